/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_PROGRESS_H
#define KPI_DAEMON_PROGRESS_H

#include <stdint.h>

#include "base/buf.h"
#include "daemon/inbox.h"

/**
 * A line for people who wait: how far, how fast, how long still.
 *
 *	1234/10000 files  12 %  5678 articles  456/s  0:19 left
 *
 * elapsed_ms: since the pass began. Times are whole seconds; nothing is said of what cannot be known yet.
 */
void progress_put(struct buf *out, const struct inbox_progress *p, int64_t elapsed_ms);

#endif
