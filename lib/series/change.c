/* SPDX-License-Identifier: BSD-2-Clause */
/* The arithmetic of levels and changes, in exact intervals. */
#include "series/change.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"

static bool one_of(const char *s, const char *const *list)
{
	for (; s && *list; list++)
		if (strcmp(s, *list) == 0)
			return true;
	return false;
}

bool unit_is_rate(const char *unit)
{
	static const char *const rates[] = {"percent", "permille", "per_100k", NULL};

	return one_of(unit, rates);
}

bool unit_is_count(const char *unit)
{
	/* Money is in whole yuan only by accident, and the rest are measures. */
	static const char *const measured[] = {"cny", "hkd", "mop",  "twd", "sgd",   "gbp",  "usd",
					       "eur", "jpy", "gram", "km2", "point", "rank", NULL};

	return unit && !unit_is_rate(unit) && !one_of(unit, measured);
}

struct interval written_interval_step(struct dec d, struct dec step)
{
	struct interval i = {.has_lo = true, .has_hi = true};
	struct dec half;
	bool low, high;

	/* Half a step needs one digit more; a step that cannot be halved stays a point. */
	if (dec_mul(step, (struct dec){5, 1}, &half) != KPI_OK)
		return interval_point(d);
	/* Cut off means towards zero; of 0 itself both sides are possible. */
	low = d.mant > 0 ? dec_sub(d, half, &i.lo) == KPI_OK : dec_sub(d, step, &i.lo) == KPI_OK;
	high = d.mant < 0 ? dec_add(d, half, &i.hi) == KPI_OK : dec_add(d, step, &i.hi) == KPI_OK;
	i.lo_open = d.mant <= 0;
	i.hi_open = d.mant >= 0;
	return low && high ? i : interval_point(d);
}

struct interval written_interval(struct dec d)
{
	return written_interval_step(d, (struct dec){1, d.scale});
}

/** 10^k of the last non-zero digit: 2400 gives 100, 7.02 gives 0.01, 0 gives its own last place. */
static struct dec last_digit_step(struct dec d)
{
	struct dec step = {1, d.scale};

	while (d.mant != 0 && d.mant % 10 == 0) {
		d.mant /= 10;
		if (step.scale > 0)
			step.scale--;
		else
			step.mant *= 10;
	}
	return step;
}

struct interval claim_literal(const struct claim *c)
{
	struct interval i = c->range;

	if (c->bound == BOUND_ABOUT && !i.has_lo && !i.has_hi) {
		struct dec step = last_digit_step(c->value);

		if (dec_sub(c->value, step, &i.lo) == KPI_OK && dec_add(c->value, step, &i.hi) == KPI_OK)
			i.has_lo = i.has_hi = true;
		else
			i = interval_point(c->value);
		/* No count and no rate is below 0. */
		if (c->measure == MEASURE_LEVEL && i.lo.mant < 0)
			i.lo = dec_int(0);
	} else if (!i.has_lo && !i.has_hi) {
		i = interval_point(c->value);
	}
	if (c->measure == MEASURE_LEVEL && unit_is_count(c->unit)) {
		struct interval whole = interval_integers(i);

		if (!interval_is_empty(whole))
			return whole;
	}
	return i;
}

static bool has_word(const char *text, const char *const *words)
{
	for (; text && *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

/** Digits after the point of the first number in a text; -1 where there is none. */
static int fraction_digits(const char *text)
{
	int fraction = 0;
	bool point = false, digits = false;

	for (const char *p = text; *p; p++) {
		if (ascii_is_digit(*p)) {
			digits = true;
			fraction += point;
		} else if (*p == '.' && digits) {
			point = true;
		} else if (digits) {
			break;
		}
	}
	return digits ? fraction : -1;
}

/** The step of a figure written with 万 or 亿: 1.26万 is worth 100. false where it has neither. */
static bool myriad_step(const char *text, struct dec *step)
{
	static const struct {
		const char *word;
		int power;
	} scales[] = {{"万", 4}, {"萬", 4}, {"亿", 8}, {"億", 8}};
	int power = 0, fraction;

	for (size_t k = 0; text && k < sizeof(scales) / sizeof(*scales); k++)
		if (strstr(text, scales[k].word))
			power += scales[k].power;
	fraction = power ? fraction_digits(text) : -1;
	return fraction >= 0 && power > fraction && dec_shift(dec_int(1), power - fraction, step) == KPI_OK;
}

/** The step of a percentage written in words: 三成 and 一半 are worth 10, 3倍 100, 3.5倍 10. */
static bool share_step(const char *text, struct dec value, struct dec *step)
{
	static const char *const tenths[] = {"成", "半", "番", NULL}, *const times[] = {"倍", NULL};

	if (has_word(text, times)) {
		int fraction = fraction_digits(text);

		return dec_shift(dec_int(100), fraction > 0 ? -fraction : 0, step) == KPI_OK;
	}
	if (!has_word(text, tenths) || value.scale != 0 || value.mant % 10 != 0)
		return false;
	*step = dec_int(10);
	return true;
}

/** A percentage by its digits, or by its words. */
static struct interval written_percent(const struct claim *c, const char *text)
{
	struct dec step;

	return share_step(text, c->value, &step) ? written_interval_step(c->value, step)
						 : written_interval(c->value);
}

struct interval claim_written(const struct claim *c, const char *text)
{
	struct interval literal = claim_literal(c);
	struct dec step;

	if (c->bound != BOUND_EXACT || !interval_is_point(literal))
		return literal;
	if (c->measure == MEASURE_LEVEL) {
		if (unit_is_rate(c->unit) && dec_cmp(c->value, dec_int(100)) == 0)
			return literal;
		if (myriad_step(text, &step))
			return written_interval_step(c->value, step);
		if (unit_is_count(c->unit))
			return literal;
		if (unit_is_rate(c->unit))
			return written_percent(c, text);
		return c->value.scale > 0 ? written_interval(c->value) : literal;
	}
	if (change_kind_of(c->unit, c->unit) == CHANGE_ABSOLUTE && c->value.scale == 0)
		return myriad_step(text, &step) ? written_interval_step(c->value, step) : literal;
	return written_percent(c, text);
}

enum change_kind change_kind_of(const char *change_unit, const char *level_unit)
{
	if (!change_unit)
		return CHANGE_UNKNOWN;
	if (strcmp(change_unit, "percent") == 0)
		return CHANGE_PERCENT;
	if (strcmp(change_unit, "point") == 0)
		return !level_unit || unit_is_rate(level_unit) ? CHANGE_POINTS : CHANGE_UNKNOWN;
	return !level_unit || strcmp(change_unit, level_unit) == 0 ? CHANGE_ABSOLUTE : CHANGE_UNKNOWN;
}

/** a / b rounded down or up; *exact whether the quotient needed no rounding. */
static bool divide(struct dec a, struct dec b, int scale, enum dec_round mode, struct dec *out, bool *exact)
{
	struct dec down, up;

	if (dec_div(a, b, scale, DEC_FLOOR, &down) != KPI_OK || dec_div(a, b, scale, DEC_CEIL, &up) != KPI_OK)
		return false;
	*exact = dec_cmp(down, up) == 0;
	*out = mode == DEC_FLOOR ? down : up;
	return true;
}

/** 100 * level / (100 + percent): rounded inward to a whole number for counts, outward otherwise. */
static bool prior_bound(struct dec level, bool open, struct dec percent, bool upper, bool count,
			struct dec *out, bool *out_open)
{
	struct dec num, den;
	bool exact;
	enum dec_round mode = upper == count ? DEC_FLOOR : DEC_CEIL;

	if (dec_mul(level, dec_int(100), &num) != KPI_OK || dec_add(percent, dec_int(100), &den) != KPI_OK)
		return false;
	if (den.mant <= 0 || !divide(num, den, count ? 0 : CHANGE_SCALE, mode, out, &exact))
		return false;
	*out_open = open && exact;
	return true;
}

static bool prior_relative(struct interval level, struct interval change, bool count, struct interval *out)
{
	struct interval r = {.has_lo = true};

	if (!level.has_lo || !change.has_hi || !change.has_lo)
		return false;
	if (!prior_bound(level.lo, level.lo_open || change.hi_open, change.hi, false, count, &r.lo,
			 &r.lo_open))
		return false;
	if (level.has_hi)
		r.has_hi = prior_bound(level.hi, level.hi_open || change.lo_open, change.lo, true, count,
				       &r.hi, &r.hi_open);
	*out = count ? interval_integers(r) : r;
	return true;
}

/** a - b, bound by bound. */
static bool difference(struct interval a, struct interval b, struct interval *out)
{
	struct interval r = {.has_lo = a.has_lo && b.has_hi, .has_hi = a.has_hi && b.has_lo};

	if (r.has_lo) {
		if (dec_sub(a.lo, b.hi, &r.lo) != KPI_OK)
			return false;
		r.lo_open = a.lo_open || b.hi_open;
	}
	if (r.has_hi) {
		if (dec_sub(a.hi, b.lo, &r.hi) != KPI_OK)
			return false;
		r.hi_open = a.hi_open || b.lo_open;
	}
	*out = r;
	return r.has_lo || r.has_hi;
}

bool change_prior(struct interval level, struct interval change, enum change_kind kind, bool count,
		  struct interval *out)
{
	struct interval r;

	switch (kind) {
	case CHANGE_PERCENT:
		return prior_relative(level, change, count, out);
	case CHANGE_POINTS:
	case CHANGE_ABSOLUTE:
		if (!difference(level, change, &r))
			return false;
		if (r.has_lo && r.lo.mant < 0) {
			r.lo = dec_int(0);
			r.lo_open = false;
		}
		*out = count ? interval_integers(r) : r;
		return true;
	case CHANGE_UNKNOWN:
		break;
	}
	return false;
}

/** 100 * level / prior - 100 */
static bool percent_bound(struct dec level, struct dec prior, enum dec_round mode, struct dec *out,
			  bool *exact)
{
	struct dec num, q;

	return dec_mul(level, dec_int(100), &num) == KPI_OK && prior.mant > 0 &&
	       divide(num, prior, CHANGE_SCALE, mode, &q, exact) && dec_sub(q, dec_int(100), out) == KPI_OK;
}

bool change_between(struct interval prior, struct interval level, enum change_kind kind, struct interval *out)
{
	struct interval r = {0};
	bool exact;

	if (kind == CHANGE_UNKNOWN)
		return false;
	if (kind != CHANGE_PERCENT)
		return difference(level, prior, out);
	if (level.has_lo && prior.has_hi) {
		if (!percent_bound(level.lo, prior.hi, DEC_FLOOR, &r.lo, &exact))
			return false;
		r.has_lo = true;
		r.lo_open = exact && (level.lo_open || prior.hi_open);
	}
	if (level.has_hi && prior.has_lo && prior.lo.mant > 0) {
		if (!percent_bound(level.hi, prior.lo, DEC_CEIL, &r.hi, &exact))
			return false;
		r.has_hi = true;
		r.hi_open = exact && (level.hi_open || prior.lo_open);
	}
	if (!r.has_lo && !r.has_hi)
		return false;
	*out = r;
	return true;
}

struct interval interval_outward(struct interval i, int scale)
{
	struct dec d;

	if (i.has_lo && i.lo.scale > scale && dec_rescale(i.lo, scale, DEC_FLOOR, &d) == KPI_OK) {
		i.lo_open = i.lo_open && dec_cmp(d, i.lo) == 0;
		i.lo = d;
	}
	if (i.has_hi && i.hi.scale > scale && dec_rescale(i.hi, scale, DEC_CEIL, &d) == KPI_OK) {
		i.hi_open = i.hi_open && dec_cmp(d, i.hi) == 0;
		i.hi = d;
	}
	return i;
}
