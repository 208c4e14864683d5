/* SPDX-License-Identifier: BSD-2-Clause */
/* Making claims: units, currency, modality, and the heads that later figures refer to. */
#include "extract/quantity.h"

#include <string.h>

void reader_omit(struct reader *r, size_t token, enum omit why)
{
	if (r->why_not)
		omit_note(r->why_not, token_start(&r->t, reader_tok(r, token)),
			  token_end(&r->t, reader_tok(r, token)), why);
}

const char *make_currency(const struct reader *r, const struct where *w)
{
	static const struct {
		uint32_t code;
		const char *unit;
	} local[] = {{710000, "twd"}, {810000, "hkd"}, {820000, "mop"}};

	for (size_t i = 0; i < 3; i++) {
		if (w->code != UINT32_MAX && gazetteer_inside(r->x->gazetteer, w->code, local[i].code))
			return local[i].unit;
	}
	return "cny";
}

static const char *unit_of(const struct reader *r, int indicator, const struct value *v,
			   const struct where *w)
{
	if (v->measure == MEASURE_RANK)
		return "rank";
	/* a rate that is as before: points */
	if (v->percent && v->measure == MEASURE_CHANGE && v->v.mant == 0 && make_is_rate(r, indicator))
		return "point";
	if (v->percent)
		return "percent";
	if (v->point)
		return "point";
	if (v->unit && v->unit->money)
		return v->unit->local ? make_currency(r, w) : r->lex->units[v->unit->first];
	if (indicator != LEX_NONE && strcmp(r->lex->catalog.items[indicator].unit, "cny") == 0)
		return make_currency(r, w); /* 财损68亿 */
	if (indicator != LEX_NONE)
		return r->lex->catalog.items[indicator].unit;
	return v->unit ? r->lex->units[v->unit->first] : "unit";
}

static enum modality modality_of(const struct reader *r)
{
	if (r->target || r->plan || r->goal_follows)
		return MODALITY_TARGET;
	return r->incident ? MODALITY_INCIDENT : MODALITY_ACTUAL;
}

/* Whether cases of a kind have no indicator of their own, and are not cases in general. */
static bool is_unlisted(const struct reader *r, int kind)
{
	struct phrase p = {kind, LEX_NONE, r->names->v_solve, LEX_NONE};

	if (kind == r->names->k_any || lexicon_meaning(r->lex, &p, 0, false) != LEX_NONE)
		return false;
	p.verb = r->names->v_occur;
	return lexicon_meaning(r->lex, &p, 0, false) == LEX_NONE;
}

void make_head(struct reader *r, const struct reading *g, int indicator, const char *label, const char *unit,
	       bool rate)
{
	struct head *h;

	if (r->nheads == HEADS_KEPT) {
		memmove(r->heads, r->heads + 1, (HEADS_KEPT - 1) * sizeof(*r->heads));
		r->nheads--;
	}
	h = &r->heads[r->nheads++];
	r->share = false;
	r->heading_kind = LEX_NONE;
	if (g->kind_at != SIZE_MAX && lexicon_carries(r->lex, g->phrase.kind, r->names->v_solve, LEX_NONE) &&
	    !r->ofwhich)
		r->narrow_case = indicator == LEX_NONE &&
				 (g->narrowed || is_unlisted(r, g->phrase.kind) ||
				  (g->phrase.kind == r->names->k_any && g->phrase.noun != LEX_NONE));
	r->crime_told |= g->phrase.kind == r->names->k_criminal && r->names->k_criminal != LEX_NONE;
	*h = (struct head){g->phrase,
			   indicator,
			   label,
			   unit,
			   where_in_force(r),
			   r->sentence,
			   r->group,
			   rate,
			   indicator == LEX_NONE};
}

struct claim *reader_claim(struct reader *r, size_t first, size_t last, int indicator, const char *label)
{
	struct claims *out = r->out;
	struct claim *c;
	struct where w = where_in_force(r);
	struct when when;

	out->items = mem_grow(out->items, out->n, &out->cap, sizeof(*out->items));
	c = &out->items[out->n++];
	*c = (struct claim){.start = token_start(&r->t, reader_tok(r, first)),
			    .end = token_end(&r->t, reader_tok(r, last)),
			    .quote_start = r->quote_start,
			    .quote_end = r->quote_end,
			    .label = label,
			    .region = w.name,
			    .region_code = w.code,
			    .speaker = r->speaker,
			    .modality = modality_of(r),
			    .confidence = 100};
	c->indicator = indicator == LEX_NONE ? NULL : r->lex->catalog.items[indicator].id;
	when = when_in_force(r, &c->inherited);
	if (indicator != LEX_NONE && !r->sent_when.known &&
	    strcmp(r->lex->catalog.items[indicator].improvement, "context") == 0)
		when = (struct when){.known = false}; /* population and area are of no period */
	c->period = when.period;
	if (when.known && when.wide && c->modality == MODALITY_ACTUAL)
		r->art_when = when;
	c->period_kind = when.known ? when.kind : PERIOD_UNKNOWN;
	if (date_is_set(when.period.start) && date_is_set(r->a->published) &&
	    date_cmp(when.period.start, r->a->published) > 0)
		c->modality = MODALITY_TARGET;
	return c;
}

/* Whether the reason noted last is for this token. */
static bool is_noted(struct reader *r, size_t token)
{
	const struct omissions *o = r->why_not;

	return o->n && o->items[o->n - 1].end == token_end(&r->t, reader_tok(r, token));
}

/*
 * 2017年至2021年，…从24.1万起下降至15.8万起、降幅34.3%: a level of the last year, as
 * far as the span goes, and changes against the first.
 */
static void read_ends_of_span(struct reader *r)
{
	unsigned int how = 0;
	struct when w = when_in_force(r, &how);
	struct date s = w.period.start, e = w.period.end;
	int last;

	if (!w.known || (w.kind != PERIOD_SINCE && w.kind != PERIOD_EVENT) || !date_is_set(s) ||
	    !date_is_set(e) || s.m != 1 || s.d != 1)
		return;
	last = e.m == 1 && e.d == 1 ? e.y - 1 : e.y;
	if (last <= s.y)
		return;
	r->sent_when =
		(struct when){{date_of(last, 1, 1), e}, last == e.y ? PERIOD_YTD : PERIOD_YEAR, true, false};
	r->sent_basis = (struct basis){BASIS_YEAR, s.y, {0, 0, 0}};
	r->has_sent_basis = true;
}

static bool begins(const char *id, const char *prefix)
{
	return strncmp(id, prefix, strlen(prefix)) == 0;
}

/* 查处吸毒人员680人，其中治安拘留300人: a part of one kind is no figure of crime or order at large. */
static bool is_part_of_kind(const struct reader *r, int indicator)
{
	const char *whole, *id;

	if (!r->ofwhich || indicator == LEX_NONE || r->whole == LEX_NONE)
		return false;
	whole = r->lex->catalog.items[r->whole].id;
	id = r->lex->catalog.items[indicator].id;
	return (begins(whole, "crime.drug.") || begins(whole, "crime.telecom_fraud.") ||
		begins(whole, "crime.economic.")) &&
	       (begins(id, "order.cases.") || begins(id, "order.offenders") ||
		begins(id, "crime.criminal.") || begins(id, "crime.suspects."));
}

struct claim *make_claim(struct reader *r, const struct value *v, int indicator, const char *label,
			 unsigned int inherited, const char *rule)
{
	struct where w;
	struct claim *c;
	int meant = indicator;

	if (r->breakdown && !r->has_sent_where && !r->has_para_where)
		indicator = LEX_NONE; /* 从起火原因看, …: parts of what was counted before */
	if (r->subset || aim_narrows(r, indicator) || is_part_of_kind(r, indicator))
		indicator = LEX_NONE;
	if (r->ofwhich && indicator != LEX_NONE && indicator == r->whole && v->measure == MEASURE_LEVEL &&
	    !r->has_sent_where)
		indicator = LEX_NONE; /* a part of the same thing has no identifier of its own */
	if (indicator == LEX_NONE && r->why_not && (meant != LEX_NONE || !is_noted(r, v->last)))
		reader_omit(r, v->last,
			    meant == LEX_NONE ? OMIT_NO_INDICATOR
			    : r->subset	      ? OMIT_SOME_PLACES
					      : OMIT_PART);
	if (v->measure == MEASURE_LEVEL && r->has_from)
		read_ends_of_span(r);
	c = reader_claim(r, v->first, v->last, indicator, label);
	w = where_in_force(r);
	c->measure = v->measure;
	c->value = v->v;
	c->range = v->range;
	c->bound = v->bound;
	c->unit = v->unit_name ? v->unit_name : unit_of(r, indicator, v, &w);
	c->rule = rule;
	c->inherited |= inherited;
	if (v->measure == MEASURE_CHANGE)
		c->basis = basis_in_force(r, &c->inherited);
	if (c->inherited & (INHERIT_SUBJECT_PARAGRAPH | INHERIT_SUBJECT_ARTICLE))
		c->confidence -= 15;
	if (c->inherited & INHERIT_PERIOD_ARTICLE)
		c->confidence -= 10;
	if (r->has_from && v->measure != MEASURE_RANK) {
		c->has_from = true;
		c->from = r->from;
	}
	return c;
}

bool make_is_rate(const struct reader *r, int id)
{
	return id != LEX_NONE && strcmp(r->lex->catalog.items[id].unit, "percent") == 0;
}

/* A change or a rank of something already named. */
void make_of_head(struct reader *r, const struct value *v, const struct head *h, const char *rule)
{
	struct value w = *v;
	struct claim *c;
	unsigned int how = h->sentence == r->sentence ? INHERIT_SUBJECT_SENTENCE : INHERIT_SUBJECT_PARAGRAPH;

	if (w.absolute && h->unit)
		w.unit_name = h->unit;
	c = make_claim(r, &w, h->indicator, h->label, how, rule);
	if (h->where.name && !r->has_sent_where) {
		c->region = h->where.name;
		c->region_code = h->where.code;
	}
}

int make_resolve(struct reader *r, struct element *e, const struct value *v, unsigned int *how)
{
	bool change = v->measure != MEASURE_LEVEL;
	bool percent = v->percent && !change;

	return phrase_resolve(r, &e->g,
			      change ? (v->absolute && !(v->unit && v->unit->money) ? v->unit_bits : 0)
				     : v->unit_bits,
			      percent, change, how);
}

/* The words without the number: the unit is to blame where they mean an indicator. LEX_NONE where they mean none. */
static int meant_without_unit(struct reader *r, const struct element *e)
{
	struct element copy = *e;
	unsigned int how = 0;
	int id = phrase_resolve(r, &copy.g, 0, false, false, &how);

	if (id != LEX_NONE)
		return id;
	copy = *e;
	return phrase_resolve(r, &copy.g, 0, true, false, &how);
}

/* What was read of the words. */
static void name_words(const struct reader *r, const struct reading *g, struct omission *o)
{
	int kind = g->phrase.kind != LEX_NONE ? g->phrase.kind : g->phrase.inherited;
	int verb = g->phrase.verb != LEX_NONE ? g->phrase.verb : g->nverbs ? g->verbs[0] : LEX_NONE;

	o->words[0] = kind != LEX_NONE ? r->lex->kinds[kind].name : NULL;
	o->words[1] = verb != LEX_NONE ? r->lex->verbs[verb].name : NULL;
	o->words[2] = g->phrase.noun != LEX_NONE ? r->lex->nouns[g->phrase.noun].name : NULL;
}

void make_omit(struct reader *r, const struct element *e, const struct value *v, enum omit otherwise)
{
	enum omit why = otherwise;
	struct omission *o;
	int meant = LEX_NONE;

	if (!r->why_not)
		return;
	if (why == OMIT_NO_INDICATOR) {
		why = e->g.narrowed | e->g.several ? OMIT_NARROWER
		      : e->g.unknown		   ? OMIT_NOT_IN_LEXICON
		      : !heads_content(&e->g)	   ? OMIT_NOTHING
						   : why;
		if (why == OMIT_NO_INDICATOR && (meant = meant_without_unit(r, e)) != LEX_NONE)
			why = OMIT_UNIT;
	}
	o = omit_note(r->why_not, token_start(&r->t, reader_tok(r, v->last)),
		      token_end(&r->t, reader_tok(r, v->last)), why);
	name_words(r, &e->g, o);
	if (meant != LEX_NONE)
		o->meant = r->lex->catalog.items[meant].id;
}

void make_of_element(struct reader *r, const struct value *v, struct element *e, const char *rule)
{
	unsigned int how = 0;
	int id = make_resolve(r, e, v, &how);
	const char *label = phrase_label(r, &e->g);
	struct claim *c;

	if (id == LEX_NONE)
		make_omit(r, e, v, OMIT_NO_INDICATOR);
	c = make_claim(r, v, id, label, how, rule);

	if (e->g.phrase.kind != LEX_NONE)
		r->narrow_accident = id == LEX_NONE && e->g.narrowed &&
				     lexicon_carries(r->lex, e->g.phrase.kind, r->names->v_die, LEX_NONE);

	make_head(r, &e->g, id, label,
		  v->measure == MEASURE_LEVEL ? c->unit
					      : (id != LEX_NONE ? r->lex->catalog.items[id].unit : NULL),
		  make_is_rate(r, id));
}
