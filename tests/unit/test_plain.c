/* SPDX-License-Identifier: BSD-2-Clause */
/* Plain texts as articles: blocks, title, day of publication, outlet. All texts and figures are invented. */
#include "unit.h"

#include "text/article.h"

static struct article a;

static void read_as(const char *text, const struct article_hints *hints)
{
	article_release(&a);
	article_from_text(slice_str(text), hints, &a);
	for (size_t i = 0; i < a.nblocks; i++) {
		ck_assert_uint_lt(a.blocks[i].start, a.blocks[i].end);
		ck_assert_uint_le(a.blocks[i].end, a.text.n);
		ck_assert(i == 0 || a.blocks[i].start > a.blocks[i - 1].end);
	}
}

/** The kinds of the blocks, a letter each: Title Meta Heading Para Furniture. */
static void kinds_are(const char *want)
{
	static const char letters[] = "TMHPRCF";
	struct buf b = {0};

	for (size_t i = 0; i < a.nblocks; i++)
		buf_putc(&b, letters[a.blocks[i].kind]);
	ck_slice_eq(buf_slice(&b), want);
	buf_release(&b);
}

static void published_is(const char *want, enum known_how how)
{
	struct buf b = {0};

	if (date_is_set(a.published))
		date_put(&b, a.published);
	ck_slice_eq(buf_slice(&b), want);
	ck_assert_str_eq(known_how_name(a.published_how), known_how_name(how));
	buf_release(&b);
}

#define PARA "去年，全市公安机关共立刑事案件4321起，同比下降7.5%，破获案件2100起，抓获犯罪嫌疑人1800名。"

START_TEST(the_text_is_the_input_itself)
{
	read_as("  标题 \r\n\r\n\t" PARA " \n", NULL);
	ck_slice_eq(buf_slice(&a.text), "  标题 \r\n\r\n\t" PARA " \n");
	ck_assert_uint_eq(a.blocks[0].start, 2);
	ck_assert_uint_eq(a.blocks[0].end, 8);
	kinds_are("TP");
	ck_assert_str_eq(a.title, "标题");
}
END_TEST

START_TEST(an_empty_text_is_an_article_without_blocks)
{
	read_as("", NULL);
	kinds_are("");
	ck_assert_ptr_null(a.title);
	published_is("", KNOWN_NOT);
	read_as(" \n\u3000\n", NULL);
	kinds_are("");
}
END_TEST

START_TEST(header_body_and_furniture_are_parted)
{
	read_as("去年江州刑事案件下降\n2019-01-16 09:12:40 来源：江州晚报 字号：大 中 小\n\n本报讯（记者 "
		"某某）" PARA "\n\n一、打击犯罪\n" PARA
		"\n\n（责任编辑：某某）\n分享到：\n相关阅读\n·江北警方破获电诈案318起\n",
		NULL);
	kinds_are("TMPHPFFFF");
	ck_assert_str_eq(a.title, "去年江州刑事案件下降");
	ck_assert_str_eq(a.source, "江州晚报");
	published_is("2019-01-16", KNOWN_TEXT);
}
END_TEST

START_TEST(a_title_is_found_behind_menus_crumbs_and_a_header)
{
	read_as("江州网  江州早报  江州商报  今日开发区  "
		"旧版入口\n\n2024年08月28日\n\n刑事立案连续下降\n\n" PARA "\n",
		NULL);
	kinds_are("FMTP");
	ck_assert_str_eq(a.title, "刑事立案连续下降");
	read_as("首页 > 新闻中心 > 正文\n刑事立案连续下降\n——访江州市公安局\n2022-01-11 16:05  "
		"江岸在线\n\n" PARA "\n",
		NULL);
	kinds_are("MTTMP");
	ck_assert_str_eq(a.title, "刑事立案连续下降");
	read_as("2024-02-20 10:31 江海发布\n\n这份“成绩单”，请查收！\n\n" PARA "\n", NULL);
	kinds_are("MTP");
}
END_TEST

START_TEST(a_text_may_have_no_title)
{
	read_as(PARA "\n" PARA "\n", NULL);
	kinds_are("PP");
	ck_assert_ptr_null(a.title);
	ck_assert_str_eq(known_how_name(a.title_how), "unknown");
}
END_TEST

START_TEST(text_behind_a_box_of_links_is_text_again)
{
	read_as("标题在此\n2019-01-16\n\n" PARA "\n相关链接\n江北警方去年破案467起\n\n" PARA PARA
		"\n江州市公安局\n2019年1月15日\n",
		NULL);
	kinds_are("TMPFFPFM");
	published_is("2019-01-16", KNOWN_TEXT);
}
END_TEST

START_TEST(comments_and_notices_are_never_text)
{
	read_as("标题在此\n2019-01-16\n\n" PARA "\n网友评论\n" PARA PARA "\n" PARA PARA PARA "\n", NULL);
	kinds_are("TMPFFF");
	read_as("标题在此\n2019-01-16\n\n" PARA
		"\n更多精彩内容\n欢迎下载客户端，新闻热线400-000-0000，一年受理线索3万条。"
		"本平台所有稿件未经授权不得转载，违者将依法追究责任，涉及侵权的请与我们联系删除，感谢您的支持"
		"。\n",
		NULL);
	kinds_are("TMPFF");
}
END_TEST

START_TEST(an_editor_line_in_the_header_ends_nothing)
{
	read_as("标题在此\n责任编辑：某某\n2019-01-16\n\n" PARA "\n\n" PARA "\n", NULL);
	kinds_are("TFMPP");
}
END_TEST

START_TEST(links_of_other_places_carry_no_claims)
{
	read_as("标题在此\n2019-01-16\n\n" PARA
		"\n\n+1  点赞 88  收藏  分享\n- 江徽 2021-12-17 20:32 破获赌博案，涉案3.3亿元\n"
		"江南去年查处酒驾3000起\n",
		NULL);
	kinds_are("TMPMFF");
	ck_assert_int_eq(a.published.y, 2019);
}
END_TEST

START_TEST(items_of_figures_stay_text)
{
	read_as("治安简报\n2019-01-16\n\n刑事案件：1021起\n治安案件：1877起\n命案：0起\n" PARA
		"\n火灾：31起，死亡2人\n",
		NULL);
	kinds_are("TMPPPPP");
}
END_TEST

START_TEST(a_poster_of_bulleted_figures_is_text)
{
	read_as("一图读懂|上半年“成绩单”\n2024-07-12 16:30 江城警方\n◆ 打击犯罪\n▲刑事立案:284起  ↓12.3%\n"
		"▲现行命案:发4破4,破案率100%\n◆ "
		"治安防控\n▲刑事警情:约331起\n\n相关阅读\n·江北警方破获电诈案318起\n",
		NULL);
	kinds_are("TMHPPHPFF");
	published_is("2024-07-12", KNOWN_TEXT);
}
END_TEST

START_TEST(rows_of_cells_are_a_table)
{
	read_as("治安简报\n2019-01-16\n\n\t2018年\t2017年\n刑事案件\t1021\t1100\n火灾\t\t 31起 \n" PARA "\n",
		NULL);
	kinds_are("TMRRRP");
	ck_assert_uint_eq(a.ntables, 1);
	ck_assert_uint_eq(a.tables[0].rows, 3);
	ck_assert_uint_eq(a.tables[0].cols, 3);
	ck_assert_uint_eq(a.tables[0].ncells, 9);
	for (size_t i = 0; i < 9; i++)
		ck_assert(a.tables[0].cells[i].header == (i < 4 || i == 6));
	ck_slice_eq(slice_of(a.text.p + a.tables[0].cells[8].start,
			     a.tables[0].cells[8].end - a.tables[0].cells[8].start),
		    "31起");
	ck_assert_uint_eq(a.tables[0].cells[0].start, a.tables[0].cells[0].end);

	read_as("治安简报\n2019-01-16\n\n| 项目 | 2018年 |\n|---|---:|\n| 刑事案件 | 1021 |\n| 火灾 | 31 "
		"|\n" PARA "\n",
		NULL);
	kinds_are("TMRRRRP");
	ck_assert_uint_eq(a.tables[0].rows, 3);
	ck_assert_uint_eq(a.tables[0].cols, 2);
}
END_TEST

START_TEST(columns_set_by_blanks_are_a_table_where_all_rows_have_them)
{
	read_as("治安简报\n2019-01-16\n\n项目      2018年   2017年\n刑事案件    1021    1100\n火灾         "
		"31      29\n" PARA "\n",
		NULL);
	kinds_are("TMRRRP");
	ck_assert_uint_eq(a.tables[0].rows, 3);
	ck_assert_uint_eq(a.tables[0].cols, 3);
	/* an empty cell leaves no trace: which column the figure is of is not told */
	read_as("治安简报\n2019-01-16\n\n项目      2018年   2017年\n刑事案件    1021    1100\n火灾           "
		"      29\n" PARA "\n",
		NULL);
	ck_assert(a.ntables == 0 || a.tables[0].rows == 2);
}
END_TEST

START_TEST(lines_with_a_tab_that_hold_no_figures_are_no_table)
{
	read_as("治安简报\n2019-01-16\n\n第一\t" PARA "\n第二\t" PARA "\n", NULL);
	kinds_are("TMPP");
	ck_assert_uint_eq(a.ntables, 0);
	read_as("治安简报\n2019-01-16\n\n" PARA "\n首页 | 新闻 | 公示\n机构 | 服务 | 互动\n", NULL);
	ck_assert_uint_eq(a.ntables, 0);
}
END_TEST

START_TEST(the_labelled_day_beats_the_others)
{
	read_as("标题在此\n今天是：2026年6月3日 星期三\n来源：江网 发布时间：2018-05-02 17:26\n\n" PARA "\n",
		NULL);
	published_is("2018-05-02", KNOWN_TEXT);
	read_as("标题在此\n2018-05-01 更新时间：1970-01-01\n发布日期：2018-05-03\n\n" PARA "\n", NULL);
	published_is("2018-05-03", KNOWN_TEXT);
}
END_TEST

START_TEST(a_day_before_what_the_text_tells_gives_way)
{
	read_as("标题在此\n2016-05-01\n2018-05-03\n\n2018年3月9日，市公安局通报，" PARA "\n", NULL);
	published_is("2018-05-03", KNOWN_TEXT);
}
END_TEST

START_TEST(a_day_at_the_end_or_in_the_dateline_will_do)
{
	read_as("标题在此\n\n" PARA "\n2021-05-10 18:22:07 编辑：某某\n", NULL);
	published_is("2021-05-10", KNOWN_TEXT);
	read_as("标题在此\n\n江巴时讯讯（2019-07-12 10:02） 7月11日，" PARA "\n", NULL);
	published_is("2019-07-12", KNOWN_TEXT);
	ck_assert_str_eq(a.source, "江巴时讯");
	read_as("Crime falls\n\nSPRINGFIELD, Jan. 14, 2025 -- The number of cases filed by police fell by 21 "
		"percent last year.\n",
		NULL);
	published_is("2025-01-14", KNOWN_TEXT);
}
END_TEST

START_TEST(days_of_events_are_no_days_of_publication)
{
	read_as("标题在此\n\n" PARA "\n活动安排\n时间：2024年6月1日\n地点：人民广场\n" PARA "\n", NULL);
	published_is("", KNOWN_NOT);
	read_as("标题在此\n\n2018年3月9日，" PARA "\n", NULL);
	published_is("", KNOWN_NOT);
}
END_TEST

START_TEST(address_and_path_are_asked_when_the_text_is_silent)
{
	struct article_hints h = {.path = "in/2017/20170304.txt",
				  .url = "http://a.example/2018/0309/c1.html"};

	read_as("标题在此\n\n" PARA "\n", &h);
	published_is("2018-03-09", KNOWN_URL);
	ck_assert_str_eq(a.url, h.url);
	h.url = NULL;
	read_as("标题在此\n\n" PARA "\n", &h);
	published_is("2017-03-04", KNOWN_PATH);
	read_as("标题在此\n2019-01-16\n\n" PARA "\n", &h);
	published_is("2019-01-16", KNOWN_TEXT);
}
END_TEST

START_TEST(a_year_is_inferred_only_from_a_place_that_gives_it)
{
	struct article_hints h = {.path = "in/2017/x.txt"};

	read_as("标题在此\n\n江州晚报4月19日讯（记者 某某）" PARA "\n", NULL);
	published_is("", KNOWN_NOT);
	ck_assert_str_eq(a.source, "江州晚报");
	read_as("标题在此\n\n江州晚报4月19日讯（记者 某某）" PARA "\n", &h);
	published_is("2017-04-19", KNOWN_INFERRED);
	read_as("标题在此\n\n江州晚报4月19日讯（记者 某某）2016年4月19日，" PARA "\n", NULL);
	published_is("2016-04-19", KNOWN_INFERRED);
	read_as("标题在此\n\n江州晚报1月5日讯（记者 某某）2016年12月30日，" PARA "\n", NULL);
	published_is("2017-01-05", KNOWN_INFERRED);
	read_as("标题在此\n\n江州晚报7月24日讯（记者 某某）2016年上半年，" PARA "\n", NULL);
	published_is("2016-07-24", KNOWN_INFERRED);
	read_as("标题在此\n\n江州晚报7月24日讯（记者 某某）2016年，" PARA "2016年3月1日起施行。\n", NULL);
	published_is("", KNOWN_NOT);
}
END_TEST

START_TEST(the_caller_knows_best)
{
	struct article_hints h = {.title = "题",
				  .source = "某报",
				  .region = "江州市",
				  .published = date_of(2001, 2, 3),
				  .url = "http://a.example/20180309"};

	read_as("标题在此\n2019-01-16 来源：江网\n\n" PARA "\n", &h);
	ck_assert_str_eq(a.title, "题");
	ck_assert_str_eq(a.source, "某报");
	ck_assert_str_eq(a.region_hint, "江州市");
	published_is("2001-02-03", KNOWN_CALLER);
	ck_assert_str_eq(known_how_name(a.source_how), "caller");
	ck_assert_str_eq(known_how_name(a.title_how), "caller");
}
END_TEST

START_TEST(a_fact_box_of_an_office_is_a_header)
{
	read_as("索引号：\t003012345/"
		"2021-00012\t信息分类：\t公安、安全\n发布机构：\t江城县公安局\t生成日期：\t2021-03-04\n"
		"名　　称：\t江城县公安局工作总结\n公开方式：\t主动公开\t文　　号：\n\n江城县公安局工作总结\n"
		"\n" PARA "\n",
		NULL);
	kinds_are("MMMMTP");
	ck_assert_str_eq(a.source, "江城县公安局");
	published_is("2021-03-04", KNOWN_TEXT);
	ck_assert_str_eq(a.title, "江城县公安局工作总结");
}
END_TEST

START_TEST(html_is_known_by_its_tags)
{
	ck_assert(article_is_html(slice_str("\n<!DOCTYPE html><html>")));
	ck_assert(article_is_html(slice_str("text <p>more</p>")));
	ck_assert(article_is_html(slice_str("<br/>")));
	ck_assert(article_is_html(slice_of("\xFF\xFE<\0p\0>\0x\0", 10)));
	ck_assert(!article_is_html(slice_str("a < b and <not a tag>")));
	ck_assert(!article_is_html(slice_str("<pa>")));
	ck_assert(!article_is_html(slice_str("<p")));
	ck_assert(!article_is_html(slice_str("")));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {the_text_is_the_input_itself,
				      an_empty_text_is_an_article_without_blocks,
				      header_body_and_furniture_are_parted,
				      a_title_is_found_behind_menus_crumbs_and_a_header,
				      a_text_may_have_no_title,
				      text_behind_a_box_of_links_is_text_again,
				      comments_and_notices_are_never_text,
				      an_editor_line_in_the_header_ends_nothing,
				      links_of_other_places_carry_no_claims,
				      items_of_figures_stay_text,
				      a_poster_of_bulleted_figures_is_text,
				      rows_of_cells_are_a_table,
				      columns_set_by_blanks_are_a_table_where_all_rows_have_them,
				      lines_with_a_tab_that_hold_no_figures_are_no_table,
				      the_labelled_day_beats_the_others,
				      a_day_before_what_the_text_tells_gives_way,
				      a_day_at_the_end_or_in_the_dateline_will_do,
				      days_of_events_are_no_days_of_publication,
				      address_and_path_are_asked_when_the_text_is_silent,
				      a_year_is_inferred_only_from_a_place_that_gives_it,
				      the_caller_knows_best,
				      a_fact_box_of_an_office_is_a_header,
				      html_is_known_by_its_tags};

	return unit_main("plain", tests, sizeof(tests) / sizeof(*tests));
}
