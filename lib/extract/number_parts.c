/* SPDX-License-Identifier: BSD-2-Clause */
/* Numerals and the kinds they take: percent, points, tenths, fractions, halves, multiples. */
#include "extract/number_parts.h"

#include "extract/number_words.h"
#include "extract/scan.h"

bool number_ends_before(const struct chars *c, uint32_t i)
{
	uint32_t j = i;

	for (uint32_t k = 0; k < 3 && j > 0 && chars_is_han(c->cp[j - 1]); k++)
		j--;
	if (j == 0 || j == i || !scan_is_digit(c->cp[j - 1]))
		return false;
	/* 立案412起-12.4%: another kind, so it is a sign after all */
	for (j = i + 1; scan_is_digit(c->cp[j]) || c->cp[j] == '.'; j++)
		;
	return c->cp[scan_blanks(c, j, 1)] != '%';
}

static bool shift(struct part *p, int power)
{
	struct dec v;

	if (power == 0)
		return true;
	if (dec_shift(p->value, power, &v) != KPI_OK)
		return false;
	p->value = v;
	if (p->is_pair && dec_shift(p->second, power, &p->second) != KPI_OK)
		return false;
	p->step += power;
	return true;
}

static void set_half(struct part *p, uint32_t i, uint32_t end)
{
	*p = (struct part){.start = i,
			   .end = end,
			   .digits_end = end,
			   .value = dec_int(50),
			   .step = 1,
			   .kind = NUMBER_PERCENT,
			   .has_value = true,
			   .chinese = true};
}

/* 一半, 过半, 近半数, 减半; not 半年, 半个月. */
static bool read_half(const struct chars *c, uint32_t i, enum part_mode mode, struct part *p)
{
	uint32_t j = i;
	bool over = false;

	if (c->cp[j] == U'过') {
		if (scan_in(scan_prev(c, i), U"经通透度越穿不"))
			return false;
		over = true;
		j++;
	}
	if (c->cp[j] == U'一' && c->cp[j + 1] == U'半' && !over)
		j++;
	else if (!over && mode != PART_BARE && !scan_in(scan_prev(c, i), U"减降"))
		return false;
	if (c->cp[j] != U'半' || scan_in(c->cp[j + 1], U"年月天小个日夜路山途生世点斤公挂百"))
		return false;
	j++;
	if (c->cp[j] == U'数')
		j++;
	set_half(p, i, j);
	p->digits_end = j;
	p->start = over ? i + 1 : i;
	p->bound = over ? BOUND_GT : BOUND_EXACT;
	return true;
}

/* 过百, 过万: more than. */
static bool read_over(const struct chars *c, uint32_t i, struct part *p)
{
	if (c->cp[i] != U'过' || numeral_scale(c->cp[i + 1]) < 2 ||
	    scan_in(scan_prev(c, i), U"经通透度越穿不超"))
		return false;
	if (!part_parse(c, i + 1, PART_BARE, p))
		return false;
	p->bound = BOUND_GT;
	return true;
}

/* 三成, 一成半, 三成七; i stands at 成. Returns the characters taken, 0 for none. */
static uint32_t read_tenths(const struct chars *c, uint32_t i, struct part *p)
{
	uint32_t next = c->cp[i + 1], n = 1;
	int d;

	/* 这一成为… */
	if (next == U'为' && c->cp[i - 1] == U'一')
		return 0;
	if (p->scaled || dec_cmp(p->value, dec_int(10)) > 0 ||
	    scan_in(next, U"立功员年都本效绩果了人交品分份长熟群批套片形活家才就败因语型像天事教药色文行见"
			  U"规全章组新对案"))
		return 0;
	if (!shift(p, 1))
		return 0;
	p->factor = 1;
	p->kind = NUMBER_PERCENT;
	d = numeral_digit(next);
	if (next == ' ' && numeral_digit(c->cp[i + 2]) > 0 && !chars_is_han(c->cp[i + 3])) {
		d = numeral_digit(c->cp[i + 2]); /* 七成 六 */
		n++;
	} else if (next == U'半' && !scan_in(c->cp[i + 2], U"年月天小个")) {
		d = 5;
	} else if (d < 1 || next == U'两' ||
		   (chars_is_han(c->cp[i + 2]) && !scan_in(c->cp[i + 2], U"的以左多余，"))) {
		return n;
	}
	if (dec_add(p->value, dec_int(d), &p->value) == KPI_OK) {
		p->step = 0;
		n++;
	}
	return n;
}

/* 八折, 8.5折, 85折; i stands at 折. */
static uint32_t read_discount(const struct chars *c, uint32_t i, struct part *p)
{
	if (p->scaled || scan_in(c->cp[i + 1], U"合算叠断射腾返磨旧服线迁") ||
	    dec_cmp(p->value, dec_int(100)) >= 0)
		return 0;
	if (dec_cmp(p->value, dec_int(10)) <= 0) {
		if (!shift(p, 1))
			return 0;
		p->factor = 1;
	}
	p->kind = NUMBER_PERCENT;
	return 1;
}

/* 百分点, 个百分点, 个多百分点 at i. */
static uint32_t read_points(const struct chars *c, uint32_t i, struct part *p)
{
	uint32_t j = i;

	if (c->cp[j] == U'个')
		j = scan_blanks(c, j + 1, 1);
	if ((c->cp[j] == U'多' || c->cp[j] == U'余') && j > i) {
		p->more = true;
		j++;
	}
	if (c->cp[j] != U'百')
		return 0;
	j = scan_blanks(c, j + 1, 1);
	if (c->cp[j] != U'分')
		return 0;
	j = scan_blanks(c, j + 1, 1);
	if (c->cp[j] != U'点')
		return 0;
	p->kind = NUMBER_POINT;
	return j + 1 - i;
}

static void add_half(struct part *p)
{
	static const struct dec half = {5, 1};

	if (p->has_value && !p->is_pair && dec_add(p->value, half, &p->value) == KPI_OK)
		p->step = -1;
}

/* 三打: dozens, where no word begins with 打. */
static uint32_t read_dozens(const struct chars *c, uint32_t i, struct part *p)
{
	if (!p->chinese || chars_is_han(c->cp[i + 1]) || scan_in(c->cp[i + 1], U"”\"」』") ||
	    dec_mul(p->value, dec_int(12), &p->value) != KPI_OK)
		return 0;
	p->step = 0;
	return 1;
}

/* The kind that stands behind the numeral, and 余 or 多 between the two (30多%). */
static void read_kind(const struct chars *c, struct part *p)
{
	uint32_t more = number_is_more(c, p->end);
	uint32_t i = scan_blanks(c, p->end + more, 2), n = 0;
	bool was_more = p->more;

	switch (c->cp[i]) {
	case '%':
		p->kind = NUMBER_PERCENT;
		n = 1 + read_points(c, i + 1, p);
		break;
	case U'‰':
		p->kind = NUMBER_PERMILLE;
		n = 1;
		break;
	case U'个':
	case U'百':
		n = read_points(c, i, p);
		break;
	case U'成':
		n = p->has_value && !more ? read_tenths(c, i, p) : 0;
		break;
	case U'折':
		n = p->has_value && !more ? read_discount(c, i, p) : 0;
		break;
	case U'倍':
		p->kind = NUMBER_MULTIPLE;
		n = 1;
		if (!more && c->cp[i + 1] == U'半' && !scan_in(c->cp[i + 2], U"年月天小个")) {
			add_half(p); /* 一倍半 */
			n = 2;
		}
		break;
	case U'打':
		n = p->has_value && !p->is_pair && !more ? read_dozens(c, i, p) : 0;
		break;
	default:
		break;
	}
	if (n == 0) {
		p->more = was_more;
		return;
	}
	p->more = p->more || more;
	p->end = p->digits_end = i + n;
}

/* 百分百, 半成, 打对折: the few whole words. */
static bool read_set_phrase(const struct chars *c, uint32_t i, struct part *p)
{
	if (scan_word(c, i, U"百分百")) {
		set_half(p, i, i + 3);
		p->value = dec_int(100);
		return true;
	}
	if (scan_word(c, i, U"半成") && !scan_in(c->cp[i + 2], U"品熟")) {
		set_half(p, i, i + 2);
		p->value = dec_int(5);
		p->step = 0;
		return true;
	}
	if ((scan_word(c, i, U"对折") && scan_prev(c, i) == U'打') || scan_word(c, i, U"半折")) {
		set_half(p, i, i + 2);
		return true;
	}
	if (scan_word(c, i, U"半百")) {
		set_half(p, i, i + 2);
		p->kind = NUMBER_PLAIN; /* fifty, of years */
		return true;
	}
	return false;
}

/* A scale without a digit is a number only with 余 or 多, before money, or after an approximator. */
static bool bare_is_number(const struct chars *c, const struct numeral *n, enum part_mode mode)
{
	if (!n->bare || n->fuzzy)
		return true;
	if (mode == PART_BARE)
		return !scan_in(c->cp[n->end], U"姓分");
	if (mode == PART_UPPER)
		return false;
	if ((c->cp[n->end] == U'余' || c->cp[n->end] == U'多') && number_is_more(c, n->end))
		return scan_prev(c, n->start) != U'成';
	/* 万三宗 is 13,000 in Cantonese; 万一 is "in case" */
	if (n->end == n->start + 2 && numeral_digit(c->cp[n->end - 1]) > 1)
		return scan_in(c->cp[n->end], U"宗件名人元个起户") ||
		       !(chars_is_han(c->cp[n->end]) || chars_is_han(scan_prev(c, n->start)));
	return n->end >= n->start + 2 && scan_in(c->cp[n->end], U"元美港欧英日澳");
}

static int scale_at_end(const struct chars *c, const struct numeral *n)
{
	uint32_t last = c->cp[n->end - 1] | 0x20;
	int power = last == 'k' ? 3 : last == 'w' ? 4 : last == 'm' ? 6 : 0, s;

	for (uint32_t i = n->end; i > n->start && (s = numeral_scale(c->cp[i - 1])) >= 2; i--)
		power += s;
	return power;
}

bool part_parse(const struct chars *c, uint32_t i, enum part_mode mode, struct part *p)
{
	struct numeral n;

	if (read_set_phrase(c, i, p) || read_half(c, i, mode, p) || read_over(c, i, p))
		return true;
	if (!numeral_parse(c, i, true, &n))
		return false;
	if (number_parts_of_at(c, n.end) && part_of(c, &n, p))
		return true;
	if (!n.has_value && mode == PART_UPPER)
		return false;
	if (!n.has_value && c->cp[i] == U'数' && scan_in(scan_prev(c, i), U"人起次件户总指倍系参少计分岁点"))
		return false;
	if (number_is_word(c, &n) || !bare_is_number(c, &n, mode))
		return false;
	if (part_slash(c, &n, false, p) || part_mixed(c, &n, p))
		return true;
	*p = (struct part){.start = i,
			   .end = n.end,
			   .digits_end = n.end,
			   .value = n.value,
			   .second = n.second,
			   .step = n.step,
			   .has_value = n.has_value,
			   .is_pair = n.pair,
			   .more = n.fuzzy,
			   .chinese = n.chinese,
			   .scaled = n.scaled,
			   .scale = scale_at_end(c, &n)};
	read_kind(c, p);
	return true;
}

/*
 * Give the lower end the upper end's scale where that keeps them in order: 3至5万
 * is 30000 to 50000, 一千到两千万 10 to 20 million, but 8000至1万 is not 8000万.
 */
static bool rescale(struct part *lower, const struct part *upper, int power)
{
	struct dec mantissa, scaled;

	if (power == 0 || dec_shift(upper->value, -power, &mantissa) != KPI_OK ||
	    dec_cmp(lower->value, mantissa) >= 0 || dec_shift(lower->value, power, &scaled) != KPI_OK)
		return false;
	lower->value = scaled;
	return true;
}

bool part_align(struct part *lower, struct part *upper)
{
	if (lower->kind_before && upper->kind == NUMBER_PLAIN) {
		upper->kind = lower->kind;
	} else if (lower->kind == NUMBER_PLAIN && upper->kind != NUMBER_PLAIN) {
		if (!shift(lower, upper->factor))
			return false;
		lower->kind = upper->kind;
	}
	if (lower->kind != upper->kind)
		return false;
	if (lower->scale < 4 && upper->scale > 0 && !rescale(lower, upper, upper->scale))
		rescale(lower, upper, upper->scale / 4 * 4);
	return true;
}
