/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_PERIOD_PARTS_H
#define KPI_EXTRACT_PERIOD_PARTS_H

#include "extract/period.h"

/* The pieces of the period grammar. Private to it. */

/** How wide an element is. */
enum grain { GRAIN_YEAR, GRAIN_HALF, GRAIN_QUARTER, GRAIN_MONTHS, GRAIN_MONTH, GRAIN_PART, GRAIN_WEEK, GRAIN_DAY };

/** One calendar element: a year, a month of a year, a day … */
struct element {
	uint32_t end;          /**< the character behind it */
	struct period period;
	enum grain grain;
	enum period_kind kind;
	enum period_need need;
	int year;              /**< the year it lies in, 0: unknown */
	int month, day;        /**< GRAIN_MONTH, GRAIN_DAY: the month; GRAIN_DAY of a month named: the day, 0 elsewhere */
	bool names_year;
	bool edge;             /**< 月底, 年初: a point rather than a stretch */
	bool year_to_date;     /**< 今年, 全年 */
};

/** The year in hand: the last named, else publication's; 0 where unknown. */
int period_year_in_hand(const struct period_context *ctx);

/** The day after publication, unset where that is unknown. */
struct date period_after_publication(const struct period_context *ctx);

/** 2018年, 二〇〇七年, 去年, 民国113年, 112年, 18年 (only where plain) with 度: the year alone. */
bool period_read_year(const struct chars *c, uint32_t i, const struct period_context *ctx, struct element *e);

/** 1980年代, 上世纪80年代, 90年代末期, 18世纪, 20世纪初. */
bool period_read_decade(const struct chars *c, uint32_t i, struct element *e);

/**
 * What stands inside a year: 上半年, 一季度, 1至9月, 前10个月, 8月, 8月底, 8月18日, 年初.
 * year: the year it belongs to, 0: the year in hand. in_year: whether the words of a year stand directly before.
 */
bool period_read_within(const struct chars *c, uint32_t i, const struct period_context *ctx, int year, bool in_year,
			struct element *e);

/** A day number with 日 or 号 (号 only where `loose`): its length, 0 for none. */
uint32_t period_read_day_number(const struct chars *c, uint32_t i, bool loose, int *day);

/** 2018-08-29, 2018/8/29, 2018.8.29, 20180829; 09-01 in the year in hand. */
bool period_read_numeric_date(const struct chars *c, uint32_t i, const struct period_context *ctx, struct element *e);

/** 2019.08-2020.02, 2019.08-2020: the two ends. */
bool period_read_dotted_months(const struct chars *c, uint32_t i, struct element *from, struct element *to);

/** 昨日, 今天, 本周, 上周五, 本月, 上个月, 本季度. */
bool period_read_relative(const struct chars *c, uint32_t i, const struct period_context *ctx, struct element *e);

/** 农历八月十五, 正月初八, 闰四月, 五月廿二 in the lunar year `year` (0: the year in hand, or one named behind 农历). */
bool period_read_lunar(const struct chars *c, uint32_t i, const struct period_context *ctx, int year,
		       struct element *e);

/** 第二周, 前10天, 最后一个月, 第三个星期日 behind a month or a year just read: narrows it. */
void period_read_counted(const struct chars *c, struct element *e);

/** 三年前, 5天后, 两个月前, 半年后 at i: against publication. */
bool period_read_ago(const struct chars *c, uint32_t i, const struct period_context *ctx, struct period_expr *out);

/** 至, 到 or a dash with at most one blank on either side: the position behind it, or i for none. */
uint32_t period_read_connector(const struct chars *c, uint32_t i);

/** A whole number of at most `digits` digits or a Chinese numeral: its length, 0 for none. */
uint32_t period_read_number(const struct chars *c, uint32_t i, uint32_t digits, int *value);

/** One calendar element, or two joined by 至, 到 or a dash. */
bool period_read_span(const struct chars *c, uint32_t i, const struct period_context *ctx, struct period_expr *out);

/** Time of day: 上午, 凌晨2时30分许, 14:30: its length, 0 for none. */
uint32_t period_read_clock(const struct chars *c, uint32_t i);

/** 近年来, 近三年, 五年来, 最近一个月, 过去三天 … at i. */
bool period_read_lately(const struct chars *c, uint32_t i, const struct period_context *ctx, struct period_expr *out);

/** From the start of what was read to publication; `end` is the character behind. */
void period_make_since(struct period_expr *p, const struct period_context *ctx, uint32_t end);

/** 以前, 之后, 及以前, 或之后 behind the span: opens it to one side. Whether they stand there. */
bool period_read_side(const struct chars *c, const struct period_context *ctx, struct period_expr *p);

/** 起至9月30日(止), “破案会战”启动以来 behind 自3月1日, which *out is: gives it its end. */
bool period_read_begun_end(const struct chars *c, const struct period_context *ctx, struct period_expr *out);

/** “十三五”期间, 春节期间, 国庆长假, 春运 … with `year` named before (0: none), days in brackets not yet read. */
bool period_read_event(const struct chars *c, uint32_t i, const struct period_context *ctx, int year,
		       struct period_expr *out);

#endif
