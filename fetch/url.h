/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_URL_H
#define KPI_FETCH_URL_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * URLs of http and https, in one form. libcurl's parser, the one that connects
 * later, is the only one that takes a URL apart: two parsers that differ are how
 * a forbidden host gets past a check.
 */

enum { URL_SIZE_MAX = 4096 };

/** The parts of a URL in its one form. Strings are owned; url_release frees them. */
struct url {
	char *text;   /**< all of it: scheme and host in lower case, no default port, no fragment, a path */
	char *origin; /**< "https://host:port", the port always there */
	char *host;   /**< without port; an IPv6 address in brackets */
	char *target; /**< path and query, "/a?b" */
	int port;
};

/**
 * Read a URL. base: what a relative one is relative to, NULL where it has to be
 * absolute. White space around it is ignored, characters that a URL has to
 * escape are escaped. KPI_EINPUT with the reason (no place) for anything but
 * http and https, a user name, a host that is no ASCII, a URL longer than
 * URL_SIZE_MAX; *out is then untouched. text need not end with a NUL.
 */
enum kpi_status url_parse(struct slice text, const char *base, struct url *out, struct err *err);
void url_release(struct url *u); /**< a zeroed struct is fine */

#endif
