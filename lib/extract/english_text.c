/* SPDX-License-Identifier: BSD-2-Clause */
/* English text as sentences, and the lexicon's phrases in it. */
#include "extract/english_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

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

static void read_block(struct en_text *t, uint32_t b, bool apart)
{
	const struct block *blk = &t->article->blocks[b];
	size_t first = t->n;

	en_tokens_read(t, blk->start, blk->end, apart);
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

bool en_in(const struct en_text *t, uint32_t i, const char *words)
{
	const char *low;
	size_t n;

	if (i >= t->n)
		return false;
	low = t->low.p + t->tok[i].low;
	n = t->tok[i].nlow;
	if (n == 0)
		return false; /* a mark */
	for (;;) {
		size_t k = 0;

		while (k < n && words[k] == low[k])
			k++;
		if (k == n && (words[k] == ' ' || !words[k]))
			return true;
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

void en_piece_read(const struct lexicon_en *lex, const struct article *a, uint32_t start, uint32_t end,
		   struct en_text *t)
{
	*t = (struct en_text){.article = a};
	en_tokens_read(t, start, end, !en_writes_commas(a));
	for (uint32_t i = 0; i < t->n; i++)
		find_hits(lex, t, i, (uint32_t)t->n);
}

void en_text_read(const struct lexicon_en *lex, const struct article *a, struct en_text *t)
{
	bool apart = !en_writes_commas(a);

	*t = (struct en_text){.article = a};
	for (size_t b = 0; b < a->nblocks; b++) {
		enum block_kind k = a->blocks[b].kind;

		if (k == BLOCK_TITLE || k == BLOCK_HEADING || k == BLOCK_PARA || k == BLOCK_CAPTION)
			read_block(t, (uint32_t)b, apart);
	}
	for (size_t s = 0; s < t->nsent; s++) {
		for (uint32_t i = t->sent[s].first; i < t->sent[s].last; i++)
			find_hits(lex, t, i, t->sent[s].last);
	}
}

bool en_headline_read(const struct lexicon_en *lex, const struct article *a, struct en_headline *h)
{
	for (size_t b = 0; b < a->nblocks; b++) {
		if (a->blocks[b].kind == BLOCK_TITLE)
			return false;
	}
	if (!a->title || !a->title[0])
		return false;
	*h = (struct en_headline){.block = {.kind = BLOCK_TITLE, .end = (uint32_t)strlen(a->title)}};
	h->article = (struct article){.text = {.p = a->title, .n = h->block.end},
				      .blocks = &h->block,
				      .nblocks = 1,
				      .published = a->published};
	en_text_read(lex, &h->article, &h->text);
	return true;
}
