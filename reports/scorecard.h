/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_REPORTS_SCORECARD_H
#define KPI_REPORTS_SCORECARD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "extract/catalog.h"
#include "series/check.h"
#include "series/pair.h"
#include "series/series.h"
#include "series/target.h"

/*
 * The model of a report: one region's year, improvement by improvement. Built
 * once from the facts and rendered as a table, CSV or JSON, which therefore
 * cannot drift apart. Knows nothing of SQL or of terminals.
 */

/** Where a figure comes from. */
enum figure_origin {
	FIGURE_NONE,    /**< there is none */
	FIGURE_STATED,  /**< an article says so */
	FIGURE_DERIVED, /**< last year's level, from this year's level and the claimed change */
	FIGURE_COMPUTED /**< the change between two stated levels */
};

const char *figure_origin_name(enum figure_origin o); /**< "none", "stated", "derived", "computed" */

/** One typed cell of the report, with its provenance. */
struct figure {
	enum figure_origin origin;
	struct interval range;
	const char *unit;                 /**< of the figure itself: "percent" for a change in percent */
	const struct observation *stated; /**< FIGURE_STATED: all values with their citations; else NULL */
	bool basis_unstated;              /**< a claimed change that does not say against what */
	bool parts;                       /**< the values are parts of one enumeration, not rivals */
};

/** Which way an indicator went, seen from its good direction. */
enum trend { TREND_UNKNOWN, TREND_BETTER, TREND_WORSE, TREND_EVEN };

const char *trend_name(enum trend t); /**< "" , "better", "worse", "even" */

struct score_target {
	const struct target *target;
	struct target_result result;
};

/** One indicator in one period. */
struct score_row {
	const struct indicator *indicator;
	struct pair pair;
	bool evidence; /**< false: nothing was claimed, the row stands for its targets, over the year */
	bool open;     /**< the period begins before the year: shown, but neither compared nor judged */
	struct figure level, last, claimed, computed;
	const struct observation *const *others; /**< changes against anything but the year before: prev, year:N, since:DAY */
	size_t nothers;
	enum trend trend;
	const struct finding *findings;
	size_t nfindings;
	const struct score_target *targets;
	size_t ntargets;
	unsigned int sources; /**< articles behind level and change, verbatim reprints counted once */
	unsigned int copies;  /**< the same, reprints included */
};

struct score_group {
	const struct improvement *improvement; /**< NULL: indicators that belong to no improvement of the set */
	enum verdict verdict;
	size_t ntargets, with_evidence;        /**< coverage: targets that apply to the region, and those with evidence */
	const struct score_row *rows;          /**< in the catalog's order; periods in order of time */
	size_t nrows;
};

struct scorecard_options {
	int year;
	enum series_policy policy;
	bool all_periods; /**< months, events and other parts of the year too */
};

struct scorecard {
	const char *region;
	uint32_t region_code;
	struct scorecard_options options;
	const struct target_set *set;
	const struct score_group *groups; /**< one per improvement, in the set's order; then, if any, the rest */
	size_t ngroups;
	size_t ntargets, with_evidence;   /**< over all groups */
	size_t missed;                    /**< targets missed */
	size_t inconsistent;              /**< findings of kind FINDING_INCONSISTENT */
	size_t hidden;                    /**< rows of other parts of the year that all_periods would show */
	size_t observed;                  /**< rows with evidence */
	const struct pair *common;        /**< where all rows with evidence, open ones aside, are of one period, one of them; else NULL */
	struct series series;
	struct arena arena;
};

/**
 * Build the scorecard of a region from its facts (of the year, of the year before
 * and of the year after, whose articles may state this year's level again).
 * Facts, catalog and set must outlive it. A region without facts gives rows for
 * targets only.
 */
void scorecard_build(const struct fact *facts, size_t n, const char *region, uint32_t region_code,
		     const struct catalog *catalog, const struct target_set *set,
		     const struct scorecard_options *options, struct scorecard *out);

void scorecard_release(struct scorecard *s); /**< a zeroed struct is fine */

#endif
