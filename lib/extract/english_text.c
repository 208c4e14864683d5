/* SPDX-License-Identifier: BSD-2-Clause */
/* English text as tokens and sentences. */
#include "extract/english_text.h"

#include <stdlib.h>
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

/* The end of the number at i: 84,612 and 1.3 and 28 310 (no), 06:00 stays apart. */
static uint32_t number_end(const struct cutter *c, uint32_t i)
{
	const char *p = c->p;

	while (i < c->end && ascii_is_digit(p[i]))
		i++;
	while (i + 3 < c->end && p[i] == ',' && ascii_is_digit(p[i + 1]) && ascii_is_digit(p[i + 2]) &&
	       ascii_is_digit(p[i + 3]) && !(i + 4 < c->end && ascii_is_digit(p[i + 4])))
		i += 4;
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
	*tok = (struct en_token){
		.start = c->i, .end = end, .type = (uint8_t)type, .owner = -1, .glued = c->glued};
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

/* Whether a sentence ends behind token i: a stop, then a blank and something that can begin one. */
static bool ends_sentence(const struct en_text *t, size_t i)
{
	size_t j = i + 1;

	if (!strchr(".!?", t->tok[i].punct) || !t->tok[i].punct)
		return false;
	while (j < t->n && t->tok[j].glued && (t->tok[j].punct == '"' || t->tok[j].punct == ')'))
		j++;
	if (j >= t->n)
		return true;
	return !t->tok[j].glued && (t->tok[j].cap || t->tok[j].type != EN_WORD);
}

static void add_sentence(struct en_text *t, size_t first, size_t last, uint32_t block)
{
	struct en_sentence *s;
	size_t words = 0, caps = 0;

	if (first >= last)
		return;
	t->sent = mem_grow(t->sent, t->nsent, &t->cap_sent, sizeof(*t->sent));
	s = &t->sent[t->nsent++];
	*s = (struct en_sentence){(uint32_t)first,
				  (uint32_t)last,
				  t->tok[first].start,
				  t->tok[last - 1].end,
				  block,
				  t->article->blocks[block].kind,
				  false};
	for (size_t i = first; i < last; i++) {
		if (t->tok[i].type == EN_WORD && t->tok[i].nlow > 3) {
			words++;
			caps += t->tok[i].cap;
		}
	}
	s->title_case = words >= 3 && caps * 10 >= words * 7;
}

static void read_block(struct en_text *t, uint32_t b)
{
	const struct block *blk = &t->article->blocks[b];
	struct cutter c = {t, t->article->text.p, blk->start, blk->end, false};
	size_t first = t->n;

	cut(&c);
	for (size_t i = first; i < t->n; i++) {
		if (!ends_sentence(t, i) && i + 1 - first < EN_SENTENCE_MAX)
			continue;
		while (i + 1 < t->n && t->tok[i + 1].glued &&
		       (t->tok[i + 1].punct == '"' || t->tok[i + 1].punct == ')'))
			i++;
		add_sentence(t, first, i + 1, b);
		first = i + 1;
	}
	add_sentence(t, first, t->n, b);
}

void en_text_release(struct en_text *t)
{
	free(t->tok);
	free(t->sent);
	buf_release(&t->low);
	*t = (struct en_text){0};
}

struct slice en_low(const struct en_text *t, uint32_t i)
{
	return slice_of(t->low.p + t->tok[i].low, t->tok[i].nlow);
}

bool en_is(const struct en_text *t, uint32_t i, const char *word)
{
	return i < t->n && slice_eqs(en_low(t, i), word);
}

bool en_in(const struct en_text *t, uint32_t i, const char *words)
{
	const char *low;
	size_t n;

	if (i >= t->n)
		return false;
	low = t->low.p + t->tok[i].low;
	n = t->tok[i].nlow;
	for (;;) {
		size_t k = 0;

		while (k < n && words[k] == low[k])
			k++;
		if (k == n && (words[k] == ' ' || !words[k]))
			return n > 0;
		for (words += k; *words && *words != ' ';)
			words++;
		if (!*words)
			return false;
		words++;
	}
}

bool en_punct(const struct en_text *t, uint32_t i, char c)
{
	return i < t->n && t->tok[i].punct == c;
}

bool en_adverb(const struct en_text *t, uint32_t i)
{
	struct slice s;

	if (i >= t->n || t->tok[i].type != EN_WORD)
		return false;
	s = en_low(t, i);
	return s.n > 4 && s.p[s.n - 2] == 'l' && s.p[s.n - 1] == 'y';
}

/* Append token i to the phrase in key; hyphens between words read as blanks. Returns the next token, 0 where none fits. */
static uint32_t extend(const struct en_text *t, uint32_t i, uint32_t end, char *key, size_t *n)
{
	if (*n && i + 1 < end && t->tok[i].punct == '-' && t->tok[i].glued && t->tok[i + 1].glued)
		i++;
	if (i >= end || (t->tok[i].type == EN_PUNCT && !(*n == 0 && t->tok[i].punct == '$')))
		return 0;
	if (*n + 1 + t->tok[i].nlow >= EN_PHRASE_BYTES)
		return 0;
	if (*n)
		key[(*n)++] = ' ';
	memcpy(key + *n, t->low.p + t->tok[i].low, t->tok[i].nlow);
	*n += t->tok[i].nlow;
	return i + 1;
}

/* Whether an entry names a thing and is more than a word of the language. */
static bool names_something(const struct en_word *w)
{
	return w->kind != EN_NONE || w->noun != EN_NONE || w->topic != EN_NONE || w->aspects ||
	       w->place != EN_NONE || w->body != EN_NONE || w->money != EN_NONE || w->weight != EN_NONE;
}

/* Find all phrases at i, from short to long. */
static void find_hits(const struct lexicon_en *lex, struct en_text *t, uint32_t i, uint32_t end)
{
	struct en_token *tok = &t->tok[i];
	char key[EN_PHRASE_BYTES];
	size_t n = 0;
	uint32_t next = i;

	for (int words = 0; words < EN_PHRASE_WORDS; words++) {
		const struct en_word *w;

		next = extend(t, next, end, key, &n);
		if (!next || !lexicon_en_starts(lex, slice_of(key, n)))
			break;
		w = lexicon_en_find(lex, slice_of(key, n));
		if (!w)
			continue;
		if (tok->nhits == 4) {
			memmove(tok->hits, tok->hits + 1, 3 * sizeof(*tok->hits));
			memmove(tok->hit_len, tok->hit_len + 1, 3);
			tok->nhits--;
		}
		tok->hits[tok->nhits] = w;
		tok->hit_len[tok->nhits++] = (uint8_t)(next - i);
		if (next == i + 1)
			tok->word = w;
		if (names_something(w)) {
			tok->phrase = w;
			tok->nphrase = (uint8_t)(next - i);
		}
	}
}

/* The longest phrase at i, up to end, that has the cue (for EN_CUE_COUNT: that names something). */
static const struct en_word *longest(const struct en_text *t, uint32_t i, uint32_t end, enum en_cue c,
				     uint32_t *len)
{
	const struct en_token *tok = &t->tok[i];

	for (int k = i < end ? tok->nhits : 0; k-- > 0;) {
		const struct en_word *w = tok->hits[k];

		*len = tok->hit_len[k];
		if (i + *len <= end && (c == EN_CUE_COUNT ? names_something(w) : (w->cues & EN_BIT(c)) != 0))
			return w;
	}
	*len = 0;
	return NULL;
}

const struct en_word *en_phrase(const struct en_text *t, uint32_t i, uint32_t end, uint32_t *len)
{
	return longest(t, i, end, EN_CUE_COUNT, len);
}

uint32_t en_cue_phrase(const struct en_text *t, uint32_t i, uint32_t end, enum en_cue c)
{
	uint32_t len;

	return longest(t, i, end, c, &len) ? len : 0;
}

void en_text_read(const struct lexicon_en *lex, const struct article *a, struct en_text *t)
{
	*t = (struct en_text){.article = a};
	for (size_t b = 0; b < a->nblocks; b++) {
		enum block_kind k = a->blocks[b].kind;

		if (k == BLOCK_TITLE || k == BLOCK_HEADING || k == BLOCK_PARA || k == BLOCK_CAPTION)
			read_block(t, (uint32_t)b);
	}
	for (size_t s = 0; s < t->nsent; s++) {
		for (uint32_t i = t->sent[s].first; i < t->sent[s].last; i++)
			find_hits(lex, t, i, t->sent[s].last);
	}
}
