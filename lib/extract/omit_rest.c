/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers that the reader of Chinese never took for quantities, and why; only where somebody asks. */
#include "extract/reader.h"

/* What a token of a sentence was read as, where it is no number. */
static enum omit why_token(const struct token *k)
{
	switch (k->kind) {
	case TOK_PERIOD:
		return OMIT_PERIOD;
	case TOK_WORD:
		return OMIT_WORD;
	case TOK_REGION:
		return OMIT_PLACE;
	default:
		return OMIT_CODE;
	}
}

void reader_omit_rest(struct reader *r, size_t b, size_t e)
{
	for (size_t i = b; i < e; i++) {
		const struct token *k = &r->t.items[i];

		if (reader_is_case_name(r, i) && i + 1 < e)
			omit_digits(r->why_not, buf_slice(&r->a->text), token_start(&r->t, k + 1),
				    token_end(&r->t, k + 1), OMIT_CASE_NAME);
		if (k->kind != TOK_NUMBER)
			omit_if_digits(r->why_not, buf_slice(&r->a->text), token_start(&r->t, k),
				       token_end(&r->t, k), why_token(k));
	}
}

void reader_omit_blocks(const struct article *a, struct omissions *why_not)
{
	for (size_t i = 0; why_not && i < a->nblocks; i++) {
		const struct block *k = &a->blocks[i];

		if (k->kind == BLOCK_META || k->kind == BLOCK_FURNITURE)
			omit_digits(why_not, buf_slice(&a->text), k->start, k->end,
				    k->kind == BLOCK_META ? OMIT_META : OMIT_FURNITURE);
	}
	if (why_not)
		omissions_sort(why_not);
}
