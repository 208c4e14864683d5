/* SPDX-License-Identifier: BSD-2-Clause */
/* One number: what it is in its clause. */
#include "extract/quantity.h"

#include <string.h>

/* 后三项, 四项指数: it counts things named before. */
static bool is_counter(struct reader *r, size_t i)
{
	const struct token *k = reader_tok(r, i), *next = i + 1 < r->sent_end ? reader_tok(r, i + 1) : NULL;

	if (!k->unit || r->t.chars.cp[k->unit_start] != 0x9879 || dec_cmp(r->t.numbers[k->ref].value, dec_int(9)) > 0)
		return false;
	return !next || next->kind != TOK_WORD || (next->word->noun == LEX_NONE && next->word->kind == LEX_NONE);
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

			*b = (struct basis){pe->names_year && c >= '0' && c <= '9' ? BASIS_YEAR : BASIS_YOY, pe->year, {0, 0, 0}};
			return pe->names_year;
		}
		if (!look_through(r, j))
			return false;
	}
	return false;
}

static bool tok_is_topic(struct reader *r, size_t i)
{
	return reader_tok(r, i)->kind == TOK_WORD && (reader_tok(r, i)->word->kind != LEX_NONE || reader_tok(r, i)->word->noun != LEX_NONE);
}

/* 增幅比一季度收窄了7个百分点 */
static bool at_is_second_change(struct reader *r, size_t seg, const struct value *v)
{
	if (v->measure != MEASURE_CHANGE || reader_tok(r, v->first)->kind != TOK_WORD)
		return false;
	for (size_t i = seg; i < v->first; i++) {
		const struct token *k = reader_tok(r, i);

		if ((reader_cue(r, i, CUE_UP) || reader_cue(r, i, CUE_DOWN)) && r->t.chars.cp[k->end - 1] == 0x5e45) /* …幅 */
			return true;
	}
	return false;
}

/* Handle the number at token i; `seg` is where its stretch begins. Returns the last token consumed; *done: the stretch ends there. */
size_t quantity_read(struct reader *r, size_t seg, size_t *from_end, size_t i, bool *done)
{
	const struct token *k = reader_tok(r, i);
	const struct number *n = &r->t.numbers[k->ref];
	struct value v;
	struct value_list l;
	size_t at, base, end = i;
	bool resp = look_cue(r, seg, i, CUE_RESPECTIVELY) != SIZE_MAX;
	struct basis basis;

	*done = false;
	r->goal_follows = look_goal(r, i);
	if (n->kind == NUMBER_ORDINAL) {
		if (rank_at(r, seg, i, &v)) {
			i = rank_read(r, seg, i, &v);
			*done = true;
		} else {
			reader_omit(r, i, "an ordinal that ranks nothing");
		}
		return i;
	}
	if (is_other_unit(r, k)) {
		reader_omit(r, i, "its unit counts no indicator");
		return i;
	}
	if (!value_usable(r, k)) {
		reader_omit(r, i, "a range or a vague number");
		return i;
	}
	v = value_at(r, i);
	*done = true;
	if (n->kind == NUMBER_MULTIPLE) {
		at = look_change(r, seg, i);
		if (at != SIZE_MAX) {
			value_set_change(r, &v, at);
		} else if (multiple_of_last_year(r, seg, i, &basis)) {
			v.measure = MEASURE_CHANGE;
			value_multiple(&v, true);
			basis_set(r, basis);
			at = i;
		} else {
			*done = false;
			reader_omit(r, i, "a multiple of nothing known");
			return i;
		}
		end = at;
	} else {
		base = look_base(r, seg, i);
		if (base != SIZE_MAX) {
			r->has_from = true;
			r->from = v.v;
			look_base_year(r, base, i);
			*from_end = base;
			*done = false;
			return i;
		}
		at = look_change(r, seg, i);
		if (at != SIZE_MAX) {
			value_set_change(r, &v, at);
			end = reader_tok(r, at)->word->verbs ? at + 1 : at; /* 少死6人 says what fell */
		} else if (n->sign != 0 || v.point) {
			value_set_change(r, &v, SIZE_MAX);
			v.sign = n->sign < 0 ? -1 : 1;
		}
	}
	if (at_is_second_change(r, seg, &v)) {
		reader_omit(r, i, "a change of a change");
		return i;
	}
	if (v.measure == MEASURE_CHANGE && v.absolute && !v.unit) {
		*done = false;
		reader_omit(r, i, "a change without a unit");
		return i;
	}
	if (n->chinese && v.measure == MEASURE_LEVEL && !v.percent && dec_cmp(v.v, dec_int(1)) == 0 &&
	    !(i > seg && reader_tok(r, i - 1)->kind == TOK_WORD &&
	      reader_tok(r, i - 1)->word->verbs & (UINT64_C(1) << r->v_die | UINT64_C(1) << r->v_injure))) {
		*done = false;
		reader_omit(r, i, "one single thing");
		return i;
	}
	if (i > r->sent_begin && reader_cue(r, i - 1, CUE_STREAK)) {
		*done = false;
		reader_omit(r, i, "a streak");
		return i;
	}
	if (v.measure == MEASURE_LEVEL && i + 2 < r->sent_end && reader_char(r, i + 1, 0x7684) && reader_tok(r, i + 2)->kind == TOK_WORD &&
	    (reader_tok(r, i + 2)->word->kind != LEX_NONE || reader_tok(r, i + 2)->word->noun != LEX_NONE)) {
		*done = false; /* 损失百万元以上的案件: it describes what follows */
		reader_omit(r, i, "it describes something else");
		return i;
	}
	if (v.measure == MEASURE_LEVEL && i >= seg + 2 && reader_cue(r, i - 1, CUE_IS) && reader_tok(r, i - 2)->kind == TOK_PERIOD &&
	    when_is_earlier(r, i - 2)) {
		*done = false; /* 上年为7起 */
		reader_omit(r, i, "the level of an earlier period, in prose");
		return i;
	}
	if (v.measure == MEASURE_LEVEL && i + 2 < r->sent_end && tok_is_topic(r, i + 1) && reader_char(r, i + 2, 0x4e2d)) {
		*done = false; /* 57起警情中: said again, to part it */
		reader_omit(r, i, "said again");
		return i;
	}
	if (n->chinese && (is_counter(r, i) || (i + 1 < r->sent_end && reader_cue(r, i + 1, CUE_FIGURES)))) {
		*done = false;
		reader_omit(r, i, "it counts figures");
		return i;
	}
	if (*from_end != SIZE_MAX)
		end = *from_end;
	if (v.measure == MEASURE_LEVEL && !v.percent && !v.unit) {
		/* a bare number counts only where the noun says what */
		struct element e = {.b = seg, .e = end};
		unsigned int how = 0;

		phrase_read(r, seg, end, &e.g);
		if (!heads_content(&e.g) || e.g.unknown || (i + 1 < r->sent_end && reader_tok(r, i + 1)->kind == TOK_OTHER && reader_tok(r, i + 1)->start == k->end) ||
		    (e.g.phrase.noun == LEX_NONE && !n->ends_with_scale) || make_resolve(r, &e, &v, &how) == LEX_NONE) {
			*done = false;
			reader_omit(r, i, "a number without a unit");
			return i;
		}
	}
	list_read(r, i, &v, resp, &l);
	if (l.n == 1 && v.measure == MEASURE_LEVEL && look_cue(r, seg, end, CUE_EACH) != SIZE_MAX && list_over_places(r, seg, end, &l)) {
		r->has_from = false;
		*from_end = SIZE_MAX;
		return i;
	}
	if (l.n >= 2) {
		list_claims(r, seg, end, &l);
		i = l.last;
	} else if (v.measure == MEASURE_LEVEL) {
		struct element e[LIST_MAX];
		int heads = v.percent ? heads_split(r, seg, end, e) : 0;

		if (heads >= 2 && !resp) {
			for (int h = 0; h < heads; h++)
				make_of_element(r, &v, &e[h], "shared-value");
		} else {
			level_claims(r, seg, end, &v);
		}
	} else {
		change_claims(r, seg, end, &v);
	}
	r->has_from = false;
	*from_end = SIZE_MAX;
	return i;
}
