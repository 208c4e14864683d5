/* SPDX-License-Identifier: BSD-2-Clause */
/* The figures of a table's row: which indicator, period and place row and column make together, and the claim. */
#include <string.h>

#include "extract/scan.h"
#include "extract/table_walk.h"

/* A figure with all that is known of it. */
struct item {
	struct figure *f;
	const struct said *row, *col;
	struct column *column;
	uint32_t c;
	struct said both; /* units and flags of row and column together */
	struct when when;
	struct where where;
	int id;
	unsigned int how;
	bool change;
};

static void omit(struct walk *w, const struct figure *f, const char *why)
{
	struct omissions *o = w->r->why_not;

	if (!o)
		return;
	o->items = mem_grow(o->items, o->n, &o->cap, sizeof(*o->items));
	o->items[o->n++] = (struct omission){f->start, f->end, why};
}

/* ---- heads ---------------------------------------------------------------- */

static bool same_subject(const struct said *a, const struct said *b)
{
	return strcmp(a->words, b->words) == 0;
}

/* A column of changes without words of its own is of the levels to its left: 立案 同比 破案 同比. */
static void lend_words(struct column *col, const struct said *level, bool mixed)
{
	if (col->said.nwords || !level->nwords)
		return;
	col->unclear = mixed;
	memcpy(col->said.words, level->words, level->nwords + 1);
	col->said.nwords = level->nwords;
	col->said.kind = level->kind;
	col->said.content = level->content;
	col->said.unknown = level->unknown;
	if (!col->said.has_unit && level->has_unit) {
		col->said.has_unit = true;
		col->said.unit = level->unit;
		col->said.power = level->power;
	}
}

static void find_current(struct walk *w)
{
	struct offer all = {0};
	struct said none;
	struct when when;

	said_empty(&none);
	w->current = (struct when){.known = false};
	w->newest = 0;
	for (uint32_t c = 0; c < w->ncols; c++) {
		const struct said *s = &w->cols[c].said;

		if (!w->cols[c].label && s->dating == DATED_NAMED && s->when.period.start.y > w->newest)
			w->newest = s->when.period.start.y;
	}
	for (uint32_t c = 0; c < w->ncols; c++) {
		const struct said *s = &w->cols[c].said;

		if (w->cols[c].label || s->dating != DATED_NAMED || s->change)
			continue;
		if (said_when(&none, s, &w->context, &w->current, w->newest, &when))
			offer_add(&all, s, &when);
	}
	w->current = all.latest;
}

void walk_heads_done(struct walk *w)
{
	struct offer offer = {0};
	struct said none, level;
	bool closed = false, mixed = false, any = false;

	find_current(w);
	said_empty(&none);
	said_empty(&level);
	for (uint32_t c = 0; c < w->ncols; c++) {
		struct column *col = &w->cols[c];
		struct when when = {.known = false};

		if (col->label) {
			any = false;
			continue;
		}
		if (!said_when(&none, &col->said, &w->context, &w->current, w->newest, &when))
			when.known = false;
		col->offer = offer;
		offer_add(&offer, &col->said, &when);
		if (col->said.change || col->said.rank || col->said.share) {
			if (any)
				lend_words(col, &level, mixed);
			closed |= col->said.change;
			continue;
		}
		mixed = any && !closed && (mixed || !same_subject(&level, &col->said));
		closed = false;
		any = true;
		level = col->said;
	}
}

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
	return kind == w->p.k_criminal || kind == w->p.k_any || kind == w->p.k_accident;
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
	if (!compose(w, row, col, g))
		return true;
	if (names_nothing(row) || names_nothing(col) || it->both.share || of_other_class(w, it))
		return true;
	it->id = phrase_resolve(&w->p, g, bits, percent, it->change, &it->how);
	return true;
}

static bool is_percent_id(const struct walk *w, int id)
{
	return id != LEX_NONE && strcmp(w->r->lex->catalog.items[id].unit, "percent") == 0;
}

/* Money, weights and areas mean nothing without a unit. */
static bool needs_unit(const struct walk *w, int id)
{
	const char *unit = id != LEX_NONE ? w->r->lex->catalog.items[id].unit : "";

	return strcmp(unit, "cny") == 0 || strcmp(unit, "gram") == 0 || strcmp(unit, "km2") == 0;
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

/* ---- levels beside a change ----------------------------------------------- */

static void consider(const struct level *l, const struct item *it, const struct level **now,
		     const struct level **old, int *n)
{
	if (!l->set || l->id != it->id || !l->when.known || !it->when.known)
		return;
	if (period_eq(l->when.period, it->when.period)) {
		*now = l;
	} else if (date_cmp(l->when.period.start, it->when.period.start) < 0) {
		*old = l;
		(*n)++;
	}
}

/* The levels that a change lies between; NULL where they are not known. */
static void find_levels(struct walk *w, const struct item *it, const struct level **now,
			const struct level **old)
{
	int n = 0;

	*now = *old = NULL;
	if (it->row->change && !it->col->change) {
		for (int k = 0; k < LEVELS_ABOVE; k++)
			consider(&it->column->above[k], it, now, old, &n);
	} else {
		for (uint32_t c = 0; c < it->c; c++) {
			if (w->slots[c].set && w->slots[c].group == w->slots[it->c].group &&
			    (it->id != LEX_NONE || same_subject(&w->cols[c].said, it->col) ||
			     !it->col->nwords))
				consider(&w->slots[c].level, it, now, old, &n);
		}
	}
	if (n != 1)
		*old = NULL;
}

/* Whether a is about b: they differ by less than a half of the last digit that a shows, or a little more. */
static bool agrees(struct dec a, struct dec b)
{
	struct dec d, unit = {1, a.scale};

	return dec_sub(dec_abs(a), dec_abs(b), &d) == KPI_OK && dec_cmp(dec_abs(d), unit) <= 0;
}

/* What a change without a mark is, by the levels around it. */
static void judge_change(struct item *it, const struct level *now, const struct level *old, bool *relative,
			 bool *absolute)
{
	struct dec diff, rate;

	if (!now || !old || dec_sub(now->v, old->v, &diff) != KPI_OK)
		return;
	*absolute = agrees(it->f->v, diff);
	if (dec_shift(diff, 2, &rate) == KPI_OK && old->v.mant &&
	    dec_div(rate, old->v, 2, DEC_HALF_UP, &rate) == KPI_OK)
		*relative = agrees(it->f->v, rate) && !*absolute;
	if (!it->f->sign && !it->both.direction && (*absolute || *relative) && diff.mant < 0)
		figure_sign(it->f, -1);
}

/* ---- claims --------------------------------------------------------------- */

static const char *label_of(struct walk *w, const struct item *it)
{
	const char *a = it->row->words, *b = it->col->words;

	if (!a[0] && !b[0])
		a = w->title.words;
	return arena_printf(&w->r->out->arena, "%s%s%s%s", a, it->row->counts, b,
			    b[0] || !a[0] ? it->col->counts : "");
}

static struct claim *make(struct walk *w, const struct item *it, enum measure measure, const char *unit)
{
	struct claims *out = w->r->out;
	const struct figure *f = it->f;
	struct claim *c;

	out->items = mem_grow(out->items, out->n, &out->cap, sizeof(*out->items));
	c = &out->items[out->n++];
	*c = (struct claim){.start = f->start,
			    .end = f->end,
			    .quote_start = w->quote_start,
			    .quote_end = w->quote_end,
			    .label = label_of(w, it),
			    .measure = measure,
			    .value = f->v,
			    .unit = unit,
			    .range = f->range,
			    .bound = f->bound,
			    .period = it->when.period,
			    .region = it->where.name,
			    .region_code = it->where.code,
			    .speaker = w->r->speaker,
			    .rule = "table",
			    .confidence = 95,
			    .inherited = it->how};
	if (it->id != LEX_NONE)
		c->indicator = w->r->lex->catalog.items[it->id].id;
	c->period_kind = it->when.known ? it->when.kind : PERIOD_UNKNOWN;
	if (!it->when.known)
		c->period = (struct period){{0, 0, 0}, {0, 0, 0}};
	if (it->row->dating == DATED_NOT && it->col->dating == DATED_NOT)
		c->inherited |= INHERIT_PERIOD_ARTICLE;
	if (w->plan || it->both.target ||
	    (it->when.known && date_is_set(w->r->a->published) &&
	     date_cmp(it->when.period.start, w->r->a->published) > 0))
		c->modality = MODALITY_TARGET;
	return c;
}

static const char *unit_name(const struct walk *w, const struct item *it, const struct unit_word *u)
{
	if (u && u->money)
		return u->local ? make_currency(w->r, &it->where) : w->r->lex->units[u->first];
	if (it->id != LEX_NONE)
		return w->r->lex->catalog.items[it->id].unit;
	return u ? w->r->lex->units[u->first] : "unit";
}

/* Money, and units written in the head, in the cell or in the table's title. */
static const struct unit_word *unit_in_force(const struct walk *w, const struct item *it, int *power)
{
	*power = 0;
	if (it->f->unit)
		return it->f->unit; /* its power is in the value already */
	if (it->both.has_unit) {
		*power = it->both.power;
		return it->both.unit;
	}
	if (w->title.has_unit) {
		*power = w->title.power;
		return w->title.unit;
	}
	return NULL;
}

static void make_level(struct walk *w, struct item *it)
{
	struct slot *slot = &w->slots[it->c];
	bool percent = it->f->percent || (it->both.percent && !it->f->unit);
	int power;
	const struct unit_word *u = unit_in_force(w, it, &power);

	if (it->f->holds == HOLDS_FLAT || it->f->point || it->f->ordinal || it->f->sign) {
		omit(w, it->f, "a change or a rank in a column of levels");
		return;
	}
	if (it->f->holds == HOLDS_NONE_OF_IT) {
		if (it->id == LEX_NONE || is_percent_id(w, it->id)) {
			omit(w, it->f, "no value");
			return;
		}
		it->f->v = dec_int(0);
		it->f->range = interval_point(dec_int(0));
		power = 0;
	}
	if (!percent && !it->both.has_unit && !it->f->unit && !w->title.has_unit && needs_unit(w, it->id)) {
		omit(w, it->f, "no unit says how much");
		return;
	}
	if (is_percent_id(w, it->id) && dec_cmp(it->f->v, dec_int(100)) > 0) {
		omit(w, it->f, "more than 100 percent");
		return;
	}
	if (!percent && !is_percent_id(w, it->id))
		figure_shift(it->f, power);
	make(w, it, MEASURE_LEVEL, percent || is_percent_id(w, it->id) ? "percent" : unit_name(w, it, u));
	slot->level = (struct level){it->f->v, it->when, it->id, true};
}

static struct basis basis_of(struct walk *w, const struct item *it, unsigned int *how)
{
	const struct offer *o = it->col->change ? &it->column->offer : &w->rows;
	struct basis b;

	if (it->both.has_basis)
		return it->both.basis;
	if (offer_basis(o, &b))
		return b;
	if (w->title.has_basis)
		return w->title.basis;
	return basis_in_force(w->r, how);
}

static void make_change(struct walk *w, struct item *it)
{
	const struct said *side = it->col->change ? it->col : it->row;
	bool relative = it->f->percent || side->relative || side->percent;
	bool point = it->f->point || side->point;
	bool absolute =
		!relative && !point && (side->absolute || it->f->unit || (side->has_unit && side->unit));
	const struct level *now, *old;
	const struct unit_word *u;
	struct claim *c;
	int power;

	if (it->f->ordinal || it->f->holds == HOLDS_NONE_OF_IT || it->column->unclear) {
		omit(w, it->f, "unclear what changed");
		return;
	}
	u = unit_in_force(w, it, &power);
	if (it->f->holds == HOLDS_FLAT) {
		relative = !point && !is_percent_id(w, it->id);
		point |= is_percent_id(w, it->id);
		it->f->v = dec_int(0);
		it->f->range = interval_point(dec_int(0));
	}
	find_levels(w, it, &now, &old);
	if (!relative && !point && !absolute)
		judge_change(it, now, old, &relative, &absolute);
	else if (absolute && now && old && !power) {
		bool a = false, b = false;

		judge_change(it, now, old, &a, &b);
	}
	if (!relative && !point && !absolute && it->f->v.scale > 0 && side->has_basis)
		relative = true; /* 同比 with decimals */
	if (!relative && !point && !absolute) {
		omit(w, it->f, "a change in percent or in numbers: not told");
		return;
	}
	if (it->f->bracketed && !it->f->sign) {
		omit(w, it->f, "a bracket that may be a minus");
		return;
	}
	if (absolute && is_percent_id(w, it->id)) {
		absolute = false;
		point = true;
	}
	if (!it->f->sign && it->both.direction < 0)
		figure_sign(it->f, -1);
	if (absolute && !it->f->unit)
		figure_shift(it->f, power);
	c = make(w, it, MEASURE_CHANGE, relative ? "percent" : point ? "point" : unit_name(w, it, u));
	c->basis = basis_of(w, it, &c->inherited);
	if (old) {
		c->has_from = true;
		c->from = old->v;
	}
}

static void make_rank(struct walk *w, struct item *it)
{
	if (it->f->holds != HOLDS_NUMBER || it->f->percent || !dec_is_int(it->f->v) || it->f->v.mant <= 0 ||
	    it->column->unclear || !(it->row->where.name || it->col->where.name)) {
		omit(w, it->f, "a rank of something not told");
		return;
	}
	make(w, it, MEASURE_RANK, "rank");
}

/* Everything of a figure but its claim. False: no claim. */
static bool prepare(struct walk *w, uint32_t c, struct item *it, struct reading *g)
{
	struct slot *slot = &w->slots[c];

	*it = (struct item){.f = &slot->f,
			    .column = &w->cols[c],
			    .col = &w->cols[c].said,
			    .row = &w->groups[slot->group],
			    .c = c,
			    .id = LEX_NONE};
	it->both = *it->row;
	said_add(&it->both, it->col);
	it->change = it->both.change && !it->both.rank;
	if (it->row->change && it->col->change) {
		omit(w, it->f, "a change of a change");
		return false;
	}
	if (it->col->serial)
		return false;
	if (!find_period(w, it)) {
		omit(w, it->f, "row and column name two periods");
		return false;
	}
	if (!find_place(w, it)) {
		omit(w, it->f, "row and column name two places");
		return false;
	}
	if (!find_indicator(w, it, g)) {
		omit(w, it->f, "neither row nor column says what is counted");
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
				(w->mixed_rows || !same_subject(&w->level_row, row));
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
			const struct slot *slot = &w->slots[c];
			const struct said *col = &w->cols[c].said, *s = &w->groups[slot->group];
			bool late = col->change || col->rank || s->change || s->rank;

			if (!changes)
				w->slots[c].level.set = false;
			if (!slot->set || late != (changes == 1) || !prepare(w, c, &it, &g))
				continue;
			if (it.both.rank)
				make_rank(w, &it);
			else if (it.change)
				make_change(w, &it);
			else
				make_level(w, &it);
		}
	}
	remember(w);
	for (int k = 0; k < w->ngroups; k++)
		note_row(w, &w->groups[k]);
}
