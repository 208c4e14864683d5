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

/* The values of a text, parted by blanks: the middle of what quantities_put prints. */
static void values(const char *text, const char *want)
{
	struct article a = {.published = date_of(2018, 8, 29)};
	struct buf out = {0}, got = {0};

	buf_puts(&a.text, text);
	quantities_put(&a, "a.txt", &out);
	buf_putc(&out, '\0');
	for (const char *p = out.p; (p = strstr(p, "\"value\": ")) != NULL; p++) {
		const char *v = p + strlen("\"value\": ");

		buf_printf(&got, "%s%.*s", got.n ? " " : "", (int)strcspn(v, ","), v);
	}
	ck_assert_str_eq(got.p ? got.p : "", want);
	buf_release(&out);
	buf_release(&got);
	buf_release(&a.text);
}

START_TEST(english_numbers_in_words_and_digits_have_their_values)
{
	values("two hundred and two thousand", "202000");
	values("4 thousand 3 hundred and 21 cases", "4321");
	values("3 hundred and 2 hundred", "300 200");
	values("three lakh crore or 12,34,567 rupees", "3000000000000 1234567");
	values("some 28 310 of 40 000 people", "28310 40000");
	values("the years were minus five point zero three", "-5.03");
	values("1.3e6 or 12.5x10^-2", "1300000 0.125");
}
END_TEST

START_TEST(english_fractions_are_of_what_they_stand_beside)
{
	values("twenty-three fifths", "4.6");
	values("one twenty-fifth", "0.04");
	values("five and a half million", "5500000");
	values("3 million and a quarter", "3250000");
	values("one billion and a half million", "1000500000");
	values("two out of five hundred", "0.004");
	values("five out of three pieces", "5 3");
	values("\xC2\xBE of it", "0.75");
}
END_TEST

START_TEST(english_pronouns_and_ordinals_count_nothing)
{
	values("this one is the one", "");
	values("the 4th of them", "");
}
END_TEST

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

/* "low..high unit" of every number in the text. */
static void bounds(const char *text, const char *want)
{
	struct article a = {.published = date_of(2018, 8, 29)};
	struct buf out = {0}, got = {0};

	buf_puts(&a.text, text);
	quantities_put(&a, "a.txt", &out);
	for (const char *p = out.p; p && (p = strstr(p, "\"low\": ")); p++) {
		const char *low = p + 7, *high = strstr(p, "\"high\": ") + 8,
			   *unit = strstr(p, "\"unit\": ") + 8;

		buf_printf(&got, "%s%.*s..%.*s %.*s", got.n ? "; " : "", (int)strcspn(low, ","), low,
			   (int)strcspn(high, ","), high, (int)strcspn(unit, "}"), unit);
	}
	ck_assert_str_eq(got.p ? got.p : "", want);
	buf_release(&got);
	buf_release(&out);
	buf_release(&a.text);
}

START_TEST(two_bounds_make_one_interval)
{
	bounds("大于100并且小于300", "100..300 null");
	bounds("1000以上， 1500以下", "1000..1500 null");
	bounds("最多90最少20个", "20..90 null");
	bounds("超过8%低于12%", "8..12 \"percent\"");
	bounds("大于50小于12", "50..null null; null..12 null");
	bounds("大于50，低于12%", "50..null null; null..12 \"percent\"");
}
END_TEST

START_TEST(what_is_compared_is_bounded)
{
	bounds("比170低。", "null..170 null");
	bounds("比四分之一大，比二分之一小", "0.25..0.5 null");
	bounds("比170少20", "170..170 null; 20..20 null");
}
END_TEST

START_TEST(small_change_belongs_to_its_sum)
{
	bounds("九块九毛九", "9.99..9.99 \"cny\"");
	bounds("三块五", "3.5..3.5 \"cny\"");
	bounds("三块五件", "3..3 \"cny\"; 5..5 null");
	bounds("八角五分", "0.85..0.85 \"cny\"");
	bounds("房屋一角", "1..1 null");
	bounds("七毛钱", "0.7..0.7 \"cny\"");
	bounds("2分钱", "0.02..0.02 \"cny\"");
}
END_TEST

START_TEST(ranges_of_sums_have_the_currency_at_both_ends)
{
	bounds("1万元--5万元", "10000..50000 \"cny\"");
	bounds("1万(含)-5万元", "10000..50000 \"cny\"");
	bounds("1万元至5万美元", "10000..10000 \"cny\"; 50000..50000 \"usd\"");
}
END_TEST

START_TEST(a_half_behind_the_unit_is_counted)
{
	bounds("一吨半", "1.5..1.5 null");
	bounds("十五斤半", "15.5..15.5 null");
	bounds("两米半天", "2..2 null");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		english_numbers_in_words_and_digits_have_their_values,
		english_fractions_are_of_what_they_stand_beside,
		english_pronouns_and_ordinals_count_nothing,
		a_text_without_numbers_gives_nothing,
		numbers_and_periods_come_in_order,
		money_takes_its_currency_and_the_bound_behind_it,
		a_range_has_bounds_and_no_value,
		a_fraction_is_printed_as_a_number,
		two_bounds_make_one_interval,
		what_is_compared_is_bounded,
		small_change_belongs_to_its_sum,
		ranges_of_sums_have_the_currency_at_both_ends,
		a_half_behind_the_unit_is_counted,
	};

	return unit_main("quantities", tests, sizeof(tests) / sizeof(*tests));
}
