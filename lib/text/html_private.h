/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_HTML_PRIVATE_H
#define KPI_TEXT_HTML_PRIVATE_H

/* What the tokenizer's files share. Each function reads at h->p and moves it past what it took. */

#include "text/html.h"

static inline bool html_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static inline void html_skip_space(struct html *h)
{
	while (h->p < h->end && html_is_space(*h->p))
		h->p++;
}

/** A tag, h->p at its name's first letter. False where the input ends inside: nothing is emitted. */
bool html_read_tag(struct html *h, struct html_token *t, bool end_tag);
/** What follows "<!", h->p behind it: comment, doctype, CDATA (false: only the state was switched). */
bool html_read_declaration(struct html *h, struct html_token *t);
/** A bogus comment, h->p at its data. */
void html_read_bogus(struct html *h, struct html_token *t);
/** Where the raw text at h->p ends in the present state. */
const char *html_find_raw_end(const struct html *h);
/** Append [p, e) to the scratch: CR and CRLF become LF, NUL U+FFFD, upper case lower where asked. */
void html_put_clean(struct buf *b, const char *p, const char *e, bool lower);
/** [p, e) as a view where it is clean, else cleaned in the scratch. */
struct slice html_clean(struct html *h, const char *p, const char *e);

#endif
