/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_PATTERN_H
#define KPI_FETCH_PATTERN_H

#include <stdbool.h>

#include "base/buf.h"

/**
 * Whether a pattern fits the start of a text, or with `whole` all of it. An
 * asterisk stands for any bytes, also none; everything else for itself. Linear:
 * the text is gone through once, whatever the asterisks.
 */
bool pattern_fits(struct slice pattern, struct slice text, bool whole);

#endif
