/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_SERVICE_H
#define KPI_DAEMON_SERVICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/log.h"
#include "config/kpid_conf.h"
#include "daemon/notify.h"

/*
 * kpid at work: passes over the inbox, once or for as long as nobody says stop.
 *
 * SIGTERM and SIGINT end it after the item in hand. SIGHUP reads the options
 * again; where they, or the database and folders that they name, are of no use,
 * everything stays as it was.
 */

struct service_host {
	bool once;
	bool bar;                     /**< somebody sits at the terminal: show how far a long pass is */
	struct log *log;
	struct notify notify;
	int64_t watchdog_us;          /**< as notify_watchdog has it */
	int64_t (*wall_ms)(void);     /**< milliseconds since 1970 UTC */
	int64_t (*steady_us)(void);   /**< microseconds of a clock that never jumps */
	/** Read the options anew. On failure *problems has a line for each, and *s is to be released. */
	enum kpi_status (*load)(void *ctx, struct kpid_settings *s, struct buf *problems);
	void *ctx;
};

/** Run with these options, which become the callee's. Returns the program's exit status. */
enum kpi_exit service_run(const struct service_host *host, struct kpid_settings *settings);

#endif
