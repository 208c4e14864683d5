/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a feed, a sitemap and a listing page. Every link that comes out is a URL in its one form. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/feed.h"
#include "fetch/listing.h"
#include "fetch/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct links *l)
{
	static const char *const patterns[] = {"http*a*", "!*b*b*"};

	for (size_t i = 0; i < l->n; i++) {
		struct url u = {0};

		if (url_parse(slice_str(l->v[i].url), NULL, &u, NULL) != KPI_OK ||
		    strcmp(u.text, l->v[i].url) != 0)
			abort();
		url_release(&u);
	}
	links_keep(l, patterns, 2);
	links_release(l);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char url[] = "https://news.example/a/b";
	struct slice in = {(const char *)data, size};
	struct links l = {0};

	(void)feed_read(in, url, &l, NULL);
	check(&l);
	(void)sitemap_read(in, url, &l, NULL);
	check(&l);
	listing_read(in, NULL, url, &l);
	check(&l);
	return 0;
}
