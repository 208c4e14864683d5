/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_QUANTITIES_H
#define KPI_EXTRACT_QUANTITIES_H

#include "base/buf.h"
#include "text/article.h"

/**
 * Append every number and every period of the article's text as JSON Lines, in
 * order, none overlapping another, whether or not they count an indicator
 * (docs/claims.md, "Quantities"). doc: the article's path or id.
 */
void quantities_put(const struct article *a, const char *doc, struct buf *out);

#endif
