/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_ENGLISH_QUANTITIES_H
#define KPI_EXTRACT_ENGLISH_QUANTITIES_H

#include <stdbool.h>

#include "base/buf.h"
#include "text/article.h"

/** Whether the text has Latin letters and nothing Chinese: its numbers are those of English. */
bool en_quantities_are(const struct article *a);

/** As quantities_put, by the English grammars. Private to quantities.c. */
void en_quantities_put(const struct article *a, const char *doc, struct buf *out);

#endif
