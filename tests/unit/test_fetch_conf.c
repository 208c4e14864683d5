/* SPDX-License-Identifier: BSD-2-Clause */
/* The options of kpi-fetch: one table, its sample file, every mistake reported; sources made ready. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "base/io.h"
#include "config/fetch_conf.h"
#include "fetch/challenge.h"
#include "fetch/source.h"

START_TEST(the_sample_file_is_what_the_table_says_and_can_be_read)
{
	const char *srcdir = getenv("srcdir");
	struct buf path = {0}, file = {0}, sample = {0}, problems = {0};
	struct fetch_settings s;
	struct err e = {0};

	buf_printf(&path, "%s/config/kpi-fetch.conf", srcdir != NULL ? srcdir : ".");
	ck_assert_msg(io_read_file(path.p, 0, &file, &e) == KPI_OK, "%s", e.msg);
	fetch_settings_sample(&sample);
	ck_assert_str_eq(file.p, sample.p);
	fetch_settings_init(&s);
	ck_assert_msg(fetch_settings_parse(&s, buf_slice(&sample), "sample", &problems) == KPI_OK, "%s",
		      problems.p);
	ck_assert_uint_eq(s.nsources, 0);
	ck_assert_int_eq(s.defaults.interval_seconds, 3600);
	ck_assert_str_eq(s.defaults.validators, "both");
	fetch_settings_release(&s);
	buf_release(&path);
	buf_release(&file);
	buf_release(&sample);
}
END_TEST

START_TEST(a_source_has_its_own_values_before_those_of_the_top)
{
	struct fetch_settings s;
	struct buf problems = {0};

	fetch_settings_init(&s);
	ck_assert_msg(
		fetch_settings_parse(
			&s,
			slice_str("state = \"/s\";\nsources = ( { name = \"a\"; kind = \"feed\"; url = "
				  "\"http://x/\";\n"
				  "links = \"*1*\"; delay_ms = 5; }, { name = \"b\"; allow = [ "
				  "\"10.0.0.0/8\", \"::1\" ];\n"
				  "ca_file = \"ca.pem\"; } );\ndelay_ms = 7; contact = \"mailto:x\";\n"),
			"f.conf", &problems) == KPI_OK,
		"%s", problems.p);
	fetch_settings_finish(&s);
	ck_assert_uint_eq(s.nsources, 2);
	ck_assert_int_eq(s.sources[0].kind, FETCH_FEED);
	ck_assert_int_eq(s.sources[0].delay_ms, 5);
	ck_assert_str_eq(s.sources[0].contact, "mailto:x");
	ck_assert_uint_eq(s.sources[0].links.n, 1);
	ck_assert_int_eq(s.sources[1].delay_ms, 7);
	ck_assert_int_eq(s.sources[1].kind, FETCH_PAGE);
	ck_assert_uint_eq(s.sources[1].allow.n, 2);
	ck_assert_str_eq(s.sources[1].ca_file, "/s/ca.pem");
	ck_assert_str_eq(s.database, "/s/fetch.db");
	ck_assert_str_eq(s.sources[0].ca_file, "");
	fetch_settings_release(&s);
}
END_TEST

START_TEST(every_problem_is_reported_with_its_line)
{
	struct fetch_settings s;
	struct buf problems = {0};

	fetch_settings_init(&s);
	ck_assert_int_eq(
		fetch_settings_parse(
			&s,
			slice_str(
				"stat = \"a\";\ndelay_ms = -1;\nurl = \"x\";\nsources = (\n"
				"{ name = \"a\"; kind = \"rss\"; },\n{ name = \"a\"; },\n{ url = \"x\"; },\n"
				"{ name = \"B c\"; inbox = \"x\"; },\n3 );\n"),
			"f.conf", &problems),
		KPI_ECONFIG);
	static const char *const want[] = {
		"f.conf:1: unknown option stat; did you mean state?\n",
		"f.conf:2: ",
		"f.conf:3: option url belongs into a source\n",
		"f.conf:5: kind is none of: page feed sitemap listing list\n",
		"f.conf:6: the name a is taken already, at f.conf:5\n",
		"f.conf:7: a source without a name\n",
		"f.conf:8: option inbox belongs to the top\n",
		"f.conf:8: a name is made of",
		"f.conf:9: ",
	};
	for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++)
		ck_assert_msg(strstr(problems.p, want[i]) != NULL, "%s not in:\n%s", want[i], problems.p);
	fetch_settings_release(&s);
	buf_release(&problems);
}
END_TEST

static void made(const char *source, const char *why)
{
	struct fetch_settings s;
	struct buf text = {0}, problems = {0};
	struct source out = {0};
	struct err e = {0};
	enum kpi_status status;

	buf_printf(&text, "contact = \"https://me.example/\";\nsources = ( { name = \"a\"; %s } );\n",
		   source);
	fetch_settings_init(&s);
	ck_assert_msg(fetch_settings_parse(&s, buf_slice(&text), "f.conf", &problems) == KPI_OK, "%s",
		      problems.p);
	status = source_make(&s.sources[0], "0.1", &out, &e);
	if (why == NULL) {
		ck_assert_msg(status == KPI_OK, "%s: %s", source, e.msg);
		ck_assert_ptr_nonnull(strstr(out.user_agent, "kpi-fetch/0.1 (+https://me.example/)"));
	} else {
		ck_assert_int_eq(status, KPI_ECONFIG);
		ck_assert_msg(strstr(e.msg, why) != NULL, "%s: %s", source, e.msg);
		ck_assert_uint_eq(e.line, 2);
		ck_assert_str_eq(e.file, "f.conf");
	}
	source_free(&out);
	fetch_settings_release(&s);
	buf_release(&text);
}

START_TEST(a_source_is_checked_before_anything_is_fetched)
{
	made("url = \"https://a.example/\";", NULL);
	made("url = \"https://a.example/\"; agent = \"monitor/1.0\"; window = \"07:00-09:00 +08:00\"; allow "
	     "= [\"::1\"];",
	     NULL);
	made("kind = \"listing\"; url = \"https://a.example/\"; links = [\"*\"]; page = "
	     "\"https://a.example/{}\";",
	     NULL);
	made("kind = \"list\"; file = \"/x\";", NULL);
	made("kind = \"feed\";", "needs a url");
	made("url = \"ftp://a.example/\";", "not http or https");
	made("url = \"https://u:secret@a.example/\";", "a user name");
	made("kind = \"listing\"; url = \"https://a.example/\";", "needs patterns");
	made("kind = \"listing\"; url = \"https://a.example/\"; links = [\"*\"]; page = "
	     "\"https://a.example/\";",
	     "{}");
	made("url = \"https://a.example/\"; page = \"https://a.example/{}\";", "only a listing");
	made("kind = \"list\";", "needs a file");
	made("url = \"https://a.example/\"; allow = [\"10.0.0.1/8\"];", "not a network");
	made("url = \"https://a.example/\"; window = \"7-9\";", "not of the form");
	made("url = \"https://a.example/\"; agent = \"a b\";", "a name or NAME/VERSION");
	made("url = \"https://a.example/\"; contact = \"\";", "it is needed");
	made("url = \"https://a.example/\"; contact = \"me (at home)\";", "without blanks");
}
END_TEST

START_TEST(a_challenge_is_told_by_status_head_or_page)
{
	struct slice none = slice_str("HTTP/1.1 200 OK\r\n\r\n"),
		     cookie = slice_str("HTTP/1.1 521 x\r\nSet-Cookie: a=b\r\n\r\n");
	struct slice page =
		slice_str("<html><body><p>2018年，示例市公安局共立刑事案件4860起。</p></body></html>");

	ck_assert_ptr_nonnull(challenge_answer(521, cookie, slice_str("")));
	ck_assert_ptr_nonnull(challenge_answer(412, cookie, slice_str("<html></html>")));
	ck_assert_ptr_nonnull(challenge_answer(
		403, slice_str("HTTP/2 403 \r\ncf-mitigated: challenge\r\n\r\n"), slice_str("")));
	ck_assert_ptr_nonnull(challenge_answer(
		200, none, slice_str("<script>document.cookie='a=1';location.reload()</script>")));
	ck_assert_ptr_null(challenge_answer(200, cookie, page));
	ck_assert_ptr_null(challenge_answer(412, none, page));
	ck_assert_ptr_null(challenge_answer(200, none, slice_str("{\"items\": []}")));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		the_sample_file_is_what_the_table_says_and_can_be_read,
		a_source_has_its_own_values_before_those_of_the_top,
		every_problem_is_reported_with_its_line,
		a_source_is_checked_before_anything_is_fetched,
		a_challenge_is_told_by_status_head_or_page,
	};
	return unit_main("fetch_conf", tests, sizeof(tests) / sizeof(*tests));
}
