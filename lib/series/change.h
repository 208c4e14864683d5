/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_SERIES_CHANGE_H
#define KPI_SERIES_CHANGE_H

#include <stdbool.h>

#include "base/decimal.h"
#include "extract/claim.h"

/*
 * The arithmetic of levels and changes, in exact intervals. A figure as written
 * stands for every number that is written so: 7.02% is [7.015, 7.025] where it
 * was rounded and [7.02, 7.03) where it was cut off, and nobody can tell which.
 * So intervals here are the hull of both readings. A quotient that is no finite
 * decimal is rounded outward: an interval may be wider than the truth by the
 * last digit, never narrower.
 */

/** Digits after the point of computed percentages and of derived levels that are no counts. */
enum { CHANGE_SCALE = 6 };

/** What a level is, by its unit. */
bool unit_is_count(const char *unit); /**< case, person, item, …: whole numbers */
bool unit_is_rate(const char *unit);  /**< percent, permille, per_100k: a difference is in points */

/** The interval of a written figure whose last digit is worth 10^-d.scale, rounded or cut off. */
struct interval written_interval(struct dec d);

/** The same with a last digit worth `step` > 0. */
struct interval written_interval_step(struct dec d, struct dec step);

/**
 * The interval a claim's value stands for in comparisons: an exact figure is
 * the point; bounds of the words are as claimed, whole numbers for counts; of
 * an approximate figure (约300, 近一成), whose words allow no bounds, one step of
 * its last non-zero digit to either side.
 */
struct interval claim_literal(const struct claim *c);

/**
 * The interval with rounding allowed: of an exact figure with decimals, of a
 * percentage, or of one written in 万, 亿, 成 or 倍 (text: the value expression;
 * NULL: not known), the hull of rounding and truncation. Otherwise claim_literal.
 * A level of 100 percent is exact.
 */
struct interval claim_written(const struct claim *c, const char *text);

/** How a change is expressed. */
enum change_kind {
	CHANGE_PERCENT,  /**< relative, in percent of the earlier level */
	CHANGE_POINTS,   /**< the difference of two rates */
	CHANGE_ABSOLUTE, /**< the difference of two levels, in their unit */
	CHANGE_UNKNOWN   /**< a unit that fits neither */
};

/** The kind of a change in `change_unit` of a level in `level_unit`. */
enum change_kind change_kind_of(const char *change_unit, const char *level_unit);

/**
 * The earlier level that a level and a change imply: level / (1 + change) or
 * level - change. count: whole numbers only (the result may be empty: no whole
 * number fits). false where nothing follows (a fall by 100 percent, an
 * unbounded level, numbers that do not fit); *out is then untouched.
 */
bool change_prior(struct interval level, struct interval change, enum change_kind kind, bool count,
		  struct interval *out);

/** The change from `prior` to `level`, both at least 0. false where it is undefined (from 0) or does not fit. */
bool change_between(struct interval prior, struct interval level, enum change_kind kind, struct interval *out);

/** Move a bound outward to at most `scale` digits; for printing. */
struct interval interval_outward(struct interval i, int scale);

#endif
