/* SPDX-License-Identifier: BSD-2-Clause */
/* Tags and their attributes. */
#include <string.h>

#include "base/bytes.h"
#include "text/html_private.h"

/* An attribute while its tag is read: copies are offsets, since the scratch moves as it grows. */
struct draft {
	const char *name, *value; /* NULL: in the scratch */
	size_t name_at, name_n, value_at, value_n;
};

/* At most max bytes of [p, e), whole characters. */
static const char *cut(const char *p, const char *e, size_t max)
{
	if ((size_t)(e - p) <= max)
		return e;
	for (e = p + max; e > p && ((unsigned char)*e & 0xC0) == 0x80; e--)
		;
	return e;
}

enum {
	ENDS_TAG = 1, /* what ends the name of a tag */
	ENDS_NAME = 2, /* what ends the name of an attribute */
	COPIED = 4 /* a name that needs no copy has neither upper case nor NUL */
};

#define UPPER(c) [c] = COPIED
static const unsigned char classes[256] = {
	[0] = COPIED, UPPER('A'), UPPER('B'), UPPER('C'), UPPER('D'), UPPER('E'), UPPER('F'),
	UPPER('G'),   UPPER('H'), UPPER('I'), UPPER('J'), UPPER('K'), UPPER('L'), UPPER('M'),
	UPPER('N'),   UPPER('O'), UPPER('P'), UPPER('Q'), UPPER('R'), UPPER('S'), UPPER('T'),
	UPPER('U'),   UPPER('V'), UPPER('W'), UPPER('X'), UPPER('Y'), UPPER('Z'), [' '] = 3,
	['\n'] = 3,   ['\t'] = 3, ['\r'] = 3, ['\f'] = 3, ['/'] = 3,  ['>'] = 3,  ['='] = ENDS_NAME,
};

/* A name from p on, up to a byte of class `ends`; h->p behind it. The first byte is always part of it. */
static void draft_name(struct html *h, struct draft *d, unsigned int ends)
{
	const char *p = h->p, *e = p;
	unsigned int seen = 0;

	do
		seen |= classes[(unsigned char)*e++];
	while (e < h->end && !(classes[(unsigned char)*e] & ends));
	h->p = e;
	e = cut(p, e, HTML_NAME_MAX);
	d->name = seen & COPIED ? NULL : p;
	d->name_at = h->scratch.n;
	d->name_n = (size_t)(e - p);
	if (!d->name) {
		html_put_clean(&h->scratch, p, e, true);
		d->name_n = h->scratch.n - d->name_at;
	}
}

static void draft_value(struct html *h, struct draft *d, const char *p, const char *e)
{
	size_t n, out;
	const char *stop;
	char ref[8];

	e = cut(p, e, HTML_VALUE_MAX);
	n = (size_t)(e - p);
	d->value = p;
	d->value_n = n;
	if (bytes_find4(p, e, '&', '\r', '\0', '\0') == e)
		return;
	d->value = NULL;
	d->value_at = h->scratch.n;
	while (p < e) {
		stop = memchr(p, '&', (size_t)(e - p));
		html_put_clean(&h->scratch, p, stop ? stop : e, false);
		if (!stop)
			break;
		n = html_charref(stop, (size_t)(e - stop), true, ref, &out);
		if (n)
			buf_put(&h->scratch, ref, out);
		else
			buf_putc(&h->scratch, '&');
		p = stop + (n ? n : 1);
	}
	d->value_n = h->scratch.n - d->value_at;
}

/* The value behind '='. Returns false at the end of the input. */
static bool read_value(struct html *h, struct draft *d)
{
	const char *p;

	html_skip_space(h);
	if (h->p == h->end)
		return false;
	p = h->p;
	if (*p == '>')
		return true;
	if (*p == '"' || *p == '\'') {
		const char *e = bytes_find4(p + 1, h->end, *p, '&', '\r', '\0');

		if (e < h->end && *e == *p && e - p <= HTML_VALUE_MAX) { /* as it stands */
			d->value = p + 1;
			d->value_n = (size_t)(e - p - 1);
			h->p = e + 1;
			return true;
		}
		e = memchr(e, *p, (size_t)(h->end - e));
		h->p = e ? e + 1 : h->end;
		if (e)
			draft_value(h, d, p + 1, e);
		return e != NULL;
	}
	while (h->p < h->end && !html_is_space(*h->p) && *h->p != '>')
		h->p++;
	draft_value(h, d, p, h->p);
	return h->p < h->end;
}

static struct slice draft_slice(const struct html *h, const char *view, size_t at, size_t n)
{
	if (view)
		return slice_of(view, n);
	return slice_of(h->scratch.p ? h->scratch.p + at : "", n);
}

static bool is_known(const struct html *h, const struct draft *all, size_t n, const struct draft *d)
{
	struct slice name = draft_slice(h, d->name, d->name_at, d->name_n);

	for (size_t i = 0; i < n; i++)
		if (all[i].name_n == name.n && (!all[i].name || all[i].name[0] == name.p[0]) &&
		    memcmp(draft_slice(h, all[i].name, all[i].name_at, all[i].name_n).p, name.p, name.n) == 0)
			return true;
	return false;
}

/* One attribute, h->p at its name. Of equal names the first counts. False at the end of the input. */
static bool read_attr(struct html *h, struct draft *all, size_t *n)
{
	struct draft d;
	size_t mark = h->scratch.n;
	bool more = true;

	d.value = ""; /* the rest is set with the name */
	d.value_n = 0;
	draft_name(h, &d, ENDS_NAME); /* it may begin with '=' */
	html_skip_space(h);
	if (h->p < h->end && *h->p == '=') {
		h->p++;
		more = read_value(h, &d);
	}
	if (*n < HTML_ATTRS_MAX && !is_known(h, all, *n, &d))
		all[(*n)++] = d;
	else
		h->scratch.n = mark;
	return more && h->p < h->end;
}

/* Attributes up to the '>'. False at the end of the input. */
static bool read_attrs(struct html *h, struct html_token *t, struct draft *all, size_t *n)
{
	while (h->p < h->end) {
		html_skip_space(h);
		if (h->p == h->end)
			break;
		if (*h->p == '>') {
			h->p++;
			return true;
		}
		if (*h->p == '/') {
			h->p++;
			t->self_closing = h->p < h->end && *h->p == '>';
			continue;
		}
		if (!read_attr(h, all, n))
			break;
	}
	h->p = h->end;
	return false;
}

bool html_read_tag(struct html *h, struct html_token *t, bool end_tag)
{
	struct draft name, all[HTML_ATTRS_MAX];
	size_t n = 0;

	h->scratch.n = 0;
	draft_name(h, &name, ENDS_TAG);
	if (!read_attrs(h, t, all, &n))
		return false;
	t->kind = end_tag ? HTML_END : HTML_START;
	t->name = draft_slice(h, name.name, name.name_at, name.name_n);
	for (size_t i = 0; i < n; i++) {
		h->attrs[i].name = draft_slice(h, all[i].name, all[i].name_at, all[i].name_n);
		h->attrs[i].value = draft_slice(h, all[i].value, all[i].value_at, all[i].value_n);
	}
	t->attrs = h->attrs;
	t->nattrs = n;
	return true;
}
