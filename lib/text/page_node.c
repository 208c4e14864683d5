/* SPDX-License-Identifier: BSD-2-Clause */
/* The elements of a page that are kept as nodes, and what is known of them when they open. */
#include "text/grid.h"
#include "text/page_scan.h"

static bool is_cell(unsigned int tag)
{
	return tag == TAG_TD || tag == TAG_TH || tag == TAG_CAPTION;
}

bool scan_wants_node(unsigned int tag, unsigned int hints)
{
	switch (tag) {
	case TAG_ARTICLE:
	case TAG_ASIDE:
	case TAG_BLOCKQUOTE:
	case TAG_CAPTION:
	case TAG_DIV:
	case TAG_DL:
	case TAG_FIELDSET:
	case TAG_FIGURE:
	case TAG_FOOTER:
	case TAG_FORM:
	case TAG_HEADER:
	case TAG_MAIN:
	case TAG_NAV:
	case TAG_OL:
	case TAG_SECTION:
	case TAG_TABLE:
	case TAG_TD:
	case TAG_TH:
	case TAG_UL:
		return true;
	case TAG_TR:
	case TAG_TBODY:
	case TAG_THEAD:
	case TAG_TFOOT:
		return false;
	default:
		return hints != 0;
	}
}

static uint16_t span(const struct html_token *t, const char *name, unsigned int max)
{
	struct slice v = slice_trim(html_attr(t, name));
	unsigned int n = 0;

	for (size_t i = 0; i < v.n && (unsigned char)(v.p[i] - '0') < 10 && n <= max; i++)
		n = n * 10 + (unsigned int)(v.p[i] - '0');
	return (uint16_t)(n == 0 ? 1 : n > max ? max : n);
}

static unsigned int table_hints(const struct html_token *t)
{
	struct slice role = html_attr(t, "role"), border = html_attr(t, "border");
	unsigned int hints = 0;

	if (slice_eqs(role, "presentation") || slice_eqs(role, "none"))
		hints |= HINT_LAYOUT;
	if (border.n && border.p[0] != '0')
		hints |= HINT_DATA;
	return hints;
}

static uint32_t kind_of(unsigned int tag, struct slice class)
{
	uint32_t h = 2166136261u ^ tag; /* FNV-1a */

	for (size_t i = 0; i < class.n && i < 64; i++)
		h = (h ^ (unsigned char)class.p[i]) * 16777619u;
	return h;
}

void scan_new_node(struct scan *s, const struct html_token *t, unsigned int tag, unsigned int hints)
{
	struct page *pg = s->pg;
	struct node n = {.parent = s->node,
			 .line0 = (uint32_t)pg->nlines,
			 .tag = (uint8_t)tag,
			 .colspan = 1,
			 .rowspan = 1};

	if (tag == TAG_NAV || tag == TAG_ASIDE || tag == TAG_FOOTER)
		hints |= HINT_BAD;
	if (tag == TAG_TABLE) {
		hints |= table_hints(t);
		if (s->table)
			pg->nodes[s->table].hints |= HINT_NESTED;
	} else {
		hints &= ~(unsigned int)HINT_DATA;
	}
	if (is_cell(tag) && s->table)
		n.parent = s->table;
	if (is_cell(tag) && s->table && tag != TAG_CAPTION) {
		if (pg->nodes[s->table].row == 0)
			pg->nodes[s->table].row = 1;
		n.row = pg->nodes[s->table].row - 1;
		n.colspan = span(t, "colspan", GRID_COLUMNS);
		n.rowspan = span(t, "rowspan", 65534);
	}
	if (n.parent == s->table && tag != TAG_TD && is_cell(tag))
		pg->nodes[s->table].hints |= HINT_DATA;
	n.kind = kind_of(tag, html_attr(t, "class"));
	n.hints = (uint16_t)hints;
	pg->nodes = mem_grow(pg->nodes, pg->nnodes, &pg->nodes_cap, sizeof(*pg->nodes));
	s->node = (uint32_t)pg->nnodes;
	pg->nodes[pg->nnodes++] = n;
	if (tag == TAG_TABLE)
		s->table = s->node;
}
