/* SPDX-License-Identifier: BSD-2-Clause */
/* Days, weeks and months relative to publication, times of day. */
#include "extract/period_parts.h"

#include "extract/numeral.h"
#include "extract/scan.h"

enum relative_unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_HALF_MONTH };

struct relative {
	const uint32_t *word;
	enum relative_unit unit;
	int offset;
	enum period_need need;
};

/* Longer words first among those with a common beginning. */
static const struct relative relatives[] = {
	{U"大前天", UNIT_DAY, -3, PERIOD_COMPLETE},
	{U"前天", UNIT_DAY, -2, PERIOD_COMPLETE},
	{U"昨天", UNIT_DAY, -1, PERIOD_COMPLETE},
	{U"昨日", UNIT_DAY, -1, PERIOD_COMPLETE},
	{U"昨晚", UNIT_DAY, -1, PERIOD_COMPLETE},
	{U"昨夜", UNIT_DAY, -1, PERIOD_COMPLETE},
	{U"今天", UNIT_DAY, 0, PERIOD_COMPLETE},
	{U"今日", UNIT_DAY, 0, PERIOD_COMPLETE},
	{U"本日", UNIT_DAY, 0, PERIOD_COMPLETE},
	{U"今晨", UNIT_DAY, 0, PERIOD_COMPLETE},
	{U"今晚", UNIT_DAY, 0, PERIOD_COMPLETE},
	{U"明天", UNIT_DAY, 1, PERIOD_COMPLETE},
	{U"明日", UNIT_DAY, 1, PERIOD_COMPLETE},
	{U"后天", UNIT_DAY, 2, PERIOD_COMPLETE},
	{U"当天", UNIT_DAY, 0, PERIOD_NEEDS_ANTECEDENT},
	{U"当日", UNIT_DAY, 0, PERIOD_NEEDS_ANTECEDENT},
	{U"当晚", UNIT_DAY, 0, PERIOD_NEEDS_ANTECEDENT},
	{U"全天", UNIT_DAY, 0, PERIOD_NEEDS_ANTECEDENT},
	{U"大后天", UNIT_DAY, 3, PERIOD_COMPLETE},
	{U"大大后天", UNIT_DAY, 4, PERIOD_COMPLETE},
	{U"上上个星期", UNIT_WEEK, -2, PERIOD_COMPLETE},
	{U"上上个礼拜", UNIT_WEEK, -2, PERIOD_COMPLETE},
	{U"上上个周", UNIT_WEEK, -2, PERIOD_COMPLETE},
	{U"上上周", UNIT_WEEK, -2, PERIOD_COMPLETE},
	{U"下下个星期", UNIT_WEEK, 2, PERIOD_COMPLETE},
	{U"下下个礼拜", UNIT_WEEK, 2, PERIOD_COMPLETE},
	{U"下下个周", UNIT_WEEK, 2, PERIOD_COMPLETE},
	{U"下下周", UNIT_WEEK, 2, PERIOD_COMPLETE},
	{U"上个周", UNIT_WEEK, -1, PERIOD_COMPLETE},
	{U"下个周", UNIT_WEEK, 1, PERIOD_COMPLETE},
	{U"上半月", UNIT_HALF_MONTH, 0, PERIOD_NEEDS_ANTECEDENT},
	{U"下半月", UNIT_HALF_MONTH, 15, PERIOD_NEEDS_ANTECEDENT},
	{U"上个星期", UNIT_WEEK, -1, PERIOD_COMPLETE},
	{U"上一周", UNIT_WEEK, -1, PERIOD_COMPLETE},
	{U"上星期", UNIT_WEEK, -1, PERIOD_COMPLETE},
	{U"上个礼拜", UNIT_WEEK, -1, PERIOD_COMPLETE},
	{U"上礼拜", UNIT_WEEK, -1, PERIOD_COMPLETE},
	{U"上周", UNIT_WEEK, -1, PERIOD_COMPLETE},
	{U"本星期", UNIT_WEEK, 0, PERIOD_COMPLETE},
	{U"这个星期", UNIT_WEEK, 0, PERIOD_COMPLETE},
	{U"本周", UNIT_WEEK, 0, PERIOD_COMPLETE},
	{U"这周", UNIT_WEEK, 0, PERIOD_COMPLETE},
	{U"当周", UNIT_WEEK, 0, PERIOD_NEEDS_ANTECEDENT},
	{U"下个星期", UNIT_WEEK, 1, PERIOD_COMPLETE},
	{U"下星期", UNIT_WEEK, 1, PERIOD_COMPLETE},
	{U"下周", UNIT_WEEK, 1, PERIOD_COMPLETE},
	{U"上个月", UNIT_MONTH, -1, PERIOD_COMPLETE},
	{U"上一个月", UNIT_MONTH, -1, PERIOD_COMPLETE},
	{U"上一月", UNIT_MONTH, -1, PERIOD_COMPLETE},
	{U"上月", UNIT_MONTH, -1, PERIOD_COMPLETE},
	{U"本月", UNIT_MONTH, 0, PERIOD_COMPLETE},
	{U"这个月", UNIT_MONTH, 0, PERIOD_COMPLETE},
	{U"当月", UNIT_MONTH, 0, PERIOD_NEEDS_ANTECEDENT},
	{U"同月", UNIT_MONTH, 0, PERIOD_NEEDS_ANTECEDENT},
	{U"下个月", UNIT_MONTH, 1, PERIOD_COMPLETE},
	{U"下月", UNIT_MONTH, 1, PERIOD_COMPLETE},
	{U"上个季度", UNIT_QUARTER, -1, PERIOD_COMPLETE},
	{U"上一季度", UNIT_QUARTER, -1, PERIOD_COMPLETE},
	{U"上季度", UNIT_QUARTER, -1, PERIOD_COMPLETE},
	{U"本季度", UNIT_QUARTER, 0, PERIOD_COMPLETE},
	{U"这个季度", UNIT_QUARTER, 0, PERIOD_COMPLETE},
	{U"当季", UNIT_QUARTER, 0, PERIOD_NEEDS_ANTECEDENT},
	{U"下个季度", UNIT_QUARTER, 1, PERIOD_COMPLETE},
	{U"下季度", UNIT_QUARTER, 1, PERIOD_COMPLETE},
	{NULL, UNIT_DAY, 0, PERIOD_COMPLETE},
};

static struct date first_of_month(struct date d)
{
	return date_of(d.y, d.m, 1);
}

static void place(struct element *e, const struct relative *r, struct date now)
{
	struct date d = now;

	switch (r->unit) {
	case UNIT_DAY:
		e->grain = GRAIN_DAY;
		e->kind = PERIOD_DAY;
		if (!date_is_set(now))
			return;
		d = date_add_days(now, r->offset);
		e->period.end = date_add_days(d, 1);
		break;
	case UNIT_WEEK:
		e->grain = GRAIN_WEEK;
		e->kind = PERIOD_WEEK;
		if (!date_is_set(now))
			return;
		d = date_add_days(now, 1 - date_weekday(now) + 7 * r->offset);
		e->period.end = date_add_days(d, 7);
		break;
	case UNIT_MONTH:
		e->grain = GRAIN_MONTH;
		e->kind = PERIOD_MONTH;
		if (!date_is_set(now))
			return;
		d = date_add_months(first_of_month(now), r->offset);
		e->period.end = date_add_months(d, 1);
		break;
	case UNIT_QUARTER:
		e->grain = GRAIN_QUARTER;
		e->kind = PERIOD_QUARTER;
		if (!date_is_set(now))
			return;
		d = date_add_months(date_of(now.y, (now.m - 1) / 3 * 3 + 1, 1), 3 * r->offset);
		e->period.end = date_add_months(d, 3);
		break;
	case UNIT_HALF_MONTH:
		e->grain = GRAIN_PART;
		e->kind = PERIOD_EVENT;
		if (!date_is_set(now))
			return;
		d = date_add_days(first_of_month(now), r->offset);
		e->period.end = r->offset ? date_add_months(first_of_month(now), 1) : date_add_days(d, 15);
		break;
	}
	e->period.start = d;
	e->year = d.y;
	e->month = d.m;
}

/* 本月初, 上月底 */
static void narrow_to_edge(bool first, struct element *e)
{
	e->grain = GRAIN_PART;
	e->edge = true;
	if (!date_is_set(e->period.start))
		return;
	if (first)
		e->period.end = date_of(e->year, e->month, 6);
	else
		e->period.start = date_of(e->year, e->month, 25);
}

/* Whether a day of the week stands at i: 一 … 六, 日, 天. */
static bool weekday_at(const struct chars *c, uint32_t i)
{
	int d = numeral_digit(c->cp[i]);

	return scan_in(c->cp[i], U"日天") || (d >= 1 && d <= 6 && c->cp[i] != U'两');
}

/* 上季度末, 本季度初: a month of it. */
static void narrow_quarter(const struct chars *c, struct element *e)
{
	bool first = c->cp[e->end] == U'初';

	if (!first && !scan_in(c->cp[e->end], U"末底"))
		return;
	e->end++;
	e->grain = GRAIN_PART;
	e->kind = PERIOD_MONTH;
	e->edge = true;
	if (!date_is_set(e->period.start))
		return;
	if (first)
		e->period.end = date_add_months(e->period.start, 1);
	else
		e->period.start = date_add_months(e->period.end, -1);
}

/* 上周五, 上月15日, 本月底: narrow a week or a month just read. */
static void narrow(const struct chars *c, struct element *e)
{
	int day = 0;
	uint32_t n;

	if (e->grain == GRAIN_WEEK && c->cp[e->end] == U'末') {
		e->end++; /* 上周末 */
		e->grain = GRAIN_PART;
		if (date_is_set(e->period.start))
			e->period.start = date_add_days(e->period.start, 5);
	} else if (e->grain == GRAIN_WEEK) {
		/* 下周周六 */
		n = scan_word(c, e->end, U"周") + scan_word(c, e->end, U"星期") +
		    scan_word(c, e->end, U"礼拜");
		e->end += n && weekday_at(c, e->end + n) ? n : 0;
		day = scan_in(c->cp[e->end], U"日天") ? 7 : numeral_digit(c->cp[e->end]);
		if (day < 1 || day > 7 || (day == 7 && c->cp[e->end] == U'七') ||
		    numeral_digit(c->cp[e->end + 1]) >= 0)
			return;
		e->end++;
		e->grain = GRAIN_DAY;
		e->kind = PERIOD_DAY;
		if (date_is_set(e->period.start)) {
			e->period.start = date_add_days(e->period.start, day - 1);
			e->period.end = date_add_days(e->period.start, 1);
			e->month = e->period.start.m;
		}
	} else if (e->grain == GRAIN_MONTH) {
		n = period_read_day_number(c, e->end, true, &day);
		if (n) {
			e->end += n;
			e->grain = GRAIN_DAY;
			e->kind = PERIOD_DAY;
			if (e->year && date_valid(date_of(e->year, e->month, day))) {
				e->period.start = date_of(e->year, e->month, day);
				e->period.end = date_add_days(e->period.start, 1);
			}
		} else if (scan_in(c->cp[e->end], U"底末初")) {
			narrow_to_edge(c->cp[e->end] == U'初', e);
			e->end++;
		} else {
			e->end += c->cp[e->end] == U'份';
			period_read_counted(c, e);
		}
	} else if (e->grain == GRAIN_QUARTER) {
		narrow_quarter(c, e);
	}
}

/* 周三, 星期日: the last one up to publication. */
static bool read_weekday(const struct chars *c, uint32_t i, const struct period_context *ctx,
			 struct element *e)
{
	uint32_t n = scan_word(c, i, U"星期") + scan_word(c, i, U"礼拜") + scan_word(c, i, U"周");
	int day, back;

	if (!n || scan_in(scan_prev(c, i), U"每逢个一二两三四五六七八九十第"))
		return false;
	day = scan_in(c->cp[i + n], U"日天") ? 7 : numeral_digit(c->cp[i + n]);
	if (day < 1 || day > 7 || c->cp[i + n] == U'七' || c->cp[i + n] == U'两' ||
	    numeral_digit(c->cp[i + n + 1]) >= 0 ||
	    (c->cp[i] == U'周' && scan_in(c->cp[i + n + 1], U"次场个起")))
		return false;
	*e = (struct element){.end = i + n + 1, .grain = GRAIN_DAY, .kind = PERIOD_DAY};
	if (!date_is_set(ctx->published))
		return true;
	back = (date_weekday(ctx->published) - day + 7) % 7;
	e->period.start = date_add_days(ctx->published, -back);
	e->period.end = date_add_days(e->period.start, 1);
	e->year = e->period.start.y;
	e->month = e->period.start.m;
	return true;
}

bool period_read_relative(const struct chars *c, uint32_t i, const struct period_context *ctx,
			  struct element *e)
{
	if (!(scan_class(c->cp[i]) & CLASS_RELATIVE))
		return false;
	for (const struct relative *r = relatives; r->word; r++) {
		uint32_t n = c->cp[i] == r->word[0] ? scan_word(c, i, r->word) : 0;

		if (!n)
			continue;
		*e = (struct element){.end = i + n, .need = r->need};
		place(e, r, ctx->published);
		narrow(c, e);
		return true;
	}
	if (read_weekday(c, i, ctx, e))
		return true;
	if (scan_word(c, i, U"近日") || scan_word(c, i, U"日前") || scan_word(c, i, U"近期")) {
		*e = (struct element){.end = i + 2, .grain = GRAIN_DAY, .kind = PERIOD_UNKNOWN};
		return true;
	}
	return false;
}

static const uint32_t *const parts_of_day[] = {U"上午", U"下午", U"中午", U"晚上", U"凌晨", U"清晨",
					       U"早上", U"早晨", U"傍晚", U"当晚", U"夜间", U"深夜",
					       U"晚间", U"午夜", U"晚",	  U"夜",   NULL};

uint32_t period_read_clock(const struct chars *c, uint32_t i)
{
	uint32_t j = i, n = 0;
	int v;

	if (!(scan_class(c->cp[i]) & CLASS_CLOCK))
		return 0;
	n = scan_words(c, i, parts_of_day, NULL);
	j += n;
	if (scan_is_digit(c->cp[j]) && scan_is_digit(c->cp[j + 1]) && c->cp[j + 2] == ':' &&
	    scan_is_digit(c->cp[j + 3]) && scan_is_digit(c->cp[j + 4]))
		return j + 5 - i;
	/* 这一时段: an hour in characters needs 凌晨 or the like before it */
	if (j == i && !scan_is_digit(c->cp[j]))
		return 0;
	n = period_read_number(c, j, 2, &v);
	if (!n || v > 24 || (c->cp[j + n] != U'时' && (c->cp[j + n] != U'点' || j == i)))
		return j - i;
	j += n + 1;
	n = period_read_number(c, j, 2, &v);
	if (n && v < 60 && c->cp[j + n] == U'分')
		j += n + 1;
	else if (c->cp[j] == U'半' || c->cp[j] == U'整')
		j++;
	if (c->cp[j] == U'许')
		j++;
	return j - i;
}
