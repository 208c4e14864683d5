/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_OPENED_H
#define KPI_DAEMON_OPENED_H

#include "base/err.h"
#include "config/catalog_conf.h"
#include "config/kpid_conf.h"
#include "extract/extract.h"
#include "store/store.h"

/** What kpid works with at a time. Owned. */
struct opened {
	struct kpid_settings settings;
	struct catalog_conf catalog; /**< empty where the built-in one serves */
	struct extractor extractor;
	struct store *store;
	int lock; /**< of the database's file .lock, which one kpid holds */
};

/**
 * Make the folders, take the lock, open the database. settings becomes the
 * callee's. KPI_ELOCKED where another kpid works on the database. On failure
 * nothing stays open.
 */
enum kpi_status opened_first(struct opened *o, struct kpid_settings *settings, struct err *err);

/** The same for reading: no folders are made, no lock is taken. */
enum kpi_status opened_reading(struct opened *o, struct kpid_settings *settings, struct err *err);

/** Read the options again and open what they name; on failure *o is as it was. */
enum kpi_status opened_again(struct opened *o,
			     enum kpi_status (*load)(void *ctx, struct kpid_settings *s, struct buf *problems),
			     void *ctx, struct err *err);

/** Read the catalogue that the options name, as the two above do, and forget it. */
enum kpi_status opened_try_catalog(const struct kpid_settings *settings, struct err *err);

void opened_close(struct opened *o);

#endif
