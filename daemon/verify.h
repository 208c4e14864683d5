/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_VERIFY_H
#define KPI_DAEMON_VERIFY_H

#include "base/err.h"
#include "daemon/opened.h"
#include "base/log.h"

/** What a verification counted. */
struct verify_result {
	long long versions;  /**< looked at */
	long long missing;   /**< whose capture is not in the archive */
	long long altered;   /**< whose capture in the archive has other bytes */
	bool behind;         /**< the derived tables wait for the next pass, and were not compared */
	long long differing; /**< cells of the derived tables that are not what follows from the evidence */
};

/**
 * Check the database as a whole, that its derived tables hold what follows from its evidence, and that the archive still holds the bytes
 * that every version was made from, by their SHA-256. A line of the log for
 * each finding in the archive. KPI_OK with findings counted in *out; a failure of the store otherwise.
 */
enum kpi_status verify(const struct opened *o, const struct log *log, struct verify_result *out, struct err *err);

#endif
