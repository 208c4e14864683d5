/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the text of a title, style, script or CDATA section ends. */
#include <string.h>
#include <strings.h>

#include "text/html_private.h"

/* A name at p (behind "<" or "</"), case-insensitive, followed by white space, '/' or '>'. */
static bool is_name(const char *p, const char *end, const char *name, size_t n)
{
	if ((size_t)(end - p) <= n || strncasecmp(p, name, n) != 0)
		return false;
	return html_is_space(p[n]) || p[n] == '/' || p[n] == '>';
}

static bool is_end_tag(const struct html *h, const char *p)
{
	return h->end - p > 2 && p[1] == '/' && h->last_start_n &&
	       is_name(p + 2, h->end, h->last_start, h->last_start_n);
}

static bool starts(const char *p, const char *end, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(end - p) >= n && memcmp(p, what, n) == 0;
}

/*
 * Script data: "<!--" escapes, a "<script" inside that escapes once more until
 * "</script", and "-->" ends either; the end tag counts unless doubly escaped.
 */
static const char *script_end(const struct html *h)
{
	enum { PLAIN, ESCAPED, DOUBLE } level = PLAIN;
	const char *p = h->p;

	while (p < h->end) {
		if (level == PLAIN) {
			p = memchr(p, '<', (size_t)(h->end - p));
			if (!p)
				break;
		}
		if (*p == '-' && starts(p, h->end, "-->")) {
			level = PLAIN;
			p += 3;
		} else if (*p != '<') {
			p++;
		} else if (level != DOUBLE && is_end_tag(h, p)) {
			return p;
		} else if (level == PLAIN && starts(p, h->end, "<!--")) {
			level = ESCAPED;
			p += 2; /* its dashes may belong to the "-->" that ends it at once */
		} else if (level == ESCAPED && is_name(p + 1, h->end, "script", 6)) {
			level = DOUBLE;
			p += 7;
		} else if (level == DOUBLE && p + 1 < h->end && p[1] == '/' &&
			   is_name(p + 2, h->end, "script", 6)) {
			level = ESCAPED;
			p += 8;
		} else {
			p++;
		}
	}
	return h->end;
}

const char *html_find_raw_end(const struct html *h)
{
	const char *p = h->p;

	if (h->state == HTML_PLAINTEXT)
		return h->end;
	if (h->state == HTML_SCRIPT)
		return script_end(h);
	if (h->state == HTML_CDATA) {
		while ((p = memchr(p, ']', (size_t)(h->end - p))) && !starts(p, h->end, "]]>"))
			p++;
		return p ? p : h->end;
	}
	while ((p = memchr(p, '<', (size_t)(h->end - p))) && !is_end_tag(h, p))
		p++;
	return p ? p : h->end;
}
