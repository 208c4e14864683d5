/* SPDX-License-Identifier: BSD-2-Clause */
/* Fractions: 四分之一, 百分之三, 1/3, 3又4分之1. */
#include "extract/number_parts.h"

#include "extract/scan.h"

/* Y/X in percent, rounded to four decimals where it has no end. */
static bool set_fraction(struct part *p, struct dec over, struct dec under)
{
	struct dec hundredfold;

	if (under.mant == 0 || dec_shift(over, 2, &hundredfold) != KPI_OK)
		return false;
	if (dec_div(hundredfold, under, 12, DEC_TRUNC, &p->value) != KPI_OK ||
	    dec_short(p->value).scale == 12) {
		if (dec_div(hundredfold, under, 4, DEC_HALF_UP, &p->value) != KPI_OK)
			return false;
	}
	p->value = dec_short(p->value);
	p->kind = NUMBER_PERCENT;
	p->step = 0;
	p->fraction = true;
	p->has_value = true;
	return true;
}

/* 分之 at i, blanks within allowed: the position behind it, 0 for none. */
uint32_t number_parts_of_at(const struct chars *c, uint32_t i)
{
	i = scan_blanks(c, i, 1);
	if (c->cp[i] != U'分')
		return 0;
	i = scan_blanks(c, i + 1, 2);
	return c->cp[i] == U'之' ? scan_blanks(c, i + 1, 2) : 0;
}

/* X分之Y, the denominator and 分之 having been read. */
bool part_of(const struct chars *c, const struct numeral *under, struct part *p)
{
	uint32_t i = number_parts_of_at(c, under->end);
	bool negative = c->cp[i] == U'负';
	struct numeral over;

	if (!under->has_value || under->pair || !numeral_parse(c, i + negative, true, &over) ||
	    !over.has_value)
		return false;
	if (negative)
		over.value = dec_neg(over.value);
	if (over.bare && c->cp[over.start] != U'百')
		return false;
	*p = (struct part){.start = under->start,
			   .end = over.end,
			   .digits_end = over.end,
			   .value = over.value,
			   .second = over.second,
			   .step = over.step,
			   .has_value = true,
			   .is_pair = over.pair,
			   .chinese = under->chinese && over.chinese,
			   .scaled = over.scaled,
			   .kind_before = true};
	if (under->bare && dec_cmp(under->value, dec_int(100)) == 0)
		p->kind = NUMBER_PERCENT;
	else if (under->bare && dec_cmp(under->value, dec_int(1000)) == 0)
		p->kind = NUMBER_PERMILLE;
	else if (over.pair || !set_fraction(p, over.value, under->value))
		return false;
	else
		p->fraction = !(under->bare && under->step >= 4); /* 万分之三 is 0.03% */
	return true;
}

/* 3/2, 16/5: more than one only where nothing leans on either side, so that 24/7服务 is none. */
static bool stands_free(const struct chars *c, const struct numeral *over, const struct numeral *under)
{
	uint32_t prev = scan_prev(c, over->start), next = c->cp[under->end];

	return !chars_is_han(prev) && !chars_is_han(next) && !scan_is_letter(prev) && !scan_is_letter(next);
}

/* 1/3: only small denominators, others are codes. */
bool part_slash(const struct chars *c, const struct numeral *over, bool whole, struct part *p)
{
	struct numeral under;
	uint32_t i = over->end;

	if (c->cp[i] != '/' || !scan_is_digit(c->cp[i + 1]) || over->value.scale || over->chinese ||
	    scan_prev(c, over->start) == '/' || !numeral_parse(c, i + 1, false, &under) || !under.has_value)
		return false;
	if ((!whole && dec_cmp(over->value, under.value) >= 0 && !stands_free(c, over, &under)) ||
	    dec_cmp(under.value, dec_int(10)) > 0 || dec_cmp(over->value, dec_int(99)) > 0 ||
	    over->value.mant == 0 || scan_in(c->cp[under.end], U"/月日年") || under.end - i > 3)
		return false;
	*p = (struct part){.start = over->start, .end = under.end, .digits_end = under.end};
	return set_fraction(p, over->value, under.value);
}

static bool add_whole(const struct numeral *n, const struct part *rest, struct part *p)
{
	*p = *rest;
	p->start = n->start;
	p->fraction = false;
	p->kind = NUMBER_PLAIN;
	return dec_shift(rest->value, -2, &p->value) == KPI_OK &&
	       dec_add(p->value, n->value, &p->value) == KPI_OK;
}

/* 3又4分之1, 1 3/5: a whole number and a fraction, behind the numeral n. */
bool part_mixed(const struct chars *c, const struct numeral *n, struct part *p)
{
	struct numeral under, over;
	struct part rest;
	uint32_t i = scan_blanks(c, n->end, 1);

	/* 1 3/5 */
	if (i > n->end && i == n->start + 2 && scan_is_digit(c->cp[i]) && numeral_parse(c, i, false, &over) &&
	    scan_is_digit(c->cp[n->start]) && part_slash(c, &over, true, &rest))
		return add_whole(n, &rest, p);
	if (c->cp[i] != U'又' || !n->has_value || n->pair ||
	    !numeral_parse(c, scan_blanks(c, i + 1, 1), true, &under) || !number_parts_of_at(c, under.end) ||
	    !part_of(c, &under, &rest) || !rest.fraction)
		return false;
	return add_whole(n, &rest, p);
}
