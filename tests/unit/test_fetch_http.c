/* SPDX-License-Identifier: BSD-2-Clause */
/* Moments, and header fields that say when to ask again. */
#include "unit.h"

#include "fetch/http.h"
#include "fetch/moment.h"

static int64_t moment(const char *text)
{
	int64_t t = -1;

	return moment_parse(slice_str(text), &t) ? t : -1;
}

START_TEST(moments_are_read_in_the_forms_of_http_mail_and_feeds)
{
	static const char *const same[] = {
		"Sun, 06 Nov 1994 08:49:37 GMT",
		"Sunday, 06-Nov-94 08:49:37 GMT",
		"Sun Nov  6 08:49:37 1994",
		" 6 Nov 1994 08:49:37 +0000",
		"Sun, 6 Nov 1994 16:49:37 +0800",
		"Sun, 06 Nov 94 03:49:37 EST",
		"06 Nov 1994 08:49:37 Z",
		"1994-11-06T08:49:37Z",
		"1994-11-06T16:49:37+08:00",
		"1994-11-06t08:49:37.25z",
		"1994-11-06 08:49:37",
		"Sunday, 06 November 1994 08:49:37 UTC",
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		ck_assert_msg(moment(same[i]) == 784111777, "%s: %lld", same[i], (long long)moment(same[i]));
	ck_assert_int_eq(moment("1994-11-06"), 784080000);
	ck_assert_int_eq(moment("Thu, 01 Jan 1970 00:00:00 GMT"), 0);
	ck_assert_int_eq(moment("Thu, 29 Feb 2024 23:59:60 GMT"), 1709251199);
}
END_TEST

START_TEST(what_is_no_moment_is_none)
{
	static const char *const bad[] = {"",
					  "0",
					  "-1",
					  "soon",
					  "Sun, 31 Feb 2024 00:00:00 GMT",
					  "Sun, 06 Nov 1994 24:00:00 GMT",
					  "Sun, 06 Nov 1994 08:49:37 GMT x",
					  "Sun, 06 Foo 1994 08:49:37 GMT",
					  "1994-13-06T08:49:37Z",
					  "1994-11-06T08:49:37+99:00",
					  "1994-11-06T08:49:37.Z",
					  "1994-11-06T",
					  "Sun, 06 Nov 194 08:49:37 GMT",
					  "Thu, 01 Jan 1970 00:00:00 +0100",
					  "999999999999"};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_msg(moment(bad[i]) == -1, "%s", bad[i]);
}
END_TEST

START_TEST(a_moment_is_written_as_it_is_read)
{
	struct buf b = {0};

	moment_put(&b, 784111777);
	ck_assert_str_eq(b.p, "1994-11-06T08:49:37Z");
	buf_release(&b);
}
END_TEST

static int64_t retry(const char *head)
{
	return http_retry_after(slice_str(head), 784111777);
}

START_TEST(retry_after_is_seconds_or_a_date)
{
	ck_assert_int_eq(retry("HTTP/1.1 503 x\r\nretry-after:  120 \r\n\r\n"), 120);
	ck_assert_int_eq(retry("HTTP/1.1 503 x\nRetry-After: Sun, 06 Nov 1994 08:50:37 GMT\n"), 60);
	ck_assert_int_eq(retry("HTTP/1.1 503 x\r\nRetry-After: Sun, 06 Nov 1994 08:48:37 GMT\r\n"), 0);
	ck_assert_int_eq(retry("HTTP/1.1 503 x\r\nRetry-After: 99999999999999999999\r\n"), 1000000000);
	ck_assert_int_eq(retry("HTTP/1.1 503 x\r\nRetry-After: -5\r\n"), -1);
	ck_assert_int_eq(retry("HTTP/1.1 503 x\r\nRetry-After: soon\r\n"), -1);
	ck_assert_int_eq(retry("HTTP/1.1 503 x\r\nX-Retry-After: 5\r\n"), -1);
	ck_assert_int_eq(retry(""), -1);
}
END_TEST

static int64_t fresh(const char *fields)
{
	struct buf b = {0};
	int64_t s;

	buf_printf(&b, "HTTP/1.1 200 OK\r\n%s\r\n", fields);
	s = http_fresh(buf_slice(&b), 784111777);
	buf_release(&b);
	return s;
}

START_TEST(cache_control_comes_before_expires)
{
	ck_assert_int_eq(fresh("Cache-Control: public, Max-Age=600\r\n"), 600);
	ck_assert_int_eq(fresh("Cache-Control: public\r\nCache-Control: max-age=\"600\"\r\n"), 600);
	ck_assert_int_eq(fresh("Cache-Control: max-age=600\r\nAge: 100\r\n"), 500);
	ck_assert_int_eq(fresh("Cache-Control: max-age=600\r\nAge: 700\r\n"), 0);
	ck_assert_int_eq(fresh("Cache-Control: max-age=600, no-cache\r\n"), 0);
	ck_assert_int_eq(fresh("Cache-Control: no-store\r\nExpires: Sun, 06 Nov 1994 09:49:37 GMT\r\n"), 0);
	ck_assert_int_eq(fresh("Cache-Control: max-age=60\r\nExpires: Sun, 06 Nov 1994 09:49:37 GMT\r\n"),
			 60);
	ck_assert_int_eq(fresh("Cache-Control: private, x-max-age=5\r\n"), -1);
	ck_assert_int_eq(fresh("Expires: Sun, 06 Nov 1994 09:49:37 GMT\r\n"), 3600);
	ck_assert_int_eq(
		fresh("Date: Sun, 06 Nov 1994 09:48:37 GMT\r\nExpires: Sun, 06 Nov 1994 09:49:37 GMT\r\n"),
		60);
	ck_assert_int_eq(fresh("Expires: 0\r\n"), 0);
	ck_assert_int_eq(fresh("Expires: Sun, 06 Nov 1994 07:49:37 GMT\r\n"), 0);
	ck_assert_int_eq(fresh("Server: x\r\n"), -1);
}
END_TEST

START_TEST(fields_are_found_by_their_whole_name)
{
	struct slice head = slice_str("HTTP/1.1 200 OK\r\nETag: \"a:b\"\r\nX-ETag: \"c\"\r\nSet-Cookie: "
				      "a\r\nset-cookie: b\r\n\r\n");
	struct buf b = {0};

	ck_slice_eq(http_field(head, "etag"), "\"a:b\"");
	ck_assert_ptr_null(http_field(head, "tag").p);
	http_fields(head, "Set-Cookie", &b);
	ck_assert_str_eq(b.p, "a, b");
	buf_release(&b);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		moments_are_read_in_the_forms_of_http_mail_and_feeds,
		what_is_no_moment_is_none,
		a_moment_is_written_as_it_is_read,
		retry_after_is_seconds_or_a_date,
		cache_control_comes_before_expires,
		fields_are_found_by_their_whole_name,
	};
	return unit_main("fetch_http", tests, sizeof(tests) / sizeof(*tests));
}
