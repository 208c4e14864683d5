/* SPDX-License-Identifier: BSD-2-Clause */
/* Growing arrays, the arena, and the byte buffer. */
#include "unit.h"

#include <signal.h>
#include <stdint.h>

#include "base/mem.h"

START_TEST(an_array_grows_by_doubling_and_keeps_its_elements)
{
	int *p = NULL;
	size_t cap = 0;

	for (int i = 0; i < 1000; i++) {
		p = mem_grow(p, (size_t)i, &cap, sizeof(*p));
		p[i] = i;
	}
	ck_assert_uint_eq(cap, 1024);
	for (int i = 0; i < 1000; i++)
		ck_assert_int_eq(p[i], i);
	free(p);
}
END_TEST

START_TEST(arena_memory_is_aligned_and_does_not_overlap)
{
	struct arena a = {0};
	unsigned char *p[200];

	for (int i = 0; i < 200; i++) {
		size_t n = (size_t)i * 37 + (i == 100 ? 1000000 : 0);

		p[i] = arena_alloc(&a, n);
		ck_assert_uint_eq((uintptr_t)p[i] % 16, 0);
		memset(p[i], i, n);
	}
	for (int i = 1; i < 200; i++)
		ck_assert_int_eq(p[i][(size_t)i * 37 - 1], i);
	arena_release(&a);
	ck_assert_ptr_null(a.head);
}
END_TEST

START_TEST(a_cleared_arena_serves_again)
{
	struct arena a = {0};

	arena_clear(&a);
	char *first = arena_strdup(&a, "one");

	arena_clear(&a);
	ck_assert_ptr_eq(arena_printf(&a, "%s-%d", "two", 2), first);
	ck_assert_str_eq(first, "two-2");
	arena_alloc(&a, 10000000);
	arena_clear(&a);
	ck_assert_str_eq(arena_strndup(&a, "three", 2), "th");
	arena_release(&a);
}
END_TEST

START_TEST(an_impossible_size_stops_the_program_with_a_message)
{
	mem_array(NULL, SIZE_MAX / 2, 3);
}
END_TEST

START_TEST(a_buffer_is_terminated_after_every_change)
{
	struct buf b = {0};

	ck_slice_eq(buf_slice(&b), "");
	buf_puts(&b, NULL);
	buf_putc(&b, 'a');
	ck_assert_str_eq(b.p, "a");
	for (int i = 0; i < 500; i++)
		buf_printf(&b, "%d,", i);
	ck_assert_uint_eq(strlen(b.p), b.n);
	ck_assert_uint_eq(b.n, 1 + 10 * 2 + 90 * 3 + 400 * 4);
	buf_clear(&b);
	buf_putcp(&b, 0x6848);
	buf_putcp(&b, 0xD800);
	ck_assert_str_eq(b.p, "\u6848\uFFFD");
	char *s = buf_steal(&b);

	ck_assert_str_eq(s, "\u6848\uFFFD");
	ck_assert_ptr_null(b.p);
	free(s);
	s = buf_steal(&b);
	ck_assert_str_eq(s, "");
	free(s);
	buf_put(&b, NULL, 0);
	ck_assert_str_eq(b.p, "");
	buf_release(&b);
	buf_release(&b);
}
END_TEST

START_TEST(a_buffer_takes_bytes_up_to_its_edge)
{
	for (size_t n = 0; n < 200; n++) {
		struct buf b = {0};
		char text[200];

		memset(text, 'x', sizeof(text));
		buf_put(&b, text, n);
		buf_put(&b, text, 1);
		ck_assert_uint_eq(b.n, n + 1);
		ck_assert_uint_lt(b.n, b.cap);
		ck_assert_int_eq(b.p[n + 1], '\0');
		buf_release(&b);
	}
}
END_TEST

START_TEST(white_space_of_east_asian_pages_is_trimmed)
{
	ck_slice_eq(slice_trim(slice_str("\uFEFF\u3000\u00A0 \t a \u3000b\r\n\u3000\u00A0")), "a \u3000b");
	ck_slice_eq(slice_trim(slice_str(" \u3000\t")), "");
	ck_slice_eq(slice_trim(slice_str("\xA0")), "\xA0"); /* a lone byte is no space */
	ck_assert(slice_starts(slice_str("abc"), "ab"));
	ck_assert(!slice_starts(slice_str("a"), "ab"));
	ck_assert(slice_ends(slice_str("abc"), "bc"));
	ck_assert(!slice_ends(slice_str("c"), "bc"));
	ck_assert(slice_ends(slice_str(""), ""));
	ck_assert(slice_eq(slice_str(NULL), slice_str("")));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {an_array_grows_by_doubling_and_keeps_its_elements,
				      arena_memory_is_aligned_and_does_not_overlap,
				      a_cleared_arena_serves_again,
				      a_buffer_is_terminated_after_every_change,
				      a_buffer_takes_bytes_up_to_its_edge,
				      white_space_of_east_asian_pages_is_trimmed};
	Suite *suite = suite_create("mem");
	TCase *tc = tcase_create("mem");

	for (size_t i = 0; i < sizeof(tests) / sizeof(*tests); i++)
		tcase_add_test(tc, tests[i]);
	suite_add_tcase(suite, tc);
	SRunner *runner = srunner_create(suite);

	if (srunner_fork_status(runner) ==
	    CK_FORK) /* without a process of its own abort() would end the run */
		tcase_add_test_raise_signal(tc, an_impossible_size_stops_the_program_with_a_message, SIGABRT);
	srunner_run_all(runner, CK_ENV);
	int failed = srunner_ntests_failed(runner);

	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
