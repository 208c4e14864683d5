/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_REJECTS_H
#define KPI_DAEMON_REJECTS_H

#include "base/buf.h"
#include "base/err.h"
#include "daemon/container.h"

/*
 * The parts of a container that could not be used, in rejected/: a JSON object a
 * line with where each is, the reason and, of a bulk file, the line. Written
 * under another name until it is whole.
 */

/** Zero-initialise it but for root and name. */
struct rejects {
	const char *root; /**< the folder rejected/; borrowed */
	const char *name; /**< the file's below it; borrowed */
	char *tmp;        /**< private from here; NULL: no part was bad so far */
	int fd;
	struct buf buf;
};

/** Note a part. KPI_EIO, KPI_EFULL. */
enum kpi_status rejects_note(struct rejects *r, const struct part *part, const char *reason, struct err *err);
/** Give the file its name. One that says the same already, from a pass that was killed, serves as well. */
enum kpi_status rejects_finish(struct rejects *r, struct err *err);
/** Append "MEMBER: REASON" of the last part noted in a file that rejects_finish named. false: it is no such file. */
bool rejects_last(const char *path, struct buf *out);
/** Without rejects_finish before, nothing stays. */
void rejects_release(struct rejects *r);

#endif
