/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_SERIES_SERIES_H
#define KPI_SERIES_SERIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/mem.h"
#include "extract/claim.h"

/*
 * From claims to observations. Pure: arrays in, arrays out; no SQL.
 *
 * A series is (region, indicator, period, period kind, measure, basis, unit).
 * Kinds of period are never mixed: January to August as `ytd` and as `months`
 * are two series, and neither is a year. Only claims of modality `actual` with
 * an indicator and a level or a change make observations.
 *
 * Claims of one series and period that can be true together are one value with
 * many sources; those that cannot are rivals: all are kept, and the policy only
 * says which comes first.
 */

/** A claim with the evidence behind it. Everything is borrowed. */
struct fact {
	int64_t id;            /**< of the claim, in its store */
	struct claim claim;
	const char *text;      /**< the value expression, or NULL */
	const char *quote;     /**< the sentence, or NULL */
	const char *doc;       /**< URL, else path; never NULL */
	const char *title;     /**< or NULL */
	const char *source;    /**< the outlet, or NULL */
	struct date published; /**< unset where unknown: sorts before every day */
	int64_t article;       /**< the same for all claims of one article */
	const char *witness;   /**< equal for verbatim reprints (a hash of the text); NULL: the article alone */
};

/** Which of several rival values comes first. */
enum series_policy {
	POLICY_LATEST, /**< the one last published */
	POLICY_FIRST   /**< the one first published */
};

const char *policy_name(enum series_policy p); /**< "latest", "first" */

/** A claim cited for a value. */
struct cite {
	const struct fact *fact;
	bool from; /**< by the earlier level that it states, not by its value */
};

/** One value of a period, with all that say so. */
struct value {
	struct interval range;   /**< what all citations allow together; counts are whole numbers */
	struct interval wide;    /**< with the rounding of the most exact citation allowed; for checks */
	struct dec written;      /**< the value as the most exact citation writes it */
	enum bound bound;        /**< and how exact it is there */
	bool approximate;        /**< nothing but approximate words behind it */
	struct cite *cites;      /**< latest published first */
	size_t ncites;
	unsigned int sources;    /**< articles, verbatim reprints counted once */
	unsigned int copies;     /**< articles, reprints included */
	struct date first, last; /**< days of publication */
};

/** What is known of one series in one period. */
struct observation {
	const char *region;
	uint32_t region_code;
	const char *indicator;
	struct period period;
	enum period_kind kind;
	enum measure measure;  /**< MEASURE_LEVEL or MEASURE_CHANGE */
	struct basis basis;    /**< of a change; year:N is yoy where N is the year before */
	const char *unit;
	struct value *values;  /**< by policy; more than one: rivals */
	size_t nvalues;        /**< at least 1 */
};

/** Observations sorted by region, indicator, period, kind, measure, basis, unit. Owns what it points at, but not the facts. */
struct series {
	struct observation *items;
	size_t n;
	struct arena arena;
};

/**
 * Build the observations. facts must outlive *out. catalog gives the unit of an
 * earlier level that stands beside a change in percent alone; NULL: such a level
 * is left out. The result does not depend on the order of the facts.
 */
void series_build(const struct fact *facts, size_t n, const struct catalog *catalog, enum series_policy policy,
		  struct series *out);
void series_release(struct series *s); /**< a zeroed struct is fine */

/** How many of the articles behind some facts (an array of n pointers) are no verbatim reprints of another; *copies: how many there are. */
unsigned int facts_witnesses(const struct fact *const *facts, size_t n, unsigned int *copies);

/** Whether a claim can be part of a series. */
bool claim_is_observed(const struct claim *c);

/** A period moved by whole years; February 29 follows the calendar. Unset bounds stay. */
struct period period_shift_years(struct period p, int years);

/** The period that a change against `basis` in `p` is measured from; unset where the basis does not tell. */
struct period basis_period(struct basis basis, struct period p, enum period_kind kind);

/** All observations of an indicator in a region: a run of *n in s->items. */
const struct observation *series_run(const struct series *s, const char *region, const char *indicator, size_t *n);

/** The observation with exactly these keys, or NULL. unit NULL: the first of any unit. */
const struct observation *series_find(const struct series *s, const char *region, const char *indicator,
				      struct period period, enum period_kind kind, enum measure measure,
				      enum basis_kind basis, const char *unit);

#endif
