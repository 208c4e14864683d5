/* SPDX-License-Identifier: BSD-2-Clause */
/* When a value holds, and what a change is measured against. */
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
	if (p->span)
		return false;
	if (i > r->s->first && en_punct(t, i - 1, '(') && en_punct(t, p->last, ':'))
		return true; /* 8,940 (2023: 14,210) */
	while (i > r->s->first && en_in(t, i - 1, "the in"))
		i--;
	if (i > r->s->first && (en_in(t, i - 1, "from against versus vs v than above below") ||
				(yearly && en_in(t, i - 1, "on over") && !en_is(t, i, "in")) ||
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
		if (en_in(t, i - 1, "than against versus vs v compared comparison"))
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
			  "first"))
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
		    (p.span && !date_is_set(r->spans[p.span].start))) {
			i++;
			continue;
		}
		if (p.span) {
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

static bool states_period(const struct en_reader *r, size_t k)
{
	const struct en_period *p = &r->periods[k];

	return !r->earlier[k] && !p->day && p->kind != PERIOD_UNKNOWN;
}

/* A fact's period never passes publication; a year to date ends where the article says. */
static struct period settle(const struct en_reader *r, const struct en_period *p, enum period_kind *kind)
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

static bool boundary_between(const struct en_reader *r, uint32_t a, uint32_t b)
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
		    !boundary_between(r, r->facts[k].v.first, i))
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

		if (!states_period(r, k) || (p->since && (change || follows_change(r, p->first))))
			continue;
		if (p->first < f->v.first) {
			best = (int)k;
			continue;
		}
		/* a period right behind the figure, in its own clause, speaks of it: "29 in October, but 23 fewer from Jan. 1" */
		if (best < 0 || boundary_between(r, r->periods[best].first, f->v.first)) {
			if (!boundary_between(r, f->v.first, p->first))
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
		return settle(r, &r->periods[k], kind);
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

/* ---- comparisons ---- */

static void put_comparison(struct en_reader *r, uint32_t first, struct basis basis, int period)
{
	if (r->ncomparisons < EN_COMPARISONS_MAX)
		r->comparisons[r->ncomparisons++] = (struct en_comparison){first, basis, period};
}

void en_read_comparisons(struct en_reader *r)
{
	const struct en_text *t = &r->text;

	r->ncomparisons = 0;
	for (uint32_t i = r->s->first; i < r->s->last; i++) {
		uint32_t len;

		if (t->tok[i].mark == EN_IN_PERIOD) {
			int k = t->tok[i].owner;
			const struct en_period *p = &r->periods[k];

			if (i == p->first && (r->earlier[k] || p->since) &&
			    (p->kind != PERIOD_UNKNOWN || p->compares))
				put_comparison(r, i, (struct basis){.kind = BASIS_YEAR, .year = p->year}, k);
			continue;
		}
		if (t->tok[i].mark == EN_IN_PLACE)
			continue;
		if ((len = en_cue_phrase(t, i, r->s->last, EN_PREV)) != 0)
			put_comparison(r, i, (struct basis){.kind = BASIS_PREV}, -1);
		else if ((len = en_cue_phrase(t, i, r->s->last, EN_YOY)) != 0)
			put_comparison(r, i, (struct basis){.kind = BASIS_YOY}, -1);
		if (len)
			i += len - 1;
	}
}

/* What a comparison means for a change over this period. */
static struct basis basis_for(const struct en_reader *r, const struct en_comparison *c, struct period of)
{
	const struct en_period *p;

	if (c->period < 0)
		return c->basis;
	p = &r->periods[c->period];
	if (p->last_year || p->compares)
		return p->year && !p->last_year ? (struct basis){.kind = BASIS_YEAR, .year = p->year}
						: (struct basis){.kind = BASIS_YOY};
	if (p->since && (p->period.start.m != 1 || p->period.start.d != 1))
		return (struct basis){.kind = BASIS_SINCE, .since = p->period.start};
	/* the period that ends where this one begins: the year before, or the month, the quarter before */
	if (date_is_set(p->period.end) && date_is_set(of.start) && date_eq(p->period.end, of.start)) {
		if (p->financial)
			return (struct basis){.kind = BASIS_YOY};
		if (p->kind != PERIOD_YEAR)
			return (struct basis){.kind = BASIS_PREV};
	}
	if (!p->year)
		return (struct basis){.kind = BASIS_YOY};
	return (struct basis){.kind = BASIS_YEAR, .year = p->year};
}

/* Whether another change lies between two tokens, one in brackets aside. */
static bool change_between(const struct en_reader *r, uint32_t a, uint32_t b)
{
	for (size_t k = 0; k < r->nfacts; k++) {
		const struct en_fact *f = &r->facts[k];

		if (f->role == EN_ROLE_CHANGE && f->v.first > a && f->v.first < b && !f->bracketed &&
		    !f->list)
			return true;
	}
	return false;
}

static bool is_yearly(struct basis b, struct period of)
{
	return b.kind == BASIS_YOY ||
	       (b.kind == BASIS_YEAR && date_is_set(of.start) && b.year == of.start.y - 1);
}

struct basis en_basis_of(struct en_reader *r, size_t fact, struct period period, unsigned int *inherited)
{
	const struct en_fact *f = &r->facts[fact];

	if (f->role != EN_ROLE_CHANGE)
		return (struct basis){.kind = BASIS_NONE};
	for (size_t k = 0; k < r->ncomparisons; k++) {
		if (r->comparisons[k].first < f->v.first)
			continue;
		if (!change_between(r, f->v.first, r->comparisons[k].first) &&
		    !boundary_between(r, f->v.last, r->comparisons[k].first))
			return basis_for(r, &r->comparisons[k], period);
		break;
	}
	for (size_t k = r->ncomparisons; k-- > 0;) {
		const struct en_comparison *c = &r->comparisons[k];

		if (c->first >= f->v.first)
			continue;
		/* "Compared with 2018, crime was down"; "34 in 2023, against 40 in 2022, a fall of 15 per cent" */
		if (!change_between(r, c->first, f->v.first) && !boundary_between(r, c->first, f->v.first))
			return basis_for(r, c, period);
		break;
	}
	*inherited |= INHERIT_BASIS_ARTICLE;
	if (r->article_basis.kind != BASIS_NONE)
		return r->article_basis;
	return (struct basis){.kind = BASIS_UNSTATED};
}

/* ---- the article as a whole ---- */

static void survey_sentence(struct en_reader *r)
{
	enum period_kind kind;

	for (size_t k = 0; k < r->nperiods; k++) {
		const struct en_period *p = &r->periods[k];

		if (!states_period(r, k) || p->since)
			continue;
		r->statistics = true;
		if (p->kind == PERIOD_YTD && !p->to_date && date_is_set(r->when.published) &&
		    p->year == r->when.published.y)
			r->to_date_end = p->period.end;
		if (!r->has_article_period && r->nfacts) {
			r->article_period = settle(r, p, &kind);
			r->article_kind = kind;
			r->has_article_period = true;
		}
	}
}

static void survey_basis(struct en_reader *r)
{
	for (size_t k = 0; k < r->ncomparisons && r->article_basis.kind != BASIS_YOY; k++) {
		struct period of = r->has_article_period ? r->article_period : (struct period){0};
		struct basis b = basis_for(r, &r->comparisons[k], of);

		if (is_yearly(b, of) || (b.kind == BASIS_YEAR && r->comparisons[k].period >= 0 &&
					 r->periods[r->comparisons[k].period].compares))
			r->article_basis = (struct basis){.kind = BASIS_YOY};
		else if (b.kind == BASIS_PREV && r->article_basis.kind == BASIS_NONE)
			r->article_basis = b;
	}
}

void en_survey(struct en_reader *r)
{
	struct en_text *t = &r->text;

	r->article_basis.kind = BASIS_NONE;
	for (uint32_t i = 0; i < t->n && !r->when.year && !date_is_set(r->when.published); i++) {
		struct slice s = en_low(t, i);

		if (t->tok[i].type == EN_NUMBER && s.n == 4 && s.p[0] == '2' && s.p[1] == '0')
			r->when.year = 2000 + (s.p[2] - '0') * 10 + (s.p[3] - '0');
	}
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < t->nsent; i++) {
			r->s = &t->sent[i];
			en_read_periods(r);
			en_read_facts(r);
			en_read_comparisons(r);
			if (pass == 0)
				survey_sentence(r);
			else if (r->nfacts)
				survey_basis(r);
			for (uint32_t k = r->s->first; k < r->s->last; k++) {
				if (t->tok[k].mark != EN_IN_PLACE)
					t->tok[k].mark = EN_FREE;
			}
		}
	}
	/* a year to date that was read before its end was found */
	if (r->has_article_period && r->article_kind == PERIOD_YTD && date_is_set(r->to_date_end) &&
	    r->article_period.start.y == r->when.published.y)
		r->article_period.end = r->to_date_end;
}
