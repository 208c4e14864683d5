/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_METRICS_H
#define KPI_DAEMON_METRICS_H

#include "base/buf.h"
#include "daemon/sources.h"
#include "store/store.h"

/** What is told. Borrowed. */
struct metrics {
	const struct store_run *sums; /**< of all runs of this database */
	int64_t runs;
	int64_t last_pass_ms;    /**< milliseconds since 1970 UTC */
	int64_t last_success_ms; /**< of a pass that left no trouble; 0: none yet */
	int64_t waiting;         /**< items that the last look at the whole inbox left in it */
	const struct sources *sources;
};

/** Append all of it as OpenMetrics text 1.0, ended by # EOF. Of many outlets those with the most articles. */
void metrics_put(struct buf *out, const struct metrics *m);

#endif
