/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_SOURCES_H
#define KPI_DAEMON_SOURCES_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/log.h"
#include "store/store.h"

/*
 * What each outlet brings, and what it brought before: an outlet that usually
 * gives a dozen claims an article and now gives none has changed its pages, or
 * the reader no longer understands them.
 */

/** One outlet. */
struct source {
	char *name; /**< "" for unknown */
	int64_t articles, claims;           /**< of all passes before the last one that it was in */
	int64_t found_articles, found;      /**< of that pass */
	int64_t expected;                   /**< claims that it should have brought then; -1: too little is known */
};

/** All of them, by name. Zero-initialise it. Owned. */
struct sources {
	struct source *items;
	size_t n, cap;
	int64_t newest; /**< the highest version counted */
};

void sources_release(struct sources *s);
/** Count what is stored. */
enum kpi_status sources_init(struct sources *s, struct store *store, struct err *err);
/** Count what was stored since; a warning for each outlet that brought nothing where much was expected. */
enum kpi_status sources_update(struct sources *s, struct store *store, const struct log *log, struct err *err);

#endif
