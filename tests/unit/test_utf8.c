/* SPDX-License-Identifier: BSD-2-Clause */
/* UTF-8: decoding, validity, and widths on a terminal. */
#include "unit.h"

#include "base/utf8.h"

START_TEST(every_scalar_value_goes_there_and_back)
{
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char b[4];
		uint32_t back;
		size_t n = utf8_encode(cp, b);

		uint32_t want = cp >= 0xD800 && cp <= 0xDFFF ? 0xFFFD : cp;

		if (utf8_decode(b, n, &back) != n || back != want || !utf8_valid(b, n, NULL))
			ck_abort_msg("U+%04X came back as U+%04X", cp, back);
	}
	uint32_t cp;
	char b[4];

	utf8_decode(b, utf8_encode(0x110000, b), &cp);
	ck_assert_uint_eq(cp, 0xFFFD);
}
END_TEST

/** The examples of "U+FFFD Substitution of Maximal Subparts", Unicode 3.9 tables 3-8 to 3-11. */
START_TEST(bad_bytes_are_taken_by_maximal_subparts)
{
	static const struct {
		const char *bytes;
		const char *lengths;
	} cases[] = {
		{"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "111111111"},
		{"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "111111111"},
		{"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "111111111"},
		{"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "21321"},
		{"\xE6\xA1", "2"},
		{"\xF0\x9F\x98", "3"},
		{"\xF8\x88\x80\x80\x80", "11111"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t n = strlen(cases[i].bytes), at = 0, k = 0;

		while (at < n) {
			uint32_t cp;
			size_t len = utf8_decode(cases[i].bytes + at, n - at, &cp);

			ck_assert_int_eq((int)len + '0', cases[i].lengths[k]);
			ck_assert(cp == 0xFFFD || (len == 1 && cp < 0x80));
			at += len;
			k++;
		}
		ck_assert_uint_eq(k, strlen(cases[i].lengths));
	}
}
END_TEST

START_TEST(validity_gives_the_first_bad_offset_at_any_alignment)
{
	static const char *const bad[] = {"\x80",
					  "\xC1\x81",
					  "\xE0\x9F\xBF",
					  "\xED\xA0\x80",
					  "\xE6\xA1",
					  "\xF0\x8F\xBF\xBF",
					  "\xF4\x90\x80\x80",
					  "\xF5\x80\x80\x80",
					  "\xE6\xA1\x41",
					  "\xFE",
					  "\xC3"};
	struct buf b = {0};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		for (size_t ascii = 0; ascii < 20; ascii++)
			for (size_t han = 0; han < 4; han++) {
				size_t at;

				buf_clear(&b);
				for (size_t k = 0; k < ascii; k++)
					buf_putc(&b, 'a');
				for (size_t k = 0; k < han; k++)
					buf_puts(&b, "\u6848\u00E9\U0001F600\uFFFD");
				for (size_t k = 0; k < han + ascii;
				     k++) /* runs of Han characters, some with special leads */
					buf_puts(&b, k % 7 == 6	  ? "\uD7FF"
						     : k % 5 == 4 ? "\u0800"
								  : "\u6848");
				ck_assert(utf8_valid(b.p ? b.p : "", b.n, NULL));
				size_t good = b.n;

				buf_puts(&b, bad[i]);
				ck_assert(!utf8_valid(b.p, b.n, &at));
				ck_assert_uint_eq(at, good);
			}
	buf_release(&b);
}
END_TEST

START_TEST(a_replacement_character_in_the_text_is_valid)
{
	uint32_t cp;

	ck_assert(utf8_valid("\uFFFD", 3, NULL));
	ck_assert_uint_eq(utf8_decode("\uFFFD", 3, &cp), 3);
	ck_assert(utf8_valid("a\0b", 3, NULL));
	ck_assert(utf8_valid("", 0, NULL));
}
END_TEST

START_TEST(han_and_full_width_forms_take_two_columns)
{
	ck_assert_int_eq(utf8_cp_width('a'), 1);
	ck_assert_int_eq(utf8_cp_width(0x6848), 2);
	ck_assert_int_eq(utf8_cp_width(0xFF0C), 2); /* full-width comma */
	ck_assert_int_eq(utf8_cp_width(0x3000), 2);
	ck_assert_int_eq(utf8_cp_width(0xAC00), 2); /* Hangul */
	ck_assert_int_eq(utf8_cp_width(0x20BB7), 2); /* Han beyond the BMP */
	ck_assert_int_eq(utf8_cp_width(0x1F600), 2);
	ck_assert_int_eq(utf8_cp_width(0xFF71), 1); /* half-width katakana */
	ck_assert_int_eq(utf8_cp_width(0x2026), 1); /* ambiguous */
	ck_assert_int_eq(utf8_cp_width(0x0301), 0);
	ck_assert_int_eq(utf8_cp_width(0x200B), 0);
	ck_assert_int_eq(utf8_cp_width('\t'), 0);
	ck_assert_int_eq(utf8_cp_width(0x10FFFF), 1);
	ck_assert_uint_eq(utf8_width("\u5211\u6848ab\u0301", 10), 6);
}
END_TEST

START_TEST(cutting_never_splits_a_character)
{
	const char *s = "a\u5211\u6848\u0301b";
	size_t n = strlen(s);

	ck_assert_uint_eq(utf8_cut(s, n, 0), 0);
	ck_assert_uint_eq(utf8_cut(s, n, 2), 1);
	ck_assert_uint_eq(utf8_cut(s, n, 3), 4);
	ck_assert_uint_eq(utf8_cut(s, n, 5), 9); /* the accent stays with its character */
	ck_assert_uint_eq(utf8_cut(s, n, 99), n);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {every_scalar_value_goes_there_and_back,
				      bad_bytes_are_taken_by_maximal_subparts,
				      validity_gives_the_first_bad_offset_at_any_alignment,
				      a_replacement_character_in_the_text_is_valid,
				      han_and_full_width_forms_take_two_columns,
				      cutting_never_splits_a_character};

	return unit_main("utf8", tests, sizeof(tests) / sizeof(*tests));
}
