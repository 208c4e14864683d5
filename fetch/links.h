/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_LINKS_H
#define KPI_FETCH_LINKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/mem.h"

/*
 * What a source lists: addresses of pages, in its order, with what it says
 * about each. Feeds, sitemaps, listing pages and files of addresses all fill one.
 */

/** The most links that one document may give (the limit of the sitemap protocol). */
enum { LINKS_MAX = 50000 };

struct link {
	const char *url;   /**< in its one form (url.h) */
	const char *title; /**< as the source says, NULL where it says nothing */
	int64_t changed;   /**< when the source says that it was changed or published, seconds since 1970; 0: unknown */
};

/** Zero-initialise it. Strings live until links_release. */
struct links {
	struct link *v;
	size_t n, cap;
	size_t dropped;   /**< that are no URL of http or https, or stand beyond LINKS_MAX */
	const char *next; /**< the document that goes on where this one ends, NULL where none is named */
	int64_t ttl;      /**< seconds for which the document asks not to be fetched again; -1: says nothing, as set by readers */
	bool index;       /**< the links are sitemaps themselves */
	struct arena mem;
};

/** Add one. href: relative to base; title: any white space is made one blank; both may be empty. Whether it was added. */
bool links_add(struct links *l, const char *base, struct slice href, struct slice title, int64_t changed);
/** Set `next`, where href is a URL and none is set. */
void links_next(struct links *l, const char *base, struct slice href);
void links_release(struct links *l);

#endif
