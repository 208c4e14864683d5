/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_DIGEST_H
#define KPI_BASE_DIGEST_H

#include <stddef.h>

#include "base/buf.h"

/** Digests that the records of web archives name. */
enum digest_kind { DIGEST_MD5, DIGEST_SHA1, DIGEST_SHA256, DIGEST_SHA512 };

enum { DIGEST_KINDS = DIGEST_SHA512 + 1, DIGEST_MAX = 64 /**< bytes of the longest */ };

/** "md5", "sha1", "sha256", "sha512". */
const char *digest_name(enum digest_kind kind);

/** The digest of parts that follow each other. Returns its number of bytes; 0 where the system forbids this kind. */
size_t digest_parts(enum digest_kind kind, const struct slice *parts, size_t n, unsigned char out[DIGEST_MAX]);

#endif
