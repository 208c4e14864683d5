/* SPDX-License-Identifier: BSD-2-Clause */
/* The explanation of an extraction for people. */
#include "daemon/explain.h"

#include <string.h>

static const char *const colours[] = {"\033[32m", "\033[33m", "\033[35m"}; /* by modality */

static void put_text(struct buf *out, const struct article *a, const struct claims *claims, bool colour)
{
	uint32_t at = 0;

	for (size_t i = 0; i < claims->n; i++) {
		const struct claim *c = &claims->items[i];

		if (c->start < at) { /* shares its span with the claim before */
			buf_printf(out, "[%zu]", i + 1);
			continue;
		}
		buf_put(out, a->text.p + at, c->start - at);
		if (colour)
			buf_puts(out, c->indicator ? colours[c->modality] : "\033[36m");
		buf_put(out, a->text.p + c->start, c->end - c->start);
		if (colour)
			buf_puts(out, "\033[0m");
		buf_printf(out, "[%zu]", i + 1);
		at = c->end;
	}
	buf_put(out, a->text.p + at, a->text.n - at);
	if (out->n && out->p[out->n - 1] != '\n')
		buf_putc(out, '\n');
}

static void put_day(struct buf *out, struct date d)
{
	if (date_is_set(d))
		date_put(out, d);
	else
		buf_putc(out, '?');
}

static void put_inherited(struct buf *out, unsigned int bits)
{
	static const struct {
		unsigned int bit;
		const char *what;
	} names[] = {
		{INHERIT_SUBJECT_SENTENCE, "subject from the sentence"},
		{INHERIT_SUBJECT_PARAGRAPH, "subject from the paragraph"},
		{INHERIT_SUBJECT_ARTICLE, "subject from the article"},
		{INHERIT_PERIOD_SENTENCE, "period from the sentence"},
		{INHERIT_PERIOD_PARAGRAPH, "period from the paragraph"},
		{INHERIT_PERIOD_ARTICLE, "period from the article"},
		{INHERIT_BASIS_SENTENCE, "basis from the sentence"},
		{INHERIT_BASIS_PARAGRAPH, "basis from the paragraph"},
		{INHERIT_BASIS_ARTICLE, "basis from the article"},
		{INHERIT_REGION, "region inherited"},
	};
	const char *sep = "; ";

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (bits & names[i].bit) {
			buf_puts(out, sep);
			buf_puts(out, names[i].what);
			sep = ", ";
		}
	}
}

static void put_claim(struct buf *out, const struct article *a, const struct claim *c, size_t i)
{
	buf_printf(out, "[%zu] %.*s: %s = ", i + 1, (int)(c->end - c->start), a->text.p + c->start,
		   c->indicator ? c->indicator : "(no indicator)");
	dec_put_short(out, c->value);
	buf_printf(out, " %s %s", c->unit, measure_name(c->measure));
	if (c->measure == MEASURE_CHANGE) {
		buf_putc(out, ' ');
		basis_put(out, c->basis);
	}
	buf_printf(out, " (%s) ", bound_name(c->bound));
	put_day(out, c->period.start);
	buf_puts(out, "..");
	put_day(out, period_last(c->period));
	buf_printf(out, " %s %s, %s\n    \"%s\", rule %s, confidence %d", period_kind_name(c->period_kind),
		   c->region ? c->region : "region unknown", modality_name(c->modality), c->label, c->rule,
		   c->confidence);
	put_inherited(out, c->inherited);
	buf_putc(out, '\n');
}

/* What was read of the words: (drug : seize : drug_part) */
static void put_words(struct buf *out, const struct omission *o)
{
	if (o->meant)
		buf_printf(out, " (%s)", o->meant);
	else if (o->words[0] || o->words[1] || o->words[2])
		buf_printf(out, " (%s : %s : %s)", o->words[0] ? o->words[0] : "none",
			   o->words[1] ? o->words[1] : "-", o->words[2] ? o->words[2] : "-");
}

void explain_put(struct buf *out, const struct article *a, const char *doc, const struct claims *claims,
		 const struct omissions *why_not, bool colour)
{
	buf_printf(out, "== %s\n", doc);
	put_text(out, a, claims, colour);
	buf_printf(out, "-- %zu claims\n", claims->n);
	for (size_t i = 0; i < claims->n; i++)
		put_claim(out, a, &claims->items[i], i);
	if (why_not->n)
		buf_puts(out, "-- not claimed, or without an indicator\n");
	for (size_t i = 0; i < why_not->n; i++) {
		const struct omission *o = &why_not->items[i];

		buf_printf(out, "    %.*s: %s: %s", (int)(o->end - o->start), a->text.p + o->start,
			   omit_word(o->why), omit_sentence(o->why));
		put_words(out, o);
		buf_putc(out, '\n');
	}
}
