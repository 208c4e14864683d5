/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_STORE_MIGRATE_H
#define KPI_STORE_MIGRATE_H

#include "store/backend.h"

/**
 * Bring a database to the last of `steps`, each step in one transaction, with
 * its checksum noted in schema_migration. KPI_ESCHEMA, and nothing changed, where
 * the database is newer than the steps, where a step that was applied has
 * another checksum now, and where steps are missing and mode is STORE_READ.
 * A step that fails is rolled back and its error returned.
 */
enum kpi_status migrate(struct db *db, const struct migration *steps, enum store_mode mode, struct err *err);

#endif
