/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_PAGE_H
#define KPI_TEXT_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/mem.h"
#include "text/article.h"

/*
 * What the readers of a page share (page*.c, tables.c): the page as a flat list
 * of visible lines, the elements that hold them, and its metadata. Private to
 * lib/text. A struct page owns what it points at; page_release frees it.
 *
 * Memory is bounded by the input: at most PAGE_NODES + input / 8 elements have a
 * node (what is in the others belongs to their parents), at most PAGE_LINES +
 * input / 8 lines are parted (further line ends are spaces), and at most
 * PAGE_DEPTH elements are open (further ones are only counted).
 */

enum {
	PAGE_DEPTH = 256,
	PAGE_NODES = 1024,
	PAGE_LINES = 1024,
	PAGE_FIELDS = 128,
	PAGE_SCRIPTS = 256,
};

/** Stands in the page's text where one inline element ends or starts and no white space is: 7,8<b>42</b>. */
#define PAGE_MARK '\x1F'

enum tag {
	TAG_OTHER,
	TAG_A,
	TAG_ADDRESS,
	TAG_ARTICLE,
	TAG_ASIDE,
	TAG_B,
	TAG_BLOCKQUOTE,
	TAG_BODY,
	TAG_BR,
	TAG_CAPTION,
	TAG_CENTER,
	TAG_DD,
	TAG_DIV,
	TAG_DL,
	TAG_DT,
	TAG_FIELDSET,
	TAG_FIGCAPTION,
	TAG_FIGURE,
	TAG_FOOTER,
	TAG_FORM,
	TAG_H1,
	TAG_H2,
	TAG_H3,
	TAG_H4,
	TAG_H5,
	TAG_H6,
	TAG_HEAD,
	TAG_HEADER,
	TAG_HR,
	TAG_HTML,
	TAG_LI,
	TAG_LINK,
	TAG_MAIN,
	TAG_META,
	TAG_NAV,
	TAG_OL,
	TAG_P,
	TAG_PRE,
	TAG_SCRIPT,
	TAG_SECTION,
	TAG_STRONG,
	TAG_TABLE,
	TAG_TBODY,
	TAG_TD,
	TAG_TFOOT,
	TAG_TH,
	TAG_THEAD,
	TAG_TIME,
	TAG_TITLE,
	TAG_TR,
	TAG_UL
};

/** What the names, classes and ids of an element say of it. */
enum hint {
	HINT_CONTENT = 1, /**< a container known to hold the article's text */
	HINT_POST = 2, /**< a post of a thread */
	HINT_BAD = 4, /**< related links, comments, share bar, footer: never the article */
	HINT_LAYOUT = 8, /**< a table by role=presentation */
	HINT_DATA = 16, /**< a table with a border, a caption, a head, or a class of data tables */
	HINT_TABLE = 32, /**< set later: a data table */
	HINT_NESTED = 64, /**< a table that holds a table */
	HINT_PRUNED = 128, /**< set later: inside something that is left out */
	HINT_IN_TABLE = 256 /**< set later: a data table, or inside one */
};

/** An element that holds lines: blocks, tables, rows' cells. Node 0 is the page. */
struct node {
	uint32_t parent;
	uint32_t line0, line1; /**< its lines, line1 exclusive */
	uint32_t row; /**< a cell: its row. A table: the number of rows */
	uint32_t kind; /**< hash of its tag and class: equal siblings look alike */
	int32_t weight; /**< set later: how much its lines look like an article's */
	uint16_t colspan, rowspan;
	uint16_t hints; /**< enum hint */
	uint8_t tag; /**< enum tag */
};

/** A line of visible text, white space collapsed. */
struct line {
	uint32_t start, end; /**< bytes of the page's text */
	uint32_t node;
	uint32_t chars; /**< characters that are no white space */
	uint32_t link, bold; /**< how many of them stand in links, in bold */
	uint8_t heading; /**< 1 to 6 inside h1 to h6; 0 */
	uint8_t indent; /**< white space it begins with: a no-break space 1, a full-width one 2 */
};

/** What a piece of text or an attribute says, by the class of its element or its own name. */
enum field_kind { FIELD_NONE, FIELD_SOURCE, FIELD_AUTHOR, FIELD_DAY, FIELD_TITLE, FIELD_SITE, FIELD_KINDS };

/** A short element that is named like a header's part: <span class="source">. */
struct field {
	enum field_kind kind;
	uint32_t line; /**< the line it stands in */
	uint32_t start, end; /**< bytes of the page's text */
};

struct page {
	struct slice html;
	struct buf text; /**< the visible text; lines point into it */
	struct line *lines;
	size_t nlines, lines_cap;
	struct node *nodes;
	size_t nnodes, nodes_cap;
	struct field fields[PAGE_FIELDS];
	size_t nfields;
	struct slice scripts[PAGE_SCRIPTS]; /**< views of the input */
	bool is_ld[PAGE_SCRIPTS]; /**< JSON-LD */
	size_t nscripts;
	struct buf title; /**< of the title element */
	char *meta[FIELD_KINDS]; /**< the best meta element of each kind; NULL */
	uint8_t meta_rank[FIELD_KINDS];
	char *time; /**< datetime of the first time element; NULL */
	char *next_url;
};

/** Read a page's tokens. html: borrowed until page_release. *pg is overwritten. */
void page_scan(struct page *pg, struct slice html);
void page_release(struct page *pg);

/** The tag of a lower-case name; *is_block, *is_void, *is_hidden: its nature. */
enum tag page_tag(struct slice name, bool *is_block, bool *is_void, bool *is_hidden);
/** Hints (enum hint) of the words of a class or id; *field: what it is named like. */
unsigned int page_hints(struct slice words, enum field_kind *field);
/** Take up a meta element (or an attribute like it); a better name of the same kind wins. */
void page_meta(struct page *pg, struct slice name, struct slice content);

/** Decide for every table whether it holds data (HINT_TABLE). */
void tables_judge(struct page *pg);
/** The data table around a node, 0 for none. */
uint32_t tables_around(const struct page *pg, uint32_t node);
/** Write a table's rows as blocks of the article and its cells as a struct table. */
void tables_put(const struct page *pg, uint32_t table, struct article *a, size_t *blocks_cap,
		size_t *tables_cap);

/** The node that holds the article; the page (0) where nothing looks like one. */
uint32_t page_pick(struct page *pg);

/** Append a line's text without its marks; sep: what stands for a mark, 0 for nothing. */
void page_put_line(const struct page *pg, uint32_t start, uint32_t end, char sep, struct buf *out);
/** Append a block of the article. start: where it begins in a->text; it ends at the text's end. */
void page_put_block(struct article *a, size_t *cap, enum block_kind kind, size_t start, size_t table);

#endif
