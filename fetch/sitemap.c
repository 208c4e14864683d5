/* SPDX-License-Identifier: BSD-2-Clause */
/* Sitemaps: which pages, or which further sitemaps, they list. */
#include "fetch/feed.h"

#include <string.h>

#include "fetch/moment.h"
#include "fetch/xml.h"
#include "text/decode.h"

struct sitemap {
	struct links *out;
	const char *url;
	bool root_seen, known;
	struct buf loc;
	int64_t changed;
};

/* Some writers give every element a prefix. */
static const char *local(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon != NULL ? colon + 1 : name;
}

static void on_start(void *ctx, const char *name, const char *const *attrs)
{
	struct sitemap *s = ctx;

	(void)attrs;
	if (!s->root_seen) {
		s->root_seen = true;
		s->out->index = strcmp(local(name), "sitemapindex") == 0;
		s->known = s->out->index || strcmp(local(name), "urlset") == 0;
	} else if (strcmp(local(name), "url") == 0 || strcmp(local(name), "sitemap") == 0) {
		buf_clear(&s->loc);
		s->changed = 0;
	}
}

static void on_end(void *ctx, const char *name, struct slice text)
{
	struct sitemap *s = ctx;
	int64_t t;

	/* image:loc and video:content_loc are no pages */
	if (strcmp(name, "loc") == 0 || strcmp(name, "sm:loc") == 0 || strcmp(name, "sitemap:loc") == 0) {
		buf_clear(&s->loc);
		buf_put(&s->loc, text.p, text.n);
	} else if (strcmp(local(name), "lastmod") == 0) {
		if (moment_parse(text, &t))
			s->changed = t;
	} else if (s->known && (strcmp(local(name), "url") == 0 || strcmp(local(name), "sitemap") == 0)) {
		links_add(s->out, s->url, buf_slice(&s->loc), slice_of(NULL, 0), s->changed);
	}
}

/* The sitemap protocol's plain form: an address a line, absolute. */
static enum kpi_status read_lines(struct slice bytes, const char *url, struct links *out, struct err *err)
{
	struct buf text = {0};
	struct decoded how;
	struct slice rest;
	size_t before = out->n;

	decode_bytes(bytes, NULL, false, &text, &how);
	rest = buf_slice(&text);
	while (rest.n > 0) {
		const char *nl = memchr(rest.p, '\n', rest.n);
		size_t n = nl != NULL ? (size_t)(nl - rest.p) : rest.n;
		struct slice line = slice_trim(slice_of(rest.p, n));

		if (line.n > 0 && line.p[0] != '#')
			links_add(out, NULL, line, slice_of(NULL, 0), 0);
		n += nl != NULL;
		rest = slice_of(rest.p + n, rest.n - n);
	}
	buf_release(&text);
	if (out->n == before && out->dropped > 0)
		return err_set(err, KPI_EINPUT, url, 0, "not a sitemap");
	return KPI_OK;
}

enum kpi_status sitemap_read(struct slice bytes, const char *url, struct links *out, struct err *err)
{
	struct sitemap s = {.out = out, .url = url};
	struct xml_handler h = {on_start, on_end, &s};
	struct slice text = slice_trim(bytes);
	enum kpi_status status;

	out->ttl = -1;
	if (text.n > 0 && text.p[0] != '<' && !decode_is_binary(bytes))
		return read_lines(bytes, url, out, err);
	status = xml_read(bytes, url, &h, err);
	if (status == KPI_OK && !s.known)
		status = err_set(err, KPI_EINPUT, url, 0, "not a sitemap");
	buf_release(&s.loc);
	return status;
}
