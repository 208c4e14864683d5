/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: tokens of any text lie side by side, cover it, and point into their tables. */

#include <stdint.h>
#include <stdlib.h>

#include "extract/token.h"
#include "tests/fuzz/article.h"
#include "tests/fuzz/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_token(const struct tokens *t, const struct token *k)
{
	switch (k->kind) {
	case TOK_WORD:
		fuzz_require(k->word != NULL);
		break;
	case TOK_NUMBER:
		fuzz_require(k->ref < t->nnumbers && k->unit_start >= k->start && k->unit_start <= k->end);
		break;
	case TOK_PERIOD:
		fuzz_require(k->ref < t->nperiods);
		break;
	case TOK_REGION:
		fuzz_require(k->ref < t->nplaces && t->places[k->ref].n >= 1 &&
			     t->places[k->ref].n <= TOK_REGIONS_MAX);
		break;
	case TOK_PUNCT:
		fuzz_require(k->end == k->start + 1);
		break;
	default:
		fuzz_require(k->kind == TOK_OTHER);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct period_context ctx = {{2018, 8, 29}, 0, 1};
	static struct lexicon lex; /* made once: it is constant, and takes longer than a text */
	struct tokens t = {0};
	struct buf text = {0};
	uint32_t at = 0, byte = 0;

	buf_puts(&text, "");
	fuzz_text(data, size, &text);
	if (lex.nwords == 0)
		lexicon_builtin(&lex);
	tokens_read(&lex, gazetteer_builtin(), buf_slice(&text), 0, (uint32_t)text.n, &ctx, &t);
	for (size_t i = 0; i < t.n; i++) {
		const struct token *k = &t.items[i];

		fuzz_require(k->start == at && k->end > k->start);
		fuzz_require(token_start(&t, k) >= byte && token_end(&t, k) > token_start(&t, k));
		check_token(&t, k);
		at = k->end;
		byte = token_end(&t, k);
	}
	fuzz_require(at == t.chars.n && byte <= text.n);
	tokens_release(&t);
	buf_release(&text);
	return 0;
}
