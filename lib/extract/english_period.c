/* SPDX-License-Identifier: BSD-2-Clause */
/* Expressions of time of English reports. */
#include "extract/english_moment.h"
#include "extract/english_number.h"

/* Months first..last of year y. */
static void fill_months(struct en_period *p, int y, int first, int last, enum period_kind kind)
{
	p->kind = kind;
	p->year = y;
	if (y)
		p->period = period_months(y, first, last);
}

/*
 * "since a campaign against scams was launched on October 30", "since the start of the operation in May": the moment
 * that something began, at most so many words behind. *m; false where none.
 */
/* A year that a part of a year belongs to: "of 2024", "2024", "of last year", "of this year", "of the year"; 0 where none. */
static int year_of(const struct en_time_scan *s, uint32_t i, uint32_t *next)
{
	uint32_t j = i + (en_at(s, i, "of") || en_at(s, i, "in"));
	int y = en_year_at(s, j), pub = s->ctx->published.y;

	*next = i;
	if (en_punct(s->t, i, ',') && !y)
		return 0;
	if (y) {
		*next = j + 1;
		return y;
	}
	if (en_at(s, j, "last") && en_at(s, j + 1, "year")) {
		*next = j + 2;
		return pub ? pub - 1 : 0;
	}
	if (en_at(s, j, "this") && en_at(s, j + 1, "year")) {
		*next = j + 2;
		return pub ? pub : s->ctx->year;
	}
	if (j > i && en_at(s, j, "the") && en_at(s, j + 1, "year") && !en_at(s, j + 2, "before"))
		*next = j + 2;
	return 0;
}

/* The year of months first..last where none is named: the latest that has ended by publication. */
static int latest(const struct en_time_scan *s, int last)
{
	struct date pub = s->ctx->published;

	if (!date_is_set(pub))
		return s->ctx->year;
	return date_cmp(date_of(pub.y, last, date_days_in_month(pub.y, last)), pub) <= 0 ? pub.y : pub.y - 1;
}

/* "first six months of 2024", "the third quarter", "first half", "last quarter", Q3 2024. */
static bool part_of_year(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	static const char *const order[] = {"first 1st", "second 2nd", "third 3rd", "fourth 4th final"};
	uint32_t j = i + 1, next;
	int which = 0, n, y;
	int first, last;
	enum period_kind kind;

	while (which < 4 && !en_at(s, i, order[which]))
		which++;
	if (which == 4 && en_at(s, i, "q") && en_digits_at(s, i + 1, 1, 1) >= 1 &&
	    en_digits_at(s, i + 1, 1, 1) <= 4) {
		which = en_digits_at(s, i + 1, 1, 1) - 1;
		first = 3 * which + 1, last = first + 2, kind = PERIOD_QUARTER, j = i + 2;
	} else if (which == 4) {
		return false;
	} else if (en_at(s, j, "month") && en_at(s, j + 1, "of") && en_year_at(s, j + 2)) {
		first = last = which + 1, kind = PERIOD_MONTH, j++;
	} else if (en_at(s, j, "half") && which < 2) {
		first = 6 * which + 1, last = first + 5, kind = PERIOD_HALF, j++;
	} else if (en_at(s, j, "quarter")) {
		first = 3 * which + 1, last = first + 2, kind = PERIOD_QUARTER, j++;
	} else if (which == 0 && (n = en_small_number(s->t, j, &next)) >= 2 && n <= 11 &&
		   en_at(s, next, "months")) {
		first = 1, last = n, kind = n == 6 ? PERIOD_HALF : PERIOD_MONTHS, j = next + 1;
	} else if (which == 0 && (n = en_small_number(s->t, j, &next)) >= 2 && n <= 3 &&
		   en_at(s, next, "quarters")) {
		first = 1, last = 3 * n, kind = PERIOD_MONTHS, j = next + 1;
	} else {
		return false;
	}
	if ((en_at(s, j, "of") && en_at(s, j + 1, "the") && en_at(s, j + 2, "financial fiscal")) ||
	    en_at(s, j, "running straight consecutive") ||
	    (en_at(s, j, "in") && en_at(s, j + 1, "a") && en_at(s, j + 2, "row")))
		return false;
	y = year_of(s, j, &next);
	fill_months(p, y ? y : latest(s, last), first, last, kind);
	p->last = next;
	return true;
}

/* Relative words: last year, so far this year, year to date, last month, this quarter. */
static bool relative(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	struct date pub = s->ctx->published;
	bool last = en_at(s, i, "last"), this = en_at(s, i, "this");
	uint32_t j = i + 1;

	if (en_at(s, i, "so") && en_at(s, i + 1, "far")) {
		j = i + 2 + en_at(s, i + 2, "in");
		if (!(en_at(s, j, "this") && en_at(s, j + 1, "year")) &&
		    en_year_at(s, j) != (pub.y ? pub.y : -1))
			return false;
		p->last = j + (en_at(s, j, "this") ? 2 : 1);
	} else if (en_at(s, i, "year") && (en_at(s, j, "to") || en_punct(s->t, j, '-'))) {
		j += en_punct(s->t, j, '-');
		if (!en_at(s, j, "to"))
			return false;
		j += 1 + en_punct(s->t, j + 1, '-');
		if (!en_at(s, j, "date"))
			return false;
		p->last = j + 1;
	} else if (this && en_at(s, j, "year")) {
		p->last = j + 1 + 2 * (en_at(s, j + 1, "to") && en_at(s, j + 2, "date")) +
			  2 * (en_at(s, j + 1, "so") && en_at(s, j + 2, "far"));
	} else if ((last || this) && en_at(s, j, "financial fiscal") && en_at(s, j + 1, "year")) {
		int y = pub.y - (pub.m < s->ctx->financial) - last;

		p->last = j + 2;
		p->financial = true;
		p->kind = PERIOD_YEAR;
		if (date_is_set(pub))
			en_fill(p, date_of(y, s->ctx->financial, 1), date_of(y + 1, s->ctx->financial, 1),
				PERIOD_YEAR);
		return true;
	} else if (last && en_at(s, j, "year")) {
		p->last = j + 1;
		p->last_year = true;
		p->kind = PERIOD_YEAR;
		if (date_is_set(pub))
			en_fill(p, date_of(pub.y - 1, 1, 1), date_of(pub.y, 1, 1), PERIOD_YEAR);
		return true;
	} else if (last && en_at(s, j, "month")) {
		struct date first = date_is_set(pub) ? date_add_months(date_of(pub.y, pub.m, 1), -1) : pub;

		p->last = j + 1;
		en_fill(p, first, date_is_set(pub) ? date_of(pub.y, pub.m, 1) : pub, PERIOD_MONTH);
		return true;
	} else if (last && en_at(s, j, "week")) {
		struct date monday = date_is_set(pub) ? date_add_days(pub, 1 - date_weekday(pub)) : pub;

		p->last = j + 1;
		en_fill(p, date_is_set(pub) ? date_add_days(monday, -7) : pub, monday, PERIOD_WEEK);
		return true;
	} else if (last && en_at(s, j, "quarter")) {
		int q = (pub.m - 1) / 3;

		p->last = j + 1;
		p->kind = PERIOD_QUARTER;
		if (date_is_set(pub))
			fill_months(p, q ? pub.y : pub.y - 1, q ? 3 * q - 2 : 10, q ? 3 * q : 12,
				    PERIOD_QUARTER);
		return true;
	} else if (this && en_at(s, j, "month")) {
		p->last = j + 1;
		en_fill(p, date_is_set(pub) ? date_of(pub.y, pub.m, 1) : pub, en_today(s), PERIOD_MONTH);
		return true;
	} else if ((last || en_at(s, i, "past previous preceding")) && (en_at(s, j, "12 twelve")) &&
		   en_at(s, j + 1, "months")) {
		if (!last && !en_at(s, i, "past"))
			return false;
		p->span = 12;
		p->last = j + 2;
		en_fill(p, date_is_set(pub) ? date_add_months(en_today(s), -12) : pub, en_today(s),
			PERIOD_YEAR);
		return true;
	} else if (en_at(s, i, "past") && en_at(s, j, "year") && i > 0 && en_at(s, i - 1, "the")) {
		p->last = j + 1;
		en_fill(p, date_is_set(pub) ? date_add_months(en_today(s), -12) : pub, en_today(s),
			PERIOD_YEAR);
		return true;
	} else {
		return false;
	}
	p->to_date = true;
	en_fill(p, date_is_set(pub) ? date_of(pub.y, 1, 1) : pub, en_today(s), PERIOD_YTD);
	return true;
}

/* "the same quarter of 2023", "the same three months last year", "the equivalent period of 2022", "this time last year". */
static bool same_period(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	uint32_t j = i + 1, next;
	int y;

	if (!en_at(s, i, "same corresponding equivalent comparable"))
		return false;
	if (en_small_number(s->t, j, &next))
		j = next;
	if (!en_at(s, j,
		   "period quarter month months half week time date point stage year timeframe span season "
		   "six-month"))
		return false;
	j++;
	if (en_at(s, j, "a") && en_at(s, j + 1, "year") && en_at(s, j + 2, "earlier ago before")) {
		y = 0;
		next = j + 3;
	} else if (en_at(s, j, "the") || en_at(s, j, "of") || en_at(s, j, "in")) {
		uint32_t k = j + en_at(s, j, "of in");

		k += en_at(s, k, "the");
		if (en_at(s, k, "previous preceding prior") && en_at(s, k + 1, "year"))
			y = 0, next = k + 2;
		else if (en_at(s, k, "year") && en_at(s, k + 1, "before earlier prior"))
			y = 0, next = k + 2;
		else
			y = year_of(s, j, &next);
	} else {
		y = year_of(s, j, &next);
	}
	p->compares = true;
	p->year = y;
	p->last_year = y == 0 || en_at(s, next - 1, "year");
	p->last = next;
	p->kind = PERIOD_UNKNOWN;
	return true;
}

/* 2023/24, 2023, and a month with or without its year or day. */
static bool plain(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	uint32_t next;
	struct en_moment m;
	int y = en_financial_at(s, i, &next);

	if (y) {
		p->last = next;
		p->financial = true;
		en_fill(p, date_of(y, s->ctx->financial, 1), date_of(y + 1, s->ctx->financial, 1),
			PERIOD_YEAR);
		return true;
	}
	y = en_year_at(s, i);
	if (y && en_dash_at(s, i + 1) && s->t->tok[i + 1].glued && en_year_at(s, i + 2) > y + 1) {
		p->last = i + 3;
		en_fill(p, date_of(y, 1, 1), date_of(en_year_at(s, i + 2) + 1, 1, 1), PERIOD_MONTHS);
		return true;
	}
	if (y && !(i + 1 < s->end && s->t->tok[i + 1].glued && s->t->tok[i + 1].type == EN_WORD)) {
		p->last = i + 1;
		en_fill(p, date_of(y, 1, 1), date_of(y + 1, 1, 1), PERIOD_YEAR);
		return true;
	}
	if (en_at(s, i, "the") || !en_moment_at(s, i, &m))
		return false;
	/* May and March are words too, and Jun a name; a month alone follows a preposition or begins a heading */
	if (en_at(s, i, "may march mar jan jun dec") && !m.y && !m.d &&
	    !(i > 0 && en_in(s->t, i - 1,
			     "in of to since through last until from between during for by early late mid")))
		return false;
	p->day = m.d != 0;
	en_resolve_year(s, &m, !m.d);
	p->last = m.next;
	p->kind = m.d ? PERIOD_DAY : PERIOD_MONTH;
	if (m.y)
		en_fill(p, en_moment_start(m), en_moment_end(m), p->kind);
	return true;
}

/* "over the 12 months", "in the quarter": a length that was spoken of before. */
static bool spoken_of(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	uint32_t j = i + 1, next;
	int n;

	if (!en_at(s, i, "the") || i == 0 || !en_in(s->t, i - 1, "in over during for within across"))
		return false;
	n = en_small_number(s->t, j, &next);
	if (n >= 2 && n <= 12 &&
	    (en_at(s, next, "months") || (en_punct(s->t, next, '-') && en_at(s, next + 1, "month")))) {
		p->span = n;
		j = next + 1 + en_punct(s->t, next, '-');
	} else if (en_at(s, j, "year month quarter")) {
		p->span = en_at(s, j, "year") ? 12 : en_at(s, j, "quarter") ? 3 : 1;
		j++;
	} else {
		return false;
	}
	j += en_at(s, j, "period");
	if (en_at(s, j, "before earlier to ending ended ago of prior previous up through since until") ||
	    en_punct(s->t, j, '-'))
		return false;
	p->last = j;
	return true;
}

static bool numeric_day(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	if (en_digits_at(s, i, 1, 4) < 0 || en_digits_at(s, i + 2, 1, 2) < 0 ||
	    en_digits_at(s, i + 4, 1, 4) < 0)
		return false;
	for (uint32_t k = i + 1; k < i + 5; k++) {
		if (!s->t->tok[k].glued)
			return false;
	}
	if (!(en_dash_at(s, i + 1) || en_punct(s->t, i + 1, '.')) ||
	    !(en_dash_at(s, i + 3) || en_punct(s->t, i + 3, '.')))
		return false;
	if (!en_year_at(s, i) && !en_year_at(s, i + 4))
		return false;
	p->day = true;
	p->kind = PERIOD_DAY;
	p->last = i + 5;
	return true;
}

bool en_period_scan(const struct en_text *t, uint32_t i, uint32_t end, const struct en_period_context *ctx,
		    struct en_period *out)
{
	static bool (*const forms[])(const struct en_time_scan *, uint32_t, struct en_period *) = {
		numeric_day, en_years, en_since, en_rolling, part_of_year, same_period,
		en_range,    en_until, relative, en_to_date, plain,	   spoken_of};
	struct en_time_scan s = {t, ctx, end};

	/* most words begin no period: do not try every form at them */
	if (t->tok[i].type == EN_PUNCT ||
	    (t->tok[i].type == EN_WORD && !t->tok[i].cap &&
	     !en_at(&s, i,
		    "the to since year quarter first second third fourth final "
		    "last this so past previous preceding same "
		    "corresponding equivalent comparable between from through "
		    "until as up q mid early late end one two three "
		    "four five six seven eight nine ten eleven twelve eighteen")))
		return false;
	for (size_t k = 0; k < sizeof(forms) / sizeof(*forms); k++) {
		struct en_period p = {.first = i, .last = i, .kind = PERIOD_UNKNOWN};

		if (forms[k](&s, i, &p) && p.last > i && p.last <= end) {
			*out = p;
			return true;
		}
	}
	return false;
}
