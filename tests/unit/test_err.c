/* SPDX-License-Identifier: BSD-2-Clause */
/* Errors, their text and their exit codes. */
#include "unit.h"

#include "base/err.h"
#include "base/utf8.h"

START_TEST(an_error_names_file_and_line)
{
	struct err e;
	char out[128];

	ck_assert_int_eq(err_set(&e, KPI_ECONFIG, "a.conf", 7, "no such option: %s", "x"), KPI_ECONFIG);
	ck_assert_str_eq(err_format(&e, out, sizeof(out)), "a.conf:7: no such option: x");
	err_set(&e, KPI_EIO, "a.conf", 0, "gone");
	ck_assert_str_eq(err_format(&e, out, sizeof(out)), "a.conf: gone");
	err_set(&e, KPI_EUSAGE, NULL, 0, "no file");
	ck_assert_str_eq(err_format(&e, out, sizeof(out)), "no file");
}
END_TEST

START_TEST(nobody_needs_to_listen)
{
	ck_assert_int_eq(err_set(NULL, KPI_EFULL, "x", 1, "full"), KPI_EFULL);
}
END_TEST

START_TEST(a_long_message_is_cut_between_characters)
{
	struct err e;
	char text[2048], out[32];

	for (int shift = 0; shift < 3; shift++) {
		memset(text, 'a', (size_t)shift);
		for (size_t i = (size_t)shift; i + 4 < sizeof(text); i += 3)
			memcpy(text + i, "\xE6\xA1\x88", 4);
		err_set(&e, KPI_EINPUT, text, 0, "%s", text);
		ck_assert(utf8_valid(e.msg, strlen(e.msg), NULL));
		ck_assert_uint_ge(strlen(e.msg), sizeof(e.msg) - 3);
		ck_assert(utf8_valid(e.file, strlen(e.file), NULL));
		err_format(&e, out, sizeof(out));
		ck_assert(utf8_valid(out, strlen(out), NULL));
	}
}
END_TEST

START_TEST(exit_codes_follow_the_kind_of_error)
{
	ck_assert_int_eq(err_exit(KPI_OK), 0);
	ck_assert_int_eq(err_exit(KPI_EUSAGE), 2);
	ck_assert_int_eq(err_exit(KPI_ECONFIG), 2);
	ck_assert_int_eq(err_exit(KPI_EINPUT), 3);
	ck_assert_int_eq(err_exit(KPI_EFULL), 4);
	ck_assert_int_eq(err_exit(KPI_ESCHEMA), 4);
	ck_assert_int_eq(err_exit(KPI_ELOCKED), 5);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {an_error_names_file_and_line, nobody_needs_to_listen,
				      a_long_message_is_cut_between_characters,
				      exit_codes_follow_the_kind_of_error};

	return unit_main("err", tests, sizeof(tests) / sizeof(*tests));
}
