/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CAPTURE_WARC_H
#define KPI_CAPTURE_WARC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* What the reader and the writer of web archives share: WARC/1.1, ISO 28500:2017. */

/** The type of a record (WARC-Type). */
enum warc_type {
	WARC_OTHER, /**< one that is not named below; readers skip it */
	WARC_WARCINFO,
	WARC_RESPONSE,
	WARC_RESOURCE,
	WARC_REQUEST,
	WARC_METADATA,
	WARC_REVISIT,
	WARC_CONVERSION,
	WARC_CONTINUATION
};

enum {
	WARC_TYPES = WARC_CONTINUATION + 1,
	WARC_ID_SIZE = 46 /**< "urn:uuid:" and 36 characters, and the NUL */
};

/** "warcinfo", "response", …; "" for WARC_OTHER. */
const char *warc_type_name(enum warc_type type);
/** The type of a name in letters of either case. */
enum warc_type warc_type_of(struct slice name);

/** The profiles of revisit records. */
#define WARC_SAME_PAYLOAD "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
#define WARC_NOT_MODIFIED "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

/** Append a moment as "2018-08-29T08:00:00Z", with three digits of a second where it has some. ms: since 1970 UTC. */
void warc_date_put(struct buf *out, int64_t ms);
/**
 * The moment of a WARC-Date: YYYY, YYYY-MM, … down to nine digits of a second,
 * with Z or an offset from UTC; also the 14 digits of older tools. false: none of these.
 */
bool warc_date_parse(struct slice text, int64_t *ms);

/** Append "sha256:" and the digest of parts that follow each other, in hexadecimal. */
void warc_digest_put(struct buf *out, const struct slice *parts, size_t n);

enum warc_digest_verdict {
	WARC_DIGEST_SAME,
	WARC_DIGEST_OTHER,
	WARC_DIGEST_UNKNOWN /**< an algorithm that is not known here, or no digest of its length */
};

/**
 * Whether "ALGORITHM:VALUE" is the digest of parts that follow each other: MD5,
 * SHA-1, SHA-256 or SHA-512, in Base32 (RFC 4648, with or without its =) or
 * hexadecimal, in letters of either case.
 */
enum warc_digest_verdict warc_digest_check(struct slice label, const struct slice *parts, size_t n);

#endif
