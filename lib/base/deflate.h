/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_DEFLATE_H
#define KPI_BASE_DEFLATE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/** A compressor. Its quarter of a megabyte of tables is worth keeping between inputs. */
struct deflater;

struct deflater *deflater_new(void);        /**< writes zlib streams (RFC 1950) */
struct deflater *deflater_new_gzip(void);   /**< writes gzip members (RFC 1952), without name and time */
void deflater_free(struct deflater *d);     /**< NULL is fine */

/** Append the stream of `in` to *out. */
void deflater_run(struct deflater *d, struct slice in, struct buf *out);
/** The same of parts that follow each other. */
void deflater_run_parts(struct deflater *d, const struct slice *parts, size_t n, struct buf *out);

/**
 * Append what a zlib stream holds to *out. size: the number of bytes that it
 * must hold; KPI_EINPUT for a stream that is damaged or holds another number.
 * Nothing is appended on failure.
 */
enum kpi_status inflate_bytes(struct slice in, size_t size, struct buf *out);

/** A stream that is inflated piece by piece. */
struct inflater;

enum inflate_form {
	INFLATE_GZIP, /**< one gzip member */
	INFLATE_ZLIB,
	INFLATE_RAW   /**< deflate data (RFC 1951) without any frame */
};

struct inflater *inflater_new(enum inflate_form form);
void inflater_reset(struct inflater *z);    /**< to the start of another stream of the form */
void inflater_free(struct inflater *z);     /**< NULL is fine */

/**
 * Append at most `room` bytes of what the stream holds to *out; *in loses what
 * was used. KPI_OK: all input is used, or there is no more room; KPI_ENOTFOUND:
 * the stream has ended here; KPI_EINPUT: it is damaged (what came before the
 * damage was appended).
 */
enum kpi_status inflater_run(struct inflater *z, struct slice *in, size_t room, struct buf *out);

#endif
