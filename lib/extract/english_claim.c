/* SPDX-License-Identifier: BSD-2-Clause */
/* The claims of facts: their place, unit, interval, modality. */
#include <string.h>

#include "extract/english_reader.h"

/* Whether token i can be the subject of a clause: it stands first, behind a bullet, a comma or "and". */
static bool begins_clause(const struct en_reader *r, uint32_t i)
{
	return i == r->s->first || r->text.tok[i - 1].type == EN_PUNCT ||
	       en_in(&r->text, i - 1, "and but while whereas");
}

/* The jurisdiction of a fact: a place named in its clause, else that of the article. */
static const char *region_of(const struct en_reader *r, const struct en_fact *f, int *place)
{
	const struct en_text *t = &r->text;
	const char *best = NULL;

	*place = r->places.home_place;
	for (uint32_t i = r->s->first; i < r->s->last; i++) {
		const struct en_where *w;
		bool counts;

		if (r->places.nation != EN_NONE && !best && t->tok[i].mark != EN_IN_MENTION &&
		    en_cue_phrase(t, i, r->s->last, EN_NATION) &&
		    (i < f->v.first || !en_boundary_between(r, f->v.first, i))) {
			*place = r->places.nation;
			best = r->lex->places[*place].name;
		}
		/* "Chinese police have cracked": of the country, in an article of one of its provinces */
		if (i < f->v.first && t->tok[i].phrase && t->tok[i].phrase->body != EN_NONE &&
		    t->tok[i].cap && r->places.home_place == EN_NONE &&
		    en_in(t, i + t->tok[i].nphrase, "police authorities firefighters")) {
			*place = t->tok[i].phrase->body;
			best = r->lex->places[*place].name;
		}
		if (t->tok[i].mark != EN_IN_PLACE)
			continue;
		w = &r->places.items[t->tok[i].owner];
		if (w->first != i)
			continue;
		/* "In Gozo, …", "crime in Bolton", "police in X"; behind the figure only right after what it counts */
		counts = w->in && (i <= r->s->first + 6 || t->tok[i - 2].mark == EN_IN_MENTION ||
				   en_cue(t, i - 2, EN_VERB) || en_cue(t, i - 2, EN_AGENT) ||
				   en_in(t, i - 2, "and but while whereas") || en_punct(t, i - 2, ',') ||
				   en_cue(t, i - 2, EN_NOUN) || t->tok[i - 2].mark == EN_IN_PERIOD ||
				   t->tok[i - 2].mark == EN_IN_VALUE);
		/* "Bolton saw a fall of …" */
		if (!counts && begins_clause(r, i) && w->last < r->s->last &&
		    (en_in(t, w->last, "saw recorded reported had logged registered has led") ||
		     en_punct(t, w->last, ':') ||
		     (en_punct(t, w->last, ',') && en_is(t, w->last + 1, "which"))))
			counts = true;
		/* "NSW's road toll" */
		if (!counts && t->tok[w->last - 1].possessive && en_mention_at(r, w->last) >= 0)
			counts = true;
		/* "northeast China's Jilin Province": the last of a chain */
		if (!counts && i > r->s->first && t->tok[i - 1].mark == EN_IN_PLACE && best)
			counts = true;
		if (!counts)
			continue;
		if (i > f->v.first) {
			uint32_t edge = f->np >= 0 ? r->mentions[f->np].last : f->tail;

			edge = f->ahead >= 0 ? r->mentions[f->ahead].last : edge;
			while (edge < i && en_in(t, edge, "in across throughout within the of"))
				edge++;
			if (i > edge)
				break;
		}
		best = w->name;
		*place = w->place;
	}
	if (best)
		return best;
	*place = r->places.home_place;
	return r->places.home;
}

static enum modality modality_of(const struct en_reader *r, const struct en_fact *f, struct period p)
{
	const struct en_text *t = &r->text;
	bool target = false, incident = r->incident;

	for (uint32_t i = r->s->first; i < r->s->last; i++) {
		if (i < f->v.first && en_cue_phrase(t, i, r->s->last, EN_TARGET) && t->tok[i].mark == EN_FREE)
			target = true;
		if (target && i < f->v.first && en_is_boundary(t, i))
			target = false;
	}
	if (target || (date_is_set(p.start) && date_is_set(r->when.published) &&
		       date_cmp(p.start, r->when.published) > 0))
		return MODALITY_TARGET;
	if (f->role == EN_ROLE_CHANGE)
		incident = false;
	return incident || (!r->statistics && f->role != EN_ROLE_CHANGE) ? MODALITY_INCIDENT
									 : MODALITY_ACTUAL;
}

/* The interval that a bound allows. The bound of a fall is of its size. */
static struct interval range_of(const struct en_fact *f, struct dec value)
{
	struct interval r = interval_point(value);
	bool fall = value.mant < 0;
	enum bound b = f->v.bound;

	if (b == BOUND_ABOUT)
		return (struct interval){0};
	if (b == BOUND_GT || b == BOUND_GE) {
		*(fall ? &r.has_lo : &r.has_hi) = false;
		*(fall ? &r.hi_open : &r.lo_open) = b == BOUND_GT;
	} else if (b == BOUND_LT || b == BOUND_LE) {
		*(fall ? &r.has_hi : &r.has_lo) = false;
		*(fall ? &r.lo_open : &r.hi_open) = b == BOUND_LT;
	}
	return r;
}

static const char *currency_of(const struct en_reader *r, const struct en_fact *f, int place)
{
	int m = f->v.money;

	if (m == EN_NONE)
		m = place != EN_NONE ? r->lex->places[place].money : EN_NONE;
	if (m == EN_NONE && r->places.home_place != EN_NONE)
		m = r->lex->places[r->places.home_place].money;
	return m != EN_NONE ? r->lex->currencies[m] : "usd";
}

static const char *unit_of(const struct en_reader *r, const struct en_fact *f, const char *id, int aspect,
			   int place)
{
	const char *unit = r->lex->aspects[aspect].unit;

	if (f->role == EN_ROLE_CHANGE && (f->v.kind == EN_PERCENT || f->v.kind == EN_TIMES))
		return "percent";
	if (f->v.kind == EN_POINT)
		return "point";
	if (id)
		unit = catalog_builtin()->items[catalog_find(catalog_builtin(), slice_str(id))].unit;
	switch (f->v.kind) {
	case EN_PERCENT:
		return "percent";
	case EN_MONEY:
		return currency_of(r, f, place);
	case EN_WEIGHT:
		return "gram";
	default:
		return strcmp(unit, "money") == 0 || strcmp(unit, "percent") == 0 ? "case" : unit;
	}
}

static const char *label_of(struct en_reader *r, const struct en_subject *s)
{
	const struct en_text *t = &r->text;

	if (s->mention >= 0) {
		const struct en_mention *m = &r->mentions[s->mention];
		uint32_t start = t->tok[m->left].start;

		return arena_strndup(&r->out->arena, r->article->text.p + start,
				     t->tok[m->last - 1].end - start);
	}
	return s->kind != EN_NONE ? r->lex->kinds[s->kind].name : "";
}

/* Signed change, or level, of a fact; false where it does not fit. */
static bool value_of(const struct en_fact *f, struct dec *out)
{
	struct dec v = f->v.value;

	if (f->role != EN_ROLE_CHANGE) {
		*out = v;
		return true;
	}
	if (f->v.kind == EN_TIMES) { /* a 1.4-fold increase */
		if (dec_shift(v, 2, &v) != KPI_OK)
			return false;
	}
	if (f->dir < 0 && v.mant > 0)
		v = dec_neg(v);
	*out = v;
	return true;
}

static void put_claim(struct en_reader *r, size_t fact, const struct en_subject *s)
{
	const struct en_fact *f = &r->facts[fact];
	struct claims *out = r->out;
	struct claim c = {.measure = f->role == EN_ROLE_CHANGE ? MEASURE_CHANGE : MEASURE_LEVEL,
			  .bound = f->v.bound,
			  .region_code = UINT32_MAX,
			  .rule = "english",
			  .speaker = r->speaker,
			  .inherited = s->inherited};
	int aspect, place;

	if (!value_of(f, &c.value))
		return;
	c.indicator = en_indicator(r, s, f, &aspect);
	c.start = r->text.tok[f->lead].start;
	c.end = r->text.tok[f->tail - 1].end;
	c.quote_start = r->s->start;
	c.quote_end = r->s->end;
	c.label = label_of(r, s);
	c.range = range_of(f, c.value);
	c.region = region_of(r, f, &place);
	c.unit = unit_of(r, f, c.indicator, aspect, place);
	c.period = en_period_of(r, fact, &c.period_kind, &c.inherited);
	c.basis = en_basis_of(r, fact, c.period, &c.inherited);
	c.modality = modality_of(r, f, c.period);
	c.confidence = s->inherited ? 70 : 85;
	if (f->from >= 0) {
		c.has_from = true;
		c.from = r->facts[f->from].v.value;
	}
	if (f->word && c.value.mant == 0 && strcmp(r->lex->aspects[aspect].unit, "percent") == 0)
		c.unit = "point"; /* a rate that is unchanged */
	out->items = mem_grow(out->items, out->n, &out->cap, sizeof(*out->items));
	out->items[out->n++] = c;
}

/* A list that shares one value: "both robbery and burglary fell 5 per cent". */
void en_put_claims(struct en_reader *r, size_t fact, const struct en_subject *s)
{
	const struct en_mention *m = s->mention >= 0 ? &r->mentions[s->mention] : NULL;

	if (!m || !m->each || m->group_size < 2 || r->facts[fact].role != EN_ROLE_CHANGE ||
	    r->facts[fact].list || (fact + 1 < r->nfacts && r->facts[fact + 1].list)) {
		put_claim(r, fact, s);
		return;
	}
	for (int k = m->group; k < m->group + m->group_size; k++) {
		const struct en_mention *x = &r->mentions[k];
		struct en_subject one = {x->kind, x->aspects, x->narrowed, true, k, s->inherited};

		put_claim(r, fact, &one);
	}
}
