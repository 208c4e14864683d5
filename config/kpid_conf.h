/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_KPID_CONF_H
#define KPI_CONFIG_KPID_CONF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * The options of kpid. One table in kpid_conf.c names each with its type,
 * bounds, default and help; the reader, the check for unknown keys and the
 * sample file config/kpid.conf all follow from it.
 */

/** What the options say. Strings are owned; kpid_settings_release frees them. */
struct kpid_settings {
	char *state;            /**< folder that relative names below start from */
	char *inbox;            /**< full names from here on, once loaded */
	char *archive;
	char *rejected;
	char *database;
	char *catalog;          /**< catalogue of indicators; "": the built-in one */
	char *units;            /**< units to go with it; "": the built-in ones */
	int64_t max_item_bytes; /**< a larger file or bulk line is rejected */
	int64_t container_header_bytes; /**< of a web archive's record; a longer one is damage */
	int64_t container_members;      /**< of an archive, those of archives in it included */
	int64_t container_bytes;        /**< that come out of an archive */
	int64_t container_ratio;        /**< bytes that come out for a byte of the file */
	int64_t container_depth;        /**< containers within a container */
	int64_t settle_ms;      /**< a file changed within this time waits */
	int64_t poll_seconds;   /**< between two looks at the inbox, without --once */
	int64_t threads;        /**< that read beside the one that writes; 0: as many as there are processors */
	int64_t batch_items;    /**< most items of one transaction */
	int64_t batch_ms;       /**< and the longest that one stays open for more */
	int64_t busy_ms;        /**< wait for another writer of the database */
	int64_t database_max_bytes; /**< 0: no limit */
	char *metrics;          /**< the file for counters; "": none */
	bool keep_bytes;        /**< captures are kept in the database too */
};

/** Every option at its default. state: replaces the default of that option; NULL: keep it. */
void kpid_settings_init(struct kpid_settings *s, const char *state);
void kpid_settings_release(struct kpid_settings *s); /**< a zeroed struct is fine */

/**
 * Read a file over what *s holds. Every problem is appended to *problems as a
 * line "FILE:LINE: what"; KPI_ECONFIG where there is any, *err is then the first
 * of them. KPI_EIO where the file cannot be read.
 */
enum kpi_status kpid_settings_load(struct kpid_settings *s, const char *path, struct buf *problems, struct err *err);
/** The same from memory; name: the file's name for messages. */
enum kpi_status kpid_settings_parse(struct kpid_settings *s, struct slice text, const char *name,
				    struct buf *problems, struct err *err);

/** Make the names of folders full: relative ones start from `state`. Call it once, after loading. */
void kpid_settings_finish(struct kpid_settings *s);

/** Append a configuration file that shows every option at its default. */
void kpid_settings_sample(struct buf *out);

#endif
