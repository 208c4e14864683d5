/* SPDX-License-Identifier: BSD-2-Clause */
/* Spans whose end, or whose beginning, other words give: 以来, 以前, 启动至5月31日. */
#include "extract/period_parts.h"

#include "extract/scan.h"

/* From the start of what was read to publication. */
void period_make_since(struct period_expr *p, const struct period_context *ctx, uint32_t end)
{
	bool this_year = p->kind == PERIOD_YTD;

	p->end = end;
	p->day = false;
	p->period.end = period_after_publication(ctx);
	if (!this_year && p->period.start.y == ctx->published.y && p->period.start.m == 1 &&
	    p->period.start.d == 1)
		this_year = true;
	p->kind = this_year ? PERIOD_YTD : PERIOD_SINCE;
}

/*
 * 2018年以前, 3月1日及之后: open to one side. 或 and 及 include what was named. What lies
 * before has no beginning, and a day after which something was is rather a case's:
 * neither is the period of figures.
 */
bool period_read_side(const struct chars *c, const struct period_context *ctx, struct period_expr *p)
{
	bool with = c->cp[p->end] == U'或' || c->cp[p->end] == U'及', after;
	uint32_t j = p->end + with;
	struct period whole = p->period;

	if (!scan_in(c->cp[j], U"之以") || !scan_in(c->cp[j + 1], U"前后") ||
	    scan_in(scan_prev(c, p->end), U"底末"))
		return false;
	after = c->cp[j + 1] == U'后';
	if (after) {
		p->period.start = with ? whole.start : whole.end;
		if (p->day) {
			p->period.end = (struct date){0};
			p->need = PERIOD_NEEDS_ANTECEDENT;
			p->kind = PERIOD_SINCE;
			p->end = j + 2;
			return true;
		}
		period_make_since(p, ctx, j + 2);
		if (date_cmp(p->period.start, p->period.end) >= 0)
			p->period.end = (struct date){0};
		return true;
	}
	p->period.end = with ? whole.end : whole.start;
	p->period.start = (struct date){0};
	p->need = PERIOD_NEEDS_ANTECEDENT;
	p->kind = PERIOD_SINCE;
	p->end = j + 2;
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

/* 自3月20日，我市警方在全市开展“飓风”专项行动以来: whether 以来 closes what began, over one comma at most. */
static bool begun_before_clause(const struct chars *c, uint32_t i)
{
	int commas = 0;

	for (uint32_t j = i; j < i + 48 && c->cp[j] && !scan_in(c->cp[j], U"。；;\n"); j++) {
		commas += c->cp[j] == ',' || c->cp[j] == U'，';
		if (commas > 1)
			return false;
		if (scan_word(c, j, U"以来"))
			return scan_in(scan_prev(c, j), U"动战治作役展始");
	}
	return false;
}

/* 自6月25日起至9月30日(止), 自3月1日“破案会战”启动以来: what follows the word of beginning. */
bool period_read_begun_end(const struct chars *c, const struct period_context *ctx, struct period_expr *out)
{
	struct period_context inner = *ctx;
	struct period_expr end;
	uint32_t j = behind_begin(c, out->end);

	if (j && scan_word(c, j, U"以来")) {
		period_make_since(out, ctx, j + 2);
		return true;
	}
	j += j && c->cp[j] == ',';
	if (!j || (c->cp[j] != U'至' && c->cp[j] != U'到') || c->cp[j + 1] == U'今') {
		if (!begun_before_clause(c, out->end))
			return false;
		period_make_since(out, ctx, out->end);
		return true;
	}
	inner.year = out->year ? out->year : ctx->year;
	if (!period_read_span(c, j + 1, &inner, &end) || date_cmp(end.period.end, out->period.start) <= 0)
		return false;
	out->end = end.end + (c->cp[end.end] == U'止');
	out->period.end = end.period.end;
	out->year = end.year;
	out->names_year = out->names_year || end.names_year;
	out->kind = PERIOD_EVENT;
	if (out->period.start.d == 1 && out->period.end.d == 1)
		out->kind = date_to_days(out->period.end) - date_to_days(out->period.start) > 366
				    ? PERIOD_SINCE
				    : PERIOD_MONTHS;
	return true;
}
