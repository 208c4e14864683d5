/* SPDX-License-Identifier: BSD-2-Clause */
/* UTF-8 by RFC 3629. */
#include "base/utf8.h"

#include <string.h>

#include "base/bytes.h"

static inline bool cont(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/** Bytes a lead byte announces (2..4), 0 for a byte that leads nothing; the range of the second byte (Unicode table 3-7). */
static int lead_info(unsigned char c, unsigned char *lo, unsigned char *hi)
{
	*lo = 0x80;
	*hi = 0xBF;
	if (c >= 0xC2 && c <= 0xDF)
		return 2;
	if (c >= 0xE0 && c <= 0xEF) {
		if (c == 0xE0)
			*lo = 0xA0;
		else if (c == 0xED)
			*hi = 0x9F;
		return 3;
	}
	if (c >= 0xF0 && c <= 0xF4) {
		if (c == 0xF0)
			*lo = 0x90;
		else if (c == 0xF4)
			*hi = 0x8F;
		return 4;
	}
	return 0;
}

/** Whether the three bytes at s are one character of three bytes. */
static inline bool three(const unsigned char *s)
{
	if ((s[0] & 0xF0) != 0xE0 || !cont(s[1]) || !cont(s[2]))
		return false;
	return (s[0] != 0xE0 || s[1] >= 0xA0) && (s[0] != 0xED || s[1] <= 0x9F);
}

size_t utf8_decode_other(const char *p, size_t n, uint32_t *cp)
{
	const unsigned char *s = (const unsigned char *)p;
	unsigned char lo, hi;

	if (n >= 3 && three(s)) {
		*cp = (s[0] & 0xFu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
		return 3;
	}
	int len = lead_info(s[0], &lo, &hi);

	*cp = 0xFFFD;
	if (len == 0 || n < 2 || s[1] < lo || s[1] > hi)
		return 1;
	uint32_t v = ((uint32_t)s[0] & (0x7Fu >> len)) << 6 | (s[1] & 0x3Fu);

	for (int i = 2; i < len; i++) {
		if ((size_t)i >= n || !cont(s[i]))
			return (size_t)i;
		v = v << 6 | (s[i] & 0x3Fu);
	}
	*cp = v;
	return (size_t)len;
}

size_t utf8_encode(uint32_t cp, char *out)
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/**
 * Bytes from s on that are characters of U+1000 to U+CFFF, two at a time: pairs of lead
 * bytes E1 to EC, behind which no second byte is special, with their continuations.
 */
static size_t han_run(const unsigned char *s, size_t n)
{
	size_t i = 0;
	uint64_t w;

	for (; n - i >= 8; i += 6) {
		memcpy(&w, s + i, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
		w = __builtin_bswap64(w);
#endif
		if ((w & UINT64_C(0xC0C0F0C0C0F0)) != UINT64_C(0x8080E08080E0))
			break;
		/* of the low halves of the lead bytes, 13 to 15 carry with 3 more, and 0 borrows with 1 less */
		w &= UINT64_C(0x00000F00000F);
		if (((w + UINT64_C(0x000003000003)) | (w - UINT64_C(0x000001000001))) &
		    UINT64_C(0x000010000010))
			break;
	}
	return i;
}

bool utf8_valid(const char *p, size_t n, size_t *bad)
{
	const unsigned char *s = (const unsigned char *)p;
	size_t i = 0;

	while (i < n) {
		i = (size_t)(bytes_find_high(p + i, p + n) - p);
		i += han_run(s + i, n - i);
		while (n - i >= 3 && three(s + i))
			i += 3;
		if (i == n)
			break;
		if (s[i] < 0x80)
			continue;
		uint32_t cp;
		size_t len = utf8_decode(p + i, n - i, &cp);

		if (cp == 0xFFFD && (len != 3 || !three(s + i))) {
			if (bad)
				*bad = i;
			return false;
		}
		i += len;
	}
	return true;
}
