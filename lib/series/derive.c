/* SPDX-License-Identifier: BSD-2-Clause */
/* Keeping the derived tables: which cells are stale, and making them anew in batches. */
#include "series/derive.h"

#include <stdlib.h>
#include <string.h>

#include "series/cell.h"

enum { BATCH = 4096 }; /* cells of a transaction */

struct work {
	const struct derive *d;
	struct derived_cell cell;
	struct derive_result *out;
	bool fresh; /* there are no observations that could be stale */
	bool open; /* a transaction */
	size_t in_batch;
};

static enum kpi_status begin(struct work *w, struct err *err)
{
	enum kpi_status status = w->open ? KPI_OK : store_derived_begin(w->d->store, err);

	w->open = status == KPI_OK;
	return status;
}

static enum kpi_status commit(struct work *w, struct err *err)
{
	w->open = false;
	w->in_batch = 0;
	return store_derived_commit(w->d->store, err);
}

/* Count a cell; end the transaction where it is large enough. */
static enum kpi_status counted(struct work *w, struct err *err)
{
	if (++w->in_batch < (w->d->batch > 0 ? w->d->batch : BATCH))
		return KPI_OK;
	w->out->stopped = w->d->stop != NULL && w->d->stop(w->d->ctx);
	return commit(w, err);
}

static enum kpi_status put_cell(struct work *w, const struct store_key *key, struct err *err)
{
	struct store *s = w->d->store;
	enum kpi_status status = begin(w, err);

	if (status == KPI_OK)
		status = cell_make(&w->cell, key, err);
	if (status == KPI_OK && !w->fresh)
		status = store_drop_observations(s, key, err);
	for (size_t i = 0; i < w->cell.nrows && status == KPI_OK; i++)
		status = store_put_observation(s, key, (int)i + 1, &w->cell.rows[i], err);
	if (status != KPI_OK)
		return status;
	w->out->cells++;
	w->out->values += (int64_t)w->cell.nrows;
	return counted(w, err);
}

/* Note which cells the claims of a key state levels of; *stale gets them. */
static enum kpi_status put_spill(struct work *w, const struct store_key *key, struct keys *stale,
				 struct err *err)
{
	struct store_key other = *key;
	enum kpi_status status = begin(w, err);

	if (status == KPI_OK)
		status = cell_spill(&w->cell, key, err);
	for (size_t i = 0; i < w->cell.nyears && status == KPI_OK; i++) {
		other.year = w->cell.years[i];
		keys_add(stale, &other);
		status = store_put_stated(w->d->store, &other, key->year, err);
	}
	return status == KPI_OK ? counted(w, err) : status;
}

static enum kpi_status put_spills(struct work *w, int64_t since, struct keys *stale, struct err *err)
{
	struct keys keys = {0};
	enum kpi_status status = store_keys_since(w->d->store, since, true, keys_add, &keys, err);

	for (size_t i = 0; i < keys.n && status == KPI_OK && !w->out->stopped; i++)
		status = put_spill(w, &keys.items[i], stale, err);
	free(keys.items);
	return status;
}

static int cmp_key(const void *pa, const void *pb)
{
	const struct store_key *a = pa, *b = pb;

	if (a->year != b->year)
		return a->year < b->year ? -1 : 1;
	if (a->region != b->region)
		return a->region < b->region ? -1 : 1;
	return a->indicator < b->indicator ? -1 : a->indicator > b->indicator;
}

/* In the order of the table, so that a large batch is a merge. */
static enum kpi_status put_stale(struct work *w, int64_t since, struct keys *stale, struct err *err)
{
	enum kpi_status status = store_keys_since(w->d->store, since, false, keys_add, stale, err);

	if (stale->n > 0)
		qsort(stale->items, stale->n, sizeof(*stale->items), cmp_key);
	for (size_t i = 0; i < stale->n && status == KPI_OK && !w->out->stopped; i++)
		if (i == 0 || cmp_key(&stale->items[i - 1], &stale->items[i]) != 0)
			status = put_cell(w, &stale->items[i], err);
	return status;
}

static enum kpi_status put_all(struct work *w, struct err *err)
{
	struct store *s = w->d->store;
	struct keys keys = {0};
	enum kpi_status status = KPI_OK;
	int year = INT32_MIN;

	while (!w->out->stopped && (status = store_keys_year(s, year, &year, err)) == KPI_OK) {
		keys.n = 0;
		status = store_keys_of(s, year, keys_add, &keys, err);
		for (size_t i = 0; i < keys.n && status == KPI_OK && !w->out->stopped; i++)
			status = put_cell(w, &keys.items[i], err);
		if (status != KPI_OK)
			break;
		year++;
	}
	free(keys.items);
	return w->out->stopped || status == KPI_ENOTFOUND ? KPI_OK : status;
}

static enum kpi_status bring_up(struct work *w, int64_t since, int64_t last, const char *program,
				struct err *err)
{
	struct keys stale = {0};
	enum kpi_status status = cell_open(&w->cell, err);

	if (status == KPI_OK)
		status = put_spills(w, since, &stale, err);
	if (status == KPI_OK && !w->out->stopped)
		/* a quarter of all: reading it all in order is less work than seeking */
		status = (last - since) * 4 > last ? put_all(w, err) : put_stale(w, since, &stale, err);
	free(stale.items);
	if (status == KPI_OK && !w->out->stopped)
		status = begin(w, err);
	if (status == KPI_OK && !w->out->stopped)
		status = store_derived_set(w->d->store, last, program, err);
	if (status == KPI_OK && w->open)
		status = commit(w, err);
	cell_close(&w->cell);
	if (w->open)
		store_derived_rollback(w->d->store);
	return status;
}

static enum kpi_status clear(struct store *s, struct err *err)
{
	enum kpi_status status = store_derived_begin(s, err);

	if (status != KPI_OK)
		return status;
	status = store_derived_clear(s, err);
	if (status == KPI_OK)
		return store_derived_commit(s, err);
	store_derived_rollback(s);
	return status;
}

static enum kpi_status refresh(const struct derive *d, bool anew, struct derive_result *out, struct err *err)
{
	struct work w = {.d = d, .cell = {.store = d->store, .catalog = d->catalog}, .out = out};
	struct store_derived before;
	struct buf program = {0};
	int64_t last = 0, since = 0;
	enum kpi_status status = store_derived(d->store, &before, err);

	*out = (struct derive_result){0};
	derived_program(&program, d->program, d->catalog);
	if (status == KPI_OK)
		status = store_last_version(d->store, &last, err);
	if (status == KPI_OK) {
		anew = anew || strcmp(before.program, program.p) != 0;
		since = anew ? 0 : before.version;
		w.fresh = anew;
	}
	if (status == KPI_OK && anew)
		status = clear(d->store, err);
	if (status == KPI_OK && (anew || last > since))
		status = bring_up(&w, since, last, program.p, err);
	buf_release(&program);
	return status;
}

enum kpi_status derive_refresh(const struct derive *d, struct derive_result *out, struct err *err)
{
	return refresh(d, false, out, err);
}

enum kpi_status derive_rebuild(const struct derive *d, struct derive_result *out, struct err *err)
{
	return refresh(d, true, out, err);
}
