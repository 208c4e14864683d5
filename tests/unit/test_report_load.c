/* SPDX-License-Identifier: BSD-2-Clause */
/* Tests of reports/load.c: facts and regions out of a database. */
#include "store_fixture.h"

#include "reports/load.h"

static const char *const city = "示例省云岭市", *const other = "示范省青岭市";
static const char *const filed = "crime.criminal.filed";

static void stored(struct store *s, const char *ident, const char *text, const char *day, struct claim c)
{
	put(s, ident, text, day, &c, 1);
}

/** Two cities, three years. */
static struct store *filled(void)
{
	struct store *s = open_store(STORE_WRITE);

	ck_ok(store_begin(s, 1, e));
	stored(s, "a.txt", "八百起刑案", "2018-01-10", level(city, filed, 2017, 860));
	stored(s, "b.txt", "一万起刑案", "2019-01-10", level(city, filed, 2018, 12600));
	stored(s, "c.txt", "一万起刑案", "2019-01-12", level(city, filed, 2018, 12600));
	stored(s, "d.txt", "另外一座城", "2019-01-12", level(other, filed, 2018, 7));
	ck_ok(store_commit(s, e));
	store_close(s);
	return open_store(STORE_READ);
}

START_TEST(the_facts_of_a_region_and_its_years_are_loaded)
{
	struct store *s = filled();
	struct load_options o = {0};
	struct facts f = {0};

	ck_ok(facts_load(s, city, 2018, 2019, &o, &f, e));
	ck_assert_uint_eq(f.n, 2);
	ck_assert_str_eq(f.items[0].claim.indicator, filed);
	ck_assert_str_eq(f.items[0].doc, "b.txt");
	ck_assert_str_eq(f.items[1].doc, "c.txt");
	ck_assert(f.items[0].article != f.items[1].article);
	/* The same text in two places is one witness. */
	ck_assert_str_eq(f.items[0].witness, f.items[1].witness);
	facts_release(&f);
	ck_ok(facts_load(s, city, 2017, 2019, &o, &f, e));
	ck_assert_uint_eq(f.n, 3);
	facts_release(&f);
	store_close(s);
}
END_TEST

START_TEST(words_are_fetched_where_they_decide_or_are_wanted)
{
	struct store *s = filled();
	struct load_options o = {0};
	struct facts f = {0};

	ck_ok(facts_load(s, city, 2017, 2018, &o, &f, e));
	ck_assert_ptr_null(f.items[0].text);
	ck_assert_str_eq(f.items[1].text, "一");
	facts_release(&f);
	o.quotes = true;
	ck_ok(facts_load(s, city, 2017, 2018, &o, &f, e));
	ck_assert_str_eq(f.items[0].quote, "八百");
	facts_release(&f);
	store_close(s);
}
END_TEST

START_TEST(as_of_leaves_out_what_was_not_yet_published)
{
	struct store *s = filled();
	struct load_options o = {.as_of = date_of(2019, 1, 11)};
	struct facts f = {0};

	ck_ok(facts_load(s, city, 2018, 2018, &o, &f, e));
	ck_assert_uint_eq(f.n, 1);
	facts_release(&f);
	store_close(s);
}
END_TEST

START_TEST(a_region_is_chosen_by_its_name_or_its_unique_end)
{
	struct store *s = filled();
	struct region_names r = {0};

	ck_ok(regions_load(s, &r, e));
	ck_assert_uint_eq(r.n, 2);
	int i = region_choose(&r, "云岭市");
	ck_assert_int_ge(i, 0);
	ck_assert_str_eq(r.items[i].name, city);
	ck_assert_int_eq(region_choose(&r, city), i);
	ck_assert_int_eq(region_choose(&r, "岭市"), -2);
	ck_assert_int_eq(region_choose(&r, "海市"), -1);
	region_names_release(&r);
	store_close(s);
}
END_TEST

START_TEST(the_years_of_a_region_are_listed)
{
	struct store *s = filled();
	struct load_options o = {0};
	int years[2];
	size_t n;

	ck_ok(years_load(s, city, &o, years, 2, &n, e));
	ck_assert_uint_eq(n, 2);
	ck_assert_int_eq(years[0], 2017);
	ck_assert_int_eq(years[1], 2018);
	ck_ok(years_load(s, city, &o, years, 1, &n, e));
	ck_assert_uint_eq(n, 1);
	store_close(s);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("report_load");
	TCase *c = tcase_create("report_load");
	SRunner *r;
	int failed;

	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_test(c, the_facts_of_a_region_and_its_years_are_loaded);
	tcase_add_test(c, words_are_fetched_where_they_decide_or_are_wanted);
	tcase_add_test(c, as_of_leaves_out_what_was_not_yet_published);
	tcase_add_test(c, a_region_is_chosen_by_its_name_or_its_unique_end);
	tcase_add_test(c, the_years_of_a_region_are_listed);
	suite_add_tcase(s, c);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
