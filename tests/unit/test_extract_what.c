/* SPDX-License-Identifier: BSD-2-Clause */
/* What is claimed: scope, lists, shared values, ellipsis, parts of a whole. Figures are invented. */
#include "extract_fixture.h"

START_TEST(a_kind_with_a_verb_is_an_indicator)
{
	static const struct example examples[] = {
		{"今年以来，全市共立刑事案件3217起。",
		 {"crime.criminal.filed level 3217 case = [3217,3217] " YTD}},
		{"全市公安机关共破获刑事案件1904起。", {"crime.criminal.solved level 1904 case"}},
		{"今年以来，全市共发生命案9起。", {"crime.homicide.filed level 9 case"}},
		{"共抓获犯罪嫌疑人812名，刑事拘留406人，逮捕288人，移送起诉671人。",
		 {"crime.suspects.caught level 812 person", "crime.suspects.detained level 406 person",
		  "crime.suspects.arrested level 288 person", "crime.suspects.prosecuted level 671 person"}},
		{"全市共受理治安案件5120起。", {"order.cases.filed level 5120 case"}},
		{"全市共发生火灾153起，死亡2人，受伤4人，直接财产损失318万元。",
		 {"fire.incidents level 153 case", "fire.deaths level 2 person",
		  "fire.injuries level 4 person", "fire.property_loss level 3180000 cny"}},
		{"1至7月，全市公安机关共破获电信网络诈骗案件86起。",
		 {"crime.telecom_fraud.solved level 86 case 2018-01-01..2018-07-31 period:months"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(narrower_kinds_averages_and_shares_are_never_the_broad_indicator)
{
	static const struct example examples[] = {
		{"今年以来，全市共破获盗窃电动车电瓶案件31起。", {"- level 31 case"}},
		{"今年以来，日均接警量412起。", {"- level 412"}},
		{"今年以来，平均每天破获刑事案件14起。", {"- level 14 case"}},
		{"今年以来，全市住宅火灾发生48起。", {"- level 48 case"}},
		{"盗窃案件占刑事案件总数的四成。", {"- level 40 percent"}},
		{"全市共发生A1类交通事故17起。", {NULL}},
		{"今年以来，刑事治安警情1420起，同比下降4.2%。",
		 {"- level 1420 case", "- change -4.2 percent"}},
		{"今年以来，破获58起刑事案件中，盗抢骗案件48起、涉毒案件8起。共抓获犯罪嫌疑人36人。",
		 {"crime.property.solved level 48 case", "crime.drug.solved level 8 case",
		  "crime.suspects.caught level 36 person"}},
		{"今年以来，共破获现案29起。", {"- level 29 case"}},
		{"今年以来，12个分局中有10个命案侦破率达到100%。",
		 {"- level 12", "- level 10", "- level 100 percent"}},
		{"今年以来，公路交通事故同比下降14.7%。", {"- change -14.7 percent"}},
		{"今年以来，交通事故报警近600起。", {"- level 600 case"}},
		{"今年以来，八类现发主要刑事案件同比下降8.9%。", {"crime.violent.filed change -8.9 percent"}},
		{"今年以来，共破“两抢一盗”刑事案件240起。", {"crime.property.solved level 240 case"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_list_with_fenbie_pairs_in_order)
{
	static const struct example examples[] = {
		{"今年以来，全市交通事故起数、死亡人数、受伤人数、财产损失同比分别下降11.4%、16%、4.2%和20.5%"
		 "。",
		 {"traffic.accidents change -11.4 percent basis:yoy",
		  "traffic.deaths change -16 percent basis:yoy",
		  "traffic.injuries change -4.2 percent basis:yoy",
		  "traffic.property_loss change -20.5 percent basis:yoy"}},
		{"上半年，刑事立案数、破案数分别为1310起、702起。",
		 {"crime.criminal.filed level 1310 case 2018-01-01..2018-06-30 period:half",
		  "crime.criminal.solved level 702 case"}},
		{"今年上半年，全市八类严重暴力犯罪案件、两抢案件、入室盗窃案件立案数同比分别下降21.4%、33%"
		 "、18.7%。",
		 {"crime.violent.filed change -21.4 percent", "crime.robbery.filed change -33 percent",
		  "crime.burglary.filed change -18.7 percent"}},
		{"今年以来，全市刑事、治安案件同比分别下降8.3%、28%。",
		 {"crime.criminal.filed change -8.3 percent", "order.cases.filed change -28 percent"}},
		{"今年以来，全市火灾起数、死亡人数同比分别下降8%、上升12%。",
		 {"fire.incidents change -8 percent", "fire.deaths change 12 percent"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(kinds_of_calls_violations_and_gangs_have_identifiers_of_their_own)
{
	static const struct example examples[] = {
		{"今年以来，全市共打掉恶势力犯罪集团6个、黑社会性质组织1个，抓获犯罪嫌疑人131名。",
		 {"crime.gang.busted level 6 group", "crime.gang.mafia_busted level 1 group",
		  "- level 131 person"}},
		{"今年以来，全市接报110警情12.6万起，同比上升4.4%，其中刑事警情3120起，同比下降9.8%。",
		 {"calls.110.total level 126000 call", "calls.110.total change 4.4 percent basis:yoy",
		  "calls.criminal level 3120 call", "calls.criminal change -9.8 percent basis:yoy"}},
		{"今年以来，全市共查处交通违法行为31万余起，其中酒驾1210起、醉驾203起。",
		 {"traffic.violations level 310000 case >= [310000,320000)",
		  "traffic.drunk_driving level 1210 case", "traffic.drunk_driving level 203 case"}},
		{"截至8月20日，全市共缴获毒品12.4千克，收缴枪支31支。",
		 {"crime.drug.seized level 12400 gram 2018-01-01..2018-08-20",
		  "crime.gun.seized level 31 piece"}},
		{"今年以来，民警共办理身份证12.1万张、护照1.3万本。",
		 {"service.items level 121000 item", "service.items level 13000 item"}},
		{"全市常住人口755万人，面积1.4万平方公里。",
		 {"context.population level 7550000 person ?..?", "context.area level 14000 km2 ?..?"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(one_number_for_a_list_with_jun_is_a_claim_of_each)
{
	static const struct example examples[] = {
		{"今年以来，全市火灾起数、死亡人数同比均下降15%。",
		 {"fire.incidents change -15 percent basis:yoy", "fire.deaths change -15 percent basis:yoy"}},
		{"今年以来，全市火灾事故起数、受伤人数同比双双下降两成。",
		 {"fire.incidents change -20 percent", "fire.injuries change -20 percent"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(two_lists_of_one_length_pair_without_fenbie)
{
	static const struct example examples[] = {
		{"今年以来，全市共破获刑事案件1175起、抓获犯罪嫌疑人1102人，同比上升23.9%和4.2%。",
		 {"crime.criminal.solved level 1175 case", "crime.suspects.caught level 1102 person",
		  "crime.criminal.solved change 23.9 percent basis:yoy",
		  "crime.suspects.caught change 4.2 percent basis:yoy"}},
		{"今年以来，刑拘501人，逮捕322人，同比分别上升6.1%和3.3%。",
		 {"crime.suspects.detained level 501 person", "crime.suspects.arrested level 322 person",
		  "crime.suspects.detained change 6.1 percent",
		  "crime.suspects.arrested change 3.3 percent"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_shared_value_is_two_claims_of_one_span)
{
	static const struct example examples[] = {
		{"大数据破案率、抓捕率达98%。",
		 {"tech.bigdata.solve_rate level 98 percent", "tech.bigdata.capture_rate level 98 percent"}},
		{"今年以来，消防部门共发现并督促整改火灾隐患2310处。",
		 {"fire.hazards_found level 2310 item “2310处”",
		  "fire.hazards_rectified level 2310 item “2310处”"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_bare_word_takes_the_last_subject_that_can_carry_it)
{
	static const struct example examples[] = {
		{"今年以来，全市火灾事故同比下降36%，死亡人数同比下降58%。",
		 {"fire.incidents change -36 percent", "fire.deaths change -58 percent"}},
		{"今年以来，全市共发生交通事故412起，死亡53人，伤377人，损失108万元。",
		 {"traffic.accidents level 412 case", "traffic.deaths level 53 person",
		  "traffic.injuries level 377 person", "traffic.property_loss level 1080000 cny"}},
		{"今年以来，全市共立刑事案件1208起，破案655起。",
		 {"crime.criminal.filed level 1208 case", "crime.criminal.solved level 655 case"}},
		{"今年以来，全市立电信网络诈骗案件302起。破案77起，抓获120人，挽回损失415万元。",
		 {"crime.telecom_fraud.filed level 302 case", "crime.telecom_fraud.solved level 77 case",
		  "crime.telecom_fraud.suspects level 120 person",
		  "crime.telecom_fraud.saved level 4150000 cny"}},
		{"今年以来，全市共查处治安案件3010起。死亡2人。", {"order.cases.handled level 3010 case"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_level_and_its_change_are_two_claims)
{
	static const struct example examples[] = {
		{"今年以来，全市共立刑事案件2400余起，同比下降7.02%。",
		 {"crime.criminal.filed level 2400 case >= basis:none",
		  "crime.criminal.filed change -7.02 percent = basis:yoy"}},
		{"今年以来，全市共发生火灾188起，比去年同期减少31起，下降14.2%。",
		 {"fire.incidents level 188 case", "fire.incidents change -31 case basis:yoy",
		  "fire.incidents change -14.2 percent basis:yoy"}},
		{"今年以来，群众安全感为95.6%，同比提高1.3个百分点。",
		 {"perception.safety level 95.6 percent", "perception.safety change 1.3 point basis:yoy"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(parts_of_a_whole_are_claims_where_they_have_an_identifier)
{
	static const struct example examples[] = {
		{"今年以来，全市共立刑事案件3050起，其中盗窃案件1211起、诈骗案件640起。",
		 {"crime.criminal.filed level 3050 case", "crime.theft.filed level 1211 case",
		  "crime.fraud.filed level 640 case"}},
		{"今年以来，全市共发生火灾214起，其中较大火灾1起。",
		 {"fire.incidents level 214 case", "- level 1 case"}},
		{"改造完成2个监管场所、7个办案中心和67个办案场所。",
		 {"law.venues.standardised level 2 unit", "law.venues.standardised level 7 unit",
		  "law.venues.standardised level 67 unit"}},
	};

	check_examples(examples);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_kind_with_a_verb_is_an_indicator,
				      narrower_kinds_averages_and_shares_are_never_the_broad_indicator,
				      a_list_with_fenbie_pairs_in_order,
				      kinds_of_calls_violations_and_gangs_have_identifiers_of_their_own,
				      one_number_for_a_list_with_jun_is_a_claim_of_each,
				      two_lists_of_one_length_pair_without_fenbie,
				      a_shared_value_is_two_claims_of_one_span,
				      a_bare_word_takes_the_last_subject_that_can_carry_it,
				      a_level_and_its_change_are_two_claims,
				      parts_of_a_whole_are_claims_where_they_have_an_identifier};

	return unit_main("extract: what", tests, sizeof(tests) / sizeof(*tests));
}
