/* SPDX-License-Identifier: BSD-2-Clause */
/* One number: what it is in its clause. */
#include "extract/quantity.h"

#include <string.h>

/* 后三项, 四项指数: it counts things named before. */
static bool is_counter(struct reader *r, size_t i)
{
	const struct token *k = reader_tok(r, i), *next = i + 1 < r->sent_end ? reader_tok(r, i + 1) : NULL;

	if (!k->unit || r->t.chars.cp[k->unit_start] != 0x9879 ||
	    dec_cmp(r->t.numbers[k->ref].value, dec_int(9)) > 0)
		return false;
	return !next || next->kind != TOK_WORD ||
	       (next->word->noun == LEX_NONE && next->word->kind == LEX_NONE);
}

static bool is_other_unit(const struct reader *r, const struct token *k)
{
	return k->unit && strcmp(r->lex->units[k->unit->first], "other") == 0;
}

/* 是去年同期的1.8倍 */
static bool multiple_of_last_year(struct reader *r, size_t seg, size_t i, struct basis *b)
{
	for (size_t j = i; j-- > seg;) {
		if (look_last_year(r, j)) {
			*b = (struct basis){BASIS_YOY, 0, {0, 0, 0}};
			return true;
		}
		if (reader_tok(r, j)->kind == TOK_PERIOD) {
			const struct period_expr *pe = &r->t.periods[reader_tok(r, j)->ref];
			uint32_t c = r->t.chars.cp[pe->start];

			*b = (struct basis){pe->names_year && c >= '0' && c <= '9' ? BASIS_YEAR : BASIS_YOY,
					    pe->year,
					    {0, 0, 0}};
			return pe->names_year;
		}
		if (!look_through(r, j))
			return false;
	}
	return false;
}

static bool is_topic(struct reader *r, size_t i)
{
	return reader_tok(r, i)->kind == TOK_WORD &&
	       (reader_tok(r, i)->word->kind != LEX_NONE || reader_tok(r, i)->word->noun != LEX_NONE);
}

/* 命案发1破1: the shortest way to say how many happened and were solved. */
static bool after_short_verb(struct reader *r, size_t seg, size_t i)
{
	const struct token *k = i > seg ? reader_tok(r, i - 1) : NULL;

	return k && k->kind == TOK_WORD && k->end - k->start == 1 &&
	       k->word->verbs & (lexicon_verb_bit(r->names->v_occur) | lexicon_verb_bit(r->names->v_solve));
}

/* 增幅比一季度收窄了7个百分点 */
static bool at_is_second_change(struct reader *r, size_t seg, const struct value *v)
{
	if (v->measure != MEASURE_CHANGE || reader_tok(r, v->first)->kind != TOK_WORD)
		return false;
	for (size_t i = seg; i < v->first; i++) {
		const struct token *k = reader_tok(r, i);

		if ((reader_cue(r, i, CUE_UP) || reader_cue(r, i, CUE_DOWN)) &&
		    r->t.chars.cp[k->end - 1] == 0x5e45) /* …幅 */
			return true;
	}
	return false;
}

/* Whether the number stands bare where its noun does not say what it counts. */
static bool is_bare(struct reader *r, size_t seg, size_t end, size_t i, const struct value *v)
{
	const struct token *k = reader_tok(r, i);
	const struct number *n = &r->t.numbers[k->ref];
	struct element e = {.b = seg, .e = end};
	unsigned int how = 0;

	if (v->measure != MEASURE_LEVEL || v->percent || v->unit)
		return false;
	phrase_read(r, seg, end, &e.g);
	if (!heads_content(&e.g) || e.g.unknown)
		return true;
	if (i + 1 < r->sent_end && reader_tok(r, i + 1)->kind == TOK_OTHER &&
	    reader_tok(r, i + 1)->start == k->end)
		return true;
	if (e.g.phrase.noun == LEX_NONE && !n->ends_with_scale && n->bound == BOUND_EXACT &&
	    !after_short_verb(r, seg, i))
		return true;
	return make_resolve(r, &e, v, &how) == LEX_NONE;
}

/* 损失百万元以上的案件: it describes the thing that follows. */
static bool describes_next(struct reader *r, size_t i)
{
	return i + 2 < r->sent_end && reader_char(r, i + 1, 0x7684) && is_topic(r, i + 2);
}

/* 与去年9月的1.8万件、119亿元相比: levels of an earlier period, between the words that compare. */
static bool stands_compared(struct reader *r, size_t i)
{
	size_t b = i, e = i + 1;

	while (b > r->sent_begin && !token_parts_clause(reader_tok(r, b - 1)))
		b--;
	while (e < r->sent_end && !token_parts_clause(reader_tok(r, e)) && !reader_cue(r, e, CUE_COMPARE))
		e++;
	if (e >= r->sent_end || !reader_cue(r, e, CUE_COMPARE) ||
	    reader_tok(r, e)->end - reader_tok(r, e)->start < 2)
		return false;
	for (; b + 1 < i; b++) {
		if (reader_cue(r, b, CUE_COMPARE) && reader_tok(r, b + 1)->kind == TOK_PERIOD)
			return true;
	}
	return false;
}

/* 造成一人死亡: one, but a figure of the report. */
static bool one_victim(struct reader *r, size_t i, uint64_t people)
{
	return !r->incident && i + 1 < r->sent_end && reader_tok(r, i + 1)->kind == TOK_WORD &&
	       reader_tok(r, i + 1)->word->verbs & people && r->sent_when.known;
}

/* 前年同期, 2023年同期: 同期 ends the expression */
static bool names_same_period(struct reader *r, size_t i)
{
	const struct token *k = reader_tok(r, i);
	const uint32_t *cp = r->t.chars.cp;

	if (i > r->sent_begin && reader_char(r, i, '('))
		k = reader_tok(r, i - 1);
	return k->kind == TOK_PERIOD && k->end - k->start > 3 && cp[k->end - 2] == 0x540c &&
	       cp[k->end - 1] == 0x671f;
}

/* 分居前两名: places, not people. */
static bool is_leading_group(const struct reader *r, size_t i)
{
	const struct token *k = &r->t.items[i];
	uint32_t unit = r->t.chars.cp[k->unit_start];

	return k->start && r->t.chars.cp[k->start - 1] == 0x524d && k->unit &&
	       (unit == 0x540d || unit == 0x4f4d); /* 前; 名 位 */
}

/* 屯门车祸3死5伤: victims counted without a word for people are those of a report only beside its period. */
static bool are_victims_of_one(const struct reader *r, const struct token *k)
{
	return k->unit && k->unit_start == k->end && k->unit->power == 0 && !r->sent_when.known &&
	       !r->para_when.known;
}

static bool names_content(struct reader *r, size_t b, size_t e)
{
	struct reading g;

	phrase_read(r, b, e, &g);
	return heads_content(&g);
}

/* Why a number that has a value makes no claim; OMIT_COUNT where it may. */
static enum omit no_claim(struct reader *r, size_t seg, size_t end, size_t i, const struct value *v)
{
	const struct number *n = &r->t.numbers[reader_tok(r, i)->ref];
	uint64_t people = lexicon_verb_bit(r->names->v_die) | lexicon_verb_bit(r->names->v_injure);
	bool level = v->measure == MEASURE_LEVEL;

	if (at_is_second_change(r, seg, v))
		return OMIT_CHANGE_OF_CHANGE;
	if (!level && v->absolute && !v->unit)
		return OMIT_NO_UNIT;
	if (level && n->chinese && !v->percent && dec_cmp(v->v, dec_int(1)) == 0 &&
	    !(i > seg && reader_tok(r, i - 1)->kind == TOK_WORD &&
	      reader_tok(r, i - 1)->word->verbs & people) &&
	    !one_victim(r, i, people))
		return OMIT_SINGLE; /* 一起, 一名; but 死亡一人 */
	if (level && dec_cmp(v->v, dec_int(1)) == 0 && i > seg && look_first_char(r, i - 1, 0x5c06) &&
	    i + 1 < r->sent_end && reader_tok(r, i + 1)->kind == TOK_WORD &&
	    reader_tok(r, i + 1)->word->noun == r->names->n_suspect && r->names->n_suspect != LEX_NONE)
		return OMIT_SINGLE; /* 将1名嫌犯查缉到案 */
	if (level && v->unit && is_leading_group(r, i))
		return OMIT_ORDINAL;
	if (i > r->sent_begin && reader_cue(r, i - 1, CUE_STREAK))
		return OMIT_STREAK;
	if (level && v->percent && r->quantified && look_cue(r, seg, i, CUE_STREAK) != SIZE_MAX &&
	    !names_content(r, seg, i))
		return OMIT_STREAK; /* 安全感达98.2%，连续4年保持98%以上 */
	if (level && stands_compared(r, i))
		return OMIT_EARLIER;
	if (level && are_victims_of_one(r, reader_tok(r, i)))
		return OMIT_VICTIMS;
	if (level && describes_next(r, i))
		return OMIT_DESCRIBES;
	if (level && i >= seg + 2 && reader_cue(r, i - 1, CUE_IS) &&
	    reader_tok(r, i - 2)->kind == TOK_PERIOD && when_is_earlier(r, i - 2))
		return OMIT_EARLIER; /* 上年为7起 */
	if (level && i > r->sent_begin && v->unit && names_same_period(r, i - 1))
		return OMIT_EARLIER; /* 前年同期243人 */
	if (level && i + 2 < r->sent_end && is_topic(r, i + 1) && reader_char(r, i + 2, 0x4e2d))
		return OMIT_AGAIN; /* 57起警情中 */
	if (n->chinese && (is_counter(r, i) || (i + 1 < r->sent_end && reader_cue(r, i + 1, CUE_FIGURES))))
		return OMIT_FIGURES;
	return is_bare(r, seg, end, i, v) ? OMIT_NO_UNIT : OMIT_COUNT;
}

/* Whether token i stands in brackets of its own behind a number that a change word at *at signs. */
static bool in_brackets_of_change(struct reader *r, size_t i, size_t *at)
{
	if (i < r->sent_begin + 3 || i + 1 >= r->sent_end || !reader_char(r, i + 1, ')') ||
	    reader_tok(r, i - 1)->kind != TOK_PUNCT || reader_tok(r, i - 1)->cp != '(' ||
	    reader_tok(r, i - 2)->kind != TOK_NUMBER)
		return false;
	*at = look_change(r, r->sent_begin, i - 2);
	return *at != SIZE_MAX;
}

/* 减少19人、21.8%: the same change as a part of the whole. */
static bool behind_change(struct reader *r, size_t i, size_t *at)
{
	if (i < r->sent_begin + 3 || !reader_char(r, i - 1, 0x3001) ||
	    reader_tok(r, i - 2)->kind != TOK_NUMBER || !reader_tok(r, i - 2)->unit)
		return false;
	*at = look_change(r, r->sent_begin, i - 2);
	return *at != SIZE_MAX && look_cue(r, *at, i, CUE_RESPECTIVELY) == SIZE_MAX;
}

/*
 * What the number is: a level, or a change by the word before it. *end becomes
 * the end of the stretch that names what is counted. False where it is neither:
 * an earlier level, which is remembered, or a multiple of nothing known.
 */
static bool read_measure(struct reader *r, size_t seg, size_t *from_end, size_t i, struct value *v,
			 size_t *end)
{
	const struct number *n = &r->t.numbers[reader_tok(r, i)->ref];
	size_t at = look_change(r, seg, i), base;
	struct basis basis;

	if (n->kind == NUMBER_MULTIPLE) {
		*end = at;
		if (at != SIZE_MAX) {
			value_set_change(r, v, at);
		} else if (multiple_of_last_year(r, seg, i, &basis) && dec_cmp(v->v, dec_int(1)) != 0) {
			/* not 是去年的一倍: nobody says so of no change */
			v->measure = MEASURE_CHANGE;
			value_multiple(v, true);
			basis_set(r, basis);
			*end = i;
		} else {
			reader_omit(r, i, OMIT_MULTIPLE);
			return false;
		}
		return true;
	}
	if (v->percent && n->sign == 0 && at == SIZE_MAX &&
	    (in_brackets_of_change(r, i, &at) || behind_change(r, i, &at))) {
		/* 减少112次(7.9%): the same change */
		value_set_change(r, v, SIZE_MAX);
		value_sign(v, reader_cue(r, at, CUE_DOWN) ? -1 : 1);
		return true;
	}
	base = look_base(r, seg, i);
	if (base != SIZE_MAX) {
		r->has_from = true;
		r->from = v->v;
		look_base_year(r, base, i);
		*from_end = base;
		reader_omit(r, i, OMIT_BASE);
		return false;
	}
	if (at != SIZE_MAX) {
		value_set_change(r, v, at);
		*end = reader_tok(r, at)->word->verbs ? at + 1 : at; /* 少死6人 says what fell */
	} else if (n->sign != 0 || v->point) {
		value_set_change(r, v, SIZE_MAX);
		v->sign = n->sign < 0 ? -1 : 1;
	}
	return true;
}

/* 查获诈欺集团204团、1866人: one thing in two units is no list. */
static bool is_one_thing(struct reader *r, size_t seg, size_t end, const struct value_list *l)
{
	struct element e[LIST_MAX];

	if (l->n != 2 || l->v[0].measure != MEASURE_LEVEL || !l->v[0].unit || !l->v[1].unit ||
	    l->v[0].unit == l->v[1].unit)
		return false;
	return heads_split(r, seg, end, e) == 1;
}

/* The claims of a value, and of those that stand in one list with it. Returns the last token. */
static size_t read_claims(struct reader *r, size_t seg, size_t end, size_t i, struct value *v)
{
	bool dealt = look_cue(r, seg, i, CUE_RESPECTIVELY) != SIZE_MAX;
	struct element e[LIST_MAX];
	struct value_list l;
	int heads;

	list_read(r, i, v, dealt, &l);
	if (l.n >= 2 && !dealt && is_one_thing(r, seg, end, &l))
		l.n = 1;
	if (l.n >= 2) {
		list_claims(r, seg, end, &l);
		return l.last;
	}
	if (v->measure != MEASURE_LEVEL) {
		change_claims(r, seg, end, v);
		return i;
	}
	if (look_cue(r, seg, end, CUE_EACH) != SIZE_MAX && list_over_places(r, seg, end, &l))
		return i;
	heads = v->percent && !dealt ? heads_split(r, seg, end, e) : 0;
	for (int h = 0; h < heads && heads >= 2; h++)
		make_of_element(r, v, &e[h], "shared-value");
	if (heads < 2)
		level_claims(r, seg, end, v);
	return i;
}

/* Handle the number at token i; `seg` is where its stretch begins. Returns the last token consumed; *done: the stretch ends there. */
size_t quantity_read(struct reader *r, size_t seg, size_t *from_end, size_t i, bool *done)
{
	const struct token *k = reader_tok(r, i);
	struct value v;
	size_t end = i;
	enum omit why;

	*done = false;
	r->goal_follows = look_goal(r, i);
	if (r->t.numbers[k->ref].kind == NUMBER_ORDINAL) {
		*done = rank_at(r, seg, i, &v);
		if (*done)
			return rank_read(r, seg, i, &v);
		reader_omit(r, i, OMIT_ORDINAL);
		return i;
	}
	if (is_other_unit(r, k) || !value_usable(r, k)) {
		reader_omit(r, i, is_other_unit(r, k) ? OMIT_OTHER_UNIT : OMIT_RANGE);
		return i;
	}
	v = value_at(r, i);
	if (!read_measure(r, seg, from_end, i, &v, &end))
		return i;
	if (*from_end != SIZE_MAX)
		end = *from_end;
	why = no_claim(r, seg, end, i, &v);
	if (why != OMIT_COUNT) {
		reader_omit(r, i, why);
		return i;
	}
	i = read_claims(r, seg, end, i, &v);
	r->has_from = false;
	*from_end = SIZE_MAX;
	*done = true;
	return i;
}
