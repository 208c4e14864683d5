/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_FEED_H
#define KPI_FETCH_FEED_H

#include "base/err.h"
#include "fetch/links.h"

/**
 * Read a feed: RSS 0.9x and 2.0, RSS 1.0 (RDF), Atom (RFC 4287), or JSON Feed
 * 1.1, told by its first characters. bytes: in any charset; url: where it came
 * from, for relative addresses and messages. Adds to *out (zeroed) the entries'
 * pages, with titles and days; `next` of paged feeds (RFC 5005); ttl from ttl and
 * sy:updatePeriod. KPI_EINPUT with the line where it is broken: the entries
 * before are in *out; or where it is no feed at all.
 */
enum kpi_status feed_read(struct slice bytes, const char *url, struct links *out, struct err *err);

/** The JSON form alone. */
enum kpi_status feed_read_json(struct slice bytes, const char *url, struct links *out, struct err *err);

/**
 * Read a sitemap or an index of sitemaps (sitemaps.org 0.9); or plain text with
 * an address a line. Sets out->index for an index. Errors as feed_read.
 */
enum kpi_status sitemap_read(struct slice bytes, const char *url, struct links *out, struct err *err);

#endif
