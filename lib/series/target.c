/* SPDX-License-Identifier: BSD-2-Clause */
/* Judging targets by intervals, rivals and periods. */
#include "series/target.h"

void target_set_release(struct target_set *s)
{
	arena_release(&s->arena);
	*s = (struct target_set){0};
}

const char *comparison_name(enum comparison c)
{
	static const char *const names[] = {"<=", "<", "=", ">=", ">"};

	return names[c];
}

const char *verdict_name(enum verdict v)
{
	static const char *const names[] = {"no evidence", "met", "missed", "indeterminate"};

	return names[v];
}

const char *doubt_name(enum doubt d)
{
	static const char *const names[] = {"", "straddles", "rivals", "running"};

	return names[d];
}

/** How an upper bound stands to a limit: whether everything in i is below it (`strict`: equality is not enough). */
static bool all_below(struct interval i, struct dec v, bool strict)
{
	int c;

	if (!i.has_hi)
		return false;
	c = dec_cmp(i.hi, v);
	return c < 0 || (c == 0 && (!strict || i.hi_open));
}

static bool all_above(struct interval i, struct dec v, bool strict)
{
	int c;

	if (!i.has_lo)
		return false;
	c = dec_cmp(i.lo, v);
	return c > 0 || (c == 0 && (!strict || i.lo_open));
}

static enum verdict judge(bool met, bool missed)
{
	return met ? VERDICT_MET : missed ? VERDICT_MISSED : VERDICT_INDETERMINATE;
}

enum verdict judge_interval(struct interval i, enum comparison c, struct dec v)
{
	switch (c) {
	case COMPARE_LE:
		return judge(all_below(i, v, false), all_above(i, v, true));
	case COMPARE_LT:
		return judge(all_below(i, v, true), all_above(i, v, false));
	case COMPARE_GE:
		return judge(all_above(i, v, false), all_below(i, v, true));
	case COMPARE_GT:
		return judge(all_above(i, v, true), all_below(i, v, false));
	case COMPARE_EQ:
		break;
	}
	return judge(interval_is_point(i) && dec_cmp(i.lo, v) == 0, !interval_has(i, v));
}

/** The verdict when a miss by the tolerance is forgiven. */
static enum verdict judge_tolerant(struct interval i, const struct target *t, struct dec value)
{
	struct dec lo, hi;

	if (dec_sub(value, t->tolerance, &lo) != KPI_OK || dec_add(value, t->tolerance, &hi) != KPI_OK)
		return VERDICT_MISSED;
	switch (t->comparison) {
	case COMPARE_LE:
	case COMPARE_LT:
		return judge_interval(i, t->comparison, hi);
	case COMPARE_GE:
	case COMPARE_GT:
		return judge_interval(i, t->comparison, lo);
	case COMPARE_EQ:
		break;
	}
	return judge(all_above(i, lo, false) && all_below(i, hi, false),
		     all_above(i, hi, true) || all_below(i, lo, true));
}

static struct target_result result_of(struct interval i, const struct target *t, struct dec value)
{
	struct target_result r = {.verdict = judge_interval(i, t->comparison, value)};

	if (r.verdict != VERDICT_MET && t->tolerance.mant > 0) {
		enum verdict v = judge_tolerant(i, t, value);

		r.tolerated = v == VERDICT_MET;
		/* Forgiving can only help: what was open stays open, unless it is met. */
		r.verdict = v;
	}
	if (r.verdict == VERDICT_INDETERMINATE)
		r.doubt = DOUBT_STRADDLES;
	return r;
}

/** Two verdicts about one thing: equal, or in doubt. */
static struct target_result combine(struct target_result a, struct target_result b)
{
	if (a.verdict == VERDICT_NO_EVIDENCE)
		return b;
	if (b.verdict == VERDICT_NO_EVIDENCE || a.verdict == b.verdict) {
		a.tolerated = a.tolerated || b.tolerated;
		return a;
	}
	return (struct target_result){.verdict = VERDICT_INDETERMINATE, .doubt = DOUBT_RIVALS};
}

static struct target_result judge_values(const struct observation *o, const struct target *t,
					 struct dec value)
{
	struct target_result r = {0};

	for (size_t i = 0; o && i < o->nvalues; i++)
		r = combine(r, result_of(o->values[i].range, t, value));
	return r;
}

/** The change between every stated pair of levels. */
static struct target_result judge_computed(const struct pair *p, enum change_kind kind,
					   const struct target *t, struct dec value)
{
	struct target_result r = {0};

	if (!p->level || !p->prior)
		return r;
	for (size_t i = 0; i < p->prior->nvalues; i++) {
		/* Values that disagree already cannot agree again. */
		for (size_t k = 0; k < p->level->nvalues && r.doubt != DOUBT_RIVALS; k++) {
			struct interval change;

			if (change_between(p->prior->values[i].range, p->level->values[k].range, kind,
					   &change))
				r = combine(r, result_of(change, t, value));
		}
	}
	return r;
}

/** A claimed change, and where a computed one contradicts it, doubt; a computed one alone where none is claimed. */
static struct target_result judge_change(const struct pair *p, const struct observation *claimed,
					 enum change_kind kind, const struct target *t, struct dec value)
{
	struct target_result said = judge_values(claimed, t, value);
	struct target_result seen = judge_computed(p, kind, t, value);

	if (said.verdict == VERDICT_NO_EVIDENCE) {
		seen.computed = seen.verdict != VERDICT_NO_EVIDENCE;
		return seen;
	}
	/* Levels too rough to tell do not speak against a claim. */
	return seen.verdict == VERDICT_INDETERMINATE && seen.doubt == DOUBT_STRADDLES ? said
										      : combine(said, seen);
}

static bool is_running(const struct pair *p)
{
	return p->kind != PERIOD_YEAR;
}

static struct target_result judge_level(const struct target *t, const struct pair *p)
{
	struct target_result r = judge_values(p->level, t, t->value);

	/* A count only grows until the year is over: a limit passed stays passed, anything else is open. */
	if (r.verdict == VERDICT_NO_EVIDENCE || !is_running(p) || unit_is_rate(p->unit))
		return r;
	bool at_most = t->comparison == COMPARE_LE || t->comparison == COMPARE_LT;
	bool at_least = t->comparison == COMPARE_GE || t->comparison == COMPARE_GT;
	bool exceeded = t->comparison == COMPARE_EQ && p->level->nvalues == 1 &&
			all_above(p->level->values[0].range, t->value, true);

	if (!(at_most && r.verdict == VERDICT_MISSED) && !(at_least && r.verdict == VERDICT_MET) && !exceeded)
		r = (struct target_result){.verdict = VERDICT_INDETERMINATE, .doubt = DOUBT_RUNNING};
	return r;
}

static struct target_result judge_no_worse(const struct target *t, const struct pair *p)
{
	struct target test = *t;
	enum change_kind kind = p->unit && unit_is_rate(p->unit) ? CHANGE_POINTS : CHANGE_ABSOLUTE;
	struct target_result r = {0};

	test.comparison = t->direction == GOOD_UP ? COMPARE_GE : COMPARE_LE;
	for (int k = PAIR_PERCENT; k <= PAIR_ABSOLUTE; k++)
		r = combine(r, judge_values(p->change[k], &test, dec_int(0)));
	if (r.verdict == VERDICT_NO_EVIDENCE)
		return judge_change(p, NULL, kind, &test, dec_int(0));
	struct target_result seen = judge_computed(p, kind, &test, dec_int(0));

	return seen.verdict == VERDICT_INDETERMINATE && seen.doubt == DOUBT_STRADDLES ? r : combine(r, seen);
}

struct target_result target_judge(const struct target *t, const struct pair *p)
{
	struct target_result r = {0};

	if (!p)
		return r;
	switch (t->metric) {
	case TARGET_LEVEL:
		r = judge_level(t, p);
		break;
	case TARGET_CHANGE:
		r = judge_change(p, p->change[PAIR_PERCENT], CHANGE_PERCENT, t, t->value);
		break;
	case TARGET_POINTS:
		r = judge_change(p, p->change[PAIR_POINTS], CHANGE_POINTS, t, t->value);
		break;
	case TARGET_NO_WORSE:
		r = judge_no_worse(t, p);
		break;
	}
	r.running = r.verdict != VERDICT_NO_EVIDENCE && is_running(p);
	return r;
}

enum verdict improvement_verdict(const struct target_result *results, size_t n, size_t *with_evidence)
{
	enum verdict v = VERDICT_NO_EVIDENCE;

	*with_evidence = 0;
	for (size_t i = 0; i < n; i++) {
		if (results[i].verdict == VERDICT_NO_EVIDENCE)
			continue;
		++*with_evidence;
		if (results[i].verdict == VERDICT_MISSED || v == VERDICT_MISSED)
			v = VERDICT_MISSED;
		else if (results[i].verdict == VERDICT_INDETERMINATE || v == VERDICT_INDETERMINATE)
			v = VERDICT_INDETERMINATE;
		else
			v = VERDICT_MET;
	}
	return v;
}
