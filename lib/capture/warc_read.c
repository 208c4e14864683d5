/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading web archives, record by record. */
#include "capture/warc_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "capture/fields.h"
#include "capture/stream.h"

enum {
	HEADER_MAX = 1 << 16,
	BEHIND = 8 /* more than the line ends between records */
};

static const char signature[] = "WARC/";

struct warc_reader {
	struct stream s;
	char *name;
	size_t header_max, block_max;
	uint64_t offset; /* of the record in hand */
	uint64_t left; /* bytes of its block that were not taken */
	bool lost; /* what comes next is no record: look for one */
	bool said; /* what is wrong with the record in hand was said */
	struct arena strings;
	struct buf value;
};

bool warc_looks_like(struct slice start)
{
	struct inflater *z;
	struct buf out = {0};
	bool is;

	while (start.n > 0 && (*start.p == '\r' || *start.p == '\n'))
		start = slice_of(start.p + 1, start.n - 1);
	if (!slice_starts(start, "\x1f\x8b"))
		return slice_starts(start, signature);
	z = inflater_new(INFLATE_GZIP);
	inflater_run(z, &start, sizeof(signature) - 1, &out);
	is = slice_eqs(buf_slice(&out), signature);
	inflater_free(z);
	buf_release(&out);
	return is;
}

struct warc_reader *warc_reader_new(int fd, const char *name, const struct warc_limits *limits)
{
	struct warc_reader *r = mem_zalloc(sizeof(*r));

	r->name = mem_strdup(name);
	r->header_max = limits->header_max > 0 ? limits->header_max : HEADER_MAX;
	r->block_max = limits->block_max > 0 ? limits->block_max : SIZE_MAX;
	r->s.fd = fd;
	r->s.name = r->name;
	r->s.bytes_max = limits->bytes_max;
	r->s.ratio_max = limits->ratio_max;
	return r;
}

void warc_reader_free(struct warc_reader *r)
{
	if (r == NULL)
		return;
	stream_release(&r->s);
	arena_release(&r->strings);
	buf_release(&r->value);
	free(r->name);
	free(r);
}

/* Note that the record in hand was complained about; what follows has to be looked for. */
static enum kpi_status bad(struct warc_reader *r, enum kpi_status status)
{
	r->said = r->lost = true;
	r->left = 0;
	return status;
}

/*
 * More bytes of the record in hand. KPI_ENOTFOUND: there are no more, because
 * the file ends or because another record starts; KPI_EINPUT: damaged, said.
 */
static enum kpi_status more(struct warc_reader *r, struct err *err)
{
	size_t before = stream_waiting(&r->s).n;
	enum kpi_status status = stream_more(&r->s, err);
	struct slice fresh;

	if (status == KPI_EINPUT)
		return bad(r, status);
	if (status == KPI_ENOTFOUND)
		stream_take(&r->s, before);
	if (status != KPI_OK || !r->s.fresh || !r->s.packed)
		return status;
	/* a new member with a new record, while this one lacks bytes: its length is wrong, or its end is missing */
	while (stream_waiting(&r->s).n - before < sizeof(signature) - 1)
		if (stream_more(&r->s, NULL) != KPI_OK)
			return KPI_OK;
	fresh = stream_waiting(&r->s);
	if (!slice_starts(slice_of(fresh.p + before, fresh.n - before), signature))
		return KPI_OK;
	stream_take(&r->s, before);
	r->left = 0;
	return KPI_ENOTFOUND;
}

static enum kpi_status cut_off(struct warc_reader *r, const char *where, struct err *err)
{
	r->said = true;
	r->left = 0;
	return err_set(err, KPI_EINPUT, r->name, 0, "record at byte %llu: cut off within its %s",
		       (unsigned long long)r->offset, where);
}

static enum kpi_status skip_block(struct warc_reader *r, struct err *err)
{
	while (r->left > 0) {
		size_t n = stream_waiting(&r->s).n;
		enum kpi_status status = KPI_OK;

		n = n < r->left ? n : (size_t)r->left;
		stream_take(&r->s, n);
		r->left -= n;
		if (r->left > 0)
			status = more(r, err);
		if (status == KPI_ENOTFOUND)
			return cut_off(r, "block", err);
		if (status != KPI_OK)
			return status;
	}
	return KPI_OK;
}

/* Whether a record starts with what waits. */
static bool starts(struct warc_reader *r)
{
	struct slice w;

	while (stream_waiting(&r->s).n < sizeof(signature) && stream_more(&r->s, NULL) == KPI_OK)
		;
	w = stream_waiting(&r->s);
	return w.n >= sizeof(signature) && slice_starts(w, signature) &&
	       ascii_is_digit(w.p[sizeof(signature) - 1]);
}

/* Go to the first byte of the next record. */
static enum kpi_status find_start(struct warc_reader *r, struct err *err)
{
	enum kpi_status status;

	while (r->lost) {
		if (!stream_resync(&r->s, signature))
			return KPI_ENOTFOUND;
		r->lost = !starts(r);
	}
	for (;;) {
		struct slice w = stream_waiting(&r->s);
		size_t i = 0;

		while (i < w.n && (w.p[i] == '\r' || w.p[i] == '\n' || w.p[i] == ' '))
			i++;
		stream_take(&r->s, i);
		if (i < w.n)
			break;
		status = stream_more(&r->s, err);
		r->offset = stream_offset(&r->s);
		if (status != KPI_OK)
			return status == KPI_EINPUT ? bad(r, status) : status;
	}
	r->offset = stream_offset(&r->s);
	if (starts(r))
		return KPI_OK;
	return bad(r, err_set(err, KPI_EINPUT, r->name, 0, "no record at byte %llu, where one has to start",
			      (unsigned long long)r->offset));
}

/* The whole header, with the empty line behind it. */
static enum kpi_status read_header(struct warc_reader *r, struct slice *header, struct err *err)
{
	size_t end;

	while ((end = fields_end(stream_waiting(&r->s))) == 0 && stream_waiting(&r->s).n <= r->header_max) {
		enum kpi_status status = more(r, err);

		if (status == KPI_ENOTFOUND)
			return cut_off(r, "header", err);
		if (status != KPI_OK)
			return status;
	}
	if (end == 0 || end > r->header_max)
		return bad(r, err_set(err, KPI_EINPUT, r->name, 0,
				      "record at byte %llu: a header longer than %zu bytes",
				      (unsigned long long)r->offset, r->header_max));
	*header = slice_of(stream_waiting(&r->s).p, end);
	return KPI_OK;
}

/* A URI's brackets are part of the grammar of 1.0, and of many files' dates and ids. */
static const char *keep(struct warc_reader *r, const struct buf *value)
{
	struct slice v = buf_slice(value);

	if (v.n >= 2 && v.p[0] == '<' && v.p[v.n - 1] == '>')
		v = slice_of(v.p + 1, v.n - 2);
	return v.n > 0 ? arena_strndup(&r->strings, v.p, v.n) : NULL;
}

static bool read_length(struct slice v, uint64_t *length)
{
	*length = 0;
	if (v.n == 0 || v.n > 18)
		return false;
	for (size_t i = 0; i < v.n; i++) {
		if (!ascii_is_digit(v.p[i]))
			return false;
		*length = *length * 10 + (uint64_t)(v.p[i] - '0');
	}
	return true;
}

/* The field's member of the record; NULL: not one that is kept as it is. */
static const char **member_of(struct warc_record *rec, struct slice name)
{
	const struct {
		const char *name;
		const char **member;
	} known[] = {
		{"warc-record-id", &rec->id},
		{"warc-target-uri", &rec->target_uri},
		{"content-type", &rec->content_type},
		{"warc-block-digest", &rec->block_digest},
		{"warc-payload-digest", &rec->payload_digest},
		{"warc-identified-payload-type", &rec->payload_type},
		{"warc-ip-address", &rec->ip_address},
		{"warc-concurrent-to", &rec->concurrent_to},
		{"warc-filename", &rec->filename},
		{"warc-profile", &rec->profile},
		{"warc-refers-to", &rec->refers_to},
		{"warc-refers-to-target-uri", &rec->refers_to_uri},
		{"warc-truncated", &rec->truncated},
		{"warc-segment-number", &rec->segment},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (fields_named(name, known[i].name))
			return known[i].member;
	return NULL;
}

/* Read the fields. NULL: all is there; else what is wrong. */
static const char *read_fields(struct warc_reader *r, struct slice rest, struct warc_record *rec)
{
	struct slice name;
	bool has_length = false, good_length = true;

	while (fields_next(&rest, &name, &r->value)) {
		const char **member = member_of(rec, name);

		if (member != NULL && *member == NULL)
			*member = keep(r, &r->value);
		else if (fields_named(name, "warc-type"))
			rec->type = warc_type_of(buf_slice(&r->value));
		else if (fields_named(name, "warc-date") && !rec->has_date)
			rec->has_date = warc_date_parse(buf_slice(&r->value), &rec->date_ms);
		else if (fields_named(name, "content-length") && !has_length) {
			has_length = true;
			good_length = read_length(buf_slice(&r->value), &rec->length);
		}
	}
	if (!has_length)
		return "no Content-Length";
	return good_length ? NULL : "a Content-Length that is no number";
}

enum kpi_status warc_next(struct warc_reader *r, struct warc_record *record, struct err *err)
{
	struct slice header = {"", 0};
	const char *wrong, *line;
	bool said = r->said;
	enum kpi_status status = skip_block(r, said ? NULL : err);

	*record = (struct warc_record){.offset = r->offset};
	if (status != KPI_OK && (!said || status == KPI_EIO))
		return status;
	arena_clear(&r->strings);
	r->said = false;
	status = find_start(r, err);
	record->offset = r->offset;
	if (status == KPI_OK)
		status = read_header(r, &header, err);
	if (status != KPI_OK)
		return status;
	line = memchr(header.p, '\n', header.n);
	wrong = read_fields(r, slice_of(line + 1, header.n - (size_t)(line + 1 - header.p)), record);
	stream_take(&r->s, header.n);
	if (wrong != NULL)
		return bad(r, err_set(err, KPI_EINPUT, r->name, 0, "record at byte %llu: %s",
				      (unsigned long long)r->offset, wrong));
	r->left = record->length;
	return KPI_OK;
}

/* Have n bytes of the block wait, which are no more than it has. */
static enum kpi_status have(struct warc_reader *r, uint64_t n, struct err *err)
{
	while (stream_waiting(&r->s).n < n) {
		enum kpi_status status = more(r, err);

		if (status == KPI_ENOTFOUND)
			return cut_off(r, "block", err);
		if (status != KPI_OK)
			return status;
	}
	return KPI_OK;
}

enum kpi_status warc_peek(struct warc_reader *r, size_t n, struct slice *start, struct err *err)
{
	enum kpi_status status;

	n = n < r->left ? n : (size_t)r->left;
	status = have(r, n, err);
	*start = status == KPI_OK ? slice_of(stream_waiting(&r->s).p, n) : slice_of("", 0);
	return status;
}

enum kpi_status warc_block(struct warc_reader *r, struct slice *block, struct err *err)
{
	enum kpi_status status;

	*block = slice_of("", 0);
	if (r->left > r->block_max) {
		r->said = true;
		return err_set(err, KPI_EINPUT, r->name, 0,
			       "record at byte %llu: %llu bytes, at most %zu are allowed",
			       (unsigned long long)r->offset, (unsigned long long)r->left, r->block_max);
	}
	status = have(r, r->left, err);
	if (status != KPI_OK)
		return status;
	/* what is behind the block has the member's checksum, which tells whether the block is right */
	while (r->s.packed && r->s.in_member && stream_waiting(&r->s).n < r->left + BEHIND) {
		status = stream_more(&r->s, err);
		if (status == KPI_EINPUT)
			return bad(r, status);
		if (status != KPI_OK)
			break;
	}
	*block = slice_of(stream_waiting(&r->s).p, (size_t)r->left);
	return KPI_OK;
}
