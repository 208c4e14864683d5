/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_C_LITERAL_H
#define KPI_CONFIG_C_LITERAL_H

/* What the build-time programs that write C tables share. */

#include <stdio.h>

/** A string to standard output as a C literal; NULL as 0. */
static inline void put_str(const char *s)
{
	if (!s) {
		putchar('0');
		return;
	}
	putchar('"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			putchar('\\');
		putchar(*s);
	}
	putchar('"');
}

#endif
