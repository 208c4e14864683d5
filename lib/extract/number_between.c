/* SPDX-License-Identifier: BSD-2-Clause */
/* Two bounds that make one interval, and bounds said by 比 … 大. */
#include "extract/number_between.h"

#include "extract/scan.h"

static const uint32_t *const joints[] = {U"的同时", U"同时", U"并且", U"而且", U"并",
					 U"且",	    U"而",   U",",    NULL};

static bool is_lower(const struct number *n)
{
	return n->has_value && (n->bound == BOUND_GE || n->bound == BOUND_GT);
}

static bool is_upper(const struct number *n)
{
	return n->has_value && (n->bound == BOUND_LE || n->bound == BOUND_LT);
}

/* The number at i with what follows it. */
static bool bounded_at(const struct chars *c, uint32_t i, struct number *n, uint32_t *end)
{
	if (number_compared(c, i, n)) {
		*end = n->end;
		return true;
	}
	if (!number_scan(c, i, n))
		return false;
	*end = n->end + number_tail(c, n->end, n);
	return true;
}

uint32_t number_join(const struct chars *c, uint32_t i, struct number *n)
{
	const struct number *lower = n, *upper;
	struct number next;
	uint32_t j, end;

	if (!is_lower(n) && !is_upper(n))
		return i;
	j = scan_blanks(c, i, 1);
	j = scan_blanks(c, j + scan_words(c, j, joints, NULL), 1);
	if (!bounded_at(c, j, &next, &end) || next.kind != n->kind || next.fraction != n->fraction)
		return i;
	upper = &next;
	if (is_upper(n)) {
		lower = &next;
		upper = n;
	}
	if (!is_lower(lower) || !is_upper(upper) || dec_cmp(lower->value, upper->value) >= 0)
		return i;
	n->range = (struct interval){.lo = lower->value,
				     .hi = upper->value,
				     .has_lo = true,
				     .has_hi = true,
				     .lo_open = lower->bound == BOUND_GT,
				     .hi_open = upper->bound == BOUND_LT};
	n->range_kind = n->kind;
	n->kind = NUMBER_RANGE;
	n->has_value = false;
	n->bound = BOUND_EXACT;
	n->end = next.end;
	return end;
}

bool number_compared(const struct chars *c, uint32_t i, struct number *out)
{
	uint32_t j;

	if (c->cp[i] != U'比' || !number_scan(c, scan_blanks(c, i + 1, 1), out) || !out->has_value ||
	    out->bound != BOUND_EXACT)
		return false;
	j = scan_blanks(c, out->end, 1);
	/* 比170少20 is a difference */
	if (!scan_in(c->cp[j], U"大高多小低少") || chars_is_han(c->cp[j + 1]) || scan_is_digit(c->cp[j + 1]))
		return false;
	out->start = i;
	out->end = j + 1;
	out->range = (struct interval){0};
	if (scan_in(c->cp[j], U"大高多")) {
		out->bound = BOUND_GT;
		out->range.lo = out->value;
		out->range.has_lo = out->range.lo_open = true;
	} else {
		out->bound = BOUND_LT;
		out->range.hi = out->value;
		out->range.has_hi = out->range.hi_open = true;
	}
	return true;
}
