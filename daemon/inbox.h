/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_INBOX_H
#define KPI_DAEMON_INBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "config/kpid_conf.h"
#include "base/log.h"
#include "daemon/container.h"
#include "daemon/folder.h"
#include "extract/extract.h"
#include "store/store.h"

/*
 * One pass over the inbox: every file in it, in the order of names, or those that are known to have come, to the
 * store and then to the archive or to rejected/ with its reason. Killed at any
 * moment and run again, it ends in the same state.
 */

/** What a pass works with. All borrowed. */
struct inbox {
	const struct kpid_settings *settings;
	struct store *store;
	const struct extractor *extractor;
	const struct log *log;
	int64_t (*now_ms)(void *ctx); /**< milliseconds since 1970 UTC */
	bool (*stop)(void *ctx);      /**< asked between items: end the pass early */
	bool (*leave)(void *ctx);     /**< asked between files: likewise; NULL: never */
	void *ctx;
	const struct names_list *only; /**< take these files, sorted names below the inbox; NULL: all */
	struct names_list *waiting;    /**< gets the names of files that just changed; NULL: nobody asks */
	struct inbox_progress *progress; /**< kept up to date; NULL: nobody looks */
};

/** The limits of containers. scratch is borrowed from the settings. */
struct container_limits container_limits_of(const struct kpid_settings *settings);

/** How far a pass is. */
struct inbox_progress {
	size_t files, done;        /**< of the inbox; done: given to be read */
	int64_t in_file, of_file;  /**< bytes of the bulk file in hand; 0 of 0 where there is none */
	int64_t items;             /**< settled */
};

/**
 * Make the folders, and see that files can move between them and that nothing kpid writes lies in the
 * inbox, where it would be read again. KPI_ECONFIG where they do not fit together.
 */
enum kpi_status inbox_prepare(const struct kpid_settings *settings, struct err *err);

/**
 * The pass. *run gets the sums and is stored, unless nothing but waiting files
 * was there. *trouble: something was left for later that a person should know of.
 * A failure of the store ends the pass; what was not yet stored stays in the inbox.
 */
enum kpi_status inbox_pass(const struct inbox *in, struct store_run *run, bool *trouble, struct err *err);

#endif
