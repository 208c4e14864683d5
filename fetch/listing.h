/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_LISTING_H
#define KPI_FETCH_LISTING_H

#include "fetch/links.h"

/**
 * The links of a page: every a and area element, relative to the page or its
 * base element, with the element's text as title. `next` is the link that says
 * rel=next. bytes: in any charset; declared: charset named by the server, or
 * NULL. Never fails on any bytes; linear in them.
 */
void listing_read(struct slice bytes, const char *declared, const char *url, struct links *out);

/**
 * Keep the links that fit: those for which one of the patterns holds and none
 * of the patterns with a ! before it. n == 0, or no pattern without !: all but
 * the excluded ones. Of several links to one address the first stays, with the first title
 * that there is.
 */
void links_keep(struct links *l, const char *const *patterns, size_t n);

#endif
