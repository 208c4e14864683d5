/* SPDX-License-Identifier: BSD-2-Clause */
/* Exact decimals and intervals. */
#include "unit.h"

#include "base/decimal.h"

static struct dec num(const char *s)
{
	struct dec d = {0};

	ck_assert_msg(dec_parse(slice_str(s), &d) == KPI_OK, "%s is no number", s);
	return d;
}

/** Compare digits, scale included. */
static void is(struct dec d, const char *want)
{
	struct buf b = {0};

	dec_put(&b, d);
	ck_slice_eq(buf_slice(&b), want);
	buf_release(&b);
}

START_TEST(digits_stay_as_they_were_written)
{
	static const char *const same[] = {"0",
					   "-1",
					   "7.02",
					   "96.10",
					   "0.000000000000000001",
					   "-0.5",
					   "0.50",
					   "1000000",
					   "9223372036854775807",
					   "-9223372036854775807",
					   "9.223372036854775807"};

	for (size_t i = 0; i < sizeof(same) / sizeof(*same); i++)
		is(num(same[i]), same[i]);
	is(num("+5"), "5");
	is(num("007.0"), "7.0");
	is(num("-0"), "0");
}
END_TEST

START_TEST(what_is_no_number_is_refused)
{
	static const char *const bad[] = {"",	"-",  ".",     "1.",  ".5",  "1.2.3",  "1e5",
					  " 1", "1 ", "1,000", "--1", "0x1", "\uFF11", "NaN"};
	struct dec d = {42, 0};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_msg(dec_parse(slice_str(bad[i]), &d) == KPI_EINPUT, "\"%s\"", bad[i]);
	ck_assert_int_eq(d.mant, 42);
}
END_TEST

START_TEST(what_does_not_fit_is_a_range_error_and_changes_nothing)
{
	static const char *const bad[] = {"9223372036854775808", "-9223372036854775808",
					  "99999999999999999999999", "0.0000000000000000001",
					  "92233720368547758.070"};
	struct dec d = {42, 0}, max = dec_int(INT64_MAX);

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ck_assert_msg(dec_parse(slice_str(bad[i]), &d) == KPI_ERANGE, "%s", bad[i]);
	ck_assert_int_eq(dec_add(max, dec_int(1), &d), KPI_ERANGE);
	ck_assert_int_eq(dec_sub(dec_neg(max), dec_int(1), &d), KPI_ERANGE);
	ck_assert_int_eq(dec_mul(max, dec_int(2), &d), KPI_ERANGE);
	ck_assert_int_eq(dec_mul(num("0.0000000001"), num("0.0000000003"), &d), KPI_ERANGE);
	ck_assert_int_eq(dec_shift(max, 1, &d), KPI_ERANGE);
	ck_assert_int_eq(dec_shift(dec_int(1), 100000, &d), KPI_ERANGE);
	ck_assert_int_eq(dec_shift(dec_int(1), -19, &d), KPI_ERANGE);
	ck_assert_int_eq(dec_div(dec_int(1), dec_int(0), 2, DEC_TRUNC, &d), KPI_ERANGE);
	ck_assert_int_eq(dec_div(max, dec_int(1), 1, DEC_TRUNC, &d), KPI_ERANGE);
	ck_assert_int_eq(dec_div(dec_int(1), dec_int(3), 19, DEC_TRUNC, &d), KPI_ERANGE);
	ck_assert_int_eq(dec_rescale(max, 1, DEC_TRUNC, &d), KPI_ERANGE);
	ck_assert_int_eq(d.mant, 42);
}
END_TEST

START_TEST(trailing_zeros_give_way_where_that_keeps_the_value_exact)
{
	struct dec d;

	ck_assert_int_eq(dec_add(dec_int(INT64_MAX), num("0.000"), &d), KPI_OK);
	is(d, "9223372036854775807");
	ck_assert_int_eq(dec_mul(num("0.5000000000"), num("0.2000000000"), &d), KPI_OK);
	ck_assert_int_eq(dec_cmp(d, num("0.1")), 0);
	ck_assert_int_eq(dec_mul(num("12345678.90"), num("10000"), &d), KPI_OK);
	is(d, "123456789000.00");
}
END_TEST

START_TEST(comparison_is_by_value_and_never_overflows)
{
	ck_assert_int_eq(dec_cmp(num("1.0"), num("1.000")), 0);
	ck_assert_int_lt(dec_cmp(num("-0.1"), num("0.0")), 0);
	ck_assert_int_gt(dec_cmp(dec_int(INT64_MAX), num("0.000000000000000001")), 0);
	ck_assert_int_lt(dec_cmp(dec_int(-INT64_MAX), num("-9.223372036854775807")), 0);
	ck_assert_int_gt(dec_cmp(num("9.223372036854775807"), num("9.22337203685477580")), 0);
}
END_TEST

START_TEST(shifting_moves_the_point_and_keeps_the_digits)
{
	struct dec d;

	ck_assert_int_eq(dec_shift(num("2.46"), 4, &d), KPI_OK);
	is(d, "24600");
	ck_assert_int_eq(dec_shift(num("2.460"), 1, &d), KPI_OK);
	is(d, "24.60");
	ck_assert_int_eq(dec_shift(dec_int(5), -2, &d), KPI_OK);
	is(d, "0.05");
	ck_assert_int_eq(dec_shift(dec_int(0), 1000, &d), KPI_OK);
	is(d, "0");
	ck_assert_int_eq(dec_shift(dec_int(-3), 18, &d), KPI_OK);
	is(d, "-3000000000000000000");
}
END_TEST

START_TEST(division_rounds_as_asked)
{
	static const struct {
		const char *a, *b;
		int scale;
		const char *floor, *ceil, *half, *trunc;
	} cases[] = {
		{"1", "3", 2, "0.33", "0.34", "0.33", "0.33"},
		{"-1", "3", 2, "-0.34", "-0.33", "-0.33", "-0.33"},
		{"1", "8", 2, "0.12", "0.13", "0.13", "0.12"},
		{"-1", "8", 2, "-0.13", "-0.12", "-0.13", "-0.12"},
		{"6", "2", 0, "3", "3", "3", "3"},
		{"0.5", "1000", 2, "0.00", "0.01", "0.00", "0.00"},
		{"0.005", "1", 2, "0.00", "0.01", "0.01", "0.00"},
		{"9223372036854775807", "9223372036854775806", 18, "1.000000000000000000",
		 "1.000000000000000001", "1.000000000000000000", "1.000000000000000000"},
		{"0.000000000000000001", "9223372036854775807", 0, "0", "1", "0", "0"},
		{"9.223372036854775807", "0.000000000000000001", 0, "9223372036854775807",
		 "9223372036854775807", "9223372036854775807", "9223372036854775807"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct dec a = num(cases[i].a), b = num(cases[i].b), d;

		ck_assert_int_eq(dec_div(a, b, cases[i].scale, DEC_FLOOR, &d), KPI_OK);
		is(d, cases[i].floor);
		ck_assert_int_eq(dec_div(a, b, cases[i].scale, DEC_CEIL, &d), KPI_OK);
		is(d, cases[i].ceil);
		ck_assert_int_eq(dec_div(a, b, cases[i].scale, DEC_HALF_UP, &d), KPI_OK);
		is(d, cases[i].half);
		ck_assert_int_eq(dec_div(a, b, cases[i].scale, DEC_TRUNC, &d), KPI_OK);
		is(d, cases[i].trunc);
	}
}
END_TEST

START_TEST(the_short_form_drops_zeros_of_the_fraction_only)
{
	struct buf b = {0};

	dec_put_short(&b, num("96.10"));
	buf_putc(&b, ' ');
	dec_put_short(&b, num("100"));
	buf_putc(&b, ' ');
	dec_put_short(&b, num("-0.00"));
	ck_slice_eq(buf_slice(&b), "96.1 100 0");
	buf_release(&b);
	ck_assert(dec_is_int(num("3.000")));
	ck_assert(!dec_is_int(num("3.001")));
}
END_TEST

static struct interval span(const char *lo, bool lo_open, const char *hi, bool hi_open)
{
	struct interval i = {.lo_open = lo_open, .hi_open = hi_open};

	if (lo) {
		i.has_lo = true;
		i.lo = num(lo);
	}
	if (hi) {
		i.has_hi = true;
		i.hi = num(hi);
	}
	return i;
}

START_TEST(open_ends_are_outside)
{
	struct interval more = span("2400", false, "2500", true);

	ck_assert(interval_has(more, dec_int(2400)));
	ck_assert(interval_has(more, num("2499.99")));
	ck_assert(!interval_has(more, dec_int(2500)));
	ck_assert(!interval_has(more, num("2399.9")));
	ck_assert(interval_has(span(NULL, false, "0", false), dec_int(-INT64_MAX)));
	ck_assert(interval_is_point(interval_point(num("1.0"))));
	ck_assert(!interval_is_point(more));
	ck_assert(interval_is_empty(span("1", true, "1.0", false)));
	ck_assert(!interval_is_empty(span("1", false, "1", false)));
	ck_assert(!interval_is_empty(span("1", false, NULL, false)));
}
END_TEST

START_TEST(the_meet_of_intervals_is_what_both_hold)
{
	struct interval m = interval_meet(span("10", false, "20", true), span("15", false, NULL, false));

	is(m.lo, "15");
	is(m.hi, "20");
	ck_assert(m.hi_open && !m.lo_open);
	m = interval_neg(span("10", false, "20", true));
	ck_assert(m.lo_open && !m.hi_open);
	ck_assert_int_eq(dec_cmp(m.lo, dec_int(-20)), 0);
	ck_assert_int_eq(dec_cmp(m.hi, dec_int(-10)), 0);
	m = interval_neg(span("10", false, NULL, false));
	ck_assert(!m.has_lo && m.has_hi);
	m = interval_meet(span("10", false, NULL, false), span("10.0", true, NULL, false));
	ck_assert(m.lo_open && !m.has_hi);
	m = interval_meet(span("1", false, "2", true), span("2", false, "3", false));
	ck_assert(interval_is_empty(m));
	m = interval_meet(span(NULL, false, NULL, false), span(NULL, false, "5", false));
	ck_assert(m.has_hi && !m.has_lo);
}
END_TEST

START_TEST(counts_are_the_integers_inside)
{
	struct interval i = interval_integers(span("2400", true, "2500", true));

	is(i.lo, "2401");
	is(i.hi, "2499");
	i = interval_integers(span("-1.5", true, "1.5", true));
	is(i.lo, "-1");
	is(i.hi, "1");
	ck_assert(interval_is_empty(interval_integers(span("0.1", false, "0.9", false))));
	ck_assert(interval_is_empty(interval_integers(span("9223372036854775807", true, NULL, false))));
	i = interval_integers(span("0.5", false, NULL, false));
	ck_assert(i.has_lo && !i.has_hi && !i.lo_open);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {digits_stay_as_they_were_written,
				      what_is_no_number_is_refused,
				      what_does_not_fit_is_a_range_error_and_changes_nothing,
				      trailing_zeros_give_way_where_that_keeps_the_value_exact,
				      comparison_is_by_value_and_never_overflows,
				      shifting_moves_the_point_and_keeps_the_digits,
				      division_rounds_as_asked,
				      the_short_form_drops_zeros_of_the_fraction_only,
				      open_ends_are_outside,
				      the_meet_of_intervals_is_what_both_hold,
				      counts_are_the_integers_inside};

	return unit_main("decimal", tests, sizeof(tests) / sizeof(*tests));
}
