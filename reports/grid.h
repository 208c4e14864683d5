/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_REPORTS_GRID_H
#define KPI_REPORTS_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"

/*
 * Laying out text in columns on a terminal: widths in columns (Han characters
 * take two), cells wrapped where the terminal is narrow, the same in every
 * locale. Knows nothing of what it shows.
 */

enum grid_style { GRID_PLAIN, GRID_BOLD, GRID_GOOD, GRID_BAD, GRID_DOUBT, GRID_FAINT };

struct grid_cell {
	const char *text; /**< NULL: empty */
	enum grid_style style;
};

enum grid_kind {
	GRID_CELLS, /**< one cell a column */
	GRID_LINE,  /**< one text over the whole width, wrapped with an indent of four */
	GRID_RULE   /**< a horizontal rule */
};

enum { GRID_COLS_MAX = 12 };

struct grid_row {
	enum grid_kind kind;
	struct grid_cell cells[GRID_COLS_MAX]; /**< GRID_LINE uses the first */
};

/** Zero-initialise; set cols and right. Strings put in belong to the grid. */
struct grid {
	size_t cols;
	bool right[GRID_COLS_MAX]; /**< numbers: aligned to the right, broken at spaces only */
	size_t keep[GRID_COLS_MAX]; /**< below this width a column gives way only when no other can; the first column before the others */
	struct grid_row *rows;
	size_t n, cap;
	struct arena arena;
};

void grid_release(struct grid *g); /**< a zeroed struct is fine */

/** Append a row of the kind with empty cells; valid until the next call. */
struct grid_row *grid_row(struct grid *g, enum grid_kind kind);

/** Put a copy of the text into a cell. */
void grid_put(struct grid *g, struct grid_row *row, size_t col, struct slice text, enum grid_style style);

struct grid_look {
	size_t width; /**< columns of the terminal */
	bool ascii;   /**< rules of '-' */
	bool color;   /**< ANSI colours for the styles */
};

/** Render all rows; every line ends with a newline and has no trailing space. */
void grid_render(const struct grid *g, const struct grid_look *look, struct buf *out);

#endif
