/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes decode to valid UTF-8, under every declared charset. */

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "text/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const declared[] = {NULL,	   "gb2312", "big5",
					       "utf-16le", "utf-8",  "no such charset"};
	struct slice in = slice_of((const char *)data, size);
	struct buf out = {0};

	(void)decode_is_binary(in);
	for (size_t i = 0; i < sizeof(declared) / sizeof(*declared); i++) {
		struct decoded info;
		buf_clear(&out);
		decode_bytes(in, declared[i], i % 2 == 0, &out, &info);
		if (!utf8_valid(out.p, out.n, NULL))
			abort();
	}
	buf_release(&out);
	return 0;
}
