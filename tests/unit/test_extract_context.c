/* SPDX-License-Identifier: BSD-2-Clause */
/* Against what, when, where, and whether it is a fact. Figures are invented. */
#include "extract_fixture.h"

START_TEST(a_change_has_the_basis_that_is_said)
{
	static const struct example examples[] = {
		{"今年以来，全市火灾起数同比下降8.1%。", {"fire.incidents change -8.1 percent basis:yoy"}},
		{"今年以来，全市火灾起数比去年同期下降8.1%。",
		 {"fire.incidents change -8.1 percent basis:yoy"}},
		{"7月份，全市火灾起数环比下降8.1%。",
		 {"fire.incidents change -8.1 percent basis:prev 2018-07-01..2018-07-31 period:month"}},
		{"7月份，全市火灾起数较上月增加12起。", {"fire.incidents change 12 case basis:prev"}},
		{"2017年，全市火灾起数较2015年下降21%。",
		 {"fire.incidents change -21 percent basis:year:2015 2017-01-01..2017-12-31"}},
		{"今年以来，全市火灾起数下降8.1%。", {"fire.incidents change -8.1 percent basis:unstated"}},
		{"今年以来，全市火灾起数较三年前下降21%。",
		 {"fire.incidents change -21 percent basis:year:2015"}},
		{"今年以来，三天后落网的嫌疑人之外，全市火灾起数下降9%。",
		 {"fire.incidents change -9 percent 2018-01-01..2018-08-29"}},
		{"7月，全市接报电诈警情201起，环比下降11%，同比上升5.2%。",
		 {"calls.telecom_fraud level 201 call", "calls.telecom_fraud change -11 percent basis:prev",
		  "calls.telecom_fraud change 5.2 percent basis:yoy"}},
		{"较2016年，2017年全市命案立案数减少4起。",
		 {"crime.homicide.filed change -4 case basis:year:2016 2017-01-01..2017-12-31"}},
		{"今年以来，全市道路交通事故起数同比下降12%，与2015年相比，死亡人数下降9.1%，受伤人数上升3%"
		 "。",
		 {"traffic.accidents change -12 percent basis:yoy",
		  "traffic.deaths change -9.1 percent basis:year:2015",
		  "traffic.injuries change 3 percent basis:year:2015"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_change_without_a_basis_takes_that_of_the_paragraph_or_the_article)
{
	static const struct example examples[] = {
		{"今年以来，全市刑事立案同比下降6%。火灾起数下降8.1%。",
		 {"crime.criminal.filed change -6 percent basis:yoy",
		  "fire.incidents change -8.1 percent basis:yoy"}},
		{"今年以来，全市刑事立案同比下降6%。\n\n全市火灾起数下降8.1%。",
		 {"crime.criminal.filed change -6 percent basis:yoy",
		  "fire.incidents change -8.1 percent basis:yoy"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(periods_are_read_against_the_day_of_publication)
{
	static const struct example examples[] = {
		{"2017年，全市共立刑事案件4201起。",
		 {"crime.criminal.filed level 4201 2017-01-01..2017-12-31 period:year"}},
		{"去年，全市共立刑事案件4201起。",
		 {"crime.criminal.filed level 4201 2017-01-01..2017-12-31 period:year"}},
		{"今年上半年，全市共立刑事案件1803起。",
		 {"crime.criminal.filed level 1803 2018-01-01..2018-06-30 period:half"}},
		{"一季度，全市共立刑事案件902起。",
		 {"crime.criminal.filed level 902 2018-01-01..2018-03-31 period:quarter"}},
		{"截至7月底，全市共立刑事案件2011起。",
		 {"crime.criminal.filed level 2011 2018-01-01..2018-07-31 period:ytd"}},
		{"截至目前，全市共立刑事案件2290起。",
		 {"crime.criminal.filed level 2290 " YTD " period:ytd"}},
		{"2016年以来，全市共打掉恶势力犯罪集团12个。",
		 {"crime.gang.busted level 12 2016-01-01..2018-08-29 period:since"}},
		{"春节期间（2月15日至21日），全市共接报火灾12起。",
		 {"fire.incidents level 12 2018-02-15..2018-02-21 period:event"}},
		{"2017年1至9月，全市共立刑事案件3012起。",
		 {"crime.criminal.filed level 3012 2017-01-01..2017-09-30 period:months"}},
		{"全年共立刑事案件2400起。", {"crime.criminal.filed level 2400 " YTD}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_period_holds_until_another_is_named)
{
	static const struct example examples[] = {
		{"2017年，全市共立刑事案件4201起。共破获刑事案件2208起。\n\n全市共发生火灾301起。",
		 {"crime.criminal.filed level 4201 2017-01-01..2017-12-31",
		  "crime.criminal.solved level 2208 2017-01-01..2017-12-31",
		  "fire.incidents level 301 2017-01-01..2017-12-31"}},
		{"2017年，全市共立刑事案件4201起。今年上半年，全市共发生火灾151起。",
		 {"crime.criminal.filed level 4201 2017-01-01..2017-12-31",
		  "fire.incidents level 151 2018-01-01..2018-06-30"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(without_any_year_the_period_is_unknown)
{
	static const struct example examples[] = {
		{"全市共立刑事案件4201起。", {"crime.criminal.filed level 4201 case ?..? period:unknown"}},
		{"上半年，全市共立刑事案件4201起。", {"crime.criminal.filed level 4201 case ?..?"}},
	};

	check_examples_of(NULL, EXAMPLE_HOME, "公安工作情况通报", examples,
			  sizeof(examples) / sizeof(*examples));
}
END_TEST

START_TEST(this_year_of_an_unknown_year_is_not_the_year_named_before)
{
	static const struct example examples[] = {
		{"2021年，全市共立刑事案件4201起。今年1至8月，全市刑事案件立案数同比下降13.5%。",
		 {"crime.criminal.filed level 4201 case 2021-01-01..2021-12-31",
		  "crime.criminal.filed change -13.5 percent ?..?"}},
		{"刑事警情在2021年度降幅第一的基础上，今年同比再降17.4%。",
		 {"calls.criminal change -17.4 percent ?..?"}},
	};

	check_examples_of(NULL, EXAMPLE_HOME, "公安工作情况通报", examples,
			  sizeof(examples) / sizeof(*examples));
}
END_TEST

START_TEST(a_period_begins_where_the_words_say_over_a_comma_too)
{
	static const struct example examples[] = {
		{"自今年3月20日，市公安局在辖区开展“清风”专项行动以来，成效明显。截至7月25日，"
		 "全市共破获毒品案件68起。",
		 {"crime.drug.solved level 68 case 2018-03-20..2018-07-25 period:event"}},
		{"2017年，全市共破获刑事案件2208起。五年来，全市共破获电信网络诈骗案件1227起。",
		 {"crime.criminal.solved level 2208 case 2017-01-01..2017-12-31",
		  "crime.telecom_fraud.solved level 1227 case ?..2018-08-29"}},
		{"2017年，全市刑事立案3865起，创五年来新低，同比下降12.7%。",
		 {"crime.criminal.filed level 3865 case 2017-01-01..2017-12-31",
		  "crime.criminal.filed change -12.7 percent 2017-01-01..2017-12-31"}},
		{"春节前夕，全市共破获刑事案件82起。", {"crime.criminal.solved level 82 case actual"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(the_place_is_that_of_who_reports_not_of_an_example)
{
	static const struct example examples[] = {
		{"据公安部统计，今年2月8日至15日，各地共打掉犯罪团伙279个。\n\n沧州市公安局追缴赃款5万元。",
		 {"crime.group.busted level 279 group 全国",
		  "crime.loss_recovered level 50000 cny 河北省沧州市"}},
		{"沧州全市公安机关今年以来共破获毒品案件78起，特别是献县公安局破获大案。",
		 {"crime.drug.solved level 78 case 河北省沧州市"}},
		{"今天是全国交通安全日。今年以来，沧州市共发生交通事故138起。",
		 {"traffic.accidents level 138 case 河北省沧州市"}},
	};

	check_examples_of(EXAMPLE_DAY, NULL, "公安工作情况通报", examples,
			  sizeof(examples) / sizeof(*examples));
}
END_TEST

START_TEST(a_claim_speaks_for_the_narrowest_jurisdiction_of_its_sentence)
{
	static const struct example examples[] = {
		{"今年以来，全市共立刑事案件2410起。全省共立刑事案件81200起。",
		 {"crime.criminal.filed level 2410 case 河北省沧州市",
		  "crime.criminal.filed level 81200 case 河北省"}},
		{"今年以来，沧县公安局共破获刑事案件120起；献县公安局共破获刑事案件98起。",
		 {"crime.criminal.solved level 120 case 河北省沧州市沧县",
		  "crime.criminal.solved level 98 case 河北省沧州市献县"}},
		{"去年，全省共接报火灾6100起，死亡41人。今年上半年，沧州市共接报火灾310起。",
		 {"fire.incidents level 6100 case 2017-01-01..2017-12-31 河北省",
		  "fire.deaths level 41 person 河北省",
		  "fire.incidents level 310 case 2018-01-01..2018-06-30 河北省沧州市"}},
		{"今年以来，全国共发生火灾10.2万起。", {"fire.incidents level 102000 case 全国"}},
	};
	static const struct example jilin[] = {
		{"通化市公安局28日召开新闻发布会。今年以来，全市共立刑事案件2400余起。",
		 {"crime.criminal.filed level 2400 case 吉林省通化市"}},
	};

	check_examples(examples);
	check_examples_of(EXAMPLE_DAY, NULL, "公安工作情况通报", jilin, 1);
}
END_TEST

START_TEST(what_is_strived_for_is_a_target)
{
	static const struct example examples[] = {
		{"今年，力争全市交通事故死亡人数下降10%。", {"traffic.deaths change -10 percent target"}},
		{"确保今年全市命案破案率达到100%。",
		 {"crime.homicide.clearance_rate level 100 percent target"}},
		{"到年底，计划新建视频监控探头3000个。", {"tech.cameras level 3000 piece target"}},
		{"今年以来，全市交通事故死亡人数下降10%。", {"traffic.deaths change -10 percent actual"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(the_figures_of_one_case_are_an_incident)
{
	static const struct example examples[] = {
		{"8月12日，民警将犯罪嫌疑人王某等3人抓获，当场缴获毒品52克。",
		 {"crime.suspects.caught level 3 person incident",
		  "crime.drug.seized level 52 gram incident"}},
		{"该团伙先后作案17起，涉案金额40余万元。",
		 {"- level 17 case incident", "- level 400000 cny incident"}},
		{"今年以来，全市共缴获毒品5.2公斤。", {"crime.drug.seized level 5200 gram actual"}},
		{"今年以来，全市破获刑事案件120起，沧县公安局破获“10."
		 "24”案，抓获犯罪嫌疑人2名；抓获逃犯31名。",
		 {"crime.criminal.solved level 120 case actual",
		  "crime.suspects.caught level 2 person incident",
		  "crime.fugitives.caught level 31 person actual"}},
		{"8月4日，市公安局通报，该市自7月2日开展行动至今，已破获各类刑事案件851起。",
		 {"crime.criminal.solved level 851 case actual"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_headline_claims_and_a_meta_line_does_not)
{
	static const struct example examples[] = {
		{"沧州上半年刑事发案下降近三成\n\n2018-08-29 狮城晚报\n\n"
		 "今年上半年，沧州市公安局共立刑事案件1802起，同比下降28.7%。",
		 {"crime.criminal.filed change -30 percent ~ 2018-01-01..2018-06-30 basis:yoy",
		  "crime.criminal.filed level 1802 case",
		  "crime.criminal.filed change -28.7 percent basis:yoy"}},
		{"沧州今年共立刑事案件2410起\n\n2018-08-29 "
		 "来源：狮城晚报\n\n今年以来，全市共立刑事案件2410起。",
		 {"crime.criminal.filed level 2410 case " YTD " 河北省沧州市",
		  "crime.criminal.filed level 2410 case " YTD}},
	};

	check_examples_of(EXAMPLE_DAY, EXAMPLE_HOME, NULL, examples, sizeof(examples) / sizeof(*examples));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_change_has_the_basis_that_is_said,
				      a_change_without_a_basis_takes_that_of_the_paragraph_or_the_article,
				      periods_are_read_against_the_day_of_publication,
				      a_period_holds_until_another_is_named,
				      without_any_year_the_period_is_unknown,
				      this_year_of_an_unknown_year_is_not_the_year_named_before,
				      a_period_begins_where_the_words_say_over_a_comma_too,
				      the_place_is_that_of_who_reports_not_of_an_example,
				      a_claim_speaks_for_the_narrowest_jurisdiction_of_its_sentence,
				      what_is_strived_for_is_a_target,
				      the_figures_of_one_case_are_an_incident,
				      a_headline_claims_and_a_meta_line_does_not};

	return unit_main("extract: in what context", tests, sizeof(tests) / sizeof(*tests));
}
