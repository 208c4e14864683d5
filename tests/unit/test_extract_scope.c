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
		 {"- level 3 person 河北省沧州市",
		  "team.commended.units level 18 unit 河北省沧州市"}},
		{"今年以来，成功发起全国集群战役2次，破获电信网络诈骗案件86起。",
		 {"crime.telecom_fraud.solved level 86 case 河北省沧州市"}},
		{"今年以来，全国共立刑事案件320万起。", {"crime.criminal.filed level 3200000 case 全国"}},
	};

	check_examples(examples);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_part_of_the_accidents_drug_users_or_services_is_not_the_whole,
				      the_nation_in_a_title_does_not_speak};

	return unit_main("extract: scope", tests, sizeof(tests) / sizeof(*tests));
}
