/* SPDX-License-Identifier: BSD-2-Clause */
/* Comments and doctypes. */
#include <string.h>
#include <strings.h>

#include "text/html_private.h"

static void set_comment(struct html *h, struct html_token *t, const char *p, const char *e, const char *next)
{
	t->kind = HTML_COMMENT;
	t->text = html_clean(h, p, e);
	h->p = next;
}

void html_read_bogus(struct html *h, struct html_token *t)
{
	const char *e = memchr(h->p, '>', (size_t)(h->end - h->p));

	set_comment(h, t, h->p, e ? e : h->end, e ? e + 1 : h->end);
}

/* The end of a comment that the input's end cuts: a pending "--!", "--" or "-" is no data. */
static const char *cut_end(const char *p, const char *e)
{
	if (e - p >= 3 && memcmp(e - 3, "--!", 3) == 0)
		return e - 3;
	if (e - p >= 2 && memcmp(e - 2, "--", 2) == 0)
		return e - 2;
	return e > p && e[-1] == '-' ? e - 1 : e;
}

/* A comment, h->p behind "<!--". */
static void read_comment(struct html *h, struct html_token *t)
{
	const char *p = h->p, *d = p;

	if (p < h->end && *p == '>') {
		set_comment(h, t, p, p, p + 1);
		return;
	}
	if (h->end - p > 1 && p[0] == '-' && p[1] == '>') {
		set_comment(h, t, p, p, p + 2);
		return;
	}
	while ((d = memchr(d, '-', (size_t)(h->end - d)))) {
		size_t left = (size_t)(h->end - d);

		if (left > 2 && d[1] == '-' && d[2] == '>') {
			set_comment(h, t, p, d, d + 3);
			return;
		}
		if (left > 3 && d[1] == '-' && d[2] == '!' && d[3] == '>') {
			set_comment(h, t, p, d, d + 4);
			return;
		}
		d++;
	}
	set_comment(h, t, p, cut_end(p, h->end), h->end);
}

/*
 * A quoted identifier. *closed is false where '>' or the end of the input cut
 * it. Copied into the scratch at *at (which may move later).
 */
static size_t read_id(struct html *h, size_t *at, bool *closed)
{
	char quote = *h->p++;
	const char *p = h->p;

	while (h->p < h->end && *h->p != quote && *h->p != '>')
		h->p++;
	*at = h->scratch.n;
	html_put_clean(&h->scratch, p, h->p, false);
	*closed = h->p < h->end && *h->p == quote;
	h->p += *closed;
	return h->scratch.n - *at;
}

static bool at_quote(const struct html *h)
{
	return h->p < h->end && (*h->p == '"' || *h->p == '\'');
}

struct ids {
	size_t pub_at, pub_n, sys_at, sys_n;
	bool has_pub, has_sys, quirks;
};

/* What follows the doctype's name: the identifiers. h->p ends at the '>' or before what is bogus. */
static void read_ids(struct html *h, struct ids *d)
{
	bool closed = true;

	if (h->p == h->end) {
		d->quirks = true;
		return;
	}
	if (*h->p == '>')
		return;
	if (h->end - h->p >= 6 && strncasecmp(h->p, "public", 6) == 0) {
		h->p += 6;
		html_skip_space(h);
		d->quirks = !at_quote(h);
		if (d->quirks)
			return;
		d->has_pub = true;
		d->pub_n = read_id(h, &d->pub_at, &closed);
	} else if (h->end - h->p >= 6 && strncasecmp(h->p, "system", 6) == 0) {
		h->p += 6;
		html_skip_space(h);
		if (!at_quote(h))
			closed = false;
	} else {
		closed = false;
	}
	if (closed) {
		html_skip_space(h);
		if (at_quote(h)) {
			d->has_sys = true;
			d->sys_n = read_id(h, &d->sys_at, &closed);
			html_skip_space(h);
			d->quirks = !closed || h->p == h->end;
			return;
		}
	}
	d->quirks = !closed || h->p == h->end || *h->p != '>';
}

/* A doctype, h->p behind the word. */
static void read_doctype(struct html *h, struct html_token *t)
{
	struct ids d = {0};
	const char *p, *e;
	size_t name_n;

	buf_clear(&h->scratch);
	html_skip_space(h);
	p = h->p;
	while (h->p < h->end && !html_is_space(*h->p) && *h->p != '>')
		h->p++;
	html_put_clean(&h->scratch, p, h->p, true);
	name_n = h->scratch.n;
	html_skip_space(h);
	read_ids(h, &d);
	e = memchr(h->p, '>', (size_t)(h->end - h->p));
	h->p = e ? e + 1 : h->end;
	t->kind = HTML_DOCTYPE;
	t->quirks = d.quirks || !name_n;
	buf_putc(&h->scratch, '\0'); /* there is a buffer to point into */
	t->name = slice_of(h->scratch.p, name_n);
	if (d.has_pub)
		t->public_id = slice_of(h->scratch.p + d.pub_at, d.pub_n);
	if (d.has_sys)
		t->system_id = slice_of(h->scratch.p + d.sys_at, d.sys_n);
}

bool html_read_declaration(struct html *h, struct html_token *t)
{
	size_t left = (size_t)(h->end - h->p);

	if (left >= 2 && h->p[0] == '-' && h->p[1] == '-') {
		h->p += 2;
		read_comment(h, t);
	} else if (left >= 7 && strncasecmp(h->p, "doctype", 7) == 0) {
		h->p += 7;
		read_doctype(h, t);
	} else if (h->foreign && left >= 7 && memcmp(h->p, "[CDATA[", 7) == 0) {
		h->p += 7;
		h->state = HTML_CDATA;
		h->raw_end = NULL;
		return false;
	} else {
		html_read_bogus(h, t);
	}
	return true;
}
