/* SPDX-License-Identifier: BSD-2-Clause */
/* The HTML tokenizer: text in all its states, and what a '<' opens. */
#include "text/html.h"

#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"
#include "text/html_private.h"

void html_init(struct html *h, struct slice text)
{
	memset(h, 0, sizeof(*h));
	h->p = text.p ? text.p : "";
	h->end = h->p + text.n;
}

void html_release(struct html *h)
{
	buf_release(&h->scratch);
}

void html_switch(struct html *h, enum html_state state, struct slice last_start)
{
	h->state = state;
	h->raw_end = NULL;
	h->last_start_n = last_start.n < HTML_NAME_MAX ? last_start.n : HTML_NAME_MAX;
	if (h->last_start_n)
		memcpy(h->last_start, last_start.p, h->last_start_n);
}

void html_enter(struct html *h, struct slice name)
{
	static const char *const raw[] = {"style", "xmp", "iframe", "noembed", "noframes"};

	if (!html_may_enter(name))
		return;
	if (slice_eqs(name, "title") || slice_eqs(name, "textarea"))
		html_switch(h, HTML_RCDATA, name);
	else if (slice_eqs(name, "script"))
		html_switch(h, HTML_SCRIPT, name);
	else if (slice_eqs(name, "plaintext"))
		html_switch(h, HTML_PLAINTEXT, name);
	else
		for (size_t i = 0; i < sizeof(raw) / sizeof(*raw); i++)
			if (slice_eqs(name, raw[i]))
				html_switch(h, HTML_RAWTEXT, name);
}

void html_put_clean(struct buf *b, const char *p, const char *e, bool lower)
{
	while (p < e) {
		const char *run = bytes_find4(p, e, '\r', '\0', '\0', '\0');
		size_t at = b->n;

		buf_put(b, p, (size_t)(run - p));
		for (; lower && at < b->n; at++)
			b->p[at] = ascii_lower(b->p[at]);
		if (run == e)
			return;
		if (*run == '\0')
			buf_put(b, "\xEF\xBF\xBD", 3);
		else if (run + 1 == e || run[1] != '\n')
			buf_putc(b, '\n');
		p = run + 1;
	}
}

struct slice html_clean(struct html *h, const char *p, const char *e)
{
	size_t n = (size_t)(e - p);

	if (!memchr(p, '\r', n) && !memchr(p, '\0', n))
		return slice_of(p, n);
	buf_clear(&h->scratch);
	html_put_clean(&h->scratch, p, e, false);
	return buf_slice(&h->scratch);
}

static void emit(struct html *h, struct html_token *t, const char *p, size_t n, size_t used)
{
	t->kind = HTML_TEXT;
	t->text = slice_of(p, n);
	h->p += used;
}

/* One piece of text that starts at h->p and ends at `end` at the latest. refs: resolve references. */
static void read_text(struct html *h, struct html_token *t, const char *end, bool refs, bool keep_nul)
{
	const char *p = h->p;
	size_t n = 0;

	if (*p == '\r') {
		emit(h, t, "\n", 1, 1 + (p + 1 < h->end && p[1] == '\n'));
		return;
	}
	if (*p == '\0' && !keep_nul) {
		emit(h, t, "\xEF\xBF\xBD", 3, 1);
		return;
	}
	if (*p == '&' && refs) {
		size_t used = html_charref(p, (size_t)(end - p), false, h->ref, &n);

		if (used) {
			emit(h, t, h->ref, n, used);
			return;
		}
	}
	/* a run of text ends at markup, a reference, and at what the input stream's preprocessing changes */
	p = bytes_find4(p + 1, end, '<', '&', '\r', '\0');
	emit(h, t, h->p, (size_t)(p - h->p), (size_t)(p - h->p));
}

/* What stands at a '<' of the data state. False where it gave no token. */
static bool read_markup(struct html *h, struct html_token *t)
{
	const char *p = h->p;
	size_t left = (size_t)(h->end - p);

	if (left > 1 && ascii_is_letter(p[1])) {
		h->p = p + 1;
		return html_read_tag(h, t, false);
	}
	if (left > 2 && p[1] == '/' && ascii_is_letter(p[2])) {
		h->p = p + 2;
		return html_read_tag(h, t, true);
	}
	if (left > 1 && p[1] == '!') {
		h->p = p + 2;
		return html_read_declaration(h, t);
	}
	if (left > 2 && p[1] == '/' && p[2] == '>') {
		h->p = p + 3;
		return false;
	}
	if ((left > 2 && p[1] == '/') || (left > 1 && p[1] == '?')) {
		h->p = p + (p[1] == '/' ? 2 : 1);
		html_read_bogus(h, t);
		return true;
	}
	read_text(h, t, h->end, false, true);
	return true;
}

/* A token of a state whose text ends at a known place. False where it gave none. */
static bool read_raw(struct html *h, struct html_token *t)
{
	if (!h->raw_end)
		h->raw_end = html_find_raw_end(h);
	if (h->p < h->raw_end) {
		read_text(h, t, h->raw_end, h->state == HTML_RCDATA, h->state == HTML_CDATA);
		return true;
	}
	h->raw_end = NULL;
	if (h->state == HTML_CDATA)
		h->p = h->end - h->p > 3 ? h->p + 3 : h->end;
	h->state = HTML_DATA;
	return false;
}

struct slice html_raw(struct html *h)
{
	const char *p = h->p;

	if (h->state == HTML_DATA)
		return slice_of(p, 0);
	if (!h->raw_end)
		h->raw_end = html_find_raw_end(h);
	h->p = h->raw_end;
	return slice_of(p, (size_t)(h->p - p));
}

enum html_kind html_next(struct html *h, struct html_token *t)
{
	while (h->p < h->end) {
		memset(t, 0, sizeof(*t));
		if (h->state != HTML_DATA) {
			if (read_raw(h, t))
				return t->kind;
		} else if (*h->p != '<') {
			read_text(h, t, h->end, true, true);
			return t->kind;
		} else if (read_markup(h, t)) {
			return t->kind;
		}
	}
	memset(t, 0, sizeof(*t));
	return HTML_EOF;
}
