/* SPDX-License-Identifier: BSD-2-Clause */
/* Cutting folded text into tokens. */
#include "extract/token.h"

#include <stdlib.h>
#include <string.h>

#include "extract/region_index.h"
#include "extract/scan.h"

static bool is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 || c == 0xa0;
}

static bool is_alnum(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_punct(uint32_t c)
{
	if (c < 0x80)
		return !is_alnum(c);
	return (c >= 0x2010 && c <= 0x206f) || (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3020) ||
	       c == 0x30fb || (c >= 0xff00 && c <= 0xffef) || c == 0xb7 || (c >= 0x2190 && c <= 0x27bf) ||
	       (c >= 0x1f000 && c <= 0x1faff) || c == 0xfe0f || c == 0xfffd;
}

static bool parts_clause(uint32_t cp)
{
	switch (cp) {
	case ',':
	case ';':
	case ':':
	case '(':
	case ')':
	case '!':
	case '?':
	case '\n':
	case '[':
	case ']':
	case 0x3002:
	case 0xff0c:
	case 0xff1b:
	case 0xff1a:
	case 0x2014:
	case 0x3010:
	case 0x3011:
	case 0x2026:
	case '|':
	case '\t':
	case 0x3008:
	case 0x3009:
		return true;
	default:
		return false;
	}
}

static bool ends_sentence(uint32_t cp)
{
	return cp == 0x3002 || cp == '!' || cp == '?' || cp == '\n';
}

uint32_t token_start(const struct tokens *t, const struct token *k)
{
	return t->chars.off[k->start];
}

uint32_t token_end(const struct tokens *t, const struct token *k)
{
	return t->chars.off[k->end];
}

static struct token *push(struct tokens *t, enum token_kind kind, uint32_t start, uint32_t end)
{
	if (t->n == t->cap)
		t->items = mem_grow(t->items, t->n, &t->cap, sizeof(*t->items));
	t->items[t->n] = (struct token){.kind = (uint8_t)kind, .start = start, .end = end};
	return &t->items[t->n++];
}

/* The run of other characters grows by [i, j). */
static void push_other(struct tokens *t, uint32_t i, uint32_t j)
{
	if (t->n && t->items[t->n - 1].kind == TOK_OTHER && t->items[t->n - 1].end == i)
		t->items[t->n - 1].end = j;
	else
		push(t, TOK_OTHER, i, j);
}

/* 八死四千伤, 25死: the people are counted without a word for them. */
static bool counts_victims(const struct chars *c, uint32_t i)
{
	struct number n;

	if (c->cp[i] != 0x6b7b && c->cp[i] != 0x4f24 && c->cp[i] != 0x4ea1) /* 死 伤 亡 */
		return false;
	return !chars_is_han(c->cp[i + 1]) || number_scan(c, i + 1, &n);
}

/* The unit that one character writes. */
static const struct unit_word *unit_of_char(const struct lexicon *lex, uint32_t c)
{
	uint32_t cp[2] = {c, 0}, len;
	const struct chars word = {.cp = cp, .n = 1};

	return lexicon_unit(lex, &word, 0, &len);
}

/* A number with its unit and tail at i; *end its end, *unit and *unit_start its unit. */
static bool read_number(const struct lexicon *lex, const struct chars *c, uint32_t i, struct number *n,
			const struct unit_word **unit, uint32_t *unit_start, uint32_t *end)
{
	uint32_t len, wlen, j;
	const struct word *w;

	if (!number_scan(c, i, n))
		return false;
	*unit = NULL;
	j = n->end;
	*unit_start = j;
	if (n->kind == NUMBER_PLAIN || n->kind == NUMBER_RANGE || n->kind == NUMBER_ORDINAL) {
		uint32_t k = j;

		while (k < c->n && c->cp[k] == ' ')
			k++;
		*unit = lexicon_unit(lex, c, k, &len);
		/* 68亿 年减四成: the change word goes before the unit that it begins with */
		if (*unit && (w = lexicon_word(lex, c, k, &wlen)) && wlen > len &&
		    w->cues & (CUE_BIT(CUE_UP) | CUE_BIT(CUE_DOWN)))
			*unit = NULL;
		if (*unit && len == 2 && c->cp[k + 1] == 0x6b21 && c->cp[k + 2] == 0x4e4b) {
			*unit = unit_of_char(lex, c->cp[k]); /* 1604件，次之 without its comma */
			len = 1;
		}
		if (*unit) {
			*unit_start = k;
			j = k + len;
		} else if (n->kind == NUMBER_PLAIN && counts_victims(c, j)) {
			*unit = unit_of_char(lex, 0x4eba); /* 人 */
		}
	}
	j += number_tail(c, j, n);
	*end = j;
	return true;
}

/*
 * One-character words (立, 破, 降, 多) are words only where nothing unknown leans
 * on them from the left: 成立, 独立 and 突破 are none. A change word counts all the
 * same when a number follows at once.
 */
static bool stands_alone(const struct tokens *t, const struct word *w, const struct chars *c, uint32_t i)
{
	const struct token *prev = t->n ? &t->items[t->n - 1] : NULL;
	uint64_t change = CUE_BIT(CUE_UP) | CUE_BIT(CUE_DOWN);
	struct number n;

	if (c->cp[i] == 0x62df && i && (c->cp[i - 1] == 0x6a21 || c->cp[i - 1] == 0x865a))
		return false; /* 模拟, 虚拟 plan nothing */
	if (w->verbs == 0 && w->kind == LEX_NONE && w->noun == LEX_NONE && !(w->cues & change))
		return true;
	if (!prev || prev->kind != TOK_OTHER || prev->end != i)
		return true;
	return (w->cues & change) && number_scan(c, i + 1, &n) && !n.chinese;
}

/* The last character of a jurisdiction's name: 县, 市, 区, 州, 旗, 镇, 乡. */
static bool is_suffix(uint32_t c)
{
	return c == 0x53bf || c == 0x5e02 || c == 0x533a || c == 0x5dde || c == 0x65d7 || c == 0x9547 ||
	       c == 0x4e61;
}

/* 一个下降6.1%、一个下降13.5%: the "one" deals numbers out and is none. */
static bool parts_out(const struct lexicon *lex, const struct chars *c, const struct word *w, uint32_t next)
{
	uint32_t len;
	const struct word *v;

	if (w->cues & CUE_BIT(CUE_AGENT))
		return true; /* 110, 119: who was called */
	if (!(w->cues & CUE_BIT(CUE_RESPECTIVELY)) || next >= c->n)
		return false;
	v = lexicon_word(lex, c, next, &len);
	return v && v->cues & (CUE_BIT(CUE_UP) | CUE_BIT(CUE_DOWN));
}

static bool read_word(const struct lexicon *lex, const struct gazetteer *g, struct tokens *t, uint32_t i,
		      uint32_t number_end, uint32_t *end)
{
	const struct chars *c = &t->chars;
	struct place p = {.n = 0};
	uint32_t wlen = 0, plen = 0, len;
	const uint32_t cp = c->cp[i], next = c->cp[i + 1];
	const struct word *w = lexicon_may_start(lex, cp, next) ? lexicon_word(lex, c, i, &wlen) : NULL;
	struct token *k;

	if (w && wlen == 1 && !stands_alone(t, w, c, i))
		w = NULL;
	if (region_may_start(g->index, cp, next))
		p.n = (uint32_t)gazetteer_match(g, c, i, p.candidates, TOK_REGIONS_MAX, &plen, &p.is_short);
	if (p.n && p.is_short && is_suffix(c->cp[i + plen]) && !(lexicon_word(lex, c, i + plen, &len)))
		p.n = 0; /* 临川县 is not 临川 */
	if (p.n && (!w || plen > wlen) && i + plen > number_end) {
		t->places = mem_grow(t->places, t->nplaces, &t->cplaces, sizeof(*t->places));
		t->places[t->nplaces] = p;
		k = push(t, TOK_REGION, i, i + plen);
		k->ref = (uint32_t)t->nplaces++;
		*end = i + plen;
		return true;
	}
	if (!w || i + wlen < number_end || (i + wlen == number_end && !parts_out(lex, c, w, number_end)))
		return false;
	k = push(t, TOK_WORD, i, i + wlen);
	k->word = w;
	*end = i + wlen;
	return true;
}

/* 比去年2月, 去年上半年是3120起: a year that only serves to compare is not the year in hand. The period is the last token. */
static bool is_compared(const struct tokens *t, uint32_t end)
{
	const uint32_t next = t->chars.cp[end];
	const struct token *prev = t->n > 1 ? &t->items[t->n - 2] : NULL;

	if (prev && (token_has(prev, CUE_COMPARE) || token_has(prev, CUE_FROM)))
		return true;
	return next == 0x4e3a || next == 0x662f || next == 0x7684; /* 为 是 的 */
}

/* Whether number, period, word or place may begin at character i; most characters of a text begin none. */
static bool begins_something(const struct lexicon *lex, const struct gazetteer *g, const struct chars *c,
			     uint32_t i)
{
	uint32_t cp = c->cp[i], next = c->cp[i + 1];

	return scan_class(cp) & (CLASS_NUMBER | CLASS_PERIOD) || lexicon_may_start(lex, cp, next) ||
	       region_may_start(g->index, cp, next);
}

/* What is none of them: punctuation, or part of a run of other characters. Returns its end. */
static uint32_t read_plain(struct tokens *t, uint32_t i)
{
	const struct chars *c = &t->chars;
	const uint32_t cp = c->cp[i];
	uint32_t end = i + 1;

	if ((cp < SCAN_TABLE_FIRST || cp > SCAN_TABLE_LAST) && (is_punct(cp) || is_space(cp))) {
		struct token *k = push(t, TOK_PUNCT, i, end);

		k->cp = cp;
		k->parts = parts_clause(cp);
		k->ends = ends_sentence(cp);
		return end;
	}
	while (is_alnum(cp) && end < c->n && is_alnum(c->cp[end]))
		end++;
	push_other(t, i, end);
	return end;
}

static void read_one(const struct lexicon *lex, const struct gazetteer *g, struct period_context *ctx,
		     struct tokens *t, uint32_t *at)
{
	const struct chars *c = &t->chars;
	uint32_t i = *at, end = i + 1;
	const uint32_t class = scan_class(c->cp[i]);
	struct period_expr pe;
	struct number num;
	const struct unit_word *unit;
	uint32_t unit_start, num_end = 0;
	bool has_number;
	struct token *k;

	if (class & CLASS_PERIOD && period_scan(c, i, ctx, &pe)) {
		uint32_t wlen;

		/* 今年以来 is a period; 全年目标 is a longer word */
		if (!lexicon_word(lex, c, i, &wlen) || wlen <= pe.end - i) {
			t->periods = mem_grow(t->periods, t->nperiods, &t->cperiods, sizeof(*t->periods));
			t->periods[t->nperiods] = pe;
			k = push(t, TOK_PERIOD, i, pe.end);
			k->ref = (uint32_t)t->nperiods++;
			if (pe.names_year && pe.year && !pe.compares && !pe.day && !is_compared(t, pe.end) &&
			    (!date_is_set(ctx->published) || pe.year + 1 >= ctx->published.y))
				ctx->year = pe.year;
			*at = pe.end;
			return;
		}
	}
	has_number = class & CLASS_NUMBER && read_number(lex, c, i, &num, &unit, &unit_start, &num_end);
	/* a numeral character inside a word (队伍, 三令五申) counts nothing */
	if (has_number && num.chinese && !unit && num.kind == NUMBER_PLAIN && !num.ends_with_scale &&
	    !(num.has_value && dec_cmp(num.value, dec_int(99)) > 0))
		has_number = false;
	if (read_word(lex, g, t, i, has_number ? num_end : i, &end)) {
		*at = end;
		return;
	}
	if (has_number) {
		t->numbers = mem_grow(t->numbers, t->nnumbers, &t->cnumbers, sizeof(*t->numbers));
		t->numbers[t->nnumbers] = num;
		k = push(t, TOK_NUMBER, i, num_end);
		k->unit = unit;
		k->unit_start = unit_start;
		k->ref = (uint32_t)t->nnumbers++;
		*at = num_end;
		return;
	}
	*at = read_plain(t, i);
}

/* Room for so many tokens at once: about what a text has by its characters. */
static void reserve(struct tokens *t, size_t n)
{
	if (n <= t->cap)
		return;
	t->items = mem_array(t->items, n, sizeof(*t->items));
	t->cap = n;
}

void tokens_read(const struct lexicon *lex, const struct gazetteer *g, struct slice text, uint32_t start,
		 uint32_t end, struct period_context *ctx, struct tokens *t)
{
	chars_release(&t->chars);
	t->n = t->nnumbers = t->nperiods = t->nplaces = 0;
	chars_fold(text, start, end, &t->chars);
	reserve(t, t->chars.n / 2);
	tokens_clean(&t->chars);
	for (uint32_t i = 0; i < t->chars.n;) {
		if (begins_something(lex, g, &t->chars, i))
			read_one(lex, g, ctx, t, &i);
		else
			i = read_plain(t, i);
	}
}

void tokens_release(struct tokens *t)
{
	chars_release(&t->chars);
	free(t->items);
	free(t->numbers);
	free(t->periods);
	free(t->places);
	*t = (struct tokens){0};
}
