/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_TALLY_H
#define KPI_DAEMON_TALLY_H

#include "base/log.h"
#include "daemon/sources.h"
#include "store/store.h"

/** What a database's passes came to, for those who watch. Zero-initialise it. */
struct tally {
	struct store_run sums; /**< of all runs of the database */
	int64_t runs;
	int64_t last_pass_ms, last_success_ms, waiting; /**< as in struct metrics */
	struct sources sources;
	int64_t written_ms;    /**< when the file of metrics was written last, by the clock that never jumps */
	bool unwritten;        /**< something changed since */
};

void tally_release(struct tally *t);
/** Begin with what the database holds. */
enum kpi_status tally_init(struct tally *t, struct store *store, struct err *err);

/** Add a pass that has ended. all: it looked at the whole inbox; well: without trouble; now: milliseconds since 1970 UTC. */
enum kpi_status tally_pass(struct tally *t, struct store *store, const struct store_run *run, bool all, bool well,
			   int64_t now, const struct log *log, struct err *err);

/** Write the file of metrics, where something changed; path "": none. steady_ms: now. Not oftener than once a second. */
enum kpi_status tally_write(struct tally *t, const char *path, int64_t steady_ms, struct err *err);

#endif
