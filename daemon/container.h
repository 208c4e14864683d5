/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_CONTAINER_H
#define KPI_DAEMON_CONTAINER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "daemon/media.h"
#include "text/article.h"

/*
 * Files that hold several items: bulk files (bulk.h), web archives
 * (capture/capture.h), zip and tar archives and compressed files (archive.h),
 * and each of these within an archive. Read as a stream of parts, in the order
 * of the file, in bounded memory.
 *
 * A member of an archive is what it would be if the archive were unpacked where
 * it lies: names that start with a dot or end in .tmp are passed over, NAME.meta
 * is the sidecar of NAME, and its folders say what folders of the inbox say.
 */

enum container_kind {
	CONTAINER_NONE,
	CONTAINER_BULK,
	CONTAINER_WARC,
	CONTAINER_ARCHIVE
};

enum { CONTAINER_START = 512 /**< bytes of a file that tell what it is */ };

/** What a file is, by its first bytes; a bulk file by its name. */
enum container_kind container_kind_of(const char *name, struct slice start);
/** Why a file is refused that is of a known kind but not read (RAR, PDF, an office document); NULL: it is none. */
const char *container_unread(struct slice start);

struct container_limits {
	size_t item_bytes;   /**< of an item, unpacked */
	size_t header_bytes; /**< of the header of a web archive's record; 0: 64 KiB */
	uint64_t members;    /**< of archives, those in archives included */
	uint64_t bytes;      /**< that come out of archives */
	uint64_t ratio;      /**< bytes that come out for each byte of the file, beyond the first 16 MiB */
	unsigned int depth;  /**< containers within a container */
	const char *scratch; /**< folder for the nameless copy of a container in a container; NULL: memory. Borrowed */
};

enum part_kind {
	PART_ITEM,
	PART_LINE,     /**< of a bulk file: raw is to be parsed (bulk_parse) */
	PART_REPEATED, /**< a web archive's word that an earlier capture has the same payload */
	PART_BAD,      /**< cannot be used; see why */
	PART_PASSED    /**< no item; see why */
};

/** A part. Everything is borrowed until the next call. */
struct part {
	enum part_kind kind;
	/* where it is, as the store keeps it */
	const char *member; /**< NULL: not in an archive */
	bool record;
	uint64_t offset;
	unsigned int line;
	/* what it is */
	struct slice raw;
	enum item_media media;
	const char *ident; /**< PART_ITEM: the document's identity where it has no URL */
	struct article_hints given;
	int64_t captured; /**< seconds since 1970 UTC; 0: unknown */
	const char *why;  /**< PART_BAD, PART_PASSED */
	bool odd_digest;  /**< a web archive's payload digest that does not fit, though the record is whole */
};

struct container;

/**
 * Read an open file from its start. fd and limits: borrowed; name: of the file,
 * the start of the identities of what has no other; copied. KPI_EINPUT: it cannot
 * be read as what it is.
 */
enum kpi_status container_open(int fd, const char *name, enum container_kind kind,
			       const struct container_limits *limits, struct container **out, struct err *err);
void container_close(struct container *c); /**< NULL is fine */

/**
 * The next part. KPI_ENOTFOUND at the end. A failure otherwise: the file cannot
 * be read, or there is no room for the scratch copy.
 */
enum kpi_status container_next(struct container *c, struct part *out, struct err *err);

#endif
