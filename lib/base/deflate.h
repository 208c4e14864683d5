/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_DEFLATE_H
#define KPI_BASE_DEFLATE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/** A compressor. Its quarter of a megabyte of tables is worth keeping between inputs. */
struct deflater;

struct deflater *deflater_new(void);
void deflater_free(struct deflater *d); /**< NULL is fine */

/** Append the zlib stream (RFC 1950) of `in` to *out. */
void deflater_run(struct deflater *d, struct slice in, struct buf *out);

/**
 * Append what a zlib stream holds to *out. size: the number of bytes that it
 * must hold; KPI_EINPUT for a stream that is damaged or holds another number.
 * Nothing is appended on failure.
 */
enum kpi_status inflate_bytes(struct slice in, size_t size, struct buf *out);

#endif
