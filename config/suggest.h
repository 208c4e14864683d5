/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_SUGGEST_H
#define KPI_CONFIG_SUGGEST_H

#include <stddef.h>

/**
 * Levenshtein's distance between two names, in bytes; SIZE_MAX where one is
 * longer than 64. A name within a third of its length plus one is worth a
 * "did you mean".
 */
size_t suggest_distance(const char *a, const char *b);

#endif
