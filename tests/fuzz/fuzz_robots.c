/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: the first line is a path, the rest a robots.txt. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/robots.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const agents[] = {"kpi-fetch"};
	const char *p = (const char *)data, *nl = size > 0 ? memchr(p, '\n', size) : NULL;
	size_t n = nl != NULL ? (size_t)(nl - p) : size;
	struct slice rest = nl != NULL ? slice_of(nl + 1, size - n - 1) : slice_of(p + n, 0);
	struct robots *r = robots_parse(rest, agents, 1), *none = robots_forbid_all();

	if (robots_delay_ms(r) < -1 || !robots_allows(r, slice_str("/robots.txt")))
		abort();
	robots_allows(r, slice_of(p, n));
	if (n > 0 && p[0] == '/' &&
	    robots_allows(none, slice_of(p, n)) != slice_eqs(slice_of(p, n), "/robots.txt"))
		abort();
	robots_free(r);
	robots_free(none);
	return 0;
}
