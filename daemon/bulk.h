/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_BULK_H
#define KPI_DAEMON_BULK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"

/*
 * Bulk input: one JSON object a line,
 *
 *	{"id": "…", "text": "…", "published": "2018-08-29", "url": "…", "title": "…", "source": "…", "region": "…"}
 *
 * with "html" instead of "text" for a page. All but the body may be missing or
 * null; other members are ignored. Blank lines are skipped. Read as a stream:
 * memory is bounded by the longest line allowed.
 */

struct bulk;

/** One line. Everything is borrowed until the next call of bulk_next. */
struct bulk_line {
	unsigned int line; /**< its number, from 1 */
	struct slice raw; /**< the line as written, without its end; empty where it was too long */
	const char *id; /**< NULL where missing; an integer is given as its digits */
	struct slice body; /**< the text or the page, UTF-8 */
	bool html;
	const char *url, *title, *source, *region; /**< NULL where missing */
	struct date published; /**< unset where missing, empty, or a dump's word for missing: None, null */
};

/** A reader of an open file. fd: borrowed; name: for messages, copied; line_max: most bytes of a line. */
struct bulk *bulk_new(int fd, const char *name, size_t line_max);
void bulk_free(struct bulk *b); /**< NULL is fine */

/**
 * The next line. KPI_OK; KPI_ENOTFOUND at the end of the file; KPI_EINPUT for a
 * bad line, with its number in *err and in out->line, after which reading can go
 * on; KPI_EIO where the file cannot be read.
 */
enum kpi_status bulk_next(struct bulk *b, struct bulk_line *out, struct err *err);

/**
 * The same in two halves, the second of which any thread can do: bulk_split sets
 * .line and .raw only; bulk_parse sets the rest from them, borrowed from *p and
 * .raw. name: the file's, for messages.
 */
enum kpi_status bulk_split(struct bulk *b, struct bulk_line *out, struct err *err);

/** What a line's members are borrowed from. Zero-initialise it; bulk_parsed_release. */
struct bulk_parsed {
	struct jvalue *object; /**< private */
	struct buf id;
};
enum kpi_status bulk_parse(struct bulk_parsed *p, const char *name, struct bulk_line *l, struct err *err);
void bulk_parsed_release(struct bulk_parsed *p);

#endif
