/* SPDX-License-Identifier: BSD-2-Clause */
/* Arabic digits, thousands separators, and the scales behind a decimal. */
#include "extract/numeral_parts.h"

#include "extract/scan.h"

int numeral_digit(uint32_t cp)
{
	return cp < 0x3000 ? -1 : (int)(scan_class(cp) & CLASS_DIGIT_MASK) - 1;
}

int numeral_scale(uint32_t cp)
{
	static const int8_t powers[8] = {0, 1, 2, 3, 4, 8};

	return cp < 0x3000 ? 0 : powers[(scan_class(cp) & CLASS_SCALE_MASK) >> CLASS_SCALE_SHIFT];
}

int64_t numeral_power(int n)
{
	int64_t v = 1;

	while (n-- > 0)
		v *= 10;
	return v;
}

int numeral_zeros(int64_t v)
{
	int n = 0;

	while (v != 0 && v % 10 == 0) {
		v /= 10;
		n++;
	}
	return n;
}

/* A scale at i that really multiplies: 百 of 百分点 and 千 of 千克 do not. */
int numeral_scale_at(const struct chars *c, uint32_t i)
{
	uint32_t next = c->cp[i] ? c->cp[i + 1] : 0;
	int s = numeral_scale(c->cp[i]);

	if (s == 2 &&
	    ((next == U'分' && (c->cp[i + 2] == U'点' || c->cp[i + 2] == U'百')) || scan_in(next, U"货姓帕")))
		return 0;
	if (s == 3 && scan_in(next, U"克米瓦帕卡焦伏赫字比"))
		return 0;
	/* 兆 is a number in money and between numerals, else mega- */
	if (c->cp[i] == U'兆' &&
	    (numeral_digit(next) >= 0 || scan_is_digit(next) || scan_in(next, U"元美台日新十")))
		return 12;
	/* 3个亿 */
	if (c->cp[i] == U'个' && next == U'亿' && !numeral_scale(scan_prev(c, i)))
		return 8;
	return s;
}

/* Characters of the scale at i. */
uint32_t numeral_scale_length(const struct chars *c, uint32_t i)
{
	return c->cp[i] == U'个' ? 2 : 1;
}

/*
 * The position of the scale at i or behind one blank there (6 万, 177.1 亿元).
 * The blank is part of the numeral only if a scale follows.
 */
uint32_t numeral_at_scale(const struct chars *c, uint32_t i)
{
	return c->cp[i] == ' ' && numeral_scale_at(c, i + 1) >= 2 ? i + 1 : i;
}

/* ---- Arabic digits ---------------------------------------------------------- */

uint32_t numeral_digits_from(const struct chars *c, uint32_t i)
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
bool numeral_thousands_at(const struct chars *c, uint32_t i)
{
	if (c->cp[i] != ',' && c->cp[i] != ' ')
		return false;
	if (numeral_digits_from(c, i + 1) != 3)
		return false;
	if (c->cp[i] == ',')
		return true;
	if (c->off[i + 1] - c->off[i] > 1)
		return true;
	return (chars_is_han(c->cp[i + 4]) && !scan_in(c->cp[i + 4], U"年月日时号")) ||
	       (c->cp[i + 4] == ' ' && numeral_thousands_at(c, i + 4));
}

bool numeral_put_digits(const struct chars *c, uint32_t i, uint32_t n, int64_t *mant)
{
	for (uint32_t k = 0; k < n; k++)
		if (__builtin_mul_overflow(*mant, 10, mant) ||
		    __builtin_add_overflow(*mant, c->cp[i + k] - '0', mant))
			return false;
	return true;
}

bool numeral_arabic(const struct chars *c, uint32_t i, struct arabic *a)
{
	uint32_t n = numeral_digits_from(c, i);

	*a = (struct arabic){.end = i + n};
	if ((n == 0 && c->cp[i] != '.') || n > 18 || !numeral_put_digits(c, i, n, &a->mant))
		return false;
	if (n <= 3 && c->cp[i] != '0') {
		uint32_t sep = c->cp[a->end];

		while (c->cp[a->end] == sep && numeral_thousands_at(c, a->end)) {
			if (!numeral_put_digits(c, a->end + 1, 3, &a->mant))
				return false;
			a->end += 4;
		}
	}
	if (c->cp[a->end] == '.' && scan_is_digit(c->cp[a->end + 1])) {
		n = numeral_digits_from(c, a->end + 1);
		if (n > 12 || (c->cp[a->end + 1 + n] == '.' && scan_is_digit(c->cp[a->end + 2 + n])))
			return false;
		if (!numeral_put_digits(c, a->end + 1, n, &a->mant))
			return false;
		a->fraction = (int)n;
		a->end += 1 + n;
	}
	return a->end > i;
}

/* ---- scales behind a decimal ------------------------------------------------ */

bool numeral_is_fuzzy(uint32_t cp)
{
	return cp == U'余' || cp == U'多' || cp == U'几';
}

/* 1.2万, 3.6余亿, 二点五百万: multiply by every scale that follows. */
bool numeral_scale_decimal(const struct chars *c, int64_t mant, int fraction, struct numeral *out)
{
	struct dec v = {mant, fraction};
	int power = 0, s;

	uint32_t i = scan_blanks(c, out->end, 1);

	if (numeral_is_fuzzy(c->cp[i]) && numeral_scale_at(c, i + 1) >= 2) {
		out->fuzzy = true;
		out->end = i + 1;
	}
	i = numeral_at_scale(c, out->end);
	while ((s = numeral_scale_at(c, i)) >= 2 && power + s <= 16) {
		power += s;
		out->scaled = s >= 4;
		i += numeral_scale_length(c, i);
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
