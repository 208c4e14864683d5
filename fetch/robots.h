/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_ROBOTS_H
#define KPI_FETCH_ROBOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * The Robots Exclusion Protocol, RFC 9309: what a site allows a crawler. Pure;
 * any bytes may be parsed, in linear time.
 */

/** The most bytes of a robots.txt that are parsed (RFC 9309, 2.5: at least 500 KiB). */
enum { ROBOTS_SIZE_MAX = 512 * 1024 };

struct robots; /**< rules of one site for us; owns its memory */

/** What the answer to the request for robots.txt means (RFC 9309, 2.3.1). */
enum robots_answer {
	ROBOTS_PARSE,      /**< 2xx: the rules in its body hold */
	ROBOTS_ALLOW_ALL,  /**< 4xx: there are none */
	ROBOTS_UNREACHABLE /**< 5xx, 429, no answer, a redirect without end: nothing may be fetched */
};

/** status: of HTTP after redirects, 0 where there was no answer. */
enum robots_answer robots_answer(int status);

/**
 * Parse a robots.txt. agents: product tokens of the crawler, n of them; the
 * groups of all that the file names hold together, without any those of "*".
 * Beyond ROBOTS_SIZE_MAX bytes nothing is read.
 */
struct robots *robots_parse(struct slice text, const char *const *agents, size_t n);
struct robots *robots_forbid_all(void); /**< what an unreachable robots.txt means */
void robots_free(struct robots *r);     /**< NULL is fine */

/** Whether a path with its query ("/a?b", as in a URL) may be fetched. The longest rule decides, Allow among equals. NULL allows all. */
bool robots_allows(const struct robots *r, struct slice target);

/** Crawl-delay of the groups that hold, in milliseconds; -1 where there is none. */
int64_t robots_delay_ms(const struct robots *r);

#endif
