/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_INPUTS_H
#define KPI_DAEMON_INPUTS_H

#include <stdbool.h>

#include "base/err.h"
#include "text/article.h"

/** Who gets the articles of a file of several, one by one. */
struct inputs {
	void *ctx;
	struct article_hints hints; /**< of the caller; an article's own stand before them */
	size_t item_bytes;          /**< the most of one */
	/** doc: its name in what is printed, "" where it has none. Everything is borrowed for the call. */
	void (*article)(void *ctx, struct slice raw, bool html, const struct article_hints *hints, const char *doc);
	void (*bad)(void *ctx, const struct err *err); /**< something could not be used */
};

/** Read a bulk file; "-": standard input. */
void inputs_bulk(const struct inputs *in, const char *path);

/** Read a web archive or an archive. false, and nothing was read: it is neither. */
bool inputs_container(const struct inputs *in, const char *path);

#endif
