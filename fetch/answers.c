/* SPDX-License-Identifier: BSD-2-Clause */
/* What an answer means, and when to ask again. */
#include "fetch/crawl_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sha256.h"
#include "fetch/challenge.h"
#include "fetch/http.h"

enum { GIVE_UP = 8 }; /* failures in a row after which a page is left alone; a source never is */
enum { VALIDATOR_MAX = 1024 };

/* A page that is archived; everything else is read for links. */
static bool is_page(const struct job *j)
{
	return *j->page.role == '\0' || j->source->conf->kind == FETCH_PAGE;
}

static void set(char **p, const char *v)
{
	char *copy = mem_strdup(v);

	free(*p);
	*p = copy;
}

/* A line for people. */
static void tell(struct crawl *c, const struct job *j, const char *outcome, const struct transfer_answer *a,
		 const char *why, enum log_level level)
{
	struct buf row = {0};

	log_field(&row, "state", outcome);
	log_field(&row, "source", j->page.source);
	log_field(&row, "url", j->page.url);
	if (j->hops > 0)
		log_field(&row, "at", j->at.text);
	if (a != NULL && a->status > 0)
		log_field_int(&row, "status", a->status);
	if (a != NULL && a->body.n > 0)
		log_field_int(&row, "bytes", (long long)a->body.n);
	if (a != NULL)
		log_field_int(&row, "ms", a->milliseconds);
	if (why != NULL)
		log_field(&row, "reason", why);
	log_row(c->o.log, level, &row);
	buf_release(&row);
}

/* The end of a job: what is known of its page now, and when it is due again (-1: never). */
static enum kpi_status settle(struct crawl *c, struct job *j, const char *outcome, int64_t due,
			      struct err *err)
{
	enum kpi_status status;

	c->n.taken++;
	if (j->hops > 0)
		c->roaming--;
	set(&j->page.outcome, outcome);
	j->page.due = due;
	j->page.since = crawl_now(c) / 1000;
	status = state_put_page(c->o.state, &j->page, err);
	job_free(j);
	return status;
}

static int64_t retry(struct crawl *c, struct job *j)
{
	int64_t now = crawl_now(c) / 1000;

	j->page.failures++;
	if (is_page(j) && *j->page.role == '\0' && j->page.failures >= GIVE_UP)
		return -1;
	return schedule_retry(&j->source->schedule, now, j->page.failures, -1, crawl_chance(c));
}

/* When a source is looked at again; a page that was listed, and a further document, only when it is listed again. */
static int64_t again(struct crawl *c, const struct job *j, int64_t fresh, int64_t ttl)
{
	if (*j->page.role == '\0' || j->page.number > 0)
		return -1;
	return schedule_again(&j->source->schedule, crawl_now(c) / 1000, fresh, ttl, crawl_chance(c));
}

static void forget(struct page *p)
{
	set(&p->etag, NULL);
	set(&p->modified, NULL);
	set(&p->hash, NULL);
	set(&p->final, NULL);
}

enum kpi_status answer_none(struct crawl *c, struct job *j, const char *outcome, const char *why, int64_t due,
			    long long *count, struct err *err)
{
	(*count)++;
	tell(c, j, outcome, NULL, why, LOG_WARNING);
	return settle(c, j, outcome, due >= 0 ? due : again(c, j, -1, -1), err);
}

static enum kpi_status failed(struct crawl *c, struct job *j, const struct transfer_answer *a,
			      const char *why, struct err *err)
{
	int64_t due = retry(c, j);

	c->n.failed++;
	tell(c, j, due < 0 ? "given_up" : "failed", a, why, LOG_WARNING);
	return settle(c, j, due < 0 ? "given_up" : "failed", due, err);
}

/* Nothing that waiting would change: a page is left alone, a source is looked at in its interval. */
static enum kpi_status left(struct crawl *c, struct job *j, const struct transfer_answer *a,
			    const char *outcome, const char *why, long long *count, struct err *err)
{
	(*count)++;
	j->page.failures++;
	tell(c, j, outcome, a, why, LOG_WARNING);
	return settle(c, j, outcome, again(c, j, -1, -1), err);
}

enum kpi_status answer_redirect(struct crawl *c, struct job *j, const struct transfer_answer *a, int limit,
				bool *moved, const char **why, struct err *err)
{
	struct slice to = http_field(a->head, "Location");
	struct url u = {0};
	struct err e = {0};
	struct host *h;
	enum kpi_status status;

	*moved = false;
	if (to.n == 0) {
		*why = "a redirect without a target";
		return KPI_OK;
	}
	if (j->hops >= limit) {
		*why = limit == 0 ? "a redirect" : "too many redirects";
		return KPI_OK;
	}
	if (url_parse(to, j->at.text, &u, &e) != KPI_OK) {
		*why = "a redirect to what is no address of http or https";
		return KPI_OK;
	}
	status = host_get(c, u.host, &h, err);
	if (status != KPI_OK) {
		url_release(&u);
		return status;
	}
	url_release(&j->at);
	j->at = u;
	if (j->hops++ == 0 && j->site == NULL)
		c->roaming++;
	c->n.redirects++;
	host_push(h, j);
	*moved = true;
	return KPI_OK;
}

/* A validator to send back as it is; NULL for none, and for one that could end a line of the request. */
static char *validator(struct slice v)
{
	if (v.n == 0 || v.n > VALIDATOR_MAX)
		return NULL;
	for (size_t i = 0; i < v.n; i++)
		if ((unsigned char)v.p[i] < ' ' || v.p[i] == 0x7f)
			return NULL;
	return mem_strndup(v.p, v.n);
}

static void take_validators(struct job *j, struct slice head)
{
	free(j->page.etag);
	free(j->page.modified);
	j->page.etag = validator(http_field(head, "ETag"));
	j->page.modified = validator(http_field(head, "Last-Modified"));
	set(&j->page.final, j->hops > 0 ? j->at.text : NULL);
	j->page.failures = 0;
	j->page.fetched = j->page.since;
}

static enum kpi_status archive(struct crawl *c, const struct job *j, const struct transfer_answer *a,
			       struct err *err)
{
	struct output_page p = {.url = j->at.text,
				.host = j->at.host,
				.peer = a->peer,
				.when_ms = crawl_now(c),
				.request = a->request,
				.head = a->head,
				.body = a->body,
				.sha256 = j->page.hash,
				.user_agent = j->source->user_agent,
				.source = j->page.source,
				.via = j->page.via,
				.title = j->page.title,
				.milliseconds = a->milliseconds,
				.hops = j->hops};

	c->n.pages++;
	return c->o.output != NULL ? output_put(c->o.output, &p, err) : KPI_OK;
}

static enum kpi_status unchanged(struct crawl *c, struct job *j, const struct transfer_answer *a,
				 struct err *err)
{
	int64_t now = crawl_now(c) / 1000;

	j->page.since = now;
	take_validators(j, a->head);
	c->n.unchanged++;
	tell(c, j, "unchanged", a, NULL, LOG_INFO);
	return settle(c, j, "unchanged", again(c, j, http_fresh(a->head, now), -1), err);
}

/* The body's hash alone decides what is new. */
static enum kpi_status page_came(struct crawl *c, struct job *j, const struct transfer_answer *a,
				 struct err *err)
{
	char hash[SHA256_HEX];
	bool broken = false, cut = false;
	char why[256] = "";
	int64_t now = crawl_now(c) / 1000, ttl = -1;
	enum kpi_status status;

	sha256_hex(a->body.p != NULL ? a->body.p : "", a->body.n, hash);
	if (j->page.hash != NULL && strcmp(j->page.hash, hash) == 0)
		return unchanged(c, j, a, err);
	j->page.since = now;
	take_validators(j, a->head);
	set(&j->page.hash, hash);
	if (is_page(j))
		status = archive(c, j, a, err);
	else
		status = document_read(c, j, a->head, a->body, &broken, &cut, &ttl, why, err);
	if (status != KPI_OK)
		return status;
	if (broken || cut) /* to be read again, whatever its validators say */
		forget(&j->page);
	if (broken)
		return failed(c, j, a, why, err);
	c->n.fresh++;
	tell(c, j, is_page(j) ? "stored" : "read", a, cut ? "more than a run may take" : NULL, LOG_INFO);
	return settle(c, j, is_page(j) ? "stored" : "read", again(c, j, http_fresh(a->head, now), ttl), err);
}

static enum kpi_status busy(struct crawl *c, struct host *h, struct job *j, const struct transfer_answer *a,
			    struct err *err)
{
	enum kpi_status status =
		host_pause(c, h, j->source, http_retry_after(a->head, crawl_now(c) / 1000), err);

	c->n.busy++;
	c->finish_now = true;
	tell(c, j, "busy", a, NULL, LOG_WARNING);
	return status == KPI_OK ? settle(c, j, "busy", h->kept.not_before, err) : status;
}

static enum kpi_status by_status(struct crawl *c, struct host *h, struct job *j,
				 const struct transfer_answer *a, struct err *err)
{
	char why[64];
	struct buf b = {0};

	switch (a->status) {
	case 200:
	case 203:
		return page_came(c, j, a, err);
	case 304:
		if (j->page.fetched > 0 && (j->page.etag != NULL || j->page.modified != NULL))
			return unchanged(c, j, a, err);
		forget(&j->page);
		return failed(c, j, a, "304 though nothing was asked by condition", err);
	case 404:
	case 410:
		return left(c, j, a, "gone", NULL, &c->n.gone, err);
	case 429:
	case 503:
		return busy(c, h, j, a, err);
	default:
		buf_printf(&b, "HTTP status %d", a->status);
		strncpy(why, b.p, sizeof(why) - 1);
		why[sizeof(why) - 1] = '\0';
		buf_release(&b);
		return failed(c, j, a, why, err);
	}
}

/* No answer, or none that can be used. */
static enum kpi_status problem(struct crawl *c, struct host *h, struct job *j,
			       const struct transfer_answer *a, struct err *err)
{
	enum kpi_status status = KPI_OK;

	switch (a->problem) {
	case TRANSFER_REFUSED:
		return left(c, j, a, "refused", a->why, &c->n.refused, err);
	case TRANSFER_TOO_LARGE:
		return left(c, j, a, "too_large", a->why, &c->n.failed, err);
	case TRANSFER_OK:
	case TRANSFER_FAILED:
		break;
	}
	/* a host that does not answer is left alone as a whole; one that broke off an answer may know others */
	if (a->status == 0)
		status = host_pause(c, h, j->source, -1, err);
	return status == KPI_OK ? failed(c, j, a, a->why, err) : status;
}

enum kpi_status answer_take(struct crawl *c, struct host *h, struct job *j, const struct transfer_answer *a,
			    struct err *err)
{
	enum kpi_status status = KPI_OK;
	const char *why, *challenge;
	bool moved;

	c->n.requests++;
	if (a->problem != TRANSFER_OK)
		return problem(c, h, j, a, err);
	challenge = challenge_answer(a->status, a->head, a->body);
	if (challenge != NULL) {
		int64_t due = retry(c, j);

		/* left alone, and told: nobody but its owner can say whether it wants to be read by programs */
		c->n.challenged++;
		tell(c, j, "challenge", a, challenge, LOG_WARNING);
		return settle(c, j, "challenge", due, err);
	}
	if (a->status != 429 && a->status != 503)
		status = host_well(c, h, err);
	if (status != KPI_OK)
		return status;
	if (a->status < 300 || a->status == 304 || a->status >= 400)
		return by_status(c, h, j, a, err);
	status = answer_redirect(c, j, a, (int)j->source->conf->redirects, &moved, &why, err);
	if (status != KPI_OK || moved)
		return status;
	return left(c, j, a, "refused", why, &c->n.refused, err);
}
