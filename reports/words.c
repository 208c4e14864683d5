/* SPDX-License-Identifier: BSD-2-Clause */
/* Words and periods of the report, in two languages. */
#include "reports/words.h"

#include <string.h>

static const char *const words[WORDS][2] = {
	[WORD_INDICATOR] = {"指标", "Indicator"},
	[WORD_CLAIMED] = {"称同比", "claimed"},
	[WORD_COMPUTED] = {"算同比", "computed"},
	[WORD_TREND] = {"走向", "trend"},
	[WORD_TARGET] = {"目标", "target"},
	[WORD_VERDICT] = {"判定", "verdict"},
	[WORD_SOURCES] = {"源", "src"},
	[WORD_MET] = {"达成", "met"},
	[WORD_MISSED] = {"未达", "missed"},
	[WORD_INDETERMINATE] = {"待定", "unclear"},
	[WORD_NO_EVIDENCE] = {"无数据", "no evidence"},
	[WORD_NO_TARGET] = {"无目标", "no target"},
	[WORD_BETTER] = {"好转", "better"},
	[WORD_WORSE] = {"变差", "worse"},
	[WORD_EVEN] = {"持平", "even"},
	[WORD_OTHER] = {"其他指标", "Other indicators"},
	[WORD_COVERAGE] = {"目标有据", "targets with evidence"},
	[WORD_POLICY] = {"取值", "policy"},
};

const char *word(enum word w, enum lang lang)
{
	return words[w][lang];
}

const char *verdict_word(enum verdict v, enum lang lang)
{
	static const enum word of[] = {
		[VERDICT_NO_EVIDENCE] = WORD_NO_EVIDENCE,
		[VERDICT_MET] = WORD_MET,
		[VERDICT_MISSED] = WORD_MISSED,
		[VERDICT_INDETERMINATE] = WORD_INDETERMINATE,
	};
	return word(of[v], lang);
}

const char *trend_word(enum trend t, enum lang lang)
{
	switch (t) {
	case TREND_BETTER:
		return word(WORD_BETTER, lang);
	case TREND_WORSE:
		return word(WORD_WORSE, lang);
	case TREND_EVEN:
		return word(WORD_EVEN, lang);
	case TREND_UNKNOWN:
		break;
	}
	return "";
}

const char *indicator_name(const struct indicator *i, enum lang lang)
{
	return lang == LANG_ZH ? i->zh : i->en;
}

static void put_day(struct buf *b, struct date d)
{
	buf_printf(b, "%02d-%02d", d.m, d.d);
}

/** "1–8月", "Jan–Aug"; one month alone where they are the same. */
static void put_months(struct buf *b, int first, int last, const struct style *s)
{
	static const char *const names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
					    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	const char *dash = s->ascii ? "-" : "–";

	if (s->lang == LANG_ZH)
		first == last ? buf_printf(b, "%d月", first) : buf_printf(b, "%d%s%d月", first, dash, last);
	else
		first == last ? buf_puts(b, names[first - 1])
			      : buf_printf(b, "%s%s%s", names[first - 1], dash, names[last - 1]);
}

/** Whether a period is whole months of one year. */
static bool whole_months(struct period p, struct date last)
{
	return p.start.d == 1 && p.end.d == 1 && p.start.y == last.y;
}

static void put_span(struct buf *b, struct period p, const struct style *s)
{
	struct date last = period_last(p);
	const char *dash = s->ascii ? "-" : "–";

	if (p.start.y == last.y) {
		put_day(b, p.start);
		buf_puts(b, dash);
		put_day(b, last);
	} else {
		date_put(b, p.start);
		buf_puts(b, s->ascii ? ".." : dash);
		date_put(b, last);
	}
}

void put_period(struct buf *b, struct period p, enum period_kind kind, const struct style *s)
{
	struct date last = period_last(p);
	bool zh = s->lang == LANG_ZH;

	if (!date_is_set(p.end))
		return;
	if (!date_is_set(p.start)) {
		buf_puts(b, zh ? "截至" : "until ");
		put_day(b, last);
		return;
	}
	switch (kind) {
	case PERIOD_YEAR:
		if (period_eq(p, period_year(p.start.y)))
			return;
		date_put(b, p.start);
		buf_puts(b, s->ascii ? "-" : "–");
		date_put(b, last);
		return;
	case PERIOD_YTD:
		buf_puts(b, zh ? "至" : "to ");
		put_day(b, last);
		return;
	case PERIOD_HALF:
		buf_puts(b, zh ? (p.start.m == 1 ? "上半年" : "下半年") : (p.start.m == 1 ? "H1" : "H2"));
		return;
	case PERIOD_QUARTER:
		if (whole_months(p, last) && last.m - p.start.m == 2) {
			buf_printf(b, zh ? "%d季度" : "Q%d", (p.start.m + 2) / 3);
			return;
		}
		break;
	case PERIOD_SINCE:
		if (p.start.m == 1 && p.start.d == 1)
			buf_printf(b, zh ? "%d年" : "%d", p.start.y);
		else
			date_put(b, p.start);
		buf_puts(b, zh ? "起至" : " to ");
		put_day(b, last);
		return;
	default:
		break;
	}
	if (whole_months(p, last))
		put_months(b, p.start.m, last.m, s);
	else
		put_span(b, p, s);
}

void put_basis(struct buf *b, struct basis basis, const struct style *s)
{
	bool zh = s->lang == LANG_ZH;

	switch (basis.kind) {
	case BASIS_PREV:
		buf_puts(b, zh ? "环比" : "against the period before");
		break;
	case BASIS_YEAR:
		buf_printf(b, zh ? "较%d年" : "against %d", basis.year);
		break;
	case BASIS_SINCE:
		buf_puts(b, zh ? "较" : "since ");
		date_put(b, basis.since);
		break;
	case BASIS_YOY:
		buf_puts(b, zh ? "同比" : "year on year");
		break;
	case BASIS_NONE:
	case BASIS_UNSTATED:
		break;
	}
}

static const char *comparison_sign(enum comparison c, bool ascii)
{
	if (!ascii && c == COMPARE_LE)
		return "≤";
	if (!ascii && c == COMPARE_GE)
		return "≥";
	return comparison_name(c);
}

void put_target(struct buf *b, const struct target *t, const char *unit, const struct style *s)
{
	bool zh = s->lang == LANG_ZH;
	struct interval v = interval_point(t->value);

	switch (t->metric) {
	case TARGET_LEVEL:
		buf_puts(b, comparison_sign(t->comparison, s->ascii));
		put_level(b, v, unit, s);
		break;
	case TARGET_CHANGE:
		buf_puts(b, zh ? "同比" : "yoy ");
		buf_puts(b, comparison_sign(t->comparison, s->ascii));
		dec_put(b, t->value);
		buf_puts(b, "%");
		break;
	case TARGET_POINTS:
		buf_puts(b, comparison_sign(t->comparison, s->ascii));
		if (t->value.mant > 0)
			buf_puts(b, "+");
		dec_put(b, t->value);
		buf_puts(b, zh ? "点" : "pp");
		break;
	case TARGET_NO_WORSE:
		buf_puts(b, zh ? "不变差" : "no worse");
		break;
	}
	if (t->tolerance.mant > 0) {
		buf_puts(b, s->ascii ? " +-" : " ±");
		dec_put(b, t->tolerance);
	}
}

/** "2017年" or "2017". */
static void put_year(struct buf *b, struct period p, const struct style *s)
{
	buf_printf(b, s->lang == LANG_ZH ? "%d年" : "%d", p.start.y);
}

static void put_source(struct buf *b, const struct value *v)
{
	const struct fact *f = v->cites[0].fact;

	buf_puts(b, " (");
	if (date_is_set(f->published)) {
		date_put(b, f->published);
		buf_puts(b, " ");
	}
	buf_puts(b, f->source ? f->source : f->doc);
	buf_puts(b, ")");
}

static void put_inconsistent(struct buf *b, const struct finding *f, const struct style *s)
{
	bool zh = s->lang == LANG_ZH;
	const char *unit = f->change_kind == CHANGE_POINTS    ? "point"
			   : f->change_kind == CHANGE_PERCENT ? "percent"
							      : f->unit;

	buf_puts(b, zh ? "称同比" : "the claimed change ");
	put_signed(b, f->change, unit, s);
	buf_puts(b, zh ? "与两年数不符：" : " is inconsistent with the levels: ");
	put_level(b, f->prior->range, f->unit, s);
	buf_puts(b, s->ascii ? " -> " : " → ");
	put_level(b, f->level->range, f->unit, s);
	if (f->has_computed) {
		buf_puts(b, zh ? "为" : " is ");
		put_computed(b, f->computed, unit, s);
	}
	if (f->has_implied) {
		buf_puts(b, zh ? "；据称同比" : "; the claim implies ");
		put_year(b, f->base, s);
		buf_puts(b, zh ? "应为" : " at ");
		put_level(b, f->implied, f->unit, s);
	}
}

static void put_restated(struct buf *b, const struct finding *f, const struct style *s)
{
	bool zh = s->lang == LANG_ZH;

	put_year(b, f->base, s);
	if (f->period_kind != PERIOD_YEAR)
		buf_puts(b, zh ? "同期" : " (same part of the year)");
	buf_puts(b, zh ? "数" : " was ");
	buf_puts(b, zh ? "原公布" : "published as ");
	put_level(b, f->prior->range, f->unit, s);
	put_source(b, f->prior);
	if (f->now) {
		buf_puts(b, zh ? "，后称" : ", restated as ");
		put_level(b, f->now->range, f->unit, s);
		put_source(b, f->now);
	} else if (f->has_implied) {
		buf_puts(b, zh ? "，本年数与同比所指为" : "; this year's level and change imply ");
		put_level(b, f->implied, f->unit, s);
	}
	if (f->now && f->change && f->fits_then != f->fits_now) {
		buf_puts(b, zh ? "；称同比只与" : "; the claimed change fits the ");
		buf_puts(b, f->fits_now ? (zh ? "后" : "restated") : (zh ? "原" : "first"));
		buf_puts(b, zh ? "数相符" : " one only");
	}
}

void put_finding(struct buf *b, const struct finding *f, const struct style *s)
{
	if (f->kind == FINDING_INCONSISTENT)
		put_inconsistent(b, f, s);
	else
		put_restated(b, f, s);
	buf_printf(b, " [%s]", f->check);
}
