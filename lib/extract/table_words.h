/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_TABLE_WORDS_H
#define KPI_EXTRACT_TABLE_WORDS_H

#include "extract/chars.h"

/* Words that mean something in the heads of tables only. Private to table_said.c. */
enum sort {
	SORT_CHANGE,
	SORT_RELATIVE,
	SORT_ABSOLUTE,
	SORT_POINT,
	SORT_CURRENT,
	SORT_EARLIER,
	SORT_PREVIOUS,
	SORT_CUMULATIVE,
	SORT_RANK,
	SORT_SERIAL,
	SORT_TOTAL,
	SORT_COUNT,
	SORT_IDLE
};

struct head_word {
	const uint32_t *text;
	enum sort sort;
};

/** The longest such word at character i; NULL where none. *len: its characters. */
const struct head_word *head_word_at(const struct chars *c, uint32_t i, uint32_t *len);

#endif
