/* SPDX-License-Identifier: BSD-2-Clause */
/* Tables of plain texts: lines whose cells are parted by tabs or strokes. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/grid.h"

enum {
	LINE_BYTES = 1000, /* of a row; longer lines are prose */
	CELL_BYTES = 120,
	ROWS_MAX = 5000
};

/* A line that may be a row: its bytes with the white space before the text, which may hold empty cells. */
static struct slice line_of(const struct article *a, const struct block *b)
{
	const char *p = a->text.p + b->start;

	while (p > a->text.p && (p[-1] == '\t' || p[-1] == ' '))
		p--;
	return slice_of(p, (size_t)(a->text.p + b->end - p));
}

static size_t count(struct slice s, char sign)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == sign;
	return n;
}

static bool is_gap(struct slice s, size_t i)
{
	return i + 1 < s.n && s.p[i] == ' ' && s.p[i + 1] == ' ';
}

/* The gaps of two blanks and more inside a line. */
static size_t count_gaps(struct slice s)
{
	size_t n = 0;

	s = slice_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		if (!is_gap(s, i))
			continue;
		n++;
		while (i < s.n && s.p[i] == ' ')
			i++;
	}
	return n;
}

/* What parts the cells of a line: a tab, a stroke, or ' ' for several blanks; 0 where it is no row. */
static char parting(struct slice line)
{
	if (line.n > LINE_BYTES)
		return 0;
	if (memchr(line.p, '\t', line.n))
		return count(slice_trim(line), '\t') ? '\t' : 0;
	if (memchr(line.p, '|', line.n))
		return count(line, '|') >= 2 ? '|' : 0;
	return memchr(line.p, ' ', line.n) && count_gaps(line) >= 2 ? ' ' : 0;
}

/* |---|:--:| between head and rows */
static bool is_rule(struct slice line)
{
	for (size_t i = 0; i < line.n; i++)
		if (!strchr("|-:+ \t", line.p[i]))
			return false;
	return true;
}

/* A run of rows while it is read. */
struct run {
	struct article *a;
	struct table t;
	size_t cells_cap;
	uint32_t values, filled, prose;
	bool ragged; /* rows of blanks have not all as many cells */
};

static void put_cell(struct run *g, struct slice cell, uint32_t row, uint32_t col)
{
	struct table *t = &g->t;
	uint32_t start = (uint32_t)(cell.p - g->a->text.p);

	t->cells = mem_grow(t->cells, t->ncells, &g->cells_cap, sizeof(*t->cells));
	t->cells[t->ncells++] = (struct cell){.start = start,
					      .end = start + (uint32_t)cell.n,
					      .row = (uint16_t)row,
					      .col = (uint16_t)col,
					      .rowspan = 1,
					      .colspan = 1};
	if (col + 1 > t->cols)
		t->cols = col + 1;
	g->filled += cell.n > 0;
	g->values += col > 0 && grid_is_value(cell);
	g->prose += cell.n > CELL_BYTES;
}

/* Where the cell that begins at byte i of a row ends. */
static size_t cell_end(struct slice line, size_t i, char sign)
{
	while (i < line.n && (sign == ' ' ? !is_gap(line, i) : line.p[i] != sign))
		i++;
	return i;
}

static void put_row(struct run *g, struct slice line, char sign)
{
	uint32_t col = 0;
	size_t from = 0, end;

	if (sign != '\t')
		line = slice_trim(line);
	if (sign == '|') {
		from = line.p[0] == '|';
		line.n -= line.n > from && line.p[line.n - 1] == '|';
	}
	for (; from <= line.n && col < GRID_COLUMNS; from = end + 1) {
		end = cell_end(line, from, sign);
		put_cell(g, slice_trim(slice_of(line.p + from, end - from)), g->t.rows, col++);
		while (sign == ' ' && end + 1 < line.n && line.p[end + 1] == ' ')
			end++;
	}
	g->ragged |= sign == ' ' && g->t.rows && col != g->t.cols;
	g->t.rows++;
}

/* Two columns and two rows at least, and numbers for a third of what is filled. */
static bool is_table(const struct run *g)
{
	return g->t.cols >= 2 && g->t.rows >= 2 && !g->prose && !g->ragged && g->values >= 2 &&
	       g->values * 10 >= g->filled * 3;
}

/* The lines of the blocks [b, e). */
static void read_run(struct article *a, size_t b, size_t e, char sign, size_t *cap)
{
	struct run g = {.a = a};

	for (size_t i = b; i < e; i++) {
		struct slice line = line_of(a, &a->blocks[i]);

		if (!is_rule(line))
			put_row(&g, line, sign);
	}
	if (!is_table(&g)) {
		free(g.t.cells);
		return;
	}
	grid_judge_headers(a, &g.t);
	for (size_t i = b; i < e; i++) {
		a->blocks[i].kind = BLOCK_ROW;
		a->blocks[i].table = (uint32_t)a->ntables;
	}
	a->tables = mem_grow(a->tables, a->ntables, cap, sizeof(*a->tables));
	a->tables[a->ntables++] = g.t;
}

void grid_from_lines(struct article *a)
{
	size_t cap = 0, e;

	for (size_t b = 0; b < a->nblocks; b = e) {
		char sign = parting(line_of(a, &a->blocks[b]));

		for (e = b + 1; sign && e < a->nblocks && e - b < ROWS_MAX; e++)
			if (parting(line_of(a, &a->blocks[e])) != sign)
				break;
		if (sign && e - b >= 2)
			read_run(a, b, e, sign, &cap);
	}
}
