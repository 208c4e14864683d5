/* SPDX-License-Identifier: BSD-2-Clause */
/* The claims of a table: levels, changes with the levels they lie between, ranks. */
#include <string.h>

#include "extract/table_walk.h"

void table_omit(struct walk *w, const struct figure *f, enum omit why)
{
	omit_note(w->r->why_not, f->start, f->end, why);
}

void table_omit_text(const struct walk *w, uint32_t start, uint32_t end, enum omit why)
{
	omit_digits(w->r->why_not, buf_slice(&w->r->a->text), start, end, why);
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
			    (it->id != LEX_NONE || said_same(&w->cols[c].said, it->col) || !it->col->nwords))
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
	else
		table_omit(w, f,
			   it->row->part      ? OMIT_PART
			   : it->both.unknown ? OMIT_NOT_IN_LEXICON
					      : OMIT_NO_INDICATOR);
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

void table_make_level(struct walk *w, struct item *it)
{
	struct slot *slot = &w->slots[it->c];
	bool percent = it->f->percent || (it->both.percent && !it->f->unit);
	int power;
	const struct unit_word *u = unit_in_force(w, it, &power);

	if (it->f->holds == HOLDS_FLAT || it->f->point || it->f->ordinal || it->f->sign) {
		table_omit(w, it->f, OMIT_CELL_CHANGE);
		return;
	}
	if (it->f->holds == HOLDS_NONE_OF_IT) {
		if (it->id == LEX_NONE || is_percent_id(w, it->id)) {
			table_omit(w, it->f, OMIT_CELL_NO_VALUE);
			return;
		}
		it->f->v = dec_int(0);
		it->f->range = interval_point(dec_int(0));
		power = 0;
	}
	if (!percent && !it->both.has_unit && !it->f->unit && !w->title.has_unit && needs_unit(w, it->id)) {
		table_omit(w, it->f, OMIT_CELL_NO_UNIT);
		return;
	}
	/* the police of Taiwan count cases of earlier years among those solved */
	if (is_percent_id(w, it->id) && !w->r->beyond && dec_cmp(it->f->v, dec_int(100)) > 0) {
		table_omit(w, it->f, OMIT_CELL_TOO_MUCH);
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

void table_make_change(struct walk *w, struct item *it)
{
	const struct said *side = it->col->change ? it->col : it->row;
	bool relative = it->f->percent || (!it->f->point && (side->relative || side->percent));
	bool point = it->f->point || (!relative && side->point);
	bool absolute =
		!relative && !point && (side->absolute || it->f->unit || (side->has_unit && side->unit));
	const struct level *now, *old;
	const struct unit_word *u;
	struct claim *c;
	int power;

	if (it->f->ordinal || it->f->holds == HOLDS_NONE_OF_IT || it->column->unclear) {
		table_omit(w, it->f, OMIT_CELL_UNCLEAR);
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
		table_omit(w, it->f, OMIT_CELL_RELATIVE);
		return;
	}
	if (it->f->bracketed && !it->f->sign) {
		table_omit(w, it->f, OMIT_CELL_BRACKET);
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

void table_make_rank(struct walk *w, struct item *it)
{
	if (it->f->holds != HOLDS_NUMBER || it->f->percent || !dec_is_int(it->f->v) || it->f->v.mant <= 0 ||
	    it->column->unclear || !(it->row->where.name || it->col->where.name)) {
		table_omit(w, it->f, OMIT_CELL_RANK);
		return;
	}
	make(w, it, MEASURE_RANK, "rank");
}
