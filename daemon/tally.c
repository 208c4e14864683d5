/* SPDX-License-Identifier: BSD-2-Clause */
/* Sums over passes, and the file that tells of them. */
#include "daemon/tally.h"

#include "base/io.h"
#include "daemon/metrics.h"

enum { WRITE_EVERY_MS = 1000 };

void tally_release(struct tally *t)
{
	sources_release(&t->sources);
	*t = (struct tally){0};
}

enum kpi_status tally_init(struct tally *t, struct store *store, struct err *err)
{
	enum kpi_status status;

	tally_release(t);
	status = store_run_sums(store, &t->sums, &t->runs, err);
	if (status == KPI_OK)
		status = sources_init(&t->sources, store, err);
	return status;
}

enum kpi_status tally_pass(struct tally *t, struct store *store, const struct store_run *run, bool all,
			   bool well, int64_t now, const struct log *log, struct err *err)
{
	struct store_run *s = &t->sums;

	s->stored += run->stored;
	s->duplicate += run->duplicate;
	s->no_claims += run->no_claims;
	s->rejected += run->rejected;
	s->challenge += run->challenge;
	s->claims += run->claims;
	t->runs += run->in > run->deferred;
	t->last_pass_ms = now;
	if (well)
		t->last_success_ms = now;
	if (all)
		t->waiting = run->deferred;
	t->unwritten = true;
	if (run->stored + run->no_claims == 0)
		return KPI_OK;
	return sources_update(&t->sources, store, log, err);
}

enum kpi_status tally_write(struct tally *t, const char *path, int64_t steady_ms, struct err *err)
{
	struct metrics m = {.sums = &t->sums,
			    .runs = t->runs,
			    .last_pass_ms = t->last_pass_ms,
			    .last_success_ms = t->last_success_ms,
			    .waiting = t->waiting,
			    .sources = &t->sources};
	struct buf out = {0};
	enum kpi_status status;

	if (*path == '\0' || !t->unwritten ||
	    (t->written_ms != 0 && steady_ms - t->written_ms < WRITE_EVERY_MS))
		return KPI_OK;
	t->written_ms = steady_ms;
	metrics_put(&out, &m);
	status = io_replace_file(path, out.p, out.n, err);
	t->unwritten = status != KPI_OK;
	buf_release(&out);
	return status;
}
