/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FUZZ_TEXT_H
#define KPI_FUZZ_TEXT_H

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"

/** Any bytes as valid UTF-8, appended to *out: what is bad becomes U+FFFD, so that no input is wasted. */
static inline void fuzz_text(const uint8_t *data, size_t size, struct buf *out)
{
	for (size_t i = 0; i < size;) {
		uint32_t cp;
		i += utf8_decode((const char *)data + i, size - i, &cp);
		buf_putcp(out, cp);
	}
}

#endif
