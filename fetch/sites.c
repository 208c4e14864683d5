/* SPDX-License-Identifier: BSD-2-Clause */
/* robots.txt, asked for before anything else of an origin. */
#include "fetch/crawl_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "fetch/http.h"

enum {
	HOPS = 5, /* RFC 9309, 2.3.1.2: at least five */
	KEPT_MAX = 86400, /* 2.4: not longer than a day */
	KEPT_MIN = 3600,
	OLD_MAX = 30 * 86400 /* 2.3.1.4: how long an old copy may stand in for one that cannot be had */
};

static struct site *site_of(struct host *h, const char *origin)
{
	struct site *s;

	for (s = h->sites; s != NULL; s = s->next)
		if (strcmp(s->origin, origin) == 0)
			return s;
	s = mem_zalloc(sizeof(*s));
	s->origin = mem_strdup(origin);
	s->next = h->sites;
	h->sites = s;
	return s;
}

void sites_release(struct host *h)
{
	while (h->sites != NULL) {
		struct site *s = h->sites;

		h->sites = s->next;
		robots_free(s->rules);
		buf_release(&s->why);
		free(s->origin);
		free(s);
	}
}

/* What is kept of an origin becomes rules. */
static void apply(const struct crawl *c, struct site *s, const struct robots_state *r, int64_t now)
{
	bool old = r->fetched > 0 && now - r->fetched < OLD_MAX;

	robots_free(s->rules);
	s->rules = NULL;
	s->expires = r->expires;
	s->unreachable = false;
	s->refused = NULL;
	switch (robots_answer(r->status)) {
	case ROBOTS_UNREACHABLE:
		s->unreachable = !old;
		if (old && r->body.n > 0)
			s->rules = robots_parse(buf_slice(&r->body), c->tokens, c->ntokens);
		else if (!old)
			s->rules = robots_forbid_all();
		break;
	case ROBOTS_PARSE:
		s->rules = robots_parse(buf_slice(&r->body), c->tokens, c->ntokens);
		break;
	case ROBOTS_ALLOW_ALL:
		break;
	}
}

static struct job *ask_for(const struct job *j, struct site *s)
{
	struct job *ask = mem_zalloc(sizeof(*ask));
	enum kpi_status status = url_parse(slice_str("/robots.txt"), j->at.text, &ask->at, NULL);

	/* of a URL that was parsed before */
	if (status != KPI_OK)
		abort();
	ask->page.url = mem_strdup(ask->at.text);
	ask->page.role = mem_strdup("");
	ask->source = j->source;
	ask->site = s;
	s->asking = true;
	return ask;
}

enum kpi_status site_judge(struct crawl *c, struct host *h, struct job *j, enum site_verdict *out,
			   struct job **ask, struct err *err)
{
	struct site *s = site_of(h, j->at.origin);
	int64_t now = crawl_now(c) / 1000;
	struct robots_state kept;
	enum kpi_status status;

	*ask = NULL;
	*out = SITE_WAIT;
	if (j->site != NULL) { /* robots.txt itself is always allowed, also where it was moved to */
		*out = SITE_ALLOWED;
		return KPI_OK;
	}
	if (s->asking)
		return KPI_OK;
	if (s->expires == 0) {
		status = state_robots(c->o.state, s->origin, now, &kept, err);
		if (status == KPI_OK)
			apply(c, s, &kept, now);
		buf_release(&kept.body);
		if (status != KPI_OK && status != KPI_ENOTFOUND)
			return status;
	}
	/* what one source may not connect to another one may */
	if (s->expires <= now || (s->refused != NULL && s->refused != j->source)) {
		*ask = ask_for(j, s);
		*out = SITE_ASK;
	} else if (s->refused != NULL) {
		*out = SITE_REFUSED;
	} else if (s->unreachable) {
		*out = SITE_UNREACHABLE;
	} else {
		*out = robots_allows(s->rules, slice_str(j->at.target)) ? SITE_ALLOWED : SITE_FORBIDDEN;
	}
	return KPI_OK;
}

int64_t site_delay_ms(struct host *h, const struct job *j)
{
	int64_t asked = robots_delay_ms(site_of(h, j->at.origin)->rules), own = j->source->conf->delay_ms;

	return asked > own ? asked : own;
}

int64_t site_unreachable(struct host *h, const struct job *j, const char **why)
{
	const struct site *s = site_of(h, j->at.origin);

	*why = s->why.n > 0 ? s->why.p : "robots.txt cannot be had";
	return s->expires;
}

static enum kpi_status store(struct crawl *c, struct job *j, const struct transfer_answer *a, struct err *err)
{
	struct site *s = j->site;
	int64_t now = crawl_now(c) / 1000, fresh;
	struct robots_state r;
	enum robots_answer means = robots_answer(a->problem == TRANSFER_OK ? a->status : 0);
	enum kpi_status status = state_robots(c->o.state, s->origin, now, &r, err);

	if (status != KPI_OK && status != KPI_ENOTFOUND)
		return status;
	r.status = a->problem == TRANSFER_OK ? a->status : 0;
	if (means == ROBOTS_UNREACHABLE) {
		r.failures++;
		r.expires = schedule_retry(&j->source->schedule, now, r.failures,
					   http_retry_after(a->head, now), crawl_chance(c));
	} else {
		fresh = http_fresh(a->head, now);
		r.failures = 0;
		r.fetched = now;
		r.expires = now + (fresh < 0 || fresh > KEPT_MAX ? KEPT_MAX
				   : fresh < KEPT_MIN		 ? KEPT_MIN
								 : fresh);
		buf_clear(&r.body);
		if (means == ROBOTS_PARSE)
			buf_put(&r.body, a->body.p, a->body.n);
	}
	apply(c, s, &r, now);
	status = state_put_robots(c->o.state, s->origin, now, &r, err);
	buf_release(&r.body);
	return status;
}

static void note_reason(struct site *s, const struct transfer_answer *a)
{
	buf_clear(&s->why);
	if (a->problem == TRANSFER_REFUSED)
		buf_puts(&s->why, a->why);
	else
		buf_printf(&s->why, "robots.txt cannot be had%s%s", a->problem != TRANSFER_OK ? ": " : "",
			   a->problem != TRANSFER_OK ? a->why : "");
}

enum kpi_status site_answer(struct crawl *c, struct host *h, struct job *j, const struct transfer_answer *a,
			    struct err *err)
{
	enum kpi_status status = KPI_OK;
	const char *why = NULL;
	bool moved = false;
	int64_t now = crawl_now(c) / 1000;

	c->n.robots++;
	if (a->problem == TRANSFER_OK && a->status >= 300 && a->status < 400)
		status = answer_redirect(c, j, a, HOPS, &moved, &why, err);
	if (status != KPI_OK || moved)
		return status;
	if (a->problem == TRANSFER_REFUSED) {
		j->site->refused = j->source;
		j->site->expires = now + KEPT_MIN;
	} else {
		status = store(c, j, a, err);
	}
	/* without a word of how long, the origin alone is left alone until robots.txt is asked for again */
	if (status == KPI_OK && (a->status == 429 || a->status == 503) &&
	    http_retry_after(a->head, now) >= 0) {
		c->finish_now = true;
		status = host_pause(c, h, j->source, http_retry_after(a->head, now), err);
	}
	note_reason(j->site, a);
	j->site->asking = false;
	job_free(j);
	return status;
}
