/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: the period grammar at every position of any text, with and without a day of publication. */

#include <stdint.h>
#include <stdlib.h>

#include "extract/period.h"
#include "tests/fuzz/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void scan(const struct chars *c, const struct period_context *ctx)
{
	for (uint32_t i = 0; i < c->n; i++) {
		struct period_expr e;
		if (!period_scan(c, i, ctx, &e))
			continue;
		if (e.start != i || e.end <= i || e.end > c->n)
			abort();
		if (date_is_set(e.period.start) && !date_valid(e.period.start))
			abort();
		if (date_is_set(e.period.end) && !date_valid(e.period.end))
			abort();
		if (date_is_set(e.period.start) && date_is_set(e.period.end) &&
		    date_cmp(e.period.start, e.period.end) >= 0)
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct period_context unknown = {.first_month = 1};
	struct period_context known = {.published = date_of(2018, 8, 29), .year = 2017, .first_month = 4};
	struct buf text = {0};
	struct chars c;

	fuzz_text(data, size, &text);
	chars_fold(slice_of(text.p, text.n), 0, (uint32_t)text.n, &c);
	scan(&c, &unknown);
	scan(&c, &known);
	chars_release(&c);
	buf_release(&text);
	return 0;
}
