/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_GRID_H
#define KPI_TEXT_GRID_H

/* Private to lib/text: data tables, of pages and of plain texts alike. */

#include "text/article.h"

/** Columns that a table can have; cells beyond are left out. */
enum { GRID_COLUMNS = 256 };

/** A number alone; a bare year is the name of a column. */
bool grid_is_value(struct slice text);

/**
 * Mark the header cells beside those that are marked already: the rows above the
 * first number, and the columns on the left that name what the numbers count.
 */
void grid_judge_headers(const struct article *a, struct table *t);

/**
 * Make tables of the lines of a plain text that stand as rows: cells parted by
 * tabs or strokes, numbers among them. Their blocks become BLOCK_ROW. Linear in
 * the text.
 */
void grid_from_lines(struct article *a);

#endif
