/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_ENGLISH_MOMENT_H
#define KPI_EXTRACT_ENGLISH_MOMENT_H

#include "extract/english_period.h"

/* Days, months and years as English writes them: the parts of the period grammar. Private to it. */

struct en_time_scan {
	const struct en_text *t;
	const struct en_period_context *ctx;
	uint32_t end;
};

/** A day, or a month where d is 0, or a year where m is 0; as written, or with the year found by en_resolve_year. */
struct en_moment {
	int y, m, d;
	uint32_t next;
	bool ending; /**< "the end of March": where it begins a span, the span begins behind the month */
};

/* At token i; false, 0 or -1 where none stands there, or behind the end. *next is the token behind. */
/** Whether the token is one of the words, parted by blanks. */
bool en_at(const struct en_time_scan *s, uint32_t i, const char *words);
int en_month_at(const struct en_time_scan *s, uint32_t i);
int en_digits_at(const struct en_time_scan *s, uint32_t i, size_t min, size_t max);
int en_year_at(const struct en_time_scan *s, uint32_t i);
int en_day_at(const struct en_time_scan *s, uint32_t i, uint32_t *next);
bool en_dash_at(const struct en_time_scan *s, uint32_t i);
/** 2023/24, 2022-23: the first of two years that follow each other. */
int en_financial_at(const struct en_time_scan *s, uint32_t i, uint32_t *next);
bool en_moment_at(const struct en_time_scan *s, uint32_t i, struct en_moment *out);
/** The first day after a moment, and its first day. */
struct date en_moment_end(struct en_moment m);
struct date en_moment_start(struct en_moment m);
/** Give a moment without a year the latest one that does not pass publication. whole: the month must have ended by then. */
void en_resolve_year(const struct en_time_scan *s, struct en_moment *m, bool whole);

/* english_span.c */
/** Set the period to [from, to). */
void en_fill(struct en_period *p, struct date from, struct date to, enum period_kind kind);
/** The first day after publication; unset where that is unknown. */
struct date en_today(const struct en_time_scan *s);
/* The forms at token i; false where it is none. p->last gets the token behind. */
bool en_since(const struct en_time_scan *s, uint32_t i, struct en_period *p);   /**< since 2004, since a campaign began in May */
bool en_rolling(const struct en_time_scan *s, uint32_t i, struct en_period *p); /**< the 12 months to the end of March 2024 */
bool en_range(const struct en_time_scan *s, uint32_t i, struct en_period *p);   /**< between January and June 2023 */
bool en_years(const struct en_time_scan *s, uint32_t i, struct en_period *p);   /**< between 2022 and 2023 */
bool en_until(const struct en_time_scan *s, uint32_t i, struct en_period *p);   /**< through Aug. 31 */
bool en_to_date(const struct en_time_scan *s, uint32_t i, struct en_period *p); /**< to date */

#endif
