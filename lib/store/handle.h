/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_STORE_HANDLE_H
#define KPI_STORE_HANDLE_H

/* The handle from inside; private to lib/store. */

#include "base/deflate.h"
#include "base/mem.h"
#include "store/backend.h"
#include "store/names.h"
#include "store/sql.h"
#include "store/store.h"

enum { TEXT_SLOTS = 4096, TEXT_BYTES_MAX = 16 << 20 };

/** An article's text, kept because its other claims are likely to be asked for too. */
struct text_slot {
	int64_t version; /**< 0: none */
	struct buf text;
};

struct store {
	struct db *db;
	enum store_mode mode;
	struct db_stmt *stmts[SQL_COUNT]; /**< prepared when first asked for */
	struct names regions, indicators, terms;
	int64_t txn;                      /**< of the transaction that is open; 0: none */
	int64_t last_claim;               /**< id last given in this transaction; -1: not yet asked */
	struct text_slot *texts;          /**< of store_quote: TEXT_SLOTS of them, by version; NULL until it is called */
	size_t text_bytes;                /**< held in them */
	struct deflater *deflater;        /**< made when first needed */
	struct arena newest;              /**< strings of what store_newest handed out */
	struct arena found;               /**< strings of what store_find_capture or store_claim handed out */
	struct store_version claimed;     /**< of the last store_claim */
};

/** Forget the texts that are kept. */
void store_forget_texts(struct store *s);

/** A statement of the handle, reset and ready to bind. */
enum kpi_status store_stmt(struct store *s, enum sql id, struct db_stmt **out, struct err *err);

/** Step a statement whose row, if it has one, holds a number; 0 where it has none. Resets it. */
enum kpi_status store_number(struct db_stmt *st, int64_t *n, struct err *err);

/** Read a version from a row of SQL_VERSION or SQL_VERSIONS; its strings go to the arena. */
void load_version(struct db_stmt *st, struct arena *a, struct store_version *v);
/** Read a version by id. */
enum kpi_status find_version(struct store *s, int64_t id, struct arena *a, struct store_version *v, struct err *err);

/** A decimal, a day and a range out of columns from `col` on; the range's ends may be those of `value` (codes.h). */
struct dec load_dec(struct db_stmt *st, int col);
struct date load_day(struct db_stmt *st, int col);
void load_range(struct db_stmt *st, int col, struct interval *r, struct dec value);
/** And into parameters from n on. */
void bind_range(struct db_stmt *st, int n, const struct interval *r, struct dec value);

/** SHA-256 in hex to its 32 bytes and back. hex must be 64 hex digits: KPI_EINPUT otherwise. */
enum kpi_status sha_pack(const char *hex, char out[32]);
void sha_unpack(struct slice bytes, char out[SHA256_HEX]);

#endif
