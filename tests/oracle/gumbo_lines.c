/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The lines of pages as the reader of pages has them, against those of the tree that gumbo builds.
 * usage: gumbo_lines FILE...    Prints what differs, white space aside; status 1 where anything does.
 */
#include <gumbo.h>
#include <stdio.h>
#include <string.h>

#include "base/io.h"
#include "base/utf8.h"
#include "text/decode.h"
#include "text/page.h"

/* Lines, each ended by a line feed, without white space and without empty ones. */
static void end_line(struct buf *out)
{
	if (out->n && out->p[out->n - 1] != '\n')
		buf_putc(out, '\n');
}

/* White space, and what is lost of damaged characters: at the end of a line it is dropped. */
static bool is_white(uint32_t cp)
{
	return cp <= 0x20 || cp == 0x7F || cp == 0xA0 || cp == 0xAD || (cp >= 0x2000 && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202F) || cp == 0x3000 || cp == 0xFEFF || cp == 0xFFFD;
}

/* pre: line feeds end lines. */
static void put_text(struct buf *out, struct slice s, bool pre)
{
	for (size_t i = 0; i < s.n;) {
		uint32_t cp;
		size_t n = utf8_decode(s.p + i, s.n - i, &cp);

		if (cp == '\n' && pre)
			end_line(out);
		if (!is_white(cp))
			buf_put(out, s.p + i, n);
		i += n;
	}
}

static bool hides(const GumboElement *e)
{
	const GumboAttribute *style = gumbo_get_attribute(&e->attributes, "style");

	return gumbo_get_attribute(&e->attributes, "hidden") ||
	       (style && strstr(style->value, "display:none"));
}

static void walk(const GumboNode *node, bool pre, struct buf *out)
{
	const GumboElement *e = &node->v.element;
	bool is_block, is_void, is_hidden;
	struct slice name;
	GumboStringPiece piece;
	char lower[32];

	if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
		put_text(out, slice_str(node->v.text.text), pre);
		return;
	}
	if (node->type != GUMBO_NODE_ELEMENT)
		return;
	piece = e->original_tag;
	gumbo_tag_from_original_text(&piece);
	name = e->tag == GUMBO_TAG_UNKNOWN ? slice_of(piece.data, piece.length)
					   : slice_str(gumbo_normalized_tagname(e->tag));
	snprintf(lower, sizeof(lower), "%.*s", (int)name.n, name.p ? name.p : "");
	for (char *c = lower; *c; c++)
		*c = (char)(*c >= 'A' && *c <= 'Z' ? *c | 0x20 : *c);
	unsigned int tag = page_tag(slice_str(lower), &is_block, &is_void, &is_hidden);

	if (is_block || tag == TAG_BR || tag == TAG_HR)
		end_line(out);
	if (!is_hidden && !hides(e)) {
		for (unsigned int i = 0; i < e->children.length; i++)
			walk(e->children.data[i], pre || tag == TAG_PRE, out);
	}
	if (is_block)
		end_line(out);
}

static void lines_of_gumbo(struct slice html, struct buf *out)
{
	GumboOptions options = kGumboDefaultOptions;
	GumboOutput *tree = gumbo_parse_with_options(&options, html.p, html.n);

	walk(tree->root, false, out);
	end_line(out);
	gumbo_destroy_output(&options, tree);
}

static void lines_of_page(struct slice html, struct buf *out)
{
	struct page pg;
	struct buf line = {0};

	page_scan(&pg, html);
	for (size_t i = 0; i < pg.nlines; i++) {
		buf_clear(&line);
		page_put_line(&pg, pg.lines[i].start, pg.lines[i].end, '\0', &line);
		put_text(out, buf_slice(&line), false);
		end_line(out);
	}
	buf_release(&line);
	page_release(&pg);
}

static struct slice next_line(struct slice *rest)
{
	const char *lf = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
	struct slice line = {rest->p, lf ? (size_t)(lf - rest->p) : rest->n};

	rest->p += line.n + (lf ? 1 : 0);
	rest->n -= line.n + (lf ? 1 : 0);
	return line;
}

/* Whether the lines are the same; the first that differs is printed. */
static bool same(const char *path, const struct buf *ours, const struct buf *theirs)
{
	struct slice a = buf_slice(ours), b = buf_slice(theirs);

	for (size_t n = 1; a.n || b.n; n++) {
		struct slice x = next_line(&a), y = next_line(&b);

		if (slice_eq(x, y))
			continue;
		printf("%s: line %zu differs\n  page:  %.*s\n  gumbo: %.*s\n", path, n,
		       (int)(x.n < 200 ? x.n : 200), x.p ? x.p : "", (int)(y.n < 200 ? y.n : 200),
		       y.p ? y.p : "");
		return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	int status = 0;

	for (int i = 1; i < argc; i++) {
		struct buf bytes = {0}, html = {0}, ours = {0}, theirs = {0};
		struct decoded decoded;
		struct err err = {0};

		if (io_read_file(argv[i], 1 << 26, &bytes, &err) != KPI_OK) {
			fprintf(stderr, "gumbo_lines: %s\n", err.msg);
			return 3;
		}
		decode_bytes(buf_slice(&bytes), NULL, true, &html, &decoded);
		lines_of_page(buf_slice(&html), &ours);
		lines_of_gumbo(buf_slice(&html), &theirs);
		if (!same(argv[i], &ours, &theirs))
			status = 1;
		buf_release(&bytes);
		buf_release(&html);
		buf_release(&ours);
		buf_release(&theirs);
	}
	return status;
}
