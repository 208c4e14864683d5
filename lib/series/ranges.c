/* SPDX-License-Identifier: BSD-2-Clause */
/* Disjoint ranges in the order of their lower ends, under a tree of their lowest numbers. */
#include "series/ranges.h"

#include <stdlib.h>

#include "base/mem.h"

static int cmp_low(const void *pa, const void *pb)
{
	const struct interval *a = pa, *b = pb;

	if (!a->has_lo || !b->has_lo)
		return (int)a->has_lo - (int)b->has_lo;
	int c = dec_cmp(a->lo, b->lo);

	return c ? c : (int)a->lo_open - (int)b->lo_open;
}

void ranges_init(struct ranges *r, const struct interval *lows, size_t n)
{
	size_t m = 0;

	*r = (struct ranges){.ends = mem_array(NULL, n + 1, sizeof(*r->ends)), .leaves = 1};
	for (size_t i = 0; i < n; i++)
		if (!interval_is_empty(lows[i]))
			r->ends[m++] = (struct interval){
				.lo = lows[i].lo, .has_lo = lows[i].has_lo, .lo_open = lows[i].lo_open};
	qsort(r->ends, m, sizeof(*r->ends), cmp_low);
	for (size_t i = 0; i < m; i++)
		if (r->nends == 0 || cmp_low(&r->ends[r->nends - 1], &r->ends[i]) != 0)
			r->ends[r->nends++] = r->ends[i];
	while (r->leaves <= r->nends)
		r->leaves *= 2;
	r->at = mem_array(NULL, r->nends + 1, sizeof(*r->at));
	r->tree = mem_array(NULL, 2 * r->leaves, sizeof(*r->tree));
	for (size_t i = 0; i < 2 * r->leaves; i++)
		r->tree[i] = RANGES_NONE;
}

void ranges_release(struct ranges *r)
{
	free(r->ends);
	free(r->at);
	free(r->tree);
	*r = (struct ranges){0};
}

/** The first lower end that is not below that of `i`. */
static size_t place(const struct ranges *r, struct interval i)
{
	size_t lo = 0, hi = r->nends;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (cmp_low(&r->ends[mid], &i) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/** The first lower end, from `lo` on, that lies wholly above `i`. */
static size_t place_above(const struct ranges *r, struct interval i, size_t lo)
{
	size_t hi = r->nends;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (!interval_is_empty(interval_meet(r->ends[mid], i)))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static void set(struct ranges *r, size_t where, size_t number)
{
	size_t k = r->leaves + where;

	r->tree[k] = number;
	while (k > 1) {
		k /= 2;
		r->tree[k] = least(r->tree[2 * k], r->tree[2 * k + 1]);
	}
}

void ranges_add(struct ranges *r, struct interval i, size_t number)
{
	size_t where = place(r, i);

	r->at[where] = i;
	set(r, where, number);
}

void ranges_remove(struct ranges *r, struct interval i)
{
	set(r, place(r, i), RANGES_NONE);
}

/** The lowest number at the ends from..to-1. */
static size_t lowest(const struct ranges *r, size_t from, size_t to)
{
	size_t found = RANGES_NONE;

	for (from += r->leaves, to += r->leaves; from < to; from /= 2, to /= 2) {
		if (from % 2)
			found = least(found, r->tree[from++]);
		if (to % 2)
			found = least(found, r->tree[--to]);
	}
	return found;
}

/** The last range that begins before the end `where`: its place, or RANGES_NONE. */
static size_t before(const struct ranges *r, size_t where)
{
	size_t k = r->leaves + where;

	/* Up to the first subtree on the left that has a range, then down along its right side. */
	for (;; k /= 2) {
		if ((k & (k - 1)) == 0) /* the left edge */
			return RANGES_NONE;
		if (k % 2 && r->tree[k - 1] != RANGES_NONE)
			break;
	}
	for (k--; k < r->leaves;)
		k = r->tree[2 * k + 1] != RANGES_NONE ? 2 * k + 1 : 2 * k;
	return k - r->leaves;
}

size_t ranges_first(const struct ranges *r, struct interval i)
{
	if (interval_is_empty(i) || r->nends == 0)
		return RANGES_NONE;
	size_t from = place(r, i);
	size_t found = lowest(r, from, place_above(r, i, from));
	/* Of ranges that begin below, only the last can reach so far: they do not touch each other. */
	size_t left = before(r, from);

	if (left != RANGES_NONE && !interval_is_empty(interval_meet(r->at[left], i)))
		found = least(found, r->tree[r->leaves + left]);
	return found;
}
