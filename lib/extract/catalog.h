/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_CATALOG_H
#define KPI_EXTRACT_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/** Which direction of an indicator is better. */
enum good { GOOD_NONE, GOOD_UP, GOOD_DOWN };

/** One indicator: an identifier that series, reports and exports share. */
struct indicator {
	const char *id;          /**< "crime.criminal.filed" */
	const char *improvement; /**< key of an improvement, or "context" */
	const char *unit;        /**< canonical unit of a level: "case", "percent", "cny", … */
	enum good good;
	const char *zh, *en;     /**< names for people */
};

/** The indicators in the order of their file, which is that of reports. Borrowed from the lexicon that owns it. */
struct catalog {
	const struct indicator *items;
	size_t n;
};

/** Index of an id, or -1. Linear: catalogs are small. */
int catalog_find(const struct catalog *c, struct slice id);

/** The catalog that is built into the program (config/indicators.conf). Static. */
const struct catalog *catalog_builtin(void);

#endif
