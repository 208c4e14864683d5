/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_TABLES_H
#define KPI_EXTRACT_TABLES_H

/*
 * Private to lib/extract: claims out of data tables (claims.md, rule 7).
 *
 * A figure of a table says what its row and its column say together: the words
 * that name what is counted, period, place, unit, and whether it is a level, a
 * change or a rank. Either side may say any of these, so that a turned table
 * reads like an upright one. Time is linear in the cells.
 */

#include "extract/reader.h"

enum { SAID_WORDS = 192, SAID_COUNTS = 48 };

/** How a head cell dates its figures. */
enum dating {
	DATED_NOT,
	DATED_NAMED, /**< 2023年, 1-6月, 上周: said.when */
	DATED_CURRENT, /**< 本期, 今年 without more */
	DATED_EARLIER, /**< 去年同期: a year before the current ones */
	DATED_PREVIOUS, /**< 上期: some period before, which is not told */
	DATED_CUMULATIVE, /**< 累计: from the beginning of the year */
	DATED_TWICE /**< two periods that do not go together */
};

/** What head cells say of their figures; a path of them adds up with said_add. */
struct said {
	char words
		[SAID_WORDS]; /**< what is counted, without period, place, unit, words of change; NUL-terminated */
	size_t nwords; /**< bytes */
	char counts[SAID_COUNTS]; /**< 起数, 件数: what counts where nothing else says what happened */
	int kind; /**< kind of case or accident named last, or LEX_NONE */
	int en_kind; /**< of an English head: kind of its lexicon, or EN_NONE */
	uint64_t en_aspects;
	bool en_narrowed;
	bool content; /**< a word of the lexicon that names what is counted */
	bool unknown; /**< words that the lexicon lacks */
	enum dating dating;
	enum period_need need;
	struct when when;
	int year; /**< year named, 0: none */
	struct where where; /**< name NULL: none */
	bool has_unit;
	const struct unit_word *unit; /**< NULL with has_unit: a power of ten alone (万) */
	int power; /**< of ten, that of the unit word included */
	bool percent, point;
	bool change, relative, absolute; /**< a change; in percent; in the unit of the level */
	int direction; /**< -1: 下降, +1: 上升, 0: either */
	bool has_basis;
	struct basis basis;
	bool rank, share, serial, total, target;
	bool part; /**< 其中, or a dash before it */
	bool section; /**< numbered like a section (一、) or ended by a colon */
};

/** What a cell holds. */
enum holds { HOLDS_NOTHING, HOLDS_TEXT, HOLDS_SIGN, HOLDS_NUMBER, HOLDS_FLAT, HOLDS_NONE_OF_IT };

/** A value of a table. Plain data. */
struct figure {
	enum holds holds;
	uint32_t start, end; /**< bytes of the value expression */
	struct dec v;
	struct interval range;
	enum bound bound;
	int sign; /**< written, of its own or of a sign before it: v has it; 0: none written */
	bool bracketed; /**< (251) */
	bool percent, point, ordinal;
	int basis; /**< enum figure_basis: what stands before it in its cell */
	const struct unit_word *unit;
};

enum figure_basis { FIGURE_UNSAID, FIGURE_YOY, FIGURE_PREV };

/* table_said.c */
/** Read one head cell, bytes [start, end). s: its tokens are used; ctx: what periods lean on. */
void said_read(struct reader *s, uint32_t start, uint32_t end, const struct period_context *ctx,
	       struct said *out);
/* table_path.c */
void said_empty(struct said *s);
void said_words(struct said *s, const char *text, size_t n); /**< n bytes more of what is counted */
void said_counts(struct said *s, const char *text, size_t n);
void said_add(struct said *path, const struct said *next); /**< next stands below or to the right */

bool said_same(const struct said *a, const struct said *b); /**< whether they count the same */

/* table_unit.c */
/** Whether characters [i, end) are a unit: %, 个百分点, 万元, 起. Sets the unit of *out. */
bool said_unit(const struct lexicon *lex, const struct chars *c, uint32_t i, uint32_t end, struct said *out);

/* table_figure.c */
/** Read a value cell, bytes [start, end). *beside: the change that stands behind it, 412（下降3.1%）; HOLDS_NOTHING: none, HOLDS_TEXT: something else. */
void figure_read(struct reader *s, uint32_t start, uint32_t end, struct figure *out, struct figure *beside);
void figure_sign(struct figure *f, int sign); /**< give an unsigned figure its sign */
void figure_shift(struct figure *f, int power); /**< times ten to a power */

/* table_when.c */
/** Periods that a line of heads offers to the changes beside it. */
struct offer {
	struct when latest, before; /**< the two latest; known is false without */
	bool earlier, previous; /**< a column of 去年同期, of 上期 */
	bool closed; /**< a change was met: the next period begins anew */
};
void offer_add(struct offer *o, const struct said *s, const struct when *w);
/** The basis that two columns of levels make; false where there is none. */
bool offer_basis(const struct offer *o, struct basis *out);
struct when when_year_before(struct when w);
/** Put row and column together. context: the table's period, current: the latest of its heads. False where they contradict. */
bool said_when(const struct said *row, const struct said *col, const struct when *context,
	       const struct when *current, int newest, struct when *out);

/* tables.c */
/** Read the claims of the table whose first block is `block` (a caption or a row). */
void tables_read(struct reader *r, size_t block);

#endif
