/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_CHALLENGE_H
#define KPI_FETCH_CHALLENGE_H

#include "base/buf.h"

/**
 * Whether an answer is a challenge instead of the page: what it is in a few
 * words (static), or NULL. By its status and head (412 and 521 with a cookie,
 * cf-mitigated), and for pages by what lib/text knows of their bytes. It is
 * never solved: the site does not want to be read by programs.
 */
const char *challenge_answer(int status, struct slice head, struct slice body);

#endif
