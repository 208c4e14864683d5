/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_STATUS_H
#define KPI_DAEMON_STATUS_H

#include "base/buf.h"
#include "base/err.h"
#include "config/kpid_conf.h"

/**
 * Append how it stands: whether a kpid runs, what waits in the inbox, what is
 * stored, by which outlets, and what was refused last. For people, or as one
 * JSON object. Only reads; a state folder that does not exist yet stands empty.
 * now: seconds since 1970 UTC. A failure is the store's or a folder's.
 */
enum kpi_status status_put(struct buf *out, const struct kpid_settings *s, int64_t now, bool json,
			   struct err *err);

#endif
