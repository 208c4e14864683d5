/* SPDX-License-Identifier: BSD-2-Clause */
/* The period grammar: from elements to ranges, beginnings, ends, events and comparisons. */
#include "extract/period.h"

#include "extract/numeral.h"
#include "extract/period_parts.h"
#include "extract/scan.h"

const char *period_kind_name(enum period_kind k)
{
	static const char *const names[] = {"unknown", "year", "half", "quarter", "month", "months",
					    "week",    "day",  "ytd",  "since",   "event"};

	return names[k];
}

/* A digit inside a longer number or code starts nothing. */
static bool inside_number(const struct chars *c, uint32_t i)
{
	uint32_t prev = scan_prev(c, i);

	if (scan_is_digit(c->cp[i]))
		return scan_is_digit(prev) || scan_is_letter(prev) || (prev == '.' && i > 1 && scan_is_digit(c->cp[i - 2]));
	return numeral_digit(c->cp[i]) >= 0 && (numeral_digit(prev) >= 0 || numeral_scale(prev) > 0 || prev == U'第');
}

/* 今年 and 全年 run to publication where that lies in the year. */
static void cut_at_publication(struct element *e, const struct period_context *ctx)
{
	struct date after = period_after_publication(ctx);

	if (!e->year_to_date || !date_is_set(after) || !date_is_set(e->period.end))
		return;
	/* 全年 in January looks back */
	if (!e->names_year && ctx->year == 0 && ctx->published.m <= 2) {
		e->year = ctx->published.y - 1;
		e->period = period_year(e->year);
		return;
	}
	if (date_cmp(e->period.start, after) < 0 && date_cmp(after, e->period.end) < 0) {
		e->period.end = after;
		e->kind = PERIOD_YTD;
	}
}

/* 12月份 in a report of January, with no year in hand, is the December before. */
static void prefer_past(struct element *e, const struct period_context *ctx)
{
	if (e->need != PERIOD_NEEDS_YEAR || ctx->year || !date_is_set(ctx->published) || !date_is_set(e->period.start) ||
	    date_to_days(e->period.start) - date_to_days(ctx->published) <= 240)
		return;
	e->period.start = date_add_months(e->period.start, -12);
	e->period.end = date_add_months(e->period.end, -12);
	e->year--;
}

static bool read_element(const struct chars *c, uint32_t i, const struct period_context *ctx, struct element *e)
{
	struct element inner;
	uint32_t j;

	if (period_read_numeric_date(c, i, e) || period_read_decade(c, i, e) || period_read_relative(c, i, ctx, e))
		return true;
	if (!period_read_year(c, i, ctx, e)) {
		if (!period_read_within(c, i, ctx, 0, false, e))
			return false;
		prefer_past(e, ctx);
		return true;
	}
	j = scan_blanks(c, e->end, 1);
	if (c->cp[j] == U'的')
		j++;
	if (period_read_within(c, j, ctx, e->year, true, &inner)) {
		inner.year = e->year;
		inner.names_year = e->names_year;
		inner.need = e->need;
		if (!e->year)
			inner.period = e->period;
		if (inner.grain == GRAIN_YEAR)
			inner.year_to_date = e->year_to_date;
		*e = inner;
	}
	return true;
}

/* The upper end of a range: it may leave out what the lower end has said. */
static bool read_end(const struct chars *c, uint32_t i, const struct period_context *ctx, const struct element *from,
		     struct element *e)
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
	if (!read_element(c, i, &inner, e) || (e->grain == GRAIN_DAY) != (from->grain == GRAIN_DAY))
		return false;
	/* 12月26日至3月25日 */
	if (!e->names_year && date_is_set(e->period.start) && date_cmp(e->period.start, from->period.start) < 0) {
		e->period.start = date_add_months(e->period.start, 12);
		e->period.end = date_add_months(e->period.end, 12);
		e->year++;
	}
	return date_cmp(e->period.start, from->period.start) >= 0;
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
	if (j == i + 4 || !period_read_year(c, j, ctx, to) || !to->names_year || to->year <= first ||
	    !scan_is_digit(c->cp[j]))
		return false;
	*e = (struct element){.end = i + 4, .grain = GRAIN_YEAR, .kind = PERIOD_YEAR, .year = first, .names_year = true,
			      .period = period_year(first)};
	return true;
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

/* One element, or two joined by 至, 到 or a dash. */
static bool read_span(const struct chars *c, uint32_t i, const struct period_context *ctx, struct period_expr *out)
{
	struct element e, to;
	uint32_t j, k;

	if (read_years(c, i, ctx, &e, &to))
		goto joined;
	if (!read_element(c, i, ctx, &e))
		return false;
	*out = (struct period_expr){.start = i};
	k = e.grain == GRAIN_DAY ? e.end + period_read_clock(c, e.end) : e.end;
	j = period_read_connector(c, k);
	/* 8月18至20日 keeps its number for the connector */
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

/* From the start of what was read to publication. */
static void make_since(struct period_expr *p, const struct period_context *ctx, uint32_t end)
{
	bool this_year = p->kind == PERIOD_YTD;

	p->end = end;
	p->day = false;
	p->period.end = period_after_publication(ctx);
	if (!this_year && p->period.start.y == ctx->published.y && p->period.start.m == 1 && p->period.start.d == 1)
		this_year = true;
	p->kind = this_year ? PERIOD_YTD : PERIOD_SINCE;
}

static const uint32_t *const since_words[] = {U"开始以来", U"起至今", U"至今", U"迄今", U"以来", NULL};
static const uint32_t *const before_words[] = {U"之前", U"以前", U"前", NULL};

/* Words behind a span: 以来, 起, 期间, 同期, 底前. begun: whether 自 or 从 stands before. */
static void read_suffix(const struct chars *c, const struct period_context *ctx, bool begun, struct period_expr *p)
{
	uint32_t j = scan_blanks(c, p->end, 1), n = scan_words(c, j, since_words, NULL);
	uint32_t next;

	if (n) {
		make_since(p, ctx, j + n);
		return;
	}
	j = p->end;
	next = c->cp[j] ? c->cp[j + 1] : 0;
	if (c->cp[j] == U'来' && p->names_year && !p->day) {
		make_since(p, ctx, j + 1);
	} else if (c->cp[j] == U'起' && (begun || !chars_is_han(next))) {
		make_since(p, ctx, j + 1);
	} else if (c->cp[j] == U'开' && next == U'始' && begun) {
		make_since(p, ctx, j + 2);
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
					    U"现在",       U"昨日",     U"今日",   U"今天", U"昨天", NULL};

/* 截至8月底, 截至目前, 截止2018年8月: from the start of that year. */
static bool read_until(const struct chars *c, uint32_t i, const struct period_context *ctx, struct period_expr *out)
{
	uint32_t j, n = scan_word(c, i, U"截至") + scan_word(c, i, U"截止");
	struct period_expr span;
	bool plain = !n && c->cp[i] == U'到' && !chars_is_han(scan_prev(c, i)); /* 到6月18日,全市… */

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
		if (!read_span(c, j, ctx, &span) || (plain && !span.day && !scan_in(c->cp[span.end - 1], U"底末")))
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
static bool read_pronoun(const struct chars *c, uint32_t i, const struct period_context *ctx, struct period_expr *out)
{
	uint32_t n = scan_words(c, i, now_alone, NULL);

	if (n) {
		*out = (struct period_expr){.start = i, .end = i + n, .kind = PERIOD_YTD, .need = PERIOD_NEEDS_START,
					    .year = ctx->published.y};
		out->period.end = period_after_publication(ctx);
		if (out->year)
			out->period.start = date_of(out->year, 1, 1);
		return true;
	}
	n = scan_words(c, i, meanwhile, NULL);
	if (n)
		*out = (struct period_expr){.start = i, .end = i + n, .kind = PERIOD_UNKNOWN, .need = PERIOD_NEEDS_ANTECEDENT};
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
	if (!scan_is_digit(c->cp[j]) || !read_span(c, j, &inner, &days) || !days.day)
		return;
	j = days.end;
	while (c->cp[j] && c->cp[j] != ')' && j - days.end < 12)
		j++;
	if (c->cp[j] != ')')
		return;
	out->end = j + 1;
	out->period = days.period;
	out->kind = PERIOD_EVENT;
	out->need = PERIOD_COMPLETE;
	out->year = days.year;
	out->names_year = out->names_year || days.names_year;
	out->bracketed_event = true;
}

static bool read_event(const struct chars *c, uint32_t i, const struct period_context *ctx, struct period_expr *out)
{
	struct element year;

	if (period_read_event(c, i, ctx, 0, out))
		return true;
	if (!period_read_year(c, i, ctx, &year) || !period_read_event(c, year.end, ctx, year.year, out))
		return false;
	out->start = i;
	return true;
}

static const uint32_t *const begin_words[] = {U"起", U"启动", U"开始", U"开展", U"部署", NULL};

/* 6月25日起, 3月1日“破案会战”启动: the position behind the word of beginning, 0 for none. */
static uint32_t behind_begin(const struct chars *c, uint32_t i)
{
	for (uint32_t j = i; j < i + 20 && c->cp[j] && !scan_in(c->cp[j], U",，。；;\n"); j++) {
		uint32_t n = scan_words(c, j, begin_words, NULL);

		if (n)
			return j + n;
	}
	return 0;
}

/* 自6月25日起至9月30日(止), 自3月1日“破案会战”启动以来: what follows the word of beginning. */
static bool read_until_end(const struct chars *c, const struct period_context *ctx, struct period_expr *out)
{
	struct period_context inner = *ctx;
	struct period_expr end;
	uint32_t j = behind_begin(c, out->end);

	if (!j)
		return false;
	if (scan_word(c, j, U"以来")) {
		make_since(out, ctx, j + 2);
		return true;
	}
	j += c->cp[j] == ',';
	if ((c->cp[j] != U'至' && c->cp[j] != U'到') || c->cp[j + 1] == U'今')
		return false;
	inner.year = out->year ? out->year : ctx->year;
	if (!read_span(c, j + 1, &inner, &end) || date_cmp(end.period.end, out->period.start) <= 0)
		return false;
	out->end = end.end + (c->cp[end.end] == U'止');
	out->period.end = end.period.end;
	out->year = end.year;
	out->names_year = out->names_year || end.names_year;
	out->kind = PERIOD_EVENT;
	if (out->period.start.d == 1 && out->period.end.d == 1)
		out->kind = date_to_days(out->period.end) - date_to_days(out->period.start) > 366 ? PERIOD_SINCE : PERIOD_MONTHS;
	return true;
}

/* 自6月25日以来, 从3月起, 自1月1日至8月31日. */
static bool read_begun(const struct chars *c, uint32_t i, const struct period_context *ctx, struct period_expr *out)
{
	uint32_t before;

	if (!scan_in(c->cp[i], U"自从由") || !read_span(c, i + 1 + (c->cp[i + 1] == U'从'), ctx, out))
		return false;
	before = out->end;
	out->start = i;
	if (read_until_end(c, ctx, out))
		return true;
	if (out->kind == PERIOD_EVENT || out->kind == PERIOD_MONTHS || out->period.end.y > out->period.start.y + 1)
		return true;
	read_suffix(c, ctx, true, out);
	return out->end > before;
}

static bool is_compared(const struct chars *c, const struct period_expr *p)
{
	return scan_in(scan_prev(c, p->start), U"比较") || scan_word(c, p->end, U"相比");
}

static bool read_expression(const struct chars *c, uint32_t i, const struct period_context *ctx,
			    struct period_expr *out)
{
	uint32_t n;

	if (i >= c->n || !(scan_class(c->cp[i]) & CLASS_PERIOD) || inside_number(c, i))
		return false;
	if (read_until(c, i, ctx, out))
		return true;
	if (read_event(c, i, ctx, out)) {
		read_bracket(c, ctx, out);
		return true;
	}
	if (period_read_lately(c, i, ctx, out) || read_begun(c, i, ctx, out))
		return true;
	if (read_span(c, i, ctx, out)) {
		read_suffix(c, ctx, false, out);
		if (out->end > 0 && c->cp[out->end - 1] == U'间')
			read_bracket(c, ctx, out);
		out->compares = out->compares || is_compared(c, out);
		return true;
	}
	if (read_pronoun(c, i, ctx, out)) {
		read_bracket(c, ctx, out);
		return true;
	}
	n = period_read_clock(c, i);
	if (!n)
		return false;
	*out = (struct period_expr){.start = i, .end = i + n, .kind = PERIOD_DAY, .need = PERIOD_NEEDS_ANTECEDENT, .day = true};
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
