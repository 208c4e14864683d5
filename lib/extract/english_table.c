/* SPDX-License-Identifier: BSD-2-Clause */
/* What the heads of an English data table say, for the reader of tables. */
#include "extract/english_table.h"

#include <stdlib.h>
#include <string.h>

#include "extract/english_reader.h"
#include "extract/table_walk.h"

struct en_table {
	struct en_reader *article; /* of the article: its places, its day */
	struct en_reader r; /* reads head cells */
	struct en_sentence s;
	bool areas; /* the head of the labels says that they are areas */
};

struct en_table *en_table_open(struct en_reader *r)
{
	struct en_table *t = mem_zalloc(sizeof(*t));

	t->article = r;
	t->r.lex = r->lex;
	t->r.article = r->article;
	t->r.when = r->when;
	t->r.carrier = EN_NONE;
	t->r.s = &t->s;
	return t;
}

void en_table_close(struct en_table *t)
{
	free(t);
}

/* A cell in hand. */
struct cell_words {
	struct en_reader *r;
	struct said *out;
	uint32_t n;
	bool percent, compares; /* a percent sign; a word of comparison before the period in hand */
};

static void use(struct cell_words *w, uint32_t i, uint32_t n)
{
	for (uint32_t k = i; k < i + n && k < w->n; k++)
		w->r->text.tok[k].mark = EN_IN_PERIOD;
}

static void add_basis(struct said *o, struct basis b)
{
	o->has_basis = true;
	o->basis = b;
}

/* A period at token i: that of the figures or, behind a word of comparison, what they are measured against. */
static uint32_t read_period(struct cell_words *w, uint32_t i)
{
	struct said *o = w->out;
	struct en_period p;

	if (!en_period_scan(&w->r->text, i, w->n, &w->r->when, &p))
		return 0;
	if (p.compares || (p.last_year && p.kind == PERIOD_YEAR)) {
		if (w->compares)
			add_basis(o, (struct basis){.kind = BASIS_YOY});
		else
			o->dating = DATED_EARLIER;
	} else if (p.to_date || !date_is_set(p.period.start)) {
		o->dating = DATED_CURRENT;
	} else if (w->compares && o->change) {
		add_basis(o, p.financial || p.kind != PERIOD_YEAR
				     ? (struct basis){.kind = BASIS_YOY}
				     : (struct basis){.kind = BASIS_YEAR, .year = p.year});
	} else if (o->dating == DATED_NOT) {
		o->dating = DATED_NAMED;
		o->when = (struct when){.period = p.period, .kind = p.kind, .known = true};
		o->need = PERIOD_COMPLETE;
		o->year = p.year;
	}
	use(w, p.first, p.last - p.first);
	return p.last - p.first;
}

/* Words of heads that speak of the figures and not of what they count. Returns how many tokens were read. */
static uint32_t read_word(struct cell_words *w, uint32_t i)
{
	const struct en_text *t = &w->r->text;
	struct said *o = w->out;
	uint32_t len;

	if (en_punct(t, i, '%') || en_in(t, i, "percent percentage pct") ||
	    (en_is(t, i, "per") && en_is(t, i + 1, "cent"))) {
		w->percent = true;
		return 1 + en_is(t, i, "per");
	}
	if (en_in(t, i, "points point pp ppts ppt pts")) {
		o->point = o->change = true;
	} else if (en_in(t, i, "change changes variation variance difference diff chg var growth")) {
		o->change = true;
	} else if (en_in(t, i, "increase decrease reduction rise fall drop up down")) {
		o->change = true;
		o->direction = en_in(t, i, "decrease reduction fall drop") && w->n <= 3 ? -1 : o->direction;
	} else if (en_in(t, i, "vs v versus against from over on since compared with to than")) {
		w->compares = true;
	} else if ((len = en_cue_phrase(t, i, w->n, EN_YOY)) != 0) {
		bool rate = false;

		for (uint32_t k = i; k < i + len; k++)
			rate |= en_in(t, k, "on over annual annually");
		if (o->change || w->compares)
			add_basis(o, (struct basis){.kind = BASIS_YOY});
		else if (en_in(t, i + len - 1, "year") && !rate)
			o->dating = DATED_EARLIER;
		else
			o->change = true, add_basis(o, (struct basis){.kind = BASIS_YOY});
		return len;
	} else if (en_in(t, i, "yoy")) {
		o->change = true;
		add_basis(o, (struct basis){.kind = BASIS_YOY});
	} else if (en_in(t, i, "ytd current")) {
		o->dating = o->dating == DATED_NOT ? DATED_CURRENT : o->dating;
	} else if (en_in(t, i, "previous prior last")) {
		o->dating = o->dating == DATED_NOT ? DATED_EARLIER : o->dating;
	} else if (en_in(t, i, "rank ranking")) {
		o->rank = true;
	} else if (en_in(t, i, "share proportion")) {
		o->share = true;
	} else if (en_in(t, i, "average mean median daily")) {
		o->unknown = true;
	} else if (en_in(t, i, "target targets goal plan planned forecast")) {
		o->target = true;
	} else if (en_in(t, i, "thousand thousands 000s 000 millions million")) {
		o->has_unit = true;
		o->power = en_in(t, i, "millions million") ? 6 : 3;
	} else if (en_in(t, i, "total totals")) {
		o->total = true;
	} else if (en_is(t, i, "of") && en_is(t, i + 1, "which")) {
		o->part = true;
		return 2;
	} else if (en_is(t, i, "including")) {
		o->part = true;
	} else if (!en_in(t, i, "number numbers no count figures the a an of in year years and")) {
		return 0;
	}
	return 1;
}

/* What the remaining words count. */
static void read_counted(struct cell_words *w)
{
	struct en_reader *r = w->r;
	struct said *o = w->out;
	const struct en_text *t = &r->text;

	en_read_mentions(r);
	for (size_t k = 0; k < r->nmentions; k++) {
		const struct en_mention *m = &r->mentions[k];

		if (en_is_bare(m)) {
			said_counts(o, "cases", 5);
			continue;
		}
		o->en_narrowed |= m->narrowed || (m->group_size > 1 && m->kind != r->mentions[m->group].kind);
		o->en_aspects |= m->aspects & ~UINT64_C(1);
		if (m->kind != EN_NONE)
			o->en_kind = m->kind;
		o->content = true;
	}
	for (uint32_t i = 0; i < w->n; i++) {
		const struct en_token *k = &t->tok[i];

		if (k->type != EN_WORD || k->mark == EN_IN_PERIOD)
			continue;
		if (o->nwords)
			said_words(o, " ", 1);
		said_words(o, r->article->text.p + k->start, k->end - k->start);
		o->unknown |= k->mark == EN_FREE && !k->word && !k->phrase;
	}
}

/* The name of an area in the column of them, without the word for its police. */
static void read_area(const struct en_table *table, const struct en_text *t, struct said *o)
{
	uint32_t last = (uint32_t)t->n;

	while (last > 1 && en_in(t, last - 1, "police constabulary service force department"))
		last--;
	for (uint32_t i = 0; i < last; i++) {
		if (t->tok[i].type == EN_WORD && !t->tok[i].cap && !en_in(t, i, "and of upon the"))
			return;
	}
	if (!last || t->tok[0].type != EN_WORD)
		return;
	o->where = (struct where){arena_strndup(&table->article->out->arena,
						t->article->text.p + t->tok[0].start,
						t->tok[last - 1].end - t->tok[0].start),
				  UINT32_MAX, -1};
	o->unknown = false;
	o->nwords = 0;
	o->words[0] = '\0';
}

void en_said_read(struct en_table *table, uint32_t start, uint32_t end, struct said *out)
{
	struct en_reader *r = &table->r;
	struct cell_words w = {.r = r, .out = out};
	uint32_t i = 0;

	en_piece_read(r->lex, r->article, start, end, &r->text);
	w.n = (uint32_t)r->text.n;
	table->s = (struct en_sentence){.last = w.n, .start = start, .end = end, .title_case = true};
	if (w.n == 1 && (en_in(&r->text, 0, "no") || en_punct(&r->text, 0, '#')))
		out->serial = true;
	while (i < w.n && !out->serial) {
		const struct en_word *counted = r->text.tok[i].phrase;
		uint32_t n = read_period(&w, i);

		if (!n && !(counted && (counted->kind != EN_NONE || counted->aspects > 1)) &&
		    (n = read_word(&w, i)) != 0)
			use(&w, i, n);
		if (!n && counted && r->text.tok[i].nphrase)
			n = r->text.tok[i].nphrase;
		i += n ? n : 1;
	}
	out->relative |= out->change && w.percent && !out->point;
	out->percent |= w.percent && !out->change;
	if (!out->serial)
		read_counted(&w);
	if (!out->content && out->unknown && table->areas && out->dating == DATED_NOT && !out->change)
		read_area(table, &r->text, out);
	for (uint32_t k = 0; k < w.n && !out->content; k++)
		table->areas |= en_in(
			&r->text, k,
			"force area region district city state borough county division country area areas "
			"forces regions districts jurisdiction");
	out->section = w.n && en_punct(&r->text, w.n - 1, ':');
	en_text_release(&r->text);
}

/* The kind that row and column name together; false where they name two. */
static bool combine(const struct en_reader *r, const struct said *row, const struct said *col,
		    struct en_subject *s)
{
	int broad = lexicon_en_kind(r->lex, "crime"), a = row->en_kind, b = col->en_kind;

	s->kind = a == EN_NONE || a == broad ? (b != EN_NONE ? b : a) : a;
	s->aspects = row->en_aspects | col->en_aspects;
	s->narrowed = row->en_narrowed || col->en_narrowed;
	return a == EN_NONE || b == EN_NONE || a == b || a == broad || b == broad;
}

const char *en_table_indicator(struct en_table *table, const struct said *row, const struct said *col,
			       const struct said *title, bool change, bool percent)
{
	struct en_reader *r = &table->r;
	struct en_subject s = {EN_NONE, 0, false, true, -1, 0};
	struct en_fact f = {.role = change ? EN_ROLE_CHANGE : EN_ROLE_LEVEL, .np = -1, .ahead = -1};
	uint64_t rates = 0;
	int aspect;

	if (!combine(r, row, col, &s))
		return NULL;
	for (size_t a = 0; a < r->lex->naspects; a++) {
		if (strcmp(r->lex->aspects[a].unit, "percent") == 0)
			rates |= UINT64_C(1) << a;
	}
	if (s.kind == EN_NONE && (s.aspects & rates & (UINT64_C(1) << lexicon_en_aspect(r->lex, "rate"))))
		s.kind = title->en_kind != EN_NONE ? title->en_kind : lexicon_en_kind(r->lex, "crime");
	else if (s.kind == EN_NONE && (s.aspects & rates))
		s.kind = lexicon_en_kind(r->lex, "perception");
	else if (s.kind == EN_NONE)
		s.kind = title->en_kind != EN_NONE ? title->en_kind : table->article->article_carriers[0];
	if (s.kind == EN_NONE && (s.aspects & (UINT64_C(1) << lexicon_en_aspect(r->lex, "arrests"))))
		s.kind = lexicon_en_kind(r->lex, "person");
	f.v.kind = change || percent || (s.aspects & rates) ? EN_PERCENT : EN_COUNT;
	return en_indicator(r, &s, &f, &aspect);
}
