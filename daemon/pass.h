/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_PASS_H
#define KPI_DAEMON_PASS_H

/* A pass from inside: what inbox.c, take_file.c and take_container.c share. */

#include <sys/stat.h>

#include "daemon/batch.h"
#include "daemon/container.h"
#include "daemon/crew.h"
#include "daemon/inbox.h"
#include "daemon/sidecar.h"

struct pass {
	const struct inbox *in;
	struct batch batch;
	struct crew *crew;
	enum kpi_status status; /**< the first failure of the store: nothing is stored after it */
	struct names_list later; /**< files that turned out to be containers: taken when nothing is under way */
	bool stopped; /**< told to stop: what is under way stays in the inbox */
	char *made; /**< the folder of the archive that was made last; NULL */
	char month[16]; /**< "2018/08": where the archive puts what comes in now */
};

/** Something that the crew works on and the pass then stores, in the order of the inbox. */
struct pass_job {
	struct job job; /**< first */
	/** Store it and free it. Where p->status or p->stopped is set: only free it, or defer it. A failure is the store's. */
	enum kpi_status (*store)(struct pass *p, struct pass_job *job, struct err *err);
};

/** Give a job to the crew, and store what has to make room for it. A failure is the store's, of another job. */
enum kpi_status pass_give(struct pass *p, struct pass_job *job, struct err *err);
/** Store all that is under way. */
enum kpi_status pass_drain(struct pass *p, struct err *err);
/** Whether to stop; remembered. Asked between items. */
bool pass_stops(struct pass *p);

/** A file of the inbox that is being taken. */
struct taken {
	const char *name; /**< below the inbox, borrowed */
	char *clean; /**< the name as archive and rejected folders will have it */
	char *path; /**< full */
	char *meta; /**< full path of its sidecar, NULL where it has none */
	struct sidecar sidecar;
	int fd; /**< open for reading */
	struct stat st; /**< when it was opened */
	char *place;        /**< of pass_free_place; NULL: not looked for, or not free */
	unsigned int finished; /**< batches that had moved their files before that: no later one has, if it still holds */
};

/** What the pass would call it in the archive, where that was free when it was looked for. NULL: it was not. Any thread. */
char *pass_free_place(const struct pass *p, const char *clean);

void taken_release(struct taken *t); /**< closes it too */

/** Whether a file changed so lately that it may still be written. */
bool pass_settling(const struct inbox *in, const struct stat *st);

/** How a file that was looked at goes on. */
enum look {
	LOOK_READY, /**< open, with its sidecar read */
	LOOK_WAITS, /**< left in the inbox */
	LOOK_TROUBLE, /**< likewise, and a person should know */
	LOOK_REFUSED, /**< to be rejected */
	LOOK_CONTAINER /**< to be taken as several items */
};

/** Read the sidecar of a file and open it; t has its names. why: of anything but LOOK_READY. Any thread. */
enum look pass_look(const struct inbox *in, struct taken *t, struct err *why);
/** Do what pass_look found, where it is not LOOK_READY. */
void pass_looked(struct pass *p, const struct taken *t, enum look look, const struct err *why);

/** Take an ordinary file, whose names are set in *t, which becomes the callee's. A failure is the store's. */
enum kpi_status take_file(struct pass *p, struct taken *t, struct err *err);
/** Take a file that pass_look has opened, part by part. Nothing is under way before and after. */
enum kpi_status take_container(struct pass *p, const struct taken *t, enum container_kind kind,
			       struct err *err);

/** Move a file to rejected/ with its reason, and count it. What fails is said, and the file stays. */
void pass_reject(struct pass *p, const struct taken *t, const char *reason);
/** The same for either of the refused states. */
void pass_refuse(struct pass *p, const struct taken *t, enum item_state state, const char *reason);
/**
 * Whether a sidecar that lies in the inbox without its file, at `path`, is the
 * second name of one that went to rejected/ when the program was killed. name:
 * of the file it is of, clean.
 */
bool pass_rejected_with_its_file(struct pass *p, const char *path, const char *name);
/** Leave a file in the inbox and count it. trouble: a person should know. */
void pass_defer(struct pass *p, const char *name, const char *reason, bool trouble);

/** The same for a file that just changed: it will be asked for again. */
void pass_wait(struct pass *p, const char *name, const char *reason);

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
