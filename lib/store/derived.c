/* SPDX-License-Identifier: BSD-2-Clause */
/* The derived tables: how far they are, which cells are stale, their rows. */
#include "store/derived.h"

#include "store/codes.h"
#include "store/handle.h"

static void bind_key(struct db_stmt *st, const struct store_key *key)
{
	st->ops->bind_int(st, 1, key->year);
	st->ops->bind_int(st, 2, key->region);
	st->ops->bind_int(st, 3, key->indicator);
}

/* Run a statement that has no rows. */
static enum kpi_status run(struct db_stmt *st, struct err *err)
{
	enum kpi_status status = st->ops->step(st, NULL, err);

	st->ops->reset(st);
	return status;
}

int store_period_year(struct period p)
{
	if (date_is_set(p.end))
		return period_last(p).y;
	return date_is_set(p.start) ? p.start.y : 0;
}

enum kpi_status store_derived(struct store *s, struct store_derived *out, struct err *err)
{
	struct db_stmt *st;
	bool row = false;
	enum kpi_status status = store_stmt(s, SQL_DERIVED, &st, err);

	if (status == KPI_OK)
		status = st->ops->step(st, &row, err);
	if (status != KPI_OK)
		return status;
	*out = (struct store_derived){.program = ""};
	if (row) {
		struct slice program = st->ops->column_bytes(st, 1);

		arena_clear(&s->found);
		out->version = st->ops->column_int(st, 0);
		out->program = arena_strndup(&s->found, program.p, program.n);
	}
	st->ops->reset(st);
	return KPI_OK;
}

/* The number that a statement without parameters answers. */
static enum kpi_status ask(struct store *s, enum sql sql, int64_t *n, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = store_stmt(s, sql, &st, err);

	return status == KPI_OK ? store_number(st, n, err) : status;
}

enum kpi_status store_last_version(struct store *s, int64_t *last, struct err *err)
{
	return ask(s, SQL_VERSION_LAST, last, err);
}

/* Hand out the keys of a statement whose rows are (year, region, indicator). */
static enum kpi_status each_key(struct db_stmt *st, store_key_fn *fn, void *ctx, struct err *err)
{
	bool row;
	enum kpi_status status;

	while ((status = st->ops->step(st, &row, err)) == KPI_OK && row) {
		struct store_key key = {(int)st->ops->column_int(st, 0), st->ops->column_int(st, 1),
					st->ops->column_int(st, 2)};

		if (!fn(ctx, &key))
			break;
	}
	if (status == KPI_OK)
		st->ops->reset(st);
	return status;
}

enum kpi_status store_keys_since(struct store *s, int64_t after, bool stating, store_key_fn *fn, void *ctx,
				 struct err *err)
{
	struct db_stmt *st;
	enum sql sql = after == 0 && stating ? SQL_KEYS_STATING
		       : stating	     ? SQL_KEYS_STATING_SINCE
					     : SQL_KEYS_SINCE;
	enum kpi_status status = store_stmt(s, sql, &st, err);

	if (status != KPI_OK)
		return status;
	if (sql != SQL_KEYS_STATING)
		st->ops->bind_int(st, 1, after);
	return each_key(st, fn, ctx, err);
}

enum kpi_status store_keys_of(struct store *s, int year, store_key_fn *fn, void *ctx, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = store_stmt(s, SQL_KEYS_OF, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, year);
	return each_key(st, fn, ctx, err);
}

enum kpi_status store_keys_year(struct store *s, int year, int *next, struct err *err)
{
	struct db_stmt *st;
	bool row;
	enum kpi_status status = store_stmt(s, SQL_KEYS_YEAR, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, year);
	status = st->ops->step(st, &row, err);
	if (status != KPI_OK)
		return status;
	if (!row || st->ops->is_null(st, 0))
		status = KPI_ENOTFOUND;
	else
		*next = (int)st->ops->column_int(st, 0);
	st->ops->reset(st);
	return status;
}

enum kpi_status store_stated(struct store *s, const struct store_key *key, int *years, size_t max, size_t *n,
			     struct err *err)
{
	struct db_stmt *st;
	bool row;
	enum kpi_status status = store_stmt(s, SQL_STATED, &st, err);

	*n = 0;
	if (status != KPI_OK)
		return status;
	bind_key(st, key);
	while ((status = st->ops->step(st, &row, err)) == KPI_OK && row) {
		if (*n < max)
			years[*n] = (int)st->ops->column_int(st, 0);
		++*n;
	}
	if (status == KPI_OK)
		st->ops->reset(st);
	return status;
}

enum kpi_status store_stated_count(struct store *s, int64_t *n, struct err *err)
{
	return ask(s, SQL_STATED_COUNT, n, err);
}

enum kpi_status store_derived_begin(struct store *s, struct err *err)
{
	return s->db->ops->begin(s->db, true, err);
}

void store_derived_rollback(struct store *s)
{
	s->db->ops->rollback(s->db);
	/* a unit that was new may have gone with it */
	names_forget(&s->terms);
}

enum kpi_status store_derived_commit(struct store *s, struct err *err)
{
	enum kpi_status status = s->db->ops->commit(s->db, err);

	if (status != KPI_OK)
		store_derived_rollback(s);
	return status;
}

enum kpi_status store_derived_set(struct store *s, int64_t version, const char *program, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = store_stmt(s, SQL_DERIVED_SET, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, version);
	st->ops->bind_text(st, 2, slice_str(program));
	return run(st, err);
}

enum kpi_status store_derived_clear(struct store *s, struct err *err)
{
	static const enum sql steps[] = {SQL_OBSERVATIONS_CLEAR, SQL_STATED_CLEAR};
	enum kpi_status status = store_derived_set(s, 0, "", err);

	for (size_t i = 0; i < 2 && status == KPI_OK; i++) {
		struct db_stmt *st;

		status = store_stmt(s, steps[i], &st, err);
		if (status == KPI_OK)
			status = run(st, err);
	}
	return status;
}

enum kpi_status store_put_stated(struct store *s, const struct store_key *key, int by_year, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = store_stmt(s, SQL_STATED_PUT, &st, err);

	if (status != KPI_OK)
		return status;
	bind_key(st, key);
	st->ops->bind_int(st, 4, by_year);
	return run(st, err);
}

enum kpi_status store_drop_observations(struct store *s, const struct store_key *key, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = store_stmt(s, SQL_OBSERVATIONS_DROP, &st, err);

	if (status != KPI_OK)
		return status;
	bind_key(st, key);
	return run(st, err);
}

static void bind_opt(struct db_stmt *st, int n, bool has, int64_t v)
{
	if (has)
		st->ops->bind_int(st, n, v);
	else
		st->ops->bind_null(st, n);
}

static void bind_day(struct db_stmt *st, int n, struct date d)
{
	bind_opt(st, n, date_is_set(d), date_to_days(d));
}

static void bind_observed(struct db_stmt *st, const struct store_observation *o)
{
	bind_day(st, 5, o->period.start);
	bind_day(st, 6, o->period.end);
	st->ops->bind_int(st, 7, o->kind);
	st->ops->bind_int(st, 8, o->measure);
	st->ops->bind_int(st, 9, o->basis.kind);
	bind_opt(st, 10, o->basis.kind == BASIS_YEAR || o->basis.kind == BASIS_SINCE,
		 o->basis.kind == BASIS_YEAR ? o->basis.year : date_to_days(o->basis.since));
	st->ops->bind_int(st, 12, o->rank);
	bind_range(st, 13, &o->range, o->written);
	st->ops->bind_int(st, 18, o->written.mant);
	st->ops->bind_int(st, 19, o->written.scale);
	st->ops->bind_int(st, 20, o->bound);
	st->ops->bind_int(st, 21, o->approximate);
	st->ops->bind_int(st, 22, o->sources);
	st->ops->bind_int(st, 23, o->copies);
	bind_day(st, 24, o->first);
	bind_day(st, 25, o->last);
	st->ops->bind_int(st, 26, o->claim);
	st->ops->bind_int(st, 27, o->from);
}

enum kpi_status store_put_observation(struct store *s, const struct store_key *key, int n,
				      const struct store_observation *o, struct err *err)
{
	struct db_stmt *st;
	int64_t unit;
	enum kpi_status status = names_id(s, &s->terms, o->unit, UINT32_MAX, true, &unit, err);

	if (status == KPI_OK)
		status = store_stmt(s, SQL_OBSERVATION_PUT, &st, err);
	if (status != KPI_OK)
		return status;
	bind_key(st, key);
	st->ops->bind_int(st, 4, n);
	st->ops->bind_int(st, 11, unit);
	bind_observed(st, o);
	return run(st, err);
}

static enum kpi_status load_observation(struct store *s, struct db_stmt *st, struct store_observation *o,
					struct err *err)
{
	const struct db_ops *ops = st->ops;

	*o = (struct store_observation){
		.period = {load_day(st, 1), load_day(st, 2)},
		.kind = (enum period_kind)ops->column_int(st, 3),
		.measure = (enum measure)ops->column_int(st, 4),
		.basis.kind = (enum basis_kind)ops->column_int(st, 5),
		.rank = (int)ops->column_int(st, 8),
		.written = load_dec(st, 14),
		.bound = (enum bound)ops->column_int(st, 16),
		.approximate = ops->column_int(st, 17) != 0,
		.sources = (unsigned int)ops->column_int(st, 18),
		.copies = (unsigned int)ops->column_int(st, 19),
		.first = load_day(st, 20),
		.last = load_day(st, 21),
		.claim = ops->column_int(st, 22),
		.from = ops->column_int(st, 23) != 0,
	};
	if (o->basis.kind == BASIS_YEAR)
		o->basis.year = (int)ops->column_int(st, 6);
	else if (o->basis.kind == BASIS_SINCE)
		o->basis.since = load_day(st, 6);
	load_range(st, 9, &o->range, o->written);
	return names_text(s, &s->terms, ops->column_int(st, 7), &o->unit, NULL, err);
}

enum kpi_status store_observations(struct store *s, const struct store_key *key, store_observation_fn *fn,
				   void *ctx, struct err *err)
{
	struct db_stmt *st;
	struct store_observation o;
	bool row;
	enum kpi_status status = store_stmt(s, SQL_OBSERVATIONS, &st, err);

	if (status != KPI_OK)
		return status;
	bind_key(st, key);
	while ((status = st->ops->step(st, &row, err)) == KPI_OK && row) {
		status = load_observation(s, st, &o, err);
		if (status != KPI_OK || !fn(ctx, (int)st->ops->column_int(st, 0), &o))
			break;
	}
	st->ops->reset(st);
	return status;
}
