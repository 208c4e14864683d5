/* SPDX-License-Identifier: BSD-2-Clause */
/* Web archives: names, moments, digests, and what the writer writes. */
#define _GNU_SOURCE /* memfd_create */
#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/deflate.h"
#include "capture/warc_write.h"

static const unsigned char seed[16] = "0123456789abcdef";

static int64_t moment(const char *text)
{
	int64_t ms = -1;

	ck_assert_msg(warc_date_parse(slice_str(text), &ms), "%s", text);
	return ms;
}

START_TEST(a_moment_is_read_at_every_precision)
{
	int64_t ms;
	static const char *const wrong[] = {"",		 "2018-02-30", "2018-08-29T25:00:00Z", "2018-08-29X",
					    "yesterday", "2018-8-1",   "2018-08-29T08:00:00+9"};

	ck_assert_int_eq(moment("1970-01-01T00:00:00Z"), 0);
	ck_assert_int_eq(moment("2018-08-29T08:00:01Z"), INT64_C(1535529601000));
	ck_assert_int_eq(moment("2018-08-29T08:00:01.25Z"), INT64_C(1535529601250));
	ck_assert_int_eq(moment("2018-08-29T08:00:01.123456789Z"), INT64_C(1535529601123));
	ck_assert_int_eq(moment("2018-08-29T16:00:01+08:00"), INT64_C(1535529601000));
	ck_assert_int_eq(moment(" 20180829080001 "), INT64_C(1535529601000));
	ck_assert_int_eq(moment("2018-08-29"), moment("2018-08-29T00:00Z"));
	ck_assert_int_eq(moment("2018"), moment("2018-01-01T00:00:00Z"));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		ck_assert_msg(!warc_date_parse(slice_str(wrong[i]), &ms), "%s", wrong[i]);
}
END_TEST

START_TEST(a_moment_is_written_as_it_is_read)
{
	static const int64_t moments[] = {0, INT64_C(1535529601000), INT64_C(1535529601007), -1, -86400000};

	for (size_t i = 0; i < sizeof(moments) / sizeof(*moments); i++) {
		struct buf b = {0};

		warc_date_put(&b, moments[i]);
		ck_assert_int_eq(moment(b.p), moments[i]);
		buf_release(&b);
	}
}
END_TEST

START_TEST(digests_are_compared_in_base32_and_hexadecimal)
{
	/* of "abc", from the standards' own examples */
	static const char *const right[] = {
		"sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
		"SHA1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
		"sha-1:vgmt4nsha2awvor6evyxqugcnsonbwe5",
		"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
		"sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====",
		"md5:900150983cd24fb0d6963f7d28e17f72"};
	struct slice parts[2] = {slice_str("a"), slice_str("bc")};

	for (size_t i = 0; i < sizeof(right) / sizeof(*right); i++)
		ck_assert_msg(warc_digest_check(slice_str(right[i]), parts, 2) == WARC_DIGEST_SAME, "%s",
			      right[i]);
	ck_assert_int_eq(warc_digest_check(slice_str(right[0]), parts, 1), WARC_DIGEST_OTHER);
	ck_assert_int_eq(warc_digest_check(slice_str(right[1]), parts, 1), WARC_DIGEST_OTHER);
	ck_assert_int_eq(warc_digest_check(slice_str("sha1:short"), parts, 2), WARC_DIGEST_UNKNOWN);
	ck_assert_int_eq(warc_digest_check(slice_str("crc32:00000000"), parts, 2), WARC_DIGEST_UNKNOWN);
	ck_assert_int_eq(warc_digest_check(slice_str("none"), parts, 2), WARC_DIGEST_UNKNOWN);
	ck_assert_int_eq(warc_digest_check(slice_of(NULL, 0), parts, 2), WARC_DIGEST_UNKNOWN);
}
END_TEST

/* What the file holds. */
static struct buf contents(int fd)
{
	struct buf b = {0};
	off_t size = lseek(fd, 0, SEEK_END);

	buf_reserve(&b, (size_t)size);
	ck_assert_int_eq(pread(fd, b.p, (size_t)size, 0), size);
	b.n = (size_t)size;
	b.p[b.n] = '\0';
	close(fd);
	return b;
}

static void has(const struct buf *b, const char *words)
{
	ck_assert_msg(strstr(b->p, words) != NULL, "no \"%s\" in:\n%s", words, b->p);
}

/* An exchange, the response first. */
static int write_exchange(bool gzip, char id[WARC_ID_SIZE])
{
	int fd = memfd_create("warc", MFD_CLOEXEC);
	struct warc_writer *w = warc_writer_new(fd, "a.warc", gzip, seed);
	struct buf fields = {0};

	warc_field_put(&fields, "software", "some\nprogram");
	ck_assert_int_eq(warc_write(w,
				    &(struct warc_put){.type = WARC_WARCINFO,
						       .filename = "a.warc",
						       .body = buf_slice(&fields)},
				    NULL, NULL),
			 KPI_OK);
	ck_assert_int_eq(warc_write(w,
				    &(struct warc_put){.type = WARC_RESPONSE,
						       .target_uri = "http://e.test/1",
						       .date_ms = INT64_C(1535529601000),
						       .ip_address = "192.0.2.1",
						       .head = slice_str("HTTP/1.1 200 OK\r\n\r\n"),
						       .body = slice_str("abc")},
				    id, NULL),
			 KPI_OK);
	ck_assert_int_eq(warc_write(w,
				    &(struct warc_put){.type = WARC_REQUEST,
						       .target_uri = "http://e.test/1",
						       .concurrent_to = id,
						       .head = slice_str("GET /1 HTTP/1.1\r\n\r\n")},
				    NULL, NULL),
			 KPI_OK);
	ck_assert_uint_eq(warc_writer_size(w), (uint64_t)lseek(fd, 0, SEEK_END));
	warc_writer_free(w);
	buf_release(&fields);
	return fd;
}

START_TEST(a_record_has_its_fields_and_its_digests)
{
	char id[WARC_ID_SIZE], concurrent[WARC_ID_SIZE + 32];
	struct buf b = contents(write_exchange(false, id));

	ck_assert_int_eq(strncmp(b.p, "WARC/1.1\r\nWARC-Type: warcinfo\r\n", 31), 0);
	has(&b, "WARC-Filename: a.warc\r\n");
	has(&b, "\r\n\r\nsoftware: some program\r\n\r\n\r\nWARC/1.1\r\nWARC-Type: response\r\n");
	has(&b, "WARC-Date: 2018-08-29T08:00:01Z\r\n");
	has(&b, "WARC-Target-URI: http://e.test/1\r\n");
	has(&b, "WARC-IP-Address: 192.0.2.1\r\n");
	has(&b, "WARC-Payload-Digest: "
		"sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\r\n");
	has(&b, "WARC-Block-Digest: sha256:");
	has(&b,
	    "Content-Type: application/http;msgtype=response\r\nContent-Length: 22\r\n\r\nHTTP/1.1 200 OK");
	has(&b, "\r\n\r\nabc\r\n\r\nWARC/1.1\r\n");
	snprintf(concurrent, sizeof(concurrent), "WARC-Concurrent-To: <%s>\r\n", id);
	has(&b, concurrent);
	has(&b, "WARC-Warcinfo-ID: <urn:uuid:");
	ck_assert_int_eq(strncmp(id, "urn:uuid:", 9), 0);
	ck_assert_uint_eq(strlen(id), WARC_ID_SIZE - 1);
	buf_release(&b);
}
END_TEST

START_TEST(a_member_of_gzip_holds_a_record)
{
	char id[WARC_ID_SIZE];
	struct buf plain = contents(write_exchange(false, id)), packed = contents(write_exchange(true, id)),
		   out = {0};
	struct inflater *z = inflater_new(INFLATE_GZIP);
	struct slice in = buf_slice(&packed);

	for (int i = 0; i < 3; i++) {
		ck_assert_int_eq(strncmp(plain.p + out.n, "WARC/1.1", 8), 0);
		ck_assert_int_eq(inflater_run(z, &in, 10000, &out), KPI_ENOTFOUND);
		inflater_reset(z);
	}
	ck_assert_uint_eq(in.n, 0);
	ck_assert_str_eq(out.p, plain.p);
	inflater_free(z);
	buf_release(&plain);
	buf_release(&packed);
	buf_release(&out);
}
END_TEST

START_TEST(what_would_break_a_record_is_refused)
{
	int fd = memfd_create("warc", MFD_CLOEXEC), full = open("/dev/full", O_WRONLY | O_CLOEXEC);
	struct warc_writer *w = warc_writer_new(fd, "a.warc", false, seed),
			   *f = warc_writer_new(full, "full.warc", false, seed);
	struct warc_put good = {.type = WARC_RESOURCE, .target_uri = "http://e.test/1"}, r = good;
	struct err err;

	r.type = WARC_OTHER;
	ck_assert_int_eq(warc_write(w, &r, NULL, &err), KPI_EINPUT);
	r = good;
	r.target_uri = NULL;
	ck_assert_int_eq(warc_write(w, &r, NULL, &err), KPI_EINPUT);
	ck_assert_str_eq(err.file, "a.warc");
	r.target_uri = "http://e.test/\r\nWARC-Type: response";
	ck_assert_int_eq(warc_write(w, &r, NULL, &err), KPI_EINPUT);
	r = good;
	r.ip_address = "192.0.2.1\n";
	ck_assert_int_eq(warc_write(w, &r, NULL, &err), KPI_EINPUT);
	r = good;
	r.body = slice_of("", (size_t)1 << 31);
	ck_assert_int_eq(warc_write(w, &r, NULL, &err), KPI_EINPUT);
	ck_assert_int_eq(lseek(fd, 0, SEEK_END), 0);
	ck_assert_int_eq(warc_write(f, &good, NULL, &err), KPI_EFULL);
	ck_assert_uint_eq(warc_writer_size(f), 0);
	warc_writer_free(w);
	warc_writer_free(f);
	warc_writer_free(NULL);
	close(fd);
	close(full);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_moment_is_read_at_every_precision,
				      a_moment_is_written_as_it_is_read,
				      digests_are_compared_in_base32_and_hexadecimal,
				      a_record_has_its_fields_and_its_digests,
				      a_member_of_gzip_holds_a_record,
				      what_would_break_a_record_is_refused};

	return unit_main("warc", tests, sizeof(tests) / sizeof(*tests));
}
