/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_REPORTS_SLOTS_H
#define KPI_REPORTS_SLOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "series/series.h"

/* Which periods of an indicator stand for a year. */

/** A period of an indicator that something is known of. */
struct slot {
	struct period period;
	enum period_kind kind;
};

/**
 * The periods of an indicator that belong to a year and of which anything is
 * observed, in the order of the series. *out is the caller's (free). A period
 * belongs to the year of its last day; a year from April to March to that of its first.
 */
size_t slots_of(const struct series *s, const char *region, const char *indicator, int year, struct slot **out);

/** Whether a slot begins before the year that it ends in, or nobody knows when: 近年来, 2016年以来. */
bool slot_is_open(const struct slot *s);

/**
 * Move the slots to show to the front and return how many: the full year
 * alone; else the longest part of it from January 1; else the open slots that
 * end last; with `all`, every one.
 */
size_t slots_choose(struct slot *slots, size_t n, int year, bool all);

/** The slot that targets are judged by: the year, else its longest part from January 1; n where there is neither. */
size_t slots_judged(const struct slot *slots, size_t n, int year);

#endif
