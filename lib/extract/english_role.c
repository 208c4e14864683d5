/* SPDX-License-Identifier: BSD-2-Clause */
/* What each value of a sentence says: a level, a change, an earlier level, or nothing that is counted. */
#include "extract/english_role.h"

#include <string.h>

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

/* The last direction named before token i, in a sentence that has no change so far: "significant drops in robberies - by 64%". */
static int direction_left(const struct en_reader *r, uint32_t i)
{
	while (i-- > r->s->first) {
		uint32_t len;
		int d = en_direction(r, i, &len);

		if (d || en_punct(&r->text, i, ';'))
			return d;
	}
	return 0;
}

/* The level of the sentence, or of the one before, that a figure behind a change may be the difference of. */
static struct dec level_before(const struct en_reader *r, size_t k)
{
	while (k-- > 0) {
		if (r->facts[k].role == EN_ROLE_LEVEL && r->facts[k].v.kind == EN_COUNT)
			return r->facts[k].v.value;
	}
	return r->last_level;
}

/* "the rise of 48% narrowed down to 27%": still a rise. */
static bool narrows(const struct en_reader *r, uint32_t i)
{
	i -= i > r->s->first && en_is(&r->text, i - 1, "to");
	i -= i > r->s->first && en_in(&r->text, i - 1, "down up");
	return i > r->s->first && en_in(&r->text, i - 1, "narrowed slowed widened moderated eased");
}

/* A change because the figures before it are: a list, "by 9 per cent", "or 11.2 per cent", "(260 cases)". */
static bool goes_on(struct en_reader *r, size_t k, int dir)
{
	struct en_fact *f = &r->facts[k], *prev = k ? &r->facts[k - 1] : NULL;
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;
	bool percent = f->v.kind == EN_PERCENT, change = prev && prev->role == EN_ROLE_CHANGE;

	if (f->list && change && !f->linked && f->np < 0) {
		en_as_change(f, prev->dir, f->lead, f->tail);
	} else if (i > r->s->first && en_is(t, i - 1, "by") &&
		   (percent || f->v.kind == EN_POINT || f->np < 0) &&
		   (dir || (percent && (dir = direction_left(r, i)) != 0))) {
		en_as_change(f, dir, i - 1, f->tail);
	} else if (change && prev->v.kind == EN_PERCENT && percent && dir && follows_mention(r, f)) {
		/* "violent crime fell 19%, robberies 24% and burglaries 40%" */
		en_as_change(f, dir, f->lead, f->tail);
	} else if (prev && dir && percent && !f->v.fraction && i > r->s->first && en_is(t, i - 1, "or")) {
		en_as_change(f, dir, f->lead, f->tail); /* "by 120, or 11.2 per cent" */
	} else if (prev && dir && percent && prev->role == EN_ROLE_NONE && i == prev->v.last + 1 &&
		   en_is(t, prev->v.number, "one")) {
		en_as_change(f, dir, f->lead, f->tail);
	} else if (prev && dir && percent && prev->role == EN_ROLE_LEVEL && prev->linked && i > r->s->first &&
		   en_is(t, i - 1, "and") && en_is_respective(r, i)) {
		en_as_change(
			f, dir, f->lead,
			f->tail); /* "by 4 per cent to 21,366 cases and 13 per cent to 77,802 respectively" */
	} else if (prev && dir && percent && f->linked && narrows(r, i)) {
		en_as_change(f, dir, f->lead, f->tail);
	} else if (f->bracketed && change && percent && prev->v.kind != EN_PERCENT) {
		en_as_change(f, prev->dir, f->lead, f->tail);
	} else if (f->bracketed && en_is_difference(f, prev, level_before(r, k))) {
		en_as_change(f, prev->dir, f->lead, f->tail);
		f->beside = true;
	} else {
		return false;
	}
	return true;
}

/* The rate that a figure without a sign goes on with: "the detection rate rose by 3.5 per cent, to 35.7". */
static bool is_rate(const struct en_reader *r, size_t k)
{
	const struct en_fact *f = &r->facts[k], *prev = k ? &r->facts[k - 1] : NULL;
	uint64_t rate = UINT64_C(1) << lexicon_en_aspect(r->lex, "rate");

	if (!prev || prev->role != EN_ROLE_CHANGE ||
	    (prev->v.kind != EN_PERCENT && prev->v.kind != EN_POINT) || f->v.kind != EN_COUNT || f->np >= 0 ||
	    !f->linked || dec_cmp(f->v.value, dec_int(100)) > 0)
		return false;
	for (size_t m = 0; m < r->nmentions; m++) {
		if (r->mentions[m].first < prev->v.first && (r->mentions[m].aspects & rate))
			return true;
	}
	return false;
}

/* What neither changes nor is an earlier figure: a level, or nothing. */
static void as_level(struct en_reader *r, size_t k)
{
	struct en_fact *f = &r->facts[k];
	int opinion_at = -1;

	if (is_rate(r, k))
		f->v.kind = EN_PERCENT;
	if (f->v.kind == EN_POINT || f->v.kind == EN_TIMES) {
		f->role = EN_ROLE_NONE;
	} else if (f->v.kind == EN_PERCENT && (opinion_at = en_opinion(r, f)) >= 0) {
		f->np = opinion_at;
		f->role = EN_ROLE_LEVEL;
		f->part = false;
	} else if (f->v.kind == EN_PERCENT && f->v.fraction && f->v.bound != BOUND_GE) {
		f->role = EN_ROLE_NONE; /* a third of something */
	} else {
		f->role = EN_ROLE_LEVEL;
	}
	if (f->v.fraction && f->role == EN_ROLE_LEVEL && k == 0 && f->np >= 0 && opinion_at < 0)
		f->part = true;
}

/* "compared to 108,273 cases and 129,654 arrests" */
static bool goes_on_earlier(const struct en_reader *r, const struct en_fact *f, const struct en_fact *prev)
{
	return prev && prev->role == EN_ROLE_FROM && prev->np >= 0 &&
	       f->v.first > r->mentions[prev->np].last && f->v.first == r->mentions[prev->np].last + 1 &&
	       en_is(&r->text, f->v.first - 1, "and");
}

/* "Of these property crimes, 555 were scams": a part that has a kind of its own is a figure of that kind. */
static bool is_other_kind(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_mention *m = f->np >= 0 ? &r->mentions[f->np] : NULL;
	int whole = r->subject.kind;
	bool named = whole != EN_NONE;

	/* "one was robbery and murder": a single case may be of two kinds */
	if (!m || m->kind == EN_NONE || m->weak || m->generic || r->text.tok[f->v.number].type != EN_NUMBER)
		return false;
	for (size_t k = 0; k < r->nmentions && r->mentions[k].first < f->v.first; k++) {
		if (!en_is_bare(&r->mentions[k])) {
			whole = r->mentions[k].kind;
			named = true;
		}
	}
	return named && whole != m->kind && r->lex->kinds[m->kind].means[0];
}

/* The words of a definition count nothing; what it stands beside is what it defines: "major accidents, referring to …". */
static void define(struct en_reader *r, const struct en_fact *f, int m)
{
	struct en_mention *x = &r->mentions[m], *deaths = &r->mentions[f->np];
	uint32_t i = x->left;

	for (uint32_t k = deaths->first; k < deaths->last; k++)
		r->text.tok[k].mark = EN_IN_VALUE;
	if (m > 0 && i > r->s->first &&
	    (en_punct(&r->text, i - 1, '-') || en_punct(&r->text, i - 1, '(') ||
	     (en_is(&r->text, i - 1, "to") && en_in(&r->text, i - 2, "referring refers")) ||
	     en_in(&r->text, i - 1, "meaning namely"))) {
		r->mentions[m - 1].narrowed |= x->narrowed;
		if (!x->narrowed)
			r->mentions[m - 1].kind = x->kind;
	}
}

/* "since 1997, when 606 were recorded", "than in 2003-04 when there were 205": of a year that is only compared with. */
static bool is_of_record(const struct en_reader *r, uint32_t i)
{
	bool when = false;

	while (i > r->s->first &&
	       (en_in(&r->text, i - 1, "were was there when") || en_punct(&r->text, i - 1, ','))) {
		i--;
		when |= en_is(&r->text, i, "when");
	}
	return when && i > r->s->first && r->text.tok[i - 1].mark == EN_IN_PERIOD &&
	       (r->periods[r->text.tok[i - 1].owner].since || r->earlier[r->text.tok[i - 1].owner]);
}

static void set_role(struct en_reader *r, size_t k, int dir)
{
	struct en_fact *f = &r->facts[k], *prev = k ? &r->facts[k - 1] : NULL;
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;
	int m;

	f->bracketed = i > r->s->first && (en_punct(t, i - 1, '('));
	f->list = prev && joined(r, prev, f) && prev->v.kind == f->v.kind && !prev->word;
	if (!f->all)
		f->np = en_counted(r, f, f->v.last);
	if (f->all)
		f->role = EN_ROLE_LEVEL;
	if (f->role != EN_ROLE_NONE)
		return;
	if (i > r->s->first + 1 && en_is(t, i - 1, "but") && en_is(t, i - 2, "all"))
		return; /* all but two */
	if ((m = en_threshold(r, f)) >= 0) {
		/* three deaths or more make an accident a major one; any other number makes it a narrower kind */
		r->mentions[m].narrowed |= dec_cmp(f->v.value, dec_int(3)) > 0;
		if (dec_cmp(f->v.value, dec_int(3)) <= 0)
			r->mentions[m].kind = lexicon_en_kind(r->lex, "major_accident");
		define(r, f, m);
		return;
	}
	/* "cases with losses exceeding $100,000" */
	if (f->v.kind == EN_MONEY && (f->v.bound == BOUND_GT || f->v.bound == BOUND_GE) &&
	    en_mention_at(r, i - (i > 0)) >= 0 && r->mentions[en_mention_at(r, i - 1)].left > r->s->first &&
	    en_in(t, r->mentions[en_mention_at(r, i - 1)].left - 1, "with involving"))
		return;
	/* "burglary showed a fall of 14 per cent, robbery one of 9" */
	if (en_is(t, i, "one") && f->v.last == i + 1 && en_is(t, i + 1, "of") && k + 1 < r->nfacts &&
	    r->facts[k + 1].v.first == i + 2)
		return;
	if (is_of_record(r, i))
		return; /* the lowest since 1997, when 606 were recorded */
	if (en_is_ratio(r, f) || en_counts_other(r, f) || en_is_conversion(f, prev))
		return;
	if (en_is_earlier(r, f) || en_is_other_year(r, f, prev) || goes_on_earlier(r, f, prev)) {
		f->role = EN_ROLE_FROM;
		return;
	}
	if (f->v.sign)
		en_as_change(f, f->v.sign, f->lead, f->tail);
	else if (!(en_of_earlier(r, f) || en_before_noun(r, f) || en_comparative(r, f) ||
		   en_after_direction(r, f) || en_object_between(r, f) || goes_on(r, k, dir)))
		as_level(r, k);
	if (f->role != EN_ROLE_NONE)
		f->part |= (en_is_part(r, f) && !is_other_kind(r, f) &&
			    !(f->role == EN_ROLE_CHANGE && prev && !prev->part)) ||
			   en_is_share(r, f) ||
			   (k > 0 && r->facts[0].part && f->role == EN_ROLE_LEVEL &&
			    t->tok[f->v.number].type == EN_WORD);
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

/* "by 35.7 and 18.9 per cent": the first figure is in per cent, too. */
static void share_percent(struct en_reader *r)
{
	for (size_t k = 0; k + 1 < r->nfacts; k++) {
		struct en_value *a = &r->facts[k].v;
		const struct en_value *b = &r->facts[k + 1].v;

		if (a->kind == EN_COUNT && b->kind == EN_PERCENT && !b->fraction && b->first == a->last + 1 &&
		    (en_is(&r->text, a->last, "and") || en_punct(&r->text, a->last, ',')) &&
		    a->first > r->s->first && en_is(&r->text, a->first - 1, "by"))
			a->kind = EN_PERCENT;
	}
}

void en_read_facts(struct en_reader *r)
{
	int dir = 0;

	en_find_values(r);
	share_percent(r);
	en_read_mentions(r);
	for (size_t k = 0; k < r->nfacts; k++) {
		set_role(r, k, dir);
		if (r->facts[k].role == EN_ROLE_CHANGE && r->facts[k].dir)
			dir = r->facts[k].dir;
	}
	pair_earlier(r);
}
