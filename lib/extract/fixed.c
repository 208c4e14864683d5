/* SPDX-License-Identifier: BSD-2-Clause */
/* Words that are values: none, all, as before, half. */
#include "extract/quantity.h"

#include <string.h>

/* 9个县（市）没有发生命案: said of a number of places. */
static bool counts_places(struct reader *r, size_t i)
{
	while (i-- > r->sent_begin) {
		const struct token *k = reader_tok(r, i);

		if (token_parts_clause(k) && k->cp != '(' && k->cp != ')')
			return false;
		if (k->kind == TOK_NUMBER && k->unit && !reader_cue(r, i > 0 ? i - 1 : 0, CUE_STREAK))
			return strcmp(r->lex->units[k->unit->first], "unit") == 0;
	}
	return false;
}

/* 零发案, 未发生: zero of the kind named before it, or behind it. */
void fixed_zero(struct reader *r, size_t seg, size_t i)
{
	struct value v = value_constant(i, 0, false);
	struct element e = {.b = seg, .e = i};
	unsigned int how = 0;
	struct element list[LIST_MAX];
	size_t last = i;
	int id = LEX_NONE, n;
	bool unknown = false;

	if (reader_tok(r, i)->word->kind == LEX_NONE && (n = heads_split(r, seg, i, list)) >= 2 &&
	    list[0].g.phrase.kind != LEX_NONE && list[n - 1].g.phrase.kind != LEX_NONE &&
	    !counts_places(r, i)) {
		for (int k = 0; k < n; k++) {
			list[k].g.nverbs = 1;
			list[k].g.verbs[0] = r->names->v_occur;
			id = phrase_resolve(r, &list[k].g, 0, false, false, &how);
			make_claim(r, &v, id, phrase_label(r, &list[k].g), how, "zero-each");
		}
		return;
	}
	phrase_read(r, reader_tok(r, i)->word->kind == LEX_NONE ? seg : i,
		    reader_tok(r, i)->word->kind == LEX_NONE ? i : i + 1, &e.g);
	if (e.g.phrase.kind == LEX_NONE) {
		phrase_read(r, i, i, &e.g);
		unknown = heads_right(r, i, &e.g, &last);
	}
	if (e.g.phrase.kind == LEX_NONE || unknown) {
		reader_omit(r, i, OMIT_NONE_OF_NOTHING);
		return;
	}
	if (counts_places(r, i)) {
		reader_omit(r, i, OMIT_SOME_PLACES);
		return;
	}
	e.g.nverbs = 1;
	e.g.verbs[0] = r->names->v_occur;
	id = phrase_resolve(r, &e.g, 0, false, false, &how);
	if (id != LEX_NONE && make_is_rate(r, id))
		return;
	make_claim(r, &v, id, phrase_label(r, &e.g), how, "zero");
	make_head(r, &e.g, id, phrase_label(r, &e.g), NULL, false);
}

/* 无人员伤亡: no deaths and no injuries of the accidents in force. */
void fixed_nobody(struct reader *r, size_t i, bool deaths, bool injuries)
{
	struct value v = value_constant(i, 0, false);
	int verbs[2] = {deaths ? r->names->v_die : LEX_NONE, injuries ? r->names->v_injure : LEX_NONE};

	for (int k = 0; k < 2; k++) {
		struct reading g = {.phrase = {LEX_NONE, LEX_NONE, LEX_NONE, LEX_NONE},
				    .first = 1,
				    .last = 0,
				    .nverbs = 1};
		unsigned int how = 0;
		int id;

		if (verbs[k] == LEX_NONE)
			continue;
		g.verbs[0] = verbs[k];
		id = phrase_resolve(r, &g, 0, false, false, &how);
		if (id != LEX_NONE)
			make_claim(r, &v, id, r->lex->catalog.items[id].zh, how, "nobody");
	}
}

/* 全破: a clearance rate of 100 percent. */
void fixed_all_solved(struct reader *r, size_t seg, size_t i)
{
	struct value v = value_constant(i, 100, true);
	struct element e = {.b = seg, .e = i};
	unsigned int how = 0;
	int id;

	phrase_read(r, seg, i, &e.g);
	if (e.g.unknown && e.g.phrase.kind == LEX_NONE) {
		reader_omit(r, i, OMIT_NOT_IN_LEXICON);
		return;
	}
	if (counts_places(r, i)) {
		reader_omit(r, i, OMIT_SOME_PLACES);
		return;
	}
	e.g.nverbs = 0;
	e.g.phrase.noun = r->names->n_rate;
	id = phrase_resolve(r, &e.g, 0, true, false, &how);
	make_claim(r, &v, id, phrase_label(r, &e.g), how, "all-solved");
}

void fixed_flat(struct reader *r, size_t seg, size_t i, bool about)
{
	struct value v = value_constant(i, 0, true);
	struct head *h;

	v.measure = MEASURE_CHANGE;
	if (i + 2 < r->sent_end && heads_and(r, i + 1) &&
	    (reader_cue(r, i + 2, CUE_UP) || reader_cue(r, i + 2, CUE_DOWN)) && (h = heads_last(r, 2)) &&
	    h->sentence == r->sentence) {
		make_of_head(r, &v, h, "list-of-heads"); /* 同比持平、减少3人 */
		return;
	}
	if (about) {
		v.bound = BOUND_ABOUT;
		v.range.has_lo = v.range.has_hi = false;
	}
	change_claims(r, seg, i, &v);
}

void fixed_change(struct reader *r, size_t seg, size_t i, int64_t percent)
{
	struct value v = value_constant(i, percent, true);

	v.measure = MEASURE_CHANGE;
	change_claims(r, seg, i, &v);
}
