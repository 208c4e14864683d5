/* SPDX-License-Identifier: BSD-2-Clause */
/* Day, outlet and author of a page. */
#include "text/page_head.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "text/headline.h"

/* Ranks of meta names (page_meta.c) from which they go before what is visible. */
enum { RANK_SURE = 7 };

struct slice page_line(const struct page *pg, size_t line, struct buf *out)
{
	buf_clear(out);
	page_put_line(pg, pg->lines[line].start, pg->lines[line].end, ' ', out);
	return buf_slice(out);
}

/* The lines that may hold the header: from a little above the title to the article, then a few below it. */
struct zone {
	size_t title, first, end, body, after,
		below; /* body: a few lines of the article, for a lead above the header */
};

static struct zone zone_of(const struct page *pg, struct place place, size_t title)
{
	struct zone z = {.title = title, .end = place.first, .after = place.end, .below = place.end + 6};

	if (title >= place.first || place.first - title > 40)
		z.title = place.first > 12 ? place.first - 12 : 0;
	z.first = z.title > 4 ? z.title - 4 : 0;
	z.body = z.end + 8 < z.after ? z.end + 8 : z.after;
	if (z.below > pg->nlines)
		z.below = pg->nlines;
	return z;
}

/* The k-th line of the zone: from the title down, then above it, then below the article. */
static bool zone_line(const struct zone *z, size_t k, size_t *line)
{
	size_t down = z->body - z->title, up = z->title - z->first;

	if (k < down)
		*line = z->title + k;
	else if (k < down + up)
		*line = z->title - 1 - (k - down);
	else
		*line = z->after + (k - down - up);
	return *line < z->below;
}

static int number(const char *p, size_t n)
{
	int v = 0;

	while (n--)
		v = v * 10 + *p++ - '0';
	return v;
}

static size_t count_digits(struct slice s)
{
	size_t n = 0;

	while (n < s.n && ascii_is_digit(s.p[n]))
		n++;
	return n;
}

/* A day as machines write it: 2024-07-18T09:26:41+08:00, 20240718, seconds of the epoch (in China's time). */
static struct date machine_day(struct slice s)
{
	size_t digits = count_digits(s);
	struct written_day days[2];
	struct date d;

	if (digits == 10 || digits == 13) {
		int64_t seconds = 0;

		for (size_t i = 0; i < 10; i++)
			seconds = seconds * 10 + (s.p[i] - '0');
		return date_from_days((int32_t)((seconds + 8 * 3600) / 86400));
	}
	if (digits == 8 || digits == 14) {
		d = date_of(number(s.p, 4), number(s.p + 4, 2), number(s.p + 6, 2));
		return date_valid(d) ? d : (struct date){0};
	}
	size_t n = line_days(s, days, 2);

	for (size_t i = 0; i < n; i++)
		if (!days[i].refused && date_is_set(days[i].day))
			return days[i].day;
	return (struct date){0};
}

static void set_day(struct article *a, struct date d, enum known_how how)
{
	if (a->published_how != KNOWN_NOT || !date_valid(d) || d.y < 1990)
		return;
	a->published = d;
	a->published_how = how;
}

static bool is_label(struct slice text)
{
	static const char *const ends[] = {"：",   ":",	   "日期", "时间", "時間", "来源",	"來源",
					   "机构", "機構", "单位", "單位", "作者", "Published", "Date"};

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		size_t n = strlen(ends[i]);

		if (text.n >= n && memcmp(text.p + text.n - n, ends[i], n) == 0)
			return true;
	}
	return false;
}

/* A label may stand in a cell of its own before the day: 发布日期 | 2024-03-12. */
static struct slice with_label(const struct page *pg, size_t line, struct buf *b, struct buf *tmp)
{
	struct slice text = page_line(pg, line, b);

	if (line == 0 || pg->lines[line - 1].chars > 8 || text.n > 60)
		return text;
	if (!is_label(page_line(pg, line - 1, tmp)))
		return text;
	buf_puts(tmp, "：");
	buf_put(tmp, text.p, text.n);
	return buf_slice(tmp);
}

/* 2024 | 07/18, as some sites set a day in pieces. */
static struct date split_day(struct slice s)
{
	for (size_t i = 0; i + 8 <= s.n; i++) {
		int part[3], n = 0;
		size_t at = i, digits;

		if (s.p[i] != '2' || s.p[i + 1] != '0' || (i && ascii_is_digit(s.p[i - 1])))
			continue;
		while (n < 3 && (digits = count_digits(slice_of(s.p + at, s.n - at))) > 0 && digits <= 4) {
			part[n++] = number(s.p + at, digits);
			for (at += digits; at < s.n && (s.p[at] == ' ' || s.p[at] == '/' || s.p[at] == '-');
			     at++)
				;
		}
		if (n == 3 && part[0] >= 2000 && part[1] <= 12 && part[2] <= 31)
			return date_of(part[0], part[1], part[2]);
	}
	return (struct date){0};
}

/* The k-th line's text, empty where the line is too long for a header's; false behind the last. */
static bool zone_text(const struct page *pg, const struct zone *z, size_t k, struct buf *b, struct buf *tmp,
		      struct slice *text)
{
	size_t i;
	bool inside;

	if (!zone_line(z, k, &i))
		return false;
	inside = i >= z->end && i < z->after;
	*text = slice_of("", 0);
	if (pg->lines[i].chars > (inside ? 60 : 200))
		return true;
	*text = with_label(pg, i, b, tmp);
	if (inside && line_ends_sentence(*text))
		text->n = 0;
	return true;
}

/* A day or an outlet is told by figures, a label's colon or 年: most lines of a page have none of them. */
static bool may_tell(struct slice text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (ascii_is_digit(text.p[i]) || text.p[i] == ':')
			return true;
		if (text.n - i > 2 && (memcmp(text.p + i, "：", 3) == 0 || memcmp(text.p + i, "年", 3) == 0))
			return true;
	}
	return false;
}

enum which_day { DAY_LABELLED, DAY_ANY, DAY_SPLIT };

static struct date day_in(struct slice text, enum which_day which)
{
	struct written_day days[4];
	size_t n;

	if (which == DAY_SPLIT)
		return split_day(text);
	n = line_days(text, days, 4);
	for (size_t d = 0; d < n; d++)
		if (!days[d].refused && date_is_set(days[d].day) && (days[d].labelled || which == DAY_ANY))
			return days[d].day;
	return (struct date){0};
}

/* The first day in the header's lines. */
static struct date visible_day(const struct page *pg, const struct zone *z, enum which_day which)
{
	struct date found = {0};
	struct buf b = {0}, tmp = {0};
	struct slice text;

	for (size_t k = 0; !date_is_set(found) && zone_text(pg, z, k, &b, &tmp, &text); k++)
		if (may_tell(text))
			found = day_in(text, which);
	buf_release(&b);
	buf_release(&tmp);
	return found;
}

/* Names that scripts give to the time of publication, surest first. */
static struct date script_day(const struct page *pg)
{
	static const char *const names[] = {
		"datePublished", "publishTime", "publish_time", "pubTime", "pubtime",
		"ptime",	 "publishDate", "publish_date", "pubDate", "pubdate",
		"createTime",	 "create_time", "ct",		"time"};
	size_t best = sizeof(names) / sizeof(*names);
	struct date found = {0};
	struct slice name, raw;

	for (size_t i = 0; i < pg->nscripts; i++) {
		size_t pos = 0;

		while (script_next(pg->scripts[i], &pos, &name, &raw)) {
			if (raw.n < 8 || raw.n > 32 || !ascii_is_digit(raw.p[0]))
				continue;
			for (size_t k = 0; k < best; k++) {
				struct date d;

				if (!slice_eqs(name, names[k]) || !date_valid(d = machine_day(raw)))
					continue;
				found = d;
				best = k;
			}
		}
	}
	return found;
}

static void find_day(const struct page *pg, const struct ld *ld, const struct zone *z, struct article *a)
{
	struct slice meta = slice_str(pg->meta[FIELD_DAY]);

	if (pg->meta_rank[FIELD_DAY] >= RANK_SURE)
		set_day(a, machine_day(meta), KNOWN_META);
	set_day(a, machine_day(slice_str(ld->day)), KNOWN_META);
	if (a->published_how == KNOWN_NOT)
		set_day(a, visible_day(pg, z, DAY_LABELLED), KNOWN_TEXT);
	set_day(a, machine_day(meta), KNOWN_META);
	if (a->published_how == KNOWN_NOT)
		set_day(a, visible_day(pg, z, DAY_ANY), KNOWN_TEXT);
	set_day(a, machine_day(slice_str(pg->time)), KNOWN_META);
	if (a->published_how == KNOWN_NOT)
		set_day(a, script_day(pg), KNOWN_META);
	if (a->published_how == KNOWN_NOT)
		set_day(a, visible_day(pg, z, DAY_SPLIT), KNOWN_TEXT);
}

static void set_text(char **field, enum known_how *how, struct slice text, enum known_how from)
{
	text = slice_trim(text);
	if (*field || !text.n || text.n > 120)
		return;
	*field = mem_strndup(text.p, text.n);
	if (how)
		*how = from;
}

/* What a label names in the header's lines, through line_source() or line_author(). */
static void labelled_text(const struct page *pg, const struct zone *z, struct slice (*read)(struct slice),
			  char **field, enum known_how *how)
{
	struct buf b = {0}, tmp = {0};
	struct slice text;

	for (size_t k = 0; !*field && zone_text(pg, z, k, &b, &tmp, &text); k++)
		if (read != line_source || may_tell(text))
			set_text(field, how, read(text), KNOWN_TEXT);
	buf_release(&b);
	buf_release(&tmp);
}

/* An element of the header that is named for what it holds: <a class="source">. */
static void named_text(const struct page *pg, const struct zone *z, enum field_kind kind,
		       struct slice (*read)(struct slice), char **field, enum known_how *how)
{
	struct buf b = {0};

	for (size_t i = 0; i < pg->nfields && !*field; i++) {
		const struct field *f = &pg->fields[i];
		struct slice text, inner;

		if (f->kind != kind || f->line < z->first || f->line >= z->end)
			continue;
		buf_clear(&b);
		page_put_line(pg, f->start, f->end, ' ', &b);
		text = slice_trim(buf_slice(&b));
		inner = read(text);
		set_text(field, how, inner.n ? inner : text, KNOWN_TEXT);
	}
	buf_release(&b);
}

/* A meta element may repeat the label: 来源：某报. */
static void meta_text(const struct page *pg, enum field_kind kind, struct slice (*read)(struct slice),
		      char **field, enum known_how *how)
{
	struct slice text = slice_str(pg->meta[kind]), inner = read(text);

	set_text(field, how, inner.n ? inner : text, KNOWN_META);
}

/* The outlet by a script's word: window.PAGE = {"source": "..."}. */
static void script_source(const struct page *pg, struct article *a)
{
	static const char *const names[] = {"source", "nickname", "mediaName", "media_name", "media"};
	struct buf b = {0};
	struct slice name, raw;

	for (size_t i = 0; i < pg->nscripts; i++) {
		size_t pos = 0;

		while (!a->source && script_next(pg->scripts[i], &pos, &name, &raw))
			for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++) {
				if (raw.n > 120 || !slice_eqs(name, names[k]))
					continue;
				buf_clear(&b);
				script_unescape(raw, &b);
				if (b.n &&
				    (unsigned char)b.p[0] >= 0x80) /* a name, not a key of the script's own */
					set_text(&a->source, &a->source_how, buf_slice(&b), KNOWN_META);
			}
	}
	buf_release(&b);
}

static void find_source(const struct page *pg, const struct ld *ld, const struct zone *z, struct article *a)
{
	labelled_text(pg, z, line_source, &a->source, &a->source_how);
	named_text(pg, z, FIELD_SOURCE, line_source, &a->source, &a->source_how);
	meta_text(pg, FIELD_SOURCE, line_source, &a->source, &a->source_how);
	set_text(&a->source, &a->source_how, slice_str(ld->source), KNOWN_META);
	if (!a->source)
		script_source(pg, a);
	set_text(&a->source, &a->source_how, slice_str(pg->meta[FIELD_SITE]), KNOWN_META);
	set_text(&a->source, &a->source_how, page_site(pg, a->title), KNOWN_META);
}

void page_head(const struct page *pg, const struct ld *ld, struct place place, struct article *a)
{
	struct zone z = zone_of(pg, place, page_title(pg, ld, place, a));

	find_day(pg, ld, &z, a);
	find_source(pg, ld, &z, a);
	labelled_text(pg, &z, line_author, &a->author, NULL);
	named_text(pg, &z, FIELD_AUTHOR, line_author, &a->author, NULL);
	set_text(&a->author, NULL, slice_str(ld->author), KNOWN_META);
	meta_text(pg, FIELD_AUTHOR, line_author, &a->author, NULL);
}
