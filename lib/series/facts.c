/* SPDX-License-Identifier: BSD-2-Clause */
/* Claims of the store as facts, with what of their articles a series needs. */
#include "series/facts.h"

#include <stdlib.h>
#include <string.h>

#include "series/change.h"

/** The version last seen: claims of one article come apart, so its strings are kept by id. */
struct version_copy {
	int64_t id;
	const char *doc, *title, *source, *witness;
};

void facts_release(struct facts *f)
{
	free(f->items);
	free(f->versions);
	arena_release(&f->arena);
	*f = (struct facts){0};
}

void facts_clear(struct facts *f)
{
	f->n = f->nversions = 0;
	arena_clear(&f->arena);
}

static size_t version_place(const struct facts *f, int64_t id)
{
	size_t lo = 0, hi = f->nversions;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (f->versions[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static const struct version_copy *keep_version(struct facts *f, const struct store_version *from)
{
	size_t at = version_place(f, from->id);

	if (at < f->nversions && f->versions[at].id == from->id)
		return &f->versions[at];
	f->versions = mem_grow(f->versions, f->nversions, &f->versions_cap, sizeof(*f->versions));
	memmove(f->versions + at + 1, f->versions + at, (f->nversions - at) * sizeof(*f->versions));
	f->nversions++;
	f->versions[at] = (struct version_copy){
		.id = from->id,
		.doc = arena_strdup(&f->arena, from->url ? from->url : from->ident),
		.title = arena_strdup(&f->arena, from->title),
		.source = arena_strdup(&f->arena, from->source),
		.witness = arena_strdup(&f->arena, from->text_sha),
	};
	return &f->versions[at];
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

enum kpi_status facts_add(struct facts *out, struct store *s, const struct store_claim *row, bool quotes,
			  struct err *err)
{
	const struct version_copy *v = keep_version(out, row->version);
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
	if (claim_is_observed(&row->claim) && (quotes || may_be_rounded(&row->claim)))
		st = fetch_words(s, row, &out->arena, &f, err);
	if (st == KPI_OK) {
		out->items = mem_grow(out->items, out->n, &out->cap, sizeof(*out->items));
		out->items[out->n++] = f;
	}
	return st;
}
