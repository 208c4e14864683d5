/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as an HTML page; blocks and cells lie in the text and in order. */

#include "tests/fuzz/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice in = slice_of((const char *)data, size);
	struct article_hints hints = {.path = "2018/08/page.html",
				      .url = "http://example.org/20180829/a.html"};
	struct article a;

	article_from_html(in, &hints, &a);
	fuzz_check_article(&a);
	article_release(&a);
	article_from_html(in, NULL, &a);
	fuzz_check_article(&a);
	article_release(&a);
	return 0;
}
