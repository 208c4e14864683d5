/* SPDX-License-Identifier: BSD-2-Clause */
/* What a change is measured against. */
#include "extract/english_reader.h"

static void put_comparison(struct en_reader *r, uint32_t first, struct basis basis, int period)
{
	if (r->ncomparisons < EN_COMPARISONS_MAX)
		r->comparisons[r->ncomparisons++] = (struct en_comparison){first, basis, period};
}

void en_read_comparisons(struct en_reader *r)
{
	const struct en_text *t = &r->text;

	en_read_speech(r);
	r->ncomparisons = 0;
	for (uint32_t i = r->s->first; i < r->s->last; i++) {
		uint32_t len;

		if (t->tok[i].mark == EN_IN_PERIOD) {
			int k = t->tok[i].owner;
			const struct en_period *p = &r->periods[k];

			if (i == p->first && p->against)
				put_comparison(r, i, (struct basis){.kind = BASIS_YEAR, .year = p->against},
					       -1);
			else if (i == p->first && (r->earlier[k] || (p->since && !p->campaign)) &&
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

/* Whether two periods are about as long as each other: a month before a year is not the period before it. */
static bool are_alike(struct period a, struct period b)
{
	int32_t x, y;

	if (!date_is_set(a.start) || !date_is_set(a.end) || !date_is_set(b.start) || !date_is_set(b.end))
		return true;
	x = date_to_days(a.end) - date_to_days(a.start);
	y = date_to_days(b.end) - date_to_days(b.start);
	return x <= 2 * y && y <= 2 * x;
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
		if (p->kind != PERIOD_YEAR && are_alike(p->period, of))
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
		    !en_boundary_between(r, f->v.last, r->comparisons[k].first))
			return basis_for(r, &r->comparisons[k], period);
		break;
	}
	for (size_t k = r->ncomparisons; k-- > 0;) {
		const struct en_comparison *c = &r->comparisons[k];

		if (c->first >= f->v.first)
			continue;
		/* "Compared with 2018, crime was down"; "34 in 2023, against 40 in 2022, a fall of 15 per cent" */
		if (!change_between(r, c->first, f->v.first) && !en_boundary_between(r, c->first, f->v.first))
			return basis_for(r, c, period);
		break;
	}
	*inherited |= INHERIT_BASIS_ARTICLE;
	if (r->article_basis.kind != BASIS_NONE)
		return r->article_basis;
	return (struct basis){.kind = BASIS_UNSTATED};
}

/* The period of the last figure before token i, else the article's. */
static struct period period_before(struct en_reader *r, uint32_t i)
{
	struct period of = r->has_article_period ? r->article_period : (struct period){0};

	for (size_t k = 0; k < r->nfacts && r->facts[k].v.first < i; k++) {
		enum period_kind kind;
		unsigned int ignored = 0;
		struct period own = en_period_of(r, k, &kind, &ignored);

		if (date_is_set(own.start))
			of = own;
	}
	return of;
}

void en_survey_basis(struct en_reader *r)
{
	for (size_t k = 0; k < r->ncomparisons && r->article_basis.kind != BASIS_YOY; k++) {
		struct period of = period_before(r, r->comparisons[k].first);
		struct basis b = basis_for(r, &r->comparisons[k], of);

		if (is_yearly(b, of) || (b.kind == BASIS_YEAR && r->comparisons[k].period >= 0 &&
					 r->periods[r->comparisons[k].period].compares))
			r->article_basis = (struct basis){.kind = BASIS_YOY};
		else if (b.kind == BASIS_PREV && r->article_basis.kind == BASIS_NONE)
			r->article_basis = b;
	}
}
