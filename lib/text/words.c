/* SPDX-License-Identifier: BSD-2-Clause */
/* Looking up words at the ends of a piece of text. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "text/words.h"

#include <string.h>

#include "base/ascii.h"

/** Bytes of word where s begins with it, or 0. Most words fail at their first bytes, so the length is never asked for. */
static size_t match(const char *s, size_t n, const char *word)
{
	size_t i = 0;

	for (; word[i]; i++)
		if (i == n || (s[i] != word[i] && ascii_lower(s[i]) != ascii_lower(word[i])))
			return 0;
	return i;
}

size_t words_start(struct slice s, const char *const *words)
{
	size_t best = 0;
	char first = s.n ? ascii_lower(s.p[0]) : '\0', second = s.n > 1 ? ascii_lower(s.p[1]) : '\0';

	for (; *words; words++) {
		const char *w = *words;

		/* nearly all end here; a word of one byte has no second */
		if (ascii_lower(w[0]) != first || (w[1] && ascii_lower(w[1]) != second))
			continue;
		size_t n = match(s.p, s.n, w);

		if (n <= best || (ascii_is_letter(w[n - 1]) && n < s.n && ascii_is_letter(s.p[n])))
			continue;
		best = n;
	}
	return best;
}

size_t words_end(struct slice s, const char *const *words)
{
	size_t best = 0;

	for (; *words; words++) {
		size_t n = strlen(*words);

		if (n <= best || n > s.n || ascii_lower(s.p[s.n - 1]) != ascii_lower((*words)[n - 1]) ||
		    match(s.p + s.n - n, n, *words) != n)
			continue;
		if (ascii_is_letter((*words)[0]) && n < s.n && ascii_is_letter(s.p[s.n - n - 1]))
			continue;
		best = n;
	}
	return best;
}

struct slice words_trim(struct slice s, const char *const *words)
{
	size_t k;

	s = slice_trim(s);
	while ((k = words_start(s, words)) != 0)
		s = slice_trim(slice_of(s.p + k, s.n - k));
	while ((k = words_end(s, words)) != 0)
		s = slice_trim(slice_of(s.p, s.n - k));
	return s;
}

bool words_are(struct slice s, const char *const *words)
{
	for (; *words && s.n; words++)
		if (ascii_lower(**words) == ascii_lower(s.p[0]) && match(s.p, s.n, *words) == s.n)
			return true;
	return false;
}

size_t slice_find(struct slice s, const char *word)
{
	const char *p = s.n ? memmem(s.p, s.n, word, strlen(word)) : NULL;

	return p ? (size_t)(p - s.p) : s.n;
}

bool words_in(struct slice s, const char *const *words)
{
	for (; *words; words++)
		if (slice_find(s, *words) < s.n)
			return true;
	return false;
}

size_t slice_chars(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}
