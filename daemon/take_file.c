/* SPDX-License-Identifier: BSD-2-Clause */
/* An ordinary file: one article. A thread of the crew reads it, the pass stores it. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "daemon/pass.h"

struct file_job {
	struct pass_job pass; /* first */
	const struct pass *p; /* of it only what does not change */
	const struct inbox *in;
	struct taken t;
	/* what the thread found */
	enum look look;
	struct err why;
	struct buf raw;
	struct item item; /* .archive_path is the pass's to set */
	struct item_read read;
};

static void free_job(struct file_job *f)
{
	taken_release(&f->t);
	buf_release(&f->raw);
	item_read_release(&f->read);
	free(f);
}

/* Read the whole file, whose size was checked. KPI_EIO where it cannot be read. */
static enum kpi_status read_all(const struct taken *t, struct buf *out, struct err *err)
{
	size_t size = (size_t)t->st.st_size;

	buf_reserve(out, size + 1);
	while (out->n < size) {
		ssize_t n = read(t->fd, out->p + out->n, size - out->n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(err, KPI_EIO, t->name, 0, "cannot read: %s", strerror(errno));
		if (n == 0)
			break;
		out->n += (size_t)n;
	}
	out->p[out->n] = '\0';
	return KPI_OK;
}

static enum look refuse(struct file_job *f, const char *why)
{
	err_set(&f->why, KPI_EINPUT, NULL, 0, "%s", why);
	return LOOK_REFUSED;
}

/* By the first bytes: several items under a name that does not say so, or an archive that is not read. */
static enum look look_inside(struct file_job *f)
{
	char start[CONTAINER_START];
	ssize_t n = pread(f->t.fd, start, sizeof(start), 0);
	struct slice s = slice_of(start, n > 0 ? (size_t)n : 0);
	const char *unread = container_unread(s);

	if (container_kind_of(f->t.name, s) != CONTAINER_NONE)
		return LOOK_CONTAINER;
	return unread != NULL ? refuse(f, unread) : LOOK_READY;
}

static enum look read_file(struct file_job *f)
{
	int64_t max = f->in->settings->max_item_bytes;
	enum look look = pass_look(f->in, &f->t, &f->why);
	const char *unknown;

	if (look == LOOK_READY)
		look = look_inside(f);
	if (look != LOOK_READY)
		return look;
	if (f->t.st.st_size > max) {
		err_set(&f->why, KPI_EINPUT, NULL, 0, "too large: %lld bytes, at most %lld",
			(long long)f->t.st.st_size, (long long)max);
		return LOOK_REFUSED;
	}
	if (read_all(&f->t, &f->raw, &f->why) != KPI_OK)
		return LOOK_TROUBLE;
	if (pass_changed(&f->t)) {
		err_set(&f->why, KPI_EBUSY, NULL, 0, "just changed");
		return LOOK_WAITS;
	}
	unknown = media_unknown(f->t.name, buf_slice(&f->raw), &f->item.media);
	return unknown != NULL ? refuse(f, unknown) : LOOK_READY;
}

static void work(struct job *job, struct deflater *d)
{
	struct file_job *f = (struct file_job *)(void *)job;

	f->look = read_file(f);
	if (f->t.fd >= 0)
		close(f->t.fd);
	f->t.fd = -1;
	if (f->look != LOOK_READY)
		return;
	f->item.ident = f->t.clean;
	f->item.raw = buf_slice(&f->raw);
	f->item.given = sidecar_hints(&f->t.sidecar, f->t.clean);
	f->item.captured = f->t.st.st_mtim.tv_sec;
	f->item.keep_bytes = f->in->settings->keep_bytes;
	item_read(f->in->extractor, d, &f->item, &f->read);
	if (!item_refused(f->read.state))
		f->t.place = pass_free_place(f->p, f->t.clean);
}

/* Where a file goes whose bytes are stored: to the place that its row names, where a crash kept it from moving there. */
static char *place_of_duplicate(struct pass *p, const struct taken *t, const struct item_result *r)
{
	if (r->archived != NULL && r->archived_line == 0 && !r->archived_record &&
	    r->archived_member == NULL && !name_set_has(&p->batch.taken, r->archived)) {
		char *path = folder_path(p->in->settings->archive, r->archived);
		bool there = folder_has(path);

		free(path);
		if (!there)
			return mem_strdup(r->archived);
	}
	return pass_place(p, t);
}

/* It is stored: count it, and have it moved. */
static void put_away(struct pass *p, const struct taken *t, char **place, const struct item_result *r)
{
	struct buf row = {0};
	struct err err = {0};

	if (r->state == ITEM_DUPLICATE) {
		free(*place);
		*place = place_of_duplicate(p, t, r);
	}
	pass_row(&row, r->state, t->name, 0);
	pass_row_result(&row, r);
	batch_count(&p->batch, r->state, r->claims, &row);
	if (pass_archive(p, t, *place, &err) != KPI_OK) {
		p->batch.trouble = true;
		log_err(p->in->log, LOG_ERROR, &err);
	}
	buf_release(&row);
}

static enum kpi_status store_read(struct pass *p, struct file_job *f, struct err *err)
{
	char *place = pass_place(p, &f->t);
	struct item_result r = {0};
	enum kpi_status status = batch_begin(&p->batch, err);

	f->item.archive_path = place;
	if (status == KPI_OK)
		status = item_put(p->in->store, &f->item, &f->read, &r, err);
	if (status != KPI_OK)
		pass_defer(p, f->t.name, "the database failed", true);
	else if (item_refused(r.state))
		pass_refuse(p, &f->t, r.state, r.reason.p);
	else
		put_away(p, &f->t, &place, &r);
	free(place);
	item_result_release(&r);
	return status;
}

static enum kpi_status store(struct pass *p, struct pass_job *job, struct err *err)
{
	struct file_job *f = (struct file_job *)job;
	enum kpi_status status = KPI_OK;

	if (p->status != KPI_OK)
		pass_defer(p, f->t.name, "the database failed before", true);
	else if (p->stopped)
		; /* it waits in the inbox, as those do that nobody has looked at */
	else if (f->look == LOOK_CONTAINER)
		names_list_add(&p->later, f->t.name);
	else if (f->look != LOOK_READY)
		pass_looked(p, &f->t, f->look, &f->why);
	else
		status = store_read(p, f, err);
	free_job(f);
	return status;
}

enum kpi_status take_file(struct pass *p, struct taken *t, struct err *err)
{
	struct file_job *f = mem_zalloc(sizeof(*f));
	int64_t size = t->st.st_size, max = p->in->settings->max_item_bytes;

	f->pass.job.work = work;
	f->pass.job.cost = size > 0 && size <= max ? (size_t)size : 0;
	f->pass.store = store;
	f->p = p;
	f->in = p->in;
	f->t = *t;
	f->t.finished = p->batch.finished;
	return pass_give(p, &f->pass, err);
}
