/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_NUMERAL_H
#define KPI_EXTRACT_NUMERAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/decimal.h"
#include "extract/chars.h"

/*
 * Numerals: digits, Chinese numerals, and their scales, without approximators,
 * kinds or units. The lower floor of the number and the period grammars.
 */
struct numeral {
	uint32_t start, end;
	struct dec value;    /**< unset where !has_value */
	struct dec second;   /**< pair: the upper value (七八百: 700 and 800) */
	int step;            /**< power of ten of the last digit written: 2400 has 2, 1.2万 has 3 */
	bool has_value;      /**< false for 数十, 几百: a size only, [10^step, 10^(step+1)) */
	bool pair;
	bool fuzzy;          /**< a 余, 多, 几 stands inside (870余万, 十几亿, 一百零几万) */
	bool chinese;        /**< no Arabic digit */
	bool scaled;         /**< ends with 万 or 亿 */
	bool bare;           /**< a scale without a digit (百, 万, 千万), only where it was asked for */
};

/**
 * Read the numeral at i: 2400, 7,846, 58 310, 12.25, 1.2万, 870余万, 1亿3500万,
 * 二百三十四, 一千零四十三, 三十三点九, 二〇一八, 廿五, 七八百, 三五百, 数十万,
 * .5, 15k, 30w, 1.2M, 2e5, 2^5.
 * bare: accept 百, 千, 万, 亿 without a digit before them. False where none
 * stands there, or where it does not fit. At most 48 characters are looked at.
 */
bool numeral_parse(const struct chars *c, uint32_t i, bool bare, struct numeral *out);

/** The digit of a Chinese numeral character (两 is 2, 〇 零 are 0, formal forms too), or -1. */
int numeral_digit(uint32_t cp);

/** 10 to the power that a scale character stands for: 十 1, 百 2, 千 3, 万 4, 亿 8; 0 for any other. */
int numeral_scale(uint32_t cp);

#endif
