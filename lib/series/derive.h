/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_SERIES_DERIVE_H
#define KPI_SERIES_DERIVE_H

#include "base/err.h"
#include "extract/catalog.h"
#include "store/store.h"

/*
 * The derived tables of a store, kept as series_build() would have them of the
 * newest versions of all documents, by POLICY_LATEST. A cell (year, region,
 * indicator) depends on the claims of its own and on those of other years that
 * state an earlier level of it; it is always made from nothing, so that the
 * rows do not depend on the order in which evidence came or work was cut off.
 */

/** What to derive, and how. Everything is borrowed. */
struct derive {
	struct store *store;
	const struct catalog *catalog; /**< units of earlier levels */
	const char *program;           /**< name and version: tables of another one are made anew */
	size_t batch;                  /**< cells of a transaction; 0: some thousands */
	bool (*stop)(void *ctx);       /**< asked between transactions; NULL: never */
	void *ctx;
};

/** What was done. */
struct derive_result {
	int64_t cells;  /**< made, or compared */
	int64_t values; /**< rows put */
	bool stopped;   /**< told to stop: the next refresh begins where this one did */
};

/**
 * Bring the derived tables up to the last article version, in transactions of
 * `batch` cells; not inside one of the caller's. The store is open for
 * writing. What was killed or stopped in between is done again by the next call.
 */
enum kpi_status derive_refresh(const struct derive *d, struct derive_result *out, struct err *err);

/** Empty the tables, then refresh. */
enum kpi_status derive_rebuild(const struct derive *d, struct derive_result *out, struct err *err);

/** What derive_check found. */
struct derive_check {
	bool behind;         /**< evidence came since, or another program derived them: not compared */
	int64_t cells;       /**< compared */
	int64_t differences; /**< cells whose rows are not what follows from the evidence */
};

/** Derive everything again and compare with the tables. The store may be open for reading. */
enum kpi_status derive_check(const struct derive *d, struct derive_check *out, struct err *err);

#endif
