/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TESTS_UNIT_H
#define KPI_TESTS_UNIT_H

#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

/*
 * What every unit test program needs. A program lists its tests:
 *
 *     int main(void)
 *     {
 *             const TTest *const tests[] = {reads_this, refuses_that};
 *             return unit_main("name", tests, sizeof(tests) / sizeof(*tests));
 *     }
 *
 * CK_FORK, CK_VERBOSITY and CK_RUN_CASE work as libcheck documents them.
 */
static inline int unit_main(const char *name, const TTest *const *tests, size_t n)
{
	Suite *suite = suite_create(name);
	TCase *tc = tcase_create(name);

	for (size_t i = 0; i < n; i++)
		tcase_add_test(tc, tests[i]);
	suite_add_tcase(suite, tc);
	SRunner *runner = srunner_create(suite);

	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);

	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

/** Compare a slice with a C string and show both where they differ. */
#define ck_slice_eq(S, STR)                                                                                            \
	do {                                                                                                           \
		struct slice ck_s = (S);                                                                               \
		const char *ck_want = (STR);                                                                           \
		ck_assert_msg(slice_eqs(ck_s, ck_want), "\"%.*s\" is not \"%s\"", (int)ck_s.n, ck_s.p ? ck_s.p : "",   \
			      ck_want);                                                                                \
	} while (0)

#endif
