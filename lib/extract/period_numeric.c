/* SPDX-License-Identifier: BSD-2-Clause */
/* Dates in digits and marks: 2018-08-29, 20180829, 09-01, 2019.08-2020.02. */
#include "extract/period_parts.h"

#include "extract/scan.h"

static void fill_day(struct element *e, uint32_t end, struct date d, bool names_year)
{
	*e = (struct element){.end = end,
			      .grain = GRAIN_DAY,
			      .kind = PERIOD_DAY,
			      .year = d.y,
			      .month = d.m,
			      .names_year = names_year};
	if (d.y) {
		e->period.start = d;
		e->period.end = date_add_days(d, 1);
	}
}

/* Two digits at i; -1 for none. */
static int two_digits(const struct chars *c, uint32_t i)
{
	if (!scan_is_digit(c->cp[i]) || !scan_is_digit(c->cp[i + 1]))
		return -1;
	return (int)(c->cp[i] - '0') * 10 + (int)(c->cp[i + 1] - '0');
}

/* 09-01: month and day, the zero and the dash being what tells them from a range. */
static bool read_month_and_day(const struct chars *c, uint32_t i, const struct period_context *ctx,
			       struct element *e)
{
	int month = two_digits(c, i), day = two_digits(c, i + 3), year = period_year_in_hand(ctx);
	uint32_t prev = scan_prev(c, i), next = c->cp[i + 5];

	if (month < 1 || c->cp[i + 2] != '-' || day < 1 || scan_is_digit(prev) || chars_is_dash(prev) ||
	    scan_in(prev, U"./") || !(next == 0 || scan_in(next, U" \n\t)]")) ||
	    !date_valid(date_of(year ? year : 2000, month, day)))
		return false;
	fill_day(e, i + 5, date_of(year, month, day), false);
	e->need = PERIOD_NEEDS_YEAR;
	return true;
}

/* 2019.08, or 2019 where `bare`: the position behind, 0 for none. */
static uint32_t read_dotted_month(const struct chars *c, uint32_t i, bool bare, struct element *e)
{
	int high = two_digits(c, i), low = high < 0 ? -1 : two_digits(c, i + 2), year = high * 100 + low,
	    month;

	if (low < 0 || year < 1900 || year > 2100)
		return 0;
	*e = (struct element){.grain = GRAIN_MONTH, .kind = PERIOD_MONTH, .year = year, .names_year = true};
	if (c->cp[i + 4] != '.') {
		e->grain = GRAIN_YEAR;
		e->kind = PERIOD_YEAR;
		e->period = period_year(year);
		e->end = i + 4;
		return bare && !scan_is_digit(c->cp[i + 4]) ? e->end : 0;
	}
	month = two_digits(c, i + 5);
	if (month < 1 || month > 12 || scan_is_digit(c->cp[i + 7]) || c->cp[i + 7] == '.')
		return 0;
	e->month = month;
	e->period = period_months(year, month, month);
	e->end = i + 7;
	return e->end;
}

bool period_read_dotted_months(const struct chars *c, uint32_t i, struct element *from, struct element *to)
{
	uint32_t j = scan_is_digit(c->cp[i]) ? read_dotted_month(c, i, false, from) : 0, k;

	if (!j)
		return false;
	k = period_read_connector(c, j);
	return k != j && read_dotted_month(c, k, true, to) && !chars_is_han(c->cp[to->end]) &&
	       date_cmp(from->period.start, to->period.start) < 0;
}

/* 20180829 */
static bool read_packed_date(const struct chars *c, uint32_t i, int year, struct element *e)
{
	int month, day;

	for (uint32_t k = 4; k < 8; k++)
		if (!scan_is_digit(c->cp[i + k]))
			return false;
	month = (int)(c->cp[i + 4] - '0') * 10 + (int)(c->cp[i + 5] - '0');
	day = (int)(c->cp[i + 6] - '0') * 10 + (int)(c->cp[i + 7] - '0');
	if (scan_in(c->cp[i + 8], U"0123456789.,%余多万亿元") || year < 1990 ||
	    !date_valid(date_of(year, month, day)))
		return false;
	fill_day(e, i + 8, date_of(year, month, day), true);
	return true;
}

bool period_read_numeric_date(const struct chars *c, uint32_t i, const struct period_context *ctx,
			      struct element *e)
{
	uint32_t n, j = i + 4, sep;
	int year = 0, month, day;

	if (c->cp[i] == '0')
		return read_month_and_day(c, i, ctx, e);
	for (uint32_t k = 0; k < 4; k++) {
		if (!scan_is_digit(c->cp[i + k]))
			return false;
		year = year * 10 + (int)(c->cp[i + k] - '0');
	}
	if (scan_is_digit(c->cp[j]))
		return year <= 2100 && read_packed_date(c, i, year, e);
	sep = c->cp[j];
	if ((sep != '-' && sep != '/' && sep != '.') || year < 1900 || year > 2100)
		return false;
	for (n = 0, month = 0; n < 2 && scan_is_digit(c->cp[j + 1 + n]); n++)
		month = month * 10 + (int)(c->cp[j + 1 + n] - '0');
	j += 1 + n;
	if (!n || c->cp[j] != sep)
		return false;
	for (n = 0, day = 0; n < 2 && scan_is_digit(c->cp[j + 1 + n]); n++)
		day = day * 10 + (int)(c->cp[j + 1 + n] - '0');
	j += 1 + n;
	if (!n || scan_is_digit(c->cp[j]) || !date_valid(date_of(year, month, day)))
		return false;
	fill_day(e, j, date_of(year, month, day), true);
	return true;
}
