/* SPDX-License-Identifier: BSD-2-Clause */
/* Months and days of the lunar calendar: 农历八月十五, 正月初八, 闰四月, 大年三十. */
#include "extract/period_parts.h"

#include "extract/lunar.h"
#include "extract/numeral.h"
#include "extract/scan.h"

struct month {
	int number;
	bool leap;
	bool own; /* named as only this calendar names months */
};

/* 正月, 腊月, 闰四月, 八月: its length, 0 for none. */
static uint32_t read_month(const struct chars *c, uint32_t i, struct month *m)
{
	uint32_t j = i, n = 1;

	*m = (struct month){.own = true};
	switch (c->cp[i]) {
	case U'正':
		m->number = 1;
		break;
	case U'冬':
		m->number = 11;
		break;
	case U'腊':
		m->number = 12;
		break;
	case U'闰':
		m->leap = true;
		j++;
		n = period_read_number(c, j, 2, &m->number);
		break;
	default:
		m->own = false;
		n = period_read_number(c, j, 2, &m->number);
		break;
	}
	j += n;
	return n && m->number >= 1 && m->number <= 12 && c->cp[j] == U'月' ? j + 1 - i : 0;
}

/*
 * 初五, 廿二, 十五: its length, 0 for none. sure: the month is one of this calendar;
 * otherwise only days numbered in its way count, 十五 where nothing follows that it could count.
 */
static uint32_t read_day(const struct chars *c, uint32_t i, bool sure, int *day)
{
	uint32_t n;

	if (c->cp[i] == U'初') {
		n = period_read_number(c, i + 1, 2, day);
		return n && *day >= 1 && *day <= 10 ? n + 1 : 0;
	}
	if (c->cp[i] == U'廿') {
		int d = numeral_digit(c->cp[i + 1]);

		*day = 20 + (d > 0 ? d : 0);
		return d > 0 ? 2 : 1;
	}
	n = period_read_number(c, i, 2, day);
	if (!n || *day < 1 || *day > 30)
		return 0;
	if (sure)
		return n + (c->cp[i + n] == U'日' || c->cp[i + n] == U'号');
	return scan_is_digit(c->cp[i]) || *day <= 10 || chars_is_han(c->cp[i + n]) ? 0 : n;
}

static void fill(struct element *e, uint32_t end, enum grain g, enum period_kind kind, struct period p)
{
	*e = (struct element){
		.end = end, .grain = g, .kind = kind, .period = p, .year = p.start.y, .month = p.start.m};
}

static struct period one_day(struct date d)
{
	return (struct period){d, date_is_set(d) ? date_add_days(d, 1) : d};
}

/* 大年三十, 大年初一. */
static bool read_new_year(const struct chars *c, uint32_t i, int year, struct element *e)
{
	struct period last = {0};
	struct date first = {0};
	uint32_t n;
	int day;

	if (!scan_word(c, i, U"大年"))
		return false;
	n = scan_word(c, i + 2, U"三十");
	if (n) {
		if (lunar_month(year, 12, false, &last))
			last.start = date_add_days(last.end, -1);
		fill(e, i + 2 + n, GRAIN_DAY, PERIOD_DAY, last);
		return true;
	}
	n = c->cp[i + 2] == U'初' ? read_day(c, i + 2, true, &day) : 0;
	if (!n)
		return false;
	(void)lunar_day(year, 1, false, day, &first);
	fill(e, i + 2 + n, GRAIN_DAY, PERIOD_DAY, one_day(first));
	return true;
}

bool period_read_lunar(const struct chars *c, uint32_t i, const struct period_context *ctx, int year,
		       struct element *e)
{
	bool named = false, prefixed;
	uint32_t j = i, n;
	struct month m;
	struct period month = {0};
	struct date d = {0};
	int day;

	if (scan_is_digit(c->cp[i]))
		return false;
	prefixed = scan_word(c, i, U"农历") || scan_word(c, i, U"阴历") || scan_word(c, i, U"旧历");
	if (prefixed) {
		struct element y;

		j += 2;
		if (!year && period_read_year(c, j, ctx, &y)) {
			year = y.year;
			named = true;
			j = y.end;
		}
	}
	if (!year)
		year = period_year_in_hand(ctx);
	if (read_new_year(c, j, year, e))
		return true;
	n = read_month(c, j, &m);
	if (!n)
		return false;
	j += n;
	n = read_day(c, j, m.own || prefixed, &day);
	if (n) {
		(void)lunar_day(year, m.number, m.leap, day, &d);
		fill(e, j + n, GRAIN_DAY, PERIOD_DAY, one_day(d));
	} else if (m.own || prefixed) {
		(void)lunar_month(year, m.number, m.leap, &month);
		fill(e, j, GRAIN_MONTH, PERIOD_MONTH, month);
	} else {
		return false;
	}
	e->names_year = named;
	e->need = named ? PERIOD_COMPLETE : PERIOD_NEEDS_YEAR;
	return true;
}
