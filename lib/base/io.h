/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_IO_H
#define KPI_BASE_IO_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/**
 * Append a whole file to *out. path "-" reads standard input. limit: the most
 * bytes allowed (0 = no limit); a larger file is KPI_EINPUT and says its size
 * and the limit. EINTR is retried. KPI_EIO otherwise, with the path.
 */
enum kpi_status io_read_file(const char *path, size_t limit, struct buf *out, struct err *err);

/** Write all of n bytes to fd, EINTR and short writes retried. name: for the message. ENOSPC/EDQUOT give KPI_EFULL. */
enum kpi_status io_write_all(int fd, const char *p, size_t n, const char *name, struct err *err);

/**
 * Replace a file atomically: temporary in the same folder (O_EXCL), fsync,
 * rename, fsync of the folder. On failure the old file stands and no
 * temporary is left.
 */
enum kpi_status io_replace_file(const char *path, const char *p, size_t n, struct err *err);

/**
 * Take the lock of a file, made where there is none; *fd (-1 on failure) holds it
 * until it is closed. tries: how often, 20 ms apart. KPI_ELOCKED with the words
 * `taken` where another holds it; KPI_EIO otherwise, with the path.
 */
enum kpi_status io_lock(const char *path, int tries, const char *taken, int *fd, struct err *err);

#endif
