/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading facts out of the store. */
#include "reports/load.h"

#include <stdlib.h>
#include <string.h>

#include "series/change.h"

/** The version last seen: claims of one article come apart, so its strings are kept by id. */
struct version_copy {
	int64_t id;
	const char *doc, *title, *source, *witness;
};

/** Copies of versions, sorted by id. */
struct version_copies {
	struct version_copy *items;
	size_t n, cap;
};

void facts_release(struct facts *f)
{
	free(f->items);
	arena_release(&f->arena);
	*f = (struct facts){0};
}

static size_t version_place(const struct version_copies *v, int64_t id)
{
	size_t lo = 0, hi = v->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (v->items[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static const struct version_copy *keep_version(struct version_copies *v, struct arena *arena,
					       const struct store_version *from)
{
	size_t at = version_place(v, from->id);

	if (at < v->n && v->items[at].id == from->id)
		return &v->items[at];
	v->items = mem_grow(v->items, v->n, &v->cap, sizeof(*v->items));
	memmove(v->items + at + 1, v->items + at, (v->n - at) * sizeof(*v->items));
	v->n++;
	v->items[at] = (struct version_copy){
		.id = from->id,
		.doc = arena_strdup(arena, from->url ? from->url : from->ident),
		.title = arena_strdup(arena, from->title),
		.source = arena_strdup(arena, from->source),
		.witness = arena_strdup(arena, from->text_sha),
	};
	return &v->items[at];
}

/** Whether the words decide how exact a figure is: 12600 may be 1.26万, 30 percent may be 三成. */
static bool may_be_rounded(const struct claim *c)
{
	if (c->bound != BOUND_EXACT || c->value.mant == 0)
		return false;
	if (c->measure == MEASURE_CHANGE || unit_is_rate(c->unit))
		return c->value.mant % 10 == 0;
	return c->value.mant >= 10000 && c->value.mant % 100 == 0;
}

static enum kpi_status fetch_words(struct store *s, const struct store_claim *row, struct arena *arena,
				   struct fact *f, struct err *err)
{
	struct buf quote = {0}, value = {0};
	enum kpi_status st = store_quote(s, row, &quote, &value, err);

	if (st == KPI_OK) {
		f->quote = arena_strndup(arena, quote.n ? quote.p : "", quote.n);
		f->text = arena_strndup(arena, value.n ? value.p : "", value.n);
	}
	buf_release(&quote);
	buf_release(&value);
	return st;
}

static enum kpi_status add_fact(struct store *s, const struct store_claim *row, const struct load_options *o,
				struct version_copies *versions, struct facts *out, struct err *err)
{
	const struct version_copy *v = keep_version(versions, &out->arena, row->version);
	struct fact f = {
		.id = row->id,
		.claim = row->claim,
		.doc = v->doc,
		.title = v->title,
		.source = v->source,
		.witness = v->witness,
		.published = row->version->published,
		.article = v->id,
	};
	enum kpi_status st = KPI_OK;

	/* The store hands out names for the life of its handle. */
	if (claim_is_observed(&row->claim) && (o->quotes || may_be_rounded(&row->claim)))
		st = fetch_words(s, row, &out->arena, &f, err);
	if (st == KPI_OK) {
		out->items = mem_grow(out->items, out->n, &out->cap, sizeof(*out->items));
		out->items[out->n++] = f;
	}
	return st;
}

enum kpi_status facts_load(struct store *s, const char *region, int first, int last,
			   const struct load_options *o, struct facts *out, struct err *err)
{
	struct store_query q = {.region = region,
				.year_from = first,
				.year_to = last,
				.as_of = o->as_of,
				.known_at = o->known_at};
	struct version_copies versions = {0};
	struct store_claims *cursor;
	struct store_claim row;
	enum kpi_status st = store_claims_open(s, &q, &cursor, err);

	if (st)
		return st;
	while ((st = store_claims_next(cursor, &row, err)) == KPI_OK)
		if ((st = add_fact(s, &row, o, &versions, out, err)) != KPI_OK)
			break;
	store_claims_close(cursor);
	free(versions.items);
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
