/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_REGION_INDEX_H
#define KPI_EXTRACT_REGION_INDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "extract/pair_bits.h"

/*
 * The names of a gazetteer, sorted for matching. Constant tables that
 * config/mkregions.c writes; private to region*.c. Characters are folded as
 * chars_fold_cp does and lie in the Basic Multilingual Plane.
 */

enum region_name { NAME_FULL, NAME_SHORT, NAME_WEAK };

/** A name: `len` characters at text + off, and what it can mean: `n` items at cands + first. */
struct region_key {
	uint32_t off;
	uint16_t first;
	uint8_t len;
	uint8_t n;
	uint8_t kind; /**< enum region_name; equal names stand in this order */
};

enum { REGION_WORD_MAX = 8 };

/** A word: at most REGION_WORD_MAX characters at text + off. Lists of words are sorted by characters. */
struct region_word {
	uint32_t off;
	uint8_t len;
};

struct region_index {
	const uint16_t *text;
	const struct region_key *keys; /**< sorted by characters */
	uint32_t nkeys;
	const uint16_t *cands; /**< item indices, most important first within a key */
	const uint64_t *pairs; /**< the first two characters of the keys: pair_bits.h */
	const struct region_word *words; /**< may not be cut by a short name */
	uint32_t nwords;
	const struct region_word *spoils; /**< no short name stands before these: 路, 籍 */
	uint32_t nspoils;
	const struct region_word *allows; /**< undo both where they follow: 全市, 人民 */
	uint32_t nallows;
	const struct region_word *bodies; /**< a weak name stands before these: 警方 */
	uint32_t nbodies;
};

/** Whether a key may start with the characters a and b; far most pairs start none. */
static inline bool region_may_start(const struct region_index *x, uint32_t a, uint32_t b)
{
	return pair_has(x->pairs, a, b);
}

#endif
