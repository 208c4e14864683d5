/* SPDX-License-Identifier: BSD-2-Clause */
/* What keeps a figure from the broad indicator, from the wrong place and from the wrong days. Figures are invented. */
#include "extract_fixture.h"

START_TEST(a_part_of_the_accidents_drug_users_or_services_is_not_the_whole)
{
	static const struct example examples[] = {
		{"今年以来，适用简易程序处理的道路交通事故41207起，同比上升3.1%。",
		 {"- level 41207 case", "- change 3.1 percent"}},
		{"今年以来，城市地区火灾310起、亡2人；工业区、旅游区等其他区域火灾25起。",
		 {"- level 310 case", "- level 2", "- level 25 case"}},
		{"截至5月底，全市现有吸毒人员4120名，戒断3年未发现复吸人员8230名。",
		 {"- level 4120 person", "- level 8230 person"}},
		{"今年以来，解决群众急难愁盼问题370个。", {"- level 370"}},
		{"今年以来，全市共设立26个居民身份证异地受理点。", {"- level 26"}},
		{"今年以来，全市共受理一般以上道路交通事故812起，造成31人死亡。",
		 {"traffic.accidents level 812 case", "traffic.deaths level 31 person"}},
		{"今年以来，全市共破获各类毒品犯罪案件92起，抓获违法犯罪嫌疑人113人。",
		 {"crime.drug.solved level 92 case", "crime.drug.suspects level 113 person"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(the_nation_in_a_title_does_not_speak)
{
	static const struct example examples[] = {
		{"今年以来，3名民警被授予“全国优秀人民警察”称号，18个集体荣立三等功。",
		 {"- level 3 person 河北省沧州市", "team.commended.units level 18 unit 河北省沧州市"}},
		{"今年以来，成功发起全国集群战役2次，破获电信网络诈骗案件86起。",
		 {"crime.telecom_fraud.solved level 86 case 河北省沧州市"}},
		{"今年以来，全国共立刑事案件320万起。", {"crime.criminal.filed level 3200000 case 全国"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_part_of_the_jurisdiction_is_not_the_whole)
{
	static const struct example examples[] = {
		{"会战以来，百城共破获毒品犯罪案件1362起，抓获毒品犯罪嫌疑人1624名；全市共缴获毒品12公斤。",
		 {"- level 1362 case", "- level 1624 person", "crime.drug.seized level 12000 gram"}},
		{"两个主战场和3个分战场共破获毒品刑事案件16起。", {"- level 16 case"}},
		{"百城禁毒会战以来，全市共破获毒品案件18起。", {"crime.drug.solved level 18 case"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(what_began_on_a_day_and_goes_on_lasts_until_publication)
{
	static const struct example examples[] = {
		{"6月25日全市“清风行动”部署开展以来，全市公安机关持续攻坚。行动以来，共破获刑事案件930起。",
		 {"crime.criminal.solved level 930 case 2018-06-25..2018-08-29"}},
		{"自市局3月起部署会战以来，全市共破获毒品案件18起。",
		 {"crime.drug.solved level 18 case 2018-03-01..2018-08-29 period:since"}},
		{"今年1月至7月，全市共破获刑事案件930起，6月、7月立案数明显回落。共查处治安案件1180起。",
		 {"crime.criminal.solved level 930 case 2018-01-01..2018-07-31",
		  "order.cases.handled level 1180 case 2018-01-01..2018-07-31"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(the_day_of_a_report_makes_no_incident_and_a_withheld_name_does)
{
	static const struct example examples[] = {
		{"8月2日，记者获悉，今年7月份，警方破获侵财类案件100起。",
		 {"crime.property.solved level 100 case 2018-07-01..2018-07-31 actual"}},
		{"支队根据举报打掉一处窝点，缴获枪支2支，抓获姜某等3名犯罪嫌疑人。",
		 {"crime.gun.seized level 2 piece incident",
		  "crime.suspects.caught level 3 person incident"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(suspects_of_cases_without_an_identifier_have_none)
{
	static const struct example examples[] = {
		{"今年以来，全市共破获假币类案件36起，抓获犯罪嫌疑人82名。",
		 {"- level 36 case", "- level 82 person"}},
		{"今年以来，全市共破获涉依托咪酯犯罪案件98起，抓获犯罪嫌疑人180名。",
		 {"- level 98 case", "- level 180 person"}},
		{"今年以来，全市共破获经济犯罪案件51起。一季度抓获犯罪嫌疑人73人。",
		 {"crime.economic.solved level 51 case", "- level 73 person"}},
		{"共摧毁犯罪团伙54个257人，抓获逃犯21名。",
		 {"crime.group.busted level 54 group", "- level 257 person",
		  "crime.fugitives.caught level 21"}},
		{"今年以来，全市电诈警情数同比下降33.3%，立案数同比下降13.7%，抓获嫌疑人数同比上升17.5%。",
		 {"calls.telecom_fraud change -33.3", "crime.telecom_fraud.filed change -13.7",
		  "crime.telecom_fraud.suspects change 17.5"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_streak_claims_its_last_period_alone)
{
	static const struct example examples[] = {
		{"全市公安机关连续七年命案全破。", {"crime.homicide.clearance_rate level 100 percent"}},
		{"今年上半年，群众安全感达98.2%，连续4年保持98%以上。",
		 {"perception.safety level 98.2 percent"}},
		{"今年以来，命案发案数为历年最低，仅发生8起。", {"crime.homicide.filed level 8 case"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(things_destroyed_and_calls_beside_losses_are_told_apart)
{
	static const struct example examples[] = {
		{"8月1日至8月5日，全市集中统一销毁收缴枪支548支、雷管2582枚。",
		 {"- level 548 piece", "- level 2582"}},
		{"今年以来，全市电诈警情、损失数同比下降24.8%、39.1%。",
		 {"calls.telecom_fraud change -24.8", "crime.telecom_fraud.loss change -39.1"}},
		{"今年以来，全市110共接报警电话32万个。", {"calls.110.total level 320000 call"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_value_for_each_of_several_places_and_for_the_whole)
{
	static const struct example examples[] = {
		{"今年以来，全市、沧县、献县分别立刑事案件2100起、800起、210起。",
		 {"crime.criminal.filed level 2100 case 河北省沧州市",
		  "crime.criminal.filed level 800 case 河北省沧州市沧县",
		  "crime.criminal.filed level 210 case 河北省沧州市献县"}},
		{"计划到2020年，全市新建视频监控探头3000个。",
		 {"tech.cameras level 3000 piece target 2020-01-01..2020-12-31"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_nickname_of_the_province_is_no_county)
{
	static const struct example examples[] = {
		{"2月11日，记者从黑龙江全省公安工作会议上获悉，全省公安机关持续攻坚。龙江公安共破获刑事案件31"
		 "00起，"
		 "全省发生命案12起。",
		 {"crime.criminal.solved level 3100 case 黑龙江省",
		  "crime.homicide.filed level 12 case 黑龙江省"}},
		{"广东全省公安机关重拳出击，全省共破获经济犯罪案件3100起。今年以来，广州全市破获经济犯罪案件3"
		 "33起。",
		 {"crime.economic.solved level 3100 case 广东省",
		  "crime.economic.solved level 333 case 广东省广州市"}},
	};

	check_examples_of("2018-02-12", NULL, "公安工作情况通报", examples,
			  sizeof(examples) / sizeof(*examples));
}
END_TEST

START_TEST(what_a_clause_aims_at_narrows_the_general_words_after_it)
{
	static const struct example examples[] = {
		{"今年以来，依法严厉打击危害食品安全犯罪，侦破刑事案件81起，打掉犯罪团伙7个，抓获犯罪嫌疑人92"
		 "名。",
		 {"- level 81 case", "- level 7", "- level 92 person"}},
		{"今年以来，严厉打击电信网络诈骗犯罪，破获刑事案件30起，抓获犯罪嫌疑人41名。",
		 {"- level 30 case", "- level 41 person"}},
		{"今年以来，严厉打击电信网络诈骗犯罪，抓获犯罪嫌疑人41名。",
		 {"crime.telecom_fraud.suspects level 41 person"}},
		{"今年以来，严厉打击各类违法犯罪活动，破获刑事案件930起，抓获犯罪嫌疑人812名。",
		 {"crime.criminal.solved level 930 case", "crime.suspects.caught level 812 person"}},
		{"今年以来，对影响群众安全感的侵财类犯罪重拳打击，刑拘128人。", {"- level 128 person"}},
		{"今年以来，警方破获了一批特大非法制贩枪爆物品案件，共抓获犯罪嫌疑人83人。",
		 {"- level 83 person"}},
		{"在“昆仑”专项行动中，全市共破获刑事案件63起。", {"- level 63 case"}},
		{"扎实开展“昆仑”“猎狐”等专项行动，全市共破获刑事案件771起。",
		 {"crime.criminal.solved level 771 case"}},
		{"今年以来，先后破获数起特大非法倾倒危险废物案，抓获犯罪嫌疑人9人。", {"- level 9 person"}},
		{"整治工作持续推进，破获相关案件18起，抓获犯罪嫌疑人26人。",
		 {"- level 18 case", "- level 26 person"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(levels_of_the_two_ends_of_several_years_are_of_the_last)
{
	static const struct example examples[] = {
		{"2013年至2017年，全市刑事立案从2410起下降至1580起、降幅34.4%，破案率从41%上升至64.6%。",
		 {"crime.criminal.filed level 1580 case 2017-01-01..2017-12-31 from:2410",
		  "crime.criminal.filed change -34.4 basis:year:2013 2017-01-01..2017-12-31",
		  "crime.criminal.clearance_rate level 64.6 2017-01-01..2017-12-31 from:41"}},
		{"从大年三十到正月十五，全市共出动警力310人次。",
		 {"patrol.officers level 310 2018-02-15..2018-03-02"}},
		{"2月15日零时至2月21日12时，全市110接报有效警情2868起。",
		 {"calls.110.effective level 2868 call 2018-02-15..2018-02-21"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_prefecture_is_found_by_its_counties)
{
	static const struct example examples[] = {
		{"11月9日，记者从州公安局获悉，全州治安形势持续向好，排名全省第五。全州共立刑事案件332起。"
		 "凤凰县公安局破获毒品案件3起，泸溪县破获毒品案件2起。",
		 {"crime.criminal.filed level 332 case 湖南省湘西土家族苗族自治州",
		  "crime.drug.solved level 3 case 湖南省湘西土家族苗族自治州凤凰县",
		  "crime.drug.solved level 2 case 湖南省湘西土家族苗族自治州泸溪县"}},
	};

	check_examples_of("2018-11-10", NULL, "公安工作情况通报", examples,
			  sizeof(examples) / sizeof(*examples));
}
END_TEST

START_TEST(an_average_a_name_or_what_did_not_happen_is_no_figure)
{
	static const struct example examples[] = {
		{"节日期间，全市日均出动警力180人次、警车60辆次。", {"- level 180", "- level 60"}},
		{"今年以来，5次“凌晨行动”共查处酒驾24宗。",
		 {"- level 5", "traffic.drunk_driving level 24 case"}},
		{"今年以来，成功防止67起电诈案件发生。", {"- level 67 case"}},
		{"今年以来，全市0时至8时时段共发生交通事故83宗，死亡4人。",
		 {"- level 83 case", "- level 4 person"}},
		{"今年以来，共抓获六千多逃犯。", {"crime.fugitives.caught level 6000"}},
		{"今年以来，沧县、献县共缴获毒品6公斤。", {"- level 6000 gram"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(an_end_without_a_beginning_is_not_the_year_to_date)
{
	static const struct example examples[] = {
		{"“清风行动”开展以来，截至7月底，全市共破获刑事案件269起。",
		 {"crime.criminal.solved level 269 case ?..2018-07-31 period:event"}},
		{"截至7月底，全市共破获刑事案件269起。",
		 {"crime.criminal.solved level 269 case 2018-01-01..2018-07-31 period:ytd"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(levels_of_government_and_zones_are_no_places)
{
	static const struct example examples[] = {
		{"强化市、县（区）、派出所三级预警，全市共破获电信网络诈骗案件31起。",
		 {"crime.telecom_fraud.solved level 31 case 河北省沧州市"}},
		{"今年以来，沧县发生火灾8起，高新区发生火灾3起。",
		 {"fire.incidents level 8 case 河北省沧州市沧县", "- level 3 case"}},
		{"今年以来，沧县、献县、青县火灾起数位列前三位，分别为17起、14起、10起。",
		 {"fire.incidents level 17 case 河北省沧州市沧县",
		  "fire.incidents level 14 case 河北省沧州市献县",
		  "fire.incidents level 10 case 河北省沧州市青县"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(figures_of_another_body_or_of_one_force_are_not_the_bureaus)
{
	static const struct example examples[] = {
		{"今年以来，全市公安巡特警共处置各类警情321起，抓获违法犯罪嫌疑人26名。",
		 {"- level 321 case", "- level 26 person"}},
		{"今年以来，组织巡特警、派出所民警开展清查，共抓获犯罪嫌疑人26名。",
		 {"crime.suspects.caught level 26 person"}},
		{"今年以来，高速交警支队共查处交通违法行为2164起。", {"- level 2164 case"}},
		{"今年以来，全市治安发案同比下降6.4%，治安查处同比上升64.4%。",
		 {"order.cases.filed change -6.4 percent", "order.cases.handled change 64.4 percent"}},
		{"今年以来，全市检察机关追赃挽损，共挽回经济损失2000余万元。", {"- level 20000000 cny"}},
		{"今年以来，共查处吸毒人员680人次，其中治安拘留300人次。",
		 {"crime.drug.users level 680 person", "- level 300 person_time"}},
		{"今年以来，全市火灾事故、交通事故死亡人数同比分别下降12%和7%。",
		 {"traffic.deaths change -7 percent", "- change -12 percent"}},
	};

	check_examples(examples);
}
END_TEST

START_TEST(a_span_from_a_year_to_a_day_ends_on_the_day)
{
	static const struct example examples[] = {
		{"2014年至2018年6月25日，全市刑事案件立案数由3200起降至1500起，破案率提升了15.5个百分点。",
		 {"crime.criminal.filed level 1500 case 2018-01-01..2018-06-25 from:3200",
		  "crime.criminal.clearance_rate change 15.5 point basis:year:2014"}},
		{"去年6月初，市公安局武装巡逻队成立。机制推出后，共出动警力15万人次。",
		 {"patrol.officers level 150000 person_time ?..?"}},
	};

	check_examples(examples);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_part_of_the_accidents_drug_users_or_services_is_not_the_whole,
				      the_nation_in_a_title_does_not_speak,
				      a_part_of_the_jurisdiction_is_not_the_whole,
				      what_began_on_a_day_and_goes_on_lasts_until_publication,
				      the_day_of_a_report_makes_no_incident_and_a_withheld_name_does,
				      suspects_of_cases_without_an_identifier_have_none,
				      a_streak_claims_its_last_period_alone,
				      things_destroyed_and_calls_beside_losses_are_told_apart,
				      a_value_for_each_of_several_places_and_for_the_whole,
				      a_nickname_of_the_province_is_no_county,
				      what_a_clause_aims_at_narrows_the_general_words_after_it,
				      levels_of_the_two_ends_of_several_years_are_of_the_last,
				      a_prefecture_is_found_by_its_counties,
				      an_average_a_name_or_what_did_not_happen_is_no_figure,
				      an_end_without_a_beginning_is_not_the_year_to_date,
				      levels_of_government_and_zones_are_no_places,
				      figures_of_another_body_or_of_one_force_are_not_the_bureaus,
				      a_span_from_a_year_to_a_day_ends_on_the_day};

	return unit_main("extract: scope", tests, sizeof(tests) / sizeof(*tests));
}
