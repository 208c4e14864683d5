/* SPDX-License-Identifier: BSD-2-Clause */
/* Charsets: what is declared, what is true, and bytes that are damaged. */
#include "unit.h"

#include "base/utf8.h"
#include "text/charset.h"
#include "text/decode.h"

/* 全市刑事案件同比下降，破案率上升。 in GB18030 and, in traditional characters, in Big5 */
#define GB_TEXT                                                                                              \
	"\xC8\xAB\xCA\xD0\xD0\xCC\xCA\xC2\xB0\xB8\xBC\xFE\xCD\xAC\xB1\xC8\xCF\xC2\xBD\xB5\xA3\xAC\xC6\xC6"   \
	"\xB0\xB8"                                                                                           \
	"\xC2\xCA\xC9\xCF\xC9\xFD\xA1\xA3"
#define BIG5_TEXT                                                                                            \
	"\xA5\xFE\xA5\xAB\xA6\x44\xA8\xC6\xAE\xD7\xA5\xF3\xA6\x50\xA4\xF1\xA4\x55\xAD\xB0\xA1\x41\xAF\x7D"   \
	"\xAE\xD7"                                                                                           \
	"\xB2\x76\xA4\x57\xA4\xC9\xA1\x43"
#define GB_UTF8                                                                                              \
	"\u5168\u5E02\u5211\u4E8B\u6848\u4EF6\u540C\u6BD4\u4E0B\u964D\uFF0C\u7834\u6848\u7387\u4E0A\u5347"   \
	"\u3002"
#define BIG5_UTF8                                                                                            \
	"\u5168\u5E02\u5211\u4E8B\u6848\u4EF6\u540C\u6BD4\u4E0B\u964D\uFF0C\u7834\u6848\u7387\u4E0A\u5347"   \
	"\u3002"

static struct buf out;
static struct decoded info;

static void decode(const char *p, size_t n, const char *declared, bool html)
{
	buf_clear(&out);
	decode_bytes(slice_of(p, n), declared, html, &out, &info);
	ck_assert(utf8_valid(out.p ? out.p : "", out.n, NULL));
}

#define DECODE(LITERAL, DECLARED, HTML) decode(LITERAL, sizeof(LITERAL) - 1, DECLARED, HTML)

static void is(const char *text, const char *charset, enum charset_how how, size_t replaced)
{
	ck_slice_eq(buf_slice(&out), text);
	ck_assert_str_eq(info.charset, charset);
	ck_assert_str_eq(charset_how_name(info.how), charset_how_name(how));
	ck_assert_uint_eq(info.replaced, replaced);
}

START_TEST(valid_utf8_wins_over_a_lying_declaration)
{
	DECODE("\u6848", "gbk", false);
	is("\u6848", "UTF-8", CHARSET_VALID, 0);
	DECODE("<meta charset=big5>\u6848", NULL, true);
	is("<meta charset=big5>\u6848", "UTF-8", CHARSET_VALID, 0);
	DECODE("plain", "big5", false);
	is("plain", "UTF-8", CHARSET_VALID, 0);
	DECODE("", NULL, true);
	is("", "UTF-8", CHARSET_VALID, 0);
}
END_TEST

START_TEST(marks_decide_before_anything_else)
{
	DECODE("\xEF\xBB\xBF\u6848", "gbk", false);
	is("\u6848", "UTF-8", CHARSET_BOM, 0);
	DECODE("\xFF\xFE\x48\x68\x3D\xD8\x00\xDE", "gbk", false);
	is("\u6848\U0001F600", "UTF-16LE", CHARSET_BOM, 0);
	DECODE("\xFE\xFF\x68\x48\x00\x41", NULL, true);
	is("\u6848A", "UTF-16BE", CHARSET_BOM, 0);
}
END_TEST

START_TEST(utf16_without_a_mark_is_known_by_its_units)
{
	DECODE("\x48\x68\n\0001\0002\0\x48\x68", NULL, false);
	is("\u6848\n12\u6848", "UTF-16LE", CHARSET_GUESSED, 0);
	DECODE("\x68\x48\0\n\0001\0002\x68\x48", NULL, false);
	is("\u6848\n12\u6848", "UTF-16BE", CHARSET_GUESSED, 0);
}
END_TEST

START_TEST(lone_surrogates_and_a_cut_unit_are_replaced)
{
	DECODE("\xFF\xFE\x00\xD8\x41\x00\x00\xDC\x42\x00\x43", NULL, false);
	is("\uFFFDA\uFFFDB\uFFFD", "UTF-16LE", CHARSET_BOM, 3);
	DECODE("\xFF\xFE\x00\xD8", NULL, false);
	is("\uFFFD", "UTF-16LE", CHARSET_BOM, 1);
}
END_TEST

START_TEST(double_byte_text_is_told_apart_by_counting)
{
	DECODE(GB_TEXT, NULL, false);
	is(GB_UTF8, "GB18030", CHARSET_GUESSED, 0);
	DECODE(BIG5_TEXT, NULL, false);
	is(BIG5_UTF8, "Big5", CHARSET_GUESSED, 0);
	DECODE("2018 " GB_TEXT, "gb2312", false);
	is("2018 " GB_UTF8, "GB18030", CHARSET_CALLER, 0);
}
END_TEST

START_TEST(a_declaration_that_the_bytes_contradict_is_not_believed)
{
	DECODE(GB_TEXT, "utf-8", false);
	is(GB_UTF8, "GB18030", CHARSET_GUESSED, 0);
	DECODE(GB_TEXT, "iso-8859-1", false);
	is(GB_UTF8, "GB18030", CHARSET_GUESSED, 0);
	DECODE(GB_TEXT, "big5", false);
	is(GB_UTF8, "GB18030", CHARSET_GUESSED, 0);
	DECODE(BIG5_TEXT, "gbk", false);
	is(BIG5_UTF8, "Big5", CHARSET_GUESSED, 0);
	DECODE("<meta charset=gbk>" BIG5_TEXT, NULL, true);
	is("<meta charset=gbk>" BIG5_UTF8, "Big5", CHARSET_GUESSED, 0);
	DECODE("<meta charset=gbk>" GB_TEXT, "big5", true);
	is("<meta charset=gbk>" GB_UTF8, "GB18030", CHARSET_DECLARED, 0);
}
END_TEST

START_TEST(a_bad_piece_is_replaced_alone_and_eats_no_ascii)
{
	DECODE(GB_TEXT "\xC8<b>\xFF\xFF" GB_TEXT, "gbk", false);
	is(GB_UTF8 "\uFFFD<b>\uFFFD\uFFFD" GB_UTF8, "GB18030", CHARSET_CALLER, 3);
	DECODE(GB_TEXT "\xC8", "gbk", false);
	is(GB_UTF8 "\uFFFD", "GB18030", CHARSET_CALLER, 1);
	DECODE(GB_TEXT "\x81\x30\x81", "gbk", false);
	is(GB_UTF8 "\uFFFD", "GB18030", CHARSET_CALLER, 1);
	DECODE(GB_TEXT "\x81\x30"
		       "abc",
	       "gbk", false);
	is(GB_UTF8 "\uFFFD0abc", "GB18030", CHARSET_CALLER, 1);
	DECODE(GB_TEXT "\xC8\0" GB_TEXT, "gbk", false);
	is(GB_UTF8 "\uFFFD\uFFFD" GB_UTF8, "GB18030", CHARSET_CALLER, 2);
	DECODE(BIG5_TEXT "\xA5"
			 "1\xA5",
	       "big5", false);
	is(BIG5_UTF8 "\uFFFD1\uFFFD", "Big5", CHARSET_CALLER, 2);
}
END_TEST

START_TEST(four_byte_and_hong_kong_characters_are_known)
{
	DECODE(GB_TEXT "\x95\x32\x82\x36\x81\x30\x81\x30", "gb18030", false);
	is(GB_UTF8 "\U00020000\xC2\x80", "GB18030", CHARSET_CALLER, 0);
	DECODE(BIG5_TEXT "\xF9\xD8\x88\x62\x88\x66", "big5-hkscs", false);
	is(BIG5_UTF8 "\u88CF\u00CA\u0304\u00CA", "Big5", CHARSET_CALLER, 0);
}
END_TEST

START_TEST(a_few_damaged_bytes_leave_utf8_what_it_is)
{
	DECODE(GB_UTF8 "\xE6\xA1", "gbk", false);
	is(GB_UTF8 "\uFFFD", "UTF-8", CHARSET_VALID, 1);
	DECODE(GB_UTF8 "\xA3\xACz" GB_UTF8, NULL, false);
	is(GB_UTF8 "\uFFFD\uFFFDz" GB_UTF8, "UTF-8", CHARSET_VALID, 2);
	DECODE("a\0b", NULL, false);
	is("a\uFFFD"
	   "b",
	   "UTF-8", CHARSET_VALID, 1);
}
END_TEST

START_TEST(western_bytes_among_ascii_are_windows_1252)
{
	DECODE("the force\x92s budget is \xA3"
	       "7m",
	       NULL, false);
	is("the force\u2019s budget is \u00A37m", "windows-1252", CHARSET_GUESSED, 0);
	DECODE("the force\x92s budget is \xA3"
	       "7m",
	       "iso-8859-1", false);
	is("the force\u2019s budget is \u00A37m", "windows-1252", CHARSET_CALLER, 0);
}
END_TEST

START_TEST(pages_declare_in_many_ways)
{
	static const struct {
		const char *page;
		enum charset want;
	} cases[] = {
		{"<meta charset=gbk>", CHARSET_GB18030},
		{"<meta charset = ' GB2312 '>", CHARSET_GB18030},
		{"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=big5'>", CHARSET_BIG5},
		{"<meta content='text/html; charset=\"gb18030\"' http-equiv=content-type>", CHARSET_GB18030},
		{"<meta content='text/html; charset=gb18030'>", CHARSET_NONE},
		{"<meta content='charset charset=gbk;x' http-equiv=content-type />", CHARSET_GB18030},
		{"<meta name=x/charset=gbk>", CHARSET_NONE},
		{"<meta/charset=gbk>", CHARSET_GB18030},
		{"<metacharset=gbk>", CHARSET_NONE},
		{"<!-- <meta charset=big5> --><meta charset=gbk>", CHARSET_GB18030},
		{"<!--><meta charset=gbk>", CHARSET_GB18030},
		{"<p title='<meta charset=big5>'><meta charset=gbk>", CHARSET_GB18030},
		{"</p title='<meta charset=big5>'><!x><?y><meta charset=gbk>", CHARSET_GB18030},
		{"<meta charset=nonsense><meta charset=gbk>", CHARSET_GB18030},
		{"<meta charset=utf-16>", CHARSET_UTF8},
		{"<meta charset=\"gbk", CHARSET_NONE},
		{"<meta charset=", CHARSET_NONE},
		{"<meta ", CHARSET_NONE},
		{"<", CHARSET_NONE},
		{"<!-", CHARSET_NONE},
		{"<?xml version=\"1.0\" encoding = 'GB2312'?>", CHARSET_GB18030},
		{"<?xml version=\"1.0\" encoding=big5?><meta charset=gbk>", CHARSET_GB18030},
		{"<?xml encoding=\"big5", CHARSET_NONE},
	};
	struct buf late = {0};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		enum charset cs = charset_prescan(slice_str(cases[i].page));

		ck_assert_msg(cs == cases[i].want, "%s: %s", cases[i].page, charset_name(cs));
	}
	while (late.n < 1020)
		buf_putc(&late, ' ');
	buf_puts(&late, "<meta charset=gbk>");
	ck_assert_int_eq(charset_prescan(buf_slice(&late)), CHARSET_NONE);
	buf_release(&late);
}
END_TEST

/** No input makes the decoder lose bytes without saying so, whatever is declared. */
START_TEST(any_bytes_decode_to_valid_text)
{
	static const char *const declared[] = {NULL,	 "utf-8",    "gbk",    "big5",
					       "utf-16", "utf-16be", "latin1", "?"};
	unsigned int x = 12345;
	char bytes[300];

	for (int round = 0; round < 400; round++) {
		for (size_t i = 0; i < sizeof(bytes); i++) {
			x = x * 1103515245 + 12345;
			bytes[i] = (char)(round % 2 ? x >> 16 : (x >> 16) % 64 + (x >> 25) % 2 * 0xA1);
		}
		for (size_t d = 0; d < sizeof(declared) / sizeof(*declared); d++) {
			decode(bytes, sizeof(bytes) - (size_t)round % 5, declared[d], round % 3 == 0);
			ck_assert_uint_ge(out.n, 290 / 2);
			ck_assert_str_ne(info.charset, "unknown");
		}
	}
}
END_TEST

START_TEST(binary_files_are_told_from_texts)
{
	ck_assert(decode_is_binary(slice_of("\x7f"
					    "ELF\2\1\1\0\0\0\0\0",
					    12)));
	ck_assert(decode_is_binary(slice_of("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)));
	ck_assert(!decode_is_binary(slice_of("\xFF\xFE\0\0", 4)));
	ck_assert(!decode_is_binary(slice_of("1\0002\0003\0\n\0", 8)));
	ck_assert(!decode_is_binary(slice_str(GB_TEXT "\r\n\t\f" BIG5_TEXT)));
	ck_assert(!decode_is_binary(slice_str("")));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {valid_utf8_wins_over_a_lying_declaration,
				      marks_decide_before_anything_else,
				      utf16_without_a_mark_is_known_by_its_units,
				      lone_surrogates_and_a_cut_unit_are_replaced,
				      double_byte_text_is_told_apart_by_counting,
				      a_declaration_that_the_bytes_contradict_is_not_believed,
				      a_bad_piece_is_replaced_alone_and_eats_no_ascii,
				      four_byte_and_hong_kong_characters_are_known,
				      a_few_damaged_bytes_leave_utf8_what_it_is,
				      western_bytes_among_ascii_are_windows_1252,
				      pages_declare_in_many_ways,
				      any_bytes_decode_to_valid_text,
				      binary_files_are_told_from_texts};

	return unit_main("decode", tests, sizeof(tests) / sizeof(*tests));
}
