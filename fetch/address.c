/* SPDX-License-Identifier: BSD-2-Clause */
/* Which network addresses may be connected to: one table of prefixes. */
#include "fetch/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

struct prefix {
	struct network net;
	enum address_kind kind;
};

#define V4(a, b, c, d, n)                                                                                    \
	{                                                                                                    \
		{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d}, 96 + (n)                             \
	}
#define V6(a, b, c, d, n)                                                                                    \
	{                                                                                                    \
		{(a) >> 8, (a)&0xff, (b) >> 8, (b)&0xff, (c) >> 8, (c)&0xff, (d) >> 8, (d)&0xff}, n          \
	}

/* The first that fits decides. What fits none is public in IPv4 and not assigned in IPv6. */
static const struct prefix prefixes[] = {
	{V4(0, 0, 0, 0, 8), ADDRESS_UNSPECIFIED},
	{V4(10, 0, 0, 0, 8), ADDRESS_PRIVATE},
	/* of Alibaba Cloud, within the carriers' range */
	{V4(100, 100, 100, 200, 32), ADDRESS_METADATA},
	{V4(100, 64, 0, 0, 10), ADDRESS_PRIVATE},
	{V4(127, 0, 0, 0, 8), ADDRESS_LOOPBACK},
	/* of Azure, in the middle of public addresses */
	{V4(168, 63, 129, 16, 32), ADDRESS_METADATA},
	{V4(169, 254, 0, 0, 16), ADDRESS_LINK_LOCAL},
	{V4(172, 16, 0, 0, 12), ADDRESS_PRIVATE},
	/* of Oracle Cloud */
	{V4(192, 0, 0, 192, 32), ADDRESS_METADATA},
	{V4(192, 0, 0, 0, 24), ADDRESS_RESERVED},
	{V4(192, 0, 2, 0, 24), ADDRESS_RESERVED},
	{V4(192, 88, 99, 0, 24), ADDRESS_RESERVED},
	{V4(192, 168, 0, 0, 16), ADDRESS_PRIVATE},
	{V4(198, 18, 0, 0, 15), ADDRESS_RESERVED},
	{V4(198, 51, 100, 0, 24), ADDRESS_RESERVED},
	{V4(203, 0, 113, 0, 24), ADDRESS_RESERVED},
	{V4(224, 0, 0, 0, 4), ADDRESS_MULTICAST},
	{V4(240, 0, 0, 0, 4), ADDRESS_RESERVED},
	{V4(0, 0, 0, 0, 0), ADDRESS_PUBLIC},
	{{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 128}, ADDRESS_UNSPECIFIED},
	{{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128}, ADDRESS_LOOPBACK},
	/* Teredo and its neighbours, except what RFC 9637 and the registries give away */
	{V6(0x2001, 0x0db8, 0, 0, 32), ADDRESS_RESERVED},
	{V6(0x2001, 0, 0, 0, 23), ADDRESS_RESERVED},
	{V6(0x3fff, 0, 0, 0, 20), ADDRESS_RESERVED},
	{V6(0x2000, 0, 0, 0, 3), ADDRESS_PUBLIC},
	/* of Amazon, within the unique-local range */
	{{{0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54}, 128}, ADDRESS_METADATA},
	{V6(0xfc00, 0, 0, 0, 7), ADDRESS_PRIVATE},
	{V6(0xfe80, 0, 0, 0, 10), ADDRESS_LINK_LOCAL},
	{V6(0xfec0, 0, 0, 0, 10), ADDRESS_PRIVATE},
	{V6(0xff00, 0, 0, 0, 8), ADDRESS_MULTICAST},
};

static const struct network mapped = V4(0, 0, 0, 0, 0);
static const struct network nat64 = V6(0x0064, 0xff9b, 0, 0, 96);
static const struct network sixtofour = V6(0x2002, 0, 0, 0, 16);

const char *address_kind_name(enum address_kind k)
{
	switch (k) {
	case ADDRESS_PUBLIC:
		return "public address";
	case ADDRESS_UNSPECIFIED:
		return "unspecified address";
	case ADDRESS_LOOPBACK:
		return "loopback address";
	case ADDRESS_PRIVATE:
		return "private address";
	case ADDRESS_LINK_LOCAL:
		return "link-local address";
	case ADDRESS_METADATA:
		return "address of a metadata service";
	case ADDRESS_MULTICAST:
		return "multicast address";
	case ADDRESS_RESERVED:
		return "reserved address";
	case ADDRESS_NO_INTERNET:
		break;
	}
	return "no internet address";
}

/* The address as 16 bytes, IPv4 in its mapped form. */
static bool bytes_of(const struct sockaddr *a, socklen_t len, uint8_t out[16])
{
	memcpy(out, mapped.bytes, 16);
	if (len >= sizeof(struct sockaddr_in) && a->sa_family == AF_INET) {
		struct sockaddr_in in;

		memcpy(&in, a, sizeof(in));
		memcpy(out + 12, &in.sin_addr, 4);
		return true;
	}
	if (len >= sizeof(struct sockaddr_in6) && a->sa_family == AF_INET6) {
		struct sockaddr_in6 in;

		memcpy(&in, a, sizeof(in));
		memcpy(out, &in.sin6_addr, 16);
		return true;
	}
	return false;
}

static bool within(const struct network *n, const uint8_t b[16])
{
	size_t whole = n->bits / 8, rest = n->bits % 8;

	return memcmp(n->bytes, b, whole) == 0 &&
	       (rest == 0 || ((n->bytes[whole] ^ b[whole]) & (0xff00 >> rest) & 0xff) == 0);
}

/* The IPv4 address that an IPv6 address leads to takes its place. */
static void unwrap(uint8_t b[16])
{
	uint8_t v4[4];

	if (within(&nat64, b))
		memcpy(v4, b + 12, 4);
	else if (within(&sixtofour, b))
		memcpy(v4, b + 2, 4);
	else
		return;
	memcpy(b, mapped.bytes, 12);
	memcpy(b + 12, v4, 4);
}

enum address_kind address_judge(const struct sockaddr *a, socklen_t len)
{
	uint8_t b[16];

	if (!bytes_of(a, len, b))
		return ADDRESS_NO_INTERNET;
	unwrap(b);
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++)
		if (within(&prefixes[i].net, b))
			return prefixes[i].kind;
	return ADDRESS_RESERVED;
}

bool network_has(const struct network *n, const struct sockaddr *a, socklen_t len)
{
	uint8_t b[16];

	return bytes_of(a, len, b) && within(n, b);
}

bool networks_have(const struct network *v, size_t n, const struct sockaddr *a, socklen_t len)
{
	for (size_t i = 0; i < n; i++)
		if (network_has(&v[i], a, len))
			return true;
	return false;
}

bool address_of_text(struct slice host, struct sockaddr_storage *out, socklen_t *len)
{
	char text[INET6_ADDRSTRLEN];
	struct sockaddr_in v4 = {.sin_family = AF_INET};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};

	if (host.n > 1 && host.p[0] == '[' && host.p[host.n - 1] == ']')
		host = slice_of(host.p + 1, host.n - 2);
	if (host.n == 0 || host.n >= sizeof(text) || memchr(host.p, '\0', host.n) != NULL)
		return false;
	memcpy(text, host.p, host.n);
	text[host.n] = '\0';
	memset(out, 0, sizeof(*out));
	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1) {
		memcpy(out, &v4, sizeof(v4));
		*len = sizeof(v4);
		return true;
	}
	if (inet_pton(AF_INET6, text, &v6.sin6_addr) == 1) {
		memcpy(out, &v6, sizeof(v6));
		*len = sizeof(v6);
		return true;
	}
	return false;
}

/* The digits behind the slash; false where they are no number up to max. */
static bool bits_of(struct slice text, unsigned int max, unsigned int *out)
{
	unsigned int v = 0;

	if (text.n == 0 || text.n > 3)
		return false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		v = v * 10 + (unsigned int)(text.p[i] - '0');
	}
	*out = v;
	return v <= max;
}

bool network_parse(struct slice text, struct network *out)
{
	const char *slash = text.n > 0 ? memchr(text.p, '/', text.n) : NULL;
	struct slice host = slash != NULL ? slice_of(text.p, (size_t)(slash - text.p)) : text;
	struct sockaddr_storage a;
	socklen_t len;
	unsigned int bits, max, skipped;

	if (!address_of_text(host, &a, &len) || !bytes_of((const struct sockaddr *)&a, len, out->bytes))
		return false;
	max = a.ss_family == AF_INET ? 32 : 128;
	skipped = 128 - max;
	bits = max;
	if (slash != NULL && !bits_of(slice_of(slash + 1, text.n - host.n - 1), max, &bits))
		return false;
	out->bits = (uint8_t)(skipped + bits);
	for (unsigned int i = out->bits; i < 128; i++)
		if ((out->bytes[i / 8] >> (7 - i % 8)) & 1)
			return false;
	return true;
}
