/* SPDX-License-Identifier: BSD-2-Clause */
/* Finding an indicator by its identifier. */
#include "extract/catalog.h"

int catalog_find(const struct catalog *c, struct slice id)
{
	for (size_t i = 0; i < c->n; i++)
		if (slice_eqs(id, c->items[i].id))
			return (int)i;
	return -1;
}
