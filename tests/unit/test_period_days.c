/* SPDX-License-Identifier: BSD-2-Clause */
/* The period grammar: days, weeks and months told by counting, by festivals, by the lunar calendar. */
#include "unit.h"

#include "period_reads.h"

START_TEST(weeks_and_days_relative_to_publication)
{
	static const struct example e[] = {
		{"上上周", "上上周=2018-08-13..2018-08-19:week"},
		{"下下个星期三", "下下个星期三=2018-09-12..2018-09-12:day"},
		{"上周周五", "上周周五=2018-08-24..2018-08-24:day"},
		{"上周末", "上周末=2018-08-25..2018-08-26:week"},
		{"大后天", "大后天=2018-09-01..2018-09-01:day"},
		{"上半月", "上半月=2018-08-01..2018-08-15:event@"},
		{"下半月", "下半月=2018-08-16..2018-08-31:event@"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(so_long_ago_is_as_wide_as_its_unit)
{
	static const struct example e[] = {
		{"三年前", "三年前=2015-01-01..2015-12-31:year@"},
		{"5天后", "5天后=2018-09-03..2018-09-03:day@"},
		{"两个月之前", "两个月之前=2018-06-01..2018-06-30:month@"},
		{"半年前", "半年前=2018-02-01..2018-02-28:month@"},
		{"一年半后", "一年半后=2020-02-01..2020-02-29:month@"},
		{"4周后", "4周后=2018-09-24..2018-09-30:week@"},
		{"3天前往", ""},
		{"2年后续", ""},
		{"第3年前", ""},
		{"12月前", "12月=2018-12-01..2018-12-31:month"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(what_is_counted_off_in_a_month_or_a_year)
{
	static const struct example e[] = {
		{"3月第二周", "3月第二周=2018-03-12..2018-03-18:week"},
		{"去年第一周", "去年第一周=2017-01-02..2017-01-08:week"},
		{"10年第52周", "10年第52周=2010-12-27..2011-01-02:week"},
		{"4月的第一个周二", "4月的第一个周二=2018-04-03..2018-04-03:day"},
		{"四月最后一个星期一", "四月最后一个星期一=2018-04-30..2018-04-30:day"},
		{"7月前10天", "7月前10天=2018-07-01..2018-07-10:event"},
		{"上月最后三天", "上月最后三天=2018-07-29..2018-07-31:event"},
		{"去年最后一天", "去年最后一天=2017-12-31..2017-12-31:day"},
		{"2017年最后4个月", "2017年最后4个月=2017-09-01..2017-12-31:months"},
		{"2017年第三个月", "2017年第三个月=2017-03-01..2017-03-31:month"},
		{"2017年首月", "2017年首月=2017-01-01..2017-01-31:month"},
		{"去年最后两周", "去年最后两周=2017-12-18..2017-12-31:event"},
		{"2月第31天", "2月=2018-02-01..2018-02-28:month"},
		{"2017年前99个月", "2017年=2017-01-01..2017-12-31:year"},
		{"2017年第三产业", "2017年=2017-01-01..2017-12-31:year"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(days_of_the_lunar_calendar)
{
	static const struct example e[] = {
		{"农历八月十五", "农历八月十五=2018-09-24..2018-09-24:day"},
		{"正月初八", "正月初八=2018-02-23..2018-02-23:day"},
		{"去年五月初五", "去年五月初五=2017-05-30..2017-05-30:day"},
		{"五月廿二", "五月廿二=2018-07-05..2018-07-05:day"},
		{"农历2016年腊月", "农历2016年腊月=2016-12-29..2017-01-27:month"},
		{"2017年闰六月", "2017年闰六月=2017-07-23..2017-08-21:month"},
		{"大年三十", "大年三十=2019-02-04..2019-02-04:day"},
		{"大年初一", "大年初一=2018-02-16..2018-02-16:day"},
		{"五月十五日", "五月十五日=2018-05-15..2018-05-15:day"},
		{"五月十五名", "五月=2018-05-01..2018-05-31:month"},
		{"闰四月", "闰四月=..:month"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(festivals_have_a_day_and_a_holiday)
{
	static const struct example e[] = {
		{"去年春节，", "去年春节=..:event!2017-01-28"},
		{"中秋节前后", "中秋节=..:event!2018-09-24"},
		{"2017年清明节", "2017年清明节=..:event!2017-04-04"},
		{"春节期间", "春节期间=..:event"},
		{"2017年国庆，", "2017年国庆=2017-10-01..2017-10-07:event!2017-10-01"},
		{"妇女节", "妇女节=2018-03-08..2018-03-08:day"},
		{"2017年母亲节", "2017年母亲节=2017-05-14..2017-05-14:day"},
		{"2024年冬至", "2024年冬至=2024-12-21..2024-12-21:day"},
		{"除夕", "除夕=2019-02-04..2019-02-04:day"},
		{"国庆。", "国庆=2018-10-01..2018-10-01:day"},
		{"迎国庆。", ""},
		{"去年元旦到春节", "去年元旦到春节=2017-01-01..2017-01-28:event"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(edges_of_years_quarters_and_months)
{
	static const struct example e[] = {
		{"去年年初", "去年年初=2017-01-01..2017-02-28:month"},
		{"2017年底", "2017年底=2017-11-01..2017-12-31:month"},
		{"2017年伊始", "2017年伊始=2017-01-01..2017-01-31:month"},
		{"去年四季度初", "去年四季度初=2017-10-01..2017-10-31:month"},
		{"上季度末", "上季度末=2018-06-01..2018-06-30:month"},
		{"本月初", "本月初=2018-08-01..2018-08-05:month"},
		{"7月底", "7月底=2018-07-25..2018-07-31:month"},
		{"20世纪90年代末期", "20世纪90年代末期=1997-01-01..1999-12-31:since"},
		{"60年代初", "60年代初=1960-01-01..1962-12-31:since"},
		{"18世纪", "18世纪=1700-01-01..1799-12-31:since"},
		{"20世纪初", "20世纪初=1900-01-01..1919-12-31:since"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(dates_in_digits_and_marks)
{
	static const struct example e[] = {
		{"2017.08-2018.02", "2017.08-2018.02=2017-08-01..2018-02-28:months"},
		{"2016.03-2017", "2016.03-2017=2016-03-01..2017-12-31:since"},
		{"2017.08", ""},
		{"05-31", "05-31=2018-05-31..2018-05-31:day"},
		{"05-31起", ""},
		{"0531-05-31", ""},
		{"1998-99年", "1998-99年=1998-01-01..1999-12-31:since"},
		{"1985到89年9月", "1985到89年9月=1985-01-01..1989-09-30:since"},
		{"七九年", "七九年=1979-01-01..1979-12-31:year"},
		{"三五年", ""},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(days_in_a_row_are_a_span)
{
	static const struct example e[] = {
		{"8月10日、11日、12日", "8月10日、11日、12日=2018-08-10..2018-08-12:event"},
		{"8月10日、15日", "8月10日=2018-08-10..2018-08-10:day 15日=2018-08-15..2018-08-15:day"},
		{"1月3至2月10", "1月3至2月10=2018-01-03..2018-02-10:event"},
		{"1月3起", "1月=2018-01-01..2018-01-31:month"},
		{"1月至8月25日", "1月至8月25日=2018-01-01..2018-08-25:event"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(the_29th_of_february_is_of_a_year_that_has_one)
{
	static const struct example e[] = {
		{"2月29日", "2月29日=2016-02-29..2016-02-29:day"},
		{"2017年2月29日", "2017年2月29日=..:day"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(one_side_may_be_open)
{
	static const struct example e[] = {
		{"2016年以前", "2016年以前=..2015-12-31:since@"},
		{"2016年及以前", "2016年及以前=..2016-12-31:since@"},
		{"2016年之后", "2016年之后=2017-01-01..2018-08-29:since"},
		{"2018年之后", "2018年之后=2019-01-01..:since"},
		{"3月1日或之后", "3月1日或之后=2018-03-01..:since@"},
		{"3月1日之前", "3月1日之前=..2018-02-28:since@"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

START_TEST(what_lies_ahead_begins_at_publication)
{
	static const struct example e[] = {
		{"未来2个月", "未来2个月=2018-08-29..2018-10-28:event@"},
		{"今后10天", "今后10天=2018-08-29..2018-09-07:event@"},
		{"未来三年", ""},
		{"今明两年", "今明两年=2018-01-01..2019-12-31:since"},
		{"次年3月", "次年3月=2019-03-01..2019-03-31:month@"},
		{NULL, NULL},
	};

	reads(e);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		weeks_and_days_relative_to_publication,
		so_long_ago_is_as_wide_as_its_unit,
		what_is_counted_off_in_a_month_or_a_year,
		days_of_the_lunar_calendar,
		festivals_have_a_day_and_a_holiday,
		edges_of_years_quarters_and_months,
		dates_in_digits_and_marks,
		days_in_a_row_are_a_span,
		the_29th_of_february_is_of_a_year_that_has_one,
		one_side_may_be_open,
		what_lies_ahead_begins_at_publication,
	};

	return unit_main("period_days", tests, sizeof(tests) / sizeof(*tests));
}
