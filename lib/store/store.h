/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_STORE_STORE_H
#define KPI_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/sha256.h"
#include "extract/claim.h"
#include "text/article.h"

/*
 * The store: evidence and claims, append-only. All SQL of the project lives
 * behind these verbs.
 *
 * Evidence is never updated or deleted. A *document* is a page or file with
 * one identity (its URL, else its path). Every different capture of it is a
 * *version*; claims belong to a version. A later version supersedes the earlier
 * ones of its document in reports, and both stay.
 *
 * Two clocks: the day of publication (`as_of`) and the transaction number
 * (`known_at`). Transaction numbers grow by commit, whatever the wall clock does.
 *
 * A handle opened for reading sees one snapshot for its whole life, never
 * blocks the writer and is never blocked by it. A handle is used by one thread.
 *
 * Ownership: pointers in what the verbs hand out belong to the store. Names
 * (region, indicator, unit, label, speaker, rule) live as long as the handle;
 * everything else until the next call on the same cursor or verb.
 *
 * Errors: KPI_EBUSY locked by another process; KPI_EFULL no space;
 * KPI_ESCHEMA not ours, newer or altered schema, or an old one opened for reading;
 * KPI_ESTORE cannot be opened, read or written, is corrupt, or refused;
 * KPI_ENOTFOUND. The message names the file.
 */

struct store;

enum store_mode {
	STORE_READ, /**< an existing database of the current schema */
	STORE_WRITE /**< created if absent, migrated to the current schema */
};

struct store_options {
	int busy_ms;           /**< how long to wait for another writer; 0: do not wait */
	int64_t max_bytes;     /**< KPI_EFULL beyond this size; 0: no limit */
};

/** Open a database. options may be NULL (5 s, no limit). *out is set on KPI_OK only. */
enum kpi_status store_open(const char *path, enum store_mode mode, const struct store_options *options,
			   struct store **out, struct err *err);
void store_close(struct store *s); /**< rolls back what was not committed; NULL is fine */

/* ---- reading ---------------------------------------------------------------- */

/** A version of a document: everything that a report cites but the quote. */
struct store_version {
	int64_t id;
	int64_t document;               /**< id shared by the versions of one page */
	int64_t txn;                    /**< the transaction that stored it */
	const char *ident;              /**< URL, else path: the `doc` of claims.md */
	const char *url;                /**< NULL where unknown */
	const char *title;              /**< NULL where unknown */
	const char *source;             /**< the outlet; NULL where unknown */
	const char *region_hint;        /**< the region that the caller gave; NULL */
	struct date published;          /**< unset where unknown */
	enum known_how published_how;
	char capture[SHA256_HEX];       /**< SHA-256 of the bytes as captured */
	char text_sha[SHA256_HEX];      /**< SHA-256 of the article's text: equal for verbatim reprints */
	const char *archive_path;       /**< where the bytes are kept, relative to the archive folder; NULL: nowhere */
	const char *archive_member;     /**< of an archive (zip, tar) at that path: where in it; NULL: no archive */
	bool archive_record;            /**< of a web archive: the record at archive_offset */
	uint64_t archive_offset;        /**< bytes from its start; of the record's gzip member in a packed one */
	uint32_t archive_line;          /**< the line of a bulk file, from 1; 0: the whole file */
	const char *extractor;          /**< version of the program that read it */
	uint32_t claims;                /**< how many claims it makes */
	int64_t captured;               /**< when its bytes were seen: by a web archive's word, else when the file that brought them last changed; seconds since 1970 UTC; 0: unknown */
	uint32_t replaced;              /**< bad byte sequences that became U+FFFD */
};

/** Which claims to iterate. Zero-initialised: everything, newest versions, as of now. */
struct store_query {
	const char *region;     /**< full name, exact; NULL: all */
	const char *indicator;  /**< catalog id; NULL: all, claims without indicator included */
	int year_from, year_to; /**< of the claim's year, inclusive; both 0: all years and undated claims.
				 *   A claim's year is that of its period's last day (start where the end is unknown) */
	bool all_versions;      /**< claims of superseded versions too */
	struct date as_of;      /**< only what was published by the end of this day; undated articles are left out. Unset: all */
	int64_t known_at;       /**< only what was stored up to this transaction; 0: all */
};

/** A claim with its evidence. */
struct store_claim {
	int64_t id;                          /**< stable; grows in order of storing */
	struct claim claim;                  /**< every field; strings live as long as the handle */
	int year;                            /**< see store_query; 0: undated */
	bool superseded;                     /**< of another version of its document than the query's newest */
	const struct store_version *version; /**< until the next store_claims_next */
};

struct store_claims;

/**
 * Iterate claims, ordered by (year, region id, indicator id, claim id): claims of
 * one (year, region, indicator) come together. Ids depend on the order of
 * storing, so sort by names what people see. Several cursors may be open at once.
 */
enum kpi_status store_claims_open(struct store *s, const struct store_query *q, struct store_claims **out,
				  struct err *err);
/** KPI_OK and *row; KPI_ENOTFOUND at the end; a failure otherwise. */
enum kpi_status store_claims_next(struct store_claims *c, struct store_claim *row, struct err *err);
void store_claims_close(struct store_claims *c); /**< NULL is fine */

/** One claim by id. row->version is valid until the next call of this verb. */
enum kpi_status store_claim(struct store *s, int64_t id, struct store_claim *row, struct err *err);

/** The article's text of a version, appended to *out. Offsets of claims count in it. */
enum kpi_status store_text(struct store *s, int64_t version, struct buf *out, struct err *err);

/**
 * The quote of a claim, replacing the contents of *quote; and its value
 * expression, replacing *value (may be NULL). Texts are kept in the handle (some
 * 16 MiB of them), so asking for many claims of the same articles is cheap.
 */
enum kpi_status store_quote(struct store *s, const struct store_claim *row, struct buf *quote, struct buf *value,
			    struct err *err);

/** Call fn for every version (superseded ones too) in order of storing. fn returns false to stop. */
enum kpi_status store_versions(struct store *s, bool (*fn)(void *ctx, const struct store_version *v), void *ctx,
			       struct err *err);

struct store_region {
	int64_t id;
	uint32_t code; /**< gazetteer code; UINT32_MAX where unknown */
	const char *name;
};

/** Call fn for every region that any claim has, ordered by name. */
enum kpi_status store_regions(struct store *s, bool (*fn)(void *ctx, const struct store_region *r), void *ctx,
			      struct err *err);
/** Call fn for every indicator that any claim has, ordered by id. */
enum kpi_status store_indicators(struct store *s, bool (*fn)(void *ctx, const char *indicator), void *ctx,
				 struct err *err);

/** The last transaction; 0 in an empty database. */
enum kpi_status store_txn(struct store *s, int64_t *txn, struct err *err);
/** The last transaction at or before a moment (seconds since 1970 UTC): the --known-at of a day. 0: none. */
enum kpi_status store_txn_at(struct store *s, int64_t when, int64_t *txn, struct err *err);

/** Counts of the whole database. */
struct store_counts {
	int64_t documents, versions, captures, claims, regions, indicators, runs, txn;
};
enum kpi_status store_counts(struct store *s, struct store_counts *out, struct err *err);

/* ---- writing ---------------------------------------------------------------- */

/**
 * Begin a transaction and draw its number. now: seconds since 1970 UTC (the
 * stored time never runs backwards). Everything until store_commit is stored
 * together or not at all.
 */
enum kpi_status store_begin(struct store *s, int64_t now, struct err *err);
/** Durable on KPI_OK. On failure everything is rolled back. */
enum kpi_status store_commit(struct store *s, struct err *err);
void store_rollback(struct store *s); /**< fine outside a transaction */

/** What the store computes of an article alone, so that another thread can. Zero-initialise it. Owned. */
struct store_packed {
	char text_sha[SHA256_HEX];
	struct buf text; /**< the article's text, compressed */
	struct buf raw;  /**< the bytes, compressed, where the database is to keep them */
};

struct deflater;

/** Fill it. d: the caller's, one a thread; raw: p NULL where the bytes are not to be kept. */
void store_pack(struct deflater *d, const struct article *a, struct slice raw, struct store_packed *out);
void store_packed_release(struct store_packed *p); /**< a zeroed struct is fine */

/** An article to store. Everything is borrowed for the call. */
struct store_item {
	const char *ident;            /**< the document's identity: URL, else path */
	const char *capture;          /**< SHA-256 of the bytes, hex */
	bool new_capture;             /**< the caller has asked: no capture of these bytes is stored */
	const char *media_type;       /**< "text/plain", "text/html" */
	uint64_t bytes;               /**< size of the capture */
	int64_t captured;             /**< see struct store_version */
	struct slice raw;             /**< the bytes, to be kept compressed in the database; p NULL: kept in the archive only */
	const char *archive_path;     /**< where the archive keeps them; NULL: nowhere */
	const char *archive_member;   /**< NULL: not in an archive; see struct store_version */
	bool archive_record;          /**< in a web archive, at archive_offset */
	uint64_t archive_offset;
	uint32_t archive_line;        /**< 0: the whole file */
	const char *extractor;        /**< version of the program */
	const struct article *article;
	const struct claims *claims;
	const struct store_packed *packed; /**< made ahead by store_pack; NULL: the store does it */
};

/** What became of it. */
struct store_put {
	int64_t document, version;
	bool new_document;            /**< false: a new version of a known one */
};

/**
 * Store an article with its claims inside the transaction. The caller has asked
 * store_find_capture first. KPI_EINPUT where the item itself is at fault: nothing
 * was written then. On any other failure the transaction must be rolled back.
 */
enum kpi_status store_put_article(struct store *s, const struct store_item *item, struct store_put *out,
				  struct err *err);

/**
 * The newest version made from the capture with this SHA-256 (hex): KPI_OK and *v
 * (valid until the next call of this verb), or KPI_ENOTFOUND.
 */
enum kpi_status store_find_capture(struct store *s, const char *sha256, struct store_version *v, struct err *err);

/** What a document says now: its newest version. *v is valid until the next call of this verb. KPI_ENOTFOUND. */
enum kpi_status store_newest(struct store *s, int64_t document, struct store_version *v, struct err *err);

/** What somebody said about a capture; NULL or unset where nothing. */
struct store_given {
	struct date published;
	const char *title, *source, *region_hint;
};

/** Likewise the newest version from this capture that agrees with all that was said. */
enum kpi_status store_find_given(struct store *s, const char *sha256, const struct store_given *given,
				 struct store_version *v, struct err *err);

/** The result of one pass over the inbox. */
struct store_run {
	int64_t started, finished;  /**< seconds since 1970 UTC */
	const char *program;        /**< name and version */
	/** in = stored + duplicate + no_claims + rejected + challenge + deferred; refused otherwise */
	int64_t in, stored, duplicate, no_claims, rejected, challenge, deferred;
	int64_t claims;             /**< claims stored */
};
enum kpi_status store_put_run(struct store *s, const struct store_run *run, struct err *err);
/** Call fn for every run in order. */
enum kpi_status store_runs(struct store *s, bool (*fn)(void *ctx, const struct store_run *run), void *ctx,
			   struct err *err);

/** All runs added up: started is the first's, finished the last's; program is "". *runs: how many. */
enum kpi_status store_run_sums(struct store *s, struct store_run *sums, int64_t *runs, struct err *err);

/** What the versions of one outlet amount to. */
struct store_source {
	const char *source;     /**< "" for those of unknown outlets */
	int64_t versions, claims;
	int64_t newest;         /**< the highest id of a version */
	struct date published;  /**< the last day; unset where no day is known */
};
/** Call fn for every outlet that a version with an id beyond `after` has, with what those versions amount to, by name. */
enum kpi_status store_sources(struct store *s, int64_t after, bool (*fn)(void *ctx, const struct store_source *source),
			      void *ctx, struct err *err);

/** Check the whole database: the engine's integrity check, foreign keys, claim counts. KPI_ESTORE says what is wrong. */
enum kpi_status store_check(struct store *s, struct err *err);

#endif
