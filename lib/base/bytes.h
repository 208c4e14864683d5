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

#endif
