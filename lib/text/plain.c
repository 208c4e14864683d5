/* SPDX-License-Identifier: BSD-2-Clause */
/* Plain texts: the decoded input is the text, its lines are the blocks. */
#include "text/article.h"

#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "text/grid.h"
#include "text/headline.h"

/** The end of the line at i: LF, CR and CR LF end lines. */
static size_t line_end(struct slice s, size_t i)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t w;

	/* eight bytes at a time, where none is a control */
	for (; s.n - i >= 8; i += 8) {
		memcpy(&w, s.p + i, 8);
		if ((w - ones * 0x20) & ~w & ones << 7)
			break;
	}
	while (i < s.n && s.p[i] != '\n' && s.p[i] != '\r')
		i++;
	return i;
}

static void cut_lines(struct article *a)
{
	struct slice text = buf_slice(&a->text);
	size_t cap = 0;

	if (text.n > UINT32_MAX) /* offsets have 32 bits; callers cap inputs far below */
		text.n = UINT32_MAX;
	for (size_t i = 0; i < text.n;) {
		size_t end = line_end(text, i);
		struct slice line = slice_trim(slice_of(text.p + i, end - i));

		if (line.n) {
			a->blocks = mem_grow(a->blocks, a->nblocks, &cap, sizeof(*a->blocks));
			a->blocks[a->nblocks++] =
				(struct block){.kind = BLOCK_PARA,
					       .start = (uint32_t)(line.p - text.p),
					       .end = (uint32_t)(line.p - text.p + (ptrdiff_t)line.n)};
		}
		i = end + 1;
	}
}

void article_from_text(struct slice raw, const struct article_hints *hints, struct article *a)
{
	*a = (struct article){0};
	decode_bytes(raw, hints ? hints->charset : NULL, false, &a->text, &a->decoded);
	cut_lines(a);
	grid_from_lines(a);
	headline_mark(a, slice_of("", 0));
	headline_fill(a, hints);
}
