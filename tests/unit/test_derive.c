/* SPDX-License-Identifier: BSD-2-Clause */
/* The derived tables: the same rows by whatever way they came about. */
#include "store_fixture.h"

#include "series/derive.h"
#include "store/derived.h"

static const struct indicator indicators[] = {{.id = "a.filed", .unit = "case"},
					      {.id = "b.rate", .unit = "percent"}};
static const struct catalog catalog = {indicators, 2};
static const char *const regions[] = {"甲省乙市", "甲省丙市", "甲省丁县"};

/* Numbers that are the same on every machine. */
static uint32_t draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % below;
}

static struct derive of(struct store *s)
{
	return (struct derive){.store = s, .catalog = &catalog, .program = "test 1", .batch = 3};
}

/* A claim about few places and years, so that claims meet: levels, changes, earlier levels of years near and far. */
static struct claim any_claim(uint32_t *seed)
{
	struct claim c = level(regions[draw(seed, 3)], indicators[draw(seed, 2)].id,
			       2014 + (int)draw(seed, 5), 100 + draw(seed, 4));

	c.start = draw(seed, 3);
	if (draw(seed, 3) == 0) {
		c.measure = MEASURE_CHANGE;
		c.unit = "percent";
		c.basis.kind = draw(seed, 2) ? BASIS_YOY : BASIS_YEAR;
		c.basis.year = 2012 + (int)draw(seed, 3);
	}
	if (draw(seed, 3) == 0) {
		c.has_from = true;
		c.from = dec_int(90 + draw(seed, 4));
	}
	if (draw(seed, 5) == 0)
		c.modality = MODALITY_TARGET;
	if (draw(seed, 6) == 0)
		c.period = (struct period){{0}, {0}};
	return c;
}

/* Store an article, or a new version of one. */
static void put_any(struct store *s, uint32_t *seed)
{
	struct claim items[6];
	size_t n = draw(seed, 6);
	char ident[32], text[64], day[16];

	for (size_t i = 0; i < n; i++)
		items[i] = any_claim(seed);
	snprintf(ident, sizeof(ident), "https://news.example/%u", draw(seed, 12));
	snprintf(text, sizeof(text), "第%u篇文章的内容。", draw(seed, 30));
	snprintf(day, sizeof(day), "2019-%02u-%02u", 1 + draw(seed, 12), 1 + draw(seed, 28));
	put(s, ident, text, draw(seed, 8) ? day : NULL, items, n);
}

/* Every row of the derived tables, as text. Owned. */
static char *rows(void)
{
	static const struct {
		const char *sql;
		int columns;
	} tables[] = {{"SELECT * FROM observation ORDER BY 1, 2, 3, 4", 27},
		      {"SELECT * FROM stated ORDER BY 1, 2, 3, 4", 4}};
	struct buf out = {0};
	struct db *db;
	struct db_stmt *st;
	bool row;

	ck_ok(db_sqlite()->open(path, STORE_READ, NULL, &db, e));
	for (size_t t = 0; t < 2; t++) {
		ck_ok(db->ops->prepare(db, tables[t].sql, &st, e));
		for (;;) {
			ck_ok(db->ops->step(st, &row, e));
			if (!row)
				break;
			for (int i = 0; i < tables[t].columns; i++)
				buf_printf(&out, db->ops->is_null(st, i) ? "-|" : "%lld|",
					   (long long)db->ops->column_int(st, i));
			buf_puts(&out, "\n");
		}
		db->ops->finalize(st);
	}
	db->ops->close(db);
	return out.p;
}

static struct derive_result refreshed(struct store *s)
{
	struct derive d = of(s);
	struct derive_result r;

	ck_ok(derive_refresh(&d, &r, e));
	return r;
}

static struct derive_check checked(struct store *s)
{
	struct derive d = of(s);
	struct derive_check c;

	ck_ok(derive_check(&d, &c, e));
	return c;
}

static bool at_once(void *ctx)
{
	return --*(int *)ctx < 0;
}

/* A refresh that ends after some transactions, as if killed there. */
static void refresh_and_die(struct store *s, int after)
{
	struct derive d = of(s);
	struct derive_result r;

	d.stop = at_once;
	d.ctx = &after;
	ck_ok(derive_refresh(&d, &r, e));
}

START_TEST(refreshing_bit_by_bit_gives_the_rows_of_a_rebuild)
{
	uint32_t seed = (uint32_t)_i * 7919 + 1;
	struct store *s = open_store(STORE_WRITE);
	struct derive_result r;

	for (int i = 0; i < 40; i++) {
		ck_ok(store_begin(s, 1, e));
		put_any(s, &seed);
		ck_ok(store_commit(s, e));
		if (draw(&seed, 3) == 0)
			refresh_and_die(s, (int)draw(&seed, 4));
		if (draw(&seed, 4) == 0) {
			store_close(s);
			s = open_store(STORE_WRITE);
		}
		if (draw(&seed, 5) == 0)
			refreshed(s);
	}
	refreshed(s);
	char *bit_by_bit = rows();
	struct derive d = of(s);

	ck_ok(derive_rebuild(&d, &r, e));
	char *rebuilt = rows();

	ck_assert_ptr_nonnull(rebuilt);
	ck_assert(r.values > 10);
	/* too long to be shown */
	ck_assert(strcmp(bit_by_bit, rebuilt) == 0);
	ck_assert_int_eq(checked(s).differences, 0);
	ck_assert(checked(s).cells >= r.cells);
	free(bit_by_bit);
	free(rebuilt);
	store_close(s);
}
END_TEST

/* The only observation of a cell. */
static bool keep(void *ctx, int n, const struct store_observation *o)
{
	struct store_observation *rows = ctx;

	ck_assert_int_le(n, 2);
	rows[n - 1] = *o;
	return true;
}

static void observe(struct store *s, int year, struct store_observation out[2])
{
	struct store_key key = {year, 1, 1};

	memset(out, 0, 2 * sizeof(*out));
	ck_ok(store_observations(s, &key, keep, out, e));
}

START_TEST(rivals_stand_last_published_first_with_their_sources)
{
	struct store *s = open_store(STORE_WRITE);
	struct claim old = level(regions[0], "a.filed", 2017, 500),
		     new = level(regions[0], "a.filed", 2017, 510);
	struct store_observation o[2];

	ck_ok(store_begin(s, 1, e));
	put(s, "https://news.example/1", "一二三四", "2018-01-10", &old, 1);
	put(s, "https://news.example/2", "一二三四", "2018-01-11", &old, 1);
	put(s, "https://news.example/3", "五六七八", "2019-01-10", &new, 1);
	ck_ok(store_commit(s, e));
	refreshed(s);
	observe(s, 2017, o);
	ck_assert_int_eq(o[0].written.mant, 510);
	ck_assert_int_eq(o[0].rank, 1);
	ck_assert_int_eq(o[0].claim, 3);
	ck_assert_int_eq(o[1].written.mant, 500);
	ck_assert_int_eq(o[1].rank, 2);
	ck_assert_uint_eq(o[1].sources, 1);
	ck_assert_uint_eq(o[1].copies, 2);
	ck_assert(date_eq(o[1].first, date_of(2018, 1, 10)));
	ck_assert(date_eq(o[1].last, date_of(2018, 1, 11)));
	ck_assert_str_eq(o[1].unit, "case");
	store_close(s);
}
END_TEST

START_TEST(an_earlier_level_is_an_observation_of_its_own_year_until_its_article_is_superseded)
{
	struct store *s = open_store(STORE_WRITE);
	struct claim c = level(regions[0], "a.filed", 2018, 400);
	struct store_observation o[2];

	c.has_from = true;
	c.from = dec_int(450);
	ck_ok(store_begin(s, 1, e));
	put(s, "https://news.example/1", "一二三四", "2019-01-10", &c, 1);
	ck_ok(store_commit(s, e));
	refreshed(s);
	observe(s, 2017, o);
	ck_assert_int_eq(o[0].written.mant, 450);
	ck_assert(o[0].from);
	c.has_from = false;
	ck_ok(store_begin(s, 1, e));
	put(s, "https://news.example/1", "五六七八", "2019-01-11", &c, 1);
	ck_ok(store_commit(s, e));
	refreshed(s);
	observe(s, 2017, o);
	ck_assert_int_eq(o[0].rank, 0);
	observe(s, 2018, o);
	ck_assert_int_eq(o[0].claim, 2);
	store_close(s);
}
END_TEST

START_TEST(nothing_new_costs_no_cell_and_draws_no_transaction_number)
{
	struct store *s = open_store(STORE_WRITE);
	struct claim c = level(regions[0], "a.filed", 2018, 400);
	int64_t txn;

	ck_ok(store_begin(s, 1, e));
	put(s, "https://news.example/1", "一二三四", "2019-01-10", &c, 1);
	ck_ok(store_commit(s, e));
	ck_assert_int_eq(refreshed(s).cells, 1);
	ck_assert_int_eq(refreshed(s).cells, 0);
	ck_ok(store_txn(s, &txn, e));
	ck_assert_int_eq(txn, 1);
	store_close(s);
}
END_TEST

START_TEST(tables_of_another_program_or_catalog_are_made_anew)
{
	struct store *s = open_store(STORE_WRITE);
	struct claim c = level(regions[0], "a.filed", 2018, 400);
	struct derive d = of(s);
	struct derive_result r;
	struct catalog less = {indicators, 1};

	ck_ok(store_begin(s, 1, e));
	put(s, "https://news.example/1", "一二三四", "2019-01-10", &c, 1);
	ck_ok(store_commit(s, e));
	refreshed(s);
	d.program = "test 2";
	ck_ok(derive_refresh(&d, &r, e));
	ck_assert_int_eq(r.cells, 1);
	ck_assert(checked(s).behind);
	d.catalog = &less;
	ck_ok(derive_refresh(&d, &r, e));
	ck_assert_int_eq(r.cells, 1);
	store_close(s);
}
END_TEST

START_TEST(rows_that_were_altered_are_found)
{
	static const char *const alter[] = {"UPDATE observation SET value_mant = value_mant + 1",
					    "DELETE FROM observation",
					    "UPDATE observation SET sources = 9 WHERE year = 2018",
					    "UPDATE observation SET unit = unit + 1",
					    "UPDATE observation SET n = n + 1 WHERE year = 2017",
					    "DELETE FROM stated",
					    "UPDATE observation SET region = region + 1",
					    "INSERT INTO stated VALUES (1999, 1, 1, 2000)"};
	struct store *s = open_store(STORE_WRITE);
	struct claim c = level(regions[0], "a.filed", 2018, 400);

	c.has_from = true;
	c.from = dec_int(450);
	ck_ok(store_begin(s, 1, e));
	put(s, "https://news.example/1", "一二三四", "2019-01-10", &c, 1);
	ck_ok(store_commit(s, e));
	ck_assert(checked(s).behind);
	refreshed(s);
	ck_assert(!checked(s).behind);
	ck_assert_int_eq(checked(s).differences, 0);
	store_close(s);
	tamper(alter[_i]);
	s = open_store(STORE_READ);
	ck_assert_int_gt(checked(s).differences, 0);
	store_close(s);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("derive");
	TCase *c = tcase_create("derive");
	SRunner *r;
	int failed;

	tcase_add_checked_fixture(c, set_up, tear_down);
	tcase_add_loop_test(c, refreshing_bit_by_bit_gives_the_rows_of_a_rebuild, 0, 6);
	tcase_add_test(c, rivals_stand_last_published_first_with_their_sources);
	tcase_add_test(c, an_earlier_level_is_an_observation_of_its_own_year_until_its_article_is_superseded);
	tcase_add_test(c, nothing_new_costs_no_cell_and_draws_no_transaction_number);
	tcase_add_test(c, tables_of_another_program_or_catalog_are_made_anew);
	tcase_add_loop_test(c, rows_that_were_altered_are_found, 0, 8);
	suite_add_tcase(s, c);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
