/* SPDX-License-Identifier: BSD-2-Clause */
/* How numbers are written for people: exact digits, no grouping, 万 and 亿 where they are exact. */
#include <string.h>

#include "reports/words.h"
#include "series/change.h"

/** A larger unit for a number: its power of ten and its word. */
struct magnitude {
	int power;
	const char *word;
};

static const struct magnitude none = {0, ""};

/** Whether d / 10^power needs at most two digits after the point and is at least 1. */
static bool fits_magnitude(struct dec d, int power, struct dec *out)
{
	struct dec scaled;

	if (d.mant == 0 || dec_shift(dec_short(d), -power, &scaled) != KPI_OK)
		return false;
	*out = dec_short(scaled);
	return out->scale <= 2 && dec_cmp(dec_abs(scaled), dec_int(1)) >= 0;
}

/** The largest magnitude that suits every bound that is there (0 suits any). */
static struct magnitude magnitude_of(struct interval i, enum lang lang)
{
	static const struct magnitude zh[] = {{8, "亿"}, {4, "万"}}, en[] = {{9, "bn"}, {6, "m"}};
	const struct magnitude *m = lang == LANG_ZH ? zh : en;
	struct dec d;

	for (int k = 0; k < 2; k++) {
		bool lo = !i.has_lo || i.lo.mant == 0 || fits_magnitude(i.lo, m[k].power, &d);
		bool hi = !i.has_hi || i.hi.mant == 0 || fits_magnitude(i.hi, m[k].power, &d);

		if (lo && hi && ((i.has_lo && i.lo.mant) || (i.has_hi && i.hi.mant)))
			return m[k];
	}
	return none;
}

static void put_scaled(struct buf *b, struct dec d, struct magnitude m)
{
	struct dec scaled;

	if (m.power && d.mant && fits_magnitude(d, m.power, &scaled))
		dec_put(b, scaled);
	else
		dec_put(b, d);
}

/** What follows a number of this unit; counts take nothing. */
static const char *unit_suffix(const char *unit, enum lang lang)
{
	static const struct {
		const char *unit, *zh, *en;
	} units[] = {{"percent", "%", "%"},   {"permille", "‰", "‰"},	 {"cny", "元", " CNY"},
		     {"hkd", "港元", " HKD"}, {"mop", "澳门元", " MOP"}, {"twd", "台币", " TWD"},
		     {"sgd", "新元", " SGD"}, {"gbp", "英镑", " GBP"},	 {"usd", "美元", " USD"},
		     {"gram", "克", " g"},    {"km2", "km²", " km2"}};

	for (size_t k = 0; unit && k < sizeof(units) / sizeof(*units); k++)
		if (strcmp(units[k].unit, unit) == 0)
			return lang == LANG_ZH ? units[k].zh : units[k].en;
	return "";
}

/** 70亿余 counts to 7999999999: where the next whole number suits the magnitude of the low end, it stands for the high one. */
static struct interval round_top(struct interval i, enum lang lang)
{
	struct interval up = i;
	struct magnitude m = magnitude_of((struct interval){.has_lo = i.has_lo, .lo = i.lo}, lang);

	if (i.has_lo && i.has_hi && !i.hi_open && m.power && !interval_is_point(i) &&
	    dec_add(i.hi, dec_int(1), &up.hi) == KPI_OK && magnitude_of(up, lang).power == m.power &&
	    magnitude_of(i, lang).power != m.power)
		return up;
	return i;
}

void put_level(struct buf *b, struct interval i, const char *unit, const struct style *s)
{
	i = round_top(interval_outward(i, 4), s->lang);

	struct magnitude m = magnitude_of(i, s->lang);

	if (interval_is_point(i)) {
		put_scaled(b, i.lo, m);
	} else if (i.has_lo && i.has_hi) {
		put_scaled(b, i.lo, m);
		buf_puts(b, s->ascii ? "-" : "–");
		put_scaled(b, i.hi, m);
	} else if (i.has_lo) {
		buf_puts(b, i.lo_open ? ">" : s->ascii ? ">=" : "≥");
		put_scaled(b, i.lo, m);
	} else if (i.has_hi) {
		buf_puts(b, i.hi_open ? "<" : s->ascii ? "<=" : "≤");
		put_scaled(b, i.hi, m);
	} else {
		buf_puts(b, "?");
		return;
	}
	buf_puts(b, m.word);
	buf_puts(b, unit_suffix(unit, s->lang));
}

/** The parts of an enumeration in the order of the text: 2+7+67. */
static void put_parts(struct buf *b, const struct figure *f, const struct style *s)
{
	uint32_t from = 0;

	for (size_t n = 0; n < f->stated->nvalues; n++) {
		const struct value *next = NULL;

		for (size_t v = 0; v < f->stated->nvalues; v++) {
			const struct value *c = &f->stated->values[v];
			uint32_t at = c->cites[0].fact->claim.start;

			if (at >= from && (!next || at < next->cites[0].fact->claim.start))
				next = c;
		}
		if (!next)
			return;
		from = next->cites[0].fact->claim.start + 1;
		buf_puts(b, n ? "+" : "");
		put_level(b, next->range, f->unit, s);
	}
}

void put_level_figure(struct buf *b, const struct figure *f, const struct style *s)
{
	if (f->origin == FIGURE_NONE)
		return;
	if (f->parts) {
		put_parts(b, f, s);
		return;
	}
	if (f->stated && f->stated->values[0].approximate) {
		buf_puts(b, "~");
		put_level(b, interval_point(f->stated->values[0].written), f->unit, s);
	} else if (f->stated && interval_is_point(f->range)) {
		put_level(b, interval_point(f->stated->values[0].written), f->unit, s);
	} else {
		put_level(b, f->range, f->unit, s);
	}
	if (f->origin == FIGURE_DERIVED)
		buf_puts(b, "*");
	if (f->stated && f->stated->nvalues > 1)
		buf_printf(b, " !%zu", f->stated->nvalues);
}

static const char *change_suffix(const char *unit, enum lang lang)
{
	if (unit && strcmp(unit, "percent") == 0)
		return "%";
	if (unit && strcmp(unit, "point") == 0)
		return lang == LANG_ZH ? "点" : "pp";
	return "";
}

/** The sign of a bound of size: 下降超过五成 is > 50. */
static const char *bound_sign(enum bound bound, bool ascii)
{
	switch (bound) {
	case BOUND_ABOUT:
		return "~";
	case BOUND_GE:
		return ascii ? ">=" : "≥";
	case BOUND_LE:
		return ascii ? "<=" : "≤";
	case BOUND_GT:
		return ">";
	case BOUND_LT:
		return "<";
	case BOUND_EXACT:
		break;
	}
	return "";
}

void put_change_figure(struct buf *b, const struct figure *f, const struct style *s)
{
	if (!f->stated)
		return;
	const struct value *v = &f->stated->values[0];
	int sign = v->written.mant < 0 ? 0 : v->written.mant > 0 ? 2 : 1;
	static const char *const arrows[] = {"↓", "→", "↑"}, *const plain[] = {"-", "=", "+"};
	struct interval size = interval_point(dec_abs(v->written));

	buf_puts(b, s->ascii ? plain[sign] : arrows[sign]);
	buf_puts(b, bound_sign(v->bound, s->ascii));
	if (change_kind_of(f->unit, NULL) == CHANGE_ABSOLUTE)
		put_level(b, size, f->unit, s);
	else
		dec_put(b, size.lo);
	buf_puts(b, change_suffix(f->unit, s->lang));
	if (f->basis_unstated)
		buf_puts(b, "?");
	if (f->stated->nvalues > 1)
		buf_printf(b, " !%zu", f->stated->nvalues);
}

void put_signed(struct buf *b, const struct value *v, const char *unit, const struct style *s)
{
	buf_puts(b, bound_sign(v->bound, s->ascii));
	if (v->written.mant > 0)
		buf_puts(b, "+");
	dec_put(b, v->written);
	buf_puts(b, change_suffix(unit, s->lang));
}

static void put_plus(struct buf *b, struct dec d)
{
	if (d.mant > 0)
		buf_puts(b, "+");
	dec_put(b, d);
}

void put_computed(struct buf *b, struct interval i, const char *unit, const struct style *s)
{
	struct dec lo, hi;

	if (i.has_lo && i.has_hi && dec_rescale(i.lo, 2, DEC_HALF_UP, &lo) == KPI_OK &&
	    dec_rescale(i.hi, 2, DEC_HALF_UP, &hi) == KPI_OK && dec_cmp(lo, hi) == 0) {
		put_plus(b, lo.mant == 0 ? dec_int(0) : dec_short(lo));
	} else {
		i = interval_outward(i, 1);
		if (i.has_lo && i.has_hi) {
			put_plus(b, i.lo);
			buf_puts(b, "..");
			put_plus(b, i.hi);
		} else {
			buf_puts(b, i.has_lo ? (s->ascii ? ">=" : "≥") : s->ascii ? "<=" : "≤");
			put_plus(b, i.has_lo ? i.lo : i.hi);
		}
	}
	buf_puts(b, change_suffix(unit, s->lang));
}
