/* SPDX-License-Identifier: BSD-2-Clause */
/* The handle: open, close, transactions, the clock, whole-database questions. */
#include "store/store.h"

#include <stdlib.h>
#include <string.h>

#include "store/handle.h"
#include "store/migrate.h"

enum kpi_status store_open(const char *path, enum store_mode mode, const struct store_options *options,
			   struct store **out, struct err *err)
{
	const struct db_ops *ops = db_sqlite();
	struct store *s = mem_zalloc(sizeof(*s));
	enum kpi_status status = ops->open(path, mode, options, &s->db, err);

	if (status != KPI_OK) {
		free(s);
		return status;
	}
	s->mode = mode;
	s->regions = (struct names){
		.find = SQL_REGION_FIND, .name = SQL_REGION_NAME, .put = SQL_REGION_PUT, .with_code = true};
	s->indicators = (struct names){
		.find = SQL_INDICATOR_FIND, .name = SQL_INDICATOR_NAME, .put = SQL_INDICATOR_PUT};
	s->terms = (struct names){.find = SQL_TERM_FIND, .name = SQL_TERM_NAME, .put = SQL_TERM_PUT};
	/* one snapshot for the life of a reader, taken before the schema is looked at */
	if (mode == STORE_READ)
		status = ops->begin(s->db, false, err);
	if (status == KPI_OK)
		status = migrate(s->db, ops->migrations, mode, err);
	if (status != KPI_OK) {
		store_close(s);
		return status;
	}
	*out = s;
	return KPI_OK;
}

void store_close(struct store *s)
{
	int i;

	if (s == NULL)
		return;
	for (i = 0; i < SQL_COUNT; i++)
		if (s->stmts[i] != NULL)
			s->db->ops->finalize(s->stmts[i]);
	s->db->ops->rollback(s->db);
	s->db->ops->close(s->db);
	names_release(&s->regions);
	names_release(&s->indicators);
	names_release(&s->terms);
	store_forget_texts(s);
	free(s->texts);
	deflater_free(s->deflater);
	arena_release(&s->found);
	arena_release(&s->newest);
	free(s);
}

enum kpi_status store_stmt(struct store *s, enum sql id, struct db_stmt **out, struct err *err)
{
	if (s->stmts[id] == NULL) {
		enum kpi_status status = s->db->ops->prepare(s->db, sql_text(id), &s->stmts[id], err);

		if (status != KPI_OK)
			return status;
	}
	s->db->ops->reset(s->stmts[id]);
	*out = s->stmts[id];
	return KPI_OK;
}

enum kpi_status store_number(struct db_stmt *st, int64_t *n, struct err *err)
{
	bool row;
	enum kpi_status status = st->ops->step(st, &row, err);

	if (status == KPI_OK)
		*n = row ? st->ops->column_int(st, 0) : 0;
	st->ops->reset(st);
	return status;
}

static enum kpi_status last_txn(struct store *s, int64_t *id, int64_t *at, struct err *err)
{
	struct db_stmt *st;
	bool row;
	enum kpi_status status = store_stmt(s, SQL_TXN_LAST, &st, err);

	if (status == KPI_OK)
		status = st->ops->step(st, &row, err);
	if (status != KPI_OK)
		return status;
	*id = row ? st->ops->column_int(st, 0) : 0;
	*at = row ? st->ops->column_int(st, 1) : INT64_MIN;
	st->ops->reset(st);
	return KPI_OK;
}

enum kpi_status store_begin(struct store *s, int64_t now, struct err *err)
{
	struct db_stmt *st;
	int64_t id, at;
	enum kpi_status status = s->db->ops->begin(s->db, true, err);

	if (status != KPI_OK)
		return status;
	status = last_txn(s, &id, &at, err);
	if (status == KPI_OK)
		status = store_stmt(s, SQL_TXN_PUT, &st, err);
	if (status == KPI_OK) {
		st->ops->bind_int(st, 1, id + 1);
		st->ops->bind_int(st, 2, now > at ? now : at);
		status = st->ops->step(st, NULL, err);
		st->ops->reset(st);
	}
	if (status != KPI_OK) {
		s->db->ops->rollback(s->db);
		return status;
	}
	s->txn = id + 1;
	s->last_claim = -1;
	return KPI_OK;
}

void store_rollback(struct store *s)
{
	if (s->txn == 0)
		return;
	s->db->ops->rollback(s->db);
	s->txn = 0;
	names_forget(&s->regions);
	names_forget(&s->indicators);
	names_forget(&s->terms);
	/* version numbers may be given anew */
	store_forget_texts(s);
}

enum kpi_status store_commit(struct store *s, struct err *err)
{
	enum kpi_status status = s->db->ops->commit(s->db, err);

	if (status != KPI_OK)
		store_rollback(s);
	s->txn = 0;
	return status;
}

enum kpi_status store_txn(struct store *s, int64_t *txn, struct err *err)
{
	int64_t at;

	return last_txn(s, txn, &at, err);
}

enum kpi_status store_txn_at(struct store *s, int64_t when, int64_t *txn, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = store_stmt(s, SQL_TXN_AT, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, when);
	return store_number(st, txn, err);
}

static enum kpi_status count_all(struct store *s, int64_t n[9], struct err *err)
{
	struct db_stmt *st;
	bool row;
	enum kpi_status status = store_stmt(s, SQL_COUNTS, &st, err);
	int i;

	if (status == KPI_OK)
		status = st->ops->step(st, &row, err);
	if (status != KPI_OK)
		return status;
	for (i = 0; i < 9; i++)
		n[i] = st->ops->column_int(st, i);
	st->ops->reset(st);
	return KPI_OK;
}

enum kpi_status store_counts(struct store *s, struct store_counts *out, struct err *err)
{
	int64_t n[9];
	enum kpi_status status = count_all(s, n, err);

	if (status == KPI_OK)
		*out = (struct store_counts){.documents = n[0],
					     .versions = n[1],
					     .captures = n[2],
					     .claims = n[3],
					     .regions = n[4],
					     .indicators = n[5],
					     .runs = n[6],
					     .txn = n[7]};
	return status;
}

enum kpi_status store_check(struct store *s, struct err *err)
{
	int64_t n[9];
	struct db_stmt *st;
	bool row = false;
	enum kpi_status status = s->db->ops->check(s->db, err);

	if (status == KPI_OK)
		status = count_all(s, n, err);
	if (status != KPI_OK)
		return status;
	if (n[3] != n[8])
		return err_set(err, KPI_ESTORE, s->db->path, 0,
			       "%lld claims are stored, the articles make %lld", (long long)n[3],
			       (long long)n[8]);
	status = store_stmt(s, SQL_CLAIMS_MISCOUNTED, &st, err);
	if (status == KPI_OK)
		status = st->ops->step(st, &row, err);
	if (status == KPI_OK && row)
		status =
			err_set(err, KPI_ESTORE, s->db->path, 0, "claims of article version %lld are missing",
				(long long)st->ops->column_int(st, 0));
	return status;
}
