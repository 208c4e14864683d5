/* SPDX-License-Identifier: BSD-2-Clause */
/* Finding the values of a sentence: numbers, and changes that are said in words. */
#include "extract/english_reader.h"

#include <string.h>

static void put_fact(struct en_reader *r, struct en_fact f)
{
	if (r->nfacts == EN_FACTS_MAX)
		return;
	for (uint32_t k = f.v.first; k < f.v.last; k++) {
		r->text.tok[k].mark = EN_IN_VALUE;
		r->text.tok[k].owner = (int32_t)r->nfacts;
	}
	f.np = f.ahead = f.from = -1;
	if (!f.all)
		f.kind = EN_NONE;
	f.lead = f.v.first;
	f.tail = f.v.last;
	r->facts[r->nfacts++] = f;
}

/* Bound of an approximator that ends before token i: "more than halved", "almost doubled". */
static enum bound bound_before(const struct en_reader *r, uint32_t i, uint32_t *first)
{
	const struct en_text *t = &r->text;

	*first = i;
	if (i >= r->s->first + 2 && en_is(t, i - 1, "than") && en_in(t, i - 2, "more less")) {
		*first = i - 2;
		return en_is(t, i - 2, "more") ? BOUND_GT : BOUND_LT;
	}
	if (i > r->s->first && (en_cue(t, i - 1, EN_ABOUT) ||
				en_in(t, i - 1, "largely broadly virtually practically essentially"))) {
		*first = i - 1;
		return BOUND_ABOUT;
	}
	return BOUND_EXACT;
}

/* Changes said in words. */
static bool word_change(const struct en_reader *r, uint32_t i, struct en_fact *f)
{
	static const struct {
		enum en_cue cue;
		int percent;
	} cues[] = {{EN_DOUBLE, 100}, {EN_TRIPLE, 200}, {EN_QUADRUPLE, 300}, {EN_HALVE, -50}, {EN_FLAT, 0}};
	const struct en_text *t = &r->text;

	for (size_t k = 0; k < sizeof(cues) / sizeof(*cues); k++) {
		uint32_t len = en_cue_phrase(t, i, r->s->last, cues[k].cue), first = i;

		if (!len)
			continue;
		/* "more than twice as many" is the number reader's bound, too */
		*f = (struct en_fact){.word = true, .role = EN_ROLE_CHANGE};
		f->v.kind = EN_PERCENT;
		f->v.money = EN_NONE;
		f->v.value = dec_int(cues[k].percent);
		f->v.bound = bound_before(r, i, &first);
		f->v.first = first;
		f->v.number = i;
		f->v.last = i + len;
		f->dir = cues[k].percent > 0 ? 1 : cues[k].percent < 0 ? -1 : 0;
		if (cues[k].cue == EN_FLAT && en_is(t, i, "flat") && i > r->s->first &&
		    en_in(t, i - 1, "a the this that his her their one council storey floor"))
			return false; /* a raid on a flat */
		if (cues[k].cue == EN_FLAT && en_is(t, i, "stable") && !en_is(t, i + 1, "at"))
			return false;
		if (cues[k].cue == EN_FLAT && (f->v.bound == BOUND_GT || f->v.bound == BOUND_LT))
			return false;
		return true;
	}
	if (en_is(t, i, "the") && en_is(t, i + 1, "same") &&
	    (en_in(t, i + 2, "as number total level figure"))) {
		*f = (struct en_fact){.word = true, .role = EN_ROLE_CHANGE};
		f->v = (struct en_value){
			.first = i, .number = i, .last = i + 3, .kind = EN_PERCENT, .money = EN_NONE};
		return true;
	}
	return false;
}

/* "all were solved", "all 17 homicide cases were cleared": a rate of a hundred; *count: the figure inside, or 0. */
static bool all_solved(const struct en_reader *r, uint32_t i, struct en_fact *f, uint32_t *count)
{
	const struct en_text *t = &r->text;
	int solved = lexicon_en_aspect(r->lex, "solved"), kind = EN_NONE;
	uint32_t j = i + 1, next;

	*count = 0;
	if (!en_in(t, i, "all both") || en_is(t, j, "but"))
		return false;
	if (en_in(t, j, "the those these of"))
		j++;
	if (en_small_number(t, j, &next))
		*count = j, j = next;
	for (; j < r->s->last && j < i + 10; j++) {
		const struct en_word *w = t->tok[j].phrase;

		if (w && (w->aspects & UINT64_C(1) << solved))
			break;
		if (w && w->kind != EN_NONE && !w->generic && kind == EN_NONE) {
			kind = w->kind;
			j += t->tok[j].nphrase - 1U;
		} else if (!en_in(t, j, "of them which these the were have been was has now and") &&
			   !(w && (w->aspects == 1 || w->generic)) && !en_cue(t, j, EN_NEUTRAL)) {
			return false;
		}
	}
	if (j >= r->s->last || j >= i + 10)
		return false;
	*f = (struct en_fact){.role = EN_ROLE_LEVEL, .all = true, .kind = kind};
	f->v = (struct en_value){.first = i,
				 .number = i,
				 .last = j + t->tok[j].nphrase,
				 .kind = EN_PERCENT,
				 .value = dec_int(100),
				 .money = EN_NONE};
	return true;
}

/* Whether a phrase of the lexicon owns the figure at i: 999 calls, Part 1 crimes, per 100,000 people. */
static bool owned(const struct en_reader *r, uint32_t i)
{
	const struct en_token *tok = &r->text.tok[i];

	if (tok->type == EN_NUMBER && tok->nphrase > 1 && tok->phrase->kind != EN_NONE)
		return true;
	return i > r->s->first && en_in(&r->text, i - 1, "per every") && tok->type == EN_NUMBER;
}

void en_find_values(struct en_reader *r)
{
	const struct en_text *t = &r->text;

	r->nfacts = 0;
	for (uint32_t i = r->s->first; i < r->s->last;) {
		struct en_fact f = {0};
		uint32_t end = i, count;

		/* no value reaches into a period; none is longer than this */
		while (end < r->s->last && end < i + 24 && t->tok[end].mark != EN_IN_PERIOD)
			end++;
		if (t->tok[i].mark != EN_FREE || owned(r, i)) {
			i++;
		} else if (all_solved(r, i, &f, &count)) {
			uint32_t behind = f.v.last;
			int kind = f.kind;

			put_fact(r, f);
			/* the cases of "all 17 cases were solved" are a figure too */
			if (count && kind != EN_NONE && en_value_scan(r->lex, t, count, f.v.last, &f.v)) {
				f.kind = kind;
				put_fact(r, f);
			}
			i = behind;
		} else if (word_change(r, i, &f)) {
			put_fact(r, f);
			i = f.v.last;
		} else if (en_value_scan(r->lex, t, i, end, &f.v)) {
			put_fact(r, f);
			i = f.v.last > i ? f.v.last : i + 1;
		} else {
			i++;
		}
	}
}
