/* SPDX-License-Identifier: BSD-2-Clause */
/* From tokens to the lines of a page: white space, line ends, scripts, the title element. */
#include "text/page_scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"

/* Bytes of the white space at p that is no ASCII, or of a character of no width; *wide: it parts words. */
static size_t space_at(const char *p, size_t n, bool *wide)
{
	const unsigned char *u = (const unsigned char *)p;

	*wide = true;
	if (n > 1 && u[0] == 0xC2 && (u[1] == 0xA0 || u[1] == 0xAD)) {
		*wide = u[1] == 0xA0;
		return 2;
	}
	if (n < 3)
		return 0;
	if (u[0] == 0xE3 && u[1] == 0x80 && u[2] == 0x80)
		return 3;
	if (u[0] == 0xEF && u[1] == 0xBB && u[2] == 0xBF) {
		*wide = false;
		return 3;
	}
	if (u[0] != 0xE2 || u[1] != 0x80)
		return 0;
	*wide = u[2] <= 0x8A || u[2] == 0xAF;
	return u[2] <= 0x8F || u[2] == 0xAF || (u[2] >= 0xAA && u[2] <= 0xAE) ? 3 : 0;
}

/* Whether a character that begins with this byte may be white space. */
static bool may_be_space(unsigned char c)
{
	return c <= 0x20 || c == 0x7F || c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF;
}

/* The first byte in [p, e) for which may_be_space() holds; e where there is none. */
static const char *find_space(const char *p, const char *e)
{
#ifdef __SSE2__
	const __m128i blank = _mm_set1_epi8(0x20), del = _mm_set1_epi8(0x7F);

	for (; e - p >= 16; p += 16) {
		const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
		const __m128i ascii =
			_mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(v, blank), v), _mm_cmpeq_epi8(v, del));
		const __m128i low = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC2)),
						 _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE2)));
		const __m128i high = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xE3)),
						  _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xEF)));
		const int mask = _mm_movemask_epi8(_mm_or_si128(ascii, _mm_or_si128(low, high)));

		if (mask)
			return p + __builtin_ctz((unsigned int)mask);
	}
#endif
	while (p < e && !may_be_space((unsigned char)*p))
		p++;
	return p;
}

static void put_run(struct scan *s, const char *p, size_t n)
{
	struct page *pg = s->pg;
	uint32_t chars = (uint32_t)bytes_chars(p, n);

	if (s->line.chars == 0) {
		s->line.start = (uint32_t)pg->text.n;
		s->line.node = s->node;
	} else if (s->space) {
		buf_putc(&pg->text, ' ');
	} else if (s->mark) {
		buf_putc(&pg->text, PAGE_MARK);
	}
	s->space = s->mark = false;
	buf_put(&pg->text, p, n);
	s->line.chars += chars;
	s->line.link += s->links ? chars : 0;
	s->line.bold += s->bolds ? chars : 0;
	if (s->heading)
		s->line.heading = (uint8_t)s->heading;
}

void scan_text(struct scan *s, struct slice text)
{
	const char *p = text.p;
	size_t n = text.n, i = 0, k;
	bool wide;

	while (i < n) {
		size_t start = i;

		for (k = 0; (i = (size_t)(find_space(p + i, p + n) - p)) < n; i++) {
			unsigned char c = (unsigned char)p[i];

			if (c <= 0x20 || c == 0x7F || (k = space_at(p + i, n - i, &wide)))
				break;
		}
		if (i > start)
			put_run(s, p + start, i - start);
		if (i == n)
			break;
		if (k == 0) {
			if (p[i] == '\n' && s->pres)
				scan_break(s);
			s->space = true;
			i++;
		} else {
			s->space |= wide;
			if (s->line.chars == 0 && wide && s->line.indent < 250)
				s->line.indent += k == 3 ? 2 : 1;
			i += k;
		}
	}
}

/* Keep the line in hand, if it holds anything. */
static void end_line(struct scan *s)
{
	struct page *pg = s->pg;

	/* What a damaged page lost at the end of a line is no character. */
	while (s->line.chars && pg->text.n - s->line.start >= 3 &&
	       memcmp(pg->text.p + pg->text.n - 3, "\xEF\xBF\xBD", 3) == 0)
		pg->text.n -= 3;
	s->line.end = (uint32_t)pg->text.n;
	if (s->line.chars && s->line.end > s->line.start) {
		pg->lines = mem_grow(pg->lines, pg->nlines, &pg->lines_cap, sizeof(*pg->lines));
		pg->lines[pg->nlines++] = s->line;
	}
	s->line = (struct line){0};
	s->space = s->mark = false;
}

void scan_break(struct scan *s)
{
	if (s->pg->nlines < PAGE_LINES + s->pg->html.n / 8)
		end_line(s);
	else
		s->space = true;
}

/* The text of a script is kept as a view for whoever looks for metadata in it. */
static void take_script(struct scan *s, bool is_ld)
{
	struct page *pg = s->pg;
	struct slice text = html_raw(&s->h);

	if (text.n && pg->nscripts < PAGE_SCRIPTS) {
		pg->is_ld[pg->nscripts] = is_ld;
		pg->scripts[pg->nscripts++] = text;
	}
}

/* The first title that holds anything is the page's. */
static void take_title(struct scan *s)
{
	struct html_token t;
	struct buf title = {0};

	while (s->h.state == HTML_RCDATA && html_next(&s->h, &t) == HTML_TEXT)
		buf_put(&title, t.text.p, t.text.n);
	if (s->pg->title.n == 0) {
		struct slice kept = slice_trim(buf_slice(&title));

		buf_put(&s->pg->title, kept.p, kept.n);
	}
	buf_release(&title);
}

static bool has_ld(const struct html_token *t)
{
	struct slice type = html_attr(t, "type");

	for (size_t i = 0; i + 7 <= type.n; i++)
		if (memcmp(type.p + i, "ld+json", 7) == 0)
			return true;
	return false;
}

/* Content that the tokenizer reads as raw text. True where the tag is done with. */
static bool raw_content(struct scan *s, const struct html_token *t)
{
	bool is_script, is_ld;

	if (s->foreign || !html_may_enter(t->name))
		return false;
	is_script = slice_eqs(t->name, "script");
	is_ld = is_script && has_ld(t);
	html_enter(&s->h, t->name);
	if (s->h.state == HTML_DATA || s->h.state == HTML_PLAINTEXT)
		return false;
	if (is_script)
		take_script(s, is_ld);
	else if (slice_eqs(t->name, "title"))
		take_title(s);
	else
		html_raw(&s->h);
	return true;
}

void page_scan(struct page *pg, struct slice html)
{
	struct scan *s = mem_zalloc(sizeof(*s));
	struct html_token t;

	memset(pg, 0, sizeof(*pg));
	pg->html = html;
	pg->nodes = mem_grow(NULL, 0, &pg->nodes_cap, sizeof(*pg->nodes));
	pg->nodes[pg->nnodes++] = (struct node){.tag = TAG_BODY};
	s->pg = pg;
	html_init(&s->h, html);
	while (html_next(&s->h, &t) != HTML_EOF) {
		if (t.kind == HTML_TEXT && !s->hidden)
			scan_text(s, t.text);
		else if (t.kind == HTML_START && !raw_content(s, &t))
			scan_start(s, &t);
		else if (t.kind == HTML_END)
			scan_end(s, &t);
	}
	scan_pop(s, 0);
	end_line(s);
	pg->nodes[0].line1 = (uint32_t)pg->nlines;
	html_release(&s->h);
	buf_release(&s->href);
	free(s);
}

void page_release(struct page *pg)
{
	buf_release(&pg->text);
	buf_release(&pg->title);
	free(pg->lines);
	free(pg->nodes);
	for (size_t i = 0; i < FIELD_KINDS; i++)
		free(pg->meta[i]);
	free(pg->time);
	free(pg->next_url);
	memset(pg, 0, sizeof(*pg));
}

void page_put_line(const struct page *pg, uint32_t start, uint32_t end, char sep, struct buf *out)
{
	const char *p = pg->text.p + start, *e = pg->text.p + end, *m;

	while (p < e && (m = memchr(p, PAGE_MARK, (size_t)(e - p)))) {
		buf_put(out, p, (size_t)(m - p));
		if (sep)
			buf_putc(out, sep);
		p = m + 1;
	}
	buf_put(out, p, (size_t)(e - p));
}
