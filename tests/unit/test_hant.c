/* SPDX-License-Identifier: BSD-2-Clause */
/* Reports of Hong Kong, Macau and Taiwan, in traditional characters. Figures are invented. */
#include "extract_fixture.h"

#define HANT_DAY "2025-02-20"

static void check_in(const char *home, const struct example *examples, size_t n)
{
	check_examples_of(HANT_DAY, home, NULL, examples, n);
}

#define CHECK_IN(home, examples) check_in(home, examples, sizeof(examples) / sizeof(*(examples)))

START_TEST(crime_of_hong_kong_is_counted_as_its_police_count)
{
	static const struct example examples[] = {
		{"去年全港共錄得71,204宗整體罪案，按年微升0.8%；暴力罪案7,310宗，減少205宗。",
		 {"crime.criminal.filed level 71204 case 2024-01-01..2024-12-31",
		  "crime.criminal.filed change 0.8 percent basis:yoy", "crime.violent.filed level 7310",
		  "crime.violent.filed change -205 case basis:yoy"}},
		{"去年全港發生8,021宗涉及人命傷亡的交通意外，造成62人死亡。",
		 {"traffic.accidents level 8021", "traffic.deaths level 62"}},
		{"單計1月，全港有6,012宗罪案，較12月下跌3.1%。",
		 {"crime.criminal.filed level 6012 2025-01-01..2025-01-31 actual",
		  "crime.criminal.filed change -3.1 percent basis:prev actual"}},
	};

	CHECK_IN("香港特别行政区", examples);
}
END_TEST

START_TEST(what_is_not_all_crime_is_not_said_of_it)
{
	static const struct example examples[] = {
		/* without the frauds; of national security; complaints and inquiries are no calls */
		{"去年整體罪案71,204宗。撇除詐騙案，罪案數字為39,118宗，較前年減少4%。",
		 {"crime.criminal.filed level 71204"}},
		{"去年整體罪案71,204宗。國安處以《港區國安法》共拘捕31人。",
		 {"crime.criminal.filed level 71204"}},
		{"去年署方接獲1,872宗與設施管理有關的投訴，減少7%。", {NULL}},
		{"反詐騙協調中心去年共接獲約十三萬宗查詢。", {NULL}},
		/* the change goes with what was told last, though it has no indicator */
		{"去年詐騙案有3,212宗，減少2.9%；損失金額亦錄得跌幅，由9.5億元降至8.1億元，跌幅14.7%。",
		 {"crime.fraud.filed level 3212", "crime.fraud.filed change -2.9 percent"}},
		{"去年詐騙案與前年相若，升幅主要涉及嚴重毒品案，有935宗，上升9.6%。",
		 {"crime.fraud.filed change 0 percent"}},
		{"上半年有392人在交通意外中嚴重受傷或喪生，按年跌42%。", {NULL}},
	};

	CHECK_IN("香港特别行政区", examples);
}
END_TEST

START_TEST(money_stopped_is_of_telecom_fraud_only_in_a_report_of_fraud)
{
	static const struct example examples[] = {
		{"去年整體罪案回落 騙案升\n\n2025-02-20\n\n去年整體罪案71,204宗。詐騙案17,240宗。"
		 "反詐騙協調中心全年成功攔截騙款約9億港元。",
		 {"crime.criminal.filed level 71204", "crime.fraud.filed level 17240"}},
		{"去年騙案逾萬宗 攔截9億\n\n2025-02-20\n\n去年全港錄得17,240宗詐騙案。"
		 "反詐騙協調中心全年成功攔截騙款約9億港元。",
		 {"crime.fraud.filed level 10000 >", "crime.telecom_fraud.saved level 900000000 hkd",
		  "crime.fraud.filed level 17240", "crime.telecom_fraud.saved level 900000000 hkd ~"}},
	};

	CHECK_IN("香港特别行政区", examples);
}
END_TEST

START_TEST(a_part_of_a_loss_that_has_a_kind_of_its_own_is_claimed)
{
	static const struct example examples[] = {
		{"去年詐騙案損失金額達58.3億港元，下跌13.1%。當中電話及網上騙案合共26,004宗，"
		 "受害人損失合共52.7億港元，減少一成二。",
		 {"crime.telecom_fraud.filed level 26004", "crime.telecom_fraud.loss level 5270000000 hkd",
		  "crime.telecom_fraud.loss change -12 percent"}},
	};

	CHECK_IN("香港特别行政区", examples);
}
END_TEST

START_TEST(groups_of_crimes_of_macau_are_not_all_crime)
{
	static const struct example examples[] = {
		{"首三季整體犯罪活動共錄得9,181宗，同比上升5.9%。“侵犯人身罪”共錄得1,809宗，"
		 "下降1.3%；“侵犯財產罪”共錄得5,080宗，上升12.5%。",
		 {"crime.criminal.filed level 9181", "crime.criminal.filed change 5.9 percent",
		  "crime.property.filed level 5080", "crime.property.filed change 12.5 percent"}},
		{"去年「妨害社會生活罪」的組別中錄得罪案共有517宗，同比下降2.6%。", {NULL}},
		{"去年警方共移送3,392人往檢察院，同比增加18.9%。",
		 {"crime.suspects.prosecuted level 3392 person",
		  "crime.suspects.prosecuted change 18.9 percent"}},
		{"去年暴力罪案與前年同比下降17.7%，當中殺人案2宗。",
		 {"crime.violent.filed change -17.7 percent basis:yoy 2024-01-01..2024-12-31",
		  "crime.homicide.filed level 2 2024-01-01..2024-12-31"}},
	};

	CHECK_IN("澳门特别行政区", examples);
}
END_TEST

START_TEST(crime_of_taiwan_is_counted_as_its_police_count)
{
	static const struct example examples[] = {
		{"113年警察機關受（處）理全般刑案發生數計29萬8,314件，較112年增加2萬4,105件。",
		 {"crime.criminal.filed level 298314 2024-01-01..2024-12-31",
		  "crime.criminal.filed change 24105 case basis:year:2023"}},
		{"去年查獲詐欺集團87團、逮捕犯嫌812人。",
		 {"crime.group.busted level 87 group", "crime.telecom_fraud.suspects level 812 person"}},
		{"去年逮捕嫌犯1,204人。", {"crime.suspects.caught level 1204"}},
		{"去年暴力案件發生22件，破獲率104.5%；緝獲毒品淨重9,214.6公斤。",
		 {"crime.violent.filed level 22", "crime.violent.clearance_rate level 104.5",
		  "crime.drug.seized level 9214600 gram"}},
		{"去年詐欺案發生5萬6,402件；財損金額為146億8,200萬元。", {"crime.fraud.filed level 56402"}},
	};

	CHECK_IN("台湾", examples);
}
END_TEST

START_TEST(deaths_of_a_part_of_the_accidents_are_not_those_of_all)
{
	static const struct example examples[] = {
		{"113年道路交通事故死亡2,950人，其中行人死亡366人；機車死亡1,870人。",
		 {"traffic.deaths level 2950"}},
		{"113年A1類（造成人員當場或24小時內死亡）道路交通事故1,460件；死亡1,506人。", {NULL}},
		{"113年處理道路交通事故（A1及A2類）計30萬4,821件；其中A1類交通事故發生1,457件，"
		 "增加1.6%，惟死亡1,493人。",
		 {"traffic.accidents level 304821"}},
	};

	CHECK_IN("台湾", examples);
}
END_TEST

START_TEST(a_percentage_beside_a_change_is_the_same_change)
{
	static const struct example examples[] = {
		{"去年12月全台發生3萬1,603件交通事故，較前年同期增加839件、2.7%。",
		 {"traffic.accidents level 31603", "traffic.accidents change 839 case basis:yoy",
		  "traffic.accidents change 2.7 percent basis:yoy"}},
		{"去年火災16,021次，約減7.0%。",
		 {"fire.incidents level 16021", "fire.incidents change -7 percent"}},
	};

	CHECK_IN("台湾", examples);
}
END_TEST

START_TEST(a_record_and_an_earlier_year_set_no_period)
{
	static const struct example examples[] = {
		{"去年行劫案錄得自1969年有紀錄以來第二低，有97宗。",
		 {"crime.robbery.filed level 97 2024-01-01..2024-12-31"}},
		{"去年1至10月交通意外死亡人數下降，前年同期243人，去年則是200人，減少17.7%。",
		 {"traffic.deaths level 200 2024-01-01..2024-10-31",
		  "traffic.deaths change -17.7 percent 2024-01-01..2024-10-31"}},
		{"去年罪案總宗數處於前年同期（7,092宗）之上。", {NULL}},
	};

	CHECK_IN("香港特别行政区", examples);
}
END_TEST

START_TEST(a_city_of_taiwan_is_told_from_the_island_and_its_neighbours)
{
	static const struct example examples[] = {
		{"高雄上半年治安成績單出爐 刑案下降\n\n2024/07/10\n\n高雄市政府昨召開治安會報，"
		 "今年1至6月全般刑案發生1萬5,207件，破獲率居六都之冠。",
		 {"crime.criminal.filed level 15207 高雄市", "crime.criminal.clearance_rate rank 1 高雄市"}},
		{"警政署公布統計，去年全台發生3萬1,603件交通事故。台中市去年共發生5,533件交通事故，"
		 "為全台最多，死亡人數20人。",
		 {"traffic.accidents level 31603 台灣", "traffic.accidents level 5533 台中市",
		  "traffic.deaths level 20 台中市"}},
		{"警政署公布統計。桃園市去年1至10月交通事故死亡200人；高雄的竊盜案發生件數為2,533件。",
		 {"traffic.deaths level 200 桃園市 2024-01-01..2024-10-31",
		  "crime.theft.filed level 2533 高雄市"}},
	};

	CHECK_IN(NULL, examples);
}
END_TEST

START_TEST(victims_are_counted_without_a_word_for_people)
{
	static const struct example examples[] = {
		{"去年萬三宗交通意外 八死四千傷\n\n2025-02-20\n\n去年全澳共錄得13,812宗交通意外。",
		 {"traffic.accidents level 13000", "traffic.deaths level 8 person",
		  "traffic.injuries level 4000 person", "traffic.accidents level 13812"}},
		{"去年交通意外造成8死1,200傷。", {"traffic.deaths level 8", "traffic.injuries level 1200"}},
		/* one accident; a word that begins like a count of the dead */
		{"屯門車禍3死5傷 司機被捕", {NULL}},
		{"去年判處2死刑。", {NULL}},
	};

	CHECK_IN("澳门特别行政区", examples);
}
END_TEST

START_TEST(digits_are_spelled_out_behind_a_scale)
{
	static const struct example examples[] = {
		{"去年詐欺案件數由九萬三三七九件下降至七萬九三一件。",
		 {"crime.fraud.filed level 70931 from:93379"}},
		{"去年電信網路詐騙財損六二九億二四二四萬餘元。",
		 {"crime.telecom_fraud.loss level 62924240000 >="}},
	};

	CHECK_IN("台湾", examples);
}
END_TEST

START_TEST(blanks_between_all_characters_part_no_words)
{
	static const struct example examples[] = {
		{"本 港 上 周 ( 二 ○ 二 五 年 二 月 九 日 至 十 五 日 ) 共 有 二 百 九 十 二 宗 交 通 意 外 "
		 "發 生 , "
		 "導 致 七 人 死 亡 。",
		 {"traffic.accidents level 292 2025-02-09..2025-02-15",
		  "traffic.deaths level 7 2025-02-09..2025-02-15"}},
	};

	CHECK_IN("香港特别行政区", examples);
}
END_TEST

START_TEST(the_six_cities_are_peers)
{
	static const struct example examples[] = {
		{"去年破獲率97.76%，居六都第二。",
		 {"crime.criminal.clearance_rate level 97.76", "crime.criminal.clearance_rate rank 2"}},
	};

	CHECK_IN("高雄市", examples);
}
END_TEST

START_TEST(brackets_give_the_figures_of_what_stands_before_them)
{
	static const struct example examples[] = {
		{"去年罪案共44,908宗。錄得跌幅的包括行劫（四十六宗，跌百分之二十一）、縱火（一百零九宗，"
		 "跌百分之十五）；錄得升幅的有爆竊（675宗，升百分之十八）和店鋪盜竊（4,"
		 "382宗，升百分之十一）。",
		 {"crime.criminal.filed level 44908", "crime.robbery.filed level 46",
		  "crime.robbery.filed change -21 percent", "crime.burglary.filed level 675",
		  "crime.burglary.filed change 18 percent"}},
	};

	CHECK_IN("香港特别行政区", examples);
}
END_TEST

START_TEST(a_region_of_the_hong_kong_police_is_told_from_the_city)
{
	static const struct example examples[] = {
		{"西九龍總區去年罪案跌7%\n\n2025-02-20\n\n西九龍總區指揮官表示，總區去年錄得24,336宗罪案，"
		 "按年跌7%。同期全港罪案微升5%。",
		 {"crime.criminal.filed change -7 percent 香港特別行政區西九龍總區",
		  "crime.criminal.filed level 24336 香港特別行政區西九龍總區",
		  "crime.criminal.filed change -7 percent 香港特別行政區西九龍總區",
		  "crime.criminal.filed change 5 percent 香港特別行政區"}},
	};

	CHECK_IN(NULL, examples);
}
END_TEST

START_TEST(what_is_compared_with_sets_no_period)
{
	static const struct example examples[] = {
		{"去年罪案14,317宗；與疫情前的2019年比較，上升0.9%。搶劫案38宗。",
		 {"crime.criminal.filed level 14317 2024-01-01..2024-12-31",
		  "crime.criminal.filed change 0.9 percent basis:year:2019 2024-01-01..2024-12-31",
		  "crime.robbery.filed level 38 2024-01-01..2024-12-31"}},
		{"去年第3季共發生火災412件，較上季（4月至6月）減少37件；火災死亡4人。",
		 {"fire.incidents level 412 2024-07-01..2024-09-30",
		  "fire.incidents change -37 case basis:prev 2024-07-01..2024-09-30",
		  "fire.deaths level 4 2024-07-01..2024-09-30"}},
	};

	CHECK_IN("澳门特别行政区", examples);
}
END_TEST

START_TEST(a_heading_names_what_the_first_figure_below_it_counts)
{
	static const struct example examples[] = {
		{"去年治安情況\n\n2025-02-20\n\n警方公布去年全年的罪案統計及執法數據，詳情如下。\n\n"
		 "二、盜竊\n\n去年全年共2,266宗，同比上升3.9%，警方會繼續加強巡邏，打擊各類不法行為。\n\n"
		 "三、其他\n\n去年全年共310宗，同比上升2.1%，警方會繼續加強巡邏，打擊各類不法行為。",
		 {"crime.theft.filed level 2266", "crime.theft.filed change 3.9 percent"}},
	};

	CHECK_IN("澳门特别行政区", examples);
}
END_TEST

START_TEST(calls_of_a_hotline_are_no_emergency_calls)
{
	static const struct example examples[] = {
		{"「防騙易」熱線去年處理約六萬三千宗來電。", {NULL}},
		{"警方去年接獲999緊急求助電話210萬宗。", {"calls.110.total level 2100000"}},
	};

	CHECK_IN("香港特别行政区", examples);
}
END_TEST

START_TEST(drugs_of_taiwan_are_counted_by_cases_people_and_weight)
{
	static const struct example examples[] = {
		{"去年查獲各級毒品3,120件、3,277人，毒品重量512.8公斤。",
		 {"crime.drug.solved level 3120 case", "crime.drug.suspects level 3277 person",
		  "crime.drug.seized level 512800 gram"}},
	};

	CHECK_IN("新北市", examples);
}
END_TEST

START_TEST(places_of_taiwan_have_namesakes_on_the_mainland)
{
	static const struct example examples[] = {
		{"台南市議員質詢，竊盜案件今年1月共發生415件。永康分局受理竊盜案710件，是去年的一倍。",
		 {"crime.theft.filed level 415 台南市", "crime.theft.filed level 710 台南市"}},
		{"彰化打詐成果亮眼 "
		 "詐欺案降兩成\n\n2025-02-20\n\n縣府指出，113年受理詐欺案件共316件，低於全國平均。",
		 {"crime.fraud.filed change -20 percent 彰化縣", "crime.fraud.filed level 316 彰化縣"}},
	};

	CHECK_IN(NULL, examples);
}
END_TEST

START_TEST(blanks_around_figures_part_no_expressions)
{
	static const struct example examples[] = {
		{"109 年發生火災次數計 1,557 件,較 108 年減少 43 件,死亡人數 12 人,財物損失新臺幣 4 億 5,851 "
		 "萬元。",
		 {"fire.incidents level 1557 2020-01-01..2020-12-31",
		  "fire.incidents change -43 case basis:year:2019", "fire.deaths level 12",
		  "fire.property_loss level 458510000 twd"}},
	};

	CHECK_IN("台湾", examples);
}
END_TEST

START_TEST(a_fall_of_money_is_not_one_of_cases)
{
	static const struct example examples[] = {
		{"比較今年1月與去年同期，詐欺受理案件數由1萬8,204件下降至1萬3,559件，減少約26%；"
		 "財損金額更由每月126億元，大幅下降至59億元，減幅達53%。",
		 {"crime.fraud.filed level 13559 2025-01-01..2025-01-31",
		  "crime.fraud.filed change -26 percent"}},
	};

	CHECK_IN("台湾", examples);
}
END_TEST

START_TEST(a_place_may_stand_between_what_is_counted_and_its_figure)
{
	static const struct example examples[] = {
		{"去年全台交通事故死亡1,655人。六都死亡人數以高雄市161人最多，台南市143人次之。",
		 {"traffic.deaths level 1655", "traffic.deaths level 161 高雄市",
		  "traffic.deaths level 143 台南市"}},
		{"去年取締酒駕1,336件，內埔、潮州分居縣內前兩名。", {"traffic.drunk_driving level 1336"}},
	};

	CHECK_IN("台湾", examples);
}
END_TEST

START_TEST(parking_is_a_part_of_the_violations)
{
	static const struct example examples[] = {
		{"去年檢控違反交通法例個案68.2萬宗，醉駕檢控142宗，違泊檢控則有61萬宗。",
		 {"traffic.violations level 682000", "traffic.drunk_driving level 142"}},
	};

	CHECK_IN("澳门特别行政区", examples);
}
END_TEST

START_TEST(since_a_beginning_that_is_not_said_has_no_start)
{
	static const struct example examples[] = {
		{"「防騙視伺App」自推出以來至1月底，累積下載量突破110萬次。去年騙案1,204宗。",
		 {"tech.app_installs level 1100000 > ?..2025-01-31 period:since",
		  "crime.fraud.filed level 1204 2024-01-01..2024-12-31"}},
		{"「防騙視伺App」推出至今，累積下載量突破110萬次。",
		 {"tech.app_installs level 1100000 > ?..2025-02-20 period:since"}},
	};

	CHECK_IN("香港特别行政区", examples);
}
END_TEST

START_TEST(one_case_after_another_is_no_statistic)
{
	static const struct example examples[] = {
		{"去年全國查獲詐欺集團131團、犯嫌563人。\n\n第三案為跨境機房案，警方查獲上游共犯九名到案。",
		 {"crime.group.busted level 131", "crime.telecom_fraud.suspects level 563",
		  "crime.suspects.caught level 9 incident"}},
		{"去年查獲各式槍枝54枝、模擬槍1枝。", {"crime.gun.seized level 54 actual"}},
		{"去年全縣查獲詐欺集團278團，並成功攔阻詐欺件數157件。專案小組成功將1名嫌犯查緝到案。",
		 {"crime.group.busted level 278"}},
		{"去年全縣刑案減少4%或12件。下降主要是因為竊盜及詐欺案有明顯跌幅所致（與前年比較，分別下降22."
		 "7%和15.1%）。",
		 {"crime.criminal.filed change -4 percent"}},
	};

	CHECK_IN("台湾", examples);
}
END_TEST

START_TEST(a_count_behind_a_word_of_share_is_a_count)
{
	static const struct example examples[] = {
		{"去年整體罪案69,804宗，破案率30.2%。當中詐騙案佔31,620宗，按年升8.8%，佔整體罪案近半。",
		 {"crime.criminal.filed level 69804", "crime.criminal.clearance_rate level 30.2",
		  "crime.fraud.filed level 31620", "crime.fraud.filed change 8.8 percent"}},
		{"酒後駕駛方面，去年拘捕1,108人，較前年增加9.1%。",
		 {"traffic.drunk_driving level 1108", "traffic.drunk_driving change 9.1 percent"}},
	};

	CHECK_IN("香港特别行政区", examples);
}
END_TEST

START_TEST(one_thing_may_be_counted_in_two_units)
{
	static const struct example examples[] = {
		{"去年查獲詐欺集團204團、1,866人。",
		 {"crime.group.busted level 204 group", "crime.telecom_fraud.suspects level 1866 person"}},
	};

	CHECK_IN("台湾", examples);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		crime_of_hong_kong_is_counted_as_its_police_count,
		what_is_not_all_crime_is_not_said_of_it,
		money_stopped_is_of_telecom_fraud_only_in_a_report_of_fraud,
		a_part_of_a_loss_that_has_a_kind_of_its_own_is_claimed,
		groups_of_crimes_of_macau_are_not_all_crime,
		crime_of_taiwan_is_counted_as_its_police_count,
		deaths_of_a_part_of_the_accidents_are_not_those_of_all,
		a_percentage_beside_a_change_is_the_same_change,
		a_record_and_an_earlier_year_set_no_period,
		a_city_of_taiwan_is_told_from_the_island_and_its_neighbours,
		victims_are_counted_without_a_word_for_people,
		digits_are_spelled_out_behind_a_scale,
		blanks_between_all_characters_part_no_words,
		the_six_cities_are_peers,
		brackets_give_the_figures_of_what_stands_before_them,
		a_region_of_the_hong_kong_police_is_told_from_the_city,
		what_is_compared_with_sets_no_period,
		a_heading_names_what_the_first_figure_below_it_counts,
		calls_of_a_hotline_are_no_emergency_calls,
		drugs_of_taiwan_are_counted_by_cases_people_and_weight,
		places_of_taiwan_have_namesakes_on_the_mainland,
		blanks_around_figures_part_no_expressions,
		a_fall_of_money_is_not_one_of_cases,
		a_place_may_stand_between_what_is_counted_and_its_figure,
		parking_is_a_part_of_the_violations,
		since_a_beginning_that_is_not_said_has_no_start,
		one_case_after_another_is_no_statistic,
		a_count_behind_a_word_of_share_is_a_count,
		one_thing_may_be_counted_in_two_units,
	};

	return unit_main("extract: traditional Chinese", tests, sizeof(tests) / sizeof(*tests));
}
