/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a text and as a page, read for claims; spans lie in the text, every claim prints. */

#include "extract/extract.h"
#include "tests/fuzz/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_claims(const struct extractor *x, const struct article *a)
{
	struct claims claims = {0};
	struct omissions why = {0};
	struct buf line = {0};

	extract_claims(x, a, &claims, &why);
	for (size_t i = 0; i < claims.n; i++) {
		const struct claim *c = &claims.items[i];
		fuzz_require(c->start < c->end && c->end <= a->text.n);
		fuzz_require(c->quote_start <= c->start && c->end <= c->quote_end &&
			     c->quote_end <= a->text.n);
		fuzz_require(i == 0 || claims.items[i - 1].start <= c->start);
		fuzz_require(c->label != NULL && c->unit != NULL);
		fuzz_require(!c->range.has_lo || dec_cmp(c->range.lo, c->value) <= 0);
		fuzz_require(!c->range.has_hi || dec_cmp(c->range.hi, c->value) >= 0);
		fuzz_require(!date_is_set(c->period.start) || !date_is_set(c->period.end) ||
			     date_cmp(c->period.start, c->period.end) < 0);
		buf_clear(&line);
		claim_put_json(&line, c, a, "fuzz");
		fuzz_require(utf8_valid(line.p, line.n, NULL));
	}
	claims_release(&claims);
	omissions_release(&why);
	buf_release(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct extractor x;
	static bool ready;
	struct slice in = slice_of((const char *)data, size);
	struct article_hints hints = {.published = date_of(2018, 8, 29)};
	struct article a;

	if (!ready)
		extractor_init(&x, NULL);
	ready = true;
	article_from_text(in, &hints, &a);
	read_claims(&x, &a);
	article_release(&a);
	article_from_html(in, NULL, &a);
	read_claims(&x, &a);
	article_release(&a);
	return 0;
}
