/* SPDX-License-Identifier: BSD-2-Clause */
/* The lunar calendar's years and their conversion to civil days. */
#include "extract/lunar.h"

/*
 * One number a year: bits 0-3 the month that a leap month follows (0: none),
 * bits 4-15 whether the months 12 .. 1 have 30 days, bit 16 whether the leap
 * month has, bits 17-22 the days from 1 January to the first of the year.
 */
static const unsigned int years[LUNAR_LAST - LUNAR_FIRST + 1] = {
	0x5E6CA0, 0x48B550, 0x355355, 0x584DA0, 0x42A5B0, 0x2F4573, 0x5452B0, 0x3CA9A8, 0x60E950, 0x4C6AA0,
	0x36AEA6, 0x5AAB50, 0x464B60, 0x30AAE4, 0x56A570, 0x405260, 0x28F263, 0x4ED950, 0x3A5B57, 0x5E56A0,
	0x4896D0, 0x344DD5, 0x5A4AD0, 0x42A4D0, 0x2CD4D4, 0x52D250, 0x3CD558, 0x60B540, 0x4AB6A0, 0x3795A6,
	0x5C95B0, 0x4649B0, 0x30A974, 0x56A4B0, 0x40B27A, 0x646A50, 0x4E6D40, 0x38AF46, 0x5EAB60, 0x489570,
	0x344AF5, 0x5A4970, 0x4464B0, 0x2C74A3, 0x50EA50, 0x3C6B58, 0x6255C0, 0x4AAB60, 0x3696D5, 0x5C92E0,
	0x46C960, 0x2ED954, 0x54D4A0, 0x3EDA50, 0x2A7552, 0x4E56A0, 0x38ABB7, 0x6025D0, 0x4A92D0, 0x32CAB5,
	0x58A950, 0x42B4A0, 0x2CBAA4, 0x50AD50, 0x3C55D9, 0x624BA0, 0x4CA5B0, 0x375176, 0x5C52B0, 0x46A930,
	0x307954, 0x546AA0, 0x3EAD50, 0x2A5B52, 0x504B60, 0x38A6E6, 0x5EA4E0, 0x48D260, 0x32EA65, 0x56D530,
	0x425AA0, 0x2C76A3, 0x5296D0, 0x3C4AFB, 0x624AD0, 0x4CA4D0, 0x37D0B6, 0x5AD250, 0x44D520, 0x2EDD45,
	0x54B5A0, 0x3E56D0, 0x2A55B2, 0x5049B0, 0x3AA577, 0x5EA4B0, 0x48AA50, 0x33B255, 0x586D20, 0x40ADA0,
};

static int length_of(unsigned int y, int month)
{
	return y & (0x10000U >> month) ? 30 : 29;
}

bool lunar_month(int year, int month, bool leap, struct period *out)
{
	unsigned int y;
	int leap_after, days, length;

	if (year < LUNAR_FIRST || year > LUNAR_LAST || month < 1 || month > 12)
		return false;
	y = years[year - LUNAR_FIRST];
	leap_after = (int)(y & 0xF);
	if (leap && leap_after != month)
		return false;
	length = y & 0x10000U ? 30 : 29;
	days = (int)(y >> 17);
	for (int m = 1; m < month; m++)
		days += length_of(y, m) + (m == leap_after ? length : 0);
	if (leap)
		days += length_of(y, month);
	else
		length = length_of(y, month);
	out->start = date_add_days(date_of(year, 1, 1), days);
	out->end = date_add_days(out->start, length);
	return true;
}

bool lunar_day(int year, int month, bool leap, int day, struct date *out)
{
	struct period p;

	if (!lunar_month(year, month, leap, &p) || day < 1 ||
	    day > date_to_days(p.end) - date_to_days(p.start))
		return false;
	*out = date_add_days(p.start, day - 1);
	return true;
}
