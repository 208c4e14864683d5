/* SPDX-License-Identifier: BSD-2-Clause */
/* Every block its kind: by the form of its line and by what stands around it. */
#include "text/headline.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "text/metaline.h"
#include "text/words.h"

/* Bytes: of a paragraph that is surely text, and of one that is so even behind furniture. */
enum { STRONG = 90, STRONG_BEHIND = 180, TITLE_LINES = 3 };

/** What is known of a block before it gets its kind. */
struct look {
	enum line_form form;
	bool open; /* the kind is ours to give */
	bool strong;
	bool figure;
	size_t strong_after; /* bytes of strong paragraphs from here on */
};

static bool has_figure(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (ascii_is_digit(s.p[i]))
			return true;
	return false;
}

/** A teaser of another article ends open. */
static bool trails_off(struct slice s)
{
	static const char *const ends[] = {"…",	     "...",    "[详细]", "【详细】", "[全文]",
					   "[详情]", "详细>>", "more",	 NULL};

	return words_end(s, ends) != 0;
}

static enum line_form form_of(struct slice forms, size_t i, struct slice s)
{
	return i < forms.n && (unsigned char)forms.p[i] != LINE_FORM_UNKNOWN ? (enum line_form)forms.p[i]
									     : line_form(s);
}

static struct look *look_at(const struct article *a, struct slice forms)
{
	struct look *l = mem_array(NULL, a->nblocks + 1, sizeof(*l));
	size_t after = 0;

	memset(&l[a->nblocks], 0, sizeof(*l));
	for (size_t i = a->nblocks; i-- > 0;) {
		struct slice s = article_block(a, i);

		l[i].open = a->blocks[i].kind == BLOCK_PARA;
		l[i].form = l[i].open			      ? form_of(forms, i, s)
			    : a->blocks[i].kind == BLOCK_META ? LINE_META
							      : LINE_EMPTY;
		l[i].strong =
			l[i].form == LINE_PARA && s.n >= STRONG && line_ends_sentence(s) && !trails_off(s);
		l[i].figure = has_figure(s);
		after += l[i].strong ? s.n : 0;
		l[i].strong_after = after;
	}
	return l;
}

/** Whether no empty line stands between block i and the next. */
static bool adjacent(const struct article *a, size_t i)
{
	size_t breaks = 0;

	for (size_t k = a->blocks[i].end; k < a->blocks[i + 1].start; k++)
		breaks += a->text.p[k] == '\n';
	return breaks <= 1;
}

/** A header line that can stand under a title: with a day, an outlet or the like. */
static bool header_line(const struct look *l)
{
	return l->form == LINE_META;
}

static bool title_form(const struct look *l)
{
	return l->open && (l->form == LINE_SHORT || l->form == LINE_HEADING);
}

/** First and last line of the run of title-like lines around i. */
static void run_around(const struct article *a, const struct look *l, size_t i, size_t limit, size_t *first,
		       size_t *last)
{
	*first = *last = i;
	while (*first > 0 && title_form(&l[*first - 1]) && adjacent(a, *first - 1))
		--*first;
	while (*last + 1 < limit && title_form(&l[*last + 1]) && adjacent(a, *last))
		++*last;
}

/**
 * The line of the headline among blocks [0, limit): before the first header
 * line the last run of short lines, otherwise the widest line. SIZE_MAX for none.
 */
static size_t find_title(const struct article *a, const struct look *l, size_t limit)
{
	size_t header = 0, best = SIZE_MAX;

	while (header < limit && !header_line(&l[header]))
		header++;
	for (size_t i = header < limit ? header : 0; i-- > 0;) {
		if (!title_form(&l[i]))
			continue;
		if (best == SIZE_MAX || l[i].form == LINE_SHORT)
			best = i;
		if (l[best].form == LINE_SHORT) /* numbered headings only where nothing else is */
			break;
	}
	if (best != SIZE_MAX)
		return best;
	for (size_t i = 0; i < limit; i++)
		if (title_form(&l[i]) &&
		    (best == SIZE_MAX || (l[best].form == LINE_HEADING && l[i].form == LINE_SHORT) ||
		     (l[i].form == l[best].form && article_block(a, i).n > article_block(a, best).n)))
			best = i;
	return best;
}

/** An item of a list of figures: 刑事案件：1021起, or parts with commas. A headline has neither. */
static bool figure_item(struct slice s)
{
	static const char *const parts[] = {"，", ",", "；", ";", NULL};
	static const char *const colons[] = {"：", ":", NULL};

	if (words_in(s, parts))
		return true;
	for (size_t i = 0; i < s.n; i++) {
		size_t k = words_start(slice_of(s.p + i, s.n - i), colons);

		if (k == 0)
			continue;
		for (size_t j = i + k; j < s.n && j < i + k + 6; j++) /* 约, 近, ↓ may stand between */
			if (ascii_is_digit(s.p[j]))
				return true;
	}
	return false;
}

/** Such an item behind a bullet: ▲刑事立案：2841起. */
static bool bullet_item(const struct look *l, struct slice s)
{
	struct written_day d;

	return l->form == LINE_LINK && l->figure && s.p[0] != '[' && figure_item(s) &&
	       line_days(s, &d, 1) == 0;
}

/** A short line under the headline. */
static enum block_kind under_title(const struct look *l, struct slice s)
{
	if (s.n <= 100 && dateline_source(s).n)
		return BLOCK_META; /* a dateline on a line of its own */
	return l->figure && figure_item(s) ? BLOCK_PARA : BLOCK_HEADING;
}

static void mark_head(struct article *a, const struct look *l, size_t limit)
{
	size_t title = find_title(a, l, limit), first = SIZE_MAX, last = 0;

	if (title != SIZE_MAX)
		run_around(a, l, title, limit, &first, &last);
	/* A long run is navigation with the headline at its end. */
	bool long_run = title != SIZE_MAX && last - first >= TITLE_LINES;

	for (size_t i = 0; i < limit; i++) {
		struct slice s = article_block(a, i);
		enum block_kind kind = BLOCK_FURNITURE;

		if (!l[i].open)
			continue;
		if (l[i].form == LINE_META || l[i].form == LINE_CRUMBS)
			kind = BLOCK_META;
		else if (title != SIZE_MAX &&
			 (i == title || slice_eq(s, article_block(a, title)) || slice_starts(s, "—")))
			kind = BLOCK_TITLE;
		else if (title_form(&l[i]) && title != SIZE_MAX && i >= first && i <= last && !long_run)
			kind = l[i].form == LINE_HEADING ? BLOCK_HEADING : BLOCK_TITLE;
		else if (title_form(&l[i]) && i > title)
			kind = under_title(&l[i], s);
		else if (bullet_item(&l[i], s) && title != SIZE_MAX && i > title)
			kind = BLOCK_PARA;
		a->blocks[i].kind = kind;
	}
}

/** A short line among paragraphs: a heading, an item of a list, or what is left of a page. */
static enum block_kind short_kind(const struct article *a, const struct look *l, size_t i)
{
	bool list = l[i].figure && ((i > 0 && l[i - 1].form == LINE_SHORT && l[i - 1].figure) ||
				    (l[i + 1].form == LINE_SHORT && l[i + 1].figure));

	if (article_block(a, i).n <= 100 && dateline_source(article_block(a, i)).n)
		return BLOCK_META; /* a dateline on a line of its own */
	if (l[i + 1].strong_after)
		return list ? BLOCK_PARA : BLOCK_HEADING;
	if (i + 1 < a->nblocks && l[i + 1].form == LINE_PARA && l[i + 1].open)
		return BLOCK_HEADING;
	return l[i].figure && figure_item(article_block(a, i)) ? BLOCK_PARA : BLOCK_FURNITURE;
}

static enum block_kind link_kind(const struct article *a, const struct look *l, size_t i)
{
	struct written_day d;
	struct slice s = article_block(a, i);

	if (bullet_item(&l[i], s))
		return BLOCK_PARA;
	if (!l[i].figure) /* ◆ 打击犯罪 over such items */
		return i + 1 < a->nblocks && bullet_item(&l[i + 1], article_block(a, i + 1))
			       ? BLOCK_HEADING
			       : BLOCK_FURNITURE;
	if (line_days(s, &d, 1) || s.p[0] == '[')
		return BLOCK_FURNITURE;
	/* Items of a list inside an article look as links do; only a text that goes on tells. */
	return l[i + 1].strong_after ? BLOCK_PARA : BLOCK_FURNITURE;
}

static enum block_kind body_kind(const struct article *a, const struct look *l, size_t i)
{
	switch (l[i].form) {
	case LINE_META:
		return BLOCK_META;
	case LINE_PARA:
	case LINE_EMPTY:
		return BLOCK_PARA;
	case LINE_HEADING:
		return BLOCK_HEADING;
	case LINE_SHORT:
		return short_kind(a, l, i);
	case LINE_LINK:
		return link_kind(a, l, i);
	case LINE_CRUMBS:
	case LINE_ENDING:
	case LINE_CONTROL:
		break;
	}
	return BLOCK_FURNITURE;
}

/** Notices of a site's owner are whole sentences too. */
static bool is_notice(struct slice s)
{
	static const char *const words[] = {
		"版权",	    "侵权",   "转载",	   "免责",	"本站",	      "本网站", "本平台",
		"许可证",   "举报",   "客服",	   "热线",	"订阅",	      "公众号", "APP",
		"联系我们", "删除",   "版權",	   "轉載",	"訂閱",	      "客戶端", "客户端",
		"cookie",   "Cookie", "copyright", "subscribe", "newsletter", NULL};

	return words_in(s, words);
}

/** Whether a paragraph behind an ending is text again. */
static bool comes_back(const struct look *l, struct slice s, enum line_ending ending, size_t body)
{
	if (!l->strong || ending == ENDING_FINAL || is_notice(s))
		return false;
	if (ending == ENDING_HARD)
		return l->strong_after > body;
	return s.n >= STRONG_BEHIND || l->strong_after > 2 * body;
}

/** A bar of buttons or hits under the article: neither day nor source nor author. */
static bool is_bar(const struct look *l, struct slice s)
{
	struct metaline m;

	if (l->form == LINE_CONTROL)
		return true;
	if (l->form != LINE_META)
		return false;
	metaline_read(s, &m);
	return !m.day && m.source.n == 0 && m.author.n == 0;
}

static void mark_body(struct article *a, const struct look *l, size_t from)
{
	enum line_ending ending = ENDING_SOFT;
	bool tail = false;
	size_t body = 0; /* bytes of text so far */

	for (size_t i = from; i < a->nblocks; i++) {
		struct slice s = article_block(a, i);

		if (!l[i].open)
			continue;
		if (tail && comes_back(&l[i], s, ending, body))
			tail = false;
		if (l[i].form == LINE_ENDING) {
			enum line_ending e = line_ending(s);

			ending = tail && ending > e ? ending : e;
			tail = true;
		}
		if (!tail && !l[i].strong_after && is_bar(&l[i], s)) {
			tail = true;
			ending = ENDING_SOFT;
		}
		if (!tail) {
			a->blocks[i].kind = body_kind(a, l, i);
			body += l[i].form == LINE_PARA ? s.n : 0;
			continue;
		}
		struct metaline m = {0};

		if (l[i].form == LINE_META)
			metaline_read(s, &m);
		a->blocks[i].kind = l[i].form == LINE_META && m.unknown == 0 ? BLOCK_META : BLOCK_FURNITURE;
	}
}

/** Nothing in the input is running text: the first line is the headline, figures stay. */
static void mark_lines_only(struct article *a, const struct look *l)
{
	size_t limit = 0, header = 0;

	while (header < a->nblocks && l[header].form != LINE_META)
		header++;
	while (limit < a->nblocks &&
	       !(l[limit].figure && limit > 0 &&
		 (bullet_item(&l[limit], article_block(a, limit)) ||
		  (title_form(&l[limit]) && (limit > header + 1 || figure_item(article_block(a, limit)))))))
		limit++;
	/* the heading over the first item goes with it */
	if (limit < a->nblocks && limit > 1 && l[limit - 1].form == LINE_LINK && !l[limit - 1].figure)
		limit--;
	mark_head(a, l, limit);
	mark_body(a, l, limit);
}

/** Whether the first paragraph is a headline that ends as a sentence does: with ！ or ？, no short line before it. */
static bool title_like(const struct article *a, const struct look *l, size_t i)
{
	struct slice s = article_block(a, i);

	if (!l[i].open || l[i].form != LINE_PARA || s.n >= 130 || i + 1 >= a->nblocks ||
	    slice_find(s, "。") < s.n)
		return false;
	for (size_t k = 0; k < i; k++)
		if (title_form(&l[k]))
			return false;
	return l[i + 1].form == LINE_META || (l[i + 1].form == LINE_PARA && !adjacent(a, i));
}

void headline_mark(struct article *a, struct slice forms)
{
	if (a->nblocks == 0)
		return;
	struct look *l = look_at(a, forms);
	size_t first = 0;

	while (first < a->nblocks && !(l[first].form == LINE_PARA || l[first].form == LINE_EMPTY))
		first++;
	if (first < a->nblocks && title_like(a, l, first)) {
		l[first].form = LINE_SHORT;
		while (first < a->nblocks && !(l[first].form == LINE_PARA || l[first].form == LINE_EMPTY))
			first++;
	}
	if (first == a->nblocks) {
		mark_lines_only(a, l);
	} else {
		mark_head(a, l, first);
		mark_body(a, l, first);
	}
	free(l);
}
