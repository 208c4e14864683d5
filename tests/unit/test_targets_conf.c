/* SPDX-License-Identifier: BSD-2-Clause */
/* Tests of config/targets_conf.c: reading target files, and the place of every mistake. */
#include "unit.h"

#include "config/targets_conf.h"

static const struct indicator items[] = {
	{"crime.criminal.clearance_rate", "2-crime", "percent", GOOD_UP, "刑事案件破案率", "Clearance rate"},
	{"crime.criminal.filed", "2-crime", "case", GOOD_DOWN, "刑事案件立案数", "Criminal cases filed"},
	{"crime.suspects.arrested", "2-crime", "person", GOOD_NONE, "逮捕人数", "Formal arrests"},
	{"fire.deaths", "5-fire", "person", GOOD_DOWN, "火灾死亡人数", "Fire deaths"},
};
static const struct catalog catalog = {items, 4};

static const char head[] = "set = { name = \"s\"; version = \"2\"; source = \"nobody\"; };\n";

static enum kpi_status parse(const char *targets, struct target_set *set, struct buf *problems)
{
	struct buf text = {0};
	struct err e;

	buf_puts(&text, head);
	buf_printf(
		&text,
		"improvements = ( { key = \"2-crime\"; zh = \"犯\"; en = \"c\"; targets = (\n%s\n); } );\n",
		targets);
	enum kpi_status s = targets_parse(buf_slice(&text), "t.conf", &catalog, set, problems, &e);
	buf_release(&text);
	return s;
}

/** The one problem of a target (on line 3 of its file). */
static void refused(const char *target, const char *message)
{
	struct target_set set;
	struct buf problems = {0};

	ck_assert_int_eq(parse(target, &set, &problems), KPI_ECONFIG);
	ck_assert_uint_eq(set.nimprovements, 0);
	ck_assert_str_eq(problems.p, message);
	buf_release(&problems);
}

START_TEST(a_target_file_is_read)
{
	struct target_set set;
	struct buf problems = {0};

	ck_assert_int_eq(
		parse("{ indicator = \"crime.criminal.filed\"; metric = \"change\"; direction = \"down\";"
		      " comparison = \"<=\"; value = \"-3.50\"; tolerance = \"0.5\"; region = "
		      "\"示例省云岭市\"; },"
		      "{ indicator = \"crime.criminal.clearance_rate\"; metric = \"no worse\"; direction = "
		      "\"up\"; }",
		      &set, &problems),
		KPI_OK);
	ck_assert_uint_eq(problems.n, 0);
	ck_assert_uint_eq(set.nimprovements, 1);
	const struct improvement *imp = &set.improvements[0];
	ck_assert_str_eq(imp->zh, "犯");
	ck_assert_uint_eq(imp->nindicators, 3);
	ck_assert_str_eq(imp->indicators[0], "crime.criminal.clearance_rate");
	ck_assert_uint_eq(imp->ntargets, 2);
	ck_assert_int_eq(imp->targets[0].metric, TARGET_CHANGE);
	ck_assert_int_eq(imp->targets[0].comparison, COMPARE_LE);
	ck_assert_int_eq((int)imp->targets[0].value.mant, -350);
	ck_assert_str_eq(imp->targets[0].region, "示例省云岭市");
	ck_assert_int_eq(imp->targets[1].metric, TARGET_NO_WORSE);
	ck_assert_int_eq(imp->targets[1].direction, GOOD_UP);
	target_set_release(&set);
}
END_TEST

START_TEST(every_mistake_names_its_line)
{
	refused("{ indicator = \"fire.deaths\"; metric = \"no worse\"; direktion = \"down\"; }",
		"t.conf:3: unknown setting direktion\n");
	refused("{ indicator = \"crime.criminal.fild\"; metric = \"no worse\"; direction = \"down\"; }",
		"t.conf:3: unknown indicator crime.criminal.fild; did you mean crime.criminal.filed?\n");
	refused("{ indicator = \"weather\"; metric = \"no worse\"; direction = \"down\"; }",
		"t.conf:3: unknown indicator weather\n");
	refused("{ indicator = \"fire.deaths\"; metric = \"no worse\"; }",
		"t.conf:3: direction is missing\n");
	refused("{ indicator = \"fire.deaths\"; metric = \"no worse\"; direction = \"up\"; }",
		"t.conf:3: direction up contradicts the catalog: of fire.deaths, down is better\n");
	refused("{ indicator = \"fire.deaths\"; metric = \"level\"; direction = \"down\"; comparison = "
		"\">=\"; value = 3; }",
		"t.conf:3: comparison >= contradicts direction down\n");
	refused("{ indicator = \"fire.deaths\"; metric = \"points\"; direction = \"down\"; comparison = "
		"\"<=\"; value = 3; }",
		"t.conf:3: only a rate changes in points; fire.deaths is counted in person\n");
	refused("{ indicator = \"fire.deaths\"; metric = \"level\"; direction = \"down\"; comparison = "
		"\"<=\"; }",
		"t.conf:3: value is missing\n");
	refused("{ indicator = \"fire.deaths\"; metric = \"level\"; direction = \"down\"; comparison = "
		"\"<=\"; value = 9.5; }",
		"t.conf:3: value must be a number: whole, or in quotes as \"99.5\"\n");
	refused("{ indicator = \"fire.deaths\"; metric = \"no worse\"; direction = \"down\"; value = 3; }",
		"t.conf:3: \"no worse\" takes no value\n");
	refused("{ indicator = \"fire.deaths\"; metric = \"rise\"; direction = \"down\"; }",
		"t.conf:3: metric is \"rise\"; it must be one of \"level\", \"change\", \"points\", \"no "
		"worse\"\n");
	refused("{ indicator = \"fire.deaths\"; metric = \"level\"; direction = \"down\"; comparison = "
		"\"<=\"; value = 3;"
		" tolerance = -1; }",
		"t.conf:3: tolerance must not be negative\n");
	refused("{ indicator = \"fire.deaths\"; metric = \"no worse\"; direction = \"down\"; },\n"
		"{ indicator = \"fire.deaths\"; metric = \"no worse\"; direction = \"down\"; }",
		"t.conf:4: the same target of fire.deaths stands on line 3\n");
}
END_TEST

START_TEST(all_problems_are_told_at_once)
{
	refused("{ indicator = \"nothing\"; metric = \"no worse\"; direction = \"down\"; },\n"
		"{ indicator = \"fire.deaths\"; metric = \"no worse\"; }",
		"t.conf:3: unknown indicator nothing\nt.conf:4: direction is missing\n");
}
END_TEST

START_TEST(indicators_can_be_chosen_by_name_or_prefix)
{
	const char *text = "set = { name = \"s\"; version = \"1\"; source = \"x\"; };\n"
			   "improvements = ( { key = \"own\"; zh = \"自\"; en = \"own\";"
			   " indicators = [ \"fire.deaths\", \"crime.criminal.*\" ]; } );\n";
	struct target_set set;
	struct err e;

	ck_assert_int_eq(targets_parse(slice_str(text), "t", &catalog, &set, NULL, &e), KPI_OK);
	ck_assert_uint_eq(set.improvements[0].nindicators, 3);
	ck_assert_str_eq(set.improvements[0].indicators[2], "fire.deaths");
	target_set_release(&set);
	text = "set = { name = \"s\"; version = \"1\"; source = \"x\"; };\n"
	       "improvements = ( { key = \"own\"; zh = \"自\"; en = \"own\"; indicators = [ \"fires.*\" ]; } "
	       ");\n";
	ck_assert_int_eq(targets_parse(slice_str(text), "t", &catalog, &set, NULL, &e), KPI_ECONFIG);
	ck_assert_uint_eq(e.line, 2);
}
END_TEST

START_TEST(a_file_without_its_head_is_refused)
{
	struct target_set set;
	struct err e;
	struct buf problems = {0};

	ck_assert_int_eq(targets_parse(slice_str("improvements = ();\n"), "t", &catalog, &set, NULL, &e),
			 KPI_ECONFIG);
	ck_assert_str_eq(e.msg, "set is missing");
	ck_assert_int_eq(targets_parse(slice_str("set = {\n"), "t", &catalog, &set, &problems, &e),
			 KPI_ECONFIG);
	ck_assert(slice_starts(buf_slice(&problems), "t:"));
	buf_release(&problems);
	ck_assert_int_eq(targets_load("/nonexistent/t.conf", &catalog, &set, NULL, &e), KPI_EIO);
}
END_TEST

START_TEST(an_improvement_stands_once)
{
	const char *text = "set = { name = \"s\"; version = \"1\"; source = \"x\"; };\n"
			   "improvements = ( { key = \"a\"; zh = \"a\"; en = \"a\"; },\n"
			   "{ key = \"a\"; zh = \"b\"; en = \"b\"; } );\n";
	struct target_set set;
	struct err e;

	ck_assert_int_eq(targets_parse(slice_str(text), "t", &catalog, &set, NULL, &e), KPI_ECONFIG);
	ck_assert_uint_eq(e.line, 3);
	ck_assert_str_eq(e.msg, "improvement a stands twice");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_target_file_is_read,
		every_mistake_names_its_line,
		all_problems_are_told_at_once,
		indicators_can_be_chosen_by_name_or_prefix,
		a_file_without_its_head_is_refused,
		an_improvement_stands_once,
	};

	return unit_main("targets_conf", tests, sizeof(tests) / sizeof(*tests));
}
