/* SPDX-License-Identifier: BSD-2-Clause */
/* Periods of a table: what row and column say of it together. */
#include "extract/tables.h"

static struct when moved(struct when w, int months)
{
	if (date_is_set(w.period.start))
		w.period.start = date_add_months(w.period.start, months);
	if (date_is_set(w.period.end))
		w.period.end = date_add_months(w.period.end, months);
	return w;
}

/* Whole weeks stay whole weeks; months and years keep their days. */
struct when when_year_before(struct when w)
{
	if (w.kind == PERIOD_WEEK && date_is_set(w.period.start) && date_is_set(w.period.end)) {
		w.period.start = date_add_days(w.period.start, -364);
		w.period.end = date_add_days(w.period.end, -364);
		return w;
	}
	return moved(w, -12);
}

static int year_of(const struct when *w)
{
	return date_is_set(w->period.start) ? w->period.start.y : 0;
}

/* A year, or its days up to a day of it. */
static bool is_year(const struct when *w)
{
	return (w->kind == PERIOD_YEAR || w->kind == PERIOD_YTD) && date_is_set(w->period.start) &&
	       w->period.start.m == 1 && w->period.start.d == 1;
}

/* A piece of one calendar year. */
static bool is_part_of_year(const struct when *w)
{
	struct date last;

	if (!w->known || !date_is_set(w->period.start) || !date_is_set(w->period.end))
		return false;
	last = date_add_days(w->period.end, -1);
	return last.y == w->period.start.y && !period_eq(w->period, period_year(last.y));
}

static struct when in_year(struct when w, int year)
{
	return moved(w, 12 * (year - year_of(&w)));
}

/*
 * Under a title that speaks of 1-6月, the columns 2024年 and 2023年 are those months.
 * newest: the latest year that the heads name, 0 for none.
 */
static struct when narrowed(struct when w, const struct when *context, int newest)
{
	int year = year_of(&w), own = year_of(context);

	if (!is_year(&w) || !is_part_of_year(context) || year > own ||
	    (newest ? newest != own : year + 1 < own))
		return w;
	return in_year(*context, year);
}

static bool inside(const struct when *inner, const struct when *outer)
{
	if (!date_is_set(inner->period.start) || !date_is_set(inner->period.end) ||
	    !date_is_set(outer->period.start) || !date_is_set(outer->period.end))
		return false;
	return period_contains(outer->period, inner->period);
}

static bool both_named(const struct said *a, const struct said *b, struct when *out)
{
	if (b->need == PERIOD_NEEDS_YEAR && a->when.kind == PERIOD_YEAR) {
		*out = in_year(b->when, year_of(&a->when));
		return true;
	}
	if (a->need == PERIOD_NEEDS_YEAR && b->when.kind == PERIOD_YEAR) {
		*out = in_year(a->when, year_of(&b->when));
		return true;
	}
	if (inside(&a->when, &b->when))
		*out = a->when;
	else if (inside(&b->when, &a->when))
		*out = b->when;
	else
		return false;
	return true;
}

static struct when cumulative(struct when w)
{
	if (!date_is_set(w.period.start) || !date_is_set(w.period.end))
		return w;
	w.period.start = date_of(w.period.start.y, 1, 1);
	w.kind = PERIOD_YTD;
	return w;
}

bool said_when(const struct said *row, const struct said *col, const struct when *context,
	       const struct when *current, int newest, struct when *out)
{
	bool named = true;

	if (row->dating == DATED_TWICE || col->dating == DATED_TWICE)
		return false;
	if (row->dating == DATED_NAMED && col->dating == DATED_NAMED) {
		if (!both_named(row, col, out))
			return false;
	} else if (row->dating == DATED_NAMED) {
		*out = row->when;
	} else if (col->dating == DATED_NAMED) {
		*out = col->when;
	} else {
		named = false;
		*out = current->known ? *current : *context;
	}
	if (named)
		*out = narrowed(*out, context, newest);
	if (row->dating == DATED_PREVIOUS || col->dating == DATED_PREVIOUS)
		*out = (struct when){.known = false};
	if (row->dating == DATED_EARLIER || col->dating == DATED_EARLIER)
		*out = when_year_before(*out);
	if (row->dating == DATED_CUMULATIVE || col->dating == DATED_CUMULATIVE)
		*out = cumulative(*out);
	return true;
}

void offer_add(struct offer *o, const struct said *s, const struct when *w)
{
	if (s->change || s->rank || s->share) {
		o->closed |= s->change;
		return;
	}
	if (o->closed)
		*o = (struct offer){0};
	o->earlier |= s->dating == DATED_EARLIER;
	o->previous |= s->dating == DATED_PREVIOUS;
	if (!w->known || !date_is_set(w->period.end) || !date_is_set(w->period.start))
		return;
	if (o->latest.known && period_eq(o->latest.period, w->period))
		return;
	if (!o->latest.known || date_cmp(w->period.end, o->latest.period.end) > 0) {
		o->before = o->latest;
		o->latest = *w;
	} else if (!o->before.known || date_cmp(w->period.end, o->before.period.end) > 0) {
		o->before = *w;
	}
}

bool offer_basis(const struct offer *o, struct basis *out)
{
	struct when year;

	*out = (struct basis){BASIS_YOY, 0, {0, 0, 0}};
	if (o->latest.known && o->before.known) {
		year = when_year_before(o->latest);
		if (period_eq(year.period, o->before.period) ||
		    (is_year(&o->before) && o->latest.kind == PERIOD_YTD &&
		     year_of(&o->before) + 1 == year_of(&o->latest)))
			return true;
		if (date_eq(o->before.period.end, o->latest.period.start)) {
			out->kind = BASIS_PREV;
			return true;
		}
		if (o->before.kind == o->latest.kind &&
		    o->before.period.start.m == o->latest.period.start.m) {
			*out = (struct basis){BASIS_YEAR, year_of(&o->before), {0, 0, 0}};
			return true;
		}
	}
	if (o->earlier)
		return true;
	out->kind = BASIS_PREV;
	return o->previous;
}
