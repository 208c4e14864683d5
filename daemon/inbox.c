/* SPDX-License-Identifier: BSD-2-Clause */
/* A pass over the inbox: which files, in which order, and where they go. */
#include "daemon/inbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/io.h"
#include "base/mem.h"
#include "config.h"
#include "daemon/pass.h"

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

char *pass_place(struct pass *p, const struct taken *t)
{
	char *name = folder_path(p->month, t->clean);
	char *place = folder_free_name(p->in->settings->archive, name, &p->batch.taken);

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

static bool settling(const struct inbox *in, const struct stat *st)
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
	else if (settling(in, &st))
		status = err_set(err, KPI_EBUSY, name, 0, "just changed");
	else
		status = io_read_file(path, SIDECAR_SIZE_MAX, &text, err);
	if (status == KPI_OK)
		status = sidecar_parse(buf_slice(&text), name, &t->sidecar, err);
	buf_release(&text);
	free(name);
	return status;
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

/* A file that is taken as several items. Its rows are stored before it moves, so its bytes have to be on disk first. */
static enum kpi_status take_in_parts(struct pass *p, struct taken *t, struct err *err)
{
	struct err why = {0};
	enum look look;
	enum kpi_status status = pass_drain(p, err);

	if (status != KPI_OK) {
		pass_defer(p, t->name, "the database failed before", true);
		return status;
	}
	look = pass_look(p->in, t, &why);
	if (look == LOOK_READY && folder_sync_files(p->in->settings->inbox, &t->path, 1, &why) != KPI_OK)
		look = LOOK_TROUBLE;
	if (look != LOOK_READY) {
		pass_looked(p, t, look, &why);
		return KPI_OK;
	}
	status = take_bulk(p, t, err);
	if (status != KPI_OK && p->status == KPI_OK) {
		batch_abandon(&p->batch);
		p->status = status;
	}
	if (status != KPI_OK)
		pass_defer(p, t->name, "the database failed", true);
	return status;
}

static bool is_in_parts(const char *name)
{
	return slice_ends(slice_str(name), ".jsonl");
}

static enum kpi_status take(struct pass *p, const char *name, struct err *err)
{
	struct taken t = {.name = name, .fd = -1};
	enum kpi_status status = KPI_OK;

	t.path = folder_path(p->in->settings->inbox, name);
	if (lstat(t.path, &t.st) != 0) {
		pass_defer(p, name, "gone", false);
	} else if (settling(p->in, &t.st)) {
		pass_wait(p, name, "just changed");
	} else {
		t.clean = folder_clean_name(name);
		if (is_in_parts(name))
			status = take_in_parts(p, &t, err);
		else
			return take_file(p, &t, err);
	}
	taken_release(&t);
	return status;
}

static void take_orphan(struct pass *p, const char *meta)
{
	char *name = mem_strndup(meta, strlen(meta) - strlen(".meta")), *clean = folder_clean_name(name);
	char *path = folder_path(p->in->settings->inbox, meta);

	if (pass_rejected_with_its_file(p, path, clean))
		unlink(path);
	else
		pass_defer(p, meta, "waits for its file", false);
	free(name);
	free(clean);
	free(path);
}

static int by_name(const void *key, const void *item)
{
	return strcmp(key, *(char *const *)item);
}

static bool has_file(const struct names_list *l, const char *meta)
{
	char *name = mem_strndup(meta, strlen(meta) - strlen(".meta"));
	bool found = bsearch(name, l->items, l->n, sizeof(*l->items), by_name) != NULL;

	free(name);
	return found;
}

static enum kpi_status take_all(struct pass *p, const struct names_list *files, struct err *err)
{
	enum kpi_status status;

	for (size_t i = 0; i < files->n; i++) {
		const char *name = files->items[i];

		if (slice_ends(slice_str(name), ".meta")) {
			if (!has_file(files, name))
				take_orphan(p, name);
			continue;
		}
		if (p->status != KPI_OK) {
			pass_defer(p, name, "the database failed before", true);
			continue;
		}
		if (pass_stops(p) || (p->in->leave != NULL && p->in->leave(p->in->ctx)))
			break;
		if (p->in->progress != NULL)
			*p->in->progress = (struct inbox_progress){
				.files = files->n, .done = i, .items = p->in->progress->items};
		/* the first failure is the one to tell; p->status keeps it */
		take(p, name, err);
	}
	pass_drain(p, err);
	if (p->status != KPI_OK)
		return p->status;
	status = batch_finish(&p->batch, err);
	batch_sync(&p->batch);
	return status;
}

static enum kpi_status put_run(struct pass *p, struct store_run *run, struct err *err)
{
	enum kpi_status status;

	run->finished = p->in->now_ms(p->in->ctx) / 1000;
	if (run->in == run->deferred)
		return KPI_OK;
	status = store_begin(p->in->store, run->finished, err);
	if (status != KPI_OK)
		return status;
	status = store_put_run(p->in->store, run, err);
	if (status == KPI_OK)
		return store_commit(p->in->store, err);
	store_rollback(p->in->store);
	return status;
}

/* Whether threads are worth starting: there is more than one file, or one of many items. */
static bool several(const struct names_list *files)
{
	return files->n > 1 || (files->n == 1 && is_in_parts(files->items[0]));
}

static unsigned int threads_of(const struct kpid_settings *s)
{
	return s->threads > 0 ? (unsigned int)s->threads : crew_threads_of_machine();
}

enum kpi_status inbox_pass(const struct inbox *in, struct store_run *run, bool *trouble, struct err *err)
{
	struct pass p = {.in = in};
	struct names_list found = {0}, closed = {0};
	const struct names_list *files = in->only != NULL ? in->only : &found;
	struct date day;
	enum kpi_status status = KPI_OK;

	*run = (struct store_run){.program = PACKAGE_STRING, .started = in->now_ms(in->ctx) / 1000};
	p.batch = (struct batch){.store = in->store,
				 .inbox = in->settings->inbox,
				 .log = in->log,
				 .now_ms = in->now_ms,
				 .ctx = in->ctx,
				 .max_items = in->settings->batch_items,
				 .max_ms = in->settings->batch_ms,
				 .run = run};
	day = date_from_days((int32_t)(run->started / 86400));
	snprintf(p.month, sizeof(p.month), "%04d/%02d", day.y, day.m);
	if (in->only == NULL)
		status = folder_list(in->settings->inbox, &found, &closed, err);
	for (size_t i = 0; i < closed.n; i++)
		pass_defer(&p, closed.items[i], "a folder that cannot be read, or too deep", true);
	if (status == KPI_OK) {
		p.crew = crew_new(several(files) ? threads_of(in->settings) : 0);
		status = take_all(&p, files, err);
		crew_free(p.crew);
	}
	if (status == KPI_OK)
		status = put_run(&p, run, err);
	*trouble = p.batch.trouble;
	batch_release(&p.batch);
	free(p.made);
	names_list_release(&found);
	names_list_release(&closed);
	return status;
}

/* Whether what is named `inner` lies in the folder `outer` or is it; both as realpath has them. */
static bool lies_in(const char *inner, const char *outer)
{
	size_t n = strlen(outer);

	return strncmp(inner, outer, n) == 0 && (inner[n] == '/' || inner[n] == '\0' || n == 1);
}

/* What kpid writes must not come in again: archived files as new ones, the database as a file to reject. */
static enum kpi_status check_apart(const char *inbox, const char *other, struct err *err)
{
	char *in = realpath(inbox, NULL), *real = realpath(other, NULL);
	enum kpi_status status = KPI_OK;

	if (in == NULL || real == NULL)
		status = err_set(err, KPI_EIO, in == NULL ? inbox : other, 0, "cannot look at it: %s",
				 strerror(errno));
	else if (lies_in(real, in))
		status = err_set(err, KPI_ECONFIG, other, 0,
				 "lies in the inbox %s, so what is put there would be read again", inbox);
	free(in);
	free(real);
	return status;
}

static enum kpi_status check_folders_apart(const struct kpid_settings *s, struct err *err)
{
	const char *slash = strrchr(s->database, '/');
	char *folder = slash == NULL ? mem_strdup(".")
				     : mem_strndup(s->database,
						   slash == s->database ? 1 : (size_t)(slash - s->database));
	enum kpi_status status = check_apart(s->inbox, s->archive, err);

	if (status == KPI_OK)
		status = check_apart(s->inbox, s->rejected, err);
	if (status == KPI_OK)
		status = check_apart(s->inbox, folder, err);
	free(folder);
	return status;
}

enum kpi_status inbox_prepare(const struct kpid_settings *s, struct err *err)
{
	const char *const folders[] = {s->inbox, s->archive, s->rejected};
	struct stat inbox, other;

	for (int i = 0; i < 3; i++) {
		enum kpi_status status = folder_make(folders[i], err);

		if (status != KPI_OK)
			return status;
		if (access(folders[i], R_OK | W_OK | X_OK) != 0)
			return err_set(err, KPI_EIO, folders[i], 0, "cannot be written to: %s",
				       strerror(errno));
		if (stat(folders[i], &other) != 0 || (i == 0 && stat(folders[0], &inbox) != 0))
			return err_set(err, KPI_EIO, folders[i], 0, "cannot look at it: %s", strerror(errno));
		if (i > 0 && other.st_dev != inbox.st_dev)
			return err_set(err, KPI_ECONFIG, folders[i], 0,
				       "not on the file system of the inbox, so files cannot be moved there");
	}
	if (folder_make_for(s->database, err) != KPI_OK)
		return err != NULL ? err->status : KPI_EIO;
	return check_folders_apart(s, err);
}
