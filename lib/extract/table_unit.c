/* SPDX-License-Identifier: BSD-2-Clause */
/* Units in head cells: in brackets, in a column of their own, behind a stroke. */
#include "extract/scan.h"
#include "extract/tables.h"

/* 万, 百万, 亿 before a unit; *power their power of ten. */
static uint32_t read_scale(const struct chars *c, uint32_t i, uint32_t end, int *power)
{
	*power = 0;
	for (; i < end; i++) {
		switch (c->cp[i]) {
		case U'十':
			*power += 1;
			break;
		case U'百':
			*power += 2;
			break;
		case U'千':
			*power += 3;
			break;
		case U'万':
			*power += 4;
			break;
		case U'亿':
			*power += 8;
			break;
		default:
			return i;
		}
	}
	return i;
}

bool said_unit(const struct lexicon *lex, const struct chars *c, uint32_t i, uint32_t end, struct said *out)
{
	const struct unit_word *u;
	uint32_t len = 0, j;
	int power;

	if (scan_word(c, i, U"计量单位"))
		i += 4;
	else if (scan_word(c, i, U"单位"))
		i += 2;
	while (i < end && (c->cp[i] == ':' || c->cp[i] == U'：' || c->cp[i] == ' '))
		i++;
	while (end > i && c->cp[end - 1] == ' ')
		end--;
	if (i == end)
		return false;
	if ((end == i + 1 && c->cp[i] == '%') || (end == i + 3 && scan_word(c, i, U"百分比"))) {
		out->percent = true;
		return true;
	}
	if ((end == i + 3 && scan_word(c, i, U"百分点")) || (end == i + 4 && scan_word(c, i, U"个百分点"))) {
		out->point = true;
		return true;
	}
	u = lexicon_unit(lex, c, i, &len);
	if (u && i + len == end) {
		out->has_unit = true;
		out->unit = u;
		out->power = u->power;
		return true;
	}
	j = read_scale(c, i, end, &power);
	if (j == i)
		return false;
	u = j < end ? lexicon_unit(lex, c, j, &len) : NULL;
	if (j < end && (!u || j + len != end))
		return false;
	out->has_unit = true;
	out->unit = u;
	out->power = power + (u ? u->power : 0);
	return true;
}
