/* SPDX-License-Identifier: BSD-2-Clause */
/* Claims out of the store, with their evidence. */
#include "store/store.h"

#include <stdlib.h>

#include "store/codes.h"
#include "store/derived.h"
#include "store/handle.h"

enum {
	CACHE_MAX = 65536, /* versions remembered by a cursor before it starts afresh */
	NO_AS_OF = INT32_MAX /* see SQL_VERSION_NEWEST */
};

/* A version met by a cursor, and whether the query wants its claims. */
struct seen {
	struct store_version v;
	bool wanted, superseded;
};

struct store_claims {
	struct store *s;
	struct db_stmt *st;
	bool per_region, per_indicator, empty, year_open;
	bool by_key; /* one year at a time, which store_claims_at tells */
	int64_t region, indicator;
	int year, year_to; /* the year in hand, and the last one asked for */
	bool all_versions;
	int64_t known_at, as_of;
	struct seen **slots; /* by version id, open addressing */
	size_t nslots, used;
	struct arena arena; /* of the versions */
};

struct dec load_dec(struct db_stmt *st, int col)
{
	return (struct dec){st->ops->column_int(st, col), (int32_t)st->ops->column_int(st, col + 1)};
}

struct date load_day(struct db_stmt *st, int col)
{
	return st->ops->is_null(st, col) ? (struct date){0}
					 : date_from_days((int32_t)st->ops->column_int(st, col));
}

static enum kpi_status load_names(struct store *s, struct db_stmt *st, struct claim *c, struct err *err)
{
	const struct db_ops *o = st->ops;
	enum kpi_status status = names_text(s, &s->terms, o->column_int(st, 9), &c->unit, NULL, err);

	c->region_code = UINT32_MAX;
	if (status == KPI_OK && !o->is_null(st, 3))
		status = names_text(s, &s->regions, o->column_int(st, 3), &c->region, &c->region_code, err);
	if (status == KPI_OK && !o->is_null(st, 4))
		status = names_text(s, &s->indicators, o->column_int(st, 4), &c->indicator, NULL, err);
	if (status == KPI_OK)
		status = names_text(s, &s->terms, o->column_int(st, 28), &c->label, NULL, err);
	if (status == KPI_OK && !o->is_null(st, 29))
		status = names_text(s, &s->terms, o->column_int(st, 29), &c->speaker, NULL, err);
	if (status == KPI_OK)
		status = names_text(s, &s->terms, o->column_int(st, 30), &c->rule, NULL, err);
	return status;
}

void load_range(struct db_stmt *st, int col, struct interval *r, struct dec value)
{
	int flags = (int)st->ops->column_int(st, col);

	r->has_lo = flags & RANGE_LO;
	r->has_hi = flags & RANGE_HI;
	r->lo_open = flags & RANGE_LO_OPEN;
	r->hi_open = flags & RANGE_HI_OPEN;
	if (r->has_lo)
		r->lo = flags & RANGE_LO_IS_VALUE ? value : load_dec(st, col + 1);
	if (r->has_hi)
		r->hi = flags & RANGE_HI_IS_VALUE ? value : load_dec(st, col + 3);
}

/* Whether the numbers that index tables elsewhere are what this program can know. */
static bool in_range(const struct claim *c)
{
	return (unsigned int)c->measure <= MEASURE_RANK && (unsigned int)c->modality <= MODALITY_INCIDENT &&
	       (unsigned int)c->bound <= BOUND_LT && (unsigned int)c->basis.kind <= BASIS_SINCE &&
	       (unsigned int)c->period_kind <= PERIOD_EVENT && (uint32_t)c->value.scale <= DEC_SCALE_MAX &&
	       (uint32_t)c->range.lo.scale <= DEC_SCALE_MAX && (uint32_t)c->range.hi.scale <= DEC_SCALE_MAX &&
	       (uint32_t)c->from.scale <= DEC_SCALE_MAX;
}

static enum kpi_status load_claim(struct store *s, struct db_stmt *st, struct store_claim *row,
				  struct err *err)
{
	const struct db_ops *o = st->ops;
	struct claim *c = &row->claim;

	*row = (struct store_claim){.id = o->column_int(st, 0), .year = (int)o->column_int(st, 2)};
	c->measure = (enum measure)o->column_int(st, 5);
	c->modality = (enum modality)o->column_int(st, 6);
	c->value = load_dec(st, 7);
	load_range(st, 10, &c->range, c->value);
	c->bound = (enum bound)o->column_int(st, 15);
	c->basis.kind = (enum basis_kind)o->column_int(st, 16);
	if (c->basis.kind == BASIS_YEAR)
		c->basis.year = (int)o->column_int(st, 17);
	else if (c->basis.kind == BASIS_SINCE)
		c->basis.since = load_day(st, 17);
	c->has_from = !o->is_null(st, 18);
	if (c->has_from)
		c->from = load_dec(st, 18);
	c->period.start = load_day(st, 20);
	c->period.end = load_day(st, 21);
	c->period_kind = (enum period_kind)o->column_int(st, 22);
	c->confidence = (int)o->column_int(st, 23);
	c->start = (uint32_t)o->column_int(st, 24);
	c->end = c->start + (uint32_t)o->column_int(st, 25);
	c->quote_start = (uint32_t)o->column_int(st, 26);
	c->quote_end = c->quote_start + (uint32_t)o->column_int(st, 27);
	c->inherited = (unsigned int)o->column_int(st, 31);
	if (!in_range(c))
		return err_set(err, KPI_ESTORE, s->db->path, 0, "claim %lld holds a number out of range",
			       (long long)row->id);
	return load_names(s, st, c, err);
}

/* Whether the version is one that the query asks for: known and published by then, and the newest such of its document. */
static enum kpi_status judge(struct store_claims *c, struct seen *e, struct err *err)
{
	struct db_stmt *st;
	bool row;
	enum kpi_status status;

	e->wanted = false;
	if (e->v.txn > c->known_at)
		return KPI_OK;
	if (c->as_of != NO_AS_OF && (!date_is_set(e->v.published) || date_to_days(e->v.published) > c->as_of))
		return KPI_OK;
	status = store_stmt(c->s, SQL_VERSION_NEWEST, &st, err);
	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, e->v.document);
	st->ops->bind_int(st, 2, c->known_at);
	st->ops->bind_int(st, 3, c->as_of);
	status = st->ops->step(st, &row, err);
	if (status == KPI_OK) {
		e->superseded = !row || st->ops->column_int(st, 0) != e->v.id;
		e->wanted = c->all_versions || !e->superseded;
	}
	st->ops->reset(st);
	return status;
}

static struct seen **seen_slot(struct seen **slots, size_t n, int64_t id)
{
	size_t i = (size_t)((uint64_t)id * 0x9e3779b97f4a7c15ULL >> 32) & (n - 1);

	while (slots[i] != NULL && slots[i]->v.id != id)
		i = (i + 1) & (n - 1);
	return &slots[i];
}

static void make_room(struct store_claims *c)
{
	size_t i, n = c->nslots == 0 ? 64 : c->nslots * 2;
	struct seen **slots;

	if (c->used >= CACHE_MAX) {
		arena_clear(&c->arena);
		free(c->slots);
		c->slots = NULL;
		c->nslots = c->used = 0;
		n = 64;
	}
	slots = mem_zalloc(n * sizeof(*slots));
	for (i = 0; i < c->nslots; i++)
		if (c->slots[i] != NULL)
			*seen_slot(slots, n, c->slots[i]->v.id) = c->slots[i];
	free(c->slots);
	c->slots = slots;
	c->nslots = n;
}

static enum kpi_status see_version(struct store_claims *c, int64_t id, struct seen **out, struct err *err)
{
	struct seen **slot, *e;
	enum kpi_status status;

	if (c->nslots > 0 && *(slot = seen_slot(c->slots, c->nslots, id)) != NULL) {
		*out = *slot;
		return KPI_OK;
	}
	if ((c->used + 1) * 2 > c->nslots)
		make_room(c);
	e = arena_alloc(&c->arena, sizeof(*e));
	status = find_version(c->s, id, &c->arena, &e->v, err);
	if (status == KPI_OK)
		status = judge(c, e, err);
	if (status != KPI_OK)
		return status == KPI_ENOTFOUND ? KPI_ESTORE : status;
	*seen_slot(c->slots, c->nslots, id) = e;
	c->used++;
	*out = e;
	return KPI_OK;
}

static enum sql claims_sql(const struct store_claims *c)
{
	if (c->per_region)
		return c->per_indicator ? SQL_CLAIMS_YEAR_REGION_INDICATOR : SQL_CLAIMS_YEAR_REGION;
	return c->per_indicator ? SQL_CLAIMS_YEAR_INDICATOR : SQL_CLAIMS_YEAR;
}

enum kpi_status store_claims_open(struct store *s, const struct store_query *q, struct store_claims **out,
				  struct err *err)
{
	struct store_claims *c = mem_zalloc(sizeof(*c));
	bool all_years = q->year_from == 0 && q->year_to == 0;
	enum kpi_status status = KPI_OK;

	c->s = s;
	c->year = all_years ? 0 : q->year_from < 1 ? 1 : q->year_from;
	c->year_to = all_years ? INT32_MAX : q->year_to;
	c->all_versions = q->all_versions;
	c->known_at = q->known_at > 0 ? q->known_at : INT64_MAX;
	c->as_of = date_is_set(q->as_of) ? date_to_days(q->as_of) : NO_AS_OF;
	c->per_region = q->region != NULL;
	c->per_indicator = q->indicator != NULL;
	if (c->per_region)
		status = names_id(s, &s->regions, q->region, UINT32_MAX, false, &c->region, err);
	if (status == KPI_OK && c->per_indicator)
		status = names_id(s, &s->indicators, q->indicator, UINT32_MAX, false, &c->indicator, err);
	c->empty = (c->per_region && c->region == 0) || (c->per_indicator && c->indicator == 0);
	/* a statement of its own, so that several cursors can be open */
	if (status == KPI_OK)
		status = s->db->ops->prepare(s->db, sql_text(claims_sql(c)), &c->st, err);
	if (status != KPI_OK) {
		store_claims_close(c);
		return status;
	}
	*out = c;
	return KPI_OK;
}

/* Open the first year from c->year on that has claims; KPI_ENOTFOUND where none is left. */
static enum kpi_status open_year(struct store_claims *c, struct err *err)
{
	const struct db_ops *o = c->st->ops;
	struct db_stmt *st;
	bool row;
	int n = 1;
	enum kpi_status status;

	if (c->empty || c->by_key || c->year > c->year_to)
		return KPI_ENOTFOUND;
	status = store_stmt(c->s, SQL_YEAR_NEXT, &st, err);
	if (status != KPI_OK)
		return status;
	o->bind_int(st, 1, c->year);
	status = o->step(st, &row, err);
	if (status != KPI_OK)
		return status;
	row = row && !o->is_null(st, 0);
	if (row)
		c->year = (int)o->column_int(st, 0);
	o->reset(st);
	if (!row || c->year > c->year_to)
		return KPI_ENOTFOUND;
	o->reset(c->st);
	o->bind_int(c->st, n++, c->year);
	if (c->per_region)
		o->bind_int(c->st, n++, c->region);
	if (c->per_indicator)
		o->bind_int(c->st, n++, c->indicator);
	c->year_open = true;
	return KPI_OK;
}

enum kpi_status store_claims_next(struct store_claims *c, struct store_claim *row, struct err *err)
{
	struct seen *e;
	bool has;

	for (;;) {
		enum kpi_status status = c->year_open ? KPI_OK : open_year(c, err);

		if (status == KPI_OK)
			status = c->st->ops->step(c->st, &has, err);
		if (status != KPI_OK)
			return status;
		if (!has) {
			c->year_open = false;
			c->year++;
			continue;
		}
		status = see_version(c, c->st->ops->column_int(c->st, 1), &e, err);
		if (status != KPI_OK)
			return status;
		if (!e->wanted)
			continue;
		status = load_claim(c->s, c->st, row, err);
		row->version = &e->v;
		row->superseded = e->superseded;
		return status;
	}
}

enum kpi_status store_claims_by_key(struct store *s, struct store_claims **out, struct err *err)
{
	struct store_claims *c = mem_zalloc(sizeof(*c));
	enum kpi_status status;

	*c = (struct store_claims){.s = s,
				   .per_region = true,
				   .per_indicator = true,
				   .by_key = true,
				   .all_versions = true,
				   .known_at = INT64_MAX,
				   .as_of = NO_AS_OF};
	status = s->db->ops->prepare(s->db, sql_text(claims_sql(c)), &c->st, err);
	if (status != KPI_OK)
		store_claims_close(c);
	else
		*out = c;
	return status;
}

void store_claims_at(struct store_claims *c, const struct store_key *key)
{
	c->st->ops->reset(c->st);
	c->st->ops->bind_int(c->st, 1, key->year);
	c->st->ops->bind_int(c->st, 2, key->region);
	c->st->ops->bind_int(c->st, 3, key->indicator);
	c->year_open = true;
}

void store_claims_close(struct store_claims *c)
{
	if (c == NULL)
		return;
	if (c->st != NULL)
		c->st->ops->finalize(c->st);
	free(c->slots);
	arena_release(&c->arena);
	free(c);
}

enum kpi_status store_claim(struct store *s, int64_t id, struct store_claim *row, struct err *err)
{
	struct db_stmt *st;
	bool has;
	int64_t version = 0;
	enum kpi_status status = store_stmt(s, SQL_CLAIM, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, id);
	status = st->ops->step(st, &has, err);
	if (status == KPI_OK && !has)
		status = err_set(err, KPI_ENOTFOUND, s->db->path, 0, "there is no claim %lld", (long long)id);
	if (status == KPI_OK) {
		version = st->ops->column_int(st, 1);
		status = load_claim(s, st, row, err);
	}
	st->ops->reset(st);
	if (status != KPI_OK)
		return status;
	arena_clear(&s->found);
	row->version = &s->claimed;
	return find_version(s, version, &s->found, &s->claimed, err);
}

enum kpi_status store_regions(struct store *s, bool (*fn)(void *ctx, const struct store_region *r), void *ctx,
			      struct err *err)
{
	struct db_stmt *st;
	bool row, go_on = true;
	enum kpi_status status = store_stmt(s, SQL_REGIONS, &st, err);

	while (status == KPI_OK && go_on && (status = st->ops->step(st, &row, err)) == KPI_OK && row) {
		struct store_region r = {.id = st->ops->column_int(st, 0)};

		status = names_text(s, &s->regions, r.id, &r.name, &r.code, err);
		if (status == KPI_OK)
			go_on = fn(ctx, &r);
	}
	if (status == KPI_OK)
		st->ops->reset(st);
	return status;
}

enum kpi_status store_indicators(struct store *s, bool (*fn)(void *ctx, const char *indicator), void *ctx,
				 struct err *err)
{
	struct db_stmt *st;
	struct buf name = {0};
	bool row, go_on = true;
	enum kpi_status status = store_stmt(s, SQL_INDICATORS, &st, err);

	while (status == KPI_OK && go_on && (status = st->ops->step(st, &row, err)) == KPI_OK && row) {
		struct slice v = st->ops->column_bytes(st, 0);

		buf_clear(&name);
		buf_put(&name, v.p, v.n);
		if (name.n > 0)
			go_on = fn(ctx, name.p);
	}
	if (status == KPI_OK)
		st->ops->reset(st);
	buf_release(&name);
	return status;
}
