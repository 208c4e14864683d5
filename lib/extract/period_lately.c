/* SPDX-License-Identifier: BSD-2-Clause */
/* Lengths of time up to publication or from it on: 近三年, 五年来, 最近一个月, 未来2个月. */
#include "extract/period_parts.h"

#include "extract/scan.h"

struct length {
	int years, months, days;
};

/* The length of time at i: its characters, 0 for none. */
static uint32_t read_length(const struct chars *c, uint32_t i, bool near, struct length *out)
{
	bool counted = false;
	int v = 1;
	uint32_t n, j = i;

	n = period_read_number(c, j, 2, &v);
	if (!n && c->cp[j] != U'半' && c->cp[j] != U'几' && c->cp[j] != U'数' && c->cp[j] != U'多')
		return 0;
	*out = (struct length){0};
	if (n == 0) {
		v = 0;
		n = 1;
	}
	j += n;
	if (n && (c->cp[j] == U'多' || c->cp[j] == U'余'))
		j++;
	if (c->cp[j] == U'个' && c->cp[j + 1] != U'百') {
		counted = true;
		j++;
		if (c->cp[j] == U'多')
			j++;
	}
	if (c->cp[j] == U'年')
		out->years = v;
	else if (c->cp[j] == U'月' && (counted || near)) /* 7月以来 is since July */
		out->months = v;
	else if (c->cp[j] == U'周')
		out->days = v * 7;
	else if (c->cp[j] == U'天' || (c->cp[j] == U'日' && near))
		out->days = v;
	else
		return 0;
	return j + 1 - i;
}

/* 一年来 in a report of the winter is the year just ending or ended. */
static void set_one_year(const struct period_context *ctx, struct period_expr *out)
{
	if (ctx->published.m >= 3 && ctx->published.m <= 10)
		return;
	out->year = ctx->published.m <= 2 ? ctx->published.y - 1 : ctx->published.y;
	out->period = period_year(out->year);
	out->kind = PERIOD_YEAR;
	if (ctx->published.m > 10) {
		out->period.end = period_after_publication(ctx);
		out->kind = PERIOD_YTD;
	}
}

/* 半年来 in a report of the summer is the first half. */
static void set_half_year(const struct period_context *ctx, struct period_expr *out)
{
	if (ctx->published.m < 6 || ctx->published.m > 9)
		return;
	out->period = period_months(ctx->published.y, 1, 6);
	out->kind = PERIOD_HALF;
	out->year = ctx->published.y;
}

/* 未来2个月, 今后30天: from publication on. Of years the words are rather a plan: 未来三年. */
static bool read_ahead(const struct chars *c, uint32_t i, const struct period_context *ctx,
		       struct period_expr *out)
{
	struct length len;
	uint32_t n = read_length(c, i + 2, true, &len);
	struct date d = ctx->published;

	if (!n || len.years || len.months + len.days == 0)
		return false;
	*out = (struct period_expr){
		.start = i, .end = i + 2 + n, .kind = PERIOD_EVENT, .need = PERIOD_NEEDS_ANTECEDENT};
	if (!date_is_set(d))
		return true;
	out->period.start = d;
	out->period.end = date_add_days(date_add_months(d, len.months), len.days);
	return true;
}

static const uint32_t *const lately[] = {U"近几年来", U"近些年来", U"近几年",	U"近些年",   U"近年来",
					 U"近年",     U"多年来",   U"长期以来", U"一直以来", NULL};

bool period_read_lately(const struct chars *c, uint32_t i, const struct period_context *ctx,
			struct period_expr *out)
{
	uint32_t n, j = i;
	struct length len;
	bool near = false, since = false, half;

	if (!(scan_class(c->cp[i]) & CLASS_LATELY))
		return false;
	n = scan_is_digit(c->cp[i]) ? 0 : scan_words(c, i, lately, NULL);
	*out = (struct period_expr){
		.start = i, .kind = PERIOD_SINCE, .period.end = period_after_publication(ctx)};
	if (n) {
		out->end = i + n;
		return true;
	}
	if (scan_word(c, j, U"未来") || scan_word(c, j, U"今后"))
		return read_ahead(c, i, ctx, out);
	if (c->cp[j] == U'近') {
		near = true;
		j++;
	} else if (scan_word(c, j, U"过去一年")) {
		return false;
	} else if (scan_word(c, j, U"最近") || scan_word(c, j, U"过去")) {
		near = true;
		j += 2;
	}
	half = c->cp[j] == U'半' && c->cp[j + 1] == U'年';
	n = read_length(c, j, near, &len);
	if (!n)
		return false;
	j += n;
	if (scan_word(c, j, U"以来")) {
		since = true;
		j += 2;
	} else if (c->cp[j] == U'来' && !scan_in(c->cp[j + 1], U"到自")) {
		since = true;
		j++;
	}
	if (!near && !since)
		return false;
	out->end = j;
	if (half && since) {
		set_half_year(ctx, out);
	} else if (!near && len.years == 1 && date_is_set(ctx->published)) {
		set_one_year(ctx, out);
	} else if (!near && len.months > 0 &&
		   len.months == ctx->published.m - 1) { /* 八个月来 in September */
		out->period = period_months(ctx->published.y, 1, len.months);
		out->kind = PERIOD_MONTHS;
		out->year = ctx->published.y;
	} else if (len.days > 0 && date_is_set(ctx->published)) {
		out->period.start = date_add_days(ctx->published, -len.days);
	} else if (len.months > 0 && date_is_set(ctx->published)) {
		out->period.start = date_add_months(ctx->published, -len.months);
	}
	return true;
}
