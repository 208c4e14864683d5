/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a sidecar. */

#include <stdint.h>
#include <stdlib.h>

#include "daemon/sidecar.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sidecar s;
	struct err err;
	enum kpi_status status = sidecar_parse(slice_of((const char *)data, size), "fuzz.meta", &s, &err);

	if (status == KPI_OK && date_is_set(s.published) && !date_valid(s.published))
		abort();
	if (status != KPI_OK && (s.url || s.title || s.source || s.region || s.charset))
		abort();
	sidecar_release(&s);
	return 0;
}
