/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_REPORTS_OUTPUT_H
#define KPI_REPORTS_OUTPUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Where a report goes: standard output, or a file that is replaced as a whole.
 * A reader of the file sees the old one or the new one, never a part. Two runs
 * for one file exclude each other by a lock on .NAME.lock beside it.
 */

struct output {
	int fd;           /**< to write to */
	const char *name; /**< for messages; borrowed */
	const char *path; /**< NULL: standard output; borrowed */
	char *tmp;        /**< private from here: .NAME.tmp in the file's folder */
	int lock;
};

/**
 * Open it. path: NULL for standard output. KPI_ELOCKED where another run writes
 * this file; KPI_EIO where it is something else than a file or cannot be made.
 */
enum kpi_status output_open(struct output *o, const char *path, struct err *err);

/** Write all of a buffer and clear it. A full disk is KPI_EIO: it is the output's matter, not the database's. */
enum kpi_status output_put(struct output *o, struct buf *b, struct err *err);

/** All is written: put it on disk and in its place. if_changed: a file of the same bytes stays as it is. */
enum kpi_status output_finish(struct output *o, bool if_changed, struct err *err);

/** Close it. What was not finished is dropped, and the file stays as it was. After a failed output_open, fine. */
void output_close(struct output *o);

#endif
