/* SPDX-License-Identifier: BSD-2-Clause */
/* When to ask next. */
#include "unit.h"

#include "fetch/schedule.h"

enum { NOW = 1535500800 }; /* 2018-08-29T00:00:00Z */

static struct window window(const char *text)
{
	struct window w;

	ck_assert_msg(window_parse(slice_str(text), &w), "%s", text);
	return w;
}

START_TEST(a_window_is_a_part_of_each_day)
{
	struct window w = window("07:00-21:30 +08:00"), night = window("22:00-06:00"), always = window("");

	/* midnight in UTC is eight in the morning in the east */
	ck_assert_int_eq(window_next(&w, NOW), NOW);
	ck_assert_int_eq(window_next(&w, NOW + 13 * 3600 + 1799), NOW + 13 * 3600 + 1799);
	ck_assert_int_eq(window_next(&w, NOW + 13 * 3600 + 1800), NOW + 23 * 3600);
	ck_assert_int_eq(window_next(&w, NOW - 3601), NOW - 3600);
	ck_assert_int_eq(window_next(&night, NOW), NOW);
	ck_assert_int_eq(window_next(&night, NOW + 6 * 3600), NOW + 22 * 3600);
	ck_assert_int_eq(window_next(&night, NOW + 23 * 3600), NOW + 23 * 3600);
	ck_assert_int_eq(window_next(&always, NOW + 5), NOW + 5);
	w = window("10:00-24:00");
	ck_assert_int_eq(window_next(&w, NOW + 23 * 3600), NOW + 23 * 3600);
	ck_assert_int_eq(window_next(&w, NOW), NOW + 10 * 3600);
}
END_TEST

START_TEST(what_is_no_window_is_refused)
{
	static const char *const bad[] = {
		"7-9",	       "07:00",		"07:00-07:00",	      "07:60-08:00",	    "24:00-01:00",
		"07:00-24:01", "07:00-08:00 8", "07:00-08:00 +15:00", "07:00-08:00 +08:00x"};
	struct window w;

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_msg(!window_parse(slice_str(bad[i]), &w), "%s", bad[i]);
}
END_TEST

static const struct schedule plan = {
	.interval = 3600, .jitter_percent = 10, .stretch = 7200, .retry = 300, .retry_max = 3000};

START_TEST(a_server_can_stretch_the_interval_and_not_shorten_it)
{
	ck_assert_int_eq(schedule_again(&plan, NOW, -1, -1, 0), NOW + 3600);
	ck_assert_int_eq(schedule_again(&plan, NOW, 60, -1, 0), NOW + 3600);
	ck_assert_int_eq(schedule_again(&plan, NOW, 5000, 4000, 0), NOW + 5000);
	ck_assert_int_eq(schedule_again(&plan, NOW, -1, 4000, 0), NOW + 4000);
	ck_assert_int_eq(schedule_again(&plan, NOW, 1000000, -1, 0), NOW + 7200);
}
END_TEST

START_TEST(jitter_only_adds_and_is_bounded)
{
	uint64_t state = 1;
	int64_t least = INT64_MAX, most = 0;

	for (int i = 0; i < 1000; i++) {
		int64_t t = schedule_again(&plan, NOW, -1, -1, schedule_chance(&state)) - NOW;

		least = t < least ? t : least;
		most = t > most ? t : most;
	}
	ck_assert_int_ge(least, 3600);
	ck_assert_int_le(most, 3960);
	ck_assert_int_lt(least, most);
}
END_TEST

START_TEST(failures_double_the_wait_up_to_its_bound)
{
	/* with the most that chance can add the wait is whole, with the least it is half */
	ck_assert_int_eq(schedule_retry(&plan, NOW, 1, -1, 0), NOW + 150);
	ck_assert_int_eq(schedule_retry(&plan, NOW, 1, -1, 150), NOW + 300);
	ck_assert_int_eq(schedule_retry(&plan, NOW, 2, -1, 300), NOW + 600);
	ck_assert_int_eq(schedule_retry(&plan, NOW, 4, -1, 1200), NOW + 2400);
	ck_assert_int_eq(schedule_retry(&plan, NOW, 5, -1, 1500), NOW + 3000);
	ck_assert_int_eq(schedule_retry(&plan, NOW, 1000000, -1, 1500), NOW + 3000);
}
END_TEST

START_TEST(retry_after_is_obeyed_beyond_all_bounds_but_a_month)
{
	ck_assert_int_eq(schedule_retry(&plan, NOW, 1, 100000, 0), NOW + 100000);
	ck_assert_int_eq(schedule_retry(&plan, NOW, 1, 10, 0), NOW + 150);
	ck_assert_int_eq(schedule_retry(&plan, NOW, 1, 1000000000, 0), NOW + SCHEDULE_RETRY_AFTER_MAX);
}
END_TEST

START_TEST(a_clock_that_went_back_keeps_the_wait)
{
	ck_assert_int_eq(schedule_seen(NOW + 100, NOW, NOW + 50), NOW + 100);
	ck_assert_int_eq(schedule_seen(NOW + 100, NOW, NOW), NOW + 100);
	ck_assert_int_eq(schedule_seen(NOW + 100, NOW, NOW - 1000000), NOW - 1000000 + 100);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_window_is_a_part_of_each_day,
		what_is_no_window_is_refused,
		a_server_can_stretch_the_interval_and_not_shorten_it,
		jitter_only_adds_and_is_bounded,
		failures_double_the_wait_up_to_its_bound,
		retry_after_is_obeyed_beyond_all_bounds_but_a_month,
		a_clock_that_went_back_keeps_the_wait,
	};
	return unit_main("fetch_schedule", tests, sizeof(tests) / sizeof(*tests));
}
