/* SPDX-License-Identifier: BSD-2-Clause */
/* Which request is made next, and when archives are finished. */
#include "fetch/crawl_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SCAN_MS = 1000, SLEEP_MS = 60000, ROBOTS_MAX = ROBOTS_SIZE_MAX + 1 };

const struct source *crawl_source(const struct crawl *c, const char *name)
{
	if (c->o.only != NULL)
		return c->o.only;
	for (size_t i = 0; i < c->o.conf->nsources; i++)
		if (strcmp(c->o.sources[i].conf->name, name) == 0)
			return &c->o.sources[i];
	return NULL;
}

static bool is_ours(void *ctx, const char *name)
{
	return crawl_source(ctx, name) != NULL;
}

enum kpi_status crawl_add(struct crawl *c, struct page *page, struct err *err)
{
	struct host *h;
	struct job *j;
	enum kpi_status status = host_get(c, page->host, &h, err);

	if (status != KPI_OK)
		return status;
	if (c->o.only == NULL) {
		h->more = true;
		return state_put_page(c->o.state, page, err);
	}
	j = job_new(c, page);
	if (j != NULL)
		host_put(h, j);
	return KPI_OK;
}

/* A source's own address, or its file, is always known; one that never was due is due now. */
static enum kpi_status add_source(struct crawl *c, const struct source *s, struct err *err)
{
	bool list = s->conf->kind == FETCH_LIST;
	const char *url = list ? s->conf->list : s->url.text;
	struct page p;
	enum kpi_status status = state_page(c->o.state, url, s->conf->name, &p, err);

	if (status == KPI_ENOTFOUND) {
		p = (struct page){.url = mem_strdup(url),
				  .role = mem_strdup(s->conf->name),
				  .source = mem_strdup(s->conf->name),
				  .host = mem_strdup(list ? "" : s->url.host),
				  .due = -1};
		status = KPI_OK;
	}
	if (status == KPI_OK && p.due < 0) {
		p.due = c->horizon;
		p.since = crawl_now(c) / 1000;
		if (window_next(&s->schedule.window, p.due) > p.due && c->o.only == NULL)
			p.due = window_next(&s->schedule.window, p.due);
		status = list && c->o.only != NULL ? document_list(c, &p, s, err) : crawl_add(c, &p, err);
	}
	page_release(&p);
	return status;
}

static void host_is_due(void *ctx, const char *name)
{
	struct crawl *c = ctx;
	struct host *h;

	if (*name != '\0' && host_get(c, name, &h, NULL) == KPI_OK)
		h->more = true;
}

/* Files of addresses belong to no host. */
static enum kpi_status read_lists(struct crawl *c, struct err *err)
{
	struct page p;
	size_t n = 1;
	enum kpi_status status = KPI_OK;

	while (status == KPI_OK && n == 1) {
		status = state_due(c->o.state, "", c->horizon, &p, 1, &n, err);
		if (status != KPI_OK || n == 0)
			break;
		const struct source *s = crawl_source(c, p.source);

		if (s != NULL && s->conf->kind == FETCH_LIST) {
			status = document_list(c, &p, s, err);
		} else {
			p.due = -1;
			status = state_put_page(c->o.state, &p, err);
		}
		page_release(&p);
	}
	return status;
}

static enum kpi_status scan(struct crawl *c, struct err *err)
{
	int64_t now = crawl_now(c);
	enum kpi_status status;

	if (now < c->scan_ms)
		return KPI_OK;
	c->scan_ms = now + SCAN_MS;
	if (!c->o.once)
		c->horizon = now / 1000;
	status = read_lists(c, err);
	return status == KPI_OK ? state_due_hosts(c->o.state, c->horizon, host_is_due, c, err) : status;
}

/* Whether a job may send the source's login: to the host that it was given for, and no other. */
static bool may_login(const struct job *j)
{
	return j->source->login != NULL && j->source->url.host != NULL &&
	       strcmp(j->source->url.origin, j->at.origin) == 0;
}

static enum kpi_status start(struct crawl *c, struct host *h, struct job *j, struct err *err)
{
	const struct fetch_source *conf = j->source->conf;
	const char *v = conf->validators, *known = j->page.final != NULL ? j->page.final : j->page.url;
	bool conditional = j->site == NULL && c->o.only == NULL && strcmp(known, j->at.text) == 0;
	struct transfer_request r = {
		.url = j->at.text,
		.host = j->at.host,
		.user_agent = j->source->user_agent,
		.login = may_login(j) ? j->source->login : NULL,
		.proxy = conf->proxy,
		.ca_file = conf->ca_file,
		.allow = j->source->allow,
		.nallow = j->source->nallow,
		.body_max = j->site != NULL ? ROBOTS_MAX : (size_t)conf->max_bytes,
		.cut = j->site != NULL,
		.connect_seconds = (long)conf->connect_seconds,
		.slow_seconds = (long)conf->slow_seconds,
		.total_seconds = (long)conf->total_seconds,
		.tag = h,
	};

	if (conditional && (strcmp(v, "both") == 0 || strcmp(v, "etag") == 0))
		r.etag = j->page.etag;
	if (conditional && (strcmp(v, "both") == 0 || strcmp(v, "lastmod") == 0))
		r.modified = j->page.modified;
	if (!transfers_start(c->o.net, &r))
		return err_set(err, KPI_EIO, NULL, 0, "cannot start a request");
	h->running = j;
	return KPI_OK;
}

/* Lets one host go on. *started: a request was made, or a job settled without one. */
static enum kpi_status advance(struct crawl *c, struct host *h, bool *started, struct err *err)
{
	struct job *j, *ask;
	enum site_verdict verdict;
	enum kpi_status status;
	int64_t now = crawl_now(c), due;
	const char *why;

	*started = false;
	if (h->running != NULL || now < h->ready_ms || now / 1000 < h->kept.not_before)
		return KPI_OK;
	status = host_first(c, h, &j, err);
	if (status != KPI_OK || j == NULL)
		return status;
	status = site_judge(c, h, j, &verdict, &ask, err);
	h->waiting = verdict == SITE_WAIT;
	if (status != KPI_OK || verdict == SITE_WAIT)
		return status;
	*started = true;
	switch (verdict) {
	case SITE_FORBIDDEN:
		return answer_none(c, host_pop(h), "forbidden", "robots.txt", -1, &c->n.forbidden, err);
	case SITE_REFUSED:
		site_unreachable(h, j, &why);
		return answer_none(c, host_pop(h), "refused", why, -1, &c->n.refused, err);
	case SITE_UNREACHABLE:
		due = site_unreachable(h, j, &why);
		return answer_none(c, host_pop(h), "unreachable", why, due, &c->n.forbidden, err);
	case SITE_ASK:
		return start(c, h, ask, err);
	case SITE_ALLOWED:
	case SITE_WAIT:
		break;
	}
	return start(c, h, host_pop(h), err);
}

static enum kpi_status advance_all(struct crawl *c, struct err *err)
{
	enum kpi_status status = KPI_OK;
	bool started = true;

	for (size_t i = 0; i < c->nhosts && status == KPI_OK; i++) {
		started = true;
		/* a host may have jobs that need no request; the table may grow meanwhile */
		while (started && status == KPI_OK && c->hosts[i]->running == NULL &&
		       transfers_running(c->o.net) < (size_t)c->o.conf->connections)
			status = advance(c, c->hosts[i], &started, err);
	}
	return status;
}

/* Milliseconds until some host can go on; -1: none has anything that is due and may be done in this run. */
static int64_t next_ready(struct crawl *c)
{
	int64_t now = crawl_now(c), least = -1;

	for (size_t i = 0; i < c->nhosts; i++) {
		const struct host *h = c->hosts[i];
		int64_t wait = h->ready_ms > now ? h->ready_ms - now : 0;
		int64_t pause = h->kept.not_before * 1000 > now ? h->kept.not_before * 1000 - now : 0;

		if (h->running != NULL || h->waiting || (h->queue == NULL && !h->more) ||
		    (pause > 0 && c->o.once))
			continue;
		if (pause > wait)
			wait = pause;
		if (least < 0 || wait < least)
			least = wait;
	}
	return least;
}

static enum kpi_status finish(struct crawl *c, struct err *err)
{
	enum kpi_status status = c->o.output != NULL ? output_finish(c->o.output, err) : KPI_OK;

	c->batch_ms = 0;
	c->finish_now = false;
	return status == KPI_OK ? state_commit(c->o.state, err) : status;
}

/* Archives first, then the state that says that their pages are done. */
static enum kpi_status maybe_finish(struct crawl *c, bool idle, struct err *err)
{
	int64_t now = crawl_now(c);

	if (!state_changed(c->o.state))
		return KPI_OK;
	if (c->batch_ms == 0 || now < c->batch_ms)
		c->batch_ms = now;
	if (!idle && !c->finish_now && now - c->batch_ms < c->o.conf->batch_seconds * 1000)
		return KPI_OK;
	return finish(c, err);
}

static enum kpi_status take(struct crawl *c, const struct transfer_answer *a, struct err *err)
{
	struct host *h = a->tag;
	struct job *j = h->running;
	enum kpi_status status;

	h->running = NULL;
	h->ready_ms = crawl_now(c) + site_delay_ms(h, j);
	status = j->site != NULL ? site_answer(c, h, j, a, err) : answer_take(c, h, j, a, err);
	transfers_done(c->o.net, a);
	return status;
}

/* How long to wait for an answer, milliseconds. */
static int64_t patience(struct crawl *c, int64_t ready, struct err *err)
{
	int64_t wait = ready >= 0 && ready < SLEEP_MS ? ready : SLEEP_MS, due, now = crawl_now(c);

	if (transfers_running(c->o.net) >= (size_t)c->o.conf->connections)
		wait = SLEEP_MS;
	if (c->o.once)
		return wait;
	if (state_next_due(c->o.state, now / 1000, &due, err) == KPI_OK && due >= 0 &&
	    due * 1000 - now < wait)
		wait = due * 1000 > now ? due * 1000 - now : 0;
	if (c->batch_ms > 0 && wait > c->o.conf->batch_seconds * 1000)
		wait = c->o.conf->batch_seconds * 1000;
	/* what became due is noticed by a scan, and that not more often than this */
	return wait < SCAN_MS && ready < 0 ? SCAN_MS : wait;
}

static enum kpi_status work(struct crawl *c, struct err *err)
{
	enum kpi_status status = KPI_OK;

	while (status == KPI_OK && !c->o.stop(c->o.ctx)) {
		const struct transfer_answer *a;
		int64_t ready;

		status = scan(c, err);
		if (status == KPI_OK)
			status = advance_all(c, err);
		ready = next_ready(c);
		if (status == KPI_OK && transfers_running(c->o.net) == 0 && ready < 0) {
			if (c->o.once)
				break;
			status = maybe_finish(c, true, err);
		}
		if (status != KPI_OK)
			break;
		a = transfers_wait(c->o.net, (int)patience(c, ready, err), c->o.stop_fd);
		for (; a != NULL && status == KPI_OK; a = status == KPI_OK ? transfers_ready(c->o.net) : NULL)
			status = take(c, a, err);
		if (status == KPI_OK)
			status = maybe_finish(c, false, err);
	}
	return status;
}

static void name_ourselves(struct crawl *c)
{
	c->tokens = mem_alloc((c->o.conf->nsources + 1) * sizeof(*c->tokens));
	c->tokens[c->ntokens++] = c->o.software;
	for (size_t i = 0; i < c->o.conf->nsources; i++)
		if (c->o.sources != NULL && c->o.sources[i].token != NULL)
			c->tokens[c->ntokens++] = c->o.sources[i].token;
}

enum kpi_status crawl_run(const struct crawl_options *o, struct crawl_counts *counts, struct err *err)
{
	struct crawl c = {.o = *o, .chance = o->chance};
	enum kpi_status status;
	int64_t now = crawl_now(&c) / 1000;

	c.horizon = now;
	name_ourselves(&c);
	status = state_set_clock(o->state, now, err);
	if (status == KPI_OK)
		status = state_keep_sources(o->state, is_ours, &c, err);
	if (o->only != NULL)
		status = add_source(&c, o->only, err);
	for (size_t i = 0; o->only == NULL && i < o->conf->nsources && status == KPI_OK; i++)
		status = add_source(&c, &o->sources[i], err);
	if (status == KPI_OK)
		status = work(&c, err);
	if (status == KPI_OK)
		status = finish(&c, err);
	*counts = c.n;
	hosts_release(&c);
	free(c.tokens);
	return status;
}
