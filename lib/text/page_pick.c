/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which element holds the article. Every line gets a weight: running text
 * counts for, links and scraps against it; the element with the greatest sum is
 * the article, unless one with a name known to hold articles comes near.
 */
#include <stdlib.h>
#include <string.h>

#include "text/page.h"

/* The most that a part without text can take from what is around it. */
enum { LOSS_MAX = 60 };

static bool has(struct slice a, const char *s)
{
	size_t n = strlen(s);
	const char *p = a.p, *e = a.p + a.n;

	while ((size_t)(e - p) >= n && (p = memchr(p, *s, (size_t)(e - p) - n + 1))) {
		if (memcmp(p, s, n) == 0)
			return true;
		p++;
	}
	return false;
}

/* The small print of a page's foot. */
static bool is_legal(struct slice a)
{
	return has(a, "ICP") || has(a, "Copyright") || has(a, "版权所有") || has(a, "版權所有") ||
	       has(a, "All Rights Reserved") || has(a, "许可证");
}

/* Marks of running text: Chinese ones, and ASCII ones before white space. */
static uint32_t count_marks(struct slice a)
{
	static const char *const wide[] = {"，", "。", "；", "！", "？", "、"};
	uint32_t marks = 0;

	for (size_t i = 0; i + 2 < a.n; i++) {
		unsigned char c = (unsigned char)a.p[i];

		if (c == ',' || c == '.' || c == ';') {
			marks += a.p[i + 1] == ' ' || (unsigned char)a.p[i + 1] >= 0x80;
		} else if (c == 0xE3 || c == 0xEF) {
			for (size_t k = 0; k < sizeof(wide) / sizeof(*wide); k++)
				marks += memcmp(a.p + i, wide[k], 3) == 0;
			i += 2;
		}
	}
	return marks + (a.n && (a.p[a.n - 1] == '.' || a.p[a.n - 1] == ';'));
}

static bool ends_sentence(struct slice a)
{
	static const char *const ends[] = {"。", "！", "？", "；", "：", "”"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++)
		if (a.n >= 3 && memcmp(a.p + a.n - 3, ends[i], 3) == 0)
			return true;
	return a.n && (a.p[a.n - 1] == '.' || a.p[a.n - 1] == ';');
}

static int32_t weigh(const struct page *pg, const struct line *l)
{
	struct slice text = slice_of(pg->text.p + l->start, l->end - l->start);
	int32_t chars = l->chars > 100000 ? 100000 : (int32_t)l->chars, own = (int32_t)(l->chars - l->link);
	uint32_t marks;

	if (tables_around(pg, l->node))
		return chars + 2;
	if (l->link * 10 >= l->chars * 6)
		return chars < 60 ? -(4 + (chars < 30 ? chars : 30) / 2) : 0;
	if (own >= 8 && is_legal(text))
		return -20;
	marks = count_marks(text);
	if (own >= 12 && (marks >= 2 || (marks && ends_sentence(text)) || (own >= 20 && ends_sentence(text))))
		return own > 100000 ? 100000 : own;
	if (ends_sentence(text))
		return 2;
	if (own >= 45)
		return own / 2;
	if (l->heading)
		return 0;
	return l->bold == l->chars ? -1 : -(3 + (own < 20 ? own : 20) / 3);
}

/* Sum up lines into elements, and elements into those around them. good: of the positive weights alone. */
static void sum_up(struct page *pg, int32_t *good)
{
	for (size_t i = 0; i < pg->nnodes; i++)
		pg->nodes[i].weight = good[i] = 0;
	for (size_t i = 0; i < pg->nlines; i++) {
		uint32_t node = pg->lines[i].node;
		int32_t w = pg->nodes[node].hints & HINT_PRUNED ? 0 : weigh(pg, &pg->lines[i]);

		pg->nodes[node].weight += w;
		good[node] += w > 0 ? w : 0;
	}
	for (size_t i = pg->nnodes; i-- > 1;) {
		struct node *n = &pg->nodes[i];

		pg->nodes[n->parent].weight += n->weight < -LOSS_MAX ? -LOSS_MAX : n->weight;
		good[n->parent] += good[i];
	}
}

/* Leave out what its name calls furniture, unless most of the page's text is in it. */
static void prune(struct page *pg, const int32_t *good)
{
	for (size_t i = 1; i < pg->nnodes; i++) {
		struct node *n = &pg->nodes[i];

		if ((n->hints & HINT_BAD) && good[i] <= good[0] / 2)
			n->hints |= HINT_PRUNED;
		n->hints |= pg->nodes[n->parent].hints & HINT_PRUNED;
	}
}

uint32_t page_pick(struct page *pg)
{
	int32_t *good = mem_array(NULL, pg->nnodes, sizeof(*good));
	uint32_t best = 0, named = 0, post = 0;

	sum_up(pg, good);
	prune(pg, good);
	sum_up(pg, good);
	for (uint32_t i = 1; i < pg->nnodes; i++) {
		const struct node *n = &pg->nodes[i];

		if (n->hints & HINT_PRUNED)
			continue;
		if (n->weight >= pg->nodes[best].weight)
			best = i;
		if ((n->hints & HINT_CONTENT) && (!named || n->weight >= pg->nodes[named].weight))
			named = i;
		if ((n->hints & HINT_POST) && !post && good[i] > 0)
			post = i;
	}
	free(good);
	if (post)
		return post;
	if (named && pg->nodes[named].weight > 0 && pg->nodes[named].weight * 3LL >= pg->nodes[best].weight)
		return named;
	return pg->nodes[best].weight > 0 ? best : 0;
}
