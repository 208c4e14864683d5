/* SPDX-License-Identifier: BSD-2-Clause */
/* The fraction of a numeral in characters: 三十三点九, 零点77. */
#include "extract/numeral_parts.h"

#include "extract/scan.h"

/* A digit behind 点: Arabic ones too where the whole is no hour (一百点123, 零点77), else -1. */
static int fraction_digit(uint32_t cp, int64_t whole)
{
	return scan_is_digit(cp) && (whole == 0 || whole > 24) ? (int)(cp - '0') : numeral_digit(cp);
}

/* 点 and digits behind a whole number; a clock's 三点五分 and 两点一名 are none. */
uint32_t numeral_point(const struct chars *c, uint32_t i, const struct numeral *out, int64_t *mant,
		       int *places)
{
	uint32_t point = scan_blanks(c, i, 1), n = scan_blanks(c, point + 1, 1) - i, first = n;
	bool blank = point != i || n != 1;
	const int64_t whole = out->chinese ? *mant : 0;
	int64_t v = *mant;

	if (c->cp[point] != U'点' || fraction_digit(c->cp[i + n], whole) < 0 || c->cp[i - 1] == U'两' ||
	    out->pair)
		return 0;
	while (fraction_digit(c->cp[i + n], whole) >= 0 && n <= 17) {
		if (__builtin_mul_overflow(v, 10, &v) ||
		    __builtin_add_overflow(v, fraction_digit(c->cp[i + n], whole), &v))
			return 0;
		n++;
	}
	if (n > 17 || scan_in(c->cp[i + n], U"十拾分刻钟名人位辆起家") ||
	    (c->cp[i + n] == U'个' && c->cp[i + n + 1] != U'百') || c->cp[i + n - 1] == U'两')
		return 0;
	/* 六 点 五 成, not a clock and a count */
	if (blank && !scan_in(c->cp[scan_blanks(c, i + n, 1)], U"成折%") && c->cp[i + n] != 0 &&
	    !scan_word(c, i + n, U"个百分"))
		return 0;
	*mant = v;
	*places = (int)(n - first);
	return n;
}
