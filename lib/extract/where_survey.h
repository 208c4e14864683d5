/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_WHERE_SURVEY_H
#define KPI_EXTRACT_WHERE_SURVEY_H

/* Private to where_home.c, which surveys the first paragraphs, and where_choice.c, which chooses among what it found. */

#include "extract/where.h"

enum { CANDIDATES = 24, CODE_HONG_KONG = 810000, CODE_MACAU = 820000 };

/* A jurisdiction that may be the article's. */
struct candidate {
	int index; /* gazetteer index, or -1 */
	const char *name; /* by form: 云岭市 */
	int score;
	int order;
	bool is_short; /* never named in full: 龙江警方 */
	bool titled; /* the headline is of it */
};

struct survey {
	struct candidate items[CANDIDATES];
	int n;
	bool ministry; /* the Ministry of Public Security speaks */
	int deictic[5]; /* 全国, 全省, 全市, 全县, 全区/全州 */
	int prefecture; /* 全州, 我州 */
	int own[3]; /* words of Hong Kong's, Macau's, Taiwan's own */
};

/** The place that the article is of; NULL where none was named. Adds the places that several lie in to the survey. */
const struct candidate *where_choose(const struct reader *r, struct survey *s);
/** What a candidate lies in at the level that the article speaks of; -1 where it is of that level, or above. */
int where_upper(const struct reader *r, const struct survey *s, const struct candidate *c);
/** 龙江警方 beside 黑龙江全省: a short name that is the province's too. */
bool where_is_nickname(const struct reader *r, const struct survey *s, const struct candidate *c);
/** Whether the article speaks of 全州. */
bool where_of_prefecture(const struct survey *s);

#endif
