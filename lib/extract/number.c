/* SPDX-License-Identifier: BSD-2-Clause */
/* The number grammar: sign, approximator, numeral, kind, approximator, range. */
#include "extract/number.h"

#include "extract/number_parts.h"
#include "extract/number_words.h"
#include "extract/scan.h"

const char *bound_name(enum bound b)
{
	static const char *const names[] = {"=", "~", ">=", ">", "<=", "<"};

	return names[b];
}

/* The sign at i: its length, 0 for none. */
static uint32_t read_sign(const struct chars *c, uint32_t i, int *sign)
{
	uint32_t cp = c->cp[i], prev = scan_prev(c, i), next = cp ? c->cp[i + 1] : 0;

	switch (cp) {
	case U'↓':
	case U'▼':
		*sign = -1;
		return 1 + (next == ' ');
	case U'↑':
	case U'▲':
		*sign = 1;
		return 1 + (next == ' ');
	case '-':
	case U'−':
	case '+':
		if (!(scan_is_digit(next) || (next == '.' && scan_is_digit(c->cp[i + 2]))) ||
		    scan_is_digit(prev) || scan_is_letter(prev) || prev == '.' || chars_is_dash(prev))
			return 0;
		if (prev == '%' || prev == ')' || number_ends_before(c, i))
			return 0;
		*sign = cp == '+' ? 1 : -1;
		return 1;
	case U'–':
		if (!scan_is_digit(next) || !(prev == 0 || scan_in(prev, U"\t\n(")))
			return 0;
		*sign = -1;
		return 1;
	case U'负':
		if (chars_is_han(prev) && !scan_in(prev, U"为是到至达"))
			return 0;
		*sign = -1;
		if (next == U'的' && numeral_scale(c->cp[i + 2]) >= 2 && c->cp[i + 3] == U'分')
			return 2; /* 负的百分之六十 */
		return 1 + (next == ' ' && scan_is_digit(c->cp[i + 2]));
	default:
		return 0;
	}
}

static struct dec signed_value(struct dec v, int sign)
{
	return sign < 0 ? dec_neg(v) : v;
}

/* What the bound says of v, `more` being one step of the last digit written. */
static struct interval interval_of(struct dec v, enum bound b, bool has_top, struct dec top)
{
	struct interval r = {0};

	switch (b) {
	case BOUND_EXACT:
		return interval_point(v);
	case BOUND_ABOUT:
		return r;
	case BOUND_GE:
		r.has_lo = true;
		r.lo = v;
		r.has_hi = r.hi_open = has_top;
		if (has_top)
			r.hi = top;
		return r;
	case BOUND_GT:
		r.has_lo = r.lo_open = true;
		r.lo = v;
		return r;
	case BOUND_LT:
		r.hi_open = true;
		__attribute__((fallthrough));
	case BOUND_LE:
		r.has_hi = true;
		r.hi = v;
		return r;
	}
	return r;
}

/* v + 10^step, exact. */
static bool one_step_up(struct dec v, int step, struct dec *out)
{
	struct dec unit;

	return dec_shift(dec_int(1), step, &unit) == KPI_OK && dec_add(v, unit, out) == KPI_OK;
}

static void set_value(struct number *out, const struct part *p, enum bound b, bool more)
{
	struct dec top = {0, 0};
	bool has_top = more && one_step_up(p->value, p->step, &top);

	out->bound = b;
	out->has_value = p->has_value;
	out->step = p->step;
	if (p->has_value) {
		/* 大约十多 is as wide as 十多 */
		out->range = interval_of(p->value, b == BOUND_ABOUT && more ? BOUND_GE : b, has_top, top);
	} else {
		struct dec lo;

		if (dec_shift(dec_int(1), p->step, &lo) == KPI_OK &&
		    one_step_up(dec_int(0), p->step + 1, &top))
			out->range = interval_of(lo, BOUND_GE, true, top);
		out->bound = BOUND_ABOUT;
	}
	if (out->sign < 0)
		out->range = interval_neg(out->range);
	out->value = signed_value(p->value, out->sign);
}

static void set_range(struct number *out, struct dec lo, struct dec hi, enum bound b, bool mirror)
{
	out->range = (struct interval){.lo = lo, .hi = hi, .has_lo = true, .has_hi = true};
	out->bound = b;
	out->has_value = false;
	if (mirror)
		out->range = interval_neg(out->range);
	out->value = out->range.lo;
}

/*
 * What follows the numeral: 余, 多, 几, 以上, 左右 … The first approximator wins.
 * Returns the end.
 */
static uint32_t read_after(const struct chars *c, uint32_t i, bool *more, enum bound *b)
{
	enum bound said;
	uint32_t n;

	n = *more ? 0 : number_is_more(c, i);
	*more = *more || n > 0;
	i += n;
	n = number_after(c, i, &said);
	if (!n && c->cp[i] == ' ' && (n = number_after(c, i + 1, &said)))
		n++; /* 170 之下 */
	if (n && !*more && *b == BOUND_EXACT)
		*b = said;
	return i + n;
}

/* 10至15, 10%—15%, 3到5成, 10-15万: the upper end after the numeral p. */
static bool read_upper(const struct chars *c, const struct part *p, bool minus, struct part *lower,
		       struct part *upper)
{
	bool upper_minus = false;
	uint32_t i = scan_blanks(c, p->end + scan_word(c, p->end, U"(含)"), 1), between = 0;

	if (!p->has_value || p->more || p->is_pair)
		return false;
	/* 0710-3660110 is a telephone number */
	if (c->cp[p->start] == '0' && scan_is_digit(c->cp[p->start + 1]))
		return false;
	if (c->cp[i] == U'至' || c->cp[i] == U'到')
		i++;
	else if (chars_is_dash(c->cp[i]))
		i += chars_is_dash(c->cp[i + 1]) ? 2 : 1;
	else if (c->cp[i] == U'与' || c->cp[i] == U'和')
		between = i++;
	else
		return false;
	i = scan_blanks(c, i, 1);
	/* -5%至-3% */
	if (minus && (c->cp[i] == '-' || c->cp[i] == U'−')) {
		upper_minus = true;
		i++;
	}
	if (c->cp[i] == '0' && scan_is_digit(c->cp[i + 1]))
		return false;
	if (!part_parse(c, i, PART_UPPER, upper) || !upper->has_value || upper->is_pair)
		return false;
	/* 20和30 are two numbers, 20和30之间 is a range */
	if (between && !scan_word(c, upper->end, U"之间") && !scan_word(c, upper->end, U"间"))
		return false;
	*lower = *p;
	if (!part_align(lower, upper))
		return false;
	lower->value = signed_value(lower->value, minus ? -1 : 1);
	upper->value = signed_value(upper->value, upper_minus ? -1 : 1);
	return dec_cmp(lower->value, upper->value) < 0;
}

/* 上千, 上百万, 上亿: at least. 成百上千 is no number. */
static bool read_upwards(const struct chars *c, uint32_t i, struct number *out)
{
	struct part p;

	if (c->cp[i] == U'成' || numeral_scale(c->cp[i + 1]) < 2)
		return false;
	if (scan_in(scan_prev(c, i), U"以之网线路晚早车身手街海天地世会马总体场础平"))
		return false;
	if (!part_parse(c, i + 1, PART_BARE, &p) || p.kind != NUMBER_PLAIN)
		return false;
	out->end = p.end;
	out->digits_start = i + 1;
	out->digits_end = p.digits_end;
	out->vague = true;
	out->chinese = p.chinese;
	out->ends_with_scale = p.scaled;
	set_value(out, &p, BOUND_GE, false);
	return true;
}

/* 第10至第15, 第十和第十五之间: the upper end behind the ordinal just read. */
static void read_upper_ordinal(const struct chars *c, struct number *out)
{
	uint32_t i = out->end;
	bool and = c->cp[i] == U'和' || c->cp[i] == U'与';
	struct numeral n;

	if (!and&&c->cp[i] != U'至' && c->cp[i] != U'到' && !chars_is_dash(c->cp[i]))
		return;
	if (c->cp[++i] != U'第' || !numeral_parse(c, i + 1, false, &n) || !n.has_value || n.pair || n.fuzzy ||
	    (and&&!scan_word(c, n.end, U"之间")) || dec_cmp(out->value, n.value) >= 0)
		return;
	out->kind = NUMBER_RANGE;
	out->range_kind = NUMBER_ORDINAL;
	out->end = out->digits_end = n.end;
	out->has_value = false;
	out->range = (struct interval){.lo = out->value, .hi = n.value, .has_lo = true, .has_hi = true};
}

static bool read_ordinal(const struct chars *c, uint32_t i, struct number *out)
{
	struct numeral n;

	i = scan_blanks(c, i + 1, 1);
	if (!numeral_parse(c, i, false, &n) || !n.has_value || n.pair || n.fuzzy)
		return false;
	out->kind = NUMBER_ORDINAL;
	out->digits_start = i;
	out->digits_end = out->end = n.end;
	out->value = n.value;
	out->range = interval_point(n.value);
	out->has_value = true;
	out->chinese = n.chinese;
	read_upper_ordinal(c, out);
	return true;
}

/* The numeral of a code or a Latin word: A05, COVID-19, 5G, 192.168. */
static bool inside_code(const struct chars *c, uint32_t i)
{
	uint32_t prev = scan_prev(c, i);

	if (scan_is_digit(prev) || scan_is_letter(prev) || prev == '_')
		return true;
	if (i < 2)
		return false;
	if (prev == '.' || prev == ':')
		return scan_is_digit(c->cp[i - 2]) || scan_is_letter(c->cp[i - 2]);
	return chars_is_dash(prev) && prev != '~' && scan_is_letter(c->cp[i - 2]);
}

/* 首页 > 2018年: the sign at i leads to the next page of a path, it does not compare. */
static bool points_on(const struct chars *c, uint32_t i, uint32_t end)
{
	return (c->cp[i + 1] == ' ' && c->cp[i + 2] != '=') || scan_in(c->cp[end], U"年月日号-/<>") ||
	       (c->cp[end] == ' ' && scan_in(c->cp[end + 1], U"<>"));
}

bool number_scan(const struct chars *c, uint32_t i, struct number *out)
{
	enum bound bound = BOUND_EXACT;
	uint32_t j = i, before;
	struct part p, lower, upper;
	bool more = false, minus;

	if (i >= c->n || !(scan_class(c->cp[i]) & CLASS_NUMBER))
		return false;
	if (c->cp[i] == '.' && !scan_is_digit(c->cp[i + 1]))
		return false;
	*out = (struct number){.start = i};
	if (c->cp[i] == U'第')
		return read_ordinal(c, i, out);
	if ((c->cp[i] == U'上' || c->cp[i] == U'成') && read_upwards(c, i, out))
		return true;
	before = number_before(c, j, &bound);
	if (!before && scan_in(c->cp[i], U"大不将接差小少低高超逾突约未最至近"))
		return false; /* they begin nothing else */
	j = before ? scan_blanks(c, j + before, 1) : j;
	j += read_sign(c, j, &out->sign);
	if ((scan_is_digit(c->cp[j]) || c->cp[j] == '.') && inside_code(c, j))
		return false;
	/* .5; 图.5 is none */
	if (c->cp[j] == '.' && (!scan_is_digit(c->cp[j + 1]) || chars_is_han(scan_prev(c, j)) ||
				scan_in(scan_prev(c, j), U".)")))
		return false;
	if (!part_parse(c, j, before ? PART_BARE : PART_PLAIN, &p))
		return false;
	if ((c->cp[i] == '<' || c->cp[i] == '>') && points_on(c, i, p.end))
		return false;
	if (p.bound != BOUND_EXACT && bound == BOUND_EXACT)
		bound = p.bound;
	out->kind = p.kind;
	out->digits_start = p.start;
	out->digits_end = p.digits_end;
	out->chinese = p.chinese;
	out->ends_with_scale = p.scaled;
	out->fraction = p.fraction;
	out->vague = !p.has_value;
	if ((c->cp[i] == U'▲' || c->cp[i] == U'▼') && p.kind != NUMBER_PERCENT && p.kind != NUMBER_POINT)
		return false;
	if (p.is_pair) {
		out->kind = p.kind == NUMBER_PLAIN ? NUMBER_RANGE : p.kind;
		out->end = p.end;
		set_range(out, p.value, p.second, BOUND_ABOUT, out->sign < 0);
		return true;
	}
	minus = out->sign < 0 && !scan_in(c->cp[j - 1], U"↓▼ ");
	if (read_upper(c, &p, minus, &lower, &upper)) {
		out->kind = NUMBER_RANGE;
		out->range_kind = upper.kind;
		out->digits_end = upper.digits_end;
		out->ends_with_scale = upper.scaled;
		set_range(out, lower.value, upper.value, bound, out->sign < 0 && !minus);
		more = upper.more;
		out->end = read_after(c, upper.end, &more, &bound);
		return true;
	}
	more = p.more;
	out->end = read_after(c, p.end, &more, &bound);
	set_value(out, &p, more && bound == BOUND_EXACT ? BOUND_GE : bound, more);
	return true;
}

uint32_t number_tail(const struct chars *c, uint32_t i, struct number *n)
{
	enum bound said = BOUND_EXACT;
	uint32_t len = i < c->n ? number_after(c, i, &said) : 0;
	struct interval r;
	struct dec top = {0, 0}, size = signed_value(n->value, n->sign);
	bool has_top = false;

	if (!len && i < c->n && (c->cp[i] == U'余' || c->cp[i] == U'多') && number_is_more(c, i) &&
	    !chars_is_han(c->cp[i + 1])) {
		said = BOUND_GE;
		len = 1;
		has_top = true;
	}
	if (!len || n->bound != BOUND_EXACT || !n->has_value)
		return len;
	n->bound = said;
	has_top = has_top && one_step_up(size, n->step, &top);
	r = interval_of(size, said, has_top, top);
	n->range = n->sign < 0 ? interval_neg(r) : r;
	return len;
}
