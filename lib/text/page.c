/* SPDX-License-Identifier: BSD-2-Clause */
/* From an HTML page to an article. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "text/headline.h"
#include "text/html.h"
#include "text/page_head.h"

/* Characters of running text below which a page is taken for one that its scripts fill. */
enum { VISIBLE_MIN = 60 };

void page_put_block(struct article *a, size_t *cap, enum block_kind kind, size_t start, size_t table)
{
	a->blocks = mem_grow(a->blocks, a->nblocks, cap, sizeof(*a->blocks));
	a->blocks[a->nblocks++] = (struct block){
		.kind = kind, .start = (uint32_t)start, .end = (uint32_t)a->text.n, .table = (uint32_t)table};
}

/* The lines of the article as they are sifted. */
struct sift {
	const struct page *pg;
	struct article *a;
	size_t blocks_cap, tables_cap;
	uint32_t line0, line1; /**< of the element that holds the article */
	uint8_t *form; /**< enum line_form of each of them; DROPPED */
	struct place place; /**< of its running text */
	struct buf tmp;
	struct buf forms; /**< of the blocks that were put, as headline_mark() takes them */
};

enum { DROPPED = 255 };

static bool is_title(const struct sift *s, struct slice text)
{
	struct slice title = slice_str(s->a->title);

	return title.n && (slice_eq(text, title) || slice_eqs(text, s->pg->title.p ? s->pg->title.p : ""));
}

/* A short line that is wholly an element named for the outlet, the author or the day. */
static bool is_named_field(const struct page *pg, size_t i)
{
	const struct line *l = &pg->lines[i];

	for (size_t k = 0; l->chars <= 40 && k < pg->nfields; k++)
		if (pg->fields[k].line == i && pg->fields[k].start <= l->start + 1 &&
		    pg->fields[k].end >= l->end)
			return true;
	return false;
}

/* A line drawn with characters: *****, -----, ===== */
static bool is_rule(struct slice text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] >= 0x80 || (unsigned char)((text.p[i] | 0x20) - 'a') < 26 ||
		    (unsigned char)(text.p[i] - '0') < 10)
			return false;
	return true;
}

/* The form of a line: that of its words, but links are links and a table's rows are text. */
static uint8_t form_of(struct sift *s, size_t i)
{
	const struct line *l = &s->pg->lines[i];
	struct slice text;

	if (s->pg->nodes[l->node].hints & HINT_PRUNED)
		return DROPPED;
	if (tables_around(s->pg, l->node))
		return LINE_PARA;
	text = page_line(s->pg, i, &s->tmp);
	if (is_rule(text))
		return DROPPED;
	if (l->link * 10 >= l->chars * 8 && (l->chars < 40 || !line_ends_sentence(text)))
		return LINE_LINK;
	if (is_named_field(s->pg, i) && !line_ends_sentence(text))
		return LINE_META;
	return (uint8_t)line_form(text);
}

static bool is_scrap(uint8_t form)
{
	return form == LINE_EMPTY || form == LINE_META || form == LINE_CRUMBS || form == LINE_LINK ||
	       form == LINE_CONTROL || form == LINE_ENDING || form == DROPPED;
}

/* Banners and notices may stand above the title; most of the text (chars) stands below it. */
static void cut_above_title(struct sift *s, size_t title, size_t chars)
{
	size_t above = 0;

	if (title < s->line0 || title >= s->line1)
		return;
	for (size_t i = 0; i < title - s->line0; i++)
		above += s->form[i] == LINE_PARA ? s->pg->lines[s->line0 + i].chars : 0;
	for (size_t i = 0; above * 3 < chars && i < title - s->line0; i++)
		s->form[i] = DROPPED;
}

/*
 * What comes before the first running text is the header: its scraps go. So do
 * scraps anywhere, and all that follows a line that ends an article, once most
 * of the text has been seen.
 */
static void sift_lines(struct sift *s, size_t title)
{
	size_t n = s->line1 - s->line0, chars = 0, seen = 0, i;
	bool ended = false;

	for (i = 0; i < n; i++) {
		s->form[i] = form_of(s, s->line0 + i);
		chars += s->form[i] == LINE_PARA ? s->pg->lines[s->line0 + i].chars : 0;
	}
	for (i = 0; i < n; i++) {
		if (s->form[i] == LINE_PARA)
			seen += s->pg->lines[s->line0 + i].chars;
		if (s->form[i] == LINE_ENDING && seen * 2 > chars)
			ended = true;
		if (ended || is_scrap(s->form[i]))
			s->form[i] = DROPPED;
	}
	cut_above_title(s, title, chars);
	for (i = 0; i < n; i++) {
		/* a title may look like a sentence: 去年治安如何？ */
		if (s->form[i] != DROPPED && is_title(s, page_line(s->pg, s->line0 + i, &s->tmp)))
			s->form[i] = DROPPED;
		else if (s->form[i] == LINE_PARA)
			break;
	}
}

/* What stands above the text and names only the outlet or the author, without any label. */
static void drop_names(struct sift *s)
{
	for (uint32_t i = s->line0; i < s->line1 && s->form[i - s->line0] != LINE_PARA; i++) {
		struct slice text = page_line(s->pg, i, &s->tmp);

		if ((s->a->source && slice_eqs(text, s->a->source)) ||
		    (s->a->author && slice_eqs(text, s->a->author)))
			s->form[i - s->line0] = DROPPED;
	}
}

/* The article proper is from its first to its last running text; what is around may tell day and outlet. */
static void set_place(struct sift *s)
{
	size_t n = s->line1 - s->line0, first = 0, end = n;

	while (first < n && s->form[first] != LINE_PARA)
		first++;
	while (end > first && s->form[end - 1] != LINE_PARA)
		end--;
	if (first < n)
		s->place = (struct place){s->line0 + (uint32_t)first, s->line0 + (uint32_t)end};
}

static void put_line(struct sift *s, const struct line *l, uint8_t form)
{
	struct buf *text = &s->a->text;
	bool heading = l->heading || form == LINE_HEADING || (l->bold == l->chars && l->chars <= 40);
	size_t start;

	if (text->n)
		buf_putc(text, '\n');
	start = text->n;
	page_put_line(s->pg, l->start, l->end, 0, text);
	page_put_block(s->a, &s->blocks_cap, heading && form != LINE_PARA ? BLOCK_HEADING : BLOCK_PARA, start,
		       0);
	/* the form is that of the line with blanks where inline elements meet */
	while (s->forms.n + 1 < s->a->nblocks)
		buf_putc(&s->forms, (char)LINE_FORM_UNKNOWN);
	buf_putc(&s->forms, memchr(s->pg->text.p + l->start, PAGE_MARK, l->end - l->start)
				    ? (char)LINE_FORM_UNKNOWN
				    : (char)form);
}

static void put_lines(struct sift *s)
{
	uint32_t last_table = 0;

	for (uint32_t i = s->line0; i < s->line1; i++) {
		const struct line *l = &s->pg->lines[i];
		uint32_t table = s->form[i - s->line0] == DROPPED ? 0 : tables_around(s->pg, l->node);

		if (s->form[i - s->line0] == DROPPED || (table && table == last_table))
			continue;
		if (table)
			tables_put(s->pg, table, s->a, &s->blocks_cap, &s->tables_cap);
		else
			put_line(s, l, s->form[i - s->line0]);
		last_table = table;
	}
}

static size_t running_chars(const struct sift *s)
{
	size_t n = 0;

	for (uint32_t i = s->line0; i < s->line1; i++)
		n += s->form[i - s->line0] == LINE_PARA ? s->pg->lines[i].chars : 0;
	return n;
}

/* The plain text of an articleBody: one block a line. */
static void put_plain(struct sift *s, struct slice body)
{
	while (body.n) {
		const char *nl = memchr(body.p, '\n', body.n);
		size_t n = nl ? (size_t)(nl - body.p) : body.n;
		struct slice text = slice_trim(slice_of(body.p, n));

		if (text.n) {
			size_t start;

			if (s->a->text.n)
				buf_putc(&s->a->text, '\n');
			start = s->a->text.n;
			buf_put(&s->a->text, text.p, text.n);
			page_put_block(s->a, &s->blocks_cap, BLOCK_PARA, start, 0);
		}
		body = slice_of(body.p + n, body.n - n);
		if (body.n)
			body = slice_of(body.p + 1, body.n - 1);
	}
}

/* The longest string that a script calls the content of something. */
static void script_content(const struct page *pg, struct buf *out)
{
	static const char *const names[] = {"content",	      "articleBody",	 "contentHtml",
					    "articleContent", "article_content", "body",
					    "html",	      "detail",		 "text"};
	struct slice best = slice_of("", 0), name, raw;

	for (size_t i = 0; i < pg->nscripts; i++) {
		size_t pos = 0;

		while (script_next(pg->scripts[i], &pos, &name, &raw))
			for (size_t k = 0; raw.n > best.n && k < sizeof(names) / sizeof(*names); k++)
				if (slice_eqs(name, names[k]))
					best = raw;
	}
	script_unescape(best, out);
}

/* A page in a string may be escaped twice: once more then, so that its tags are tags. */
static void unescape_tags(struct buf *html)
{
	struct html h;
	struct html_token t;
	struct buf out = {0};

	if (!html->n || memchr(html->p, '<', html->n) || !strstr(html->p, "&lt;"))
		return;
	html_init(&h, buf_slice(html));
	while (html_next(&h, &t) != HTML_EOF)
		buf_put(&out, t.text.p, t.text.n);
	html_release(&h);
	buf_release(html);
	*html = out;
}

/* Sift a page's article into a. */
static void sift_page(struct sift *s, struct page *pg)
{
	uint32_t node;

	tables_judge(pg);
	node = page_pick(pg);
	s->pg = pg;
	s->line0 = pg->nodes[node].line0;
	s->line1 = pg->nodes[node].line1;
	s->form = mem_array(NULL, s->line1 - s->line0 + 1, 1);
	s->place = (struct place){s->line0, s->line1};
}

/* A page without visible text: the article is in its scripts. False where it is not there either. */
static bool put_hidden(struct sift *s, const struct page *pg, const struct ld *ld)
{
	struct buf html = {0};
	struct page inner;
	struct sift in = {.a = s->a};
	bool found;

	if (ld->body && strlen(ld->body) >= VISIBLE_MIN && !strchr(ld->body, '<')) {
		put_plain(s, slice_str(ld->body));
		return true;
	}
	if (ld->body)
		buf_puts(&html, ld->body);
	else
		script_content(pg, &html);
	unescape_tags(&html);
	page_scan(&inner, buf_slice(&html));
	sift_page(&in, &inner);
	sift_lines(&in, SIZE_MAX);
	found = running_chars(&in) >= VISIBLE_MIN;
	if (found)
		put_lines(&in);
	free(in.form);
	buf_release(&in.tmp);
	buf_release(&in.forms);
	page_release(&inner);
	buf_release(&html);
	return found;
}

/* forms: for headline_mark(), the caller's to release. */
static void read_page(struct page *pg, struct article *a, struct buf *forms)
{
	struct sift s = {.a = a};
	struct ld ld = {0};

	for (size_t i = 0; i < pg->nscripts; i++)
		if (pg->is_ld[i])
			ld_read(pg->scripts[i], &ld);
	sift_page(&s, pg);
	sift_lines(&s, page_title(pg, &ld, s.place, a));
	set_place(&s);
	page_head(pg, &ld, s.place, a);
	drop_names(&s);
	if (running_chars(&s) >= VISIBLE_MIN || !put_hidden(&s, pg, &ld))
		put_lines(&s);
	a->next_url = pg->next_url;
	pg->next_url = NULL;
	*forms = s.forms;
	ld_release(&ld);
	free(s.form);
	buf_release(&s.tmp);
}

void article_from_html(struct slice raw, const struct article_hints *hints, struct article *a)
{
	static const struct article_hints nothing;
	struct buf html = {0}, forms = {0};
	struct page pg;

	if (!hints)
		hints = &nothing;
	memset(a, 0, sizeof(*a));
	buf_put(&a->text, "", 0); /* so that what has no text has a place in it all the same */
	decode_bytes(raw, hints->charset, true, &html, &a->decoded);
	page_scan(&pg, buf_slice(&html));
	read_page(&pg, a, &forms);
	page_release(&pg);
	buf_release(&html);
	headline_mark(a, buf_slice(&forms));
	buf_release(&forms);
	headline_fill(a, hints);
}
