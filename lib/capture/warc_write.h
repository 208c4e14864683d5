/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CAPTURE_WARC_WRITE_H
#define KPI_CAPTURE_WARC_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "capture/warc.h"

/*
 * Writing WARC/1.1: each record whole, in a gzip member of its own where asked
 * for, with its block digest, its payload digest and an id.
 *
 *	struct warc_writer *w = warc_writer_new(fd, name, true, seed);
 *	warc_write(w, &(struct warc_put){.type = WARC_WARCINFO, .filename = "a.warc.gz", .body = fields}, NULL, err);
 *	warc_write(w, &(struct warc_put){.type = WARC_RESPONSE, .target_uri = url, .date_ms = now,
 *					 .ip_address = peer, .head = head, .body = body}, id, err);
 *	warc_write(w, &(struct warc_put){.type = WARC_REQUEST, .target_uri = url, .date_ms = now,
 *					 .concurrent_to = id, .head = asked}, NULL, err);
 *
 * The file is the caller's: its name, its size, fsync and rename.
 */

struct warc_writer;

/**
 * fd: borrowed, written to from where it stands; name: for messages, copied;
 * gzip: a member for each record; seed: 16 random bytes that make the ids of
 * this file's records unique (the n-th record's id follows from seed and n).
 */
struct warc_writer *warc_writer_new(int fd, const char *name, bool gzip, const unsigned char seed[16]);
void warc_writer_free(struct warc_writer *w); /**< NULL is fine; closes nothing */

/** Bytes of the file that hold whole records: where to cut it off after a failed warc_write. */
uint64_t warc_writer_size(const struct warc_writer *w);

/** A record to write. Everything is borrowed for the call; NULL, 0 or an empty slice: left out. */
struct warc_put {
	enum warc_type type;         /**< not WARC_OTHER */
	int64_t date_ms;             /**< when it was captured, milliseconds since 1970 UTC; always written */
	const char *target_uri;      /**< all but warcinfo need one */
	const char *content_type;    /**< of the block; NULL: application/http;msgtype=… or application/warc-fields by the type */
	const char *ip_address;      /**< of the server that answered, without port or brackets */
	const char *concurrent_to;   /**< id of another record of the same capture, as warc_write gave it */
	const char *filename;        /**< warcinfo: of the file */
	const char *truncated;       /**< "length", "time", "disconnect", "unspecified": the block is not the whole */
	const char *profile;         /**< revisit: WARC_SAME_PAYLOAD, WARC_NOT_MODIFIED */
	const char *payload_digest;  /**< as warc_digest_put writes it, of a revisit that of the earlier record; NULL: it is computed */
	const char *refers_to;       /**< revisit: id of the earlier record */
	const char *refers_to_uri;   /**< revisit: its target */
	int64_t refers_to_date_ms;   /**< revisit: its date; 0: left out */
	/**
	 * The block. Of an HTTP message: head is the start line and the fields up to and with the empty
	 * line, body what follows. What does not hold of this body any longer (Transfer-Encoding of a body
	 * that arrives without its chunks, Content-Encoding of one that was unpacked) is the caller's to
	 * take out of the head. Of other records: head is empty.
	 */
	struct slice head, body;
};

/**
 * Append a record. id: gets its "urn:uuid:…"; may be NULL. KPI_EINPUT for a
 * record that cannot be written as it is (no target, a line break in a field,
 * larger than 1 GiB): nothing was written. KPI_EIO, KPI_EFULL: a part of it may
 * have been; cut the file off at warc_writer_size.
 */
enum kpi_status warc_write(struct warc_writer *w, const struct warc_put *record, char id[WARC_ID_SIZE],
			   struct err *err);

/** Append "NAME: VALUE" and a line end, for blocks of application/warc-fields. Line breaks in value become blanks. */
void warc_field_put(struct buf *out, const char *name, const char *value);

#endif
