/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_ASCII_H
#define KPI_BASE_ASCII_H

#include <stdbool.h>

/*
 * Classes of ASCII characters, whatever the locale. c is a byte of either sign
 * or a code point; all that is not ASCII belongs to no class.
 */

static inline bool ascii_is_digit(int c)
{
	return (unsigned int)c - '0' < 10;
}

static inline bool ascii_is_upper(int c)
{
	return (unsigned int)c - 'A' < 26;
}

static inline bool ascii_is_letter(int c)
{
	return ((unsigned int)c | 0x20) - 'a' < 26;
}

static inline char ascii_lower(char c)
{
	return ascii_is_upper(c) ? (char)(c | 0x20) : c;
}

#endif
