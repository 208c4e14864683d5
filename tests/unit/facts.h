/* SPDX-License-Identifier: BSD-2-Clause */
/* Short ways to write down claims for the tests of lib/series and the reports. */
#ifndef KPI_TESTS_FACTS_H
#define KPI_TESTS_FACTS_H

#include <string.h>

#include "base/decimal.h"
#include "series/series.h"

static inline struct dec D(const char *s)
{
	struct dec d = {0, 0};

	ck_assert_int_eq(dec_parse(slice_str(s), &d), KPI_OK);
	return d;
}

/** "[2400,2500)" and the like; an empty end is unbounded. */
static inline struct interval I(const char *s)
{
	const char *comma = strchr(s, ','), *end = s + strlen(s) - 1;
	struct interval i = {.lo_open = *s == '(', .hi_open = *end == ')'};

	if (comma > s + 1) {
		i.has_lo = true;
		ck_assert_int_eq(dec_parse(slice_of(s + 1, (size_t)(comma - s - 1)), &i.lo), KPI_OK);
	}
	if (end > comma + 1) {
		i.has_hi = true;
		ck_assert_int_eq(dec_parse(slice_of(comma + 1, (size_t)(end - comma - 1)), &i.hi), KPI_OK);
	}
	return i;
}

static inline void put_interval(struct buf *b, struct interval i)
{
	buf_putc(b, i.lo_open ? '(' : '[');
	if (i.has_lo)
		dec_put_short(b, i.lo);
	buf_putc(b, ',');
	if (i.has_hi)
		dec_put_short(b, i.hi);
	buf_putc(b, i.hi_open ? ')' : ']');
}

#define ck_interval(i, expected)                          \
	do {                                              \
		struct buf b_ = {0};                      \
		put_interval(&b_, (i));                   \
		ck_assert_str_eq(b_.p, (expected));       \
		buf_release(&b_);                         \
	} while (0)

/** An exact claim about 示例省云岭市 of the whole year, published on January 15 of the year after. */
static inline struct fact fact_of(int64_t article, const char *indicator, int year, enum measure measure,
				  const char *value, const char *unit)
{
	struct fact f = {
		.id = article * 100,
		.claim = {.indicator = indicator,
			  .label = indicator,
			  .measure = measure,
			  .value = D(value),
			  .unit = unit,
			  .bound = BOUND_EXACT,
			  .period = period_year(year),
			  .period_kind = PERIOD_YEAR,
			  .region = "示例省云岭市",
			  .region_code = UINT32_MAX,
			  .modality = MODALITY_ACTUAL,
			  .rule = "test"},
		.doc = "a.txt",
		.published = date_of(year + 1, 1, 15),
		.article = article,
	};

	f.claim.range = interval_point(f.claim.value);
	f.claim.basis.kind = measure == MEASURE_CHANGE ? BASIS_YOY : BASIS_NONE;
	return f;
}

static inline struct fact level_of(int64_t article, int year, const char *value)
{
	return fact_of(article, "crime.criminal.filed", year, MEASURE_LEVEL, value, "case");
}

static inline struct fact change_of(int64_t article, int year, const char *value, const char *unit)
{
	return fact_of(article, "crime.criminal.filed", year, MEASURE_CHANGE, value, unit);
}

/** The same with the interval that its words allow. */
static inline struct fact within(struct fact f, const char *range, enum bound bound)
{
	f.claim.range = I(range);
	f.claim.bound = bound;
	return f;
}

/** The same of January 1 up to a day of the year. */
static inline struct fact until(struct fact f, int m, int d)
{
	f.claim.period.end = date_add_days(date_of(f.claim.period.start.y, m, d), 1);
	f.claim.period_kind = PERIOD_YTD;
	f.published = date_of(f.claim.period.start.y, m, d);
	return f;
}

#endif
