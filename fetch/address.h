/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_ADDRESS_H
#define KPI_FETCH_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

#include "base/buf.h"

/*
 * Which network addresses may be connected to. What is judged is the socket
 * address that a name was resolved to, just before connecting: nothing that a
 * host can be written as, and no second answer of a name server, gets past it.
 */

/** Why an address is not a host of the public internet (IANA's special-purpose registries, RFC 6890). */
enum address_kind {
	ADDRESS_PUBLIC,
	ADDRESS_UNSPECIFIED, /**< 0.0.0.0/8, :: */
	ADDRESS_LOOPBACK,
	ADDRESS_PRIVATE,     /**< RFC 1918, RFC 6598 (carriers), RFC 4193 (unique-local), site-local */
	ADDRESS_LINK_LOCAL,  /**< 169.254/16, fe80::/10; metadata services live here too */
	ADDRESS_METADATA,    /**< metadata services of clouds at other addresses */
	ADDRESS_MULTICAST,
	ADDRESS_RESERVED,    /**< broadcast, documentation, benchmarks, tunnels, not assigned */
	ADDRESS_NO_INTERNET  /**< of another family than IPv4 and IPv6, or cut short */
};

const char *address_kind_name(enum address_kind k); /**< "loopback address" … ; static */

/**
 * What an address is. IPv4 within IPv6 (mapped, NAT64, 6to4) counts as the IPv4
 * address. len: bytes at a.
 */
enum address_kind address_judge(const struct sockaddr *a, socklen_t len);

/** A network: the first `bits` bits of an address, IPv4 in its mapped form. */
struct network {
	uint8_t bytes[16];
	uint8_t bits;
};

/** Parse "10.0.0.0/8", "fd00::/8" or a single address. False where it is neither, or has bits set beyond its length. */
bool network_parse(struct slice text, struct network *out);
/** Whether an address lies in the network. */
bool network_has(const struct network *n, const struct sockaddr *a, socklen_t len);
/** Whether one of n networks has it. */
bool networks_have(const struct network *v, size_t n, const struct sockaddr *a, socklen_t len);

/** An IP address as written in a URL, IPv6 with or without brackets, as a socket address without port. False for a name. */
bool address_of_text(struct slice host, struct sockaddr_storage *out, socklen_t *len);

#endif
