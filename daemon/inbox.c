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

struct container_limits container_limits_of(const struct kpid_settings *s)
{
	return (struct container_limits){.item_bytes = (size_t)s->max_item_bytes,
					 .header_bytes = (size_t)s->container_header_bytes,
					 .members = (uint64_t)s->container_members,
					 .bytes = (uint64_t)s->container_bytes,
					 .ratio = (uint64_t)s->container_ratio,
					 .depth = (unsigned int)s->container_depth,
					 .scratch = s->archive};
}

/* A file that is taken as several items. Its rows are stored before it moves, so its bytes have to be on disk first. */
static enum kpi_status take_in_parts(struct pass *p, struct taken *t, enum container_kind kind,
				     struct err *err)
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
	status = take_container(p, t, kind, err);
	if (status != KPI_OK && p->status == KPI_OK) {
		batch_abandon(&p->batch);
		p->status = status;
	}
	if (status != KPI_OK)
		pass_defer(p, t->name, "the database failed", true);
	return status;
}

/* Whether a file is likely to be a container, by its name. What it is, its bytes say. */
static bool is_in_parts(const char *name)
{
	static const char *const endings[] = {".jsonl", ".warc", ".gz",	 ".zip", ".wacz", ".tar", ".tgz",
					      ".tbz",	".bz2",	 ".txz", ".xz",	 ".zst",  NULL};

	for (int i = 0; endings[i] != NULL; i++)
		if (slice_ends(slice_str(name), endings[i]))
			return true;
	return false;
}

static enum container_kind kind_of_file(const struct taken *t)
{
	int fd = open(t->path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	char start[CONTAINER_START];
	ssize_t n = fd >= 0 ? pread(fd, start, sizeof(start), 0) : -1;

	if (fd >= 0)
		close(fd);
	return container_kind_of(t->name, slice_of(start, n > 0 ? (size_t)n : 0));
}

static enum kpi_status take(struct pass *p, const char *name, bool look_inside, struct err *err)
{
	struct taken t = {.name = name, .fd = -1};
	enum container_kind kind = CONTAINER_NONE;
	enum kpi_status status = KPI_OK;

	t.path = folder_path(p->in->settings->inbox, name);
	if (lstat(t.path, &t.st) != 0) {
		pass_defer(p, name, "gone", false);
	} else if (pass_settling(p->in, &t.st)) {
		pass_wait(p, name, "just changed");
	} else {
		t.clean = folder_clean_name(name);
		if (look_inside || is_in_parts(name))
			kind = kind_of_file(&t);
		if (kind != CONTAINER_NONE)
			status = take_in_parts(p, &t, kind, err);
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
		take(p, name, false, err);
	}
	pass_drain(p, err);
	for (size_t i = 0; i < p->later.n && p->status == KPI_OK && !pass_stops(p); i++)
		take(p, p->later.items[i], true, err);
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
	names_list_release(&p.later);
	names_list_release(&closed);
	return status;
}
