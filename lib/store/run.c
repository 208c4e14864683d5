/* SPDX-License-Identifier: BSD-2-Clause */
/* Runs, and what outlets brought. */
#include "store/store.h"

#include "store/handle.h"

enum kpi_status store_put_run(struct store *s, const struct store_run *run, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status;
	int64_t v[] = {run->in,	      run->stored, run->duplicate, run->no_claims, run->rejected,
		       run->deferred, run->claims, s->txn,	   run->challenge};
	int i;

	if (run->in !=
	    run->stored + run->duplicate + run->no_claims + run->rejected + run->challenge + run->deferred)
		return err_set(err, KPI_ESTORE, s->db->path, 0,
			       "%lld items came in but their states do not add up: an item was lost sight of",
			       (long long)run->in);
	status = store_stmt(s, SQL_RUN_PUT, &st, err);
	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, run->started);
	st->ops->bind_int(st, 2, run->finished);
	st->ops->bind_text(st, 3, slice_str(run->program));
	for (i = 0; i < 9; i++)
		st->ops->bind_int(st, 4 + i, v[i]);
	status = st->ops->step(st, NULL, err);
	st->ops->reset(st);
	return status;
}

/* The counts of SQL_RUNS and SQL_RUN_SUMS, which stand in the same columns. */
static struct store_run load_counts(struct db_stmt *st)
{
	return (struct store_run){.in = st->ops->column_int(st, 3),
				  .stored = st->ops->column_int(st, 4),
				  .duplicate = st->ops->column_int(st, 5),
				  .no_claims = st->ops->column_int(st, 6),
				  .rejected = st->ops->column_int(st, 7),
				  .deferred = st->ops->column_int(st, 8),
				  .claims = st->ops->column_int(st, 9),
				  .challenge = st->ops->column_int(st, 10)};
}

enum kpi_status store_runs(struct store *s, bool (*fn)(void *ctx, const struct store_run *run), void *ctx,
			   struct err *err)
{
	struct db_stmt *st;
	struct buf program = {0};
	bool row, go_on = true;
	enum kpi_status status = store_stmt(s, SQL_RUNS, &st, err);

	while (status == KPI_OK && go_on && (status = st->ops->step(st, &row, err)) == KPI_OK && row) {
		struct slice p = st->ops->column_bytes(st, 2);
		struct store_run r = load_counts(st);

		r.started = st->ops->column_int(st, 0);
		r.finished = st->ops->column_int(st, 1);
		buf_clear(&program);
		buf_put(&program, p.p, p.n);
		r.program = program.n > 0 ? program.p : "";
		go_on = fn(ctx, &r);
	}
	if (status == KPI_OK)
		st->ops->reset(st);
	buf_release(&program);
	return status;
}

enum kpi_status store_run_sums(struct store *s, struct store_run *sums, int64_t *runs, struct err *err)
{
	struct db_stmt *st;
	bool row;
	enum kpi_status status = store_stmt(s, SQL_RUN_SUMS, &st, err);

	if (status == KPI_OK)
		status = st->ops->step(st, &row, err);
	if (status != KPI_OK)
		return status;
	*runs = st->ops->column_int(st, 0);
	*sums = load_counts(st);
	sums->started = st->ops->column_int(st, 1);
	sums->finished = st->ops->column_int(st, 2);
	sums->program = "";
	st->ops->reset(st);
	return KPI_OK;
}

enum kpi_status store_sources(struct store *s, int64_t after,
			      bool (*fn)(void *ctx, const struct store_source *source), void *ctx,
			      struct err *err)
{
	struct db_stmt *st;
	struct buf name = {0};
	bool row, go_on = true;
	enum kpi_status status = store_stmt(s, SQL_SOURCES, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, after);
	while (go_on && (status = st->ops->step(st, &row, err)) == KPI_OK && row) {
		struct slice n = st->ops->column_bytes(st, 0);
		struct store_source source = {.versions = st->ops->column_int(st, 1),
					      .claims = st->ops->column_int(st, 2),
					      .newest = st->ops->column_int(st, 3)};

		if (!st->ops->is_null(st, 4))
			source.published = date_from_days((int32_t)st->ops->column_int(st, 4));
		buf_clear(&name);
		buf_put(&name, n.p, n.n);
		source.source = name.p;
		go_on = fn(ctx, &source);
	}
	if (status == KPI_OK)
		st->ops->reset(st);
	buf_release(&name);
	return status;
}
