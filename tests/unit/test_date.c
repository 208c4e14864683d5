/* SPDX-License-Identifier: BSD-2-Clause */
/* Civil days and periods. */
#include "unit.h"

#include "base/date.h"

static void is(struct date d, const char *want)
{
	struct buf b = {0};

	date_put(&b, d);
	ck_slice_eq(buf_slice(&b), want);
	buf_release(&b);
}

START_TEST(days_go_there_and_back_through_all_years)
{
	struct date prev = date_of(1, 1, 1);

	ck_assert_int_eq(date_to_days(date_of(1970, 1, 1)), 0);
	ck_assert_int_eq(date_to_days(date_of(2000, 3, 1)), 11017);
	for (int32_t n = date_to_days(prev) + 1; n <= date_to_days(date_of(9999, 12, 31)); n++) {
		struct date d = date_from_days(n);

		if (!date_valid(d) || date_to_days(d) != n || date_cmp(prev, d) >= 0)
			ck_abort_msg("day %d is %d-%d-%d", n, d.y, d.m, d.d);
		prev = d;
	}
}
END_TEST

START_TEST(leap_days_exist_only_in_leap_years)
{
	ck_assert(date_valid(date_of(2024, 2, 29)));
	ck_assert(date_valid(date_of(2000, 2, 29)));
	ck_assert(!date_valid(date_of(1900, 2, 29)));
	ck_assert(!date_valid(date_of(2023, 2, 29)));
	ck_assert(!date_valid(date_of(2023, 4, 31)));
	ck_assert(!date_valid(date_of(2023, 13, 1)));
	ck_assert(!date_valid(date_of(2023, 0, 1)));
	ck_assert(!date_valid(date_of(0, 1, 1)));
	ck_assert(!date_valid((struct date){0}));
	ck_assert_int_eq(date_days_in_month(2023, 14), 0);
}
END_TEST

START_TEST(months_are_added_with_the_day_cut)
{
	is(date_add_months(date_of(2024, 1, 31), 1), "2024-02-29");
	is(date_add_months(date_of(2023, 1, 31), 1), "2023-02-28");
	is(date_add_months(date_of(2024, 2, 29), -12), "2023-02-28");
	is(date_add_months(date_of(2023, 12, 15), 1), "2024-01-15");
	is(date_add_months(date_of(2023, 1, 15), -1), "2022-12-15");
	is(date_add_days(date_of(2023, 12, 31), 1), "2024-01-01");
	is(date_add_days(date_of(2024, 3, 1), -1), "2024-02-29");
	ck_assert(!date_is_set(date_add_months(date_of(1, 1, 1), -1)));
	ck_assert(!date_is_set(date_add_days((struct date){0}, 1)));
	ck_assert(!date_is_set(date_add_days(date_of(2023, 1, 1), INT32_MIN)));
}
END_TEST

START_TEST(weekdays_run_from_monday_to_sunday)
{
	ck_assert_int_eq(date_weekday(date_of(1970, 1, 1)), 4);
	ck_assert_int_eq(date_weekday(date_of(2024, 2, 29)), 4);
	ck_assert_int_eq(date_weekday(date_of(1969, 12, 28)), 7);
	ck_assert_int_eq(date_weekday(date_of(1900, 1, 1)), 1);
}
END_TEST

START_TEST(only_a_whole_iso_day_is_parsed)
{
	static const char *const bad[] = {"",		"2018-1-1",   "2018-01-01 ",
					  "2018/01/01", "2018-02-30", "0000-01-01",
					  "20180101--", "2018-01-0a", "+018-01-01"};
	struct date d = {0};

	ck_assert_int_eq(date_parse(slice_str("2018-08-29"), &d), KPI_OK);
	is(d, "2018-08-29");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_msg(date_parse(slice_str(bad[i]), &d) == KPI_EINPUT, "\"%s\"", bad[i]);
	is(d, "2018-08-29");
}
END_TEST

START_TEST(periods_are_half_open_inside)
{
	struct period year = period_year(2018), half = period_months(2018, 7, 12);

	is(year.start, "2018-01-01");
	is(year.end, "2019-01-01");
	is(period_last(half), "2018-12-31");
	is(period_last(period_months(2024, 1, 2)), "2024-02-29");
	is(period_last(period_year(9999)), "9999-12-31");
	ck_assert(period_contains(year, half));
	ck_assert(period_contains(year, year));
	ck_assert(!period_contains(half, year));
	ck_assert(!period_contains(year, (struct period){.start = date_of(2018, 1, 1)}));
	ck_assert(!date_is_set(period_last((struct period){.start = date_of(2018, 1, 1)})));
	ck_assert(period_eq(year, period_months(2018, 1, 12)));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		days_go_there_and_back_through_all_years, leap_days_exist_only_in_leap_years,
		months_are_added_with_the_day_cut,	  weekdays_run_from_monday_to_sunday,
		only_a_whole_iso_day_is_parsed,		  periods_are_half_open_inside};

	return unit_main("date", tests, sizeof(tests) / sizeof(*tests));
}
