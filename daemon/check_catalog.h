/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_CHECK_CATALOG_H
#define KPI_DAEMON_CHECK_CATALOG_H

#include "base/buf.h"
#include "config/catalog_conf.h"

/**
 * Append one line for each finding of --check-catalog, and one that sums up.
 * places: NULL for the built-in catalogue, whose English words are checked too.
 * Returns whether there were none.
 */
bool check_catalog_put(struct buf *out, const struct lexicon *lex, const struct catalog_places *places);

#endif
