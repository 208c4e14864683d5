/* SPDX-License-Identifier: BSD-2-Clause */
/* What kpi-fetch keeps over a restart: all its SQL. */
#include "fetch/state.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fetch/schedule.h"
#include "store/backend.h"

enum query {
	GET_PAGE,
	PUT_PAGE,
	DUE,
	DUE_HOSTS,
	NEXT_DUE,
	SOURCES,
	DROP_SOURCE,
	GET_HOST,
	PUT_HOST,
	GET_ROBOTS,
	PUT_ROBOTS,
	QUERIES
};

#define PAGE_COLUMNS                                                                                         \
	"url, role, source, host, title, via, number, due, since, failures, etag, modified, hash, fetched, " \
	"outcome, "                                                                                          \
	"final"

static const char *const sql[QUERIES] = {
	[GET_PAGE] = "SELECT " PAGE_COLUMNS " FROM page WHERE url = $1 AND role = $2",
	[PUT_PAGE] = "INSERT OR REPLACE INTO page (" PAGE_COLUMNS
		     ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
	[DUE] = "SELECT " PAGE_COLUMNS
		" FROM page WHERE host = $1 AND due <= $2 ORDER BY due, role = '', url LIMIT $3",
	[DUE_HOSTS] = "SELECT DISTINCT host FROM page WHERE due <= $1",
	[NEXT_DUE] = "SELECT min(due) FROM page WHERE due > $1",
	[SOURCES] = "SELECT DISTINCT source FROM page WHERE due IS NOT NULL",
	[DROP_SOURCE] = "UPDATE page SET due = NULL WHERE source = $1 AND due IS NOT NULL",
	[GET_HOST] = "SELECT not_before, since, failures FROM host WHERE name = $1",
	[PUT_HOST] =
		"INSERT OR REPLACE INTO host (name, not_before, since, failures) VALUES ($1, $2, $3, $4)",
	[GET_ROBOTS] = "SELECT status, fetched, expires, since, failures, body FROM robots WHERE origin = $1",
	[PUT_ROBOTS] =
		"INSERT OR REPLACE INTO robots (origin, status, fetched, expires, since, failures, body) "
		"VALUES ($1, $2, $3, $4, $5, $6, $7)",
};

static const char schema[] =
	"PRAGMA application_id = 1263552836;"
	"CREATE TABLE page (url TEXT NOT NULL, role TEXT NOT NULL, source TEXT NOT NULL, host TEXT NOT NULL,"
	" title TEXT, via TEXT, number INTEGER NOT NULL, due INTEGER, since INTEGER NOT NULL,"
	" failures INTEGER NOT NULL, etag TEXT, modified TEXT, hash TEXT, fetched INTEGER NOT NULL, outcome "
	"TEXT, final TEXT,"
	" PRIMARY KEY (url, role)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX page_due ON page (host, due) WHERE due IS NOT NULL;"
	"CREATE TABLE host (name TEXT PRIMARY KEY, not_before INTEGER NOT NULL, since INTEGER NOT NULL,"
	" failures INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE robots (origin TEXT PRIMARY KEY, status INTEGER NOT NULL, fetched INTEGER NOT NULL,"
	" expires INTEGER NOT NULL, since INTEGER NOT NULL, failures INTEGER NOT NULL, body BLOB) STRICT, "
	"WITHOUT ROWID;"
	"CREATE TABLE fetch_version (version INTEGER NOT NULL) STRICT;"
	"INSERT INTO fetch_version VALUES (1)";

struct state {
	struct db *db; /* NULL: nothing is kept */
	const struct db_ops *ops;
	struct db_stmt *st[QUERIES];
	bool open; /* a transaction is */
};

void page_release(struct page *p)
{
	free(p->url);
	free(p->role);
	free(p->source);
	free(p->host);
	free(p->title);
	free(p->via);
	free(p->etag);
	free(p->modified);
	free(p->hash);
	free(p->outcome);
	free(p->final);
	*p = (struct page){0};
}

static enum kpi_status create(struct state *s, struct err *err)
{
	enum kpi_status status;

	if (s->ops->has_table(s->db, "fetch_version"))
		return KPI_OK;
	if (s->ops->has_table(s->db, "document"))
		return err_set(err, KPI_ESCHEMA, s->db->path, 0, "a database of kpid, not of kpi-fetch");
	status = s->ops->begin(s->db, true, err);
	if (status == KPI_OK)
		status = s->ops->exec(s->db, schema, err);
	if (status == KPI_OK)
		return s->ops->commit(s->db, err);
	s->ops->rollback(s->db);
	return status;
}

enum kpi_status state_open(const char *path, struct state **out, struct err *err)
{
	struct state *s = mem_zalloc(sizeof(*s));
	enum kpi_status status = KPI_OK;

	*out = NULL;
	s->ops = db_sqlite();
	if (path != NULL) {
		status = s->ops->open(path, STORE_WRITE, NULL, &s->db, err);
		if (status == KPI_OK)
			status = create(s, err);
		for (int i = 0; i < QUERIES && status == KPI_OK; i++)
			status = s->ops->prepare(s->db, sql[i], &s->st[i], err);
	}
	if (status != KPI_OK)
		state_close(s);
	else
		*out = s;
	return status;
}

void state_close(struct state *s)
{
	if (s == NULL)
		return;
	for (int i = 0; i < QUERIES; i++)
		if (s->st[i] != NULL)
			s->ops->finalize(s->st[i]);
	if (s->db != NULL) {
		s->ops->rollback(s->db);
		s->ops->close(s->db);
	}
	free(s);
}

enum kpi_status state_commit(struct state *s, struct err *err)
{
	enum kpi_status status;

	if (!s->open)
		return KPI_OK;
	status = s->ops->commit(s->db, err);
	if (status == KPI_OK)
		s->open = false;
	return status;
}

bool state_changed(const struct state *s)
{
	return s->open;
}

/* A statement to write with, in the transaction that is open or is now begun. */
static enum kpi_status begin(struct state *s, struct err *err)
{
	enum kpi_status status;

	if (s->open)
		return KPI_OK;
	status = s->ops->begin(s->db, true, err);
	s->open = status == KPI_OK;
	return status;
}

static struct db_stmt *use(struct state *s, enum query q)
{
	s->ops->reset(s->st[q]);
	return s->st[q];
}

/* A statement that changes something, within a transaction; *st NULL where nothing is kept, or on failure. */
static enum kpi_status change(struct state *s, enum query q, struct db_stmt **st, struct err *err)
{
	enum kpi_status status = s->db != NULL ? begin(s, err) : KPI_OK;

	*st = s->db != NULL && status == KPI_OK ? use(s, q) : NULL;
	return status;
}

/* A statement that writes and gives no rows. */
static enum kpi_status run(struct state *s, struct db_stmt *st, struct err *err)
{
	enum kpi_status status = s->ops->step(st, NULL, err);

	s->ops->reset(st);
	return status;
}

static void bind_str(struct state *s, struct db_stmt *st, int n, const char *v)
{
	s->ops->bind_text(st, n, v != NULL ? slice_str(v) : slice_of(NULL, 0));
}

static char *column_str(struct state *s, struct db_stmt *st, int col)
{
	struct slice v = s->ops->column_bytes(st, col);

	return v.p != NULL ? mem_strndup(v.p, v.n) : NULL;
}

static void read_page(struct state *s, struct db_stmt *st, struct page *p)
{
	*p = (struct page){
		.url = column_str(s, st, 0),
		.role = column_str(s, st, 1),
		.source = column_str(s, st, 2),
		.host = column_str(s, st, 3),
		.title = column_str(s, st, 4),
		.via = column_str(s, st, 5),
		.number = s->ops->column_int(st, 6),
		.due = s->ops->is_null(st, 7) ? -1 : s->ops->column_int(st, 7),
		.since = s->ops->column_int(st, 8),
		.failures = s->ops->column_int(st, 9),
		.etag = column_str(s, st, 10),
		.modified = column_str(s, st, 11),
		.hash = column_str(s, st, 12),
		.fetched = s->ops->column_int(st, 13),
		.outcome = column_str(s, st, 14),
		.final = column_str(s, st, 15),
	};
}

enum kpi_status state_page(struct state *s, const char *url, const char *role, struct page *out,
			   struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status;
	bool row;

	*out = (struct page){0};
	if (s->db == NULL)
		return KPI_ENOTFOUND;
	st = use(s, GET_PAGE);
	bind_str(s, st, 1, url);
	bind_str(s, st, 2, role);
	status = s->ops->step(st, &row, err);
	if (status == KPI_OK && row)
		read_page(s, st, out);
	s->ops->reset(st);
	return status == KPI_OK && !row ? KPI_ENOTFOUND : status;
}

enum kpi_status state_put_page(struct state *s, const struct page *p, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = change(s, PUT_PAGE, &st, err);

	if (st == NULL)
		return status;
	bind_str(s, st, 1, p->url);
	bind_str(s, st, 2, p->role);
	bind_str(s, st, 3, p->source);
	bind_str(s, st, 4, p->host);
	bind_str(s, st, 5, p->title);
	bind_str(s, st, 6, p->via);
	s->ops->bind_int(st, 7, p->number);
	if (p->due >= 0)
		s->ops->bind_int(st, 8, p->due);
	else
		s->ops->bind_null(st, 8);
	s->ops->bind_int(st, 9, p->since);
	s->ops->bind_int(st, 10, p->failures);
	bind_str(s, st, 11, p->etag);
	bind_str(s, st, 12, p->modified);
	bind_str(s, st, 13, p->hash);
	s->ops->bind_int(st, 14, p->fetched);
	bind_str(s, st, 15, p->outcome);
	bind_str(s, st, 16, p->final);
	return run(s, st, err);
}

enum kpi_status state_due(struct state *s, const char *host, int64_t now, struct page *v, size_t n,
			  size_t *got, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = KPI_OK;
	bool row = true;

	*got = 0;
	if (s->db == NULL)
		return KPI_OK;
	st = use(s, DUE);
	bind_str(s, st, 1, host);
	s->ops->bind_int(st, 2, now);
	s->ops->bind_int(st, 3, (int64_t)n);
	while (status == KPI_OK && row) {
		status = s->ops->step(st, &row, err);
		if (status == KPI_OK && row)
			read_page(s, st, &v[(*got)++]);
	}
	s->ops->reset(st);
	return status;
}

enum kpi_status state_due_hosts(struct state *s, int64_t now, void (*host)(void *ctx, const char *name),
				void *ctx, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = KPI_OK;
	bool row = true;

	if (s->db == NULL)
		return KPI_OK;
	st = use(s, DUE_HOSTS);
	s->ops->bind_int(st, 1, now);
	while (status == KPI_OK && row) {
		status = s->ops->step(st, &row, err);
		if (status == KPI_OK && row) {
			char *name = column_str(s, st, 0);

			host(ctx, name);
			free(name);
		}
	}
	s->ops->reset(st);
	return status;
}

enum kpi_status state_next_due(struct state *s, int64_t now, int64_t *out, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status;
	bool row;

	*out = -1;
	if (s->db == NULL)
		return KPI_OK;
	st = use(s, NEXT_DUE);
	s->ops->bind_int(st, 1, now);
	status = s->ops->step(st, &row, err);
	if (status == KPI_OK && row && !s->ops->is_null(st, 0))
		*out = s->ops->column_int(st, 0);
	s->ops->reset(st);
	return status;
}

enum kpi_status state_set_clock(struct state *s, int64_t now, struct err *err)
{
	struct buf b = {0};
	enum kpi_status status;

	if (s->db == NULL)
		return KPI_OK;
	status = begin(s, err);
	/* schedule_seen in SQL */
	buf_printf(&b,
		   "UPDATE page SET due = %lld + due - since, since = %lld WHERE due IS NOT NULL AND since > "
		   "%lld;"
		   "UPDATE host SET not_before = %lld + not_before - since, since = %lld WHERE since > %lld;"
		   "UPDATE robots SET expires = %lld + expires - since, since = %lld WHERE since > %lld",
		   (long long)now, (long long)now, (long long)now, (long long)now, (long long)now,
		   (long long)now, (long long)now, (long long)now, (long long)now);
	if (status == KPI_OK)
		status = s->ops->exec(s->db, b.p, err);
	buf_release(&b);
	return status;
}

enum kpi_status state_keep_sources(struct state *s, bool (*keep)(void *ctx, const char *source), void *ctx,
				   struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = KPI_OK;
	char **drop = NULL;
	size_t n = 0, cap = 0;
	bool row = true;

	if (s->db == NULL)
		return KPI_OK;
	st = use(s, SOURCES);
	while (status == KPI_OK && row) {
		status = s->ops->step(st, &row, err);
		if (status == KPI_OK && row) {
			char *name = column_str(s, st, 0);

			if (keep(ctx, name)) {
				free(name);
				continue;
			}
			drop = mem_grow(drop, n, &cap, sizeof(*drop));
			drop[n++] = name;
		}
	}
	s->ops->reset(st);
	for (size_t i = 0; i < n; i++) {
		if (status == KPI_OK)
			status = begin(s, err);
		if (status == KPI_OK) {
			st = use(s, DROP_SOURCE);
			bind_str(s, st, 1, drop[i]);
			status = run(s, st, err);
		}
		free(drop[i]);
	}
	free(drop);
	return status;
}

enum kpi_status state_host(struct state *s, const char *name, int64_t now, struct host_state *out,
			   struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status;
	bool row;

	*out = (struct host_state){0};
	if (s->db == NULL)
		return KPI_OK;
	st = use(s, GET_HOST);
	bind_str(s, st, 1, name);
	status = s->ops->step(st, &row, err);
	if (status == KPI_OK && row) {
		out->not_before = schedule_seen(s->ops->column_int(st, 0), s->ops->column_int(st, 1), now);
		out->failures = s->ops->column_int(st, 2);
	}
	s->ops->reset(st);
	return status;
}

enum kpi_status state_put_host(struct state *s, const char *name, int64_t now, const struct host_state *h,
			       struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = change(s, PUT_HOST, &st, err);

	if (st == NULL)
		return status;
	bind_str(s, st, 1, name);
	s->ops->bind_int(st, 2, h->not_before);
	s->ops->bind_int(st, 3, now);
	s->ops->bind_int(st, 4, h->failures);
	return run(s, st, err);
}

enum kpi_status state_robots(struct state *s, const char *origin, int64_t now, struct robots_state *out,
			     struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status;
	bool row;

	*out = (struct robots_state){0};
	if (s->db == NULL)
		return KPI_ENOTFOUND;
	st = use(s, GET_ROBOTS);
	bind_str(s, st, 1, origin);
	status = s->ops->step(st, &row, err);
	if (status == KPI_OK && row) {
		struct slice body = s->ops->column_bytes(st, 5);

		out->status = (int)s->ops->column_int(st, 0);
		out->fetched = s->ops->column_int(st, 1);
		out->expires = schedule_seen(s->ops->column_int(st, 2), s->ops->column_int(st, 3), now);
		out->failures = s->ops->column_int(st, 4);
		buf_put(&out->body, body.p, body.n);
	}
	s->ops->reset(st);
	return status == KPI_OK && !row ? KPI_ENOTFOUND : status;
}

enum kpi_status state_put_robots(struct state *s, const char *origin, int64_t now,
				 const struct robots_state *r, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = change(s, PUT_ROBOTS, &st, err);

	if (st == NULL)
		return status;
	bind_str(s, st, 1, origin);
	s->ops->bind_int(st, 2, r->status);
	s->ops->bind_int(st, 3, r->fetched);
	s->ops->bind_int(st, 4, r->expires);
	s->ops->bind_int(st, 5, now);
	s->ops->bind_int(st, 6, r->failures);
	s->ops->bind_blob(st, 7, buf_slice(&r->body));
	return run(s, st, err);
}
