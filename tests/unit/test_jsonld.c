/* SPDX-License-Identifier: BSD-2-Clause */
/* Strings of JSON-LD and of scripts. */
#include "unit.h"

#include "text/jsonld.h"

START_TEST(names_of_an_article_are_found_at_any_depth)
{
	struct ld ld = {0};

	ld_read(slice_str(
			"{\"@graph\": [{\"@type\": \"WebSite\", \"name\": \"Site\"}, {\"@type\": "
			"\"NewsArticle\", "
			"\"headline\": \"A \\\"b\\\"\", \"author\": [{\"name\": \"X\"}, {\"name\": \"Y\"}], "
			"\"publisher\": {\"logo\": {\"url\": \"u\"}, \"name\": \"P\"}, \"datePublished\": "
			"\"2020-01-02\"}]}"),
		&ld);
	ck_assert_str_eq(ld.title, "A \"b\"");
	ck_assert_str_eq(ld.author, "X");
	ck_assert_str_eq(ld.source, "P");
	ck_assert_str_eq(ld.day, "2020-01-02");
	ck_assert_ptr_null(ld.body);
	ld_release(&ld);
}
END_TEST

START_TEST(comments_are_skipped_and_plain_strings_are_taken)
{
	struct ld ld = {0};

	ld_read(slice_str(
			"{\"comment\": [{\"author\": {\"name\": \"Z\"}, \"datePublished\": \"1999-01-01\"}], "
			"\"author\": \"W\", \"title\": \"T\", \"pubDate\": \"2019-09-11T02:46:57\"}"),
		&ld);
	ck_assert_str_eq(ld.author, "W");
	ck_assert_str_eq(ld.day, "2019-09-11T02:46:57");
	ck_assert_str_eq(ld.title, "T");
	ld_release(&ld);
}
END_TEST

START_TEST(damaged_json_gives_what_it_can)
{
	struct ld ld = {0};

	ld_read(slice_str("]}{\"headline\": \"A\", \"articleBody\": \"b \\u4e8"), &ld);
	ck_assert_str_eq(ld.title, "A");
	ck_assert_str_eq(ld.body, "b u4e8");
	ld_release(&ld);
}
END_TEST

START_TEST(escapes_resolve)
{
	struct buf b = {0};

	script_unescape(slice_str("a\\n\\u4e00\\ud83d\\ude00\\x41\\/\\t\\q\\"), &b);
	ck_assert_str_eq(b.p, "a\n一\xF0\x9F\x98\x80"
			      "A/ q");
	buf_release(&b);
}
END_TEST

START_TEST(a_script_names_strings_and_numbers)
{
	static const char script[] =
		"var a = 'x\\'y';f({\"b\": \"1:2=3\", c:17 , 'd' : \"\"});if(e==\"g\")h=i;ct=\"9";
	static const char *const want[] = {"a", "x\\'y", "b", "1:2=3", "c", "17", "ct", "9"};
	struct slice name, raw;
	size_t pos = 0, n = 0;

	while (script_next(slice_str(script), &pos, &name, &raw)) {
		ck_assert_uint_lt(n + 1, sizeof(want) / sizeof(*want));
		ck_assert(slice_eqs(name, want[n]));
		ck_assert(slice_eqs(raw, want[n + 1]));
		n += 2;
	}
	ck_assert_uint_eq(n, sizeof(want) / sizeof(*want));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		names_of_an_article_are_found_at_any_depth,
		comments_are_skipped_and_plain_strings_are_taken,
		damaged_json_gives_what_it_can,
		escapes_resolve,
		a_script_names_strings_and_numbers,
	};

	return unit_main("jsonld", tests, sizeof(tests) / sizeof(*tests));
}
