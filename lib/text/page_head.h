/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_PAGE_HEAD_H
#define KPI_TEXT_PAGE_HEAD_H

#include "text/jsonld.h"
#include "text/page.h"

/*
 * Title, day, outlet and author of a page: from the visible lines around the
 * article, meta elements, JSON-LD, microdata and, last, scripts. Private to lib/text.
 */

/** Where the article stands among the page's lines: its first line, and the one behind its last. */
struct place {
	uint32_t first, end;
};

/**
 * Fill title, published, source and author of *a (with their *_how) where the
 * page tells them; what is unknown stays unset. ld: of all JSON-LD of the page.
 */
void page_head(const struct page *pg, const struct ld *ld, struct place place, struct article *a);

/** The title alone; returns the visible line that holds it, SIZE_MAX where none does. */
size_t page_title(const struct page *pg, const struct ld *ld, struct place place, struct article *a);

/** The site's name in the title element, where it stands beside the title; empty. View of pg->title. */
struct slice page_site(const struct page *pg, const char *title);

/** A line's text with a space for each mark, appended to the cleared *out. */
struct slice page_line(const struct page *pg, size_t line, struct buf *out);

#endif
