/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_MONEY_H
#define KPI_EXTRACT_MONEY_H

#include "extract/number.h"

/**
 * Sums of money: the currency that stands behind the number *n (万元, 块, 美元,
 * 毛, 分钱), its small change (两元五角, 九块九毛九) added to *n, and the upper
 * end of a range whose ends both have it (1万元-5万元). Returns the currency's
 * code, *end the position behind; NULL where no currency stands there. Pure.
 */
const char *money_read(const struct chars *c, struct number *n, uint32_t *end);

#endif
