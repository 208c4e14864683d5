/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_BYTES_H
#define KPI_BASE_BYTES_H

#include <stddef.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/*
 * Searching bytes for one of several, sixteen at a time where the processor
 * can. No byte outside of the range is read.
 */

/** The first byte in [p, e) that is a, b, c or d; e where there is none. */
static inline const char *bytes_find4(const char *p, const char *e, char a, char b, char c, char d)
{
#ifdef __SSE2__
	const __m128i va = _mm_set1_epi8(a), vb = _mm_set1_epi8(b), vc = _mm_set1_epi8(c),
		      vd = _mm_set1_epi8(d);

	for (; e - p >= 16; p += 16) {
		const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
		const __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, va), _mm_cmpeq_epi8(v, vb)),
						 _mm_or_si128(_mm_cmpeq_epi8(v, vc), _mm_cmpeq_epi8(v, vd)));
		const int mask = _mm_movemask_epi8(hit);

		if (mask)
			return p + __builtin_ctz((unsigned int)mask);
	}
#endif
	while (p < e && *p != a && *p != b && *p != c && *p != d)
		p++;
	return p;
}

/** The first byte in [p, e) that is not ASCII; e where there is none. */
static inline const char *bytes_find_high(const char *p, const char *e)
{
#ifdef __SSE2__
	for (; e - p >= 16; p += 16) {
		const int mask = _mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)p));

		if (mask)
			return p + __builtin_ctz((unsigned int)mask);
	}
#endif
	while (p < e && !(*p & 0x80))
		p++;
	return p;
}

/** How many of n bytes are no continuation bytes of UTF-8: the characters of a valid text. */
static inline size_t bytes_chars(const char *p, size_t n)
{
	size_t chars = 0, i = 0;

#ifdef __SSE2__
	for (; n - i >= 16; i += 16) {
		const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));

		/* as signed bytes, continuations are the lowest: up to 0xBF */
		chars += (size_t)__builtin_popcount(
			(unsigned int)_mm_movemask_epi8(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)0xBF))));
	}
#endif
	for (; i < n; i++)
		chars += ((unsigned char)p[i] & 0xC0) != 0x80;
	return chars;
}

#endif
