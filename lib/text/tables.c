/* SPDX-License-Identifier: BSD-2-Clause */
/* Tables of a page: which hold data and which only lay the page out; spans resolved, headers judged. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/grid.h"
#include "text/page.h"

enum { NESTED_CHARS = 60 };

/* What the cells of a table look like. */
struct look {
	uint32_t cells, filled, values, labels, days, chars, links, longest, widest;
};

static bool is_cell(const struct node *n)
{
	return n->tag == TAG_TD || n->tag == TAG_TH;
}

/* Digits, ASCII or full-width. */
static bool is_digit(uint32_t cp)
{
	return cp - '0' < 10 || cp - 0xFF10 < 10;
}

/* The text of a node, 0 bytes where it has none; its lines follow each other. */
static struct slice node_text(const struct page *pg, const struct node *n)
{
	if (n->line0 >= n->line1)
		return slice_of("", 0);
	const struct line *first = &pg->lines[n->line0], *last = &pg->lines[n->line1 - 1];

	return slice_of(pg->text.p + first->start, last->end - first->start);
}

static bool is_day_of_month(struct slice text)
{
	return (text.n == 1 || (text.n == 2 && text.p[0] <= '3')) && grid_is_value(text);
}

static void look_at_cell(const struct page *pg, const struct node *n, struct look *l)
{
	struct slice text = node_text(pg, n);
	uint32_t chars = 0, links = 0;

	for (uint32_t i = n->line0; i < n->line1; i++) {
		chars += pg->lines[i].chars;
		links += pg->lines[i].link;
	}
	l->cells++;
	l->filled += chars > 0;
	l->values += grid_is_value(text) || (chars && chars <= 12 && is_digit((unsigned char)text.p[0]));
	l->labels += slice_ends(text, ":") || slice_ends(text, "：");
	l->days += is_day_of_month(text);
	l->chars += chars;
	l->links += links;
	l->longest = chars > l->longest ? chars : l->longest;
}

/* The nodes inside node t are those behind it up to the first whose parent stands before it. */
static size_t look_at(const struct page *pg, size_t t, struct look *l)
{
	uint32_t width = 0, row = 0;
	size_t i;

	for (i = t + 1; i < pg->nnodes && pg->nodes[i].parent >= t; i++) {
		const struct node *n = &pg->nodes[i];

		if (n->parent != t || !is_cell(n))
			continue;
		width = n->row == row ? width + n->colspan : n->colspan;
		row = n->row;
		l->widest = width > l->widest ? width : l->widest;
		look_at_cell(pg, n, l);
	}
	return i;
}

/*
 * A data table has rows and columns of short cells, numbers among them or the
 * marks of a table drawn to be read (border, head cells, caption). Forms of
 * labels, lists of links, calendars and tables around long text are none.
 */
static bool holds_data(const struct node *n, const struct look *l)
{
	if (n->row < 2 || l->widest < 2 || n->hints & HINT_LAYOUT)
		return false;
	/* tables inside it: a table drawn to be read whose cells are all short */
	if (n->hints & HINT_NESTED && (!(n->hints & HINT_DATA) || l->longest > NESTED_CHARS || l->links))
		return false;
	if (l->filled < 4 || l->links * 2 > l->chars || l->labels * 4 > l->filled)
		return false;
	if (l->longest > 150 && (l->longest > 500 || l->chars > l->filled * 30)) /* remarks are allowed */
		return false;
	if (l->days >= 20 && l->days * 10 > l->filled * 8)
		return false;
	if (l->values * 10 >= l->filled * 3)
		return true;
	return (n->hints & HINT_DATA) && l->chars <= l->filled * 30;
}

/* Whether a table stands in a cell of one that holds data. */
static bool tables_inside(const struct page *pg, size_t t)
{
	for (uint32_t i = pg->nodes[t].parent; i; i = pg->nodes[i].parent)
		if (pg->nodes[i].hints & HINT_TABLE)
			return true;
	return false;
}

void tables_judge(struct page *pg)
{
	for (size_t t = 1; t < pg->nnodes; t++) {
		struct node *n = &pg->nodes[t];
		struct look l = {0};

		if (n->tag != TAG_TABLE || tables_inside(pg, t))
			continue;
		look_at(pg, t, &l);
		if (holds_data(n, &l))
			n->hints = (uint16_t)((n->hints | HINT_TABLE | HINT_IN_TABLE) & ~HINT_BAD);
	}
	for (size_t i = 1; i < pg->nnodes; i++)
		pg->nodes[i].hints |= pg->nodes[pg->nodes[i].parent].hints & HINT_IN_TABLE;
}

uint32_t tables_around(const struct page *pg, uint32_t node)
{
	if (!(pg->nodes[node].hints & HINT_IN_TABLE))
		return 0;
	while (!(pg->nodes[node].hints & HINT_TABLE))
		node = pg->nodes[node].parent;
	return node;
}

/* A table while it is written. */
struct writer {
	const struct page *pg;
	struct article *a;
	size_t *blocks_cap;
	struct table *table;
	size_t cells_cap, index;
	uint16_t busy[GRID_COLUMNS]; /**< how many rows from this one on a cell from above takes a column */
	uint32_t row;
	size_t first_cell; /**< of the row in hand */
	size_t row_start, tabs; /**< of the row in hand; tabs still to be put */
	bool open, filled; /**< a row is in hand; it has text */
};

/* An empty row leaves no line; its cells stand where the text ends. */
static void drop_row(struct writer *w)
{
	struct table *t = w->table;

	if (w->row_start)
		w->a->text.n = w->row_start - 1;
	for (size_t i = w->first_cell; i < t->ncells; i++)
		t->cells[i].start = t->cells[i].end = (uint32_t)w->a->text.n;
}

static void end_row(struct writer *w)
{
	if (w->open && w->filled)
		page_put_block(w->a, w->blocks_cap, BLOCK_ROW, w->row_start, w->index);
	else if (w->open)
		drop_row(w);
	w->open = w->filled = false;
	w->tabs = 0;
}

static void begin_row(struct writer *w, uint32_t row)
{
	end_row(w);
	for (uint32_t gone = w->row; gone < row && gone < w->row + 65535; gone++)
		for (size_t c = 0; c < GRID_COLUMNS; c++)
			w->busy[c] -= w->busy[c] > 0;
	w->row = row;
	if (w->a->text.n)
		buf_putc(&w->a->text, '\n');
	w->row_start = w->a->text.n;
	w->first_cell = w->table->ncells;
	w->open = true;
}

/* The cell's text, its lines joined by a space, behind the tabs that part it from the one before. */
static void put_text(struct writer *w, const struct node *n, struct cell *cell)
{
	struct buf *text = &w->a->text;

	if (n->line0 < n->line1) {
		for (; w->filled && w->tabs; w->tabs--)
			buf_putc(text, '\t');
		w->tabs = 0;
		w->filled = true;
	}
	cell->start = (uint32_t)text->n;
	for (uint32_t i = n->line0; i < n->line1; i++) {
		if (i > n->line0)
			buf_putc(text, ' ');
		page_put_line(w->pg, w->pg->lines[i].start, w->pg->lines[i].end, 0, text);
	}
	cell->end = (uint32_t)text->n;
	w->tabs++;
}

static void put_cell(struct writer *w, const struct node *n)
{
	struct table *t = w->table;
	size_t col = 0, span = 1;
	uint32_t rows;

	if (!w->open || n->row != w->row)
		begin_row(w, n->row);
	while (col < GRID_COLUMNS && w->busy[col])
		col++;
	if (col == GRID_COLUMNS)
		return;
	while (span < n->colspan && col + span < GRID_COLUMNS && !w->busy[col + span])
		span++;
	rows = n->row < t->rows ? t->rows - n->row : 1;
	rows = n->rowspan < rows ? n->rowspan : rows;
	for (size_t c = col; c < col + span; c++)
		w->busy[c] = (uint16_t)(rows < 65535 ? rows : 65535);
	t->cells = mem_grow(t->cells, t->ncells, &w->cells_cap, sizeof(*t->cells));
	struct cell *cell = &t->cells[t->ncells++];

	*cell = (struct cell){.row = (uint16_t)(n->row < 65535 ? n->row : 65535),
			      .col = (uint16_t)col,
			      .rowspan = (uint16_t)(rows < 65535 ? rows : 65535),
			      .colspan = (uint16_t)span,
			      .indent = n->line0 < n->line1 ? w->pg->lines[n->line0].indent : 0,
			      .header = n->tag == TAG_TH};
	put_text(w, n, cell);
	if (col + span > t->cols)
		t->cols = (uint32_t)(col + span);
}

static void put_caption(struct writer *w, const struct node *n)
{
	struct cell cell;

	begin_row(w, 0);
	put_text(w, n, &cell);
	if (w->filled) {
		w->table->caption_start = cell.start;
		w->table->caption_end = cell.end;
		page_put_block(w->a, w->blocks_cap, BLOCK_CAPTION, w->row_start, w->index);
		w->open = w->filled = false;
		w->tabs = 0;
	}
	end_row(w);
}

void tables_put(const struct page *pg, uint32_t table, struct article *a, size_t *blocks_cap,
		size_t *tables_cap)
{
	struct writer w = {.pg = pg, .a = a, .blocks_cap = blocks_cap, .index = a->ntables};

	a->tables = mem_grow(a->tables, a->ntables, tables_cap, sizeof(*a->tables));
	w.table = &a->tables[a->ntables++];
	*w.table = (struct table){.rows = pg->nodes[table].row};
	for (size_t i = table + 1; i < pg->nnodes && pg->nodes[i].parent >= table; i++) {
		const struct node *n = &pg->nodes[i];

		if (n->parent != table)
			continue;
		if (n->tag == TAG_CAPTION)
			put_caption(&w, n);
		else if (is_cell(n))
			put_cell(&w, n);
	}
	end_row(&w);
	grid_judge_headers(a, w.table);
}
