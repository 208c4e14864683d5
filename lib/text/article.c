/* SPDX-License-Identifier: BSD-2-Clause */
/* Articles: what does not depend on the kind of input. */
#include "text/article.h"

#include <stdlib.h>
#include <strings.h>

#include "text/charset.h"

const char *known_how_name(enum known_how how)
{
	static const char *const names[] = {"unknown", "caller", "text", "meta", "url", "path", "inferred"};

	return names[how];
}

/** Whether the tag name at p (behind "<") is one that pages use; texts have < as well. */
static bool known_tag(struct slice s)
{
	static const char *const tags[] = {"!doctype html",
					   "html",
					   "head",
					   "body",
					   "title",
					   "meta",
					   "link",
					   "script",
					   "style",
					   "div",
					   "p",
					   "span",
					   "table",
					   "tr",
					   "td",
					   "br",
					   "a",
					   "h1",
					   "h2",
					   "img",
					   "ul",
					   "li",
					   "section",
					   "article",
					   "font",
					   "center",
					   "strong",
					   "b",
					   "base",
					   "iframe",
					   NULL};

	for (const char *const *t = tags; *t; t++) {
		size_t n = 0;

		while ((*t)[n] && n < s.n && (s.p[n] | 32) == ((*t)[n] | 32))
			n++;
		if ((*t)[n] == '\0' && n < s.n &&
		    (s.p[n] == '>' || s.p[n] == '/' || (unsigned char)s.p[n] <= ' '))
			return true;
	}
	return false;
}

bool article_is_html(struct slice raw)
{
	size_t n = raw.n < 1024 ? raw.n : 1024, i;
	struct buf narrow = {0};
	bool html = false;

	if (charset_utf16(raw) != CHARSET_NONE || slice_starts(raw, "\xFF\xFE") ||
	    slice_starts(raw, "\xFE\xFF")) {
		for (i = 0; i < n; i++) /* tags are ASCII: the other byte of each unit is NUL */
			if (raw.p[i])
				buf_putc(&narrow, raw.p[i]);
		raw = buf_slice(&narrow);
		n = raw.n;
	}
	for (i = 0; i + 1 < n && !html; i++)
		html = raw.p[i] == '<' && known_tag(slice_of(raw.p + i + 1, raw.n - i - 1));
	buf_release(&narrow);
	return html;
}

struct slice article_block(const struct article *a, size_t i)
{
	return slice_of(a->text.p + a->blocks[i].start, a->blocks[i].end - a->blocks[i].start);
}

void article_release(struct article *a)
{
	for (size_t i = 0; i < a->ntables; i++)
		free(a->tables[i].cells);
	free(a->tables);
	free(a->blocks);
	free(a->title);
	free(a->source);
	free(a->author);
	free(a->url);
	free(a->next_url);
	free(a->region_hint);
	buf_release(&a->text);
	*a = (struct article){0};
}
