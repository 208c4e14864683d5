/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_NAME_SET_H
#define KPI_DAEMON_NAME_SET_H

#include <stdbool.h>
#include <stddef.h>

/** A set of strings, copied. Zero-initialise it; release it with name_set_release. */
struct name_set {
	char **slots; /**< private: open addressing */
	size_t n, cap;
};

bool name_set_add(struct name_set *s, const char *name); /**< false: it was there */
bool name_set_has(const struct name_set *s, const char *name);
void name_set_release(struct name_set *s);

#endif
