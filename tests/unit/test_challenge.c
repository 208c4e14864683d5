/* SPDX-License-Identifier: BSD-2-Clause */
/* Pages sent instead of the one asked for are told from pages. */
#include "unit.h"

#include "text/challenge.h"

static const char *kind(const char *page, const char *text)
{
	return challenge_of(slice_str(page), slice_str(text));
}

START_TEST(a_script_that_sets_a_cookie_and_loads_again_is_a_challenge)
{
	ck_assert_ptr_nonnull(
		kind("<html><script>document.cookie='a=1';location.reload();</script></html>", ""));
	ck_assert_ptr_nonnull(
		kind("<script>document.cookie=('_')+('_')+('j')+('s');location.href='/x'</script>", ""));
	ck_assert_ptr_nonnull(kind("<body onload=go()><SCRIPT>var arg1='00';f('acw_sc__v2')</SCRIPT>", ""));
	ck_assert_str_eq(kind("<script>$_ts=window['$_ts'];</script>", ""), "script sets a cookie ($_ts)");
}
END_TEST

START_TEST(a_wall_is_known_by_its_words)
{
	ck_assert_str_eq(
		kind("<p>环境异常，完成验证后即可继续访问。</p>", "环境异常，完成验证后即可继续访问。"),
		"typed code");
	ck_assert_ptr_nonnull(kind("<noscript>You need to enable JavaScript to run this app.</noscript>"
				   "<div id=app></div><script src=a.js></script>",
				   ""));
}
END_TEST

START_TEST(a_page_of_its_own_is_none)
{
	struct buf text = {0};

	ck_assert_ptr_null(kind("<p>今天天气很好。</p>", "今天天气很好。"));
	/* a cookie set by a page that says something */
	for (int i = 0; i < 10; i++)
		buf_puts(&text, "全县公安机关召开工作会议，部署下一步工作。");
	ck_assert_ptr_null(kind("<script>document.cookie='a=1';location.href='/x'</script>", text.p));
	/* the words in a long article about them */
	for (int i = 0; i < 40; i++)
		buf_puts(&text, "请输入验证码是诈骗短信的常见说法。");
	ck_assert_ptr_null(kind("<script>acw_sc__v2</script>", text.p));
	ck_assert_ptr_null(kind("", ""));
	/* next to no text, and no gate either */
	ck_assert_ptr_null(kind("<title>图片</title><img src=a.jpg><script>menu()</script>", "图片"));
	buf_release(&text);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_script_that_sets_a_cookie_and_loads_again_is_a_challenge,
		a_wall_is_known_by_its_words,
		a_page_of_its_own_is_none,
	};

	return unit_main("challenge", tests, sizeof(tests) / sizeof(*tests));
}
