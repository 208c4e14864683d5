/* SPDX-License-Identifier: BSD-2-Clause */
/* The scorecard as a table for people. */
#include <stdarg.h>
#include <stdio.h>

#include "reports/grid.h"
#include "reports/render.h"

/** The columns, in order. */
enum column {
	COL_NAME,
	COL_NOW,
	COL_LAST,
	COL_CLAIMED,
	COL_COMPUTED,
	COL_TREND,
	COL_TARGET,
	COL_VERDICT,
	COL_SOURCES,
	COLS
};

/** Columns that names, targets and verdicts keep before others give way. */
enum { NAME_WIDTH_ZH = 22, NAME_WIDTH_EN = 18, TARGET_WIDTH = 9, VERDICT_WIDTH = 6 };

/** Values of a figure that a note lists, and citations of a value: people read these; CSV and JSON have all. */
enum { LISTED_MAX = 8 };

struct sheet {
	struct grid grid;
	const struct render_options *o;
	struct buf cell; /**< scratch */
	const struct pair *common; /**< the period of all rows: told once, in the title */
	bool derived; /**< whether any figure is derived: the legend says so */
	bool unstated; /**< the same of a change of unstated basis */
	bool partial; /**< and of a verdict by a part of the year */
};

static void put_cell(struct sheet *t, struct grid_row *row, enum column c, enum grid_style style)
{
	grid_put(&t->grid, row, c, buf_slice(&t->cell), style);
	buf_clear(&t->cell);
}

static void put_text(struct sheet *t, struct grid_row *row, enum column c, const char *text,
		     enum grid_style style)
{
	grid_put(&t->grid, row, c, slice_str(text), style);
}

static void line(struct sheet *t, enum grid_style style)
{
	put_cell(t, grid_row(&t->grid, GRID_LINE), 0, style);
}

static bool zh(const struct sheet *t)
{
	return t->o->style.lang == LANG_ZH;
}

static const char *say(const struct sheet *t, enum word w)
{
	return word(w, t->o->style.lang);
}

static enum grid_style verdict_style(enum verdict v)
{
	static const enum grid_style styles[] = {
		[VERDICT_NO_EVIDENCE] = GRID_FAINT,
		[VERDICT_MET] = GRID_GOOD,
		[VERDICT_MISSED] = GRID_BAD,
		[VERDICT_INDETERMINATE] = GRID_DOUBT,
	};
	return styles[v];
}

static enum grid_style trend_style(enum trend t)
{
	return t == TREND_BETTER ? GRID_GOOD : t == TREND_WORSE ? GRID_BAD : GRID_PLAIN;
}

static void head(struct sheet *t, const struct scorecard *s)
{
	struct grid_row *row;
	int year = s->options.year;

	row = grid_row(&t->grid, GRID_CELLS);
	put_text(t, row, COL_NAME, say(t, WORD_INDICATOR), GRID_BOLD);
	buf_printf(&t->cell, "%d", year);
	put_cell(t, row, COL_NOW, GRID_BOLD);
	buf_printf(&t->cell, "%d", year - 1);
	put_cell(t, row, COL_LAST, GRID_BOLD);
	put_text(t, row, COL_CLAIMED, say(t, WORD_CLAIMED), GRID_BOLD);
	put_text(t, row, COL_COMPUTED, say(t, WORD_COMPUTED), GRID_BOLD);
	put_text(t, row, COL_TREND, say(t, WORD_TREND), GRID_BOLD);
	put_text(t, row, COL_TARGET, say(t, WORD_TARGET), GRID_BOLD);
	put_text(t, row, COL_VERDICT, say(t, WORD_VERDICT), GRID_BOLD);
	put_text(t, row, COL_SOURCES, say(t, WORD_SOURCES), GRID_BOLD);
	grid_row(&t->grid, GRID_RULE);
}

static void target_cells(struct sheet *t, struct grid_row *row, const struct score_row *r,
			 const struct score_target *st)
{
	struct target_result res = st->result;

	t->partial = t->partial || res.running;
	put_target(&t->cell, st->target, r->indicator->unit, &t->o->style);
	put_cell(t, row, COL_TARGET, GRID_PLAIN);
	buf_puts(&t->cell, verdict_word(res.verdict, t->o->style.lang));
	if (res.tolerated)
		buf_puts(&t->cell, t->o->style.ascii ? "(+-)" : "(±)");
	put_cell(t, row, COL_VERDICT, verdict_style(res.verdict));
}

static void name_cell(struct sheet *t, struct grid_row *row, const struct score_row *r)
{
	size_t before;

	buf_puts(&t->cell, indicator_name(r->indicator, t->o->style.lang));
	before = t->cell.n;
	if (t->common && !r->open) {
		put_cell(t, row, COL_NAME, GRID_PLAIN);
		return;
	}
	buf_puts(&t->cell, " [");
	put_period(&t->cell, r->pair.period, r->pair.kind, &t->o->style);
	/* The year from January to December goes without saying. */
	if (t->cell.n == before + 2)
		t->cell.n = before;
	else
		buf_puts(&t->cell, "]");
	put_cell(t, row, COL_NAME, GRID_PLAIN);
}

static void quote_line(struct sheet *t, const char *what, const struct fact *f)
{
	buf_printf(&t->cell, "  %s: %s%s%s ", what, zh(t) ? "“" : "\"", f->quote ? f->quote : "?",
		   zh(t) ? "”" : "\"");
	if (f->title)
		buf_printf(&t->cell, zh(t) ? "《%s》" : "%s. ", f->title);
	if (f->source)
		buf_printf(&t->cell, "%s ", f->source);
	if (date_is_set(f->published))
		date_put(&t->cell, f->published);
	buf_printf(&t->cell, " %s:%u-%u", f->doc, f->claim.start, f->claim.end);
	/* A row of a table keeps its cells apart by tabs. */
	for (size_t i = 0; i < t->cell.n; i++)
		if (t->cell.p[i] == '\t' || t->cell.p[i] == '\n')
			t->cell.p[i] = ' ';
	line(t, GRID_FAINT);
}

/** The quotes of the values that a note lists, and how many more there are. */
static void quotes_of(struct sheet *t, const char *what, const struct observation *o)
{
	size_t left = 0;

	for (size_t v = 0; o && v < o->nvalues; v++) {
		size_t n = o->values[v].ncites, shown = v >= LISTED_MAX ? 0 : n < LISTED_MAX ? n : LISTED_MAX;

		for (size_t c = 0; c < shown; c++)
			quote_line(t, what, o->values[v].cites[c].fact);
		left += n - shown;
	}
	if (left == 0)
		return;
	buf_printf(&t->cell,
		   zh(t) ? "  %s: 另有 %zu 条引文未列 (--format csv/json)"
			 : "  %s: %zu more quotes not shown (--format csv/json)",
		   what, left);
	line(t, GRID_FAINT);
}

static void evidence_lines(struct sheet *t, const struct scorecard *s, const struct score_row *r)
{
	char year[16];

	snprintf(year, sizeof(year), "%d", s->options.year);
	quotes_of(t, year, r->level.stated);
	snprintf(year, sizeof(year), "%d", s->options.year - 1);
	quotes_of(t, year, r->last.stated);
	quotes_of(t, say(t, WORD_CLAIMED), r->claimed.stated);
	for (size_t i = 0; i < r->nothers; i++)
		quotes_of(t, say(t, WORD_CLAIMED), r->others[i]);
}

/** Changes against other years. */
static void other_lines(struct sheet *t, const struct score_row *r)
{
	for (size_t i = 0; i < r->nothers; i++) {
		struct figure f = {
			.origin = FIGURE_STATED, .unit = r->others[i]->unit, .stated = r->others[i]};

		buf_puts(&t->cell, "  ");
		put_basis(&t->cell, r->others[i]->basis, &t->o->style);
		buf_puts(&t->cell, " ");
		put_change_figure(&t->cell, &f, &t->o->style);
		line(t, GRID_PLAIN);
	}
}

/** Whether one article states all values: then they are parts, or of different scope, rather than rivals. */
static bool of_one_article(const struct observation *o)
{
	for (size_t i = 0; i < o->nvalues; i++)
		for (size_t k = 0; k < o->values[i].ncites; k++)
			if (o->values[i].cites[k].fact->article != o->values[0].cites[0].fact->article)
				return false;
	return true;
}

/** Rival values of a figure: the first few, and how many more there are. */
static void rival_line(struct sheet *t, const struct figure *f, int year, const struct score_row *r)
{
	const char *what = indicator_name(r->indicator, t->o->style.lang);

	if (!f->stated || f->stated->nvalues < 2 || f->parts)
		return;
	buf_printf(&t->cell, zh(t) ? "  ! %s：" : "  ! %s: ", what);
	if (of_one_article(f->stated))
		buf_puts(&t->cell, zh(t) ? "同一篇报道有多个数字，或为分项："
					 : "several figures in one article, perhaps parts: ");
	else if (year)
		buf_printf(&t->cell, zh(t) ? "%d年有不同数字：" : "different figures for %d: ", year);
	else
		buf_puts(&t->cell, zh(t) ? "同比有不同说法：" : "different changes are claimed: ");
	for (size_t i = 0; i < f->stated->nvalues && i < LISTED_MAX; i++) {
		const struct value *v = &f->stated->values[i];

		buf_puts(&t->cell, i ? (zh(t) ? "，" : ", ") : "");
		if (year)
			put_level(&t->cell, v->range, f->unit, &t->o->style);
		else
			put_signed(&t->cell, v, f->unit, &t->o->style);
		buf_puts(&t->cell, " (");
		if (date_is_set(v->last))
			date_put(&t->cell, v->last);
		if (v->cites[0].fact->source)
			buf_printf(&t->cell, " %s", v->cites[0].fact->source);
		buf_puts(&t->cell, ")");
	}
	if (f->stated->nvalues > LISTED_MAX)
		buf_printf(&t->cell, zh(t) ? "，另有 %zu 个" : ", and %zu more",
			   f->stated->nvalues - LISTED_MAX);
	line(t, GRID_DOUBT);
}

static bool is_restated(const struct score_row *r)
{
	for (size_t i = 0; i < r->nfindings; i++)
		if (r->findings[i].kind == FINDING_RESTATED && r->findings[i].now)
			return true;
	return false;
}

static void notes(struct sheet *t, const struct scorecard *s, const struct score_row *r)
{
	rival_line(t, &r->level, s->options.year, r);
	if (!is_restated(r) || r->last.stated->nvalues > 2)
		rival_line(t, &r->last, s->options.year - 1, r);
	rival_line(t, &r->claimed, 0, r);
	for (size_t i = 0; i < r->nfindings; i++) {
		buf_printf(&t->cell,
			   zh(t) ? "  ! %s：" : "  ! %s: ", indicator_name(r->indicator, t->o->style.lang));
		put_finding(&t->cell, &r->findings[i], &t->o->style);
		line(t, GRID_DOUBT);
	}
}

static void indicator_row(struct sheet *t, const struct scorecard *s, const struct score_row *r)
{
	struct grid_row *row = grid_row(&t->grid, GRID_CELLS);
	const struct style *style = &t->o->style;

	name_cell(t, row, r);
	put_level_figure(&t->cell, &r->level, style);
	put_cell(t, row, COL_NOW, GRID_PLAIN);
	put_level_figure(&t->cell, &r->last, style);
	put_cell(t, row, COL_LAST, GRID_PLAIN);
	put_change_figure(&t->cell, &r->claimed, style);
	put_cell(t, row, COL_CLAIMED, trend_style(r->claimed.origin ? r->trend : TREND_UNKNOWN));
	if (r->computed.origin)
		put_computed(&t->cell, r->computed.range, r->computed.unit, style);
	put_cell(t, row, COL_COMPUTED, GRID_PLAIN);
	put_text(t, row, COL_TREND, trend_word(r->trend, style->lang), trend_style(r->trend));
	if (r->evidence)
		buf_printf(&t->cell, "%u", r->sources);
	put_cell(t, row, COL_SOURCES, GRID_PLAIN);
	for (size_t i = 0; i < r->ntargets; i++)
		target_cells(t, i ? grid_row(&t->grid, GRID_CELLS) : row, r, &r->targets[i]);
	t->derived = t->derived || r->last.origin == FIGURE_DERIVED;
	t->unstated = t->unstated || r->claimed.basis_unstated;
	other_lines(t, r);
	notes(t, s, r);
	if (t->o->evidence)
		evidence_lines(t, s, r);
}

static void group_rows(struct sheet *t, const struct scorecard *s, const struct score_group *g)
{
	const struct improvement *imp = g->improvement;
	enum lang lang = t->o->style.lang;
	enum grid_style style = GRID_BOLD;

	if (imp)
		buf_puts(&t->cell, lang == LANG_ZH ? imp->zh : imp->en);
	else
		buf_puts(&t->cell, word(WORD_OTHER, lang));
	if (imp && g->ntargets) {
		const char *open = zh(t) ? "：" : ": ";

		buf_printf(&t->cell, "%s%s  (%s %zu/%zu)", open, verdict_word(g->verdict, lang),
			   say(t, WORD_COVERAGE), g->with_evidence, g->ntargets);
		style = verdict_style(g->verdict);
	} else if (imp) {
		buf_printf(&t->cell, "%s%s", zh(t) ? "：" : ": ", say(t, WORD_NO_TARGET));
	}
	line(t, style == GRID_FAINT ? GRID_BOLD : style);
	if (g->nrows == 0) {
		buf_puts(&t->cell, zh(t) ? "  没有相关报道" : "  nothing claimed");
		line(t, GRID_FAINT);
	}
	for (size_t i = 0; i < g->nrows; i++)
		indicator_row(t, s, &g->rows[i]);
	grid_row(&t->grid, GRID_RULE);
}

static void title(struct sheet *t, const struct scorecard *s)
{
	const struct target_set *set = s->set;
	const char *name = zh(t) ? set->zh : set->en;
	size_t before;

	buf_printf(&t->cell, zh(t) ? "%s %d年" : "%s, %d", s->region, s->options.year);
	before = t->cell.n;
	if (t->common) {
		buf_puts(&t->cell, " [");
		put_period(&t->cell, t->common->period, t->common->kind, &t->o->style);
		if (t->cell.n == before + 2)
			t->cell.n = before;
		else
			buf_puts(&t->cell, "]");
	}
	buf_printf(&t->cell, zh(t) ? "，对比%d年%s" : " against %d%s", s->options.year - 1,
		   t->cell.n == before ? ""
		   : zh(t)	       ? "同期"
				       : ", the same part of the year");
	line(t, GRID_BOLD);
	buf_printf(&t->cell, zh(t) ? "目标：%s 第%s版；取值：%s" : "targets: %s, version %s; policy: %s",
		   name ? name : set->name, set->version, policy_name(s->options.policy));
	if (date_is_set(t->o->as_of)) {
		buf_puts(&t->cell, zh(t) ? "；截至" : "; as of ");
		date_put(&t->cell, t->o->as_of);
	}
	line(t, GRID_FAINT);
	grid_row(&t->grid, GRID_RULE);
}

static void foot(struct sheet *t, const struct scorecard *s)
{
	buf_printf(&t->cell,
		   zh(t) ? "%zu 项目标，%zu 项有据，%zu 项未达；%zu 项指标有数据"
			 : "%zu targets, %zu with evidence, %zu missed; %zu indicators reported",
		   s->ntargets, s->with_evidence, s->missed, s->observed);
	if (s->hidden)
		buf_printf(&t->cell,
			   zh(t) ? "；另有 %zu 项其他时段 (--all-periods)"
				 : "; %zu more for other periods (--all-periods)",
			   s->hidden);
	line(t, GRID_PLAIN);
	if (t->derived) {
		buf_puts(&t->cell, zh(t) ? "* 由本年数与所称同比推算"
					 : "* derived from this year's level and the claimed change");
		line(t, GRID_FAINT);
	}
	if (t->partial) {
		buf_puts(&t->cell, zh(t) ? "有的判定只依据年内一段时间的数据"
					 : "some verdicts rest on a part of the year only");
		line(t, GRID_FAINT);
	}
	if (t->unstated) {
		buf_puts(&t->cell,
			 zh(t) ? "? 文中未说明与何时相比" : "? the article does not say against what");
		line(t, GRID_FAINT);
	}
}

void render_table(const struct scorecard *s, const struct render_options *o, struct buf *out)
{
	struct sheet t = {.o = o, .common = s->common};
	struct grid_look look = {.width = o->width, .ascii = o->style.ascii, .color = o->color};

	t.grid.cols = COLS;
	t.grid.keep[COL_NAME] = zh(&t) ? NAME_WIDTH_ZH : NAME_WIDTH_EN;
	t.grid.keep[COL_TARGET] = TARGET_WIDTH;
	t.grid.keep[COL_VERDICT] = VERDICT_WIDTH;
	for (int c = COL_NOW; c <= COL_COMPUTED; c++)
		t.grid.right[c] = true;
	t.grid.right[COL_SOURCES] = true;
	title(&t, s);
	head(&t, s);
	for (size_t i = 0; i < s->ngroups; i++)
		group_rows(&t, s, &s->groups[i]);
	foot(&t, s);
	grid_render(&t.grid, &look, out);
	grid_release(&t.grid);
	buf_release(&t.cell);
}
