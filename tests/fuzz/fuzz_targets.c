/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a target file; a set that is accepted can be judged. */

#include <stdint.h>
#include <stdlib.h>

#include "config/targets_conf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct target_set set;
	struct buf problems = {0};
	struct err err;
	enum kpi_status s = targets_parse((struct slice){(const char *)data, size}, "fuzz.conf",
					  catalog_builtin(), &set, &problems, &err);

	/* Refused with a reason, or complete. */
	if ((s == KPI_OK) != (problems.n == 0))
		abort();
	for (size_t i = 0; i < set.nimprovements; i++)
		for (size_t k = 0; k < set.improvements[i].ntargets; k++)
			if (target_judge(&set.improvements[i].targets[k], NULL).verdict !=
			    VERDICT_NO_EVIDENCE)
				abort();
	target_set_release(&set);
	buf_release(&problems);
	return 0;
}
