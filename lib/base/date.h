/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_DATE_H
#define KPI_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/** A civil day of the proleptic Gregorian calendar. All zero means "no day". */
struct date {
	int16_t y; /**< 1 .. 9999 */
	int8_t m;  /**< 1 .. 12 */
	int8_t d;  /**< 1 .. 31 */
};

static inline struct date date_of(int y, int m, int d)
{
	return (struct date){(int16_t)y, (int8_t)m, (int8_t)d};
}

bool date_valid(struct date d);                /**< a day that exists */
bool date_is_set(struct date d);               /**< y != 0 */
int date_cmp(struct date a, struct date b);
bool date_eq(struct date a, struct date b);
int32_t date_to_days(struct date d);           /**< days since 1970-01-01, may be negative */
struct date date_from_days(int32_t days);
struct date date_add_days(struct date d, int n);
struct date date_add_months(struct date d, int n); /**< the day is cut to the month's last (31 Jan + 1 = 28 or 29 Feb) */
int date_days_in_month(int y, int m);
int date_weekday(struct date d);               /**< 1 = Monday .. 7 = Sunday */
/** Parse YYYY-MM-DD, all of s, a day that exists. KPI_EINPUT otherwise. */
enum kpi_status date_parse(struct slice s, struct date *out);
void date_put(struct buf *b, struct date d);   /**< YYYY-MM-DD */

/**
 * A period: half-open [start, end) inside the program, printed with its last
 * day inclusive. A bound that is unknown has date_is_set() false.
 */
struct period {
	struct date start;
	struct date end; /**< the first day after the period */
};

bool period_eq(struct period a, struct period b);
bool period_contains(struct period outer, struct period inner); /**< both fully known */
struct date period_last(struct period p);                        /**< the last day inclusive; unset where end is */
struct period period_year(int y);
struct period period_months(int y, int first, int last);         /**< first..last inclusive, 1..12 */

#endif
