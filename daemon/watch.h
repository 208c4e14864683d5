/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_WATCH_H
#define KPI_DAEMON_WATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "daemon/folder.h"

/*
 * What changes in the inbox, as the system tells it (inotify): names of files
 * that were closed after writing or moved in. It is a hint, to take them
 * soon; that nothing is missed is the scan's to see to. Folders below are
 * watched too. Where the system watches nothing, watch_fd is -1 and all calls do nothing.
 */

struct watch;

struct watch *watch_new(const char *root);
void watch_free(struct watch *w); /**< NULL is fine */
int watch_fd(const struct watch *w); /**< to poll for reading; -1 */

/** Watch the folders below the root that are not watched yet. Before a scan, so that nothing comes in unseen between. */
void watch_follow(struct watch *w);
/** Take what the system tells. now: milliseconds of a clock that never jumps. settle: how long written files wait. */
void watch_read(struct watch *w, int64_t now, int64_t settle);
/** Ask for a file again at a moment. */
void watch_again(struct watch *w, const char *name, int64_t when);
/** Whether folders are left that the system does not watch, by its limits or their rights. */
bool watch_is_short(const struct watch *w);
/** When something has to be done: the first name's moment, or 0 for a scan; INT64_MAX: nothing is known of. */
int64_t watch_due(const struct watch *w);
/** Whether only a scan can tell what changed; asking takes it back. */
bool watch_wants_scan(struct watch *w);
/** Append the names whose moment has come, sorted, each once; they are forgotten here. */
void watch_take(struct watch *w, int64_t now, struct names_list *out);
/** Forget all names: a scan is about to find them. */
void watch_forget(struct watch *w);

#endif
