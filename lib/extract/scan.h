/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_SCAN_H
#define KPI_EXTRACT_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "extract/chars.h"

/*
 * Small steps that the grammars of numbers and periods share. Characters are
 * those of the folded text; the 0 behind the last one ends every match.
 */

/** The character before i, 0 at the start. */
static inline uint32_t scan_prev(const struct chars *c, uint32_t i)
{
	return i > 0 ? c->cp[i - 1] : 0;
}

static inline bool scan_is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static inline bool scan_is_letter(uint32_t cp)
{
	return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

/** Whether cp is one of the characters of `set`; false for 0. */
static inline bool scan_in(uint32_t cp, const uint32_t *set)
{
	for (; cp && *set; set++)
		if (*set == cp)
			return true;
	return false;
}

/** Length of `word` where it stands at i, else 0. */
static inline uint32_t scan_word(const struct chars *c, uint32_t i, const uint32_t *word)
{
	uint32_t n = 0;

	for (; word[n]; n++)
		if (i + n >= c->n || c->cp[i + n] != word[n])
			return 0;
	return n;
}

/** Length of the first of the words (NULL-terminated, longest first) that stands at i, else 0; *which is its index. */
static inline uint32_t scan_words(const struct chars *c, uint32_t i, const uint32_t *const *words, int *which)
{
	for (int k = 0; words[k]; k++) {
		uint32_t n = scan_word(c, i, words[k]);

		if (n) {
			if (which)
				*which = k;
			return n;
		}
	}
	return 0;
}

/** Whether `word` ends just before i. */
static inline bool scan_before(const struct chars *c, uint32_t i, const uint32_t *word)
{
	uint32_t n = 0;

	while (word[n])
		n++;
	return i >= n && scan_word(c, i - n, word) == n;
}

/** The position after at most `max` blanks from i. */
static inline uint32_t scan_blanks(const struct chars *c, uint32_t i, uint32_t max)
{
	while (max-- > 0 && i < c->n && c->cp[i] == ' ')
		i++;
	return i;
}

#endif
