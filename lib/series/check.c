/* SPDX-License-Identifier: BSD-2-Clause */
/* Consistency checks: one function each, and the table of them. */
#include "series/check.h"

/** A check appends to out (n so far, room for FINDINGS_MAX) and returns the new count. */
typedef size_t check_fn(const struct pair *p, struct finding *out, size_t n);

static bool agrees_as(const struct value *change, enum change_kind kind, const struct value *prior,
		      const struct value *level)
{
	struct interval computed;

	return !change_between(prior->wide, level->wide, kind, &computed) ||
	       !interval_is_empty(interval_meet(computed, change->wide));
}

bool change_agrees(const struct value *change, enum change_kind kind, const struct value *prior,
		   const struct value *level, const char *unit)
{
	if (agrees_as(change, kind, prior, level))
		return true;
	/* Texts write 破案率上升2.5% and mean points. */
	return kind == CHANGE_PERCENT && unit && unit_is_rate(unit) &&
	       agrees_as(change, CHANGE_POINTS, prior, level);
}

static bool agrees_with_any(const struct pair *p, const struct value *change, enum change_kind kind,
			    const struct value *prior)
{
	for (size_t i = 0; i < p->level->nvalues; i++)
		if (change_agrees(change, kind, prior, &p->level->values[i], p->unit))
			return true;
	return false;
}

static struct finding finding_of(const struct pair *p, const char *check, enum finding_kind kind)
{
	return (struct finding){.check = check,
				.kind = kind,
				.indicator = p->indicator,
				.period = p->period,
				.base = p->base,
				.period_kind = p->kind,
				.unit = p->unit,
				.level = p->level ? &p->level->values[0] : NULL};
}

static void finding_change(const struct pair *p, struct finding *f, const struct value *change,
			   enum change_kind kind)
{
	f->change = change;
	f->change_kind = kind;
	f->has_computed =
		f->level && f->prior && change_between(f->prior->wide, f->level->wide, kind, &f->computed);
	f->has_implied =
		f->level && change &&
		change_prior(f->level->wide, change->wide, kind, unit_is_count(p->unit), &f->implied) &&
		!interval_is_empty(f->implied);
}

static const enum change_kind kinds[] = {CHANGE_PERCENT, CHANGE_POINTS, CHANGE_ABSOLUTE};

/** C1: a claimed change against both levels, whatever their rivals. */
static size_t check_change(const struct pair *p, struct finding *out, size_t n)
{
	if (!p->level || !p->prior)
		return n;
	for (int k = PAIR_PERCENT; k <= PAIR_ABSOLUTE; k++) {
		const struct observation *o = p->change[k];

		for (size_t v = 0; o && v < o->nvalues && n < FINDINGS_MAX; v++) {
			bool fits = false;

			for (size_t i = 0; i < p->prior->nvalues && !fits; i++)
				fits = agrees_with_any(p, &o->values[v], kinds[k], &p->prior->values[i]);
			if (fits)
				continue;
			struct finding f = finding_of(p, "C1", FINDING_INCONSISTENT);

			f.prior = &p->prior->values[0];
			finding_change(p, &f, &o->values[v], kinds[k]);
			out[n++] = f;
		}
	}
	return n;
}

static bool cites_article(const struct value *v, int64_t article)
{
	for (size_t i = 0; i < v->ncites; i++)
		if (v->cites[i].fact->article == article)
			return true;
	return false;
}

/** The value that was published first, and of two of one day the one that the policy puts last. */
static const struct value *first_published(const struct observation *o)
{
	const struct value *first = &o->values[0];

	for (size_t i = 1; i < o->nvalues; i++)
		if (date_cmp(o->values[i].first, first->first) <= 0)
			first = &o->values[i];
	return first;
}

static const struct value *last_published(const struct observation *o)
{
	const struct value *last = &o->values[0];

	for (size_t i = 1; i < o->nvalues; i++)
		if (date_cmp(o->values[i].last, last->last) > 0)
			last = &o->values[i];
	return last;
}

/** C3, stated: last year's level has rivals, and a later article gives another than the first. */
static size_t check_restated(const struct pair *p, struct finding *out, size_t n)
{
	if (!p->prior || p->prior->nvalues < 2 || n == FINDINGS_MAX)
		return n;
	struct finding f = finding_of(p, "C3", FINDING_RESTATED);

	f.prior = first_published(p->prior);
	f.now = last_published(p->prior);
	if (f.prior == f.now || date_cmp(f.now->last, f.prior->first) <= 0)
		return n;
	for (int k = PAIR_PERCENT; k <= PAIR_ABSOLUTE; k++) {
		if (!p->change[k] || !p->level)
			continue;
		const struct value *change = &p->change[k]->values[0];

		finding_change(p, &f, change, kinds[k]);
		f.fits_then = agrees_with_any(p, change, kinds[k], f.prior);
		f.fits_now = agrees_with_any(p, change, kinds[k], f.now);
		break;
	}
	out[n++] = f;
	return n;
}

/** C3, implied: this year's level and change point to another level of last year than an earlier article gave. */
static size_t check_implied(const struct pair *p, struct finding *out, size_t n)
{
	if (!p->prior || !p->level || p->prior->nvalues > 1 || n == FINDINGS_MAX)
		return n;
	const struct value *prior = &p->prior->values[0];

	for (int k = PAIR_PERCENT; k <= PAIR_ABSOLUTE; k++) {
		const struct observation *o = p->change[k];

		if (!o || agrees_with_any(p, &o->values[0], kinds[k], prior) ||
		    cites_article(prior, o->values[0].cites[0].fact->article))
			continue;
		struct finding f = finding_of(p, "C3", FINDING_RESTATED);

		f.prior = prior;
		finding_change(p, &f, &o->values[0], kinds[k]);
		if (f.has_implied) {
			out[n++] = f;
			break;
		}
	}
	return n;
}

size_t check_pair(const struct pair *p, struct finding out[FINDINGS_MAX])
{
	static check_fn *const checks[] = {check_change, check_restated, check_implied};
	size_t n = 0;

	for (size_t i = 0; i < sizeof(checks) / sizeof(*checks); i++)
		n = checks[i](p, out, n);
	return n;
}
