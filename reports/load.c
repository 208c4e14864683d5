/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading facts out of the store. */
#include "reports/load.h"

#include <stdlib.h>
#include <string.h>

enum kpi_status facts_load(struct store *s, const char *region, int first, int last,
			   const struct load_options *o, struct facts *out, struct err *err)
{
	struct store_query q = {.region = region,
				.year_from = first,
				.year_to = last,
				.as_of = o->as_of,
				.known_at = o->known_at};
	struct store_claims *cursor;
	struct store_claim row;
	enum kpi_status st = store_claims_open(s, &q, &cursor, err);

	if (st)
		return st;
	while ((st = store_claims_next(cursor, &row, err)) == KPI_OK)
		if ((st = facts_add(out, s, &row, o->quotes, err)) != KPI_OK)
			break;
	store_claims_close(cursor);
	return st == KPI_ENOTFOUND ? KPI_OK : st;
}

void region_names_release(struct region_names *r)
{
	for (size_t i = 0; i < r->n; i++)
		free(r->items[i].name);
	free(r->items);
	*r = (struct region_names){0};
}

static bool add_region(void *ctx, const struct store_region *from)
{
	struct region_names *r = ctx;

	r->items = mem_grow(r->items, r->n, &r->cap, sizeof(*r->items));
	r->items[r->n++] = (struct region_name){mem_strdup(from->name), from->code};
	return true;
}

enum kpi_status regions_load(struct store *s, struct region_names *out, struct err *err)
{
	return store_regions(s, add_region, out, err);
}

int region_choose(const struct region_names *r, const char *name)
{
	size_t n = strlen(name);
	int found = -1;

	for (size_t i = 0; i < r->n; i++) {
		size_t m = strlen(r->items[i].name);

		if (strcmp(r->items[i].name, name) == 0)
			return (int)i;
		if (m > n && strcmp(r->items[i].name + m - n, name) == 0)
			found = found == -1 ? (int)i : -2;
	}
	return found;
}

enum kpi_status years_load(struct store *s, const char *region, const struct load_options *o, int *years,
			   size_t max, size_t *n, struct err *err)
{
	struct store_query q = {.region = region, .as_of = o->as_of, .known_at = o->known_at};
	struct store_claims *cursor;
	struct store_claim row;
	enum kpi_status st = store_claims_open(s, &q, &cursor, err);

	*n = 0;
	if (st)
		return st;
	/* They come ordered by year. */
	while ((st = store_claims_next(cursor, &row, err)) == KPI_OK)
		if (row.year && claim_is_observed(&row.claim) && (*n == 0 || years[*n - 1] != row.year) &&
		    *n < max)
			years[(*n)++] = row.year;
	store_claims_close(cursor);
	return st == KPI_ENOTFOUND ? KPI_OK : st;
}
