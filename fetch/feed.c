/* SPDX-License-Identifier: BSD-2-Clause */
/* RSS, RDF and Atom: which pages a feed lists. */
#include "fetch/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "fetch/moment.h"
#include "fetch/xml.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

struct feed {
	struct links *out;
	const char *url;
	struct buf base; /* xml:base of the document, or its URL */
	bool known; /* the root is one of a feed */
	bool root_seen;
	bool in_entry;
	/* of the entry in hand */
	struct buf link, guid, title;
	int64_t changed;
	int64_t period; /* of sy:updatePeriod, 0: none */
	int64_t frequency;
};

/* Atom's elements may carry a prefix; it is told by the name behind it. */
static const char *local(const char *name)
{
	return strncmp(name, "atom:", 5) == 0 ? name + 5 : strncmp(name, "rss:", 4) == 0 ? name + 4 : name;
}

static bool is_entry(const char *name)
{
	return strcmp(local(name), "item") == 0 || strcmp(local(name), "entry") == 0;
}

static void root(struct feed *f, const char *name, const char *const *attrs)
{
	const char *base = xml_attr(attrs, "xml:base");

	f->root_seen = true;
	name = local(name);
	f->known = strcmp(name, "rss") == 0 || strcmp(name, "feed") == 0 || strcmp(name, "rdf:RDF") == 0 ||
		   strcmp(name, "RDF") == 0 || strcmp(name, "channel") == 0;
	if (base != NULL) {
		struct links l = {0};

		/* taken only where it is a URL */
		if (links_add(&l, f->url, slice_str(base), slice_of(NULL, 0), 0)) {
			buf_clear(&f->base);
			buf_puts(&f->base, l.v[0].url);
		}
		links_release(&l);
	}
}

/* Atom's link, in an Atom feed or in another one: rel is "alternate" where it is not said. */
static void atom_link(struct feed *f, const char *const *attrs)
{
	const char *href = xml_attr(attrs, "href"), *rel = xml_attr(attrs, "rel");
	const char *type = xml_attr(attrs, "type");

	if (href == NULL)
		return;
	if (!f->in_entry && rel != NULL && strcmp(rel, "next") == 0)
		links_next(f->out, f->base.p, slice_str(href));
	if (!f->in_entry || (rel != NULL && strcmp(rel, "alternate") != 0))
		return;
	/* among several the page for people */
	if (f->link.n == 0 || (type != NULL && strcmp(type, "text/html") == 0)) {
		buf_clear(&f->link);
		buf_puts(&f->link, href);
	}
}

static void on_start(void *ctx, const char *name, const char *const *attrs)
{
	struct feed *f = ctx;

	if (!f->root_seen) {
		root(f, name, attrs);
		return;
	}
	if (is_entry(name)) {
		const char *about = xml_attr(attrs, "rdf:about");

		f->in_entry = true;
		buf_clear(&f->link);
		buf_clear(&f->guid);
		buf_clear(&f->title);
		f->changed = 0;
		buf_puts(&f->guid, about);
	} else if (strcmp(local(name), "link") == 0) {
		atom_link(f, attrs);
	} else if (f->in_entry && strcmp(name, "guid") == 0) {
		const char *permanent = xml_attr(attrs, "isPermaLink");

		/* marked until its text comes: a guid that is no address is not to be taken for one */
		buf_clear(&f->guid);
		if (permanent != NULL && strcmp(permanent, "false") == 0)
			buf_putc(&f->guid, '\0');
	}
}

static void set(struct buf *b, struct slice text)
{
	text = slice_trim(text);
	if (b->n == 0 && text.n > 0)
		buf_put(b, text.p, text.n);
}

static void in_entry(struct feed *f, const char *name, struct slice text)
{
	int64_t t;

	name = local(name);
	if (strcmp(name, "link") == 0) {
		set(&f->link, text);
	} else if (strcmp(name, "guid") == 0) {
		set(&f->guid, text);
	} else if (strcmp(name, "title") == 0) {
		set(&f->title, text);
	} else if (strcmp(name, "pubDate") == 0 || strcmp(name, "published") == 0 ||
		   strcmp(name, "dc:date") == 0 || strcmp(name, "updated") == 0 ||
		   strcmp(name, "dcterms:modified") == 0) {
		if (moment_parse(text, &t) && t > f->changed)
			f->changed = t;
	}
}

static void entry_done(struct feed *f)
{
	struct slice href = buf_slice(&f->link);

	f->in_entry = false;
	if (href.n == 0 && f->guid.n > 0 && f->guid.p[0] != '\0')
		href = buf_slice(&f->guid);
	links_add(f->out, f->base.p, href, buf_slice(&f->title), f->changed);
}

/* A small whole number, 0 for anything else. */
static int64_t small(struct slice text)
{
	int64_t v = 0;

	text = slice_trim(text);
	for (size_t i = 0; i < text.n; i++) {
		if (!ascii_is_digit(text.p[i]) || v > 1000000)
			return 0;
		v = v * 10 + (text.p[i] - '0');
	}
	return v;
}

static void in_channel(struct feed *f, const char *name, struct slice text)
{
	if (strcmp(name, "ttl") == 0) {
		int64_t ttl = small(text) * MINUTE;

		if (ttl > f->out->ttl)
			f->out->ttl = ttl;
	} else if (strcmp(name, "sy:updatePeriod") == 0) {
		text = slice_trim(text);
		f->period = slice_eqs(text, "hourly")	 ? HOUR
			    : slice_eqs(text, "daily")	 ? DAY
			    : slice_eqs(text, "weekly")	 ? 7 * DAY
			    : slice_eqs(text, "monthly") ? 30 * DAY
			    : slice_eqs(text, "yearly")	 ? 365 * DAY
							 : 0;
	} else if (strcmp(name, "sy:updateFrequency") == 0) {
		f->frequency = small(text);
	}
}

static void on_end(void *ctx, const char *name, struct slice text)
{
	struct feed *f = ctx;

	if (is_entry(name))
		entry_done(f);
	else if (f->in_entry)
		in_entry(f, name, text);
	else
		in_channel(f, name, text);
}

static enum kpi_status read_xml(struct slice bytes, const char *url, struct links *out, struct err *err)
{
	struct feed f = {.out = out, .url = url};
	struct xml_handler h = {on_start, on_end, &f};
	enum kpi_status status;

	buf_puts(&f.base, url);
	status = xml_read(bytes, url, &h, err);
	if (f.period > 0 && f.period / (f.frequency > 0 ? f.frequency : 1) > out->ttl)
		out->ttl = f.period / (f.frequency > 0 ? f.frequency : 1);
	if (status == KPI_OK && !f.known)
		status = err_set(err, KPI_EINPUT, url, 0, "not a feed");
	buf_release(&f.base);
	buf_release(&f.link);
	buf_release(&f.guid);
	buf_release(&f.title);
	return status;
}

enum kpi_status feed_read(struct slice bytes, const char *url, struct links *out, struct err *err)
{
	struct slice text = slice_trim(bytes);

	out->ttl = -1;
	if (text.n > 0 && text.p[0] == '{')
		return feed_read_json(text, url, out, err);
	return read_xml(bytes, url, out, err);
}
