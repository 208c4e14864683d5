/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_EXPLAIN_H
#define KPI_DAEMON_EXPLAIN_H

#include <stdbool.h>

#include "extract/extract.h"

/**
 * Append the article for a person who asks why: its text with the claims marked
 * [1], [2], …, then for each claim what it says, the rule that made it and what
 * each field was inherited from, then the numbers that became no claim, and why.
 */
void explain_put(struct buf *out, const struct article *a, const char *doc, const struct claims *claims,
		 const struct omissions *why_not, bool colour);

#endif
