/* SPDX-License-Identifier: BSD-2-Clause */
/* Lists of subjects whose values follow in order: "A, B and C fell by 1, 2 and 3 per cent respectively". */
#include <string.h>

#include "extract/english_reader.h"

enum { ITEMS_MAX = 8 };

/* A list of subjects: tokens [first, last) of each. */
struct items {
	uint32_t first[ITEMS_MAX], last[ITEMS_MAX];
	size_t n;
};

bool en_is_respective(const struct en_reader *r, uint32_t i)
{
	for (; i < r->s->last && !en_punct(&r->text, i, ';'); i++) {
		if (en_cue(&r->text, i, EN_RESPECTIVELY))
			return true;
	}
	return false;
}

/* How many changes the sentence has, and which of them this is; the levels that they came to stand between them. */
static size_t changes_of(const struct en_reader *r, size_t fact, size_t *rank)
{
	size_t n = 0;

	for (size_t k = 0; k < r->nfacts; k++) {
		if (k == fact)
			*rank = n;
		n += r->facts[k].role == EN_ROLE_CHANGE;
	}
	return n;
}

static void put_item(struct items *out, uint32_t first, uint32_t last)
{
	if (first >= last || out->n == ITEMS_MAX)
		return;
	out->first[out->n] = first;
	out->last[out->n++] = last;
}

/* Cut the tokens [i, end) at commas and "and"; what follows "as well as" is one item. */
static void cut(const struct en_text *t, uint32_t i, uint32_t end, struct items *out)
{
	uint32_t first = i;

	out->n = 0;
	for (; i < end; i++) {
		bool well = en_is(t, i, "as") && en_is(t, i + 1, "well") && en_is(t, i + 2, "as");

		if (!well && !en_punct(t, i, ',') && !en_is(t, i, "and"))
			continue;
		put_item(out, first, i);
		first = i + (well ? 3 : 1);
		if (well)
			break;
	}
	put_item(out, first, end);
}

/* "violent and property crimes": the noun of the last item is that of the first, too. */
static int elliptic_kind(const struct en_reader *r, const struct items *items, size_t k)
{
	const struct en_text *t = &r->text;
	struct slice word = en_low(t, items->last[k] - 1), noun = en_low(t, items->last[items->n - 1] - 1);
	char key[EN_PHRASE_BYTES];
	const struct en_word *w;

	if (word.n + noun.n + 1 > sizeof(key))
		return EN_NONE;
	memcpy(key, word.p, word.n);
	key[word.n] = ' ';
	memcpy(key + word.n + 1, noun.p, noun.n);
	w = lexicon_en_find(r->lex, slice_of(key, word.n + 1 + noun.n));
	return w ? w->kind : EN_NONE;
}

/* What an item names; "theft, robbery and fraud offences" together are those against property. */
static struct en_subject item_subject(const struct en_reader *r, const struct items *items, size_t k)
{
	struct en_subject s = {EN_NONE, 0, false, true, -1, 0};
	uint64_t property = UINT64_C(1) << lexicon_en_kind(r->lex, "theft") |
			    UINT64_C(1) << lexicon_en_kind(r->lex, "robbery"),
		 fraud = UINT64_C(1) << lexicon_en_kind(r->lex, "fraud"), kinds = 0;
	int n = 0;

	for (size_t m = 0; m < r->nmentions; m++) {
		const struct en_mention *x = &r->mentions[m];

		if (x->first < items->first[k] || x->first >= items->last[k])
			continue;
		s = (struct en_subject){x->kind, x->aspects, x->narrowed || en_is_bare(x), true, (int)m, 0};
		kinds |= x->kind >= 0 && x->kind < 64 ? UINT64_C(1) << x->kind : 0;
		n++;
	}
	if (n == 0)
		s.kind = elliptic_kind(r, items, k);
	if (n > 1 && (kinds & ~fraud) == property && (kinds & fraud))
		s = (struct en_subject){lexicon_en_kind(r->lex, "property"), 0, false, true, -1, 0};
	else if (n > 1)
		s = (struct en_subject){EN_NONE, 0, true, true, -1, 0};
	return s;
}

bool en_enumerated(const struct en_reader *r, size_t fact, struct en_subject *out)
{
	const struct en_text *t = &r->text;
	size_t rank = 0, n;
	uint32_t begin = r->s->first, end;
	struct items items;

	if (r->facts[fact].role != EN_ROLE_CHANGE || !en_is_respective(r, r->facts[fact].v.last))
		return false;
	n = changes_of(r, fact, &rank);
	if (n < 2)
		return false;
	for (size_t k = 0; k < fact; k++) {
		if (r->facts[k].role != EN_ROLE_CHANGE && !r->facts[k].linked &&
		    !en_cue(t, r->facts[k].v.last, EN_DURATION))
			return false; /* figures stand before: they pair, or belong to another clause */
	}
	for (uint32_t i = begin; i < r->facts[fact].v.first && i < begin + 10; i++) {
		if (en_is(t, i, "that") && i > begin)
			begin = i + 1; /* the minister noted that … */
	}
	/* up to the first verb */
	for (end = begin; end < r->s->last && t->tok[end].mark != EN_IN_VALUE; end++) {
		if (t->tok[end].mark == EN_FREE &&
		    (en_cue(t, end, EN_VERB) || en_cue(t, end, EN_UP) || en_cue(t, end, EN_DOWN)) &&
		    end > begin)
			break;
	}
	cut(t, begin, end, &items);
	if (items.n != n)
		return false;
	*out = item_subject(r, &items, rank);
	return true;
}
