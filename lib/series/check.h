/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_SERIES_CHECK_H
#define KPI_SERIES_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "series/pair.h"

/*
 * Consistency checks. A check is one function over a pair; it finds figures
 * that cannot all be true at once, and says so as "inconsistent with", never
 * "false": which of them is wrong it does not know. To add one, write the
 * function and put it into the table in check.c.
 */

enum finding_kind {
	FINDING_INCONSISTENT, /**< a claimed change outside what the levels allow */
	FINDING_RESTATED      /**< last year's level as published then and as stated or implied now */
};

/** What a check found, with the numbers of its arithmetic. Borrows from the series. */
struct finding {
	const char *check;             /**< "C1" */
	enum finding_kind kind;
	const char *indicator;
	struct period period, base;
	enum period_kind period_kind;
	const char *unit;              /**< of the levels */
	const struct value *level;     /**< this period's level; may be NULL */
	const struct value *prior;     /**< last year's level as published then */
	const struct value *now;       /**< RESTATED: last year's level as stated later; NULL: only implied */
	const struct value *change;    /**< the claimed change; may be NULL */
	enum change_kind change_kind;  /**< of `change` and `computed` */
	bool has_computed, has_implied;
	struct interval computed;      /**< the change that `level` and `prior` allow */
	struct interval implied;       /**< the earlier level that `level` and `change` allow */
	bool fits_then, fits_now;      /**< RESTATED: whether the claimed change agrees with the one and the other */
};

/** The most findings that one pair can have. */
enum { FINDINGS_MAX = 8 };

/** Run every check over a pair; stores up to FINDINGS_MAX findings and returns how many. */
size_t check_pair(const struct pair *p, struct finding out[FINDINGS_MAX]);

/** Whether a change claimed of a pair agrees with these two levels, rounding and truncation allowed. */
bool change_agrees(const struct value *change, enum change_kind kind, const struct value *prior,
		   const struct value *level, const char *unit);

#endif
