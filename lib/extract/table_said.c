/* SPDX-License-Identifier: BSD-2-Clause */
/* What the head cells of a table say: the words that count, and period, place, unit and change beside them. */
#include <string.h>

#include "extract/english_table.h"
#include "extract/scan.h"
#include "extract/table_words.h"
#include "extract/tables.h"

/* A head cell while it is read. */
struct cell_reader {
	struct reader *s;
	struct said *out;
	const struct chars *c;
	int depth; /* of brackets */
	bool compares; /* 与, 比, 较 without its period yet */
	bool after_change; /* the last word was of change: a 数 or 率 behind it is its own */
	bool year_before; /* 去年同期 stood there */
	uint32_t kept; /* end of what was kept last */
};

static const char *text_at(const struct cell_reader *w, uint32_t i, uint32_t end, size_t *n)
{
	*n = w->c->off[end] - w->c->off[i];
	return w->s->a->text.p + w->c->off[i];
}

static void keep(struct cell_reader *w, uint32_t i, uint32_t end)
{
	size_t n;
	const char *text = text_at(w, i, end, &n);

	if (w->out->nwords && w->kept != i)
		said_words(w->out, " ", 1); /* what was left out parts words */
	said_words(w->out, text, n);
	w->kept = end;
}

static void set_dating(struct said *o, enum dating d)
{
	if (o->dating == DATED_NOT || o->dating == DATED_CURRENT)
		o->dating = d;
}

static void read_head_word(struct cell_reader *w, const struct head_word *h, uint32_t i, uint32_t end)
{
	struct said *o = w->out;
	size_t n;
	const char *text = text_at(w, i, end, &n);

	switch (h->sort) {
	case SORT_CHANGE:
		o->change = true;
		break;
	case SORT_RELATIVE:
		o->relative = true;
		break;
	case SORT_POINT:
		o->point = true;
		break;
	case SORT_ABSOLUTE:
		o->absolute = true;
		break;
	case SORT_CURRENT:
		set_dating(o, DATED_CURRENT);
		break;
	case SORT_EARLIER:
		w->year_before = true;
		break;
	case SORT_PREVIOUS:
		if (w->compares) {
			o->change = o->has_basis = true;
			o->basis.kind = BASIS_PREV;
		} else {
			set_dating(o, DATED_PREVIOUS);
		}
		break;
	case SORT_CUMULATIVE:
		set_dating(o, DATED_CUMULATIVE);
		break;
	case SORT_RANK:
		o->rank = true;
		break;
	case SORT_SERIAL:
		o->serial = true;
		break;
	case SORT_TOTAL:
		o->total = true;
		break;
	case SORT_COUNT:
		if (w->after_change)
			o->absolute = true;
		else
			said_counts(o, text, n);
		break;
	case SORT_IDLE:
		break;
	}
	w->after_change = h->sort == SORT_CHANGE;
}

static void set_basis(struct said *o, struct basis b)
{
	o->change = o->has_basis = true;
	o->basis = b;
}

static void read_period(struct cell_reader *w, const struct token *k)
{
	const struct period_expr *pe = &w->s->t.periods[k->ref];
	struct said *o = w->out;
	uint32_t first = w->c->cp[k->start];
	struct when when = {pe->period, pe->kind, true, false};

	if (k->end - k->start == 2 && w->c->cp[k->start + 1] == U'末')
		return; /* 年末总人口: of the year */
	if (w->compares) {
		struct basis b = {BASIS_YOY, 0, {0, 0, 0}};

		if (pe->names_year && scan_is_digit(first))
			b = (struct basis){BASIS_YEAR, pe->year, {0, 0, 0}};
		else if (!pe->compares &&
			 (pe->kind == PERIOD_MONTH || pe->kind == PERIOD_WEEK || pe->kind == PERIOD_QUARTER))
			b.kind = BASIS_PREV;
		set_basis(o, b);
		return;
	}
	if (pe->compares || pe->need == PERIOD_NEEDS_ANTECEDENT) {
		w->year_before = true;
		return;
	}
	if (pe->kind == PERIOD_WEEK && !pe->names_year && w->s->week.known) {
		when = w->s->week;
		when.wide = false;
		if (first == U'上') {
			when.period.start = date_add_days(when.period.start, -7);
			when.period.end = date_add_days(when.period.end, -7);
		}
	}
	if (o->dating == DATED_NAMED && o->when.kind == PERIOD_YEAR && pe->need == PERIOD_NEEDS_YEAR &&
	    pe->year == o->year) {
		o->when = when; /* 2023年 (1-6月) */
		return;
	}
	if (o->dating == DATED_NAMED && !period_eq(o->when.period, when.period)) {
		o->dating = DATED_TWICE;
		return;
	}
	o->dating = DATED_NAMED;
	o->when = when;
	o->need = pe->need;
	if (pe->year)
		o->year = pe->year;
}

static void read_place(struct cell_reader *w, size_t i)
{
	struct where p = where_of_place(w->s, i);

	if (!w->out->where.name)
		w->out->where = p;
}

static void read_cues(struct cell_reader *w, size_t i, const struct word *word)
{
	static const uint64_t areas = CUE_BIT(CUE_NATION) | CUE_BIT(CUE_PROVINCE) | CUE_BIT(CUE_CITY) |
				      CUE_BIT(CUE_COUNTY) | CUE_BIT(CUE_AREA);
	struct said *o = w->out;
	uint64_t cues = word->cues;

	if (cues & (CUE_BIT(CUE_UP) | CUE_BIT(CUE_DOWN))) {
		int d = cues & CUE_BIT(CUE_UP) ? 1 : -1;
		uint32_t last = w->c->cp[w->s->t.items[i].end - 1];

		o->direction = o->change && o->direction != d ? 0 : d; /* 增减: either */
		o->change = true;
		o->relative |= last == U'幅';
	}
	if (cues & CUE_BIT(CUE_YOY))
		set_basis(o, (struct basis){BASIS_YOY, 0, {0, 0, 0}});
	else if (cues & CUE_BIT(CUE_PREV))
		set_basis(o, (struct basis){BASIS_PREV, 0, {0, 0, 0}});
	else if (cues & CUE_BIT(CUE_UNSTATED))
		set_basis(o, (struct basis){BASIS_UNSTATED, 0, {0, 0, 0}});
	else if (cues & CUE_BIT(CUE_YOY_OF))
		w->year_before = true;
	else if (cues & CUE_BIT(CUE_COMPARE))
		w->compares = true;
	o->rank |= (cues & CUE_BIT(CUE_RANK)) != 0;
	o->share |= (cues & (CUE_BIT(CUE_SHARE) | CUE_BIT(CUE_AVERAGE))) != 0;
	o->target |= (cues & (CUE_BIT(CUE_TARGET) | CUE_BIT(CUE_PLAN))) != 0;
	o->part |= (cues & CUE_BIT(CUE_OFWHICH)) && !o->nwords;
	if (cues & areas) {
		w->s->has_sent_where = w->s->has_para_where = false;
		where_token(w->s, i);
		if (!o->where.name)
			o->where = where_in_force(w->s);
	}
	w->after_change = o->change;
}

static void read_word(struct cell_reader *w, size_t i)
{
	const struct token *k = &w->s->t.items[i];
	const struct word *word = k->word;
	/* said by other fields, or of no matter; other words stay with what is counted */
	static const uint64_t meant = CUE_BIT(CUE_UP) | CUE_BIT(CUE_DOWN) | CUE_BIT(CUE_YOY) |
				      CUE_BIT(CUE_YOY_OF) | CUE_BIT(CUE_PREV) | CUE_BIT(CUE_COMPARE) |
				      CUE_BIT(CUE_UNSTATED) | CUE_BIT(CUE_NATION) | CUE_BIT(CUE_PROVINCE) |
				      CUE_BIT(CUE_CITY) | CUE_BIT(CUE_COUNTY) | CUE_BIT(CUE_AREA) |
				      CUE_BIT(CUE_OFWHICH) | CUE_BIT(CUE_RANK) | CUE_BIT(CUE_AGENT) |
				      CUE_BIT(CUE_IS) | CUE_BIT(CUE_STATISTIC) | CUE_BIT(CUE_FIGURES);
	bool content = word->kind != LEX_NONE || word->noun != LEX_NONE || word->verbs;

	if (content) {
		keep(w, k->start, k->end);
		w->out->content = true;
		if (word->kind != LEX_NONE)
			w->out->kind = word->kind;
		w->after_change = false;
		return;
	}
	if (word->topic != LEX_NONE || word->cues & (CUE_BIT(CUE_NARROW) | CUE_BIT(CUE_MODIFIER)) ||
	    !(word->cues & meant))
		keep(w, k->start, k->end);
	read_cues(w, i, word);
}

/* A run of other characters: words of heads in it, the rest is unknown. */
static void read_other(struct cell_reader *w, size_t i, uint32_t from)
{
	const struct token *k = &w->s->t.items[i];

	if (from == k->start && where_is_form(w->s, i) && !w->out->nwords) {
		read_place(w, i);
		return;
	}
	while (from < k->end) {
		uint32_t len;
		const struct head_word *h = head_word_at(w->c, from, &len);

		if (h && from + len <= k->end) {
			read_head_word(w, h, from, from + len);
			from += len;
			continue;
		}
		if (w->c->cp[from] >= U'①' && w->c->cp[from] <= U'⑳') {
			from++;
			continue;
		}
		if (w->depth == 0) {
			keep(w, from, from + 1);
			w->out->unknown = true;
		}
		w->after_change = false;
		from++;
	}
}

/* The token behind a bracket that holds a unit or the number of a note; `open` where it holds something else. */
static size_t skip_bracket(struct cell_reader *w, size_t open)
{
	const struct tokens *t = &w->s->t;
	size_t close = open + 1;
	bool digits = true;

	while (close < t->n && !(t->items[close].kind == TOK_PUNCT &&
				 (t->items[close].cp == ')' || t->items[close].cp == ']')))
		close++;
	if (close == t->n)
		return open;
	if (said_unit(w->s->lex, w->c, t->items[open].end, t->items[close].start, w->out))
		return close;
	for (uint32_t i = t->items[open].end; i < t->items[close].start; i++)
		digits &= scan_is_digit(w->c->cp[i]);
	return digits ? close : open;
}

/* 1. 一、 （一） - · # before the words of a row; returns the first token behind. */
static size_t skip_number(struct cell_reader *w)
{
	static const uint32_t numerals[] = U"一二三四五六七八九十";
	const struct tokens *t = &w->s->t;
	uint32_t i = scan_blanks(w->c, 0, 64), from = i;
	size_t k = 0;

	if (i < w->c->n && (w->c->cp[i] == '-' || w->c->cp[i] == U'–' || w->c->cp[i] == U'—' ||
			    w->c->cp[i] == U'·' || w->c->cp[i] == '#')) {
		w->out->part = true;
		i++;
	} else {
		bool bracket = i < w->c->n && w->c->cp[i] == '(';

		i += bracket;
		from = i;
		while (i < w->c->n && (scan_in(w->c->cp[i], numerals) || scan_is_digit(w->c->cp[i])))
			i++;
		if (i == from || i >= w->c->n || !scan_in(w->c->cp[i], bracket ? U")" : U".、．"))
			return 0;
		if (w->c->cp[i] == '.' && scan_is_digit(w->c->cp[i + 1]))
			return 0; /* 1.5 */
		w->out->section = !scan_is_digit(w->c->cp[from]);
		i++;
	}
	while (k < t->n && t->items[k].end <= i)
		k++;
	return k;
}

/* Whether the cell is a number and no words: the running number of a row. */
static bool is_serial(const struct chars *c)
{
	uint32_t i = 0;

	while (i < c->n && (scan_is_digit(c->cp[i]) || c->cp[i] == ' '))
		i++;
	if (i < c->n && scan_in(c->cp[i], U".、．"))
		i++;
	return i == c->n && i > 0;
}

static void read_punct(struct cell_reader *w, size_t *i)
{
	const struct token *k = &w->s->t.items[*i];

	if (k->cp == '(' || k->cp == '[') {
		size_t behind = skip_bracket(w, *i);

		w->depth += behind == *i;
		*i = behind;
	} else if (k->cp == ')' || k->cp == ']') {
		w->depth -= w->depth > 0;
	} else if (k->cp == '%') {
		w->out->percent = true;
	} else if (k->cp == '/' && said_unit(w->s->lex, w->c, k->end, w->c->n, w->out)) {
		*i = w->s->t.n;
	} else if (k->cp == 0x3001 && w->out->nwords) {
		keep(w, k->start, k->end);
	}
}

static void read_tokens(struct cell_reader *w, size_t i)
{
	const struct tokens *t = &w->s->t;
	uint32_t done = i < t->n ? t->items[i].start : 0;

	for (; i < t->n; i++) {
		const struct token *k = &t->items[i];
		const struct head_word *h;
		uint32_t len;

		if (k->end <= done)
			continue;
		h = k->start >= done && (k->kind == TOK_WORD || k->kind == TOK_PERIOD)
			    ? head_word_at(w->c, k->start, &len)
			    : NULL;
		if (h && k->start + len >= k->end) {
			read_head_word(w, h, k->start, k->start + len);
			done = k->start + len;
			continue;
		}
		if (k->kind == TOK_PERIOD)
			read_period(w, k);
		else if (k->kind == TOK_REGION)
			read_place(w, i);
		else if (k->kind == TOK_WORD)
			read_word(w, i);
		else if (k->kind == TOK_PUNCT)
			read_punct(w, &i);
		else if (k->kind == TOK_NUMBER)
			keep(w, k->start, k->end);
		else
			read_other(w, i, k->start > done ? k->start : done);
	}
}

void said_read(struct reader *s, uint32_t start, uint32_t end, const struct period_context *ctx,
	       struct said *out)
{
	struct cell_reader w = {.s = s, .out = out, .c = &s->t.chars};
	struct period_context own = *ctx;
	uint32_t last;

	said_empty(out);
	if (start == end)
		return;
	if (s->english) {
		en_said_read(s->english, start, end, out);
		return;
	}
	tokens_read(s->lex, s->x->gazetteer, buf_slice(&s->a->text), start, end, &own, &s->t);
	s->sent_begin = 0;
	s->sent_end = s->t.n;
	if (is_serial(w.c)) {
		out->serial = true;
		return;
	}
	if (said_unit(s->lex, w.c, 0, w.c->n, out))
		return;
	read_tokens(&w, skip_number(&w));
	last = w.c->n ? w.c->cp[w.c->n - 1] : 0;
	out->section |= last == ':';
	if (w.year_before && (w.compares || out->change)) {
		if (!out->has_basis)
			set_basis(out, (struct basis){BASIS_YOY, 0, {0, 0, 0}});
	} else if (w.year_before) {
		out->dating = DATED_EARLIER; /* 去年1-6月同期 too */
	}
	out->change |= w.compares && out->has_basis;
}
