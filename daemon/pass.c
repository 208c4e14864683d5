/* SPDX-License-Identifier: BSD-2-Clause */
/* A pass from inside: looking at files, places in the archive, counting, jobs in order. */
#include "config.h" /* F_SETLEASE */

#include "daemon/pass.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"

void pass_row(struct buf *row, enum item_state state, const char *name, unsigned int line)
{
	buf_clear(row);
	log_field(row, "state", item_state_name(state));
	log_field(row, "item", name);
	if (line > 0)
		log_field_int(row, "line", line);
}

void pass_row_result(struct buf *row, const struct item_result *r)
{
	if (item_refused(r->state)) {
		log_field(row, "reason", r->reason.p);
		return;
	}
	log_field_int(row, "document", r->document);
	log_field_int(row, "version", r->version);
	if (r->state == ITEM_STORED)
		log_field_int(row, "claims", (long long)r->claims);
	if (r->replaced > 0)
		log_field_int(row, "replaced", (long long)r->replaced);
}

void pass_defer(struct pass *p, const char *name, const char *reason, bool trouble)
{
	struct buf row = {0};

	pass_row(&row, ITEM_DEFERRED, name, 0);
	log_field(&row, "reason", reason);
	p->batch.trouble = p->batch.trouble || trouble;
	batch_settle(&p->batch, ITEM_DEFERRED, trouble ? LOG_WARNING : LOG_INFO, &row);
	buf_release(&row);
}

void pass_wait(struct pass *p, const char *name, const char *reason)
{
	pass_defer(p, name, reason, false);
	if (p->in->waiting != NULL)
		names_list_add(p->in->waiting, name);
}

bool pass_changed(const struct taken *t)
{
	struct stat now;

	return fstat(t->fd, &now) != 0 || now.st_size != t->st.st_size ||
	       now.st_mtim.tv_sec != t->st.st_mtim.tv_sec || now.st_mtim.tv_nsec != t->st.st_mtim.tv_nsec;
}

char *pass_free_place(const struct pass *p, const char *clean)
{
	char *name = folder_path(p->month, clean), *place = folder_nth_name(name, 0);
	char *path = folder_path(p->in->settings->archive, place);

	if (folder_has(path)) {
		free(place);
		place = NULL;
	}
	free(name);
	free(path);
	return place;
}

char *pass_place(struct pass *p, const struct taken *t)
{
	char *name, *place;

	/* a look into a full folder costs as much as two rows: the threads have had theirs */
	if (t->place != NULL && t->finished == p->batch.finished && !name_set_has(&p->batch.taken, t->place))
		return mem_strdup(t->place);
	name = folder_path(p->month, t->clean);
	place = folder_free_name(p->in->settings->archive, name, &p->batch.taken);

	free(name);
	return place;
}

/* The folder of a place in the archive, which mostly is that of the place before. */
static enum kpi_status make_folder_for(struct pass *p, const char *place, const char *path, struct err *err)
{
	const char *slash = strrchr(place, '/');
	size_t n = slash != NULL ? (size_t)(slash - place) : 0;
	enum kpi_status status;

	if (p->made != NULL && strlen(p->made) == n && memcmp(p->made, place, n) == 0)
		return KPI_OK;
	status = folder_make_for(path, err);
	free(p->made);
	p->made = status == KPI_OK ? mem_strndup(place, n) : NULL;
	return status;
}

enum kpi_status pass_archive(struct pass *p, const struct taken *t, const char *place, struct err *err)
{
	const char *root = p->in->settings->archive;
	char *to = folder_path(root, place);
	enum kpi_status status = make_folder_for(p, place, to, err);

	/* the sidecar first: a file that is met again without it is known already and only moves */
	if (status == KPI_OK && t->meta != NULL) {
		char *meta_to = folder_tail(to, ".meta");

		if (folder_has(meta_to)) {
			char *name = folder_tail(place, ".meta"),
			     *meta_place = folder_free_name(root, name, NULL);

			free(meta_to);
			meta_to = folder_path(root, meta_place);
			free(name);
			free(meta_place);
		}
		batch_move(&p->batch, t->meta, meta_to);
		free(meta_to);
	}
	if (status == KPI_OK)
		batch_move(&p->batch, t->path, to);
	name_set_add(&p->batch.taken, place);
	free(to);
	return status;
}

bool pass_settling(const struct inbox *in, const struct stat *st)
{
	int64_t changed = (int64_t)st->st_mtim.tv_sec * 1000 + st->st_mtim.tv_nsec / 1000000;
	int64_t age = in->now_ms(in->ctx) - changed, settle = in->settings->settle_ms;

	/* a time in the far future is a wrong clock, not a write in progress */
	return age < settle && age > -settle;
}

/* Read the sidecar, if there is one. KPI_EINPUT: it is wrong; KPI_EBUSY: it is still being written. */
static enum kpi_status read_sidecar(const struct inbox *in, struct taken *t, struct err *err)
{
	char *path = folder_tail(t->path, ".meta"), *name = folder_tail(t->name, ".meta");
	struct buf text = {0};
	struct stat st;
	enum kpi_status status = KPI_OK;

	if (lstat(path, &st) != 0) {
		free(path);
		free(name);
		return KPI_OK;
	}
	t->meta = path;
	if (!S_ISREG(st.st_mode))
		status = err_set(err, KPI_EINPUT, name, 0, "not a regular file");
	else if (pass_settling(in, &st))
		status = err_set(err, KPI_EBUSY, name, 0, "just changed");
	else
		status = io_read_file(path, SIDECAR_SIZE_MAX, &text, err);
	if (status == KPI_OK)
		status = sidecar_parse(buf_slice(&text), name, &t->sidecar, err);
	buf_release(&text);
	free(name);
	return status;
}

/*
 * Whether somebody has the file open for writing. A lease on it can be had only where nobody has; it is given back at
 * once. Where the system gives none (another's file, a network file system), the time of the last change has to do.
 */
static bool has_writer(int fd)
{
	if (fcntl(fd, F_SETLEASE, F_RDLCK) != 0)
		return errno == EAGAIN;
	fcntl(fd, F_SETLEASE, F_UNLCK);
	return false;
}

enum look pass_look(const struct inbox *in, struct taken *t, struct err *why)
{
	switch (read_sidecar(in, t, why)) {
	case KPI_OK:
		break;
	case KPI_EBUSY:
		return LOOK_WAITS;
	case KPI_EIO:
		return LOOK_TROUBLE;
	default:
		return LOOK_REFUSED;
	}
	if (!S_ISREG(t->st.st_mode)) {
		err_set(why, KPI_EINPUT, NULL, 0, "not a regular file");
		return LOOK_REFUSED;
	}
	t->fd = open(t->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (t->fd < 0 || fstat(t->fd, &t->st) != 0) {
		err_set(why, KPI_EIO, t->name, 0, "cannot read: %s", strerror(errno));
		return LOOK_TROUBLE;
	}
	if (has_writer(t->fd)) {
		err_set(why, KPI_EBUSY, NULL, 0, "still open for writing");
		return LOOK_WAITS;
	}
	return LOOK_READY;
}

void pass_looked(struct pass *p, const struct taken *t, enum look look, const struct err *why)
{
	char line[1024];

	if (look == LOOK_REFUSED)
		pass_reject(p, t, err_format(why, line, sizeof(line)));
	else if (look == LOOK_WAITS)
		pass_wait(p, t->name, err_format(why, line, sizeof(line)));
	else if (look == LOOK_TROUBLE)
		pass_defer(p, t->name, err_format(why, line, sizeof(line)), true);
}

void taken_release(struct taken *t)
{
	if (t->fd >= 0)
		close(t->fd);
	sidecar_release(&t->sidecar);
	free(t->clean);
	free(t->path);
	free(t->meta);
	free(t->place);
	*t = (struct taken){.fd = -1};
}

bool pass_stops(struct pass *p)
{
	if (p->in->progress != NULL)
		p->in->progress->items = p->batch.run->in + p->batch.items;
	p->stopped = p->stopped || p->in->stop(p->in->ctx);
	return p->stopped;
}

/* Store the oldest of what is under way, and commit when it is time. */
static enum kpi_status store_oldest(struct pass *p, struct err *err)
{
	struct pass_job *job = (struct pass_job *)crew_take(p->crew);
	bool usable = p->status == KPI_OK && !p->stopped;
	enum kpi_status status = job->store(p, job, err);

	if (usable && status == KPI_OK && batch_full(&p->batch))
		status = batch_finish(&p->batch, err);
	else if (usable && status != KPI_OK)
		batch_abandon(&p->batch);
	if (usable && status != KPI_OK)
		p->status = status;
	return usable ? status : KPI_OK;
}

enum kpi_status pass_give(struct pass *p, struct pass_job *job, struct err *err)
{
	enum kpi_status status = KPI_OK, first = KPI_OK;

	while (!crew_has_room(p->crew, job->job.cost)) {
		status = store_oldest(p, err);
		first = first == KPI_OK ? status : first;
	}
	crew_give(p->crew, &job->job);
	while (crew_ready(p->crew)) {
		status = store_oldest(p, err);
		first = first == KPI_OK ? status : first;
	}
	return first;
}

enum kpi_status pass_drain(struct pass *p, struct err *err)
{
	enum kpi_status first = KPI_OK;

	while (!crew_idle(p->crew)) {
		enum kpi_status status = store_oldest(p, err);

		first = first == KPI_OK ? status : first;
	}
	return first;
}
