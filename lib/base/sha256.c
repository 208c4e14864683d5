/* SPDX-License-Identifier: BSD-2-Clause */
/* SHA-256 in hexadecimal, by libcrypto. */
#include "base/sha256.h"

#include <openssl/sha.h>

void sha256_hex(const void *p, size_t n, char out[SHA256_HEX])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char digest[SHA256_DIGEST_LENGTH];

	SHA256(n ? p : "", n, digest);
	for (size_t i = 0; i < sizeof(digest); i++) {
		out[2 * i] = hex[digest[i] >> 4];
		out[2 * i + 1] = hex[digest[i] & 15];
	}
	out[2 * sizeof(digest)] = '\0';
}
