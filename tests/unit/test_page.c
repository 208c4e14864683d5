/* SPDX-License-Identifier: BSD-2-Clause */
/* From HTML pages to articles: pages as content systems write them, with invented texts. */
#include "unit.h"

#include "text/page.h"

#include "text/article.h"

#define FIRST  "昨日，临江市公安局公布上半年数据：全市共立刑事案件1040起，同比下降6.5%。"
#define SECOND "其中，盗窃案件312起，下降9.1%；抓获犯罪嫌疑人205名，破案率达71.3%。"
#define THIRD  "下一步，全市公安机关将继续加强巡逻，请市民提高防范意识。"
#define BODY   "<p>　　" FIRST "</p><p>　　" SECOND "</p><p>　　" THIRD "</p>"
#define TEXT   FIRST "\n" SECOND "\n" THIRD
#define LINKS                                                                                                   \
	"<ul><li><a href=/1>某县破案率上升12%</a></li><li><a href=/2>某市缴获毒品3公斤</a></li>" \
	"<li><a href=/3>多地降温8度</a></li><li><a href=/4>火灾起数降两成</a></li></ul>"

static void read_page(const char *html, struct article *a)
{
	article_from_html(slice_str(html), NULL, a);
}

static void expect_text(const char *html, const char *want)
{
	struct article a;

	read_page(html, &a);
	ck_assert_str_eq(a.text.p ? a.text.p : "", want);
	article_release(&a);
}

static void check_day(const struct article *a, int y, int m, int d, enum known_how how)
{
	ck_assert_int_eq(a->published.y, y);
	ck_assert_int_eq(a->published.m, m);
	ck_assert_int_eq(a->published.d, d);
	ck_assert_int_eq(a->published_how, how);
}

START_TEST(a_news_page_gives_paragraphs_title_day_and_outlet)
{
	struct article a;

	read_page("<!DOCTYPE html><html><head><meta "
		  "charset=utf-8><title>上半年刑案下降_临江在线</title></head><body>"
		  "<header><div>今天是2023年9月9日</div><nav><a href=/>首页</a><a "
		  "href=/a>要闻</a></nav></header>"
		  "<h1>上半年刑案下降</h1><div class=info><span>2023-07-12 "
		  "09:30</span><span>来源：临江日报</span>"
		  "<span>作者：江平</span></div><div class=main>" BODY "<p>（责任编辑：余水）</p></div>"
		  "<div class=list><h3>相关新闻</h3>" LINKS
		  "</div><footer>版权所有 临ICP备00000000号</footer>",
		  &a);
	ck_assert_str_eq(a.text.p, TEXT);
	ck_assert_str_eq(a.title, "上半年刑案下降");
	ck_assert_str_eq(a.source, "临江日报");
	ck_assert_str_eq(a.author, "江平");
	check_day(&a, 2023, 7, 12, KNOWN_TEXT);
	ck_assert_uint_eq(a.nblocks, 3);
	ck_assert_int_eq(a.blocks[1].kind, BLOCK_PARA);
	ck_assert_uint_eq(a.blocks[1].end - a.blocks[1].start, strlen(SECOND));
	article_release(&a);
}
END_TEST

START_TEST(comments_share_bars_and_related_links_are_left_out)
{
	expect_text("<article>" BODY "<div class=share-bar>分享到：<a>微信</a></div></article>"
		    "<section class=related-news>" LINKS "</section>"
		    "<section "
		    "id=comments><p>我们这里去年丢了5辆车，怎么说？</p><p>支持，希望再降3成。</p></section>",
		    TEXT);
}
END_TEST

START_TEST(a_named_container_wins_over_the_elements_around_it)
{
	expect_text("<body><div id=page><div id=zoom><div class=TRS_Editor>" BODY "</div></div>"
		    "<div><p>本站声明，转载文章不代表本站观点，如有问题，请联系我们。</p></div></div>",
		    TEXT);
}
END_TEST

START_TEST(without_any_names_the_densest_element_is_the_article)
{
	expect_text("<body><div><div>" LINKS "</div><div>" BODY "</div><div>" LINKS LINKS "</div></div>",
		    TEXT);
}
END_TEST

START_TEST(hidden_advertisements_go_and_invisible_articles_stay)
{
	expect_text("<div id=artibody><p>" FIRST
		    "</p><div style='DISPLAY: none'><p>广告，利率3.6%起。</p></div>"
		    "<p hidden>隐藏，9人。</p><p>" SECOND "</p></div>",
		    FIRST "\n" SECOND);
	expect_text("<div id=js_content style='visibility: hidden;'>" BODY "</div>", TEXT);
	expect_text("<div id=js_content style='display:none'>" BODY "</div>", TEXT);
}
END_TEST

START_TEST(line_breaks_part_lines_and_inline_tags_do_not)
{
	expect_text("<div>　　" FIRST "<br>\n<br/>&nbsp;&nbsp;" SECOND "<BR>" THIRD "</div>", TEXT);
	expect_text(
		"<p>全市共立案<span>1</span><b>0<!-- x -->40</b>\n\n 起，&#21516;比下降&nbsp;6.5%，破案71起。"
		"<p>未闭合的段落，也是一段，共2段。",
		"全市共立案1040 起，同比下降 6.5%，破案71起。\n未闭合的段落，也是一段，共2段。");
}
END_TEST

START_TEST(scripts_styles_and_comments_are_no_text)
{
	expect_text("<p>" FIRST "</p><script>var a='<p>错误，9起。</p>';</script><style>p{}</style>"
		    "<!-- <p>旧稿，8起。</p> --><noscript>请启用脚本，谢谢。</noscript><p>" SECOND "</p>",
		    FIRST "\n" SECOND);
}
END_TEST

START_TEST(of_a_thread_only_the_first_post_is_read)
{
	struct article a;

	read_page("<title>去年的数据 - 百姓话题 - 临江论坛 - Powered by X</title><h1>去年的数据</h1>"
		  "<div>注册时间 2009-5-17</div><div>发表于 2016-3-8 09:15</div>"
		  "<table><tr><td class=t_f id=postmessage_1>" BODY "</td></tr></table>"
		  "<table><tr><td class=t_f "
		  "id=postmessage_2>我县去年立案3000多起，比这多，多得多了。</td></tr></table>",
		  &a);
	ck_assert_str_eq(a.text.p, TEXT);
	ck_assert_str_eq(a.title, "去年的数据");
	ck_assert_str_eq(a.source, "临江论坛");
	check_day(&a, 2016, 3, 8, KNOWN_TEXT);
	article_release(&a);
}
END_TEST

START_TEST(a_page_filled_by_script_is_read_from_its_json_ld)
{
	struct article a;

	read_page(
		"<title>标题在此 - 临江网</title><script type='application/ld+json'>{\"@type\": "
		"\"NewsArticle\", "
		"\"headline\": \"标题在此\", \"datePublished\": \"2021-08-11T11:20:00+08:00\", "
		"\"publisher\": "
		"{\"@type\": \"Organization\", \"name\": \"临江晚报\"}, \"author\": [{\"name\": \"江平\"}], "
		"\"articleBody\": \"" FIRST "\\n" SECOND "\\n" THIRD "\"}</script><div id=app></div>",
		&a);
	ck_assert_str_eq(a.text.p, TEXT);
	ck_assert_str_eq(a.title, "标题在此");
	ck_assert_str_eq(a.source, "临江晚报");
	ck_assert_str_eq(a.author, "江平");
	check_day(&a, 2021, 8, 11, KNOWN_META);
	article_release(&a);
}
END_TEST

START_TEST(or_from_a_state_object)
{
	expect_text(
		"<div id=app></div><script>window.__STATE__={\"article\": {\"content\": \"\\u003cp>　　" FIRST
		"\\u003c/p>\\n\\u003cp>" SECOND "\\u003c\\/p>\\u003cp>" THIRD "\\u003c/p>\"}}</script>",
		TEXT);
	expect_text("<div id=app></div><script>var info = {content: '&lt;div&gt;&lt;p&gt;" FIRST
		    "&lt;/p&gt;&lt;p&gt;" SECOND "&lt;/p&gt;&lt;/div&gt;'}</script>",
		    FIRST "\n" SECOND);
}
END_TEST

START_TEST(meta_elements_tell_what_the_page_does_not_show)
{
	struct article a;

	read_page("<head><meta name=ArticleTitle content='每周警情'><meta name=PubDate content='2024-03-20 "
		  "10:00'>"
		  "<meta name=ContentSource content='临江市公安局'><meta name=author content='104363'>"
		  "<meta name=Maketime content='2024-05-30'></head><div>" BODY "</div>",
		  &a);
	ck_assert_str_eq(a.title, "每周警情");
	ck_assert_int_eq(a.title_how, KNOWN_META);
	ck_assert_str_eq(a.source, "临江市公安局");
	ck_assert_ptr_null(a.author);
	check_day(&a, 2024, 3, 20, KNOWN_META);
	article_release(&a);
}
END_TEST

START_TEST(a_day_without_a_year_takes_the_scripts_day)
{
	struct article a;

	read_page("<h1>假期交通平稳</h1><div><span class=src>临江客户端</span> <span class=tm>01-02 "
		  "08:30</span></div>"
		  "<script>window.PAGE = {\"ptime\":\"2024-01-02 08:30:11\"};</script><div>" BODY "</div>",
		  &a);
	check_day(&a, 2024, 1, 2, KNOWN_META);
	ck_assert_str_eq(a.source, "临江客户端");
	article_release(&a);
	read_page("<h1>标题一二三四</h1><div id=js_content>" BODY
		  "</div><script>var ct = \"1672999380\";</script>",
		  &a);
	check_day(&a, 2023, 1, 6, KNOWN_META);
	article_release(&a);
}
END_TEST

START_TEST(the_title_is_the_visible_line_that_the_title_element_repeats)
{
	struct article a;

	read_page("<title>临江公安网-2012年1-9月治安情况通报</title><table><tr><td><a "
		  "href=/>临江公安网</a></td></tr>"
		  "<tr><td><font size=5><b>2012年1-9月治安情况通报</b></font></td></tr>"
		  "<tr><td>发布日期：2012-10-16&nbsp;浏览次数：18</td></tr><tr><td>" BODY
		  "</td></tr></table>",
		  &a);
	ck_assert_str_eq(a.title, "2012年1-9月治安情况通报");
	ck_assert_int_eq(a.title_how, KNOWN_TEXT);
	check_day(&a, 2012, 10, 16, KNOWN_TEXT);
	ck_assert_str_eq(a.text.p, TEXT);
	article_release(&a);
}
END_TEST

START_TEST(a_heading_above_the_article_is_the_title_where_the_title_element_names_the_paper)
{
	struct article a;

	read_page("<TITLE>临江晨报数字报-临江晨报</TITLE><TABLE><TR><TD><STRONG>第A05版：法治</STRONG></TD></"
		  "TR>"
		  "<TR><TD>临江晨报 2014年11月05日 星期三 | 返回目录</TD></TR>"
		  "<TR><TD align=center><STRONG>专项行动收官</STRONG></TD></TR><TR><TD id=ozoom>" BODY
		  "</TD></TR></TABLE>",
		  &a);
	ck_assert_str_eq(a.title, "专项行动收官");
	ck_assert_str_eq(a.source, "临江晨报");
	check_day(&a, 2014, 11, 5, KNOWN_TEXT);
	article_release(&a);
}
END_TEST

START_TEST(a_day_below_the_article_or_in_pieces_is_found)
{
	struct article a;

	read_page("<h1>上半年罪案数字</h1><p>****************</p><div>" BODY "</div><div>完</div>"
		  "<div>2025年4月24日（星期四）</div>",
		  &a);
	check_day(&a, 2025, 4, 24, KNOWN_TEXT);
	ck_assert_str_eq(a.text.p, TEXT);
	article_release(&a);
	read_page("<div><span><em>2024</em></span><span><em>07</em>/<em>18</em></span></"
		  "div><h1>上半年罪案数字</h1>"
		  "<div>" BODY "</div>",
		  &a);
	check_day(&a, 2024, 7, 18, KNOWN_TEXT);
	article_release(&a);
}
END_TEST

START_TEST(a_title_that_looks_like_a_sentence_is_no_text)
{
	struct article a;

	read_page(
		"<title>去年治安到底咋样？_临江网</title><div><h1>去年治安到底咋样？</h1><div>临江论坛</div>"
		"<div>2016-3-8 来源：<b>临江论坛</b></div>" BODY "</div>",
		&a);
	ck_assert_str_eq(a.text.p, TEXT);
	ck_assert_str_eq(a.source, "临江论坛");
	article_release(&a);
}
END_TEST

START_TEST(the_next_page_is_kept)
{
	struct article a;

	read_page("<div>" BODY
		  "</div><div><a href=#>1</a> <a href='c_2.html'>下一页</a> <a href=x.html>下一篇</a></div>",
		  &a);
	ck_assert_str_eq(a.next_url, "c_2.html");
	article_release(&a);
	read_page("<link rel=next href=/p2><div>" BODY "</div><a href='javascript:go()'>下一页</a>", &a);
	ck_assert_str_eq(a.next_url, "/p2");
	article_release(&a);
	read_page("<div>" BODY "</div><a href='javascript:go()'>下一页</a>", &a);
	ck_assert_ptr_null(a.next_url);
	article_release(&a);
}
END_TEST

START_TEST(declared_charsets_are_decoded)
{
	struct article a;
	/* 全市共破案12起，抓获8人，追回损失若干。 in GBK */
	static const char page[] =
		"<meta charset=gb2312><p>\xC8\xAB\xCA\xD0\xB9\xB2\xC6\xC6\xB0\xB8"
		"12\xC6\xF0\xA3\xAC\xD7\xA5\xBB\xF1"
		"8\xC8\xCB\xA3\xAC\xD7\xB7\xBB\xD8\xCB\xF0\xCA\xA7\xC8\xF4\xB8\xC9\xA1\xA3</p>";

	read_page(page, &a);
	ck_assert_str_eq(a.text.p, "全市共破案12起，抓获8人，追回损失若干。");
	ck_assert_str_eq(a.decoded.charset, "GB18030");
	article_release(&a);
}
END_TEST

START_TEST(pages_without_an_article_do_no_harm)
{
	static const char *const pages[] = {"",
					    "<",
					    "<html><body></body></html>",
					    "</td></tr></table></p>",
					    "<table><td><table><tr><tr><caption>",
					    "<script>x = \"",
					    "<title>只有标题</title>",
					    "<select><option>1<option>2",
					    "<a href=x>链接</a><a href=y>链接</a>"};

	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		struct article a;

		read_page(pages[i], &a);
		for (size_t k = 0; k < a.nblocks; k++)
			ck_assert_uint_le(a.blocks[k].end, a.text.n);
		article_release(&a);
	}
}
END_TEST

static char *repeat(const char *head, const char *s, int n)
{
	struct buf b = {0};

	buf_puts(&b, head);
	while (n--)
		buf_puts(&b, s);
	return buf_steal(&b);
}

/* Quadratic work on these would take minutes, longer than a test may. */
START_TEST(hostile_pages_are_read_to_their_end)
{
	static const char *const parts[] = {"<div>x",
					    "<b>",
					    "<font size=1><p>x",
					    "<table><tr><td>x",
					    "<td>1",
					    "</p>",
					    "<td colspan=1000 rowspan=60000>1",
					    "<div style='display:none'>",
					    "<p>2024-01-01</p>",
					    "<a href=x>",
					    "<dl><dt>x",
					    "<!--",
					    "<li>x，x。"};

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		struct article a;
		char *page = repeat("<table><tr>", parts[i], 20000);

		read_page(page, &a);
		ck_assert_uint_le(a.text.n, 2 * strlen(page) + 100);
		article_release(&a);
		free(page);
	}
}
END_TEST

START_TEST(each_element_is_known_by_its_whole_name_only)
{
	static const char *const blocks[] = {
		"address", "article", "aside",	  "blockquote", "body",	  "caption", "center", "dd", "div",
		"dl",	   "dt",      "fieldset", "figcaption", "figure", "footer",  "form",   "h1", "h6",
		"head",	   "header",  "html",	  "li",		"main",	  "nav",     "ol",     "p",  "pre",
		"section", "table",   "tbody",	  "td",		"tfoot",  "th",	     "thead",  "tr", "ul"};
	static const char *const voids[] = {"area",  "base", "br",   "col",   "embed",	"frame", "hr", "img",
					    "input", "link", "meta", "param", "source", "track", "wbr"};
	static const char *const hidden[] = {
		"audio",  "button", "canvas", "iframe", "map", "math",	   "noembed",  "noframes", "noscript",
		"object", "script", "select", "style",	"svg", "template", "textarea", "title",	   "video"};
	static const char *const others[] = {"",       "di", "divx", "x",  "zzz",
					     "tablex", "~",  "abbr", "h7", "Div"};
	bool is_block, is_void, is_hidden;

	for (size_t i = 0; i < sizeof(blocks) / sizeof(*blocks); i++) {
		ck_assert_msg(page_tag(slice_str(blocks[i]), &is_block, &is_void, &is_hidden) != TAG_OTHER,
			      "%s", blocks[i]);
		ck_assert_msg(is_block && !is_void && !is_hidden, "%s", blocks[i]);
	}
	for (size_t i = 0; i < sizeof(voids) / sizeof(*voids); i++) {
		page_tag(slice_str(voids[i]), &is_block, &is_void, &is_hidden);
		ck_assert_msg(is_void && !is_block && !is_hidden, "%s", voids[i]);
	}
	for (size_t i = 0; i < sizeof(hidden) / sizeof(*hidden); i++) {
		page_tag(slice_str(hidden[i]), &is_block, &is_void, &is_hidden);
		ck_assert_msg(is_hidden && !is_block && !is_void, "%s", hidden[i]);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
		ck_assert_int_eq(page_tag(slice_str(others[i]), &is_block, &is_void, &is_hidden), TAG_OTHER);
		ck_assert_msg(!is_hidden && !is_block && !is_void, "%s", others[i]);
	}
	ck_assert_int_eq(page_tag(slice_str("a"), &is_block, &is_void, &is_hidden), TAG_A);
	ck_assert_int_eq(page_tag(slice_str("time"), &is_block, &is_void, &is_hidden), TAG_TIME);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_news_page_gives_paragraphs_title_day_and_outlet,
		comments_share_bars_and_related_links_are_left_out,
		a_named_container_wins_over_the_elements_around_it,
		without_any_names_the_densest_element_is_the_article,
		hidden_advertisements_go_and_invisible_articles_stay,
		line_breaks_part_lines_and_inline_tags_do_not,
		scripts_styles_and_comments_are_no_text,
		of_a_thread_only_the_first_post_is_read,
		a_page_filled_by_script_is_read_from_its_json_ld,
		or_from_a_state_object,
		meta_elements_tell_what_the_page_does_not_show,
		a_day_without_a_year_takes_the_scripts_day,
		the_title_is_the_visible_line_that_the_title_element_repeats,
		a_heading_above_the_article_is_the_title_where_the_title_element_names_the_paper,
		a_day_below_the_article_or_in_pieces_is_found,
		a_title_that_looks_like_a_sentence_is_no_text,
		the_next_page_is_kept,
		declared_charsets_are_decoded,
		pages_without_an_article_do_no_harm,
		hostile_pages_are_read_to_their_end,
		each_element_is_known_by_its_whole_name_only};

	return unit_main("page", tests, sizeof(tests) / sizeof(*tests));
}
