/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TESTS_PERIOD_READS_H
#define KPI_TESTS_PERIOD_READS_H

/* What the period grammar reads in a text, as one line, for the tests of it. */
#include "unit.h"

#include "extract/period.h"

static void put_period(struct buf *out, const char *text, const struct chars *c, const struct period_expr *p)
{
	if (out->n)
		buf_putc(out, ' ');
	buf_put(out, text + c->off[p->start], c->off[p->end] - c->off[p->start]);
	buf_putc(out, '=');
	if (date_is_set(p->period.start))
		date_put(out, p->period.start);
	buf_puts(out, "..");
	if (date_is_set(p->period.end))
		date_put(out, period_last(p->period));
	buf_printf(out, ":%s", period_kind_name(p->kind));
	if (date_is_set(p->feast)) {
		buf_putc(out, '!');
		date_put(out, p->feast);
	}
	if (p->compares)
		buf_puts(out, "<");
	if (p->need == PERIOD_NEEDS_START)
		buf_puts(out, "^");
	if (p->need == PERIOD_NEEDS_ANTECEDENT)
		buf_puts(out, "@");
}

/* All periods of the text on the day, left to right: "去年=2017-01-01..2017-12-31:year". */
static char *periods(const char *text, struct date published, int year)
{
	struct period_context ctx = {.published = published, .year = year, .first_month = 1};
	struct buf out = {0};
	struct chars c;
	struct slice s = slice_str(text);

	chars_fold(s, 0, (uint32_t)s.n, &c);
	for (uint32_t i = 0; i < c.n;) {
		struct period_expr p;

		if (!period_scan(&c, i, &ctx, &p)) {
			i++;
			continue;
		}
		put_period(&out, text, &c, &p);
		i = p.end;
	}
	chars_release(&c);
	return buf_steal(&out);
}

struct example {
	const char *text, *want;
};

static void reads_on(const struct example *e, struct date published, int year)
{
	for (; e->text; e++) {
		char *got = periods(e->text, published, year);

		ck_assert_msg(strcmp(got, e->want) == 0, "%s\n got: %s\nwant: %s", e->text, got, e->want);
		free(got);
	}
}

static void reads(const struct example *e)
{
	reads_on(e, date_of(2018, 8, 29), 0);
}

#endif
