/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_REPORTS_LOAD_H
#define KPI_REPORTS_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "series/facts.h"
#include "store/store.h"

/*
 * Reading facts out of the store: the one place of the reports that knows it.
 */

struct load_options {
	struct date as_of;  /**< unset: everything */
	int64_t known_at;   /**< 0: everything */
	bool quotes;        /**< fetch every quote and value expression, for evidence */
};

/**
 * Append the claims of a region (full name) of the years first..last, of any
 * age and modality. Without `quotes` the value expression is fetched only where
 * it decides how exact a figure is (a round number that may be written in 万).
 */
enum kpi_status facts_load(struct store *s, const char *region, int first, int last, const struct load_options *o,
			   struct facts *out, struct err *err);

/** A region that has claims. */
struct region_name {
	char *name;
	uint32_t code;
};

struct region_names {
	struct region_name *items;
	size_t n, cap;
};

void region_names_release(struct region_names *r);

/** All regions that any claim has, ordered by name. */
enum kpi_status regions_load(struct store *s, struct region_names *out, struct err *err);

/**
 * The index of the region that a user means: by full name, else by a unique
 * name that ends so (通化市 for 吉林省通化市). -1: none; -2: several.
 */
int region_choose(const struct region_names *r, const char *name);

/** Years of which a region has observed claims, ascending, into years[0..max); returns how many. */
enum kpi_status years_load(struct store *s, const char *region, const struct load_options *o, int *years, size_t max,
			   size_t *n, struct err *err);

#endif
