/* SPDX-License-Identifier: BSD-2-Clause */
/* Named stretches of time: festivals and five-year plans. */
#include "extract/period_parts.h"

#include "extract/lunar.h"
#include "extract/numeral.h"
#include "extract/scan.h"

/* “十三五”期间, 十二五时期. */
static bool read_plan(const struct chars *c, uint32_t i, struct period_expr *out)
{
	uint32_t j = i, n;
	int number, first;
	bool quoted = scan_in(c->cp[j], U"“\"「『");

	if (quoted)
		j++;
	if (c->cp[j] != U'十' || c->cp[j + 2] != U'五')
		return false;
	number = 10 + numeral_digit(c->cp[j + 1]);
	if (number < 11 || number > 19)
		return false;
	j += 3;
	if (quoted && scan_in(c->cp[j], U"”\"」』"))
		j++;
	n = scan_word(c, j, U"期间") + scan_word(c, j, U"时期") + scan_word(c, j, U"以来");
	if (!n && !quoted)
		return false;
	first = 2016 + (number - 13) * 5;
	*out = (struct period_expr){
		.start = i, .end = j + n, .kind = PERIOD_EVENT, .year = first + 4, .names_year = true};
	out->period.start = date_of(first, 1, 1);
	out->period.end = date_of(first + 5, 1, 1);
	return true;
}

/* How the day of a festival is told. */
enum rule {
	NO_DAY,
	CIVIL, /* month and day */
	LUNAR, /* month and day of the lunar calendar */
	NEW_YEARS_EVE, /* the last day of the lunar year */
	WEEKDAY, /* the month; ten times which of its weekdays, and the weekday */
	SUN /* a solar term: month; hundredths of a day from the month's beginning, in 2000 */
};

struct festival {
	const uint32_t *word;
	enum rule rule;
	int month, day;
	bool alone; /* a day by its name, with no words of a holiday behind */
};

/* Longer words first among those with a common beginning. */
static const struct festival festivals[] = {
	{U"国庆中秋", NO_DAY, 0, 0, false},   {U"中秋国庆", NO_DAY, 0, 0, false},
	{U"中秋、国庆", NO_DAY, 0, 0, false}, {U"国庆、中秋", NO_DAY, 0, 0, false},
	{U"元旦春节", NO_DAY, 0, 0, false},   {U"元旦、春节", NO_DAY, 0, 0, false},
	{U"国庆", CIVIL, 10, 1, false},	      {U"春节", LUNAR, 1, 1, false},
	{U"五一", CIVIL, 5, 1, false},	      {U"元旦", CIVIL, 1, 1, false},
	{U"中秋", LUNAR, 8, 15, false},	      {U"端午", LUNAR, 5, 5, false},
	{U"清明", SUN, 4, 480, false},	      {U"元宵", LUNAR, 1, 15, false},
	{U"两会", NO_DAY, 0, 0, false},	      {U"春运", NO_DAY, 0, 0, false},
	{U"暑运", NO_DAY, 0, 0, false},	      {U"十一", CIVIL, 10, 1, false},
	{U"寒假", NO_DAY, 0, 0, false},	      {U"暑假", NO_DAY, 0, 0, false},
	{U"除夕", NEW_YEARS_EVE, 0, 0, true}, {U"重阳", LUNAR, 9, 9, true},
	{U"冬至", SUN, 12, 2189, true},	      {U"夏至", SUN, 6, 2137, true},
	{U"芒种", SUN, 6, 570, true},	      {U"情人节", CIVIL, 2, 14, true},
	{U"妇女节", CIVIL, 3, 8, true},	      {U"植树节", CIVIL, 3, 12, true},
	{U"劳动节", CIVIL, 5, 1, true},	      {U"青年节", CIVIL, 5, 4, true},
	{U"母亲节", WEEKDAY, 5, 27, true},    {U"儿童节", CIVIL, 6, 1, true},
	{U"父亲节", WEEKDAY, 6, 37, true},    {U"建军节", CIVIL, 8, 1, true},
	{U"教师节", CIVIL, 9, 10, true},      {U"感恩节", WEEKDAY, 11, 44, true},
	{U"圣诞节", CIVIL, 12, 25, true},     {NULL, NO_DAY, 0, 0, false},
};
static const uint32_t *const festival_tails[] = {
	U"节假期期间", U"小长假期间", U"长假期间", U"假期期间", U"节日期间", U"黄金周期间", U"节假日期间",
	U"节假期",     U"节期间",     U"小长假",   U"黄金周",	U"节假日",   U"期间",	    U"长假",
	U"假期",       U"假日",	      U"节日",	   U"节",	NULL};

/*
 * The day of a solar term in 1950 to 2049, by the usual formula: each year the
 * sun is 0.2422 days later, and the calendar's leap days take that back.
 */
static int solar_day(int year, int hundredths)
{
	int y = year - 2000, leaps = y >= 0 ? y / 4 : (y - 3) / 4;

	return (hundredths * 100 + 2422 * y) / 10000 - leaps;
}

static struct date festival_day(const struct festival *f, int year)
{
	struct date d = {0};
	struct period last;

	if (year == 0)
		return d;
	switch (f->rule) {
	case NO_DAY:
		break;
	case CIVIL:
		return date_of(year, f->month, f->day);
	case LUNAR:
		(void)lunar_day(year, f->month, false, f->day, &d);
		break;
	case NEW_YEARS_EVE:
		if (lunar_month(year, 12, false, &last))
			d = date_add_days(last.end, -1);
		break;
	case WEEKDAY:
		d = date_of(year, f->month, 1);
		d = date_add_days(d, (f->day % 10 - date_weekday(d) + 7) % 7 + 7 * (f->day / 10 - 1));
		break;
	case SUN:
		if (year >= LUNAR_FIRST && year <= LUNAR_LAST)
			d = date_of(year, f->month, solar_day(year, f->day));
		break;
	}
	return d;
}

/* The festival at i: its length, 0 for none. */
static uint32_t festival_at(const struct chars *c, uint32_t i, const struct festival **which)
{
	for (const struct festival *f = festivals; f->word; f++) {
		uint32_t n = c->cp[i] == f->word[0] ? scan_word(c, i, f->word) : 0;

		if (n) {
			*which = f;
			return n;
		}
	}
	return 0;
}

/* Whether the words say that a stretch of time is meant, not 国庆安保 or 十一届. */
static bool is_stretch(const struct chars *c, uint32_t behind, const struct festival *f, uint32_t tail,
		       int year)
{
	if (tail || c->cp[behind] == '(' || f->word[1] == U'运')
		return tail || !scan_in(c->cp[behind], U"安假月届");
	return year && f->word[0] != U'十' && !scan_in(c->cp[behind], U"安假月届");
}

/* The name of a festival that stands for itself. */
static bool is_lone(const struct chars *c, uint32_t i, uint32_t behind, const struct festival *f)
{
	return f->rule != NO_DAY && f->word[1] != U'一' && !chars_is_han(scan_prev(c, i)) &&
	       !chars_is_han(c->cp[behind]);
}

static void set_day(const struct festival *f, struct period_expr *out)
{
	struct date d = festival_day(f, out->year);

	out->day = true;
	out->kind = PERIOD_DAY;
	out->period.start = d;
	out->period.end = date_is_set(d) ? date_add_days(d, 1) : d;
}

bool period_read_event(const struct chars *c, uint32_t i, const struct period_context *ctx, int year,
		       struct period_expr *out)
{
	uint32_t j = i, n, tail;
	bool quoted = scan_in(c->cp[j], U"“\"「『");
	const struct festival *f = NULL;

	if (!(scan_class(c->cp[i]) & CLASS_EVENT))
		return false;
	if (read_plan(c, i, out))
		return true;
	j += quoted;
	if (!quoted)
		j += scan_word(c, j, U"农历");
	n = festival_at(c, j, &f);
	if (!n)
		return false;
	j += n;
	if (quoted && scan_in(c->cp[j], U"”\"」』"))
		j++;
	else if (quoted)
		return false;
	tail = scan_words(c, j, festival_tails, NULL);
	*out = (struct period_expr){.start = i, .end = j + tail, .kind = PERIOD_EVENT};
	out->year = year ? year : period_year_in_hand(ctx);
	out->need = year ? PERIOD_COMPLETE : PERIOD_NEEDS_YEAR;
	out->names_year = year != 0;
	if (f->alone && tail <= 1) {
		set_day(f, out);
		return true;
	}
	if (!is_stretch(c, j, f, tail, year)) {
		if (!is_lone(c, i, j, f))
			return false;
		set_day(f, out);
		return true;
	}
	if (tail <= 1)
		out->feast = festival_day(f, out->year);
	/* the one holiday whose days are the same every year */
	if ((n == 2 && f->word[0] == U'国') || f->word[0] == U'十') {
		if (out->year) {
			out->period.start = date_of(out->year, 10, 1);
			out->period.end = date_of(out->year, 10, 8);
		}
	}
	return true;
}
