/* SPDX-License-Identifier: BSD-2-Clause */
/* Quantities as values: scales, signs, multiples, intervals. */
#include "extract/quantity.h"

static struct dec shifted(struct dec d, int power)
{
	struct dec out = d;

	if (power)
		(void)dec_shift(d, power, &out);
	return out;
}

static void shift_range(struct interval *i, int power)
{
	i->lo = shifted(i->lo, power);
	i->hi = shifted(i->hi, power);
}

/* Give a magnitude its sign: for a fall the interval turns round. */
void value_sign(struct value *v, int sign)
{
	v->sign = sign;
	if (sign >= 0)
		return;
	v->v = dec_neg(v->v);
	v->range = interval_neg(v->range);
}

/* 倍: 增长3.5倍 is +350 percent; 是去年的3.5倍 is +250. */
void value_multiple(struct value *v, bool of)
{
	v->of = of;
	struct dec hundred = dec_int(100);

	shift_range(&v->range, 2);
	v->v = shifted(v->v, 2);
	if (of) {
		(void)dec_sub(v->v, hundred, &v->v);
		(void)dec_sub(v->range.lo, hundred, &v->range.lo);
		(void)dec_sub(v->range.hi, hundred, &v->range.hi);
	}
	v->percent = true;
}

struct value value_at(struct reader *r, size_t i)
{
	const struct token *k = reader_tok(r, i);
	const struct number *n = &r->t.numbers[k->ref];
	struct value v = {.first = i,
			  .last = i,
			  .v = n->value,
			  .range = n->range,
			  .bound = n->bound,
			  .measure = MEASURE_LEVEL,
			  .unit = k->unit};
	int power = k->unit ? k->unit->power : 0;

	v.percent = n->kind == NUMBER_PERCENT;
	v.point = n->kind == NUMBER_POINT;
	v.unit_bits = k->unit ? k->unit->means : 0;
	if (n->kind == NUMBER_RANGE) {
		v.percent = n->range_kind == NUMBER_PERCENT;
		v.point = n->range_kind == NUMBER_POINT;
	}
	if (power) {
		v.v = shifted(v.v, power);
		shift_range(&v.range, power);
	}
	v.sign = n->sign; /* the scanner has signed the value already */
	return v;
}

bool value_usable(const struct reader *r, const struct token *k)
{
	const struct number *n = &r->t.numbers[k->ref];

	return n->has_value && n->kind != NUMBER_RANGE;
}

void value_set_change(struct reader *r, struct value *v, size_t at)
{
	const struct number *n = &r->t.numbers[reader_tok(r, v->last)->ref];

	v->measure = MEASURE_CHANGE;
	if (n->kind == NUMBER_MULTIPLE)
		value_multiple(v, v->of);
	v->absolute = !v->percent && !v->point;
	if (at != SIZE_MAX) {
		v->first = at;
		if (n->sign == 0)
			value_sign(v, reader_cue(r, at, CUE_DOWN) ? -1 : 1);
	}
}

struct value value_constant(size_t i, int64_t n, bool percent)
{
	struct value v = {.first = i, .last = i, .v = dec_int(n), .bound = BOUND_EXACT, .percent = percent};

	v.range = interval_point(v.v);
	return v;
}
