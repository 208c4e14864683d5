/* SPDX-License-Identifier: BSD-2-Clause */
/* The scorecard as CSV by RFC 4180: one figure a row, or one citation a row. */
#include <string.h>

#include "base/utf8.h"
#include "reports/render.h"

struct csv {
	struct buf *out;
	const struct render_options *o;
	bool any; /**< a cell stands on this line */
};

/** The columns; new ones go to the end. */
static const char header[] =
	"region_code,region,year,improvement,indicator,indicator_zh,indicator_en,period,period_kind,figure,"
	"status,"
	"value_lo,value_hi,open,approximate,unit,basis,rival,verdict,doubt,checks,policy,published,n_sources,"
	"n_copies,text,quote,title,source,url,start,end,claim_id,rule";

static void separate(struct csv *c)
{
	if (c->any)
		buf_putc(c->out, ',');
	c->any = true;
}

static void end_record(struct csv *c)
{
	buf_puts(c->out, c->o->excel ? "\r\n" : "\n");
	c->any = false;
}

/** Whether a spreadsheet would run the cell: white space skipped, full-width forms folded. */
static bool is_formula(const char *s)
{
	static const char *const starts[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
	struct slice t = slice_trim(slice_str(s));

	if (*s == '\t' || *s == '\r')
		return true;
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++)
		if (slice_starts(t, starts[i]))
			return true;
	return false;
}

/** A text cell: always quoted. NULL is empty. */
static void text(struct csv *c, const char *s)
{
	separate(c);
	if (!s)
		return;
	buf_putc(c->out, '"');
	if (c->o->excel && is_formula(s))
		buf_putc(c->out, '\'');
	for (; *s; s++) {
		if (*s == '"')
			buf_putc(c->out, '"');
		buf_putc(c->out, *s);
	}
	buf_putc(c->out, '"');
}

/** A number or a fixed word: never quoted. */
static void bare(struct csv *c, const char *s)
{
	separate(c);
	buf_puts(c->out, s);
}

static void number(struct csv *c, bool has, struct dec d)
{
	separate(c);
	if (has)
		dec_put(c->out, d);
}

static void integer(struct csv *c, int64_t v)
{
	separate(c);
	buf_printf(c->out, "%lld", (long long)v);
}

static void day(struct csv *c, struct date d)
{
	separate(c);
	if (date_is_set(d))
		date_put(c->out, d);
}

/** ISO 8601: 2018, 2018-06, 2018-01/2018-06, 2018-01-01/2018-08-29, ../2018-08-29 where nobody knows since when. */
static void period(struct csv *c, struct period p)
{
	struct date last = period_last(p);

	separate(c);
	if (!date_is_set(p.end))
		return;
	if (!date_is_set(p.start)) {
		buf_puts(c->out, "../");
		date_put(c->out, last);
	} else if (period_eq(p, period_year(p.start.y))) {
		buf_printf(c->out, "%04d", p.start.y);
	} else if (p.start.d == 1 && p.end.d == 1) {
		buf_printf(c->out, "%04d-%02d", p.start.y, p.start.m);
		if (last.y != p.start.y || last.m != p.start.m)
			buf_printf(c->out, "/%04d-%02d", last.y, last.m);
	} else {
		date_put(c->out, p.start);
		buf_putc(c->out, '/');
		date_put(c->out, last);
	}
}

/** What every line of a row begins with. */
static void begin(struct csv *c, const struct scorecard *s, const struct score_group *g,
		  const struct score_row *r, const char *figure, const char *status)
{
	if (s->region_code == UINT32_MAX)
		bare(c, "");
	else
		integer(c, s->region_code);
	text(c, s->region);
	integer(c, s->options.year);
	text(c, g->improvement ? g->improvement->key : "");
	text(c, r->indicator->id);
	text(c, r->indicator->zh);
	text(c, r->indicator->en);
	bool last = strcmp(figure, "level_last_year") == 0;
	period(c, last ? r->pair.base : r->pair.period);
	bare(c, period_kind_name(r->pair.kind));
	bare(c, figure);
	bare(c, status);
}

static void interval_cells(struct csv *c, struct interval i)
{
	number(c, i.has_lo, i.lo);
	number(c, i.has_hi, i.hi);
	bare(c, i.lo_open && i.hi_open ? "both" : i.lo_open ? "lo" : i.hi_open ? "hi" : "");
}

static void checks(struct csv *c, const struct score_row *r)
{
	separate(c);
	for (size_t i = 0; i < r->nfindings; i++) {
		if (i)
			buf_putc(c->out, ' ');
		buf_puts(c->out, r->findings[i].check);
	}
}

static void blanks(struct csv *c, int n)
{
	while (n--)
		separate(c);
}

static void citation(struct csv *c, const struct cite *cite)
{
	const struct fact *f = cite->fact;

	text(c, f->text);
	text(c, f->quote);
	text(c, f->title);
	text(c, f->source);
	text(c, f->doc);
	integer(c, f->claim.start);
	integer(c, f->claim.end);
	integer(c, f->id);
	text(c, f->claim.rule);
	end_record(c);
}

static void stated(struct csv *c, const struct scorecard *s, const struct score_group *g,
		   const struct score_row *r, const char *name, const struct figure *f)
{
	for (size_t v = 0; v < f->stated->nvalues; v++) {
		const struct value *value = &f->stated->values[v];
		size_t cites = c->o->evidence ? value->ncites : 1;

		for (size_t k = 0; k < cites; k++) {
			const struct cite *cite = &value->cites[k];

			begin(c, s, g, r, name, f->parts ? "part" : "stated");
			if (interval_is_point(value->range)) {
				/* Digits as claimed: 96.10 stays 96.10. */
				number(c, true, value->written);
				number(c, true, value->written);
				bare(c, "");
			} else {
				interval_cells(c, value->range);
			}
			bare(c, value->approximate ? "1" : "0");
			bare(c, f->unit);
			separate(c);
			if (f->stated->measure == MEASURE_CHANGE)
				basis_put(c->out, f->stated->basis);
			integer(c, f->parts ? 0 : (int64_t)v);
			blanks(c, 2);
			checks(c, r);
			bare(c, policy_name(s->options.policy));
			day(c, cite->fact->published);
			integer(c, value->sources);
			integer(c, value->copies);
			citation(c, cite);
		}
	}
}

static void inferred(struct csv *c, const struct scorecard *s, const struct score_group *g,
		     const struct score_row *r, const char *name, const struct figure *f)
{
	struct interval i = f->range;

	i.lo = dec_short(i.lo);
	i.hi = dec_short(i.hi);
	begin(c, s, g, r, name, figure_origin_name(f->origin));
	interval_cells(c, i);
	bare(c, "0");
	bare(c, f->unit);
	bare(c, f->origin == FIGURE_COMPUTED ? "yoy" : "");
	blanks(c, 3);
	checks(c, r);
	bare(c, policy_name(s->options.policy));
	blanks(c, 12);
	end_record(c);
}

static void figure(struct csv *c, const struct scorecard *s, const struct score_group *g,
		   const struct score_row *r, const char *name, const struct figure *f)
{
	if (f->stated)
		stated(c, s, g, r, name, f);
	else if (f->origin != FIGURE_NONE)
		inferred(c, s, g, r, name, f);
}

static struct interval test_interval(const struct target *t)
{
	struct interval i = interval_point(t->metric == TARGET_NO_WORSE ? dec_int(0) : t->value);

	i.has_lo = t->comparison >= COMPARE_EQ;
	i.has_hi = t->comparison <= COMPARE_EQ;
	i.lo_open = t->comparison == COMPARE_GT;
	i.hi_open = t->comparison == COMPARE_LT;
	return i;
}

static void target(struct csv *c, const struct scorecard *s, const struct score_group *g,
		   const struct score_row *r, const struct score_target *st)
{
	static const char *const names[] = {"target_level", "target_change", "target_points",
					    "target_no_worse"};
	static const char *const units[] = {NULL, "percent", "point", ""};
	const struct target *t = st->target;

	begin(c, s, g, r, names[t->metric], "target");
	interval_cells(c, test_interval(t));
	bare(c, "0");
	bare(c, units[t->metric] ? units[t->metric] : r->indicator->unit);
	bare(c, t->metric == TARGET_LEVEL ? "" : "yoy");
	bare(c, "");
	bare(c, verdict_name(st->result.verdict));
	bare(c, doubt_name(st->result.doubt));
	checks(c, r);
	bare(c, policy_name(s->options.policy));
	blanks(c, 6);
	text(c, t->source);
	blanks(c, 5);
	end_record(c);
}

void render_csv_header(const struct render_options *o, struct buf *out)
{
	if (o->excel)
		buf_puts(out, "\xef\xbb\xbf");
	buf_puts(out, header);
	buf_puts(out, o->excel ? "\r\n" : "\n");
}

void render_csv(const struct scorecard *s, const struct render_options *o, struct buf *out)
{
	struct csv c = {.out = out, .o = o};

	for (size_t i = 0; i < s->ngroups; i++) {
		const struct score_group *g = &s->groups[i];

		for (size_t k = 0; k < g->nrows; k++) {
			const struct score_row *r = &g->rows[k];

			figure(&c, s, g, r, "level", &r->level);
			figure(&c, s, g, r, "level_last_year", &r->last);
			figure(&c, s, g, r, "change_claimed", &r->claimed);
			figure(&c, s, g, r, "change_computed", &r->computed);
			for (size_t t = 0; t < r->nothers; t++) {
				struct figure f = {.origin = FIGURE_STATED,
						   .range = r->others[t]->values[0].range,
						   .unit = r->others[t]->unit,
						   .stated = r->others[t]};

				figure(&c, s, g, r, "change_other", &f);
			}
			for (size_t t = 0; t < r->ntargets; t++)
				target(&c, s, g, r, &r->targets[t]);
		}
	}
}
