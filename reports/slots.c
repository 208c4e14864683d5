/* SPDX-License-Identifier: BSD-2-Clause */
/* Which periods of an indicator stand for a year. */
#include "reports/slots.h"

#include <string.h>

#include "base/mem.h"

/** Whether a period belongs to the report's year: by its last day; a year that ends in the next one (April to March) by its first. */
static bool in_year(struct period p, enum period_kind kind, int year)
{
	if (!date_is_set(p.end) || (kind == PERIOD_YEAR && !date_is_set(p.start)))
		return false;
	return kind == PERIOD_YEAR ? p.start.y == year : period_last(p).y == year;
}

bool slot_is_open(const struct slot *s)
{
	return s->kind != PERIOD_YEAR &&
	       (!date_is_set(s->period.start) || s->period.start.y < period_last(s->period).y);
}

/** Whether a period runs from January 1 and so stands for the year as far as it has come. */
static bool is_cumulative(const struct slot *s, int year)
{
	switch (s->kind) {
	case PERIOD_YTD:
	case PERIOD_MONTHS:
	case PERIOD_HALF:
	case PERIOD_QUARTER:
		return date_eq(s->period.start, date_of(year, 1, 1));
	default:
		return false;
	}
}

/** Of two parts of a year the longer one stands for it; of equal ones the first of ytd, months, half, quarter. */
static bool longer(const struct slot *a, const struct slot *b)
{
	int c = date_cmp(a->period.end, b->period.end);
	int order[] = {[PERIOD_YTD] = 4, [PERIOD_MONTHS] = 3, [PERIOD_HALF] = 2, [PERIOD_QUARTER] = 1};

	return c ? c > 0 : order[a->kind] > order[b->kind];
}

/** The longest part of the year from January 1; n where there is none. */
static size_t longest(const struct slot *slots, size_t n, int year)
{
	size_t best = n;

	for (size_t i = 0; i < n; i++)
		if (is_cumulative(&slots[i], year) && (best == n || longer(&slots[i], &slots[best])))
			best = i;
	return best;
}

size_t slots_of(const struct series *s, const char *region, const char *indicator, int year,
		struct slot **out)
{
	size_t n = 0, cap = 0, m;
	const struct observation *run = series_run(s, region, indicator, &m);

	*out = NULL;
	for (size_t i = 0; i < m; i++) {
		const struct observation *o = &run[i];
		size_t k = 0;

		if (!in_year(o->period, o->kind, year))
			continue;
		while (k < n && !((*out)[k].kind == o->kind && period_eq((*out)[k].period, o->period)))
			k++;
		if (k < n)
			continue;
		*out = mem_grow(*out, n, &cap, sizeof(**out));
		(*out)[n++] = (struct slot){o->period, o->kind};
	}
	return n;
}

/** Move the open slots to the front, of those of one end all; only the last end counts. */
static size_t open_slots(struct slot *slots, size_t n)
{
	struct date last = {0};
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (slot_is_open(&slots[i]) && date_cmp(slots[i].period.end, last) > 0)
			last = slots[i].period.end;
	for (size_t i = 0; i < n; i++)
		if (slot_is_open(&slots[i]) && date_eq(slots[i].period.end, last))
			slots[kept++] = slots[i];
	return kept;
}

size_t slots_choose(struct slot *slots, size_t n, int year, bool all)
{
	size_t kept = 0, best;

	if (all)
		return n;
	for (size_t i = 0; i < n; i++)
		if (slots[i].kind == PERIOD_YEAR)
			slots[kept++] = slots[i];
	if (kept == 0) {
		best = longest(slots, n, year);
		if (best < n)
			slots[kept++] = slots[best];
	}
	/* A span from before the year is all that is known of some figures: 近年来, 2016年以来. */
	if (kept == 0)
		kept = open_slots(slots, n);
	return kept;
}

size_t slots_judged(const struct slot *slots, size_t n, int year)
{
	for (size_t i = 0; i < n; i++)
		if (slots[i].kind == PERIOD_YEAR)
			return i;
	return longest(slots, n, year);
}
