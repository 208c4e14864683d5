/* SPDX-License-Identifier: BSD-2-Clause */
/* How many articles say so, and how many of them on their own. */
#include "series/series.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/** A fact with its place in the list, which tells the first of its article and of its witness. */
struct seen {
	const struct fact *fact;
	size_t at;
	bool first; /**< of its article */
};

static int cmp_at(const struct seen *a, const struct seen *b)
{
	return a->at < b->at ? -1 : a->at > b->at;
}

static int cmp_article(const void *pa, const void *pb)
{
	const struct seen *a = pa, *b = pb;

	if (a->fact->article != b->fact->article)
		return a->fact->article < b->fact->article ? -1 : 1;
	return cmp_at(a, b);
}

/** Those without a witness first. */
static int cmp_witness(const void *pa, const void *pb)
{
	const struct seen *a = pa, *b = pb;
	const char *x = a->fact->witness, *y = b->fact->witness;
	int c = x && y ? strcmp(x, y) : (x != NULL) - (y != NULL);

	return c ? c : cmp_at(a, b);
}

unsigned int facts_witnesses(const struct fact *const *facts, size_t n, unsigned int *copies)
{
	struct seen *seen = mem_array(NULL, n + 1, sizeof(*seen));
	unsigned int sources = 0;

	*copies = 0;
	for (size_t i = 0; i < n; i++)
		seen[i] = (struct seen){facts[i], i, false};
	qsort(seen, n, sizeof(*seen), cmp_article);
	for (size_t i = 0; i < n; i++) {
		seen[i].first = i == 0 || seen[i - 1].fact->article != seen[i].fact->article;
		*copies += seen[i].first;
	}
	qsort(seen, n, sizeof(*seen), cmp_witness);
	for (size_t i = 0; i < n; i++) {
		const char *witness = seen[i].fact->witness, *previous = i ? seen[i - 1].fact->witness : NULL;
		bool reprint = witness && previous && strcmp(witness, previous) == 0;

		sources += seen[i].first && !reprint;
	}
	free(seen);
	return sources;
}
