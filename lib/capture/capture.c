/* SPDX-License-Identifier: BSD-2-Clause */
/* The pages of a web archive. */
#include "capture/capture.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "capture/fields.h"
#include "capture/http.h"

enum {
	PAYLOAD_MAX = 1 << 30,
	HEAD_MAX = 1 << 14 /* bytes of a message that tell whether it is of a page */
};

struct captures {
	struct warc_reader *reader;
	size_t payload_max;
	struct warc_record record;
	struct http_scratch http;
	struct buf field, type, charset;
	struct err why;
};

struct captures *captures_new(int fd, const char *name, const struct warc_limits *limits)
{
	struct captures *c = mem_zalloc(sizeof(*c));

	c->reader = warc_reader_new(fd, name, limits);
	c->payload_max = limits->block_max > 0 ? limits->block_max : PAYLOAD_MAX;
	return c;
}

void captures_free(struct captures *c)
{
	if (c == NULL)
		return;
	warc_reader_free(c->reader);
	http_scratch_release(&c->http);
	buf_release(&c->field);
	buf_release(&c->type);
	buf_release(&c->charset);
	free(c);
}

static void passed(struct capture *out, const char *why)
{
	out->kind = CAPTURE_PASSED;
	out->why = why;
}

static void spoilt(struct capture *out, const char *why)
{
	out->kind = CAPTURE_BAD;
	out->why = why;
}

/* Schemes of what somebody published; tools file their logs under others. */
static bool is_address(const char *uri)
{
	static const char *const schemes[] = {"http://", "https://", "ftp://", "file:", NULL};

	for (int i = 0; schemes[i] != NULL; i++) {
		size_t k = 0;

		while (schemes[i][k] != '\0' && ascii_lower(uri[k]) == schemes[i][k])
			k++;
		if (schemes[i][k] == '\0')
			return true;
	}
	return false;
}

/* RFC 9309: always this path. */
static bool is_robots(const char *uri)
{
	const char *host = strstr(uri, "://"), *path = host != NULL ? strchr(host + 3, '/') : NULL;

	return path != NULL && strcmp(path, "/robots.txt") == 0;
}

/* Decide by media type. false: no page. */
static bool read_type(struct captures *c, struct slice value, struct capture *out)
{
	static const struct {
		const char *type;
		enum capture_media media;
	} pages[] = {{"text/html", CAPTURE_HTML},
		     {"application/xhtml+xml", CAPTURE_HTML},
		     {"text/plain", CAPTURE_TEXT},
		     {"", CAPTURE_UNTOLD}};

	http_media_type(value, &c->type, &c->charset);
	out->charset = c->charset.n > 0 ? c->charset.p : NULL;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		if (!slice_eqs(buf_slice(&c->type), pages[i].type))
			continue;
		out->media = pages[i].media;
		return true;
	}
	return false;
}

/*
 * Of a block that is what its digest says, the payload's digest tells no more:
 * tools differ in whether they take it with or without chunks and codings.
 */
static bool check_digests(const struct captures *c, struct slice block, const struct slice *payloads, int n,
			  struct capture *out)
{
	enum warc_digest_verdict whole = warc_digest_check(slice_str(c->record.block_digest), &block, 1),
				 part = WARC_DIGEST_UNKNOWN;

	for (int i = 0; i < n && part != WARC_DIGEST_SAME; i++)
		part = warc_digest_check(slice_str(c->record.payload_digest), &payloads[i], 1);
	out->odd_digest = part == WARC_DIGEST_OTHER;
	if (whole == WARC_DIGEST_OTHER)
		spoilt(out, "not the bytes that its block digest names");
	else if (whole == WARC_DIGEST_UNKNOWN && part == WARC_DIGEST_OTHER)
		spoilt(out, "not the bytes that its payload digest names");
	return out->kind != CAPTURE_BAD;
}

/* Of a record that does not say what its block is, the message's first line has to tell. */
static bool is_message(struct captures *c)
{
	http_media_type(slice_str(c->record.content_type), &c->type, &c->charset);
	return c->type.n == 0 || slice_eqs(buf_slice(&c->type), "application/http");
}

/* By the start of a message: whether it is of a page. */
static void look_at_head(struct captures *c, struct slice start, struct capture *out)
{
	struct http_head head;

	if (!http_head_read(start, &head)) {
		/* a revisit need not have one */
		if (c->record.type == WARC_RESPONSE)
			spoilt(out, "no HTTP response");
		return;
	}
	fields_find(head.fields, "content-type", &c->field);
	if (head.status != 200 && head.status != 203 &&
	    (head.status != 304 || c->record.type != WARC_REVISIT))
		passed(out, "an answer without a page");
	else if (!read_type(c, buf_slice(&c->field), out))
		passed(out, "no text");
}

static void read_response(struct captures *c, struct slice block, struct capture *out)
{
	struct http_head head;
	struct slice dechunked, payloads[3];

	if (!http_head_read(block, &head)) {
		spoilt(out, "no HTTP response");
	} else if (http_payload(&head, c->payload_max, &c->http, &out->payload, &dechunked, &c->why) !=
		   KPI_OK) {
		spoilt(out, c->why.msg);
	} else {
		payloads[0] = head.body;
		payloads[1] = dechunked;
		payloads[2] = out->payload;
		check_digests(c, block, payloads, 3, out);
	}
}

/* Whether a record may be a page, by its header. */
static bool may_be_page(struct captures *c, struct capture *out)
{
	const struct warc_record *r = &c->record;

	if (r->type != WARC_RESPONSE && r->type != WARC_RESOURCE && r->type != WARC_CONVERSION &&
	    r->type != WARC_REVISIT)
		passed(out, "no capture");
	else if (r->target_uri == NULL || !is_address(r->target_uri) || is_robots(r->target_uri))
		passed(out, "no address of a page");
	else if (r->type == WARC_RESPONSE && !is_message(c))
		passed(out, "an answer of another protocol");
	else if (r->segment != NULL)
		spoilt(out, "one of several segments");
	else if (r->truncated != NULL && r->type != WARC_REVISIT)
		spoilt(out, "cut off when it was captured");
	return out->kind == CAPTURE_PAGE;
}

/* Look into the record, no further than has to be. */
static enum kpi_status read_record(struct captures *c, struct capture *out)
{
	const struct warc_record *r = &c->record;
	bool message = r->type == WARC_RESPONSE || r->type == WARC_REVISIT;
	struct slice block;
	enum kpi_status status;

	if (!may_be_page(c, out))
		return KPI_OK;
	if (!message && !read_type(c, slice_str(r->content_type), out))
		passed(out, "no text");
	if (message) {
		status = warc_peek(c->reader, HEAD_MAX, &block, &c->why);
		if (status != KPI_OK)
			return status;
		look_at_head(c, block, out);
	}
	if (out->kind != CAPTURE_PAGE)
		return KPI_OK;
	if (r->type == WARC_REVISIT) {
		out->kind = CAPTURE_REPEATED;
		out->refers_to = r->refers_to_uri;
		return KPI_OK;
	}
	status = warc_block(c->reader, &block, &c->why);
	if (status == KPI_OK && message)
		read_response(c, block, out);
	else if (status == KPI_OK && check_digests(c, block, &block, 1, out))
		out->payload = block;
	return status;
}

enum kpi_status captures_next(struct captures *c, struct capture *out, struct err *err)
{
	const struct warc_record *r = &c->record;
	enum kpi_status status = warc_next(c->reader, &c->record, &c->why);

	*out = (struct capture){.offset = r->offset};
	if (status == KPI_OK) {
		out->url = r->target_uri;
		out->has_date = r->has_date;
		out->date_ms = r->date_ms;
		status = read_record(c, out);
	}
	if (status == KPI_EINPUT)
		spoilt(out, c->why.msg);
	else if (status != KPI_OK && err != NULL)
		*err = c->why;
	return status == KPI_EINPUT ? KPI_OK : status;
}
