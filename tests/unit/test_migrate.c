/* SPDX-License-Identifier: BSD-2-Clause */
/* Schema steps: applied once, in order, whole or not at all; strange schemas refused. */
#include "store_fixture.h"

#include "store/migrate.h"

static const struct migration steps[] = {
	{1, "0001_a.sql", "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1);"},
	{2, "0002_b.sql", "CREATE TABLE b (y INTEGER); INSERT INTO b SELECT x FROM a;"},
	{3, "0003_c.sql", "CREATE TABLE c (z INTEGER); INSERT INTO nowhere VALUES (1);"},
	{0, NULL, NULL},
};

static struct db *connect(void)
{
	struct db *db = NULL;

	ck_ok(db_sqlite()->open(path, STORE_WRITE, NULL, &db, e));
	return db;
}

static int64_t ask(struct db *db, const char *sql)
{
	struct db_stmt *st;
	bool row;
	int64_t v;

	ck_ok(db->ops->prepare(db, sql, &st, e));
	ck_ok(db->ops->step(st, &row, e));
	ck_assert(row);
	v = db->ops->column_int(st, 0);
	db->ops->finalize(st);
	return v;
}

START_TEST(steps_are_applied_once_and_in_order)
{
	const struct migration two[] = {steps[0], steps[1], {0, NULL, NULL}};
	const struct migration one[] = {steps[0], {0, NULL, NULL}};
	struct db *db;

	set_up();
	db = connect();
	ck_ok(migrate(db, one, STORE_WRITE, e));
	ck_ok(migrate(db, two, STORE_WRITE, e));
	ck_ok(migrate(db, two, STORE_WRITE, e));
	ck_ok(migrate(db, two, STORE_READ, e));
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM b"), 1);
	ck_assert_int_eq(ask(db, "SELECT count(*) FROM schema_migration"), 2);
	db->ops->close(db);
	tear_down();
}
END_TEST

START_TEST(a_failing_step_is_rolled_back_whole)
{
	struct db *db;
	struct err err = {0};

	set_up();
	db = connect();
	ck_assert_int_eq(migrate(db, steps, STORE_WRITE, &err), KPI_ESTORE);
	ck_assert_ptr_nonnull(strstr(err.msg, "0003_c.sql"));
	ck_assert_ptr_nonnull(strstr(err.msg, "nowhere"));
	ck_assert(db->ops->has_table(db, "b"));
	ck_assert(!db->ops->has_table(db, "c"));
	ck_assert_int_eq(ask(db, "SELECT max(version) FROM schema_migration"), 2);
	db->ops->close(db);
	tear_down();
}
END_TEST

START_TEST(a_step_with_another_text_is_refused)
{
	struct err err = {0};
	struct store *s = open_store((set_up(), STORE_WRITE));

	store_close(s);
	tamper("UPDATE schema_migration SET checksum = replace(checksum, substr(checksum, 1, 1), 'x')");
	ck_assert_int_eq(store_open(path, STORE_WRITE, NULL, &s, &err), KPI_ESCHEMA);
	ck_assert_ptr_nonnull(strstr(err.msg, "0001_evidence.sql"));
	ck_assert_int_eq(store_open(path, STORE_READ, NULL, &s, &err), KPI_ESCHEMA);
	tear_down();
}
END_TEST

START_TEST(a_newer_schema_is_refused_and_left_alone)
{
	struct err err = {0};
	struct store *s = open_store((set_up(), STORE_WRITE));

	store_close(s);
	tamper("INSERT INTO schema_migration VALUES (9999, '9999_future.sql', '')");
	ck_assert_int_eq(store_open(path, STORE_WRITE, NULL, &s, &err), KPI_ESCHEMA);
	ck_assert_ptr_nonnull(strstr(err.msg, "use a newer program"));
	ck_assert_int_eq(store_open(path, STORE_READ, NULL, &s, &err), KPI_ESCHEMA);
	tear_down();
}
END_TEST

START_TEST(a_gap_in_the_steps_is_refused)
{
	const struct migration two[] = {steps[0], steps[1], {0, NULL, NULL}};
	struct db *db;
	struct err err = {0};

	set_up();
	db = connect();
	ck_ok(migrate(db, two, STORE_WRITE, e));
	ck_ok(db->ops->exec(db, "DELETE FROM schema_migration WHERE version = 1", e));
	ck_assert_int_eq(migrate(db, two, STORE_WRITE, &err), KPI_ESCHEMA);
	ck_assert_ptr_nonnull(strstr(err.msg, "step 1 is missing"));
	db->ops->close(db);
	tear_down();
}
END_TEST

START_TEST(a_reader_does_not_upgrade)
{
	const struct migration two[] = {steps[0], steps[1], {0, NULL, NULL}};
	const struct migration one[] = {steps[0], {0, NULL, NULL}};
	struct db *db;
	struct err err = {0};

	set_up();
	db = connect();
	ck_ok(migrate(db, one, STORE_WRITE, e));
	ck_assert_int_eq(migrate(db, two, STORE_READ, &err), KPI_ESCHEMA);
	ck_assert_ptr_nonnull(strstr(err.msg, "run kpid"));
	ck_assert(!db->ops->has_table(db, "b"));
	db->ops->close(db);
	tear_down();
}
END_TEST

START_TEST(a_strange_file_is_refused_and_left_alone)
{
	struct err err = {0};
	struct store *s;
	FILE *f;

	set_up();
	ck_assert_int_eq(store_open(path, STORE_READ, NULL, &s, &err), KPI_ESTORE);
	f = fopen(path, "w");
	fputs("this is no database, but a text that is long enough to look at, and then some more of it, "
	      "until it has more than the hundred bytes that a header takes",
	      f);
	fclose(f);
	ck_assert_int_eq(store_open(path, STORE_WRITE, NULL, &s, &err), KPI_ESTORE);
	f = fopen(path, "w");
	fclose(f);
	ck_assert_int_eq(store_open(path, STORE_READ, NULL, &s, &err), KPI_ESCHEMA);
	ck_assert_ptr_nonnull(strstr(err.msg, "first run"));
	tamper("CREATE TABLE somebody_elses (x)");
	ck_assert_int_eq(store_open(path, STORE_WRITE, NULL, &s, &err), KPI_ESCHEMA);
	ck_assert_ptr_nonnull(strstr(err.msg, "not a database of kpid"));
	tear_down();
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		steps_are_applied_once_and_in_order,	 a_failing_step_is_rolled_back_whole,
		a_step_with_another_text_is_refused,	 a_newer_schema_is_refused_and_left_alone,
		a_gap_in_the_steps_is_refused,		 a_reader_does_not_upgrade,
		a_strange_file_is_refused_and_left_alone};

	return unit_main("migrate", tests, sizeof(tests) / sizeof(*tests));
}
