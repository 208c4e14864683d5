/* SPDX-License-Identifier: BSD-2-Clause */
/* So long before or after publication: 三年前, 5天后, 两个月前, 一年半后. */
#include "extract/period_parts.h"

#include "extract/scan.h"

struct distance {
	int months, days;
	enum grain grain;
};

/* 年, 年半, 个月, 天, 个星期, 个季度 behind the number v: the position behind, 0 for none. */
static uint32_t read_unit(const struct chars *c, uint32_t i, int v, struct distance *d)
{
	bool counted = c->cp[i] == U'个';
	uint32_t n;

	i += counted;
	if (c->cp[i] == U'年' && !counted) {
		bool half = c->cp[i + 1] == U'半';

		*d = (struct distance){.months = v * 12 + (half ? 6 : 0),
				       .grain = half ? GRAIN_MONTH : GRAIN_YEAR};
		return i + 1 + half;
	}
	if (c->cp[i] == U'月' && counted) {
		*d = (struct distance){.months = v, .grain = GRAIN_MONTH};
		return i + 1;
	}
	if (c->cp[i] == U'天' && !counted) {
		*d = (struct distance){.days = v, .grain = GRAIN_DAY};
		return i + 1;
	}
	n = counted ? scan_word(c, i, U"季度") : 0;
	if (n) {
		*d = (struct distance){.months = 3 * v, .grain = GRAIN_MONTH};
		return i + n;
	}
	n = scan_word(c, i, U"周") + scan_word(c, i, U"星期") + scan_word(c, i, U"礼拜");
	*d = (struct distance){.days = 7 * v, .grain = GRAIN_WEEK};
	return n ? i + n : 0;
}

/* 前, 之前, 后, 以后 at i: the position behind, 0 for none, also where another word begins with it (3天前往). */
static uint32_t read_side(const struct chars *c, uint32_t i, bool *after)
{
	bool long_form = c->cp[i] == U'之' || c->cp[i] == U'以';
	uint32_t next;

	i += long_form;
	if (c->cp[i] != U'前' && c->cp[i] != U'后')
		return 0;
	*after = c->cp[i] == U'后';
	next = c->cp[i + 1];
	if (scan_in(next, *after ? U"续备期果勤台方卫代" : U"往来列提途线台锋夕进述所后半季首几") ||
	    (!long_form && (scan_class(next) & CLASS_NUMERAL)))
		return 0;
	return i + 1;
}

static void place(const struct period_context *ctx, const struct distance *d, bool after,
		  struct period_expr *out)
{
	static const enum period_kind kinds[] = {[GRAIN_YEAR] = PERIOD_YEAR,
						 [GRAIN_MONTH] = PERIOD_MONTH,
						 [GRAIN_WEEK] = PERIOD_WEEK,
						 [GRAIN_DAY] = PERIOD_DAY};
	struct date day;

	out->kind = kinds[d->grain];
	out->day = d->grain == GRAIN_DAY;
	if (!date_is_set(ctx->published))
		return;
	day = date_add_months(ctx->published, after ? d->months : -d->months);
	day = date_add_days(day, after ? d->days : -d->days);
	out->year = day.y;
	switch (d->grain) {
	case GRAIN_YEAR:
		out->period = period_year(day.y);
		break;
	case GRAIN_MONTH:
		out->period = period_months(day.y, day.m, day.m);
		break;
	case GRAIN_WEEK:
		out->period.start = date_add_days(day, 1 - date_weekday(day));
		out->period.end = date_add_days(out->period.start, 7);
		break;
	default:
		out->period = (struct period){day, date_add_days(day, 1)};
		break;
	}
}

bool period_read_ago(const struct chars *c, uint32_t i, const struct period_context *ctx,
		     struct period_expr *out)
{
	struct distance d;
	uint32_t j = i, n;
	int v = 0;
	bool after;

	if (scan_word(c, i, U"半年")) {
		j += 2;
		d = (struct distance){.months = 6, .grain = GRAIN_MONTH};
	} else {
		n = period_read_number(c, i, 2, &v);
		/* 07年以后 is of 2007 */
		if (!n || v < 1 || v > 99 || c->cp[i] == '0' || scan_in(scan_prev(c, i), U"第每"))
			return false;
		j = read_unit(c, i + n, v, &d);
	}
	j = j ? read_side(c, j, &after) : 0;
	if (!j)
		return false;
	*out = (struct period_expr){.start = i, .end = j, .need = PERIOD_NEEDS_ANTECEDENT};
	place(ctx, &d, after, out);
	return true;
}
