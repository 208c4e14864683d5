/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_HTTP_H
#define KPI_FETCH_HTTP_H

#include <stdint.h>

#include "base/buf.h"

/*
 * What the header fields of an answer say about when to ask again. Pure: the
 * time is passed in, as seconds since 1970. `head` is the header block of one
 * answer as received: status line, fields, each ended by LF or CRLF.
 */

/** The value of the first field of a name, trimmed; p NULL where there is none. */
struct slice http_field(struct slice head, const char *name);
/** Append the values of all fields of a name, separated by ", ". */
void http_fields(struct slice head, const char *name, struct buf *out);

/** Seconds that Retry-After asks to wait, from `now`: in seconds or as a date. 0 for a date that is past, -1 where it says nothing. */
int64_t http_retry_after(struct slice head, int64_t now);

/**
 * Seconds for which the answer stays fresh (RFC 9111, 4.2): max-age of
 * Cache-Control less Age, else Expires less Date (`now` where there is no Date).
 * 0 for no-cache, no-store and for what is stale; -1 where nothing is said.
 */
int64_t http_fresh(struct slice head, int64_t now);

#endif
