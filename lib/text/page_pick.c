/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which element holds the article. Every line gets a weight: running text
 * counts for, links and scraps against it; the element with the greatest sum is
 * the article, unless one with a name known to hold articles comes near.
 */
#include <stdlib.h>
#include <string.h>

#include "text/page.h"

enum {
	LOSS_MAX = 60, /* the most that a part without text can take from what is around it */
	CARD_MAX = 200, /* the most text of one element of a list of comments or teasers */
	CARDS_MIN = 3 /* and how many make a list */
};

/* What the lines of each element amount to. */
struct sums {
	int32_t good; /* of the positive weights */
	uint32_t scraps; /* lines that are links or too short for text */
};

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

/* Sum up lines into elements, and elements into those around them. */
static void sum_up(struct page *pg, const int32_t *weights, struct sums *sums)
{
	memset(sums, 0, pg->nnodes * sizeof(*sums));
	for (size_t i = 0; i < pg->nnodes; i++)
		pg->nodes[i].weight = 0;
	for (size_t i = 0; i < pg->nlines; i++) {
		uint32_t node = pg->lines[i].node;
		int32_t w = pg->nodes[node].hints & HINT_PRUNED ? 0 : weights[i];

		pg->nodes[node].weight += w;
		sums[node].good += w > 0 ? w : 0;
		sums[node].scraps += w < -1;
	}
	for (size_t i = pg->nnodes; i-- > 1;) {
		struct node *n = &pg->nodes[i];

		pg->nodes[n->parent].weight += n->weight < -LOSS_MAX ? -LOSS_MAX : n->weight;
		sums[n->parent].good += sums[i].good;
		sums[n->parent].scraps += sums[i].scraps;
	}
}

/* A piece of text with a name, a time or a link beside it: one of a list of comments or teasers. */
static bool is_card(const struct node *n, const struct sums *s)
{
	return n->tag != TAG_TD && n->tag != TAG_TH && !(n->hints & (HINT_CONTENT | HINT_IN_TABLE)) &&
	       s->scraps && s->good > 0 && s->good <= CARD_MAX;
}

/* Siblings before each node, and how many in a row up to it are cards of one kind. */
struct run {
	uint32_t before, length;
	int32_t good;
};

/* Lists of cards are furniture, unless they are most of the page. */
static void mark_cards(struct page *pg, const struct sums *sums)
{
	struct run *runs = mem_zalloc(pg->nnodes * sizeof(*runs));
	uint32_t *last = mem_zalloc(pg->nnodes * sizeof(*last));

	for (uint32_t i = 1; i < pg->nnodes; i++) {
		const struct node *n = &pg->nodes[i];
		uint32_t before = last[n->parent];

		last[n->parent] = i;
		if (!is_card(n, &sums[i]))
			continue;
		runs[i] = (struct run){.length = 1, .good = sums[i].good};
		if (before && runs[before].length && pg->nodes[before].kind == n->kind) {
			runs[i].before = before;
			runs[i].length += runs[before].length;
			runs[i].good += runs[before].good;
		}
	}
	for (uint32_t i = (uint32_t)pg->nnodes; i-- > 1;) {
		if (runs[i].length >= CARDS_MIN && runs[i].good <= sums[0].good / 2)
			pg->nodes[i].hints |= HINT_BAD;
		if (runs[i].before && (pg->nodes[i].hints & HINT_BAD))
			pg->nodes[runs[i].before].hints |= HINT_BAD;
	}
	free(runs);
	free(last);
}

/* Leave out what its name calls furniture, unless most of the page's text is in it. */
static void prune(struct page *pg, const struct sums *sums)
{
	for (size_t i = 1; i < pg->nnodes; i++) {
		struct node *n = &pg->nodes[i];

		if ((n->hints & HINT_BAD) && sums[i].good <= sums[0].good / 2)
			n->hints |= HINT_PRUNED;
		n->hints |= pg->nodes[n->parent].hints & HINT_PRUNED;
	}
}

uint32_t page_pick(struct page *pg)
{
	struct sums *sums = mem_array(NULL, pg->nnodes, sizeof(*sums));
	int32_t *weights = mem_array(NULL, pg->nlines + 1, sizeof(*weights));
	uint32_t best = 0, named = 0, post = 0;

	for (size_t i = 0; i < pg->nlines; i++)
		weights[i] = weigh(pg, &pg->lines[i]);
	sum_up(pg, weights, sums);
	mark_cards(pg, sums);
	prune(pg, sums);
	sum_up(pg, weights, sums);
	free(weights);
	for (uint32_t i = 1; i < pg->nnodes; i++) {
		const struct node *n = &pg->nodes[i];

		if (n->hints & HINT_PRUNED)
			continue;
		if (n->weight >= pg->nodes[best].weight)
			best = i;
		if ((n->hints & HINT_CONTENT) && (!named || n->weight >= pg->nodes[named].weight))
			named = i;
		if ((n->hints & HINT_POST) && !post && sums[i].good > 0)
			post = i;
	}
	free(sums);
	if (post)
		return post;
	if (named && pg->nodes[named].weight > 0 && pg->nodes[named].weight * 3LL >= pg->nodes[best].weight)
		return named;
	return pg->nodes[best].weight > 0 ? best : 0;
}
