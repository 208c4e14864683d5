/* SPDX-License-Identifier: BSD-2-Clause */
/* Years: written out, shortened, of the Republic's calendar, or relative to publication. */
#include "extract/period_parts.h"

#include "extract/numeral.h"
#include "extract/scan.h"

int period_year_in_hand(const struct period_context *ctx)
{
	return ctx->year ? ctx->year : ctx->published.y;
}

struct date period_after_publication(const struct period_context *ctx)
{
	return date_is_set(ctx->published) ? date_add_days(ctx->published, 1) : ctx->published;
}

uint32_t period_read_number(const struct chars *c, uint32_t i, uint32_t digits, int *value)
{
	struct numeral n;
	uint32_t k = 0;
	int v = 0;

	if (scan_is_digit(c->cp[i])) {
		while (k <= digits && scan_is_digit(c->cp[i + k]))
			v = v * 10 + (int)(c->cp[i + k++] - '0');
		if (k > digits || c->cp[i + k] == '.')
			return 0;
		*value = v;
		return k;
	}
	if ((numeral_digit(c->cp[i]) < 0 && numeral_scale(c->cp[i]) != 1) ||
	    !numeral_parse(c, i, false, &n) || !n.has_value || n.pair || n.fuzzy || n.value.scale ||
	    n.value.mant > 9999)
		return 0;
	*value = (int)n.value.mant;
	return n.end - i;
}

/* Four characters that are the digits of a year: 2018, 二〇〇七, 二00七, 二OO七. */
static uint32_t four_digits(const struct chars *c, uint32_t i, int *year)
{
	int y = 0;

	for (uint32_t k = 0; k < 4; k++) {
		uint32_t cp = c->cp[i + k];
		int d = numeral_digit(cp);

		if (scan_is_digit(cp))
			d = (int)(cp - '0');
		else if (cp == 'O' || cp == 'o')
			d = 0;
		if (d < 0 || cp == U'两')
			return 0;
		y = y * 10 + d;
	}
	if (y < 1900 || y > 2100 || scan_is_digit(c->cp[i + 4]))
		return 0;
	*year = y;
	return 4;
}

/* What before a number of years makes it a length of time. */
static bool is_length(const struct chars *c, uint32_t i, uint32_t behind)
{
	uint32_t prev = scan_prev(c, i);

	if (chars_is_han(prev) && !scan_in(prev, U"在于自从比较至与和到及于截止对同、"))
		return true;
	return scan_in(c->cp[behind], U"来内间前后以多余的刑有没了期左时未不从里之中");
}

/* 20年第52周: the number is a year's. */
static bool counts_weeks(const struct chars *c, uint32_t i)
{
	int v;
	uint32_t n = c->cp[i] == U'第' ? period_read_number(c, i + 1, 2, &v) : 0;

	i += 1 + n;
	return n && (c->cp[i] == U'周' || (c->cp[i] == U'个' && scan_in(c->cp[i + 1], U"月星礼")));
}

/* 18年5月, 98年底, 112年: two or three digits. */
static uint32_t short_year(const struct chars *c, uint32_t i, const struct period_context *ctx, int *year)
{
	int y, this_year = period_year_in_hand(ctx) % 100;
	uint32_t n = 0;

	while (n < 4 && scan_is_digit(c->cp[i + n]))
		n++;
	if ((n != 2 && n != 3) || c->cp[i + n] != U'年')
		return 0;
	y = (int)(c->cp[i] - '0') * 10 + (int)(c->cp[i + 1] - '0');
	if (n == 3)
		y = y * 10 + (int)(c->cp[i + 2] - '0');
	if (c->cp[i + n + 1] == U'代')
		return 0;
	if (n == 3) {
		/* 臺中市113年: a name may lean on a year of the Republic's calendar; 創立113年 is a length */
		if (scan_in(scan_prev(c, i), U"立校史经过达约满隔续逾近共长龄时寿有超庆刑徒了") ||
		    (is_length(c, i, i + n + 1) && !chars_is_han(scan_prev(c, i))))
			return 0;
		*year = y + 1911;
		return y > 100 && y < 150 ? n : 0;
	}
	if (c->cp[i] != '0' && is_length(c, i, i + n + 1))
		return 0;
	/* a round number is rather a length, unless a month follows */
	if ((y % 10 == 0 && y > 0 && !scan_is_digit(c->cp[i + n + 1]) && !counts_weeks(c, i + n + 1)) ||
	    (y > this_year + 1 && y < 90))
		return 0;
	*year = y >= 90 ? 1900 + y : 2000 + y;
	return y >= 90 || y <= 30 ? n : 0;
}

/* 零七年, 九八年, 一八年: two digits without 十 are no length of time, unless a guess (二三年). */
static uint32_t two_chinese_digits(const struct chars *c, uint32_t i, const struct period_context *ctx,
				   int *year)
{
	int a = numeral_digit(c->cp[i]), b = numeral_digit(c->cp[i + 1]), hand = period_year_in_hand(ctx);

	if (a < 0 || b < 0 || c->cp[i + 2] != U'年' || c->cp[i + 3] == U'代')
		return 0;
	if (a != 0 && a != 9 && (b == a + 1 || c->cp[i] == U'两' || (a == 3 && b == 5)))
		return 0;
	if (!hand)
		hand = 2000;
	*year = hand / 100 * 100 + a * 10 + b;
	if (*year > hand + 1 && *year >= 2000)
		*year -= 100;
	return 2;
}

struct relative_year {
	const uint32_t *word;
	int offset;
};

/* Longer words first. */
static const struct relative_year relative_years[] = {
	{U"大前年", -3}, {U"前一年", -1},     {U"上一年", -1},	 {U"去年", -1}, {U"上年", -1},
	{U"今年", 0},	 {U"本年", 0},	      {U"前年", -2},	 {U"明年", 1},	{U"来年", 1},
	{U"后年", 2},	 {U"过去的一年", -1}, {U"过去一年", -1}, {NULL, 0},
};

static void fill_year(struct element *e, int year, uint32_t end)
{
	*e = (struct element){
		.end = end, .grain = GRAIN_YEAR, .kind = PERIOD_YEAR, .year = year, .names_year = true};
	if (year)
		e->period = period_year(year);
}

static bool read_relative_year(const struct chars *c, uint32_t i, const struct period_context *ctx,
			       struct element *e)
{
	int year;

	if (!(scan_class(c->cp[i]) & CLASS_YEAR))
		return false;
	for (const struct relative_year *r = relative_years; r->word; r++) {
		uint32_t n = scan_word(c, i, r->word);

		if (!n)
			continue;
		/* 今年 alone runs to publication */
		fill_year(e, ctx->published.y ? ctx->published.y + r->offset : 0, i + n);
		e->year_to_date = r->offset == 0;
		/* a look back over the year just ending */
		if (c->cp[i] == U'过' && ctx->published.m >= 10)
			fill_year(e, ctx->published.y, i + n);
		return true;
	}
	if (scan_word(c, i, U"当年") || scan_word(c, i, U"同年") || scan_word(c, i, U"该年")) {
		fill_year(e, period_year_in_hand(ctx), i + 2);
		e->need = PERIOD_NEEDS_YEAR;
		e->names_year = false;
		return true;
	}
	if (scan_word(c, i, U"次年") || scan_word(c, i, U"翌年")) {
		year = period_year_in_hand(ctx);
		fill_year(e, year ? year + 1 : 0, i + 2);
		e->need = PERIOD_NEEDS_ANTECEDENT;
		e->names_year = false;
		return true;
	}
	if (scan_word(c, i, U"今明两年")) {
		year = ctx->published.y;
		fill_year(e, year ? year + 1 : 0, i + 4);
		e->kind = PERIOD_SINCE;
		if (year)
			e->period.start = date_of(year, 1, 1);
		return true;
	}
	if (scan_word(c, i, U"这一年")) {
		fill_year(e, period_year_in_hand(ctx), i + 3);
		e->need = PERIOD_NEEDS_YEAR;
		e->names_year = false;
		return true;
	}
	return false;
}

/* 2024/25年度, 2024-25年度, 2023/24: a fiscal year, from April unless the context says otherwise. */
static bool read_fiscal(const struct chars *c, uint32_t i, int year, const struct period_context *ctx,
			struct element *e)
{
	uint32_t j = i;
	int next = 0;
	int first = ctx->first_month > 1 ? ctx->first_month : 4;

	if (c->cp[j] != '/' && !chars_is_dash(c->cp[j]))
		return false;
	if (scan_is_digit(c->cp[j + 1]) && scan_is_digit(c->cp[j + 2]))
		next = (int)(c->cp[j + 1] - '0') * 10 + (int)(c->cp[j + 2] - '0');
	if (next != (year + 1) % 100 || (year + 1) % 100 == 0 || scan_is_digit(c->cp[j + 3]))
		return false;
	j += 3;
	if (scan_word(c, j, U"年度"))
		j += 2;
	else if (scan_word(c, j, U"财政年度") || scan_word(c, j, U"财务年度"))
		j += 4;
	else if (c->cp[i] != '/' || scan_in(c->cp[j], U"/.年月日"))
		return false;
	fill_year(e, year, j);
	e->period.start = date_of(year, first, 1);
	e->period.end = date_of(year + 1, first, 1);
	return true;
}

/* 18世纪, 20世纪初, 19世纪末: a hundred years, or the first or last twenty of them. */
static void fill_century(const struct chars *c, uint32_t i, int century, struct element *e)
{
	int first = century * 100, last = first + 99;

	if (c->cp[i] == U'初')
		last = first + 19;
	else if (scan_in(c->cp[i], U"末") || scan_word(c, i, U"后期"))
		first = last - 19;
	else
		i--;
	*e = (struct element){
		.end = i + 1, .grain = GRAIN_YEAR, .kind = PERIOD_SINCE, .year = last, .names_year = true};
	e->period.start = date_of(first, 1, 1);
	e->period.end = date_of(last + 1, 1, 1);
}

/* 90年代末期, 60年代初: three years of the ten. */
static void narrow_decade(const struct chars *c, struct element *e)
{
	uint32_t i = e->end;
	bool early = scan_word(c, i, U"初期") || scan_word(c, i, U"前期") || scan_word(c, i, U"早期"),
	     late = scan_word(c, i, U"末期") || scan_word(c, i, U"后期") || scan_word(c, i, U"晚期");

	if (!early && !late) {
		early = c->cp[i] == U'初';
		late = c->cp[i] == U'末';
		e->end += early || late;
	} else {
		e->end += 2;
	}
	if (early)
		e->period.end = date_of(e->period.start.y + 3, 1, 1);
	if (late)
		e->period.start = date_of(e->period.end.y - 3, 1, 1);
	e->year = e->period.end.y - 1;
}

/* 1980年代, 上世纪80年代, 20世纪九十年代, 90年代. */
bool period_read_decade(const struct chars *c, uint32_t i, struct element *e)
{
	int century = 0, decade;
	uint32_t j = i, n;

	if (!scan_in(c->cp[i], U"上本") && !scan_is_digit(c->cp[i]) && numeral_digit(c->cp[i]) < 0 &&
	    c->cp[i] != U'十')
		return false;
	if (scan_word(c, j, U"上世纪")) {
		century = 19;
		j += 3;
	} else if (scan_word(c, j, U"本世纪")) {
		century = 20;
		j += 3;
	} else if ((n = period_read_number(c, j, 2, &century)) && scan_word(c, j + n, U"世纪")) {
		century--;
		j += n + 2;
	} else {
		century = 0;
	}
	n = period_read_number(c, j, 4, &decade);
	if (!n && century > 0 && century < 30) {
		fill_century(c, j, century, e);
		return true;
	}
	if (!n || !scan_word(c, j + n, U"年代") || decade % 10)
		return false;
	if (decade < 100)
		decade += century ? century * 100 : decade >= 30 ? 1900 : 2000;
	if (decade < 1000 || decade > 2100)
		return false;
	*e = (struct element){.end = j + n + 2,
			      .grain = GRAIN_YEAR,
			      .kind = PERIOD_SINCE,
			      .year = decade + 9,
			      .names_year = true};
	e->period.start = date_of(decade, 1, 1);
	e->period.end = date_of(decade + 10, 1, 1);
	narrow_decade(c, e);
	return true;
}

bool period_read_year(const struct chars *c, uint32_t i, const struct period_context *ctx, struct element *e)
{
	uint32_t n, j = i;
	int year = 0;

	if (scan_word(c, i, U"民国")) {
		n = period_read_number(c, i + 2, 3, &year);
		if (!n || c->cp[i + 2 + n] != U'年' || year < 1)
			return false;
		j = i + 2 + n;
		year += 1911;
	} else if ((n = four_digits(c, i, &year))) {
		if (read_fiscal(c, i + 4, year, ctx, e))
			return true;
		j = scan_blanks(c, i + n, 1);
	} else if ((n = short_year(c, i, ctx, &year)) || (n = two_chinese_digits(c, i, ctx, &year))) {
		j = i + n;
	} else {
		if (!read_relative_year(c, i, ctx, e))
			return false;
		if (c->cp[e->end] == U'度')
			e->end++;
		return true;
	}
	if (c->cp[j] != U'年')
		return false;
	j++;
	if (c->cp[j] == U'度')
		j++;
	else if (c->cp[j] == U'份' || c->cp[j] == U'间')
		j++;
	fill_year(e, year, j);
	return true;
}
