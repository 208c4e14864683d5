/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CAPTURE_WARC_READ_H
#define KPI_CAPTURE_WARC_READ_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "capture/warc.h"

/*
 * Reading web archives: WARC/1.0 and 1.1 and their drafts, plain, a gzip member
 * a record, or one gzip stream over all; as a stream, in bounded memory. What
 * tools really write is taken: names of fields in any case, folded values, no
 * digests, URIs with or without angle brackets, more or fewer empty lines
 * between records. After damage, reading goes on with the next record that can
 * be found.
 *
 *	struct warc_reader *r = warc_reader_new(fd, "a.warc.gz", &limits);
 *	while ((status = warc_next(r, &record, &err)) != KPI_ENOTFOUND)
 *		if (status == KPI_OK && record.type == WARC_RESPONSE)
 *			status = warc_block(r, &block, &err);
 */

struct warc_limits {
	size_t header_max;  /**< bytes of a record's header; 0: 64 KiB */
	size_t block_max;   /**< bytes of a block that is asked for; 0: no limit */
	uint64_t bytes_max; /**< of the whole file, unpacked; 0: no limit */
	uint64_t ratio_max; /**< bytes of the whole file unpacked for each packed one, beyond the first 16 MiB; 0: no limit */
};

/** A record's header. Pointers belong to the reader and last until the next warc_next; NULL where a field is missing. */
struct warc_record {
	enum warc_type type;
	uint64_t offset;       /**< of the record in the file; in a packed file, of the gzip member that it starts in */
	uint64_t length;       /**< of the block */
	const char *id;        /**< without brackets, as all URIs here */
	const char *target_uri;
	bool has_date;
	int64_t date_ms;       /**< milliseconds since 1970 UTC */
	const char *content_type;
	const char *block_digest, *payload_digest;
	const char *payload_type; /**< WARC-Identified-Payload-Type */
	const char *ip_address, *concurrent_to, *filename;
	const char *profile, *refers_to, *refers_to_uri;
	const char *truncated;
	const char *segment;   /**< WARC-Segment-Number: the block is a part */
};

struct warc_reader;

/** Whether a file that starts with these bytes is a web archive, plain or packed. Some 512 bytes tell. */
bool warc_looks_like(struct slice start);

/** fd: borrowed, read from where it stands; name: for messages, copied; limits: copied. */
struct warc_reader *warc_reader_new(int fd, const char *name, const struct warc_limits *limits);
void warc_reader_free(struct warc_reader *r); /**< NULL is fine */

/**
 * The next record's header. KPI_ENOTFOUND: the file has ended. KPI_EINPUT: a
 * record is damaged or cut off (record->offset says where; the message has it
 * too); reading can go on. KPI_EIO: the file cannot be read.
 */
enum kpi_status warc_next(struct warc_reader *r, struct warc_record *record, struct err *err);

/**
 * The start of the block of the record in hand, until the next call: n bytes,
 * fewer where the block is shorter. However large the block is. KPI_EINPUT: cut
 * off before, or damaged; KPI_EIO.
 */
enum kpi_status warc_peek(struct warc_reader *r, size_t n, struct slice *start, struct err *err);

/**
 * The block of the record in hand, until the next call. KPI_EINPUT: larger than
 * allowed, cut off, or damaged; KPI_EIO. Reading can go on with the next record.
 */
enum kpi_status warc_block(struct warc_reader *r, struct slice *block, struct err *err);

#endif
