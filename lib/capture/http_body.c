/* SPDX-License-Identifier: BSD-2-Clause */
/* Bodies of HTTP responses: chunks (RFC 9112, 7.1) and content codings (RFC 9110, 8.4.1). */
#include <inttypes.h>

#include "base/ascii.h"
#include "base/deflate.h"
#include "capture/fields.h"
#include "capture/http.h"

enum {
	CODINGS_MAX = 4, /* in a row; more is no server's work */
	LINE_MAX_BYTES = 4096, /* of a chunk's size and extensions */
	PEEK = 64,
	ROOM = 1 << 18
};

void http_scratch_release(struct http_scratch *s)
{
	buf_release(&s->field);
	buf_release(&s->chunks);
	buf_release(&s->coded[0]);
	buf_release(&s->coded[1]);
}

static enum kpi_status bad(struct err *err, const char *what)
{
	return err_set(err, KPI_EINPUT, NULL, 0, "%s", what);
}

static enum kpi_status too_large(struct err *err, size_t max)
{
	return err_set(err, KPI_EINPUT, NULL, 0, "larger than %zu bytes when unpacked", max);
}

static int hex_value(char c)
{
	c = ascii_lower(c);
	if (ascii_is_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Takes the line with a chunk's size off *in. false: there is none. */
static bool take_size(struct slice *in, uint64_t *size)
{
	const char *end =
		in->n > 0 ? memchr(in->p, '\n', in->n < LINE_MAX_BYTES ? in->n : LINE_MAX_BYTES) : NULL;
	size_t i = 0;

	*size = 0;
	if (end == NULL)
		return false;
	for (; hex_value(in->p[i]) >= 0; i++) {
		if (i == 15)
			return false;
		*size = *size << 4 | (uint64_t)hex_value(in->p[i]);
	}
	/* some servers fill up with blanks; extensions follow a semicolon */
	while (in->p[i] == ' ' || in->p[i] == '\t')
		i++;
	if (hex_value(in->p[0]) < 0 || (in->p[i] != '\r' && in->p[i] != '\n' && in->p[i] != ';'))
		return false;
	*in = slice_of(end + 1, in->n - (size_t)(end + 1 - in->p));
	return true;
}

static enum kpi_status take_chunks(struct slice in, struct buf *out, struct err *err)
{
	uint64_t size;

	buf_clear(out);
	while (in.n > 0) {
		if (!take_size(&in, &size))
			return bad(err, "damaged: a chunk has no size");
		if (size == 0)
			return KPI_OK;
		if (size > in.n)
			break;
		buf_put(out, in.p, size);
		in = slice_of(in.p + size, in.n - size);
		if (in.n > 0 && *in.p == '\r')
			in = slice_of(in.p + 1, in.n - 1);
		if (in.n > 0 && *in.p == '\n')
			in = slice_of(in.p + 1, in.n - 1);
	}
	return bad(err, "cut off within its chunks");
}

/* Inflate all of a body; gzip may have several members. *wrong: not in this form from its first bytes on. */
static enum kpi_status inflate_all(struct slice in, enum inflate_form form, size_t max, struct buf *out,
				   bool *wrong, struct err *err)
{
	struct inflater *z = inflater_new(form);
	enum kpi_status status = KPI_OK;
	bool full = true;

	*wrong = false;
	buf_clear(out);
	/* what did not fit in is still to come, though all input be used */
	while (status == KPI_OK && (in.n > 0 || full) && out->n <= max) {
		size_t room = max + 1 - out->n < ROOM ? max + 1 - out->n : ROOM, before = out->n;

		status = inflater_run(z, &in, room, out);
		full = out->n - before == room;
		if (status == KPI_ENOTFOUND && form == INFLATE_GZIP && slice_starts(in, "\x1f\x8b")) {
			inflater_reset(z);
			status = KPI_OK;
		}
	}
	inflater_free(z);
	if (out->n > max)
		return too_large(err, max);
	if (status == KPI_ENOTFOUND)
		return KPI_OK;
	*wrong = status != KPI_OK && out->n == 0;
	return bad(err, status == KPI_OK ? "cut off within its compressed body"
					 : "damaged: not what was compressed");
}

/* Plain characters at its start: nothing compressed looks so. */
static bool looks_unpacked(struct slice s)
{
	for (size_t i = 0; i < s.n && i < PEEK; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f)
			return false;
	}
	return true;
}

static bool is_zlib(struct slice s)
{
	return s.n >= 2 && ((unsigned char)s.p[0] & 0x0f) == 8 &&
	       ((unsigned char)s.p[0] * 256 + (unsigned char)s.p[1]) % 31 == 0;
}

/* Undo one coding, if the body is in it. */
static enum kpi_status undo(struct slice coding, size_t max, struct buf *out, struct slice *body,
			    struct err *err)
{
	bool gzip = fields_named(coding, "gzip") || fields_named(coding, "x-gzip"), wrong;
	enum inflate_form form = gzip ? INFLATE_GZIP : is_zlib(*body) ? INFLATE_ZLIB : INFLATE_RAW;
	enum kpi_status status;

	if (coding.n == 0 || fields_named(coding, "identity") || body->n == 0)
		return KPI_OK;
	if (!gzip && !fields_named(coding, "deflate"))
		return looks_unpacked(*body)
			       ? KPI_OK
			       : err_set(err, KPI_EINPUT, NULL, 0, "content coding %.*s is not read",
					 coding.n > 40 ? 40 : (int)coding.n, coding.p);
	if (gzip && !slice_starts(*body, "\x1f\x8b"))
		return KPI_OK;
	status = inflate_all(*body, form, max, out, &wrong, err);
	if (wrong && form == INFLATE_RAW && looks_unpacked(*body))
		return KPI_OK;
	if (status == KPI_OK)
		*body = buf_slice(out);
	return status;
}

/* The last element of a list, taken off it. */
static struct slice take_last(struct slice *list)
{
	size_t i = list->n;
	struct slice last;

	while (i > 0 && list->p[i - 1] != ',')
		i--;
	last = slice_trim(slice_of(list->p + i, list->n - i));
	list->n = i > 0 ? i - 1 : 0;
	return last;
}

static enum kpi_status undo_all(struct http_scratch *s, size_t max, struct slice *body, struct err *err)
{
	struct slice codings = buf_slice(&s->field);
	enum kpi_status status = KPI_OK;

	/* each step reads what the step before wrote, so two buffers take turns */
	for (int i = 0; codings.n > 0 && status == KPI_OK; i++) {
		if (i == CODINGS_MAX)
			return bad(err, "too many content codings");
		status = undo(take_last(&codings), max, &s->coded[i & 1], body, err);
	}
	return status;
}

static bool is_chunked(const struct http_head *h, struct http_scratch *s)
{
	struct slice list, body = h->body;
	uint64_t size;

	if (!fields_list(h->fields, "transfer-encoding", &s->field))
		return false;
	list = buf_slice(&s->field);
	/* a body that does not start with a size was stored without its chunks */
	return fields_named(take_last(&list), "chunked") && take_size(&body, &size);
}

/* Bytes that the head says and the body lacks. */
static bool is_short(const struct http_head *h, struct http_scratch *s)
{
	uint64_t said = 0;
	struct slice v;

	if (!fields_find(h->fields, "content-length", &s->field))
		return false;
	v = buf_slice(&s->field);
	for (size_t i = 0; i < v.n && i < 18 && ascii_is_digit(v.p[i]); i++)
		said = said * 10 + (uint64_t)(v.p[i] - '0');
	return said > h->body.n;
}

enum kpi_status http_payload(const struct http_head *h, size_t max, struct http_scratch *s,
			     struct slice *payload, struct slice *dechunked, struct err *err)
{
	enum kpi_status status = KPI_OK;
	bool chunked = is_chunked(h, s), cut = !chunked && is_short(h, s);

	*payload = *dechunked = h->body;
	if (h->body.n > max)
		return too_large(err, max);
	if (chunked) {
		status = take_chunks(h->body, &s->chunks, err);
		if (status != KPI_OK)
			return status;
		*payload = *dechunked = buf_slice(&s->chunks);
	}
	if (fields_list(h->fields, "content-encoding", &s->field))
		status = undo_all(s, max, payload, err);
	/* one that was stored unpacked may well be shorter than it was on its way */
	if (status == KPI_OK && cut && (s->field.n == 0 || payload->p != h->body.p))
		return bad(err, "cut off: shorter than its Content-Length");
	return status;
}
