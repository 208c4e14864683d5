/* SPDX-License-Identifier: BSD-2-Clause */
/* What a source lists. */
#include "fetch/links.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "fetch/url.h"

enum { TITLE_MAX = 300 };

/* The title on one line, cut at a whole character; NULL where nothing is left of it. */
static const char *one_line(struct links *l, struct slice title)
{
	struct buf b = {0};
	const char *out = NULL;
	bool blank = false;

	title = slice_trim(title);
	for (size_t i = 0; i < title.n;) {
		uint32_t cp;
		size_t n = utf8_decode(title.p + i, title.n - i, &cp);

		i += n;
		if (cp <= ' ' || cp == 0x7f) {
			blank = true;
			continue;
		}
		if (b.n > TITLE_MAX)
			break;
		if (blank)
			buf_putc(&b, ' ');
		blank = false;
		buf_putcp(&b, cp);
	}
	if (b.n > 0)
		out = arena_strndup(&l->mem, b.p, b.n);
	buf_release(&b);
	return out;
}

bool links_add(struct links *l, const char *base, struct slice href, struct slice title, int64_t changed)
{
	struct url u = {0};

	if (l->n >= LINKS_MAX || slice_trim(href).n == 0 || url_parse(href, base, &u, NULL) != KPI_OK) {
		l->dropped++;
		return false;
	}
	l->v = mem_grow(l->v, l->n, &l->cap, sizeof(*l->v));
	l->v[l->n++] = (struct link){arena_strdup(&l->mem, u.text), one_line(l, title), changed};
	url_release(&u);
	return true;
}

void links_next(struct links *l, const char *base, struct slice href)
{
	struct url u = {0};

	if (l->next != NULL || slice_trim(href).n == 0 || url_parse(href, base, &u, NULL) != KPI_OK)
		return;
	l->next = arena_strdup(&l->mem, u.text);
	url_release(&u);
}

void links_release(struct links *l)
{
	free(l->v);
	arena_release(&l->mem);
	*l = (struct links){0};
}
