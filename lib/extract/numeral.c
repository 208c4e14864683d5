/* SPDX-License-Identifier: BSD-2-Clause */
/* Numerals in Arabic digits, Chinese characters and mixtures of both. */
#include "extract/numeral.h"

#include "extract/scan.h"

enum { NUMERAL_MAX = 48 };

int numeral_digit(uint32_t cp)
{
	return cp < 0x3000 ? -1 : (int)(scan_class(cp) & CLASS_DIGIT_MASK) - 1;
}

int numeral_scale(uint32_t cp)
{
	static const int8_t powers[8] = {0, 1, 2, 3, 4, 8};

	return cp < 0x3000 ? 0 : powers[(scan_class(cp) & CLASS_SCALE_MASK) >> CLASS_SCALE_SHIFT];
}

static int64_t power_of_ten(int n)
{
	int64_t v = 1;

	while (n-- > 0)
		v *= 10;
	return v;
}

static int trailing_zeros(int64_t v)
{
	int n = 0;

	while (v != 0 && v % 10 == 0) {
		v /= 10;
		n++;
	}
	return n;
}

/* A scale at i that really multiplies: 百 of 百分点 and 千 of 千克 do not. */
static int scale_at(const struct chars *c, uint32_t i)
{
	uint32_t next = c->cp[i] ? c->cp[i + 1] : 0;
	int s = numeral_scale(c->cp[i]);

	if (s == 2 && ((next == U'分' && (c->cp[i + 2] == U'点' || c->cp[i + 2] == U'百')) || scan_in(next, U"货姓帕")))
		return 0;
	if (s == 3 && scan_in(next, U"克米瓦帕卡焦伏赫字比"))
		return 0;
	/* 兆 is a number in money and between numerals, else mega- */
	if (c->cp[i] == U'兆' && (numeral_digit(next) >= 0 || scan_is_digit(next) || scan_in(next, U"元美台日新十")))
		return 12;
	/* 3个亿 */
	if (c->cp[i] == U'个' && next == U'亿' && !numeral_scale(scan_prev(c, i)))
		return 8;
	return s;
}

/* Characters of the scale at i. */
static uint32_t scale_length(const struct chars *c, uint32_t i)
{
	return c->cp[i] == U'个' ? 2 : 1;
}

/*
 * The position of the scale at i or behind one blank there (6 万, 177.1 亿元).
 * The blank is part of the numeral only if a scale follows.
 */
static uint32_t at_scale(const struct chars *c, uint32_t i)
{
	return c->cp[i] == ' ' && scale_at(c, i + 1) >= 2 ? i + 1 : i;
}

/* ---- Arabic digits ---------------------------------------------------------- */

static uint32_t digits_from(const struct chars *c, uint32_t i)
{
	uint32_t n = 0;

	while (n < NUMERAL_MAX && scan_is_digit(c->cp[i + n]))
		n++;
	return n;
}

/*
 * A group of thousands behind position i: 1 and three digits. A comma always
 * parts one; a blank only where a unit follows, so that columns of a flattened
 * table stay apart, and a single thin one anywhere.
 */
static bool thousands_at(const struct chars *c, uint32_t i)
{
	if (c->cp[i] != ',' && c->cp[i] != ' ')
		return false;
	if (digits_from(c, i + 1) != 3)
		return false;
	if (c->cp[i] == ',')
		return true;
	if (c->off[i + 1] - c->off[i] > 1)
		return true;
	return (chars_is_han(c->cp[i + 4]) && !scan_in(c->cp[i + 4], U"年月日时号")) ||
	       (c->cp[i + 4] == ' ' && thousands_at(c, i + 4));
}

struct arabic {
	uint32_t end;
	int64_t mant;
	int fraction;  /* digits behind the point */
	bool grouped;
};

static bool put_digits(const struct chars *c, uint32_t i, uint32_t n, int64_t *mant)
{
	for (uint32_t k = 0; k < n; k++)
		if (__builtin_mul_overflow(*mant, 10, mant) || __builtin_add_overflow(*mant, c->cp[i + k] - '0', mant))
			return false;
	return true;
}

static bool parse_arabic(const struct chars *c, uint32_t i, struct arabic *a)
{
	uint32_t n = digits_from(c, i);

	*a = (struct arabic){.end = i + n};
	if (n == 0 || n > 18 || !put_digits(c, i, n, &a->mant))
		return false;
	if (n <= 3 && c->cp[i] != '0') {
		uint32_t sep = c->cp[a->end];

		while (c->cp[a->end] == sep && thousands_at(c, a->end)) {
			if (!put_digits(c, a->end + 1, 3, &a->mant))
				return false;
			a->end += 4;
			a->grouped = true;
		}
	}
	if (c->cp[a->end] == '.' && scan_is_digit(c->cp[a->end + 1])) {
		n = digits_from(c, a->end + 1);
		if (n > 12 || (c->cp[a->end + 1 + n] == '.' && scan_is_digit(c->cp[a->end + 2 + n])))
			return false;
		if (!put_digits(c, a->end + 1, n, &a->mant))
			return false;
		a->fraction = (int)n;
		a->end += 1 + n;
	}
	return true;
}

/* ---- scales behind a decimal ------------------------------------------------ */

static bool is_fuzzy(uint32_t cp)
{
	return cp == U'余' || cp == U'多' || cp == U'几';
}

/* 1.2万, 3.6余亿, 二点五百万: multiply by every scale that follows. */
static bool scale_decimal(const struct chars *c, int64_t mant, int fraction, struct numeral *out)
{
	struct dec v = {mant, fraction};
	int power = 0, s;

	uint32_t i = scan_blanks(c, out->end, 1);

	if (is_fuzzy(c->cp[i]) && scale_at(c, i + 1) >= 2) {
		out->fuzzy = true;
		out->end = i + 1;
	}
	i = at_scale(c, out->end);
	while ((s = scale_at(c, i)) >= 2 && power + s <= 16) {
		power += s;
		out->scaled = s >= 4;
		i += scale_length(c, i);
		out->end = i;
	}
	out->step = power - fraction;
	out->has_value = true;
	if (power == 0) {
		out->value = v;
		return true;
	}
	return dec_shift(v, power, &out->value) == KPI_OK;
}

/* ---- integers: Chinese, or Arabic with scales ------------------------------- */

struct sum {
	int64_t zhao, yi, wan, section; /* completed by 兆, by 亿, by 万, by 十 百 千 */
	int64_t pending;           /* digits not yet multiplied */
	int64_t pair;              /* what separates the two values of 七八, 0: none */
	int small, last;           /* powers of the last small scale, of the last scale */
	uint32_t digits;           /* of pending; 0: none */
	bool pending_arabic, arabic, units, zero, wan_set, yi_set;
};

static bool times(int64_t *v, int power)
{
	return !__builtin_mul_overflow(*v, power_of_ten(power), v);
}

static bool sum_value(const struct sum *s, int64_t *v)
{
	return !__builtin_add_overflow(s->yi, s->wan, v) && !__builtin_add_overflow(*v, s->zhao, v) && !__builtin_add_overflow(*v, s->section, v) &&
	       !__builtin_add_overflow(*v, s->pending, v);
}

/* Whether two digits in a row at i are the two ends of a guess: 七八, 两三. */
static bool pair_at(const struct chars *c, uint32_t i)
{
	int a = numeral_digit(c->cp[i]), b = numeral_digit(c->cp[i + 1]);

	if (a < 1 || b != a + 1 || numeral_digit(c->cp[i + 2]) >= 0 || c->cp[i + 1] == U'两')
		return false;
	/* 十四五 is a plan of five years */
	if (numeral_scale(scan_prev(c, i)) == 1 && !numeral_scale(c->cp[i + 2]) && scan_in(c->cp[i + 2], U"期规时末开收”\"」』"))
		return false;
	return i == 0 || numeral_digit(c->cp[i - 1]) < 0;
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
		if (s->units || s->pending_arabic || s->pair || s->digits > 17)
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
		s->pair = 1;
		return 2;
	}
	return 1;
}

/* Arabic digits behind a scale: 1亿3500万, 1万600. */
static uint32_t take_arabic(const struct chars *c, uint32_t i, struct sum *s)
{
	uint32_t n = digits_from(c, i);
	struct arabic a;

	/* 1万9,874件 */
	if (s->units && s->digits == 0 && s->last >= 4 && n <= 3 && thousands_at(c, i + n) && parse_arabic(c, i, &a) &&
	    a.fraction == 0 && a.mant < power_of_ten(s->last)) {
		s->pending = a.mant;
		s->digits = a.end - i;
		s->pending_arabic = s->arabic = true;
		return a.end - i;
	}
	if (!s->units || s->digits > 0 || n > 9 || (n == 1 && scale_at(c, at_scale(c, i + 1)) == 0 && !s->zero))
		return 0;
	if (scan_in(c->cp[i + n], U"年月日.,:%") || (n == 4 && s->last < 4) || (int)n > s->last)
		return 0;
	s->pending = 0;
	if (!put_digits(c, i, n, &s->pending))
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
		s->pair *= s->digits ? power_of_ten(power) : 1;
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
	uint32_t n = at_scale(c, i + 1) - i;
	int power = 0, p;

	while (n < 5 && (p = scale_at(c, i + n)) >= 2) {
		power += p;
		out->scaled = p >= 4;
		n += scale_length(c, i + n);
	}
	if (power < 2 || (power < 4 && !s->arabic)) {
		out->scaled = false;
		return 0;
	}
	if (power >= 8) {
		low += s->wan;
		s->wan = 0;
	}
	out->step = trailing_zeros(low) + power;
	if (low == 0 || power > 12 || !times(&low, power))
		return 0;
	s->section = low;
	s->pending = 0;
	out->fuzzy = true;
	return n;
}

static uint32_t take(const struct chars *c, uint32_t i, bool bare, struct sum *s)
{
	int power = scale_at(c, i);

	if (numeral_digit(c->cp[i]) >= 0)
		return take_digit(c, i, s);
	if (scan_is_digit(c->cp[i]))
		return take_arabic(c, i, s);
	if (power >= 4)
		return take_big(power, bare, s) ? scale_length(c, i) : 0;
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

/* 点 and Chinese digits behind a whole number; a clock's 三点五分 and 两点一名 are none. */
static uint32_t chinese_fraction(const struct chars *c, uint32_t i, const struct numeral *out, int64_t *mant, int *places)
{
	uint32_t point = scan_blanks(c, i, 1), n = scan_blanks(c, point + 1, 1) - i, first = n;
	bool blank = point != i || n != 1;
	int64_t v = *mant;

	if (c->cp[point] != U'点' || numeral_digit(c->cp[i + n]) < 0 || c->cp[i - 1] == U'两' || out->pair)
		return 0;
	while (numeral_digit(c->cp[i + n]) >= 0 && n <= 17) {
		if (__builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, numeral_digit(c->cp[i + n]), &v))
			return 0;
		n++;
	}
	if (n > 17 || scan_in(c->cp[i + n], U"十拾分刻钟名人位辆起家") ||
	    (c->cp[i + n] == U'个' && c->cp[i + n + 1] != U'百') || c->cp[i + n - 1] == U'两')
		return 0;
	/* 六 点 五 成, not a clock and a count */
	if (blank && !scan_in(c->cp[scan_blanks(c, i + n, 1)], U"成折%") && c->cp[i + n] != 0)
		return 0;
	*mant = v;
	*places = (int)(n - first);
	return n;
}

/* 二百五 is 250, 三万五 35000: a last digit without its scale belongs to the next lower one. */
static void colloquial_tail(struct sum *s)
{
	if (s->units && s->digits == 1 && !s->pending_arabic && !s->zero && s->last >= 2 && s->pending > 0) {
		s->pending *= power_of_ten(s->last - 1);
		s->pair *= power_of_ten(s->last - 1);
	}
}

/*
 * Whether the blank at i stands inside a numeral: before a scale (7 万5 千,
 * 二十 亿), or behind one where a lower one follows (三千 八百, 7万 5千).
 */
static uint32_t over_blank(const struct chars *c, uint32_t i, const struct sum *s)
{
	uint32_t n = 1;

	if (c->cp[i] != ' ' || !(s->units || s->digits))
		return 0;
	if (scale_at(c, i + 1) > 0)
		return s->digits > 0 || (scale_at(c, i + 1) >= 4 && s->last < scale_at(c, i + 1));
	if (!s->units || s->digits > 0)
		return 0;
	if (numeral_digit(c->cp[i + 1]) >= 0)
		return !s->arabic;
	while (n < 5 && scan_is_digit(c->cp[i + n]))
		n++;
	return n > 1 && scale_at(c, i + n) > 0 && scale_at(c, i + n) < s->last;
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
	if (is_fuzzy(c->cp[scan_blanks(c, i, 1)]) && !s->pair) {
		n = take_fuzzy(c, scan_blanks(c, i, 1), s, out);
		i = n ? scan_blanks(c, i, 1) + n : i;
	}
	if (!out->fuzzy)
		colloquial_tail(s);
	if (!sum_value(s, &v))
		return false;
	out->end = i;
	if (out->chinese && !out->fuzzy) {
		int places = 0;

		n = chinese_fraction(c, i, out, &v, &places);
		if (n) {
			out->end += n;
			return scale_decimal(c, v, places, out);
		}
	}
	out->has_value = true;
	out->value = dec_int(v);
	if (!out->fuzzy)
		out->step = trailing_zeros(v);
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

	while (n < 4 && (s = scale_at(c, i + n)) > 0) {
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

	*out = (struct numeral){.start = i, .end = i};
	if (i >= c->n)
		return false;
	if (c->cp[i] == U'数' || c->cp[i] == U'几')
		return parse_vague(c, i, out);
	if (scan_is_digit(c->cp[i])) {
		if (!parse_arabic(c, i, &a))
			return false;
		out->end = a.end;
		if (a.fraction > 0)
			return scale_decimal(c, a.mant, a.fraction, out);
		s.pending = a.mant;
		s.digits = a.end - i;
		s.pending_arabic = s.arabic = true;
	}
	out->bare = numeral_scale(c->cp[i]) >= 2;
	return parse_integer(c, bare, &s, out);
}
