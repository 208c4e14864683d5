/* SPDX-License-Identifier: BSD-2-Clause */
/* Exact decimals. Every intermediate fits 128 bits: |mant| < 2^63 and 10^18 < 2^60. */
#include "base/decimal.h"

typedef __int128 wide;

static const int64_t pow10_tab[DEC_SCALE_MAX + 1] = {
	1LL,
	10LL,
	100LL,
	1000LL,
	10000LL,
	100000LL,
	1000000LL,
	10000000LL,
	100000000LL,
	1000000000LL,
	10000000000LL,
	100000000000LL,
	1000000000000LL,
	10000000000000LL,
	100000000000000LL,
	1000000000000000LL,
	10000000000000000LL,
	100000000000000000LL,
	1000000000000000000LL,
};

static bool fits(wide v)
{
	return v <= INT64_MAX && v >= -INT64_MAX;
}

/** Store v * 10^-scale; digits beyond the types may only be zeros of the fraction. */
static enum kpi_status store(wide v, int scale, struct dec *out)
{
	while (scale > 0 && (scale > DEC_SCALE_MAX || !fits(v)) && v % 10 == 0) {
		v /= 10;
		scale--;
	}
	if (scale > DEC_SCALE_MAX || !fits(v))
		return KPI_ERANGE;
	*out = (struct dec){(int64_t)v, scale};
	return KPI_OK;
}

enum kpi_status dec_parse(struct slice s, struct dec *out)
{
	size_t i = 0, digits = 0, fraction = 0;
	bool neg = false, point = false, too_big = false;
	int64_t v = 0;

	if (i < s.n && (s.p[i] == '-' || s.p[i] == '+'))
		neg = s.p[i++] == '-';
	for (; i < s.n; i++) {
		if (s.p[i] == '.' && !point && digits) {
			point = true;
			continue;
		}
		if (s.p[i] < '0' || s.p[i] > '9')
			return KPI_EINPUT;
		digits++;
		fraction += point;
		if (__builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, s.p[i] - '0', &v))
			too_big = true;
	}
	if (digits == 0 || (point && fraction == 0))
		return KPI_EINPUT;
	if (too_big || fraction > DEC_SCALE_MAX)
		return KPI_ERANGE;
	*out = (struct dec){neg ? -v : v, (int32_t)fraction};
	return KPI_OK;
}

void dec_put(struct buf *b, struct dec d)
{
	char tmp[48];
	size_t i = sizeof(tmp);
	uint64_t v = d.mant < 0 ? -(uint64_t)d.mant : (uint64_t)d.mant;
	int left = d.scale;

	do {
		tmp[--i] = (char)('0' + v % 10);
		v /= 10;
		if (--left == 0)
			tmp[--i] = '.';
	} while (v || left >= 0);
	if (d.mant < 0)
		tmp[--i] = '-';
	buf_put(b, tmp + i, sizeof(tmp) - i);
}

void dec_put_short(struct buf *b, struct dec d)
{
	dec_put(b, dec_short(d));
}

int dec_cmp(struct dec a, struct dec b)
{
	wide x = a.mant, y = b.mant;

	if (a.scale < b.scale)
		x *= pow10_tab[b.scale - a.scale];
	else
		y *= pow10_tab[a.scale - b.scale];
	return x < y ? -1 : x > y;
}

bool dec_is_int(struct dec a)
{
	return a.mant % pow10_tab[a.scale] == 0;
}

struct dec dec_neg(struct dec a)
{
	return (struct dec){-a.mant, a.scale};
}

struct dec dec_abs(struct dec a)
{
	return a.mant < 0 ? dec_neg(a) : a;
}

struct dec dec_short(struct dec a)
{
	while (a.scale > 0 && a.mant % 10 == 0) {
		a.mant /= 10;
		a.scale--;
	}
	return a;
}

enum kpi_status dec_add(struct dec a, struct dec b, struct dec *out)
{
	int scale = a.scale > b.scale ? a.scale : b.scale;
	wide x = (wide)a.mant * pow10_tab[scale - a.scale];
	wide y = (wide)b.mant * pow10_tab[scale - b.scale];

	return store(x + y, scale, out);
}

enum kpi_status dec_sub(struct dec a, struct dec b, struct dec *out)
{
	return dec_add(a, dec_neg(b), out);
}

enum kpi_status dec_mul(struct dec a, struct dec b, struct dec *out)
{
	return store((wide)a.mant * b.mant, a.scale + b.scale, out);
}

enum kpi_status dec_shift(struct dec a, int power, struct dec *out)
{
	if (a.mant == 0)
		power = power > a.scale			  ? a.scale
			: power < a.scale - DEC_SCALE_MAX ? a.scale - DEC_SCALE_MAX
							  : power;
	if (power > 2 * DEC_SCALE_MAX || power < -2 * DEC_SCALE_MAX)
		return KPI_ERANGE;
	int scale = a.scale - power;
	wide v = a.mant;

	for (; scale < 0; scale++) {
		v *= 10;
		if (!fits(v))
			return KPI_ERANGE;
	}
	return store(v, scale, out);
}

/** Whether a magnitude with remainder r of den (0 <= r < den) is rounded away from zero. */
static bool round_away(wide r, wide den, bool neg, enum dec_round mode)
{
	switch (mode) {
	case DEC_FLOOR:
		return neg && r != 0;
	case DEC_CEIL:
		return !neg && r != 0;
	case DEC_HALF_UP:
		return r >= den - r;
	case DEC_TRUNC:
		break;
	}
	return false;
}

enum kpi_status dec_div(struct dec a, struct dec b, int scale, enum dec_round mode, struct dec *out)
{
	if (b.mant == 0 || scale < 0 || scale > DEC_SCALE_MAX)
		return KPI_ERANGE;
	bool neg = (a.mant < 0) != (b.mant < 0);
	wide num = dec_abs(a).mant, den = dec_abs(b).mant;
	int shift = b.scale - a.scale + scale;

	if (shift < 0) { /* |shift| <= 18: a.scale is at most that */
		den *= pow10_tab[-shift];
		shift = 0;
	}
	wide q = num / den, r = num % den;

	/* Long division, one digit a step: the numerator may need 200 bits, the remainder never does. */
	for (; shift > 0; shift--) {
		r *= 10;
		q = q * 10 + r / den;
		r %= den;
		if (!fits(q))
			return KPI_ERANGE;
	}
	if (round_away(r, den, neg, mode))
		q++;
	if (!fits(q))
		return KPI_ERANGE;
	*out = (struct dec){neg ? -(int64_t)q : (int64_t)q, scale};
	return KPI_OK;
}

enum kpi_status dec_rescale(struct dec a, int scale, enum dec_round mode, struct dec *out)
{
	return dec_div(a, dec_int(1), scale, mode, out);
}

struct interval interval_point(struct dec v)
{
	return (struct interval){.lo = v, .hi = v, .has_lo = true, .has_hi = true};
}

bool interval_has(struct interval i, struct dec v)
{
	if (i.has_lo) {
		int c = dec_cmp(v, i.lo);

		if (c < 0 || (c == 0 && i.lo_open))
			return false;
	}
	if (i.has_hi) {
		int c = dec_cmp(v, i.hi);

		if (c > 0 || (c == 0 && i.hi_open))
			return false;
	}
	return true;
}

bool interval_is_point(struct interval i)
{
	return i.has_lo && i.has_hi && !i.lo_open && !i.hi_open && dec_cmp(i.lo, i.hi) == 0;
}

bool interval_is_empty(struct interval i)
{
	if (!i.has_lo || !i.has_hi)
		return false;
	int c = dec_cmp(i.lo, i.hi);

	return c > 0 || (c == 0 && (i.lo_open || i.hi_open));
}

struct interval interval_neg(struct interval i)
{
	return (struct interval){dec_neg(i.hi), dec_neg(i.lo), i.has_hi, i.has_lo, i.hi_open, i.lo_open};
}

struct interval interval_meet(struct interval a, struct interval b)
{
	struct interval m = a;

	if (b.has_lo) {
		int c = a.has_lo ? dec_cmp(b.lo, a.lo) : 1;

		if (c > 0) {
			m.lo = b.lo;
			m.lo_open = b.lo_open;
		} else if (c == 0) {
			m.lo_open = a.lo_open || b.lo_open;
		}
		m.has_lo = true;
	}
	if (b.has_hi) {
		int c = a.has_hi ? dec_cmp(b.hi, a.hi) : -1;

		if (c < 0) {
			m.hi = b.hi;
			m.hi_open = b.hi_open;
		} else if (c == 0) {
			m.hi_open = a.hi_open || b.hi_open;
		}
		m.has_hi = true;
	}
	return m;
}

struct interval interval_integers(struct interval i)
{
	static const struct interval none = {.lo = {1, 0}, .hi = {0, 0}, .has_lo = true, .has_hi = true};
	struct interval r = {.has_lo = i.has_lo, .has_hi = i.has_hi};

	/* Rounding to an integer cannot leave the range; stepping over an open end at its edge can. */
	if (i.has_lo) {
		dec_rescale(i.lo, 0, DEC_CEIL, &r.lo);
		if (i.lo_open && dec_is_int(i.lo) && dec_add(r.lo, dec_int(1), &r.lo) != KPI_OK)
			return none;
	}
	if (i.has_hi) {
		dec_rescale(i.hi, 0, DEC_FLOOR, &r.hi);
		if (i.hi_open && dec_is_int(i.hi) && dec_sub(r.hi, dec_int(1), &r.hi) != KPI_OK)
			return none;
	}
	return r;
}
