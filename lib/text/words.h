/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_WORDS_H
#define KPI_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/utf8.h"

/*
 * Looking up words at the ends of a piece of text. Lists are NULL-terminated;
 * ASCII letters are compared without case, and the English words of a list
 * match whole words only.
 */

/** A long list, in the order of its words' bytes with ASCII letters in lower case: looked up by halves. */
struct word_set {
	const char *const *words;
	size_t n;
};

/** Whether s begins with a character of U+4000 to U+9FFF: no word of a list of signs does. */
static inline bool words_han(struct slice s)
{
	return s.n && utf8_leads_han(s.p[0]);
}

#define WORD_SET(list) {list, sizeof(list) / sizeof(*(list))}

size_t word_set_start(const struct word_set *w, struct slice s); /**< as words_start */
bool word_set_has(const struct word_set *w, struct slice s);     /**< as words_are */

size_t words_start(struct slice s, const char *const *words); /**< bytes of the longest word that s begins with, or 0 */
size_t words_end(struct slice s, const char *const *words);   /**< bytes of the longest word that s ends with, or 0 */
struct slice words_trim(struct slice s, const char *const *words); /**< words and white space off both ends */
bool words_are(struct slice s, const char *const *words);     /**< s is one of the words */
bool words_in(struct slice s, const char *const *words);      /**< one of the words is somewhere in s (no whole-word rule) */
size_t slice_find(struct slice s, const char *word);          /**< offset of the first place, s.n where there is none */
size_t slice_chars(struct slice s);                           /**< code points */

#endif
