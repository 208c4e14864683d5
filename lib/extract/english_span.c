/* SPDX-License-Identifier: BSD-2-Clause */
/* Expressions of time with an end or a beginning: since 2004, the year to June, January to March. */
#include "extract/english_moment.h"
#include "extract/english_number.h"

void en_fill(struct en_period *p, struct date from, struct date to, enum period_kind kind)
{
	p->period = (struct period){from, to};
	p->kind = kind;
	p->year = from.y;
}

struct date en_today(const struct en_time_scan *s)
{
	return date_is_set(s->ctx->published) ? date_add_days(s->ctx->published, 1) : (struct date){0};
}

static bool beginning(const struct en_time_scan *s, uint32_t i, struct en_moment *m)
{
	bool begun = false;

	for (uint32_t k = i; k < s->end && k < i + 20; k++) {
		if (en_punct(s->t, k, ';') || en_punct(s->t, k, ',') || en_at(s, k, "and but while"))
			return false;
		begun |= en_at(s, k,
			       "launch launched launching start started starting began begun beginning "
			       "commenced campaign operation crackdown drive initiated");
		if (begun && en_at(s, k, "on in from of last this") &&
		    en_moment_at(s, k + 1 - en_at(s, k, "last this"), m))
			return true;
		if (begun && en_at(s, k, "last this") && en_month_at(s, k + 1) && en_moment_at(s, k + 1, m))
			return true;
	}
	return false;
}

bool en_since(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	struct en_moment m;
	int y = en_year_at(s, i + 1);
	uint32_t next;

	if (!en_at(s, i, "since"))
		return false;
	p->since = true;
	if ((y = en_financial_at(s, i + 1, &next)) != 0) {
		en_fill(p, date_of(y, s->ctx->financial, 1), en_today(s), PERIOD_SINCE);
		p->last = next;
	} else if ((y = en_year_at(s, i + 1)) != 0) {
		en_fill(p, date_of(y, 1, 1), en_today(s), PERIOD_SINCE);
		p->last = i + 2;
	} else if (en_moment_at(s, i + 1, &m)) {
		en_resolve_year(s, &m, false);
		en_fill(p, m.y ? en_moment_start(m) : (struct date){0}, en_today(s), PERIOD_SINCE);
		p->last = m.next;
	} else if (beginning(s, i + 1, &m)) {
		en_resolve_year(s, &m, false);
		en_fill(p, m.y ? en_moment_start(m) : (struct date){0}, en_today(s), PERIOD_SINCE);
		p->last = m.next;
		p->campaign = true;
	} else {
		return false;
	}
	return true;
}

/* "[the] 12 months to the end of March 2024", "the year ending March", "the quarter to June". */
bool en_rolling(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	uint32_t j = i, next;
	int n = en_small_number(s->t, i, &next);
	struct en_moment m;
	bool days = n >= 2 && en_at(s, next, "days");

	if (en_at(s, i, "year") || en_at(s, i, "twelvemonth"))
		n = 12, j = i + 1;
	else if (days)
		j = next + 1;
	else if (en_at(s, i, "quarter"))
		n = 3, j = i + 1;
	else if (n >= 2 && n <= 60 &&
		 (en_at(s, next, "months") || (en_punct(s->t, next, '-') && en_at(s, next + 1, "month"))))
		j = next + 1 + (en_punct(s->t, next, '-') ? 1 : 0) + en_at(s, next + 2, "period");
	else if (n == 1 && en_at(s, next, "year"))
		n = 12, j = next + 1;
	else
		return false;
	if (en_at(s, j, "period"))
		j++;
	if (!en_at(s, j, "to ending ended up through until"))
		return false;
	j += 1 + (en_at(s, j, "up") && en_at(s, j + 1, "to"));
	if (en_at(s, j, "in on at") || (en_at(s, j, "last this") && en_month_at(s, j + 1)))
		j++;
	if (!en_moment_at(s, j, &m) || (days && !m.d))
		return false;
	en_resolve_year(s, &m, !days);
	p->rolling = true;
	p->last = m.next;
	if (days) {
		p->kind = PERIOD_EVENT;
		if (m.y)
			en_fill(p, date_add_days(en_moment_end(m), -n), en_moment_end(m), PERIOD_EVENT);
		return true;
	}
	p->kind = n == 12 ? PERIOD_YEAR : n == 6 ? PERIOD_HALF : n == 3 ? PERIOD_QUARTER : PERIOD_MONTHS;
	if (m.y) {
		/* a year to 5 November is counted in days; to the end of a month, in months */
		if (m.d == date_days_in_month(m.y, m.m))
			m.d = 0;
		p->period.end = en_moment_end(m);
		p->period.start = date_add_months(p->period.end, -n);
		p->year = p->period.start.y;
	}
	return true;
}

/* "[between|from] January [2023] and|to|through|- June [2023]", days too. */
bool en_range(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	uint32_t j = i, first = i;
	struct en_moment a, b;
	bool written, between = en_at(s, i, "between"), from = en_at(s, i, "from");

	if (between || from)
		first = i + 1;
	if (!en_moment_at(s, first, &a))
		return false;
	j = a.next;
	if (en_punct(s->t, j, '-') && en_at(s, j + 1, "to through") && en_punct(s->t, j + 2, '-'))
		j += 3;
	else if (en_punct(s->t, j, '-') || en_at(s, j, "to through until") || (between && en_at(s, j, "and")))
		j += 1 + (en_at(s, j + 1, "and") && en_at(s, j + 2, "including"));
	else
		return false;
	if (!en_moment_at(s, j, &b)) {
		/* "Oct. 1 to 8", "July 4-24": the second day is of the same month */
		uint32_t next;
		int d = a.d ? en_day_at(s, j, &next) : 0;

		if (d <= a.d || en_punct(s->t, next, '%') || (a.y && a.next != first + 2))
			return false;
		b = (struct en_moment){a.y, a.m, d, next, false};
		if (en_punct(s->t, next, ',') && en_year_at(s, next + 1))
			b.y = en_year_at(s, next + 1), b.next = next + 2;
	}
	{
		uint32_t next;
		int year = b.d || b.y ? 0 : en_financial_at(s, b.next, &next);

		if (year && a.m > b.m) {
			a.y = year;
			b.y = year + 1;
			b.next = next;
		}
	}
	written = b.y != 0;
	en_resolve_year(s, &b, !b.d);
	if (!a.y)
		a.y = b.y && a.m > b.m ? b.y - 1 : b.y;
	p->last = b.next;
	p->kind = PERIOD_MONTHS;
	if (en_at(s, p->last, "period"))
		p->last++;
	if (!written && en_at(s, p->last, "of in") && en_year_at(s, p->last + 1)) {
		a.y = a.y == b.y ? en_year_at(s, p->last + 1) : en_year_at(s, p->last + 1) - 1;
		b.y = en_year_at(s, p->last + 1);
		p->last += 2;
	}
	if (!b.y)
		return true;
	en_fill(p, a.ending && !a.d ? en_moment_end(a) : en_moment_start(a), en_moment_end(b), PERIOD_MONTHS);
	if (p->period.start.d == 1 && !b.d) {
		int n = (b.y - a.y) * 12 + b.m - a.m + 1;

		p->kind = n == 12			     ? PERIOD_YEAR
			  : n == 6 && (a.m == 1 || a.m == 7) ? PERIOD_HALF
			  : n == 3 && a.m % 3 == 1	     ? PERIOD_QUARTER
							     : PERIOD_MONTHS;
	} else if (a.m == 1 && (a.d <= 1)) {
		p->kind = PERIOD_YTD;
	}
	return true;
}

/* "between 2022 and 2023", "from 2022 to 2023": the second year, against the first. */
bool en_years(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	int a = en_year_at(s, i + 1), b = en_year_at(s, i + 3);

	if (!((en_at(s, i, "between") && en_at(s, i + 2, "and")) ||
	      (en_at(s, i, "from") && en_at(s, i + 2, "to"))) ||
	    !a || !b || b <= a)
		return false;
	en_fill(p, date_of(b, 1, 1), date_of(b + 1, 1, 1), PERIOD_YEAR);
	p->against = a;
	p->last = i + 4;
	return true;
}

/* "through Aug. 31", "as of Aug. 31", "to the end of August", "up to September". */
bool en_until(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	uint32_t j = i + 1;
	struct en_moment m;

	if (en_at(s, i, "as") && en_at(s, j, "of at"))
		j++;
	else if (en_at(s, i, "up") && en_at(s, j, "to until"))
		j++;
	else if (en_at(s, i, "to") && en_at(s, j, "the") && en_at(s, j + 1, "end") && en_at(s, j + 2, "of"))
		j = i + 1;
	else if (!en_at(s, i, "through until"))
		return false;
	if (!en_moment_at(s, j, &m))
		return false;
	en_resolve_year(s, &m, !m.d);
	p->kind = PERIOD_YTD;
	if (m.y)
		en_fill(p, date_of(m.y, 1, 1), en_moment_end(m), PERIOD_YTD);
	p->last = m.next;
	return true;
}

/* "to date": from no one knows when up to publication. */
bool en_to_date(const struct en_time_scan *s, uint32_t i, struct en_period *p)
{
	if (!en_at(s, i, "to") || !en_at(s, i + 1, "date") ||
	    (i > 0 && (en_in(s->t, i - 1, "year month quarter") || en_punct(s->t, i - 1, '-'))))
		return false;
	p->last = i + 2;
	p->kind = PERIOD_SINCE;
	p->period.end = en_today(s);
	return true;
}
