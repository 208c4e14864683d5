/* SPDX-License-Identifier: BSD-2-Clause */
/* Currencies behind numbers, their small change, and ranges of sums. */
#include "extract/money.h"

#include <stddef.h>

#include "extract/numeral.h"
#include "extract/scan.h"

struct currency {
	const uint32_t *word;
	const char *code;
	int power; /* of ten, that the sum is to be multiplied by: 毛 -1 */
};

/* Longer words first. */
static const struct currency currencies[] = {
	{U"元人民币", "cny", 0}, {U"新台币", "twd", 0}, {U"台币", "twd", 0},   {U"美元", "usd", 0},
	{U"美金", "usd", 0},	 {U"美圆", "usd", 0},	{U"港元", "hkd", 0},   {U"港币", "hkd", 0},
	{U"欧元", "eur", 0},	 {U"英镑", "gbp", 0},	{U"日元", "jpy", 0},   {U"澳门元", "mop", 0},
	{U"新加坡元", "sgd", 0}, {U"澳元", "aud", 0},	{U"加元", "cad", 0},   {U"韩元", "krw", 0},
	{U"卢布", "rub", 0},	 {U"泰铢", "thb", 0},	{U"人民币", "cny", 0}, {U"块钱", "cny", 0},
	{U"块", "cny", 0},	 {U"元", "cny", 0},	{U"圆", "cny", 0},     {U"毛钱", "cny", -1},
	{U"角钱", "cny", -1},	 {U"分钱", "cny", -2},	{U"毛", "cny", -1},    {U"角", "cny", -1},
	{NULL, NULL, 0},
};

static const struct currency *currency_at(const struct chars *c, uint32_t i, uint32_t *end)
{
	for (const struct currency *w = currencies; w->word; w++) {
		uint32_t n = c->cp[i] == w->word[0] ? scan_word(c, i, w->word) : 0;

		if (n) {
			*end = i + n;
			return w;
		}
	}
	return NULL;
}

/* The single digit at i, the position behind it in *end; -1 for none. */
static int digit_at(const struct chars *c, uint32_t i, uint32_t *end)
{
	struct numeral n;

	if (!numeral_parse(c, i + (c->cp[i] == U'零'), false, &n) || !n.has_value || n.pair ||
	    n.value.scale != 0 || n.value.mant > 9)
		return -1;
	*end = n.end;
	return (int)n.value.mant;
}

/* Whether nothing that the digit before i could count stands there: 九块九, 九毛九RMB. */
static bool nothing_counted(const struct chars *c, uint32_t i)
{
	return !chars_is_han(c->cp[i]) && !scan_is_digit(c->cp[i]) && c->cp[i] != '%' && c->cp[i] != '.';
}

/* 角 and 分 behind the sum *v, the next of them being 10^-places: adds them; returns the position behind. */
static uint32_t add_small_change(const struct chars *c, uint32_t i, int places, struct dec *v)
{
	for (; places <= 2; places++) {
		struct dec part;
		uint32_t end = i;
		int d = digit_at(c, i, &end);
		bool unit = places == 1 ? scan_in(c->cp[end], U"角毛") : c->cp[end] == U'分';

		if (d < 0 || (!unit && !nothing_counted(c, end)))
			continue;
		if (dec_shift(dec_int(d), -places, &part) != KPI_OK || dec_add(*v, part, v) != KPI_OK)
			return i;
		i = end + unit;
		if (!unit)
			break;
	}
	return i;
}

/* 1万元-5万元, 1万元--5万元: the sum behind, in the same currency. */
static void add_upper(const struct chars *c, const struct currency *w, struct number *n, uint32_t *end)
{
	uint32_t i = scan_blanks(c, *end + scan_word(c, *end, U"(含)"), 1), behind;
	struct number upper;

	if (!chars_is_dash(c->cp[i]) && c->cp[i] != U'至' && c->cp[i] != U'到')
		return;
	i += chars_is_dash(c->cp[i + 1]) ? 2 : 1;
	if (!number_scan(c, i, &upper) || upper.kind != NUMBER_PLAIN || !upper.has_value ||
	    upper.bound != BOUND_EXACT || dec_cmp(n->value, upper.value) >= 0 ||
	    currency_at(c, scan_blanks(c, upper.end, 1), &behind) != w)
		return;
	n->kind = NUMBER_RANGE;
	n->range_kind = NUMBER_PLAIN;
	n->has_value = false;
	n->range = (struct interval){.lo = n->value, .hi = upper.value, .has_lo = true, .has_hi = true};
	*end = behind;
}

const char *money_read(const struct chars *c, struct number *n, uint32_t *end)
{
	const struct currency *w = currency_at(c, scan_blanks(c, n->end, 1), end);
	uint32_t i;

	if (!w)
		return NULL;
	/* 一角 may be a corner, and 毛 a hair */
	if (w->power == -1 && !w->word[1] && digit_at(c, *end, &i) < 0)
		return NULL;
	if (w->power &&
	    (!n->has_value || n->bound != BOUND_EXACT || dec_shift(n->value, w->power, &n->value) != KPI_OK))
		return NULL;
	if (n->bound == BOUND_EXACT && n->has_value) {
		if (w->power == 0 ? dec_is_int(n->value) : w->power == -1)
			*end = add_small_change(c, *end, w->power ? 2 : 1, &n->value);
		n->range = interval_point(n->value);
		add_upper(c, w, n, end);
	}
	return w->code;
}
