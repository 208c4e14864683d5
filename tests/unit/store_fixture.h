/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TESTS_STORE_FIXTURE_H
#define KPI_TESTS_STORE_FIXTURE_H

/* A scratch database and articles to put into it. */

#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "store/backend.h"
#include "store/store.h"

static char dir[32];
static char path[64];

static inline void set_up(void)
{
	strcpy(dir, "test_store.XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/db", dir);
}

static inline void tear_down(void)
{
	static const char *const tails[] = {"", "-wal", "-shm", "-journal"};
	char name[96];

	for (size_t i = 0; i < 4; i++) {
		snprintf(name, sizeof(name), "%s%s", path, tails[i]);
		unlink(name);
	}
	rmdir(dir);
}

#define ck_ok(CALL)                                                                                                    \
	do {                                                                                                           \
		struct err ck_e = {0};                                                                                 \
		struct err *e = &ck_e;                                                                                 \
		enum kpi_status ck_st = (CALL);                                                                        \
		ck_assert_msg(ck_st == KPI_OK, "%s: status %d: %s", #CALL, (int)ck_st, e->msg);                        \
	} while (0)

static inline struct store *open_store(enum store_mode mode)
{
	struct store *s = NULL;

	ck_ok(store_open(path, mode, NULL, &s, e));
	return s;
}

/* Execute SQL on the file from outside. */
static inline void tamper(const char *sql)
{
	struct db *db;
	struct err e;

	ck_assert_int_eq(db_sqlite()->open(path, STORE_WRITE, NULL, &db, &e), KPI_OK);
	ck_assert_msg(db->ops->exec(db, sql, &e) == KPI_OK, "%s: %s", sql, e.msg);
	db->ops->close(db);
}

/* A claim of a level over a year, of the first bytes of the text. */
static inline struct claim level(const char *region, const char *indicator, int year, int64_t value)
{
	struct claim c = {.start = 0, .end = 3, .quote_start = 0, .quote_end = 6};

	c.region = region;
	c.region_code = UINT32_MAX;
	c.indicator = indicator;
	c.label = "案件";
	c.unit = "case";
	c.rule = "test";
	c.value = dec_int(value);
	c.range = interval_point(c.value);
	c.period = period_year(year);
	c.period_kind = PERIOD_YEAR;
	c.confidence = 90;
	return c;
}

/* Store a text with claims under an identity; in the transaction that is open. */
static inline struct store_put put(struct store *s, const char *ident, const char *text, const char *published,
				   struct claim *items, size_t n)
{
	struct article a = {0};
	struct claims claims = {.items = items, .n = n};
	struct store_item item = {.ident = ident, .media_type = "text/plain", .extractor = "kpid test"};
	struct store_put out;
	char sha[SHA256_HEX];

	buf_puts(&a.text, text);
	a.decoded.charset = "UTF-8";
	if (published != NULL) {
		ck_assert_int_eq(date_parse(slice_str(published), &a.published), KPI_OK);
		a.published_how = KNOWN_CALLER;
	}
	sha256_hex(a.text.p, a.text.n, sha);
	item.capture = sha;
	item.bytes = a.text.n;
	item.article = &a;
	item.claims = &claims;
	ck_ok(store_put_article(s, &item, &out, e));
	buf_release(&a.text);
	return out;
}

#endif
