/* SPDX-License-Identifier: BSD-2-Clause */
/* The figures of a table's row: which indicator, period and place row and column make together, and the claim. */
#include <string.h>

#include "extract/english_table.h"
#include "extract/scan.h"
#include "extract/table_walk.h"

void walk_forget_rows(struct walk *w)
{
	w->rows = (struct offer){0};
	w->mixed_rows = w->row_closed = false;
	said_empty(&w->level_row);
	w->p.nkinds = 0;
	w->p.article_accident = w->r->article_accident;
	for (uint32_t c = 0; c < w->ncols; c++)
		w->cols[c].whole = LEX_NONE;
	w->p.sentence++;
	if (w->base_kind != LEX_NONE)
		kinds_push(&w->p, w->base_kind, 0, 0);
}

/* ---- which indicator ------------------------------------------------------ */

static bool is_broad(const struct walk *w, int kind)
{
	return kind == w->p.names->k_criminal || kind == w->p.names->k_any || kind == w->p.names->k_accident;
}

static void put_phrase(struct walk *w, const char *a, const char *between, const char *b)
{
	struct buf *t = &w->phrase.text;

	buf_clear(t);
	buf_puts(t, a);
	buf_puts(t, between);
	buf_puts(t, b);
}

static void read_phrase(struct walk *w, struct reading *g)
{
	struct period_context ctx = w->ctx;

	tokens_read(w->p.lex, w->p.x->gazetteer, buf_slice(&w->phrase.text), 0, (uint32_t)w->phrase.text.n,
		    &ctx, &w->p.t);
	phrase_read(&w->p, 0, w->p.t.n, g);
}

static bool is_one_word(const struct walk *w)
{
	return w->p.t.n == 1 && w->p.t.items[0].kind == TOK_WORD;
}

/* Put the words of row and column into a phrase. False where they name two kinds that do not go together. */
static bool compose(struct walk *w, const struct said *row, const struct said *col, struct reading *g)
{
	bool both = row->kind != LEX_NONE && col->kind != LEX_NONE && row->kind != col->kind;

	if (both && !is_broad(w, row->kind) && is_broad(w, col->kind)) {
		const struct said *other = row;

		row = col;
		col = other;
		both = false;
	} else if (both) {
		both = !is_broad(w, row->kind);
	}
	if (both) { /* 刑事类 of 警情 is 刑事类警情 */
		put_phrase(w, row->words, "", col->words);
		read_phrase(w, g);
		if (is_one_word(w))
			return true;
		put_phrase(w, col->words, "", row->words);
		read_phrase(w, g);
		return is_one_word(w);
	}
	put_phrase(w, row->words, row->nwords && col->nwords ? " " : "", col->words);
	read_phrase(w, g);
	if (!g->nverbs && g->phrase.noun == LEX_NONE && (row->counts[0] || col->counts[0])) {
		buf_puts(&w->phrase.text, " ");
		buf_puts(&w->phrase.text, col->counts[0] ? col->counts : row->counts);
		read_phrase(w, g);
	}
	return true;
}

/* Under the head 警情类型, 火警 is a kind of call and no fire: what is named is of another family than its class. */
static bool of_other_class(const struct walk *w, const struct item *it)
{
	const struct lexicon *lex = w->p.lex;
	int class = w->cols[0].label ? w->cols[0].said.kind : LEX_NONE;
	int kind = it->col->kind != LEX_NONE ? it->col->kind : it->row->kind;

	if (class == LEX_NONE || kind == LEX_NONE || is_broad(w, class))
		return false;
	return !(lex->kinds[class].families & lex->kinds[kind].families);
}

static bool names_nothing(const struct said *s)
{
	return s->unknown && !s->content;
}

static bool says_nothing(const struct said *s)
{
	return !s->content && !s->unknown && !s->nwords && !s->counts[0];
}

/* Find the indicator. False where nothing says what the figure counts. */
static bool find_indicator(struct walk *w, struct item *it, struct reading *g)
{
	const struct said *row = it->row, *col = it->col;
	const struct unit_word *unit = it->f->unit ? it->f->unit : it->both.unit;
	bool percent = !it->change && (it->f->percent || it->both.percent);
	uint32_t bits = unit && !percent ? unit->means : 0;

	it->id = LEX_NONE;
	if (says_nothing(row) && says_nothing(col)) {
		if (!w->title.content)
			return false;
		row = &w->title;
	}
	if (it->change && (it->both.relative || it->both.percent || it->f->percent || it->f->point ||
			   (unit && unit->money)))
		bits = 0;
	if (w->r->english) {
		const char *id =
			names_nothing(row) || names_nothing(col) || it->both.share
				? NULL
				: en_table_indicator(w->r->english, row, col, &w->title, it->change, percent);

		it->id = id ? catalog_find(&w->p.lex->catalog, slice_str(id)) : LEX_NONE;
		return true;
	}
	if (!compose(w, row, col, g))
		return true;
	if (names_nothing(row) || names_nothing(col) || it->both.share || of_other_class(w, it))
		return true;
	it->id = phrase_resolve(&w->p, g, bits, percent, it->change, &it->how);
	if (it->how & INHERIT_SUBJECT_PARAGRAPH && g->phrase.noun == w->p.names->n_suspect && !row->part) {
		/* 抓获犯罪嫌疑人 below 电诈立案: rows stand for themselves */
		int kinds = w->p.nkinds;

		it->how = 0;
		w->p.nkinds = w->base_kind != LEX_NONE;
		it->id = phrase_resolve(&w->p, g, bits, percent, it->change, &it->how);
		w->p.nkinds = kinds;
	}
	return true;
}

/* ---- place and period ----------------------------------------------------- */

static bool find_place(struct walk *w, struct item *it)
{
	const struct where *a = &it->row->where, *b = &it->col->where;
	const struct gazetteer *g = w->r->x->gazetteer;

	it->where = a->name ? *a : b->name ? *b : w->where;
	if (!a->name || !b->name || strcmp(a->name, b->name) == 0)
		return true;
	if (a->code == UINT32_MAX || b->code == UINT32_MAX)
		return false;
	if (gazetteer_inside(g, b->code, a->code))
		it->where = *b;
	else
		return gazetteer_inside(g, a->code, b->code);
	return true;
}

static bool find_period(struct walk *w, struct item *it)
{
	const struct when *current = w->current.known ? &w->current : &w->rows.latest;

	if (it->change && it->row->dating == DATED_NOT && it->col->dating == DATED_NOT) {
		const struct offer *o = it->col->change || !it->row->change ? &it->column->offer : &w->rows;

		it->when = o->latest.known ? o->latest : current->known ? *current : w->context;
		return true;
	}
	if (it->row->dating == DATED_NOT && it->col->dating == DATED_NOT) {
		it->when = w->context;
		return true;
	}
	return said_when(it->row, it->col, &w->context, current, w->newest, &it->when);
}

/* What the column says of the two figures of a cell, a level and its change: 数量（同比）. */
static void split_said(const struct column *col, const struct figure *beside, struct said *level,
		       struct said *change)
{
	*level = *change = col->said;
	level->change = level->relative = level->absolute = level->percent = level->point = false;
	level->has_basis = false;
	level->direction = 0;
	change->change = true;
	if (beside->basis != FIGURE_UNSAID) {
		change->has_basis = true;
		change->basis.kind = beside->basis == FIGURE_YOY ? BASIS_YOY : BASIS_PREV;
	}
}

/* ↓11.3%, 上升0.4个百分点: a change, whatever its column says; levels bear no sign. */
static bool is_signed_rate(const struct figure *f)
{
	return f->holds == HOLDS_NUMBER && f->sign && (f->percent || f->point);
}

/* Everything of a figure but its claim. False: no claim. */
static bool prepare(struct walk *w, uint32_t c, struct figure *f, const struct said *col, struct item *it,
		    struct reading *g)
{
	struct slot *slot = &w->slots[c];

	*it = (struct item){.f = f,
			    .column = &w->cols[c],
			    .col = col,
			    .row = &w->groups[slot->group],
			    .c = c,
			    .id = LEX_NONE};
	it->both = *it->row;
	said_add(&it->both, it->col);
	it->change = it->both.change && !it->both.rank;
	if (it->row->change && it->col->change) {
		table_omit(w, it->f, OMIT_CHANGE_OF_CHANGE);
		return false;
	}
	if (it->col->serial) {
		table_omit(w, it->f, OMIT_TABLE_SERIAL);
		return false;
	}
	if (!find_period(w, it)) {
		table_omit(w, it->f, OMIT_CELL_PERIODS);
		return false;
	}
	if (!find_place(w, it)) {
		table_omit(w, it->f, OMIT_CELL_PLACES);
		return false;
	}
	if (!find_indicator(w, it, g)) {
		table_omit(w, it->f, OMIT_CELL_NOTHING);
		return false;
	}
	if (it->id != LEX_NONE && it->row->part && it->id == it->column->whole)
		it->id = LEX_NONE; /* a part of the same thing has no identifier of its own */
	else if (!it->row->part)
		it->column->whole = it->id;
	if (it->id != LEX_NONE && it->row->dating == DATED_NOT && it->col->dating == DATED_NOT &&
	    strcmp(w->r->lex->catalog.items[it->id].improvement, "context") == 0)
		it->when.known = false; /* population and area are of no period */
	return true;
}

static void note_row(struct walk *w, const struct said *row)
{
	struct when when;

	if (row->dating != DATED_NOT &&
	    said_when(row, &w->title, &w->context, &w->rows.latest, w->newest, &when) &&
	    w->title.dating == DATED_NOT)
		offer_add(&w->rows, row, &when);
	else if (row->dating != DATED_NOT)
		offer_add(&w->rows, row, &row->when);
	else if (row->change)
		w->rows.closed = true;
	if (row->change) {
		w->row_closed = true;
	} else {
		w->mixed_rows = !w->row_closed && w->level_row.nwords &&
				(w->mixed_rows || !said_same(&w->level_row, row));
		w->row_closed = false;
		w->level_row = *row;
	}
	if (row->part)
		return;
	if (row->kind != LEX_NONE)
		kinds_push(&w->p, row->kind, 0, 0);
	else if (row->total || row->where.name || row->dating != DATED_NOT ||
		 (row->unknown && row->kind == LEX_NONE))
		walk_forget_kinds(w, row->unknown && !row->content);
}

void walk_forget_kinds(struct walk *w, bool all)
{
	w->p.nkinds = 0;
	w->p.article_accident = all ? LEX_NONE : w->r->article_accident;
	if (w->base_kind != LEX_NONE && !all)
		kinds_push(&w->p, w->base_kind, 0, 0);
}

/* A row of changes without words is of the row of levels above it. */
static void lend_row(struct walk *w, struct said *row)
{
	if (!row->change || row->nwords || !w->level_row.nwords || w->mixed_rows)
		return;
	memcpy(row->words, w->level_row.words, w->level_row.nwords + 1);
	row->nwords = w->level_row.nwords;
	row->kind = w->level_row.kind;
	row->en_kind = w->level_row.en_kind;
	row->en_aspects = w->level_row.en_aspects;
	row->en_narrowed = w->level_row.en_narrowed;
	row->content = w->level_row.content;
	row->unknown = w->level_row.unknown;
	if (!row->where.name)
		row->where = w->level_row.where;
}

static void remember(struct walk *w)
{
	for (uint32_t c = 0; c < w->ncols; c++) {
		if (!w->slots[c].set || !w->slots[c].level.set)
			continue;
		memmove(w->cols[c].above + 1, w->cols[c].above, (LEVELS_ABOVE - 1) * sizeof(struct level));
		w->cols[c].above[0] = w->slots[c].level;
	}
}

void walk_row(struct walk *w)
{
	struct item it;
	struct reading g;

	w->p.sentence++;
	for (int k = 0; k < w->ngroups; k++) {
		struct said *s = &w->groups[k];

		lend_row(w, s);
		if (s->total || s->where.name || (s->unknown && s->kind == LEX_NONE && !s->part))
			walk_forget_kinds(w, s->unknown && !s->content);
	}
	for (int changes = 0; changes < 2; changes++) {
		for (uint32_t c = 0; c < w->ncols; c++) {
			struct slot *slot = &w->slots[c];
			const struct said *col = &w->cols[c].said, *s = &w->groups[slot->group];
			bool late = col->change || col->rank || s->change || s->rank;
			bool two = slot->set && slot->beside.holds != HOLDS_NOTHING;
			struct figure *f = two && changes ? &slot->beside : &slot->f;
			struct said level, change;

			if (two) {
				split_said(&w->cols[c], &slot->beside, &level, &change);
				col = changes ? &change : &level;
				late = changes;
			} else if (slot->set && !late && is_signed_rate(f) && !col->share && !s->share) {
				split_said(&w->cols[c], f, &level, &change);
				col = &change;
				late = true;
			}

			if (!changes)
				w->slots[c].level.set = false;
			if (!slot->set || f->holds == HOLDS_TEXT || late != (changes == 1) ||
			    !prepare(w, c, f, col, &it, &g))
				continue;
			if (it.both.rank)
				table_make_rank(w, &it);
			else if (it.change)
				table_make_change(w, &it);
			else
				table_make_level(w, &it);
		}
	}
	remember(w);
	for (int k = 0; k < w->ngroups; k++)
		note_row(w, &w->groups[k]);
}
