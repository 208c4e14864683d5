/* SPDX-License-Identifier: BSD-2-Clause */
/* The check of the catalogue: words and unit words, each tried as a text is read. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "config/catalog_check_private.h"
#include "extract/token.h"

static const char *const slot_names[] = {"kind", "topic of", "noun", "verb", "cue", "compound"};

static int by_use(const void *pa, const void *pb)
{
	const struct catalog_listing *a = *(const struct catalog_listing *const *)pa,
				     *b = *(const struct catalog_listing *const *)pb;

	if (a->word != b->word)
		return a->word < b->word ? -1 : 1;
	if (a->slot != b->slot)
		return a->slot < b->slot ? -1 : 1;
	if (a->index != b->index)
		return a->index < b->index ? -1 : 1;
	return a < b ? -1 : a > b;
}

static const char *slot_item(const struct check *c, const struct catalog_listing *l)
{
	switch (l->slot) {
	case SLOT_KIND:
	case SLOT_TOPIC:
		return c->lex->kinds[l->index].name;
	case SLOT_NOUN:
		return c->lex->nouns[l->index].name;
	case SLOT_VERB:
		return c->lex->verbs[l->index].name;
	case SLOT_CUE:
		return cue_name((enum cue)l->index);
	default:
		return "";
	}
}

/* Words that one list or two lists give the same feature, and topics of two kinds. */
void check_listings(const struct check *c)
{
	size_t n = c->places ? c->places->nlistings : 0;
	const struct catalog_listing **order = mem_array(NULL, n + 1, sizeof(*order));

	for (size_t i = 0; i < n; i++)
		order[i] = &c->places->listings[i];
	if (n)
		qsort(order, n, sizeof(*order), by_use);
	for (size_t i = 0; i < n; i++) {
		const struct catalog_listing *l = order[i], *before = i ? order[i - 1] : NULL;

		if (!before || before->word != l->word || before->slot != l->slot)
			continue;
		if (before->index == l->index && before->at.file == l->at.file)
			check_add(c, l->at, FAULT_DUPLICATE, "%s is listed as %s %s in line %u already",
				  l->text, slot_names[l->slot], slot_item(c, l), before->at.line);
		else if (l->slot == SLOT_TOPIC && before->at.file == l->at.file)
			check_add(c, l->at, FAULT_AMBIGUOUS, "%s is a topic of %s and, in line %u, of %s",
				  l->text, slot_item(c, l), before->at.line, slot_item(c, before));
	}
	free(order);
}

/* What the beginning of a text is read as. */
static const char *read_as(const struct tokens *t, const struct token *k)
{
	switch (k->kind) {
	case TOK_WORD:
		return k->word->text;
	case TOK_NUMBER:
		return "a number";
	case TOK_PERIOD:
		return "a period";
	case TOK_REGION:
		return "a place";
	case TOK_PUNCT:
		return "punctuation";
	default:
		return t->n > 1 ? "an unknown run of characters" : "unknown";
	}
}

/* A word of this cue, to stand behind a word that only counts before one. */
static const char *any_word(const struct lexicon *lex, enum cue cue)
{
	for (size_t i = 0; i < lex->nwords; i++) {
		if (lex->words[i].cues & CUE_BIT(cue) && strlen(lex->words[i].text) > 3)
			return lex->words[i].text;
	}
	return "";
}

/* Read `text` with `behind` behind it: the token that it begins with. */
static const struct token *try_text(const struct lexicon *lex, const char *text, const char *behind,
				    struct buf *buf, struct tokens *t)
{
	struct period_context ctx = {{2018, 6, 30}, 0, 1};

	buf_clear(buf);
	buf_puts(buf, text);
	buf_puts(buf, behind);
	tokens_read(lex, gazetteer_builtin(), buf_slice(buf), 0, (uint32_t)buf->n, &ctx, t);
	return t->n ? &t->items[0] : NULL;
}

static size_t count_chars(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

static bool same_features(const struct word *a, const struct word *b)
{
	return a->kind == b->kind && a->topic == b->topic && a->noun == b->noun && a->verbs == b->verbs &&
	       a->cues == b->cues;
}

/* Where each word is first listed in a file; file NULL: nowhere. */
static struct catalog_place *first_listings(const struct check *c)
{
	struct catalog_place *at = mem_zalloc((c->lex->nwords + 1) * sizeof(*at));

	for (size_t i = c->places ? c->places->nlistings : 0; i-- > 0;)
		at[c->places->listings[i].word] = c->places->listings[i].at;
	return at;
}

static void check_word(const struct check *c, const struct word *w, const struct catalog_place *first,
		       const char *change, struct buf *buf, struct tokens *t)
{
	struct catalog_place at = first[w - c->lex->words];
	const struct token *k = try_text(c->lex, w->text, "", buf, t);
	const char *instead;

	if (k && k->kind == TOK_WORD && k->word == w && t->n == 1)
		return;
	if (count_chars(w->text) > LEX_WORD_MAX) {
		check_add(c, at, FAULT_UNREACHABLE, "%s is longer than %d characters", w->text, LEX_WORD_MAX);
		return;
	}
	if (k && k->kind == TOK_WORD && k->word != w && t->n == 1) {
		bool same = same_features(k->word, w);

		check_add(c, at, same ? FAULT_DUPLICATE : FAULT_AMBIGUOUS, "%s is read as %s of %s", w->text,
			  k->word->text, check_place(c, first[k->word - c->lex->words]));
		return;
	}
	instead = k ? read_as(t, k) : "nothing";
	k = try_text(c->lex, w->text, change, buf, t);
	if (!k || k->kind != TOK_WORD || k->word != w)
		check_add(c, at, FAULT_UNREACHABLE, "%s begins with %s, which is read in its place", w->text,
			  instead);
}

void check_words(const struct check *c)
{
	struct catalog_place *first = first_listings(c);
	const char *change = any_word(c->lex, CUE_UP);
	struct tokens t = {0};
	struct buf buf = {0};

	for (size_t i = 0; i < c->lex->nwords; i++) {
		if (check_reports(c, first[i]))
			check_word(c, &c->lex->words[i], first, change, &buf, &t);
	}
	tokens_release(&t);
	buf_release(&buf);
	free(first);
}

void check_unit_words(const struct check *c)
{
	const struct lexicon *l = c->lex;
	struct tokens t = {0};
	struct buf buf = {0};

	for (size_t i = 0; i < l->nunit_words; i++) {
		const struct unit_word *u = &l->unit_words[i], *v;
		const struct token *k;

		if (!check_reports(c, CHECK_AT(c, unit_words, i)))
			continue;
		k = try_text(l, "57", u->text, &buf, &t);
		v = k && k->kind == TOK_NUMBER ? k->unit : NULL;
		if (v == u && k->end == t.chars.n)
			continue;
		if (v && k->end == t.chars.n)
			check_add(c, CHECK_AT(c, unit_words, i),
				  v->means == u->means && v->power == u->power && v->first == u->first
					  ? FAULT_DUPLICATE
					  : FAULT_AMBIGUOUS,
				  "the unit %s is read as %s of %s", u->text, v->text,
				  check_place(c, CHECK_AT(c, unit_words, v - l->unit_words)));
		else
			check_add(c, CHECK_AT(c, unit_words, i), FAULT_UNREACHABLE,
				  "the unit %s is never read: %s stands in its place", u->text,
				  v			       ? v->text
				  : k && k->kind != TOK_NUMBER ? read_as(&t, k)
							       : "a number alone");
	}
	tokens_release(&t);
	buf_release(&buf);
}
