/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_REPORTS_RENDER_H
#define KPI_REPORTS_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"
#include "reports/scorecard.h"
#include "reports/words.h"

/*
 * Renderers of scorecards. Pure: they append to a buf. docs/report-schema.md
 * is the contract of CSV and JSON.
 */

struct render_options {
	struct style style;
	bool color;          /**< table */
	bool evidence;       /**< quotes: table, JSON; one row a citation: CSV */
	bool excel;          /**< CSV: byte order mark, CRLF, text that a spreadsheet would run is defused */
	size_t width;        /**< table: columns of the terminal */
	struct date as_of;   /**< printed where set */
};

/** One region as a table. */
void render_table(const struct scorecard *s, const struct render_options *o, struct buf *out);

/** The header line of the CSV. */
void render_csv_header(const struct render_options *o, struct buf *out);
/** The lines of one region. */
void render_csv(const struct scorecard *s, const struct render_options *o, struct buf *out);

/** Regions as one JSON document: begin, each region, end. */
struct json_report {
	struct buf *out;
	bool any; /**< private */
};

void render_json_begin(struct json_report *j, const struct scorecard_options *sc, const struct target_set *set,
		       const struct render_options *o);
void render_json_region(struct json_report *j, const struct scorecard *s, const struct render_options *o);
void render_json_end(struct json_report *j);

#endif
