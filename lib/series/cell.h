/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_SERIES_CELL_H
#define KPI_SERIES_CELL_H

#include "series/facts.h"
#include "store/derived.h"

/* One cell of the derived tables, made from its claims; private to derive.c and derive_check.c. */

/** The rows of the cell last made. Zero-initialise it, set store and catalog, open it. */
struct derived_cell {
	struct store *store;
	const struct catalog *catalog;
	struct store_claims *claims;    /**< private */
	struct facts facts;             /**< private */
	struct store_observation *rows; /**< of cell_make; their strings live as long as the store's handle or the catalog */
	size_t nrows, rows_cap;
	int *years; /**< of cell_spill: years of other cells that the claims state levels of, each once */
	size_t nyears, years_cap;
};

enum kpi_status cell_open(struct derived_cell *c, struct err *err);
void cell_close(struct derived_cell *c);

/** Make the rows of a key, in order. */
enum kpi_status cell_make(struct derived_cell *c, const struct store_key *key, struct err *err);
/** Find the years that the claims of a key, of superseded versions too, state levels of. */
enum kpi_status cell_spill(struct derived_cell *c, const struct store_key *key, struct err *err);

/** What tells the tables of one program, its rules and its catalog from another's: into out, emptied before. */
void derived_program(struct buf *out, const char *program, const struct catalog *catalog);

/** Keys, as store_key_fn keys_add collects them. Zero-initialise. Free items. */
struct keys {
	struct store_key *items;
	size_t n, cap;
};
bool keys_add(void *keys, const struct store_key *key);

#endif
