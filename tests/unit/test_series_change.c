/* SPDX-License-Identifier: BSD-2-Clause */
/* Tests of lib/series/change.c: the arithmetic of levels and changes. */
#include "unit.h"

#include "series/change.h"
#include "facts.h"

START_TEST(a_written_figure_stands_for_rounding_and_truncation)
{
	ck_interval(written_interval(D("7.02")), "[7.015,7.03)");
	ck_interval(written_interval(D("-7.02")), "(-7.03,-7.015]");
	ck_interval(written_interval(D("0")), "(-1,1)");
	ck_interval(written_interval(D("3")), "[2.5,4)");
	ck_interval(written_interval_step(D("12600"), D("100")), "[12550,12700)");
}
END_TEST

START_TEST(a_count_is_whole_and_a_bound_is_as_the_words_say)
{
	struct fact f = within(level_of(1, 2018, "2400"), "[2400,2500)", BOUND_GE);

	ck_interval(claim_literal(&f.claim), "[2400,2499]");
	f = within(level_of(1, 2018, "300"), "[,]", BOUND_ABOUT);
	ck_interval(claim_literal(&f.claim), "[200,400]");
	f = within(level_of(1, 2018, "1000"), "[1000,]", BOUND_GE);
	ck_interval(claim_literal(&f.claim), "[1000,]");
	f = within(change_of(1, 2018, "-10", "percent"), "[,]", BOUND_ABOUT);
	ck_interval(claim_literal(&f.claim), "[-20,0]");
	f = within(level_of(1, 2018, "5"), "[,]", BOUND_ABOUT);
	ck_interval(claim_literal(&f.claim), "[4,6]");
	ck_assert(!f.claim.range.has_lo);
}
END_TEST

START_TEST(only_figures_that_can_be_rounded_are_widened)
{
	struct fact f = level_of(1, 2018, "12600");

	ck_interval(claim_written(&f.claim, "12600家"), "[12600,12600]");
	ck_interval(claim_written(&f.claim, NULL), "[12600,12600]");
	ck_interval(claim_written(&f.claim, "1.26万家"), "[12550,12700)");
	f = fact_of(1, "a", 2018, MEASURE_LEVEL, "7000000000", "record");
	ck_interval(claim_written(&f.claim, "70亿条"), "[6950000000,7100000000)");
	f = fact_of(1, "a", 2018, MEASURE_LEVEL, "96.1", "percent");
	ck_interval(claim_written(&f.claim, "96.1%"), "[96.05,96.2)");
	f = fact_of(1, "a", 2018, MEASURE_LEVEL, "100", "percent");
	ck_interval(claim_written(&f.claim, "100%"), "[100,100]");
	f = change_of(1, 2018, "-327", "case");
	ck_interval(claim_written(&f.claim, "下降327起"), "[-327,-327]");
	f = change_of(1, 2018, "-30", "percent");
	ck_interval(claim_written(&f.claim, "下降30%"), "(-31,-29.5]");
	ck_interval(claim_written(&f.claim, "下降三成"), "(-40,-25]");
	f = change_of(1, 2018, "350", "percent");
	ck_interval(claim_written(&f.claim, "增长3.5倍"), "[345,360)");
	f = fact_of(1, "a", 2018, MEASURE_CHANGE, "1.5", "point");
	ck_interval(claim_written(&f.claim, "1.5个百分点"), "[1.45,1.6)");
}
END_TEST

START_TEST(last_years_count_follows_from_level_and_percentage)
{
	struct interval i;

	ck_assert(change_prior(I("[2400,2499]"), written_interval(D("-7.02")), CHANGE_PERCENT, true, &i));
	ck_interval(i, "[2582,2687]");
	ck_assert(change_prior(I("[831,831]"), written_interval(D("-3.37")), CHANGE_PERCENT, true, &i));
	ck_interval(i, "[860,860]");
	ck_assert(change_prior(I("[1803,1803]"), written_interval(D("16.2")), CHANGE_PERCENT, true, &i));
	ck_interval(i, "[1551,1552]");
	/* As a measure the same bounds are kept, rounded outward. */
	ck_assert(change_prior(I("[2400,2500)"), written_interval(D("-7.02")), CHANGE_PERCENT, false, &i));
	ck_interval(i, "[2581.061461,2689.039476]");
}
END_TEST

START_TEST(a_percentage_that_no_whole_number_fits_gives_an_empty_interval)
{
	struct interval i;

	ck_assert(change_prior(I("[3,3]"), written_interval(D("-7.02")), CHANGE_PERCENT, true, &i));
	ck_assert(interval_is_empty(i));
}
END_TEST

START_TEST(open_ends_of_a_quotient_stay_open_only_where_it_is_exact)
{
	struct interval i;

	ck_assert(change_prior(I("(50,100)"), I("[-50,-50]"), CHANGE_PERCENT, false, &i));
	ck_interval(i, "(100,200)");
	ck_assert(change_prior(I("(50,100)"), I("[-50,-50]"), CHANGE_PERCENT, true, &i));
	ck_interval(i, "[101,199]");
}
END_TEST

START_TEST(a_fall_by_everything_implies_nothing)
{
	struct interval i = I("[1,1]");

	ck_assert(!change_prior(I("[0,0]"), I("[-100,-100]"), CHANGE_PERCENT, true, &i));
	ck_interval(i, "[1,1]");
	ck_assert(!change_prior(I("[,10]"), I("[-10,-10]"), CHANGE_PERCENT, true, &i));
	ck_assert(!change_prior(I("[10,10]"), I("[,-10]"), CHANGE_PERCENT, true, &i));
	ck_assert(!change_prior(I("[10,10]"), I("[5,5]"), CHANGE_UNKNOWN, true, &i));
	/* A fall of which 100 percent is the limit leaves the upper end open-ended. */
	ck_assert(change_prior(I("[4,4]"), I("[-100,-90]"), CHANGE_PERCENT, true, &i));
	ck_interval(i, "[40,]");
}
END_TEST

START_TEST(rates_differ_by_points_and_counts_by_their_unit)
{
	struct interval i;

	ck_assert(change_prior(I("[51.4,51.4]"), I("[15.5,15.5]"), CHANGE_POINTS, false, &i));
	ck_interval(i, "[35.9,35.9]");
	ck_assert(change_prior(I("[108,108]"), I("[-48,-48]"), CHANGE_ABSOLUTE, true, &i));
	ck_interval(i, "[156,156]");
	ck_assert(change_prior(I("[5,5]"), I("[9,9]"), CHANGE_ABSOLUTE, true, &i));
	ck_interval(i, "[0,-4]");
	ck_assert_int_eq(change_kind_of("point", "case"), CHANGE_UNKNOWN);
	ck_assert_int_eq(change_kind_of("point", "percent"), CHANGE_POINTS);
	ck_assert_int_eq(change_kind_of("person", "case"), CHANGE_UNKNOWN);
	ck_assert_int_eq(change_kind_of("percent", "percent"), CHANGE_PERCENT);
}
END_TEST

START_TEST(a_change_between_levels_is_an_interval)
{
	struct interval i;

	ck_assert(change_between(I("[860,860]"), I("[831,831]"), CHANGE_PERCENT, &i));
	ck_interval(i, "[-3.372094,-3.372093]");
	ck_assert(change_between(I("[2700,2700]"), I("[2400,2500)"), CHANGE_PERCENT, &i));
	ck_interval(i, "[-11.111112,-7.407407]");
	ck_assert(change_between(I("[200,200]"), I("[100,150)"), CHANGE_PERCENT, &i));
	ck_interval(i, "[-50,-25)");
	ck_assert(change_between(I("[35.9,35.9]"), I("[51.4,51.4]"), CHANGE_POINTS, &i));
	ck_interval(i, "[15.5,15.5]");
	ck_assert(change_between(I("[10,10]"), I("[12,]"), CHANGE_PERCENT, &i));
	ck_interval(i, "[20,]");
	ck_assert(!change_between(I("[0,0]"), I("[3,3]"), CHANGE_PERCENT, &i));
	ck_assert(change_between(I("[0,10]"), I("[5,5]"), CHANGE_PERCENT, &i));
	ck_interval(i, "[-50,]");
}
END_TEST

START_TEST(printing_rounds_outward)
{
	ck_interval(interval_outward(I("[-11.111112,-7.407407]"), 1), "[-11.2,-7.4]");
	ck_interval(interval_outward(I("(1.25,1.3)"), 1), "[1.2,1.3)");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_written_figure_stands_for_rounding_and_truncation,
		a_count_is_whole_and_a_bound_is_as_the_words_say,
		only_figures_that_can_be_rounded_are_widened,
		last_years_count_follows_from_level_and_percentage,
		a_percentage_that_no_whole_number_fits_gives_an_empty_interval,
		open_ends_of_a_quotient_stay_open_only_where_it_is_exact,
		a_fall_by_everything_implies_nothing,
		rates_differ_by_points_and_counts_by_their_unit,
		a_change_between_levels_is_an_interval,
		printing_rounds_outward,
	};

	return unit_main("series_change", tests, sizeof(tests) / sizeof(*tests));
}
