/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether the derived tables hold what follows from the evidence. */
#include "series/derive.h"

#include <stdlib.h>
#include <string.h>

#include "series/cell.h"

/* The rows that a cell should have, against those that it has. */
struct comparison {
	const struct derived_cell *cell;
	size_t met;
	bool differs;
};

static bool same_dec(struct dec a, struct dec b)
{
	return a.mant == b.mant && a.scale == b.scale;
}

static bool same_range(const struct interval *a, const struct interval *b)
{
	return a->has_lo == b->has_lo && a->has_hi == b->has_hi && a->lo_open == b->lo_open &&
	       a->hi_open == b->hi_open && (!a->has_lo || same_dec(a->lo, b->lo)) &&
	       (!a->has_hi || same_dec(a->hi, b->hi));
}

static bool same_basis(const struct basis *a, const struct basis *b)
{
	return a->kind == b->kind && (a->kind != BASIS_YEAR || a->year == b->year) &&
	       (a->kind != BASIS_SINCE || date_eq(a->since, b->since));
}

static bool same_row(const struct store_observation *a, const struct store_observation *b)
{
	return period_eq(a->period, b->period) && a->kind == b->kind && a->measure == b->measure &&
	       same_basis(&a->basis, &b->basis) && strcmp(a->unit, b->unit) == 0 && a->rank == b->rank &&
	       same_range(&a->range, &b->range) && same_dec(a->written, b->written) && a->bound == b->bound &&
	       a->approximate == b->approximate && a->sources == b->sources && a->copies == b->copies &&
	       date_eq(a->first, b->first) && date_eq(a->last, b->last) && a->claim == b->claim &&
	       a->from == b->from;
}

static bool compare(void *ctx, int n, const struct store_observation *o)
{
	struct comparison *c = ctx;

	c->differs = c->met >= c->cell->nrows || n != (int)c->met + 1 || !same_row(&c->cell->rows[c->met], o);
	c->met++;
	return !c->differs;
}

static enum kpi_status check_cell(struct derived_cell *cell, const struct store_key *key,
				  struct derive_check *out, struct err *err)
{
	struct comparison c = {.cell = cell};
	enum kpi_status status = cell_make(cell, key, err);

	if (status == KPI_OK)
		status = store_observations(cell->store, key, compare, &c, err);
	if (status != KPI_OK)
		return status;
	out->cells++;
	out->differences += c.differs || c.met < cell->nrows;
	return KPI_OK;
}

static enum kpi_status check_cells(struct derived_cell *cell, struct derive_check *out, struct err *err)
{
	struct keys keys = {0};
	enum kpi_status status;
	int year = INT32_MIN;

	while ((status = store_keys_year(cell->store, year, &year, err)) == KPI_OK) {
		keys.n = 0;
		status = store_keys_of(cell->store, year, keys_add, &keys, err);
		for (size_t i = 0; i < keys.n && status == KPI_OK; i++)
			status = check_cell(cell, &keys.items[i], out, err);
		if (status != KPI_OK)
			break;
		year++;
	}
	free(keys.items);
	return status == KPI_ENOTFOUND ? KPI_OK : status;
}

static enum kpi_status is_stated(struct store *s, const struct store_key *key, int by_year, bool *is,
				 struct err *err)
{
	size_t n, all;
	int *years;
	enum kpi_status status = store_stated(s, key, NULL, 0, &all, err);

	*is = false;
	if (status != KPI_OK || all == 0)
		return status;
	years = mem_array(NULL, all, sizeof(*years));
	status = store_stated(s, key, years, all, &n, err);
	for (size_t i = 0; i < n && i < all && status == KPI_OK; i++)
		*is = *is || years[i] == by_year;
	free(years);
	return status;
}

/* All that has to be noted of levels stated by other years is, and nothing else. */
static enum kpi_status check_stated(struct derived_cell *cell, struct derive_check *out, struct err *err)
{
	struct keys keys = {0};
	int64_t expected = 0, stored = 0;
	bool is;
	enum kpi_status status = store_keys_since(cell->store, 0, true, keys_add, &keys, err);

	for (size_t i = 0; i < keys.n && status == KPI_OK; i++) {
		status = cell_spill(cell, &keys.items[i], err);
		for (size_t k = 0; k < cell->nyears && status == KPI_OK; k++) {
			struct store_key other = keys.items[i];

			other.year = cell->years[k];
			status = is_stated(cell->store, &other, keys.items[i].year, &is, err);
			expected++;
			out->differences += !is;
		}
	}
	free(keys.items);
	if (status == KPI_OK)
		status = store_stated_count(cell->store, &stored, err);
	if (status == KPI_OK && stored > expected)
		out->differences += stored - expected;
	return status;
}

enum kpi_status derive_check(const struct derive *d, struct derive_check *out, struct err *err)
{
	struct derived_cell cell = {.store = d->store, .catalog = d->catalog};
	struct store_derived now;
	struct buf program = {0};
	int64_t last;
	enum kpi_status status = store_derived(d->store, &now, err);

	*out = (struct derive_check){0};
	derived_program(&program, d->program, d->catalog);
	if (status == KPI_OK) {
		out->behind = strcmp(now.program, program.p) != 0;
		status = store_last_version(d->store, &last, err);
	}
	buf_release(&program);
	if (status == KPI_OK)
		out->behind = out->behind || now.version != last;
	if (status != KPI_OK || out->behind)
		return status;
	status = cell_open(&cell, err);
	if (status == KPI_OK)
		status = check_stated(&cell, out, err);
	if (status == KPI_OK)
		status = check_cells(&cell, out, err);
	cell_close(&cell);
	return status;
}
