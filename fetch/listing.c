/* SPDX-License-Identifier: BSD-2-Clause */
/* The links of a page, by the tokenizer of lib/text. */
#include "fetch/listing.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "fetch/pattern.h"
#include "fetch/url.h"
#include "text/decode.h"
#include "text/html.h"

enum { TITLE_MAX = 1024 };

struct page {
	struct links *out;
	struct buf base;
	bool based;
	struct buf href, title; /* of the link in hand */
	bool in_link, is_next;
};

static bool has_word(struct slice list, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= list.n; i++)
		if (strncasecmp(list.p + i, word, n) == 0 && (i == 0 || list.p[i - 1] == ' ') &&
		    (i + n == list.n || list.p[i + n] == ' '))
			return true;
	return false;
}

static void link_done(struct page *p)
{
	if (!p->in_link)
		return;
	p->in_link = false;
	if (p->is_next)
		links_next(p->out, p->base.p, buf_slice(&p->href));
	links_add(p->out, p->base.p, buf_slice(&p->href), buf_slice(&p->title), 0);
}

static void on_start(struct page *p, const struct html_token *t)
{
	struct slice href = html_attr(t, "href");

	if (slice_eqs(t->name, "base") && href.p != NULL && !p->based) {
		struct url u = {0};

		p->based = true;
		if (url_parse(href, p->base.p, &u, NULL) == KPI_OK) {
			buf_clear(&p->base);
			buf_puts(&p->base, u.text);
		}
		url_release(&u);
	} else if (slice_eqs(t->name, "link")) {
		if (has_word(html_attr(t, "rel"), "next"))
			links_next(p->out, p->base.p, href);
	} else if (slice_eqs(t->name, "a") || slice_eqs(t->name, "area")) {
		link_done(p);
		/* a place in the page itself, or a script, is no other page */
		if (href.p == NULL || href.n == 0 || href.p[0] == '#')
			return;
		p->in_link = true;
		p->is_next = has_word(html_attr(t, "rel"), "next");
		buf_clear(&p->href);
		buf_put(&p->href, href.p, href.n);
		buf_clear(&p->title);
		/* lists cut the text of long titles and give the whole in the attribute */
		buf_put(&p->title, html_attr(t, "title").p, html_attr(t, "title").n);
		if (slice_eqs(t->name, "area"))
			link_done(p);
	}
}

void listing_read(struct slice bytes, const char *declared, const char *url, struct links *out)
{
	struct page p = {.out = out};
	struct buf text = {0};
	struct decoded how;
	struct html h;
	struct html_token t;
	bool titled = false;

	out->ttl = -1;
	buf_puts(&p.base, url);
	decode_bytes(bytes, declared, true, &text, &how);
	html_init(&h, buf_slice(&text));
	while (html_next(&h, &t) != HTML_EOF) {
		if (t.kind == HTML_START) {
			on_start(&p, &t);
			if (slice_eqs(t.name, "a"))
				titled = p.title.n > 0;
			html_enter(&h, t.name);
		} else if (t.kind == HTML_END && slice_eqs(t.name, "a")) {
			link_done(&p);
		} else if (t.kind == HTML_TEXT && p.in_link && !titled && p.title.n < TITLE_MAX) {
			buf_put(&p.title, t.text.p, t.text.n);
		}
	}
	link_done(&p);
	html_release(&h);
	buf_release(&text);
	buf_release(&p.base);
	buf_release(&p.href);
	buf_release(&p.title);
}

static bool wanted(const char *url, const char *const *patterns, size_t n)
{
	bool any = false, fits = false;

	for (size_t i = 0; i < n; i++) {
		bool out = patterns[i][0] == '!';
		bool here = pattern_fits(slice_str(patterns[i] + out), slice_str(url), true);

		if (out && here)
			return false;
		any = any || !out;
		fits = fits || (!out && here);
	}
	return fits || !any;
}

/* By address, and where that is the same by place in the list. */
static int by_url(const void *a, const void *b)
{
	const struct link *const *x = a, *const *y = b;
	int c = strcmp((*x)->url, (*y)->url);

	return c != 0 ? c : (*x > *y) - (*x < *y);
}

/* Marks all but the first of equal addresses by an empty url. */
static void mark_repeated(struct links *l)
{
	struct link **order = mem_array(NULL, l->n + 1, sizeof(*order));

	for (size_t i = 0; i < l->n; i++)
		order[i] = &l->v[i];
	qsort(order, l->n, sizeof(*order), by_url);
	for (size_t i = 0, first = 0; i < l->n; i++) {
		if (i == first || strcmp(order[first]->url, order[i]->url) != 0) {
			first = i;
			continue;
		}
		if (order[first]->title == NULL)
			order[first]->title = order[i]->title;
		if (order[first]->changed < order[i]->changed)
			order[first]->changed = order[i]->changed;
		order[i]->url = "";
	}
	free(order);
}

void links_keep(struct links *l, const char *const *patterns, size_t n)
{
	size_t kept = 0;

	mark_repeated(l);
	for (size_t i = 0; i < l->n; i++)
		if (l->v[i].url[0] != '\0' && wanted(l->v[i].url, patterns, n))
			l->v[kept++] = l->v[i];
	l->n = kept;
}
