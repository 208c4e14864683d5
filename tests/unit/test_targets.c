/* SPDX-License-Identifier: BSD-2-Clause */
/* Tests of lib/series/target.c: the verdicts of targets and improvements. */
#include "unit.h"

#include "series/target.h"
#include "facts.h"

static struct target target_of(enum target_metric metric, enum comparison comparison, const char *value,
			       enum good direction)
{
	return (struct target){.indicator = "crime.criminal.filed",
			       .metric = metric,
			       .comparison = comparison,
			       .value = D(value),
			       .direction = direction};
}

/** The verdict of a target by these facts, about the year of the first. */
static struct target_result judged(struct target t, const struct fact *facts, size_t n)
{
	struct series s;
	struct pair p;

	series_build(facts, n, NULL, POLICY_LATEST, &s);
	pair_make(&s, facts[0].claim.region, facts[0].claim.indicator, facts[0].claim.period,
		  facts[0].claim.period_kind, strchr(facts[0].claim.indicator, '_') ? "percent" : "case", &p);
	struct target_result r = target_judge(&t, &p);
	series_release(&s);
	return r;
}

START_TEST(an_interval_meets_misses_or_straddles)
{
	ck_assert_int_eq(judge_interval(I("[5,5]"), COMPARE_LE, D("5")), VERDICT_MET);
	ck_assert_int_eq(judge_interval(I("[5,5]"), COMPARE_LT, D("5")), VERDICT_MISSED);
	ck_assert_int_eq(judge_interval(I("[4,5)"), COMPARE_LT, D("5")), VERDICT_MET);
	ck_assert_int_eq(judge_interval(I("(5,6]"), COMPARE_LE, D("5")), VERDICT_MISSED);
	ck_assert_int_eq(judge_interval(I("[4,6]"), COMPARE_LE, D("5")), VERDICT_INDETERMINATE);
	ck_assert_int_eq(judge_interval(I("[4,]"), COMPARE_GE, D("4")), VERDICT_MET);
	ck_assert_int_eq(judge_interval(I("[4,]"), COMPARE_GT, D("4")), VERDICT_INDETERMINATE);
	ck_assert_int_eq(judge_interval(I("[,3]"), COMPARE_GT, D("3")), VERDICT_MISSED);
	ck_assert_int_eq(judge_interval(I("[0,0]"), COMPARE_EQ, D("0")), VERDICT_MET);
	ck_assert_int_eq(judge_interval(I("[1,2]"), COMPARE_EQ, D("0")), VERDICT_MISSED);
	ck_assert_int_eq(judge_interval(I("[0,2]"), COMPARE_EQ, D("0")), VERDICT_INDETERMINATE);
}
END_TEST

START_TEST(nothing_claimed_is_no_evidence)
{
	struct target t = target_of(TARGET_LEVEL, COMPARE_LE, "5", GOOD_DOWN);
	struct fact f[] = {change_of(1, 2018, "-3", "percent")};

	ck_assert_int_eq(target_judge(&t, NULL).verdict, VERDICT_NO_EVIDENCE);
	ck_assert_int_eq(judged(t, f, 1).verdict, VERDICT_NO_EVIDENCE);
}
END_TEST

START_TEST(a_claimed_change_is_judged_and_equality_meets)
{
	struct target t = target_of(TARGET_CHANGE, COMPARE_LE, "-3.37", GOOD_DOWN);
	struct fact f[] = {change_of(1, 2018, "-3.37", "percent")};
	struct target_result r = judged(t, f, 1);

	ck_assert_int_eq(r.verdict, VERDICT_MET);
	ck_assert(!r.computed && !r.running);
	t.value = D("-3.38");
	ck_assert_int_eq(judged(t, f, 1).verdict, VERDICT_MISSED);
	t.tolerance = D("0.01");
	r = judged(t, f, 1);
	ck_assert_int_eq(r.verdict, VERDICT_MET);
	ck_assert(r.tolerated);
}
END_TEST

START_TEST(a_change_is_computed_where_none_is_claimed)
{
	struct target t = target_of(TARGET_CHANGE, COMPARE_LE, "-3", GOOD_DOWN);
	struct fact f[] = {level_of(2, 2018, "831"), level_of(1, 2017, "860")};
	struct target_result r = judged(t, f, 2);

	ck_assert_int_eq(r.verdict, VERDICT_MET);
	ck_assert(r.computed);
	f[0] = within(level_of(2, 2018, "800"), "[800,900)", BOUND_GE);
	r = judged(t, f, 2);
	ck_assert_int_eq(r.verdict, VERDICT_INDETERMINATE);
	ck_assert_int_eq(r.doubt, DOUBT_STRADDLES);
}
END_TEST

START_TEST(levels_that_contradict_a_claimed_change_leave_it_in_doubt)
{
	struct target t = target_of(TARGET_CHANGE, COMPARE_LE, "-5", GOOD_DOWN);
	struct fact f[] = {level_of(2, 2018, "831"), level_of(1, 2017, "860"),
			   change_of(2, 2018, "-9", "percent")};
	struct target_result r = judged(t, f, 3);

	ck_assert_int_eq(r.verdict, VERDICT_INDETERMINATE);
	ck_assert_int_eq(r.doubt, DOUBT_RIVALS);
}
END_TEST

START_TEST(rival_levels_must_agree_on_the_verdict)
{
	struct target t = target_of(TARGET_LEVEL, COMPARE_LE, "835", GOOD_DOWN);
	struct fact f[] = {level_of(1, 2018, "831"), level_of(2, 2018, "840")};

	ck_assert_int_eq(judged(t, f, 2).doubt, DOUBT_RIVALS);
	t.value = D("850");
	ck_assert_int_eq(judged(t, f, 2).verdict, VERDICT_MET);
}
END_TEST

START_TEST(a_count_of_an_unfinished_year_is_open_unless_the_limit_is_passed)
{
	struct fact f[] = {until(level_of(1, 2018, "500"), 8, 29)};
	struct target t = target_of(TARGET_LEVEL, COMPARE_LE, "800", GOOD_DOWN);
	struct target_result r = judged(t, f, 1);

	ck_assert_int_eq(r.verdict, VERDICT_INDETERMINATE);
	ck_assert_int_eq(r.doubt, DOUBT_RUNNING);
	ck_assert(r.running);
	t.value = D("400");
	ck_assert_int_eq(judged(t, f, 1).verdict, VERDICT_MISSED);
	t = target_of(TARGET_LEVEL, COMPARE_GE, "400", GOOD_UP);
	ck_assert_int_eq(judged(t, f, 1).verdict, VERDICT_MET);
	t = target_of(TARGET_LEVEL, COMPARE_EQ, "0", GOOD_DOWN);
	ck_assert_int_eq(judged(t, f, 1).verdict, VERDICT_MISSED);
	f[0] = until(level_of(1, 2018, "0"), 8, 29);
	ck_assert_int_eq(judged(t, f, 1).verdict, VERDICT_INDETERMINATE);
}
END_TEST

START_TEST(a_rate_of_an_unfinished_year_is_judged)
{
	struct fact f[] = {until(
		fact_of(1, "crime.homicide.clearance_rate", 2018, MEASURE_LEVEL, "100", "percent"), 8, 29)};
	struct target t = target_of(TARGET_LEVEL, COMPARE_EQ, "100", GOOD_UP);
	struct target_result r = judged(t, f, 1);

	ck_assert_int_eq(r.verdict, VERDICT_MET);
	ck_assert(r.running);
}
END_TEST

START_TEST(not_worse_looks_at_claims_and_levels)
{
	struct target t = target_of(TARGET_NO_WORSE, COMPARE_LE, "0", GOOD_DOWN);
	struct fact claimed[] = {change_of(1, 2018, "0", "percent")};
	struct fact levels[] = {level_of(2, 2018, "831"), level_of(1, 2017, "830")};
	struct fact points[] = {
		fact_of(1, "crime.criminal.clearance_rate", 2018, MEASURE_CHANGE, "-0.4", "point")};

	ck_assert_int_eq(judged(t, claimed, 1).verdict, VERDICT_MET);
	ck_assert_int_eq(judged(t, levels, 2).verdict, VERDICT_MISSED);
	t.direction = GOOD_UP;
	ck_assert_int_eq(judged(t, levels, 2).verdict, VERDICT_MET);
	ck_assert_int_eq(judged(t, points, 1).verdict, VERDICT_MISSED);
}
END_TEST

START_TEST(a_target_in_points_needs_points_or_two_rates)
{
	const char *rate = "crime.criminal.clearance_rate";
	struct target t = target_of(TARGET_POINTS, COMPARE_GE, "2.5", GOOD_UP);
	struct fact percent[] = {fact_of(1, rate, 2018, MEASURE_CHANGE, "2.7", "percent")};
	struct fact rates[] = {fact_of(2, rate, 2018, MEASURE_LEVEL, "55.8", "percent"),
			       fact_of(1, rate, 2017, MEASURE_LEVEL, "53.1", "percent")};

	ck_assert_int_eq(judged(t, percent, 1).verdict, VERDICT_NO_EVIDENCE);
	ck_assert_int_eq(judged(t, rates, 2).verdict, VERDICT_MET);
}
END_TEST

START_TEST(an_improvement_is_as_good_as_its_worst_target_with_evidence)
{
	struct target_result r[] = {{.verdict = VERDICT_MET},
				    {.verdict = VERDICT_NO_EVIDENCE},
				    {.verdict = VERDICT_INDETERMINATE},
				    {.verdict = VERDICT_MISSED}};
	size_t n;

	ck_assert_int_eq(improvement_verdict(r, 0, &n), VERDICT_NO_EVIDENCE);
	ck_assert_int_eq(improvement_verdict(r + 1, 1, &n), VERDICT_NO_EVIDENCE);
	ck_assert_uint_eq(n, 0);
	ck_assert_int_eq(improvement_verdict(r, 2, &n), VERDICT_MET);
	ck_assert_uint_eq(n, 1);
	ck_assert_int_eq(improvement_verdict(r, 3, &n), VERDICT_INDETERMINATE);
	ck_assert_int_eq(improvement_verdict(r, 4, &n), VERDICT_MISSED);
	ck_assert_uint_eq(n, 3);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		an_interval_meets_misses_or_straddles,
		nothing_claimed_is_no_evidence,
		a_claimed_change_is_judged_and_equality_meets,
		a_change_is_computed_where_none_is_claimed,
		levels_that_contradict_a_claimed_change_leave_it_in_doubt,
		rival_levels_must_agree_on_the_verdict,
		a_count_of_an_unfinished_year_is_open_unless_the_limit_is_passed,
		a_rate_of_an_unfinished_year_is_judged,
		not_worse_looks_at_claims_and_levels,
		a_target_in_points_needs_points_or_two_rates,
		an_improvement_is_as_good_as_its_worst_target_with_evidence,
	};

	return unit_main("targets", tests, sizeof(tests) / sizeof(*tests));
}
