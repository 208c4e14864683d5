/* SPDX-License-Identifier: BSD-2-Clause */
/* English articles to claims: sentence by sentence, with what stays in force between them. */
#include "extract/english.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extract/english_reader.h"

enum { STRETCH = 256 }; /* bytes between two looks at the counts */

bool english_is(const struct article *a)
{
	size_t latin = 0, han = 0;

	/* so many Chinese characters that what is left cannot outweigh them */
	for (size_t i = 0; i < a->text.n && han <= (latin + a->text.n - i) / 8;) {
		const size_t stop = a->text.n - i > STRETCH ? i + STRETCH : a->text.n;

		while (i < stop) {
			uint32_t cp;

			i += utf8_decode(a->text.p + i, a->text.n - i, &cp);
			latin += (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
			han += cp >= 0x3400 && cp < 0xA000;
		}
	}
	/* a Chinese character says as much as four letters or so */
	return latin >= 40 && latin / 8 > han;
}

/* ---- fields ---- */

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
		if (!counts && i == r->s->first && w->last < r->s->last &&
		    en_in(t, w->last, "saw recorded reported had logged registered has"))
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

/* ---- claims ---- */

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
static void put_shared(struct en_reader *r, size_t fact, const struct en_subject *s)
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

/* Why a fact cannot be a claim with its subject, OMIT_COUNT where it can: a bare figure needs a word that links it. */
static enum omit is_claim(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t next = f->v.last;

	if (f->role == EN_ROLE_CHANGE || f->np >= 0 || f->all)
		return OMIT_COUNT;
	/* a figure that counts something unknown: "34 schemes" */
	if (f->v.kind == EN_COUNT && next < r->s->last && t->tok[next].mark == EN_FREE &&
	    t->tok[next].type == EN_WORD &&
	    !(t->tok[next].word &&
	      (t->tok[next].word->cues & (EN_BIT(EN_FUNCTION) | EN_BIT(EN_VERB) | EN_BIT(EN_UP) |
					  EN_BIT(EN_DOWN) | EN_BIT(EN_COMPARE)))))
		return OMIT_NOT_IN_LEXICON;
	while (en_in(t, next, "consecutive straight successive"))
		next++;
	if (next < r->s->last && en_cue(t, next, EN_DURATION) && t->tok[next].mark == EN_FREE &&
	    f->v.kind == EN_COUNT)
		return OMIT_DURATION;
	return OMIT_COUNT;
}

static void remember(struct en_reader *r, const struct en_subject *prior)
{
	bool any = false;
	int begin;

	for (size_t k = 0; k < r->nperiods; k++) {
		if (!r->earlier[k] && !r->periods[k].day &&
		    (!r->periods[k].since || r->periods[k].campaign) &&
		    r->periods[k].kind != PERIOD_UNKNOWN) {
			unsigned int ignored = 0;

			/* the sentence's first period, as its figures had it */
			for (size_t f = 0; f < r->nfacts; f++) {
				enum period_kind kind;
				struct period p = en_period_of(r, f, &kind, &ignored);

				if (!date_is_set(p.start))
					continue;
				r->period = p;
				r->period_kind = kind;
				r->paragraph_period = true;
				break;
			}
			break;
		}
	}
	r->last_level = dec_int(0);
	for (size_t k = r->nfacts; k-- > 0 && !r->last_level.mant;) {
		if (r->facts[k].role == EN_ROLE_LEVEL && r->facts[k].v.kind == EN_COUNT)
			r->last_level = r->facts[k].v.value;
	}
	for (size_t k = 0; k < r->nfacts; k++) {
		if (!prior[k].found)
			continue;
		any = true;
		r->subject = r->last = prior[k];
		r->last.mention = -1;
		if (!r->lead.found && !prior[k].narrowed && prior[k].kind != EN_NONE &&
		    r->lex->kinds[prior[k].kind].means[0])
			r->lead = prior[k];
		break;
	}
	begin = en_sentence_subject(r);
	if (!r->nfacts || !any)
		r->subject = begin >= 0 ? (struct en_subject){r->mentions[begin].kind,
							      r->mentions[begin].aspects,
							      r->mentions[begin].narrowed,
							      true,
							      -1,
							      INHERIT_SUBJECT_PARAGRAPH}
					: r->subject;
	r->latter.found = false;
	if (r->nmentions && !en_is_bare(&r->mentions[r->nmentions - 1])) {
		const struct en_mention *m = &r->mentions[r->nmentions - 1];

		r->latter = (struct en_subject){m->kind, m->aspects, m->narrowed,
						true,	 -1,	     INHERIT_SUBJECT_PARAGRAPH};
	}
	for (size_t k = 0; k < r->nmentions; k++) {
		int kind = r->mentions[k].kind;

		if (kind != EN_NONE && !r->mentions[k].weak && r->lex->kinds[kind].carries) {
			size_t old = 0;

			while (old + 1 < EN_CARRIERS && r->article_carriers[old] != kind)
				old++;
			memmove(r->article_carriers + 1, r->article_carriers,
				old * sizeof(*r->article_carriers));
			r->carrier = r->article_carriers[0] = kind;
		}
	}
}

static void begin_sentence(struct en_reader *r)
{
	const struct en_text *t = &r->text;
	bool cue = false, period = false, change = false;

	if (r->s->block != r->block) {
		r->block = r->s->block;
		r->subject = (struct en_subject){EN_NONE, 0, false, false, -1, 0};
		r->carrier = EN_NONE;
		r->paragraph_period = false;
		r->incident = false;
	}
	for (uint32_t i = r->s->first; i < r->s->last; i++)
		cue |= t->tok[i].mark != EN_IN_PLACE && en_cue_phrase(t, i, r->s->last, EN_INCIDENT) != 0;
	for (size_t k = 0; k < r->nperiods; k++)
		period |= r->periods[k].compares || r->periods[k].campaign;
	for (size_t k = 0; k < r->nperiods; k++)
		period |= !r->periods[k].day &&
			  (r->periods[k].kind == PERIOD_YEAR || r->periods[k].kind == PERIOD_YTD ||
			   r->periods[k].kind == PERIOD_HALF || r->periods[k].kind == PERIOD_QUARTER);
	for (size_t k = 0; k < r->nfacts; k++)
		change |= r->facts[k].role == EN_ROLE_CHANGE;
	if (period || change)
		r->incident = false;
	else if (cue)
		r->incident = true;
}

static void read_sentence(struct en_reader *r, const struct en_sentence *s)
{
	struct en_subject prior[EN_FACTS_MAX];
	enum omit why[EN_FACTS_MAX];
	size_t before;

	r->s = s;
	en_read_periods(r);
	en_read_facts(r);
	en_read_comparisons(r);
	begin_sentence(r);
	for (size_t k = 0; k < r->nfacts; k++) {
		prior[k] = en_subject_of(r, k, prior);
		why[k] = prior[k].found ? is_claim(r, &r->facts[k]) : en_why_no_claim(r, &r->facts[k]);
		if (why[k] != OMIT_COUNT)
			prior[k].found = false;
		before = r->out->n;
		if (prior[k].found)
			put_shared(r, k, &prior[k]);
		if (r->why_not && r->out->n > before && !r->out->items[r->out->n - 1].indicator)
			why[k] = prior[k].narrowed ? OMIT_NARROWER : OMIT_NO_INDICATOR;
	}
	if (r->why_not)
		en_omit_sentence(r, why);
	remember(r, prior);
	en_keep_spans(r);
}

/* A headline speaks of what the article says at length: it takes its period and place from there. */
static void settle_headlines(const struct en_reader *r, struct claims *out, size_t from, size_t body)
{
	for (size_t i = from; i < body; i++) {
		struct claim *c = &out->items[i], *best = NULL;

		if (!c->indicator || !(c->inherited & INHERIT_PERIOD_ARTICLE))
			continue;
		for (size_t k = body; k < out->n && !(best && dec_cmp(best->value, c->value) == 0); k++) {
			struct claim *d = &out->items[k];

			if (d->indicator && strcmp(d->indicator, c->indicator) == 0 &&
			    d->measure == c->measure && d->modality == MODALITY_ACTUAL &&
			    (!best || dec_cmp(d->value, c->value) == 0))
				best = d;
		}
		if (!best)
			continue;
		c->period = best->period;
		c->period_kind = best->period_kind;
		if (dec_cmp(best->value, c->value) == 0 && c->region == r->places.home)
			c->region = best->region;
	}
}

static int by_start(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

void english_read(const struct lexicon_en *lex, const struct article *a, struct claims *out,
		  struct omissions *why_not)
{
	struct en_reader *r = mem_zalloc(sizeof(*r));
	size_t before = out->n, body = out->n;

	r->lex = lex;
	r->article = a;
	r->out = out;
	r->why_not = why_not;
	en_text_read(lex, a, &r->text);
	en_places_read(lex, &r->text, &out->arena, &r->places);
	r->when.published = a->published;
	r->when.financial = r->places.home_place != EN_NONE ? lex->places[r->places.home_place].financial : 4;
	r->carrier = EN_NONE;
	for (size_t k = 0; k < EN_CARRIERS; k++)
		r->article_carriers[k] = EN_NONE;
	r->block = UINT32_MAX;
	en_survey(r);
	for (size_t i = 0; i < r->text.nsent; i++) {
		if (i > 0 && r->text.sent[i].kind != BLOCK_TITLE && r->text.sent[i - 1].kind == BLOCK_TITLE)
			body = out->n;
		read_sentence(r, &r->text.sent[i]);
	}
	settle_headlines(r, out, before, body);
	if (out->n > before)
		qsort(out->items + before, out->n - before, sizeof(*out->items), by_start);
	en_places_release(&r->places);
	en_text_release(&r->text);
	free(r);
}
