/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_PASS_H
#define KPI_DAEMON_PASS_H

/* A pass from inside: what inbox.c, take_file.c and take_bulk.c share. */

#include <sys/stat.h>

#include "daemon/batch.h"
#include "daemon/inbox.h"
#include "daemon/sidecar.h"

struct pass {
	const struct inbox *in;
	struct batch batch;
	char month[16]; /**< "2018/08": where the archive puts what comes in now */
};

/** A file of the inbox that is being taken. */
struct taken {
	const char *name;        /**< below the inbox, borrowed */
	char *clean;             /**< the name as archive and rejected folders will have it */
	char *path;              /**< full */
	char *meta;              /**< full path of its sidecar, NULL where it has none */
	struct sidecar sidecar;
	int fd;                  /**< open for reading */
	struct stat st;          /**< when it was opened */
};

/** Store an ordinary file; in taken, everything is set. A failure is the store's. */
enum kpi_status take_file(struct pass *p, const struct taken *t, struct err *err);
/** Store the lines of a bulk file. */
enum kpi_status take_bulk(struct pass *p, const struct taken *t, struct err *err);

/** Move a file to rejected/ with its reason, and count it. What fails is said, and the file stays. */
void pass_reject(struct pass *p, const struct taken *t, const char *reason);
/**
 * Whether a sidecar that lies in the inbox without its file, at `path`, is the
 * second name of one that went to rejected/ when the program was killed. name:
 * of the file it is of, clean.
 */
bool pass_rejected_with_its_file(struct pass *p, const char *path, const char *name);
/** Leave a file in the inbox and count it. trouble: a person should know. */
void pass_defer(struct pass *p, const char *name, const char *reason, bool trouble);

/** Whether the file changed since it was opened. */
bool pass_changed(const struct taken *t);

/** "MONTH/NAME": a free place in the archive, taken by pass_archive. A string of the caller's (free). */
char *pass_place(struct pass *p, const struct taken *t);
/** Have the file and its sidecar moved there after the commit. KPI_EIO, and nothing changed, where the folder cannot be made. */
enum kpi_status pass_archive(struct pass *p, const struct taken *t, const char *place, struct err *err);

/** Start the log's row of an item. line: of a bulk file, 0 otherwise. */
void pass_row(struct buf *row, enum item_state state, const char *name, unsigned int line);
/** What the log says of a result beyond its state. */
void pass_row_result(struct buf *row, const struct item_result *r);

#endif
