/* SPDX-License-Identifier: BSD-2-Clause */
/* Schema steps: check those that were applied, apply those that were not. */
#include "store/migrate.h"

#include <stdio.h>
#include <string.h>

#include "base/sha256.h"

static const char table_sql[] = "CREATE TABLE IF NOT EXISTS schema_migration ("
				"version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL)";

static int count(const struct migration *steps)
{
	int n = 0;

	while (steps[n].version != 0)
		n++;
	return n;
}

/* Compare one row of schema_migration, the n-th from 0, with the step in its place. */
static enum kpi_status check_row(struct db *db, struct db_stmt *st, const struct migration *steps, int total,
				 int n, struct err *err)
{
	int64_t version = db->ops->column_int(st, 0);
	char sum[SHA256_HEX];

	if (version > total)
		return err_set(err, KPI_ESCHEMA, db->path, 0,
			       "the schema has step %lld, this program knows %d; use a newer program",
			       (long long)version, total);
	if (version != steps[n].version)
		return err_set(err, KPI_ESCHEMA, db->path, 0, "schema step %d is missing in schema_migration",
			       steps[n].version);
	sha256_hex(steps[n].sql, strlen(steps[n].sql), sum);
	if (!slice_eqs(db->ops->column_bytes(st, 2), sum))
		return err_set(err, KPI_ESCHEMA, db->path, 0,
			       "schema step %s was applied with another text than this program's",
			       steps[n].name);
	return KPI_OK;
}

/* How many steps were applied; all of them checked. */
static enum kpi_status applied(struct db *db, const struct migration *steps, int *n, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status;
	bool row;

	*n = 0;
	if (!db->ops->has_table(db, "schema_migration"))
		return KPI_OK;
	status = db->ops->prepare(db, "SELECT version, name, checksum FROM schema_migration ORDER BY version",
				  &st, err);
	if (status != KPI_OK)
		return status;
	while ((status = db->ops->step(st, &row, err)) == KPI_OK && row) {
		status = check_row(db, st, steps, count(steps), *n, err);
		if (status != KPI_OK)
			break;
		(*n)++;
	}
	db->ops->finalize(st);
	return status;
}

static enum kpi_status note(struct db *db, const struct migration *step, struct err *err)
{
	char sum[SHA256_HEX];
	struct db_stmt *st;
	enum kpi_status status = db->ops->prepare(
		db, "INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)", &st, err);

	if (status != KPI_OK)
		return status;
	sha256_hex(step->sql, strlen(step->sql), sum);
	db->ops->bind_int(st, 1, step->version);
	db->ops->bind_text(st, 2, slice_str(step->name));
	db->ops->bind_text(st, 3, slice_str(sum));
	status = db->ops->step(st, NULL, err);
	db->ops->finalize(st);
	return status;
}

static enum kpi_status apply(struct db *db, const struct migration *step, struct err *err)
{
	struct err why = {0};
	enum kpi_status status = db->ops->exec(db, table_sql, err);

	if (status == KPI_OK) {
		status = db->ops->exec(db, step->sql, &why);
		if (status != KPI_OK)
			err_set(err, status, db->path, 0, "schema step %s failed: %s", step->name, why.msg);
	}
	if (status == KPI_OK)
		status = note(db, step, err);
	return status;
}

enum kpi_status migrate(struct db *db, const struct migration *steps, enum store_mode mode, struct err *err)
{
	int n, total = count(steps);
	enum kpi_status status = applied(db, steps, &n, err);

	if (status == KPI_OK && n < total && mode == STORE_READ)
		return err_set(err, KPI_ESCHEMA, db->path, 0,
			       "the schema is at step %d of %d; run kpid once to bring it up to date", n,
			       total);
	while (status == KPI_OK && n < total) {
		status = db->ops->begin(db, true, err);
		if (status != KPI_OK)
			return status;
		/* another process may have been faster */
		status = applied(db, steps, &n, err);
		if (status == KPI_OK && n < total)
			status = apply(db, &steps[n], err);
		if (status == KPI_OK)
			status = db->ops->commit(db, err);
		if (status == KPI_OK)
			n++;
		else
			db->ops->rollback(db);
	}
	return status;
}
