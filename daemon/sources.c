/* SPDX-License-Identifier: BSD-2-Clause */
/* Claims by outlet: expected against found. */
#include "daemon/sources.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	KNOWN_MIN = 5, /* articles before anything is expected */
	EXPECTED_MIN = 5 /* claims whose lack is worth a word */
};

/* A version's row, on its way into the list. */
struct update {
	struct sources *s;
	bool first;
	const struct log *log;
};

void sources_release(struct sources *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->items[i].name);
	free(s->items);
	*s = (struct sources){0};
}

static struct source *find(struct sources *s, const char *name)
{
	size_t lo = 0, hi = s->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (strcmp(s->items[mid].name, name) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < s->n && strcmp(s->items[lo].name, name) == 0)
		return &s->items[lo];
	s->items = mem_grow(s->items, s->n, &s->cap, sizeof(*s->items));
	memmove(s->items + lo + 1, s->items + lo, (s->n - lo) * sizeof(*s->items));
	s->items[lo] = (struct source){.name = mem_strdup(name), .expected = -1};
	s->n++;
	return &s->items[lo];
}

static void warn(const struct log *log, const struct source *s)
{
	struct buf row = {0};

	log_field(&row, "source", s->name);
	log_field_int(&row, "articles", s->found_articles);
	log_field_int(&row, "claims", s->found);
	log_field_int(&row, "expected", s->expected);
	log_field(&row, "reason", "this source usually gives claims");
	log_row(log, LOG_WARNING, &row);
	buf_release(&row);
}

static bool count(void *ctx, const struct store_source *row)
{
	struct update *u = ctx;
	struct source *s = find(u->s, row->source);

	if (row->newest > u->s->newest)
		u->s->newest = row->newest;
	s->articles += s->found_articles;
	s->claims += s->found;
	s->found_articles = row->versions;
	s->found = row->claims;
	s->expected = -1;
	if (u->first)
		return true;
	if (s->articles >= KNOWN_MIN)
		s->expected = (s->claims * s->found_articles + s->articles / 2) / s->articles;
	if (s->expected >= EXPECTED_MIN && s->found == 0 && *s->name != '\0')
		warn(u->log, s);
	return true;
}

enum kpi_status sources_init(struct sources *s, struct store *store, struct err *err)
{
	struct update u = {.s = s, .first = true};
	enum kpi_status status;

	sources_release(s);
	status = store_sources(store, 0, count, &u, err);
	for (size_t i = 0; i < s->n; i++) {
		s->items[i].articles += s->items[i].found_articles;
		s->items[i].claims += s->items[i].found;
		s->items[i].found_articles = s->items[i].found = 0;
	}
	return status;
}

enum kpi_status sources_update(struct sources *s, struct store *store, const struct log *log, struct err *err)
{
	struct update u = {.s = s, .log = log};

	return store_sources(store, s->newest, count, &u, err);
}
