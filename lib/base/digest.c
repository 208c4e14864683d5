/* SPDX-License-Identifier: BSD-2-Clause */
/* Digests by libcrypto: the only file that knows its headers. */
#include "base/digest.h"

#include <openssl/evp.h>
#include <openssl/sha.h>
#include <stdlib.h>

#include "base/sha256.h"

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

const char *digest_name(enum digest_kind kind)
{
	static const char *const names[DIGEST_KINDS] = {"md5", "sha1", "sha256", "sha512"};

	return names[kind];
}

static const EVP_MD *method(enum digest_kind kind)
{
	switch (kind) {
	case DIGEST_MD5:
		return EVP_md5();
	case DIGEST_SHA1:
		return EVP_sha1();
	case DIGEST_SHA256:
		return EVP_sha256();
	case DIGEST_SHA512:
		break;
	}
	return EVP_sha512();
}

size_t digest_parts(enum digest_kind kind, const struct slice *parts, size_t n, unsigned char out[DIGEST_MAX])
{
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	unsigned int size = 0;
	int fine = ctx != NULL && EVP_DigestInit_ex(ctx, method(kind), NULL);

	for (size_t i = 0; fine && i < n; i++)
		fine = parts[i].n == 0 || EVP_DigestUpdate(ctx, parts[i].p, parts[i].n);
	/* md5 is refused where the system allows approved digests only: then there is nothing to compare */
	if (!fine || !EVP_DigestFinal_ex(ctx, out, &size))
		size = 0;
	EVP_MD_CTX_free(ctx);
	return size;
}
