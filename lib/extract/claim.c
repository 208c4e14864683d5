/* SPDX-License-Identifier: BSD-2-Clause */
/* Claims: names of their enumerations and their printed form. */
#include "extract/claim.h"

#include <stdlib.h>
#include <string.h>

void claims_release(struct claims *c)
{
	free(c->items);
	arena_release(&c->arena);
	*c = (struct claims){0};
}

const char *measure_name(enum measure m)
{
	static const char *const names[] = {"level", "change", "rank"};

	return names[m];
}

const char *modality_name(enum modality m)
{
	static const char *const names[] = {"actual", "target", "incident"};

	return names[m];
}

/* The names of bases that are no more than a name. */
static const struct {
	const char *name;
	enum basis_kind kind;
} plain_bases[] = {
	{"none", BASIS_NONE}, {"unstated", BASIS_UNSTATED}, {"yoy", BASIS_YOY}, {"prev", BASIS_PREV}};

enum { PLAIN_BASES = sizeof(plain_bases) / sizeof(*plain_bases) };

/* NULL for the others. */
static const char *plain_name(enum basis_kind kind)
{
	for (size_t i = 0; i < PLAIN_BASES; i++)
		if (plain_bases[i].kind == kind)
			return plain_bases[i].name;
	return NULL;
}

void basis_put(struct buf *out, struct basis b)
{
	buf_puts(out, plain_name(b.kind));
	if (b.kind == BASIS_YEAR)
		buf_printf(out, "year:%d", b.year);
	if (b.kind == BASIS_SINCE) {
		buf_puts(out, "since:");
		date_put(out, b.since);
	}
}

enum kpi_status basis_parse(struct slice s, struct basis *out)
{
	struct basis b = {BASIS_NONE, 0, {0, 0, 0}};

	for (size_t i = 0; i < PLAIN_BASES; i++) {
		if (slice_eqs(s, plain_bases[i].name)) {
			b.kind = plain_bases[i].kind;
			*out = b;
			return KPI_OK;
		}
	}
	if (slice_starts(s, "year:")) {
		struct dec d;

		if (dec_parse(slice_of(s.p + 5, s.n - 5), &d) != KPI_OK || d.scale || d.mant < 1 ||
		    d.mant > 9999)
			return KPI_EINPUT;
		*out = (struct basis){BASIS_YEAR, (int)d.mant, {0, 0, 0}};
		return KPI_OK;
	}
	if (slice_starts(s, "since:")) {
		b.kind = BASIS_SINCE;
		if (date_parse(slice_of(s.p + 6, s.n - 6), &b.since) != KPI_OK)
			return KPI_EINPUT;
		*out = b;
		return KPI_OK;
	}
	return KPI_EINPUT;
}

static void put_bound_of(struct json *j, const char *key, bool has, struct dec v)
{
	if (has)
		json_dec(j, key, v);
	else
		json_nil(j, key);
}

static void put_period(struct json *j, const struct claim *c)
{
	json_open(j, "period");
	json_day(j, "start", c->period.start);
	json_day(j, "end", period_last(c->period));
	json_close(j);
	json_name(j, "period_kind", period_kind_name(c->period_kind));
}

static void put_basis(struct json *j, struct basis b)
{
	const char *name = plain_name(b.kind);
	struct buf text = {0};

	if (!name)
		basis_put(&text, b);
	json_name(j, "basis", name ? name : text.p);
	buf_release(&text);
}

void claim_put_json(struct buf *out, const struct claim *c, const struct article *a, const char *doc)
{
	struct json j = json_to(out);
	const char *text = a->text.p ? a->text.p : "";

	json_open(&j, NULL);
	json_cstr(&j, "doc", doc);
	json_int(&j, "start", c->start);
	json_int(&j, "end", c->end);
	json_valid(&j, "text", slice_of(text + c->start, c->end - c->start));
	json_valid(&j, "quote", slice_of(text + c->quote_start, c->quote_end - c->quote_start));
	json_cstr(&j, "indicator", c->indicator);
	json_cstr(&j, "label", c->label);
	json_name(&j, "measure", measure_name(c->measure));
	json_dec(&j, "value", c->value);
	json_cstr(&j, "unit", c->unit);
	put_bound_of(&j, "low", c->range.has_lo, c->range.lo);
	put_bound_of(&j, "high", c->range.has_hi, c->range.hi);
	json_name(&j, "bound", bound_name(c->bound));
	put_basis(&j, c->basis);
	put_bound_of(&j, "from", c->has_from, c->from);
	put_period(&j, c);
	json_cstr(&j, "region", c->region);
	json_name(&j, "modality", modality_name(c->modality));
	json_cstr(&j, "speaker", c->speaker);
	json_day(&j, "published", a->published);
	json_cstr(&j, "source", a->source);
	json_close(&j);
}
