/* SPDX-License-Identifier: BSD-2-Clause */
/* All numbers and periods of a text, for tests of these two grammars alone. */
#include "extract/quantities.h"

#include "base/json.h"
#include "extract/chars.h"
#include "extract/english_quantities.h"
#include "extract/money.h"
#include "extract/number.h"
#include "extract/number_between.h"
#include "extract/period.h"
#include "extract/scan.h"

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

static const uint32_t *const halved[] = {U"公斤", U"公里", U"公顷", U"吨", U"米", U"斤", U"里",
					 U"亩",	  U"升",   U"尺",   U"丈", U"年", NULL};

/* 一吨半, 两米半: the half belongs to the number. Returns the position behind it, or n->end. */
static uint32_t add_half_unit(const struct chars *c, struct number *n)
{
	static const struct dec half = {5, 1};
	uint32_t i = n->end, len = scan_words(c, i, halved, NULL);

	if (!len || c->cp[i + len] != U'半' || n->bound != BOUND_EXACT || !dec_is_int(n->value) ||
	    scan_in(c->cp[i + len + 1], U"年月天小个") || dec_add(n->value, half, &n->value) != KPI_OK)
		return i;
	n->range = interval_point(n->value);
	return i + len + 1;
}

static void put_row(const struct article *a, const char *doc, const struct chars *c, const struct number *n,
		    uint32_t end, const char *currency, struct buf *out)
{
	struct json j = json_to(out);
	enum number_kind kind = n->kind == NUMBER_RANGE ? n->range_kind : n->kind;

	put_head(&j, a, doc, c, n->start, end);
	json_cstr(&j, "kind", currency ? "money" : n->fraction ? "number" : kind_name(n->kind));
	put_dec(&j, "value", n->has_value, n->value, n->fraction);
	put_dec(&j, "low", n->range.has_lo, n->range.lo, n->fraction);
	put_dec(&j, "high", n->range.has_hi, n->range.hi, n->fraction);
	json_cstr(&j, "bound", bound_name(n->bound));
	json_cstr(&j, "unit", n->fraction ? NULL : currency ? currency : unit_of(kind));
	json_close(&j);
	buf_putc(out, '\n');
}

/* Prints the number; returns the character after it and its unit. */
static uint32_t put_number(const struct article *a, const char *doc, const struct chars *c, struct number *n,
			   struct buf *out)
{
	uint32_t end = n->end;
	enum number_kind kind = n->kind == NUMBER_RANGE ? n->range_kind : n->kind;
	const char *currency = kind == NUMBER_PLAIN ? money_read(c, n, &end) : NULL;

	if (!currency && n->kind == NUMBER_PLAIN && n->has_value)
		end = add_half_unit(c, n);
	end += number_tail(c, end, n);
	end = number_join(c, end, n);
	put_row(a, doc, c, n, end, currency, out);
	return end;
}

static void put_period(const struct article *a, const char *doc, const struct chars *c,
		       const struct period_expr *p, struct buf *out)
{
	struct json j = json_to(out);
	bool feast = date_is_set(p->feast) && !p->bracketed_event;

	put_head(&j, a, doc, c, p->start, p->end);
	json_cstr(&j, "kind", "period");
	json_day(&j, "from_date", feast ? p->feast : p->period.start);
	json_day(&j, "to_date", feast ? p->feast : period_last(p->period));
	json_cstr(&j, "period_kind", period_kind_name(p->kind));
	json_close(&j);
	buf_putc(out, '\n');
}

void quantities_put(const struct article *a, const char *doc, struct buf *out)
{
	struct period_context ctx = {.published = a->published, .first_month = 1};
	struct chars c;

	if (en_quantities_are(a)) {
		en_quantities_put(a, doc, out);
		return;
	}
	chars_fold(buf_slice(&a->text), 0, (uint32_t)a->text.n, &c);
	for (uint32_t i = 0; i < c.n;) {
		struct number n;
		struct period_expr p;
		bool number = number_compared(&c, i, &n) || number_scan(&c, i, &n),
		     period = period_scan(&c, i, &ctx, &p);

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
