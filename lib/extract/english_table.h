/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_ENGLISH_TABLE_H
#define KPI_EXTRACT_ENGLISH_TABLE_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Private to lib/extract: the heads of an English data table. Cells, spans,
 * signs, periods and claims are those of tables.h; only what head cells say
 * and which indicator they make together differ.
 */

struct en_reader;
struct en_table;
struct said;

/** A reader of the head cells of an article's tables; r outlives it. Released with en_table_close. */
struct en_table *en_table_open(struct en_reader *r);
void en_table_close(struct en_table *t);

/** Read one head cell, bytes [start, end) of the article, into the empty *out. */
void en_said_read(struct en_table *t, uint32_t start, uint32_t end, struct said *out);

/** The catalogue id of a figure under these heads; NULL where there is none. percent: a level written in percent. */
const char *en_table_indicator(struct en_table *t, const struct said *row, const struct said *col,
			       const struct said *title, bool change, bool percent);

#endif
