/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_OUTPUT_H
#define KPI_FETCH_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * The web archives that go into kpid's inbox: one for each host, written under
 * a name that ends with .tmp, which kpid leaves alone, and renamed when it is
 * whole and on disk. Nothing is lost by a crash: what was not renamed was not
 * reported as done.
 */

struct output_options {
	const char *folder;
	const char *software;   /**< "kpi-fetch/0.1.0" */
	uint64_t bytes_max;     /**< of a file; the next page goes into another one */
	bool compress;
	unsigned char seed[16]; /**< by chance: makes names and ids unique */
};

/** A page as it was fetched. Borrowed for the call; NULL and empty slices are left out. */
struct output_page {
	const char *url, *host, *peer;
	int64_t when_ms;         /**< milliseconds since 1970 */
	struct slice request;    /**< head of the request */
	struct slice head, body; /**< of the answer; the body is unpacked, the head says what it was */
	const char *sha256;      /**< of the body, 64 hexadecimal digits */
	const char *user_agent;
	const char *source, *via, *title;
	int64_t changed;         /**< by the source, seconds since 1970; 0 unknown */
	int64_t milliseconds;    /**< that the answer took */
	int hops;                /**< redirects before */
};

struct output;

/** Options are copied. Files of an earlier run that were never finished are removed: their pages are fetched again. */
enum kpi_status output_new(const struct output_options *o, struct output **out, struct err *err);
/** Add a page: request, response and metadata records. */
enum kpi_status output_put(struct output *o, const struct output_page *p, struct err *err);
/** Bytes in files that are not finished. */
uint64_t output_waiting(const struct output *o);
/** Make all files durable and give them their names. */
enum kpi_status output_finish(struct output *o, struct err *err);
void output_free(struct output *o); /**< removes what is not finished; NULL is fine */

/** Append the head of an answer as it is archived: of HTTP/1.1, and of the body as unpacked. Exposed for tests. */
void output_head(struct slice head, size_t body_bytes, struct buf *out);

#endif
