/* SPDX-License-Identifier: BSD-2-Clause */
/* When a value holds. */
#include "extract/english_reader.h"

#include <string.h>

bool en_is_boundary(const struct en_text *t, uint32_t i)
{
	return en_punct(t, i, ';') || en_in(t, i, "but while whereas although though");
}

/* Whether the period at index k is what something is compared with. */
static bool is_comparison(const struct en_reader *r, size_t k)
{
	const struct en_text *t = &r->text;
	const struct en_period *p = &r->periods[k];
	uint32_t i = p->first;
	bool yearly = p->kind == PERIOD_YEAR || p->kind == PERIOD_HALF || p->kind == PERIOD_QUARTER;

	if (p->compares)
		return true;
	if (i > r->s->first && en_is(t, i - 1, "with")) {
		for (uint32_t j = i - 1; j > r->s->first; j--) {
			if (en_in(t, j - 1, "compare compares comparing"))
				return true;
		}
	}
	if (p->span)
		return false;
	if (i > r->s->first && en_punct(t, i - 1, '(') && en_punct(t, p->last, ':'))
		return true; /* 8,940 (2023: 14,210) */
	if (i > r->s->first + 2 && en_is(t, i - 1, "in") && t->tok[i - 2].type == EN_NUMBER &&
	    en_punct(t, i - 3, '(') && en_punct(t, p->last, ')'))
		return true; /* 438 (601 in 2023) */
	while (i > r->s->first && en_in(t, i - 1, "the in"))
		i--;
	if (i > r->s->first && (en_in(t, i - 1, "from against versus vs v than above below") ||
				(yearly && en_in(t, i - 1, "on over") && !en_is(t, i, "in") &&
				 !(p->rolling && en_is(t, i - 1, "over"))) ||
				(en_in(t, i - 1, "with to") && i > r->s->first + 1 &&
				 en_in(t, i - 2, "compared comparison relative"))))
		return true;
	/* further left in the same clause: "than the 5,280 in 2022-23", "from 34 cases in 2022" */
	for (; i > r->s->first; i--) {
		if (en_punct(t, i - 1, ',') || en_punct(t, i - 1, '(') || en_punct(t, i - 1, ')') ||
		    en_punct(t, i - 1, ':') || en_is_boundary(t, i - 1) || en_in(t, i - 1, "and"))
			return false;
		if (en_is(t, i - 1, "since"))
			return true;
		if (en_is(t, i - 1, "than") && i > r->s->first + 1 &&
		    en_in(t, i - 2, "more less fewer greater") &&
		    (t->tok[i].type == EN_NUMBER || en_unit_word(t, i) >= 0))
			continue; /* a bound: "fell more than 31 per cent in the year" */
		if (en_in(t, i - 1, "than against versus vs v compared comparison") ||
		    (en_is(t, i - 1, "as") && i > r->s->first + 1 && en_is(t, i - 2, "same")))
			return true;
		if (en_in(t, i - 1, "above below") || (en_is(t, i - 1, "as") && en_in(t, i, "in at during")))
			return true;
		if (en_is(t, i - 1, "to") && i > r->s->first + 1 &&
		    en_in(t, i - 2, "compared relative comparison"))
			return true;
		if (en_is(t, i - 1, "to") && t->tok[i].type != EN_WORD)
			return false;
		if (en_is(t, i - 1, "from") &&
		    (t->tok[i].type == EN_NUMBER || t->tok[i].punct == '$' || en_cue(t, i, EN_ABOUT)))
			return true;
		if (en_is(t, i - 1, "times") || en_cue(t, i - 1, EN_HALVE))
			return !en_cue(t, i - 1, EN_HALVE);
	}
	return false;
}

/* "the most since 2017", "its lowest level since": a record measures nothing. */
static bool is_record(const struct en_reader *r, uint32_t i)
{
	for (uint32_t k = i; k > r->s->first && k + 6 > i; k--) {
		if (en_punct(&r->text, k - 1, ','))
			return false;
		if (en_in(&r->text, k - 1,
			  "most highest lowest fewest worst best biggest largest smallest sharpest steepest "
			  "first low high record peak"))
			return true;
	}
	return false;
}

void en_read_periods(struct en_reader *r)
{
	struct en_text *t = &r->text;

	r->nperiods = 0;
	for (uint32_t i = r->s->first; i < r->s->last && r->nperiods < EN_PERIODS_MAX;) {
		struct en_period p;

		if (t->tok[i].mark != EN_FREE || !en_period_scan(t, i, r->s->last, &r->when, &p) ||
		    (p.span && !date_is_set(r->spans[p.span].start) && !date_is_set(p.period.start))) {
			i++;
			continue;
		}
		if (p.span && date_is_set(r->spans[p.span].start)) {
			p.period = r->spans[p.span];
			p.year = p.period.start.y;
			p.kind = p.span == 12  ? PERIOD_YEAR
				 : p.span == 6 ? PERIOD_HALF
				 : p.span == 3 ? PERIOD_QUARTER
				 : p.span == 1 ? PERIOD_MONTH
					       : PERIOD_MONTHS;
		}
		/* a year with a unit behind it is a figure: the period reader asks the words before it */
		for (uint32_t k = p.first; k < p.last; k++) {
			if (t->tok[k].mark == EN_IN_PLACE)
				continue; /* since a campaign in X began */
			t->tok[k].mark = EN_IN_PERIOD;
			t->tok[k].owner = (int32_t)r->nperiods;
		}
		r->periods[r->nperiods++] = p;
		i = p.last;
	}
	for (size_t k = 0; k < r->nperiods; k++) {
		r->earlier[k] = is_comparison(r, k);
		if (r->periods[k].since && is_record(r, r->periods[k].first)) {
			r->earlier[k] = true;
			r->periods[k].kind = PERIOD_UNKNOWN;
		}
	}
}

/* Keep the periods stated in a sentence for later "the 12 months". */
void en_keep_spans(struct en_reader *r)
{
	for (size_t k = 0; k < r->nperiods; k++) {
		const struct period *p = &r->periods[k].period;
		int months;

		if (r->earlier[k] || !date_is_set(p->start) || !date_is_set(p->end) || p->start.d != 1 ||
		    p->end.d != 1)
			continue;
		months = (p->end.y - p->start.y) * 12 + p->end.m - p->start.m;
		if (months >= 1 && months <= 12)
			r->spans[months] = *p;
	}
}

/* ---- periods of facts ---- */

/* "the ministry announced in June", "according to the court in March", "in March the chief revealed that": when it was said. */
static bool is_of_speech(const struct en_reader *r, const struct en_period *p)
{
	static const char *const says =
		"said announced revealed told reported disclosed noted says stated declared";
	const struct en_text *t = &r->text;
	uint32_t i = p->first;

	if (p->to_date && i > r->s->first && en_in(t, i - 1, "earlier later"))
		return true;
	if (p->kind != PERIOD_MONTH || p->to_date)
		return false;
	while (i > r->s->first &&
	       (en_in(t, i - 1, "in earlier this year last back") || t->tok[i - 1].mark == EN_IN_PERIOD))
		i--;
	if (i > r->s->first && en_in(t, i - 1, says))
		return true;
	for (uint32_t k = i; k > r->s->first && k + 10 > i && t->tok[k - 1].mark != EN_IN_VALUE; k--) {
		if (en_is(t, k - 1, "to") && k > r->s->first + 1 && en_is(t, k - 2, "according"))
			return !en_punct(t, i - 1, ',');
	}
	for (uint32_t k = p->last; k + 1 < r->s->last && k < p->last + 24 && t->tok[k].mark != EN_IN_VALUE;
	     k++) {
		if (en_in(t, k, says) && en_is(t, k + 1, "that"))
			return true;
	}
	return false;
}

void en_read_speech(struct en_reader *r)
{
	for (size_t k = 0; k < r->nperiods; k++)
		r->spoken[k] = is_of_speech(r, &r->periods[k]);
}

bool en_states_period(const struct en_reader *r, size_t k)
{
	const struct en_period *p = &r->periods[k];

	return !r->earlier[k] && !r->spoken[k] && !p->day && p->kind != PERIOD_UNKNOWN;
}

/* A fact's period never passes publication; a year to date ends where the article says. */
struct period en_settle(const struct en_reader *r, const struct en_period *p, enum period_kind *kind)
{
	struct period out = p->period;
	struct date pub = r->when.published;

	*kind = p->kind;
	if (!date_is_set(pub))
		return out;
	if (p->to_date && date_is_set(r->to_date_end))
		out.end = r->to_date_end;
	if (date_is_set(out.end) && date_cmp(out.end, date_add_days(pub, 1)) > 0 &&
	    date_cmp(out.start, pub) <= 0) {
		out.end = date_is_set(r->to_date_end) && p->kind == PERIOD_YEAR && !p->financial
				  ? r->to_date_end
				  : date_add_days(pub, 1);
		if (p->kind == PERIOD_YEAR)
			*kind = PERIOD_YTD;
	}
	return out;
}

bool en_boundary_between(const struct en_reader *r, uint32_t a, uint32_t b)
{
	for (uint32_t i = a; i < b; i++) {
		if (en_is_boundary(&r->text, i))
			return true;
	}
	return false;
}

/* Whether a change of the same clause stands before token i: then "since 2004" is what it is measured against. */
static bool follows_change(const struct en_reader *r, uint32_t i)
{
	for (size_t k = 0; k < r->nfacts; k++) {
		if (r->facts[k].role == EN_ROLE_CHANGE && r->facts[k].v.first < i &&
		    !en_boundary_between(r, r->facts[k].v.first, i))
			return true;
	}
	return false;
}

/* "since August, cases have fallen by 24 per cent year on year": then the days since are what the change is of. */
static bool is_yearly_change(const struct en_reader *r, const struct en_fact *f)
{
	for (size_t k = 0; k < r->ncomparisons; k++) {
		if (r->comparisons[k].first > f->v.first && r->comparisons[k].basis.kind == BASIS_YOY &&
		    r->comparisons[k].period < 0 &&
		    !en_boundary_between(r, f->v.last, r->comparisons[k].first))
			return true;
	}
	return false;
}

/* The period of the sentence that holds for a fact: the last one before it, else the next one behind it in its clause. */
static int period_index(const struct en_reader *r, const struct en_fact *f)
{
	int best = -1;
	bool change = f->role == EN_ROLE_CHANGE;

	for (size_t k = 0; k < r->nperiods; k++) {
		const struct en_period *p = &r->periods[k];

		if (!en_states_period(r, k) ||
		    (p->since && !p->campaign && !(change && is_yearly_change(r, f)) &&
		     (change || follows_change(r, p->first))))
			continue;
		if (p->first < f->v.first) {
			best = (int)k;
			continue;
		}
		/* a period right behind the figure, in its own clause, speaks of it: "29 in October, but 23 fewer from Jan. 1" */
		if (best < 0 || en_boundary_between(r, r->periods[best].first, f->v.first)) {
			if (!en_boundary_between(r, f->v.first, p->first))
				return (int)k;
		} else {
			uint32_t i = f->np >= 0 && r->mentions[f->np].last > f->tail ? r->mentions[f->np].last
										     : f->tail;

			while (i < p->first &&
			       en_in(&r->text, i, "in during for of over the to at last this"))
				i++;
			if (i == p->first)
				return (int)k;
		}
		break;
	}
	return best;
}

struct period en_period_of(struct en_reader *r, size_t fact, enum period_kind *kind, unsigned int *inherited)
{
	int k = period_index(r, &r->facts[fact]);

	if (k >= 0)
		return en_settle(r, &r->periods[k], kind);
	if (r->paragraph_period) {
		*inherited |= INHERIT_PERIOD_PARAGRAPH;
		*kind = r->period_kind;
		return r->period;
	}
	*inherited |= INHERIT_PERIOD_ARTICLE;
	if (r->has_article_period) {
		*kind = r->article_kind;
		return r->article_period;
	}
	*kind = PERIOD_UNKNOWN;
	return (struct period){0};
}
