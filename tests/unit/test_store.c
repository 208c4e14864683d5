/* SPDX-License-Identifier: BSD-2-Clause */
/* The store: what is put in comes out, by both clocks, and evidence stays. */
#include "store_fixture.h"

#include "extract/claim.h"

/* How many claims a query yields. */
static int count(struct store *s, struct store_query q)
{
	struct store_claims *c;
	struct store_claim row;
	struct err err = {0};
	enum kpi_status st;
	int n = 0;

	ck_ok(store_claims_open(s, &q, &c, e));
	while ((st = store_claims_next(c, &row, &err)) == KPI_OK)
		n++;
	ck_assert_msg(st == KPI_ENOTFOUND, "%s", err.msg);
	store_claims_close(c);
	return n;
}

static struct claim rich_claim(void)
{
	struct claim c = {
		.start = 9,
		.end = 21,
		.quote_start = 3,
		.quote_end = 26,
		.indicator = "crime.criminal.filed",
		.label = "刑事案件",
		.measure = MEASURE_CHANGE,
		.value = {-702, 2},
		.unit = "percent",
		.range = {.lo = {-710, 2}, .hi = {-702, 2}, .has_lo = true, .has_hi = true, .lo_open = true},
		.bound = BOUND_GT,
		.basis = {.kind = BASIS_SINCE, .since = {2012, 1, 1}},
		.has_from = true,
		.from = {18886, 0},
		.period = {{2018, 1, 1}, {2018, 8, 30}},
		.period_kind = PERIOD_YTD,
		.region = "甲省乙市",
		.region_code = 990100,
		.modality = MODALITY_TARGET,
		.speaker = "局长",
		.rule = "clause.pair",
		.inherited = INHERIT_REGION | INHERIT_SUBJECT_SENTENCE,
		.confidence = 77,
	};

	return c;
}

static void ck_same_claim(const struct claim *a, const struct claim *b)
{
	ck_assert_uint_eq(a->start, b->start);
	ck_assert_uint_eq(a->end, b->end);
	ck_assert_uint_eq(a->quote_start, b->quote_start);
	ck_assert_uint_eq(a->quote_end, b->quote_end);
	ck_assert_str_eq(a->indicator, b->indicator);
	ck_assert_str_eq(a->label, b->label);
	ck_assert_int_eq(a->measure, b->measure);
	ck_assert_mem_eq(&a->value, &b->value, sizeof(a->value));
	ck_assert_str_eq(a->unit, b->unit);
	ck_assert_int_eq(a->range.lo.mant, b->range.lo.mant);
	ck_assert_int_eq(a->range.lo.scale, b->range.lo.scale);
	ck_assert_int_eq(a->range.hi.mant, b->range.hi.mant);
	ck_assert_int_eq(a->range.hi.scale, b->range.hi.scale);
	ck_assert_int_eq(a->range.has_lo, b->range.has_lo);
	ck_assert_int_eq(a->range.has_hi, b->range.has_hi);
	ck_assert_int_eq(a->range.lo_open, b->range.lo_open);
	ck_assert_int_eq(a->range.hi_open, b->range.hi_open);
	ck_assert_int_eq(a->bound, b->bound);
	ck_assert_int_eq(a->basis.kind, b->basis.kind);
	ck_assert_int_eq(a->basis.year, b->basis.year);
	ck_assert(date_eq(a->basis.since, b->basis.since));
	ck_assert_int_eq(a->has_from, b->has_from);
	ck_assert_int_eq(a->from.mant, b->from.mant);
	ck_assert(period_eq(a->period, b->period));
	ck_assert_int_eq(a->period_kind, b->period_kind);
	ck_assert_str_eq(a->region, b->region);
	ck_assert_uint_eq(a->region_code, b->region_code);
	ck_assert_int_eq(a->modality, b->modality);
	ck_assert_str_eq(a->speaker, b->speaker);
	ck_assert_str_eq(a->rule, b->rule);
	ck_assert_uint_eq(a->inherited, b->inherited);
	ck_assert_int_eq(a->confidence, b->confidence);
}

START_TEST(every_field_of_a_claim_comes_back)
{
	struct claim in[2] = {rich_claim(), level(NULL, NULL, 2017, 5)};
	struct store_claims *c;
	struct store_claim row;
	struct store *s;

	set_up();
	in[1].period = (struct period){{0}, {0}};
	in[1].range = (struct interval){0};
	in[1].basis = (struct basis){.kind = BASIS_YEAR, .year = 2015};
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	put(s, "a.txt", "abc刑事案件下降7.02%多\n", "2018-08-29", in, 2);
	ck_ok(store_commit(s, e));
	store_close(s);

	s = open_store(STORE_READ);
	ck_ok(store_claims_open(s, &(struct store_query){0}, &c, e));
	ck_ok(store_claims_next(c, &row, e));
	ck_assert_int_eq(row.year, 0);
	ck_assert_ptr_null(row.claim.region);
	ck_assert_uint_eq(row.claim.region_code, UINT32_MAX);
	ck_assert_ptr_null(row.claim.indicator);
	ck_assert_ptr_null(row.claim.speaker);
	ck_assert(!row.claim.range.has_lo && !row.claim.range.has_hi && !row.claim.has_from);
	ck_assert(!date_is_set(row.claim.period.start) && !date_is_set(row.claim.period.end));
	ck_assert_int_eq(row.claim.basis.year, 2015);
	ck_ok(store_claims_next(c, &row, e));
	ck_assert_int_eq(row.year, 2018);
	ck_same_claim(&row.claim, &in[0]);
	ck_assert_int_eq(store_claims_next(c, &row, NULL), KPI_ENOTFOUND);
	ck_assert_int_eq(store_claims_next(c, &row, NULL), KPI_ENOTFOUND);
	store_claims_close(c);
	store_close(s);
	tear_down();
}
END_TEST

START_TEST(evidence_comes_back_with_the_claim)
{
	struct claim in = rich_claim();
	char title[] = "标题", source[] = "某报", url[] = "https://e.test/1", hint[] = "甲省";
	struct article a = {.title = title,
			    .source = source,
			    .url = url,
			    .region_hint = hint,
			    .published = {2018, 8, 29},
			    .published_how = KNOWN_META,
			    .decoded = {.charset = "GB18030", .how = CHARSET_DECLARED, .replaced = 3}};
	struct claims claims = {.items = &in, .n = 1};
	struct store_item item = {.ident = "https://e.test/1",
				  .media_type = "text/html",
				  .bytes = 4,
				  .raw = slice_str("raw!"),
				  .archive_path = "2018/08/x.html",
				  .archive_line = 7,
				  .archive_member = "a/b.warc",
				  .archive_record = true,
				  .archive_offset = 5000000000,
				  .captured = 1535500000,
				  .extractor = "kpid 1",
				  .article = &a,
				  .claims = &claims};
	struct buf quote = {0}, value = {0};
	struct store_claim row;
	struct store_put out;
	struct store *s;
	char sha[SHA256_HEX], text_sha[SHA256_HEX];

	set_up();
	buf_puts(&a.text, "abc刑事案件下降7.02%多\n");
	sha256_hex("raw!", 4, sha);
	sha256_hex(a.text.p, a.text.n, text_sha);
	item.capture = sha;
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	ck_ok(store_put_article(s, &item, &out, e));
	ck_assert(out.new_document);
	ck_ok(store_commit(s, e));
	ck_ok(store_claim(s, 1, &row, e));
	ck_assert_int_eq(store_claim(s, 2, &row, NULL), KPI_ENOTFOUND);
	ck_ok(store_claim(s, 1, &row, e));
	ck_same_claim(&row.claim, &in);
	ck_ok(store_quote(s, &row, &quote, &value, e));
	ck_slice_eq(buf_slice(&quote), "刑事案件下降7.02%");
	ck_slice_eq(buf_slice(&value), "案件下降");
	ck_assert_str_eq(row.version->ident, "https://e.test/1");
	ck_assert_str_eq(row.version->url, "https://e.test/1");
	ck_assert_str_eq(row.version->title, "标题");
	ck_assert_str_eq(row.version->source, "某报");
	ck_assert_str_eq(row.version->region_hint, "甲省");
	ck_assert(date_eq(row.version->published, a.published));
	ck_assert_int_eq(row.version->published_how, KNOWN_META);
	ck_assert_str_eq(row.version->capture, sha);
	ck_assert_str_eq(row.version->text_sha, text_sha);
	ck_assert_str_eq(row.version->archive_path, "2018/08/x.html");
	ck_assert_uint_eq(row.version->archive_line, 7);
	ck_assert_str_eq(row.version->archive_member, "a/b.warc");
	ck_assert(row.version->archive_record);
	ck_assert_uint_eq(row.version->archive_offset, 5000000000);
	ck_assert_str_eq(row.version->extractor, "kpid 1");
	ck_assert_uint_eq(row.version->claims, 1);
	ck_assert_uint_eq(row.version->replaced, 3);
	ck_assert_int_eq(row.version->captured, 1535500000);
	ck_assert_int_eq(row.version->txn, 1);
	ck_ok(store_check(s, e));
	store_close(s);
	buf_release(&a.text);
	buf_release(&quote);
	buf_release(&value);
	tear_down();
}
END_TEST

START_TEST(queries_narrow_by_region_indicator_and_years)
{
	struct claim in[] = {level("甲市", "i.a", 2017, 1), level("甲市", "i.a", 2018, 2),
			     level("甲市", "i.b", 2018, 3), level("乙市", "i.a", 2018, 4),
			     level("乙市", NULL, 2016, 5)};
	struct store *s;

	set_up();
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	put(s, "a.txt", "一二三四", "2019-01-02", in, 5);
	ck_ok(store_commit(s, e));
	ck_assert_int_eq(count(s, (struct store_query){0}), 5);
	ck_assert_int_eq(count(s, (struct store_query){.region = "甲市"}), 3);
	ck_assert_int_eq(count(s, (struct store_query){.region = "丙市"}), 0);
	ck_assert_int_eq(count(s, (struct store_query){.indicator = "i.a"}), 3);
	ck_assert_int_eq(count(s, (struct store_query){.indicator = "i.z"}), 0);
	ck_assert_int_eq(count(s, (struct store_query){.region = "甲市", .indicator = "i.a"}), 2);
	ck_assert_int_eq(count(s, (struct store_query){.year_from = 2017, .year_to = 2018}), 4);
	ck_assert_int_eq(count(s, (struct store_query){.year_from = 2016, .year_to = 2016}), 1);
	ck_assert_int_eq(count(s, (struct store_query){.year_from = 2019, .year_to = 2030}), 0);
	ck_assert_int_eq(count(s, (struct store_query){.year_from = 2018,
						       .year_to = 2018,
						       .region = "甲市",
						       .indicator = "i.b"}),
			 1);
	store_close(s);
	tear_down();
}
END_TEST

START_TEST(a_claim_counts_for_the_year_of_its_last_day)
{
	struct claim in[] = {level("甲市", "i.a", 2018, 1), level("甲市", "i.a", 2018, 2),
			     level("甲市", "i.a", 2018, 3)};
	struct store *s;

	set_up();
	in[0].period = (struct period){{2016, 1, 1}, {2018, 8, 1}};
	in[1].period = (struct period){{2017, 1, 1}, {2018, 1, 1}};
	in[2].period = (struct period){{2015, 5, 1}, {0}};
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	put(s, "a.txt", "一二三四", "2019-01-02", in, 3);
	ck_ok(store_commit(s, e));
	ck_assert_int_eq(count(s, (struct store_query){.year_from = 2018, .year_to = 2018}), 1);
	ck_assert_int_eq(count(s, (struct store_query){.year_from = 2017, .year_to = 2017}), 1);
	ck_assert_int_eq(count(s, (struct store_query){.year_from = 2015, .year_to = 2015}), 1);
	ck_assert_int_eq(count(s, (struct store_query){.year_from = 2016, .year_to = 2016}), 0);
	store_close(s);
	tear_down();
}
END_TEST

START_TEST(a_changed_page_is_a_new_version_and_the_old_one_stays)
{
	struct claim old = level("甲市", "i.a", 2018, 1), new = level("甲市", "i.a", 2018, 2);
	struct store_put first, second;
	struct store_version v;
	struct buf text = {0};
	struct store *s;
	char sha[SHA256_HEX];

	set_up();
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	first = put(s, "https://e.test/1", "旧的文字", "2018-08-01", &old, 1);
	ck_ok(store_commit(s, e));
	ck_ok(store_begin(s, 200, e));
	second = put(s, "https://e.test/1", "新的文字", "2018-09-01", &new, 1);
	ck_ok(store_commit(s, e));
	ck_assert(first.new_document && !second.new_document);
	ck_assert_int_eq(first.document, second.document);
	ck_assert_int_ne(first.version, second.version);
	ck_assert_int_eq(count(s, (struct store_query){0}), 1);
	ck_assert_int_eq(count(s, (struct store_query){.all_versions = true}), 2);
	/* what was known, and what had been published, before the change */
	ck_assert_int_eq(count(s, (struct store_query){.known_at = 1}), 1);
	ck_assert_int_eq(count(s, (struct store_query){.as_of = {2018, 8, 15}}), 1);
	ck_assert_int_eq(count(s, (struct store_query){.as_of = {2018, 7, 31}}), 0);
	ck_ok(store_text(s, first.version, &text, e));
	ck_slice_eq(buf_slice(&text), "旧的文字");
	sha256_hex("旧的文字", strlen("旧的文字"), sha);
	ck_ok(store_find_capture(s, sha, &v, e));
	ck_assert_int_eq(v.id, first.version);
	ck_ok(store_newest(s, first.document, &v, e));
	ck_assert_int_eq(v.id, second.version);
	ck_assert_int_eq(store_newest(s, 99, &v, NULL), KPI_ENOTFOUND);
	buf_release(&text);
	store_close(s);
	tear_down();
}
END_TEST

START_TEST(an_undated_article_is_left_out_as_of_a_day)
{
	struct claim in = level("甲市", "i.a", 2018, 1);
	struct store *s;

	set_up();
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	put(s, "a.txt", "文字文字", NULL, &in, 1);
	ck_ok(store_commit(s, e));
	ck_assert_int_eq(count(s, (struct store_query){0}), 1);
	ck_assert_int_eq(count(s, (struct store_query){.as_of = {2030, 1, 1}}), 0);
	store_close(s);
	tear_down();
}
END_TEST

START_TEST(transaction_numbers_grow_though_the_clock_runs_back)
{
	struct store *s;
	int64_t txn = -1;

	set_up();
	s = open_store(STORE_WRITE);
	ck_ok(store_txn(s, &txn, e));
	ck_assert_int_eq(txn, 0);
	ck_ok(store_begin(s, 1000, e));
	ck_ok(store_commit(s, e));
	ck_ok(store_begin(s, 10, e));
	ck_ok(store_commit(s, e));
	ck_ok(store_begin(s, 2000, e));
	ck_ok(store_commit(s, e));
	ck_ok(store_txn(s, &txn, e));
	ck_assert_int_eq(txn, 3);
	ck_ok(store_txn_at(s, 1000, &txn, e));
	ck_assert_int_eq(txn, 2);
	ck_ok(store_txn_at(s, 999, &txn, e));
	ck_assert_int_eq(txn, 0);
	ck_ok(store_txn_at(s, 1999, &txn, e));
	ck_assert_int_eq(txn, 2);
	ck_ok(store_txn_at(s, 5000, &txn, e));
	ck_assert_int_eq(txn, 3);
	store_close(s);
	tear_down();
}
END_TEST

START_TEST(a_rolled_back_transaction_leaves_nothing_behind)
{
	struct claim a = level("甲市", "i.a", 2018, 1), b = level("乙市", "i.b", 2018, 2);
	struct store_counts n;
	struct store_claims *c;
	struct store_claim row;
	struct store *s;

	set_up();
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	put(s, "a.txt", "一二三四", NULL, &a, 1);
	store_rollback(s);
	ck_ok(store_counts(s, &n, e));
	ck_assert_int_eq(n.documents + n.versions + n.claims + n.regions + n.txn, 0);
	/* the numbers that the lost names had are given to others now */
	ck_ok(store_begin(s, 100, e));
	put(s, "b.txt", "五六七八", NULL, &b, 1);
	put(s, "a.txt", "一二三四", NULL, &a, 1);
	ck_ok(store_commit(s, e));
	ck_ok(store_claims_open(s, &(struct store_query){.region = "乙市"}, &c, e));
	ck_ok(store_claims_next(c, &row, e));
	ck_assert_str_eq(row.claim.region, "乙市");
	ck_assert_str_eq(row.claim.indicator, "i.b");
	ck_assert_str_eq(row.version->ident, "b.txt");
	ck_assert_int_eq(store_claims_next(c, &row, NULL), KPI_ENOTFOUND);
	store_claims_close(c);
	ck_ok(store_check(s, e));
	store_close(s);
	tear_down();
}
END_TEST

START_TEST(a_reader_sees_one_snapshot_and_never_waits)
{
	struct claim in[] = {level("甲市", "i.a", 2018, 1)};
	struct store *w, *r, *r2;

	set_up();
	w = open_store(STORE_WRITE);
	ck_ok(store_begin(w, 100, e));
	put(w, "a.txt", "一二三四", NULL, in, 1);
	ck_ok(store_commit(w, e));
	r = open_store(STORE_READ);
	ck_ok(store_begin(w, 200, e));
	put(w, "b.txt", "五六七八", NULL, in, 1);
	/* while the writer is inside its transaction */
	ck_assert_int_eq(count(r, (struct store_query){0}), 1);
	ck_ok(store_commit(w, e));
	ck_assert_int_eq(count(r, (struct store_query){0}), 1);
	r2 = open_store(STORE_READ);
	ck_assert_int_eq(count(r2, (struct store_query){0}), 2);
	store_close(r2);
	store_close(r);
	store_close(w);
	tear_down();
}
END_TEST

START_TEST(a_second_writer_is_told_that_the_database_is_busy)
{
	struct store *a, *b;
	struct err err = {0};

	set_up();
	a = open_store(STORE_WRITE);
	ck_ok(store_open(path, STORE_WRITE, &(struct store_options){.busy_ms = 0}, &b, e));
	ck_ok(store_begin(a, 100, e));
	ck_assert_int_eq(store_begin(b, 100, &err), KPI_EBUSY);
	ck_assert_str_eq(err.file, path);
	ck_assert_ptr_nonnull(strstr(err.msg, "another process"));
	ck_ok(store_commit(a, e));
	ck_ok(store_begin(b, 100, e));
	ck_ok(store_commit(b, e));
	store_close(b);
	store_close(a);
	tear_down();
}
END_TEST

START_TEST(a_full_database_keeps_what_was_committed)
{
	struct claim in[] = {level("甲市", "i.a", 2018, 1)};
	struct article a = {.decoded = {.charset = "UTF-8"}};
	struct claims claims = {.items = in, .n = 1};
	struct store_item item = {
		.media_type = "text/plain", .extractor = "x", .article = &a, .claims = &claims};
	struct store_put out;
	struct store_counts n;
	struct store *s;
	enum kpi_status st = KPI_OK;
	unsigned int i, seed = 7, stored = 0;
	char ident[16], sha[SHA256_HEX];

	set_up();
	ck_ok(store_open(path, STORE_WRITE, &(struct store_options){.busy_ms = 0, .max_bytes = 400000}, &s,
			 e));
	for (i = 0; i < 1000 && st == KPI_OK; i++) {
		buf_clear(&a.text);
		while (a.text.n < 8000)
			buf_putcp(&a.text, 0x4e00 + (seed = seed * 1103515245 + 12345) / 65536 % 20000);
		sha256_hex(a.text.p, a.text.n, sha);
		snprintf(ident, sizeof(ident), "%u", i);
		item.ident = ident;
		item.capture = sha;
		ck_ok(store_begin(s, 100, e));
		st = store_put_article(s, &item, &out, NULL);
		if (st == KPI_OK)
			st = store_commit(s, NULL);
		if (st == KPI_OK)
			stored++;
		else
			store_rollback(s);
	}
	ck_assert_int_eq(st, KPI_EFULL);
	ck_assert_uint_gt(stored, 3);
	ck_ok(store_counts(s, &n, e));
	ck_assert_int_eq(n.versions, stored);
	ck_assert_int_eq(n.claims, stored);
	ck_ok(store_check(s, e));
	store_close(s);
	buf_release(&a.text);
	tear_down();
}
END_TEST

START_TEST(a_claim_outside_its_article_is_refused)
{
	struct claim in = level("甲市", "i.a", 2018, 1);
	struct article a = {.decoded = {.charset = "UTF-8"}};
	struct claims claims = {.items = &in, .n = 1};
	struct store_item item = {.ident = "a.txt",
				  .media_type = "text/plain",
				  .extractor = "x",
				  .article = &a,
				  .claims = &claims};
	struct store_put out;
	struct store *s;
	char sha[SHA256_HEX];

	set_up();
	buf_puts(&a.text, "短");
	sha256_hex(a.text.p, a.text.n, sha);
	item.capture = sha;
	s = open_store(STORE_WRITE);
	ck_assert_int_eq(store_put_article(s, &item, &out, NULL), KPI_ESTORE);
	ck_ok(store_begin(s, 100, e));
	ck_assert_int_eq(store_put_article(s, &item, &out, NULL), KPI_EINPUT);
	in.quote_end = in.end = 3;
	in.label = NULL;
	ck_assert_int_eq(store_put_article(s, &item, &out, NULL), KPI_EINPUT);
	in.label = "x";
	item.capture = "nothing like a sum";
	ck_assert_int_eq(store_put_article(s, &item, &out, NULL), KPI_EINPUT);
	store_rollback(s);
	store_close(s);
	buf_release(&a.text);
	tear_down();
}
END_TEST

START_TEST(a_run_whose_states_do_not_add_up_is_refused)
{
	struct store_run good = {.started = 1,
				 .finished = 2,
				 .program = "kpid 1",
				 .in = 5,
				 .stored = 1,
				 .duplicate = 1,
				 .no_claims = 1,
				 .rejected = 1,
				 .deferred = 1,
				 .claims = 17};
	struct store_run bad = good;
	struct store_counts n;
	struct store *s;

	set_up();
	bad.in = 6;
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	ck_assert_int_eq(store_put_run(s, &bad, NULL), KPI_ESTORE);
	ck_ok(store_put_run(s, &good, e));
	ck_ok(store_commit(s, e));
	ck_ok(store_counts(s, &n, e));
	ck_assert_int_eq(n.runs, 1);
	store_close(s);
	tear_down();
}
END_TEST

static bool note_run(void *ctx, const struct store_run *r)
{
	buf_printf(ctx, "%s %lld=%lld+%lld+%lld+%lld+%lld %lld;", r->program, (long long)r->in,
		   (long long)r->stored, (long long)r->duplicate, (long long)r->no_claims,
		   (long long)r->rejected, (long long)r->deferred, (long long)r->claims);
	return true;
}

static bool note_region(void *ctx, const struct store_region *r)
{
	buf_printf(ctx, "%s %u;", r->name, r->code);
	return true;
}

static bool note_indicator(void *ctx, const char *name)
{
	buf_printf(ctx, "%s;", name);
	return true;
}

static bool note_version(void *ctx, const struct store_version *v)
{
	buf_printf(ctx, "%s %u;", v->ident, v->claims);
	return strcmp(v->ident, "b.txt") != 0;
}

START_TEST(lists_come_in_order_and_stop_when_told)
{
	struct claim in[] = {level("b市", "i.b", 2018, 1), level("a市", "i.a", 2018, 1)};
	struct store_run run = {.program = "kpid 1", .in = 3, .stored = 3, .claims = 2};
	struct buf b = {0};
	struct store *s;

	set_up();
	in[1].region_code = 990100;
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	put(s, "c.txt", "一二三四", NULL, in, 2);
	put(s, "b.txt", "五六七八", NULL, NULL, 0);
	put(s, "a.txt", "九十", NULL, NULL, 0);
	ck_ok(store_put_run(s, &run, e));
	ck_ok(store_commit(s, e));
	ck_ok(store_regions(s, note_region, &b, e));
	ck_slice_eq(buf_slice(&b), "a市 990100;b市 4294967295;");
	buf_clear(&b);
	ck_ok(store_indicators(s, note_indicator, &b, e));
	ck_slice_eq(buf_slice(&b), "i.a;i.b;");
	buf_clear(&b);
	ck_ok(store_versions(s, note_version, &b, e));
	ck_slice_eq(buf_slice(&b), "c.txt 2;b.txt 0;");
	buf_clear(&b);
	ck_ok(store_runs(s, note_run, &b, e));
	ck_slice_eq(buf_slice(&b), "kpid 1 3=3+0+0+0+0 2;");
	buf_release(&b);
	store_close(s);
	tear_down();
}
END_TEST

START_TEST(several_cursors_and_many_versions_go_together)
{
	enum { MANY = 4200 };
	struct store_claims *a, *b;
	struct store_claim ra, rb;
	struct store *s;
	char ident[16], text[32];
	struct buf quote = {0}, value = {0};
	int i;

	set_up();
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	for (i = 0; i < MANY; i++) {
		struct claim c = level("甲市", "i.a", 2018, i);

		c.quote_end = 7;

		snprintf(ident, sizeof(ident), "%d.txt", i);
		snprintf(text, sizeof(text), "文字%d", i);
		put(s, ident, text, NULL, &c, 1);
	}
	ck_ok(store_commit(s, e));
	ck_ok(store_claims_open(s, &(struct store_query){0}, &a, e));
	ck_ok(store_claims_open(s, &(struct store_query){.region = "甲市"}, &b, e));
	for (i = 0; i < MANY; i++) {
		ck_ok(store_claims_next(a, &ra, e));
		ck_ok(store_claims_next(b, &rb, e));
		snprintf(ident, sizeof(ident), "%d.txt", i);
		ck_assert_str_eq(ra.version->ident, ident);
		ck_assert_str_eq(rb.version->ident, ident);
		ck_assert_int_eq(rb.claim.value.mant, i);
		/* texts share their places in what is kept */
		snprintf(ident, sizeof(ident), "%d", i);
		snprintf(text, sizeof(text), "文字%c", ident[0]);
		ck_ok(store_quote(s, &ra, &quote, &value, e));
		ck_slice_eq(buf_slice(&quote), text);
		ck_slice_eq(buf_slice(&value), "文");
	}
	buf_release(&quote);
	buf_release(&value);
	store_claims_close(a);
	store_claims_close(b);
	store_close(s);
	tear_down();
}
END_TEST

START_TEST(damage_is_reported_and_not_believed)
{
	struct claim in = level("甲市", "i.a", 2018, 1);
	struct store_claim row;
	struct buf text = {0};
	struct err err = {0};
	struct store *s;

	set_up();
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	put(s, "a.txt", "一二三四", NULL, &in, 1);
	ck_ok(store_commit(s, e));
	store_close(s);

	tamper("UPDATE body SET bytes = bytes + 1");
	s = open_store(STORE_READ);
	ck_assert_int_eq(store_text(s, 1, &text, &err), KPI_ESTORE);
	ck_assert_int_eq(store_text(s, 9, &text, &err), KPI_ENOTFOUND);
	ck_assert_uint_eq(text.n, 0);
	store_close(s);

	tamper("UPDATE claim SET measure = 77");
	s = open_store(STORE_READ);
	ck_assert_int_eq(store_claim(s, 1, &row, &err), KPI_ESTORE);
	ck_assert_ptr_nonnull(strstr(err.msg, "out of range"));
	store_close(s);

	tamper("PRAGMA foreign_keys = OFF; UPDATE claim SET measure = 0, label = 99");
	s = open_store(STORE_READ);
	ck_assert_int_eq(store_claim(s, 1, &row, &err), KPI_ESTORE);
	ck_assert_int_eq(store_check(s, &err), KPI_ESTORE);
	store_close(s);

	tamper("DELETE FROM claim");
	s = open_store(STORE_READ);
	ck_assert_int_eq(store_check(s, &err), KPI_ESTORE);
	ck_assert_ptr_nonnull(strstr(err.msg, "0 claims are stored"));
	store_close(s);
	buf_release(&text);
	tear_down();
}
END_TEST

START_TEST(the_same_text_is_kept_once)
{
	struct article a = {.decoded = {.charset = "UTF-8"}};
	struct claims none = {0};
	struct store_item item = {.ident = "a.html",
				  .media_type = "text/html",
				  .extractor = "x",
				  .article = &a,
				  .claims = &none};
	struct store_put out;
	struct store_version v1, v2;
	struct store *s;
	char sha[2][SHA256_HEX];

	set_up();
	buf_puts(&a.text, "正文");
	sha256_hex("1", 1, sha[0]);
	sha256_hex("2", 1, sha[1]);
	s = open_store(STORE_WRITE);
	ck_ok(store_begin(s, 100, e));
	item.capture = sha[0];
	ck_ok(store_put_article(s, &item, &out, e));
	item.capture = sha[1];
	item.captured = 2000;
	ck_ok(store_put_article(s, &item, &out, e));
	/* the first bytes again, at a later moment */
	item.capture = sha[0];
	item.captured = 3000;
	ck_ok(store_put_article(s, &item, &out, e));
	ck_ok(store_commit(s, e));
	ck_ok(store_find_capture(s, sha[0], &v1, e));
	ck_assert_int_eq(v1.id, 3);
	ck_assert_int_eq(v1.captured, 3000);
	ck_ok(store_find_capture(s, sha[1], &v2, e));
	ck_assert_int_eq(v2.id, 2);
	store_close(s);
	tamper("CREATE TEMP TABLE t (n INTEGER CHECK (n = 1)); INSERT INTO t SELECT count(*) FROM body");
	buf_release(&a.text);
	tear_down();
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {every_field_of_a_claim_comes_back,
				      evidence_comes_back_with_the_claim,
				      queries_narrow_by_region_indicator_and_years,
				      a_claim_counts_for_the_year_of_its_last_day,
				      a_changed_page_is_a_new_version_and_the_old_one_stays,
				      an_undated_article_is_left_out_as_of_a_day,
				      transaction_numbers_grow_though_the_clock_runs_back,
				      a_rolled_back_transaction_leaves_nothing_behind,
				      a_reader_sees_one_snapshot_and_never_waits,
				      a_second_writer_is_told_that_the_database_is_busy,
				      a_full_database_keeps_what_was_committed,
				      a_claim_outside_its_article_is_refused,
				      a_run_whose_states_do_not_add_up_is_refused,
				      lists_come_in_order_and_stop_when_told,
				      several_cursors_and_many_versions_go_together,
				      damage_is_reported_and_not_believed,
				      the_same_text_is_kept_once};

	return unit_main("store", tests, sizeof(tests) / sizeof(*tests));
}
