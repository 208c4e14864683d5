/* SPDX-License-Identifier: BSD-2-Clause */
/* The period grammar: what expressions of time say on a day of publication. */
#include "unit.h"

#include "period_reads.h"

START_TEST(years_in_digits_and_numerals)
{
	static const struct example e[] = {
		{"2017年", "2017年=2017-01-01..2017-12-31:year"},
		{"２０１７年度", "２０１７年度=2017-01-01..2017-12-31:year"},
		{"二〇〇七年", "二〇〇七年=2007-01-01..2007-12-31:year"},
		{"二00七年", "二00七年=2007-01-01..2007-12-31:year"},
		{"一九九八年", "一九九八年=1998-01-01..1998-12-31:year"},
		{"九八年", "九八年=1998-01-01..1998-12-31:year"},
		{"民國113年", "民國113年=2024-01-01..2024-12-31:year"},
		{"112年交通事故", "112年=2023-01-01..2023-12-31:year"},
		{"在16年5月", "16年5月=2016-05-01..2016-05-31:month"},
		{"2024/25年度", "2024/25年度=2024-04-01..2025-03-31:year"},
		{"九十年代", "九十年代=1990-01-01..1999-12-31:since"},
		{"上世纪80年代", "上世纪80年代=1980-01-01..1989-12-31:since"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(lengths_of_time_are_no_years)
{
	static const struct example e[] = {
		{"连续18年", ""},   {"潜逃13年的逃犯", ""}, {"3年以上", ""},
		{"历时15年，", ""}, {"15天", ""},	    {NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(years_relative_to_publication)
{
	static const struct example e[] = {
		{"去年", "去年=2017-01-01..2017-12-31:year"},
		{"上年", "上年=2017-01-01..2017-12-31:year"},
		{"前年", "前年=2016-01-01..2016-12-31:year"},
		{"明年", "明年=2019-01-01..2019-12-31:year"},
		{"今年", "今年=2018-01-01..2018-08-29:ytd"},
		{"今年以来", "今年以来=2018-01-01..2018-08-29:ytd"},
		{"年初以来", "年初以来=2018-01-01..2018-08-29:ytd"},
		{"全年", "全年=2018-01-01..2018-08-29:ytd"},
		{"2017年全年", "2017年全年=2017-01-01..2017-12-31:year"},
		{NULL, NULL},
	};
	static const struct example january[] = {
		{"全年", "全年=2017-01-01..2017-12-31:year"},
		{"一年来", "一年来=2017-01-01..2017-12-31:year"},
		{"12月份", "12月份=2017-12-01..2017-12-31:month"},
		{NULL, NULL},
	};

	reads(e);
	reads_on(january, date_of(2018, 1, 12), 0);
	reads_on(january, date_of(2018, 1, 12), 2018);
}
END_TEST

START_TEST(parts_of_a_year)
{
	static const struct example e[] = {
		{"上半年", "上半年=2018-01-01..2018-06-30:half"},
		{"去年下半年", "去年下半年=2017-07-01..2017-12-31:half"},
		{"一季度", "一季度=2018-01-01..2018-03-31:quarter"},
		{"2017年第三季度", "2017年第三季度=2017-07-01..2017-09-30:quarter"},
		{"前三季度", "前三季度=2018-01-01..2018-09-30:months"},
		{"首三季", "首三季=2018-01-01..2018-09-30:months"},
		{"1至9月", "1至9月=2018-01-01..2018-09-30:months"},
		{"1—11月份", "1—11月份=2018-01-01..2018-11-30:months"},
		{"一至九月", "一至九月=2018-01-01..2018-09-30:months"},
		{"今年1月至7月", "今年1月至7月=2018-01-01..2018-07-31:months"},
		{"前10个月", "前10个月=2018-01-01..2018-10-31:months"},
		{"前7月", "前7月=2018-01-01..2018-07-31:months"},
		{"8月份", "8月份=2018-08-01..2018-08-31:month"},
		{"十二月", "十二月=2018-12-01..2018-12-31:month"},
		{"1、2月份", "1、2月份=2018-01-01..2018-02-28:months"},
		{"上月", "上月=2018-07-01..2018-07-31:month"},
		{"本周", "本周=2018-08-27..2018-09-02:week"},
		{"8月上旬", "8月上旬=2018-08-01..2018-08-10:month"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(the_year_in_hand_is_taken_where_none_is_named)
{
	static const struct example e[] = {
		{"1至9月", "1至9月=2016-01-01..2016-09-30:months"},
		{"全年", "全年=2016-01-01..2016-12-31:year"},
		{"去年", "去年=2017-01-01..2017-12-31:year"},
		{NULL, NULL},
	};

	reads_on(e, date_of(2018, 8, 29), 2016);
}
END_TEST

START_TEST(beginnings_run_to_publication)
{
	static const struct example e[] = {
		{"2016年以来", "2016年以来=2016-01-01..2018-08-29:since"},
		{"去年以来", "去年以来=2017-01-01..2018-08-29:since"},
		{"7月以来", "7月以来=2018-07-01..2018-08-29:since"},
		{"自6月25日以来", "自6月25日以来=2018-06-25..2018-08-29:since"},
		{"6月1日起，", "6月1日起=2018-06-01..2018-08-29:since"},
		{"自3月1日“清网”行动启动以来", "自3月1日“清网”行动启动以来=2018-03-01..2018-08-29:since"},
		{"近年来", "近年来=..2018-08-29:since"},
		{"近三年", "近三年=..2018-08-29:since"},
		{"五年来", "五年来=..2018-08-29:since"},
		{"七个月来", "七个月来=2018-01-01..2018-07-31:months"},
		{"最近一个月", "最近一个月=2018-07-29..2018-08-29:since"},
		{"半年来", "半年来=2018-01-01..2018-06-30:half"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(ends_reach_back_to_the_start_of_the_year)
{
	static const struct example e[] = {
		{"截至7月底", "截至7月底=2018-01-01..2018-07-31:ytd^"},
		{"截至目前", "截至目前=2018-01-01..2018-08-29:ytd^"},
		{"截止到2017年11月", "截止到2017年11月=2017-01-01..2017-11-30:ytd^"},
		{"目前", "目前=2018-01-01..2018-08-29:ytd^"},
		{"到6月18日，", "到6月18日=2018-01-01..2018-06-18:ytd^"},
		{"10月底前", "10月底前=2018-01-01..2018-10-31:event^"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(days_and_spans_of_days)
{
	static const struct example e[] = {
		{"3月18日凌晨2时许", "3月18日凌晨2时许=2018-03-18..2018-03-18:day"},
		{"昨日", "昨日=2018-08-28..2018-08-28:day"},
		{"8月18日至20日", "8月18日至20日=2018-08-18..2018-08-20:event"},
		{"8月18至20日", "8月18至20日=2018-08-18..2018-08-20:event"},
		{"2017年12月26日至3月25日", "2017年12月26日至3月25日=2017-12-26..2018-03-25:event"},
		{"2017年1月1日至12月31日", "2017年1月1日至12月31日=2017-01-01..2017-12-31:year"},
		{"自6月25日起至9月30日", "自6月25日起至9月30日=2018-06-25..2018-09-30:event"},
		{"2018-08-29", "2018-08-29=2018-08-29..2018-08-29:day"},
		{"2018.8.9", "2018.8.9=2018-08-09..2018-08-09:day"},
		{"20180312", "20180312=2018-03-12..2018-03-12:day"},
		{"8月20日至18日", "8月20日至18日=..:event"},
		{"2月30日", "2月30日=..:day"},
		{"20时30分", "20时30分=..:day@"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(spans_of_years)
{
	static const struct example e[] = {
		{"2014年至2017年", "2014年至2017年=2014-01-01..2017-12-31:since"},
		{"2014至2017年", "2014至2017年=2014-01-01..2017-12-31:since"},
		{"2014-2017年", "2014-2017年=2014-01-01..2017-12-31:since"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(named_events_take_the_days_in_brackets)
{
	static const struct example e[] = {
		{"春节期间（2月7日至13日）", "春节期间（2月7日至13日）=2018-02-07..2018-02-13:event"},
		{"行动期间（6月25日至8月8日）", "期间（6月25日至8月8日）=2018-06-25..2018-08-08:event"},
		{"2017年国庆长假", "2017年国庆长假=2017-10-01..2017-10-07:event"},
		{"端午节当晚（6月18日）", "端午节当晚（6月18日）=2018-06-18..2018-06-18:day"},
		{"清明期间", "清明期间=..:event"},
		{"国庆安保", ""},
		{"“十三五”期间", "“十三五”期间=2016-01-01..2020-12-31:event"},
		{"“十三”", ""},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(comparisons_are_marked)
{
	static const struct example e[] = {
		{"去年同期", "去年同期=2017-01-01..2017-12-31:year<@"},
		{"由去年同期的", "去年同期=2017-01-01..2017-12-31:year<@"},
		{"比2016年", "2016年=2016-01-01..2016-12-31:year<"},
		{"较上月", "上月=2018-07-01..2018-07-31:month<"},
		{"与2015年相比", "2015年=2015-01-01..2015-12-31:year<"},
		{"同期", "同期=..:unknown@"},
		{"其间", "其间=..:unknown@"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(without_a_day_of_publication_relative_words_have_no_bounds)
{
	static const struct example e[] = {
		{"去年", "去年=..:year"},
		{"1至9月", "1至9月=..:months"},
		{"今年以来", "今年以来=..:since"},
		{"2016年", "2016年=2016-01-01..2016-12-31:year"},
		{NULL, NULL},
	};

	reads_on(e, (struct date){0}, 0);
}
END_TEST

START_TEST(numbers_and_names_are_no_periods)
{
	static const struct example e[] = {
		{"立案2017起", ""}, {"12.5万", ""},	{"110接警", ""},  {"三大队", ""}, {"2018号文", ""},
		{"都市晚报", ""},   {"一月一通报", ""}, {"这一时段", ""}, {NULL, NULL},
	};

	reads(e);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		years_in_digits_and_numerals,
		lengths_of_time_are_no_years,
		years_relative_to_publication,
		parts_of_a_year,
		the_year_in_hand_is_taken_where_none_is_named,
		beginnings_run_to_publication,
		ends_reach_back_to_the_start_of_the_year,
		days_and_spans_of_days,
		spans_of_years,
		named_events_take_the_days_in_brackets,
		comparisons_are_marked,
		without_a_day_of_publication_relative_words_have_no_bounds,
		numbers_and_names_are_no_periods,
	};

	return unit_main("period", tests, sizeof(tests) / sizeof(*tests));
}
