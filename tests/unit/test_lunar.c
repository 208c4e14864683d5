/* SPDX-License-Identifier: BSD-2-Clause */
/* The lunar calendar: months and days against known civil days. */
#include "unit.h"

#include "extract/lunar.h"

static void day_is(int year, int month, bool leap, int day, int m, int d)
{
	struct date got;

	ck_assert(lunar_day(year, month, leap, day, &got));
	ck_assert_int_eq(got.m, m);
	ck_assert_int_eq(got.d, d);
}

START_TEST(new_year_falls_on_its_known_days)
{
	day_is(1985, 1, false, 1, 2, 20);
	day_is(2000, 1, false, 1, 2, 5);
	day_is(2020, 1, false, 1, 1, 25);
	day_is(2024, 1, false, 1, 2, 10);
	day_is(2033, 1, false, 1, 1, 31);
}
END_TEST

START_TEST(festivals_fall_on_their_known_days)
{
	day_is(2012, 7, false, 7, 8, 23);
	day_is(2018, 8, false, 15, 9, 24);
	day_is(2020, 5, false, 5, 6, 25);
	day_is(2023, 9, false, 9, 10, 23);
}
END_TEST

START_TEST(a_leap_month_follows_its_month)
{
	struct period p;

	ck_assert(lunar_month(2020, 4, true, &p));
	ck_assert(date_eq(p.start, date_of(2020, 5, 23)));
	ck_assert(date_eq(p.end, date_of(2020, 6, 21)));
	ck_assert(!lunar_month(2021, 4, true, &p));
}
END_TEST

START_TEST(every_month_begins_where_the_last_ended)
{
	struct date next = date_of(LUNAR_FIRST, 2, 17);

	for (int y = LUNAR_FIRST; y <= LUNAR_LAST; y++) {
		for (int m = 1; m <= 12; m++) {
			struct period p;

			ck_assert(lunar_month(y, m, false, &p));
			ck_assert(date_eq(p.start, next));
			next = p.end;
			if (lunar_month(y, m, true, &p)) {
				ck_assert(date_eq(p.start, next));
				next = p.end;
			}
		}
	}
}
END_TEST

START_TEST(days_that_do_not_exist_are_refused)
{
	struct date d;

	ck_assert(!lunar_day(2020, 1, false, 30, &d));
	ck_assert(!lunar_day(2020, 13, false, 1, &d));
	ck_assert(!lunar_day(LUNAR_FIRST - 1, 1, false, 1, &d));
	ck_assert(!lunar_day(LUNAR_LAST + 1, 1, false, 1, &d));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		new_year_falls_on_its_known_days,   festivals_fall_on_their_known_days,
		a_leap_month_follows_its_month,	    every_month_begins_where_the_last_ended,
		days_that_do_not_exist_are_refused,
	};

	return unit_main("lunar", tests, sizeof(tests) / sizeof(*tests));
}
