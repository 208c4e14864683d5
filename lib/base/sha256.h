/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_SHA256_H
#define KPI_BASE_SHA256_H

#include <stddef.h>

enum { SHA256_HEX = 65 };

/** The SHA-256 of n bytes as 64 lower-case hex digits and a NUL (libcrypto's, FIPS 180-4). */
void sha256_hex(const void *p, size_t n, char out[SHA256_HEX]);

#endif
