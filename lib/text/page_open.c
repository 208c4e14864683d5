/* SPDX-License-Identifier: BSD-2-Clause */
/* The open elements of a page: what a start tag opens and closes, what an end tag closes. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "text/page_scan.h"

static uint32_t name_hash(struct slice name)
{
	uint32_t h = 2166136261u; /* FNV-1a */

	for (size_t i = 0; i < name.n; i++)
		h = (h ^ (unsigned char)name.p[i]) * 16777619u;
	return h;
}

static bool is_heading(unsigned int tag)
{
	return tag >= TAG_H1 && tag <= TAG_H6;
}

static bool is_cell(unsigned int tag)
{
	return tag == TAG_TD || tag == TAG_TH || tag == TAG_CAPTION;
}

static bool is_section(unsigned int tag)
{
	return tag == TAG_TBODY || tag == TAG_THEAD || tag == TAG_TFOOT;
}

/*
 * "display : none" in a style attribute. What is only invisible keeps its place
 * on the page and is shown later by script (WeChat's articles come that way).
 */
static bool style_hides(struct slice style)
{
	for (size_t i = 0; i + 11 < style.n; i++) {
		if ((style.p[i] | 0x20) != 'd' || strncasecmp(style.p + i, "display", 7) != 0)
			continue;
		i += 7;
		while (i < style.n && (style.p[i] == ' ' || style.p[i] == ':'))
			i++;
		if (style.n - i >= 4 && strncasecmp(style.p + i, "none", 4) == 0)
			return true;
	}
	return false;
}

static bool is_address(struct slice href)
{
	return href.n && href.p[0] != '#' &&
	       strncasecmp(href.p, "javascript", 10 < href.n ? 10 : href.n) != 0;
}

static void keep_next(struct page *pg, struct slice href)
{
	if (!pg->next_url && is_address(href))
		pg->next_url = mem_strndup(href.p, href.n);
}

/* The link to the article's next page, by its words. */
static void link_closed(struct scan *s, const struct open *o)
{
	static const char *const words[] = {"下一页",	"下一頁", "下页",      "下頁",	    "下一页>",
					    "下一页>>", "Next",	  "Next page", "Next Page", "next"};
	struct page *pg = s->pg;

	if (pg->next_url || o->line_at != pg->nlines || pg->text.n <= o->text_at)
		return;
	struct slice text = slice_of(pg->text.p + o->text_at, pg->text.n - o->text_at);

	while (text.n && (text.p[0] == PAGE_MARK || text.p[0] == ' '))
		text = slice_of(text.p + 1, text.n - 1);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_eqs(text, words[i]))
			keep_next(pg, buf_slice(&s->href));
}

static void field_closed(struct scan *s, const struct open *o)
{
	struct page *pg = s->pg;

	if (o->line_at != pg->nlines || pg->text.n <= o->text_at || pg->text.n - o->text_at > 200 ||
	    s->line.chars == 0 || pg->nfields == PAGE_FIELDS)
		return;
	pg->fields[pg->nfields++] = (struct field){.kind = (enum field_kind)o->field,
						   .line = o->line_at,
						   .start = o->text_at,
						   .end = (uint32_t)pg->text.n};
}

static void pop(struct scan *s)
{
	struct open *o = &s->stack[--s->depth];

	if (o->is_link && s->links)
		link_closed(s, o);
	if (o->field && !s->hidden)
		field_closed(s, o);
	if (o->is_block)
		scan_break(s);
	else
		s->mark = true;
	s->links -= o->is_link;
	s->hidden -= o->is_hidden;
	s->foreign -= o->is_foreign;
	s->h.foreign = s->foreign > 0;
	s->bolds -= o->tag == TAG_B || o->tag == TAG_STRONG;
	s->pres -= o->tag == TAG_PRE;
	if (is_heading(o->tag))
		s->heading = 0;
	if (o->has_node)
		s->pg->nodes[s->node].line1 = (uint32_t)s->pg->nlines;
	s->node = o->node_before;
	s->table = o->table_before;
}

void scan_pop(struct scan *s, size_t depth)
{
	while (s->depth > depth)
		pop(s);
}

/* Pop through the topmost open element for which `closes` says so, unless one where `stops` does is above it. */
static void close_within(struct scan *s, bool (*closes)(unsigned int), bool (*stops)(unsigned int))
{
	for (size_t i = s->depth; i-- > 0;) {
		if (closes(s->stack[i].tag)) {
			scan_pop(s, i);
			return;
		}
		if (stops(s->stack[i].tag))
			return;
	}
}

static bool is_table(unsigned int tag)
{
	return tag == TAG_TABLE;
}

static bool is_row(unsigned int tag)
{
	return tag == TAG_TR;
}

static bool is_row_or_table(unsigned int tag)
{
	return tag == TAG_TR || tag == TAG_TABLE;
}

static bool is_item(unsigned int tag)
{
	return tag == TAG_LI;
}

static bool is_term(unsigned int tag)
{
	return tag == TAG_DT || tag == TAG_DD;
}

static bool stops_item(unsigned int tag)
{
	return tag == TAG_UL || tag == TAG_OL || tag == TAG_DL || tag == TAG_TABLE || is_cell(tag) ||
	       tag == TAG_SECTION || tag == TAG_ARTICLE;
}

/* What a start tag closes without an end tag. */
static void imply_end(struct scan *s, unsigned int tag, bool is_block)
{
	size_t i = s->depth;

	while (i && !s->stack[i - 1].is_block && !(tag == TAG_A && s->stack[i - 1].tag == TAG_A))
		i--;
	if (i && tag == TAG_A && s->stack[i - 1].tag == TAG_A)
		scan_pop(s, i - 1);
	if (!is_block)
		return;
	if (i && (s->stack[i - 1].tag == TAG_P || (is_heading(tag) && is_heading(s->stack[i - 1].tag))))
		scan_pop(s, i - 1);
	if (tag == TAG_LI)
		close_within(s, is_item, stops_item);
	else if (tag == TAG_DT || tag == TAG_DD)
		close_within(s, is_term, stops_item);
	else if (tag == TAG_TD || tag == TAG_TH)
		close_within(s, is_cell, is_row_or_table);
	else if (tag == TAG_TR)
		close_within(s, is_row, is_table);
	else if (is_section(tag))
		close_within(s, is_section, is_table);
}

/* Metadata on any element: <time datetime>, itemprop with content, rel=next. */
static void take_attributes(struct scan *s, const struct html_token *t, unsigned int tag)
{
	struct page *pg = s->pg;
	struct slice name = html_attr(t, "itemprop"), content = html_attr(t, "content");

	if (tag == TAG_META) {
		if (!name.n)
			name = html_attr(t, "name");
		if (!name.n)
			name = html_attr(t, "property");
	}
	if (tag == TAG_TIME && !content.n)
		content = html_attr(t, "datetime");
	if (tag == TAG_TIME && content.n && !pg->time && !s->hidden)
		pg->time = mem_strndup(content.p, content.n < 64 ? content.n : 64);
	if (name.n && content.n)
		page_meta(pg, name, content);
	if (tag == TAG_LINK || tag == TAG_A) {
		struct slice rel = html_attr(t, "rel");

		if (slice_eqs(rel, "next"))
			keep_next(pg, html_attr(t, "href"));
	}
}

/* A link, unless it only names a place; its address is kept for link_closed(). */
static bool opens_link(struct scan *s, const struct html_token *t)
{
	struct slice href = html_attr(t, "href");

	if (!href.p)
		return !html_attr(t, "name").p && !html_attr(t, "id").p;
	if (!s->pg->next_url) {
		buf_clear(&s->href);
		buf_put(&s->href, href.p, href.n < 2048 ? href.n : 2048);
	}
	return true;
}

/* page_hints(), of words that are a view of the page by what was found out before. */
static unsigned int hints_of(struct scan *s, struct slice words, enum field_kind *field)
{
	const struct slice html = s->pg->html;
	struct hint_kept *k;
	enum field_kind found = FIELD_NONE;

	if (!words.n)
		return 0;
	if (words.p < html.p || words.p >= html.p + html.n)
		return page_hints(words, field);
	k = &s->hints[(words.n * 31 + (unsigned char)words.p[0] * 7 + (unsigned char)words.p[words.n - 1]) %
		      HINTS_KEPT];
	if (!slice_eq(k->words, words)) {
		k->hints = (uint16_t)page_hints(words, &found);
		k->field = (uint8_t)found;
		k->words = words;
	}
	if (*field == FIELD_NONE)
		*field = (enum field_kind)k->field;
	return k->hints;
}

static void push(struct scan *s, const struct html_token *t, unsigned int tag, bool is_block, bool is_hidden)
{
	struct page *pg = s->pg;
	struct slice class = html_attr(t, "class"), id = html_attr(t, "id"), prop = html_attr(t, "itemprop");
	struct open *o = &s->stack[s->depth];
	enum field_kind field = FIELD_NONE;
	unsigned int hints = 0;

	if (!s->hidden) {
		hints = hints_of(s, class, &field);
		hints |= hints_of(s, id, &field);
		hints |= hints_of(s, prop, &field);
		if (tag == TAG_OTHER && memchr(t->name.p, '-', t->name.n))
			hints |= page_hints(t->name, &field);
		if (!is_block)
			hints &= tag == TAG_OTHER ? HINT_CONTENT | HINT_POST : 0;
	}
	if (!is_hidden && (html_attr(t, "hidden").p || style_hides(html_attr(t, "style"))))
		is_hidden = !(hints & HINT_CONTENT);
	*o = (struct open){.hash = tag == TAG_OTHER ? name_hash(t->name) : 0,
			   .node_before = s->node,
			   .table_before = s->table,
			   .text_at = (uint32_t)pg->text.n,
			   .line_at = (uint32_t)pg->nlines,
			   .tag = (uint8_t)tag,
			   .field = (uint8_t)field,
			   .is_block = is_block,
			   .is_hidden = is_hidden,
			   .is_foreign = slice_eqs(t->name, "svg") || slice_eqs(t->name, "math")};
	o->is_link = tag == TAG_A && opens_link(s, t);
	o->has_node = !s->hidden && scan_wants_node(tag, hints) && pg->nnodes < PAGE_NODES + pg->html.n / 8;
	if (o->has_node)
		scan_new_node(s, t, tag, hints);
	s->depth++;
	s->links += o->is_link;
	s->hidden += is_hidden;
	s->foreign += o->is_foreign;
	s->h.foreign = s->foreign > 0;
	s->bolds += tag == TAG_B || tag == TAG_STRONG;
	s->pres += tag == TAG_PRE;
	if (is_heading(tag))
		s->heading = tag - TAG_H1 + 1;
}

void scan_start(struct scan *s, const struct html_token *t)
{
	bool is_block, is_void, is_hidden;
	unsigned int tag = page_tag(t->name, &is_block, &is_void, &is_hidden);

	if (tag == TAG_META || tag == TAG_LINK || tag == TAG_TIME || tag == TAG_A ||
	    html_attr(t, "itemprop").n)
		take_attributes(s, t, tag);
	if (tag == TAG_HTML || tag == TAG_HEAD || tag == TAG_BODY)
		return;
	imply_end(s, tag, is_block);
	if (is_block || tag == TAG_BR || tag == TAG_HR)
		scan_break(s);
	else
		s->mark = true;
	if (is_void || (t->self_closing && s->foreign))
		return;
	if (tag == TAG_TR && s->table)
		s->pg->nodes[s->table].row++;
	if (s->depth < PAGE_DEPTH && (is_block || s->depth < PAGE_DEPTH - 56))
		push(s, t, tag, is_block, is_hidden);
	else
		s->overflow += is_block;
}

/* Whether an open element keeps an end tag from reaching further out. */
static bool bars(unsigned int open_tag, unsigned int end_tag)
{
	if (end_tag == TAG_TABLE)
		return false;
	if (is_cell(end_tag) || end_tag == TAG_TR || is_section(end_tag))
		return open_tag == TAG_TABLE;
	return open_tag == TAG_TABLE || is_cell(open_tag);
}

void scan_end(struct scan *s, const struct html_token *t)
{
	bool is_block, is_void, is_hidden;
	unsigned int tag = page_tag(t->name, &is_block, &is_void, &is_hidden);
	uint32_t hash = tag == TAG_OTHER ? name_hash(t->name) : 0;

	if (tag == TAG_BR)
		scan_break(s);
	if (is_void || tag == TAG_HTML || tag == TAG_BODY || tag == TAG_HEAD)
		return;
	if (s->overflow && is_block) {
		s->overflow--;
		scan_break(s);
		return;
	}
	for (size_t i = s->depth; i-- > 0;) {
		const struct open *o = &s->stack[i];

		if ((o->tag == tag && o->hash == hash) || (is_heading(tag) && is_heading(o->tag))) {
			scan_pop(s, i);
			return;
		}
		if (is_block ? bars(o->tag, tag) : o->is_block)
			break;
	}
	if (is_block) /* an end tag of nothing parts lines as well: </p> */
		scan_break(s);
}
