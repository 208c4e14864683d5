/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_NUMERAL_PARTS_H
#define KPI_EXTRACT_NUMERAL_PARTS_H

#include "extract/numeral.h"

/* The pieces of the numeral grammar. Private to it. */

enum { NUMERAL_MAX = 48 };

/** A number in Arabic digits: mant * 10^-fraction. */
struct arabic {
	uint32_t end;
	int64_t mant;
	int fraction; /**< digits behind the point */
};

int64_t numeral_power(int n);                                   /**< 10^n, 0 <= n <= 18 */
int numeral_zeros(int64_t v);                                   /**< zeros that v ends with */
int numeral_scale_at(const struct chars *c, uint32_t i);        /**< power of a scale that really multiplies (not 百分点, 千克), 0: none */
uint32_t numeral_scale_length(const struct chars *c, uint32_t i); /**< characters of that scale (个亿 has 2) */
uint32_t numeral_at_scale(const struct chars *c, uint32_t i);   /**< i, or behind one blank there if a scale follows */
uint32_t numeral_digits_from(const struct chars *c, uint32_t i);
bool numeral_thousands_at(const struct chars *c, uint32_t i);   /**< a separator and three digits */
bool numeral_put_digits(const struct chars *c, uint32_t i, uint32_t n, int64_t *mant); /**< append n digits; false on overflow */
bool numeral_arabic(const struct chars *c, uint32_t i, struct arabic *a);
bool numeral_is_fuzzy(uint32_t cp);                             /**< 余, 多, 几 */
/** 点 and digits at i, behind a whole number: appends them to *mant and counts them in *places. Characters taken, 0 for none. */
uint32_t numeral_point(const struct chars *c, uint32_t i, const struct numeral *out, int64_t *mant, int *places);
/** Behind Arabic digits: a letter that multiplies (15k, 30w, 1.2M), a power of ten (2e5), a power (2^5). */
void numeral_latin(const struct chars *c, struct numeral *n);
/** Multiply by every scale behind out->end; false where the product does not fit. */
bool numeral_scale_decimal(const struct chars *c, int64_t mant, int fraction, struct numeral *out);

#endif
