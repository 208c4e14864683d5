/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_TABLE_WALK_H
#define KPI_EXTRACT_TABLE_WALK_H

#include "extract/tables.h"

/* Private to tables.c, table_title.c, table_row.c and table_make.c: the state of going over one table. */

enum { TABLE_GROUPS = 8, LEVELS_ABOVE = 2 };

/** A level met before in the same row or, in a turned table, in the same column. */
struct level {
	struct dec v;
	struct when when;
	int id; /**< LEX_NONE: null */
	bool set;
};

struct column {
	struct said said;
	size_t head; /**< lowest head cell, SIZE_MAX: none */
	bool label; /**< holds the names of rows */
	bool unclear; /**< a change, and the levels beside it are of several things */
	size_t cell; /**< cell in hand, SIZE_MAX: none */
	uint32_t until; /**< first row below it */
	struct offer offer; /**< periods of the columns to the left, for a change */
	struct level above[LEVELS_ABOVE];
	int whole; /**< indicator of the last row that was no part (其中), or LEX_NONE */
};

/** A figure of the row in hand. */
struct slot {
	struct figure f;
	struct figure beside; /**< the change in the same cell */
	struct level level; /**< as claimed */
	bool set;
	int group; /**< which labels are its */
};

struct walk {
	struct reader *r; /**< of the article */
	struct reader s; /**< reads cells: the same text, tokens of its own */
	struct reader p; /**< reads phrases put together from heads */
	struct article phrase; /**< the text that p reads */
	const struct table *table;
	size_t block; /**< of the row in hand */
	uint32_t quote_start, quote_end;
	uint32_t ncols;
	struct column *cols;
	struct slot *slots;
	struct said groups
		[TABLE_GROUPS]; /**< what the labels of the row say; more than one where tables stand side by side */
	int ngroups;
	struct said title, section;
	struct when context; /**< the table's period */
	struct when current; /**< latest period of the columns */
	int newest; /**< latest year that the columns name, 0: none */
	struct where where;
	struct period_context ctx;
	int base_kind; /**< the one kind that caption or introduction name, or LEX_NONE */
	bool plan, has_heads, in_head;
	struct offer rows; /**< periods of the rows above, for a row of changes */
	struct said level_row; /**< the last row of levels */
	bool mixed_rows; /**< rows of levels of several things since the last row of changes */
	bool row_closed;
};

/* A figure with all that is known of it. */ /** A figure with all that is known of it. */
struct item {
	struct figure *f;
	const struct said *row, *col;
	struct column *column;
	uint32_t c;
	struct said both; /* units and flags of row and column together */
	struct when when;
	struct where where;
	int id;
	unsigned int how;
	bool change;
};

/* table_title.c */
struct slice walk_text(const struct reader *r, uint32_t start, uint32_t end);
void walk_title(struct walk *w, uint32_t start, uint32_t end); /**< a caption: period, place, unit, kind */
void walk_surroundings(struct walk *w, size_t block); /**< what stands before the table's first block */

/* table_make.c; each makes a claim or says why not */
void table_omit(struct walk *w, const struct figure *f, enum omit why);
/** Note that the digits of bytes [start, end) are no figures. */
void table_omit_text(const struct walk *w, uint32_t start, uint32_t end, enum omit why);
void table_make_level(struct walk *w, struct item *it);
void table_make_change(struct walk *w, struct item *it);
void table_make_rank(struct walk *w, struct item *it);

/* table_heads.c */
void walk_heads_done(struct walk *w); /**< the head rows were read */

/* table_row.c */
void walk_row(struct walk *w); /**< make the claims of the row in hand */
void walk_forget_rows(struct walk *w); /**< what rows above named no longer holds */
void walk_forget_kinds(struct walk *w,
		       bool all); /**< the kinds that they named; all: those of the article too */

#endif
