/* SPDX-License-Identifier: BSD-2-Clause */
/* Lists of numbers and what they are dealt out to. */
#include "extract/quantity.h"

#include <string.h>

/* Whether two values can stand in one list. */
static bool same_sort(const struct value *a, const struct value *b)
{
	if (a->percent != b->percent && !(a->point || b->point))
		return a->percent && b->percent;
	if (a->percent || a->point)
		return b->percent || b->point;
	return (a->unit_bits & b->unit_bits) != 0 || (a->unit_bits == 0 && b->unit_bits == 0) ||
	       (a->measure == MEASURE_CHANGE && b->measure == MEASURE_CHANGE && a->absolute && b->absolute);
}

/* The numbers that follow with nothing but 、和 and change words between. comma: a comma may part them too. */
void list_read(struct reader *r, size_t i, const struct value *first, bool comma, struct value_list *l)
{
	size_t j = i + 1;
	size_t change_at = SIZE_MAX;
	bool parted = false;

	l->v[0] = *first;
	l->n = 1;
	l->last = i;
	for (; j < r->sent_end && l->n < LIST_MAX; j++) {
		const struct token *k = reader_tok(r, j);

		if (k->kind == TOK_NUMBER) {
			struct value v = value_at(r, j);

			if (!parted || !value_usable(r, k))
				break;
			if (first->measure == MEASURE_CHANGE) {
				v.of = first->of;
				value_set_change(r, &v, change_at);
				if (change_at == SIZE_MAX && v.sign == 0)
					value_sign(&v, l->v[l->n - 1].sign);
			}
			if ((v.point || v.percent) && !first->point && !first->percent &&
			    first->measure == MEASURE_CHANGE &&
			    (!reader_tok(r, i)->unit ||
			     r->t.chars.cp[reader_tok(r, i)->unit_start] == 0x4e2a)) {
				for (int x = 0; x < l->n;
				     x++) { /* 0.84个和1.55个百分点: the unit is said once */
					l->v[x].point = v.point;
					l->v[x].percent = v.percent;
					l->v[x].absolute = false;
				}
			} else if (!same_sort(&l->v[0], &v)) {
				break;
			}
			l->v[l->n++] = v;
			l->last = j;
			parted = false;
			change_at = SIZE_MAX;
		} else if (heads_and(r, j)) {
			parted = true;
		} else if (k->kind == TOK_PUNCT && (k->cp == ',' || k->cp == 0xff0c) && comma) {
			parted = true;
		} else if (reader_cue(r, j, CUE_UP) || reader_cue(r, j, CUE_DOWN)) {
			if (first->measure != MEASURE_CHANGE)
				break;
			change_at = j;
		} else if (!look_through(r, j)) {
			break;
		}
	}
}

/* 全市、示例县: the jurisdiction itself heads a list of its places. */
static bool is_whole(struct reader *r, size_t i)
{
	return (reader_cue(r, i, CUE_CITY) || reader_cue(r, i, CUE_COUNTY) ||
		reader_cue(r, i, CUE_PROVINCE) || reader_cue(r, i, CUE_AREA)) &&
	       i + 2 < r->sent_end && reader_char(r, i + 1, 0x3001) &&
	       (reader_tok(r, i + 2)->kind == TOK_REGION || where_is_form(r, i + 2));
}

/* The places named in [b, e), with 、 between. */
static int places_in(struct reader *r, size_t b, size_t e, size_t *out)
{
	int n = 0;

	for (size_t i = b; i < e; i++) {
		if ((reader_tok(r, i)->kind == TOK_REGION || where_is_form(r, i) || is_whole(r, i)) &&
		    n < LIST_MAX)
			out[n++] = i;
	}
	return n;
}

/* Numbers over places: 榆阳区、神木市、府谷县分别下降…. */
static bool pair_places(struct reader *r, size_t b, size_t e, struct value_list *l)
{
	size_t *places = r->places;
	int n = places_in(r, b, e, places);
	struct element x = {.b = b, .e = e};
	struct where old = r->sent_where;
	bool had = r->has_sent_where, earlier = false;
	unsigned int how = 0;
	struct head *h = heads_last(r, 1);
	int id;
	const char *label;

	if (n == 0 && r->after_item < b) {
		n = places_in(r, r->after_item, b, places); /* 阜阳、合肥、安庆三市最多，分别为… */
		earlier = n > 0;
	}
	if (n == 0)
		n = r->nplaces; /* a second list over the places of the first */
	r->nplaces = n;
	if (n != l->n || n < 2)
		return false;
	phrase_read(r, b, e, &x.g);
	if (!heads_content(&x.g) && earlier)
		phrase_read(r, r->after_item, b, &x.g);
	if (heads_content(&x.g)) {
		id = make_resolve(r, &x, &l->v[0], &how);
		label = phrase_label(r, &x.g);
	} else if (h && (l->v[0].measure != MEASURE_LEVEL || h->indicator == LEX_NONE ||
			 l->v[0].unit_bits >> r->lex->unit_of[h->indicator] & 1)) {
		x.g = heads_reading(h);
		id = h->indicator;
		label = h->label;
	} else {
		return false;
	}
	for (int k = 0; k < n; k++) {
		r->has_sent_where = false;
		if (is_whole(r, places[k])) {
			where_token(r, places[k]);
		} else {
			r->sent_where = where_of_place(r, places[k]);
			r->has_sent_where = true;
		}
		make_claim(r, &l->v[k], id, label, how, "list-of-places");
	}
	r->sent_where = old;
	r->has_sent_where = had;
	return true;
}

/* 三市破案数均超过2000起: one value for each of several places. Whether it was one. */
bool list_over_places(struct reader *r, size_t seg, size_t end, struct value_list *l)
{
	size_t places[LIST_MAX];
	int n = places_in(r, seg, end, places);

	if (n < 2)
		return false;
	for (l->n = 1; l->n < n; l->n++)
		l->v[l->n] = l->v[0];
	if (pair_places(r, seg, end, l))
		return true;
	l->n = 1;
	return false;
}

static bool names_kinds(struct reader *r, size_t b, size_t e)
{
	for (size_t i = b; i < e; i++)
		if (reader_tok(r, i)->kind == TOK_WORD && reader_tok(r, i)->word->kind != LEX_NONE)
			return true;
	return false;
}

void list_claims(struct reader *r, size_t seg, size_t end, struct value_list *l)
{
	struct element e[LIST_MAX];
	int n = heads_split(r, seg, end, e);
	struct head *h;

	if (pair_places(r, seg, end, l))
		return;
	if (n == l->n) {
		for (int k = 0; k < n; k++)
			make_of_element(r, &l->v[k], &e[k], "list");
		return;
	}
	if (n == 0 && r->after_item < seg && (n = heads_split(r, r->after_item, seg - 1, e)) == l->n) {
		for (int k = 0; k < n; k++)
			make_of_element(r, &l->v[k], &e[k], "list-of-clause");
		return;
	}
	if (n != l->n)
		n = heads_split(r, seg, end, e);
	if (n > 0 && n < l->n && l->v[0].measure == MEASURE_LEVEL) {
		for (int k = 0; k < l->n; k++)
			reader_omit(r, l->v[k].last, OMIT_LIST);
		return;
	}
	h = n == 0 ? heads_last(r, l->n) : NULL;
	/* 因行劫及爆窃下跌（分别下跌22.7%和15.1%）: not what the sentence before counted */
	if (h && h->sentence != r->sentence && names_kinds(r, r->sent_begin, seg))
		h = NULL;
	if (h && l->v[0].measure != MEASURE_LEVEL) {
		struct head heads[LIST_MAX];

		memcpy(heads, h, (size_t)l->n * sizeof(*heads));
		for (int k = 0; k < l->n; k++)
			make_of_head(r, &l->v[k], &heads[k], "list-of-heads");
		return;
	}
	for (int k = 0; k < l->n; k++)
		reader_omit(r, l->v[k].last, OMIT_LIST);
}
