/* SPDX-License-Identifier: BSD-2-Clause */
/* Finding observations, and the periods that comparisons refer to. */
#include <string.h>

#include "series/series.h"

const char *policy_name(enum series_policy p)
{
	return p == POLICY_FIRST ? "first" : "latest";
}

bool claim_is_observed(const struct claim *c)
{
	return c->indicator && c->region && c->unit && c->modality == MODALITY_ACTUAL &&
	       (c->measure == MEASURE_LEVEL || c->measure == MEASURE_CHANGE);
}

struct period period_shift_years(struct period p, int years)
{
	if (date_is_set(p.start))
		p.start = date_add_months(p.start, 12 * years);
	if (date_is_set(p.end))
		p.end = date_add_months(p.end, 12 * years);
	return p;
}

struct period basis_period(struct basis basis, struct period p, enum period_kind kind)
{
	struct period none = {{0, 0, 0}, {0, 0, 0}};

	if (!date_is_set(p.start))
		return none;
	switch (basis.kind) {
	case BASIS_YOY:
		return period_shift_years(p, -1);
	case BASIS_YEAR:
		return period_shift_years(p, basis.year - p.start.y);
	case BASIS_PREV:
		if (kind == PERIOD_YEAR)
			return period_shift_years(p, -1);
		if (kind == PERIOD_MONTH)
			return (struct period){date_add_months(p.start, -1), p.start};
		if (kind == PERIOD_QUARTER)
			return (struct period){date_add_months(p.start, -3), p.start};
		if (kind == PERIOD_HALF)
			return (struct period){date_add_months(p.start, -6), p.start};
		return none;
	case BASIS_NONE:
	case BASIS_UNSTATED:
	case BASIS_SINCE:
		break;
	}
	return none;
}

void series_release(struct series *s)
{
	arena_release(&s->arena);
	*s = (struct series){0};
}

static int cmp_indicator(const struct observation *o, const char *region, const char *indicator)
{
	int c = strcmp(o->region, region);

	return c ? c : strcmp(o->indicator, indicator);
}

const struct observation *series_run(const struct series *s, const char *region, const char *indicator,
				     size_t *n)
{
	size_t lo = 0, hi = s->n, end;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (cmp_indicator(&s->items[mid], region, indicator) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (end = lo; end < s->n && cmp_indicator(&s->items[end], region, indicator) == 0;)
		end++;
	*n = end - lo;
	return s->items + lo;
}

const struct observation *series_find(const struct series *s, const char *region, const char *indicator,
				      struct period period, enum period_kind kind, enum measure measure,
				      enum basis_kind basis, const char *unit)
{
	size_t n;
	const struct observation *run = series_run(s, region, indicator, &n);

	for (size_t i = 0; i < n; i++)
		if (run[i].kind == kind && run[i].measure == measure && run[i].basis.kind == basis &&
		    period_eq(run[i].period, period) && (!unit || strcmp(run[i].unit, unit) == 0))
			return &run[i];
	return NULL;
}
