/* SPDX-License-Identifier: BSD-2-Clause */
/* Data tables: which cells are numbers, and which head the others. */
#include "text/grid.h"

#include <string.h>

#include "base/utf8.h"
#include "text/page.h"

enum { VALUE_MAX = 60 }; /* bytes of a cell that holds a number with words */

/* Digits, ASCII or full-width, and how far they are from the rest. */
static bool is_digit(uint32_t cp)
{
	return cp - '0' < 10 || cp - 0xFF10 < 10;
}

/* Signs that stand in a cell beside its digits. */
static bool is_sign(uint32_t cp)
{
	static const uint32_t signs[] = {' ',	 ',',	 '.',	 '%',	 '+',	    '-',    '(',
					 ')',	 '/',	 '~',	 '*',	 PAGE_MARK, 0x2030, 0x2212,
					 0x2013, 0x2014, 0x2191, 0x2193, 0x25B2,    0x25BC, 0xFF0C,
					 0xFF0E, 0xFF05, 0xFF0B, 0xFF0D, 0xFF08,    0xFF09};

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (cp == signs[i])
			return true;
	return false;
}

/* Characters of the units, the words of change and the comparisons that stand in a cell with its number: 412起(同比下降3.1%). */
static bool is_value_word(uint32_t cp)
{
	static const uint32_t words[] = {U'上', U'升', U'下', U'降', U'低', U'增', U'加', U'减', U'減',
					 U'少', U'长', U'長', U'跌', U'涨', U'漲', U'持', U'平', U'多',
					 U'同', U'比', U'环', U'環', U'较', U'較', U'起', U'件', U'宗',
					 U'人', U'名', U'次', U'元', U'万', U'萬', U'亿', U'億', U'个',
					 U'個', U'百', U'分', U'点', U'點', U'家', U'处', U'處'};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (cp == words[i])
			return true;
	return false;
}

bool grid_is_value(struct slice text)
{
	uint32_t cp;
	size_t digits = 0, i = 0;

	if (text.n == 4 && (memcmp(text.p, "19", 2) == 0 || memcmp(text.p, "20", 2) == 0))
		return false;
	while (i < text.n) {
		i += utf8_decode(text.p + i, text.n - i, &cp);
		if (is_digit(cp))
			digits++;
		else if (!is_sign(cp) && (text.n > VALUE_MAX || !is_value_word(cp)))
			return false;
	}
	return digits > 0;
}

static struct slice cell_text(const struct article *a, const struct cell *c)
{
	return slice_of(a->text.p + c->start, c->end - c->start);
}

/* How many cells of each column below the head hold a number, and how many hold anything. */
static void count_columns(const struct article *a, const struct table *t, uint32_t head, uint32_t *values,
			  uint32_t *filled)
{
	for (size_t i = 0; i < t->ncells; i++) {
		const struct cell *c = &t->cells[i];

		if (c->row < head)
			continue;
		filled[c->col] += c->start < c->end;
		values[c->col] += grid_is_value(cell_text(a, c));
	}
}

/* The first row with a number in it beyond a running number; 0 where there is none. */
static uint32_t head_rows(const struct article *a, const struct table *t)
{
	for (size_t i = 0; i < t->ncells; i++)
		if (t->cells[i].col && grid_is_value(cell_text(a, &t->cells[i])))
			return t->cells[i].row;
	return 0;
}

/*
 * Header cells beside the th: the rows above the first number, and the columns
 * on the left that name what the numbers count (a running number may precede them).
 */
void grid_judge_headers(const struct article *a, struct table *t)
{
	uint32_t values[GRID_COLUMNS] = {0}, filled[GRID_COLUMNS] = {0}, head = head_rows(a, t), names = 0;
	size_t th = 0;

	for (size_t i = 0; i < t->ncells; i++)
		th += t->cells[i].header;
	count_columns(a, t, head, values, filled);
	if (t->cols > 2 && values[0] == filled[0] && values[1] * 4 < filled[1])
		names = 1;
	while (names < t->cols && values[names] * 4 < filled[names])
		names++;
	for (size_t i = 0; i < t->ncells; i++) {
		struct cell *c = &t->cells[i];

		if (th == t->ncells) /* everything is a th: that says nothing */
			c->header = false;
		if (c->row < head || (names < t->cols && c->col < names))
			c->header = true;
	}
}
