/* SPDX-License-Identifier: BSD-2-Clause */
/* How much is claimed: from and to, multiples, words for numbers, bounds, money, ranks. Figures are invented. */
#include "extract_fixture.h"

START_TEST(from_and_to_is_one_level_with_the_earlier_figure)
{
	static const struct example examples[] = {
		{"今年以来，全市火灾事故由去年同期的156起降至108起。",
		 {"fire.incidents level 108 case from:156 basis:none"}},
		{"今年以来，全市群众安全感由94.1%上升至96.3%。",
		 {"perception.safety level 96.3 percent from:94.1"}},
		{"今年以来，全市刑事立案较去年同期18886起下降327起。",
		 {"crime.criminal.filed change -327 case from:18886 basis:yoy"}},
		{"全市刑事案件立案数从2015年的9120起下降到2017年的6384起，降幅30%。",
		 {"crime.criminal.filed level 6384 case from:9120 2017-01-01..2017-12-31",
		  "crime.criminal.filed change -30 percent basis:year:2015 2017-01-01..2017-12-31"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(multiples_doubling_and_halving_are_percentages)
{
	static const struct example examples[] = {
		{"今年以来，全市破获电信网络诈骗案件同比增长3.5倍。",
		 {"crime.telecom_fraud.solved change 350 percent basis:yoy"}},
		{"今年以来，全市破获电信网络诈骗案件63起，是去年同期的3.5倍。",
		 {"crime.telecom_fraud.solved level 63 case",
		  "crime.telecom_fraud.solved change 250 percent basis:yoy"}},
		{"今年以来，全市抓获犯罪嫌疑人同比翻一番。",
		 {"crime.suspects.caught change 100 percent basis:yoy"}},
		{"今年以来，全市火灾起数同比下降一半。", {"fire.incidents change -50 percent basis:yoy"}},
		{"今年以来，全市交通事故死亡人数同比减半。", {"traffic.deaths change -50 percent basis:yoy"}},
		{"今年以来，全市盗窃案件同比下降近三成。",
		 {"crime.theft.filed change -30 percent ~ [null,null] basis:yoy"}},
		{"今年以来，全市盗窃案件同比下降超过五成。",
		 {"crime.theft.filed change -50 percent > basis:yoy"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(words_for_zero_all_and_flat_are_numbers)
{
	static const struct example examples[] = {
		{"今年以来，全市较大以上道路交通事故零发生。", {"traffic.major_accidents level 0 case"}},
		{"今年以来，全市未发生较大以上交通事故。", {"traffic.major_accidents level 0 case"}},
		{"今年以来，全市命案零发案。", {"crime.homicide.filed level 0 case"}},
		{"今年以来，全市发生命案17起，全部侦破。",
		 {"crime.homicide.filed level 17 case", "crime.homicide.clearance_rate level 100 percent"}},
		{"今年以来，全市17起命案全破。",
		 {"crime.homicide.filed level 17 case", "crime.homicide.clearance_rate level 100 percent"}},
		{"今年以来，全市火灾起数同比持平。", {"fire.incidents change 0 percent basis:yoy"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(points_are_changes_of_rates_and_percent_stays_percent)
{
	static const struct example examples[] = {
		{"今年以来，全市刑事案件破案率为41.5%，同比上升0.4个百分点。",
		 {"crime.criminal.clearance_rate level 41.5 percent",
		  "crime.criminal.clearance_rate change 0.4 point basis:yoy"}},
		{"今年以来，全市刑事案件破案率同比上升2.5%。",
		 {"crime.criminal.clearance_rate change 2.5 percent basis:yoy"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(bounds_say_what_the_words_allow)
{
	static const struct example examples[] = {
		{"今年以来，全市共立刑事案件2400余起。",
		 {"crime.criminal.filed level 2400 case >= [2400,2500)"}},
		{"今年以来，全市共立刑事案件约300起。",
		 {"crime.criminal.filed level 300 case ~ [null,null]"}},
		{"今年以来，全市共立刑事案件近300起。",
		 {"crime.criminal.filed level 300 case ~ [null,null]"}},
		{"今年以来，全市共立刑事案件300起左右。", {"crime.criminal.filed level 300 case ~"}},
		{"今年以来，全市共立刑事案件1000起以上。",
		 {"crime.criminal.filed level 1000 case >= [1000,null]"}},
		{"今年以来，全市共立刑事案件超过1000起。", {"crime.criminal.filed level 1000 case >"}},
		{"今年以来，全市共立刑事案件不足1000起。", {"crime.criminal.filed level 1000 case <"}},
		{"今年以来，全市火灾死亡人数控制在3人以下。", {"fire.deaths level 3 person <="}},
		{"今年以来，全市火灾直接财产损失6000余万元。",
		 {"fire.property_loss level 60000000 cny >= [60000000,70000000)"}},
		{"今年以来，全市化解矛盾纠纷1.9万余起。",
		 {"order.disputes.resolved level 19000 item >= [19000,20000)"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(money_keeps_its_currency)
{
	static const struct example home[] = {
		{"今年以来，全市发生火灾31起，财产损失208万元。",
		 {"fire.incidents level 31 case", "fire.property_loss level 2080000 cny"}},
		{"今年以来，电信网络诈骗案件被骗金额达60万美元。",
		 {"crime.telecom_fraud.loss level 600000 usd"}},
		{"今年以来，电信网络诈骗案件被骗金额达1.2亿港元。",
		 {"crime.telecom_fraud.loss level 120000000 hkd"}},
	};
	static const struct example hong_kong[] = {
		{"今年上半年，电信诈骗案件被骗金额达3.1亿元。",
		 {"crime.telecom_fraud.loss level 310000000 hkd"}},
	};

	check_examples(home);
	check_examples_of(EXAMPLE_DAY, "香港", "警务工作情况通报", hong_kong, 1);
}
END_TEST

START_TEST(a_rank_needs_peers)
{
	static const struct example examples[] = {
		{"今年上半年，我市群众安全感为97.2%，位居全省第一。",
		 {"perception.safety level 97.2 percent", "perception.safety rank 1 rank"}},
		{"今年上半年，我市群众安全感位列全省第7位。", {"perception.safety rank 7 rank 河北省沧州市"}},
		{"今年上半年，全市刑事案件立案数创历年新低。", {NULL}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(numbers_that_count_nothing_are_no_claims)
{
	static const struct example examples[] = {
		{"8月3日上午9时许，专案组在“6.10”专案中召开第2次会议。", {NULL}},
		{"群众可拨打110或者0317-5551234举报，也可登录12389平台。", {NULL}},
		{"市局印发《关于做好2018年工作的意见》（公通字〔2018〕17号）。", {NULL}},
		{"市局推出三项措施，开展“百日行动”。", {NULL}},
		{"责任编辑：010 阅读：5312 评论：12", {NULL}},
	};

	check_examples(examples);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {from_and_to_is_one_level_with_the_earlier_figure,
				      multiples_doubling_and_halving_are_percentages,
				      words_for_zero_all_and_flat_are_numbers,
				      points_are_changes_of_rates_and_percent_stays_percent,
				      bounds_say_what_the_words_allow,
				      money_keeps_its_currency,
				      a_rank_needs_peers,
				      numbers_that_count_nothing_are_no_claims};

	return unit_main("extract: how much", tests, sizeof(tests) / sizeof(*tests));
}
