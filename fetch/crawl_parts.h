/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_CRAWL_PARTS_H
#define KPI_FETCH_CRAWL_PARTS_H

/* What the parts of the fetcher share; private to them. See crawl.h. */

#include "fetch/crawl.h"
#include "fetch/links.h"
#include "fetch/robots.h"

/** Something to ask for: a page, a document with links, or a robots.txt. */
struct job {
	struct job *next;
	struct page page;            /**< owned; of a robots.txt only url and host */
	const struct source *source; /**< for a robots.txt: of the job that needs it */
	struct url at;               /**< where it is asked for now, after redirects; owned */
	int hops;                    /**< redirects so far */
	struct site *site;           /**< of a robots.txt: whose it is; else NULL */
};

/** An origin and its robots.txt. */
struct site {
	struct site *next;
	char *origin;
	struct robots *rules; /**< NULL: not known, or all is allowed */
	int64_t expires;      /**< seconds; 0: not known yet */
	bool unreachable, asking;
	const struct source *refused; /**< the source that may not connect to it, as was found in this run */
	struct buf why;       /**< it is unreachable, where this run has seen it */
};

struct host {
	char *name;
	struct job *queue, *tail;
	struct job *running;    /**< at most one */
	bool waiting;           /**< for a robots.txt that was moved to another host */
	bool more;              /**< the state may have more that is due */
	int64_t ready_ms;       /**< no request before */
	struct host_state kept;
	struct site *sites;
};

struct crawl {
	struct crawl_options o;
	struct crawl_counts n;
	struct host **hosts; /**< by name */
	size_t nhosts, cap;
	int64_t horizon;     /**< due is what is due by then, seconds */
	int64_t scan_ms;     /**< when to look for due hosts again */
	int64_t batch_ms;    /**< since when something waits to be finished; 0: nothing does */
	bool finish_now;     /**< what a server asked for has to survive a crash */
	size_t roaming;      /**< jobs that a redirect took to where they are */
	uint64_t chance;
	const char **tokens; /**< our names in robots.txt */
	size_t ntokens;
};

static inline int64_t crawl_now(struct crawl *c)
{
	return c->o.now_ms(c->o.ctx);
}

static inline uint64_t crawl_chance(struct crawl *c)
{
	return schedule_chance(&c->chance);
}

/* crawl.c */
const struct source *crawl_source(const struct crawl *c, const char *name); /**< NULL: not of this configuration */
/** Have a page or document fetched as soon as may be: stored as due, or in a dry run queued. page: its content moves. */
enum kpi_status crawl_add(struct crawl *c, struct page *page, struct err *err);

/* hosts.c */
enum kpi_status host_get(struct crawl *c, const char *name, struct host **out, struct err *err);
/** The job to do next, or NULL; it stays at the head of the queue. */
enum kpi_status host_first(struct crawl *c, struct host *h, struct job **out, struct err *err);
void host_push(struct host *h, struct job *j);  /**< to the head */
void host_put(struct host *h, struct job *j);   /**< to the end */
struct job *host_pop(struct host *h);
/** A host failed or asked for a pause: keep away until then. */
enum kpi_status host_pause(struct crawl *c, struct host *h, const struct source *s, int64_t retry_after,
			   struct err *err);
enum kpi_status host_well(struct crawl *c, struct host *h, struct err *err);
void hosts_release(struct crawl *c);
struct job *job_new(const struct crawl *c, struct page *page); /**< NULL for a page of no source; takes the page */
void job_free(struct job *j);

/* sites.c */
enum site_verdict { SITE_ALLOWED, SITE_FORBIDDEN, SITE_UNREACHABLE, SITE_REFUSED, SITE_ASK, SITE_WAIT };
/** Whether a job may be done. SITE_ASK: *ask is the request for robots.txt that comes first, owned by the caller. */
enum kpi_status site_judge(struct crawl *c, struct host *h, struct job *j, enum site_verdict *out, struct job **ask,
			   struct err *err);
int64_t site_delay_ms(struct host *h, const struct job *j);
/** When robots.txt that cannot be had is asked for again; *why: in words, borrowed. */
int64_t site_unreachable(struct host *h, const struct job *j, const char **why);
/** The answer to a request for robots.txt. Frees the job, or sends it on. */
enum kpi_status site_answer(struct crawl *c, struct host *h, struct job *j, const struct transfer_answer *a,
			    struct err *err);
void sites_release(struct host *h);

/* answers.c */
/** What an answer means. Frees the job, or sends it on. */
enum kpi_status answer_take(struct crawl *c, struct host *h, struct job *j, const struct transfer_answer *a,
			    struct err *err);
/** A job that is not asked for, due again then (-1: a page never, a source in its interval). Counts one in *count. Frees the job. */
enum kpi_status answer_none(struct crawl *c, struct job *j, const char *outcome, const char *why, int64_t due,
			    long long *count, struct err *err);
/** Follow a redirect: *moved where the job now waits at another address, else why not. */
enum kpi_status answer_redirect(struct crawl *c, struct job *j, const struct transfer_answer *a, int limit, bool *moved,
				const char **why, struct err *err);

/* documents.c */
/**
 * Read a document for links: new ones become due. *broken: it could not be read
 * whole, and why has the reason; *cut: there is more than a run may take; *ttl: seconds that a feed asks to be left alone, -1 none.
 */
enum kpi_status document_read(struct crawl *c, const struct job *j, struct slice head, struct slice body, bool *broken,
			      bool *cut, int64_t *ttl, char why[256], struct err *err);
/** A source that is a file of addresses. */
enum kpi_status document_list(struct crawl *c, struct page *page, const struct source *s, struct err *err);

#endif
