/* SPDX-License-Identifier: BSD-2-Clause */
/* From claims to observations: series, values with their sources, rivals. */
#include "series/series.h"

#include <stdlib.h>
#include <string.h>

#include "series/change.h"
#include "series/ranges.h"

/** A citation on its way into a value. */
struct entry {
	struct observation key; /**< values unset */
	struct cite cite;
	struct interval literal, wide;
	struct dec written;
	enum bound bound;
	bool approximate;
};

static int cmp_int(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int cmp_basis(struct basis a, struct basis b)
{
	int c = cmp_int(a.kind, b.kind);

	if (!c && a.kind == BASIS_YEAR)
		c = cmp_int(a.year, b.year);
	if (!c && a.kind == BASIS_SINCE)
		c = date_cmp(a.since, b.since);
	return c;
}

static int cmp_key(const struct observation *a, const struct observation *b)
{
	int c = strcmp(a->region, b->region);

	if (!c)
		c = strcmp(a->indicator, b->indicator);
	if (!c)
		c = date_cmp(a->period.start, b->period.start);
	if (!c)
		c = date_cmp(a->period.end, b->period.end);
	if (!c)
		c = cmp_int(a->kind, b->kind);
	if (!c)
		c = cmp_int(a->measure, b->measure);
	if (!c)
		c = cmp_basis(a->basis, b->basis);
	return c ? c : strcmp(a->unit, b->unit);
}

/** Latest published first; the rest only makes the order independent of the input's. */
static int cmp_cite(const struct cite *a, const struct cite *b)
{
	int c = date_cmp(b->fact->published, a->fact->published);

	if (!c)
		c = strcmp(a->fact->doc, b->fact->doc);
	if (!c)
		c = cmp_int(a->fact->claim.start, b->fact->claim.start);
	if (!c)
		c = cmp_int(a->from, b->from);
	return c ? c : cmp_int(a->fact->id, b->fact->id);
}

/** Order of joining: points before intervals before approximate words, so that the vaguer supports the sharper. */
static int rank_of(const struct entry *e)
{
	if (e->approximate)
		return 3;
	if (!interval_is_point(e->literal))
		return 2;
	return interval_is_point(e->wide) ? 0 : 1;
}

/** Of two figures that may be rounded, the one with more digits goes first. */
static int cmp_width(const struct entry *a, const struct entry *b)
{
	struct dec x, y;

	if (!a->wide.has_lo || !a->wide.has_hi || !b->wide.has_lo || !b->wide.has_hi)
		return cmp_int(!a->wide.has_lo + !a->wide.has_hi, !b->wide.has_lo + !b->wide.has_hi);
	if (dec_sub(a->wide.hi, a->wide.lo, &x) != KPI_OK || dec_sub(b->wide.hi, b->wide.lo, &y) != KPI_OK)
		return 0;
	return dec_cmp(x, y);
}

static int cmp_entry(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;
	int c = cmp_key(&a->key, &b->key);

	if (!c)
		c = cmp_int(rank_of(a), rank_of(b));
	if (!c)
		c = cmp_width(a, b);
	return c ? c : cmp_cite(&a->cite, &b->cite);
}

static struct basis normal_basis(const struct claim *c)
{
	struct basis b = c->basis;

	if (c->measure == MEASURE_LEVEL)
		return (struct basis){.kind = BASIS_NONE};
	if ((b.kind == BASIS_YEAR && date_is_set(c->period.start) && b.year == c->period.start.y - 1) ||
	    (b.kind == BASIS_PREV && c->period_kind == PERIOD_YEAR))
		return (struct basis){.kind = BASIS_YOY};
	return b;
}

static struct entry entry_of(const struct fact *f)
{
	const struct claim *c = &f->claim;

	return (struct entry){
		.key = {.region = c->region,
			.region_code = c->region_code,
			.indicator = c->indicator,
			.period = c->period,
			.kind = c->period_kind,
			.measure = c->measure,
			.basis = normal_basis(c),
			.unit = c->unit},
		.cite = {f, false},
		.literal = claim_literal(c),
		.wide = claim_written(c, f->text),
		.written = c->value,
		.bound = c->bound,
		.approximate = c->bound == BOUND_ABOUT,
	};
}

/** Order by what makes claims siblings: one article on one indicator in one period. */
static int cmp_sibling(const struct fact *a, const struct fact *b)
{
	int c = cmp_int(a->article, b->article);

	if (!c)
		c = cmp_int(a->claim.measure, b->claim.measure);
	if (!c)
		c = strcmp(a->claim.indicator, b->claim.indicator);
	if (!c)
		c = strcmp(a->claim.region, b->claim.region);
	if (!c)
		c = date_cmp(a->claim.period.start, b->claim.period.start);
	if (!c)
		c = date_cmp(a->claim.period.end, b->claim.period.end);
	return c ? c : cmp_int(a->claim.period_kind, b->claim.period_kind);
}

/** Of several siblings the one that stands first in the article. */
static int cmp_sibling_v(const void *pa, const void *pb)
{
	const struct fact *a = *(const struct fact *const *)pa, *b = *(const struct fact *const *)pb;
	int c = cmp_sibling(a, b);

	if (!c)
		c = cmp_int(a->claim.start, b->claim.start);
	return c ? c : cmp_int(a->id, b->id);
}

/** Facts that make observations, sorted by cmp_sibling_v. */
struct siblings {
	const struct fact **items;
	size_t n;
};

static void siblings_init(struct siblings *s, const struct fact *facts, size_t n)
{
	*s = (struct siblings){.items = mem_array(NULL, n + 1, sizeof(*s->items))};
	for (size_t i = 0; i < n; i++)
		if (claim_is_observed(&facts[i].claim))
			s->items[s->n++] = &facts[i];
	qsort(s->items, s->n, sizeof(*s->items), cmp_sibling_v);
}

/** What the same article claims in the other measure of the same indicator and period, or NULL. */
static const struct claim *sibling(const struct fact *f, enum measure measure, const struct siblings *s)
{
	struct fact wanted = *f;
	size_t lo = 0, hi = s->n;

	wanted.claim.measure = measure;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (cmp_sibling(s->items[mid], &wanted) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < s->n && cmp_sibling(s->items[lo], &wanted) == 0 ? &s->items[lo]->claim : NULL;
}

/** What an earlier level is measured against: the change says so; a level alone means the year before. */
static struct basis from_basis(const struct fact *f, const struct siblings *s)
{
	const struct claim *c = &f->claim;

	if (c->measure != MEASURE_CHANGE)
		c = sibling(f, MEASURE_CHANGE, s);
	return c ? normal_basis(c) : (struct basis){.kind = BASIS_YOY};
}

/** The unit of an earlier level. A change in percent does not say it: its level does, or the catalog. */
static const char *from_unit(const struct fact *f, const struct siblings *s, const struct catalog *catalog)
{
	const struct claim *c = &f->claim;

	if (c->measure != MEASURE_CHANGE || change_kind_of(c->unit, NULL) == CHANGE_ABSOLUTE)
		return c->unit;
	c = sibling(f, MEASURE_LEVEL, s);
	if (c)
		return c->unit;
	int i = catalog ? catalog_find(catalog, slice_str(f->claim.indicator)) : -1;

	return i >= 0 ? catalog->items[i].unit : NULL;
}

/** The earlier level that a claim states, as a level of its own period. false where it has none that can be placed. */
static bool entry_of_from(const struct fact *f, const struct siblings *s, const struct catalog *catalog,
			  struct entry *out)
{
	const struct claim *c = &f->claim;

	if (!c->has_from)
		return false;
	struct period p = basis_period(from_basis(f, s), c->period, c->period_kind);
	const char *unit = from_unit(f, s, catalog);

	if (!unit || !date_is_set(p.start) || !date_is_set(p.end))
		return false;
	*out = entry_of(f);
	out->key.unit = unit;
	out->key.period = p;
	out->key.measure = MEASURE_LEVEL;
	out->key.basis = (struct basis){.kind = BASIS_NONE};
	out->cite.from = true;
	out->written = c->from;
	out->bound = BOUND_EXACT;
	out->literal = out->wide = interval_point(c->from);
	out->approximate = false;
	return true;
}

static void value_join(struct value *v, const struct entry *e)
{
	struct interval met = interval_meet(v->range, e->literal);

	/* A rounded figure supports the sharper one without narrowing it. */
	if (!interval_is_empty(met)) {
		v->range = met;
		if (!interval_is_point(met))
			v->wide = interval_meet(v->wide, e->wide);
	}
	v->ncites++;
	v->approximate = v->approximate && e->approximate;
}

static int cmp_cite_v(const void *a, const void *b)
{
	return cmp_cite(a, b);
}

static void value_finish(struct value *v)
{
	const struct fact **facts = mem_array(NULL, v->ncites, sizeof(const struct fact *));

	qsort(v->cites, v->ncites, sizeof(*v->cites), cmp_cite_v);
	v->last = v->cites[0].fact->published;
	v->first = v->cites[v->ncites - 1].fact->published;
	for (size_t i = 0; i < v->ncites; i++)
		facts[i] = v->cites[i].fact;
	v->sources = facts_witnesses(facts, v->ncites, &v->copies);
	free(facts);
}

static int cmp_value_latest(const void *pa, const void *pb)
{
	const struct value *a = pa, *b = pb;
	int c = date_cmp(b->last, a->last);

	return c ? c : cmp_cite(&a->cites[0], &b->cites[0]);
}

static int cmp_value_first(const void *pa, const void *pb)
{
	const struct value *a = pa, *b = pb;
	int c = date_cmp(a->first, b->first);

	return c ? c : cmp_cite(&a->cites[0], &b->cites[0]);
}

/** Join an entry to a value whose number in `ranges` is k, and keep its place there. */
static void join_at(struct ranges *ranges, struct value *v, size_t k, const struct entry *e)
{
	struct interval range = v->range;

	value_join(v, e);
	if (interval_is_empty(interval_meet(range, e->literal)))
		return;
	ranges_remove(ranges, range);
	ranges_add(ranges, v->range, k);
}

/**
 * Put each entry to the first value that it can be true with; group[i] is its value. Returns how many values.
 * A value begins with a figure that meets no other's range and only narrows from there: the ranges never touch.
 */
static size_t group_entries(const struct entry *entries, size_t n, struct value *values, size_t *group)
{
	struct interval *literals = mem_array(NULL, n, sizeof(*literals));
	struct ranges ranges;
	size_t nvalues = 0;

	for (size_t i = 0; i < n; i++)
		literals[i] = entries[i].literal;
	ranges_init(&ranges, literals, n);
	free(literals);
	for (size_t i = 0; i < n; i++) {
		const struct entry *e = &entries[i];
		size_t exact = ranges_first(&ranges, e->literal), rounded = ranges_first(&ranges, e->wide);
		size_t k = exact < rounded ? exact : rounded;

		if (k == RANGES_NONE) {
			k = nvalues++;
			values[k] = (struct value){.range = e->literal,
						   .wide = e->wide,
						   .written = e->written,
						   .bound = e->bound,
						   .approximate = e->approximate};
			if (!interval_is_empty(e->literal))
				ranges_add(&ranges, e->literal, k);
		}
		join_at(&ranges, &values[k], k, e);
		group[i] = k;
	}
	ranges_release(&ranges);
	return nvalues;
}

/** entries[0..n) belong to one observation. */
static void observe(const struct entry *entries, size_t n, enum series_policy policy, struct arena *arena,
		    struct observation *o)
{
	size_t *group = mem_array(NULL, n, sizeof(*group));

	*o = entries[0].key;
	o->values = arena_alloc(arena, n * sizeof(*o->values));
	o->nvalues = group_entries(entries, n, o->values, group);
	for (size_t k = 0; k < o->nvalues; k++) {
		o->values[k].cites = arena_alloc(arena, o->values[k].ncites * sizeof(struct cite));
		o->values[k].ncites = 0;
	}
	for (size_t i = 0; i < n; i++) {
		struct value *v = &o->values[group[i]];

		v->cites[v->ncites++] = entries[i].cite;
	}
	free(group);
	for (size_t i = 0; i < o->nvalues; i++)
		value_finish(&o->values[i]);
	qsort(o->values, o->nvalues, sizeof(*o->values),
	      policy == POLICY_FIRST ? cmp_value_first : cmp_value_latest);
}

void series_build(const struct fact *facts, size_t n, const struct catalog *catalog,
		  enum series_policy policy, struct series *out)
{
	struct entry *entries = mem_array(NULL, 2 * n + 1, sizeof(*entries));
	struct siblings siblings;
	size_t m = 0, end;

	*out = (struct series){0};
	siblings_init(&siblings, facts, n);
	for (size_t i = 0; i < n; i++) {
		if (!claim_is_observed(&facts[i].claim))
			continue;
		entries[m++] = entry_of(&facts[i]);
		m += entry_of_from(&facts[i], &siblings, catalog, &entries[m]);
	}
	free(siblings.items);
	qsort(entries, m, sizeof(*entries), cmp_entry);
	out->items = arena_alloc(&out->arena, (m + 1) * sizeof(*out->items));
	for (size_t i = 0; i < m; i = end) {
		for (end = i + 1; end < m && cmp_key(&entries[i].key, &entries[end].key) == 0;)
			end++;
		observe(entries + i, end - i, policy, &out->arena, &out->items[out->n++]);
	}
	free(entries);
}
