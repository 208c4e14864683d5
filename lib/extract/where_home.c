/* SPDX-License-Identifier: BSD-2-Clause */
/* Whose article it is: a survey of the places, bodies and deictic words of its first paragraphs. */
#include <string.h>

#include "extract/where_survey.h"

static const struct gazetteer *gaz(const struct reader *r)
{
	return r->x->gazetteer;
}

static struct candidate *add_candidate(struct survey *s, int index, const char *name, int score, int order)
{
	for (int i = 0; i < s->n; i++) {
		struct candidate *c = &s->items[i];

		if (index >= 0 ? c->index == index : c->name && name && strcmp(c->name, name) == 0) {
			c->score += score;
			return c;
		}
	}
	if (s->n == CANDIDATES)
		return NULL;
	s->items[s->n] = (struct candidate){.index = index, .name = name, .score = score, .order = order};
	return &s->items[s->n++];
}

static bool is_suffix(uint32_t cp)
{
	return cp == U'市' || cp == U'县' || cp == U'区' || cp == U'州' || cp == U'旗' || cp == U'省';
}

/* A run of other text that ends with a name by form: the last two or three characters before 市, 县, 区, 州, 旗. */
static const char *name_by_form(struct reader *r, size_t i)
{
	const struct token *k = &r->t.items[i], *next = i + 1 < r->t.n ? &r->t.items[i + 1] : NULL;
	const uint32_t *cp = r->t.chars.cp;
	uint32_t end = k->end, from;
	bool suffixed = end - k->start >= 3 && is_suffix(cp[end - 1]);

	if (!suffixed && end - k->start >= 2 && is_suffix(cp[end]) && next && next->start == end &&
	    where_is_body(next)) {
		end++;
		suffixed = true;
	}
	if (!suffixed || (end - k->start >= 3 && cp[end - 3] == 0x81ea &&
			  cp[end - 2] == 0x6cbb)) /* 自治区 alone is no name */
		return NULL;
	from = end - k->start > 3 ? end - 3 : k->start;
	return arena_strndup(&r->out->arena, r->a->text.p + r->t.chars.off[from],
			     r->t.chars.off[end] - r->t.chars.off[from]);
}

static const char *text_of(struct reader *r, const struct token *k)
{
	uint32_t b = token_start(&r->t, k), e = token_end(&r->t, k);

	return arena_strndup(&r->out->arena, r->a->text.p + b, e - b);
}

/* 全港, 司警, 警政署 tell the place, in an article in traditional characters. */
static void survey_own_word(const struct reader *r, struct survey *s, const struct token *k, int title,
			    int order)
{
	static const struct {
		enum cue cue;
		uint32_t code;
	} own[3] = {{CUE_HONG_KONG, CODE_HONG_KONG}, {CUE_MACAU, CODE_MACAU}, {CUE_TAIWAN, CODE_TAIWAN}};

	for (int p = 0; r->traditional && p < 3; p++) {
		int index = token_has(k, own[p].cue) ? gazetteer_find(gaz(r), own[p].code) : -1;

		if (index < 0)
			continue;
		s->own[p]++;
		add_candidate(s, index, NULL, 3 + title, order > 3 ? 3 : order);
	}
}

static bool is_deictic(const struct token *k)
{
	return token_has(k, CUE_PROVINCE) || token_has(k, CUE_CITY) || token_has(k, CUE_COUNTY);
}

/* 高雄市政府: in Taiwan the body whose police it is. */
static bool is_government(const struct reader *r, const struct token *k)
{
	return r->t.chars.cp[k->end] == U'政' && r->t.chars.cp[k->end + 1] == U'府';
}

/* 据公安部统计, 公安部召开新闻发布会: the ministry speaks, and not of a case that it oversees. */
static bool is_ministry(const struct reader *r, size_t i)
{
	static const uint32_t before[] = {0x4ece, 0x636e, 0x56fd, 0x81ea}; /* 从, 据, 国, 自 */
	static const uint32_t after[] = {0x53ec, 0x65b0, 0x6709, 0x76f8, 0x4eca, 0x516c, 0x4e8e};
	const struct token *k = &r->t.items[i], *next = i + 1 < r->t.n ? &r->t.items[i + 1] : NULL;
	const uint32_t *cp = r->t.chars.cp + k->start;
	bool found;

	if (k->end - k->start != 3 || cp[0] != 0x516c || cp[1] != 0x5b89 || cp[2] != 0x90e8) /* 公安部 */
		return false;
	found = next && (token_has(next, CUE_SPEAKER) || token_has(next, CUE_SAYS));
	for (size_t j = 0; k->start && j < sizeof(before) / sizeof(*before); j++)
		found |= cp[-1] == before[j];
	for (size_t j = 0; j < sizeof(after) / sizeof(*after); j++)
		found |= cp[3] == after[j]; /* 召开, 新闻, 有关, 相关, 今天, 公布, 于 */
	return found;
}

/* 低于全国平均水平: a comparison. */
static bool is_average(const struct reader *r, const struct token *k)
{
	return r->t.chars.cp[k->end] == U'平' && r->t.chars.cp[k->end + 1] == U'均';
}

static void survey_word(struct reader *r, struct survey *s, size_t i, int title, int order)
{
	static const enum cue levels[5] = {CUE_NATION, CUE_PROVINCE, CUE_CITY, CUE_COUNTY, CUE_AREA};
	const uint64_t any = CUE_BIT(CUE_NATION) | CUE_BIT(CUE_PROVINCE) | CUE_BIT(CUE_CITY) |
			     CUE_BIT(CUE_COUNTY) | CUE_BIT(CUE_AREA);
	const struct token *k = &r->t.items[i];

	const struct token *next = i + 1 < r->t.n ? &r->t.items[i + 1] : NULL;
	bool peers = next && next->kind == TOK_NUMBER &&
		     r->t.numbers[next->ref].kind == NUMBER_ORDINAL; /* 全省第五 */

	for (int l = 0; l < 5 && k->word->cues & any; l++)
		s->deictic[l] += token_has(k, levels[l]) && !peers && !is_average(r, k);
	s->prefecture += token_has(k, CUE_AREA) && r->t.chars.cp[k->end - 1] == 0x5dde;
	survey_own_word(r, s, k, title, order);
	s->ministry |= order <= 3 && is_ministry(r, i);
}

/* A place, or a name by its form. */
static void survey_place(struct reader *r, struct survey *s, size_t i, int title, int order)
{
	const struct token *k = &r->t.items[i], *next = i + 1 < r->t.n ? &r->t.items[i + 1] : NULL;
	bool body = next && (where_is_body(next) || is_deictic(next)); /* 云岭市公安局, 云岭全市 */

	body |= r->traditional && k->kind == TOK_REGION && is_government(r, k);
	if (k->kind == TOK_REGION) {
		const struct place *p = &r->t.places[k->ref];

		/* 武汉市公安局硚口区分局: the branch speaks, not the bureau above it */
		bool branch = body && i >= 2 && where_is_body(&r->t.items[i - 1]) &&
			      r->t.items[i - 2].kind == TOK_REGION;

		struct candidate *c;
		int n = s->n;

		c = add_candidate(s, (int)p->candidates[0], NULL,
				  1 + (body ? 6 : 0) + (branch ? 4 : 0) + title * 3, order);
		if (c) {
			c->is_short = p->is_short && (c->is_short || s->n > n);
			c->titled |=
				title && r->t.chars.cp[k->end] != U'最' && r->t.chars.cp[k->end] != U'居';
		}
	} else if (k->kind == TOK_OTHER) {
		const char *name = name_by_form(r, i);

		if (name && body)
			add_candidate(s, -1, name, 7 + title * 2, order);
		else if (where_is_form(r, i) && r->t.chars.cp[k->end - 1] != 0x9547 &&
			 r->t.chars.cp[k->end - 1] != 0x4e61)
			add_candidate(s, -1, text_of(r, k), 1 + title * 4, order);
	}
}

static void survey_tokens(struct reader *r, struct survey *s, int title, int order)
{
	for (size_t i = 0; i < r->t.n; i++) {
		switch (r->t.items[i].kind) {
		case TOK_WORD:
			survey_word(r, s, i, title, order);
			break;
		case TOK_REGION:
		case TOK_OTHER:
			survey_place(r, s, i, title, order);
			break;
		default:
			break;
		}
	}
}

/* The place in the outlet's name, where the text names none: 海口日报. */
static int place_in(const struct reader *r, const char *text)
{
	struct chars c = {0};
	uint32_t cand[TOK_REGIONS_MAX], len;
	bool is_short;
	int found = -1;

	chars_fold(slice_str(text), 0, (uint32_t)strlen(text), &c);
	for (uint32_t i = 0; i < c.n && found < 0; i++) {
		if (gazetteer_match(gaz(r), &c, i, cand, TOK_REGIONS_MAX, &len, &is_short))
			found = (int)cand[0];
	}
	chars_release(&c);
	return found;
}

static bool from_hint(struct reader *r)
{
	struct err err;
	size_t index;

	if (!r->a->region_hint)
		return false;
	if (gazetteer_parse(gaz(r), slice_str(r->a->region_hint), &index, &err) == KPI_OK)
		r->home = where_of_index(r, index);
	else
		r->home = (struct where){arena_strdup(&r->out->arena, r->a->region_hint), UINT32_MAX,
					 REGION_CITY};
	return true;
}

static void survey_headline(struct reader *r, struct survey *s)
{
	const struct article *a = r->a;
	struct article head;

	if (!reader_headline(r, &head))
		return;
	survey_tokens(r, s, 1, 0);
	r->a = a;
}

/* An office that publishes (商洛市公安局) speaks of its own place; a newspaper at times of another. */
static void survey_source(struct reader *r, struct survey *s)
{
	static const char *const bodies[] = {"公安", "警", "政府", "消防"};
	const char *source = r->a->source;
	bool office = false;
	int index;

	for (size_t i = 0; source && i < sizeof(bodies) / sizeof(*bodies); i++)
		office |= strstr(source, bodies[i]) != NULL;
	if (office && (index = place_in(r, source)) >= 0)
		add_candidate(s, index, NULL, 7, 0);
}

/* Forces that are known by their name alone: an article of Hong Kong need not say so. */
static void survey_forces(struct reader *r, struct survey *s)
{
	static const struct {
		const char *name;
		uint32_t code;
	} forces[] = {{"警務處", 810000}, {"司法警察局", 820000}, {"治安警察局", 820000}};
	const struct buf *t = &r->a->text;

	for (size_t i = 0; t->n && i < sizeof(forces) / sizeof(*forces); i++) {
		int index = gazetteer_find(gaz(r), forces[i].code);

		if (index >= 0 && strstr(t->p, forces[i].name))
			add_candidate(s, index, NULL, 6, 0);
	}
}

static void find_home(struct reader *r)
{
	struct survey s = {.n = 0};
	const struct candidate *best;
	int read = 0, index, local;

	r->home = (struct where){NULL, UINT32_MAX, -1};
	if (from_hint(r))
		return;
	for (size_t b = 0; b < r->a->nblocks && read < 40; b++) {
		const struct block *k = &r->a->blocks[b];
		int title = k->kind == BLOCK_TITLE;

		if (k->kind == BLOCK_FURNITURE)
			continue;
		reader_block(r, b);
		survey_tokens(r, &s, title, read);
		read++;
	}
	survey_headline(r, &s);
	survey_source(r, &s);
	survey_forces(r, &s);
	best = where_choose(r, &s);
	local = s.deictic[1] + s.deictic[2] + s.deictic[3] + s.deictic[4];
	if ((s.deictic[0] > 0 && s.deictic[0] >= local && (!best || best->score < 7)) ||
	    (s.ministry && !local && (!best || best->score < 14))) {
		r->home = where_of_nation(r, s.own[2] > s.own[0] + s.own[1]);
		return;
	}
	if (best && (best->score <= 8 || where_is_nickname(r, &s, best)) && best->index >= 0 &&
	    (index = where_upper(r, &s, best)) >= 0 && (s.deictic[1] >= 2 || where_of_prefecture(&s)) &&
	    s.deictic[where_deictic_of(gaz(r)->items[best->index].name)] == 0) {
		r->home = where_of_index(
			r, (size_t)index); /* 我省 … 合肥警方: nobody of the lower level says 全市 */
	} else if (best && best->index >= 0) {
		r->home = where_of_index(r, (size_t)best->index);
	} else if (best) {
		r->home = (struct where){best->name, UINT32_MAX,
					 where_deictic_of(best->name) == 2 ? REGION_CITY : REGION_COUNTY};
	} else if (r->a->source && (index = place_in(r, r->a->source)) >= 0) {
		r->home = where_of_index(r, (size_t)index);
	}
}

void where_article(struct reader *r)
{
	static const uint32_t codes[] = {CODE_TAIWAN, CODE_HONG_KONG, CODE_MACAU};

	find_home(r);
	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		r->beyond |= r->home.name && r->home.code != UINT32_MAX &&
			     gazetteer_inside(gaz(r), r->home.code, codes[i]);
}
