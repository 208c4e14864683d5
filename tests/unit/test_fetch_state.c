/* SPDX-License-Identifier: BSD-2-Clause */
/* What the fetcher keeps over a restart. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "fetch/output.h"
#include "fetch/state.h"

static char folder[] = "fetch-state-XXXXXX";
static char path[64];

static struct state *reopen(struct state *s)
{
	struct err e = {0};

	state_close(s);
	ck_assert_msg(state_open(path, &s, &e) == KPI_OK, "%s", e.msg);
	return s;
}

static void clean(void)
{
	static const char *const ends[] = {"", "-wal", "-shm"};

	for (int i = 0; i < 3; i++) {
		struct buf b = {0};

		buf_printf(&b, "%s%s", path, ends[i]);
		unlink(b.p);
		buf_release(&b);
	}
	rmdir(folder);
}

static struct state *fresh(void)
{
	strcpy(folder, "fetch-state-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/fetch.db", folder);
	return reopen(NULL);
}

static char text[][24] = {"http://a.example/1", "", "feed", "a.example", "标题", "\"e\"", "h", "stored"};

static struct page page(int64_t due)
{
	return (struct page){.url = text[0],
			     .role = text[1],
			     .source = text[2],
			     .host = text[3],
			     .title = text[4],
			     .etag = text[5],
			     .hash = text[6],
			     .outcome = text[7],
			     .number = 3,
			     .due = due,
			     .since = 1000,
			     .failures = 2,
			     .fetched = 900};
}

START_TEST(a_page_comes_back_as_it_was_put_after_a_commit_only)
{
	struct state *s = fresh();
	struct page p = page(5000), q;

	ck_assert_int_eq(state_put_page(s, &p, NULL), KPI_OK);
	ck_assert(state_changed(s));
	s = reopen(s); /* not committed */
	ck_assert_int_eq(state_page(s, p.url, "", &q, NULL), KPI_ENOTFOUND);
	ck_assert_int_eq(state_put_page(s, &p, NULL), KPI_OK);
	ck_assert_int_eq(state_commit(s, NULL), KPI_OK);
	ck_assert(!state_changed(s));
	s = reopen(s);
	ck_assert_int_eq(state_page(s, p.url, "feed", &q, NULL), KPI_ENOTFOUND);
	ck_assert_int_eq(state_page(s, p.url, "", &q, NULL), KPI_OK);
	ck_assert_str_eq(q.source, "feed");
	ck_assert_str_eq(q.title, "标题");
	ck_assert_str_eq(q.etag, "\"e\"");
	ck_assert_ptr_null(q.modified);
	ck_assert_ptr_null(q.via);
	ck_assert_int_eq(q.due, 5000);
	ck_assert_int_eq(q.failures, 2);
	ck_assert_int_eq(q.number, 3);
	page_release(&q);
	state_close(s);
	clean();
}
END_TEST

static void count(void *ctx, const char *name)
{
	ck_assert_str_eq(name, "a.example");
	++*(int *)ctx;
}

START_TEST(what_is_due_is_found_by_host)
{
	struct state *s = fresh();
	struct page p = page(5000), v[4];
	int64_t next;
	size_t n;
	int hosts = 0;

	ck_assert_int_eq(state_put_page(s, &p, NULL), KPI_OK);
	ck_assert_int_eq(state_due(s, "a.example", 4999, v, 4, &n, NULL), KPI_OK);
	ck_assert_uint_eq(n, 0);
	ck_assert_int_eq(state_next_due(s, 4999, &next, NULL), KPI_OK);
	ck_assert_int_eq(next, 5000);
	ck_assert_int_eq(state_due(s, "b.example", 5000, v, 4, &n, NULL), KPI_OK);
	ck_assert_uint_eq(n, 0);
	ck_assert_int_eq(state_due(s, "a.example", 5000, v, 4, &n, NULL), KPI_OK);
	ck_assert_uint_eq(n, 1);
	page_release(&v[0]);
	ck_assert_int_eq(state_due_hosts(s, 5000, count, &hosts, NULL), KPI_OK);
	ck_assert_int_eq(hosts, 1);
	p.due = -1;
	ck_assert_int_eq(state_put_page(s, &p, NULL), KPI_OK);
	ck_assert_int_eq(state_due(s, "a.example", 5000, v, 4, &n, NULL), KPI_OK);
	ck_assert_uint_eq(n, 0);
	state_close(s);
	clean();
}
END_TEST

static bool none(void *ctx, const char *source)
{
	(void)ctx, (void)source;
	return false;
}

START_TEST(a_clock_set_back_and_a_source_taken_out_leave_nothing_waiting_for_ever)
{
	struct state *s = fresh();
	struct page p = page(1500), q;
	struct host_state h = {.not_before = 1300, .failures = 2};

	ck_assert_int_eq(state_put_page(s, &p, NULL), KPI_OK);
	ck_assert_int_eq(state_put_host(s, "a.example", 1000, &h, NULL), KPI_OK);
	ck_assert_int_eq(state_set_clock(s, 100, NULL), KPI_OK);
	ck_assert_int_eq(state_page(s, p.url, "", &q, NULL), KPI_OK);
	ck_assert_int_eq(q.due, 600);
	page_release(&q);
	ck_assert_int_eq(state_host(s, "a.example", 100, &h, NULL), KPI_OK);
	ck_assert_int_eq(h.not_before, 400);
	ck_assert_int_eq(h.failures, 2);
	ck_assert_int_eq(state_keep_sources(s, none, NULL, NULL), KPI_OK);
	ck_assert_int_eq(state_page(s, p.url, "", &q, NULL), KPI_OK);
	ck_assert_int_eq(q.due, -1);
	page_release(&q);
	state_close(s);
	clean();
}
END_TEST

START_TEST(a_robots_txt_is_kept_with_its_bytes)
{
	struct state *s = fresh();
	struct robots_state r = {.status = 200, .fetched = 10, .expires = 2000, .failures = 1}, got;

	buf_put(&r.body, "a\0b", 3);
	ck_assert_int_eq(state_robots(s, "http://a:80", 1000, &got, NULL), KPI_ENOTFOUND);
	ck_assert_int_eq(state_put_robots(s, "http://a:80", 1000, &r, NULL), KPI_OK);
	ck_assert_int_eq(state_robots(s, "http://a:80", 1000, &got, NULL), KPI_OK);
	ck_assert_uint_eq(got.body.n, 3);
	ck_assert_int_eq(got.expires, 2000);
	buf_release(&r.body);
	buf_release(&got.body);
	state_close(s);
	clean();
}
END_TEST

START_TEST(without_a_file_nothing_is_known_and_nothing_kept)
{
	struct state *s;
	struct page p = page(0), q;

	ck_assert_int_eq(state_open(NULL, &s, NULL), KPI_OK);
	ck_assert_int_eq(state_put_page(s, &p, NULL), KPI_OK);
	ck_assert_int_eq(state_page(s, p.url, "", &q, NULL), KPI_ENOTFOUND);
	ck_assert(!state_changed(s));
	state_close(s);
}
END_TEST

START_TEST(an_archived_head_says_what_the_body_is_now)
{
	struct buf b = {0};

	output_head(slice_str("HTTP/2 200 \r\ncontent-encoding: gzip\r\nContent-Length: 5\r\nX: y\r\n\r\n"),
		    12, &b);
	ck_assert_str_eq(b.p, "HTTP/1.1 200 \r\nX-Archive-Orig-content-encoding: gzip\r\n"
			      "X-Archive-Orig-Content-Length: 5\r\nX: y\r\nContent-Length: 12\r\n\r\n");
	buf_clear(&b);
	output_head(slice_str("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n"), 0, &b);
	ck_assert_str_eq(
		b.p,
		"HTTP/1.1 200 OK\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n");
	buf_release(&b);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		a_page_comes_back_as_it_was_put_after_a_commit_only,
		what_is_due_is_found_by_host,
		a_clock_set_back_and_a_source_taken_out_leave_nothing_waiting_for_ever,
		a_robots_txt_is_kept_with_its_bytes,
		without_a_file_nothing_is_known_and_nothing_kept,
		an_archived_head_says_what_the_body_is_now,
	};
	return unit_main("fetch_state", tests, sizeof(tests) / sizeof(*tests));
}
