/* SPDX-License-Identifier: BSD-2-Clause */
/* Title, day of publication and outlet from the blocks of an article, its address and its caller. */
#include "text/headline.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "text/metaline.h"
#include "text/words.h"

/** Places of a day of publication, best first. */
enum rank {
	RANK_LABELLED, /* in the header, behind 发布时间 or the like */
	RANK_HEADER, /* in the header */
	RANK_FOOTER, /* on a line of its own behind the text */
	RANK_DATELINE, /* at the head of the first paragraph, with its year */
	RANK_EDITORS, /* on the editors' line */
	RANK_NONE
};

struct found {
	const struct article *article;
	struct date day;
	enum rank rank;
	struct date yearless; /* month and day of a dateline or header */
	struct date mentioned; /* the latest day in the text, once asked for */
	bool asked;
};

/** The latest full day that the first 64 KiB of running text mention. */
static struct date latest_mentioned(const struct article *a)
{
	struct date latest = {0};
	size_t bytes = 0;

	for (size_t i = 0; i < a->nblocks && bytes < 65536; i++) {
		struct written_day d[8];

		if (a->blocks[i].kind != BLOCK_PARA)
			continue;
		size_t n = line_days(article_block(a, i), d, 8);

		for (size_t k = 0; k < n; k++)
			if (date_cmp(d[k].day, latest) > 0)
				latest = d[k].day;
		bytes += article_block(a, i).n;
	}
	return latest;
}

/** Whether a day is before one that the text mentions; looked up only where two days compete. */
static bool stale(struct found *f, struct date d)
{
	if (!f->asked) {
		f->mentioned = latest_mentioned(f->article);
		f->asked = true;
	}
	return date_cmp(d, f->mentioned) < 0;
}

static void offer(struct found *f, const struct written_day *d, enum rank rank)
{
	if (d->refused)
		return;
	if (d->day.y == 0) {
		if (f->yearless.m == 0)
			f->yearless = d->day;
		return;
	}
	/* An article is not older than what it tells: then a later day is the better one. */
	if (rank < f->rank || (date_cmp(d->day, f->day) > 0 && stale(f, f->day) && !stale(f, d->day))) {
		f->day = d->day;
		f->rank = rank;
	}
}

/** Whether a day stands at the head of a paragraph as part of its dateline, not of its news. */
static bool in_dateline(struct slice para, const struct written_day *d)
{
	static const char *const open[] = {"（", "(", "【", "[", NULL};
	static const char *const close[] = {"）", ")", "】", "]", NULL};
	static const char *const dash[] = {"-", "–", "—", "--", "讯", "訊", "电", "電", NULL};
	struct slice before = slice_of(para.p, d->start), rest = slice_of(para.p + d->end, para.n - d->end);

	if (utf8_width(before.p, before.n) > 44)
		return false;
	if (words_start(slice_trim(rest), dash))
		return true;
	if (!words_end(slice_trim(before), open) || slice_find(before, "，") < before.n)
		return false;
	for (size_t i = 0; i < rest.n && i < 24; i++)
		if (words_start(slice_of(rest.p + i, rest.n - i), close))
			return true;
	return false;
}

/** Where an article's running text is among its blocks. */
struct extent {
	size_t first, last; /* the first and the last paragraph; first > last: none */
};

static struct extent extent_of(const struct article *a)
{
	struct extent e = {SIZE_MAX, 0};

	for (size_t i = 0; i < a->nblocks; i++)
		if (a->blocks[i].kind == BLOCK_PARA || a->blocks[i].kind == BLOCK_ROW) {
			e.first = e.first == SIZE_MAX ? i : e.first;
			e.last = i;
		}
	return e;
}

/** Offer the days of one block. paras: paragraphs before this one. */
static void offer_block(struct found *f, const struct article *a, size_t i, struct extent e, size_t paras)
{
	struct written_day d[4];
	struct slice s = article_block(a, i);
	enum block_kind kind = a->blocks[i].kind;

	if (kind != BLOCK_META && kind != BLOCK_FURNITURE && paras > 1)
		return;
	if (kind == BLOCK_META && i > e.first && i < e.last)
		return; /* 时间：… amid the text is the day of what is told */
	if (kind == BLOCK_TITLE || kind == BLOCK_ROW || kind == BLOCK_CAPTION || s.n > 4000)
		return;
	if (kind == BLOCK_FURNITURE &&
	    (line_form(s) != LINE_ENDING || line_ending(s) != ENDING_HARD || s.n > 200))
		return;
	size_t n = line_days(s, d, 4);

	for (size_t k = 0; k < n; k++) {
		if (kind == BLOCK_META)
			offer(f, &d[k],
			      i > e.first     ? RANK_FOOTER
			      : d[k].labelled ? RANK_LABELLED
					      : RANK_HEADER);
		else if (kind == BLOCK_FURNITURE)
			offer(f, &d[k], RANK_EDITORS);
		else if (in_dateline(s, &d[k]))
			offer(f, &d[k], RANK_DATELINE);
	}
}

/** The block after i to look at: what heads and what ends an article is enough of a very long one. */
static size_t next_block(const struct article *a, size_t i)
{
	enum { EDGE = 256 };

	return i + 1 == EDGE && a->nblocks > 2 * (size_t)EDGE ? a->nblocks - EDGE : i + 1;
}

/** Whether a day follows another within a season: news tell of the days and months just past. */
static bool soon_after(struct date day, struct date before)
{
	int32_t n = date_valid(day) && date_valid(before) ? date_to_days(day) - date_to_days(before) : -1;

	return n >= 0 && n <= 92;
}

/** The year Y of "Y年上半年" and the like where the half ended within a season before the day; 0 for none. */
static int half_year_before(struct slice s, struct date day)
{
	static const char *const halves[] = {"年上半年", "年1至6月", "年1-6月", "年1—6月", NULL};

	for (const char *const *h = halves; *h; h++) {
		size_t at = slice_find(s, *h);

		if (at == s.n || at < 4)
			continue;
		int y = address_year(slice_of(s.p + at - 4, 4));

		if (y && soon_after(date_of(y, day.m, day.d), date_of(y, 6, 30)))
			return y;
	}
	return 0;
}

/**
 * The year for a day written without one: from the latest day with its year in
 * the text or a half-year told of, if the day follows it closely, or from the
 * address. 0 for none.
 */
static int year_for(const struct article *a, struct date day, const struct article_hints *h)
{
	struct date told = latest_mentioned(a);

	if (date_is_set(told) && soon_after(date_of(told.y, day.m, day.d), told))
		return told.y;
	if (date_is_set(told) && soon_after(date_of(told.y + 1, day.m, day.d), told))
		return told.y + 1;
	int year = address_year(slice_str(h->url));

	if (year == 0)
		year = address_year(slice_str(h->path));
	for (size_t i = 0; i < a->nblocks && year == 0; i = next_block(a, i))
		if (a->blocks[i].kind == BLOCK_PARA)
			year = half_year_before(article_block(a, i), day);
	return year;
}

static bool set_day(struct article *a, struct date d, enum known_how how)
{
	if (!date_is_set(d) || !date_valid(d))
		return false;
	a->published = d;
	a->published_how = how;
	return true;
}

static void fill_published(struct article *a, const struct article_hints *h)
{
	struct found f = {.article = a, .rank = RANK_NONE};
	struct extent e = extent_of(a);
	size_t paras = 0;

	if (set_day(a, h->published, KNOWN_CALLER) || a->published_how != KNOWN_NOT)
		return;

	for (size_t i = 0; i < a->nblocks; i = next_block(a, i)) {
		offer_block(&f, a, i, e, paras);
		paras += a->blocks[i].kind == BLOCK_PARA;
	}
	if (f.rank != RANK_NONE && set_day(a, f.day, KNOWN_TEXT))
		return;
	if (set_day(a, address_day(slice_str(h->url)), KNOWN_URL) ||
	    set_day(a, address_day(slice_str(h->path)), KNOWN_PATH))
		return;
	if (f.yearless.m) {
		f.yearless.y = (int16_t)year_for(a, f.yearless, h);
		set_day(a, f.yearless, KNOWN_INFERRED);
	}
}

static void keep(char **field, enum known_how *how, struct slice s, enum known_how as)
{
	if (*how != KNOWN_NOT || s.n == 0)
		return;
	*field = mem_strndup(s.p, s.n);
	*how = as;
}

/** The name beside 版权所有: who owns the page is the last guess at who published. */
static struct slice copyright_owner(struct slice s)
{
	static const char *const words[] = {"版权所有", "版權所有", NULL};
	static const char *const cut[] = {" ", "　", "：", ":", "|", "，", ")", "）", "©", NULL};
	size_t at = slice_find(s, words[0]);

	if (at == s.n)
		at = slice_find(s, words[1]);
	if (at == s.n)
		return slice_of("", 0);
	struct slice before = slice_trim(slice_of(s.p, at));
	struct slice after = slice_of(s.p + at + strlen(words[0]), s.n - at - strlen(words[0]));
	size_t i = before.n, k;

	while (i > 0 && !words_end(slice_of(before.p, i), cut))
		i--;
	before = slice_of(before.p + i, before.n - i);
	if (before.n && outlet_ends(before))
		return before;
	while ((k = words_start(after, cut)) != 0)
		after = slice_of(after.p + k, after.n - k);
	for (i = 0; i < after.n && !words_start(slice_of(after.p + i, after.n - i), cut);)
		i++;
	after.n = i;
	return after.n && outlet_ends(after) ? after : slice_of("", 0);
}

static void fill_source(struct article *a, const struct article_hints *h)
{
	if (h->source) {
		free(a->source);
		a->source = mem_strdup(h->source);
		a->source_how = KNOWN_CALLER;
	}
	for (size_t i = 0; i < a->nblocks && a->source_how == KNOWN_NOT; i = next_block(a, i))
		if (a->blocks[i].kind == BLOCK_META)
			keep(&a->source, &a->source_how, line_source(article_block(a, i)), KNOWN_TEXT);
	for (size_t i = 0, paras = 0; i < a->nblocks && paras < 3 && a->source_how == KNOWN_NOT;
	     i = next_block(a, i)) {
		enum block_kind kind = a->blocks[i].kind;

		if (kind == BLOCK_PARA || kind == BLOCK_HEADING || kind == BLOCK_META)
			keep(&a->source, &a->source_how, dateline_source(article_block(a, i)), KNOWN_TEXT);
		paras += kind == BLOCK_PARA;
	}
	for (size_t i = 0; i < a->nblocks && a->source_how == KNOWN_NOT; i = next_block(a, i)) {
		struct metaline m;

		if (a->blocks[i].kind != BLOCK_FURNITURE)
			continue;
		metaline_read(article_block(a, i), &m);
		if (m.source.n)
			keep(&a->source, &a->source_how, line_source(article_block(a, i)), KNOWN_TEXT);
	}
	for (size_t i = 0; i < a->nblocks && a->source_how == KNOWN_NOT; i = next_block(a, i))
		if (a->blocks[i].kind == BLOCK_FURNITURE)
			keep(&a->source, &a->source_how, copyright_owner(article_block(a, i)), KNOWN_TEXT);
}

static void fill_author(struct article *a)
{
	for (size_t i = 0; i < a->nblocks && a->author == NULL; i = next_block(a, i)) {
		struct slice by =
			a->blocks[i].kind == BLOCK_META ? line_author(article_block(a, i)) : slice_of("", 0);

		if (by.n)
			a->author = mem_strndup(by.p, by.n);
	}
}

static void fill_title(struct article *a, const struct article_hints *h)
{
	if (h->title) {
		free(a->title);
		a->title = mem_strdup(h->title);
		a->title_how = KNOWN_CALLER;
	}
	for (size_t i = 0; i < a->nblocks && a->title_how == KNOWN_NOT; i = next_block(a, i))
		if (a->blocks[i].kind == BLOCK_TITLE)
			keep(&a->title, &a->title_how, line_trim(article_block(a, i)), KNOWN_TEXT);
}

void headline_fill(struct article *a, const struct article_hints *hints)
{
	static const struct article_hints nothing = {0};
	const struct article_hints *h = hints ? hints : &nothing;

	if (h->url && a->url == NULL)
		a->url = mem_strdup(h->url);
	if (h->region && a->region_hint == NULL)
		a->region_hint = mem_strdup(h->region);
	fill_title(a, h);
	fill_published(a, h);
	fill_author(a);
	fill_source(a, h);
	/* 作者：某某早报 */
	if (a->source == NULL && a->author && media_name(slice_str(a->author)) == strlen(a->author))
		keep(&a->source, &a->source_how, slice_str(a->author), KNOWN_TEXT);
}
