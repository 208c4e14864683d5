/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_DECODE_H
#define KPI_TEXT_DECODE_H

#include "base/buf.h"
#include "base/err.h"

/** How the charset of an input was decided, in falling order of trust. */
enum charset_how {
	CHARSET_BOM,      /**< a byte order mark */
	CHARSET_VALID,    /**< the bytes are UTF-8 (perhaps with a few damaged), whatever was declared */
	CHARSET_CALLER,   /**< what the caller said (HTTP header, option) */
	CHARSET_DECLARED, /**< a meta element or XML declaration of the page */
	CHARSET_GUESSED   /**< counted: GB18030 against Big5; UTF-16 without a mark */
};

/** What decoding did. Plain data. */
struct decoded {
	const char *charset;   /**< canonical name, static: "UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "windows-1252" */
	enum charset_how how;
	size_t replaced;       /**< bad sequences that became U+FFFD */
};

/**
 * Decode bytes to UTF-8, appended to *out (a BOM is dropped; NULs become U+FFFD
 * and count as replaced). in: the raw bytes. declared: charset named by the
 * caller, or NULL. html: look for a declaration in the first 1,024 bytes by the
 * HTML standard's prescan. GB2312 and GBK decode as GB18030; Big5 as
 * Big5-HKSCS. A declaration that the bytes contradict is not believed. Never
 * fails on any bytes; time and memory are linear in them.
 */
void decode_bytes(struct slice in, const char *declared, bool html, struct buf *out, struct decoded *info);

/** "bom", "valid", "caller", "declared", "guessed". */
const char *charset_how_name(enum charset_how how);

/** Whether the bytes are no text at all: NULs or many control bytes in the first 8 KiB, and no UTF-16 mark. */
bool decode_is_binary(struct slice in);

#endif
