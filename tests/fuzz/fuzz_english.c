/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: the English reader over any text gives claims that lie inside it, in order, with a unit and a label. */

#include <stdint.h>
#include <stdlib.h>

#include "extract/english.h"
#include "tests/fuzz/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct article_hints hints = {.published = date_of(2024, 5, 17)};
	struct claims claims = {0};
	struct article a;

	article_from_text(slice_of((const char *)data, size), size % 2 ? &hints : NULL, &a);
	english_read(lexicon_en_builtin(), &a, &claims, NULL, NULL);
	for (size_t i = 0; i < claims.n; i++) {
		const struct claim *c = &claims.items[i];
		struct buf line = {0};

		if (c->start >= c->end || c->end > a.text.n || c->quote_start > c->start ||
		    c->quote_end < c->end || !c->unit || !c->label || (i && c[-1].start > c->start))
			abort();
		claim_put_json(&line, c, &a, "fuzz");
		buf_release(&line);
	}
	claims_release(&claims);
	article_release(&a);
	return 0;
}
