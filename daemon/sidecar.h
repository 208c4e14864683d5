/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_SIDECAR_H
#define KPI_DAEMON_SIDECAR_H

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "text/article.h"

/*
 * A sidecar, NAME.meta beside NAME, says what is known of an article from
 * elsewhere. Either libconfig's form or plain lines:
 *
 *	url = "https://news.example/2018/1.html";      url: https://news.example/2018/1.html
 *	published = "2018-08-29";                      published: 2018-08-29
 *
 * Keys: url, published (YYYY-MM-DD, a time of day after T or a space is dropped),
 * title, source, region, charset. Lines that start with # are comments.
 */

enum { SIDECAR_SIZE_MAX = 65536 };

/** What it says. Owned; NULL or unset where it says nothing. */
struct sidecar {
	char *url, *title, *source, *region, *charset;
	struct date published;
};

/** Parse one. name: for messages. KPI_EINPUT with file and line for anything wrong; *out is then empty. */
enum kpi_status sidecar_parse(struct slice text, const char *name, struct sidecar *out, struct err *err);
void sidecar_release(struct sidecar *s); /**< a zeroed struct is fine */

/** The same as hints for an article at a path. Borrowed from *s and path. */
struct article_hints sidecar_hints(const struct sidecar *s, const char *path);

/** A day as sidecars and bulk lines write it; KPI_EINPUT where it is none. */
enum kpi_status sidecar_day(struct slice text, struct date *out);

#endif
