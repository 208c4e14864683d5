/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_UTF8_H
#define KPI_BASE_UTF8_H

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * UTF-8 by RFC 3629 (no surrogates, no overlong forms, at most U+10FFFF), and
 * the widths of a terminal without any locale.
 */

/**
 * Decode one code point at p (n > 0 bytes left). Returns the bytes it took
 * (1..4) and stores it in *cp; for an invalid sequence stores U+FFFD and
 * returns the length of the maximal subpart (Unicode 3.9, "best practice"), at least 1.
 */
static inline size_t utf8_decode(const char *p, size_t n, uint32_t *cp);

/** What is left of utf8_decode: all but ASCII and what lies between U+1000 and U+CFFF. */
size_t utf8_decode_other(const char *p, size_t n, uint32_t *cp);

static inline size_t utf8_decode(const char *p, size_t n, uint32_t *cp)
{
	const unsigned char *s = (const unsigned char *)p;

	if (s[0] < 0x80) {
		*cp = s[0];
		return 1;
	}
	/* lead bytes behind which every second byte is good: nearly all of a Chinese text */
	if (n >= 3 && s[0] > 0xE0 && s[0] < 0xED && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80) {
		*cp = (s[0] & 0xFu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
		return 3;
	}
	return utf8_decode_other(p, n, cp);
}

/** Whether a byte leads a character of U+4000 to U+9FFF, three bytes long: nearly all Han characters. */
static inline bool utf8_leads_han(char c)
{
	return (unsigned char)c >= 0xE4 && (unsigned char)c <= 0xE9;
}

/** Encode cp into out (room for 4). Returns the bytes written; an invalid cp becomes U+FFFD. */
size_t utf8_encode(uint32_t cp, char *out);

/** Whether the bytes are valid UTF-8; where not, *bad (may be NULL) is the first bad offset. Fast on ASCII and on Han text. */
bool utf8_valid(const char *p, size_t n, size_t *bad);

/** Columns that cp takes on a terminal: 0 (combining, control), 1 or 2 (East Asian wide and full-width; ambiguous counts 1). */
int utf8_cp_width(uint32_t cp);

/** Columns of a string of n bytes. */
size_t utf8_width(const char *p, size_t n);

/** Bytes of the longest prefix of whole characters that is at most `columns` wide. */
size_t utf8_cut(const char *p, size_t n, size_t columns);

#endif
