/* SPDX-License-Identifier: BSD-2-Clause */
/* Days, outlets and authors in header lines and addresses; what a line is by its form. */
#include "unit.h"

#include "text/headline.h"

static const char *const forms[] = {"empty",   "meta",	  "crumbs", "ending", "link",
				    "control", "heading", "short",  "para"};

/** The days of a line as text: "2018-03-09", "L" before a labelled one, "R" before a refused one, 0000 for no year. */
static void days_are(const char *line, const char *want)
{
	struct written_day d[8];
	struct buf b = {0};
	size_t n = line_days(slice_str(line), d, 8);

	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_putc(&b, ' ');
		if (d[i].labelled)
			buf_putc(&b, 'L');
		if (d[i].refused)
			buf_putc(&b, 'R');
		date_put(&b, d[i].day);
		ck_assert_uint_lt(d[i].start, d[i].end);
		ck_assert_uint_le(d[i].end, strlen(line));
	}
	ck_assert_msg(slice_eqs(buf_slice(&b), want), "%s: %s, not %s", line, b.p ? b.p : "", want);
	buf_release(&b);
}

START_TEST(days_are_read_in_every_usual_form)
{
	static const struct {
		const char *line, *days;
	} cases[] = {
		{"2018-03-09 09:12:40", "2018-03-09"},
		{"2018/3/9", "2018-03-09"},
		{"2018.3.9", "2018-03-09"},
		{"２０１８－０３－０９", "2018-03-09"},
		{"2018年3月9日", "2018-03-09"},
		{"2018 年 3 月 9 日", "2018-03-09"},
		{"2016年02月17日07:55", "2016-02-17"},
		{"2018-03-0912:40", "2018-03-09"},
		{"2018-03-09T12:40:00+08:00", "2018-03-09"},
		{"二〇一三年三月九日", "2013-03-09"},
		{"二○二五年十二月三十一日", "2025-12-31"},
		{"二零二四年二月廿九日", "2024-02-29"},
		{"二0一七年七月十八日", "2017-07-18"},
		{"民國113年3月12日", "2024-03-12"},
		{"中華民國一一三年七月二十三日", "2024-07-23"},
		{"114年10月13日", "2025-10-13"},
		{"113-03-12", "2024-03-12"},
		{"發布日期：113-03-12", "L2024-03-12"},
		{"12 March 2018", "2018-03-12"},
		{"19th July, 2024", "2024-07-19"},
		{"March 12, 2018", "2018-03-12"},
		{"Mar. 12, 2018", "2018-03-12"},
		{"Sept. 4, 2024", "2024-09-04"},
		{"Saturday, December 30th, 2023 - 00:01", "2023-12-30"},
		{"16 Jul 2015", "2015-07-16"},
		{"21/02/2023 - 7.45am", "2023-02-21"},
		{"4月19日", "0000-04-19"},
		{"十二月三日", "0000-12-03"},
		{"2018-01-02 2018-01-03", "2018-01-02 2018-01-03"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		days_are(cases[i].line, cases[i].days);
}
END_TEST

START_TEST(what_is_no_day_is_left_alone)
{
	static const char *const none[] = {
		"2018年",	"2018年3月",
		"2018-02-30",	"2018-13-01",
		"1-2-3",	"下降13.9.8%",
		"05/06/2023",	"电话113-03-12转9",
		"010-12345678", "1.5.2",
		"12018-03-09",	"2018-03-091",
		"May be 12",	"三月",
		"第3号",	"13月9日",
		"3月32日",	"《2018〕27号",
		"99年3月2日",	"",
		"201年",	"-",
		"2018/3",	"十",
		"民國",		"marching 12, 2018",
	};

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		days_are(none[i], "");
}
END_TEST

START_TEST(labels_praise_a_day_or_refuse_it)
{
	days_are("发布时间：2020-07-08 浏览次数：1432", "L2020-07-08");
	days_are("发布日期:2018-11-19", "L2018-11-19");
	days_are("發布：2025/08/05 18:22", "L2025-08-05");
	days_are("Published 16/05/2024", "L2024-05-16");
	days_are("今天是：2026年6月3日 星期三", "R2026-06-03");
	days_are("更新时间:1970-01-01", "LR1970-01-01");
	days_are("今天是2026年6月3日 时间：2018-03-09", "R2026-06-03 L2018-03-09");
}
END_TEST

START_TEST(addresses_carry_days_in_many_shapes)
{
	static const struct {
		const char *address, *day;
	} cases[] = {
		{"http://a.example/2018/0309/c1-2.html", "2018-03-09"},
		{"http://a.example/n/20180309/x.html", "2018-03-09"},
		{"http://a.example/html/2018-03/09/content_98106.htm", "2018-03-09"},
		{"http://a.example/201803/t20180309_4711.html", "2018-03-09"},
		{"http://a.example/news/2018/03/09/x", "2018-03-09"},
		{"http://a.example/news/201803/09/node_2.htm", "2018-03-09"},
		{"in/2018-3-9 report.txt", "2018-03-09"},
		{"2017/20180309.txt", "2018-03-09"},
		{"http://a.example/123456789/20181309.html", ""},
		{"http://a.example/?id=20180230", ""},
		{"http://a.example/2018/list.html", ""},
		{"", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf b = {0};
		struct date d = address_day(slice_str(cases[i].address));

		if (date_is_set(d))
			date_put(&b, d);
		ck_assert_msg(slice_eqs(buf_slice(&b), cases[i].day), "%s: %s", cases[i].address,
			      b.p ? b.p : "");
		buf_release(&b);
	}
	ck_assert_int_eq(address_year(slice_str("archive/2019/a.txt")), 2019);
	ck_assert_int_eq(address_year(slice_str("archive/201907/a.txt")), 2019);
	ck_assert_int_eq(address_year(slice_str("archive/1234/99999/a.txt")), 0);
}
END_TEST

START_TEST(the_outlet_is_named_by_a_label_or_beside_the_day)
{
	static const struct {
		const char *line, *source;
	} cases[] = {
		{"2019-01-16 09:12:40 来源：江州晚报 字号：大 中 小", "江州晚报"},
		{"2019-01-16 来源:江州晚报作者:某人", "江州晚报"},
		{"江州日报 2017年10月24日 星期二 第03版", "江州日报"},
		{"江州晚报  2005-12-30  第4版：要闻", "江州晚报"},
		{"《江州报》（2019年01月18日 第02版）", "江州报"},
		{"2022年11月18日 江原快报", "江原快报"},
		{"江新快报讯（通讯员 某某） 2021-12-17 20:33:15", "江新快报"},
		{"江北政府网  2010年01月12日  来源：江北公安厅", "江北政府网"},
		{"www.a.example 2013年01月17日 11:20 江采网", "江采网"},
		{"[稿源：江南晚报] [作者：本报通讯员]", "江南晚报"},
		{"微信公众号  江海发布  2024-02-20 10:31  福建", "江海发布"},
		{"2025年01月16日 09:20　來源：江港通訊", "江港通訊"},
		{"Harbour Gazette, 6 February 2024", "Harbour Gazette"},
		{"来源：本报", ""},
		{"2019-01-16 09:12", ""},
		{"江州日报", ""},
		{"数据来源：江州市公安局", ""},
		{"某某某 发表于 2009-12-22 13:35:18", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct slice s = line_source(slice_str(cases[i].line));

		ck_assert_msg(slice_eqs(s, cases[i].source), "%s: %.*s", cases[i].line, (int)s.n, s.p);
	}
	ck_slice_eq(line_author(slice_str("时间：2018-03-09 作者：某某 【字体：大 中 小】")), "某某");
	ck_slice_eq(line_author(slice_str("By Jane Roe | Sept. 4, 2024")), "Jane Roe");
	ck_slice_eq(line_author(slice_str("江州报 2023年7月13日 记者 某某")), "某某");
}
END_TEST

START_TEST(datelines_name_the_outlet_unless_it_is_this_paper)
{
	static const struct {
		const char *para, *source;
	} cases[] = {
		{"江上都市报讯（记者 某某）12月3日，全市", "江上都市报"},
		{"江鄱晚报4月19日讯（记者 某某）全市", "江鄱晚报"},
		{"江北网讯 7月27日，全市", "江北网"},
		{"江时讯讯（2019-07-12 10:02） 7月11日", "江时讯"},
		{"江闻社北京11月27日电 公安部27日", "江闻社"},
		{"據江港通訊深圳1月16日電 全市", "江港通訊"},
		{"（江央社記者某某台北20日電）內政部", "江央社"},
		{"〔江讀新聞／台北訊〕內政部", "江讀新聞"},
		{"【江新聞台】警方去年", "江新聞台"},
		{"江视网消息：在发布会上", "江视网"},
		{"江岸都市报讯还有两天，今年就要过去", "江岸都市报"},
		{"江原晨讯2021年1月12日讯 全旗", "江原晨讯"},
		{"江天应急讯 记者2月11日获悉", "江天应急"},
		{"江城通讯员某某报道，全市", ""},
		{"全市公安机关电 某某", ""},
		{"本报讯（记者 某某）全市", ""},
		{"【本報訊】警方", ""},
		{"又讯 记者从市局得到", ""},
		{"电信诈骗案件下降", ""},
		{"全市电诈发案下降，据江州网讯 全市", ""},
		{"", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct slice s = dateline_source(slice_str(cases[i].para));

		ck_assert_msg(slice_eqs(s, cases[i].source), "%s: %.*s", cases[i].para, (int)s.n, s.p);
	}
}
END_TEST

START_TEST(lines_are_told_apart_by_form)
{
	static const struct {
		const char *line;
		enum line_form form;
	} cases[] = {
		{" \u3000\t", LINE_EMPTY},
		{"2019-01-16 09:12:40 来源：江州晚报 字号：大 中 小", LINE_META},
		{"(2013-12-27)", LINE_META},
		{"发布时间：2020-07-08  浏览次数：1432  来源：江州新闻网", LINE_META},
		{"江海早报 2013-06-25 记者 某某 责任编辑:某某", LINE_META},
		{"发布日期：2018年5月31日  文号：江公发〔2018〕27号", LINE_META},
		{"索引号：\t003012345/2021-00012\t信息分类：\t公安、安全", LINE_META},
		{"2014/12/20 13:14(12/20 13:53 更新)", LINE_META},
		{"Thursday 2 November 2023 06:00", LINE_META},
		{"首页 > 新闻中心 > 本地 > 正文", LINE_CRUMBS},
		{"您当前的位置:江州观察 > 民生 > 警法", LINE_CRUMBS},
		{"（责任编辑：某某）", LINE_ENDING},
		{"编辑：某某 | 打印 | 关闭", LINE_ENDING},
		{"相关阅读", LINE_ENDING},
		{">>相关新闻", LINE_ENDING},
		{"上一篇：江州旅游总收入突破500亿元", LINE_ENDING},
		{"Copyright(C) 2001-2022 江州观察 版权所有", LINE_ENDING},
		{"延伸閱讀：江市破獲率", LINE_ENDING},
		{"Related articles", LINE_ENDING},
		{"·江北警方半年破获电诈案318起 返还资金560万元", LINE_LINK},
		{"2019-01-10 江南警方去年破获毒品案件61起 缴毒3.2公斤", LINE_LINK},
		{"[09-19]江湖:男子酒驾遇查弃车", LINE_LINK},
		{"- 江徽 2021-12-17 20:32 破获跨境赌博案，涉案3.3亿元", LINE_LINK},
		{"小字号", LINE_CONTROL},
		{"【打印】【收藏】【关闭窗口】", LINE_CONTROL},
		{"江州网  江州早报  江州商报  今日开发区  旧版入口", LINE_CONTROL},
		{"一、总量", LINE_HEADING},
		{"（一）基本情况", LINE_HEADING},
		{"2.打击情况", LINE_HEADING},
		{"1.5万名民警上路", LINE_SHORT},
		{"去年江州刑事案件下降近一成 八类案件破案率达97.6%", LINE_SHORT},
		{"全市110警情周报(2018年11月11日至17日)", LINE_SHORT},
		{"3.假冒卫浴案。捣毁窝点7个，查获产品1.2万件。", LINE_PARA},
		{"编辑部的故事传开后，全市立案数下降了12%，群众拍手称快，这样的变化来自一年的努力。",
		 LINE_PARA},
		{"全市立案1200起。", LINE_PARA},
		{"记者：今年有什么打算？", LINE_PARA},
		{"Six homicides were recorded and all six were solved.", LINE_PARA},
		{"项目\t2019年\t2018年\t同比\t备注：以上数据为全市范围内的初步统计结果且未经审核仅供参考",
		 LINE_PARA},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		enum line_form f = line_form(slice_str(cases[i].line));

		ck_assert_msg(f == cases[i].form, "%s: %s, not %s", cases[i].line, forms[f],
			      forms[cases[i].form]);
	}
}
END_TEST

START_TEST(a_sentence_may_end_behind_quotes_and_notes)
{
	ck_assert(line_ends_sentence(slice_str("下降两成。")));
	ck_assert(line_ends_sentence(slice_str("“下降两成。”")));
	ck_assert(line_ends_sentence(slice_str("下降两成。（完）")));
	ck_assert(line_ends_sentence(slice_str("下降两成。（记者 某某）&nbsp;")));
	ck_assert(line_ends_sentence(slice_str("Crime fell by two per cent.")));
	ck_assert(!line_ends_sentence(slice_str("下降两成")));
	ck_assert(!line_ends_sentence(slice_str("“下降两成”")));
	ck_assert(!line_ends_sentence(slice_str("现将情况公告如下：")));
	ck_assert(!line_ends_sentence(slice_str("")));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {days_are_read_in_every_usual_form,
				      what_is_no_day_is_left_alone,
				      labels_praise_a_day_or_refuse_it,
				      addresses_carry_days_in_many_shapes,
				      the_outlet_is_named_by_a_label_or_beside_the_day,
				      datelines_name_the_outlet_unless_it_is_this_paper,
				      lines_are_told_apart_by_form,
				      a_sentence_may_end_behind_quotes_and_notes};

	return unit_main("headline", tests, sizeof(tests) / sizeof(*tests));
}
