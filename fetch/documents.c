/* SPDX-License-Identifier: BSD-2-Clause */
/* The links of feeds, sitemaps and listings. */
#include "fetch/crawl_parts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/deflate.h"
#include "base/io.h"
#include "base/mem.h"
#include "fetch/feed.h"
#include "fetch/http.h"
#include "fetch/listing.h"

enum { DEPTH_MAX = 3, LIST_MAX = 16 * 1024 * 1024 };

/* Whether a page that is known is to be looked at again because it is listed. */
static bool wants_again(const struct page *p, const struct link *l, const struct fetch_source *conf,
			int64_t now)
{
	if (p->due >= 0)
		return false;
	if (p->fetched == 0) /* it was never had: forbidden then, or its source was gone for a while */
		return p->outcome == NULL || strcmp(p->outcome, "forbidden") == 0;
	return l->changed > p->fetched ||
	       (conf->recheck_seconds > 0 && now - p->fetched >= conf->recheck_seconds);
}

static enum kpi_status add_new(struct crawl *c, const struct source *s, const char *url, const char *role,
			       const struct link *l, const char *via, int64_t number, struct err *err)
{
	struct url u = {0};
	struct page p = {0};
	enum kpi_status status = url_parse(slice_str(url), NULL, &u, err);

	if (status != KPI_OK)
		return status;
	p = (struct page){.url = mem_strdup(u.text),
			  .role = mem_strdup(role),
			  .source = mem_strdup(s->conf->name),
			  .host = mem_strdup(u.host),
			  .title = mem_strdup(l != NULL ? l->title : NULL),
			  .via = mem_strdup(via),
			  .number = number,
			  .due = window_next(&s->schedule.window, c->horizon),
			  .since = crawl_now(c) / 1000};
	status = crawl_add(c, &p, err);
	page_release(&p);
	url_release(&u);
	return status;
}

/* A page that is listed. *is_new: it was not known. *due: it is to be fetched. */
static enum kpi_status list_page(struct crawl *c, const struct source *s, const struct link *l,
				 const char *via, bool *is_new, bool *due, struct err *err)
{
	struct page p;
	enum kpi_status status = state_page(c->o.state, l->url, "", &p, err);

	*is_new = status == KPI_ENOTFOUND;
	*due = *is_new;
	if (status == KPI_OK && wants_again(&p, l, s->conf, crawl_now(c) / 1000)) {
		*due = true;
		p.due = c->horizon;
		p.since = crawl_now(c) / 1000;
		status = crawl_add(c, &p, err);
	} else if (*is_new) {
		c->n.listed++;
		status = KPI_OK;
		if (c->o.found != NULL)
			c->o.found(c->o.ctx, s, l->url, l->title);
		else
			status = add_new(c, s, l->url, "", l, via, 0, err);
	}
	page_release(&p);
	return status;
}

/* A further document of a source: fetched again each time that the one before says so, by its validators. */
static enum kpi_status list_document(struct crawl *c, const struct source *s, const char *url,
				     const char *via, int64_t number, int64_t changed, struct err *err)
{
	struct page p;
	enum kpi_status status = state_page(c->o.state, url, s->conf->name, &p, err);

	if (status == KPI_ENOTFOUND)
		return add_new(c, s, url, s->conf->name, NULL, via, number, err);
	if (status == KPI_OK && p.due < 0 && (changed == 0 || changed > p.fetched)) {
		p.due = c->horizon;
		p.since = crawl_now(c) / 1000;
		p.number = number;
		status = crawl_add(c, &p, err);
	}
	page_release(&p);
	return status;
}

static enum kpi_status list_pages(struct crawl *c, const struct source *s, const struct links *l,
				  const char *via, size_t *fresh, bool *cut, struct err *err)
{
	enum kpi_status status = KPI_OK;
	int64_t room = s->conf->max_pages;

	*fresh = 0;
	for (size_t i = 0; i < l->n && status == KPI_OK; i++) {
		bool is_new, due;

		if (room == 0) {
			*cut = true;
			break;
		}
		status = list_page(c, s, &l->v[i], via, &is_new, &due, err);
		*fresh += is_new;
		room -= due;
	}
	return status;
}

/* The charset parameter of Content-Type, NULL without one. */
static char *charset_of(struct slice head)
{
	struct slice type = http_field(head, "Content-Type");

	for (size_t i = 0; i + 8 <= type.n; i++) {
		size_t n;

		if (strncasecmp(type.p + i, "charset=", 8) != 0)
			continue;
		type = slice_of(type.p + i + 8, type.n - i - 8);
		if (type.n > 0 && type.p[0] == '"')
			type = slice_of(type.p + 1, type.n - 1);
		for (n = 0; n < type.n && strchr("\"; ", type.p[n]) == NULL; n++)
			;
		return n > 0 ? mem_strndup(type.p, n) : NULL;
	}
	return NULL;
}

/* sitemap.xml.gz is a file that is packed, whatever the transfer was: unpacked up to the source's cap. */
static struct slice unpack(struct slice body, size_t max, struct buf *out)
{
	struct inflater *z;
	struct slice in = body;
	enum kpi_status status;

	if (body.n < 2 || (unsigned char)body.p[0] != 0x1f || (unsigned char)body.p[1] != 0x8b)
		return body;
	z = inflater_new(INFLATE_GZIP);
	status = inflater_run(z, &in, max, out);
	inflater_free(z);
	return status == KPI_EINPUT ? slice_of("", 0) : buf_slice(out);
}

/* The document that comes after this one, for a listing or a paged feed. */
static const char *next_of(const struct job *j, const struct links *l, struct buf *b)
{
	if (*j->source->conf->page != '\0' &&
	    source_document(j->source, j->source->conf->page_from + j->page.number, b)) {
		struct url u = {0};

		if (url_parse(buf_slice(b), NULL, &u, NULL) != KPI_OK)
			return NULL;
		buf_clear(b);
		buf_puts(b, u.text);
		url_release(&u);
		return b->p;
	}
	return l->next;
}

static enum kpi_status read_index(struct crawl *c, const struct job *j, const struct links *l,
				  struct err *err)
{
	enum kpi_status status = KPI_OK;
	size_t most = (size_t)j->source->conf->max_documents;

	if (j->page.number >= DEPTH_MAX)
		return KPI_OK;
	for (size_t i = 0; i < l->n && i < most && status == KPI_OK; i++)
		status = list_document(c, j->source, l->v[i].url, j->at.text, j->page.number + 1,
				       l->v[i].changed, err);
	return status;
}

enum kpi_status document_read(struct crawl *c, const struct job *j, struct slice head, struct slice body,
			      bool *broken, bool *cut, int64_t *ttl, char why[256], struct err *err)
{
	const struct fetch_source *conf = j->source->conf;
	struct links l = {0};
	struct buf unpacked = {0}, b = {0};
	struct err e = {0};
	enum kpi_status status = KPI_OK;
	size_t fresh = 0;
	const char *next;
	char *charset;

	if (conf->kind == FETCH_FEED) {
		status = feed_read(body, j->at.text, &l, &e);
	} else if (conf->kind == FETCH_SITEMAP) {
		status = sitemap_read(unpack(body, (size_t)conf->max_bytes, &unpacked), j->at.text, &l, &e);
	} else {
		charset = charset_of(head);
		listing_read(body, charset, j->at.text, &l);
		free(charset);
	}
	*ttl = l.ttl;
	*broken = status != KPI_OK;
	if (*broken) {
		struct buf m = {0};

		buf_printf(&m, "line %u: %s", e.line, e.msg);
		strncpy(why, m.p, 255);
		why[255] = '\0';
		buf_release(&m);
	}
	if (l.index) {
		status = read_index(c, j, &l, err);
	} else {
		links_keep(&l, (const char *const *)conf->links.v, conf->links.n);
		status = list_pages(c, j->source, &l, j->at.text, &fresh, cut, err);
		/* what lists nothing new is followed by older documents */
		next = next_of(j, &l, &b);
		if (status == KPI_OK && fresh > 0 && next != NULL && j->page.number + 1 < conf->max_documents)
			status = list_document(c, j->source, next, j->at.text, j->page.number + 1, 0, err);
	}
	links_release(&l);
	buf_release(&unpacked);
	buf_release(&b);
	return status;
}

enum kpi_status document_list(struct crawl *c, struct page *page, const struct source *s, struct err *err)
{
	struct buf text = {0};
	struct links l = {0};
	struct err e = {0};
	bool cut = false;
	size_t fresh;
	int64_t now = crawl_now(c) / 1000;
	enum kpi_status status = io_read_file(s->conf->list, LIST_MAX, &text, &e);
	bool read = status == KPI_OK && sitemap_read(buf_slice(&text), s->conf->list, &l, &e) == KPI_OK;

	status = KPI_OK;
	if (read) {
		links_keep(&l, (const char *const *)s->conf->links.v, s->conf->links.n);
		status = list_pages(c, s, &l, NULL, &fresh, &cut, err);
	} else {
		log_err(c->o.log, LOG_WARNING, &e);
	}
	page->failures = read ? 0 : page->failures + 1;
	page->due = read ? schedule_again(&s->schedule, now, -1, -1, crawl_chance(c))
			 : schedule_retry(&s->schedule, now, page->failures, -1, crawl_chance(c));
	page->since = now;
	if (status == KPI_OK)
		status = state_put_page(c->o.state, page, err);
	links_release(&l);
	buf_release(&text);
	return status;
}
