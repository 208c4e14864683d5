/* SPDX-License-Identifier: BSD-2-Clause */
/* Looking up words at the ends of a piece of text. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "text/words.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "base/bytes.h"

/** Bytes of word where s begins with it, or 0. Most words fail at their first bytes, so the length is never asked for. */
static size_t match(const char *s, size_t n, const char *word)
{
	size_t i = 0;

	for (; word[i]; i++)
		if (i == n || (s[i] != word[i] && ascii_lower(s[i]) != ascii_lower(word[i])))
			return 0;
	return i;
}

/** The longer of best and the word where s begins with it; English words only as whole ones. */
static size_t longer(size_t best, struct slice s, const char *word)
{
	size_t n = match(s.p, s.n, word);

	return n <= best || (ascii_is_letter(word[n - 1]) && n < s.n && ascii_is_letter(s.p[n])) ? best : n;
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
		best = longer(best, s, w);
	}
	return best;
}

/** The first two bytes of a word as a number; 0 stands for a second one that is not there. */
static unsigned int head_of(const char *w)
{
	return (unsigned int)(unsigned char)ascii_lower(w[0]) << 8 | (unsigned char)ascii_lower(w[1]);
}

/** The first word of the set whose head is not less. */
static size_t first_of(const struct word_set *w, unsigned int head)
{
	size_t a = 0, b = w->n;

	/* behind ASCII nothing is to be made lower, and what is before it stays so */
	while (a < b && head & 0x8000) {
		const char *mid = w->words[a + (b - a) / 2];

		if (((unsigned int)(unsigned char)mid[0] << 8 | (unsigned char)mid[1]) < head)
			a += (b - a) / 2 + 1;
		else
			b = a + (b - a) / 2;
	}
	while (a < b) {
		size_t mid = a + (b - a) / 2;

		if (head_of(w->words[mid]) < head)
			a = mid + 1;
		else
			b = mid;
	}
	return a;
}

size_t word_set_start(const struct word_set *w, struct slice s)
{
	size_t best = 0;

	if (s.n == 0)
		return 0;
	const char text[] = {s.p[0], s.n > 1 ? s.p[1] : '\0'};
	const unsigned int head = head_of(text);

	for (size_t i = first_of(w, head); i < w->n && head_of(w->words[i]) == head; i++)
		best = longer(best, s, w->words[i]);
	if (head & 0x8000) /* no word of one byte */
		return best;
	for (size_t i = first_of(w, head & 0xFF00); i < w->n && head_of(w->words[i]) == (head & 0xFF00); i++)
		best = longer(best, s, w->words[i]);
	return best;
}

bool word_set_has(const struct word_set *w, struct slice s)
{
	return s.n && word_set_start(w, s) == s.n;
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

/** Sets of the first and the second bytes of words; the second by their low six bits, all where a word has one byte. */
struct heads {
	uint64_t first[4], second;
};

static struct heads heads_of(const char *const *words)
{
	struct heads h = {{0}, 0};

	for (; *words; words++) {
		const unsigned char a = (unsigned char)(*words)[0], b = (unsigned char)(*words)[1];

		h.first[a >> 6] |= UINT64_C(1) << (a & 63);
		h.second |= b ? UINT64_C(1) << (b & 63) : UINT64_MAX;
	}
	return h;
}

bool words_in(struct slice s, const char *const *words)
{
	const struct heads h = heads_of(words);

	/* most characters have three bytes, and no word begins inside one */
	for (size_t i = 0, step; i < s.n; i += step) {
		const unsigned char a = (unsigned char)s.p[i],
				    b = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;

		step = a < 0xE0 ? 1 : 3;
		if (!(h.first[a >> 6] >> (a & 63) & h.second >> (b & 63) & 1))
			continue;
		for (const char *const *w = words; *w; w++) {
			size_t n = 0;

			while ((*w)[n] && i + n < s.n && (*w)[n] == s.p[i + n])
				n++;
			if ((*w)[n] == '\0')
				return true;
		}
	}
	return false;
}

size_t slice_chars(struct slice s)
{
	return bytes_chars(s.p, s.n);
}
