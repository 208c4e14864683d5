/* SPDX-License-Identifier: BSD-2-Clause */
/* What is counted off inside a month or a year: 第二周, 前10天, 最后一个月, 第三个星期日. */
#include "extract/period_parts.h"

#include "extract/numeral.h"
#include "extract/scan.h"

enum side { SIDE_NTH, SIDE_FIRST, SIDE_LAST };
enum unit { UNIT_DAY, UNIT_WEEK, UNIT_WEEKDAY, UNIT_MONTH };

struct counted {
	enum side side;
	enum unit unit;
	int n;
	int weekday;
};

/* 第, 前, 最后 and the number: the position behind, 0 for none. */
static uint32_t read_count(const struct chars *c, uint32_t i, struct counted *k)
{
	uint32_t n;

	k->side = SIDE_NTH;
	if (c->cp[i] == U'首') {
		k->n = 1;
		return i + 1;
	}
	if (scan_word(c, i, U"最后")) {
		k->side = SIDE_LAST;
		i += 2;
	} else if (c->cp[i] == U'后') {
		k->side = SIDE_LAST;
		i++;
	} else if (c->cp[i] == U'前' || c->cp[i] == U'头') {
		k->side = SIDE_FIRST;
		i++;
	} else if (c->cp[i] == U'第') {
		i++;
	} else {
		return 0;
	}
	i = scan_blanks(c, i, 1);
	n = period_read_number(c, i, 2, &k->n);
	return n && k->n >= 1 ? scan_blanks(c, i + n, 1) : 0;
}

/* 天, 周, 个星期日, 个月: the position behind, 0 for none. */
static uint32_t read_unit(const struct chars *c, uint32_t i, bool in_year, struct counted *k)
{
	bool counted = c->cp[i] == U'个';
	uint32_t n;
	int day;

	i += counted;
	if ((c->cp[i] == U'天' || c->cp[i] == U'日') && !counted) {
		k->unit = UNIT_DAY;
		return i + 1;
	}
	if (c->cp[i] == U'月' && in_year && (counted || k->side == SIDE_LAST || k->n == 1)) {
		k->unit = UNIT_MONTH;
		return i + 1;
	}
	n = scan_word(c, i, U"周") + scan_word(c, i, U"星期") + scan_word(c, i, U"礼拜");
	if (!n)
		return 0;
	k->unit = UNIT_WEEK;
	day = scan_in(c->cp[i + n], U"日天") ? 7 : numeral_digit(c->cp[i + n]);
	if (!counted || k->side == SIDE_FIRST || (k->side == SIDE_LAST && k->n > 1) || day < 1 || day > 7 ||
	    scan_in(c->cp[i + n], U"七两"))
		return i + n;
	k->unit = UNIT_WEEKDAY;
	k->weekday = day;
	return i + n + 1;
}

/* n units of `days` from `first`, the first of a run that ends before `end`. */
static struct period run(const struct counted *k, struct date first, struct date end, int days)
{
	int whole = (date_to_days(end) - date_to_days(first)) / days;

	if (k->side == SIDE_NTH)
		first = date_add_days(first, (k->n - 1) * days);
	else if (k->side == SIDE_LAST)
		first = date_add_days(first, (whole - k->n) * days);
	return (struct period){first, date_add_days(first, k->side == SIDE_NTH ? days : k->n * days)};
}

/* The first day from d on that is this day of the week. */
static struct date next_weekday(struct date d, int weekday)
{
	return date_add_days(d, (weekday - date_weekday(d) + 7) % 7);
}

/* Weeks are those that begin, on a Monday, inside the whole. */
static struct period place(const struct counted *k, struct period whole)
{
	struct period p;

	switch (k->unit) {
	case UNIT_DAY:
		return run(k, whole.start, whole.end, 1);
	case UNIT_WEEK:
		return run(k, next_weekday(whole.start, 1), whole.end, 7);
	case UNIT_WEEKDAY:
		p.start = k->side == SIDE_LAST
				  ? next_weekday(date_add_days(whole.end, -7), k->weekday)
				  : date_add_days(next_weekday(whole.start, k->weekday), 7 * (k->n - 1));
		p.end = date_add_days(p.start, 1);
		return p;
	case UNIT_MONTH:
		break;
	}
	p.start = k->side == SIDE_FIRST ? whole.start
		  : k->side == SIDE_NTH ? date_add_months(whole.start, k->n - 1)
					: date_add_months(whole.end, -k->n);
	p.end = date_add_months(p.start, k->side == SIDE_NTH ? 1 : k->n);
	return p;
}

void period_read_counted(const struct chars *c, struct element *e)
{
	static const enum grain grains[] = {GRAIN_DAY, GRAIN_WEEK, GRAIN_DAY, GRAIN_MONTH};
	static const enum period_kind kinds[] = {PERIOD_DAY, PERIOD_WEEK, PERIOD_DAY, PERIOD_MONTH};
	uint32_t i = e->end;
	struct counted k;
	struct period p = {0};
	bool one;

	if (e->edge || (e->grain != GRAIN_MONTH && e->grain != GRAIN_YEAR))
		return;
	if (c->cp[i] == U'的')
		i++;
	if (!scan_in(c->cp[i], U"第首前头后最"))
		return;
	i = read_count(c, i, &k);
	i = i ? read_unit(c, i, e->grain == GRAIN_YEAR, &k) : 0;
	if (!i)
		return;
	if (date_is_set(e->period.start) && date_is_set(e->period.end)) {
		p = place(&k, e->period);
		if (date_cmp(p.start, e->period.start) < 0 || date_cmp(p.start, e->period.end) >= 0 ||
		    (k.side == SIDE_FIRST && date_cmp(p.end, e->period.end) > 0))
			return; /* 2月第31天 */
		e->month = p.start.m;
	}
	one = k.n == 1 || k.side == SIDE_NTH;
	e->end = i;
	e->period = p;
	e->grain = one ? grains[k.unit] : k.unit == UNIT_MONTH ? GRAIN_MONTHS : GRAIN_PART;
	e->kind = one ? kinds[k.unit] : k.unit == UNIT_MONTH ? PERIOD_MONTHS : PERIOD_EVENT;
	e->year_to_date = false;
}
