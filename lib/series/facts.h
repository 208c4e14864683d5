/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_SERIES_FACTS_H
#define KPI_SERIES_FACTS_H

#include "series/series.h"
#include "store/store.h"

/** Facts out of a store. Owns what they point at, but for the names, which the store keeps. Zero-initialise it. */
struct facts {
	struct fact *items;
	size_t n, cap;
	struct arena arena;
	struct version_copy *versions; /**< private: of the articles, by id */
	size_t nversions, versions_cap;
};

void facts_release(struct facts *f);
void facts_clear(struct facts *f); /**< forget all, keep the memory */

/**
 * Append a claim that a cursor of the store has handed out. Without `quotes` its
 * value expression is fetched only where that decides how exact the figure is
 * (a round number that may be written in 万), and its quote likewise.
 */
enum kpi_status facts_add(struct facts *out, struct store *s, const struct store_claim *row, bool quotes,
			  struct err *err);

#endif
