/* SPDX-License-Identifier: BSD-2-Clause */
/* One indicator in one period beside the same period a year before. */
#include "series/pair.h"

#include <string.h>

static const struct observation *find_level(const struct series *s, const struct pair *p,
					    struct period period, const char *unit)
{
	const struct observation *o =
		series_find(s, p->region, p->indicator, period, p->kind, MEASURE_LEVEL, BASIS_NONE, unit);

	return o || !unit ? o
			  : series_find(s, p->region, p->indicator, period, p->kind, MEASURE_LEVEL,
					BASIS_NONE, NULL);
}

static const struct observation *find_change(const struct series *s, const struct pair *p,
					     enum basis_kind basis, const char *unit)
{
	return unit ? series_find(s, p->region, p->indicator, p->period, p->kind, MEASURE_CHANGE, basis, unit)
		    : NULL;
}

void pair_make(const struct series *s, const char *region, const char *indicator, struct period period,
	       enum period_kind kind, const char *unit, struct pair *out)
{
	*out = (struct pair){.region = region,
			     .indicator = indicator,
			     .period = period,
			     .kind = kind,
			     .base = period_shift_years(period, -1)};
	out->level = find_level(s, out, period, unit);
	/* Levels in two units (two currencies) are not compared. */
	out->prior = find_level(s, out, out->base, out->level ? out->level->unit : unit);
	if (out->level && out->prior && strcmp(out->level->unit, out->prior->unit) != 0)
		out->prior = NULL;
	out->unit = out->level ? out->level->unit : out->prior ? out->prior->unit : NULL;
	out->change[PAIR_PERCENT] = find_change(s, out, BASIS_YOY, "percent");
	out->change[PAIR_POINTS] = find_change(s, out, BASIS_YOY, "point");
	out->change[PAIR_UNSTATED] = find_change(s, out, BASIS_UNSTATED, "percent");
	const char *level_unit = out->unit ? out->unit : unit;
	if (level_unit && !unit_is_rate(level_unit))
		out->change[PAIR_ABSOLUTE] = find_change(s, out, BASIS_YOY, level_unit);
}

bool pair_has_evidence(const struct pair *p)
{
	bool any = p->level != NULL;

	for (int i = 0; i < PAIR_CHANGES; i++)
		any = any || p->change[i];
	return any;
}

const struct observation *pair_claimed(const struct pair *p, enum change_kind *kind)
{
	static const struct {
		enum pair_change slot;
		enum change_kind kind;
	} order[] = {{PAIR_POINTS, CHANGE_POINTS},
		     {PAIR_PERCENT, CHANGE_PERCENT},
		     {PAIR_ABSOLUTE, CHANGE_ABSOLUTE},
		     {PAIR_UNSTATED, CHANGE_PERCENT}};

	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
		if (p->change[order[i].slot]) {
			*kind = order[i].kind;
			return p->change[order[i].slot];
		}
	}
	return NULL;
}

bool pair_implied(const struct pair *p, struct interval *out)
{
	enum change_kind kind;
	const struct observation *change = pair_claimed(p, &kind);
	struct interval i;

	/* Against what an unstated change is measured nobody knows. */
	if (!p->level || !change || change == p->change[PAIR_UNSTATED])
		return false;
	if (!change_prior(p->level->values[0].wide, change->values[0].wide, kind, unit_is_count(p->unit),
			  &i) ||
	    interval_is_empty(i))
		return false;
	*out = i;
	return true;
}

bool pair_computed(const struct pair *p, const struct value *prior, const struct value *level,
		   struct interval *out, enum change_kind *kind)
{
	*kind = p->unit && unit_is_rate(p->unit) ? CHANGE_POINTS : CHANGE_PERCENT;
	return change_between(prior->range, level->range, *kind, out);
}
