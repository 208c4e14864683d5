/* SPDX-License-Identifier: BSD-2-Clause */
/* The listing of quantities: every number and period of a text as JSON Lines. */
#include "unit.h"

#include "extract/quantities.h"

static void lists(const char *text, const char *want)
{
	struct article a = {.published = date_of(2018, 8, 29)};
	struct buf out = {0};

	buf_puts(&a.text, text);
	quantities_put(&a, "a.txt", &out);
	ck_assert_str_eq(out.p ? out.p : "", want);
	buf_release(&out);
	buf_release(&a.text);
}

START_TEST(a_text_without_numbers_gives_nothing)
{
	lists("社会治安平稳。", "");
}
END_TEST

START_TEST(numbers_and_periods_come_in_order)
{
	lists("去年立案2400余起，下降7.02%",
	      "{\"doc\": \"a.txt\", \"start\": 0, \"end\": 6, \"text\": \"去年\", \"kind\": \"period\", "
	      "\"from_date\": \"2017-01-01\", \"to_date\": \"2017-12-31\", \"period_kind\": \"year\"}\n"
	      "{\"doc\": \"a.txt\", \"start\": 12, \"end\": 19, \"text\": \"2400余\", \"kind\": \"number\", "
	      "\"value\": 2400, \"low\": 2400, \"high\": 2500, \"bound\": \">=\", \"unit\": null}\n"
	      "{\"doc\": \"a.txt\", \"start\": 31, \"end\": 36, \"text\": \"7.02%\", \"kind\": \"percent\", "
	      "\"value\": 7.02, \"low\": 7.02, \"high\": 7.02, \"bound\": \"=\", \"unit\": \"percent\"}\n");
}
END_TEST

START_TEST(money_takes_its_currency_and_the_bound_behind_it)
{
	lists("损失3万元以上",
	      "{\"doc\": \"a.txt\", \"start\": 6, \"end\": 19, \"text\": \"3万元以上\", \"kind\": \"money\", "
	      "\"value\": 30000, \"low\": 30000, \"high\": null, \"bound\": \">=\", \"unit\": \"cny\"}\n");
	lists("两元五角",
	      "{\"doc\": \"a.txt\", \"start\": 0, \"end\": 12, \"text\": \"两元五角\", \"kind\": \"money\", "
	      "\"value\": 2.5, \"low\": 2.5, \"high\": 2.5, \"bound\": \"=\", \"unit\": \"cny\"}\n");
}
END_TEST

START_TEST(a_range_has_bounds_and_no_value)
{
	lists("3至5倍",
	      "{\"doc\": \"a.txt\", \"start\": 0, \"end\": 8, \"text\": \"3至5倍\", \"kind\": \"range\", "
	      "\"value\": null, \"low\": 3, \"high\": 5, \"bound\": \"=\", \"unit\": \"multiple\"}\n");
}
END_TEST

START_TEST(a_fraction_is_printed_as_a_number)
{
	lists("四分之一",
	      "{\"doc\": \"a.txt\", \"start\": 0, \"end\": 12, \"text\": \"四分之一\", \"kind\": \"number\", "
	      "\"value\": 0.25, \"low\": 0.25, \"high\": 0.25, \"bound\": \"=\", \"unit\": null}\n");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_text_without_numbers_gives_nothing,
		numbers_and_periods_come_in_order,
		money_takes_its_currency_and_the_bound_behind_it,
		a_range_has_bounds_and_no_value,
		a_fraction_is_printed_as_a_number,
	};

	return unit_main("quantities", tests, sizeof(tests) / sizeof(*tests));
}
