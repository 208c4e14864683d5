/* SPDX-License-Identifier: BSD-2-Clause */
/* One cell of the derived tables: its claims, its observations, its rows. */
#include "series/cell.h"

#include <stdlib.h>

#include "base/sha256.h"

/* Of what series_build makes of claims: raise it where that changes. */
enum { RULES = 1 };

bool keys_add(void *keys, const struct store_key *key)
{
	struct keys *k = keys;

	k->items = mem_grow(k->items, k->n, &k->cap, sizeof(*k->items));
	k->items[k->n++] = *key;
	return true;
}

void derived_program(struct buf *out, const char *program, const struct catalog *catalog)
{
	struct buf all = {0};
	char sum[SHA256_HEX];

	for (size_t i = 0; i < catalog->n; i++)
		buf_printf(&all, "%s\t%s\n", catalog->items[i].id, catalog->items[i].unit);
	sha256_hex(all.p, all.n, sum);
	buf_clear(out);
	buf_printf(out, "%s, rules %d, catalog %.16s", program, RULES, sum);
	buf_release(&all);
}

enum kpi_status cell_open(struct derived_cell *c, struct err *err)
{
	return store_claims_by_key(c->store, &c->claims, err);
}

void cell_close(struct derived_cell *c)
{
	store_claims_close(c->claims);
	facts_release(&c->facts);
	free(c->rows);
	free(c->years);
	*c = (struct derived_cell){0};
}

static enum kpi_status load(struct derived_cell *c, const struct store_key *key, bool superseded,
			    struct err *err)
{
	struct store_claim row;
	enum kpi_status status;

	store_claims_at(c->claims, key);
	while ((status = store_claims_next(c->claims, &row, err)) == KPI_OK)
		if (claim_is_observed(&row.claim) && (superseded || !row.superseded) &&
		    (status = facts_add(&c->facts, c->store, &row, false, err)) != KPI_OK)
			break;
	return status == KPI_ENOTFOUND ? KPI_OK : status;
}

/* The years that state levels of the cell. */
static enum kpi_status stated(struct derived_cell *c, const struct store_key *key, struct err *err)
{
	enum kpi_status status = store_stated(c->store, key, c->years, c->years_cap, &c->nyears, err);

	while (status == KPI_OK && c->nyears > c->years_cap) {
		c->years_cap = c->nyears;
		c->years = mem_array(c->years, c->years_cap, sizeof(*c->years));
		status = store_stated(c->store, key, c->years, c->years_cap, &c->nyears, err);
	}
	return status;
}

static void add_rows(struct derived_cell *c, const struct observation *o)
{
	for (size_t i = 0; i < o->nvalues; i++) {
		const struct value *v = &o->values[i];

		c->rows = mem_grow(c->rows, c->nrows, &c->rows_cap, sizeof(*c->rows));
		c->rows[c->nrows++] = (struct store_observation){
			.period = o->period,
			.kind = o->kind,
			.measure = o->measure,
			.basis = o->basis,
			.unit = o->unit,
			.rank = (int)i + 1,
			.range = v->range,
			.written = v->written,
			.bound = v->bound,
			.approximate = v->approximate,
			.sources = v->sources,
			.copies = v->copies,
			.first = v->first,
			.last = v->last,
			.claim = v->cites[0].fact->id,
			.from = v->cites[0].from,
		};
	}
}

enum kpi_status cell_make(struct derived_cell *c, const struct store_key *key, struct err *err)
{
	struct store_key other = *key;
	struct series series;
	enum kpi_status status;

	facts_clear(&c->facts);
	c->nrows = 0;
	status = load(c, key, false, err);
	if (status == KPI_OK)
		status = stated(c, key, err);
	for (size_t i = 0; i < c->nyears && status == KPI_OK; i++) {
		other.year = c->years[i];
		status = load(c, &other, false, err);
	}
	if (status != KPI_OK)
		return status;
	series_build(c->facts.items, c->facts.n, c->catalog, POLICY_LATEST, &series);
	for (size_t i = 0; i < series.n; i++)
		if (store_period_year(series.items[i].period) == key->year)
			add_rows(c, &series.items[i]);
	series_release(&series);
	return KPI_OK;
}

static void add_year(struct derived_cell *c, int year)
{
	for (size_t i = 0; i < c->nyears; i++)
		if (c->years[i] == year)
			return;
	c->years = mem_grow(c->years, c->nyears, &c->years_cap, sizeof(*c->years));
	c->years[c->nyears++] = year;
}

enum kpi_status cell_spill(struct derived_cell *c, const struct store_key *key, struct err *err)
{
	struct series series;
	enum kpi_status status;

	facts_clear(&c->facts);
	c->nyears = 0;
	status = load(c, key, true, err);
	if (status != KPI_OK)
		return status;
	series_build(c->facts.items, c->facts.n, c->catalog, POLICY_LATEST, &series);
	for (size_t i = 0; i < series.n; i++) {
		int year = store_period_year(series.items[i].period);

		if (year != key->year)
			add_year(c, year);
	}
	series_release(&series);
	return KPI_OK;
}
