/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of kpid: one table, its sample file, and every mistake reported. */
#include "unit.h"

#include <stdio.h>

#include "base/io.h"
#include "config/kpid_conf.h"

START_TEST(the_sample_file_is_what_the_table_says)
{
	const char *srcdir = getenv("srcdir");
	struct buf path = {0}, file = {0}, sample = {0};
	struct err e = {0};

	buf_printf(&path, "%s/config/kpid.conf", srcdir != NULL ? srcdir : ".");
	ck_assert_msg(io_read_file(path.p, 0, &file, &e) == KPI_OK, "%s", e.msg);
	kpid_settings_sample(&sample);
	ck_assert_str_eq(file.p, sample.p);
	buf_release(&path);
	buf_release(&file);
	buf_release(&sample);
}
END_TEST

START_TEST(the_sample_file_says_the_defaults)
{
	struct kpid_settings a, b;
	struct buf sample = {0}, problems = {0};

	kpid_settings_init(&a, NULL);
	kpid_settings_init(&b, "elsewhere");
	b.batch_items = b.batch_ms = b.busy_ms = b.settle_ms = b.poll_seconds = b.max_item_bytes = -1;
	b.database_max_bytes = -1;
	b.keep_bytes = !a.keep_bytes;
	kpid_settings_sample(&sample);
	ck_assert_int_eq(kpid_settings_parse(&b, buf_slice(&sample), "sample", &problems, NULL), KPI_OK);
	ck_assert_uint_eq(problems.n, 0);
	ck_assert_str_eq(a.state, b.state);
	ck_assert_int_eq(a.max_item_bytes, b.max_item_bytes);
	ck_assert_int_eq(a.settle_ms, b.settle_ms);
	ck_assert_int_eq(a.poll_seconds, b.poll_seconds);
	ck_assert_int_eq(a.batch_items, b.batch_items);
	ck_assert_int_eq(a.batch_ms, b.batch_ms);
	ck_assert_int_eq(a.busy_ms, b.busy_ms);
	ck_assert_int_eq(a.database_max_bytes, b.database_max_bytes);
	ck_assert_int_eq(a.keep_bytes, b.keep_bytes);
	kpid_settings_release(&a);
	kpid_settings_release(&b);
	buf_release(&sample);
}
END_TEST

START_TEST(every_problem_is_reported_with_its_line)
{
	struct kpid_settings s;
	struct buf problems = {0};
	struct err e = {0};

	kpid_settings_init(&s, NULL);
	ck_assert_int_eq(
		kpid_settings_parse(
			&s,
			slice_str("inbx = \"a\";\nsettle_ms = -1;\nkeep_bytes = 1;\n\ninbox = \"\";\n"
				  "zzzzzzzzzzzz = 1;\nbusy_ms = \"x\";\n"),
			"k.conf", &problems, &e),
		KPI_ECONFIG);
	ck_assert_uint_eq(e.line, 1);
	ck_assert_ptr_nonnull(strstr(problems.p, "k.conf:1: unknown option inbx; did you mean inbox?\n"));
	ck_assert_ptr_nonnull(strstr(problems.p, "k.conf:2: "));
	ck_assert_ptr_nonnull(strstr(problems.p, "k.conf:3: "));
	ck_assert_ptr_nonnull(strstr(problems.p, "k.conf:5: inbox is empty\n"));
	ck_assert_ptr_nonnull(strstr(problems.p, "k.conf:6: unknown option zzzzzzzzzzzz\n"));
	ck_assert_ptr_nonnull(strstr(problems.p, "k.conf:7: "));
	buf_clear(&problems);
	ck_assert_int_eq(kpid_settings_parse(&s, slice_str("inbox = "), "k.conf", &problems, &e),
			 KPI_ECONFIG);
	ck_assert_ptr_nonnull(strstr(problems.p, "k.conf:1: "));
	ck_assert_int_eq(kpid_settings_load(&s, "no/such/file", &problems, &e), KPI_EIO);
	kpid_settings_release(&s);
	buf_release(&problems);
}
END_TEST

START_TEST(relative_names_start_from_the_state_folder)
{
	struct kpid_settings s;
	struct buf problems = {0};

	kpid_settings_init(&s, "/a");
	ck_assert_int_eq(kpid_settings_parse(&s, slice_str("archive = \"/b/c\"; inbox = \"in\";"), "k.conf",
					     &problems, NULL),
			 KPI_OK);
	kpid_settings_finish(&s);
	ck_assert_str_eq(s.inbox, "/a/in");
	ck_assert_str_eq(s.archive, "/b/c");
	ck_assert_str_eq(s.database, "/a/kpid.db");
	kpid_settings_release(&s);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		the_sample_file_is_what_the_table_says, the_sample_file_says_the_defaults,
		every_problem_is_reported_with_its_line, relative_names_start_from_the_state_folder};

	return unit_main("kpid_conf", tests, sizeof(tests) / sizeof(*tests));
}
