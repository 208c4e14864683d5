/* SPDX-License-Identifier: BSD-2-Clause */
/* Captured HTTP responses: head, chunks, codings, and what other tools store. */
#include "unit.h"

#include "base/deflate.h"
#include "capture/fields.h"
#include "capture/http.h"

static struct http_head head_of(const char *message)
{
	struct http_head h;

	ck_assert(http_head_read(slice_str(message), &h));
	return h;
}

static void field_is(const char *fields, const char *name, const char *value)
{
	struct buf b = {0};

	fields_find(slice_str(fields), name, &b);
	ck_slice_eq(buf_slice(&b), value);
	buf_release(&b);
}

START_TEST(fields_are_found_whatever_their_letters_and_folds)
{
	static const char fields[] = "no field\r\n folded junk\r\nContent-TYPE:text/html\r\nX-Long: one\r\n"
				     "\ttwo \r\n   three\r\nEmpty:\r\nx-long: four\nlast: 5";
	struct buf b = {0};

	field_is(fields, "content-type", "text/html");
	field_is(fields, "x-long", "one two three");
	field_is(fields, "empty", "");
	field_is(fields, "last", "5");
	field_is(fields, "content", "");
	ck_assert(!fields_find(slice_str(fields), "content-types", &b));
	ck_assert(fields_list(slice_str(fields), "x-long", &b));
	ck_assert_str_eq(b.p, "one two three, four");
	ck_assert_uint_eq(fields_end(slice_str("a: b\r\n\r\nc")), 8);
	ck_assert_uint_eq(fields_end(slice_str("a: b\n\nc")), 6);
	ck_assert_uint_eq(fields_end(slice_str("a: b\r\n\r")), 0);
	ck_assert_uint_eq(fields_end(slice_of(NULL, 0)), 0);
	buf_release(&b);
}
END_TEST

START_TEST(a_head_is_read_in_its_many_forms)
{
	struct http_head h = head_of("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody");

	ck_assert_int_eq(h.status, 200);
	ck_slice_eq(h.fields, "A: b\r\n\r\n");
	ck_slice_eq(h.body, "body");
	h = head_of("HTTP/2 404\n\nbody");
	ck_assert_int_eq(h.status, 404);
	ck_slice_eq(h.body, "body");
	h = head_of("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx");
	ck_assert_int_eq(h.status, 200);
	ck_slice_eq(h.body, "x");
	h = head_of("HTTP/1.0 200");
	ck_assert_uint_eq(h.body.n, 0);
	ck_assert(!http_head_read(slice_str("GET / HTTP/1.1\r\n\r\n"), &h));
	ck_assert(!http_head_read(slice_str("HTTP/1.1 OK\r\n\r\n"), &h));
	ck_assert(!http_head_read(slice_str("HTTP/1.1 2000\r\n\r\n"), &h));
	ck_assert(!http_head_read(slice_of(NULL, 0), &h));
}
END_TEST

/* A message with this head and body carries this; NULL: it cannot be used, for a reason with these words. */
static void carries(const char *head, struct slice body, const char *payload, const char *reason)
{
	struct buf message = {0};
	struct http_scratch scratch = {0};
	struct http_head h;
	struct slice got, dechunked;
	struct err err = {0};
	enum kpi_status status;

	buf_puts(&message, "HTTP/1.1 200 OK\r\n");
	buf_puts(&message, head);
	buf_puts(&message, "\r\n");
	buf_put(&message, body.p, body.n);
	ck_assert(http_head_read(buf_slice(&message), &h));
	status = http_payload(&h, 1000, &scratch, &got, &dechunked, &err);
	if (payload != NULL) {
		ck_assert_msg(status == KPI_OK, "%s: %s", head, err.msg);
		ck_slice_eq(got, payload);
	} else {
		ck_assert_msg(status == KPI_EINPUT, "%s is taken", head);
		ck_assert_msg(strstr(err.msg, reason) != NULL, "\"%s\" lacks \"%s\"", err.msg, reason);
	}
	http_scratch_release(&scratch);
	buf_release(&message);
}

START_TEST(chunks_are_put_together)
{
	static const char chunked[] = "Transfer-Encoding: chunked\r\n";

	carries(chunked, slice_str("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n"), "abcde", NULL);
	carries(chunked, slice_str("00A \r\n0123456789\r\n0\r\n\r\n"), "0123456789", NULL);
	carries("transfer-encoding: gzip,\r\n CHUNKED\r\n", slice_str("1\na\n0\n"), "a", NULL);
	carries(chunked, slice_str("<p>stored without chunks"), "<p>stored without chunks", NULL);
	carries(chunked, slice_str("5\r\nabc"), NULL, "cut off within its chunks");
	carries(chunked, slice_str("3\r\nabc\r\n"), NULL, "cut off within its chunks");
	carries(chunked, slice_str("3\r\nabc\r\nxyz\r\n"), NULL, "a chunk has no size");
	carries(chunked, slice_str("3\r\nabc\r\nffffffffffffffffff\r\n"), NULL, "a chunk has no size");
	carries(chunked, slice_str("0\r\n\r\n"), "", NULL);
}
END_TEST

START_TEST(a_body_shorter_than_said_was_cut_off)
{
	carries("Content-Length: 3\r\n", slice_str("abc"), "abc", NULL);
	carries("Content-Length: 2\r\n", slice_str("abc"), "abc", NULL);
	carries("Content-Length: x\r\n", slice_str("abc"), "abc", NULL);
	carries("Content-Length: 4\r\n", slice_str("abc"), NULL, "shorter than its Content-Length");
	/* stored unpacked, with the length of what was packed */
	carries("Content-Length: 40\r\nContent-Encoding: gzip\r\n", slice_str("<p>abc"), "<p>abc", NULL);
}
END_TEST

static struct buf packed(struct deflater *d, const char *text)
{
	struct buf b = {0};

	deflater_run(d, slice_str(text), &b);
	deflater_free(d);
	return b;
}

START_TEST(content_codings_are_undone)
{
	struct buf gzip = packed(deflater_new_gzip(), "text of the page"),
		   more = packed(deflater_new_gzip(), " and more"), zlib = packed(deflater_new(), "zlib"),
		   twice = {0}, large = {0}, bomb;
	struct deflater *d = deflater_new_gzip();

	deflater_run(d, buf_slice(&gzip), &twice);
	deflater_free(d);
	carries("Content-Encoding: GZIP\r\n", buf_slice(&gzip), "text of the page", NULL);
	carries("Content-Encoding: x-gzip\r\n", slice_of(gzip.p, gzip.n - 9), NULL, "cut off within");
	carries("Content-Encoding: gzip, gzip\r\n", buf_slice(&twice), "text of the page", NULL);
	carries("Content-Encoding: gzip\r\nContent-Encoding: identity\r\n", buf_slice(&gzip),
		"text of the page", NULL);
	buf_put(&gzip, more.p, more.n);
	carries("Content-Encoding: gzip\r\n", buf_slice(&gzip), "text of the page and more", NULL);
	carries("Content-Encoding: deflate\r\n", buf_slice(&zlib), "zlib", NULL);
	carries("Content-Encoding: deflate\r\n", slice_of(zlib.p + 2, zlib.n - 6), "zlib", NULL);
	carries("Content-Encoding: deflate\r\n", slice_str("<p>unpacked"), "<p>unpacked", NULL);
	carries("Content-Encoding: br\r\n", slice_str("<p>unpacked"), "<p>unpacked", NULL);
	carries("Content-Encoding: br\r\n", slice_of("\x1b\x05\x00\xf8", 4), NULL, "content coding br");
	carries("Content-Encoding: gzip,gzip,gzip,gzip,gzip\r\n", slice_str("x"), NULL, "too many");
	gzip.p[14] ^= 0x55;
	carries("Content-Encoding: gzip\r\n", buf_slice(&gzip), NULL, "damaged");
	for (int i = 0; i < 1001; i++)
		buf_putc(&large, 'x');
	carries("A: b\r\n", buf_slice(&large), NULL, "larger than 1000 bytes");
	bomb = packed(deflater_new_gzip(), large.p);
	carries("Content-Encoding: gzip\r\n", buf_slice(&bomb), NULL, "larger than 1000 bytes");
	buf_release(&gzip);
	buf_release(&more);
	buf_release(&zlib);
	buf_release(&twice);
	buf_release(&large);
	buf_release(&bomb);
}
END_TEST

static void type_is(const char *value, const char *type, const char *charset)
{
	struct buf t = {0}, c = {0};

	http_media_type(slice_str(value), &t, &c);
	ck_slice_eq(buf_slice(&t), type);
	ck_slice_eq(buf_slice(&c), charset);
	buf_release(&t);
	buf_release(&c);
}

START_TEST(a_media_type_may_have_a_charset)
{
	type_is("text/html", "text/html", "");
	type_is("Text/HTML; Charset=GBK", "text/html", "GBK");
	type_is("text/html;a=b; charset = \"utf-8\" ", "text/html", "utf-8");
	type_is("text/html;charset='gb2312'; x", "text/html", "gb2312");
	type_is("text/html;charset=", "text/html", "");
	type_is("; charset=big5", "", "big5");
	type_is("", "", "");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {fields_are_found_whatever_their_letters_and_folds,
				      a_head_is_read_in_its_many_forms,
				      chunks_are_put_together,
				      a_body_shorter_than_said_was_cut_off,
				      content_codings_are_undone,
				      a_media_type_may_have_a_charset};

	return unit_main("http", tests, sizeof(tests) / sizeof(*tests));
}
