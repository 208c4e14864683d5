/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_PAIR_BITS_H
#define KPI_EXTRACT_PAIR_BITS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * With which two characters the words of an index begin: a bit for each pair.
 * Where it is not set no word begins, and far most pairs of a text begin none;
 * where it is set one may.
 */

enum { PAIR_BITS = 1 << 17, PAIR_WORDS = PAIR_BITS / 64 };

static inline uint32_t pair_bit(uint32_t a, uint32_t b)
{
	return (a * 31 + b) % PAIR_BITS;
}

static inline void pair_set(uint64_t bits[PAIR_WORDS], uint32_t a, uint32_t b)
{
	const uint32_t bit = pair_bit(a, b);

	bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

static inline bool pair_has(const uint64_t bits[PAIR_WORDS], uint32_t a, uint32_t b)
{
	const uint32_t bit = pair_bit(a, b);

	return bits[bit / 64] >> bit % 64 & 1;
}

#endif
