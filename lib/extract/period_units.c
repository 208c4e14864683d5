/* SPDX-License-Identifier: BSD-2-Clause */
/* What stands inside a year: halves, quarters, months, days. */
#include "extract/period_parts.h"

#include "extract/scan.h"

uint32_t period_read_connector(const struct chars *c, uint32_t i)
{
	uint32_t j = scan_blanks(c, i, 1);

	if (c->cp[j] != U'至' && c->cp[j] != U'到' && !chars_is_dash(c->cp[j]))
		return i;
	j++;
	if (chars_is_dash(c->cp[j]))
		j++;
	return scan_blanks(c, j, 1);
}

static void fill(struct element *e, uint32_t end, int year, enum grain g, enum period_kind kind)
{
	*e = (struct element){.end = end, .grain = g, .kind = kind, .year = year};
}

static void fill_months(struct element *e, uint32_t end, int year, int first, int last, enum grain g)
{
	static const enum period_kind kinds[] = {PERIOD_YEAR,  PERIOD_HALF,  PERIOD_QUARTER, PERIOD_MONTHS,
						 PERIOD_MONTH, PERIOD_MONTH, PERIOD_WEEK,    PERIOD_DAY};

	fill(e, end, year, g, kinds[g]);
	e->month = last;
	if (year)
		e->period = period_months(year, first, last);
}

/* 全年, 上半年, 年初, 年底. */
static bool read_year_part(const struct chars *c, uint32_t i, int year, bool in_year, struct element *e)
{
	uint32_t j = i;

	if (scan_word(c, i, U"全年")) {
		fill(e, i + 2, year, GRAIN_YEAR, PERIOD_YEAR);
		e->year_to_date = !in_year;
		if (year)
			e->period = period_year(year);
		return true;
	}
	if (scan_word(c, i, U"上半年") || scan_word(c, i, U"前半年")) {
		fill_months(e, i + 3, year, 1, 6, GRAIN_HALF);
		return true;
	}
	if (scan_word(c, i, U"下半年") || scan_word(c, i, U"后半年")) {
		fill_months(e, i + 3, year, 7, 12, GRAIN_HALF);
		return true;
	}
	if (c->cp[j] == U'年')
		j++;
	else if (!in_year)
		return false;
	if (c->cp[j] == U'初' && c->cp[j + 1] != U'步')
		fill_months(e, j + 1, year, 1, 2, GRAIN_PART);
	else if (c->cp[j] == U'底' || c->cp[j] == U'末' || c->cp[j] == U'终')
		fill_months(e, j + 1, year, 11, 12, GRAIN_PART);
	else if (in_year && scan_word(c, j, U"伊始"))
		fill_months(e, j + 2, year, 1, 1, GRAIN_PART);
	else
		return false;
	e->edge = true;
	return true;
}

/* 一季度, 第三季度, 首季, 前三季度, 首三季, 1-3季度. */
static bool read_quarter(const struct chars *c, uint32_t i, int year, struct element *e)
{
	uint32_t j = i, n, k;
	int first = 1, last = 1;
	bool up_to = false;

	if (c->cp[j] == U'前' || c->cp[j] == U'头' || c->cp[j] == U'首') {
		up_to = true;
		j++;
	} else if (c->cp[j] == U'第') {
		j++;
	}
	n = period_read_number(c, j, 1, &last);
	if (!n && c->cp[i] == U'首') {
		last = 1; /* 首季 */
	} else if (!n) {
		return false;
	}
	j += n;
	first = up_to ? 1 : last;
	k = period_read_connector(c, j);
	if (k != j && !up_to) {
		n = period_read_number(c, k, 1, &last);
		if (!n || last <= first)
			return false;
		j = k + n;
	}
	if (c->cp[j] == U'个')
		j++;
	if (c->cp[j] != U'季' || first < 1 || last > 4)
		return false;
	j++;
	if (c->cp[j] == U'度')
		j++;
	else if (!scan_in(c->cp[i], U"首前头第") && chars_is_han(c->cp[j]))
		return false;
	if (first == last && c->cp[j] == U'初') {
		fill_months(e, j + 1, year, first * 3 - 2, first * 3 - 2, GRAIN_PART);
		e->edge = true;
		return true;
	}
	if (first == last && (c->cp[j] == U'末' || c->cp[j] == U'底')) {
		fill_months(e, j + 1, year, last * 3, last * 3, GRAIN_PART);
		e->edge = true;
		return true;
	}
	fill_months(e, j, year, first * 3 - 2, last * 3, first == last ? GRAIN_QUARTER : GRAIN_MONTHS);
	return true;
}

/* 前10个月, 前7月, 首九个月. */
static bool read_first_months(const struct chars *c, uint32_t i, int year, struct element *e)
{
	uint32_t j = i + 1, n;
	int last;

	if (c->cp[i] != U'前' && c->cp[i] != U'头' && c->cp[i] != U'首')
		return false;
	n = period_read_number(c, j, 2, &last);
	if (!n || last < 1 || last > 12)
		return false;
	j += n;
	if (c->cp[j] == U'个')
		j++;
	if (c->cp[j] != U'月')
		return false;
	j++;
	if (c->cp[j] == U'份')
		j++;
	fill_months(e, j, year, 1, last, GRAIN_MONTHS);
	return true;
}

uint32_t period_read_day_number(const struct chars *c, uint32_t i, bool loose, int *day)
{
	uint32_t n = period_read_number(c, i, 2, day);

	if (!n || *day < 1 || *day > 31)
		return 0;
	if (c->cp[i + n] == U'日' || (loose && c->cp[i + n] == U'号'))
		return n + 1;
	return 0;
}

static void fill_day(struct element *e, uint32_t end, int year, int month, int day)
{
	fill(e, end, year, GRAIN_DAY, PERIOD_DAY);
	e->month = month;
	e->day = day;
	if (year && date_valid(date_of(year, month, day))) {
		e->period.start = date_of(year, month, day);
		e->period.end = date_add_days(e->period.start, 1);
	}
}

/* 五月初五 is a day of the lunar calendar. */
static bool numeral_day(const struct chars *c, uint32_t i)
{
	int day;

	return period_read_number(c, i, 2, &day) > 0;
}

/* Whether the number before i is a day without 日: nothing follows, or the month that the span ends in (1月3至2月10). */
static bool is_day_unsaid(const struct chars *c, uint32_t i)
{
	uint32_t j = period_read_connector(c, i), n;
	int month;

	if (j == i)
		return c->cp[i] == 0 || scan_in(c->cp[i], U"\n)");
	n = period_read_number(c, j, 2, &month);
	return n && c->cp[j + n] == U'月';
}

/* The rest behind 8月: 18日, 底, 上旬, 份. */
static void read_in_month(const struct chars *c, uint32_t i, int year, int month, struct element *e)
{
	uint32_t n;
	int day, first = 0, last = 0;

	n = period_read_day_number(c, scan_blanks(c, i, 1), true, &day);
	if (n) {
		fill_day(e, scan_blanks(c, i, 1) + n, year, month, day);
		return;
	}
	/* 8月18至20日 */
	n = period_read_number(c, i, 2, &day);
	if (n && day >= 1 && day <= 31 && period_read_connector(c, i + n) != i + n) {
		int to;

		if (period_read_day_number(c, period_read_connector(c, i + n), true, &to) && to > day) {
			fill_day(e, i + n, year, month, day);
			return;
		}
	}
	/* 1月3; 1月3例 are cases */
	n = period_read_number(c, i, 2, &day);
	if (n && day >= 1 && day <= 31 && is_day_unsaid(c, i + n)) {
		fill_day(e, i + n, year, month, day);
		return;
	}
	fill_months(e, i, year, month, month, GRAIN_MONTH);
	if (c->cp[i] == U'份') {
		e->end++;
		return;
	}
	if (c->cp[i + 1] == U'旬' && scan_in(c->cp[i], U"上中下")) {
		first = c->cp[i] == U'上' ? 1 : c->cp[i] == U'中' ? 11 : 21;
		last = c->cp[i] == U'上' ? 10 : c->cp[i] == U'中' ? 20 : 31;
		n = 2;
	} else {
		n = c->cp[i] == U'月' ? 1 : 0;
		if (c->cp[i + n] == U'底' || c->cp[i + n] == U'末')
			first = 25, last = 31;
		else if (c->cp[i + n] == U'初' && !numeral_day(c, i + n + 1))
			first = 1, last = 5;
		else
			return;
		n++;
		e->edge = true;
	}
	e->end = i + n;
	e->grain = GRAIN_PART;
	if (year) {
		if (last < 31)
			e->period.end = date_of(year, month, last + 1);
		e->period.start = date_of(year, month, first);
	}
}

/* 8月, 8月18日, 8月底, 1至9月, 1—11月份, 元月. */
static bool read_months(const struct chars *c, uint32_t i, int year, struct element *e)
{
	uint32_t n, j, k;
	int first, last;

	if (c->cp[i] == U'元' && c->cp[i + 1] == U'月') {
		read_in_month(c, i + 2, year, 1, e);
		return true;
	}
	n = period_read_number(c, i, 2, &first);
	if (!n || first < 1 || first > 12)
		return false;
	j = scan_blanks(c, i + n, 1);
	/* 一月一通报: every month */
	if (c->cp[j] == U'月' && c->cp[i] == U'一' && c->cp[j + 1] == U'一')
		return false;
	if (c->cp[j] == U'月') {
		read_in_month(c, j + 1, year, first, e);
		return true;
	}
	k = period_read_connector(c, i + n);
	if (k == i + n && c->cp[i + n] == U'、')
		k++;
	if (k == i + n)
		return false;
	n = period_read_number(c, k, 2, &last);
	if (!n || last <= first || last > 12)
		return false;
	if (c->cp[j] == U'、' && last != first + 1)
		return false;
	j = scan_blanks(c, k + n, 1);
	/* 1至9月3日 is no span of months */
	if (c->cp[j] != U'月' || scan_is_digit(c->cp[j + 1]))
		return false;
	j++;
	if (c->cp[j] == U'份')
		j++;
	fill_months(e, j, year, first, last, GRAIN_MONTHS);
	return true;
}

/* 18日 alone: the last such day up to publication. */
static bool read_lone_day(const struct chars *c, uint32_t i, const struct period_context *ctx,
			  struct element *e)
{
	int day;
	uint32_t n = scan_is_digit(c->cp[i]) ? period_read_day_number(c, i, false, &day) : 0;
	struct date d = ctx->published;

	if (!n || scan_in(c->cp[i + n], U"内游均常之间元产后以用报") ||
	    scan_in(scan_prev(c, i), U"第续期近前后过达满个每共了足月"))
		return false;
	fill(e, i + n, 0, GRAIN_DAY, PERIOD_DAY);
	e->need = PERIOD_NEEDS_YEAR;
	if (!date_is_set(d))
		return true;
	while (day >
	       (d.m == ctx->published.m && d.y == ctx->published.y ? d.d : date_days_in_month(d.y, d.m)))
		d = date_add_months(date_of(d.y, d.m, 1), -1);
	fill_day(e, i + n, d.y, d.m, day);
	e->need = PERIOD_NEEDS_YEAR;
	return true;
}

bool period_read_within(const struct chars *c, uint32_t i, const struct period_context *ctx, int year,
			bool in_year, struct element *e)
{
	int y = year ? year : period_year_in_hand(ctx);

	if (read_year_part(c, i, y, in_year, e) || read_first_months(c, i, y, e) ||
	    read_quarter(c, i, y, e) || read_months(c, i, y, e)) {
		if (!in_year)
			e->need = PERIOD_NEEDS_YEAR;
		return true;
	}
	return !in_year && read_lone_day(c, i, ctx, e);
}
