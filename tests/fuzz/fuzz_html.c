/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a page; tokens keep their caps, blocks and cells lie in the text and in order. */

#include "tests/fuzz/article.h"
#include "tests/fuzz/text.h"
#include "text/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_tokens(struct slice text)
{
	struct html h;
	struct html_token t;
	size_t pieces = 0;

	html_init(&h, text);
	while (html_next(&h, &t) != HTML_EOF) {
		fuzz_require(++pieces <= text.n && t.nattrs <= HTML_ATTRS_MAX);
		fuzz_require(utf8_valid(t.text.p, t.text.n, NULL));
		for (size_t i = 0; i < t.nattrs; i++)
			fuzz_require(t.attrs[i].name.n <= 3 * HTML_NAME_MAX &&
				     t.attrs[i].value.n <= 3 * HTML_VALUE_MAX);
		if (t.kind == HTML_START)
			html_enter(&h, t.name);
	}
	html_release(&h);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf text = {0};
	struct article a;

	fuzz_text(data, size, &text);
	check_tokens(buf_slice(&text));
	buf_release(&text);
	article_from_html(slice_of((const char *)data, size), NULL, &a);
	fuzz_check_article(&a);
	article_release(&a);
	return 0;
}
