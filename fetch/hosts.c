/* SPDX-License-Identifier: BSD-2-Clause */
/* A queue for each host. */
#include "fetch/crawl_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { REFILL = 32 };

static size_t place(const struct crawl *c, const char *name, bool *found)
{
	size_t lo = 0, hi = c->nhosts;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (strcmp(c->hosts[mid]->name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	*found = lo < c->nhosts && strcmp(c->hosts[lo]->name, name) == 0;
	return lo;
}

enum kpi_status host_get(struct crawl *c, const char *name, struct host **out, struct err *err)
{
	bool found;
	size_t i = place(c, name, &found);
	struct host *h;

	if (found) {
		*out = c->hosts[i];
		return KPI_OK;
	}
	h = mem_zalloc(sizeof(*h));
	h->name = mem_strdup(name);
	c->hosts = mem_grow(c->hosts, c->nhosts, &c->cap, sizeof(struct host *));
	memmove(c->hosts + i + 1, c->hosts + i, (c->nhosts - i) * sizeof(struct host *));
	c->hosts[i] = h;
	c->nhosts++;
	*out = h;
	return state_host(c->o.state, name, crawl_now(c) / 1000, &h->kept, err);
}

void host_push(struct host *h, struct job *j)
{
	j->next = h->queue;
	h->queue = j;
	if (h->tail == NULL)
		h->tail = j;
}

void host_put(struct host *h, struct job *j)
{
	j->next = NULL;
	if (h->tail != NULL)
		h->tail->next = j;
	else
		h->queue = j;
	h->tail = j;
}

struct job *host_pop(struct host *h)
{
	struct job *j = h->queue;

	h->queue = j->next;
	if (h->queue == NULL)
		h->tail = NULL;
	j->next = NULL;
	return j;
}

struct job *job_new(const struct crawl *c, struct page *page)
{
	const struct source *s = crawl_source(c, page->source);
	struct job *j;
	struct url at = {0};

	if (s == NULL || url_parse(slice_str(page->url), NULL, &at, NULL) != KPI_OK) {
		page_release(page);
		return NULL;
	}
	j = mem_zalloc(sizeof(*j));
	j->page = *page;
	*page = (struct page){0};
	j->source = s;
	j->at = at;
	return j;
}

void job_free(struct job *j)
{
	if (j == NULL)
		return;
	page_release(&j->page);
	url_release(&j->at);
	free(j);
}

static bool same(const struct job *j, const struct page *p)
{
	return j->hops > 0 && j->site == NULL && strcmp(j->page.url, p->url) == 0 &&
	       strcmp(j->page.role, p->role) == 0;
}

/* Whether a redirect has taken the page to another host, where it still is. */
static bool is_roaming(const struct crawl *c, const struct page *p)
{
	for (size_t i = 0; i < c->nhosts && c->roaming > 0; i++) {
		const struct host *h = c->hosts[i];

		if (h->running != NULL && same(h->running, p))
			return true;
		for (const struct job *j = h->queue; j != NULL; j = j->next)
			if (same(j, p))
				return true;
	}
	return false;
}

/* The queue is empty and nothing runs: no job of this host's own is in hand. */
static enum kpi_status refill(struct crawl *c, struct host *h, struct err *err)
{
	struct page v[REFILL];
	size_t n;
	enum kpi_status status = state_due(c->o.state, h->name, c->horizon, v, REFILL, &n, err);

	h->more = n == REFILL;
	for (size_t i = 0; i < n; i++) {
		struct job *j = NULL;

		if (status == KPI_OK && !is_roaming(c, &v[i]))
			j = job_new(c, &v[i]);
		if (j != NULL)
			host_put(h, j);
		page_release(&v[i]);
	}
	return status;
}

enum kpi_status host_first(struct crawl *c, struct host *h, struct job **out, struct err *err)
{
	enum kpi_status status = KPI_OK;

	if (h->queue == NULL && h->more)
		status = refill(c, h, err);
	*out = h->queue;
	return status;
}

enum kpi_status host_pause(struct crawl *c, struct host *h, const struct source *s, int64_t retry_after,
			   struct err *err)
{
	int64_t now = crawl_now(c) / 1000;

	h->kept.failures++;
	h->kept.not_before =
		schedule_retry(&s->schedule, now, h->kept.failures, retry_after, crawl_chance(c));
	return state_put_host(c->o.state, h->name, now, &h->kept, err);
}

enum kpi_status host_well(struct crawl *c, struct host *h, struct err *err)
{
	if (h->kept.failures == 0)
		return KPI_OK;
	h->kept = (struct host_state){0};
	return state_put_host(c->o.state, h->name, crawl_now(c) / 1000, &h->kept, err);
}

void hosts_release(struct crawl *c)
{
	for (size_t i = 0; i < c->nhosts; i++) {
		struct host *h = c->hosts[i];

		while (h->queue != NULL)
			job_free(host_pop(h));
		job_free(h->running);
		sites_release(h);
		free(h->name);
		free(h);
	}
	free(c->hosts);
}
