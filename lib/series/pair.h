/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_SERIES_PAIR_H
#define KPI_SERIES_PAIR_H

#include <stdbool.h>
#include <stddef.h>

#include "series/change.h"
#include "series/series.h"

/*
 * One indicator in one period beside the same period a year before: what is
 * stated of both, what change is claimed, and what follows. The unit of every
 * report row, check and target. Borrows from the series.
 */

/** The changes against the year before that can be claimed of one period. */
enum pair_change { PAIR_PERCENT, PAIR_POINTS, PAIR_ABSOLUTE, PAIR_UNSTATED /**< in percent, basis unstated */, PAIR_CHANGES };

struct pair {
	const char *region;
	const char *indicator;
	struct period period;
	enum period_kind kind;
	struct period base;              /**< the same period a year before */
	const char *unit;                /**< of the levels; NULL where no level is known */
	const struct observation *level; /**< of the period, or NULL */
	const struct observation *prior; /**< the level of `base`, stated, or NULL */
	const struct observation *change[PAIR_CHANGES]; /**< each or NULL */
};

/** Gather what the series knows. `unit`: the canonical unit, used where several units occur. */
void pair_make(const struct series *s, const char *region, const char *indicator, struct period period,
	       enum period_kind kind, const char *unit, struct pair *out);

/** Whether there is a level or a change of the period itself. */
bool pair_has_evidence(const struct pair *p);

/** The claimed change to show: points before percent for a rate, percent before absolute otherwise; NULL: none. */
const struct observation *pair_claimed(const struct pair *p, enum change_kind *kind);

/** The earlier level that this period's level and claimed change imply (values that the policy puts first). */
bool pair_implied(const struct pair *p, struct interval *out);

/** The change between two levels: in points for a rate, in percent otherwise. */
bool pair_computed(const struct pair *p, const struct value *prior, const struct value *level, struct interval *out,
		   enum change_kind *kind);

#endif
