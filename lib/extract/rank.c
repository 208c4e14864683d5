/* SPDX-License-Identifier: BSD-2-Clause */
/* Ranks among peers. */
#include "extract/quantity.h"

#include <string.h>

/* 列全省第4位, 均居全省第二: a place among peers. Returns whether token i is one. */
bool rank_at(struct reader *r, size_t seg, size_t i, struct value *v)
{
	bool peers = false, verb = false;
	const struct token *k = reader_tok(r, i);
	size_t first = i;

	for (size_t j = i; j-- > seg;) {
		if (reader_cue(r, j, CUE_NATION) || reader_cue(r, j, CUE_PROVINCE) ||
		    reader_cue(r, j, CUE_CITY) || reader_cue(r, j, CUE_COUNTY) ||
		    reader_cue(r, j, CUE_AREA) ||
		    (reader_cue(r, j, CUE_TAIWAN) && look_first_char(r, j, 0x516d))) { /* 六都 */
			peers = true;
			first = j;
			continue;
		}
		if (reader_cue(r, j, CUE_RANK)) {
			verb = true;
			first = peers ? first : j;
			continue;
		}
		if (verb && !peers && !token_parts_clause(reader_tok(r, j)))
			continue; /* 在全省14个市州中排第5位 */
		if (!look_through(r, j))
			break;
	}
	if (!peers && !verb)
		return false;
	*v = (struct value){.first = first, .last = i, .measure = MEASURE_RANK, .bound = BOUND_EXACT};
	if (k->kind == TOK_NUMBER) {
		const struct number *n = &r->t.numbers[k->ref];

		if (n->kind != NUMBER_ORDINAL || !n->has_value || (!peers && k->unit == NULL))
			return false;
		v->v = n->value;
	} else {
		if (!reader_cue(r, i, CUE_TOP) || !peers)
			return false;
		v->v = dec_int(1);
	}
	v->range = interval_point(v->v);
	return true;
}

/* How many heads "三项指标" speaks of; 0 where it says none. */
static int counted_heads(struct reader *r, size_t b, size_t e)
{
	for (size_t i = b; i < e; i++) {
		const struct token *k = reader_tok(r, i);

		if (k->kind == TOK_NUMBER && k->unit && r->t.numbers[k->ref].chinese && value_usable(r, k)) {
			struct dec v = r->t.numbers[k->ref].value;

			if (v.scale == 0 && v.mant >= 2 && v.mant <= 8)
				return (int)v.mant;
		}
	}
	return 0;
}

/* The rates last named in this sentence: what 均居全省第二 ranks. */
static int rates_at_end(const struct reader *r)
{
	int n = 0;

	while (n < r->nheads && r->heads[r->nheads - 1 - n].is_rate &&
	       r->heads[r->nheads - 1 - n].sentence == r->sentence)
		n++;
	return n ? n : 1;
}

void rank_claims(struct reader *r, size_t seg, struct value *v)
{
	struct element e[LIST_MAX];
	int n = heads_split(r, seg, v->first, e);
	int counted = counted_heads(r, seg, v->first);
	struct head *h;

	if (n == 0 || counted) {
		int size = counted ? counted : 1;

		if (!counted && look_cue(r, seg, v->last, CUE_EACH) != SIZE_MAX)
			size = rates_at_end(r);
		h = heads_last(r, size);
		if (!h || (!counted && look_unknown(r, r->after_item, v->first))) {
			reader_omit(r, v->last, OMIT_RANK_OF_NOTHING);
			return;
		}
		for (int k = 0; k < size; k++)
			make_of_head(r, v, &r->heads[r->nheads - size + k], "rank-of-head");
		return;
	}
	for (int k = 0; k < n; k++)
		make_of_element(r, v, &e[k], "rank");
}

/* 分别列全省第3位和第5位 deals the places out; else one rank. Returns the last token. */
size_t rank_read(struct reader *r, size_t seg, size_t i, struct value *v)
{
	struct value second = *v;
	struct head heads[2], *h;
	size_t j = i + 1;

	while (j < r->sent_end && heads_and(r, j))
		j++;
	h = heads_last(r, 2);
	if (j == i + 1 || j >= r->sent_end || reader_tok(r, j)->kind != TOK_NUMBER || !h ||
	    r->t.numbers[reader_tok(r, j)->ref].kind != NUMBER_ORDINAL ||
	    look_cue(r, seg, i, CUE_RESPECTIVELY) == SIZE_MAX) {
		rank_claims(r, seg, v);
		return i;
	}
	memcpy(heads, h, sizeof(heads));
	second.first = second.last = j;
	second.v = r->t.numbers[reader_tok(r, j)->ref].value;
	second.range = interval_point(second.v);
	make_of_head(r, v, &heads[0], "rank-list");
	make_of_head(r, &second, &heads[1], "rank-list");
	return j;
}
