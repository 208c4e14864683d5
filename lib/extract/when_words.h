/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_WHEN_WORDS_H
#define KPI_EXTRACT_WHEN_WORDS_H

/*
 * Private to lib/extract: what the words of an expression of time, and those
 * about it, say of its use. i: its token.
 */

#include "extract/reader.h"

/** 较三年前: further back than the year before. */
bool when_years_back(const struct reader *r, const struct period_expr *pe);
/** 年终, 岁末: a season of reports. */
bool when_year_end(const struct reader *r, const struct period_expr *pe);
/** 全年 in the first weeks of a year, with no year said, is the year before. */
bool when_whole_year_in_january(const struct reader *r, const struct period_expr *pe);
/** A month and day without a year lies in the year of publication where it can, else in the one before. */
struct period when_last_possible(const struct reader *r, struct period p);
/** 2月7日（除夕）至2月13日, 从2008年12月10日开始、到2009年2月28日结束: two days that make a span. */
bool when_joined_days(const struct reader *r, size_t i, const struct period_expr *pe, struct when *out);
/** 6月25日“百日行动”部署开展以来, 自公安部10月起部署会战以来: what began there goes on. */
bool when_goes_on(const struct reader *r, size_t i, const struct period_expr *pe, struct when *out);
/** 至12月28日，…: from the beginning of the year, or of the event in force. */
bool when_up_to_day(const struct reader *r, size_t i, const struct period_expr *pe, struct when *out);
/** 今年1至8月 where nothing tells the year of publication: no year named before is this one. */
bool when_unknown_year(const struct reader *r, const struct period_expr *pe);
/** 五年来: longer than any period in force, whose beginning the words do not give. */
bool when_years_up_to_now(const struct reader *r, size_t i, const struct period_expr *pe);
/** 11个月来, 半年来, 一年来: the length of the period in force, said again. */
bool when_rolling(const struct reader *r, const struct period_expr *pe);
/** 到去年年底, 截至6月末 written as a point: what counts up to there began with the year. */
bool when_ends_the_year(const struct reader *r, const struct period_expr *pe);
/** 2022年终盘点 looks back on the year. */
bool when_looks_back(const struct reader *r, const struct period_expr *pe);
/** A year in digits, or in all its four numerals (二〇一七年). */
bool when_written_year(const struct reader *r, const struct period_expr *pe);

#endif
