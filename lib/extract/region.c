/* SPDX-License-Identifier: BSD-2-Clause */
/* The gazetteer: places by code and name, and the longest place name at a position of a text. */
#include "extract/region.h"

#include <string.h>

#include "extract/region_index.h"

int gazetteer_find(const struct gazetteer *g, uint32_t code)
{
	size_t lo = 0, hi = g->n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (g->items[mid].code < code)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < g->n && g->items[lo].code == code ? (int)lo : -1;
}

static const struct region *region_of(const struct gazetteer *g, uint32_t code)
{
	int i = gazetteer_find(g, code);
	return i < 0 ? NULL : &g->items[i];
}

enum { CODE_TAIWAN = 710000, CODE_HONG_KONG = 810000, CODE_MACAU = 820000 };

static void put_own_name(struct buf *out, const struct region *r, bool trad)
{
	struct slice s = slice_str(trad ? r->trad : r->name);
	if (r->code == CODE_TAIWAN)
		s.n -= strlen("省");
	if (!trad && (r->code == CODE_HONG_KONG || r->code == CODE_MACAU))
		s = slice_of(r->shorts, strcspn(r->shorts, "|"));
	buf_put(out, s.p, s.n);
}

static void put_full_name(const struct gazetteer *g, size_t index, bool trad, struct buf *out)
{
	enum { DEPTH = REGION_COUNTY + 1 };
	const struct region *chain[DEPTH];
	size_t n = 0;
	const struct region *r = &g->items[index];
	chain[n++] = r;
	while (n < DEPTH && r->parent && (r = region_of(g, r->parent))) {
		if (r->code == CODE_TAIWAN)
			break;
		chain[n++] = r;
	}
	while (n)
		put_own_name(out, chain[--n], trad);
}

void gazetteer_full_name(const struct gazetteer *g, size_t index, struct buf *out)
{
	put_full_name(g, index, false, out);
}

void gazetteer_full_name_trad(const struct gazetteer *g, size_t index, struct buf *out)
{
	put_full_name(g, index, true, out);
}

uint32_t gazetteer_ancestor(const struct gazetteer *g, uint32_t code, enum region_level level)
{
	const struct region *r = region_of(g, code);
	while (r && r->level > level)
		r = region_of(g, r->parent);
	return r && r->level == level ? r->code : 0;
}

bool gazetteer_inside(const struct gazetteer *g, uint32_t code, uint32_t outer)
{
	if (outer == 0)
		return true;
	const struct region *r = region_of(g, code);
	while (r && r->code && r->code != outer)
		r = region_of(g, r->parent);
	return r && r->code == outer;
}

/* How well a candidate fits the context; see gazetteer_pick. */
static int fit(const struct gazetteer *g, uint32_t code, uint32_t context)
{
	if (!context)
		return 0;
	if (code == context)
		return 5;
	if (gazetteer_inside(g, code, context))
		return 4;
	if (gazetteer_inside(g, context, code))
		return 3;
	uint32_t city = gazetteer_ancestor(g, context, REGION_CITY);
	if (city && gazetteer_inside(g, code, city))
		return 2;
	uint32_t province = gazetteer_ancestor(g, context, REGION_PROVINCE);
	return province && gazetteer_inside(g, code, province);
}

/* <0 where a is the better candidate; 0 where nothing tells them apart. */
static int compare(const struct gazetteer *g, uint32_t a, uint32_t b, uint32_t context)
{
	const struct region *x = &g->items[a], *y = &g->items[b];
	int d = fit(g, y->code, context) - fit(g, x->code, context);
	if (!d)
		d = (int)x->former - (int)y->former;
	if (!d)
		d = (int)x->level - (int)y->level;
	return d;
}

int gazetteer_pick(const struct gazetteer *g, const uint32_t *cands, size_t n, uint32_t context)
{
	if (!n)
		return -1;
	size_t best = 0;
	bool tie = false;
	for (size_t i = 1; i < n; i++) {
		int d = compare(g, cands[i], cands[best], context);
		if (d < 0)
			best = i;
		if (d <= 0)
			tie = d == 0;
	}
	return tie ? -1 : (int)cands[best];
}
