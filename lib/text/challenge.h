/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_CHALLENGE_H
#define KPI_TEXT_CHALLENGE_H

#include <stdint.h>

#include "base/buf.h"

/*
 * Pages that a server sends instead of the one asked for: a script that wants
 * to run in a browser first, a wall that wants a cookie or a typed code.
 */

/**
 * What kind of such a page this is, in a few words (static), or NULL where it
 * looks like a page of its own. page: the bytes as captured; text: those that a
 * reader sees, UTF-8. A page with much text is never one. Linear in the page.
 */
const char *challenge_of(struct slice page, struct slice text);

#endif
