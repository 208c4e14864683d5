/* SPDX-License-Identifier: BSD-2-Clause */
/* From calendar elements to spans: 2018年1至9月, 8月18日至20日, 2014至2018年. */
#include "extract/period_parts.h"

#include "extract/scan.h"

/* 今年 and 全年 run to publication where that lies in the year. */
static void cut_at_publication(struct element *e, const struct period_context *ctx)
{
	struct date after = period_after_publication(ctx);

	if (!e->year_to_date || !date_is_set(after) || !date_is_set(e->period.end))
		return;
	/* 全年 in January looks back */
	if (!e->names_year && (ctx->year == 0 || ctx->year == ctx->published.y) && ctx->published.m <= 2) {
		e->year = ctx->published.y - 1;
		e->period = period_year(e->year);
		return;
	}
	if (date_cmp(e->period.start, after) < 0 && date_cmp(after, e->period.end) < 0) {
		e->period.end = after;
		e->kind = PERIOD_YTD;
	}
}

/* 2月29日 in a year that has none is that of the last year that had. */
static void place_leap_day(struct element *e, const struct period_context *ctx)
{
	int year = period_year_in_hand(ctx);

	if (!year)
		return;
	while (!date_valid(date_of(year, 2, 29)))
		year--;
	e->year = year;
	e->period.start = date_of(year, 2, 29);
	e->period.end = date_of(year, 3, 1);
}

/* 12月份 in a report of January, with no year in hand, is the December before. */
static void prefer_past(struct element *e, const struct period_context *ctx)
{
	if (e->grain == GRAIN_DAY && e->month == 2 && e->day == 29 && !date_is_set(e->period.start))
		place_leap_day(e, ctx);
	if (e->need != PERIOD_NEEDS_YEAR || (ctx->year && ctx->year != ctx->published.y) ||
	    !date_is_set(ctx->published) || !date_is_set(e->period.start) ||
	    date_to_days(e->period.start) - date_to_days(ctx->published) <= 240)
		return;
	e->period.start = date_add_months(e->period.start, -12);
	e->period.end = date_add_months(e->period.end, -12);
	e->year--;
}

static bool read_element(const struct chars *c, uint32_t i, const struct period_context *ctx,
			 struct element *e)
{
	struct element inner;
	uint32_t j;

	if (period_read_numeric_date(c, i, ctx, e) || period_read_decade(c, i, e) ||
	    period_read_relative(c, i, ctx, e))
		return true;
	if (!period_read_year(c, i, ctx, e)) {
		if (period_read_lunar(c, i, ctx, 0, e))
			return true;
		if (!period_read_within(c, i, ctx, 0, false, e))
			return false;
		period_read_counted(c, e);
		prefer_past(e, ctx);
		return true;
	}
	j = scan_blanks(c, e->end, 1);
	if (c->cp[j] == U'的')
		j++;
	if (period_read_lunar(c, j, ctx, e->year, &inner) ||
	    period_read_within(c, j, ctx, e->year, true, &inner)) {
		inner.year = e->year;
		inner.names_year = e->names_year;
		inner.need = e->need;
		if (!e->year)
			inner.period = e->period;
		if (inner.grain == GRAIN_YEAR)
			inner.year_to_date = e->year_to_date;
		*e = inner;
	}
	period_read_counted(c, e);
	return true;
}

/* The upper end of a range: it may leave out what the lower end has said. */
static bool read_end(const struct chars *c, uint32_t i, const struct period_context *ctx,
		     const struct element *from, struct element *e)
{
	struct period_context inner = *ctx;
	uint32_t n;
	int day;

	if (from->year)
		inner.year = from->year;
	if (from->grain == GRAIN_DAY && (n = period_read_day_number(c, i, true, &day))) {
		*e = *from;
		e->end = i + n;
		if (from->year && date_valid(date_of(from->year, from->month, day))) {
			e->period.start = date_of(from->year, from->month, day);
			e->period.end = date_add_days(e->period.start, 1);
		}
		return true;
	}
	if (!read_element(c, i, &inner, e) || (from->grain == GRAIN_DAY && e->grain != GRAIN_DAY) ||
	    (e->grain == GRAIN_DAY && from->grain != GRAIN_DAY && from->grain != GRAIN_MONTH))
		return false;
	/* 12月26日至3月25日 */
	if (!e->names_year && date_is_set(e->period.start) &&
	    date_cmp(e->period.start, from->period.start) < 0) {
		e->period.start = date_add_months(e->period.start, 12);
		e->period.end = date_add_months(e->period.end, 12);
		e->year++;
	}
	return date_cmp(e->period.start, from->period.start) >= 0;
}

/* 1998-99年, 1985到89年9月: the last year of a span by its last two digits. */
static bool read_short_end(const struct chars *c, uint32_t i, const struct period_context *ctx, int first,
			   struct element *to)
{
	struct element inner;
	int year;
	uint32_t n = period_read_number(c, i, 2, &year);

	year += first / 100 * 100;
	if (n != 2 || c->cp[i + n] != U'年' || year <= first)
		return false;
	*to = (struct element){.end = i + n + 1,
			       .grain = GRAIN_YEAR,
			       .kind = PERIOD_YEAR,
			       .year = year,
			       .names_year = true,
			       .period = period_year(year)};
	if (period_read_within(c, to->end, ctx, year, true, &inner)) {
		*to = inner;
		to->names_year = true;
	}
	return true;
}

/* 2016-2018年, 2014至2018年: the first year has no 年. */
static bool read_years(const struct chars *c, uint32_t i, const struct period_context *ctx, struct element *e,
		       struct element *to)
{
	int first;
	uint32_t n = scan_is_digit(c->cp[i]) ? period_read_number(c, i, 4, &first) : 0, j;

	if (n != 4 || first < 1900 || first > 2100)
		return false;
	j = period_read_connector(c, i + 4);
	if (j == i + 4 || !scan_is_digit(c->cp[j]))
		return false;
	if (!read_short_end(c, j, ctx, first, to) &&
	    (!period_read_year(c, j, ctx, to) || !to->names_year || to->year <= first))
		return false;
	*e = (struct element){.end = i + 4,
			      .grain = GRAIN_YEAR,
			      .kind = PERIOD_YEAR,
			      .year = first,
			      .names_year = true,
			      .period = period_year(first)};
	return true;
}

/* 9月10日、11日、12日: days that follow one another are a span. */
static bool read_next_days(const struct chars *c, uint32_t i, const struct element *from, struct element *to)
{
	int last = from->period.start.d, day;
	bool any = false;

	if (!date_is_set(from->period.start))
		return false;
	*to = *from;
	while (scan_in(c->cp[i], U"、,和及")) {
		uint32_t n = scan_is_digit(c->cp[i + 1]) ? period_read_day_number(c, i + 1, true, &day) : 0;

		if (!n || day != last + 1 || !date_valid(date_of(from->year, from->month, day)))
			break;
		i += 1 + n;
		last = day;
		any = true;
	}
	to->end = i;
	to->period.end = date_add_days(date_of(from->year, from->month, last), 1);
	return any;
}

static enum period_kind range_kind(const struct element *from, const struct element *to, struct period p)
{
	if (!date_is_set(p.start) || !date_is_set(p.end))
		return from->grain == GRAIN_DAY ? PERIOD_EVENT : PERIOD_MONTHS;
	if (period_eq(p, period_year(p.start.y)))
		return PERIOD_YEAR;
	if (date_to_days(p.end) - date_to_days(p.start) > 366)
		return PERIOD_SINCE;
	if (p.start.d == 1 && p.end.d == 1)
		return PERIOD_MONTHS;
	if (from->grain == GRAIN_DAY || to->grain == GRAIN_DAY)
		return PERIOD_EVENT;
	return PERIOD_MONTHS;
}

/* 大年三十至正月十五 without a year: the eve that was last before publication, which ends the lunar year before. */
static void read_last_eve(const struct chars *c, uint32_t i, const struct period_context *ctx,
			  struct element *e)
{
	struct period_context before = *ctx;

	if (e->names_year || !date_is_set(ctx->published) || !date_is_set(e->period.start) ||
	    date_cmp(e->period.start, ctx->published) <= 0 || !scan_word(c, i, U"大年三十"))
		return;
	before.year = period_year_in_hand(ctx) - 1;
	(void)read_element(c, i, &before, e);
}

/* One element, or two joined by 至, 到 or a dash. */
bool period_read_span(const struct chars *c, uint32_t i, const struct period_context *ctx,
		      struct period_expr *out)
{
	struct element e, to;
	uint32_t j, k;

	if (read_years(c, i, ctx, &e, &to) || period_read_dotted_months(c, i, &e, &to))
		goto joined;
	if (!read_element(c, i, ctx, &e))
		return false;
	*out = (struct period_expr){.start = i};
	k = e.grain == GRAIN_DAY ? e.end + period_read_clock(c, e.end) : e.end;
	j = period_read_connector(c, k);
	/* 8月18至20日 keeps its number for the connector */
	if (j == k && e.grain == GRAIN_DAY && read_next_days(c, k, &e, &to))
		goto joined;
	if (j > k)
		read_last_eve(c, i, ctx, &e);
	if (j == k || !read_end(c, j, ctx, &e, &to)) {
		cut_at_publication(&e, ctx);
		out->end = k;
		out->period = e.period;
		out->kind = e.kind;
		out->need = e.need;
		out->year = e.year;
		out->names_year = e.names_year;
		out->day = e.grain == GRAIN_DAY;
		return true;
	}
joined:
	*out = (struct period_expr){.start = i, .end = to.end, .year = to.year, .need = e.need};
	if (to.grain == GRAIN_DAY)
		out->end += period_read_clock(c, to.end);
	out->period.start = e.period.start;
	out->period.end = to.period.end;
	out->names_year = e.names_year || to.names_year;
	out->day = e.grain == GRAIN_DAY;
	if (c->cp[out->end] == U'止')
		out->end++;
	out->kind = range_kind(&e, &to, out->period);
	return true;
}
