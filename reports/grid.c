/* SPDX-License-Identifier: BSD-2-Clause */
/* Laying out text in columns by the widths of a terminal. */
#include "reports/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { GAP = 1 };

void grid_release(struct grid *g)
{
	free(g->rows);
	arena_release(&g->arena);
	*g = (struct grid){0};
}

struct grid_row *grid_row(struct grid *g, enum grid_kind kind)
{
	g->rows = mem_grow(g->rows, g->n, &g->cap, sizeof(*g->rows));
	g->rows[g->n] = (struct grid_row){.kind = kind};
	return &g->rows[g->n++];
}

void grid_put(struct grid *g, struct grid_row *row, size_t col, struct slice text, enum grid_style style)
{
	row->cells[col] = (struct grid_cell){arena_strndup(&g->arena, text.n ? text.p : "", text.n), style};
}

static struct slice text_of(const struct grid_cell *c)
{
	return slice_str(c->text);
}

/** Whether byte i stands inside brackets: what they hold stays together. */
static bool in_brackets(struct slice s, size_t i)
{
	while (i-- > 0)
		if (s.p[i] == '[' || s.p[i] == ']')
			return s.p[i] == '[';
	return false;
}

/** Whether a line may be broken before byte i of s (0 < i < s.n, a character's start). number: only at spaces. */
static bool may_break(struct slice s, size_t i, bool number)
{
	uint32_t before, after;
	size_t k = i;

	if (in_brackets(s, i))
		return false;
	do
		k--;
	while (k > 0 && ((unsigned char)s.p[k] & 0xc0) == 0x80);
	utf8_decode(s.p + k, i - k, &before);
	utf8_decode(s.p + i, s.n - i, &after);
	/* After a space or beside a wide character; never before a closing mark or a flag. */
	if (after && after < 0x80 && strchr(")]%,.;:!", (int)after))
		return false;
	return before == ' ' || (!number && (utf8_cp_width(before) == 2 || utf8_cp_width(after) == 2));
}

/** Bytes of the first line of s in `width` columns; at least one character. */
static size_t first_line(struct slice s, size_t width, bool number)
{
	size_t cut = utf8_cut(s.p, s.n, width), i;
	uint32_t cp;

	if (cut >= s.n)
		return s.n;
	if (cut == 0)
		return utf8_decode(s.p, s.n, &cp);
	for (i = cut; i > 0; i--)
		if (((unsigned char)s.p[i] & 0xc0) != 0x80 && may_break(s, i, number))
			return i;
	return cut;
}

static struct slice next_line(struct slice *rest, size_t width, bool number)
{
	size_t n = first_line(*rest, width, number);
	struct slice line = slice_of(rest->p, n);

	rest->p += n;
	rest->n -= n;
	while (rest->n && *rest->p == ' ') {
		rest->p++;
		rest->n--;
	}
	while (line.n && line.p[line.n - 1] == ' ')
		line.n--;
	return line;
}

/** The widest piece that no line break can part. */
static size_t widest_piece(struct slice s, bool number)
{
	size_t start = 0, widest = 0;

	for (size_t i = 1; i <= s.n; i++) {
		if (i < s.n && (((unsigned char)s.p[i] & 0xc0) == 0x80 || !may_break(s, i, number)))
			continue;
		size_t end = i;

		while (end > start && s.p[end - 1] == ' ')
			end--;
		size_t w = utf8_width(s.p + start, end - start);

		widest = w > widest ? w : widest;
		start = i;
	}
	return widest;
}

/** Narrow the widest columns, none below what it needs at least or 4, until the total fits. */
static void shrink(size_t *w, size_t cols, const size_t *least, size_t width, size_t *total)
{
	while (*total > width) {
		size_t best = cols;

		for (size_t c = 0; c < cols; c++)
			if (w[c] > least[c] && w[c] > 4 && (best == cols || w[c] > w[best]))
				best = c;
		if (best == cols)
			return;
		w[best]--;
		--*total;
	}
}

/** Column widths: natural where they fit, else the widest that can be wrapped give way first. */
static void measure(const struct grid *g, size_t width, size_t *w)
{
	size_t least[GRID_COLS_MAX] = {0}, total = g->cols ? (g->cols - 1) * GAP : 0;

	memset(w, 0, GRID_COLS_MAX * sizeof(*w));
	for (size_t r = 0; r < g->n; r++) {
		for (size_t c = 0; c < g->cols && g->rows[r].kind == GRID_CELLS; c++) {
			struct slice s = text_of(&g->rows[r].cells[c]);
			size_t natural = utf8_width(s.p, s.n);
			/* Headings are not broken. */
			size_t piece = g->rows[r].cells[c].style == GRID_BOLD ? natural
									      : widest_piece(s, g->right[c]);

			w[c] = natural > w[c] ? natural : w[c];
			least[c] = piece > least[c] ? piece : least[c];
		}
	}
	for (size_t c = 0; c < g->cols; c++)
		total += w[c];
	/* First only where a cell can be broken and down to what a column should keep, then anywhere. */
	for (int pass = 0; pass < 3; pass++) {
		size_t floor[GRID_COLS_MAX];

		/* Then the first column, the names, and then the others. */
		for (size_t c = 0; c < g->cols; c++) {
			bool kept = pass == 0 || (pass == 1 && c > 0);

			floor[c] = kept && g->keep[c] > least[c] ? g->keep[c] : least[c];
		}
		shrink(w, g->cols, floor, width, &total);
	}
	memset(least, 0, sizeof(least));
	shrink(w, g->cols, least, width, &total);
}

static const char *style_code(enum grid_style s)
{
	static const char *const codes[] = {
		[GRID_PLAIN] = "",	   [GRID_BOLD] = "\033[1m",   [GRID_GOOD] = "\033[32m",
		[GRID_BAD] = "\033[1;31m", [GRID_DOUBT] = "\033[33m", [GRID_FAINT] = "\033[2m",
	};
	return codes[s];
}

static void put_styled(struct buf *out, struct slice s, enum grid_style style, bool color)
{
	bool styled = color && style != GRID_PLAIN && s.n;

	if (styled)
		buf_puts(out, style_code(style));
	buf_put(out, s.p, s.n);
	if (styled)
		buf_puts(out, "\033[0m");
}

static void pad(struct buf *out, size_t n)
{
	while (n--)
		buf_putc(out, ' ');
}

static void end_line(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		out->n--;
	buf_putc(out, '\n');
}

static void render_cells(const struct grid *g, const struct grid_row *row, const size_t *w, bool color,
			 struct buf *out)
{
	struct slice rest[GRID_COLS_MAX];
	bool more = true;

	for (size_t c = 0; c < g->cols; c++)
		rest[c] = text_of(&row->cells[c]);
	while (more) {
		more = false;
		for (size_t c = 0; c < g->cols; c++) {
			struct slice line = next_line(&rest[c], w[c], g->right[c]);
			size_t used = utf8_width(line.p, line.n), free_cols = w[c] > used ? w[c] - used : 0;

			if (c)
				pad(out, GAP);
			if (g->right[c])
				pad(out, free_cols);
			put_styled(out, line, row->cells[c].style, color);
			if (!g->right[c])
				pad(out, free_cols);
			more = more || rest[c].n;
		}
		end_line(out);
	}
}

static void render_line(const struct grid_row *row, size_t width, bool color, struct buf *out)
{
	struct slice rest = text_of(&row->cells[0]);
	size_t indent = 0;

	do {
		pad(out, indent);
		put_styled(out, next_line(&rest, width > indent ? width - indent : 1, false),
			   row->cells[0].style, color);
		end_line(out);
		indent = 4;
	} while (rest.n);
}

void grid_render(const struct grid *g, const struct grid_look *look, struct buf *out)
{
	size_t w[GRID_COLS_MAX], total = g->cols ? (g->cols - 1) * GAP : 0;

	measure(g, look->width, w);
	for (size_t c = 0; c < g->cols; c++)
		total += w[c];
	for (size_t r = 0; r < g->n; r++) {
		switch (g->rows[r].kind) {
		case GRID_CELLS:
			render_cells(g, &g->rows[r], w, look->color, out);
			break;
		case GRID_LINE:
			render_line(&g->rows[r], look->width, look->color, out);
			break;
		case GRID_RULE:
			for (size_t i = 0; i < total && i < look->width; i++)
				buf_puts(out, look->ascii ? "-" : "─");
			buf_putc(out, '\n');
			break;
		}
	}
}
