/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading web archives: what tools write, what is damaged, and what the writer wrote. */
#define _GNU_SOURCE /* memfd_create */
#include "unit.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/deflate.h"
#include "base/io.h"
#include "capture/warc_read.h"
#include "capture/warc_write.h"

static const unsigned char seed[16] = "fedcba9876543210";
static const struct warc_limits no_limits = {0};

/* A file that holds this, to be read from its start. */
static int file_of(struct slice bytes)
{
	int fd = memfd_create("warc", MFD_CLOEXEC);

	ck_assert_int_eq(io_write_all(fd, bytes.p, bytes.n, "warc", NULL), KPI_OK);
	ck_assert_int_eq(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

/*
 * What reading a file gives, a line a record: its offset, its type and its block,
 * or what is wrong with it.
 */
static struct buf story_of(struct slice bytes, const struct warc_limits *limits)
{
	int fd = file_of(bytes);
	struct warc_reader *r = warc_reader_new(fd, "f.warc", limits);
	struct warc_record rec;
	struct err err = {0};
	struct buf out = {0};
	enum kpi_status status;

	while ((status = warc_next(r, &rec, &err)) != KPI_ENOTFOUND) {
		struct slice block = {"", 0};

		ck_assert_msg(status == KPI_OK || status == KPI_EINPUT, "status %d", (int)status);
		ck_assert_msg(out.n < 100000, "no end:\n%.2000s", out.p);
		if (status == KPI_OK)
			status = warc_block(r, &block, &err);
		if (status == KPI_OK)
			buf_printf(&out, "%llu %s %.*s\n", (unsigned long long)rec.offset,
				   warc_type_name(rec.type), (int)block.n, block.p);
		else
			buf_printf(&out, "%s\n", err.msg);
	}
	buf_puts(&out, "");
	warc_reader_free(r);
	close(fd);
	return out;
}

static void story_is(struct slice bytes, const char *story)
{
	struct buf out = story_of(bytes, &no_limits);

	ck_assert_str_eq(out.n > 0 ? out.p : "", story);
	buf_release(&out);
}

static void tells(const char *text, const char *story)
{
	story_is(slice_str(text), story);
}

#define RECORD(TYPE, LENGTH, BLOCK)                                                                          \
	"WARC/1.0\r\nWARC-Type: " TYPE "\r\nContent-Length: " LENGTH "\r\n\r\n" BLOCK "\r\n\r\n"

START_TEST(records_of_a_plain_file_are_read)
{
	tells(RECORD("warcinfo", "3", "abc") RECORD("response", "0", "") RECORD("x-own", "2", "\r\n"),
	      "0 warcinfo abc\n59 response \n115  \r\n\n");
	tells("", "");
	tells("\r\n\r\n\r\n", "");
}
END_TEST

START_TEST(what_tools_really_write_is_taken)
{
	/* lower case, LF, folded, no empty line or many between records, a blank before the first */
	tells(" \n\nWARC/0.18\nwarc-type: RESPONSE\ncontent-length:\n 3\nX: y\n\nabcWARC/1.1\r\n"
	      "WARC-Type: request\r\nContent-Length: 1\r\n\r\nd\n\n\n\n\nWARC/1.1\r\nWARC-Type: metadata\r\n"
	      "Content-Length: 1\r\n\r\ne",
	      "3 response abc\n61 request d\n118 metadata e\n");
}
END_TEST

START_TEST(fields_are_kept_without_their_brackets)
{
	static const char text[] =
		"WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
		"WARC-Target-URI: <http://e.test/>\r\nWARC-Date: 2018-08-29T08:00:01Z\r\n"
		"WARC-Payload-Digest: sha1:X\r\nWARC-Block-Digest: sha1:Y\r\nWARC-Profile: " WARC_SAME_PAYLOAD
		"\r\nWARC-Refers-To-Target-URI: http://e.test/old\r\nWARC-Truncated: length\r\n"
		"WARC-Target-URI: http://e.test/second\r\nContent-Type: \r\nContent-Length: 0\r\n\r\n";
	int fd = file_of(slice_str(text));
	struct warc_reader *r = warc_reader_new(fd, "f.warc", &no_limits);
	struct warc_record rec;

	ck_assert_int_eq(warc_next(r, &rec, NULL), KPI_OK);
	ck_assert_int_eq(rec.type, WARC_REVISIT);
	ck_assert_str_eq(rec.id, "urn:uuid:1");
	ck_assert_str_eq(rec.target_uri, "http://e.test/");
	ck_assert(rec.has_date);
	ck_assert_int_eq(rec.date_ms, INT64_C(1535529601000));
	ck_assert_str_eq(rec.payload_digest, "sha1:X");
	ck_assert_str_eq(rec.block_digest, "sha1:Y");
	ck_assert_str_eq(rec.profile, WARC_SAME_PAYLOAD);
	ck_assert_str_eq(rec.refers_to_uri, "http://e.test/old");
	ck_assert_str_eq(rec.truncated, "length");
	ck_assert_ptr_null(rec.content_type);
	ck_assert_ptr_null(rec.segment);
	ck_assert_int_eq(warc_next(r, &rec, NULL), KPI_ENOTFOUND);
	ck_assert_int_eq(warc_next(r, &rec, NULL), KPI_ENOTFOUND);
	warc_reader_free(r);
	warc_reader_free(NULL);
	close(fd);
}
END_TEST

START_TEST(after_damage_the_next_record_is_found)
{
	/* too short a length, no length, no number, junk before a record, a cut-off end */
	tells(RECORD("response", "3", "abcdef\nWARC/ ") RECORD("request", "1", "x"),
	      "0 response abc\nno record at byte 55, where one has to start\n69 request x\n");
	tells("WARC/1.0\r\nWARC-Type: response\r\n\r\nabc\r\n" RECORD("request", "1", "x"),
	      "record at byte 0: no Content-Length\n38 request x\n");
	tells(RECORD("response", "-3", "abc") RECORD("request", "1", "x"),
	      "record at byte 0: a Content-Length that is no number\n60 request x\n");
	tells("junk\nWARC\n" RECORD("request", "1", "x"),
	      "no record at byte 0, where one has to start\n10 request x\n");
	tells("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 10\r\n\r\nabc",
	      "record at byte 0: cut off within its block\n");
	tells("WARC/1.0\r\nWARC-Type: resp", "record at byte 0: cut off within its header\n");
	tells("no archive at all", "no record at byte 0, where one has to start\n");
	tells("WAR", "no record at byte 0, where one has to start\n");
}
END_TEST

static void pack(struct buf *out, const char *text)
{
	struct deflater *d = deflater_new_gzip();

	deflater_run(d, slice_str(text), out);
	deflater_free(d);
}

START_TEST(gzip_members_and_one_stream_over_all_are_read)
{
	struct buf b = {0}, expected = {0};
	size_t second;

	pack(&b, RECORD("response", "3", "abc"));
	second = b.n;
	pack(&b, RECORD("request", "1", "x"));
	buf_printf(&expected, "0 response abc\n%zu request x\n", second);
	story_is(buf_slice(&b), expected.p);
	/* zeros at the end are no damage */
	buf_put(&b, "\0\0\0", 3);
	story_is(buf_slice(&b), expected.p);
	ck_assert(warc_looks_like(buf_slice(&b)));
	buf_clear(&b);
	pack(&b, RECORD("response", "3", "abc") RECORD("request", "1", "x"));
	story_is(buf_slice(&b), "0 response abc\n0 request x\n");
	/* members that part nothing */
	buf_clear(&b);
	pack(&b, "WARC/1.0\r\nWARC-Ty");
	pack(&b, "pe: response\r\nContent-Length: 3\r\n\r\na");
	pack(&b, "bc\r\n");
	story_is(buf_slice(&b), "0 response abc\n");
	buf_release(&b);
	buf_release(&expected);
}
END_TEST

START_TEST(a_damaged_member_costs_one_record)
{
	struct buf b = {0}, expected = {0};
	size_t second, third;

	pack(&b, RECORD("response", "3", "abc"));
	second = b.n;
	pack(&b, RECORD("response", "5", "wrong"));
	third = b.n;
	pack(&b, RECORD("request", "1", "x"));
	/* its sum at the end */
	b.p[third - 6] ^= 1;
	buf_printf(&expected, "0 response abc\ndamaged gzip member at byte %zu\n%zu request x\n", second,
		   third);
	story_is(buf_slice(&b), expected.p);
	/* its data */
	b.p[third - 6] ^= 1;
	memset(b.p + second + 12, 0xff, 8);
	buf_clear(&expected);
	buf_printf(&expected, "0 response abc\ndamaged gzip member at byte %zu\n%zu request x\n", second,
		   third);
	story_is(buf_slice(&b), expected.p);
	/* junk between members */
	memset(b.p + second, 'j', third - second);
	buf_clear(&expected);
	buf_printf(&expected, "0 response abc\nno gzip member at byte %zu\n%zu request x\n", second, third);
	story_is(buf_slice(&b), expected.p);
	/* the end is missing, and with it the sum of the last member */
	story_is(slice_of(b.p, second - 3), "the file ends within the gzip member at byte 0\n");
	buf_release(&b);
	buf_release(&expected);
}
END_TEST

START_TEST(a_wrong_length_does_not_swallow_the_next_member)
{
	struct buf b = {0}, expected = {0};
	size_t second;

	pack(&b, RECORD("response", "300", "abc"));
	second = b.n;
	pack(&b, RECORD("request", "1", "x"));
	buf_printf(&expected, "record at byte 0: cut off within its block\n%zu request x\n", second);
	story_is(buf_slice(&b), expected.p);
	buf_release(&b);
	buf_release(&expected);
}
END_TEST

static void limited(const struct warc_limits *limits, struct slice bytes, const char *words)
{
	struct buf out = story_of(bytes, limits);

	ck_assert_msg(strstr(out.p, words) != NULL, "no \"%s\" in:\n%s", words, out.p);
	buf_release(&out);
}

START_TEST(what_is_too_large_is_not_read)
{
	struct buf b = {0}, text = {0};

	limited(&(struct warc_limits){.block_max = 2},
		slice_str(RECORD("response", "3", "abc") RECORD("request", "1", "x")),
		"record at byte 0: 3 bytes, at most 2 are allowed\n59 request x\n");
	limited(&(struct warc_limits){.header_max = 40},
		slice_str(RECORD("response", "3", "abc\r\nWARC/1.0\r\nContent-Length: 0\r\n\r\n")),
		"record at byte 0: a header longer than 40 bytes\n57  \n");
	limited(&(struct warc_limits){.bytes_max = 80},
		slice_str(RECORD("response", "3", "abc") RECORD("request", "1", "x")),
		"unpacks to more than 80 bytes");
	/* 32 MiB out of 32 KiB */
	buf_puts(&text, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 33554432\r\n\r\n");
	for (size_t i = 0; i < 33554432; i += 32)
		buf_puts(&text, "                                ");
	pack(&b, text.p);
	limited(&(struct warc_limits){.ratio_max = 500}, buf_slice(&b),
		"unpacks to more than 500 times its size");
	buf_release(&b);
	buf_release(&text);
}
END_TEST

/* What the writer wrote is read, record by record, and has the digests that it names. */
static void read_back(bool gzip)
{
	int fd = memfd_create("warc", MFD_CLOEXEC);
	struct warc_writer *w = warc_writer_new(fd, "w.warc", gzip, seed);
	struct warc_reader *r;
	struct warc_record rec;
	struct slice block;
	char ids[2][WARC_ID_SIZE];
	struct buf body = {0};
	const struct warc_put puts[] = {
		{.type = WARC_WARCINFO, .filename = "w.warc", .body = slice_str("software: x\r\n")},
		{.type = WARC_RESPONSE,
		 .target_uri = "http://e.test/甲",
		 .date_ms = INT64_C(1535529601123),
		 .ip_address = "2001:db8::1",
		 .head = slice_str("HTTP/1.1 200 OK\r\n\r\n")},
		{.type = WARC_REQUEST, .target_uri = "http://e.test/甲", .concurrent_to = ids[1]},
		{.type = WARC_METADATA, .target_uri = "http://e.test/甲", .body = slice_str("via: y\r\n")},
		{.type = WARC_REVISIT,
		 .target_uri = "http://e.test/甲",
		 .profile = WARC_SAME_PAYLOAD,
		 .refers_to = ids[1],
		 .refers_to_uri = "http://e.test/甲",
		 .refers_to_date_ms = 1000,
		 .payload_digest = "sha256:00",
		 .head = slice_str("HTTP/1.1 304 Not Modified\r\n\r\n")}};
	const size_t n = sizeof(puts) / sizeof(*puts);

	for (unsigned int i = 0; i < 200000; i++)
		buf_putc(&body, (char)(i * i >> 7));
	for (size_t i = 0; i < n; i++) {
		struct warc_put put = puts[i];

		if (i == 1)
			put.body = buf_slice(&body);
		ck_assert_int_eq(warc_write(w, &put, ids[i == 1], NULL), KPI_OK);
	}
	lseek(fd, 0, SEEK_SET);
	r = warc_reader_new(fd, "w.warc", &no_limits);
	for (size_t i = 0; i < n; i++) {
		ck_assert_int_eq(warc_next(r, &rec, NULL), KPI_OK);
		ck_assert_int_eq(rec.type, puts[i].type);
		ck_assert_int_eq(rec.date_ms, puts[i].date_ms);
		ck_assert_int_eq(warc_block(r, &block, NULL), KPI_OK);
		ck_assert_int_eq(warc_digest_check(slice_str(rec.block_digest), &block, 1), WARC_DIGEST_SAME);
		if (i > 0)
			ck_assert_str_eq(rec.target_uri, "http://e.test/甲");
		if (i == 1) {
			block = slice_of(block.p + 19, block.n - 19);
			ck_assert_uint_eq(block.n, body.n);
			ck_assert_int_eq(warc_digest_check(slice_str(rec.payload_digest), &block, 1),
					 WARC_DIGEST_SAME);
			ck_assert_str_eq(rec.ip_address, "2001:db8::1");
			ck_assert_str_eq(rec.id, ids[1]);
		}
	}
	ck_assert_str_eq(rec.refers_to, ids[1]);
	ck_assert_str_eq(rec.payload_digest, "sha256:00");
	ck_assert_int_eq(warc_next(r, &rec, NULL), KPI_ENOTFOUND);
	warc_reader_free(r);
	warc_writer_free(w);
	buf_release(&body);
	close(fd);
}

START_TEST(what_was_written_is_read_back)
{
	read_back(false);
	read_back(true);
}
END_TEST

START_TEST(a_file_is_known_by_its_first_bytes)
{
	struct buf b = {0};

	ck_assert(warc_looks_like(slice_str("WARC/1.1\r\n")));
	ck_assert(warc_looks_like(slice_str("\r\n\r\nWARC/1.0")));
	ck_assert(!warc_looks_like(slice_str("WARC is a format")));
	ck_assert(!warc_looks_like(slice_of(NULL, 0)));
	pack(&b, "no archive");
	ck_assert(!warc_looks_like(buf_slice(&b)));
	ck_assert(!warc_looks_like(slice_of(b.p, 4)));
	buf_release(&b);
}
END_TEST

START_TEST(a_file_that_cannot_be_read_is_no_end)
{
	struct warc_reader *r = warc_reader_new(-1, "closed.warc", &no_limits);
	struct warc_record rec;
	struct err err;

	ck_assert_int_eq(warc_next(r, &rec, &err), KPI_EIO);
	ck_assert_str_eq(err.file, "closed.warc");
	warc_reader_free(r);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {records_of_a_plain_file_are_read,
				      what_tools_really_write_is_taken,
				      fields_are_kept_without_their_brackets,
				      after_damage_the_next_record_is_found,
				      gzip_members_and_one_stream_over_all_are_read,
				      a_damaged_member_costs_one_record,
				      a_wrong_length_does_not_swallow_the_next_member,
				      what_is_too_large_is_not_read,
				      what_was_written_is_read_back,
				      a_file_is_known_by_its_first_bytes,
				      a_file_that_cannot_be_read_is_no_end};

	return unit_main("warc_read", tests, sizeof(tests) / sizeof(*tests));
}
