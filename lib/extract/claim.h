/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_CLAIM_H
#define KPI_EXTRACT_CLAIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/json.h"
#include "base/mem.h"
#include "extract/catalog.h"
#include "extract/number.h"
#include "extract/period.h"
#include "text/article.h"

/*
 * A claim: one quantified statement about one indicator, for one jurisdiction
 * and one period, as one article made it. docs/claims.md is the contract of the
 * printed form. Claims are plain data; their strings belong to the arena of the
 * claim list.
 */

enum measure { MEASURE_LEVEL, MEASURE_CHANGE, MEASURE_RANK };
enum modality { MODALITY_ACTUAL, MODALITY_TARGET, MODALITY_INCIDENT };
enum basis_kind { BASIS_NONE, BASIS_UNSTATED, BASIS_YOY, BASIS_PREV, BASIS_YEAR, BASIS_SINCE };

struct basis {
	enum basis_kind kind;
	int year;          /**< BASIS_YEAR */
	struct date since; /**< BASIS_SINCE */
};

/** Which fields were inherited, and from how far; bits of claim.inherited. */
enum inherited {
	INHERIT_SUBJECT_SENTENCE = 1 << 0, INHERIT_SUBJECT_PARAGRAPH = 1 << 1, INHERIT_SUBJECT_ARTICLE = 1 << 2,
	INHERIT_PERIOD_SENTENCE = 1 << 3, INHERIT_PERIOD_PARAGRAPH = 1 << 4, INHERIT_PERIOD_ARTICLE = 1 << 5,
	INHERIT_BASIS_SENTENCE = 1 << 6, INHERIT_BASIS_PARAGRAPH = 1 << 7, INHERIT_BASIS_ARTICLE = 1 << 8,
	INHERIT_REGION = 1 << 9
};

struct claim {
	uint32_t start, end;             /**< the value expression, bytes of the article's text */
	uint32_t quote_start, quote_end; /**< the sentence (or table row) that bears it, bytes */
	const char *indicator;           /**< catalog id, or NULL */
	const char *label;               /**< words that name what is counted; never NULL */
	enum measure measure;
	struct dec value;
	const char *unit;                /**< "case", "percent", "point", "rank", … */
	struct interval range;           /**< low and high of the printed form; has_lo/has_hi false prints null */
	enum bound bound;
	struct basis basis;
	bool has_from;
	struct dec from;
	struct period period;            /**< half-open, unset bounds unknown */
	enum period_kind period_kind;
	const char *region;              /**< full name as printed; NULL where unknown */
	uint32_t region_code;            /**< gazetteer code; 0 for the nation; UINT32_MAX where unknown or not in the gazetteer */
	enum modality modality;
	const char *speaker;             /**< or NULL */
	const char *rule;                /**< static name of the rule that made it */
	unsigned int inherited;          /**< enum inherited bits */
	int confidence;                  /**< 0 .. 100 */
};

/** The most claims of one article; no article comes near. */
enum { CLAIMS_MAX = 1 << 17 };

struct claims {
	struct claim *items;
	size_t n, cap;
	bool full; /**< reading stopped at CLAIMS_MAX claims, or a few more: there are others behind */
	struct arena arena; /**< owns the strings */
};

void claims_release(struct claims *c); /**< a zeroed struct is fine */

const char *measure_name(enum measure m);
const char *modality_name(enum modality m);
/** "yoy", "prev", "year:2015", "since:2012-01-01", "none", "unstated" appended to out. */
void basis_put(struct buf *out, struct basis b);
enum kpi_status basis_parse(struct slice s, struct basis *out);

/** Append one claim as a line of JSON exactly as the contract says (no newline). doc: the article's path or id. */
void claim_put_json(struct buf *out, const struct claim *c, const struct article *a, const char *doc);

#endif
