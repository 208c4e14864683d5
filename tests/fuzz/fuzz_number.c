/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: the number grammar at every position of any text consumes something and stays inside. */

#include <stdint.h>
#include <stdlib.h>

#include "extract/number.h"
#include "tests/fuzz/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf text = {0};
	struct chars c;

	fuzz_text(data, size, &text);
	chars_fold(slice_of(text.p, text.n), 0, (uint32_t)text.n, &c);
	for (uint32_t i = 0; i < c.n; i++) {
		struct number n;
		if (!number_scan(&c, i, &n))
			continue;
		if (n.start != i || n.end <= i || n.end > c.n || n.digits_start < n.start ||
		    n.digits_end > n.end)
			abort();
		if (n.end + number_tail(&c, n.end, &n) > c.n)
			abort();
	}
	chars_release(&c);
	buf_release(&text);
	return 0;
}
