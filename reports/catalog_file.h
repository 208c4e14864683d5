/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_REPORTS_CATALOG_FILE_H
#define KPI_REPORTS_CATALOG_FILE_H

#include "base/err.h"
#include "extract/catalog.h"

struct catalog_file; /**< a catalogue read from a file */

/** Read it; on success *out is the caller's (catalog_file_free). KPI_ECONFIG, KPI_EIO. */
enum kpi_status catalog_file_load(const char *path, struct catalog_file **out, struct err *err);

const struct catalog *catalog_file_get(const struct catalog_file *c);
void catalog_file_free(struct catalog_file *c); /**< NULL is fine */

#endif
