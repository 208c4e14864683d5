/* SPDX-License-Identifier: BSD-2-Clause */
/* The scorecard as JSON, schema kpi-report/1. */
#include "base/json.h"
#include "reports/render.h"

static void put_bound(struct json *j, const char *key, bool has, struct dec d)
{
	if (has)
		json_dec(j, key, d);
	else
		json_nil(j, key);
}

static void put_interval(struct json *j, struct interval i)
{
	put_bound(j, "low", i.has_lo, i.lo);
	put_bound(j, "high", i.has_hi, i.hi);
	json_bool(j, "low_open", i.lo_open);
	json_bool(j, "high_open", i.hi_open);
}

static void put_period_object(struct json *j, const char *key, struct period p)
{
	json_open(j, key);
	json_day(j, "start", p.start);
	json_day(j, "end", period_last(p));
	json_close(j);
}

static void put_evidence(struct json *j, const struct value *v)
{
	json_open_array(j, "evidence");
	for (size_t i = 0; i < v->ncites; i++) {
		const struct fact *f = v->cites[i].fact;

		json_open(j, NULL);
		json_int(j, "claim", f->id);
		json_cstr(j, "stated_by", v->cites[i].from ? "from" : "value");
		json_cstr(j, "doc", f->doc);
		json_cstr(j, "title", f->title);
		json_cstr(j, "source", f->source);
		json_day(j, "published", f->published);
		json_int(j, "start", f->claim.start);
		json_int(j, "end", f->claim.end);
		json_cstr(j, "text", f->text);
		json_cstr(j, "quote", f->quote);
		json_cstr(j, "speaker", f->claim.speaker);
		json_cstr(j, "rule", f->claim.rule);
		json_close(j);
	}
	json_close_array(j);
}

static void put_value(struct json *j, const struct value *v, bool evidence)
{
	json_open(j, NULL);
	json_dec(j, "value", v->written);
	json_cstr(j, "bound", bound_name(v->bound));
	put_interval(j, v->range);
	json_bool(j, "approximate", v->approximate);
	json_int(j, "sources", v->sources);
	json_int(j, "copies", v->copies);
	json_day(j, "first_published", v->first);
	json_day(j, "last_published", v->last);
	if (evidence)
		put_evidence(j, v);
	json_close(j);
}

static void put_figure(struct json *j, const char *key, const struct figure *f, bool evidence)
{
	if (f->origin == FIGURE_NONE) {
		json_nil(j, key);
		return;
	}
	json_open(j, key);
	json_cstr(j, "origin", figure_origin_name(f->origin));
	put_interval(j, f->range);
	json_cstr(j, "unit", f->unit);
	if (f->stated) {
		json_bool(j, "parts", f->parts);
		if (f->stated->measure == MEASURE_CHANGE) {
			struct buf b = {0};

			basis_put(&b, f->stated->basis);
			json_str(j, "basis", buf_slice(&b));
			buf_release(&b);
		}
		json_open_array(j, "values");
		for (size_t i = 0; i < f->stated->nvalues; i++)
			put_value(j, &f->stated->values[i], evidence);
		json_close_array(j);
	}
	json_close(j);
}

static void put_score_target(struct json *j, const struct score_target *st)
{
	static const char *const metrics[] = {"level", "change", "points", "no worse"};
	const struct target *t = st->target;

	json_open(j, NULL);
	json_cstr(j, "metric", metrics[t->metric]);
	json_cstr(j, "direction", t->direction == GOOD_UP ? "up" : "down");
	if (t->metric == TARGET_NO_WORSE) {
		json_nil(j, "comparison");
		json_nil(j, "value");
	} else {
		json_cstr(j, "comparison", comparison_name(t->comparison));
		json_dec(j, "value", t->value);
	}
	json_dec(j, "tolerance", t->tolerance);
	json_cstr(j, "source", t->source);
	json_cstr(j, "verdict", verdict_name(st->result.verdict));
	json_cstr(j, "doubt", st->result.doubt ? doubt_name(st->result.doubt) : NULL);
	json_bool(j, "within_tolerance", st->result.tolerated);
	json_bool(j, "by_computed_change", st->result.computed);
	json_bool(j, "part_of_year", st->result.running);
	json_close(j);
}

static void put_range(struct json *j, const char *key, bool has, struct interval i, const char *unit)
{
	if (!has) {
		json_nil(j, key);
		return;
	}
	json_open(j, key);
	put_interval(j, i);
	json_cstr(j, "unit", unit);
	json_close(j);
}

static void put_found(struct json *j, const struct finding *f)
{
	struct style en = {.lang = LANG_EN};
	const struct value *c = f->change;
	const char *unit = f->change_kind == CHANGE_POINTS    ? "point"
			   : f->change_kind == CHANGE_PERCENT ? "percent"
							      : f->unit;
	struct interval none = {0};
	struct buf b = {0};

	json_open(j, NULL);
	json_cstr(j, "check", f->check);
	json_cstr(j, "kind",
		  f->kind == FINDING_INCONSISTENT ? "inconsistent"
		  : f->now			  ? "restated"
						  : "restated (implied)");
	put_range(j, "level", f->level, f->level ? f->level->range : none, f->unit);
	put_range(j, "last_year_first_published", f->prior, f->prior ? f->prior->range : none, f->unit);
	put_range(j, "last_year_restated", f->now, f->now ? f->now->range : none, f->unit);
	put_range(j, "last_year_implied", f->has_implied, f->implied, f->unit);
	put_range(j, "claimed_change", c, c ? c->range : none, unit);
	put_range(j, "computed_change", f->has_computed, f->computed, unit);
	put_finding(&b, f, &en);
	json_str(j, "text", buf_slice(&b));
	json_close(j);
	buf_release(&b);
}

static void put_row(struct json *j, const struct score_row *r, bool evidence)
{
	static const char *const goods[] = {"none", "up", "down"};

	json_open(j, NULL);
	json_cstr(j, "indicator", r->indicator->id);
	json_cstr(j, "zh", r->indicator->zh);
	json_cstr(j, "en", r->indicator->en);
	json_cstr(j, "good", goods[r->indicator->good]);
	json_cstr(j, "unit", r->pair.unit ? r->pair.unit : r->indicator->unit);
	put_period_object(j, "period", r->pair.period);
	json_cstr(j, "period_kind", period_kind_name(r->pair.kind));
	json_bool(j, "open_start", r->open);
	put_figure(j, "level", &r->level, evidence);
	put_figure(j, "last_year", &r->last, evidence);
	put_figure(j, "claimed_change", &r->claimed, evidence);
	put_figure(j, "computed_change", &r->computed, evidence);
	json_open_array(j, "other_changes");
	for (size_t i = 0; i < r->nothers; i++) {
		struct figure f = {.origin = FIGURE_STATED,
				   .range = r->others[i]->values[0].range,
				   .unit = r->others[i]->unit,
				   .stated = r->others[i]};

		put_figure(j, NULL, &f, evidence);
	}
	json_close_array(j);
	json_cstr(j, "trend", r->trend ? trend_name(r->trend) : NULL);
	json_int(j, "sources", r->sources);
	json_int(j, "copies", r->copies);
	json_open_array(j, "targets");
	for (size_t i = 0; i < r->ntargets; i++)
		put_score_target(j, &r->targets[i]);
	json_close_array(j);
	json_open_array(j, "findings");
	for (size_t i = 0; i < r->nfindings; i++)
		put_found(j, &r->findings[i]);
	json_close_array(j);
	json_close(j);
}

static void put_group(struct json *j, const struct score_group *g, bool evidence)
{
	json_open(j, NULL);
	json_cstr(j, "key", g->improvement ? g->improvement->key : NULL);
	json_cstr(j, "zh", g->improvement ? g->improvement->zh : word(WORD_OTHER, LANG_ZH));
	json_cstr(j, "en", g->improvement ? g->improvement->en : word(WORD_OTHER, LANG_EN));
	json_cstr(j, "verdict", g->ntargets ? verdict_name(g->verdict) : NULL);
	json_int(j, "targets", (int64_t)g->ntargets);
	json_int(j, "targets_with_evidence", (int64_t)g->with_evidence);
	json_open_array(j, "indicators");
	for (size_t i = 0; i < g->nrows; i++)
		put_row(j, &g->rows[i], evidence);
	json_close_array(j);
	json_close(j);
}

void render_json_begin(struct json_report *jr, const struct scorecard_options *sc,
		       const struct target_set *set, const struct render_options *o)
{
	struct json j = json_to(jr->out);

	json_open(&j, NULL);
	json_cstr(&j, "schema", "kpi-report/1");
	json_int(&j, "year", sc->year);
	json_cstr(&j, "policy", policy_name(sc->policy));
	json_day(&j, "as_of", o->as_of);
	json_open(&j, "target_set");
	json_cstr(&j, "name", set->name);
	json_cstr(&j, "version", set->version);
	json_cstr(&j, "source", set->source);
	json_cstr(&j, "zh", set->zh);
	json_cstr(&j, "en", set->en);
	json_close(&j);
	json_open_array(&j, "regions");
	jr->any = false;
}

void render_json_region(struct json_report *jr, const struct scorecard *s, const struct render_options *o)
{
	struct json j = json_to(jr->out);

	j.need_comma = jr->any;
	jr->any = true;
	json_open(&j, NULL);
	json_cstr(&j, "region", s->region);
	if (s->region_code == UINT32_MAX)
		json_nil(&j, "code");
	else
		json_int(&j, "code", s->region_code);
	json_int(&j, "targets", (int64_t)s->ntargets);
	json_int(&j, "targets_with_evidence", (int64_t)s->with_evidence);
	json_int(&j, "targets_missed", (int64_t)s->missed);
	json_int(&j, "inconsistent", (int64_t)s->inconsistent);
	json_int(&j, "hidden_periods", (int64_t)s->hidden);
	json_open_array(&j, "improvements");
	for (size_t i = 0; i < s->ngroups; i++)
		put_group(&j, &s->groups[i], o->evidence);
	json_close_array(&j);
	json_close(&j);
}

void render_json_end(struct json_report *jr)
{
	struct json j = json_to(jr->out);

	json_close_array(&j);
	json_close(&j);
	buf_putc(jr->out, '\n');
}
