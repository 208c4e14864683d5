/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_VERIFY_H
#define KPI_DAEMON_VERIFY_H

#include "base/err.h"
#include "config/kpid_conf.h"
#include "base/log.h"
#include "store/store.h"

/** What a verification counted. */
struct verify_result {
	long long versions;  /**< looked at */
	long long missing;   /**< whose capture is not in the archive */
	long long altered;   /**< whose capture in the archive has other bytes */
};

/**
 * Check the database as a whole, and that the archive still holds the bytes
 * that every version was made from, by their SHA-256. A line of the log for
 * each finding. KPI_OK with findings counted in *out; a failure of the store otherwise.
 */
enum kpi_status verify(const struct kpid_settings *settings, struct store *store, const struct log *log,
		       struct verify_result *out, struct err *err);

#endif
