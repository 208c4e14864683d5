/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_NUMBER_BETWEEN_H
#define KPI_EXTRACT_NUMBER_BETWEEN_H

#include "extract/number.h"

/*
 * Intervals said with two bounds, or by comparing: above the number grammar,
 * since units may stand between. Pure.
 */

/**
 * 大于100并且小于300, 1000以上,1500以下, 最多100最少20: *n, which ends before
 * character i with its unit and tail, becomes the range between its bound and
 * that of the number which follows. Returns the position behind that, or i
 * where none follows or the two bounds leave nothing between them.
 */
uint32_t number_join(const struct chars *c, uint32_t i, struct number *n);

/** 比 170 低, 比四分之一大 at i, a number alone between the two. */
bool number_compared(const struct chars *c, uint32_t i, struct number *out);

#endif
