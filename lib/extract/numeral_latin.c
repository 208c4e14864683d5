/* SPDX-License-Identifier: BSD-2-Clause */
/* What Latin letters and signs do to a number before them: 15k, 30w, 1.2M, 2e5, 2^5. */
#include "extract/numeral_parts.h"

#include "extract/scan.h"

enum { EXPONENT_MAX = 32, SCALE_KEPT = 8 };

/* The power of ten that a letter at i multiplies by, 0 for none; a word or a unit (km, MB, wifi) is none. */
static int letter_power(const struct chars *c, uint32_t i)
{
	uint32_t next = c->cp[i] ? c->cp[i + 1] : 0;

	if (scan_is_letter(next) || scan_is_digit(next))
		return 0;
	switch (c->cp[i]) {
	case 'k':
	case 'K':
		return 3;
	case 'w':
	case 'W':
		return 4;
	case 'M':
		return 6;
	default:
		return 0;
	}
}

/* A signed exponent of at most two digits at i: its end, 0 for none. */
static uint32_t read_exponent(const struct chars *c, uint32_t i, int *exponent)
{
	bool negative = c->cp[i] == '-' || c->cp[i] == U'−';
	uint32_t n;
	int64_t v = 0;

	i += negative || c->cp[i] == '+';
	n = numeral_digits_from(c, i);
	if (n == 0 || n > 2 || scan_is_letter(c->cp[i + n]) || c->cp[i + n] == '.' ||
	    !numeral_put_digits(c, i, n, &v))
		return 0;
	*exponent = negative ? (int)-v : (int)v;
	return i + n;
}

/* base^exponent; digits that no longer fit are rounded off. */
static bool raise(struct dec base, int exponent, struct dec *out)
{
	struct dec v = dec_int(1);

	if (exponent < -EXPONENT_MAX || exponent > EXPONENT_MAX || base.mant == 0)
		return false;
	for (int k = exponent < 0 ? -exponent : exponent; k > 0; k--) {
		if (dec_mul(v, base, &v) != KPI_OK &&
		    (dec_rescale(v, SCALE_KEPT, DEC_HALF_UP, &v) != KPI_OK || dec_mul(v, base, &v) != KPI_OK))
			return false;
	}
	if (exponent < 0 && dec_div(dec_int(1), v, SCALE_KEPT, DEC_HALF_UP, &v) != KPI_OK)
		return false;
	*out = dec_short(v);
	return true;
}

void numeral_latin(const struct chars *c, struct numeral *n)
{
	uint32_t i = n->end, end;
	struct dec v;
	int power = letter_power(c, i), exponent;

	if (!power && c->cp[i] == ' ' && c->cp[i + 1] == 'M') {
		power = letter_power(c, i + 1);
		i++;
	}
	if (power && dec_shift(n->value, power, &v) == KPI_OK) {
		n->value = v;
		n->step += power;
		n->end = i + 1;
		n->scaled = true;
		return;
	}
	if (c->cp[i] != '^' && (c->cp[i] | 0x20) != 'e')
		return;
	end = read_exponent(c, i + 1, &exponent);
	if (!end ||
	    !(c->cp[i] == '^' ? raise(n->value, exponent, &v) : dec_shift(n->value, exponent, &v) == KPI_OK))
		return;
	n->step += c->cp[i] == '^' ? 0 : exponent;
	n->value = v;
	n->end = end;
}
