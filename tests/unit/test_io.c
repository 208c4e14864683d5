/* SPDX-License-Identifier: BSD-2-Clause */
/* Whole files. */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

static char dir[] = "test_io.XXXXXX";
static char path[64];

static void set_up(void)
{
	strcpy(dir, "test_io.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/file", dir);
}

static int entries(void)
{
	DIR *d = opendir(dir);
	int n = -2; /* . and .. */

	while (readdir(d))
		n++;
	closedir(d);
	return n;
}

static void tear_down(void)
{
	chmod(dir, 0700);
	rmdir(path);
	unlink(path);
	rmdir(dir);
}

START_TEST(a_file_comes_back_as_it_was_written)
{
	struct buf b = {0};
	struct err e;
	size_t n = 300000;
	char *data = malloc(n);

	for (size_t i = 0; i < n; i++)
		data[i] = (char)(i * 7);
	ck_assert_int_eq(io_replace_file(path, data, n, &e), KPI_OK);
	buf_puts(&b, "head");
	ck_assert_int_eq(io_read_file(path, n, &b, &e), KPI_OK);
	ck_assert_uint_eq(b.n, n + 4);
	ck_assert_mem_eq(b.p + 4, data, n);
	ck_assert_int_eq(b.p[b.n], '\0');
	ck_assert_int_eq(io_replace_file(path, "", 0, &e), KPI_OK);
	buf_clear(&b);
	ck_assert_int_eq(io_read_file(path, 0, &b, &e), KPI_OK);
	ck_assert_uint_eq(b.n, 0);
	free(data);
	buf_release(&b);
}
END_TEST

START_TEST(a_file_over_the_limit_is_refused_with_its_size)
{
	struct buf b = {0};
	struct err e;

	ck_assert_int_eq(io_replace_file(path, "12345", 5, &e), KPI_OK);
	ck_assert_int_eq(io_read_file(path, 4, &b, &e), KPI_EINPUT);
	ck_assert_str_eq(e.file, path);
	ck_assert_ptr_nonnull(strstr(e.msg, "5 bytes"));
	ck_assert_ptr_nonnull(strstr(e.msg, "4"));
	ck_assert_uint_eq(b.n, 0);
	ck_assert_int_eq(io_read_file("/dev/zero", 100000, &b, &e), KPI_EINPUT);
	ck_assert_uint_eq(b.n, 0);
	buf_release(&b);
}
END_TEST

START_TEST(what_cannot_be_read_names_the_path)
{
	struct buf b = {0};
	struct err e;

	ck_assert_int_eq(io_read_file(path, 0, &b, &e), KPI_EIO);
	ck_assert_str_eq(e.file, path);
	ck_assert_int_eq(io_read_file(dir, 0, &b, &e), KPI_EIO);
	ck_assert_int_eq(io_read_file(path, 0, &b, NULL), KPI_EIO);
	buf_release(&b);
}
END_TEST

START_TEST(a_full_disk_is_told_apart)
{
	struct err e;
	int fd = open("/dev/full", O_WRONLY);

	if (fd < 0)
		return; /* only Linux has it */
	ck_assert_int_eq(io_write_all(fd, "x", 1, "out", &e), KPI_EFULL);
	ck_assert_str_eq(e.file, "out");
	ck_assert_int_eq(io_write_all(fd, "", 0, "out", &e), KPI_OK);
	close(fd);
	ck_assert_int_eq(io_write_all(-1, "x", 1, "out", &e), KPI_EIO);
}
END_TEST

START_TEST(replacing_keeps_the_mode_and_leaves_no_temporary)
{
	struct err e;
	struct stat st;

	ck_assert_int_eq(io_replace_file(path, "old", 3, &e), KPI_OK);
	ck_assert_int_eq(chmod(path, 0640), 0);
	ck_assert_int_eq(io_replace_file(path, "newer", 5, &e), KPI_OK);
	ck_assert_int_eq(stat(path, &st), 0);
	ck_assert_int_eq(st.st_mode & 07777, 0640);
	ck_assert_int_eq(st.st_size, 5);
	ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(a_replacement_that_fails_leaves_everything_as_it_was)
{
	struct err e;
	char missing[96];

	ck_assert_int_eq(mkdir(path, 0700), 0);
	ck_assert_int_eq(io_replace_file(path, "x", 1, &e), KPI_EIO); /* a folder stands there */
	ck_assert_int_eq(entries(), 1);
	snprintf(missing, sizeof(missing), "%s/none/file", dir);
	ck_assert_int_eq(io_replace_file(missing, "x", 1, &e), KPI_EIO);
	ck_assert_str_eq(e.file, missing);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_file_comes_back_as_it_was_written,
				      a_file_over_the_limit_is_refused_with_its_size,
				      what_cannot_be_read_names_the_path,
				      a_full_disk_is_told_apart,
				      replacing_keeps_the_mode_and_leaves_no_temporary,
				      a_replacement_that_fails_leaves_everything_as_it_was};
	Suite *suite = suite_create("io");
	TCase *tc = tcase_create("io");

	tcase_add_checked_fixture(tc, set_up, tear_down);
	for (size_t i = 0; i < sizeof(tests) / sizeof(*tests); i++)
		tcase_add_test(tc, tests[i]);
	suite_add_tcase(suite, tc);
	SRunner *runner = srunner_create(suite);

	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);

	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
