/* SPDX-License-Identifier: BSD-2-Clause */
/* Challenges instead of pages. */
#include "fetch/challenge.h"

#include <string.h>

#include "fetch/http.h"
#include "text/challenge.h"
#include "text/html.h"

enum { LOOK_MAX = 262144, TEXT_MAX = 4096 };

/* What a reader sees, as far as it matters: a page with much text is no challenge. */
static void visible(struct slice body, struct buf *out)
{
	struct html h;
	struct html_token t;

	html_init(&h, body);
	while (out->n < TEXT_MAX && html_next(&h, &t) != HTML_EOF) {
		if (t.kind == HTML_START) {
			html_enter(&h, t.name);
			if (slice_eqs(t.name, "script") || slice_eqs(t.name, "style"))
				html_raw(&h);
		} else if (t.kind == HTML_TEXT) {
			struct slice text = slice_trim(t.text);

			buf_put(out, text.p, text.n);
		}
	}
	html_release(&h);
}

const char *challenge_answer(int status, struct slice head, struct slice body)
{
	struct slice page = slice_of(body.p, body.n < LOOK_MAX ? body.n : LOOK_MAX);
	bool cookie = http_field(head, "Set-Cookie").p != NULL;
	struct buf text = {0};
	const char *what = NULL;

	if (slice_eqs(http_field(head, "cf-mitigated"), "challenge"))
		return "browser check (cf)";
	/* looked at is what comes in the place of a page; feeds and the like hold no markup of these products */
	if (page.n > 0 && memchr(page.p, '<', page.n) != NULL && (status < 300 || status >= 400)) {
		visible(page, &text);
		what = challenge_of(page, text.p != NULL ? buf_slice(&text) : slice_of("", 0));
		buf_release(&text);
	}
	if (what == NULL && (status == 412 || status == 521) && cookie)
		what = status == 412 ? "script sets a cookie (412)" : "script sets a cookie (521)";
	return what;
}
