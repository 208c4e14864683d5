/* SPDX-License-Identifier: BSD-2-Clause */
/* Options, lock and database, opened together or not at all. */
#include "daemon/opened.h"

#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "daemon/inbox.h"

/* One kpid a database: a lock on a file beside it, held until it is closed. */
static enum kpi_status take_lock(const struct kpid_settings *s, int *lock, struct err *err)
{
	enum { TRIES = 5 }; /* who asks for the status holds the lock for a moment too */
	struct buf path = {0};
	enum kpi_status status;

	buf_printf(&path, "%s.lock", s->database);
	status = io_lock(path.p, TRIES, "another kpid works on this database", lock, err);
	buf_release(&path);
	return status;
}

static enum kpi_status open_extractor(struct opened *o, struct err *err)
{
	const struct kpid_settings *s = &o->settings;
	struct lexicon known;
	enum kpi_status status;

	if (s->catalog[0] == '\0' && s->units[0] != '\0')
		return err_set(err, KPI_ECONFIG, NULL, 0, "units goes with catalog");
	if (s->catalog[0] == '\0') {
		extractor_init(&o->extractor, NULL);
		return KPI_OK;
	}
	lexicon_builtin(&known);
	status = catalog_conf_load(s->catalog, s->units[0] != '\0' ? s->units : NULL, &known, &o->catalog,
				   err);
	lexicon_release(&known);
	if (status == KPI_OK)
		extractor_init(&o->extractor, &o->catalog.lex);
	return status;
}

/* What the options name. A lock that is held already is kept. */
static enum kpi_status open_all(struct opened *o, struct err *err)
{
	const struct kpid_settings *s = &o->settings;
	struct store_options options = {.busy_ms = (int)s->busy_ms, .max_bytes = s->database_max_bytes};
	bool held = o->lock >= 0;
	enum kpi_status status = open_extractor(o, err);

	if (status == KPI_OK)
		status = inbox_prepare(s, err);
	if (status == KPI_OK && !held)
		status = take_lock(s, &o->lock, err);
	if (status == KPI_OK)
		status = store_open(s->database, STORE_WRITE, &options, &o->store, err);
	if (status != KPI_OK && !held && o->lock >= 0) {
		close(o->lock);
		o->lock = -1;
	}
	return status;
}

enum kpi_status opened_first(struct opened *o, struct kpid_settings *settings, struct err *err)
{
	enum kpi_status status;

	*o = (struct opened){.settings = *settings, .lock = -1};
	*settings = (struct kpid_settings){0};
	status = open_all(o, err);
	if (status != KPI_OK)
		opened_close(o);
	return status;
}

enum kpi_status opened_reading(struct opened *o, struct kpid_settings *settings, struct err *err)
{
	enum kpi_status status;

	*o = (struct opened){.settings = *settings, .lock = -1};
	*settings = (struct kpid_settings){0};
	status = open_extractor(o, err);
	if (status == KPI_OK)
		status = store_open(o->settings.database, STORE_READ, NULL, &o->store, err);
	if (status != KPI_OK)
		opened_close(o);
	return status;
}

enum kpi_status opened_again(struct opened *o,
			     enum kpi_status (*load)(void *ctx, struct kpid_settings *s,
						     struct buf *problems),
			     void *ctx, struct err *err)
{
	struct opened next = {.lock = -1};
	struct buf problems = {0};
	enum kpi_status status = load(ctx, &next.settings, &problems);
	bool same_database = false;

	if (status != KPI_OK) {
		/* one line: the first problem is enough to look for the others */
		err_set(err, KPI_ECONFIG, NULL, 0, "%.*s",
			(int)strcspn(problems.p != NULL ? problems.p : "", "\n"), problems.p);
	} else {
		same_database = strcmp(next.settings.database, o->settings.database) == 0;
		next.lock = same_database ? o->lock : -1;
		status = open_all(&next, err);
	}
	buf_release(&problems);
	if (status != KPI_OK) {
		if (same_database)
			next.lock = -1; /* it stays with what is open */
		opened_close(&next);
		return status;
	}
	if (same_database)
		o->lock = -1;
	opened_close(o);
	*o = next;
	return KPI_OK;
}

enum kpi_status opened_try_catalog(const struct kpid_settings *settings, struct err *err)
{
	struct opened o = {.settings = *settings};
	enum kpi_status status = open_extractor(&o, err);

	extractor_release(&o.extractor);
	catalog_conf_release(&o.catalog);
	return status;
}

void opened_close(struct opened *o)
{
	store_close(o->store);
	extractor_release(&o->extractor);
	catalog_conf_release(&o->catalog);
	if (o->lock >= 0)
		close(o->lock);
	kpid_settings_release(&o->settings);
	*o = (struct opened){.lock = -1};
}
