/* SPDX-License-Identifier: BSD-2-Clause */
/* Named stretches of time: festivals and five-year plans. */
#include "extract/period_parts.h"

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

static const uint32_t *const festivals[] = {
	U"国庆中秋", U"中秋国庆", U"中秋、国庆", U"国庆、中秋", U"元旦春节", U"元旦、春节", U"国庆",
	U"春节",     U"五一",	  U"元旦",	 U"中秋",	U"端午",     U"清明",	    U"元宵",
	U"两会",     U"春运",	  U"暑运",	 U"十一",	U"寒假",     U"暑假",	    NULL};
static const uint32_t *const festival_tails[] = {
	U"节假期期间", U"小长假期间", U"长假期间", U"假期期间", U"节日期间", U"黄金周期间", U"节假日期间",
	U"节假期",     U"节期间",     U"小长假",   U"黄金周",	U"节假日",   U"期间",	    U"长假",
	U"假期",       U"假日",	      U"节日",	   U"节",	NULL};

bool period_read_event(const struct chars *c, uint32_t i, const struct period_context *ctx, int year,
		       struct period_expr *out)
{
	uint32_t j = i, n, tail;
	bool quoted = scan_in(c->cp[j], U"“\"「『");
	int which = 0;

	if (!(scan_class(c->cp[i]) & CLASS_EVENT))
		return false;
	if (read_plan(c, i, out))
		return true;
	j += quoted;
	n = scan_words(c, j, festivals, &which);
	if (!n)
		return false;
	j += n;
	if (quoted && scan_in(c->cp[j], U"”\"」』"))
		j++;
	else if (quoted)
		return false;
	tail = scan_words(c, j, festival_tails, NULL);
	/* 国庆安保, 十一届: only a stretch of time where the words say so */
	if (!tail && c->cp[j] != '(' && festivals[which][1] != U'运' &&
	    (!year || festivals[which][0] == U'十'))
		return false;
	if (!tail && scan_in(c->cp[j], U"安假月届")) /* 国庆安保 */
		return false;
	*out = (struct period_expr){.start = i, .end = j + tail, .kind = PERIOD_EVENT};
	out->year = year ? year : period_year_in_hand(ctx);
	out->need = year ? PERIOD_COMPLETE : PERIOD_NEEDS_YEAR;
	out->names_year = year != 0;
	/* the one holiday whose days are the same every year */
	if ((n == 2 && festivals[which][0] == U'国') || festivals[which][0] == U'十') {
		if (out->year) {
			out->period.start = date_of(out->year, 10, 1);
			out->period.end = date_of(out->year, 10, 8);
		}
	}
	return true;
}
