/* SPDX-License-Identifier: BSD-2-Clause */
/* The statements. They keep to what both SQLite and PostgreSQL read alike. */
#include "store/sql.h"

/* read by load_version() in version.c */
#define VERSION_COLUMNS                                                                                      \
	"SELECT v.id, v.document, v.txn, d.ident, v.url, v.title, v.source, v.region_hint, v.published, "    \
	"v.published_how, c.sha256, b.sha256, c.archive_path, c.archive_line, v.extractor, v.claims, "       \
	"c.replaced, coalesce(v.captured, c.captured), c.archive_member, c.archive_offset "                  \
	"FROM doc_version v JOIN document d ON d.id = v.document JOIN capture c ON c.id = v.capture "        \
	"JOIN body b ON b.id = v.body "

/* read by load_claim() in read.c, written by put_claim() in put.c in this order */
#define CLAIM_COLUMNS                                                                                        \
	"id, version, year, region, indicator, measure, modality, value_mant, value_scale, unit, "           \
	"range_flags, "                                                                                      \
	"lo_mant, lo_scale, hi_mant, hi_scale, bound, basis, basis_arg, from_mant, from_scale, "             \
	"period_start, "                                                                                     \
	"period_end, period_kind, confidence, span_start, span_bytes, quote_start, quote_bytes, label, "     \
	"speaker, rule, inherited"
/* read by load_observation() in derived.c; written by store_put_observation(), behind year, region and indicator */
#define OBSERVATION_COLUMNS                                                                                  \
	"n, period_start, period_end, period_kind, measure, basis, basis_arg, unit, rank, "                  \
	"range_flags, lo_mant, lo_scale, hi_mant, hi_scale, value_mant, value_scale, bound, "                \
	"approximate, sources, copies, first_published, last_published, claim, stated_as_earlier"
/* claims of the versions behind $1, and of those that were the newest of these documents until then */
#define KEYS_SINCE                                                                                           \
	"SELECT DISTINCT c.year, c.region, c.indicator FROM "                                                \
	"(SELECT id FROM doc_version WHERE id > $1 UNION SELECT (SELECT max(p.id) FROM doc_version p "       \
	"WHERE p.document = n.document AND p.id <= $1) FROM doc_version n WHERE n.id > $1) AS u "            \
	"JOIN doc_version v ON v.id = u.id "                                                                 \
	"JOIN claim c ON c.id >= v.first_claim AND c.id < v.first_claim + v.claims "                         \
	"WHERE c.region IS NOT NULL AND c.indicator IS NOT NULL "
#define KEYS_ORDER  " ORDER BY 1, 2, 3"
#define CLAIM_ORDER " ORDER BY year, region, indicator, id"

static const char *const texts[SQL_COUNT] = {
	[SQL_BODY_LAST] = "SELECT b.id, b.sha256 FROM doc_version v JOIN body b ON b.id = v.body "
			  "WHERE v.document = $1 ORDER BY v.id DESC LIMIT 1",
	[SQL_BODY_PUT] = "INSERT INTO body (sha256, bytes, data) VALUES ($1, $2, $3) RETURNING id",
	[SQL_BODY_TEXT] =
		"SELECT b.bytes, b.data FROM doc_version v JOIN body b ON b.id = v.body WHERE v.id = $1",
	[SQL_CAPTURE_FIND] = "SELECT id FROM capture WHERE sha256 = $1",
	[SQL_CAPTURE_PUT] =
		"INSERT INTO capture (sha256, bytes, media_type, charset, charset_how, replaced, "
		"archive_path, archive_line, data, txn, captured, archive_member, archive_offset) "
		"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) RETURNING id",
	/* 2147483647 and '' where it does not matter */
	[SQL_CAPTURE_GIVEN] =
		"SELECT max(v.id) FROM capture c JOIN doc_version v ON v.capture = c.id "
		"WHERE c.sha256 = $1 AND ($2 = 2147483647 OR v.published = $2) AND ($3 = '' OR v.title = $3) "
		"AND ($4 = '' OR v.source = $4) AND ($5 = '' OR v.region_hint = $5)",
	[SQL_CLAIM] = "SELECT " CLAIM_COLUMNS " FROM claim WHERE id = $1",
	[SQL_CLAIM_LAST] = "SELECT coalesce(max(id), 0) FROM claim",
	[SQL_CLAIM_PUT] =
		"INSERT INTO claim (" CLAIM_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, "
		"$11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, "
		"$29, $30, $31, $32)",
	[SQL_CLAIMS_YEAR] = "SELECT " CLAIM_COLUMNS " FROM claim WHERE year = $1" CLAIM_ORDER,
	[SQL_CLAIMS_YEAR_INDICATOR] =
		"SELECT " CLAIM_COLUMNS " FROM claim WHERE year = $1 AND indicator = $2" CLAIM_ORDER,
	[SQL_CLAIMS_YEAR_REGION] =
		"SELECT " CLAIM_COLUMNS " FROM claim WHERE year = $1 AND region = $2" CLAIM_ORDER,
	[SQL_CLAIMS_YEAR_REGION_INDICATOR] =
		"SELECT " CLAIM_COLUMNS
		" FROM claim WHERE year = $1 AND region = $2 AND indicator = $3" CLAIM_ORDER,
	[SQL_CLAIMS_MISCOUNTED] = "SELECT v.id FROM doc_version v WHERE v.claims <> (SELECT count(*) FROM "
				  "claim c WHERE c.id >= v.first_claim "
				  "AND c.id < v.first_claim + v.claims AND c.version = v.id) LIMIT 1",
	[SQL_COUNTS] =
		"SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM doc_version), "
		"(SELECT count(*) FROM capture), (SELECT count(*) FROM claim), (SELECT count(*) FROM "
		"region), "
		"(SELECT count(*) FROM indicator), (SELECT count(*) FROM run), "
		"(SELECT coalesce(max(id), 0) FROM txn), (SELECT coalesce(sum(claims), 0) FROM doc_version)",
	[SQL_DERIVED] = "SELECT version, program FROM derived WHERE id = 1",
	[SQL_DERIVED_SET] = "UPDATE derived SET version = $1, program = $2 WHERE id = 1",
	[SQL_DOCUMENT_FIND] = "SELECT id FROM document WHERE ident = $1",
	[SQL_DOCUMENT_PUT] = "INSERT INTO document (ident, txn) VALUES ($1, $2) RETURNING id",
	[SQL_INDICATOR_FIND] = "SELECT id FROM indicator WHERE name = $1",
	[SQL_INDICATOR_NAME] = "SELECT name, NULL FROM indicator WHERE id = $1",
	[SQL_INDICATOR_PUT] = "INSERT INTO indicator (name) VALUES ($1) RETURNING id",
	[SQL_INDICATORS] = "SELECT name FROM indicator ORDER BY name",
	[SQL_KEYS_OF] = "SELECT year, region, indicator FROM claim WHERE year = $1 AND region IS NOT NULL "
			"AND indicator IS NOT NULL "
			"UNION SELECT year, region, indicator FROM stated WHERE year = $1 "
			"UNION SELECT year, region, indicator FROM observation WHERE year = $1" KEYS_ORDER,
	[SQL_KEYS_SINCE] = KEYS_SINCE KEYS_ORDER,
	[SQL_KEYS_STATING] = "SELECT DISTINCT year, region, indicator FROM claim WHERE from_mant IS NOT NULL "
			     "AND region IS NOT NULL AND indicator IS NOT NULL" KEYS_ORDER,
	[SQL_KEYS_STATING_SINCE] = KEYS_SINCE "AND c.from_mant IS NOT NULL" KEYS_ORDER,
	[SQL_KEYS_YEAR] = "SELECT min(y) FROM (SELECT min(year) AS y FROM claim WHERE year >= $1 "
			  "UNION ALL SELECT min(year) FROM stated WHERE year >= $1 "
			  "UNION ALL SELECT min(year) FROM observation WHERE year >= $1) AS years",
	[SQL_OBSERVATION_PUT] =
		"INSERT INTO observation (year, region, indicator, " OBSERVATION_COLUMNS
		") VALUES ($1, $2, $3, "
		"$4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, "
		"$23, $24, $25, $26, $27)",
	[SQL_OBSERVATIONS] =
		"SELECT " OBSERVATION_COLUMNS " FROM observation WHERE year = $1 AND region = $2 "
		"AND indicator = $3 ORDER BY n",
	[SQL_OBSERVATIONS_CLEAR] = "DELETE FROM observation",
	[SQL_OBSERVATIONS_DROP] =
		"DELETE FROM observation WHERE year = $1 AND region = $2 AND indicator = $3",
	[SQL_REGION_FIND] = "SELECT id FROM region WHERE name = $1",
	[SQL_REGION_NAME] = "SELECT name, code FROM region WHERE id = $1",
	[SQL_REGION_PUT] = "INSERT INTO region (name, code) VALUES ($1, $2) RETURNING id",
	[SQL_REGIONS] = "SELECT id, code, name FROM region ORDER BY name",
	[SQL_RUN_PUT] =
		"INSERT INTO run (started, finished, program, items, stored, duplicate, no_claims, rejected, "
		"deferred, claims, txn, challenge) "
		"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
	[SQL_RUN_SUMS] =
		"SELECT count(*), coalesce(min(started), 0), coalesce(max(finished), 0), "
		"coalesce(sum(items), 0), "
		"coalesce(sum(stored), 0), coalesce(sum(duplicate), 0), coalesce(sum(no_claims), 0), "
		"coalesce(sum(rejected), 0), coalesce(sum(deferred), 0), coalesce(sum(claims), 0), "
		"coalesce(sum(challenge), 0) FROM run",
	[SQL_RUNS] = "SELECT started, finished, program, items, stored, duplicate, no_claims, rejected, "
		     "deferred, claims, challenge "
		     "FROM run ORDER BY id",
	[SQL_SOURCES] = "SELECT coalesce(source, ''), count(*), sum(claims), max(id), max(published) "
			"FROM doc_version WHERE id > $1 GROUP BY 1 ORDER BY 1",
	[SQL_STATED] = "SELECT by_year FROM stated WHERE year = $1 AND region = $2 AND indicator = $3 "
		       "ORDER BY by_year",
	[SQL_STATED_CLEAR] = "DELETE FROM stated",
	[SQL_STATED_COUNT] = "SELECT count(*) FROM stated",
	[SQL_STATED_PUT] = "INSERT INTO stated (year, region, indicator, by_year) VALUES ($1, $2, $3, $4) "
			   "ON CONFLICT DO NOTHING",
	[SQL_TERM_FIND] = "SELECT id FROM term WHERE text = $1",
	[SQL_TERM_NAME] = "SELECT text, NULL FROM term WHERE id = $1",
	[SQL_TERM_PUT] = "INSERT INTO term (text) VALUES ($1) RETURNING id",
	[SQL_TXN_AT] = "SELECT coalesce(max(id), 0) FROM txn WHERE at <= $1",
	[SQL_TXN_LAST] = "SELECT id, at FROM txn ORDER BY id DESC LIMIT 1",
	[SQL_TXN_PUT] = "INSERT INTO txn (id, at) VALUES ($1, $2)",
	[SQL_VERSION] = VERSION_COLUMNS "WHERE v.id = $1",
	[SQL_VERSION_LAST] = "SELECT coalesce(max(id), 0) FROM doc_version",
	/* $2: known at; $3: published up to, 2147483647 where it does not matter */
	[SQL_VERSION_NEWEST] = "SELECT max(id) FROM doc_version WHERE document = $1 AND txn <= $2 "
			       "AND (published <= $3 OR $3 = 2147483647)",
	[SQL_VERSION_PUT] =
		"INSERT INTO doc_version (document, capture, body, txn, url, title, source, region_hint, "
		"published, published_how, extractor, first_claim, claims, captured) "
		"VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) RETURNING id",
	[SQL_VERSIONS] = VERSION_COLUMNS "ORDER BY v.id",
	[SQL_YEAR_NEXT] = "SELECT min(year) FROM claim WHERE year >= $1",
};

const char *sql_text(enum sql id)
{
	return texts[id];
}
