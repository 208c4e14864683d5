/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_NUMBER_H
#define KPI_EXTRACT_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/decimal.h"
#include "extract/chars.h"

/*
 * The number grammar: one deterministic scan at a position of the folded text,
 * linear in what it consumes, no state. Knows numerals and approximators, and
 * no unit words beyond those that are part of a number (%, 百分点, 成, 倍, 折, ‰, 元).
 */

/** How exact a number is (claims.md, `bound`). */
enum bound { BOUND_EXACT, BOUND_ABOUT, BOUND_GE, BOUND_GT, BOUND_LE, BOUND_LT };

/** "=", "~", ">=", ">", "<=", "<". */
const char *bound_name(enum bound b);

enum number_kind {
	NUMBER_PLAIN,    /**< 2400余 */
	NUMBER_PERCENT,  /**< 7.02%, 百分之三, 三成, 一半, 四分之一: value in percent */
	NUMBER_POINT,    /**< 3.7个百分点 */
	NUMBER_PERMILLE, /**< 5‰: value in permille */
	NUMBER_MULTIPLE, /**< 1.6倍, 一倍; 翻一番 is the reader's (claims) business */
	NUMBER_ORDINAL,  /**< 第4 (位, 名, 个) */
	NUMBER_RANGE     /**< 10至15, 七八起 (~): no value, low and high given */
};

struct number {
	enum number_kind kind;
	uint32_t start, end;        /**< characters, approximators included: 约2.4万余, 超过1.2亿, 近一成, 三成多, 98%以上 */
	uint32_t digits_start, digits_end; /**< the numeral alone, with its 万/亿 and its %, without approximators */
	enum number_kind range_kind; /**< RANGE: the kind of both ends */
	struct dec value;           /**< RANGE: the lower end; unset where !has_value */
	bool has_value;             /**< false for RANGE and for 数十, 几百 (range then says [10, 100) and the like) */
	int step;                   /**< power of ten of the last digit written: 2400 has 2, 1.2万 has 3 */
	struct interval range;      /**< what the words allow: 余/多 half-open one step of the last digit written; about: unbounded */
	enum bound bound;
	int sign;                   /**< -1 or +1 where a sign is written (同比-12.4%, +6.9, ↓3%), else 0; value is then signed */
	bool vague;                 /**< 数十, 上百, 几十: a size without a number (上千 is >= 1000; 数十 has no value) */
	bool chinese;               /**< written in Chinese numerals only (三, 二百六十) */
	bool fraction;              /**< 四分之一, 1/3: PERCENT, value in percent (to four decimals) */
	bool ends_with_scale;       /**< the numeral ends with 万/亿 (a unit may still multiply: 万元 is read here) */
};

/**
 * Read the number that starts at character i (an approximator before the
 * numeral counts as its start). Returns false where none starts there.
 * Thousands separators, a space before %, 万/亿 in every position of 余/多
 * (320余万, 3.2万余, 36亿余), Chinese numerals and digit strings, 成, 分之, 半,
 * 折, 倍, 以上/以下/以内/左右 after the unit are the caller's (number_tail).
 */
bool number_scan(const struct chars *c, uint32_t i, struct number *out);

/**
 * After the unit word: 以上, 以下, 以内, 左右, 余 (36起余), 多 change the bound.
 * i: the character after the unit. Returns the characters consumed (0 for none) and updates *n.
 */
uint32_t number_tail(const struct chars *c, uint32_t i, struct number *n);

#endif
