/* SPDX-License-Identifier: BSD-2-Clause */
/* Strings of JSON-LD and of scripts. */
#include "text/jsonld.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { DEPTH = 32 };

static int hex(char c)
{
	if ((unsigned char)(c - '0') < 10)
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* n hex digits at p into *cp. False where there are fewer. */
static bool hex_digits(const char *p, size_t left, size_t n, uint32_t *cp)
{
	*cp = 0;
	if (left < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		int d = hex(p[i]);

		if (d < 0)
			return false;
		*cp = *cp * 16 + (uint32_t)d;
	}
	return true;
}

/* An escape at p, behind the backslash. Returns its bytes. */
static size_t put_escape(const char *p, size_t left, struct buf *out)
{
	uint32_t cp, low;

	if (*p == 'u' && hex_digits(p + 1, left - 1, 4, &cp)) {
		if (cp >= 0xD800 && cp < 0xDC00 && left > 10 && p[5] == '\\' && p[6] == 'u' &&
		    hex_digits(p + 7, left - 7, 4, &low) && low >= 0xDC00 && low < 0xE000) {
			buf_putcp(out, 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00));
			return 11;
		}
		buf_putcp(out, cp ? cp : 0xFFFD);
		return 5;
	}
	if (*p == 'x' && hex_digits(p + 1, left - 1, 2, &cp)) {
		buf_putcp(out, cp ? cp : 0xFFFD);
		return 3;
	}
	if (*p == 'n' || *p == 'r')
		buf_putc(out, '\n');
	else if (*p == 't' || *p == 'b' || *p == 'f')
		buf_putc(out, ' ');
	else
		buf_putc(out, *p);
	return 1;
}

void script_unescape(struct slice raw, struct buf *out)
{
	size_t i = 0;

	while (i < raw.n) {
		const char *p = memchr(raw.p + i, '\\', raw.n - i);
		size_t n = p ? (size_t)(p - raw.p) - i : raw.n - i;

		buf_put(out, raw.p + i, n);
		i += n + 1;
		if (i < raw.n)
			i += put_escape(raw.p + i, raw.n - i, out);
	}
}

/* The end of a string that starts at i behind its quote: the offset of the closing quote, or n. */
static size_t string_end(struct slice s, size_t i, char quote)
{
	while (i < s.n && s.p[i] != quote)
		i += s.p[i] == '\\' ? 2 : 1;
	return i < s.n ? i : s.n;
}

static size_t skip_space(struct slice s, size_t i)
{
	while (i < s.n && (unsigned char)s.p[i] <= ' ')
		i++;
	return i;
}

/* An open object or array: the name it was given, which what an array holds inherits. */
struct level {
	struct slice name;
	bool skipped; /* a comment's or review's */
};

static void keep(char **field, struct slice raw)
{
	struct buf b = {0};

	if (*field)
		return;
	script_unescape(raw, &b);
	struct slice text = slice_trim(buf_slice(&b));

	if (text.n)
		*field = mem_strndup(text.p, text.n);
	buf_release(&b);
}

/* schema.org's names, and the flat ones of Baidu's cambrian.jsonld. */
static void take(struct ld *ld, struct slice parent, struct slice name, struct slice raw)
{
	bool is_name = slice_eqs(name, "name");

	if (slice_eqs(name, "headline") || (slice_eqs(name, "title") && !parent.n))
		keep(&ld->title, raw);
	else if (slice_eqs(name, "datePublished") || slice_eqs(name, "pubDate"))
		keep(&ld->day, raw);
	else if (slice_eqs(name, "articleBody"))
		keep(&ld->body, raw);
	else if (slice_eqs(name, "publisher") || (is_name && slice_eqs(parent, "publisher")))
		keep(&ld->source, raw);
	else if (slice_eqs(name, "author") || (is_name && slice_eqs(parent, "author")))
		keep(&ld->author, raw);
}

static bool is_skipped(struct slice name)
{
	return slice_eqs(name, "comment") || slice_eqs(name, "review");
}

void ld_read(struct slice json, struct ld *ld)
{
	struct level levels[DEPTH] = {0};
	struct slice name = slice_of("", 0);
	size_t depth = 0, over = 0;

	for (size_t i = 0; i < json.n; i++) {
		struct level *l = &levels[depth];
		char c = json.p[i];

		if (c == '{' || c == '[') {
			if (depth + 1 == DEPTH) {
				over++;
			} else {
				struct slice own = name.n ? name : l->name;

				levels[++depth] = (struct level){own, l->skipped || is_skipped(own)};
			}
			name = slice_of("", 0);
		} else if (c == '}' || c == ']') {
			if (over)
				over--;
			else if (depth)
				depth--;
			name = slice_of("", 0);
		} else if (c == ',') {
			name = slice_of("", 0);
		} else if (c == '"') {
			size_t end = string_end(json, i + 1, '"'), after = skip_space(json, end + 1);
			struct slice text = slice_of(json.p + i + 1, end - i - 1);

			if (after < json.n && json.p[after] == ':')
				name = text;
			else if (!l->skipped && !over)
				take(ld, l->name, name.n ? name : l->name, text);
			i = end;
		}
	}
}

void ld_release(struct ld *ld)
{
	free(ld->title);
	free(ld->day);
	free(ld->source);
	free(ld->author);
	free(ld->body);
	memset(ld, 0, sizeof(*ld));
}

static bool is_word(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26 || (unsigned char)(c - '0') < 10 || c == '_' ||
	       c == '$';
}

/* The name in front of a ':' or '=' at i, quoted or not; empty where there is none. */
static struct slice name_before(struct slice s, size_t i)
{
	size_t end;

	while (i && (unsigned char)s.p[i - 1] <= ' ')
		i--;
	if (i && (s.p[i - 1] == '"' || s.p[i - 1] == '\''))
		i--;
	end = i;
	while (i && end - i < 64 && is_word(s.p[i - 1]))
		i--;
	return slice_of(s.p + i, end - i);
}

bool script_next(struct slice s, size_t *pos, struct slice *name, struct slice *raw)
{
	for (size_t i = *pos; i < s.n; i++) {
		size_t at, end;

		if (s.p[i] != ':' && s.p[i] != '=')
			continue;
		at = skip_space(s, i + 1);
		if (at >= s.n)
			break;
		if (s.p[at] == '"' || s.p[at] == '\'') {
			end = string_end(s, at + 1, s.p[at]);
			at++;
		} else {
			for (end = at; end < s.n && (unsigned char)(s.p[end] - '0') < 10; end++)
				;
			if (end == at)
				continue;
		}
		*name = name_before(s, i);
		i = end;
		if (name->n == 0 || end == at)
			continue;
		*raw = slice_of(s.p + at, end - at);
		*pos = end + 1;
		return true;
	}
	*pos = s.n;
	return false;
}
