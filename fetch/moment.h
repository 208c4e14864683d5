/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_MOMENT_H
#define KPI_FETCH_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/**
 * Read a moment as HTTP, mail and feeds write it, as seconds since 1970 in UTC:
 * the three forms of RFC 9110 5.6.7 ("Sun, 06 Nov 1994 08:49:37 GMT", "Sunday,
 * 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"), RFC 5322 with a zone in
 * digits or letters, and RFC 3339 ("1994-11-06T16:49:37+08:00"; also a day alone). The whole text has
 * to be one. Years from 1970 to 9999.
 */
bool moment_parse(struct slice text, int64_t *out);

/** Append a moment in the form of RFC 3339 in UTC, "1994-11-06T08:49:37Z". */
void moment_put(struct buf *b, int64_t t);

#endif
