/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_STORE_BACKEND_H
#define KPI_STORE_BACKEND_H

/*
 * What a database engine has to offer; private to lib/store and
 * the fetcher's state. An engine is one
 * file: connect, prepare, bind, step, column, begin and commit, error class.
 * It embeds struct db and struct db_stmt as the first member of its own.
 *
 * Parameters are $1, $2, ... counted from 1; columns from 0. A failed bind is
 * reported by the next step.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "store/store.h"

/** One schema step as embedded at build. */
struct migration {
	int version;      /**< from 1, without gaps */
	const char *name; /**< "0001_evidence.sql" */
	const char *sql;
};

struct db_ops;

/** A connection. */
struct db {
	const struct db_ops *ops;
	const char *path; /**< for messages; owned by the engine */
};

/** A prepared statement. */
struct db_stmt {
	const struct db_ops *ops;
};

struct db_ops {
	/** Connect, set what durability and integrity need, and check that the file is ours or new. */
	enum kpi_status (*open)(const char *path, enum store_mode mode, const struct store_options *options,
				struct db **out, struct err *err);
	void (*close)(struct db *db);
	enum kpi_status (*exec)(struct db *db, const char *sql, struct err *err); /**< several statements */
	enum kpi_status (*prepare)(struct db *db, const char *sql, struct db_stmt **out, struct err *err);
	void (*finalize)(struct db_stmt *st);
	void (*reset)(struct db_stmt *st);
	void (*bind_int)(struct db_stmt *st, int n, int64_t v);
	void (*bind_text)(struct db_stmt *st, int n, struct slice v);  /**< borrowed until the next reset; p NULL: null */
	void (*bind_blob)(struct db_stmt *st, int n, struct slice v);  /**< likewise */
	void (*bind_null)(struct db_stmt *st, int n);
	enum kpi_status (*step)(struct db_stmt *st, bool *row, struct err *err);
	bool (*is_null)(struct db_stmt *st, int col);
	int64_t (*column_int)(struct db_stmt *st, int col);
	struct slice (*column_bytes)(struct db_stmt *st, int col); /**< text or blob, until the next step; p NULL: null */
	enum kpi_status (*begin)(struct db *db, bool write, struct err *err);
	enum kpi_status (*commit)(struct db *db, struct err *err);
	void (*rollback)(struct db *db); /**< fine outside a transaction */
	bool (*has_table)(struct db *db, const char *name);
	enum kpi_status (*check)(struct db *db, struct err *err); /**< integrity of the file and of references */
	const struct migration *migrations; /**< in order, ended by version 0 */
};

/** SQLite. */
const struct db_ops *db_sqlite(void);

extern const struct migration migrations_sqlite[]; /**< generated from migrations/sqlite */

#endif
