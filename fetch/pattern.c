/* SPDX-License-Identifier: BSD-2-Clause */
/* Patterns with asterisks: each literal piece is taken where it is first found. */
#include "config.h"

#include "fetch/pattern.h"

#include <string.h>

/* The piece up to the next asterisk, taken off the pattern; *star: one stood behind it. */
static struct slice piece(struct slice *pattern, bool *star)
{
	const char *p = pattern->n > 0 ? memchr(pattern->p, '*', pattern->n) : NULL;
	size_t n = p != NULL ? (size_t)(p - pattern->p) : pattern->n;
	struct slice out = slice_of(pattern->p, n);

	*star = p != NULL;
	n += *star;
	*pattern = slice_of(pattern->p + n, pattern->n - n);
	return out;
}

bool pattern_fits(struct slice pattern, struct slice text, bool whole)
{
	bool star;
	struct slice lit = piece(&pattern, &star);

	if (lit.n > text.n || (lit.n > 0 && memcmp(lit.p, text.p, lit.n) != 0))
		return false;
	text = slice_of(text.p + lit.n, text.n - lit.n);
	if (!star)
		return !whole || text.n == 0;
	for (;;) {
		const char *at;

		lit = piece(&pattern, &star);
		if (!star && whole) /* the last piece has to be the end */
			return lit.n <= text.n &&
			       (lit.n == 0 || memcmp(text.p + text.n - lit.n, lit.p, lit.n) == 0);
		at = lit.n == 0 ? text.p : text.n == 0 ? NULL : memmem(text.p, text.n, lit.p, lit.n);
		if (lit.n > 0 && at == NULL)
			return false;
		if (!star)
			return true;
		if (lit.n > 0) {
			size_t used = (size_t)(at - text.p) + lit.n;

			text = slice_of(text.p + used, text.n - used);
		}
	}
}
