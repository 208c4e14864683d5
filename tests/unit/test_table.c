/* SPDX-License-Identifier: BSD-2-Clause */
/* Tests of the report: the model, and its rendering as table, CSV and JSON. */
#include "unit.h"
#include <jansson.h>
#include <stdio.h>

#include "base/utf8.h"
#include "config/targets_conf.h"
#include "reports/grid.h"
#include "reports/render.h"
#include "facts.h"

static const struct indicator items[] = {
	{"crime.criminal.clearance_rate", "2-crime", "percent", GOOD_UP, "刑事案件破案率", "Clearance rate"},
	{"crime.criminal.filed", "2-crime", "case", GOOD_DOWN, "刑事案件立案数", "Criminal cases filed"},
	{"crime.loss_recovered", "2-crime", "cny", GOOD_UP, "挽回经济损失", "Loss recovered"},
	{"fire.deaths", "5-fire", "person", GOOD_DOWN, "火灾死亡人数", "Fire deaths"},
	{"tech.cameras", "7-technology", "piece", GOOD_UP, "视频监控", "Cameras"},
};
static const struct catalog catalog = {items, 5};

static const char targets[] =
	"set = { name = \"s\"; zh = \"样例\"; en = \"sample\"; version = \"1\"; source = \"nobody\"; };\n"
	"improvements = (\n"
	"{ key = \"2-crime\"; zh = \"打击犯罪\"; en = \"Crime\"; targets = (\n"
	"  { indicator = \"crime.criminal.filed\"; metric = \"change\"; direction = \"down\"; comparison = "
	"\"<=\"; value = -3; },\n"
	"  { indicator = \"crime.criminal.clearance_rate\"; metric = \"level\"; direction = \"up\"; "
	"comparison = \">=\"; value = 60; } ); },\n"
	"{ key = \"5-fire\"; zh = \"消防安全\"; en = \"Fire\"; targets = (\n"
	"  { indicator = \"fire.deaths\"; metric = \"level\"; direction = \"down\"; comparison = \"=\"; "
	"value = 0; } ); }\n"
	");\n";

/** Render facts of 2018 in a format; the caller frees. */
static char *rendered(const struct fact *f, size_t n, const struct render_options *o, char format)
{
	struct scorecard_options sc = {.year = 2018};
	struct target_set set;
	struct scorecard card;
	struct err e;
	struct buf out = {0};
	struct json_report j = {.out = &out};

	ck_assert_int_eq(targets_parse(slice_str(targets), "t", &catalog, &set, NULL, &e), KPI_OK);
	scorecard_build(f, n, "示例省云岭市", UINT32_MAX, &catalog, &set, &sc, &card);
	if (format == 't')
		render_table(&card, o, &out);
	if (format == 'c') {
		render_csv_header(o, &out);
		render_csv(&card, o, &out);
	}
	if (format == 'j') {
		render_json_begin(&j, &sc, &set, o);
		render_json_region(&j, &card, o);
		render_json_region(&j, &card, o);
		render_json_end(&j);
	}
	scorecard_release(&card);
	target_set_release(&set);
	return buf_steal(&out);
}

static const struct render_options plain = {.width = 80};

#define has(text, words)   ck_assert_msg(strstr(text, words) != NULL, "lacks %s:\n%.4000s", words, text)
#define lacks(text, words) ck_assert_msg(strstr(text, words) == NULL, "has %s:\n%.4000s", words, text)

/** A year of everything: levels, a derived level, money, a restated and an inconsistent figure. */
static size_t sample(struct fact *f)
{
	size_t n = 0;

	f[n++] = level_of(1, 2017, "875");
	f[n] = level_of(2, 2018, "831");
	f[n].claim.has_from = true;
	f[n++].claim.from = D("860");
	f[n++] = change_of(2, 2018, "-3.37", "percent");
	f[n++] = fact_of(2, "crime.criminal.clearance_rate", 2018, MEASURE_LEVEL, "55.8", "percent");
	f[n++] = fact_of(2, "crime.criminal.clearance_rate", 2018, MEASURE_CHANGE, "2.7", "point");
	f[n++] = within(fact_of(2, "crime.loss_recovered", 2018, MEASURE_LEVEL, "60000000", "cny"),
			"[60000000,70000000)", BOUND_GE);
	f[n++] = fact_of(2, "fire.deaths", 2017, MEASURE_LEVEL, "5", "person");
	f[n++] = fact_of(2, "fire.deaths", 2018, MEASURE_LEVEL, "6", "person");
	f[n++] = fact_of(2, "fire.deaths", 2018, MEASURE_CHANGE, "50", "percent");
	f[n++] = fact_of(2, "tech.cameras", 2018, MEASURE_LEVEL, "1500", "piece");
	for (size_t i = 0; i < n; i++) {
		f[i].quote = "他说：“全年,立案”";
		f[i].text = "831起";
		f[i].title = "=SUM(A1)";
		f[i].source = "云岭日报";
	}
	return n;
}

START_TEST(the_table_shows_both_years_changes_targets_and_verdicts)
{
	struct fact f[16];
	struct render_options wide = {.width = 160};
	char *t = rendered(f, sample(f), &wide, 't');

	has(t, "示例省云岭市 2018年，对比2017年");
	has(t, "打击犯罪：未达  (目标有据 2/2)");
	has(t, "52.95–53.25%*");
	has(t, "6000–7000万元");
	has(t, "↓3.37%");
	has(t, "↑2.7点");
	has(t, "2017年数原公布875 (2018-01-15 云岭日报)，后称860 (2019-01-15 云岭日报)；称同比只与后数相符 "
	       "[C3]");
	has(t, "火灾死亡人数：称同比+50%与两年数不符：5 → 6为+20%；据称同比2017年应为4 [C1]");
	has(t, "消防安全：未达  (目标有据 1/1)");
	has(t, "其他指标");
	has(t, "视频监控");
	has(t, "3 项目标，3 项有据，2 项未达");
	free(t);
}
END_TEST

START_TEST(no_line_is_wider_than_the_terminal_and_columns_line_up)
{
	struct fact f[16];
	const size_t widths[] = {60, 80, 132};

	for (size_t w = 0; w < 3; w++) {
		for (int lang = 0; lang < 2; lang++) {
			struct render_options o = {.width = widths[w], .style.lang = (enum lang)lang};
			char *t = rendered(f, sample(f), &o, 't'), *end;

			for (char *p = t; *p; p = end + 1) {
				end = strchr(p, '\n');
				size_t width = utf8_width(p, (size_t)(end - p));

				ck_assert_msg(width <= widths[w], "%zu columns: %.*s", width, (int)(end - p),
					      p);
				ck_assert(end == p || end[-1] != ' ');
			}
			free(t);
		}
	}
}
END_TEST

START_TEST(english_and_ascii_are_complete)
{
	struct fact f[16];
	struct render_options o = {.width = 160, .style = {.lang = LANG_EN, .ascii = true}};
	char *t = rendered(f, sample(f), &o, 't');

	has(t, "Criminal cases filed");
	has(t, "Crime: missed  (targets with evidence 2/2)");
	has(t, "-3.37%");
	has(t, "+2.7pp");
	has(t, "60-70m CNY");
	has(t, "is inconsistent with the levels: 5 -> 6 is +20%; the claim implies 2017 at 4");
	/* The quoted source and the region keep their script; all else is ASCII. */
	lacks(t, "–");
	lacks(t, "↓");
	lacks(t, "─");
	lacks(t, "年");
	free(t);
}
END_TEST

START_TEST(colour_only_where_asked)
{
	struct fact f[16];
	struct render_options o = {.width = 80, .color = true};
	char *t = rendered(f, sample(f), &plain, 't');

	lacks(t, "\033");
	free(t);
	t = rendered(f, sample(f), &o, 't');
	has(t, "\033[1;31m未达\033[0m");
	free(t);
}
END_TEST

START_TEST(evidence_names_quote_article_day_and_place)
{
	struct fact f[16];
	struct render_options o = {.width = 200, .evidence = true};
	char *t = rendered(f, sample(f), &o, 't');

	has(t, "2018: “他说：“全年,立案”” 《=SUM(A1)》云岭日报 2019-01-15 a.txt:0-0");
	free(t);
}
END_TEST

START_TEST(of_many_rivals_and_quotes_the_first_are_listed_and_the_rest_counted)
{
	enum { N = 20 };
	struct fact f[N + 12];
	struct render_options zh = {.width = 400, .evidence = true}, en = zh;
	const char *quotes = "2018: “", *p;
	size_t lines = 0;

	/* 20 values, of which the latest has 12 more quotes */
	for (int i = 0; i < N + 12; i++) {
		char value[16];

		snprintf(value, sizeof(value), "%d", i < N ? 500 + i : 500 + N - 1);
		f[i] = level_of(i, 2018, value);
		f[i].published = date_add_days(date_of(2019, 1, 1), i);
	}
	char *t = rendered(f, N + 12, &zh, 't');

	has(t, "519 (2019-02-01)，518 (2019-01-19)");
	has(t, "512 (2019-01-13)，另有 12 个");
	lacks(t, "511 (");
	has(t, "2018: 另有 17 条引文未列"); /* 13 - 8 of the latest value, and 12 values of one each */
	for (p = t; (p = strstr(p, quotes)); p++)
		lines++;
	ck_assert_uint_eq(lines, 15);
	free(t);
	en.style.lang = LANG_EN;
	t = rendered(f, N + 12, &en, 't');
	has(t, "512 (2019-01-13), and 12 more");
	has(t, "2018: 17 more quotes not shown");
	free(t);
	t = rendered(f, 8, &zh, 't');
	lacks(t, "另有");
	free(t);
	t = rendered(f, N + 12, &zh, 'c');
	has(t, "511");
	has(t, "500");
	free(t);
}
END_TEST

START_TEST(a_part_of_the_year_is_shown_as_such_and_kept_from_the_year)
{
	struct fact f[] = {until(level_of(1, 2018, "500"), 8, 29), level_of(2, 2017, "860"),
			   until(change_of(1, 2018, "-2", "percent"), 8, 29),
			   fact_of(3, "fire.deaths", 2018, MEASURE_LEVEL, "1", "person")};

	f[3].claim.period_kind = PERIOD_EVENT;
	f[3].claim.period = (struct period){date_of(2018, 2, 15), date_of(2018, 2, 22)};
	char *t = rendered(f, 4, &plain, 't');

	has(t, "[至08-29]");
	lacks(t, "860");
	has(t, "508–515*");
	has(t, "另有 1 项其他时段");
	free(t);
}
END_TEST

/** The same, begun nobody knows when (近年来) and told on a day of the year. */
static struct fact up_to_now(struct fact f, int m, int d)
{
	f = until(f, m, d);
	f.claim.period.start = (struct date){0};
	f.claim.period_kind = PERIOD_UNKNOWN;
	return f;
}

START_TEST(a_span_from_before_the_year_is_shown_but_neither_compared_nor_judged)
{
	struct fact f[] = {
		up_to_now(fact_of(1, "crime.criminal.clearance_rate", 2017, MEASURE_LEVEL, "70", "percent"),
			  8, 29),
		up_to_now(fact_of(2, "crime.criminal.clearance_rate", 2018, MEASURE_LEVEL, "97", "percent"),
			  8, 29),
		until(level_of(2, 2018, "400"), 8, 29),
	};
	char *t = rendered(f, 3, &plain, 't');

	has(t, "刑事案件破案率");
	has(t, "[截至08-29]");
	has(t, "97%");
	lacks(t, "70%");
	has(t, "目标有据 0/2");
	free(t);
	/* A figure of the year itself goes before it. */
	f[0] = until(fact_of(3, "crime.criminal.clearance_rate", 2018, MEASURE_LEVEL, "66", "percent"), 6,
		     30);
	t = rendered(f, 3, &plain, 't');
	has(t, "66%");
	lacks(t, "97%");
	free(t);
}
END_TEST

START_TEST(counts_of_one_sentence_are_parts_and_those_of_two_are_rivals)
{
	struct fact f[] = {level_of(1, 2018, "67"), level_of(1, 2018, "2"), level_of(1, 2018, "7")};
	struct render_options all = {.width = 80, .evidence = true};
	char *t;

	for (uint32_t i = 0; i < 3; i++) {
		f[i].id = 100 + i;
		f[i].claim.quote_end = 90;
	}
	f[0].claim.start = 60;
	f[1].claim.start = 10;
	f[2].claim.start = 30;
	t = rendered(f, 3, &all, 't');
	has(t, "2+7+67");
	lacks(t, "!3");
	free(t);
	t = rendered(f, 3, &all, 'c');
	has(t, ",level,part,");
	free(t);
	f[0].claim.quote_start = 50;
	t = rendered(f, 3, &plain, 't');
	has(t, "!3");
	lacks(t, "2+7");
	free(t);
}
END_TEST

START_TEST(a_year_without_targets_or_claims_says_so)
{
	char *t = rendered(NULL, 0, &plain, 't');

	has(t, "打击犯罪：无数据  (目标有据 0/2)");
	has(t, "0 项指标有数据");
	free(t);
}
END_TEST

START_TEST(csv_is_tidy_and_keeps_digits)
{
	struct fact f[16];
	char *t = rendered(f, sample(f), &plain, 'c');
	size_t columns = 1;

	ck_assert(strncmp(t, "region_code,region,year,", 24) == 0);
	for (char *p = t; *p != '\n'; p++)
		columns += *p == ',';
	has(t, ",change_claimed,stated,-3.37,-3.37,,0,percent,yoy,0,,,C3,latest,2019-01-15,1,1,\"831起\",");
	has(t, ",level,stated,60000000,70000000,hi,0,cny,,0,");
	has(t, ",level_last_year,derived,52.95,53.25,both,0,percent,,,,,,latest,");
	has(t, "\"他说：“全年,立案”\",\"=SUM(A1)\",\"云岭日报\",\"a.txt\",0,0,200,\"test\"\n");
	has(t, ",change_computed,computed,20,20,,");
	has(t, ",target_level,target,0,0,,0,person,,,missed,,C1,");
	/* Every record has as many cells as the header: commas outside quotes. */
	for (char *p = t; *p;) {
		size_t cells = 1;
		bool quoted = false;

		for (; *p && (quoted || *p != '\n'); p++) {
			quoted ^= *p == '"';
			cells += !quoted && *p == ',';
		}
		ck_assert_uint_eq(cells, columns);
		p++;
	}
	free(t);
}
END_TEST

START_TEST(csv_for_spreadsheets_defuses_text_and_leaves_numbers)
{
	struct fact f[16];
	struct render_options o = {.width = 80, .excel = true};
	char *t;
	size_t n = sample(f);

	f[2].quote = "含\"引号\"";
	f[2].source = "＝1";
	t = rendered(f, n, &o, 'c');
	ck_assert(strncmp(t, "\xef\xbb\xbfregion_code", 14) == 0);
	has(t, "rule\r\n");
	has(t, "\"'=SUM(A1)\"");
	has(t, "\"'＝1\"");
	has(t, "\"含\"\"引号\"\"\"");
	has(t, ",stated,-3.37,-3.37,");
	free(t);
}
END_TEST

START_TEST(json_is_valid_and_versioned)
{
	struct fact f[16];
	struct render_options o = {.width = 80, .evidence = true};
	char *t = rendered(f, sample(f), &o, 'j');
	json_error_t je;
	json_t *j = json_loads(t, JSON_REJECT_DUPLICATES, &je);

	ck_assert_msg(j != NULL, "%s: %s", je.text, t);
	ck_assert_str_eq(json_string_value(json_object_get(j, "schema")), "kpi-report/1");
	json_t *regions = json_object_get(j, "regions");
	ck_assert_uint_eq(json_array_size(regions), 2);
	json_t *imps = json_object_get(json_array_get(regions, 0), "improvements");
	ck_assert_uint_eq(json_array_size(imps), 3);
	json_t *crime = json_array_get(imps, 0);
	ck_assert_str_eq(json_string_value(json_object_get(crime, "verdict")), "missed");
	json_t *filed = json_array_get(json_object_get(crime, "indicators"), 1);
	json_t *last = json_object_get(filed, "last_year");
	ck_assert_int_eq(json_integer_value(json_object_get(last, "low")), 860);
	ck_assert_uint_eq(json_array_size(json_object_get(last, "values")), 2);
	json_t *finding = json_array_get(json_object_get(filed, "findings"), 0);
	ck_assert_str_eq(json_string_value(json_object_get(finding, "kind")), "restated");
	json_decref(j);
	free(t);
}
END_TEST

START_TEST(large_and_vague_numbers_are_written_for_people)
{
	static const struct {
		const char *range, *unit, *zh, *en;
	} cases[] = {
		{"[7000000000,8000000000)", "record", "70–80亿", "7–8bn"},
		{"[12600,12600]", "unit", "1.26万", "12600"},
		{"[12583,12583]", "unit", "12583", "12583"},
		{"[1000,]", "unit", "≥1000", "≥1000"},
		{"(1000,]", "unit", ">1000", ">1000"},
		{"[,5)", "unit", "<5", "<5"},
		{"[0,0]", "person", "0", "0"},
		{"[96.10,96.10]", "percent", "96.10%", "96.10%"},
		{"[186400000,186400000]", "cny", "1.864亿元", "186.4m CNY"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct style zh = {.lang = LANG_ZH}, en = {.lang = LANG_EN};
		struct buf b = {0};

		put_level(&b, I(cases[i].range), cases[i].unit, &zh);
		/* More than two digits after the point stay unscaled. */
		ck_assert_str_eq(b.p, i == 8 ? "18640万元" : cases[i].zh);
		buf_clear(&b);
		put_level(&b, I(cases[i].range), cases[i].unit, &en);
		ck_assert_str_eq(b.p, cases[i].en);
		buf_release(&b);
	}
}
END_TEST

START_TEST(a_grid_wraps_at_spaces_and_between_wide_characters)
{
	struct grid g = {.cols = 2, .right = {false, true}};
	struct grid_look look = {.width = 18};
	struct buf out = {0};
	struct grid_row *row = grid_row(&g, GRID_CELLS);

	grid_put(&g, row, 0, slice_str("交通事故死亡人数"), GRID_PLAIN);
	grid_put(&g, row, 1, slice_str("2582–2687"), GRID_PLAIN);
	row = grid_row(&g, GRID_CELLS);
	grid_put(&g, row, 0, slice_str("no evidence"), GRID_PLAIN);
	grid_put(&g, row, 1, slice_str("7"), GRID_PLAIN);
	grid_render(&g, &look, &out);
	ck_assert_str_eq(out.p, "交通事故 2582–2687\n死亡人数\nno               7\nevidence\n");
	buf_release(&out);
	grid_release(&g);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		the_table_shows_both_years_changes_targets_and_verdicts,
		no_line_is_wider_than_the_terminal_and_columns_line_up,
		english_and_ascii_are_complete,
		colour_only_where_asked,
		evidence_names_quote_article_day_and_place,
		of_many_rivals_and_quotes_the_first_are_listed_and_the_rest_counted,
		a_part_of_the_year_is_shown_as_such_and_kept_from_the_year,
		a_span_from_before_the_year_is_shown_but_neither_compared_nor_judged,
		counts_of_one_sentence_are_parts_and_those_of_two_are_rivals,
		a_year_without_targets_or_claims_says_so,
		csv_is_tidy_and_keeps_digits,
		csv_for_spreadsheets_defuses_text_and_leaves_numbers,
		json_is_valid_and_versioned,
		large_and_vague_numbers_are_written_for_people,
		a_grid_wraps_at_spaces_and_between_wide_characters,
	};

	return unit_main("table", tests, sizeof(tests) / sizeof(*tests));
}
