/* SPDX-License-Identifier: BSD-2-Clause */
/* What stands between the characters of a text and is no part of it: readings in brackets, blanks. */
#include <string.h>

#include "extract/token.h"

enum { GAPS_MANY = 3 }; /* blanks around figures that show a habit of the text */

static bool is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0x24f);
}

/* Behind the reading in brackets at i, (shì) of 事(shì)故; i where there is none. */
static uint32_t behind_pinyin(const struct chars *c, uint32_t i)
{
	uint32_t j = i + 1;

	if (c->cp[i] != '(' || i == 0 || !chars_is_han(c->cp[i - 1]) || !is_latin(c->cp[j]))
		return i;
	while (j < c->n && j - i <= 7 && is_latin(c->cp[j]))
		j++;
	return c->cp[j] == ')' && chars_is_han(c->cp[j + 1]) ? j + 1 : i;
}

/* Such readings are taken out; the map back to the bytes stays right. */
static void drop_pinyin(struct chars *c)
{
	uint32_t n = 0, from = 0;

	for (uint32_t i = 0; c->brackets && i < c->n; i++) {
		const uint32_t next = behind_pinyin(c, i);

		if (next == i)
			continue;
		memmove(c->cp + n, c->cp + from, (i - from) * sizeof(*c->cp));
		memmove(c->off + n, c->off + from, (i - from) * sizeof(*c->off));
		n += i - from;
		from = next;
		i = next - 1;
	}
	if (from == 0)
		return;
	memmove(c->cp + n, c->cp + from, (c->n + CHARS_PAD - from) * sizeof(*c->cp));
	memmove(c->off + n, c->off + from, (c->n + 1 - from) * sizeof(*c->off));
	c->n = n + c->n - from;
}

static bool is_digit(uint32_t cp)
{
	return cp - '0' < 10;
}

/* 105 年共 1,856 次: a blank between a figure and the characters around it. */
static bool is_figure_gap(const struct chars *c, uint32_t i)
{
	return c->cp[i] == ' ' && i &&
	       ((is_digit(c->cp[i - 1]) && chars_is_han(c->cp[i + 1])) ||
		(chars_is_han(c->cp[i - 1]) && is_digit(c->cp[i + 1])));
}

static uint32_t count_figure_gaps(const struct chars *c)
{
	uint32_t n = 0;

	for (uint32_t i = 1; i < c->n; i++)
		n += is_figure_gap(c, i);
	return n;
}

/*
 * 本 港 上 周 共 有: where a blank stands behind nearly every character they are taken out;
 * where blanks set off the figures, those. The map back to the bytes stays right.
 */
static void drop_blanks(struct chars *c)
{
	uint32_t n = 0;
	bool all;

	if (c->n < 8 || c->blanks < GAPS_MANY)
		return;
	all = c->blanks * 5 >= c->n * 2;
	if (!all && count_figure_gaps(c) < GAPS_MANY)
		return;
	for (uint32_t i = 0; i < c->n; i++) {
		if (all ? c->cp[i] == ' ' && i && (chars_is_han(c->cp[i - 1]) || chars_is_han(c->cp[i + 1]))
			: is_figure_gap(c, i))
			continue;
		c->cp[n] = c->cp[i];
		c->off[n] = c->off[i];
		n++;
	}
	c->off[n] = c->off[c->n];
	memset(c->cp + n, 0, CHARS_PAD * sizeof(*c->cp));
	c->n = n;
}

void tokens_clean(struct chars *c)
{
	drop_pinyin(c);
	drop_blanks(c);
}
