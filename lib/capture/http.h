/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CAPTURE_HTTP_H
#define KPI_CAPTURE_HTTP_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Captured HTTP/1.x responses (RFC 9112): head, chunks, content codings. What
 * other tools really store is taken: bodies whose chunks or coding are gone
 * though the head still names them, lines that end in LF, heads of HTTP/2 put
 * into lines, interim responses before the final one.
 */

/** The head of a response. Slices are of the message it was read from. */
struct http_head {
	int status;          /**< 200, 404, … */
	struct slice fields; /**< for fields_find and fields_list */
	struct slice body;   /**< what follows the head */
};

/** Read the head. false: this is no HTTP response. A message without the empty line behind its head has no body. */
bool http_head_read(struct slice message, struct http_head *out);

/** Memory of http_payload. Zero-initialise it; one for all messages. */
struct http_scratch {
	struct buf field, chunks, coded[2];
};
void http_scratch_release(struct http_scratch *s);

/**
 * What a response carries: its body without chunks and content codings (gzip,
 * deflate). *payload: of the message or of *scratch, whose contents are replaced.
 * *dechunked: likewise the body without chunks only. max: the most bytes
 * allowed at any step. KPI_EINPUT with the reason where the body is cut off,
 * damaged, too large, or in another coding.
 */
enum kpi_status http_payload(const struct http_head *head, size_t max, struct http_scratch *scratch,
			     struct slice *payload, struct slice *dechunked, struct err *err);

/**
 * The media type in lower case ("text/html") and the charset of a Content-Type,
 * each replacing what the buffer held; empty where there is none.
 */
void http_media_type(struct slice value, struct buf *type, struct buf *charset);

#endif
