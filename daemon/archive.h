/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_ARCHIVE_H
#define KPI_DAEMON_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Members of zip and tar archives, of tar archives that are compressed (gzip,
 * bzip2, xz, zstd), and of single compressed files, read in order. Nothing is
 * ever written, so no name in an archive reaches the file system.
 */

struct archive_reader;

struct archive_member {
	const char *name;      /**< as the archive has it, in UTF-8 or in a charset of its maker's; NULL: a single compressed file */
	bool regular;          /**< a file; else a folder, a link, a device */
	bool folder;
	bool encrypted;
	int64_t changed;       /**< seconds since 1970 UTC; 0: unknown */
};

/**
 * Open the archive in an open file, from its start. fd: borrowed, its position
 * is used; name: for messages, borrowed. KPI_EINPUT: no archive that is read here.
 */
enum kpi_status archive_reader_open(int fd, const char *name, struct archive_reader **out, struct err *err);
void archive_reader_close(struct archive_reader *r); /**< NULL is fine */

/**
 * The next member; borrowed until the next call. KPI_ENOTFOUND at the end;
 * KPI_EINPUT: the archive is damaged, nothing follows.
 */
enum kpi_status archive_reader_next(struct archive_reader *r, struct archive_member *out, struct err *err);

/**
 * Append at most n bytes of the member to *out; fewer, or none, only at its end.
 * KPI_EINPUT: it is damaged; another may follow.
 */
enum kpi_status archive_reader_data(struct archive_reader *r, size_t n, struct buf *out, struct err *err);

/** Whether going to the next member costs nothing, because the archive has a directory. */
bool archive_reader_skips(const struct archive_reader *r);

/** Bytes of the file that were read so far. */
uint64_t archive_reader_used(const struct archive_reader *r);

#endif
