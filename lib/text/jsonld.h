/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_JSONLD_H
#define KPI_TEXT_JSONLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * Metadata in a page's scripts: JSON-LD (schema.org's NewsArticle and its
 * kin, Baidu's cambrian.jsonld), and strings of state objects (window.__INITIAL_STATE__ = {...}) that
 * pages rendered by script carry. Tolerant of what is no JSON: strings are
 * found, whatever stands around them. Linear, no recursion.
 */

/** What JSON-LD says of an article; each malloc'ed or NULL. Zero-initialise; released with ld_release. */
struct ld {
	char *title; /**< headline or title */
	char *day; /**< datePublished or pubDate, as written */
	char *source; /**< publisher's name */
	char *author; /**< the first author's name */
	char *body; /**< articleBody */
};

/** Add what a JSON-LD text says; what is set already stays. Comments and reviews inside are skipped. */
void ld_read(struct slice json, struct ld *ld);
void ld_release(struct ld *ld);

/**
 * The next string or number that a script gives a name to: name: "x",
 * "name": 'x', name = "x", name: 17. *pos: where to go on, 0 at first. *raw:
 * the string's inside, escapes unresolved. False where there is none left.
 */
bool script_next(struct slice script, size_t *pos, struct slice *name, struct slice *raw);

/** Append a string's inside with the escapes of JSON and JavaScript resolved. */
void script_unescape(struct slice raw, struct buf *out);

#endif
