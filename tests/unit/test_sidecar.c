/* SPDX-License-Identifier: BSD-2-Clause */
/* Sidecars in both forms, and what is wrong with bad ones. */
#include "unit.h"

#include "daemon/sidecar.h"

START_TEST(plain_lines_are_read)
{
	struct sidecar s;

	ck_assert_int_eq(
		sidecar_parse(
			slice_str("\xEF\xBB\xBF# from the archive\nurl: https://e.test/a?b=c\r\n\n"
				  "published :  2018-08-29 10:00\ntitle: 全市破案: 上升 \nregion:甲省\n"),
			"x.meta", &s, NULL),
		KPI_OK);
	ck_assert_str_eq(s.url, "https://e.test/a?b=c");
	ck_assert(date_eq(s.published, date_of(2018, 8, 29)));
	ck_assert_str_eq(s.title, "全市破案: 上升");
	ck_assert_str_eq(s.region, "甲省");
	ck_assert_ptr_null(s.source);
	sidecar_release(&s);
	ck_assert_int_eq(sidecar_parse(slice_str(""), "x.meta", &s, NULL), KPI_OK);
	ck_assert_ptr_null(s.url);
}
END_TEST

START_TEST(settings_are_read)
{
	struct sidecar s;

	ck_assert_int_eq(
		sidecar_parse(slice_str("# c\nurl = \"https://e.test/a\"; published = \"2018-08-29\";\n"
					"source = \"某报\";\ncharset = \"gb18030\";"),
			      "x.meta", &s, NULL),
		KPI_OK);
	ck_assert_str_eq(s.url, "https://e.test/a");
	ck_assert(date_eq(s.published, date_of(2018, 8, 29)));
	ck_assert_str_eq(s.source, "某报");
	ck_assert_str_eq(s.charset, "gb18030");
	sidecar_release(&s);
	ck_assert_int_eq(sidecar_parse(slice_str("url : \"https://e.test/a\";"), "x.meta", &s, NULL), KPI_OK);
	ck_assert_str_eq(s.url, "https://e.test/a");
	sidecar_release(&s);
}
END_TEST

START_TEST(every_mistake_has_its_file_and_line)
{
	static const struct {
		const char *text;
		unsigned int line;
		const char *says;
	} bad[] = {
		{"url: a\npublished: 2018-13-40\n", 2, "2018-13-40"},
		{"published: tomorrow", 1, "YYYY-MM-DD"},
		{"url: a\n\npublised: 2018-01-01\n", 3, "did you mean published?"},
		{"url: a\nurl: b\n", 2, "given twice"},
		{"title:\n", 1, "title is empty"},
		{"url: a\ncharset: gbx\n", 2, "unknown charset gbx"},
		{"no colon here\n", 1, "key: value"},
		{": x\n", 1, "key: value"},
		{"url: a\nzzzzzzzz: b\n", 2, "unknown key zzzzzzzz"},
		{"url = \"a\";\npublished = \"2018-02-30\";\n", 2, "2018-02-30"},
		{"url = \"a\";\npublished = 2018;\n", 2, "published"},
		{"url = \"a\";\nsource = ;\n", 2, ""},
		{"url: a\ntitle: \xff\n", 2, "UTF-8"},
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct sidecar s;
		struct err e = {0};

		ck_assert_int_eq(sidecar_parse(slice_str(bad[i].text), "x.meta", &s, &e), KPI_EINPUT);
		ck_assert_str_eq(e.file, "x.meta");
		ck_assert_msg(e.line == bad[i].line, "%s: line %u", bad[i].text, e.line);
		ck_assert_msg(strstr(e.msg, bad[i].says) != NULL, "%s: %s", bad[i].text, e.msg);
		ck_assert_ptr_null(s.url);
	}
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {plain_lines_are_read, settings_are_read,
				      every_mistake_has_its_file_and_line};

	return unit_main("sidecar", tests, sizeof(tests) / sizeof(*tests));
}
