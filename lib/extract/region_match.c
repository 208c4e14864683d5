/* SPDX-License-Identifier: BSD-2-Clause */
/* Place names in a text: the matcher, and the names that people type. */
#include <string.h>

#include "extract/region.h"
#include "extract/region_index.h"

static bool text_is(const struct region_index *x, uint32_t off, uint32_t len, const struct chars *c,
		    uint32_t i)
{
	if (len > c->n - i)
		return false;
	for (uint32_t k = 0; k < len; k++) {
		if (x->text[off + k] != c->cp[i + k])
			return false;
	}
	return true;
}

static bool word_at(const struct region_index *x, const struct region_word *w, uint32_t n,
		    const struct chars *c, uint32_t i)
{
	const uint32_t first = c->cp[i];

	for (uint32_t k = 0; k < n; k++) {
		if (x->text[w[k].off] == first && text_is(x, w[k].off, w[k].len, c, i))
			return true;
	}
	return false;
}

/* The first of the words that may not be cut that does not begin with a lesser character than cp. */
static uint32_t first_word(const struct region_index *x, uint32_t cp)
{
	uint32_t a = 0, b = x->nwords;
	while (a < b) {
		uint32_t mid = a + (b - a) / 2;
		if (x->text[x->words[mid].off] < cp)
			a = mid + 1;
		else
			b = mid;
	}
	return a;
}

/* Whether a common word lies across position `at`: begins before it and ends behind it. */
static bool cut_at(const struct region_index *x, const struct chars *c, uint32_t at, uint32_t no_sooner)
{
	for (uint32_t before = 1; before < REGION_WORD_MAX && no_sooner + before <= at; before++) {
		uint32_t i = at - before, k = first_word(x, c->cp[i]);
		for (; k < x->nwords && x->text[x->words[k].off] == c->cp[i]; k++) {
			if (x->words[k].len > before && text_is(x, x->words[k].off, x->words[k].len, c, i))
				return true;
		}
	}
	return false;
}

static bool acceptable(const struct gazetteer *g, const struct region_key *k, const struct chars *c,
		       uint32_t i)
{
	const struct region_index *x = g->index;
	uint32_t end = i + k->len;
	/* A name of two characters with its suffix is as easily cut as a short one: 示范县. */
	if ((k->kind != NAME_FULL || k->len == 2) && cut_at(x, c, i, 0))
		return false;
	if (word_at(x, x->allows, x->nallows, c, end))
		return true;
	if (k->kind != NAME_FULL && word_at(x, x->spoils, x->nspoils, c, end))
		return false;
	/* Chance makes no 福建 or 淮安, but it makes counties: 提高安全 holds 高安. */
	if (k->kind == NAME_SHORT && g->items[x->cands[k->first]].level < REGION_COUNTY)
		return true;
	return !cut_at(x, c, end, i + 1);
}

/* The keys that start with the two characters at i: [*lo, *hi). */
static void keys_at(const struct region_index *x, const struct chars *c, uint32_t i, uint32_t *lo,
		    uint32_t *hi)
{
	*lo = *hi = 0;
	if (i >= c->n || c->n - i < 2 || c->cp[i] > UINT16_MAX || c->cp[i + 1] > UINT16_MAX)
		return;
	if (!region_may_start(x, c->cp[i], c->cp[i + 1]))
		return;
	uint32_t want = c->cp[i] << 16 | c->cp[i + 1], a = 0, b = x->nkeys;
	while (a < b) {
		uint32_t mid = a + (b - a) / 2;
		const uint16_t *t = x->text + x->keys[mid].off;
		if (((uint32_t)t[0] << 16 | t[1]) < want)
			a = mid + 1;
		else
			b = mid;
	}
	*lo = a;
	while (a < x->nkeys) {
		const uint16_t *t = x->text + x->keys[a].off;
		if (((uint32_t)t[0] << 16 | t[1]) != want)
			break;
		a++;
	}
	*hi = a;
}

/* Whether the characters before i are this UTF-8 name (of `n` bytes). */
static bool ends_with(const struct chars *c, uint32_t i, const char *name, size_t n)
{
	struct chars folded;
	chars_fold(slice_of(name, n), 0, (uint32_t)n, &folded);
	bool same = folded.n && folded.n <= i &&
		    memcmp(c->cp + i - folded.n, folded.cp, folded.n * sizeof(*folded.cp)) == 0;
	chars_release(&folded);
	return same;
}

static bool after_name_of(const struct region *r, const struct chars *c, uint32_t i)
{
	if (ends_with(c, i, r->name, strlen(r->name)))
		return true;
	for (const char *p = r->shorts; *p;) {
		size_t n = strcspn(p, "|");
		if (ends_with(c, i, p, n))
			return true;
		p += n + (p[n] == '|');
	}
	return false;
}

/* Whether the name of the candidate's city or province stands right before i. */
static bool after_ancestor(const struct gazetteer *g, uint32_t item, const struct chars *c, uint32_t i)
{
	for (uint32_t code = g->items[item].parent; code;) {
		int p = gazetteer_find(g, code);
		if (p < 0)
			return false;
		if (after_name_of(&g->items[p], c, i))
			return true;
		code = g->items[p].parent;
	}
	return false;
}

/* Whether "NAME、" stands right before i, and NAME can be a region of the same parent as the candidate: 汉阴、石泉. */
static bool after_sibling(const struct gazetteer *g, uint32_t item, const struct chars *c, uint32_t i)
{
	enum { ENUMERATION_COMMA = 0x3001, SHORTEST = 2, LONGEST = 5 };
	const struct region_index *x = g->index;
	if (!i || c->cp[i - 1] != ENUMERATION_COMMA)
		return false;
	for (uint32_t len = SHORTEST; len <= LONGEST && len < i; len++) {
		uint32_t at = i - 1 - len, lo, hi;
		for (keys_at(x, c, at, &lo, &hi); lo < hi; lo++) {
			const struct region_key *k = &x->keys[lo];
			if (k->len != len || !text_is(x, k->off, len, c, at))
				continue;
			for (uint32_t a = 0; a < k->n; a++) {
				if (g->items[x->cands[k->first + a]].parent == g->items[item].parent)
					return true;
			}
		}
	}
	return false;
}

/* What was found at a position. */
struct found {
	uint32_t *out;
	size_t n, max;
	const struct region_key *key;
};

static void take(const struct gazetteer *g, const struct region_key *k, struct found *f)
{
	f->key = k;
	f->n = k->n < f->max ? k->n : f->max;
	for (size_t i = 0; i < f->n; i++)
		f->out[i] = g->index->cands[k->first + i];
}

/* A weak name: those that the name before it vouches for, better than any strong meaning; or all, before a body. */
static void take_weak(const struct gazetteer *g, const struct region_key *k, const struct chars *c,
		      uint32_t i, struct found *f)
{
	const struct region_index *x = g->index;
	size_t n = 0;
	for (uint32_t a = 0; a < k->n && n < f->max; a++) {
		uint32_t item = x->cands[k->first + a];
		if (after_ancestor(g, item, c, i) || after_sibling(g, item, c, i)) {
			f->out[n++] = item;
			f->key = k;
			f->n = n;
		}
	}
	bool known = f->key && f->key->len == k->len;
	if (!n && !known && word_at(x, x->bodies, x->nbodies, c, i + k->len))
		take(g, k, f);
}

size_t gazetteer_match(const struct gazetteer *g, const struct chars *c, uint32_t i, uint32_t *out,
		       size_t max, uint32_t *len, bool *is_short)
{
	const struct region_index *x = g->index;
	struct found f = {.out = out, .max = max};
	uint32_t lo, hi;
	keys_at(x, c, i, &lo, &hi);
	for (; lo < hi; lo++) {
		const struct region_key *k = &x->keys[lo];
		if (!text_is(x, k->off, k->len, c, i) || !acceptable(g, k, c, i))
			continue;
		if (k->kind == NAME_WEAK)
			take_weak(g, k, c, i, &f);
		else
			take(g, k, &f);
	}
	if (!f.key)
		return 0;
	*len = f.key->len;
	*is_short = f.key->kind != NAME_FULL;
	return f.n;
}

/* What a typed name can mean. */
struct meanings {
	uint32_t items[32];
	size_t n;
};

static void add_meaning(struct meanings *m, uint32_t item)
{
	for (size_t i = 0; i < m->n; i++) {
		if (m->items[i] == item)
			return;
	}
	if (m->n < sizeof(m->items) / sizeof(*m->items))
		m->items[m->n++] = item;
}

/* Read names from character i to the end, each inside the one before it. depth: at most province, city, county. */
static void read_names(const struct gazetteer *g, const struct chars *c, uint32_t i, uint32_t outer,
		       int depth, struct meanings *m)
{
	const struct region_index *x = g->index;
	uint32_t lo, hi;
	keys_at(x, c, i, &lo, &hi);
	for (; lo < hi; lo++) {
		const struct region_key *k = &x->keys[lo];
		if (!text_is(x, k->off, k->len, c, i))
			continue;
		for (uint32_t a = 0; a < k->n; a++) {
			uint32_t item = x->cands[k->first + a], code = g->items[item].code;
			if (code == outer || !gazetteer_inside(g, code, outer))
				continue;
			if (i + k->len == c->n)
				add_meaning(m, item);
			else if (depth < REGION_COUNTY)
				read_names(g, c, i + k->len, code, depth + 1, m);
		}
	}
}

static enum kpi_status ambiguous(const struct gazetteer *g, struct slice name, const struct meanings *m,
				 struct err *err)
{
	struct buf list = {0};
	for (size_t i = 0; i < m->n; i++) {
		if (i)
			buf_puts(&list, ", ");
		gazetteer_full_name(g, m->items[i], &list);
	}
	enum kpi_status s = err_set(err, KPI_EUSAGE, NULL, 0, "region %.*s is one of several: %s",
				    (int)name.n, name.p, list.p);
	buf_release(&list);
	return s;
}

enum kpi_status gazetteer_parse(const struct gazetteer *g, struct slice name, size_t *index, struct err *err)
{
	struct chars c;
	struct meanings m = {.n = 0};
	struct slice s = slice_trim(name);
	chars_fold(s, 0, (uint32_t)s.n, &c);
	static const uint32_t nation[] = {0x5168, 0x56FD}; /* 全国 */
	if (c.n == 2 && memcmp(c.cp, nation, sizeof(nation)) == 0)
		add_meaning(&m, 0);
	else
		read_names(g, &c, 0, 0, 0, &m);
	chars_release(&c);
	if (!m.n)
		return err_set(err, KPI_ENOTFOUND, NULL, 0, "no region is called %.*s", (int)name.n, name.p);
	int i = gazetteer_pick(g, m.items, m.n, 0);
	if (i < 0)
		return ambiguous(g, name, &m, err);
	*index = (size_t)i;
	return KPI_OK;
}
