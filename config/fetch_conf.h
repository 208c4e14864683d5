/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_FETCH_CONF_H
#define KPI_CONFIG_FETCH_CONF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * The options of kpi-fetch. One table in fetch_conf.c names each with its type,
 * bounds, default, help, and where it may stand: at the top, in a source, or in
 * both, where the source's value comes before the one of the top. The reader,
 * the check for unknown keys and the sample file follow from it.
 */

/** What a source's address leads to. */
enum fetch_kind {
	FETCH_PAGE,    /**< the page itself */
	FETCH_FEED,    /**< RSS, RDF, Atom, JSON Feed */
	FETCH_SITEMAP, /**< a sitemap or an index of sitemaps */
	FETCH_LISTING, /**< a page with links */
	FETCH_LIST     /**< a file of addresses on this machine, one a line */
};

/** A list of strings. */
struct fetch_strings {
	char **v; /**< owned, as are the strings */
	size_t n;
};

/** A source; also the defaults for all sources. Strings are owned and never NULL, "" where nothing is said. */
struct fetch_source {
	char *file;        /**< the configuration file */
	unsigned int line; /**< and where in it the source stands */
	char *name;
	int64_t kind;      /**< enum fetch_kind */
	char *url;
	char *list;        /**< of FETCH_LIST: the name of the file */
	struct fetch_strings links; /**< patterns that pages have to fit (fetch/listing.h) */
	char *page;        /**< address of the further documents of a listing, {} for their number; "" none */
	int64_t page_from;
	struct fetch_strings allow; /**< networks that may be connected to though they are not public */
	char *contact;     /**< for the user agent: where the person who runs it can be reached */
	char *agent;       /**< a product token in front of the program's own */
	int64_t interval_seconds;
	int64_t jitter_percent;
	int64_t stretch_seconds;
	char *window;      /**< "HH:MM-HH:MM +HH:MM", "" always */
	int64_t retry_seconds, retry_max_seconds;
	int64_t recheck_seconds;
	int64_t delay_ms;
	int64_t max_documents, max_pages, max_bytes;
	int64_t connect_seconds, slow_seconds, total_seconds;
	int64_t redirects;
	char *validators;  /**< "both", "etag", "lastmod", "none" */
	char *proxy, *ca_file, *login_file;
};

struct fetch_settings {
	char *state;       /**< folder that relative names below start from */
	char *inbox;       /**< full names from here on, once finished */
	char *database;
	int64_t connections;
	int64_t warc_bytes;
	int64_t batch_seconds;
	bool compress;
	struct fetch_source defaults;
	struct fetch_source *sources; /**< in the order of the files */
	size_t nsources, cap;
};

/** Every option at its default, no source. */
void fetch_settings_init(struct fetch_settings *s);
void fetch_settings_release(struct fetch_settings *s); /**< a zeroed struct is fine */

/**
 * Read a file over what *s holds; its sources come behind those that are there.
 * Every problem is appended to *problems as a line "FILE:LINE: what";
 * KPI_ECONFIG where there is any. KPI_EIO where the file cannot be read.
 */
enum kpi_status fetch_settings_load(struct fetch_settings *s, const char *path, struct buf *problems);
/** The same from memory; name: the file's name for messages. */
enum kpi_status fetch_settings_parse(struct fetch_settings *s, struct slice text, const char *name,
				     struct buf *problems);

/** Make the names of files full: relative ones start from `state`. Call it once, after loading. */
void fetch_settings_finish(struct fetch_settings *s);

/** Append a configuration file that shows every option at its default. */
void fetch_settings_sample(struct buf *out);

/** "page", "feed", … ; static. */
const char *fetch_kind_name(int64_t kind);

#endif
