/* SPDX-License-Identifier: BSD-2-Clause */
/* The pages of a web archive: which records are pages, and what they carry. */
#define _GNU_SOURCE /* memfd_create */
#include "unit.h"

#include <sys/mman.h>
#include <unistd.h>

#include "base/io.h"
#include "capture/capture.h"
#include "capture/warc_write.h"

static const unsigned char seed[16] = "0123456789abcdef";

/* What a file brings, a line a record. */
static struct buf pages_of(int fd)
{
	static const char *const kinds[] = {"page", "repeated", "bad", "passed"}, *const media[] = {"text",
												    "html",
												    "untold"};
	struct captures *c = captures_new(fd, "f.warc", &(struct warc_limits){.block_max = 1000});
	struct capture p;
	struct buf out = {0};

	lseek(fd, 0, SEEK_SET);
	while (captures_next(c, &p, NULL) == KPI_OK) {
		buf_printf(&out, "%s", kinds[p.kind]);
		if (p.kind == CAPTURE_PAGE)
			buf_printf(&out, " %s %s %s %.*s%s", p.url, media[p.media],
				   p.charset != NULL ? p.charset : "-", (int)p.payload.n, p.payload.p,
				   p.odd_digest ? " odd" : "");
		else if (p.kind == CAPTURE_REPEATED)
			buf_printf(&out, " %s %s", p.url, p.refers_to != NULL ? p.refers_to : "-");
		else
			buf_printf(&out, " %s", p.why);
		buf_putc(&out, '\n');
	}
	captures_free(c);
	close(fd);
	return out;
}

static void brings(const struct warc_put *puts, size_t n, const char *story)
{
	int fd = memfd_create("warc", MFD_CLOEXEC);
	struct warc_writer *w = warc_writer_new(fd, "f.warc", true, seed);
	struct buf out;

	for (size_t i = 0; i < n; i++)
		ck_assert_int_eq(warc_write(w, &puts[i], NULL, NULL), KPI_OK);
	warc_writer_free(w);
	out = pages_of(fd);
	ck_assert_str_eq(out.p, story);
	buf_release(&out);
}

static struct warc_put response(const char *head, const char *body)
{
	return (struct warc_put){.type = WARC_RESPONSE,
				 .target_uri = "http://e.test/1",
				 .head = slice_str(head),
				 .body = slice_str(body)};
}

START_TEST(a_response_with_a_page_is_a_page)
{
	const struct warc_put puts[] = {
		response("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=GBK\r\n\r\n", "<p>a"),
		response("HTTP/1.1 203 X\r\nContent-Type: application/xhtml+xml\r\nTransfer-Encoding: "
			 "chunked\r\n\r\n",
			 "4\r\n<p>b\r\n0\r\n\r\n"),
		response("HTTP/1.1 200 OK\r\n\r\n", "untold"),
		response("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n", "plain"),
		{.type = WARC_RESOURCE,
		 .target_uri = "ftp://e.test/f",
		 .content_type = "text/plain;charset=utf-8",
		 .body = slice_str("c")},
		{.type = WARC_CONVERSION,
		 .target_uri = "HTTPS://e.test/c",
		 .content_type = "text/plain",
		 .body = slice_str("d")}};

	brings(puts, 6,
	       "page http://e.test/1 html GBK <p>a\npage http://e.test/1 html - <p>b\n"
	       "page http://e.test/1 untold - untold\npage http://e.test/1 text - plain\n"
	       "page ftp://e.test/f text utf-8 c\npage HTTPS://e.test/c text - d\n");
}
END_TEST

START_TEST(what_is_no_page_is_passed_over)
{
	struct warc_put robots = response("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", "x");
	struct warc_put dns = {.type = WARC_RESPONSE, .target_uri = "dns:e.test", .content_type = "text/dns"};
	struct warc_put other = {
		.type = WARC_RESPONSE, .target_uri = "ftp://e.test/", .content_type = "text/plain"};

	robots.target_uri = "http://e.test/robots.txt";
	const struct warc_put puts[] = {
		{.type = WARC_WARCINFO},
		{.type = WARC_REQUEST, .target_uri = "http://e.test/1"},
		{.type = WARC_RESOURCE, .target_uri = "metadata://tool/log", .content_type = "text/plain"},
		robots,
		dns,
		other,
		response("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n", "<p>"),
		response("HTTP/1.1 304 Not Modified\r\n\r\n", ""),
		response("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n", "x")};

	brings(puts, 9,
	       "passed no capture\npassed no capture\npassed no address of a page\npassed no address of a "
	       "page\n"
	       "passed no address of a page\npassed an answer of another protocol\n"
	       "passed an answer without a page\npassed an answer without a page\npassed no text\n");
}
END_TEST

START_TEST(a_revisit_repeats_a_page)
{
	const struct warc_put puts[] = {
		{.type = WARC_REVISIT,
		 .target_uri = "http://e.test/1",
		 .profile = WARC_SAME_PAYLOAD,
		 .refers_to_uri = "http://e.test/0",
		 .head = slice_str("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")},
		{.type = WARC_REVISIT,
		 .target_uri = "http://e.test/1",
		 .profile = WARC_NOT_MODIFIED,
		 .head = slice_str("HTTP/1.1 304 Not Modified\r\n\r\n")},
		{.type = WARC_REVISIT, .target_uri = "http://e.test/1", .profile = WARC_SAME_PAYLOAD},
		{.type = WARC_REVISIT,
		 .target_uri = "http://e.test/1.png",
		 .profile = WARC_SAME_PAYLOAD,
		 .head = slice_str("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")}};

	brings(puts, 4,
	       "repeated http://e.test/1 http://e.test/0\nrepeated http://e.test/1 -\n"
	       "repeated http://e.test/1 -\npassed no text\n");
}
END_TEST

START_TEST(what_is_not_whole_is_bad)
{
	struct warc_put cut = response("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "<p>"),
			large = response("HTTP/1.1 200 OK\r\n\r\n", "<p>");
	struct buf body = {0};

	cut.truncated = "length";
	for (int i = 0; i < 1000; i++)
		buf_putc(&body, 'x');
	large.body = buf_slice(&body);
	const struct warc_put puts[] = {
		cut, response("no answer", ""), large,
		response("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n", "<p>")};

	brings(puts, 2, "bad cut off when it was captured\nbad no HTTP response\n");
	brings(puts + 2, 1, "bad record at byte 0: 1019 bytes, at most 1000 are allowed\n");
	/* a large picture is none of our business */
	large.head = slice_str("HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n");
	brings(&large, 1, "passed no text\n");
	brings(puts + 3, 1, "bad cut off: shorter than its Content-Length\n");
	buf_release(&body);
}
END_TEST

static const char message[] = "HTTP/1.1 200 OK\r\nA: 1234567890\r\n\r\nabc";

/* A record of the message with these digests. */
static void digested(const char *block, const char *payload, const char *story)
{
	int fd = memfd_create("warc", MFD_CLOEXEC);
	struct buf b = {0}, out;

	buf_printf(&b,
		   "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://e.test/1>\r\n"
		   "Content-Type: application/http; msgtype=response\r\nContent-Length: %zu\r\n",
		   sizeof(message) - 1);
	if (block != NULL)
		buf_printf(&b, "WARC-Block-Digest: %s\r\n", block);
	if (payload != NULL)
		buf_printf(&b, "WARC-Payload-Digest: %s\r\n", payload);
	buf_printf(&b, "\r\n%s\r\n\r\n", message);
	ck_assert_int_eq(io_write_all(fd, b.p, b.n, "warc", NULL), KPI_OK);
	out = pages_of(fd);
	ck_assert_str_eq(out.p, story);
	buf_release(&b);
	buf_release(&out);
}

START_TEST(bytes_that_are_not_what_their_digest_says_are_bad)
{
	static const char right[] = "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
			  wrong[] = "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
	struct slice block = {message, sizeof(message) - 1};
	struct buf whole = {0};

	warc_digest_put(&whole, &block, 1);
	digested(NULL, right, "page http://e.test/1 untold - abc\n");
	digested(NULL, "md5000:x", "page http://e.test/1 untold - abc\n");
	digested(NULL, wrong, "bad not the bytes that its payload digest names\n");
	digested(wrong, right, "bad not the bytes that its block digest names\n");
	digested(whole.p, wrong, "page http://e.test/1 untold - abc odd\n");
	buf_release(&whole);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_response_with_a_page_is_a_page, what_is_no_page_is_passed_over,
				      a_revisit_repeats_a_page, what_is_not_whole_is_bad,
				      bytes_that_are_not_what_their_digest_says_are_bad};

	return unit_main("capture", tests, sizeof(tests) / sizeof(*tests));
}
