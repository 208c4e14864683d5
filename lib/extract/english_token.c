/* SPDX-License-Identifier: BSD-2-Clause */
/* English text as tokens. */
#include "extract/english_text.h"

#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "base/utf8.h"

/* Letters are ASCII letters and everything from U+00C0 up to the general punctuation. */
static bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	       (cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7);
}

static char punct_of(uint32_t cp)
{
	switch (cp) {
	case 0x2018:
	case 0x2019:
	case 0x02BC:
	case '`':
		return '\'';
	case 0x201C:
	case 0x201D:
	case 0xAB:
	case 0xBB:
	case '"':
		return '"';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
	case '-':
		return '-';
	case 0xA3:
	case 0x20AC:
	case 0xA5:
	case 0x20B9:
	case '$':
		return '$';
	case 0x2026:
		return '.';
	default:
		return cp < 0x80 ? (char)cp : '?' + 1; /* '@': some other sign */
	}
}

struct cutter {
	struct en_text *t;
	const char *p;
	uint32_t i, end;
	bool glued;
	bool apart; /* the article writes its thousands apart, 28 310, and none with a comma */
};

static uint32_t peek(const struct cutter *c, uint32_t i, uint32_t *cp)
{
	if (i >= c->end) {
		*cp = 0;
		return 0;
	}
	return (uint32_t)utf8_decode(c->p + i, c->end - i, cp);
}

static bool is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02BC;
}

/* The end of the word at i; U.S. and a.m. are one word, and so is o'clock. */
static uint32_t word_end(const struct cutter *c, uint32_t i)
{
	uint32_t start = i, cp, n;

	for (;;) {
		n = peek(c, i, &cp);
		if (is_letter(cp)) {
			i += n;
		} else if (is_apostrophe(cp) && i > start) {
			uint32_t next;

			peek(c, i + n, &next);
			if (!is_letter(next))
				return i;
			i += n;
		} else if (cp == '.' && ((i - start == 1) || (i - start >= 3 && c->p[i - 2] == '.'))) {
			uint32_t next, after;
			uint32_t m = peek(c, i + 1, &next);

			peek(c, i + 1 + m, &after);
			if (!is_letter(next) || is_letter(after))
				return i;
			i += 1 + m;
		} else {
			return i;
		}
	}
}

/* Whether three digits, and no more, stand at i. */
static bool is_group(const char *p, uint32_t i, uint32_t end)
{
	return i + 3 <= end && ascii_is_digit(p[i]) && ascii_is_digit(p[i + 1]) && ascii_is_digit(p[i + 2]) &&
	       !(i + 3 < end && ascii_is_digit(p[i + 3]));
}

/* Whether the text at i is an emergency number and not the end of one: "received 42 999 calls". */
static bool is_hotline(const struct cutter *c, uint32_t i)
{
	const char *p = c->p + i;

	return i + 8 < c->end && memcmp(p + 3, " call", 5) == 0 &&
	       (memcmp(p, "999", 3) == 0 || memcmp(p, "911", 3) == 0 || memcmp(p, "000", 3) == 0 ||
		memcmp(p, "110", 3) == 0 || memcmp(p, "112", 3) == 0 || memcmp(p, "101", 3) == 0);
}

/* 12,34,567: groups of two and a last one of three; i where they are none. */
static uint32_t lakhs_end(const struct cutter *c, uint32_t i, uint32_t start)
{
	const char *p = c->p;
	uint32_t k = i;

	while (i - start <= 2 && k + 3 < c->end && p[k] == ',' && ascii_is_digit(p[k + 1]) &&
	       ascii_is_digit(p[k + 2]) && p[k + 3] == ',')
		k += 3;
	return k > i && p[k] == ',' && is_group(p, k + 1, c->end) ? k + 4 : i;
}

/* The end of the number at i: 84,612 and 1.3, and 28 310 where thousands are written apart; 06:00 stays apart. */
static uint32_t number_end(const struct cutter *c, uint32_t i)
{
	const char *p = c->p;
	uint32_t start = i, cp, n;
	bool apart;

	while (i < c->end && ascii_is_digit(p[i]))
		i++;
	/* "on May 12 150 officers" */
	apart = c->apart && i - start <= 3 &&
		!(c->t->n && en_in(c->t, (uint32_t)c->t->n - 1,
				   "january february march april may june july august september october "
				   "november december jan feb mar apr jun jul aug sept sep oct nov dec"));
	while (i + 3 < c->end && p[i] == ',' && is_group(p, i + 1, c->end))
		i += 4;
	i = lakhs_end(c, i, start);
	while (apart && i - start <= 19 && (n = peek(c, i, &cp)) != 0 &&
	       (cp == ' ' || cp == 0xA0 || cp == 0x202F || cp == 0x2009) && is_group(p, i + n, c->end) &&
	       !is_hotline(c, i + n))
		i += n + 3;
	if (i + 1 < c->end && p[i] == '.' && ascii_is_digit(p[i + 1])) {
		for (i++; i < c->end && ascii_is_digit(p[i]);)
			i++;
	}
	return i;
}

static void put_low(struct en_text *t, struct en_token *tok, const char *p, uint32_t n)
{
	tok->low = (uint32_t)t->low.n;
	for (uint32_t i = 0; i < n; i++) {
		if ((unsigned char)p[i] == 0xE2 && i + 2 < n && (unsigned char)p[i + 1] == 0x80) {
			buf_putc(&t->low, '\'');
			i += 2;
		} else {
			buf_putc(&t->low, ascii_lower(p[i]));
		}
	}
	tok->nlow = (uint16_t)(t->low.n - tok->low);
}

static struct en_token *add(struct cutter *c, uint32_t end, enum en_type type)
{
	struct en_text *t = c->t;
	struct en_token *tok;

	t->tok = mem_grow(t->tok, t->n, &t->cap_tok, sizeof(*t->tok));
	tok = &t->tok[t->n++];
	*tok = (struct en_token){.start = c->i,
				 .end = end,
				 .type = (uint8_t)type,
				 .owner = -1,
				 .small = -1,
				 .glued = c->glued};
	put_low(t, tok, c->p + c->i, end - c->i > 60 ? 60 : end - c->i);
	c->i = end;
	c->glued = true;
	return tok;
}

/* A possessive 's belongs to no lexicon entry: it is taken off and remembered. */
static void strip_possessive(struct en_text *t, struct en_token *tok)
{
	const char *low = t->low.p + tok->low;

	if (tok->nlow > 2 && low[tok->nlow - 2] == '\'' && low[tok->nlow - 1] == 's') {
		tok->nlow = (uint16_t)(tok->nlow - 2);
		tok->possessive = true;
	}
}

static bool is_abbreviation(const struct en_text *t, uint32_t i)
{
	return en_in(t, i,
		     "jan feb mar apr jun jul aug sep sept oct nov dec no vs v st mr mrs ms dr gen col sgt "
		     "lt capt "
		     "supt insp approx est dept inc co pct p pp") ||
	       memchr(t->low.p + t->tok[i].low, '.', t->tok[i].nlow) != NULL;
}

static void add_word(struct cutter *c)
{
	struct en_token *tok = add(c, word_end(c, c->i), EN_WORD);

	tok->cap = ascii_is_upper(c->p[tok->start]);
	strip_possessive(c->t, tok);
	en_read_number_word(c->t, (uint32_t)c->t->n - 1);
	if (c->i < c->end && c->p[c->i] == '.' && is_abbreviation(c->t, (uint32_t)c->t->n - 1)) {
		tok->end++;
		c->i++;
	}
}

/* Read the tokens of a block. A lone apostrophe is dropped: it closes a plural possessive or opens a quotation. */
static void cut(struct cutter *c)
{
	while (c->i < c->end) {
		uint32_t cp, n = peek(c, c->i, &cp);

		if (cp <= ' ' || cp == 0xA0 || cp == 0x3000 || cp == 0x2009 || cp == 0x202F || cp == 0xFEFF) {
			c->i += n;
			c->glued = false;
		} else if (cp < 0x80 && ascii_is_digit((char)cp)) {
			add(c, number_end(c, c->i), EN_NUMBER);
		} else if (is_letter(cp)) {
			add_word(c);
		} else if (is_apostrophe(cp) || cp == 0x2018) {
			c->i += n;
		} else {
			add(c, c->i + n, EN_PUNCT)->punct = punct_of(cp);
		}
	}
}

/* An article writes its thousands in one way: with a comma, or else perhaps apart. */
bool en_writes_commas(const struct article *a)
{
	const char *p = a->text.p;

	for (uint32_t i = 1; i + 3 < a->text.n; i++) {
		if (p[i] == ',' && ascii_is_digit(p[i - 1]) && is_group(p, i + 1, (uint32_t)a->text.n))
			return true;
	}
	return false;
}

void en_tokens_read(struct en_text *t, uint32_t start, uint32_t end, bool apart)
{
	struct cutter c = {t, t->article->text.p, start, end, false, apart};

	cut(&c);
}
