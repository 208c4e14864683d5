/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_SERIES_RANGES_H
#define KPI_SERIES_RANGES_H

#include <stddef.h>

#include "base/decimal.h"

/*
 * Ranges on the line of numbers that do not touch each other, numbered, and
 * asked which of them meets another range: in O(log n), for figures that
 * thousands of articles state differently. All lower ends are known beforehand.
 */

/** Owns its arrays. */
struct ranges {
	struct interval *ends; /**< the lower ends, ascending, each unbounded above */
	size_t nends;
	struct interval *at; /**< the range that begins at each of them, if any */
	size_t *tree; /**< the lowest number of a range, over each run of ends; its leaves begin at `leaves` */
	size_t leaves; /**< a power of two above nends */
};

/** No range. */
#define RANGES_NONE ((size_t)-1)

/** An empty set of ranges that begin where any of these do; empty ones are left out. */
void ranges_init(struct ranges *r, const struct interval *lows, size_t n);
void ranges_release(struct ranges *r);

/** Add range number `number`: not empty, its lower end is one of those known, and it meets none that is there. */
void ranges_add(struct ranges *r, struct interval i, size_t number);
/** Take out a range that was added. */
void ranges_remove(struct ranges *r, struct interval i);

/** The lowest number of a range that meets `i` (which may be empty), or RANGES_NONE. */
size_t ranges_first(const struct ranges *r, struct interval i);

#endif
