/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing web archives, record by record. */
#include "capture/warc_write.h"

#include <stdlib.h>
#include <string.h>

#include "base/deflate.h"
#include "base/digest.h"
#include "base/io.h"
#include "base/mem.h"

enum { RECORD_MAX = 1 << 30 };

struct warc_writer {
	int fd;
	char *name;
	struct deflater *gzip; /* NULL: plain */
	unsigned char seed[16];
	uint64_t records, size;
	char warcinfo[WARC_ID_SIZE]; /* the last one written, "" before it */
	struct buf header, packed;
};

struct warc_writer *warc_writer_new(int fd, const char *name, bool gzip, const unsigned char seed[16])
{
	struct warc_writer *w = mem_zalloc(sizeof(*w));

	w->fd = fd;
	w->name = mem_strdup(name);
	w->gzip = gzip ? deflater_new_gzip() : NULL;
	memcpy(w->seed, seed, sizeof(w->seed));
	return w;
}

void warc_writer_free(struct warc_writer *w)
{
	if (w == NULL)
		return;
	deflater_free(w->gzip);
	buf_release(&w->header);
	buf_release(&w->packed);
	free(w->name);
	free(w);
}

uint64_t warc_writer_size(const struct warc_writer *w)
{
	return w->size;
}

void warc_field_put(struct buf *out, const char *name, const char *value)
{
	buf_printf(out, "%s: ", name);
	for (; value != NULL && *value != '\0'; value++)
		buf_putc(out, *value == '\r' || *value == '\n' ? ' ' : *value);
	buf_puts(out, "\r\n");
}

/* A random UUID's form (RFC 9562, version 4) over the digest of seed and number. */
static void make_id(struct warc_writer *w, char id[WARC_ID_SIZE])
{
	static const char hex[] = "0123456789abcdef";
	uint64_t n = ++w->records;
	struct slice parts[2] = {{(const char *)w->seed, sizeof(w->seed)}, {(const char *)&n, sizeof(n)}};
	unsigned char sum[DIGEST_MAX];
	char *p = id;

	digest_parts(DIGEST_SHA256, parts, 2, sum);
	sum[6] = (unsigned char)((sum[6] & 0x0f) | 0x40);
	sum[8] = (unsigned char)((sum[8] & 0x3f) | 0x80);
	memcpy(p, "urn:uuid:", 9);
	p += 9;
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*p++ = '-';
		*p++ = hex[sum[i] >> 4];
		*p++ = hex[sum[i] & 15];
	}
	*p = '\0';
}

static const char *media_type(const struct warc_put *r)
{
	if (r->content_type != NULL)
		return r->content_type;
	switch (r->type) {
	case WARC_WARCINFO:
	case WARC_METADATA:
		return "application/warc-fields";
	case WARC_REQUEST:
		return "application/http;msgtype=request";
	case WARC_RESPONSE:
	case WARC_REVISIT:
		return "application/http;msgtype=response";
	case WARC_OTHER:
	case WARC_RESOURCE:
	case WARC_CONVERSION:
	case WARC_CONTINUATION:
		break;
	}
	return "application/octet-stream";
}

/* A field would end early, and what follows would be another one. */
static bool has_break(const char *s)
{
	return s != NULL && strpbrk(s, "\r\n") != NULL;
}

static enum kpi_status check(const struct warc_writer *w, const struct warc_put *r, struct err *err)
{
	const char *what = NULL;

	if (r->type == WARC_OTHER)
		what = "a record needs a type";
	else if (r->target_uri == NULL && r->type != WARC_WARCINFO)
		what = "a record needs a target";
	else if (has_break(r->target_uri) || has_break(r->content_type) || has_break(r->ip_address) ||
		 has_break(r->concurrent_to) || has_break(r->filename) || has_break(r->truncated) ||
		 has_break(r->profile) || has_break(r->payload_digest) || has_break(r->refers_to) ||
		 has_break(r->refers_to_uri))
		what = "a field of a record has a line break";
	else if (r->head.n > RECORD_MAX || r->body.n > RECORD_MAX - r->head.n)
		what = "a record is larger than 1 GiB";
	return what == NULL ? KPI_OK : err_set(err, KPI_EINPUT, w->name, 0, "%s", what);
}

static void put_field(struct buf *h, const char *name, const char *value)
{
	if (value != NULL)
		warc_field_put(h, name, value);
}

static void put_uri(struct buf *h, const char *name, const char *value)
{
	if (value != NULL && *value != '\0')
		buf_printf(h, "%s: <%s>\r\n", name, value);
}

static void put_date(struct buf *h, const char *name, int64_t ms)
{
	buf_printf(h, "%s: ", name);
	warc_date_put(h, ms);
	buf_puts(h, "\r\n");
}

static void put_digests(struct buf *h, const struct warc_put *r)
{
	struct slice block[2] = {r->head, r->body};
	/* of a record that is not an HTTP message, the whole block is the payload */
	bool own = r->payload_digest == NULL &&
		   (r->type == WARC_RESPONSE || r->type == WARC_RESOURCE || r->type == WARC_CONVERSION ||
		    (r->type == WARC_REQUEST && r->body.n > 0));

	buf_puts(h, "WARC-Block-Digest: ");
	warc_digest_put(h, block, 2);
	buf_puts(h, "\r\n");
	put_field(h, "WARC-Payload-Digest", r->payload_digest);
	if (own) {
		buf_puts(h, "WARC-Payload-Digest: ");
		warc_digest_put(h, &r->body, 1);
		buf_puts(h, "\r\n");
	}
}

static void put_header(struct warc_writer *w, const struct warc_put *r, const char *id)
{
	struct buf *h = &w->header;

	buf_clear(h);
	buf_puts(h, "WARC/1.1\r\n");
	put_field(h, "WARC-Type", warc_type_name(r->type));
	put_uri(h, "WARC-Record-ID", id);
	put_date(h, "WARC-Date", r->date_ms);
	put_field(h, "WARC-Filename", r->filename);
	/* the grammar of 1.1 has no brackets around this one */
	put_field(h, "WARC-Target-URI", r->target_uri);
	put_field(h, "WARC-IP-Address", r->ip_address);
	put_uri(h, "WARC-Concurrent-To", r->concurrent_to);
	if (r->type != WARC_WARCINFO)
		put_uri(h, "WARC-Warcinfo-ID", w->warcinfo);
	put_field(h, "WARC-Profile", r->profile);
	put_uri(h, "WARC-Refers-To", r->refers_to);
	put_field(h, "WARC-Refers-To-Target-URI", r->refers_to_uri);
	if (r->refers_to_date_ms != 0)
		put_date(h, "WARC-Refers-To-Date", r->refers_to_date_ms);
	put_field(h, "WARC-Truncated", r->truncated);
	put_digests(h, r);
	put_field(h, "Content-Type", media_type(r));
	buf_printf(h, "Content-Length: %zu\r\n\r\n", r->head.n + r->body.n);
}

enum kpi_status warc_write(struct warc_writer *w, const struct warc_put *r, char id[WARC_ID_SIZE],
			   struct err *err)
{
	char own[WARC_ID_SIZE];
	struct slice parts[4] = {{NULL, 0}, r->head, r->body, {"\r\n\r\n", 4}};
	uint64_t size = 0;
	enum kpi_status status = check(w, r, err);

	if (status != KPI_OK)
		return status;
	make_id(w, own);
	put_header(w, r, own);
	parts[0] = buf_slice(&w->header);
	if (w->gzip != NULL) {
		buf_clear(&w->packed);
		deflater_run_parts(w->gzip, parts, 4, &w->packed);
		status = io_write_all(w->fd, w->packed.p, w->packed.n, w->name, err);
		size = w->packed.n;
	}
	for (int i = 0; w->gzip == NULL && i < 4 && status == KPI_OK; i++) {
		status = io_write_all(w->fd, parts[i].p, parts[i].n, w->name, err);
		size += parts[i].n;
	}
	if (status != KPI_OK)
		return status;
	w->size += size;
	if (r->type == WARC_WARCINFO)
		memcpy(w->warcinfo, own, sizeof(own));
	if (id != NULL)
		memcpy(id, own, sizeof(own));
	return KPI_OK;
}
