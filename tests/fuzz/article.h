/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FUZZ_ARTICLE_H
#define KPI_FUZZ_ARTICLE_H

#include <stdint.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "text/article.h"

static inline void fuzz_require(bool holds)
{
	if (!holds)
		abort();
}

/** Abort where the text is no UTF-8, or blocks and cells do not lie in it in order. */
static inline void fuzz_check_article(const struct article *a)
{
	uint32_t last = 0;

	fuzz_require(utf8_valid(a->text.p, a->text.n, NULL));
	for (size_t i = 0; i < a->nblocks; i++) {
		const struct block *b = &a->blocks[i];
		fuzz_require(last <= b->start && b->start <= b->end && b->end <= a->text.n);
		if (b->kind == BLOCK_ROW || b->kind == BLOCK_CAPTION)
			fuzz_require(b->table < a->ntables);
		last = b->end;
	}
	for (size_t t = 0; t < a->ntables; t++) {
		for (size_t i = 0; i < a->tables[t].ncells; i++) {
			const struct cell *c = &a->tables[t].cells[i];
			fuzz_require(c->start <= c->end && c->end <= a->text.n && c->rowspan >= 1 &&
				     c->colspan >= 1);
			fuzz_require(c->row < a->tables[t].rows && c->col < a->tables[t].cols);
		}
	}
}

/** Read any bytes as an article, with hints and without, and check what comes of them. */
static inline int fuzz_article(void (*read)(struct slice, const struct article_hints *, struct article *),
			       const uint8_t *data, size_t size)
{
	struct slice in = slice_of((const char *)data, size);
	struct article_hints hints = {.path = "2018/08/page.html",
				      .url = "http://example.org/20180829/a.html"};
	struct article a;

	read(in, &hints, &a);
	fuzz_check_article(&a);
	article_release(&a);
	read(in, NULL, &a);
	fuzz_check_article(&a);
	article_release(&a);
	return 0;
}

#endif
