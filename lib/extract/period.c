/* SPDX-License-Identifier: BSD-2-Clause */
/* The period grammar: from elements to ranges, beginnings, ends, events and comparisons. */
#include "extract/period.h"

#include "extract/numeral.h"
#include "extract/period_parts.h"
#include "extract/scan.h"

const char *period_kind_name(enum period_kind k)
{
	static const char *const names[] = {"unknown", "year", "half", "quarter", "month", "months",
					    "week",    "day",  "ytd",  "since",	  "event"};

	return names[k];
}

/* A digit inside a longer number or code starts nothing. */
static bool inside_number(const struct chars *c, uint32_t i)
{
	uint32_t prev = scan_prev(c, i);

	if (scan_is_digit(c->cp[i]))
		return scan_is_digit(prev) || scan_is_letter(prev) ||
		       (prev == '.' && i > 1 && scan_is_digit(c->cp[i - 2]));
	return numeral_digit(c->cp[i]) >= 0 &&
	       (numeral_digit(prev) >= 0 || numeral_scale(prev) > 0 || prev == U'第');
}

static const uint32_t *const since_words[] = {U"开始以来", U"起至今", U"至今", U"迄今", U"以来", NULL};
static const uint32_t *const before_words[] = {U"之前", U"以前", U"前", NULL};

/* Words behind a span: 以来, 起, 期间, 同期, 底前. begun: whether 自 or 从 stands before. */
static void read_suffix(const struct chars *c, const struct period_context *ctx, bool begun,
			struct period_expr *p)
{
	uint32_t j = scan_blanks(c, p->end, 1), n = scan_words(c, j, since_words, NULL);
	uint32_t next;

	if (n) {
		period_make_since(p, ctx, j + n);
		return;
	}
	j = p->end;
	next = c->cp[j] ? c->cp[j + 1] : 0;
	if (period_read_side(c, ctx, p))
		return;
	if (c->cp[j] == U'来' && p->names_year && !p->day) {
		period_make_since(p, ctx, j + 1);
	} else if (c->cp[j] == U'起' && (begun || !chars_is_han(next))) {
		period_make_since(p, ctx, j + 1);
	} else if (c->cp[j] == U'开' && next == U'始' && begun) {
		period_make_since(p, ctx, j + 2);
	} else if (scan_word(c, j, U"期间")) {
		p->end = j + 2;
	} else if (scan_word(c, j, U"同期")) {
		p->end = j + 2;
		p->compares = true;
		p->need = PERIOD_NEEDS_ANTECEDENT;
	} else if (p->kind == PERIOD_MONTH && scan_in(scan_prev(c, j), U"底末")) {
		n = scan_words(c, j, before_words, NULL);
		if (n) {
			p->end = j + n;
			p->need = PERIOD_NEEDS_START;
			p->kind = PERIOD_EVENT;
			if (p->year)
				p->period.start = date_of(p->year, 1, 1);
		}
	}
}

static const uint32_t *const now_words[] = {U"记者发稿时", U"记者发稿", U"发稿时", U"发稿", U"目前", U"当前",
					    U"现在",	   U"昨日",	U"今日",   U"今天", U"昨天", NULL};

/* 截至8月底, 截至目前, 截止2018年8月: from the start of that year. */
static bool read_until(const struct chars *c, uint32_t i, const struct period_context *ctx,
		       struct period_expr *out)
{
	uint32_t j, n = scan_word(c, i, U"截至") + scan_word(c, i, U"截止");
	struct period_expr span;
	bool plain = !n && (c->cp[i] == U'到' || c->cp[i] == U'至') &&
		     !chars_is_han(scan_prev(c, i)); /* 到6月18日,全市… */

	if (!n && !plain)
		return false;
	j = i + n + plain;
	if (c->cp[j] == U'到' || c->cp[j] == U'至')
		j++;
	*out = (struct period_expr){.start = i, .kind = PERIOD_YTD, .need = PERIOD_NEEDS_START};
	n = scan_words(c, j, now_words, NULL);
	if (n) {
		out->end = j + n;
		out->period.end = period_after_publication(ctx);
		if (scan_word(c, j, U"昨"))
			out->period.end = ctx->published;
		out->year = ctx->published.y;
	} else {
		if (!period_read_span(c, j, ctx, &span) ||
		    (plain && !span.day && !scan_in(c->cp[span.end - 1], U"底末")))
			return false;
		out->end = span.end;
		out->period.end = span.period.end;
		out->year = span.year;
		out->names_year = span.names_year;
	}
	if (out->year)
		out->period.start = date_of(out->year, 1, 1);
	return true;
}

static const uint32_t *const now_alone[] = {U"到目前为止", U"迄今为止", U"目前", U"迄今", U"至今", NULL};
static const uint32_t *const meanwhile[] = {U"同一时期", U"同期", U"期间", U"其间", NULL};

/* Words without any number: 目前, 同期, 期间. */
static bool read_pronoun(const struct chars *c, uint32_t i, const struct period_context *ctx,
			 struct period_expr *out)
{
	uint32_t n = scan_words(c, i, now_alone, NULL);

	if (n) {
		*out = (struct period_expr){.start = i,
					    .end = i + n,
					    .kind = PERIOD_YTD,
					    .need = PERIOD_NEEDS_START,
					    .year = ctx->published.y};
		out->period.end = period_after_publication(ctx);
		if (out->year)
			out->period.start = date_of(out->year, 1, 1);
		return true;
	}
	n = scan_words(c, i, meanwhile, NULL);
	if (n)
		*out = (struct period_expr){
			.start = i, .end = i + n, .kind = PERIOD_UNKNOWN, .need = PERIOD_NEEDS_ANTECEDENT};
	return n > 0;
}

/* (2月7日至13日) behind the name of an event. */
static void read_bracket(const struct chars *c, const struct period_context *ctx, struct period_expr *out)
{
	struct period_context inner = *ctx;
	struct period_expr days;
	uint32_t j = out->end;

	if (c->cp[j] != '(')
		return;
	j++;
	if (out->year)
		inner.year = out->year;
	if (c->cp[j] == U'自' || c->cp[j] == U'从')
		j++;
	if (!scan_is_digit(c->cp[j]) || !period_read_span(c, j, &inner, &days) || !days.day)
		return;
	j = days.end;
	while (c->cp[j] && c->cp[j] != ')' && j - days.end < 12)
		j++;
	if (c->cp[j] != ')')
		return;
	out->end = j + 1;
	out->period = days.period;
	out->kind = out->day ? PERIOD_DAY : PERIOD_EVENT;
	out->need = PERIOD_COMPLETE;
	out->year = days.year;
	out->names_year = out->names_year || days.names_year;
	out->bracketed_event = true;
}

/* 去年春节到元宵节: from the day of one festival to that of another. */
static void read_feast_range(const struct chars *c, const struct period_context *ctx, struct period_expr *out)
{
	struct date from = out->day ? out->period.start : out->feast, to;
	uint32_t j = period_read_connector(c, out->end), k = j;
	struct element year = {.year = out->names_year ? out->year : 0};
	struct period_expr end;

	if (j == out->end || !date_is_set(from))
		return;
	if (period_read_year(c, j, ctx, &year))
		k = year.end;
	if (!period_read_event(c, k, ctx, year.year, &end))
		return;
	to = end.day ? end.period.start : end.feast;
	if (!date_is_set(to) || date_cmp(from, to) >= 0)
		return;
	out->end = end.end;
	out->period = (struct period){from, date_add_days(to, 1)};
	out->feast = (struct date){0};
	out->kind = PERIOD_EVENT;
	out->day = false;
	out->year = to.y;
}

static bool read_event(const struct chars *c, uint32_t i, const struct period_context *ctx,
		       struct period_expr *out)
{
	struct element year;

	if (!period_read_event(c, i, ctx, 0, out)) {
		if (!period_read_year(c, i, ctx, &year) ||
		    !period_read_event(c, year.end, ctx, year.year, out))
			return false;
		out->start = i;
	}
	if (date_is_set(out->feast) || out->day)
		read_feast_range(c, ctx, out);
	/* 中秋节当晚(9月15日): one day of it */
	if (scan_word(c, out->end, U"当晚") || scan_word(c, out->end, U"当天") ||
	    scan_word(c, out->end, U"当日")) {
		out->end += 2;
		out->day = true;
		out->kind = PERIOD_DAY;
		out->period = (struct period){0};
		out->feast = (struct date){0};
	}
	return true;
}

/* 自6月25日以来, 从3月起, 自1月1日至8月31日. */
static bool read_begun(const struct chars *c, uint32_t i, const struct period_context *ctx,
		       struct period_expr *out)
{
	uint32_t before;

	if (!period_read_span(c, i + 1 + (c->cp[i + 1] == U'从'), ctx, out))
		return false;
	before = out->end;
	out->start = i;
	if (period_read_begun_end(c, ctx, out))
		return true;
	if (out->kind == PERIOD_EVENT || out->kind == PERIOD_MONTHS ||
	    out->period.end.y > out->period.start.y + 1)
		return true;
	read_suffix(c, ctx, true, out);
	return out->end > before && !out->compares && (out->kind == PERIOD_SINCE || out->kind == PERIOD_YTD);
}

static bool is_compared(const struct chars *c, const struct period_expr *p)
{
	/* 比较今年11月与去年同期: this year is what is looked at */
	if (c->cp[p->start] == U'今' && p->start >= 2 && c->cp[p->start - 1] == U'较' &&
	    c->cp[p->start - 2] == U'比')
		return false;
	return scan_in(scan_prev(c, p->start), U"比较") || scan_word(c, p->end, U"相比");
}

/*
 * Most numbers count things. Whether the number at i can begin a period is told by
 * what follows it, cheaply: a long run of digits may be a packed date, 二OO七 a year.
 */
static bool number_of_time(const struct chars *c, uint32_t i)
{
	enum { PACKED_DATE = 8 };
	uint32_t j = i;

	while (scan_class(c->cp[j]) & (CLASS_NUMERAL | CLASS_SCALE_MASK))
		j++;
	while (scan_in(c->cp[j], U"多余个")) /* 10多年, 三个月, and 2400余起 */
		j++;
	return j - i >= PACKED_DATE || scan_class(c->cp[scan_blanks(c, j, 1)]) & CLASS_AFTER;
}

/* Likewise for words: 全 begins 全年, and 全市 far more often. */
static bool word_of_time(const struct chars *c, uint32_t i, uint32_t sorts)
{
	uint32_t next = scan_class(c->cp[i + 1]);

	if (!chars_is_han(c->cp[i])) /* a quote */
		return true;
	if (sorts & CLASS_BEGUN)
		return next & CLASS_PERIOD;
	if (sorts & CLASS_NOW && !chars_is_han(scan_prev(c, i))) /* 到6月18日 */
		return true;
	if (sorts & CLASS_EVENT && c->cp[i + 2] == U'节')
		return true;
	return next & (CLASS_SECOND | CLASS_NUMERAL);
}

static bool read_expression(const struct chars *c, uint32_t i, const struct period_context *ctx,
			    struct period_expr *out)
{
	uint32_t n, sorts = i < c->n ? scan_class(c->cp[i]) & CLASS_PERIOD : 0;

	if (!sorts || !(sorts & CLASS_NUMERAL ? number_of_time(c, i) : word_of_time(c, i, sorts)) ||
	    inside_number(c, i))
		return false;
	if (sorts & CLASS_NOW && read_until(c, i, ctx, out))
		return true;
	if (sorts & (CLASS_EVENT | CLASS_YEAR | CLASS_NUMERAL) && read_event(c, i, ctx, out)) {
		read_bracket(c, ctx, out);
		return true;
	}
	if (sorts & (CLASS_NUMERAL | CLASS_LATELY) && period_read_ago(c, i, ctx, out))
		return true;
	if (period_read_lately(c, i, ctx, out) || (sorts & CLASS_BEGUN && read_begun(c, i, ctx, out)))
		return true;
	if (sorts & (CLASS_YEAR | CLASS_RELATIVE | CLASS_WITHIN | CLASS_NUMERAL) &&
	    period_read_span(c, i, ctx, out)) {
		read_suffix(c, ctx, false, out);
		if (out->end > 0 && c->cp[out->end - 1] == U'间')
			read_bracket(c, ctx, out);
		out->compares = out->compares || is_compared(c, out);
		return true;
	}
	if (sorts & CLASS_NOW && read_pronoun(c, i, ctx, out)) {
		read_bracket(c, ctx, out);
		return true;
	}
	n = period_read_clock(c, i);
	if (n < 2) /* 晚报 */
		return false;
	*out = (struct period_expr){
		.start = i, .end = i + n, .kind = PERIOD_DAY, .need = PERIOD_NEEDS_ANTECEDENT, .day = true};
	return true;
}

bool period_scan(const struct chars *c, uint32_t i, const struct period_context *ctx, struct period_expr *out)
{
	if (!read_expression(c, i, ctx, out))
		return false;
	/* 7日至1日, a slip of the writer: it tells that days are meant, not which */
	if (date_is_set(out->period.start) && date_is_set(out->period.end) &&
	    date_cmp(out->period.start, out->period.end) >= 0)
		out->period = (struct period){0};
	return true;
}
