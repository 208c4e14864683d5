/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a plain text; blocks and cells lie in the text and in order. */

#include "tests/fuzz/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_article(article_from_text, data, size);
}
