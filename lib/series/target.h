/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_SERIES_TARGET_H
#define KPI_SERIES_TARGET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "extract/catalog.h"
#include "series/pair.h"

/*
 * Targets: a test of one indicator over a year, grouped into improvements. Read
 * by config/targets_conf.c, judged here. Pure.
 */

/** What a target tests. */
enum target_metric {
	TARGET_LEVEL,   /**< the level itself */
	TARGET_CHANGE,  /**< the change against the year before, in percent */
	TARGET_POINTS,  /**< the change of a rate against the year before, in percentage points */
	TARGET_NO_WORSE /**< not worse than the year before */
};

enum comparison { COMPARE_LE, COMPARE_LT, COMPARE_EQ, COMPARE_GE, COMPARE_GT };

const char *comparison_name(enum comparison c); /**< "<=", "<", "=", ">=", ">" */

struct target {
	const char *indicator;
	const char *region;       /**< full name; NULL: every region */
	enum target_metric metric;
	enum good direction;      /**< GOOD_UP or GOOD_DOWN */
	enum comparison comparison;
	struct dec value;         /**< unused for TARGET_NO_WORSE */
	struct dec tolerance;     /**< a miss by at most this counts as met; at least 0 */
	const char *source;       /**< who set it, or NULL */
	unsigned int line;        /**< where it stands in its file */
};

struct improvement {
	const char *key, *zh, *en;
	const char *const *indicators; /**< catalog ids that belong to it, in the catalog's order */
	size_t nindicators;
	const struct target *targets;
	size_t ntargets;
};

/** A set of targets. Owns everything it points at. */
struct target_set {
	const char *name, *zh, *en, *version, *source;
	const struct improvement *improvements;
	size_t nimprovements;
	struct arena arena;
};

void target_set_release(struct target_set *s); /**< a zeroed struct is fine */

enum verdict { VERDICT_NO_EVIDENCE, VERDICT_MET, VERDICT_MISSED, VERDICT_INDETERMINATE };

const char *verdict_name(enum verdict v); /**< "no evidence", "met", "missed", "indeterminate" */

/** Why a verdict is indeterminate. */
enum doubt {
	DOUBT_NONE,
	DOUBT_STRADDLES, /**< the interval holds both values that meet the target and values that miss it */
	DOUBT_RIVALS,    /**< rival values, or the claimed and the computed change, give different verdicts */
	DOUBT_RUNNING    /**< the count of a year that is not over */
};

const char *doubt_name(enum doubt d); /**< "", "straddles", "rivals", "running" */

struct target_result {
	enum verdict verdict;
	enum doubt doubt;
	bool tolerated; /**< met only by the tolerance */
	bool computed;  /**< judged by a computed change, none being claimed */
	bool running;   /**< of a part of the year */
};

/** Compare an interval with a test; VERDICT_NO_EVIDENCE never comes out. */
enum verdict judge_interval(struct interval i, enum comparison c, struct dec value);

/** Judge a target by a pair (NULL: nothing claimed). */
struct target_result target_judge(const struct target *t, const struct pair *p);

/** The verdict of an improvement: missed before indeterminate before met; no evidence where no target has any. */
enum verdict improvement_verdict(const struct target_result *results, size_t n, size_t *with_evidence);

#endif
