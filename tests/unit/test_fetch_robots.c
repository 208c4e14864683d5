/* SPDX-License-Identifier: BSD-2-Clause */
/* robots.txt by RFC 9309. */
#include "unit.h"

#include "base/mem.h"
#include "fetch/robots.h"

static const char *const agents[] = {"kpi-fetch", "qinghe-monitor"};

static struct robots *parse(const char *text)
{
	return robots_parse(slice_str(text), agents, 2);
}

static bool allows(const char *text, const char *target)
{
	struct robots *r = parse(text);
	bool yes = robots_allows(r, slice_str(target));

	robots_free(r);
	return yes;
}

static int64_t delay(const char *text)
{
	struct robots *r = parse(text);
	int64_t ms = robots_delay_ms(r);

	robots_free(r);
	return ms;
}

/* The example of RFC 9309, 5.1, with our name for its foobot and barbot. */
START_TEST(groups_are_chosen_as_in_the_rfc)
{
	static const char text[] =
		"User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\n"
		"User-Agent: kpi-fetch\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif\n\n"
		"User-Agent: barbot\nUser-Agent: bazbot\nDisallow: /example/page.html\n\n"
		"User-Agent: quxbot\n";
	static const char *const barbot[] = {"bazbot"}, *const quxbot[] = {"quxbot"},
				 *const other[] = {"other"};
	struct robots *r;

	ck_assert(allows(text, "/example/page.html"));
	ck_assert(allows(text, "/example/allowed.gif"));
	ck_assert(!allows(text, "/example/other.html"));
	ck_assert(!allows(text, "/"));
	r = robots_parse(slice_str(text), barbot, 1);
	ck_assert(!robots_allows(r, slice_str("/example/page.html")));
	ck_assert(robots_allows(r, slice_str("/x.gif")));
	robots_free(r);
	/* a group without rules allows all */
	r = robots_parse(slice_str(text), quxbot, 1);
	ck_assert(robots_allows(r, slice_str("/example/x.gif")));
	robots_free(r);
	r = robots_parse(slice_str(text), other, 1);
	ck_assert(!robots_allows(r, slice_str("/a/x.gif")));
	ck_assert(robots_allows(r, slice_str("/a/x.gifs")));
	ck_assert(!robots_allows(r, slice_str("/example/")));
	ck_assert(robots_allows(r, slice_str("/publications/x")));
	robots_free(r);
}
END_TEST

START_TEST(the_longest_rule_decides_and_allow_among_equals)
{
	static const char text[] = "User-agent: *\nAllow: /a\nDisallow: /a/b\nAllow: /a/b/c\n";

	ck_assert(allows(text, "/a"));
	ck_assert(!allows(text, "/a/b"));
	ck_assert(!allows(text, "/a/bc"));
	ck_assert(allows(text, "/a/b/c/d"));
	ck_assert(allows("User-agent: *\nDisallow: /p\nAllow: /p\n", "/p"));
	ck_assert(allows("User-agent: *\nAllow: /p\nDisallow: /p\n", "/p"));
	ck_assert(allows("User-agent: *\nAllow: /$\nDisallow: /\n", "/"));
	ck_assert(!allows("User-agent: *\nAllow: /$\nDisallow: /\n", "/x"));
	ck_assert(!allows("User-agent: *\nDisallow: /*?\n", "/list?page=2"));
	ck_assert(allows("User-agent: *\nDisallow: /*?\n", "/list"));
}
END_TEST

START_TEST(groups_of_one_name_are_joined_and_all_our_names_count)
{
	static const char text[] =
		"User-agent: KPI-Fetch/2.0\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\n"
		"User-agent: kpi-fetch\nDisallow: /b\n\nuser-agent: Qinghe-Monitor\ndisallow: /c\n";

	ck_assert(!allows(text, "/a"));
	ck_assert(!allows(text, "/b"));
	ck_assert(!allows(text, "/c"));
	ck_assert(allows(text, "/d"));
	/* a longer name is another one */
	ck_assert(allows("User-agent: kpi-fetcher\nDisallow: /\n", "/a"));
	ck_assert(allows("User-agent: kpi\nDisallow: /\n", "/a"));
}
END_TEST

START_TEST(percent_encoding_does_not_matter_but_for_reserved_characters)
{
	ck_assert(!allows("User-agent: *\nDisallow: /中文\n", "/%E4%B8%AD%E6%96%87/x"));
	ck_assert(!allows("User-agent: *\nDisallow: /%e4%b8%ad\n", "/%E4%B8%AD"));
	ck_assert(!allows("User-agent: *\nDisallow: /a%62c\n", "/abc"));
	ck_assert(!allows("User-agent: *\nDisallow: /abc\n", "/a%62c"));
	ck_assert(allows("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
	ck_assert(!allows("User-agent: *\nDisallow: /a%2fb\n", "/a%2Fb"));
	ck_assert(!allows("User-agent: *\nDisallow: /x%2A$\n", "/x*"));
	ck_assert(allows("User-agent: *\nDisallow: /x%2A$\n", "/xy"));
	ck_assert(!allows("User-agent: *\nDisallow: /x%24y\n", "/x$y"));
}
END_TEST

START_TEST(lines_may_be_written_badly)
{
	ck_assert(!allows("\xEF\xBB\xBFUser-agent: *\rDisallow: /a # not this\r\n", "/a"));
	ck_assert(!allows("  USER-AGENT : * \n\n\n  disallow\t:  /a  \n", "/a"));
	ck_assert(allows("Disallow: /\n", "/a")); /* no group */
	ck_assert(allows("User-agent: *\nDisallow:\n", "/a"));
	ck_assert(allows("User-agent: *\nDisallow\n<html>\nnonsense: x\n", "/a"));
	ck_assert(!allows("User-agent: *\nSitemap: https://x/s.xml\nUnknown: y\nDisallow: /a", "/a"));
	ck_assert(!allows("User-agent: other\nSitemap: x\nUser-agent: *\nDisallow: /a", "/a"));
	ck_assert(!allows("User-agent: *\nDisallow: a\n", "/a"));
	ck_assert(allows("", "/a"));
}
END_TEST

START_TEST(robots_txt_itself_is_always_allowed)
{
	struct robots *r = robots_forbid_all();

	ck_assert(robots_allows(r, slice_str("/robots.txt")));
	ck_assert(!robots_allows(r, slice_str("/robots.txt.html")));
	ck_assert(!robots_allows(r, slice_str("/")));
	robots_free(r);
	ck_assert(robots_allows(NULL, slice_str("/")));
}
END_TEST

START_TEST(crawl_delay_is_read_exactly)
{
	ck_assert_int_eq(delay("User-agent: *\nCrawl-delay: 10\n"), 10000);
	ck_assert_int_eq(delay("User-agent: *\nCrawl-delay: 0.25\nDisallow: /\n"), 250);
	ck_assert_int_eq(delay("User-agent: *\nCrawl-delay: 1.00049\n"), 1000);
	ck_assert_int_eq(delay("User-agent: *\nCrawl-delay: 1\n\nUser-agent: kpi-fetch\nCrawl-delay: 3\n"),
			 3000);
	ck_assert_int_eq(delay("User-agent: *\nCrawl-delay: 1\n\nUser-agent: kpi-fetch\nDisallow: /x\n"), -1);
	ck_assert_int_eq(delay("User-agent: *\nCrawl-delay: 99999999999999999999\n"), 86400000);
	ck_assert_int_eq(delay("User-agent: *\nCrawl-delay: -1\n"), -1);
	ck_assert_int_eq(delay("User-agent: *\nCrawl-delay: soon\n"), -1);
	ck_assert_int_eq(delay("User-agent: *\nDisallow:\n"), -1);
}
END_TEST

START_TEST(the_status_decides_what_robots_txt_means)
{
	ck_assert_int_eq(robots_answer(200), ROBOTS_PARSE);
	ck_assert_int_eq(robots_answer(404), ROBOTS_ALLOW_ALL);
	ck_assert_int_eq(robots_answer(403), ROBOTS_ALLOW_ALL);
	ck_assert_int_eq(robots_answer(401), ROBOTS_ALLOW_ALL);
	ck_assert_int_eq(robots_answer(429), ROBOTS_UNREACHABLE);
	ck_assert_int_eq(robots_answer(500), ROBOTS_UNREACHABLE);
	ck_assert_int_eq(robots_answer(503), ROBOTS_UNREACHABLE);
	ck_assert_int_eq(robots_answer(301), ROBOTS_UNREACHABLE);
	ck_assert_int_eq(robots_answer(0), ROBOTS_UNREACHABLE);
}
END_TEST

START_TEST(what_stands_beyond_the_limit_is_not_read_and_no_line_is_cut)
{
	struct buf b = {0};
	struct robots *r;

	buf_puts(&b, "User-agent: *\nDisallow: /first\n");
	while (b.n < ROBOTS_SIZE_MAX - 12)
		buf_putc(&b, b.n % 80 == 0 ? '\n' : '#');
	buf_puts(&b, "\nDisallow: /last\n"); /* cut within: "Disallow: /" would forbid all */
	r = robots_parse(buf_slice(&b), agents, 2);
	ck_assert(!robots_allows(r, slice_str("/first")));
	ck_assert(robots_allows(r, slice_str("/other")));
	ck_assert(robots_allows(r, slice_str("/last")));
	robots_free(r);
	buf_release(&b);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		groups_are_chosen_as_in_the_rfc,
		the_longest_rule_decides_and_allow_among_equals,
		groups_of_one_name_are_joined_and_all_our_names_count,
		percent_encoding_does_not_matter_but_for_reserved_characters,
		lines_may_be_written_badly,
		robots_txt_itself_is_always_allowed,
		crawl_delay_is_read_exactly,
		the_status_decides_what_robots_txt_means,
		what_stands_beyond_the_limit_is_not_read_and_no_line_is_cut,
	};
	return unit_main("fetch_robots", tests, sizeof(tests) / sizeof(*tests));
}
