/* SPDX-License-Identifier: BSD-2-Clause */
/* Looking up words at the ends of a piece of text. */
#include "text/words.h"

#include <string.h>
#include <strings.h>

static bool letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

size_t words_start(struct slice s, const char *const *words)
{
	size_t best = 0;

	for (; *words; words++) {
		size_t n = strlen(*words);

		if (n <= best || n > s.n || strncasecmp(s.p, *words, n) != 0)
			continue;
		if (letter((*words)[n - 1]) && n < s.n && letter(s.p[n]))
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

		if (n <= best || n > s.n || strncasecmp(s.p + s.n - n, *words, n) != 0)
			continue;
		if (letter((*words)[0]) && n < s.n && letter(s.p[s.n - n - 1]))
			continue;
		best = n;
	}
	return best;
}

bool words_are(struct slice s, const char *const *words)
{
	for (; *words; words++)
		if (strlen(*words) == s.n && strncasecmp(s.p, *words, s.n) == 0)
			return true;
	return false;
}

size_t slice_find(struct slice s, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = s.p, *end = s.p + s.n; (size_t)(end - p) >= n && n; p++) {
		p = memchr(p, word[0], (size_t)(end - p));
		if (p == NULL || (size_t)(end - p) < n)
			break;
		if (memcmp(p, word, n) == 0)
			return (size_t)(p - s.p);
	}
	return s.n;
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
