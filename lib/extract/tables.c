/* SPDX-License-Identifier: BSD-2-Clause */
/* Going over a table: head rows, sections, rows, and the figures in them. */
#include "extract/tables.h"

#include <stdlib.h>
#include <string.h>

#include "extract/table_walk.h"

enum { HEAD_ROWS_MAX = 8 };

static bool is_empty(const struct cell *c)
{
	return c->start == c->end;
}

/* ---- heads ---------------------------------------------------------------- */

/* The first row that holds anything but heads; a line across the table below them opens a section of the data. */
static uint32_t first_data_row(const struct table *t)
{
	bool heads = false;

	for (size_t i = 0; i < t->ncells; i++) {
		const struct cell *c = &t->cells[i];
		bool across = c->col == 0 && c->colspan >= t->cols;

		if (is_empty(c))
			continue;
		if (!c->header || (across && heads && t->cols > 1))
			return c->row;
		heads |= !across;
	}
	return t->rows;
}

/* A column is of labels where more of its cells below the head are heads than not. */
static void find_labels(struct walk *w, uint32_t head)
{
	const struct table *t = w->table;
	uint32_t *n = mem_zalloc(2 * w->ncols * sizeof(*n));

	for (size_t i = 0; i < t->ncells; i++) {
		const struct cell *c = &t->cells[i];

		if (c->row >= head && c->col < w->ncols && !is_empty(c))
			n[2 * (size_t)c->col + c->header]++;
	}
	for (uint32_t c = 0; c < w->ncols; c++)
		w->cols[c].label = n[2 * c + 1] > n[2 * c];
	free(n);
}

/* A head that repeats the one of the labels opens the second half of a table set side by side: 指标 数值 指标 数值. */
static void repeat_labels(struct walk *w)
{
	const struct cell *cells = w->table->cells;

	for (uint32_t c = 1; c < w->ncols; c++) {
		size_t a = w->cols[0].head, b = w->cols[c].head;

		if (!w->cols[0].label || w->cols[c].label || a == SIZE_MAX || b == SIZE_MAX || a == b ||
		    is_empty(&cells[a]))
			continue;
		w->cols[c].label = slice_eq(slice_trim(walk_text(w->r, cells[a].start, cells[a].end)),
					    slice_trim(walk_text(w->r, cells[b].start, cells[b].end)));
	}
}

static void read_head_cell(struct walk *w, size_t i)
{
	const struct cell *c = &w->table->cells[i];
	struct period_context ctx = w->ctx;
	struct said s;
	uint32_t end = c->col + c->colspan;

	if (is_empty(c) || c->col >= w->ncols)
		return;
	table_omit_text(w, c->start, c->end, OMIT_TABLE_HEAD);
	if (c->col == 0 && end >= w->ncols && w->ncols > 1) {
		walk_title(w, c->start, c->end);
		return;
	}
	if (w->cols[c->col].said.year)
		ctx.year = w->cols[c->col].said.year;
	said_read(&w->s, c->start, c->end, &ctx, &s);
	for (uint32_t k = c->col; k < end && k < w->ncols; k++) {
		said_add(&w->cols[k].said, &s);
		w->cols[k].head = i;
	}
	if (w->cols[c->col].label && (s.has_unit || s.percent) && !s.content)
		said_add(&w->title, &s);
}

static void forget_heads(struct walk *w)
{
	for (uint32_t c = 0; c < w->ncols; c++) {
		said_empty(&w->cols[c].said);
		w->cols[c].head = SIZE_MAX;
		w->cols[c].unclear = false;
	}
}

/* ---- rows ----------------------------------------------------------------- */

/* The cell in hand of each column: new ones of this row, or those that span down to it. */
static void place_cells(struct walk *w, uint32_t row, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct cell *c = &w->table->cells[i];

		for (uint32_t k = c->col; k < (uint32_t)c->col + c->colspan && k < w->ncols; k++) {
			w->cols[k].cell = i;
			w->cols[k].until = row + c->rowspan;
		}
	}
}

static const struct cell *cell_at(const struct walk *w, uint32_t col, uint32_t row)
{
	const struct column *k = &w->cols[col];

	return k->cell != SIZE_MAX && k->until > row ? &w->table->cells[k->cell] : NULL;
}

static void begin_group(struct walk *w)
{
	if (w->ngroups < TABLE_GROUPS)
		w->ngroups++;
	w->groups[w->ngroups - 1] = w->section;
}

/* - stands for "no value" as well: it is a sign where its column has no head of its own, or shares it with the number. */
static bool is_sign_of(const struct walk *w, const struct figure *f, uint32_t col, uint32_t next)
{
	const struct said *s = &w->cols[col].said;
	struct slice text = walk_text(w->r, f->start, f->end);

	if (w->cols[col].head != SIZE_MAX && w->cols[col].head == w->cols[next].head)
		return true;
	if (!s->nwords && !s->counts[0] && s->dating == DATED_NOT && !s->change)
		return true;
	return !(f->sign < 0 && (text.n == 1 || (unsigned char)text.p[0] == 0xE2));
}

/* Read the row's cells into labels and figures. Returns how many figures; *texts counts other texts beside the labels. */
static size_t read_cells(struct walk *w, uint32_t row, size_t *texts)
{
	size_t n = 0, sign_col = SIZE_MAX;
	bool values = false;
	int sign = 0;

	*texts = 0;
	w->ngroups = 0;
	begin_group(w);
	for (uint32_t c = 0, next; c < w->ncols; c = next) {
		const struct cell *k = cell_at(w, c, row);
		struct slot *slot = &w->slots[c];

		next = c + 1;
		slot->set = false;
		if (!k)
			continue;
		while (next < w->ncols && w->cols[next].cell == w->cols[c].cell && w->cols[next].until > row)
			w->slots[next++].set = false;
		if (is_empty(k))
			continue;
		if (w->cols[c].label) {
			struct period_context ctx = w->ctx;
			struct said s;

			if (values)
				begin_group(w);
			values = false;
			if (w->groups[w->ngroups - 1].year)
				ctx.year = w->groups[w->ngroups - 1].year;
			said_read(&w->s, k->start, k->end, &ctx, &s);
			said_add(&w->groups[w->ngroups - 1], &s);
			table_omit_text(w, k->start, k->end, OMIT_TABLE_LABEL);
			continue;
		}
		figure_read(&w->s, k->start, k->end, &slot->f, &slot->beside);
		if (slot->f.holds == HOLDS_TEXT && !w->has_heads && k->row == row) {
			/* a table without heads: label, value, label, value */
			w->cols[c].label = true;
			next = c;
			continue;
		}
		*texts += slot->f.holds == HOLDS_TEXT;
		if (slot->f.holds < HOLDS_NUMBER)
			table_omit_text(w, k->start, k->end, OMIT_TABLE_TEXT);
		if (slot->f.holds == HOLDS_SIGN) {
			sign = slot->f.sign;
			sign_col = c;
			values = true;
			n++;
			continue;
		}
		n += slot->f.holds == HOLDS_NOTHING;
		if (slot->f.holds < HOLDS_NUMBER)
			continue;
		if (slot->f.holds == HOLDS_NUMBER && sign && sign_col + 1 == c && !slot->f.sign &&
		    is_sign_of(w, &w->slots[sign_col].f, (uint32_t)sign_col, c))
			figure_sign(&slot->f, sign);
		sign = 0;
		slot->set = values = true;
		slot->group = w->ngroups - 1;
		n++;
	}
	return n;
}

/* 一、刑事案件 across the table: what holds for the rows below. */
static bool read_section(struct walk *w, size_t from, size_t to)
{
	const struct cell *first = NULL;
	struct said s;
	size_t filled = 0;

	for (size_t i = from; i < to; i++) {
		if (is_empty(&w->table->cells[i]))
			continue;
		first = first ? first : &w->table->cells[i];
		filled++;
	}
	if (filled != 1)
		return false;
	said_read(&w->s, first->start, first->end, &w->ctx, &s);
	if (!s.section && first->colspan < 2 && (uint32_t)first->colspan + 1 < w->ncols)
		return false;
	w->section = s;
	w->section.part = w->section.total = false;
	walk_forget_rows(w);
	return true;
}

static void read_row(struct walk *w, uint32_t row, size_t from, size_t to)
{
	size_t texts, figures;

	place_cells(w, row, from, to);
	figures = read_cells(w, row, &texts);
	if (!figures && texts >= (w->ncols > 2 ? 2U : 1U)) {
		/* a second head below figures: the columns begin anew */
		if (!w->in_head)
			forget_heads(w);
		w->in_head = true;
		for (size_t i = from; i < to; i++)
			read_head_cell(w, i);
		return;
	}
	if (w->in_head)
		walk_heads_done(w);
	w->in_head = false;
	if (!figures && read_section(w, from, to))
		return;
	walk_row(w);
}

/* The line of the text that the cell stands in. */
static void find_quote(struct walk *w, const struct cell *c)
{
	const struct article *a = w->r->a;

	while (w->block < a->nblocks &&
	       (a->blocks[w->block].kind == BLOCK_ROW || a->blocks[w->block].kind == BLOCK_CAPTION) &&
	       a->blocks[w->block].end < c->end)
		w->block++;
	if (w->block < a->nblocks) {
		w->quote_start = a->blocks[w->block].start;
		w->quote_end = a->blocks[w->block].end;
	}
}

static void begin(struct walk *w, struct reader *r, const struct table *t, size_t block)
{
	w->r = r;
	w->s = *r;
	w->s.t = (struct tokens){0};
	w->p = w->s;
	w->p.a = &w->phrase;
	w->p.verbs = 0;
	w->p.nheads = 0;
	w->p.narrow_accident = false;
	w->table = t;
	w->block = block;
	w->ncols = t->cols;
	w->cols = mem_zalloc(w->ncols * sizeof(*w->cols));
	w->slots = mem_zalloc(w->ncols * sizeof(*w->slots));
	said_empty(&w->title);
	said_empty(&w->section);
	for (uint32_t c = 0; c < w->ncols; c++)
		w->cols[c].cell = SIZE_MAX;
	forget_heads(w);
}

/* Figures of the time in hand go before those of earlier times: a headline looks for the first. */
static void order(struct walk *w, size_t from)
{
	struct claims *out = w->r->out;
	size_t n = out->n - from, k = 0;
	struct claim *sorted;
	struct date last = {0, 0, 0};

	if (n < 2)
		return;
	sorted = mem_array(NULL, n, sizeof(*sorted));
	for (size_t i = from; i < out->n; i++)
		if (date_is_set(out->items[i].period.end) && date_cmp(out->items[i].period.end, last) > 0)
			last = out->items[i].period.end;
	for (int earlier = 0; earlier < 2; earlier++) {
		for (size_t i = from; i < out->n; i++)
			if ((date_cmp(out->items[i].period.end, last) < 0) == earlier)
				sorted[k++] = out->items[i];
	}
	memcpy(out->items + from, sorted, n * sizeof(*sorted));
	free(sorted);
}

static bool is_of_table(const struct article *a, size_t b, size_t first)
{
	return (a->blocks[b].kind == BLOCK_ROW || a->blocks[b].kind == BLOCK_CAPTION) &&
	       a->blocks[b].table == a->blocks[first].table;
}

void tables_read(struct reader *r, size_t block)
{
	const struct table *t = &r->a->tables[r->a->blocks[block].table];
	uint32_t head = first_data_row(t);
	size_t from = 0, first = r->out->n;
	struct walk *w;

	if (!t->cols || head >= t->rows) {
		for (size_t b = block; r->why_not && b < r->a->nblocks && is_of_table(r->a, b, block); b++)
			omit_digits(r->why_not, buf_slice(&r->a->text), r->a->blocks[b].start,
				    r->a->blocks[b].end, OMIT_TABLE_EMPTY);
		return;
	}
	w = mem_zalloc(sizeof(*w));
	begin(w, r, t, block);
	walk_surroundings(w, block);
	if (t->caption_end > t->caption_start) {
		walk_title(w, t->caption_start, t->caption_end);
		table_omit_text(w, t->caption_start, t->caption_end, OMIT_TABLE_HEAD);
	}
	walk_forget_rows(w);
	find_labels(w, head);
	w->has_heads = head > 0;
	for (; from < t->ncells && t->cells[from].row < head; from++)
		if (t->cells[from].row + (uint32_t)HEAD_ROWS_MAX >= head)
			read_head_cell(w, from);
	repeat_labels(w);
	walk_heads_done(w);
	place_cells(w, 0, 0, from);
	for (size_t i = 0; i < from; i++) { /* heads that span into the data are no values of it */
		for (uint32_t c = t->cells[i].col;
		     c < w->ncols && c < (uint32_t)t->cells[i].col + t->cells[i].colspan; c++)
			w->cols[c].until = w->cols[c].label ? t->cells[i].row + t->cells[i].rowspan : 0;
	}
	while (from < t->ncells && !reader_is_full(r->out)) {
		uint32_t row = t->cells[from].row;
		size_t to = from;

		while (to < t->ncells && t->cells[to].row == row)
			to++;
		find_quote(w, &t->cells[from]);
		for (size_t i = from; i < to; i++)
			if (!is_empty(&t->cells[i]))
				find_quote(w, &t->cells[i]);
		read_row(w, row, from, to);
		from = to;
	}
	order(w, first);
	tokens_release(&w->s.t);
	tokens_release(&w->p.t);
	buf_release(&w->phrase.text);
	free(w->cols);
	free(w->slots);
	free(w);
}
