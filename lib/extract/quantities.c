/* SPDX-License-Identifier: BSD-2-Clause */
/* All numbers and periods of a text, for tests of these two grammars alone. */
#include "extract/quantities.h"

#include "base/json.h"
#include "extract/chars.h"
#include "extract/number.h"
#include "extract/numeral.h"
#include "extract/period.h"
#include "extract/scan.h"

struct currency {
	const uint32_t *word;
	const char *code;
};

/* Longer words first. */
static const struct currency currencies[] = {
	{U"元人民币", "cny"}, {U"新台币", "twd"},   {U"台币", "twd"}, {U"美元", "usd"}, {U"美金", "usd"},
	{U"港元", "hkd"},     {U"港币", "hkd"},	    {U"欧元", "eur"}, {U"英镑", "gbp"}, {U"日元", "jpy"},
	{U"澳门元", "mop"},   {U"新加坡元", "sgd"}, {U"澳元", "aud"}, {U"韩元", "krw"}, {U"卢布", "rub"},
	{U"人民币", "cny"},   {U"块钱", "cny"},	    {U"块", "cny"},   {U"元", "cny"},	{U"圆", "cny"},
	{NULL, NULL},
};

static const char *currency_at(const struct chars *c, uint32_t i, uint32_t *end)
{
	for (const struct currency *w = currencies; w->word; w++) {
		uint32_t n = scan_word(c, i, w->word);

		if (n) {
			*end = i + n;
			return w->code;
		}
	}
	return NULL;
}

static const char *kind_name(enum number_kind k)
{
	static const char *const names[] = {"number",	"percent", "point", "permille",
					    "multiple", "ordinal", "range"};

	return names[k];
}

static const char *unit_of(enum number_kind k)
{
	switch (k) {
	case NUMBER_PERCENT:
		return "percent";
	case NUMBER_POINT:
		return "point";
	case NUMBER_PERMILLE:
		return "permille";
	case NUMBER_MULTIPLE:
		return "multiple";
	default:
		return NULL;
	}
}

static void put_head(struct json *j, const struct article *a, const char *doc, const struct chars *c,
		     uint32_t start, uint32_t end)
{
	json_open(j, NULL);
	json_cstr(j, "doc", doc);
	json_int(j, "start", c->off[start]);
	json_int(j, "end", c->off[end]);
	json_str(j, "text", slice_of(a->text.p + c->off[start], c->off[end] - c->off[start]));
}

static void put_dec(struct json *j, const char *key, bool has, struct dec v, bool fraction)
{
	/* a fraction is kept in percent */
	if (has && (!fraction || dec_shift(v, -2, &v) == KPI_OK))
		json_dec(j, key, v);
	else
		json_nil(j, key);
}

/* 角 and 分 behind a whole sum in yuan: adds them to *v; returns the position behind them. */
static uint32_t add_small_change(const struct chars *c, uint32_t i, struct dec *v)
{
	static const uint32_t *const tenths = U"角毛";
	struct numeral n;
	struct dec part;

	for (int places = 1; places <= 2; places++) {
		uint32_t j = i + (c->cp[i] == U'零');
		bool is_unit = numeral_parse(c, j, false, &n) && n.has_value && !n.pair &&
			       n.value.scale == 0 && n.value.mant < 10 &&
			       (places == 1 ? scan_in(c->cp[n.end], tenths) : c->cp[n.end] == U'分');

		if (!is_unit)
			continue;
		if (dec_shift(n.value, -places, &part) != KPI_OK || dec_add(*v, part, v) != KPI_OK)
			return i;
		i = n.end + 1;
	}
	return i;
}

/* Prints the number; returns the character after it and its unit. */
static uint32_t put_number(const struct article *a, const char *doc, const struct chars *c, struct number *n,
			   struct buf *out)
{
	struct json j = json_to(out);
	uint32_t end = n->end, after = scan_blanks(c, n->end, 1);
	enum number_kind kind = n->kind == NUMBER_RANGE ? n->range_kind : n->kind;
	const char *unit = unit_of(kind),
		   *currency = kind == NUMBER_PLAIN ? currency_at(c, after, &end) : NULL;

	if (currency)
		unit = currency;
	if (currency && n->bound == BOUND_EXACT && n->has_value && dec_is_int(n->value)) {
		end = add_small_change(c, end, &n->value);
		n->range = interval_point(n->value);
	}
	end += number_tail(c, end, n);
	put_head(&j, a, doc, c, n->start, end);
	json_cstr(&j, "kind", currency ? "money" : n->fraction ? "number" : kind_name(n->kind));
	put_dec(&j, "value", n->has_value, n->value, n->fraction);
	put_dec(&j, "low", n->range.has_lo, n->range.lo, n->fraction);
	put_dec(&j, "high", n->range.has_hi, n->range.hi, n->fraction);
	json_cstr(&j, "bound", bound_name(n->bound));
	json_cstr(&j, "unit", n->fraction ? NULL : unit);
	json_close(&j);
	buf_putc(out, '\n');
	return end;
}

static void put_period(const struct article *a, const char *doc, const struct chars *c,
		       const struct period_expr *p, struct buf *out)
{
	struct json j = json_to(out);

	put_head(&j, a, doc, c, p->start, p->end);
	json_cstr(&j, "kind", "period");
	json_day(&j, "from_date", p->period.start);
	json_day(&j, "to_date", period_last(p->period));
	json_cstr(&j, "period_kind", period_kind_name(p->kind));
	json_close(&j);
	buf_putc(out, '\n');
}

void quantities_put(const struct article *a, const char *doc, struct buf *out)
{
	struct period_context ctx = {.published = a->published, .first_month = 1};
	struct chars c;

	chars_fold(buf_slice(&a->text), 0, (uint32_t)a->text.n, &c);
	for (uint32_t i = 0; i < c.n;) {
		struct number n;
		struct period_expr p;
		bool number = number_scan(&c, i, &n), period = period_scan(&c, i, &ctx, &p);

		if (period && (!number || p.end >= n.end)) {
			put_period(a, doc, &c, &p, out);
			if (p.names_year && !p.compares && !p.day)
				ctx.year = p.year;
			i = p.end;
		} else if (number) {
			i = put_number(a, doc, &c, &n, out);
		} else {
			i++;
		}
	}
	chars_release(&c);
}
