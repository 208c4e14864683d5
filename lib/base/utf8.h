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
size_t utf8_decode(const char *p, size_t n, uint32_t *cp);

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
