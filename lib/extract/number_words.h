/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_NUMBER_WORDS_H
#define KPI_EXTRACT_NUMBER_WORDS_H

#include "extract/numeral.h"
#include "extract/number.h"

/* The word lists of the number grammar. Private to it. */

/** The approximator before a numeral at i (约, 超过, 不足 …): its length, 0 for none; *bound what it says. */
uint32_t number_before(const struct chars *c, uint32_t i, enum bound *bound);

/** The approximator after a numeral at i (以上, 左右 …; not 余, 多): its length, 0 for none. */
uint32_t number_after(const struct chars *c, uint32_t i, enum bound *bound);

/** The length of 余, 多 or 几 at i, with a blank before it, that says "and some more" of the numeral before it; 0 for none (多抓, 余某). */
uint32_t number_is_more(const struct chars *c, uint32_t i);

/** Whether the Chinese numeral is part of an ordinary word or name: 一直, 统一, 三明, 周二. */
bool number_is_word(const struct chars *c, const struct numeral *n);

#endif
