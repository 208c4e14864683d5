/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_STATE_H
#define KPI_FETCH_STATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * What kpi-fetch keeps over a restart: which pages are known, their validators
 * and hashes, when each is due; what hosts asked for; what their robots.txt
 * said. A SQLite file of its own, by the engine of lib/store; kpid never opens it.
 *
 * Times are seconds since 1970, with the moment at which they were set (since),
 * see schedule_seen. Changes are kept together until state_commit: what has
 * been fetched may count as known only once its archive is on disk.
 */

struct state;

/** A page, or a document of a source that lists pages. Strings are owned by the struct; page_release. */
struct page {
	char *url;
	char *role;     /**< "" for a page; else the name of the source whose document it is */
	char *source;   /**< the name of the source that listed it, or whose it is */
	char *host;
	char *title;    /**< by the source, NULL unknown */
	char *via;      /**< the document that listed it, NULL for a source's own address */
	int64_t number; /**< of a document: 0 the source's own, then counting; depth for sitemaps */
	int64_t due;    /**< -1: not to be fetched */
	int64_t since;
	int64_t failures; /**< in a row */
	char *etag, *modified, *hash; /**< of the last answer 200 or 304, NULL for none */
	int64_t fetched; /**< when that was; 0: never */
	char *final;    /**< the address that gave that answer, where redirects led to another; else NULL */
	char *outcome;  /**< the last one in a word, NULL for none */
};

void page_release(struct page *p); /**< a zeroed struct is fine */

/**
 * Open the file, made where there is none. path NULL: nothing is known and
 * nothing is kept. KPI_ESCHEMA for a file of something else.
 */
enum kpi_status state_open(const char *path, struct state **out, struct err *err);
void state_close(struct state *s); /**< what was not committed is gone; NULL is fine */

/** Make all changes since the last commit durable. */
enum kpi_status state_commit(struct state *s, struct err *err);
bool state_changed(const struct state *s); /**< something waits for a commit */

/** One page by its key. KPI_ENOTFOUND where it is not known. *out: released by the caller. */
enum kpi_status state_page(struct state *s, const char *url, const char *role, struct page *out, struct err *err);
/** Store all of a page, under its url and role. */
enum kpi_status state_put_page(struct state *s, const struct page *p, struct err *err);

/** Pages of a host that are due at `now`, the longest waiting first: at most n into v, *got of them. */
enum kpi_status state_due(struct state *s, const char *host, int64_t now, struct page *v, size_t n, size_t *got,
			  struct err *err);
/** Call `host` for each host with something due. */
enum kpi_status state_due_hosts(struct state *s, int64_t now, void (*host)(void *ctx, const char *name), void *ctx,
				struct err *err);
/** When the next page will be due that is not yet; -1 for never. */
enum kpi_status state_next_due(struct state *s, int64_t now, int64_t *out, struct err *err);
/** Mend times that were set by a clock ahead of `now` (schedule_seen). */
enum kpi_status state_set_clock(struct state *s, int64_t now, struct err *err);
/** Forget what is due of sources for which `keep` says false. */
enum kpi_status state_keep_sources(struct state *s, bool (*keep)(void *ctx, const char *source), void *ctx,
				   struct err *err);

/** A host. */
struct host_state {
	int64_t not_before; /**< it asked, or failed: no request before; 0 */
	int64_t failures;
};

enum kpi_status state_host(struct state *s, const char *name, int64_t now, struct host_state *out, struct err *err);
enum kpi_status state_put_host(struct state *s, const char *name, int64_t now, const struct host_state *h,
			       struct err *err);

/** The robots.txt of an origin. */
struct robots_state {
	int status;      /**< of HTTP after redirects; 0: no answer */
	int64_t fetched; /**< when it answered last with 2xx or 4xx; 0: never */
	int64_t expires; /**< to be asked for again from then on */
	int64_t failures;
	struct buf body; /**< of the last answer 2xx */
};

/** KPI_ENOTFOUND where there is none. out->body: released by the caller. */
enum kpi_status state_robots(struct state *s, const char *origin, int64_t now, struct robots_state *out,
			     struct err *err);
enum kpi_status state_put_robots(struct state *s, const char *origin, int64_t now, const struct robots_state *r,
				 struct err *err);

#endif
