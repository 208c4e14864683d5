/* SPDX-License-Identifier: BSD-2-Clause */
/* A bulk file: an article a line. Bad lines go to rejected/ with their reasons, the file goes to the archive. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "daemon/bulk.h"
#include "daemon/pass.h"

enum {
	REJECTS_FLUSH = 1 << 20,
	REJECT_RAW_MAX = 4096 /* of a bad line; the whole of it is in the archive */
};

/* The file of bad lines, written under another name until it is whole. */
struct rejects {
	char *tmp; /* NULL: no line was bad so far */
	int fd;
	struct buf buf;
};

struct bulk_pass {
	struct pass *p;
	const struct taken *t;
	char *place; /* in the archive */
	struct rejects rejects;
	unsigned int lines;
	bool failed; /* what failed is the file, not the store: the rest of the inbox can go on */
	struct err why;
};

/* A line on its way. */
struct line_job {
	struct pass_job pass; /* first */
	struct bulk_pass *b;
	struct buf raw;
	struct bulk_line l; /* of raw and parsed */
	struct bulk_parsed parsed;
	bool bad;
	struct err why; /* where it is */
	char by_content[SHA256_HEX + 8];
	struct item item; /* .archive_path is the pass's to set */
	struct item_read read;
};

static enum kpi_status open_rejects(struct bulk_pass *b, struct err *err)
{
	struct rejects *r = &b->rejects;
	char *whole = folder_nth_name(b->t->clean, 0);
	const char *base = strrchr(whole, '/');
	struct buf name = {0};
	enum kpi_status status;

	base = base != NULL ? base + 1 : whole;
	buf_printf(&name, "%s/%.*s.%s.tmp", b->p->in->settings->rejected, (int)(base - whole), whole, base);
	free(whole);
	r->tmp = buf_steal(&name);
	status = folder_make_for(r->tmp, err);
	if (status != KPI_OK)
		return status;
	r->fd = open(r->tmp, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (r->fd < 0)
		return err_set(err, KPI_EIO, r->tmp, 0, "cannot write: %s", strerror(errno));
	return KPI_OK;
}

static enum kpi_status flush_rejects(struct rejects *r, size_t at_least, struct err *err)
{
	enum kpi_status status = KPI_OK;

	if (r->tmp != NULL && r->buf.n >= at_least) {
		status = io_write_all(r->fd, r->buf.p, r->buf.n, r->tmp, err);
		buf_clear(&r->buf);
	}
	return status;
}

static enum kpi_status note_reject(struct bulk_pass *b, const struct bulk_line *l, const char *reason,
				   struct err *err)
{
	struct rejects *r = &b->rejects;
	struct json j;
	enum kpi_status status = r->tmp == NULL ? open_rejects(b, err) : KPI_OK;
	size_t n = l->raw.n < REJECT_RAW_MAX ? l->raw.n : REJECT_RAW_MAX;

	if (status != KPI_OK)
		return status;
	j = json_to(&r->buf);
	json_open(&j, NULL);
	json_int(&j, "line", l->line);
	json_cstr(&j, "reason", reason);
	json_str(&j, "raw", slice_of(l->raw.p, n));
	json_close(&j);
	buf_putc(&r->buf, '\n');
	return flush_rejects(r, REJECTS_FLUSH, err);
}

static bool same_content(const char *a, const char *b)
{
	struct buf x = {0}, y = {0};
	bool same = io_read_file(a, 0, &x, NULL) == KPI_OK && io_read_file(b, 0, &y, NULL) == KPI_OK &&
		    slice_eq(buf_slice(&x), buf_slice(&y));

	buf_release(&x);
	buf_release(&y);
	return same;
}

/* Give the file of bad lines its name. One that says the same already, from a pass that was killed, serves as well. */
static enum kpi_status finish_rejects(struct bulk_pass *b, struct err *err)
{
	struct rejects *r = &b->rejects;
	const char *root = b->p->in->settings->rejected;
	enum kpi_status status = flush_rejects(r, 1, err);

	if (status != KPI_OK || r->tmp == NULL)
		return status;
	if (fsync(r->fd) != 0)
		return err_set(err, errno == ENOSPC ? KPI_EFULL : KPI_EIO, r->tmp, 0, "cannot write: %s",
			       strerror(errno));
	for (unsigned int k = 0;; k++) {
		char *name = folder_nth_name(b->t->clean, k), *to = folder_path(root, name);
		bool there = folder_has(to), same = there && same_content(to, r->tmp);

		if (same)
			unlink(r->tmp);
		else if (!there)
			status = folder_move(r->tmp, to, err);
		if (!there && status == KPI_OK)
			status = folder_sync_for(to, err);
		free(name);
		free(to);
		if (same || !there)
			return status;
	}
}

static void release_rejects(struct rejects *r)
{
	if (r->tmp != NULL) {
		if (r->fd >= 0)
			close(r->fd);
		unlink(r->tmp);
	}
	free(r->tmp);
	buf_release(&r->buf);
}

/* The place that a row of an earlier, killed pass names for this line's file is this file's place. */
static void adopt_place(struct bulk_pass *b, const struct item_result *r, unsigned int line)
{
	char *path;

	if (r->archived == NULL || r->archived_line != line || strcmp(r->archived, b->place) == 0)
		return;
	path = folder_path(b->p->in->settings->archive, r->archived);
	if (!folder_has(path) && !name_set_has(&b->p->batch.taken, r->archived)) {
		free(b->place);
		b->place = mem_strdup(r->archived);
	}
	free(path);
}

static const char *either(const char *a, const char *b)
{
	return a != NULL ? a : b;
}

/* The sidecar of the bulk file speaks where the line is silent. */
static void make_item(struct line_job *j)
{
	const struct taken *t = j->b->t;
	const struct sidecar *all = &t->sidecar;
	const struct bulk_line *l = &j->l;
	char sha[SHA256_HEX];

	j->item = (struct item){
		.ident = l->id,
		.raw = l->body,
		.media = l->html ? MEDIA_HTML : MEDIA_TEXT,
		.given = {.path = either(l->id, t->clean),
			  .url = l->url,
			  .title = l->title,
			  .source = either(l->source, all->source),
			  .region = either(l->region, all->region),
			  .published = date_is_set(l->published) ? l->published : all->published},
		.archive_line = l->line,
		.captured = t->st.st_mtim.tv_sec,
		.keep_bytes = j->b->p->in->settings->keep_bytes};
	/* without a name its content is its identity: a line's number says nothing when the file is made anew */
	if (l->id == NULL) {
		sha256_hex(l->body.p, l->body.n, sha);
		snprintf(j->by_content, sizeof(j->by_content), "sha256:%s", sha);
		j->item.ident = j->by_content;
	}
}

static void work(struct job *job, struct deflater *d)
{
	struct line_job *j = (struct line_job *)(void *)job;

	if (!j->bad)
		j->bad = bulk_parse(&j->parsed, j->b->t->name, &j->l, &j->why) != KPI_OK;
	if (j->bad)
		return;
	make_item(j);
	item_read(j->b->p->in->extractor, d, &j->item, &j->read);
}

static enum kpi_status store_line(struct bulk_pass *b, struct line_job *j, struct err *err)
{
	struct pass *p = b->p;
	struct item_result r = {0};
	struct buf row = {0};
	enum kpi_status status = batch_begin(&p->batch, err);

	j->item.archive_path = b->place;
	if (status == KPI_OK && j->bad) {
		r.state = ITEM_REJECTED;
		buf_puts(&r.reason, j->why.msg);
	} else if (status == KPI_OK) {
		status = item_put(p->in->store, &j->item, &j->read, &r, err);
	}
	if (status == KPI_OK && item_refused(r.state))
		b->failed = note_reject(b, &j->l, r.reason.p, &b->why) != KPI_OK;
	if (status == KPI_OK && !b->failed) {
		if (r.state == ITEM_DUPLICATE)
			adopt_place(b, &r, j->l.line);
		pass_row(&row, r.state, b->t->name, j->l.line);
		pass_row_result(&row, &r);
		batch_count(&p->batch, r.state, r.claims, &row);
	}
	buf_release(&row);
	item_result_release(&r);
	return status;
}

static enum kpi_status store(struct pass *p, struct pass_job *job, struct err *err)
{
	struct line_job *j = (struct line_job *)job;
	enum kpi_status status = KPI_OK;

	if (p->status == KPI_OK && !p->stopped && !j->b->failed)
		status = store_line(j->b, j, err);
	bulk_parsed_release(&j->parsed);
	item_read_release(&j->read);
	buf_release(&j->raw);
	free(j);
	return status;
}

static struct line_job *make_job(struct bulk_pass *b, const struct bulk_line *l)
{
	struct line_job *j = mem_zalloc(sizeof(*j));

	j->pass.job.work = work;
	j->pass.job.cost = l->raw.n;
	j->pass.store = store;
	j->b = b;
	buf_put(&j->raw, l->raw.p, l->raw.n);
	j->l.raw = buf_slice(&j->raw);
	j->l.line = l->line;
	return j;
}

/* Every line is given to the crew. KPI_ENOTFOUND at the end, KPI_OK where the pass was told to stop or the file failed. */
static enum kpi_status take_lines(struct bulk_pass *b, struct bulk *in, struct err *err)
{
	while (!b->failed && !pass_stops(b->p)) {
		struct bulk_line l;
		struct err bad = {0};
		struct line_job *j;
		enum kpi_status status = bulk_split(in, &l, &bad);

		if (status == KPI_ENOTFOUND)
			return status;
		if (status != KPI_OK && status != KPI_EINPUT) {
			b->failed = true;
			b->why = bad;
			break;
		}
		if (b->p->in->progress != NULL)
			b->p->in->progress->in_file += (int64_t)l.raw.n + 1;
		j = make_job(b, &l);
		j->bad = status == KPI_EINPUT;
		j->why = bad;
		b->lines++;
		status = pass_give(b->p, &j->pass, err);
		if (status != KPI_OK)
			return status;
	}
	return KPI_OK;
}

/* All lines are read: the bad ones to rejected/, the file to the archive. */
static void put_away(struct bulk_pass *b)
{
	struct err err = {0};
	char line[1024];
	enum kpi_status status;

	if (pass_changed(b->t)) {
		pass_wait(b->p, b->t->name, "just changed");
		return;
	}
	status = finish_rejects(b, &err);
	if (status == KPI_OK)
		status = pass_archive(b->p, b->t, b->place, &err);
	if (status != KPI_OK)
		pass_defer(b->p, b->t->name, err_format(&err, line, sizeof(line)), true);
}

enum kpi_status take_bulk(struct pass *p, const struct taken *t, struct err *err)
{
	struct bulk_pass b = {.p = p, .t = t, .rejects = {.fd = -1}};
	struct bulk *in = bulk_new(t->fd, t->name, (size_t)p->in->settings->max_item_bytes);
	char line[1024];
	enum kpi_status read, status;

	if (p->in->progress != NULL) {
		p->in->progress->in_file = 0;
		p->in->progress->of_file = t->st.st_size;
	}
	b.place = pass_place(p, t);
	read = take_lines(&b, in, err);
	status = pass_drain(p, err);
	if (status == KPI_OK && read != KPI_ENOTFOUND)
		status = read;
	if (status == KPI_OK && b.failed)
		pass_defer(p, t->name, err_format(&b.why, line, sizeof(line)), true);
	else if (status == KPI_OK && read == KPI_ENOTFOUND && b.lines == 0)
		pass_reject(p, t, "empty");
	else if (status == KPI_OK && read == KPI_ENOTFOUND && !p->stopped)
		put_away(&b);
	release_rejects(&b.rejects);
	free(b.place);
	bulk_free(in);
	return status;
}
