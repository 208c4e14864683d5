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

/** What a character may begin, and which numeral it is; bits of scan_class(). */
enum char_class {
	CLASS_DIGIT_MASK = 0xF,       /**< 1 + the digit that a Chinese numeral stands for, 0: none */
	CLASS_SCALE_SHIFT = 4,        /**< three bits: 十 1, 百 2, 千 3, 万 4, 亿 5 */
	CLASS_SCALE_MASK = 0x7 << 4,
	CLASS_NUMBER = 1 << 7,        /**< a number or its approximator */
	/* expressions of time, by their sort */
	CLASS_EVENT = 1 << 8,         /**< a festival or a five-year plan */
	CLASS_YEAR = 1 << 9,          /**< a year in words; every digit may begin one too */
	CLASS_RELATIVE = 1 << 10,     /**< 昨日, 本周, 上月 */
	CLASS_LATELY = 1 << 11,       /**< 近三年, 五年来 */
	CLASS_CLOCK = 1 << 12,        /**< 凌晨, 3时 */
	CLASS_NOW = 1 << 13,          /**< 截至, 目前, 至今, 同期: up to now, or the period in hand */
	CLASS_WITHIN = 1 << 14,       /**< 上半年, 首季, 前8个月 */
	CLASS_BEGUN = 1 << 15,        /**< 自3月起 */
	CLASS_NUMERAL = 1 << 16,      /**< a digit or numeral that may begin one with it */
	CLASS_PERIOD = 0x1FF << 8,    /**< any of these */
	CLASS_AFTER = 1 << 17,        /**< what may follow the number that a period begins with: 年, 月, 至, 个, a dash */
	CLASS_SECOND = 1 << 18        /**< the second character of a word of time: 前 of 目前, 季 of 首季 */
};

enum { SCAN_TABLE_FIRST = 0x4E00, SCAN_TABLE_LAST = 0x9FFF };

extern const uint32_t scan_table[SCAN_TABLE_LAST - SCAN_TABLE_FIRST + 1];
uint32_t scan_class_other(uint32_t cp); /**< of what the table does not hold */

/** The class of a folded character. */
static inline uint32_t scan_class(uint32_t cp)
{
	if (cp >= SCAN_TABLE_FIRST && cp <= SCAN_TABLE_LAST)
		return scan_table[cp - SCAN_TABLE_FIRST];
	return scan_class_other(cp);
}

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
