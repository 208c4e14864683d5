/* SPDX-License-Identifier: BSD-2-Clause */
/* Counters as OpenMetrics text. */
#include "daemon/metrics.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { SOURCES_MAX = 200 }; /* each is a time series of its own in whatever reads this */

static void head(struct buf *out, const char *name, const char *type, const char *help)
{
	buf_printf(out, "# TYPE %s %s\n# HELP %s %s\n", name, type, name, help);
}

static void put_state(struct buf *out, const char *state, int64_t n)
{
	buf_printf(out, "kpid_items_total{state=\"%s\"} %" PRId64 "\n", state, n);
}

static void put_label(struct buf *out, const char *name, const char *source)
{
	buf_printf(out, "%s{source=\"", name);
	for (const char *p = source; *p != '\0'; p++) {
		if (*p == '\\' || *p == '"')
			buf_putc(out, '\\');
		if (*p == '\n')
			buf_puts(out, "\\n");
		else
			buf_putc(out, *p);
	}
	buf_puts(out, "\"} ");
}

static void put_seconds(struct buf *out, const char *name, int64_t ms)
{
	buf_printf(out, "%s %" PRId64 ".%03d\n", name, ms / 1000, (int)(ms % 1000));
}

static int by_articles(const void *a, const void *b)
{
	const struct source *x = *(const struct source *const *)a, *y = *(const struct source *const *)b;
	int64_t nx = x->articles + x->found_articles, ny = y->articles + y->found_articles;

	if (nx != ny)
		return nx > ny ? -1 : 1;
	return strcmp(x->name, y->name);
}

static void put_sources(struct buf *out, const struct sources *all)
{
	const struct source **s = mem_array(NULL, all->n + 1, sizeof(const struct source *));
	size_t n = all->n < SOURCES_MAX ? all->n : SOURCES_MAX;

	for (size_t i = 0; i < all->n; i++)
		s[i] = &all->items[i];
	qsort(s, all->n, sizeof(*s), by_articles);
	head(out, "kpid_source_articles", "counter", "Articles stored, by outlet.");
	for (size_t i = 0; i < n; i++) {
		put_label(out, "kpid_source_articles_total", s[i]->name);
		buf_printf(out, "%" PRId64 "\n", s[i]->articles + s[i]->found_articles);
	}
	head(out, "kpid_source_claims_found", "gauge", "Claims in the last pass that had this outlet.");
	for (size_t i = 0; i < n; i++) {
		if (s[i]->found_articles == 0)
			continue;
		put_label(out, "kpid_source_claims_found", s[i]->name);
		buf_printf(out, "%" PRId64 "\n", s[i]->found);
	}
	head(out, "kpid_source_claims_expected", "gauge",
	     "Claims that as many articles of this outlet gave before.");
	for (size_t i = 0; i < n; i++) {
		if (s[i]->expected < 0)
			continue;
		put_label(out, "kpid_source_claims_expected", s[i]->name);
		buf_printf(out, "%" PRId64 "\n", s[i]->expected);
	}
	free(s);
}

void metrics_put(struct buf *out, const struct metrics *m)
{
	head(out, "kpid_items", "counter", "Items by how they ended.");
	put_state(out, "stored", m->sums->stored);
	put_state(out, "duplicate", m->sums->duplicate);
	put_state(out, "no_claims", m->sums->no_claims);
	put_state(out, "rejected", m->sums->rejected);
	put_state(out, "challenge", m->sums->challenge);
	head(out, "kpid_claims", "counter", "Claims stored.");
	buf_printf(out, "kpid_claims_total %" PRId64 "\n", m->sums->claims);
	head(out, "kpid_passes", "counter", "Passes that found something to do.");
	buf_printf(out, "kpid_passes_total %" PRId64 "\n", m->runs);
	head(out, "kpid_waiting_items", "gauge", "Items left in the inbox by the last look at all of it.");
	buf_printf(out, "kpid_waiting_items %" PRId64 "\n", m->waiting);
	head(out, "kpid_last_pass_timestamp_seconds", "gauge", "When the last pass ended.");
	put_seconds(out, "kpid_last_pass_timestamp_seconds", m->last_pass_ms);
	head(out, "kpid_last_success_timestamp_seconds", "gauge",
	     "When the last pass ended that left no trouble.");
	if (m->last_success_ms > 0)
		put_seconds(out, "kpid_last_success_timestamp_seconds", m->last_success_ms);
	put_sources(out, m->sources);
	buf_puts(out, "# EOF\n");
}
