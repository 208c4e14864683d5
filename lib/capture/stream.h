/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CAPTURE_STREAM_H
#define KPI_CAPTURE_STREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/deflate.h"
#include "base/err.h"

/*
 * The bytes of a file, unpacked where it is made of gzip members, piece by
 * piece. Used by the reader of web archives.
 */

struct stream {
	int fd;              /**< borrowed */
	const char *name;    /**< borrowed */
	uint64_t bytes_max;  /**< the most bytes that may come out of it; 0: no limit */
	uint64_t ratio_max;  /**< the most bytes out for a byte in, beyond the first 16 MiB; 0: no limit */

	struct buf out;      /**< unpacked and not yet taken from `taken` on */
	size_t taken;
	bool fresh;          /**< what stream_more appended last begins a member */

	bool over;           /**< a limit was met: nothing more will come */

	bool decided, packed, in_member, at_end; /**< private from here */
	size_t room;
	unsigned int tries;
	struct inflater *z;
	struct buf in;
	size_t used;
	uint64_t in_at, member, total;
};

/** Everything but fd, name and the limits is zero before. */
void stream_release(struct stream *s);

/**
 * Have more bytes, at least one, behind what waits; never of two members at
 * once. KPI_ENOTFOUND: the file has ended; KPI_EINPUT: it ends within a member,
 * or is damaged, or unpacks to more than allowed; KPI_EIO.
 */
enum kpi_status stream_more(struct stream *s, struct err *err);

/** What waits, and taking it. */
static inline struct slice stream_waiting(const struct stream *s)
{
	return slice_of(s->out.p != NULL ? s->out.p + s->taken : "", s->out.n - s->taken);
}
void stream_take(struct stream *s, size_t n);

/** Where the byte that waits first is: its place in a plain file, the start of its member in a packed one. */
uint64_t stream_offset(const struct stream *s);

/**
 * After damage: go to the next member (packed) that starts with `start`, or to
 * the next line that does (plain). false: there is none.
 */
bool stream_resync(struct stream *s, const char *start);

#endif
