/* SPDX-License-Identifier: BSD-2-Clause */
/* What the service is made of: progress in words, the watchdog's time, sets of names, jobs in order. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "daemon/crew.h"
#include "daemon/name_set.h"
#include "daemon/notify.h"
#include "daemon/progress.h"

static const char *line(struct inbox_progress p, int64_t ms)
{
	static char out[256];
	struct buf b = {0};

	progress_put(&b, &p, ms);
	snprintf(out, sizeof(out), "%s", b.p);
	buf_release(&b);
	return out;
}

START_TEST(progress_says_how_far_how_fast_and_how_long)
{
	ck_assert_str_eq(line((struct inbox_progress){.files = 100}, 100), "0/100 files  0 %  0 articles");
	ck_assert_str_eq(line((struct inbox_progress){.files = 200, .done = 50, .items = 40}, 10000),
			 "50/200 files  25 %  40 articles  4/s  0:30 left");
	/* half of the one bulk file in hand */
	ck_assert_str_eq(
		line((struct inbox_progress){.files = 1, .in_file = 500, .of_file = 1000, .items = 7},
		     7200000),
		"0/1 files  50 %  7 articles  0/s  2:00:00 left");
	/* a file that grew, and no file at all */
	ck_assert_str_eq(line((struct inbox_progress){.files = 1, .in_file = 2000, .of_file = 1000}, 500),
			 "0/1 files  100 %  0 articles");
	ck_assert_str_eq(line((struct inbox_progress){0}, 5000), "0/0 files  0 %  0 articles  0/s");
}
END_TEST

START_TEST(a_watchdog_is_that_of_this_process)
{
	char pid[24];

	snprintf(pid, sizeof(pid), "%ld", (long)getpid());
	ck_assert_int_eq(notify_watchdog("30000000", NULL), 30000000);
	ck_assert_int_eq(notify_watchdog("30000000", pid), 30000000);
	ck_assert_int_eq(notify_watchdog("30000000", "1"), 0);
	ck_assert_int_eq(notify_watchdog(NULL, pid), 0);
	ck_assert_int_eq(notify_watchdog("", pid), 0);
	ck_assert_int_eq(notify_watchdog("12x", pid), 0);
	ck_assert_int_eq(notify_watchdog("-5", pid), 0);
}
END_TEST

START_TEST(a_manager_that_is_not_there_is_no_matter)
{
	static const char *const none[] = {NULL, "", "/", "relative", "/nowhere/at/all", "@"};

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++) {
		struct notify n = notify_open(none[i]);

		ck_assert_int_eq(n.fd, -1);
		notify_send(&n, "READY=1");
		notify_close(&n);
	}
}
END_TEST

START_TEST(a_set_holds_each_name_once)
{
	struct name_set s = {0};
	char name[32];

	ck_assert(!name_set_has(&s, "a"));
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 1000; i++) {
			snprintf(name, sizeof(name), "2018/08/%d.txt", i);
			ck_assert(name_set_add(&s, name) == (round == 0));
		}
	ck_assert_uint_eq(s.n, 1000);
	ck_assert(name_set_has(&s, "2018/08/999.txt"));
	ck_assert(!name_set_has(&s, "2018/08/1000.txt"));
	name_set_release(&s);
	ck_assert(!name_set_has(&s, "2018/08/999.txt"));
}
END_TEST

struct square {
	struct job job; /* first */
	long n, result;
};

static void square(struct job *job, struct deflater *d)
{
	struct square *s = (struct square *)(void *)job;

	ck_assert_ptr_nonnull(d);
	/* later ones are done earlier */
	for (volatile long i = 0; i < 100000 / (s->n + 1); i++)
		;
	s->result = s->n * s->n;
}

START_TEST(jobs_come_back_in_order_whoever_did_them)
{
	static const unsigned int threads[] = {0, 1, 7};
	enum { N = 5000 };

	for (size_t t = 0; t < 3; t++) {
		struct crew *c = crew_new(threads[t]);
		struct square *jobs = calloc(N, sizeof(*jobs));
		long given = 0, taken = 0;

		ck_assert_ptr_nonnull(jobs);
		while (taken < N) {
			for (; given < N && crew_has_room(c, 1000); given++) {
				jobs[given] = (struct square){{square, 1000, false}, given, 0};
				crew_give(c, &jobs[given].job);
			}
			ck_assert_ptr_eq(crew_take(c), &jobs[taken].job);
			ck_assert_int_eq(jobs[taken].result, taken * taken);
			taken++;
		}
		ck_assert(crew_idle(c));
		ck_assert_ptr_null(crew_take(c));
		/* one that is larger than all room is taken alone */
		ck_assert(crew_has_room(c, SIZE_MAX));
		crew_free(c);
		free(jobs);
	}
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		progress_says_how_far_how_fast_and_how_long, a_watchdog_is_that_of_this_process,
		a_manager_that_is_not_there_is_no_matter,    a_set_holds_each_name_once,
		jobs_come_back_in_order_whoever_did_them,
	};

	return unit_main("service", tests, sizeof(tests) / sizeof(*tests));
}
