/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_CREW_H
#define KPI_DAEMON_CREW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/deflate.h"

/*
 * Threads that read beside the one that writes. Jobs are worked on by any of
 * them and come back in the order in which they were given. A bounded number of
 * jobs and of bytes is under way. All calls are the writer's.
 */

struct job {
	/** Runs on some thread. d: that thread's compressor. */
	void (*work)(struct job *job, struct deflater *d);
	size_t cost; /**< bytes that it holds, or will hold when it is worked on */
	bool done; /**< private */
};

struct crew;

/** threads: 0 works on a job when it is given. */
struct crew *crew_new(unsigned int threads);
void crew_free(struct crew *c); /**< no job may be under way; NULL is fine */

/** Whether a job of this cost may be given now. Always true where none is under way. */
bool crew_has_room(const struct crew *c, size_t cost);
/** Whether none is under way. */
bool crew_idle(const struct crew *c);
/** Give a job; there has to be room. It is borrowed until it comes back. */
void crew_give(struct crew *c, struct job *job);
/** The job given first, once it is done; NULL where none is under way. */
struct job *crew_take(struct crew *c);
/** Whether crew_take would not wait. */
bool crew_ready(struct crew *c);

/** How many threads suit the machine. */
unsigned int crew_threads_of_machine(void);

#endif
