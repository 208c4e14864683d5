/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_PAGE_SCAN_H
#define KPI_TEXT_PAGE_SCAN_H

/* The state of page_scan(), shared by its two files. Private to them. */

#include "text/html.h"
#include "text/page.h"

/** An open element. */
struct open {
	uint32_t hash; /**< of the name, for elements that are TAG_OTHER */
	uint32_t node_before; /**< the node in hand outside */
	uint32_t table_before;
	uint32_t text_at, line_at; /**< where its text starts */
	uint8_t tag;
	uint8_t field; /**< enum field_kind */
	bool is_block, is_hidden, is_link, is_foreign, has_node;
};

/** What a class or id was found to say: the same ones come again and again. */
struct hint_kept {
	struct slice words; /**< in the page's own bytes */
	uint16_t hints;
	uint8_t field; /**< enum field_kind */
};

enum { HINTS_KEPT = 64 };

struct scan {
	struct page *pg;
	struct html h;
	struct open stack[PAGE_DEPTH];
	size_t depth;
	size_t overflow; /**< open blocks beyond PAGE_DEPTH */
	uint32_t node, table; /**< in hand */
	uint32_t links, bolds, hidden, pres, foreign, heading;
	struct line line; /**< in hand; nothing where chars == 0 */
	bool space, mark; /**< to be put before the next character */
	struct buf href; /**< of the link in hand */
	struct hint_kept hints[HINTS_KEPT]; /**< by a hash of the words */
};

/** Take up visible text. */
void scan_text(struct scan *s, struct slice text);
/** End the line in hand. */
void scan_break(struct scan *s);
void scan_start(struct scan *s, const struct html_token *t);
void scan_end(struct scan *s, const struct html_token *t);
/** Elements that hold lines of their own; a bare paragraph's lines are its parent's. hints: enum hint. */
bool scan_wants_node(unsigned int tag, unsigned int hints);
/** Add a node for the element that a start tag opens; it is the one in hand from now on. */
void scan_new_node(struct scan *s, const struct html_token *t, unsigned int tag, unsigned int hints);
/** Close the elements above depth. */
void scan_pop(struct scan *s, size_t depth);

#endif
