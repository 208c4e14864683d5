/* SPDX-License-Identifier: BSD-2-Clause */
/* The elements that matter to the reader of a page. */
#include <string.h>

#include "text/page.h"

enum { BLOCK = 1, VOID = 2, HIDDEN = 4 };

struct known_tag {
	char name[12];
	uint8_t tag, nature;
};

/* Sorted by name. Hidden: what a browser does not show as text of the page, or what is a control. */
static const struct known_tag known[] = {
	{"a", TAG_A, 0},
	{"address", TAG_ADDRESS, BLOCK},
	{"area", TAG_OTHER, VOID},
	{"article", TAG_ARTICLE, BLOCK},
	{"aside", TAG_ASIDE, BLOCK},
	{"audio", TAG_OTHER, HIDDEN},
	{"b", TAG_B, 0},
	{"base", TAG_OTHER, VOID},
	{"blockquote", TAG_BLOCKQUOTE, BLOCK},
	{"body", TAG_BODY, BLOCK},
	{"br", TAG_BR, VOID},
	{"button", TAG_OTHER, HIDDEN},
	{"canvas", TAG_OTHER, HIDDEN},
	{"caption", TAG_CAPTION, BLOCK},
	{"center", TAG_CENTER, BLOCK},
	{"col", TAG_OTHER, VOID},
	{"dd", TAG_DD, BLOCK},
	{"div", TAG_DIV, BLOCK},
	{"dl", TAG_DL, BLOCK},
	{"dt", TAG_DT, BLOCK},
	{"embed", TAG_OTHER, VOID},
	{"fieldset", TAG_FIELDSET, BLOCK},
	{"figcaption", TAG_FIGCAPTION, BLOCK},
	{"figure", TAG_FIGURE, BLOCK},
	{"footer", TAG_FOOTER, BLOCK},
	{"form", TAG_FORM, BLOCK},
	{"frame", TAG_OTHER, VOID},
	{"h1", TAG_H1, BLOCK},
	{"h2", TAG_H2, BLOCK},
	{"h3", TAG_H3, BLOCK},
	{"h4", TAG_H4, BLOCK},
	{"h5", TAG_H5, BLOCK},
	{"h6", TAG_H6, BLOCK},
	{"head", TAG_HEAD, BLOCK},
	{"header", TAG_HEADER, BLOCK},
	{"hr", TAG_HR, VOID},
	{"html", TAG_HTML, BLOCK},
	{"iframe", TAG_OTHER, HIDDEN},
	{"img", TAG_OTHER, VOID},
	{"input", TAG_OTHER, VOID},
	{"li", TAG_LI, BLOCK},
	{"link", TAG_LINK, VOID},
	{"main", TAG_MAIN, BLOCK},
	{"map", TAG_OTHER, HIDDEN},
	{"math", TAG_OTHER, HIDDEN},
	{"meta", TAG_META, VOID},
	{"nav", TAG_NAV, BLOCK},
	{"noembed", TAG_OTHER, HIDDEN},
	{"noframes", TAG_OTHER, HIDDEN},
	{"noscript", TAG_OTHER, HIDDEN},
	{"object", TAG_OTHER, HIDDEN},
	{"ol", TAG_OL, BLOCK},
	{"p", TAG_P, BLOCK},
	{"param", TAG_OTHER, VOID},
	{"pre", TAG_PRE, BLOCK},
	{"script", TAG_SCRIPT, HIDDEN},
	{"section", TAG_SECTION, BLOCK},
	{"select", TAG_OTHER, HIDDEN},
	{"source", TAG_OTHER, VOID},
	{"strong", TAG_STRONG, 0},
	{"style", TAG_OTHER, HIDDEN},
	{"svg", TAG_OTHER, HIDDEN},
	{"table", TAG_TABLE, BLOCK},
	{"tbody", TAG_TBODY, BLOCK},
	{"td", TAG_TD, BLOCK},
	{"template", TAG_OTHER, HIDDEN},
	{"textarea", TAG_OTHER, HIDDEN},
	{"tfoot", TAG_TFOOT, BLOCK},
	{"th", TAG_TH, BLOCK},
	{"thead", TAG_THEAD, BLOCK},
	{"time", TAG_TIME, 0},
	{"title", TAG_TITLE, HIDDEN},
	{"tr", TAG_TR, BLOCK},
	{"track", TAG_OTHER, VOID},
	{"ul", TAG_UL, BLOCK},
	{"video", TAG_OTHER, HIDDEN},
	{"wbr", TAG_OTHER, VOID},
};

/* Where the names that begin with a letter stand in the table; the last is its end. */
static const uint8_t letters[27] = {
	0,  6,	12, 16, 20, 21, 27, 27, 37, 40, 40, 40, 42, 46,
	50, 52, 55, 55, 55, 62, 74, 75, 76, 77, 77, 77, 77,
};

static const struct known_tag *find(struct slice name)
{
	unsigned int letter = (unsigned char)name.p[0] - 'a';

	for (size_t i = letter < 26 ? letters[letter] : 0, e = letter < 26 ? letters[letter + 1] : 0; i < e;
	     i++) {
		const char *k = known[i].name;

		if (k[name.n - 1] == name.p[name.n - 1] && !k[name.n] && memcmp(k, name.p, name.n) == 0)
			return &known[i];
	}
	return NULL;
}

enum tag page_tag(struct slice name, bool *is_block, bool *is_void, bool *is_hidden)
{
	const struct known_tag *k = NULL;

	if (name.n && name.n < sizeof(k->name))
		k = find(name);
	*is_block = k && (k->nature & BLOCK);
	*is_void = k && (k->nature & VOID);
	*is_hidden = k && (k->nature & HIDDEN);
	return k ? (enum tag)k->tag : TAG_OTHER;
}
