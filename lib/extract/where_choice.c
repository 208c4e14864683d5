/* SPDX-License-Identifier: BSD-2-Clause */
/* Which of the places that an article names is its own. */
#include "extract/where_survey.h"

static const struct gazetteer *gaz(const struct reader *r)
{
	return r->x->gazetteer;
}

bool where_of_prefecture(const struct survey *s)
{
	return s->prefecture >= 2 && s->prefecture > s->deictic[1] && s->prefecture > s->deictic[2] &&
	       s->prefecture > s->deictic[3];
}

static int wanted_level(const struct survey *s)
{
	if (where_of_prefecture(s))
		return REGION_CITY;
	if (s->deictic[1] > s->deictic[2] && s->deictic[1] > s->deictic[3])
		return REGION_PROVINCE;
	if (s->deictic[2] > s->deictic[3])
		return REGION_CITY;
	return s->deictic[3] ? REGION_COUNTY : -1;
}

/* What a candidate lies in at the level that the article speaks of; -1 where it is of that level, or above. */
int where_upper(const struct reader *r, const struct survey *s, const struct candidate *c)
{
	int level = wanted_level(s);
	const struct region *g;
	uint32_t up;

	if (c->index < 0 || level < 0)
		return -1;
	g = &gaz(r)->items[c->index];
	if (g->level <= (enum region_level)level ||
	    (level == REGION_CITY && where_deictic_of(g->name) == 2) ||
	    (s->deictic[4] > 0 && where_deictic_of(g->name) == 4))
		return -1;
	up = gazetteer_ancestor(gaz(r), g->code, (enum region_level)level);
	if (!up)
		up = gazetteer_ancestor(gaz(r), g->code, REGION_PROVINCE);
	return up ? gazetteer_find(gaz(r), up) : -1;
}

static int level_deictic(int level)
{
	return level == REGION_PROVINCE ? 1 : level == REGION_CITY ? 2 : level == REGION_COUNTY ? 3 : 0;
}

static int favour(const struct reader *r, const struct survey *s, const struct candidate *c)
{
	const char *name = c->index >= 0 ? gaz(r)->items[c->index].name : c->name;
	int l = where_deictic_of(name);

	return 4 * c->score + 2 * (s->deictic[l] > 5 ? 5 : s->deictic[l]) +
	       (wanted_level(s) >= 0 && l == level_deictic(wanted_level(s)) ? 6 : 0) - (c->order > 3 ? 6 : 0);
}

/* Several counties or cities and none that they lie in: the article is of what they share. */
static void add_uppers(const struct reader *r, struct survey *s)
{
	int n = s->n;

	for (int i = 0; i < n; i++) {
		int up = where_upper(r, s, &s->items[i]), sum = 0, count = 0;

		if (up < 0)
			continue;
		for (int k = 0; k < n; k++) {
			if (where_upper(r, s, &s->items[k]) == up) {
				sum += s->items[k].score;
				count++;
			}
		}
		if (count >= 2 && s->n < CANDIDATES) {
			bool known = false;

			for (int k = 0; k < s->n; k++) {
				if (s->items[k].index == up) {
					s->items[k].score += k >= n ? 0 : sum / 2;
					known = true;
				}
			}
			if (!known)
				s->items[s->n++] = (struct candidate){.index = up, .score = sum / 2 + 1};
		}
	}
}

/* How often a place of Taiwan has to be named to be the article's: less in the headline, more beside 全國. */
static int city_needs(const struct survey *s, const struct candidate *c)
{
	if (c->titled)
		return 4;
	if (s->deictic[0])
		return 7;
	return !c->is_short && c->order <= 1 ? 1 : 5;
}

/* A city's or county's report in Taiwan names bodies and words of the whole island too (六都): the place that its headline and its police name is whose it is. */
static const struct candidate *of_taiwan(const struct reader *r, const struct survey *s,
					 const struct candidate *best)
{
	const struct candidate *own = NULL;

	if (!best || best->index < 0 || gaz(r)->items[best->index].code != CODE_TAIWAN)
		return best;
	for (int i = 0; i < s->n; i++) {
		const struct candidate *c = &s->items[i];

		if (c->index < 0 || c == best || c->order > 3 || c->score < city_needs(s, c) ||
		    !gazetteer_inside(gaz(r), gaz(r)->items[c->index].code, CODE_TAIWAN))
			continue;
		if (own)
			return best;
		own = c;
	}
	return own ? own : best;
}

/* Whether the article is of Taiwan or of a place there. */
static bool names_taiwan(const struct reader *r, const struct survey *s)
{
	for (int i = 0; i < s->n && r->traditional; i++) {
		const struct candidate *c = &s->items[i];

		if (c->index >= 0 && !c->is_short &&
		    gazetteer_inside(gaz(r), gaz(r)->items[c->index].code, CODE_TAIWAN))
			return true;
	}
	return r->traditional && s->own[2] > 0;
}

/* 永康分局, 文山一分局 in an article of Taiwan: districts there, and no namesakes on the mainland. */
static bool is_namesake(const struct reader *r, const struct candidate *c)
{
	const struct region *g = c->index >= 0 ? &gaz(r)->items[c->index] : NULL;

	return g && c->is_short && g->level >= REGION_CITY && g->code / 10000 != CODE_TAIWAN / 10000 &&
	       g->code / 10000 != CODE_HONG_KONG / 10000 && g->code / 10000 != CODE_MACAU / 10000;
}

/* 龙江警方 beside 黑龙江全省: a short name that is the province's too, where the county is never named in full. */
bool where_is_nickname(const struct reader *r, const struct survey *s, const struct candidate *c)
{
	uint32_t up;

	if (!c->is_short || c->index < 0 || gaz(r)->items[c->index].level != REGION_COUNTY)
		return false;
	up = gazetteer_ancestor(gaz(r), gaz(r)->items[c->index].code, REGION_PROVINCE);
	for (int i = 0; i < s->n; i++) {
		if (s->items[i].index >= 0 && gaz(r)->items[s->items[i].index].code == up)
			return true;
	}
	return false;
}

const struct candidate *where_choose(const struct reader *r, struct survey *s)
{
	const struct candidate *best = NULL;
	bool taiwan;

	add_uppers(r, s);
	taiwan = names_taiwan(r, s);
	for (int i = 0; i < s->n; i++) {
		if (taiwan && is_namesake(r, &s->items[i]))
			continue;
		if (!best || favour(r, s, &s->items[i]) > favour(r, s, best))
			best = &s->items[i];
	}
	return of_taiwan(r, s, best);
}
