/* SPDX-License-Identifier: BSD-2-Clause */
/* Tags and their attributes. */
#include <string.h>

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

/* A name that needs no copy has neither upper case nor NUL. */
static bool is_plain_name(const char *p, const char *e)
{
	for (; p < e; p++)
		if (*p == '\0' || (unsigned char)(*p - 'A') < 26)
			return false;
	return true;
}

static void draft_name(struct html *h, struct draft *d, const char *p, const char *e)
{
	e = cut(p, e, HTML_NAME_MAX);
	d->name = is_plain_name(p, e) ? p : NULL;
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
	if (!memchr(p, '&', n) && !memchr(p, '\r', n) && !memchr(p, '\0', n))
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
		const char *e = memchr(p + 1, *p, (size_t)(h->end - p - 1));

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
		if (all[i].name_n == name.n &&
		    memcmp(draft_slice(h, all[i].name, all[i].name_at, all[i].name_n).p, name.p, name.n) == 0)
			return true;
	return false;
}

/* One attribute, h->p at its name. Of equal names the first counts. False at the end of the input. */
static bool read_attr(struct html *h, struct draft *all, size_t *n)
{
	struct draft d = {.value = ""};
	const char *p = h->p;
	size_t mark = h->scratch.n;
	bool more = true;

	h->p++; /* a name may begin with '=' */
	while (h->p < h->end && !html_is_space(*h->p) && *h->p != '/' && *h->p != '>' && *h->p != '=')
		h->p++;
	draft_name(h, &d, p, h->p);
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
	struct draft name = {.value = ""}, all[HTML_ATTRS_MAX];
	const char *p = h->p;
	size_t n = 0;

	buf_clear(&h->scratch);
	while (h->p < h->end && !html_is_space(*h->p) && *h->p != '/' && *h->p != '>')
		h->p++;
	draft_name(h, &name, p, h->p);
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
