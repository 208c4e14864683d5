/* SPDX-License-Identifier: BSD-2-Clause */
/* Changes: what rose or fell. */
#include "extract/quantity.h"

#include <string.h>

void change_claims(struct reader *r, size_t seg, size_t end, struct value *v)
{
	struct element e[LIST_MAX];
	int n = heads_split(r, seg, end, e);
	struct reading whole;
	struct head *h;

	phrase_read(r, seg, end, &whole);
	if (whole.cues & (CUE_BIT(CUE_SHARE) | CUE_BIT(CUE_AVERAGE))) {
		reader_omit(r, v->last, OMIT_SHARE);
		return;
	}
	h = heads_last(r, 1);
	if (h && h->sentence == r->sentence && whole.phrase.kind == LEX_NONE &&
	    whole.phrase.noun == LEX_NONE && whole.nverbs == 1 && whole.verbs[0] == h->phrase.verb &&
	    reader_tok(r, v->first)->kind == TOK_WORD && reader_tok(r, v->first)->word->verbs) {
		make_of_head(r, v, h, "change-of-same-verb"); /* 抓获逃犯58名，多抓27名 */
		return;
	}
	if (heads_content(&whole)) {
		if (n >= 2 && look_cue(r, seg, end, CUE_EACH) != SIZE_MAX) {
			for (int k = 0; k < n; k++)
				make_of_element(r, v, &e[k], "change-each");
			return;
		}
		e[0].g = whole;
		make_of_element(r, v, &e[0], "change");
		return;
	}
	if (whole.unknown) {
		reader_omit(r, v->last, OMIT_NOT_IN_LEXICON);
		return;
	}
	if (heads_named_before(r, seg, &e[0])) {
		make_of_element(r, v, &e[0], "change-of-clause");
		return;
	}
	if (look_cue(r, seg, end, CUE_EACH) != SIZE_MAX && heads_group(r) >= 2) {
		int size = heads_group(r);
		struct head heads[HEADS_KEPT];

		memcpy(heads, &r->heads[r->nheads - size], (size_t)size * sizeof(*heads));
		for (int k = 0; k < size; k++)
			make_of_head(r, v, &heads[k], "change-each-of-group");
		return;
	}
	h = heads_last(r, 1);
	if (!h || (r->share && v->point)) {
		reader_omit(r, v->last, OMIT_CHANGE_OF_NOTHING);
		return;
	}
	make_of_head(r, v, h, "change-of-head");
	r->group++;
}
