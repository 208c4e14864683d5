/* SPDX-License-Identifier: BSD-2-Clause */
/* Claims out of data tables. Places and figures are invented. */
#include "unit.h"

#include "extract/extract.h"

#define INTRO "<p>现将2018年1-6月全市公安工作主要数据公布如下，请各单位认真核对，妥善使用：</p>"
#define PUBLISHED                                                                                            \
	{                                                                                                    \
		2018, 7, 20                                                                                  \
	}

/* One line a claim of a table: value text, indicator, measure, value, unit, basis, from, period, last part of the region. */
static char *read_with(const char *intro, const char *table)
{
	struct article_hints hints = {.published = PUBLISHED, .region = "云岭市"};
	struct buf page = {0}, out = {0};
	struct claims claims = {0};
	struct extractor x;
	struct article a;

	buf_printf(&page,
		   "<html><body><h1>全市公安工作主要数据</h1>%s<table border=1>%s</table></body></html>",
		   intro, table);
	article_from_html(buf_slice(&page), &hints, &a);
	extractor_init(&x, NULL);
	extract_claims(&x, &a, &claims, NULL);
	for (size_t i = 0; i < claims.n; i++) {
		const struct claim *c = &claims.items[i];
		const char *place =
			c->region && strncmp(c->region, "云岭市", 9) == 0 ? c->region + 9 : c->region;

		if (!c->rule || strcmp(c->rule, "table") != 0)
			continue;
		buf_printf(&out, "%.*s|%s|%s|", (int)(c->end - c->start), a.text.p + c->start,
			   c->indicator ? c->indicator : "-", measure_name(c->measure));
		dec_put_short(&out, c->value);
		buf_printf(&out, "|%s|", c->unit);
		basis_put(&out, c->basis);
		buf_putc(&out, '|');
		if (c->has_from)
			dec_put_short(&out, c->from);
		buf_putc(&out, '|');
		if (date_is_set(c->period.start))
			date_put(&out, c->period.start);
		buf_puts(&out, "..");
		if (date_is_set(c->period.end))
			date_put(&out, period_last(c->period));
		buf_printf(&out, "|%s\n", place ? place : "?");
	}
	claims_release(&claims);
	extractor_release(&x);
	article_release(&a);
	buf_release(&page);
	return buf_steal(&out);
}

static void expect(const char *intro, const char *table, const char *want)
{
	char *got = read_with(intro, table);

	ck_assert_str_eq(got, want);
	free(got);
}

START_TEST(a_row_gives_levels_of_both_periods_and_changes_with_the_earlier_level)
{
	expect(INTRO,
	       "<tr><th>项目</th><th>今年</th><th>去年同期</th><th>增减数</th><th>增减(%)</th></tr>"
	       "<tr><td>刑事案件立案（起）</td><td>1,042</td><td>1,113</td><td>-71</td><td>-6.4</td></tr>",
	       "1,042|crime.criminal.filed|level|1042|case|none||2018-01-01..2018-06-30|\n"
	       "1,113|crime.criminal.filed|level|1113|case|none||2017-01-01..2017-06-30|\n"
	       "-71|crime.criminal.filed|change|-71|case|yoy|1113|2018-01-01..2018-06-30|\n"
	       "-6.4|crime.criminal.filed|change|-6.4|percent|yoy|1113|2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(units_and_ten_thousands_stand_in_the_label_the_head_or_a_column_of_their_own)
{
	expect(INTRO,
	       "<tr><th>序号</th><th>指标</th><th>单位</th><th>数值</th></tr>"
	       "<tr><td>1</td><td>110接警总量</td><td>万起</td><td>12.4</td></tr>"
	       "<tr><td>2</td><td>火灾直接财产损失</td><td>万元</td><td>86.5</td></tr>"
	       "<tr><td>3</td><td>刑事案件破案率</td><td>%</td><td>61.2</td></tr>",
	       "12.4|calls.110.total|level|124000|call|none||2018-01-01..2018-06-30|\n"
	       "86.5|fire.property_loss|level|865000|cny|none||2018-01-01..2018-06-30|\n"
	       "61.2|crime.criminal.clearance_rate|level|61.2|percent|none||2018-01-01..2018-06-30|\n");
	expect(INTRO,
	       "<tr><th>指标</th><th>火灾直接财产损失（万元）</th><th>火灾死亡人数</th></tr>"
	       "<tr><td>全市</td><td>70</td><td>2</td></tr><tr><td>合计</td><td>71</td><td>2</td></tr>",
	       "70|fire.property_loss|level|700000|cny|none||2018-01-01..2018-06-30|\n"
	       "2|fire.deaths|level|2|person|none||2018-01-01..2018-06-30|\n"
	       "71|fire.property_loss|level|710000|cny|none||2018-01-01..2018-06-30|\n"
	       "2|fire.deaths|level|2|person|none||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(a_level_and_its_change_may_share_a_cell)
{
	expect(INTRO,
	       "<tr><th>指标</th><th>上半年（同比）</th></tr>"
	       "<tr><td>刑事案件立案（起）</td><td>3,412（下降8.1%）</td></tr>"
	       "<tr><td>火灾（起）</td><td>41 ↓5.2%</td></tr>"
	       "<tr><td>受理治安案件（起）</td><td>719起（环比+3.3%）</td></tr>"
	       "<tr><td>刑事案件破案（起）</td><td>218（31.2%）</td></tr>"
	       "<tr><td>交通事故（起）</td><td>88（含轻微事故）</td></tr>",
	       "3,412|crime.criminal.filed|level|3412|case|none||2018-01-01..2018-06-30|\n"
	       "下降8.1%|crime.criminal.filed|change|-8.1|percent|yoy||2018-01-01..2018-06-30|\n"
	       "41|fire.incidents|level|41|case|none||2018-01-01..2018-06-30|\n"
	       "↓5.2%|fire.incidents|change|-5.2|percent|yoy||2018-01-01..2018-06-30|\n"
	       "719起|order.cases.filed|level|719|case|none||2018-01-01..2018-06-30|\n"
	       "环比+3.3%|order.cases.filed|change|3.3|percent|prev||2018-01-01..2018-06-30|\n"
	       "218|crime.criminal.solved|level|218|case|none||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(rows_of_suspects_stand_for_themselves)
{
	expect(INTRO,
	       "<tr><th>指标</th><th>上半年</th></tr><tr><td>电信网络诈骗立案（起）</td><td>611</td></tr>"
	       "<tr><td>抓获犯罪嫌疑人（名）</td><td>2,733</td></tr>",
	       "611|crime.telecom_fraud.filed|level|611|case|none||2018-01-01..2018-06-30|\n"
	       "2,733|crime.suspects.caught|level|2733|person|none||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(points_and_numbers_are_told_by_the_head)
{
	expect(INTRO,
	       "<tr><th rowspan=2>指标</th><th rowspan=2>2017年</th><th rowspan=2>2018年</th>"
	       "<th colspan=2>2018年与2017年比较</th></tr><tr><th>数目</th><th>百分率</th></tr>"
	       "<tr><td>刑事案件立案</td><td>200</td><td>250</td><td>50</td><td>25</td></tr>",
	       "200|crime.criminal.filed|level|200|case|none||2017-01-01..2017-06-30|\n"
	       "250|crime.criminal.filed|level|250|case|none||2018-01-01..2018-06-30|\n"
	       "50|crime.criminal.filed|change|50|case|year:2017|200|2018-01-01..2018-06-30|\n"
	       "25|crime.criminal.filed|change|25|percent|year:2017|200|2018-01-01..2018-06-30|\n");
	expect(INTRO,
	       "<tr><th>指标</th><th>破案率</th><th>增减百分点</th></tr>"
	       "<tr><td>刑事案件</td><td>61.2</td><td>-0.67</td></tr>",
	       "61.2|crime.criminal.clearance_rate|level|61.2|percent|none||2018-01-01..2018-06-30|\n"
	       "-0.67|crime.criminal.clearance_rate|change|-0.67|point|unstated||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(a_table_in_a_cell_leaves_the_other_rows_readable)
{
	expect(INTRO,
	       "<tr><th>指标</th><th>上半年</th></tr><tr><td>刑事案件立案</td><td>611</td></tr>"
	       "<tr><td>火灾</td><td>41</td></tr>"
	       "<tr><td>治安案件</td><td><table><tr><td>受理</td><td>20</td></tr></table></td></tr>",
	       "611|crime.criminal.filed|level|611|case|none||2018-01-01..2018-06-30|\n"
	       "41|fire.incidents|level|41|case|none||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(a_signed_rate_is_a_change_in_any_column)
{
	expect(INTRO,
	       "<tr><td>刑事警情</td><td>↓11.3%</td></tr><tr><td>破获刑事案件</td><td>5,120起</td></tr>"
	       "<tr><td>刑事案件破案率</td><td>上升0.4个百分点</td></tr>",
	       "↓11.3%|calls.criminal|change|-11.3|percent|unstated||2018-01-01..2018-06-30|\n"
	       "5,120起|crime.criminal.solved|level|5120|case|none||2018-01-01..2018-06-30|\n"
	       "上升0.4个百分点|crime.criminal.clearance_rate|change|0.4|point|unstated||2018-01-01..2018-06-"
	       "30|\n");
	expect(INTRO,
	       "<tr><th>指标</th><th>上半年</th><th>同比±%</th></tr>"
	       "<tr><td>刑事案件破案率（%）</td><td>56.3</td><td>10.0个百分点</td></tr>",
	       "56.3|crime.criminal.clearance_rate|level|56.3|percent|none||2018-01-01..2018-06-30|\n"
	       "10.0个百分点|crime.criminal.clearance_rate|change|10|point|yoy||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(money_without_a_unit_is_no_claim)
{
	expect(INTRO,
	       "<tr><th>指标</th><th>上半年</th></tr><tr><td>火灾起数</td><td>41</td></tr>"
	       "<tr><td>火灾直接财产损失</td><td>86.5</td></tr>",
	       "41|fire.incidents|level|41|case|none||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(a_cell_that_spans_rows_speaks_for_each_of_them)
{
	expect(INTRO,
	       "<tr><th colspan=2>项目</th><th>2018年</th></tr>"
	       "<tr><td rowspan=3>道路交通事故</td><td>起数（起）</td><td>52</td></tr>"
	       "<tr><td>死亡（人）</td><td>9</td></tr><tr><td>受伤（人）</td><td>61</td></tr>"
	       "<tr><td>火灾</td><td>起数（起）</td><td>40</td></tr>",
	       "52|traffic.accidents|level|52|case|none||2018-01-01..2018-06-30|\n"
	       "9|traffic.deaths|level|9|person|none||2018-01-01..2018-06-30|\n"
	       "61|traffic.injuries|level|61|person|none||2018-01-01..2018-06-30|\n"
	       "40|fire.incidents|level|40|case|none||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(a_head_over_two_columns_dates_both)
{
	expect("",
	       "<tr><th rowspan=2>类别</th><th colspan=2>2017年</th><th colspan=2>2016年</th><th "
	       "rowspan=2>立案同比（%）</th></tr>"
	       "<tr><th>立案</th><th>破案</th><th>立案</th><th>破案</th></tr>"
	       "<tr><td>盗窃案件</td><td>600</td><td>210</td><td>720</td><td>190</td><td>-16.7</td></tr>"
	       "<tr><td>其中：入室盗窃</td><td>88</td><td>30</td><td>96</td><td>31</td><td>-8.3</td></tr>",
	       "600|crime.theft.filed|level|600|case|none||2017-01-01..2017-12-31|\n"
	       "210|crime.property.solved|level|210|case|none||2017-01-01..2017-12-31|\n"
	       "720|crime.theft.filed|level|720|case|none||2016-01-01..2016-12-31|\n"
	       "190|crime.property.solved|level|190|case|none||2016-01-01..2016-12-31|\n"
	       "-16.7|crime.theft.filed|change|-16.7|percent|yoy|720|2017-01-01..2017-12-31|\n"
	       "88|crime.burglary.filed|level|88|case|none||2017-01-01..2017-12-31|\n"
	       "30|-|level|30|unit|none||2017-01-01..2017-12-31|\n"
	       "96|crime.burglary.filed|level|96|case|none||2016-01-01..2016-12-31|\n"
	       "31|-|level|31|unit|none||2016-01-01..2016-12-31|\n"
	       "-8.3|crime.burglary.filed|change|-8.3|percent|yoy|96|2017-01-01..2017-12-31|\n");
}
END_TEST

START_TEST(a_turned_table_has_periods_and_changes_in_rows)
{
	expect("<p>各类警情情况如下表，数据来自指挥中心，供各单位参考：</p>",
	       "<tr><th>月份</th><th>刑事警情</th><th>治安警情</th></tr>"
	       "<tr><td>2018年5月</td><td>40</td><td>118</td></tr><tr><td>2018年6月</td><td>44</td><td>118</"
	       "td></tr>"
	       "<tr><td>环比（%）</td><td>10.0</td><td>持平</td></tr>",
	       "40|calls.criminal|level|40|call|none||2018-05-01..2018-05-31|\n"
	       "118|calls.order|level|118|call|none||2018-05-01..2018-05-31|\n"
	       "44|calls.criminal|level|44|call|none||2018-06-01..2018-06-30|\n"
	       "118|calls.order|level|118|call|none||2018-06-01..2018-06-30|\n"
	       "10.0|calls.criminal|change|10|percent|prev|40|2018-06-01..2018-06-30|\n"
	       "持平|calls.order|change|0|percent|prev|118|2018-06-01..2018-06-30|\n");
}
END_TEST

START_TEST(regions_in_rows_are_the_places_of_their_figures)
{
	expect(INTRO,
	       "<tr><th>单位</th><th>破获刑事案件（起）</th><th>同比（%）</th><th>群众安全感（%）</"
	       "th><th>排名</th></tr>"
	       "<tr><td>北石县</td><td>130</td><td>3.2</td><td>96.1</td><td>2</td></tr>"
	       "<tr><td>南桥区</td><td>240</td><td>-1.5</td><td>97.0</td><td>1</td></tr>"
	       "<tr><td>经开分局</td><td>50</td><td>0.4</td><td>96.6</td><td>-</td></tr>"
	       "<tr><td>全市合计</td><td>420</td><td>0.3</td><td>96.5</td><td></td></tr>",
	       "130|crime.criminal.solved|level|130|case|none||2018-01-01..2018-06-30|北石县\n"
	       "3.2|crime.criminal.solved|change|3.2|percent|yoy||2018-01-01..2018-06-30|北石县\n"
	       "96.1|perception.safety|level|96.1|percent|none||2018-01-01..2018-06-30|北石县\n"
	       "2|perception.safety|rank|2|rank|none||2018-01-01..2018-06-30|北石县\n"
	       "240|crime.criminal.solved|level|240|case|none||2018-01-01..2018-06-30|南桥区\n"
	       "-1.5|crime.criminal.solved|change|-1.5|percent|yoy||2018-01-01..2018-06-30|南桥区\n"
	       "97.0|perception.safety|level|97|percent|none||2018-01-01..2018-06-30|南桥区\n"
	       "1|perception.safety|rank|1|rank|none||2018-01-01..2018-06-30|南桥区\n"
	       "50|-|level|50|case|none||2018-01-01..2018-06-30|\n"
	       "0.4|-|change|0.4|percent|yoy||2018-01-01..2018-06-30|\n"
	       "96.6|-|level|96.6|percent|none||2018-01-01..2018-06-30|\n"
	       "420|crime.criminal.solved|level|420|case|none||2018-01-01..2018-06-30|\n"
	       "0.3|crime.criminal.solved|change|0.3|percent|yoy||2018-01-01..2018-06-30|\n"
	       "96.5|perception.safety|level|96.5|percent|none||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(a_sign_in_a_cell_of_its_own_belongs_to_the_number_behind)
{
	expect("",
	       "<tr><th>罪案類別</th><th>2016年</th><th>2017年</th><th colspan=2>宗數比較</th></tr>"
	       "<tr><td>1. 爆竊案</td><td>1 204</td><td>(988)</td><td>-</td><td>216</td></tr>"
	       "<tr><td>2. 行劫案</td><td>20</td><td>23</td><td>+</td><td>3</td></tr>"
	       "<tr><td>3. 兇殺案</td><td>-</td><td>2</td><td>-</td><td>-</td></tr>",
	       "1 204|crime.burglary.filed|level|1204|case|none||2016-01-01..2016-12-31|\n"
	       "(988)|crime.burglary.filed|level|988|case|none||2017-01-01..2017-12-31|\n"
	       "216|crime.burglary.filed|change|-216|case|yoy|1204|2017-01-01..2017-12-31|\n"
	       "20|crime.robbery.filed|level|20|case|none||2016-01-01..2016-12-31|\n"
	       "23|crime.robbery.filed|level|23|case|none||2017-01-01..2017-12-31|\n"
	       "3|crime.robbery.filed|change|3|case|yoy|20|2017-01-01..2017-12-31|\n"
	       "2|crime.homicide.filed|level|2|case|none||2017-01-01..2017-12-31|\n");
}
END_TEST

START_TEST(a_dash_without_a_value_signs_no_figure_of_the_next_column)
{
	expect("<p>今年以来全市道路交通事故伤亡情况如下，供各单位参考使用：</p>",
	       "<tr><th>月份</th><th>死亡（人）</th><th>受伤（人）</th></tr>"
	       "<tr><td>2018年3月</td><td>-</td><td>12</td></tr><tr><td>2018年4月</td><td>3</td><td>15</td></"
	       "tr>",
	       "12|traffic.injuries|level|12|person|none||2018-03-01..2018-03-31|\n"
	       "3|traffic.deaths|level|3|person|none||2018-04-01..2018-04-30|\n"
	       "15|traffic.injuries|level|15|person|none||2018-04-01..2018-04-30|\n");
}
END_TEST

START_TEST(a_bare_row_takes_the_kind_above_it_unless_an_unknown_thing_stands_between)
{
	expect(INTRO,
	       "<tr><th>指标</th><th>上半年</th><th>比上年同期</th></tr>"
	       "<tr><td>道路交通事故（起）</td><td>77</td><td>-4.9%</td></tr>"
	       "<tr><td>　死亡人数</td><td>8</td><td>下降11.1%</td></tr>"
	       "<tr><td>溺水事件</td><td>5</td><td>↑25%</td></tr>"
	       "<tr><td>　死亡人数</td><td>4</td><td>持平</td></tr>",
	       "77|traffic.accidents|level|77|case|none||2018-01-01..2018-06-30|\n"
	       "-4.9%|traffic.accidents|change|-4.9|percent|yoy||2018-01-01..2018-06-30|\n"
	       "8|traffic.deaths|level|8|person|none||2018-01-01..2018-06-30|\n"
	       "下降11.1%|traffic.deaths|change|-11.1|percent|yoy||2018-01-01..2018-06-30|\n"
	       "5|-|level|5|unit|none||2018-01-01..2018-06-30|\n"
	       "↑25%|-|change|25|percent|yoy||2018-01-01..2018-06-30|\n"
	       "4|-|level|4|unit|none||2018-01-01..2018-06-30|\n"
	       "持平|-|change|0|percent|yoy||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(sections_and_a_second_half_set_beside_the_first_are_told_apart)
{
	expect(INTRO,
	       "<tr><th>指标</th><th>数量</th><th>指标</th><th>数量</th></tr>"
	       "<tr><td colspan=4>一、火灾</td></tr>"
	       "<tr><td>起数</td><td>33</td><td>死亡人数</td><td>1</td></tr>"
	       "<tr><td colspan=4>二、道路交通事故</td></tr>"
	       "<tr><td>起数</td><td>58</td><td>死亡人数</td><td>6</td></tr>",
	       "33|fire.incidents|level|33|case|none||2018-01-01..2018-06-30|\n"
	       "1|fire.deaths|level|1|person|none||2018-01-01..2018-06-30|\n"
	       "58|traffic.accidents|level|58|case|none||2018-01-01..2018-06-30|\n"
	       "6|traffic.deaths|level|6|person|none||2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(a_change_column_follows_the_levels_to_its_left)
{
	expect(INTRO,
	       "<tr><th>县区</th><th>刑事立案</th><th>同比</th><th>刑事破案</th><th>同比</th></tr>"
	       "<tr><td>北石县</td><td>210</td><td>-5.4%</td><td>90</td><td>+2.3%</td></tr>"
	       "<tr><td>南桥区</td><td>310</td><td>-1.2%</td><td>140</td><td>+0.7%</td></tr>",
	       "210|crime.criminal.filed|level|210|case|none||2018-01-01..2018-06-30|北石县\n"
	       "-5.4%|crime.criminal.filed|change|-5.4|percent|yoy||2018-01-01..2018-06-30|北石县\n"
	       "90|crime.criminal.solved|level|90|case|none||2018-01-01..2018-06-30|北石县\n"
	       "+2.3%|crime.criminal.solved|change|2.3|percent|yoy||2018-01-01..2018-06-30|北石县\n"
	       "310|crime.criminal.filed|level|310|case|none||2018-01-01..2018-06-30|南桥区\n"
	       "-1.2%|crime.criminal.filed|change|-1.2|percent|yoy||2018-01-01..2018-06-30|南桥区\n"
	       "140|crime.criminal.solved|level|140|case|none||2018-01-01..2018-06-30|南桥区\n"
	       "+0.7%|crime.criminal.solved|change|0.7|percent|yoy||2018-01-01..2018-06-30|南桥区\n");
}
END_TEST

START_TEST(years_under_a_title_of_some_months_are_those_months_and_a_named_year_is_the_basis)
{
	expect(INTRO,
	       "<tr><th>项目</th><th>2018年</th><th>2016年</th><th>比2016年增减（%）</th></tr>"
	       "<tr><td>火灾（起）</td><td>80</td><td>100</td><td>-20.0</td></tr>",
	       "80|fire.incidents|level|80|case|none||2018-01-01..2018-06-30|\n"
	       "100|fire.incidents|level|100|case|none||2016-01-01..2016-06-30|\n"
	       "-20.0|fire.incidents|change|-20|percent|year:2016|100|2018-01-01..2018-06-30|\n");
}
END_TEST

START_TEST(an_unmarked_change_is_told_by_the_levels_or_left_out)
{
	expect("",
	       "<tr><th>指标</th><th>2017年</th><th>2016年</th><th>增减</th></tr>"
	       "<tr><td>火灾起数</td><td>80</td><td>100</td><td>20</td></tr>"
	       "<tr><td>火灾死亡人数</td><td>3</td><td>4</td><td>-25</td></tr>"
	       "<tr><td>命案发案</td><td>6</td><td>8</td><td>7</td></tr>",
	       "80|fire.incidents|level|80|case|none||2017-01-01..2017-12-31|\n"
	       "100|fire.incidents|level|100|case|none||2016-01-01..2016-12-31|\n"
	       "20|fire.incidents|change|-20|case|yoy|100|2017-01-01..2017-12-31|\n"
	       "3|fire.deaths|level|3|person|none||2017-01-01..2017-12-31|\n"
	       "4|fire.deaths|level|4|person|none||2016-01-01..2016-12-31|\n"
	       "-25|fire.deaths|change|-25|percent|yoy|4|2017-01-01..2017-12-31|\n"
	       "6|crime.homicide.filed|level|6|case|none||2017-01-01..2017-12-31|\n"
	       "8|crime.homicide.filed|level|8|case|none||2016-01-01..2016-12-31|\n");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_row_gives_levels_of_both_periods_and_changes_with_the_earlier_level,
		units_and_ten_thousands_stand_in_the_label_the_head_or_a_column_of_their_own,
		a_level_and_its_change_may_share_a_cell,
		a_signed_rate_is_a_change_in_any_column,
		rows_of_suspects_stand_for_themselves,
		points_and_numbers_are_told_by_the_head,
		a_table_in_a_cell_leaves_the_other_rows_readable,
		money_without_a_unit_is_no_claim,
		a_cell_that_spans_rows_speaks_for_each_of_them,
		a_head_over_two_columns_dates_both,
		a_turned_table_has_periods_and_changes_in_rows,
		regions_in_rows_are_the_places_of_their_figures,
		a_sign_in_a_cell_of_its_own_belongs_to_the_number_behind,
		a_dash_without_a_value_signs_no_figure_of_the_next_column,
		a_bare_row_takes_the_kind_above_it_unless_an_unknown_thing_stands_between,
		sections_and_a_second_half_set_beside_the_first_are_told_apart,
		a_change_column_follows_the_levels_to_its_left,
		years_under_a_title_of_some_months_are_those_months_and_a_named_year_is_the_basis,
		an_unmarked_change_is_told_by_the_levels_or_left_out,
	};

	return unit_main("extract_tables", tests, sizeof(tests) / sizeof(*tests));
}
