/* SPDX-License-Identifier: BSD-2-Clause */
/* Building the model of a report: which rows a year has, and what stands in them. */
#include "reports/scorecard.h"

#include <stdlib.h>
#include <string.h>

/** A period of an indicator that something is known of. */
struct slot {
	struct period period;
	enum period_kind kind;
};

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

/** Whether a period belongs to the report's year: by its last day; a year that ends in the next one (April to March) by its first. */
static bool in_year(struct period p, enum period_kind kind, int year)
{
	if (!date_is_set(p.start) || !date_is_set(p.end))
		return false;
	return kind == PERIOD_YEAR ? p.start.y == year : period_last(p).y == year;
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

/** The indicator's periods in the year, in the order of the series. */
static size_t slots_of(const struct scorecard *card, const char *indicator, struct slot **out)
{
	size_t n = 0, cap = 0;

	*out = NULL;
	for (size_t i = 0; i < card->series.n; i++) {
		const struct observation *o = &card->series.items[i];
		size_t k = 0;

		if (strcmp(o->indicator, indicator) != 0 || strcmp(o->region, card->region) != 0 ||
		    !in_year(o->period, o->kind, card->options.year))
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

/** Keep the slots to show, at the front. The full year stands alone; else the longest part from January 1. */
static size_t choose(struct scorecard *card, struct slot *slots, size_t n)
{
	size_t kept = 0, best = n;

	if (card->options.all_periods)
		return n;
	for (size_t i = 0; i < n; i++)
		if (slots[i].kind == PERIOD_YEAR)
			slots[kept++] = slots[i];
	if (kept == 0) {
		for (size_t i = 0; i < n; i++)
			if (is_cumulative(&slots[i], card->options.year) &&
			    (best == n || longer(&slots[i], &slots[best])))
				best = i;
		if (best < n)
			slots[kept++] = slots[best];
	}
	card->hidden += n - kept;
	return kept;
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

static void fill_figures(struct score_row *row)
{
	const struct pair *p = &row->pair;
	enum change_kind kind = CHANGE_UNKNOWN;
	const struct observation *claimed = pair_claimed(p, &kind);
	struct interval i;

	row->level = stated(p->level);
	row->last = stated(p->prior);
	row->claimed = stated(claimed);
	row->claimed.basis_unstated = claimed && claimed == p->change[PAIR_UNSTATED];
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

/** Articles behind the row's stated figures of the period itself. */
static void count_sources(struct score_row *row)
{
	const struct observation *sets[1 + PAIR_CHANGES] = {row->pair.level};
	const struct fact **seen = NULL;
	size_t n = 0, cap = 0;

	for (int i = 0; i < PAIR_CHANGES; i++)
		sets[1 + i] = row->pair.change[i];
	for (size_t s = 0; s < 1 + PAIR_CHANGES; s++) {
		for (size_t v = 0; sets[s] && v < sets[s]->nvalues; v++) {
			for (size_t c = 0; c < sets[s]->values[v].ncites; c++) {
				seen = mem_grow(seen, n, &cap, sizeof(const struct fact *));
				seen[n++] = sets[s]->values[v].cites[c].fact;
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
		t->result = target_judge(t->target, row->evidence ? &row->pair : NULL);
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
		fill_figures(row);
		row->trend = trend_of(row->claimed.origin && !row->claimed.basis_unstated ? &row->claimed
											  : &row->computed,
				      ind->good);
		count_sources(row);
		b->card->observed++;
	}
	fill_findings(b, row);
	if (judged)
		fill_targets(b, imp, row);
}

/** The slot that targets are judged by: the year, else its longest part from January 1. */
static size_t judged_slot(const struct scorecard *card, const struct slot *slots, size_t n)
{
	size_t best = n;

	for (size_t i = 0; i < n; i++) {
		if (slots[i].kind == PERIOD_YEAR)
			return i;
		if (is_cumulative(&slots[i], card->options.year) &&
		    (best == n || longer(&slots[i], &slots[best])))
			best = i;
	}
	return best;
}

/** Add the rows of one indicator to a growing array. */
static void add_rows(struct builder *b, const struct improvement *imp, const struct indicator *ind,
		     struct score_row **rows, size_t *n, size_t *cap)
{
	struct slot *slots;
	size_t found = slots_of(b->card, ind->id, &slots);
	size_t shown = choose(b->card, slots, found);
	size_t judged = judged_slot(b->card, slots, shown);
	bool wanted = false;

	for (size_t i = 0; imp && i < imp->ntargets; i++)
		wanted = wanted || applies(&imp->targets[i], b->card, ind->id);
	for (size_t i = 0; i < shown; i++) {
		*rows = mem_grow(*rows, *n, cap, sizeof(**rows));
		fill_row(b, imp, ind, &slots[i], i == judged, &(*rows)[(*n)++]);
	}
	if (judged == shown && wanted) {
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
}

void scorecard_release(struct scorecard *s)
{
	series_release(&s->series);
	arena_release(&s->arena);
	*s = (struct scorecard){0};
}
