/* SPDX-License-Identifier: BSD-2-Clause */
/* What the words around a figure say of it: what it counts, whether it is a part, a share, an earlier figure. */
#include "extract/english_role.h"

#include <string.h>

uint32_t en_behind_brackets(const struct en_reader *r, uint32_t i)
{
	if (!en_punct(&r->text, i, '('))
		return i;
	for (uint32_t k = i + 1; k < r->s->last && k < i + 12; k++) {
		if (en_punct(&r->text, k, ')'))
			return k + 1;
	}
	return i;
}

/* The mention whose phrase the number opens: "14 robberies", "184 people have been killed", "12 dead". */
int en_counted(const struct en_reader *r, const struct en_fact *f, uint32_t from)
{
	const struct en_text *t = &r->text;
	uint32_t i = from;

	/* 25 tonnes of drugs, £3m of goods */
	if (f->v.kind == EN_MONEY && en_is(t, en_behind_brackets(r, i), "of"))
		i = en_behind_brackets(r, i);
	if ((f->v.kind == EN_WEIGHT || f->v.kind == EN_MONEY) && en_is(t, i, "of"))
		from = ++i;
	/* "20 million yuan (about 2.81 million US dollars) seized" */
	if (f->v.kind == EN_MONEY)
		i = from = en_behind_brackets(r, i);
	while (i < r->s->last && t->tok[i].mark == EN_FREE &&
	       (en_adverb(t, i) || en_cue(t, i, EN_MORE) || en_cue(t, i, EN_FEWER) ||
		en_in(t, i,
		      "was were is are be been being have has had of which whom them also who that the")))
		i++;
	/* "a rise of 6 per cent in the number of robberies" */
	if (f->role == EN_ROLE_CHANGE && en_in(t, i, "number numbers volume level levels amount") &&
	    en_is(t, i + 1, "of"))
		i += 2;
	for (uint32_t k = i; k < r->s->last && k < i + 8 && t->tok[k].mark != EN_IN_VALUE; k++) {
		int m = en_mention_at(r, k);

		if (m >= 0)
			return r->mentions[m].left <= i ? m : -1;
	}
	return -1;
}

/* "of them", "of whom", "including 12": a part of what was counted before. */
bool en_is_part(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;

	if (en_cue_phrase(t, f->v.last, r->s->last, EN_PARTITION) && !en_is(t, f->v.last, "including"))
		return true;
	/* "four of the cases", "three out of ten" */
	i = f->v.last + en_is(t, f->v.last, "out");
	if (f->v.kind == EN_COUNT && en_is(t, i, "of") &&
	    (i > f->v.last || en_in(t, i + 1, "the these those them")))
		return true;
	i = f->v.first;
	if (i > r->s->first && en_in(t, i - 1, "including"))
		return true;
	if (i > r->s->first + 1 && en_is(t, i - 2, "of") && en_in(t, i - 1, "whom which them these those"))
		return true;
	/* Of the 12 deaths, eight were …; of those who died, 68 … */
	for (uint32_t k = i; k > r->s->first && k + 14 > i; k--) {
		if (en_is(t, k - 1, "of") &&
		    (k - 1 == r->s->first ||
		     (t->tok[k - 2].type == EN_PUNCT && t->tok[k - 2].punct != '%')) &&
		    en_in(t, k, "the those these them all"))
			return true;
		if (en_punct(t, k - 1, ';') || en_punct(t, k - 1, ':'))
			break;
	}
	return false;
}

/* Daily means and shares say nothing of the total. */
bool en_is_share(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t lo = f->v.first > r->s->first + 4 ? f->v.first - 4 : r->s->first;

	for (uint32_t i = lo; i < f->v.first; i++) {
		/* "representing a rise of 24 per cent" is none */
		if ((f->role != EN_ROLE_CHANGE && en_cue_phrase(t, i, f->v.first, EN_SHARE) &&
		     !(f->v.kind == EN_COUNT && f->np >= 0 &&
		       en_in(t, i, "accounted accounting accounts"))) ||
		    en_in(t, i, "average averaged averaging aged"))
			return true;
	}
	/* "37% less than the average of five years" */
	for (uint32_t i = f->v.last; f->role == EN_ROLE_CHANGE && i < r->s->last && i < f->v.last + 10 &&
				     t->tok[i].mark != EN_IN_VALUE && !en_punct(t, i, ',');
	     i++) {
		if (en_in(t, i, "average mean") && en_in(t, i - 1, "the year previous"))
			return true;
	}
	for (uint32_t i = f->v.last; i < r->s->last && i < f->v.last + 5 && t->tok[i].type == EN_WORD; i++) {
		uint32_t len = en_cue_phrase(t, i, r->s->last, EN_AVERAGE);

		if (len && t->tok[i].mark == EN_FREE && (len > 1 || en_in(t, i, "daily apiece")))
			return true;
	}
	return false;
}

/* The figure is an earlier one: "compared with 121", "(1,073 v. 1,164)", "up from 48", "than the 5,280". */
bool en_is_earlier(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;

	while (i > r->s->first &&
	       (en_in(t, i - 1, "the a an just only some with to in its") || en_adverb(t, i - 1)) &&
	       !(en_is(t, i - 1, "to") && !en_in(t, i - 2, "compared comparison relative")))
		i--;
	if (i == r->s->first)
		return false;
	if (en_is(t, i - 1, "double") || (t->tok[i - 1].mark == EN_IN_VALUE && en_in(t, i - 1, "the times") &&
					  en_in(t, i - 2, "double triple twice treble")))
		return true;
	if (en_in(t, i - 1, "from against versus vs v than") || en_is(t, i - 1, "compared"))
		return true;
	if (en_is(t, i - 1, "comparison"))
		return true;
	/* "on the previous year's total of 1,075" */
	if (en_is(t, i - 1, "of") && i > r->s->first + 2 &&
	    en_in(t, i - 2, "total figure number tally count level")) {
		for (uint32_t k = i - 2; k > r->s->first && k + 6 > i - 2; k--) {
			if (en_in(t, k - 1, "previous prior preceding earlier") ||
			    (en_is(t, k - 1, "last") && en_is(t, k, "year")))
				return true;
		}
	}
	/* "than", "against" before "last year's 1,204" */
	if (t->tok[i - 1].mark == EN_IN_PERIOD && t->tok[i - 1].possessive) {
		for (uint32_t k = i - 1; k > r->s->first && t->tok[k].mark == EN_IN_PERIOD; k--) {
			if (t->tok[k - 1].mark != EN_IN_PERIOD)
				return en_in(t, k - 1, "from against versus v than with to");
		}
	}
	return false;
}

/* "(2023: 14,210)", "(14,210 in 2023)" behind a figure: that of another year. */
bool en_is_other_year(const struct en_reader *r, const struct en_fact *f, const struct en_fact *prev)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;

	if (!prev || f->v.sign || f->np >= 0)
		return false;
	/* "56 more than 2019 (219)" */
	if (f->bracketed && i > r->s->first + 1 && en_punct(t, f->v.last, ')') &&
	    t->tok[i - 2].mark == EN_IN_PERIOD && r->earlier[t->tok[i - 2].owner])
		return true;
	if (prev->v.kind != f->v.kind)
		return false;
	if (i > r->s->first + 2 && en_punct(t, i - 1, ':') && t->tok[i - 2].mark == EN_IN_PERIOD) {
		uint32_t k = r->periods[t->tok[i - 2].owner].first;

		return k > r->s->first && en_punct(t, k - 1, '(');
	}
	return f->bracketed && en_is(t, f->v.last, "in") && f->v.last + 1 < r->s->last &&
	       t->tok[f->v.last + 1].mark == EN_IN_PERIOD;
}

static bool says_opinion(const struct en_reader *r, int m)
{
	uint64_t bits = UINT64_C(1) << lexicon_en_aspect(r->lex, "safe") |
			UINT64_C(1) << lexicon_en_aspect(r->lex, "satisfied");

	return (r->mentions[m].aspects & bits) != 0;
}

/* "62 per cent of residents were satisfied with the police": what people think, said behind the figure. -1 where nothing. */
int en_opinion(const struct en_reader *r, const struct en_fact *f)
{
	for (uint32_t i = f->v.last; i < r->s->last && i < f->v.last + 14; i++) {
		int m = en_mention_at(r, i);

		if (r->text.tok[i].mark == EN_IN_VALUE || en_cue(&r->text, i, EN_NOUN) ||
		    en_is_boundary(&r->text, i) || en_punct(&r->text, i, ',') ||
		    (i == f->v.last && (en_cue(&r->text, i, EN_MORE) || en_cue(&r->text, i, EN_FEWER))))
			return -1;
		if (m >= 0 && says_opinion(r, m))
			return m;
	}
	return -1;
}

/*
 * "accidents with more than ten fatalities each", "in which over 10 people were killed", "that each claim more than 10
 * lives": the number says which accidents are meant. Returns the mention so narrowed, or -1.
 */
int en_threshold(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;
	bool each = false, bound = f->v.bound == BOUND_GT || f->v.bound == BOUND_GE;

	if (f->v.kind != EN_COUNT || f->np < 0)
		return -1;
	each = en_in(t, r->mentions[f->np].last, "each apiece") || en_in(t, i - (i > r->s->first), "each");
	while (i > r->s->first &&
	       en_in(t, i - 1, "claim claims claiming killed killing each kill caused causing involving"))
		i--;
	if (i == r->s->first || !(bound || each))
		return -1;
	i--;
	if (en_is(t, i, "which") && i > r->s->first && en_is(t, i - 1, "in"))
		i--;
	else if (en_is(t, i, "that"))
		;
	else if (!en_is(t, i, "with"))
		return -1;
	return i > r->s->first ? en_mention_at(r, i - 1) : -1;
}

/* "one incident per 4,000 people": so many of so many. */
bool en_is_ratio(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->np >= 0 ? r->mentions[f->np].last : f->v.last;

	return f->v.kind == EN_COUNT &&
	       (en_is(t, i, "per") || (en_is(t, i, "for") && en_is(t, i + 1, "every"))) &&
	       i + 2 < r->s->last && t->tok[i + 1 + en_is(t, i, "for")].type == EN_NUMBER;
}

/* "six crime classes", "three robbery suspects' cars": what the number counts is not in the lexicon. */
bool en_counts_other(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->np >= 0 ? r->mentions[f->np].last : 0;
	struct slice s;

	if (en_in(t, f->v.last, "kinds types categories classes forms sorts sub") && f->v.kind == EN_COUNT)
		return true;
	/* "1.55 billion scam phone calls" */
	while (i && i + 1 < r->s->last && t->tok[i].type == EN_WORD && t->tok[i].mark == EN_FREE &&
	       !t->tok[i].cap && !t->tok[i].word && t->tok[i + 1].type == EN_WORD &&
	       t->tok[i + 1].mark == EN_FREE && en_low(t, i + 1).p[en_low(t, i + 1).n - 1] == 's' &&
	       i < r->mentions[f->np].last + 2) {
		if (f->v.kind == EN_COUNT && en_low(t, i + 1).n > 3 && !en_cue(t, i + 1, EN_VERB))
			return true;
		i++;
	}
	if (!i || i >= r->s->last || t->tok[i].type != EN_WORD || t->tok[i].mark != EN_FREE ||
	    t->tok[i].cap || t->tok[i].word || f->v.kind != EN_COUNT)
		return false;
	s = en_low(t, i);
	return s.n > 3 && s.p[s.n - 1] == 's' && s.p[s.n - 2] != 's';
}

/* "97 million yuan ($13.4 million)", "(about US$232 million)": the same sum in another currency. */
bool en_is_conversion(const struct en_fact *f, const struct en_fact *prev)
{
	return prev && f->v.kind == EN_MONEY && prev->v.kind == EN_MONEY && f->bracketed &&
	       f->v.first == prev->v.last + 1 && f->v.money != prev->v.money;
}

/* A share in so many words: "72 cases (12 per cent)" is none of a change; a count in brackets behind a change that fits it is. */
bool en_is_difference(const struct en_fact *f, const struct en_fact *prev, struct dec level)
{
	struct dec before, share, off;

	/* the earlier level, were this the difference; the percentage that it makes */
	if (!prev || prev->role != EN_ROLE_CHANGE || prev->v.kind != EN_PERCENT || f->v.kind != EN_COUNT ||
	    level.mant <= 0 || f->v.value.mant <= 0 ||
	    (prev->dir < 0 ? dec_add(level, f->v.value, &before) : dec_sub(level, f->v.value, &before)) !=
		    KPI_OK ||
	    before.mant <= 0 || dec_shift(f->v.value, 2, &share) != KPI_OK ||
	    dec_div(share, before, 3, DEC_HALF_UP, &share) != KPI_OK ||
	    dec_sub(share, prev->v.value, &off) != KPI_OK)
		return false;
	if (off.mant < 0)
		off = dec_neg(off);
	return dec_cmp(off, (struct dec){6, 1}) < 0;
}
