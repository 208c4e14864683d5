/* SPDX-License-Identifier: BSD-2-Clause */
/* Civil days and half-open periods. */
#include "base/date.h"

#include "base/ascii.h"

bool date_is_set(struct date d)
{
	return d.y != 0;
}

static bool leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

int date_days_in_month(int y, int m)
{
	static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (m < 1 || m > 12)
		return 0;
	return m == 2 && leap(y) ? 29 : days[m - 1];
}

bool date_valid(struct date d)
{
	return d.y >= 1 && d.y <= 9999 && d.d >= 1 && d.d <= date_days_in_month(d.y, d.m);
}

int date_cmp(struct date a, struct date b)
{
	if (a.y != b.y)
		return a.y < b.y ? -1 : 1;
	if (a.m != b.m)
		return a.m < b.m ? -1 : 1;
	return a.d < b.d ? -1 : a.d > b.d;
}

bool date_eq(struct date a, struct date b)
{
	return date_cmp(a, b) == 0;
}

/* Days in eras of 400 years that begin on 1 March, so that the leap day is the last of its year
 * (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
int32_t date_to_days(struct date d)
{
	int32_t y = d.m <= 2 ? d.y - 1 : d.y;
	int32_t era = (y >= 0 ? y : y - 399) / 400;
	int32_t yoe = y - era * 400;
	int32_t doy = (153 * (d.m > 2 ? d.m - 3 : d.m + 9) + 2) / 5 + d.d - 1;
	int32_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

struct date date_from_days(int32_t days)
{
	/* 0001-01-01 .. 10000-01-01; the last only as the end of a period */
	if (days < -719162 || days > 2932897)
		return (struct date){0};
	int32_t z = days + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t doe = z - era * 146097;
	int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t mp = (5 * doy + 2) / 153;
	int32_t m = mp < 10 ? mp + 3 : mp - 9;

	return date_of(yoe + era * 400 + (m <= 2), m, doy - (153 * mp + 2) / 5 + 1);
}

struct date date_add_days(struct date d, int n)
{
	if (!date_is_set(d) || n > 4000000 || n < -4000000)
		return (struct date){0};
	return date_from_days(date_to_days(d) + n);
}

struct date date_add_months(struct date d, int n)
{
	if (!date_is_set(d) || n > 200000 || n < -200000)
		return (struct date){0};
	int months = d.y * 12 + d.m - 1 + n;

	if (months < 12 || months > 9999 * 12 + 11)
		return (struct date){0};
	int y = months / 12, m = months % 12 + 1;
	int last = date_days_in_month(y, m);

	return date_of(y, m, d.d < last ? d.d : last);
}

int date_weekday(struct date d)
{
	int32_t w = (date_to_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */

	return (w < 0 ? w + 7 : w) + 1;
}

enum kpi_status date_parse(struct slice s, struct date *out)
{
	int v[3] = {0, 0, 0}, field = 0;

	if (s.n != 10)
		return KPI_EINPUT;
	for (size_t i = 0; i < s.n; i++) {
		if (i == 4 || i == 7) {
			if (s.p[i] != '-')
				return KPI_EINPUT;
			field++;
		} else if (ascii_is_digit(s.p[i])) {
			v[field] = v[field] * 10 + (s.p[i] - '0');
		} else {
			return KPI_EINPUT;
		}
	}
	struct date d = date_of(v[0], v[1], v[2]);

	if (!date_valid(d))
		return KPI_EINPUT;
	*out = d;
	return KPI_OK;
}

void date_put(struct buf *b, struct date d)
{
	buf_printf(b, "%04d-%02d-%02d", d.y, d.m, d.d);
}

bool period_eq(struct period a, struct period b)
{
	return date_eq(a.start, b.start) && date_eq(a.end, b.end);
}

bool period_contains(struct period outer, struct period inner)
{
	if (!date_is_set(outer.start) || !date_is_set(outer.end) || !date_is_set(inner.start) ||
	    !date_is_set(inner.end))
		return false;
	return date_cmp(outer.start, inner.start) <= 0 && date_cmp(inner.end, outer.end) <= 0;
}

struct date period_last(struct period p)
{
	return date_add_days(p.end, -1);
}

struct period period_year(int y)
{
	return period_months(y, 1, 12);
}

struct period period_months(int y, int first, int last)
{
	return (struct period){date_of(y, first, 1),
			       last == 12 ? date_of(y + 1, 1, 1) : date_of(y, last + 1, 1)};
}
