/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_ARTICLE_H
#define KPI_TEXT_ARTICLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/mem.h"
#include "text/decode.h"

/*
 * An article: the text that offsets refer to, cut into blocks, and what is
 * known of it. Made by article_from_text() or article_from_html(); owns
 * everything it points at; released with article_release().
 */

/** Where a piece of metadata came from. */
enum known_how {
	KNOWN_NOT,      /**< unknown */
	KNOWN_CALLER,   /**< an option, a sidecar, a field of a bulk line */
	KNOWN_TEXT,     /**< written in the article or its header line */
	KNOWN_META,     /**< a meta element, JSON-LD, microdata */
	KNOWN_URL,      /**< a date in the URL */
	KNOWN_PATH,     /**< a date or name in the file's name or folders */
	KNOWN_INFERRED  /**< e.g. a day without a year, with the year taken from elsewhere */
};

/** "unknown", "caller", "text", "meta", "url", "path", "inferred". */
const char *known_how_name(enum known_how how);

/** What a block of the text is. */
enum block_kind {
	BLOCK_TITLE,     /**< the headline (also a repeated one, a kicker or a subtitle) */
	BLOCK_META,      /**< date, source, author, font size, breadcrumbs: carries metadata, no claims */
	BLOCK_HEADING,   /**< a heading inside the article */
	BLOCK_PARA,      /**< running text */
	BLOCK_ROW,       /**< one row of a data table: cells parted by a tab */
	BLOCK_CAPTION,   /**< the caption of a data table */
	BLOCK_FURNITURE  /**< related links, share bars, editor lines, copyright, comments: no claims */
};

/** A piece of the text; blocks are in order, do not overlap, and hold no line break at their ends. */
struct block {
	enum block_kind kind;
	uint32_t start, end; /**< bytes of the article's text */
	uint32_t table;      /**< BLOCK_ROW, BLOCK_CAPTION: index of the table */
};

/** A cell of a data table. A spanning cell appears once, at its first row and column. */
struct cell {
	uint32_t start, end;   /**< bytes of the text, white space trimmed; start == end: empty */
	uint16_t row, col;
	uint16_t rowspan, colspan; /**< at least 1 */
	uint8_t indent;        /**< white space before it: a no-break space 1, a full-width one 2 (sub-rows) */
	bool header;           /**< a th, or a cell judged to be a header */
};

/** A data table (layout tables never get here). */
struct table {
	uint32_t rows, cols;
	struct cell *cells;    /**< row by row */
	size_t ncells;
	uint32_t caption_start, caption_end; /**< 0,0 without caption */
};

struct article {
	struct buf text;        /**< UTF-8; for plain text input, the decoded input itself */
	struct block *blocks;
	size_t nblocks;
	struct table *tables;
	size_t ntables;
	char *title;            /**< NULL where none was found */
	char *source;           /**< the outlet; NULL where unknown */
	char *author;           /**< NULL where unknown */
	char *url;              /**< as given; NULL */
	char *next_url;         /**< rel=next of the page; NULL */
	char *region_hint;      /**< --region or a bulk line's region; NULL */
	struct date published;  /**< unset where unknown */
	enum known_how title_how, source_how, published_how;
	struct decoded decoded;
};

/** What the caller knows of an input; NULL or unset where nothing. Borrowed for the call. */
struct article_hints {
	const char *path;       /**< the file's path: its name and folders may carry a day or the outlet */
	const char *url;
	const char *title;
	const char *source;
	const char *region;
	const char *charset;
	struct date published;
};

/**
 * Read a plain text: decode it, cut it into blocks by line, find title, day of
 * publication and source, and mark furniture. Never fails; an empty input gives
 * an article without blocks. *a is overwritten; release it with article_release.
 */
void article_from_text(struct slice raw, const struct article_hints *hints, struct article *a);

/** Read an HTML page likewise: main text by visible text, meta elements and JSON-LD; data tables. */
void article_from_html(struct slice raw, const struct article_hints *hints, struct article *a);

/** Whether raw bytes look like HTML (a doctype, or a known tag within the first 1,024 bytes). */
bool article_is_html(struct slice raw);

struct slice article_block(const struct article *a, size_t i); /**< the text of block i; valid as long as the article */
void article_release(struct article *a); /**< a zeroed article is fine */

#endif
