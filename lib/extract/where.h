/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_WHERE_H
#define KPI_EXTRACT_WHERE_H

/* Private to lib/extract: what the survey of an article's places (where_home.c) shares with the reading of its sentences (where.c). */

#include "extract/reader.h"

enum { CODE_TAIWAN = 710000 };

/** The jurisdiction of a gazetteer index; its name is in the article's arena and script. */
struct where where_of_index(struct reader *r, size_t index);

/** 全国: in a report of Taiwan all of Taiwan. */
struct where where_of_nation(struct reader *r, bool taiwan);

/** Whether a token names an office (公安局, 警方). */
bool where_is_body(const struct token *k);

/** Which deictic word a jurisdiction uses of itself, by the last character of its name: 1 全省, 2 全市, 3 全县, 4 全区 or 全州. */
int where_deictic_of(const char *name);

#endif
