/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_ITEM_H
#define KPI_DAEMON_ITEM_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/deflate.h"
#include "base/err.h"
#include "base/sha256.h"
#include "daemon/media.h"
#include "extract/extract.h"
#include "store/store.h"
#include "text/article.h"

/*
 * One article on its way into the store: bytes to claims to rows, the same for
 * a file of its own and for a line of a bulk file.
 */

/** How an item ends. Every item ends in exactly one of these. */
enum item_state {
	ITEM_STORED, /**< stored, with claims */
	ITEM_DUPLICATE, /**< the same bytes are stored, and nothing new is said about them */
	ITEM_NO_CLAIMS, /**< stored, but it claims nothing */
	ITEM_REJECTED, /**< cannot be used, for a reason */
	ITEM_CHALLENGE, /**< a page sent instead of the one asked for; goes where rejected items go */
	ITEM_DEFERRED /**< left in the inbox, to be tried again */
};

/** "stored", "duplicate", "no_claims", "rejected", "challenge", "deferred". */
const char *item_state_name(enum item_state s);
/** Whether items of this state go to rejected/ with a reason. */
bool item_refused(enum item_state s);

/** An item. Everything is borrowed. */
struct item {
	const char *ident; /**< the document's identity where it has no URL */
	struct slice raw;
	enum item_media media;
	struct article_hints given; /**< what is known from elsewhere; path: where the item comes from */
	const char *archive_path; /**< where the archive will keep it */
	int64_t captured; /**< when its bytes were seen, or else its file last changed; seconds since 1970 UTC */
	bool seen; /**< captured is when they were seen at the URL: a page may show again what it showed before */
	const char *archive_member; /**< where in that file: see struct store_item */
	bool archive_record;
	uint64_t archive_offset;
	uint32_t archive_line; /**< 0: a file of its own */
	bool keep_bytes;
};

/** What became of it. Owned by the caller: item_result_release. */
struct item_result {
	enum item_state state;
	struct buf reason; /**< of a refused item: why, one line */
	int64_t document, version; /**< of a stored item, or of the one that it repeats */
	size_t claims; /**< stored */
	size_t replaced; /**< bad byte sequences that became U+FFFD */
	char *archived; /**< ITEM_DUPLICATE: where the archive keeps, or is to keep, the first one; NULL */
	char *archived_member;
	bool archived_record;
	uint64_t archived_offset;
	uint32_t archived_line;
};

void item_result_release(struct item_result *r);

/** An item as it was read, before anything is asked of the store. Zero-initialise it. Owned. */
struct item_read {
	enum item_state state; /**< ITEM_STORED, or refused with a reason */
	struct buf reason;
	char sha[SHA256_HEX];
	struct article article;
	struct claims claims;
	struct store_packed packed;
};

/** Decode, extract, compress. Knows nothing of the store: any thread can. d: the thread's own. */
void item_read(const struct extractor *x, struct deflater *d, const struct item *item, struct item_read *out);
void item_read_release(struct item_read *r); /**< a zeroed struct is fine */

/**
 * Store what item_read gave, in the transaction that is open. KPI_OK and a state
 * (stored, duplicate, no claims, or refused); a failure of the store otherwise,
 * and then the transaction has to be rolled back.
 */
enum kpi_status item_put(struct store *s, const struct item *item, const struct item_read *read,
			 struct item_result *out, struct err *err);

#endif
