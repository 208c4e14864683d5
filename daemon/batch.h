/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_BATCH_H
#define KPI_DAEMON_BATCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "daemon/folder.h"
#include "daemon/item.h"
#include "base/log.h"
#include "store/store.h"

/*
 * Group commit: several items in one transaction, then their files out of the
 * inbox. The order is what makes a crash harmless: first the transaction is on
 * disk, then files move. A file that did not get to move is met again in the
 * inbox, found to be stored, and moved to where its row says it is.
 */

/** A line of the log, kept until it is true. */
struct batch_line {
	enum log_level level;
	char *text;
};

struct batch {
	struct store *store; /**< borrowed */
	const char *inbox; /**< the folder that files leave; borrowed */
	const struct log *log; /**< borrowed */
	int64_t (*now_ms)(void *ctx); /**< milliseconds since 1970 UTC */
	void *ctx;
	int64_t max_items, max_ms; /**< bounds of one transaction */
	struct store_run *run; /**< sums of what is settled */
	unsigned int finished; /**< batches whose files have moved */
	bool trouble; /**< something could not be done and was left for later */

	bool open; /**< private from here */
	int64_t opened_ms, items;
	struct store_run pending;
	char **from, **to; /* files that leave the inbox when the transaction is on disk */
	size_t nmoves, from_cap, to_cap;
	char *moved_to; /* the last of those that did since batch_sync */
	bool moved_apart; /* and they went to several folders */
	struct batch_line *lines;
	size_t nlines, lines_cap;
	struct name_set taken; /**< names in the archive that moves of this batch will take */
};

/** Begin a transaction where none is open. */
enum kpi_status batch_begin(struct batch *b, struct err *err);

/** Count an item; settled by batch_finish. row: its line for the log, cleared. */
void batch_count(struct batch *b, enum item_state state, size_t claims, struct buf *row);
/** Have a file moved after the commit. Paths are copied. */
void batch_move(struct batch *b, const char *from, const char *to);
/** Whether the transaction has lasted long enough. */
bool batch_full(const struct batch *b);

/**
 * Put the files on disk, commit, move, and settle the counts. On failure nothing of the batch is
 * stored, no file moves, and its items count as deferred.
 */
enum kpi_status batch_finish(struct batch *b, struct err *err);
/** The same as a failed batch_finish: something else went wrong. */
void batch_abandon(struct batch *b);

/** Tell of a move that was made without a batch, for batch_sync. */
void batch_moved(struct batch *b, const char *to);
/** The moves of all batches on disk. Where it cannot be, they are made again after a crash. */
void batch_sync(struct batch *b);

/** Count an item at once, in no transaction: refused or deferred. */
void batch_settle(struct batch *b, enum item_state state, enum log_level level, struct buf *row);

void batch_release(struct batch *b);

#endif
