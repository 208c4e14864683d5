/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_DECIMAL_H
#define KPI_BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Exact decimals: value = mant * 10^-scale. The scale keeps the digits as
 * claimed: 7.02 is (702, 2), 96.10 is (9610, 2). No function here ever uses a
 * binary floating-point number. Operations whose result does not fit return
 * KPI_ERANGE and leave *out untouched.
 */
struct dec {
	int64_t mant;
	int32_t scale; /**< 0 .. DEC_SCALE_MAX */
};

enum { DEC_SCALE_MAX = 18 };

static inline struct dec dec_int(int64_t v)
{
	return (struct dec){v, 0};
}

/** Parse [+-]digits[.digits], all of s. ASCII only. KPI_EINPUT where it is no number, KPI_ERANGE where it does not fit. */
enum kpi_status dec_parse(struct slice s, struct dec *out);
/** Append in plain notation with the scale's digits: (702,2) "7.02", (-5,1) "-0.5". */
void dec_put(struct buf *b, struct dec d);
/** Append with trailing zeros of the fraction removed (9610,2 gives "96.1"): the form of claims and CSV comparisons. */
void dec_put_short(struct buf *b, struct dec d);
int dec_cmp(struct dec a, struct dec b);               /**< <0, 0, >0 by value, never overflows */
bool dec_is_int(struct dec a);                         /**< no fraction, by value */
struct dec dec_neg(struct dec a);                      /**< INT64_MIN mantissas never occur */
struct dec dec_abs(struct dec a);
struct dec dec_short(struct dec a);                    /**< smallest scale with the same value */
enum kpi_status dec_add(struct dec a, struct dec b, struct dec *out);
enum kpi_status dec_sub(struct dec a, struct dec b, struct dec *out);
enum kpi_status dec_mul(struct dec a, struct dec b, struct dec *out);   /**< exact, or KPI_ERANGE */
enum kpi_status dec_shift(struct dec a, int power, struct dec *out);    /**< a * 10^power, exact; result has the smallest scale >= 0 that keeps a's digits */

enum dec_round { DEC_FLOOR, DEC_CEIL, DEC_HALF_UP /**< half away from zero */, DEC_TRUNC /**< towards zero */ };

/** a / b with `scale` digits after the point. b = 0 gives KPI_ERANGE. */
enum kpi_status dec_div(struct dec a, struct dec b, int scale, enum dec_round mode, struct dec *out);
/** a rounded to `scale` digits. */
enum kpi_status dec_rescale(struct dec a, int scale, enum dec_round mode, struct dec *out);

/**
 * An interval of decimals. A missing bound is unbounded. Bounds are closed
 * unless *_open is set: 2400余 is [2400, 2500), hi_open.
 */
struct interval {
	struct dec lo, hi;
	bool has_lo, has_hi;
	bool lo_open, hi_open;
};

struct interval interval_point(struct dec v);
bool interval_has(struct interval i, struct dec v);                         /**< v lies inside */
bool interval_is_point(struct interval i);
bool interval_is_empty(struct interval i);
struct interval interval_meet(struct interval a, struct interval b);        /**< intersection, maybe empty */
struct interval interval_neg(struct interval i);                            /**< all of -v for v in i */
/** The integers inside, as a closed interval with integer ends (counts). Unbounded ends stay. */
struct interval interval_integers(struct interval i);

#endif
