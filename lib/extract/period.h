/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_PERIOD_H
#define KPI_EXTRACT_PERIOD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "extract/chars.h"

/*
 * The period grammar: what an expression of time says, read at one position of
 * the folded text against the day of publication and the year in hand. Pure.
 */

/** claims.md, `period_kind`. */
enum period_kind {
	PERIOD_UNKNOWN, PERIOD_YEAR, PERIOD_HALF, PERIOD_QUARTER, PERIOD_MONTH, PERIOD_MONTHS,
	PERIOD_WEEK, PERIOD_DAY, PERIOD_YTD, PERIOD_SINCE, PERIOD_EVENT
};

const char *period_kind_name(enum period_kind k); /**< "year", … as in claims.md */

/** What an expression leaves to be filled in by its surroundings. */
enum period_need {
	PERIOD_COMPLETE,     /**< says all: 2018年, 2017年1月至9月, 去年 with a known publication */
	PERIOD_NEEDS_YEAR,   /**< 1至9月, 上半年, 春节期间: the year last named, else publication's (already applied from ctx) */
	PERIOD_NEEDS_START,  /**< 截至8月底, 目前: an end alone; kind ytd from ctx unless an event is in force */
	PERIOD_NEEDS_ANTECEDENT /**< 同期, 期间, 其间: the period last named */
};

/** What the scan may lean on. */
struct period_context {
	struct date published;  /**< unset where unknown: then relative words give unset bounds */
	int year;               /**< the year in hand (last named), 0: publication's */
	int first_month;        /**< first month of the fiscal year in hand, 1 normally */
};

struct period_expr {
	uint32_t start, end;     /**< characters */
	struct period period;    /**< half-open; unset bounds where the words do not tell */
	enum period_kind kind;
	enum period_need need;
	int year;                /**< the year it names or implies, 0: none */
	bool names_year;         /**< a year stands in the words (2018年, 113年) or is relative (去年) */
	bool day;                /**< a calendar day or a time of day (3月18日, 昨日, 凌晨): of a case, a meeting, or a sweep — the reader decides */
	bool compares;           /**< part of a comparison, no period of the figures: 去年同期, 上年同期 — then period is that earlier one */
	struct date feast;       /**< a festival by its name (去年春节, 中秋节): its day; unset else. `period` is its holiday, mostly unknown */
	bool bracketed_event;    /**< a named event whose days follow in brackets: 春节期间（2月7日至13日） */
};

/**
 * Read the expression that starts at character i. Returns false where none
 * starts there. Longest reading wins. Examples that must work, publication 2018-08-29:
 * 2017年 · 去年 · 今年 (ytd) · 今年以来 · 全年 (ytd up to publication when publication lies in that year) · 上半年 · 一季度 ·
 * 前三季度 · 1至9月 · 1—11月份 · 前10个月 · 前7月 · 8月份 · 上月 · 本月 · 截至7月底 · 截至目前 · 2016年以来 · 7月以来 · 去年以来 ·
 * 自6月25日以来 · 春节期间（2月7日至13日） · 8月18日至20日 · 本周 · 近年来 (end only) · 近三年 · 十三五期间 · 2017年至2021年 ·
 * 民國113年 · 二〇〇七年 · 2018年1月1日至12月31日 · 同期 · 昨日 · 2024/25年度 (from April unless the context names another month) ·
 * 自3月1日“清网”行动启动至5月31日 · 到6月18日, · 10月底前 (needs its start) · 112年, 16年5月, 一八年.
 *
 * Further: 上上周, 上周末, 3月第二周, 去年最后一天, 三年前 and 5天后 (needs an antecedent: no period of figures),
 * 农历八月十五, 正月初八, 清明节 (its day in `feast`), 20世纪90年代末期, 2019.08-2020.02.
 *
 * Several years are PERIOD_SINCE. 今年 and 全年 end at publication; 全年 in January and February, with no other year
 * in hand, is the year before, as 12月份 then is last December. Years and months that are named keep their full length.
 * Days that run backwards (7日至1日) leave both bounds unset.
 */
bool period_scan(const struct chars *c, uint32_t i, const struct period_context *ctx, struct period_expr *out);

#endif
