/* SPDX-License-Identifier: BSD-2-Clause */
/* Bulk input: every line is an article or an error with its number. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "daemon/bulk.h"

/* A reader over a pipe that holds the text. */
static struct bulk *over(const char *text, size_t n, size_t line_max)
{
	int fd[2];

	ck_assert_int_eq(pipe(fd), 0);
	ck_assert_int_eq(write(fd[1], text, n), (ssize_t)n);
	close(fd[1]);
	return bulk_new(fd[0], "in.jsonl", line_max);
}

static struct bulk *of(const char *text)
{
	return over(text, strlen(text), 1000);
}

START_TEST(all_members_are_read)
{
	struct bulk *b = of(
		"{\"id\": \"a/1\", \"text\": \"立案12起\", \"published\": \"2018-08-29T08:00:00+08:00\", "
		"\"url\": \"https://e.test/1\", \"title\": \"题\", \"source\": \"报\", \"region\": \"甲省\", "
		"\"more\": [1]}\n");
	struct bulk_line l;

	ck_assert_int_eq(bulk_next(b, &l, NULL), KPI_OK);
	ck_assert_uint_eq(l.line, 1);
	ck_assert_str_eq(l.id, "a/1");
	ck_slice_eq(l.body, "立案12起");
	ck_assert(!l.html);
	ck_assert_str_eq(l.url, "https://e.test/1");
	ck_assert_str_eq(l.title, "题");
	ck_assert_str_eq(l.source, "报");
	ck_assert_str_eq(l.region, "甲省");
	ck_assert(date_eq(l.published, date_of(2018, 8, 29)));
	ck_assert_int_eq(bulk_next(b, &l, NULL), KPI_ENOTFOUND);
	bulk_free(b);
}
END_TEST

START_TEST(what_is_missing_or_null_is_not_set)
{
	struct bulk *b =
		of("\xEF\xBB\xBF\n \r\n{\"id\": 17, \"html\": \"<p>x\", \"title\": null, \"source\": \"\"}");
	struct bulk_line l;

	ck_assert_int_eq(bulk_next(b, &l, NULL), KPI_OK);
	ck_assert_uint_eq(l.line, 3);
	ck_assert_str_eq(l.id, "17");
	ck_assert(l.html);
	ck_assert_ptr_null(l.title);
	ck_assert_ptr_null(l.source);
	ck_assert_ptr_null(l.url);
	ck_assert(!date_is_set(l.published));
	bulk_free(b);
	/* what scripts write where they have no day is no mistake */
	b = of("{\"text\": \"a\", \"published\": \"None\"}\n{\"text\": \"a\", \"published\": \"\"}\n");
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(bulk_next(b, &l, NULL), KPI_OK);
		ck_assert(!date_is_set(l.published));
	}
	bulk_free(b);
}
END_TEST

START_TEST(a_bad_line_has_its_number_and_the_next_is_read)
{
	static const char *const bad[] = {"{",
					  "[1]",
					  "{\"id\": \"x\"}",
					  "{\"text\": 5}",
					  "{\"text\": \"a\", \"url\": {}}",
					  "{\"text\": \"a\", \"published\": \"2018-02-30\"}",
					  "{\"text\": \"\xff\"}",
					  "{\"text\": \"a\", \"text\": \"b\"}",
					  "{\"text\": \"a\\u0000b\"}"};
	struct buf text = {0};
	struct bulk_line l;
	struct err e;
	struct bulk *b;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		buf_printf(&text, "%s\n{\"text\": \"ok%zu\"}\n", bad[i], i);
	b = over(text.p, text.n, 1000);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		char want[16];

		ck_assert_int_eq(bulk_next(b, &l, &e), KPI_EINPUT);
		ck_assert_uint_eq(e.line, 2 * i + 1);
		ck_assert_uint_eq(l.line, 2 * i + 1);
		ck_assert_str_eq(e.file, "in.jsonl");
		ck_slice_eq(l.raw, bad[i]);
		ck_assert_int_eq(bulk_next(b, &l, &e), KPI_OK);
		snprintf(want, sizeof(want), "ok%zu", i);
		ck_slice_eq(l.body, want);
	}
	ck_assert_int_eq(bulk_next(b, &l, &e), KPI_ENOTFOUND);
	bulk_free(b);
	buf_release(&text);
}
END_TEST

START_TEST(a_line_that_is_too_long_is_skipped_whatever_its_length)
{
	static const size_t lengths[] = {101, 1000, 40000};

	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		struct buf text = {0};
		struct bulk_line l;
		struct err e;
		struct bulk *b;

		for (size_t k = 0; k < lengths[i]; k++)
			buf_putc(&text, 'x');
		buf_puts(&text, "\n{\"text\": \"ok\"}");
		b = over(text.p, text.n, 100);
		ck_assert_int_eq(bulk_next(b, &l, &e), KPI_EINPUT);
		ck_assert_uint_eq(l.line, 1);
		ck_assert_ptr_nonnull(strstr(e.msg, "longer than 100 bytes"));
		ck_assert_int_eq(bulk_next(b, &l, &e), KPI_OK);
		ck_assert_uint_eq(l.line, 2);
		ck_slice_eq(l.body, "ok");
		ck_assert_int_eq(bulk_next(b, &l, &e), KPI_ENOTFOUND);
		bulk_free(b);
		buf_release(&text);
	}
}
END_TEST

START_TEST(an_empty_file_ends_at_once)
{
	struct bulk *b = of("");
	struct bulk_line l;

	ck_assert_int_eq(bulk_next(b, &l, NULL), KPI_ENOTFOUND);
	ck_assert_int_eq(bulk_next(b, &l, NULL), KPI_ENOTFOUND);
	bulk_free(b);
	b = bulk_new(-1, "closed", 10);
	ck_assert_int_eq(bulk_next(b, &l, NULL), KPI_EIO);
	bulk_free(b);
	bulk_free(NULL);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {all_members_are_read, what_is_missing_or_null_is_not_set,
				      a_bad_line_has_its_number_and_the_next_is_read,
				      a_line_that_is_too_long_is_skipped_whatever_its_length,
				      an_empty_file_ends_at_once};

	return unit_main("bulk", tests, sizeof(tests) / sizeof(*tests));
}
