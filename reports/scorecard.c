/* SPDX-License-Identifier: BSD-2-Clause */
/* Building the model of a report: which rows a year has, and what stands in them. */
#include "reports/scorecard.h"

#include <stdlib.h>
#include <string.h>

#include "reports/slots.h"

struct builder {
	struct scorecard *card;
	const struct catalog *catalog;
};

const char *figure_origin_name(enum figure_origin o)
{
	static const char *const names[] = {"none", "stated", "derived", "computed"};

	return names[o];
}

const char *trend_name(enum trend t)
{
	static const char *const names[] = {"", "better", "worse", "even"};

	return names[t];
}

static const char *change_unit(enum change_kind kind, const char *level_unit)
{
	return kind == CHANGE_POINTS ? "point" : kind == CHANGE_PERCENT ? "percent" : level_unit;
}

static struct figure stated(const struct observation *o)
{
	return o ? (struct figure){.origin = FIGURE_STATED,
				   .range = o->values[0].range,
				   .unit = o->unit,
				   .stated = o}
		 : (struct figure){0};
}

/**
 * Whether several levels are the parts of one enumeration (市级2个、县级7个、
 * 派出所67个): counts that one sentence of one article states side by side.
 */
static bool are_parts(const struct observation *o)
{
	if (!o || o->nvalues < 2 || o->measure != MEASURE_LEVEL || !unit_is_count(o->unit))
		return false;
	const struct fact *first = o->values[0].cites[0].fact;

	for (size_t v = 0; v < o->nvalues; v++) {
		const struct fact *f = o->values[v].cites[0].fact;

		if (o->values[v].ncites != 1 || f->article != first->article ||
		    f->claim.quote_start != first->claim.quote_start)
			return false;
	}
	return true;
}

static void fill_figures(struct score_row *row)
{
	const struct pair *p = &row->pair;
	enum change_kind kind = CHANGE_UNKNOWN;
	const struct observation *claimed = pair_claimed(p, &kind);
	struct interval i;

	row->level = stated(p->level);
	row->last = stated(p->prior);
	row->level.parts = are_parts(p->level);
	row->last.parts = are_parts(p->prior);
	row->claimed = stated(claimed);
	row->claimed.basis_unstated = claimed && claimed == p->change[PAIR_UNSTATED];
	/* What the parts come to together, the article does not say. */
	if (row->level.parts || row->last.parts)
		return;
	if (!p->prior && pair_implied(p, &i))
		row->last = (struct figure){.origin = FIGURE_DERIVED, .range = i, .unit = p->unit};
	if (p->level && p->prior && pair_computed(p, &p->prior->values[0], &p->level->values[0], &i, &kind))
		row->computed = (struct figure){
			.origin = FIGURE_COMPUTED, .range = i, .unit = change_unit(kind, p->unit)};
}

static enum trend trend_of(const struct figure *change, enum good good)
{
	struct interval i = change->range;
	struct dec zero = dec_int(0);

	if (change->origin == FIGURE_NONE || change->basis_unstated || good == GOOD_NONE)
		return TREND_UNKNOWN;
	if (interval_is_point(i) && dec_cmp(i.lo, zero) == 0)
		return TREND_EVEN;
	if (i.has_hi && dec_cmp(i.hi, zero) <= 0)
		return good == GOOD_DOWN ? TREND_BETTER : TREND_WORSE;
	if (i.has_lo && dec_cmp(i.lo, zero) >= 0)
		return good == GOOD_UP ? TREND_BETTER : TREND_WORSE;
	return TREND_UNKNOWN;
}

/** Changes of the row's period against another base than the year before. */
static void fill_others(struct builder *b, struct score_row *row)
{
	const struct observation **others = NULL, **kept;
	size_t cap = 0, n;
	const struct observation *run = series_run(&b->card->series, b->card->region, row->indicator->id, &n);

	for (size_t i = 0; i < n; i++) {
		const struct observation *o = &run[i];
		enum basis_kind k = o->basis.kind;

		if (o->measure != MEASURE_CHANGE ||
		    (k != BASIS_PREV && k != BASIS_YEAR && k != BASIS_SINCE) || o->kind != row->pair.kind ||
		    !period_eq(o->period, row->pair.period))
			continue;
		others = mem_grow(others, row->nothers, &cap, sizeof(const struct observation *));
		others[row->nothers++] = o;
	}
	kept = arena_alloc(&b->card->arena, (row->nothers + 1) * sizeof(*kept));
	if (others)
		memcpy(kept, others, row->nothers * sizeof(*kept));
	row->others = kept;
	free(others);
}

/** Articles behind the row's stated figures of the period itself. */
static void count_sources(struct score_row *row)
{
	size_t nsets = 1 + PAIR_CHANGES + row->nothers, n = 0, cap = 0;
	const struct fact **seen = NULL;

	for (size_t s = 0; s < nsets; s++) {
		const struct observation *o = s == 0		  ? row->pair.level
					      : s <= PAIR_CHANGES ? row->pair.change[s - 1]
								  : row->others[s - 1 - PAIR_CHANGES];

		for (size_t v = 0; o && v < o->nvalues; v++) {
			for (size_t c = 0; c < o->values[v].ncites; c++) {
				seen = mem_grow(seen, n, &cap, sizeof(const struct fact *));
				seen[n++] = o->values[v].cites[c].fact;
			}
		}
	}
	row->sources = facts_witnesses(seen, n, &row->copies);
	free(seen);
}

static void fill_findings(struct builder *b, struct score_row *row)
{
	struct finding found[FINDINGS_MAX];
	size_t n = check_pair(&row->pair, found);
	struct finding *kept = arena_alloc(&b->card->arena, (n + 1) * sizeof(*kept));

	for (size_t i = 0; i < n; i++) {
		kept[i] = found[i];
		b->card->inconsistent += found[i].kind == FINDING_INCONSISTENT;
	}
	row->findings = kept;
	row->nfindings = n;
}

static bool applies(const struct target *t, const struct scorecard *card, const char *indicator)
{
	return strcmp(t->indicator, indicator) == 0 && (!t->region || strcmp(t->region, card->region) == 0);
}

static void fill_targets(struct builder *b, const struct improvement *imp, struct score_row *row)
{
	struct score_target *targets =
		arena_alloc(&b->card->arena, ((imp ? imp->ntargets : 0) + 1) * sizeof(*targets));

	row->targets = targets;
	for (size_t i = 0; imp && i < imp->ntargets; i++) {
		if (!applies(&imp->targets[i], b->card, row->indicator->id))
			continue;
		struct score_target *t = &targets[row->ntargets++];

		t->target = &imp->targets[i];
		t->result = target_judge(t->target, row->evidence && !row->open ? &row->pair : NULL);
		b->card->missed += t->result.verdict == VERDICT_MISSED;
	}
}

static void fill_row(struct builder *b, const struct improvement *imp, const struct indicator *ind,
		     const struct slot *slot, bool judged, struct score_row *row)
{
	int year = b->card->options.year;

	*row = (struct score_row){
		.indicator = ind,
		.evidence = slot != NULL,
		.pair = {.region = b->card->region,
			 .indicator = ind->id,
			 .period = period_year(year),
			 .base = period_year(year - 1),
			 .kind = PERIOD_YEAR},
	};
	if (slot) {
		pair_make(&b->card->series, b->card->region, ind->id, slot->period, slot->kind, ind->unit,
			  &row->pair);
		/* Two spans of unknown length cannot be set against each other. */
		row->open = slot_is_open(slot);
		if (row->open)
			row->pair.prior = NULL;
		fill_figures(row);
		row->trend = trend_of(row->claimed.origin && !row->claimed.basis_unstated ? &row->claimed
											  : &row->computed,
				      ind->good);
		fill_others(b, row);
		count_sources(row);
		b->card->observed++;
	}
	fill_findings(b, row);
	if (judged)
		fill_targets(b, imp, row);
}

/** Add the rows of one indicator to a growing array. */
static void add_rows(struct builder *b, const struct improvement *imp, const struct indicator *ind,
		     struct score_row **rows, size_t *n, size_t *cap)
{
	struct slot *slots;
	int year = b->card->options.year;
	size_t found = slots_of(&b->card->series, b->card->region, ind->id, year, &slots);
	size_t shown = slots_choose(slots, found, year, b->card->options.all_periods);
	size_t judged = slots_judged(slots, shown, year);
	bool wanted = false;

	b->card->hidden += found - shown;
	for (size_t i = 0; imp && i < imp->ntargets; i++)
		wanted = wanted || applies(&imp->targets[i], b->card, ind->id);
	for (size_t i = 0; i < shown; i++) {
		*rows = mem_grow(*rows, *n, cap, sizeof(**rows));
		fill_row(b, imp, ind, &slots[i], i == (judged < shown ? judged : 0), &(*rows)[(*n)++]);
	}
	if (shown == 0 && wanted) {
		*rows = mem_grow(*rows, *n, cap, sizeof(**rows));
		fill_row(b, imp, ind, NULL, true, &(*rows)[(*n)++]);
	}
	free(slots);
}

static void finish_group(struct builder *b, struct score_group *g, struct score_row *rows, size_t n)
{
	struct score_row *kept = arena_alloc(&b->card->arena, (n + 1) * sizeof(*kept));
	size_t total = 0, k = 0;

	if (n)
		memcpy(kept, rows, n * sizeof(*kept));
	for (size_t i = 0; i < n; i++)
		total += kept[i].ntargets;
	struct target_result *results = mem_array(NULL, total + 1, sizeof(*results));

	for (size_t i = 0; i < n; i++)
		for (size_t t = 0; t < kept[i].ntargets; t++)
			results[k++] = kept[i].targets[t].result;
	g->rows = kept;
	g->nrows = n;
	g->ntargets = total;
	g->verdict = improvement_verdict(results, total, &g->with_evidence);
	b->card->ntargets += total;
	b->card->with_evidence += g->with_evidence;
	free(results);
	free(rows);
}

static const struct indicator *indicator_by_id(const struct catalog *c, const char *id)
{
	int i = catalog_find(c, slice_str(id));

	return i < 0 ? NULL : &c->items[i];
}

static void improvement_group(struct builder *b, const struct improvement *imp, struct score_group *g)
{
	struct score_row *rows = NULL;
	size_t n = 0, cap = 0;

	*g = (struct score_group){.improvement = imp};
	for (size_t i = 0; i < imp->nindicators; i++) {
		const struct indicator *ind = indicator_by_id(b->catalog, imp->indicators[i]);

		if (ind)
			add_rows(b, imp, ind, &rows, &n, &cap);
	}
	finish_group(b, g, rows, n);
}

static bool in_set(const struct target_set *set, const char *id)
{
	for (size_t i = 0; i < set->nimprovements; i++)
		for (size_t k = 0; k < set->improvements[i].nindicators; k++)
			if (strcmp(set->improvements[i].indicators[k], id) == 0)
				return true;
	return false;
}

/** Indicators with evidence that no improvement lists. */
static void other_group(struct builder *b, struct score_group *g)
{
	struct score_row *rows = NULL;
	size_t n = 0, cap = 0;

	*g = (struct score_group){0};
	for (size_t i = 0; i < b->catalog->n; i++)
		if (!in_set(b->card->set, b->catalog->items[i].id))
			add_rows(b, NULL, &b->catalog->items[i], &rows, &n, &cap);
	finish_group(b, g, rows, n);
}

/** The period that all rows with evidence share, if they do. */
static const struct pair *common_period(const struct scorecard *card)
{
	const struct pair *common = NULL;

	for (size_t g = 0; g < card->ngroups; g++) {
		for (size_t i = 0; i < card->groups[g].nrows; i++) {
			const struct score_row *r = &card->groups[g].rows[i];

			if (!r->evidence || r->open)
				continue;
			if (common &&
			    !(common->kind == r->pair.kind && period_eq(common->period, r->pair.period)))
				return NULL;
			common = &r->pair;
		}
	}
	return common;
}

void scorecard_build(const struct fact *facts, size_t n, const char *region, uint32_t region_code,
		     const struct catalog *catalog, const struct target_set *set,
		     const struct scorecard_options *options, struct scorecard *out)
{
	struct builder b = {out, catalog};
	struct score_group *groups;

	*out = (struct scorecard){.region_code = region_code, .options = *options, .set = set};
	out->region = arena_strdup(&out->arena, region);
	series_build(facts, n, catalog, options->policy, &out->series);
	groups = arena_alloc(&out->arena, (set->nimprovements + 1) * sizeof(*groups));
	for (size_t i = 0; i < set->nimprovements; i++)
		improvement_group(&b, &set->improvements[i], &groups[i]);
	out->ngroups = set->nimprovements;
	other_group(&b, &groups[out->ngroups]);
	out->ngroups += groups[out->ngroups].nrows > 0;
	out->groups = groups;
	out->common = common_period(out);
}

void scorecard_release(struct scorecard *s)
{
	series_release(&s->series);
	arena_release(&s->arena);
	*s = (struct scorecard){0};
}
