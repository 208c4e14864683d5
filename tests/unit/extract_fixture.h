/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TESTS_EXTRACT_FIXTURE_H
#define KPI_TESTS_EXTRACT_FIXTURE_H

#include "extract/extract.h"
#include "unit.h"

/*
 * Sentences and the claims that they make, in a short notation:
 *
 *     {"今年以来，全市共立刑事案件2400余起，同比下降7.02%。",
 *      {"crime.criminal.filed level 2400 case >= [2400,2500)", "crime.criminal.filed change -7.02 percent yoy"}},
 *
 * A claim is its identifier ("-" where it has none) and words that it must have,
 * out of: level change rank, the value, the unit, the bound, the interval
 * (low,high, round brackets where an end is not in it: [2400,2500)), the period
 * 2018-01-01..2018-08-29 (? for an unknown end), its kind period:ytd, the basis
 * basis:yoy, from:156, the region, the modality actual target incident, the value
 * expression “2400余起”, the speaker by:沧州警方.
 *
 * Claims that have an identifier must be those listed, in order, and no others. Of
 * claims without one those listed must be there, in order.
 */

enum { EXAMPLE_CLAIMS_MAX = 14 };

struct example {
	const char *text;
	const char *claims[EXAMPLE_CLAIMS_MAX];
};

#define EXAMPLE_DAY "2018-08-29"
#define EXAMPLE_HOME "河北省沧州市"
#define YTD "2018-01-01..2018-08-29"

static inline void example_put_bound(struct buf *out, bool has, struct dec v)
{
	if (has)
		dec_put_short(out, v);
	else
		buf_puts(out, "null");
}

static inline void example_put_day(struct buf *out, struct date d)
{
	if (date_is_set(d))
		date_put(out, d);
	else
		buf_putc(out, '?');
}

/** A claim in the short notation, with all its words. */
static inline void example_put(struct buf *out, const struct article *a, const struct claim *c)
{
	buf_printf(out, "%s %s ", c->indicator ? c->indicator : "-", measure_name(c->measure));
	dec_put_short(out, c->value);
	buf_printf(out, " %s %s %c", c->unit, bound_name(c->bound), c->range.lo_open ? '(' : '[');
	example_put_bound(out, c->range.has_lo, c->range.lo);
	buf_putc(out, ',');
	example_put_bound(out, c->range.has_hi, c->range.hi);
	buf_puts(out, c->range.hi_open ? ") " : "] ");
	example_put_day(out, c->period.start);
	buf_puts(out, "..");
	example_put_day(out, period_last(c->period));
	buf_printf(out, " period:%s basis:", period_kind_name(c->period_kind));
	basis_put(out, c->basis);
	if (c->has_from) {
		buf_puts(out, " from:");
		dec_put_short(out, c->from);
	}
	buf_printf(out, " %s %s “%.*s”", c->region ? c->region : "?", modality_name(c->modality),
		   (int)(c->end - c->start), a->text.p + c->start);
	if (c->speaker)
		buf_printf(out, " by:%s", c->speaker);
}

/** Whether every word of `want` is a word of `have`; the first ones must be equal. */
static inline bool example_fits(const char *want, const char *have)
{
	size_t first = strcspn(want, " ");

	if (strncmp(want, have, first) != 0 || (have[first] && have[first] != ' '))
		return false;
	for (const char *p = want; *p; p += strspn(p, " ")) {
		size_t n = strcspn(p, " ");
		const char *q = have;

		while (*q && (strcspn(q, " ") != n || strncmp(q, p, n) != 0)) {
			q += strcspn(q, " ");
			q += strspn(q, " ");
		}
		if (!*q)
			return false;
		p += n;
	}
	return true;
}

/** Whether the claims are those of the example; appends a report to *wrong where they are not. */
static inline void example_check(const struct article *a, const struct claims *claims, const struct example *e,
				 struct buf *wrong)
{
	struct buf seen = {0}, line = {0};
	size_t k = 0, null_k = 0;
	bool fits = true;

	for (size_t i = 0; i < claims->n; i++) {
		const struct claim *c = &claims->items[i];
		size_t *at = c->indicator ? &k : &null_k;

		buf_clear(&line);
		example_put(&line, a, c);
		buf_printf(&seen, "\n    %s", line.p);
		while (*at < EXAMPLE_CLAIMS_MAX && e->claims[*at] &&
		       (e->claims[*at][0] == '-') == (c->indicator != NULL))
			++*at;
		bool match = *at < EXAMPLE_CLAIMS_MAX && e->claims[*at] &&
			     example_fits(e->claims[*at], line.p);

		if (match)
			++*at;
		else if (c->indicator)
			fits = false;
	}
	for (size_t i = 0; i < EXAMPLE_CLAIMS_MAX && e->claims[i]; i++)
		fits &= e->claims[i][0] == '-' ? i < null_k : i < k;
	if (!fits) {
		buf_printf(wrong, "\n%s\n  wanted", e->text);
		for (size_t i = 0; i < EXAMPLE_CLAIMS_MAX && e->claims[i]; i++)
			buf_printf(wrong, "\n    %s", e->claims[i]);
		buf_printf(wrong, "\n  read%s\n", seen.n ? seen.p : "\n    nothing");
	}
	buf_release(&seen);
	buf_release(&line);
}

/**
 * Read each example as an article that was published on `day` (NULL: unknown) and
 * speaks for `region` (NULL: what the text says), under a `title` (NULL: the
 * text's first line is its headline). Fails with all examples that were read wrong.
 */
static inline void check_examples_of(const char *day, const char *region, const char *title,
				     const struct example *examples, size_t n)
{
	struct article_hints hints = {.region = region};
	struct extractor x;
	struct buf wrong = {0};

	if (day)
		ck_assert_int_eq(date_parse(slice_str(day), &hints.published), KPI_OK);
	extractor_init(&x, NULL);
	for (size_t i = 0; i < n; i++) {
		struct article a;
		struct claims claims = {0};
		struct buf text = {0};

		buf_printf(&text, "%s%s%s\n", title ? title : "", title ? "\n\n" : "", examples[i].text);
		article_from_text(buf_slice(&text), &hints, &a);
		extract_claims(&x, &a, &claims, NULL);
		example_check(&a, &claims, &examples[i], &wrong);
		claims_release(&claims);
		article_release(&a);
		buf_release(&text);
	}
	extractor_release(&x);
	ck_assert_msg(wrong.n == 0, "%s", wrong.p);
	buf_release(&wrong);
}

/** The same for EXAMPLE_DAY and EXAMPLE_HOME, under a headline that claims nothing. */
#define check_examples(EXAMPLES)                                                                             \
	check_examples_of(EXAMPLE_DAY, EXAMPLE_HOME, "公安工作情况通报", EXAMPLES,                            \
			  sizeof(EXAMPLES) / sizeof(*(EXAMPLES)))

#endif
