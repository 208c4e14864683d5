/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_CHARS_H
#define KPI_EXTRACT_CHARS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * The folded text: one element per character, with a map back to the bytes.
 * Folding makes one grammar serve all ways of writing:
 *   full-width ASCII becomes ASCII (１７．９％ is 17.9%), ideographic space becomes
 *   a space, traditional characters become simplified ones (萬 is 万), 〇 and ○
 *   become 零's digit form 〇, dashes — – − ~ 〜 stay distinct characters
 *   (chars_is_dash), only the full-width － and ～ become - and ~. Nothing is inserted or removed, so
 *   character i of the folded text is character i of the original.
 */
enum { CHARS_PAD = 8 };

struct chars {
	uint32_t *cp;   /**< folded code points, n of them, followed by CHARS_PAD zeros: grammars may look ahead that far */
	uint32_t *off;  /**< byte offset of each; off[n] is the range's end */
	uint32_t n;
	uint32_t blanks, brackets; /**< how many of them are ' ' and '(' */
};

/** Fold bytes [start, end) of text (valid UTF-8). off[] counts from the start of `text`, not of the range. Owned by the caller. */
void chars_fold(struct slice text, uint32_t start, uint32_t end, struct chars *out);
void chars_release(struct chars *c);

/** Count the first `most` Han characters of a text, and those among them that fold to others: the traditional ones. */
void chars_variants(struct slice text, size_t most, size_t *han, size_t *variants);

/** The folded form of one code point. */
uint32_t chars_fold_cp(uint32_t cp);

/** Whether a folded character may join the two ends of a range: - ~ ‐ ‑ ‒ – — ― − 〜 ∼ ─. */
bool chars_is_dash(uint32_t cp);

/** Whether a folded character is a Han character (〇 included). */
bool chars_is_han(uint32_t cp);

#endif
