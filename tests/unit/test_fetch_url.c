/* SPDX-License-Identifier: BSD-2-Clause */
/* URLs in one form, and patterns for them. */
#include "unit.h"

#include "fetch/pattern.h"
#include "fetch/url.h"

static void becomes(const char *text, const char *base, const char *want)
{
	struct url u = {0}, again = {0};
	struct err e = {0};

	ck_assert_msg(url_parse(slice_str(text), base, &u, &e) == KPI_OK, "%s: %s", text, e.msg);
	ck_assert_str_eq(u.text, want);
	/* the form is one that stays as it is */
	ck_assert_int_eq(url_parse(slice_str(u.text), NULL, &again, NULL), KPI_OK);
	ck_assert_str_eq(again.text, u.text);
	ck_assert_str_eq(again.origin, u.origin);
	url_release(&u);
	url_release(&again);
}

START_TEST(a_url_has_one_form)
{
	becomes("http://News.Example", NULL, "http://news.example/");
	becomes(" HTTPS://news.example:443/A?b#c\n", NULL, "https://news.example/A?b");
	becomes("http://news.example:80/", NULL, "http://news.example/");
	becomes("http://news.example:443/", NULL, "http://news.example:443/");
	becomes("http://news.example./x", NULL, "http://news.example/x");
	becomes("http://news.example/a/./b/../c", NULL, "http://news.example/a/c");
	becomes("http://news.example/中 文", NULL, "http://news.example/%e4%b8%ad%20%e6%96%87");
	becomes("http://news.example?x=1", NULL, "http://news.example/?x=1");
}
END_TEST

START_TEST(a_relative_url_is_resolved)
{
	const char *base = "https://news.example/a/b.html?q=1";

	becomes("c.html", base, "https://news.example/a/c.html");
	becomes("../c.html", base, "https://news.example/c.html");
	becomes("../../../c.html", base, "https://news.example/c.html");
	becomes("/c", base, "https://news.example/c");
	becomes("?p=2", base, "https://news.example/a/b.html?p=2");
	becomes("//other.example/c", base, "https://other.example/c");
	becomes("http://third.example", base, "http://third.example/");
	becomes("#top", base, base);
	becomes("", base, base);
}
END_TEST

START_TEST(parts_name_origin_host_and_target)
{
	struct url u = {0};

	ck_assert_int_eq(url_parse(slice_str("https://A.example/x/y?z=%20"), NULL, &u, NULL), KPI_OK);
	ck_assert_str_eq(u.origin, "https://a.example:443");
	ck_assert_str_eq(u.host, "a.example");
	ck_assert_str_eq(u.target, "/x/y?z=%20");
	ck_assert_int_eq(u.port, 443);
	url_release(&u);
	ck_assert_int_eq(url_parse(slice_str("http://[2001:DB8::1]:8080"), NULL, &u, NULL), KPI_OK);
	ck_assert_str_eq(u.origin, "http://[2001:db8::1]:8080");
	url_release(&u);
}
END_TEST

START_TEST(what_is_refused_says_why)
{
	static const struct {
		const char *text, *why;
	} bad[] = {
		{"", "empty"},
		{"ftp://a.example/", "not http or https"},
		{"file:///etc/passwd", "not http or https"},
		{"https://name:word@a.example/", "a user name"},
		{"http://中文.example/", "ASCII"},
		{"http://a.example:70000/", "a bad port"},
		{"a.example/x", "not a URL"},
	};
	struct url u = {0};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct err e = {0};

		ck_assert_int_eq(url_parse(slice_str(bad[i].text), NULL, &u, &e), KPI_EINPUT);
		ck_assert_msg(strstr(e.msg, bad[i].why) != NULL, "%s: %s", bad[i].text, e.msg);
		/* what was wrong with it is said without its password */
		ck_assert_ptr_null(strstr(e.msg, "word@"));
	}
	ck_assert_int_eq(url_parse(slice_of("http://a.example/\0x", 19), NULL, &u, NULL), KPI_EINPUT);
	ck_assert_ptr_null(u.text);
}
END_TEST

START_TEST(a_url_beyond_the_limit_is_refused_also_where_it_grows)
{
	struct buf b = {0};
	struct url u = {0};

	buf_puts(&b, "http://a.example/");
	while (b.n < URL_SIZE_MAX)
		buf_putc(&b, 'x');
	ck_assert_int_eq(url_parse(buf_slice(&b), NULL, &u, NULL), KPI_OK);
	url_release(&u);
	b.p[b.n - 1] = ' '; /* trimmed */
	b.p[b.n - 2] = '\x01';
	ck_assert_int_ne(url_parse(buf_slice(&b), NULL, &u, NULL), KPI_OK);
	b.p[b.n - 2] = '\xe4'; /* three bytes for one */
	b.p[b.n - 1] = '\xb8';
	ck_assert_int_eq(url_parse(buf_slice(&b), NULL, &u, NULL), KPI_EINPUT);
	buf_release(&b);
}
END_TEST

static bool fits(const char *pattern, const char *text)
{
	return pattern_fits(slice_str(pattern), slice_str(text), true);
}

START_TEST(an_asterisk_stands_for_any_bytes)
{
	ck_assert(fits("http://a/*.html", "http://a/2018/08/t_1.html"));
	ck_assert(!fits("http://a/*.html", "http://a/2018/08/t_1.htm"));
	ck_assert(!fits("http://a/*.html", "http://b/1.html"));
	ck_assert(fits("*", ""));
	ck_assert(fits("", ""));
	ck_assert(!fits("", "x"));
	ck_assert(fits("a*b*c", "aXbXbXc"));
	ck_assert(!fits("a*b*c", "aXcXb"));
	ck_assert(fits("a**c", "ac"));
	/* the last piece is the end, not the first place where it stands */
	ck_assert(fits("*ab", "abab"));
	ck_assert(!fits("ab*ba", "aba"));
	ck_assert(pattern_fits(slice_str("/a"), slice_str("/abc"), false));
	ck_assert(pattern_fits(slice_str("/a*c"), slice_str("/abcd"), false));
	ck_assert(!pattern_fits(slice_str("/a*c"), slice_str("/abd"), false));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_url_has_one_form,
		a_relative_url_is_resolved,
		parts_name_origin_host_and_target,
		what_is_refused_says_why,
		a_url_beyond_the_limit_is_refused_also_where_it_grows,
		an_asterisk_stands_for_any_bytes,
	};
	return unit_main("fetch_url", tests, sizeof(tests) / sizeof(*tests));
}
