/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CAPTURE_CAPTURE_H
#define KPI_CAPTURE_CAPTURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "capture/warc_read.h"

/*
 * The pages of a web archive: what its records carry that may be an article.
 *
 * A page is the payload of a response with status 200 (or 203), or of a resource
 * or conversion record, of an address on the web, an FTP server or a file, and
 * of media type text/html, application/xhtml+xml or text/plain. Everything else
 * of a crawl (requests, redirects, errors, pictures, styles, robots.txt, logs of
 * the tool) is passed over and counted.
 */

enum capture_kind {
	CAPTURE_PAGE,
	CAPTURE_REPEATED, /**< a revisit: the same payload as an earlier capture of a page */
	CAPTURE_BAD,      /**< a record or page that cannot be used; see why */
	CAPTURE_PASSED    /**< no page; see why */
};

enum capture_media {
	CAPTURE_TEXT,
	CAPTURE_HTML,
	CAPTURE_UNTOLD /**< nobody said: look at the bytes */
};

/** What a record brings. Everything is borrowed until the next call of capture_next. */
struct capture {
	enum capture_kind kind;
	uint64_t offset;        /**< of its record; see struct warc_record */
	const char *url;        /**< NULL where the record names none */
	bool has_date;
	int64_t date_ms;        /**< when it was captured, milliseconds since 1970 UTC: no day of publication */
	const char *charset;    /**< by Content-Type; NULL where that says nothing */
	enum capture_media media;
	struct slice payload;   /**< CAPTURE_PAGE: without chunks and content codings */
	const char *why;        /**< CAPTURE_BAD, CAPTURE_PASSED: a few words */
	bool odd_digest;        /**< the payload is not what its digest says, though the block is, or has no digest */
	const char *refers_to;  /**< CAPTURE_REPEATED: the address of the earlier capture where it is named */
};

struct captures;

/** As warc_reader_new. limits->block_max also bounds what a payload may unpack to. */
struct captures *captures_new(int fd, const char *name, const struct warc_limits *limits);
void captures_free(struct captures *c); /**< NULL is fine */

/** The next record. KPI_OK; KPI_ENOTFOUND: the file has ended; KPI_EIO: it cannot be read. */
enum kpi_status captures_next(struct captures *c, struct capture *out, struct err *err);

#endif
