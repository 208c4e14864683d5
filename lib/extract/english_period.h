/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_ENGLISH_PERIOD_H
#define KPI_EXTRACT_ENGLISH_PERIOD_H

#include "extract/english_text.h"
#include "extract/period.h"

/* Expressions of time of English reports. */

struct en_period {
	uint32_t first, last;    /**< tokens [first, last) */
	struct period period;    /**< half-open; unset bounds where the words do not tell */
	enum period_kind kind;
	int year;                /**< the calendar year it lies in or starts in, 0 unknown */
	bool since;              /**< since 2004: of a change it is the basis */
	bool campaign;           /**< since a campaign began on a day: the days that the figures are of */
	bool rolling;            /**< the year to June: days up to an end, and no year that something is measured against */
	bool compares;           /**< the same period last year: what a change is measured against */
	bool to_date;            /**< year to date, so far this year: may end with a period named elsewhere */
	bool day;                /**< a single day: of a case or a meeting */
	bool financial;          /**< 2023/24 */
	int against;             /**< "between 2022 and 2023": the first year, which the second is measured against; 0 */
	int span;                /**< "the 12 months", "the quarter": so many months, spoken of before; 0 otherwise */
	bool last_year;          /**< "last year": after a change it is what it is measured against */
};

struct en_period_context {
	struct date published;  /**< unset where unknown */
	int financial;          /**< first month of the financial year, 1 .. 12 */
	int year;               /**< where the day of publication is unknown: the year that the text names; 0 for none */
};

/** Read the expression that starts at token i of a sentence that ends at `end`. Longest form wins. */
bool en_period_scan(const struct en_text *t, uint32_t i, uint32_t end, const struct en_period_context *ctx,
		    struct en_period *out);

#endif
