/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_STORE_DERIVED_H
#define KPI_STORE_DERIVED_H

/*
 * The tables that follow from the evidence and can be made anew from it. They
 * are written under a transaction of their own kind, which draws no number:
 * the clock of --known-at counts evidence only.
 *
 * Errors and ownership as in store.h. Strings of a store_observation that is
 * handed out live as long as the handle.
 */

#include "store/store.h"

/** The cell that is derived in one piece: what is known of an indicator in a region in a year. */
struct store_key {
	int year;           /**< as in struct store_claim; 0: undated */
	int64_t region, indicator;
};

/** A value of an observation, as a row. */
struct store_observation {
	struct period period;
	enum period_kind kind;
	enum measure measure;
	struct basis basis;
	const char *unit;
	int rank;               /**< 1: last published; more: rivals of it */
	struct interval range;
	struct dec written;
	enum bound bound;
	bool approximate;
	unsigned int sources, copies;
	struct date first, last; /**< days of publication; unset where unknown */
	int64_t claim;          /**< the one cited first */
	bool from;              /**< by the earlier level that it states */
};

/** How far the derived tables are. */
struct store_derived {
	int64_t version;        /**< article versions up to this id are in them */
	const char *program;    /**< what derived them; "" in a new database. Until the next call */
};

/** The year of a period: that of its last day, else of its first; 0 where it has none. */
int store_period_year(struct period p);

enum kpi_status store_derived(struct store *s, struct store_derived *out, struct err *err);
/** The id of the last article version; 0: none. */
enum kpi_status store_last_version(struct store *s, int64_t *last, struct err *err);

/** Take a key; false to stop. */
typedef bool store_key_fn(void *ctx, const struct store_key *key);

/**
 * The keys of claims that came after article version `after`, and of those of
 * the versions that these superseded; each key once, ascending. stating:
 * only of claims that state an earlier level as well.
 */
enum kpi_status store_keys_since(struct store *s, int64_t after, bool stating, store_key_fn *fn, void *ctx,
				 struct err *err);
/** All keys of a year that there are claims, statements from other years or observations of, ascending. */
enum kpi_status store_keys_of(struct store *s, int year, store_key_fn *fn, void *ctx, struct err *err);
/** The first year from `year` on that has any; KPI_ENOTFOUND: none. */
enum kpi_status store_keys_year(struct store *s, int year, int *next, struct err *err);

/**
 * A cursor over claims by key, superseded versions too; store_claims_next and
 * store_claims_close work on it. It yields nothing until store_claims_at.
 */
enum kpi_status store_claims_by_key(struct store *s, struct store_claims **out, struct err *err);
/** Go to the claims of a key; store_claims_next gives KPI_ENOTFOUND behind them. */
void store_claims_at(struct store_claims *c, const struct store_key *key);

/** The years whose claims state levels of this cell, into years[0..max), ascending; *n: how many there are. */
enum kpi_status store_stated(struct store *s, const struct store_key *key, int *years, size_t max, size_t *n,
			     struct err *err);
/** How many rows store_put_stated has put. */
enum kpi_status store_stated_count(struct store *s, int64_t *n, struct err *err);

/** Begin to write derived tables. */
enum kpi_status store_derived_begin(struct store *s, struct err *err);
enum kpi_status store_derived_commit(struct store *s, struct err *err); /**< on failure everything is rolled back */
void store_derived_rollback(struct store *s);                           /**< fine outside a transaction */
enum kpi_status store_derived_set(struct store *s, int64_t version, const char *program, struct err *err);
/** Empty the derived tables; nothing is derived any more. */
enum kpi_status store_derived_clear(struct store *s, struct err *err);
/** Note that claims of by_year state a level of this cell. Twice is once. */
enum kpi_status store_put_stated(struct store *s, const struct store_key *key, int by_year, struct err *err);
/** Delete the observations of a cell. */
enum kpi_status store_drop_observations(struct store *s, const struct store_key *key, struct err *err);
/** Put the n-th observation (from 1) of a cell. */
enum kpi_status store_put_observation(struct store *s, const struct store_key *key, int n,
				      const struct store_observation *o, struct err *err);

/** Take the n-th observation of a cell; false to stop. */
typedef bool store_observation_fn(void *ctx, int n, const struct store_observation *o);
/** The observations of a cell in order. */
enum kpi_status store_observations(struct store *s, const struct store_key *key, store_observation_fn *fn, void *ctx,
				   struct err *err);

#endif
