/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_TEXT_HTML_H
#define KPI_TEXT_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * The tokenizer of the HTML standard (https://html.spec.whatwg.org/, section
 * "Tokenization") over UTF-8 text, without its tree: a pull parser that hands
 * out one token a call. No recursion; every byte is looked at a bounded number
 * of times, whatever the input. Parse errors are recovered from as the
 * standard says and not reported.
 *
 * What a token points at is either the input or the tokenizer's own buffer, and
 * holds until the next call. Caps: a tag's or attribute's name keeps its first
 * HTML_NAME_MAX bytes, an attribute's value HTML_VALUE_MAX, a tag its first
 * HTML_ATTRS_MAX attributes; the rest is read and forgotten.
 */

enum { HTML_NAME_MAX = 128, HTML_VALUE_MAX = 65536, HTML_ATTRS_MAX = 32 };

enum html_kind { HTML_EOF, HTML_TEXT, HTML_START, HTML_END, HTML_COMMENT, HTML_DOCTYPE };

/** The tokenizer's states that tree construction switches to. */
enum html_state {
	HTML_DATA,
	HTML_RCDATA, /**< title, textarea: text and character references */
	HTML_RAWTEXT, /**< style, xmp, iframe, noembed, noframes: text */
	HTML_SCRIPT, /**< script: text, with the standard's escaped states */
	HTML_PLAINTEXT, /**< all the rest is text */
	HTML_CDATA /**< text up to ]]> */
};

struct html_attr {
	struct slice name; /**< lower case */
	struct slice value; /**< character references resolved */
};

struct html_token {
	enum html_kind kind;
	struct slice
		text; /**< HTML_TEXT: a piece of the text (adjacent pieces follow each other); HTML_COMMENT */
	struct slice
		name; /**< HTML_START, HTML_END: lower case; HTML_DOCTYPE: lower case, empty where missing */
	const struct html_attr *attrs; /**< HTML_START, HTML_END */
	size_t nattrs;
	bool self_closing;
	struct slice public_id, system_id; /**< HTML_DOCTYPE; p is NULL where missing */
	bool quirks; /**< HTML_DOCTYPE: force-quirks */
};

/** A tokenizer. Released with html_release; members are private. */
struct html {
	const char *p, *end;
	const char *raw_end; /**< end of the raw text in hand, NULL where not yet sought */
	enum html_state state;
	bool foreign; /**< <![CDATA[ opens a section, not a comment */
	char last_start[HTML_NAME_MAX];
	size_t last_start_n;
	struct buf scratch; /**< copies of what cannot be a view of the input */
	struct html_attr attrs[HTML_ATTRS_MAX];
	char ref[8]; /**< the characters of a reference */
};

/** Start on an input in HTML_DATA. text: borrowed until html_release. */
void html_init(struct html *h, struct slice text);
/** The next token into *t, and its kind. After the end every call gives HTML_EOF. */
enum html_kind html_next(struct html *h, struct html_token *t);
/** Go on in a state; last_start: name of the start tag that an end tag must match, empty for none. */
void html_switch(struct html *h, enum html_state state, struct slice last_start);
/** Whether html_enter() may do anything at a name, by its first two letters: at most it does not. */
static inline bool html_may_enter(struct slice name)
{
	if (name.n < 3)
		return false;
	switch ((unsigned char)name.p[0] << 8 | (unsigned char)name.p[1]) {
	case 't' << 8 | 'i': /* title */
	case 't' << 8 | 'e': /* textarea */
	case 's' << 8 | 'c': /* script */
	case 's' << 8 | 't': /* style */
	case 'p' << 8 | 'l': /* plaintext */
	case 'x' << 8 | 'm': /* xmp */
	case 'i' << 8 | 'f': /* iframe */
	case 'n' << 8 | 'o': /* noembed, noframes */
		return true;
	default:
		return false;
	}
}
/** Switch the state as tree construction does after a start tag of this name (scripting off). */
void html_enter(struct html *h, struct slice name);
/**
 * All the text of a raw state at once, as it stands in the input (not
 * normalised, no references resolved): what html_next would hand out in pieces
 * up to the end tag. Empty in HTML_DATA.
 */
struct slice html_raw(struct html *h);
void html_release(struct html *h); /**< a zeroed tokenizer is fine */

/**
 * Resolve a character reference. p: at the ampersand; n: bytes that it may use;
 * in_attr: within an attribute's value. out: room for 8 bytes, *out_n what was
 * put. Returns the bytes of the reference, 0 where there is none.
 */
size_t html_charref(const char *p, size_t n, bool in_attr, char out[8], size_t *out_n);

/** Value of an attribute of a tag; the empty slice with p NULL where it has none. Inline, so that a name's length is known. */
static inline struct slice html_attr(const struct html_token *t, const char *name)
{
	const size_t n = strlen(name);

	for (size_t i = 0; i < t->nattrs; i++)
		if (t->attrs[i].name.n == n && memcmp(t->attrs[i].name.p, name, n) == 0)
			return t->attrs[i].value;
	return slice_of(NULL, 0);
}

#endif
