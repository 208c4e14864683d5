/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_LUNAR_H
#define KPI_EXTRACT_LUNAR_H

#include <stdbool.h>

#include "base/date.h"

/*
 * The Chinese lunar calendar (GB/T 33661), from a table of its years. A lunar
 * year has the number of the civil year in which it begins. Pure.
 */
enum { LUNAR_FIRST = 1950, LUNAR_LAST = 2049 };

/** The civil days of a lunar month (1 .. 12; leap: the leap month behind it). False where there is none, or outside the table. */
bool lunar_month(int year, int month, bool leap, struct period *out);

/** The civil day of a lunar day (day 1 .. 30). False where there is none. */
bool lunar_day(int year, int month, bool leap, int day, struct date *out);

#endif
