/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_CHARSET_H
#define KPI_TEXT_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * Which charset bytes are in: labels, declarations inside a page, and counting.
 * All functions are pure and linear in the bytes given.
 */

enum charset {
	CHARSET_NONE, /**< unknown or not supported */
	CHARSET_UTF8,
	CHARSET_GB18030,
	CHARSET_BIG5,
	CHARSET_UTF16LE,
	CHARSET_UTF16BE,
	CHARSET_WINDOWS1252
};

/** The canonical name: "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "windows-1252"; "unknown". Static. */
const char *charset_name(enum charset cs);

/** The charset of a label (Encoding Standard 4.2 and a few of Windows' names), white space and case ignored. */
enum charset charset_of_label(struct slice label);

/** What the first 1,024 bytes of a page declare (HTML standard 13.2.3.2, XML declaration included); CHARSET_NONE. */
enum charset charset_prescan(struct slice page);

/** How bytes look when read in one double-byte charset. */
struct charset_score {
	size_t chars;  /**< double-byte characters */
	size_t common; /**< of these: in the block of frequent characters */
	size_t marks;  /**< of these: the most frequent characters and punctuation marks of running text */
	size_t bad;    /**< sequences that the charset does not have */
};

/** Read at most 1,000 double-byte characters; cs is CHARSET_GB18030 or CHARSET_BIG5. */
struct charset_score charset_score(struct slice in, enum charset cs);

/**
 * GB18030 or Big5 by counting; windows-1252 where single bytes stand among ASCII;
 * CHARSET_NONE where nothing fits.
 */
enum charset charset_guess(struct slice in);

/** Whether `other` fits the bytes so much better than `declared` that the declaration is wrong. */
bool charset_contradicts(struct slice in, enum charset declared, enum charset other);

/** UTF-16 without a mark, told by its NULs and by what the units are; CHARSET_NONE where it is not. Looks at 8 KiB. */
enum charset charset_utf16(struct slice in);

/** Whether bytes that are not valid UTF-8 are UTF-8 all the same, with a few bytes damaged or cut. */
bool charset_mostly_utf8(struct slice in);

#endif
