/* SPDX-License-Identifier: BSD-2-Clause */
/* What each value of a sentence says: a level, a change, an earlier level, or nothing that is counted. */
#include "extract/english_reader.h"

#include <string.h>

/* The direction that the word or phrase at i has, else 0. */
static int direction(const struct en_reader *r, uint32_t i, uint32_t *len)
{
	uint32_t up, down;

	if (i >= r->s->last || r->text.tok[i].mark == EN_IN_PLACE)
		return 0;
	up = en_cue_phrase(&r->text, i, r->s->last, EN_UP);
	down = en_cue_phrase(&r->text, i, r->s->last, EN_DOWN);
	*len = up > down ? up : down;
	return up > down ? 1 : down > up ? -1 : 0;
}

/* ---- the words around a value ---- */

/* The mention whose phrase the number opens: "14 robberies", "184 people have been killed", "12 dead". */
static int counted_mention(const struct en_reader *r, const struct en_fact *f, uint32_t from)
{
	const struct en_text *t = &r->text;
	uint32_t i = from;

	/* 25 tonnes of drugs, £3m of goods */
	if ((f->v.kind == EN_WEIGHT || f->v.kind == EN_MONEY) && en_is(t, i, "of"))
		from = ++i;
	while (i < r->s->last && t->tok[i].mark == EN_FREE &&
	       (en_adverb(t, i) || en_cue(t, i, EN_MORE) || en_cue(t, i, EN_FEWER) ||
		en_in(t, i,
		      "was were is are be been being have has had of which whom them also who that the")))
		i++;
	for (uint32_t k = i; k < r->s->last && k < i + 8 && t->tok[k].mark != EN_IN_VALUE; k++) {
		int m = en_mention_at(r, k);

		if (m >= 0)
			return r->mentions[m].left <= i ? m : -1;
	}
	return -1;
}

/* "of them", "of whom", "including 12": a part of what was counted before. */
static bool is_part(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;

	if (en_cue_phrase(t, f->v.last, r->s->last, EN_PARTITION) && !en_is(t, f->v.last, "including"))
		return true;
	if (i > r->s->first && en_in(t, i - 1, "including"))
		return true;
	if (i > r->s->first + 1 && en_is(t, i - 2, "of") && en_in(t, i - 1, "whom which them these those"))
		return true;
	/* Of the 12 deaths, eight were …; of those who died, 68 … */
	for (uint32_t k = i; k > r->s->first && k + 14 > i; k--) {
		if (en_is(t, k - 1, "of") && (k - 1 == r->s->first || t->tok[k - 2].type == EN_PUNCT) &&
		    en_in(t, k, "the those these them all"))
			return true;
		if (en_punct(t, k - 1, ';') || en_punct(t, k - 1, ':'))
			break;
	}
	return false;
}

/* Daily means and shares say nothing of the total. */
static bool is_share(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t lo = f->v.first > r->s->first + 4 ? f->v.first - 4 : r->s->first;

	for (uint32_t i = lo; i < f->v.first; i++) {
		if (en_cue_phrase(t, i, f->v.first, EN_SHARE) ||
		    en_in(t, i, "average averaged averaging aged"))
			return true;
	}
	for (uint32_t i = f->v.last; i < r->s->last && i < f->v.last + 5 && t->tok[i].type == EN_WORD; i++) {
		uint32_t len = en_cue_phrase(t, i, r->s->last, EN_AVERAGE);

		if (len && t->tok[i].mark == EN_FREE && (len > 1 || en_in(t, i, "daily apiece")))
			return true;
	}
	return false;
}

/* The word before i that says something, skipping adverbs, articles and "a further". *link: the preposition skipped. */
static uint32_t before(const struct en_reader *r, uint32_t i, const char **link, bool *comma)
{
	const struct en_text *t = &r->text;

	*link = "";
	*comma = false;
	while (i > r->s->first) {
		uint32_t k = i - 1;

		if (t->tok[k].mark != EN_FREE && t->tok[k].mark != EN_IN_PERIOD)
			return i;
		if (!**link && en_is(t, k, "by"))
			*link = "by";
		else if (!**link && en_is(t, k, "to"))
			*link = "to";
		else if (!**link && en_is(t, k, "from"))
			*link = "from";
		else if (!**link && en_is(t, k, "at"))
			*link = "at";
		else if (!**link && en_is(t, k, "of"))
			*link = "of";
		else if (!**link && en_in(t, k, "was is were"))
			*link = "was";
		else if (en_punct(t, k, ',') && strcmp(*link, "by") == 0 && !*comma)
			*comma = true;
		else if (!(en_adverb(t, k) ||
			   en_in(t, k, "a an another further the just only still some also") ||
			   t->tok[k].mark == EN_IN_PERIOD))
			return i;
		i = k;
	}
	return i;
}

/* The direction phrase that ends before token i, else 0. *first: where it starts. */
static int direction_before(const struct en_reader *r, uint32_t i, uint32_t *first, bool *noun)
{
	for (uint32_t back = 3; back >= 1; back--) {
		uint32_t len;
		int d;

		if (i < r->s->first + back)
			continue;
		d = direction(r, i - back, &len);
		if (d && len == back) {
			*first = i - back;
			*noun = en_cue(&r->text, i - back, EN_NOUN);
			return d;
		}
	}
	return 0;
}

/* ---- roles ---- */

static void as_change(struct en_fact *f, int dir, uint32_t lead, uint32_t tail)
{
	f->role = EN_ROLE_CHANGE;
	f->dir = dir;
	if (lead < f->lead)
		f->lead = lead;
	if (tail > f->tail)
		f->tail = tail;
}

/* The mention whose phrase begins at token i, or -1. */
static int mention_from(const struct en_reader *r, uint32_t i)
{
	for (uint32_t k = i; k < r->s->last && k < i + 4; k++) {
		int m = en_mention_at(r, k);

		if (m >= 0)
			return r->mentions[m].left <= i ? m : -1;
	}
	return -1;
}

/* "nine fewer", "21% higher", "2.5 per cent below", "five more murders", "5% down on". */
static bool comparative(struct en_reader *r, struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.last, len;
	int d;

	if (f->v.fraction && en_is(t, i, "as"))
		return false;
	while (i < r->s->last && en_adverb(t, i))
		i++;
	for (int pass = 0; pass < 2; pass++) {
		if (i < r->s->last && t->tok[i].mark == EN_FREE) {
			if (en_cue(t, i, EN_MORE) && !(en_is(t, i, "more") && en_is(t, i + 1, "or"))) {
				as_change(f, 1, f->lead, i + 1);
				f->ahead = mention_from(r, i + 1);
				return true;
			}
			if (en_cue(t, i, EN_FEWER)) {
				as_change(f, -1, f->lead, i + 1);
				f->ahead = mention_from(r, i + 1);
				return true;
			}
		}
		/* "12 offences more", "30 cases fewer than" */
		if (f->np < 0 || f->v.kind != EN_COUNT)
			break;
		i = r->mentions[f->np].last;
	}
	i = f->v.last;
	if (f->v.kind == EN_COUNT && !f->bracketed)
		return false;
	d = direction(r, i, &len);
	if (d && !en_cue(t, i, EN_NOUN) && f->v.kind != EN_TIMES && !en_in(t, i + len, "from to")) {
		as_change(f, d, f->lead, i + len);
		return true;
	}
	return false;
}

/* "a 3.1 per cent increase", "a 24% year-on-year decline", "1.4-fold rise", "5 per cent reduction in recorded crime". */
static bool before_noun(struct en_reader *r, struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.last, len = 0, lead = f->v.first;
	int d = 0;

	if (f->v.kind == EN_COUNT && !(en_punct(t, i, '-') && t->tok[i].glued)) {
		/* "a 412 drop"; a count before its cases is none */
		d = i < r->s->last && en_cue(t, i, EN_NOUN) ? direction(r, i, &len) : 0;
		if (!d)
			return false;
	}
	for (int steps = 0; !d && steps < 6 && i < r->s->last; steps++) {
		uint32_t skip = en_cue_phrase(t, i, r->s->last, EN_YOY);

		if (en_cue(t, i, EN_NOUN) && (d = direction(r, i, &len)) != 0)
			break;
		if (skip)
			i += skip;
		else if (en_punct(t, i, '-') || en_adverb(t, i) || en_cue(t, i, EN_NEUTRAL) ||
			 en_in(t, i, "annual yearly overall month quarter on year over sharp further"))
			i++;
		else
			return false;
	}
	if (!d)
		return false;
	if (lead > r->s->first && en_in(t, lead - 1, "a an"))
		lead--;
	as_change(f, d, lead, i + len);
	i += len;
	if (en_in(t, i, "in of for")) {
		int m = counted_mention(r, f, i + 1);

		if (m >= 0)
			f->ahead = m;
	}
	return true;
}

static bool after_direction(struct en_reader *r, struct en_fact *f)
{
	const struct en_text *t = &r->text;
	const char *link;
	bool comma, noun = false;
	uint32_t first = 0, i = before(r, f->v.first, &link, &comma);
	int d = direction_before(r, i, &first, &noun);

	f->linked = strcmp(link, "to") == 0 || strcmp(link, "at") == 0 || strcmp(link, "was") == 0;
	if (!d && strcmp(link, "of") == 0 && i > r->s->first + 1) {
		/* "a fall in burglaries of 5 per cent" */
		for (uint32_t k = i; k > r->s->first && k + 8 > i; k--) {
			uint32_t len;

			if (en_cue(t, k - 1, EN_NOUN) && en_in(t, k, "in") &&
			    (d = direction(r, k - 1, &len)) != 0) {
				first = k - 1;
				noun = true;
				break;
			}
		}
	}
	if (!d || strcmp(link, "to") == 0 || strcmp(link, "from") == 0 || strcmp(link, "at") == 0)
		return false;
	if (!noun && (strcmp(link, "of") == 0 || strcmp(link, "was") == 0))
		return false;
	if (first > r->s->first && noun && en_in(t, first - 1, "a an"))
		first--;
	as_change(f, d, first, f->v.last);
	if (noun && en_in(t, f->v.last, "in")) {
		int m = counted_mention(r, f, f->v.last + 1);

		if (m >= 0)
			f->ahead = m;
	}
	return true;
}

/* Times and fractions of an earlier level: "twice", "two and a half times the number", "less than half the level of". */
static bool of_earlier(struct en_reader *r, struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.last;
	bool of = en_in(t, i, "the that what") || (en_is(t, i, "as") && en_in(t, i + 1, "many much high"));
	struct dec v;

	if (f->v.kind == EN_TIMES && (of || en_cue(t, i, EN_MORE)) && !f->v.fold) {
		if (en_is(t, i, "the") && !en_in(t, i + 1, "number level figure total rate amount"))
			return false;
		if (dec_sub(f->v.value, dec_int(1), &v) != KPI_OK || dec_shift(v, 2, &v) != KPI_OK)
			return false;
		f->v.value = v;
		f->v.kind = EN_PERCENT;
		as_change(f, 1, f->lead, i + (en_is(t, i, "as") ? 2 : 0));
		return true;
	}
	if (f->v.kind == EN_PERCENT && f->v.fraction && of) {
		if (en_is(t, i, "the") && !en_in(t, i + 1, "number level figure total rate amount"))
			return false;
		if (dec_sub(dec_int(100), f->v.value, &v) != KPI_OK)
			return false;
		f->v.value = v;
		/* less than half the level is a fall of more than half */
		f->v.bound = f->v.bound == BOUND_LT   ? BOUND_GT
			     : f->v.bound == BOUND_GT ? BOUND_LT
						      : f->v.bound;
		as_change(f, -1, f->lead, f->tail);
		return true;
	}
	return false;
}

/* The figure is an earlier one: "compared with 121", "(1,073 v. 1,164)", "up from 48", "than the 5,280". */
static bool earlier_level(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;

	while (i > r->s->first &&
	       (en_in(t, i - 1, "the a an just only some with to in its") || en_adverb(t, i - 1)) &&
	       !(en_is(t, i - 1, "to") && !en_in(t, i - 2, "compared comparison relative")))
		i--;
	if (i == r->s->first)
		return false;
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

/* Whether only a comma or "and" lies between two values. */
static bool joined(const struct en_reader *r, const struct en_fact *a, const struct en_fact *b)
{
	const struct en_text *t = &r->text;
	uint32_t i = a->v.last;

	if (i >= b->v.first || b->v.first - i > 7)
		return false;
	for (; i < b->v.first; i++) {
		if (!en_punct(t, i, ',') && !en_in(t, i, "and by") &&
		    !(a->role == EN_ROLE_CHANGE && (t->tok[i].mark == EN_IN_PERIOD ||
						    en_in(t, i, "from on in since over compared with to"))))
			return false;
	}
	i = b->v.first;
	if (!en_punct(t, i - 1, ',') && !en_in(t, i - 1, "and by"))
		return false;
	return true;
}

static bool follows_mention(const struct en_reader *r, const struct en_fact *f)
{
	uint32_t i = f->v.first;

	return i > r->s->first && r->text.tok[i - 1].mark == EN_IN_MENTION;
}

/* "(2023: 14,210)", "(14,210 in 2023)" behind a figure: that of another year. */
static bool other_year(const struct en_reader *r, const struct en_fact *f, const struct en_fact *prev)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;

	if (!prev || prev->v.kind != f->v.kind || f->v.sign || f->np >= 0)
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
static int opinion(const struct en_reader *r, const struct en_fact *f)
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

/* "cut burglary by 10 per cent", "reduced robberies by a third": the object stands between. */
static bool object_between(const struct en_reader *r, struct en_fact *f)
{
	uint32_t i = f->v.first, first;
	bool noun;
	int m, d;

	if (i < r->s->first + 2 || !en_is(&r->text, i - 1, "by") || (m = en_mention_at(r, i - 2)) < 0)
		return false;
	d = direction_before(r, r->mentions[m].left, &first, &noun);
	if (!d)
		return false;
	as_change(f, d, first, f->tail);
	f->ahead = m;
	return true;
}

static void set_role(struct en_reader *r, size_t k, int *dir)
{
	struct en_fact *f = &r->facts[k], *prev = k ? &r->facts[k - 1] : NULL;
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;
	int opinion_at = -1;

	f->bracketed = i > r->s->first && en_punct(t, i - 1, '(');
	f->list = prev && joined(r, prev, f) && prev->v.kind == f->v.kind && !prev->word;
	f->np = counted_mention(r, f, f->v.last);
	if (f->role != EN_ROLE_NONE)
		return;
	if (i > r->s->first + 1 && en_is(t, i - 1, "but") && en_is(t, i - 2, "all"))
		return; /* all but two */
	f->part = is_part(r, f) || is_share(r, f);
	if (earlier_level(r, f) || other_year(r, f, prev)) {
		f->role = EN_ROLE_FROM;
		return;
	}
	if (f->v.sign) {
		as_change(f, f->v.sign, f->lead, f->tail);
	} else if (of_earlier(r, f) || before_noun(r, f) || comparative(r, f) || after_direction(r, f)) {
		;
	} else if (object_between(r, f)) {
		;
	} else if (f->list && prev->role == EN_ROLE_CHANGE && !f->linked && f->np < 0) {
		as_change(f, prev->dir, f->lead, f->tail);
	} else if (i > r->s->first && en_is(t, i - 1, "by") && *dir &&
		   (f->v.kind == EN_PERCENT || f->v.kind == EN_POINT || f->np < 0)) {
		as_change(f, *dir, i - 1, f->tail);
	} else if (prev && prev->role == EN_ROLE_CHANGE && prev->v.kind == EN_PERCENT &&
		   f->v.kind == EN_PERCENT && *dir && follows_mention(r, f)) {
		/* "violent crime fell 19%, robberies 24% and burglaries 40%" */
		as_change(f, *dir, f->lead, f->tail);
	} else if (prev && *dir && f->v.kind == EN_PERCENT && !f->v.fraction && i > r->s->first &&
		   en_is(t, i - 1, "or")) {
		as_change(f, *dir, f->lead, f->tail); /* "by 120, or 11.2 per cent" */
	} else if (f->bracketed && prev && prev->role == EN_ROLE_CHANGE && f->v.kind == EN_PERCENT &&
		   prev->v.kind != EN_PERCENT) {
		as_change(f, prev->dir, f->lead, f->tail);
	} else if (f->v.kind == EN_POINT || f->v.kind == EN_TIMES) {
		f->role = EN_ROLE_NONE;
	} else if (f->v.kind == EN_PERCENT && (opinion_at = opinion(r, f)) >= 0) {
		f->np = opinion_at;
		f->role = EN_ROLE_LEVEL;
		f->part = false;
	} else if (f->v.kind == EN_PERCENT && f->v.fraction && f->v.bound != BOUND_GE) {
		f->role = EN_ROLE_NONE; /* a third of something */
	} else {
		f->role = EN_ROLE_LEVEL;
	}
	if (f->v.fraction && f->role == EN_ROLE_LEVEL && prev == NULL && f->np >= 0 && opinion_at < 0)
		f->part = true;
}

/* Pair an earlier figure with the figure it belongs to. */
static void pair_earlier(struct en_reader *r)
{
	const struct en_text *t = &r->text;

	for (size_t k = 0; k < r->nfacts; k++) {
		struct en_fact *f = &r->facts[k], *next = k + 1 < r->nfacts ? &r->facts[k + 1] : NULL;
		bool to_next = false;

		/* "(27,140 to 28,008)": nothing before the first figure but the bracket */
		if (f->role == EN_ROLE_LEVEL && f->bracketed && next && en_is(t, f->v.last, "to") &&
		    next->v.first == f->v.last + 1 && next->role == EN_ROLE_LEVEL)
			f->role = EN_ROLE_FROM;
		if (f->role != EN_ROLE_FROM)
			continue;
		/* "from A [cases] [in 2022] to B" */
		for (uint32_t i = f->v.last; next && i < next->v.first; i++)
			to_next |= en_is(t, i, "to") && i + 1 == next->v.first;
		if (to_next && next->role == EN_ROLE_LEVEL && next->v.kind == f->v.kind) {
			next->from = (int)k;
			next->linked = true;
		}
		for (size_t j = k; j-- > 0;) {
			struct en_fact *p = &r->facts[j];

			if (p->role == EN_ROLE_LEVEL && to_next)
				break;
			if ((p->role == EN_ROLE_LEVEL && p->v.kind == f->v.kind) ||
			    p->role == EN_ROLE_CHANGE) {
				if (p->from < 0)
					p->from = (int)k;
				break;
			}
		}
	}
}

void en_read_facts(struct en_reader *r)
{
	int dir = 0;

	en_find_values(r);
	en_read_mentions(r);
	for (size_t k = 0; k < r->nfacts; k++) {
		set_role(r, k, &dir);
		if (r->facts[k].role == EN_ROLE_CHANGE && r->facts[k].dir)
			dir = r->facts[k].dir;
	}
	pair_earlier(r);
}
