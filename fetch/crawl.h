/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_CRAWL_H
#define KPI_FETCH_CRAWL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/log.h"
#include "fetch/output.h"
#include "fetch/source.h"
#include "fetch/state.h"
#include "fetch/transfer.h"

/*
 * The fetcher: what is due is asked for, politely, and what comes back is
 * archived, read for links, or tried again later. The parts:
 *
 *	crawl.c     which request is made next, and when archives are finished
 *	hosts.c     a queue for each host; one request at a time, with a delay
 *	sites.c     robots.txt, asked for before anything else of an origin
 *	answers.c   what an answer means, and when to ask again
 *	documents.c the links of feeds, sitemaps and listings
 */

/** How requests ended. requests = the sum of all but robots, redirects. */
struct crawl_counts {
	long long taken;      /**< pages and documents that were due and dealt with: the sum of what follows */
	long long fresh;      /**< of them new or changed: archived, or read for links */
	long long unchanged;  /**< 304, or the same bytes again */
	long long gone;       /**< 404 or 410 */
	long long failed;     /**< no answer, an error, too large: tried again later where that makes sense */
	long long busy;       /**< 429 or 503 */
	long long challenged; /**< a page that a browser's script or a person has to get past */
	long long forbidden;  /**< by robots.txt, or while that cannot be had */
	long long refused;    /**< an address or a redirect that is not followed */
	long long requests, redirects, robots;
	long long pages;      /**< archived */
	long long listed;     /**< pages that were not known before */
};

struct crawl;

struct crawl_options {
	const struct fetch_settings *conf;
	struct source *sources; /**< one for each of conf's, in their order; NULL where dry run is of another one */
	struct state *state;
	struct output *output;  /**< NULL: a dry run, which keeps nothing */
	struct transfers *net;
	const struct log *log;
	const char *software;   /**< name without version, for robots.txt: "kpi-fetch" */
	bool once;              /**< what is due at the start, then end */
	const struct source *only; /**< of a dry run */
	/** Of a dry run: a page that would be fetched. */
	void (*found)(void *ctx, const struct source *s, const char *url, const char *title);
	int64_t (*now_ms)(void *ctx); /**< milliseconds since 1970 */
	bool (*stop)(void *ctx);      /**< whether to end early */
	int stop_fd;                  /**< readable when stop will say so; -1: none */
	void *ctx;
	uint64_t chance;              /**< a number by chance */
};

/**
 * Work until nothing is due (once) or until told to stop. Everything borrowed.
 * On success all archives are finished and the state is committed. KPI_EIO,
 * KPI_EFULL, KPI_ESTORE otherwise; what was not finished will be fetched again.
 */
enum kpi_status crawl_run(const struct crawl_options *o, struct crawl_counts *counts, struct err *err);

#endif
