/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_OMIT_H
#define KPI_EXTRACT_OMIT_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * Why numbers became no claim, or one without an indicator: noted by the readers
 * where they decide it, for kpi-extract --explain. Where nobody asks, the
 * pointer is NULL and nothing is noted.
 */

/** Reasons; each has a word, which stays, and a sentence. */
enum omit {
	/* it is no quantity */
	OMIT_PERIOD, OMIT_WORD, OMIT_PLACE, OMIT_CODE, OMIT_ORDINAL, OMIT_CASE_NAME, OMIT_AGE,
	/* it is none that an article claims */
	OMIT_OTHER_UNIT, OMIT_RANGE, OMIT_MULTIPLE, OMIT_SINGLE, OMIT_VICTIMS, OMIT_STREAK, OMIT_DESCRIBES, OMIT_AGAIN,
	OMIT_FIGURES, OMIT_BASE, OMIT_EARLIER, OMIT_CHANGE_OF_CHANGE, OMIT_NO_UNIT, OMIT_DURATION,
	/* it is not told of what */
	OMIT_NOTHING, OMIT_CHANGE_OF_NOTHING, OMIT_RANK_OF_NOTHING, OMIT_NONE_OF_NOTHING, OMIT_LIST,
	OMIT_SOME_PLACES, OMIT_NOT_IN_LEXICON,
	/* it is a claim, but no indicator's */
	OMIT_NARROWER, OMIT_SHARE, OMIT_UNIT, OMIT_PART, OMIT_NO_INDICATOR,
	/* where it stands */
	OMIT_META, OMIT_FURNITURE, OMIT_TABLE_HEAD, OMIT_TABLE_LABEL, OMIT_TABLE_TEXT, OMIT_TABLE_SERIAL,
	OMIT_TABLE_EMPTY,
	/* cells */
	OMIT_CELL_CHANGE, OMIT_CELL_NO_VALUE, OMIT_CELL_NO_UNIT, OMIT_CELL_TOO_MUCH, OMIT_CELL_UNCLEAR,
	OMIT_CELL_RELATIVE, OMIT_CELL_BRACKET, OMIT_CELL_RANK, OMIT_CELL_PERIODS, OMIT_CELL_PLACES,
	OMIT_CELL_NOTHING,
	OMIT_LIMIT,
	OMIT_COUNT
};

/** The stable name of a reason, "not-in-lexicon", and what it means in a few words. */
const char *omit_word(enum omit why);
const char *omit_sentence(enum omit why);

/** A number that became no claim of an indicator, and why. Plain data. */
struct omission {
	uint32_t start, end; /**< bytes of the article's text */
	enum omit why;
	const char *words[3]; /**< names of the kind, verb and noun (an English kind and aspect) that were read, or NULL */
	const char *meant; /**< OMIT_UNIT: the indicator that the words mean, else NULL */
};

/** Owned by the caller, zero-initialised, released with omissions_release. */
struct omissions {
	struct omission *items;
	size_t n, cap;
};

void omissions_release(struct omissions *o);

/** Note a reason for bytes [start, end); NULL where o is. Names may be put into what it returns, until the next note. */
struct omission *omit_note(struct omissions *o, uint32_t start, uint32_t end, enum omit why);

/** Note it for each run of digits in bytes [start, end) of the text, with the signs and marks inside it. o: NULL does nothing. */
void omit_digits(struct omissions *o, struct slice text, uint32_t start, uint32_t end, enum omit why);

/** Note it for bytes [start, end) as a whole where there is a digit in them. o: NULL does nothing. */
void omit_if_digits(struct omissions *o, struct slice text, uint32_t start, uint32_t end, enum omit why);

/** By place, the same one once. */
void omissions_sort(struct omissions *o);

#endif
