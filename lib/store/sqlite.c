/* SPDX-License-Identifier: BSD-2-Clause */
/* The SQLite engine: the only file that knows sqlite3.h. */
#include "store/backend.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	APPLICATION_ID = 0x4b504944, /* "KPID" */
	PAGE = 4096,
	MAX_PARAMS = 48,
	BUSY_MS_DEFAULT = 5000
};

struct conn {
	struct db db;
	sqlite3 *h;
	char *path;
};

struct stmt {
	struct db_stmt st;
	sqlite3_stmt *h;
	struct conn *conn;
	int bind_rc;
	unsigned char param[MAX_PARAMS + 1]; /* $n to SQLite's index, which counts by first appearance */
};

static struct conn *conn_of(struct db *db)
{
	return (struct conn *)db;
}

static struct stmt *stmt_of(struct db_stmt *st)
{
	return (struct stmt *)st;
}

static bool no_space(int e)
{
	/* EFBIG: a file size limit of the process is one more way of being full */
	return e == ENOSPC || e == EDQUOT || e == EFBIG;
}

static enum kpi_status fail(struct conn *c, int rc, const char *what, struct err *err)
{
	enum kpi_status st;
	const char *hint = "";

	switch (rc & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		st = KPI_EBUSY;
		hint = "; another process holds the database, try again";
		break;
	case SQLITE_FULL:
		st = KPI_EFULL;
		break;
	case SQLITE_READONLY:
		/* of a reader too, where the log's files are not there and its folder keeps it from making them */
		st = KPI_ESTORE;
		hint = "; it and its folder have to be writable, for readers too while no kpid has it open";
		break;
	case SQLITE_IOERR:
		st = c->h != NULL && no_space(sqlite3_system_errno(c->h)) ? KPI_EFULL : KPI_ESTORE;
		break;
	default:
		st = KPI_ESTORE;
	}
	return err_set(err, st, c->path, 0, "%s: %s%s", what,
		       c->h != NULL ? sqlite3_errmsg(c->h) : sqlite3_errstr(rc), hint);
}

static enum kpi_status exec(struct db *db, const char *sql, struct err *err)
{
	struct conn *c = conn_of(db);
	int rc = sqlite3_exec(c->h, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK ? KPI_OK : fail(c, rc, "cannot execute", err);
}

/* The first column of the first row of sql, as an integer. */
static enum kpi_status query_int(struct conn *c, const char *sql, int64_t *out, struct err *err)
{
	sqlite3_stmt *h = NULL;
	int rc = sqlite3_prepare_v2(c->h, sql, -1, &h, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(h);
	if (rc == SQLITE_ROW)
		*out = sqlite3_column_int64(h, 0);
	sqlite3_finalize(h);
	return rc == SQLITE_ROW ? KPI_OK : fail(c, rc, "cannot read", err);
}

/* A file that is neither new nor ours must not be written to. */
static enum kpi_status check_ours(struct conn *c, enum store_mode mode, struct err *err)
{
	int64_t app = 0, tables = 0;
	enum kpi_status st = query_int(c, "PRAGMA application_id", &app, err);

	if (st == KPI_OK)
		st = query_int(c, "SELECT count(*) FROM sqlite_schema", &tables, err);
	if (st != KPI_OK || app == APPLICATION_ID)
		return st;
	if (app == 0 && tables == 0 && mode == STORE_WRITE)
		return KPI_OK;
	if (app == 0 && tables == 0)
		return err_set(err, KPI_ESCHEMA, c->path, 0,
			       "the database is empty; kpid fills it on its first run");
	return err_set(err, KPI_ESCHEMA, c->path, 0, "not a database of kpid (application id %#llx)",
		       (unsigned long long)app);
}

static enum kpi_status set_up_writer(struct conn *c, const struct store_options *o, struct err *err)
{
	char sql[128];
	int keep = 1;
	sqlite3_stmt *h = NULL;
	bool wal = false;
	int rc = sqlite3_prepare_v2(c->h, "PRAGMA journal_mode = WAL", -1, &h, NULL);

	if (rc == SQLITE_OK && (rc = sqlite3_step(h)) == SQLITE_ROW) {
		wal = strcmp((const char *)sqlite3_column_text(h, 0), "wal") == 0;
		rc = SQLITE_OK;
	}
	sqlite3_finalize(h);
	if (rc != SQLITE_OK)
		return fail(c, rc, "cannot open for writing", err);
	if (!wal)
		return err_set(err, KPI_ESTORE, c->path, 0,
			       "this file system does not allow a write-ahead log");
	/* readers without the right to write need the log's files to be there after the writer has gone */
	sqlite3_file_control(c->h, NULL, SQLITE_FCNTL_PERSIST_WAL, &keep);
	sqlite3_snprintf(sizeof(sql), sql, "PRAGMA max_page_count = %lld",
			 o->max_bytes > 0 ? (long long)(o->max_bytes / PAGE) : 4294967294LL);
	if (exec(&c->db, sql, NULL) != KPI_OK)
		return fail(c, sqlite3_errcode(c->h), "cannot limit the size", err);
	return exec(&c->db,
		    "PRAGMA synchronous = FULL;"
		    "PRAGMA foreign_keys = ON;"
		    "PRAGMA wal_autocheckpoint = 16000;"
		    "PRAGMA journal_size_limit = 4194304;"
		    "PRAGMA cache_size = -16384",
		    err);
}

static void close_conn(struct db *db)
{
	struct conn *c = conn_of(db);

	if (c == NULL)
		return;
	sqlite3_close(c->h);
	free(c->path);
	free(c);
}

static enum kpi_status open_conn(const char *path, enum store_mode mode, const struct store_options *o,
				 struct db **out, struct err *err)
{
	static const struct store_options defaults = {.busy_ms = BUSY_MS_DEFAULT};
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	struct conn *c = mem_zalloc(sizeof(*c));
	enum kpi_status st;
	int rc;

	if (o == NULL)
		o = &defaults;
	c->db.ops = db_sqlite();
	c->db.path = c->path = mem_strdup(path);
	flags |= mode == STORE_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
	rc = sqlite3_open_v2(path, &c->h, flags, NULL);
	if (rc != SQLITE_OK) {
		st = fail(c, rc, "cannot open", err);
		goto fail;
	}
	sqlite3_busy_timeout(c->h, o->busy_ms);
	sqlite3_db_config(c->h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	st = exec(&c->db, "PRAGMA trusted_schema = OFF", err);
	if (st == KPI_OK)
		st = check_ours(c, mode, err);
	if (st == KPI_OK && mode == STORE_WRITE)
		st = set_up_writer(c, o, err);
	else if (st == KPI_OK)
		st = exec(&c->db,
			  "PRAGMA query_only = ON; PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -16384",
			  err);
	if (st != KPI_OK)
		goto fail;
	*out = &c->db;
	return KPI_OK;
fail:
	close_conn(&c->db);
	return st;
}

static enum kpi_status prepare(struct db *db, const char *sql, struct db_stmt **out, struct err *err)
{
	struct conn *c = conn_of(db);
	struct stmt *s = mem_zalloc(sizeof(*s));
	int i, rc = sqlite3_prepare_v3(c->h, sql, -1, SQLITE_PREPARE_PERSISTENT, &s->h, NULL);

	if (rc != SQLITE_OK) {
		free(s);
		return fail(c, rc, "cannot prepare", err);
	}
	s->st.ops = db->ops;
	s->conn = c;
	for (i = 1; i <= MAX_PARAMS; i++) {
		char name[8];

		sqlite3_snprintf(sizeof(name), name, "$%d", i);
		s->param[i] = (unsigned char)sqlite3_bind_parameter_index(s->h, name);
	}
	*out = &s->st;
	return KPI_OK;
}

static void finalize(struct db_stmt *st)
{
	struct stmt *s = stmt_of(st);

	if (s == NULL)
		return;
	sqlite3_finalize(s->h);
	free(s);
}

static void reset(struct db_stmt *st)
{
	struct stmt *s = stmt_of(st);

	sqlite3_reset(s->h);
	s->bind_rc = SQLITE_OK;
}

static void bound(struct stmt *s, int rc)
{
	if (rc != SQLITE_OK && s->bind_rc == SQLITE_OK)
		s->bind_rc = rc;
}

static void bind_int(struct db_stmt *st, int n, int64_t v)
{
	struct stmt *s = stmt_of(st);

	bound(s, sqlite3_bind_int64(s->h, s->param[n], v));
}

static void bind_text(struct db_stmt *st, int n, struct slice v)
{
	struct stmt *s = stmt_of(st);

	bound(s, sqlite3_bind_text64(s->h, s->param[n], v.p, v.n, SQLITE_STATIC, SQLITE_UTF8));
}

static void bind_blob(struct db_stmt *st, int n, struct slice v)
{
	struct stmt *s = stmt_of(st);

	bound(s, sqlite3_bind_blob64(s->h, s->param[n], v.p, v.n, SQLITE_STATIC));
}

static void bind_null(struct db_stmt *st, int n)
{
	struct stmt *s = stmt_of(st);

	bound(s, sqlite3_bind_null(s->h, s->param[n]));
}

static enum kpi_status step(struct db_stmt *st, bool *row, struct err *err)
{
	struct stmt *s = stmt_of(st);
	int rc = s->bind_rc == SQLITE_OK ? sqlite3_step(s->h) : s->bind_rc;
	enum kpi_status status;

	if (row != NULL)
		*row = rc == SQLITE_ROW;
	if (rc == SQLITE_ROW || rc == SQLITE_DONE)
		return KPI_OK;
	status = fail(s->conn, rc, "cannot execute", err);
	reset(st);
	return status;
}

static bool is_null(struct db_stmt *st, int col)
{
	return sqlite3_column_type(stmt_of(st)->h, col) == SQLITE_NULL;
}

static int64_t column_int(struct db_stmt *st, int col)
{
	return sqlite3_column_int64(stmt_of(st)->h, col);
}

static struct slice column_bytes(struct db_stmt *st, int col)
{
	sqlite3_stmt *h = stmt_of(st)->h;
	const char *p;

	if (sqlite3_column_type(h, col) == SQLITE_NULL)
		return slice_of(NULL, 0);
	p = sqlite3_column_blob(h, col);
	return slice_of(p != NULL ? p : "", (size_t)sqlite3_column_bytes(h, col));
}

static enum kpi_status begin(struct db *db, bool write, struct err *err)
{
	struct conn *c = conn_of(db);
	int rc = sqlite3_exec(c->h, write ? "BEGIN IMMEDIATE" : "BEGIN", NULL, NULL, NULL);

	return rc == SQLITE_OK ? KPI_OK : fail(c, rc, "cannot begin a transaction", err);
}

static void rollback(struct db *db)
{
	if (!sqlite3_get_autocommit(conn_of(db)->h))
		sqlite3_exec(conn_of(db)->h, "ROLLBACK", NULL, NULL, NULL);
}

static enum kpi_status commit(struct db *db, struct err *err)
{
	struct conn *c = conn_of(db);
	int rc = sqlite3_exec(c->h, "COMMIT", NULL, NULL, NULL);
	enum kpi_status st;

	if (rc == SQLITE_OK)
		return KPI_OK;
	st = fail(c, rc, "cannot commit", err);
	rollback(db);
	return st;
}

static bool has_table(struct db *db, const char *name)
{
	return sqlite3_table_column_metadata(conn_of(db)->h, NULL, name, NULL, NULL, NULL, NULL, NULL,
					     NULL) == SQLITE_OK;
}

static enum kpi_status check(struct db *db, struct err *err)
{
	struct conn *c = conn_of(db);
	sqlite3_stmt *h = NULL;
	enum kpi_status st = KPI_OK;
	int rc = sqlite3_prepare_v2(c->h, "PRAGMA integrity_check(1)", -1, &h, NULL);

	if (rc == SQLITE_OK && (rc = sqlite3_step(h)) == SQLITE_ROW &&
	    strcmp((const char *)sqlite3_column_text(h, 0), "ok") != 0)
		st = err_set(err, KPI_ESTORE, c->path, 0, "%s", (const char *)sqlite3_column_text(h, 0));
	else if (rc != SQLITE_ROW)
		st = fail(c, rc, "cannot check", err);
	sqlite3_finalize(h);
	if (st != KPI_OK)
		return st;
	rc = sqlite3_prepare_v2(c->h, "PRAGMA foreign_key_check", -1, &h, NULL);
	if (rc == SQLITE_OK && (rc = sqlite3_step(h)) == SQLITE_ROW)
		st = err_set(err, KPI_ESTORE, c->path, 0, "a row of table %s refers to a missing row of %s",
			     (const char *)sqlite3_column_text(h, 0),
			     (const char *)sqlite3_column_text(h, 2));
	else if (rc != SQLITE_DONE)
		st = fail(c, rc, "cannot check", err);
	sqlite3_finalize(h);
	return st;
}

static const struct db_ops sqlite_ops = {
	.open = open_conn,
	.close = close_conn,
	.exec = exec,
	.prepare = prepare,
	.finalize = finalize,
	.reset = reset,
	.bind_int = bind_int,
	.bind_text = bind_text,
	.bind_blob = bind_blob,
	.bind_null = bind_null,
	.step = step,
	.is_null = is_null,
	.column_int = column_int,
	.column_bytes = column_bytes,
	.begin = begin,
	.commit = commit,
	.rollback = rollback,
	.has_table = has_table,
	.check = check,
	.migrations = migrations_sqlite,
};

const struct db_ops *db_sqlite(void)
{
	return &sqlite_ops;
}
