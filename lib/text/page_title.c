/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The title: the visible line that the title element or a meta element repeats;
 * failing that, what they say; failing that, the heading above the article.
 */
#include <stdlib.h>
#include <string.h>

#include "text/headline.h"
#include "text/page_head.h"

enum { TITLE_MAX = 512 }; /* bytes of a title that is compared with others */

static size_t find(struct slice a, struct slice b)
{
	for (size_t i = 0; b.n && i + b.n <= a.n; i++) {
		const char *p = memchr(a.p + i, b.p[0], a.n - b.n - i + 1);

		if (!p)
			break;
		i = (size_t)(p - a.p);
		if (memcmp(p, b.p, b.n) == 0)
			return i;
	}
	return SIZE_MAX;
}

/* Bytes of the separator of title and site at p, 0 where there is none. */
static size_t separator(struct slice a, size_t i)
{
	static const char *const wide[] = {"—", "–", "«", "»", "·", "|", "_"};

	const unsigned char c = (unsigned char)a.p[i];

	if (c != '-' && c != '|' && c != '_' && c != 0xC2 && c != 0xE2)
		return 0; /* no other byte begins one */
	if (c == '-') { /* 2012年1-9月 and 2013-01-15 are no title and site */
		bool left = i && (unsigned char)(a.p[i - 1] - '0') < 10;
		bool right = i + 1 < a.n && (unsigned char)(a.p[i + 1] - '0') < 10;

		return left && right ? 0 : 1;
	}
	for (size_t k = 0; k < sizeof(wide) / sizeof(*wide); k++) {
		size_t n = strlen(wide[k]);

		if (i + n <= a.n && memcmp(a.p + i, wide[k], n) == 0)
			return n;
	}
	return 0;
}

/* The next segment of a title element between separators, trimmed; false at the end. */
static bool next_segment(struct slice a, size_t *pos, struct slice *segment)
{
	while (*pos < a.n) {
		size_t start = *pos, n = 0;

		while (*pos < a.n && !(n = separator(a, *pos)))
			++*pos;
		*segment = slice_trim(slice_of(a.p + start, *pos - start));
		*pos += n;
		if (segment->n)
			return true;
	}
	return false;
}

static struct slice longest_segment(struct slice a)
{
	struct slice best = slice_of("", 0), s;
	size_t pos = 0;

	while (next_segment(a, &pos, &s))
		if (s.n > best.n)
			best = s;
	return best;
}

/* The site's name: the last segment of the title element that is not the title and no boast of its software. */
struct slice page_site(const struct page *pg, const char *title)
{
	struct slice all = buf_slice(&pg->title), site = slice_of("", 0), s;
	size_t pos = 0;

	while (all.n <= TITLE_MAX && next_segment(all, &pos, &s))
		if (!slice_starts(s, "Powered by") && (!title || find(slice_str(title), s) == SIZE_MAX))
			site = s;
	return site;
}

/* What a title element or the like says, and the part of it that is the title. */
struct said {
	struct slice all, main;
};

static struct said said_of(struct slice title)
{
	if (title.n > TITLE_MAX)
		title.n = 0;
	return (struct said){title, longest_segment(title)};
}

/* Whether a visible line is what a title element or the like repeats (less the site's name). */
static bool agrees(struct slice line, const struct said *t)
{
	if (t->all.n == 0)
		return false;
	if (find(t->all, line) != SIZE_MAX)
		return line.n * 10 >= t->main.n * 6;
	return t->main.n >= 12 && line.n <= t->main.n * 2 && find(line, t->main) != SIZE_MAX;
}

static bool is_pruned(const struct page *pg, const struct line *l)
{
	return pg->nodes[l->node].hints & HINT_PRUNED;
}

/* The visible line that agrees with a title: the longest, of equals a heading, of equals the last. */
static size_t agreeing_line(const struct page *pg, const struct ld *ld, struct place place, struct buf *b)
{
	const struct said titles[] = {said_of(buf_slice(&pg->title)),
				      said_of(slice_str(pg->meta[FIELD_TITLE])),
				      said_of(slice_str(ld->title))};
	size_t best = SIZE_MAX, best_rank = 0;

	for (size_t i = 0; i < place.end; i++) {
		const struct line *l = &pg->lines[i];
		struct slice text;
		size_t rank;

		if (i >= place.first + 3 && (l->heading == 0 || l->heading > 3))
			continue;
		if (l->chars < 4 || l->end - l->start > TITLE_MAX || (is_pruned(pg, l) && !l->heading))
			continue;
		text = page_line(pg, i, b);
		rank = l->chars * 16U + (l->heading ? 8U - l->heading : 0);
		for (size_t k = 0; rank >= best_rank && k < sizeof(titles) / sizeof(*titles); k++)
			if (agrees(text, &titles[k])) {
				best = i;
				best_rank = rank;
			}
	}
	return best;
}

/*
 * The heading nearest above the article, for pages whose title element names
 * the site only; without any title element a plain line will do.
 */
static size_t heading_above(const struct page *pg, struct place place, struct buf *b)
{
	size_t bold = SIZE_MAX, plain = SIZE_MAX;

	for (size_t i = place.first; i-- > 0 && i + 12 > place.first;) {
		const struct line *l = &pg->lines[i];
		enum line_form form;

		if (l->chars < 5 || l->chars > 60 || is_pruned(pg, l) || l->link * 2 > l->chars)
			continue;
		form = line_form(page_line(pg, i, b));
		if (form == LINE_META || form == LINE_CRUMBS || form == LINE_CONTROL || form == LINE_ENDING)
			continue;
		if (l->heading && l->heading < 4)
			return i;
		if (bold == SIZE_MAX && l->bold == l->chars)
			bold = i;
		if (plain == SIZE_MAX && l->chars >= 8 && form == LINE_SHORT)
			plain = i;
	}
	return bold == SIZE_MAX && !pg->title.n ? plain : bold;
}

static void set(struct article *a, struct slice text, enum known_how how)
{
	text = slice_trim(text);
	if (a->title || !text.n)
		return;
	a->title = mem_strndup(text.p, text.n);
	a->title_how = how;
}

size_t page_title(const struct page *pg, const struct ld *ld, struct place place, struct article *a)
{
	struct buf b = {0};
	size_t line = agreeing_line(pg, ld, place, &b);

	if (line == SIZE_MAX) {
		set(a, slice_str(pg->meta[FIELD_TITLE]), KNOWN_META);
		set(a, slice_str(ld->title), KNOWN_META);
		line = heading_above(pg, place, &b);
	}
	if (line != SIZE_MAX) {
		buf_clear(&b);
		page_put_line(pg, pg->lines[line].start, pg->lines[line].end, 0, &b);
		set(a, buf_slice(&b), KNOWN_TEXT);
	}
	set(a, longest_segment(buf_slice(&pg->title)), KNOWN_META);
	buf_release(&b);
	return line;
}
