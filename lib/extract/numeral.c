/* SPDX-License-Identifier: BSD-2-Clause */
/* Numerals in Chinese characters, and in mixtures with Arabic digits. */
#include "extract/numeral_parts.h"

#include "extract/scan.h"

struct sum {
	int64_t zhao, yi, wan, section; /* completed by 兆, by 亿, by 万, by 十 百 千 */
	int64_t pending; /* digits not yet multiplied */
	int64_t pair; /* what separates the two values of 七八, 0: none */
	int small, last; /* powers of the last small scale, of the last scale */
	uint32_t digits; /* of pending; 0: none */
	bool pending_arabic, arabic, units, zero, wan_set, yi_set;
};

static bool times(int64_t *v, int power)
{
	return !__builtin_mul_overflow(*v, numeral_power(power), v);
}

static bool sum_value(const struct sum *s, int64_t *v)
{
	return !__builtin_add_overflow(s->yi, s->wan, v) && !__builtin_add_overflow(*v, s->zhao, v) &&
	       !__builtin_add_overflow(*v, s->section, v) && !__builtin_add_overflow(*v, s->pending, v);
}

/* Whether two digits in a row at i are the two ends of a guess: 七八, 两三. */
static bool pair_at(const struct chars *c, uint32_t i)
{
	int a = numeral_digit(c->cp[i]), b = numeral_digit(c->cp[i + 1]);

	if (a < 1 || numeral_digit(c->cp[i + 2]) >= 0 || c->cp[i + 1] == U'两')
		return false;
	/* 三五百; 三五 alone is rather a name or a plan */
	if (b != a + 1 && (a != 3 || b != 5 || numeral_scale(c->cp[i + 2]) < 2))
		return false;
	/* 十四五 is a plan of five years */
	if (numeral_scale(scan_prev(c, i)) == 1 && !numeral_scale(c->cp[i + 2]) &&
	    scan_in(c->cp[i + 2], U"期规时末开收”\"」』"))
		return false;
	return i == 0 || numeral_digit(c->cp[i - 1]) < 0;
}

/* 九万三三七九, 六二九亿二四二四万: three or four digits behind 万 or 亿 stand for themselves. */
static bool spelled_out(const struct chars *c, uint32_t i, const struct sum *s)
{
	uint32_t n = s->digits;

	while (n <= 4 && numeral_digit(c->cp[i + n - s->digits]) >= 0)
		n++;
	return s->last >= 4 && s->section == 0 && n >= 3 && n <= 4 &&
	       (numeral_scale(c->cp[i + n - s->digits]) == 0 || numeral_scale(c->cp[i + n - s->digits]) >= 4);
}

/* One Chinese digit at i. Returns the characters taken, 0 to stop. */
static uint32_t take_digit(const struct chars *c, uint32_t i, struct sum *s)
{
	int d = numeral_digit(c->cp[i]);

	/* 三十两 is a weight */
	if (c->cp[i] == U'两' && (s->units || s->digits) && numeral_scale(c->cp[i + 1]) < 2)
		return 0;
	if (d == 0 && s->units && s->digits == 0) {
		s->zero = true;
		return 1;
	}
	if (s->digits > 0) {
		if ((s->units && !spelled_out(c, i, s)) || s->pending_arabic || s->pair || s->digits > 17)
			return 0;
		s->pending = s->pending * 10 + d;
		s->digits++;
		return 1;
	}
	if (s->pair)
		return 0;
	s->pending = d;
	s->digits = 1;
	if (pair_at(c, i)) {
		s->pair = numeral_digit(c->cp[i + 1]) - d;
		return 2;
	}
	return 1;
}

/* Arabic digits behind a scale: 1亿3500万, 1万600. */
static uint32_t take_arabic(const struct chars *c, uint32_t i, struct sum *s)
{
	uint32_t n = numeral_digits_from(c, i);
	struct arabic a;

	/* 1万9,874件 */
	if (s->units && s->digits == 0 && s->last >= 4 && n <= 3 && numeral_thousands_at(c, i + n) &&
	    numeral_arabic(c, i, &a) && a.fraction == 0 && a.mant < numeral_power(s->last)) {
		s->pending = a.mant;
		s->digits = a.end - i;
		s->pending_arabic = s->arabic = true;
		return a.end - i;
	}
	if (!s->units || s->digits > 0 || n > 9 ||
	    (n == 1 && numeral_scale_at(c, numeral_at_scale(c, i + 1)) == 0 && !s->zero))
		return 0;
	if (scan_in(c->cp[i + n], U"年月日.,:%") || (n == 4 && s->last < 4) || (int)n > s->last)
		return 0;
	s->pending = 0;
	if (!numeral_put_digits(c, i, n, &s->pending))
		return 0;
	s->digits = n;
	s->pending_arabic = s->arabic = true;
	return n;
}

static bool take_small(int power, bool bare, struct sum *s)
{
	if (power >= s->small || (s->digits > 1 && s->units))
		return false;
	if (s->digits == 0) {
		if (power > 1 && !(bare && !s->units))
			return false;
		s->pending = 1;
	} else if (s->pending == 0) {
		return false;
	}
	if (!times(&s->pending, power) || __builtin_add_overflow(s->section, s->pending, &s->section))
		return false;
	if (s->pair)
		s->pair *= s->digits ? numeral_power(power) : 1;
	s->pending = 0;
	s->digits = 0;
	s->small = s->last = power;
	s->units = true;
	s->zero = false;
	return true;
}

static bool take_big(int power, bool bare, struct sum *s)
{
	int64_t v = s->section + s->pending;

	if (v == 0 && !(power <= 8 && s->wan > 0)) {
		if (s->digits > 0 || s->units || !bare)
			return false;
		v = 1;
	}
	if (power == 12) {
		if (s->zhao || s->yi_set || s->wan_set || !times(&v, 12))
			return false;
		s->zhao = v;
	} else if (power == 4) {
		/* 四万万 */
		v = v == 0 ? s->wan : v;
		if ((s->wan_set && (s->section || s->pending)) || !times(&v, 4))
			return false;
		s->wan = v;
		s->wan_set = true;
	} else {
		if (s->yi_set || __builtin_add_overflow(v, s->wan, &v) || !times(&v, 8))
			return false;
		s->yi = v;
		s->wan = 0;
		s->yi_set = true;
		s->wan_set = false;
	}
	if (s->pair && !times(&s->pair, power))
		return false;
	s->section = s->pending = 0;
	s->digits = 0;
	s->small = 4;
	s->last = power;
	s->units = true;
	s->zero = false;
	return true;
}

/* 870余万, 十几亿, 1亿300多万: the low part is fuzzy, then multiplied. Returns the characters taken. */
static uint32_t take_fuzzy(const struct chars *c, uint32_t i, struct sum *s, struct numeral *out)
{
	int64_t low = s->section + s->pending;
	uint32_t n = numeral_at_scale(c, i + 1) - i;
	int power = 0, p;

	while (n < 5 && (p = numeral_scale_at(c, i + n)) >= 2) {
		power += p;
		out->scaled = p >= 4;
		n += numeral_scale_length(c, i + n);
	}
	if (power < 2 || (power < 4 && !s->arabic)) {
		out->scaled = false;
		return 0;
	}
	if (power >= 8) {
		low += s->wan;
		s->wan = 0;
	}
	out->step = numeral_zeros(low) + power;
	if (scan_prev(c, i) == U'零')
		out->step = power + 1; /* 一百零几万 is less than 110万 */
	if (low == 0 || power > 12 || !times(&low, power))
		return 0;
	s->section = low;
	s->pending = 0;
	out->fuzzy = true;
	return n;
}

static uint32_t take(const struct chars *c, uint32_t i, bool bare, struct sum *s)
{
	int power = numeral_scale_at(c, i);

	if (numeral_digit(c->cp[i]) >= 0)
		return take_digit(c, i, s);
	if (scan_is_digit(c->cp[i]))
		return take_arabic(c, i, s);
	if (power >= 4)
		return take_big(power, bare, s) ? numeral_scale_length(c, i) : 0;
	if (power > 0)
		return take_small(power, bare, s);
	if ((c->cp[i] == U'廿' || c->cp[i] == U'卅') && !s->units && s->digits == 0) {
		s->section = c->cp[i] == U'廿' ? 20 : 30;
		s->small = s->last = 1;
		s->units = true;
		return 1;
	}
	return 0;
}

/* 二百五 is 250, 三万五 35000: a last digit without its scale belongs to the next lower one. */
static void colloquial_tail(struct sum *s)
{
	if (s->units && s->digits == 1 && !s->pending_arabic && !s->zero && s->last >= 2 && s->pending > 0) {
		s->pending *= numeral_power(s->last - 1);
		s->pair *= numeral_power(s->last - 1);
	}
}

/*
 * The blanks at i where they stand inside a numeral: before a scale (7 万5 千,
 * 二十 亿), or behind one where a lower one follows (三千 八百, 7万 5千).
 */
static uint32_t over_blank(const struct chars *c, uint32_t i, const struct sum *s)
{
	uint32_t n = 1;

	if (c->cp[i] != ' ' || !(s->units || s->digits))
		return 0;
	if (c->cp[i + 1] == ' ' && s->digits > 0 && !s->units && numeral_scale(c->cp[i + 2]) >= 4)
		return 2; /* 1000  万 */
	if (numeral_scale_at(c, i + 1) > 0)
		return s->digits > 0 ||
		       (numeral_scale_at(c, i + 1) >= 4 && s->last < numeral_scale_at(c, i + 1));
	if (!s->units || s->digits > 0)
		return 0;
	if (numeral_digit(c->cp[i + 1]) >= 0)
		return !s->arabic;
	while (n < 5 && scan_is_digit(c->cp[i + n]))
		n++;
	return n > 1 && numeral_scale_at(c, i + n) > 0 && numeral_scale_at(c, i + n) < s->last;
}

static bool parse_integer(const struct chars *c, bool bare, struct sum *s, struct numeral *out)
{
	uint32_t i = out->end, n = 0, last_kept = i;
	int64_t v, second;

	while (i - out->start < NUMERAL_MAX) {
		uint32_t blank = over_blank(c, i, s);

		n = take(c, i + blank, bare, s);
		if (n == 0)
			break;
		i += blank + n;
		if (!s->zero || s->digits > 0)
			last_kept = i;
	}
	if (!s->units && s->digits == 0)
		return false;
	if (i - out->start >= NUMERAL_MAX)
		return false;
	i = last_kept;
	out->scaled = i > out->start && numeral_scale(c->cp[i - 1]) >= 4;
	out->chinese = !s->arabic;
	if (c->cp[i] == U'零' && c->cp[i + 1] == U'几' && !s->pair) {
		n = take_fuzzy(c, i + 1, s, out);
		i += n ? n + 1 : 0;
	} else if (numeral_is_fuzzy(c->cp[scan_blanks(c, i, 1)]) && !s->pair) {
		n = take_fuzzy(c, scan_blanks(c, i, 1), s, out);
		i = n ? scan_blanks(c, i, 1) + n : i;
	}
	if (!out->fuzzy)
		colloquial_tail(s);
	if (!sum_value(s, &v))
		return false;
	out->end = i;
	if ((out->chinese || c->cp[i] == U'点') && !out->fuzzy) {
		int places = 0;

		n = numeral_point(c, i, out, &v, &places);
		/* 8点5倍; 8点5 alone is an hour */
		if (n && (out->chinese || scan_in(c->cp[i + n], U"倍%‰"))) {
			out->end += n;
			return numeral_scale_decimal(c, v, places, out);
		}
	}
	out->has_value = true;
	out->value = dec_int(v);
	if (!out->fuzzy)
		out->step = numeral_zeros(v);
	if (s->pair) {
		if (__builtin_add_overflow(v, s->pair, &second))
			return false;
		out->pair = true;
		out->second = dec_int(second);
	}
	return true;
}

/* 数十, 几百万, 好几千: a size without a number. */
static bool parse_vague(const struct chars *c, uint32_t i, struct numeral *out)
{
	int power = 0, s;
	uint32_t n = 1;

	while (n < 4 && (s = numeral_scale_at(c, i + n)) > 0) {
		power += s;
		out->scaled = s >= 4;
		n++;
	}
	if (power == 0 || power > 16)
		return false;
	out->end = i + n;
	out->step = power;
	out->chinese = true;
	return true;
}

bool numeral_parse(const struct chars *c, uint32_t i, bool bare, struct numeral *out)
{
	struct sum s = {.small = 4};
	struct arabic a;
	bool read;

	*out = (struct numeral){.start = i, .end = i};
	if (i >= c->n)
		return false;
	if (c->cp[i] == U'数' || c->cp[i] == U'几')
		return parse_vague(c, i, out);
	if (scan_is_digit(c->cp[i]) || c->cp[i] == '.') {
		if (!numeral_arabic(c, i, &a))
			return false;
		out->end = a.end;
		if (a.fraction > 0) {
			read = numeral_scale_decimal(c, a.mant, a.fraction, out);
			if (read && out->end == a.end)
				numeral_latin(c, out);
			return read;
		}
		s.pending = a.mant;
		s.digits = a.end - i;
		s.pending_arabic = s.arabic = true;
	}
	out->bare = numeral_scale(c->cp[i]) >= 2;
	read = parse_integer(c, bare, &s, out);
	if (read && s.arabic && !s.units && !out->fuzzy && out->value.scale == 0)
		numeral_latin(c, out);
	return read;
}
