/* SPDX-License-Identifier: BSD-2-Clause */
/* The reader of configuration files: values, bounds, and the place of every error. */
#include "unit.h"

#include "config/conf.h"

static struct conf *parse(const char *text)
{
	struct conf *c;
	ck_assert_int_eq(conf_parse(slice_str(text), "x.conf", &c, NULL), KPI_OK);
	return c;
}

static void refused(const char *text, size_t n, unsigned int line)
{
	struct conf *c;
	struct err e = {0};
	ck_assert_int_eq(conf_parse(slice_of(text, n), "x.conf", &c, &e), KPI_ECONFIG);
	ck_assert_ptr_null(c);
	ck_assert_str_eq(e.file, "x.conf");
	ck_assert_uint_eq(e.line, line);
}

START_TEST(settings_are_walked_in_the_order_of_the_file)
{
	struct conf *c = parse("b = 1;\na = ( { x = \"通化\"; }, { x = \"吉林\"; } );\nl = [ 4, 5 ];\n");
	const struct conf_node *r = conf_root(c), *a = conf_get(r, "a");
	const char *s = NULL;
	ck_assert_uint_eq(conf_len(r), 3);
	ck_assert_str_eq(conf_name(conf_at(r, 0)), "b");
	ck_assert_int_eq(conf_type(a), CONF_LIST);
	ck_assert_uint_eq(conf_line(a), 2);
	ck_assert_str_eq(conf_file(a), "x.conf");
	ck_assert_ptr_null(conf_name(conf_at(a, 1)));
	ck_assert_int_eq(conf_get_str(conf_at(a, 1), "x", &s, NULL), KPI_OK);
	ck_assert_str_eq(s, "吉林");
	ck_assert_ptr_null(conf_at(a, 2));
	ck_assert_int_eq(conf_type(conf_get(r, "l")), CONF_ARRAY);
	ck_assert_uint_eq(conf_len(conf_get(r, "b")), 0);
	ck_assert_ptr_null(conf_get(r, "nothing"));
	conf_close(c);
}
END_TEST

START_TEST(a_member_that_is_missing_leaves_the_default)
{
	struct conf *c = parse("n = 7; yes = true;");
	const struct conf_node *r = conf_root(c), *need;
	struct err e;
	int64_t n = 1, other = 2;
	bool yes = false;
	ck_assert_int_eq(conf_get_int(r, "n", 0, 10, &n, NULL), KPI_OK);
	ck_assert_int_eq(conf_get_int(r, "other", 0, 10, &other, NULL), KPI_OK);
	ck_assert_int_eq(conf_get_bool(r, "yes", &yes, NULL), KPI_OK);
	ck_assert(n == 7 && other == 2 && yes);
	ck_assert_int_eq(conf_need(r, "other", &need, &e), KPI_ECONFIG);
	ck_assert_ptr_null(need);
	ck_assert_str_eq(e.msg, "other is missing");
	conf_close(c);
}
END_TEST

START_TEST(wrong_types_and_bounds_are_errors_with_a_line)
{
	struct conf *c = parse("n = 70;\ns = 5;\nd = 99.5;\nbig = 3000000000L;\n");
	const struct conf_node *r = conf_root(c);
	struct err e;
	int64_t n = 1;
	const char *s = "kept";
	struct dec d = {0};
	ck_assert_int_eq(conf_get_int(r, "n", 0, 69, &n, &e), KPI_ECONFIG);
	ck_assert_uint_eq(e.line, 1);
	ck_assert_str_eq(e.msg, "n must be from 0 to 69, not 70");
	ck_assert_int_eq(conf_get_str(r, "s", &s, &e), KPI_ECONFIG);
	ck_assert_uint_eq(e.line, 2);
	ck_assert_int_eq(conf_get_dec(r, "d", &d, &e), KPI_ECONFIG);
	ck_assert_uint_eq(e.line, 3);
	ck_assert(n == 1 && strcmp(s, "kept") == 0 && d.mant == 0);
	ck_assert_int_eq(conf_get_int(r, "big", 0, INT64_MAX, &n, &e), KPI_OK);
	ck_assert(n == 3000000000);
	conf_close(c);
}
END_TEST

START_TEST(fractions_in_quotes_are_exact)
{
	struct conf *c = parse("a = \"99.50\"; b = -3; c = \"much\";");
	struct dec d;
	ck_assert_int_eq(conf_get_dec(conf_root(c), "a", &d, NULL), KPI_OK);
	ck_assert(d.mant == 9950 && d.scale == 2);
	ck_assert_int_eq(conf_get_dec(conf_root(c), "b", &d, NULL), KPI_OK);
	ck_assert(d.mant == -3 && d.scale == 0);
	ck_assert_int_eq(conf_get_dec(conf_root(c), "c", &d, NULL), KPI_ECONFIG);
	conf_close(c);
}
END_TEST

START_TEST(an_unknown_setting_is_named_with_its_line)
{
	static const char *const allowed[] = {"a", "b", NULL};
	struct conf *c = parse("a = 1;\nb = 2;\nbb = 3;\n");
	struct err e;
	ck_assert_int_eq(conf_check_keys(conf_root(c), allowed, &e), KPI_ECONFIG);
	ck_assert_str_eq(e.msg, "unknown setting bb");
	ck_assert_uint_eq(e.line, 3);
	ck_assert_int_eq(conf_check_keys(conf_get(conf_root(c), "a"), allowed, &e), KPI_ECONFIG);
	conf_close(c);
}
END_TEST

START_TEST(files_that_do_not_parse_say_where)
{
	refused("a = 1;\nb = ;\n", 13, 2);
	refused("a = 1;\na = 2;\n", 14, 2);
	refused("a = 1;\n\nb = \"\xff\";\n", 16, 3);
	refused("a = 1;\nb\0 = 2;\n", 15, 2);
	refused("a = 1;\n  @include \"/\"\n", 22, 2);
}
END_TEST

START_TEST(an_empty_file_and_a_byte_order_mark_are_fine)
{
	struct conf *c = parse("");
	ck_assert_uint_eq(conf_len(conf_root(c)), 0);
	conf_close(c);
	c = parse("\xef\xbb\xbf"
		  "a = 1;");
	ck_assert_ptr_nonnull(conf_get(conf_root(c), "a"));
	conf_close(c);
	conf_close(NULL);
}
END_TEST

START_TEST(a_file_that_is_not_there_is_an_io_error)
{
	struct conf *c;
	struct err e;
	ck_assert_int_eq(conf_open("no/such/file.conf", &c, &e), KPI_EIO);
	ck_assert_ptr_null(c);
	ck_assert_int_eq(conf_open("/", &c, &e), KPI_EIO);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		settings_are_walked_in_the_order_of_the_file,  a_member_that_is_missing_leaves_the_default,
		wrong_types_and_bounds_are_errors_with_a_line, fractions_in_quotes_are_exact,
		an_unknown_setting_is_named_with_its_line,     files_that_do_not_parse_say_where,
		an_empty_file_and_a_byte_order_mark_are_fine,  a_file_that_is_not_there_is_an_io_error};
	return unit_main("conf", tests, sizeof(tests) / sizeof(*tests));
}
