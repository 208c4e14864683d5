/* SPDX-License-Identifier: BSD-2-Clause */
/* English articles to claims: sentence by sentence, with what stays in force between them. */
#include "extract/english.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "extract/english_reader.h"
#include "extract/english_table.h"
#include "extract/tables.h"

enum { STRETCH = 256 }; /* bytes between two looks at the counts */

bool english_is(const struct article *a)
{
	size_t latin = 0, han = 0;

	/* so many Chinese characters that what is left cannot outweigh them */
	for (size_t i = 0; i < a->text.n && han <= (latin + a->text.n - i) / 8;) {
		const size_t stop = a->text.n - i > STRETCH ? i + STRETCH : a->text.n;

		while (i < stop) {
			uint32_t cp;

			if (utf8_leads_han(a->text.p[i])) {
				han++;
				i += 3;
				continue;
			}

			i += utf8_decode(a->text.p + i, a->text.n - i, &cp);
			latin += (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
			han += cp >= 0x3400 && cp < 0xA000;
		}
	}
	/* a Chinese character says as much as four letters or so */
	return latin >= 40 && latin / 8 > han;
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
	for (size_t k = 0; k < r->nmentions && r->s->kind == BLOCK_TITLE && r->title_kind == EN_NONE; k++) {
		int kind = r->mentions[k].kind;

		if (kind != EN_NONE && r->lex->kinds[kind].means[lexicon_en_aspect(r->lex, "arrests")] &&
		    r->lex->kinds[kind].means[0])
			r->title_kind = kind;
	}
	if (r->nfacts)
		r->nlevels = 0;
	for (size_t k = 0; k < r->nfacts && r->nlevels < 4; k++) {
		if (prior[k].found && r->facts[k].role == EN_ROLE_LEVEL && r->facts[k].v.kind == EN_COUNT) {
			r->levels[r->nlevels] = prior[k];
			r->levels[r->nlevels].inherited |= INHERIT_SUBJECT_PARAGRAPH;
			r->levels[r->nlevels++].mention = -1;
		}
	}
	r->latter.found = false;
	if (r->nmentions && !en_is_bare(&r->mentions[r->nmentions - 1])) {
		const struct en_mention *m = &r->mentions[r->nmentions - 1];

		r->latter = (struct en_subject){m->kind, m->aspects, m->narrowed,
						true,	 -1,	     INHERIT_SUBJECT_PARAGRAPH};
	}
	if (!any && r->latter.found)
		r->last = r->latter;
	for (size_t k = 0; k < r->nmentions; k++) {
		int kind = r->mentions[k].kind;

		for (size_t f = 0; f < r->nfacts; f++) {
			if (r->facts[f].part && r->facts[f].np == (int)k)
				kind = EN_NONE;
		}

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

/* "The ring was busted": a sentence about one case, spoken of before. */
static bool tells_of_one(const struct en_reader *r)
{
	const struct en_text *t = &r->text;

	return en_is(t, r->s->first, "the") &&
	       en_in(t, r->s->first + 1,
		     "ring gang syndicate suspects raid operation blaze crash collision pair trio");
}

/* The figures before such a sentence, of no time of their own, are of that case. */
static void settle_raid(const struct en_reader *r, struct claims *out, size_t from)
{
	for (size_t i = from; i < out->n; i++) {
		struct claim *c = &out->items[i];

		if (c->start < r->raid_end && c->measure == MEASURE_LEVEL &&
		    (c->inherited & INHERIT_PERIOD_ARTICLE))
			c->modality = MODALITY_INCIDENT;
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
	if (cue && !period && !change && !r->raid_end && r->s < r->text.sent + 5 && tells_of_one(r))
		r->raid_end = r->s->end;
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
	en_find_speaker(r);
	for (size_t k = 0; k < r->nfacts; k++) {
		prior[k] = en_subject_of(r, k, prior);
		why[k] = prior[k].found ? is_claim(r, &r->facts[k]) : en_why_no_claim(r, &r->facts[k]);
		if (why[k] != OMIT_COUNT)
			prior[k].found = false;
		before = r->out->n;
		if (prior[k].found)
			en_put_claims(r, k, &prior[k]);
		if (r->why_not && r->out->n > before && !r->out->items[r->out->n - 1].indicator)
			why[k] = prior[k].narrowed ? OMIT_NARROWER : OMIT_NO_INDICATOR;
	}
	if (r->why_not)
		en_omit_sentence(r, why, prior);
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

/* The data tables, by the period, the place and the basis of the article. */
static void read_tables(struct en_reader *r, struct reader *tables, size_t before)
{
	size_t body = r->out->n;

	const struct article *a = r->article;

	if (!tables || !a->ntables)
		return;
	tables->english = en_table_open(r);
	tables->home = (struct where){r->places.home, UINT32_MAX, -1};
	tables->art_when = (struct when){r->article_period, r->article_kind, r->has_article_period, false};
	tables->has_art_basis = r->article_basis.kind != BASIS_NONE;
	tables->art_basis = r->article_basis;
	for (size_t b = 0; b < a->nblocks; b++) {
		if ((a->blocks[b].kind == BLOCK_ROW || a->blocks[b].kind == BLOCK_CAPTION) &&
		    (b == 0 || a->blocks[b - 1].kind < BLOCK_ROW || a->blocks[b - 1].kind > BLOCK_CAPTION ||
		     a->blocks[b - 1].table != a->blocks[b].table))
			tables_read(tables, b);
	}
	en_table_close(tables->english);
	tables->english = NULL;
	/* prose that leaves it to the table to say what it compares with */
	for (size_t i = before; i < r->out->n && r->article_basis.kind == BASIS_NONE; i++) {
		if (r->out->items[i].measure == MEASURE_CHANGE && i >= body)
			r->article_basis = r->out->items[i].basis;
	}
	for (size_t i = before; i < body && r->article_basis.kind == BASIS_YOY; i++) {
		if (r->out->items[i].basis.kind == BASIS_UNSTATED)
			r->out->items[i].basis = r->article_basis;
	}
}

static int by_start(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	return x->start < y->start ? -1 : x->start > y->start;
}

/* The one kind of accident that a headline names ("Fire statistics for 2024"): what its deaths are of. EN_NONE for none. */
static int headline_carrier(const struct en_reader *r)
{
	const struct en_text *t = &r->text;
	struct en_headline h;
	bool outside = en_headline_read(r->lex, r->article, &h);
	uint64_t deaths = UINT64_C(1) << lexicon_en_aspect(r->lex, "deaths");
	int found = EN_NONE;

	t = outside ? &h.text : t;
	for (uint32_t i = 0;
	     i < t->n && (outside || (t->nsent && i < t->sent[0].last && t->sent[0].kind == BLOCK_TITLE));
	     i++) {
		const struct en_word *w = t->tok[i].phrase;
		int kind = !w ? EN_NONE : w->kind != EN_NONE ? w->kind : w->topic;

		if (kind == EN_NONE || !(r->lex->kinds[kind].carries & deaths) ||
		    !r->lex->kinds[kind].means[0])
			continue;
		if (found != EN_NONE && found != kind)
			found = kind = EN_NONE, i = (uint32_t)t->n;
		else
			found = kind;
	}
	if (outside)
		en_text_release(&h.text);
	return found;
}

void english_read(const struct lexicon_en *lex, const struct article *a, struct claims *out,
		  struct omissions *why_not, struct reader *tables)
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
	r->carrier = r->title_kind = EN_NONE;
	for (size_t k = 0; k < EN_CARRIERS; k++)
		r->article_carriers[k] = EN_NONE;
	r->block = UINT32_MAX;
	r->article_carriers[0] = headline_carrier(r);
	en_survey(r);
	for (size_t i = 0; i < r->text.nsent && !reader_is_full(out); i++) {
		if (i > 0 && r->text.sent[i].kind != BLOCK_TITLE && r->text.sent[i - 1].kind == BLOCK_TITLE)
			body = out->n;
		read_sentence(r, &r->text.sent[i]);
	}
	settle_headlines(r, out, before, body);
	settle_raid(r, out, before);
	read_tables(r, tables, before);
	if (out->n > before)
		qsort(out->items + before, out->n - before, sizeof(*out->items), by_start);
	en_places_release(&r->places);
	en_text_release(&r->text);
	free(r);
}
