/* SPDX-License-Identifier: BSD-2-Clause */
/* The charset a page declares: "prescan a byte stream to determine its encoding", HTML standard 13.2.3.2. */
#include "text/charset.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"

/** A place in the bytes that are looked at. */
struct scan {
	const char *p, *end;
};

struct attribute {
	char name[32]; /* lower case; longer names are none that matter and are cut */
	char value[128];
	size_t value_n;
};

static bool space(char c)
{
	return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static void add(char *s, size_t size, size_t *n, char c)
{
	if (*n + 1 < size) {
		s[(*n)++] = ascii_lower(c);
		s[*n] = '\0';
	}
}

/** The first place of a word in [p, end); NULL where it is not. */
static const char *find(const char *p, const char *end, const char *word)
{
	size_t n = strlen(word);

	for (; (size_t)(end - p) >= n; p++)
		if (memcmp(p, word, n) == 0)
			return p;
	return NULL;
}

static void skip_spaces(struct scan *s)
{
	while (s->p < s->end && space(*s->p))
		s->p++;
}

/** The attribute's value after its "="; false where the bytes end inside. */
static bool get_value(struct scan *s, struct attribute *a)
{
	skip_spaces(s);
	if (s->p == s->end)
		return false;
	if (*s->p == '"' || *s->p == '\'') {
		char quote = *s->p++;

		for (; s->p < s->end; s->p++) {
			if (*s->p == quote) {
				s->p++;
				return true;
			}
			add(a->value, sizeof(a->value), &a->value_n, *s->p);
		}
		return false;
	}
	for (; s->p < s->end; s->p++) {
		if (space(*s->p) || *s->p == '>')
			return true;
		add(a->value, sizeof(a->value), &a->value_n, *s->p);
	}
	return false;
}

/** "Get an attribute": false where the tag or the bytes end. */
static bool get_attribute(struct scan *s, struct attribute *a)
{
	size_t n = 0;

	memset(a, 0, sizeof(*a));
	while (s->p < s->end && (space(*s->p) || *s->p == '/'))
		s->p++;
	if (s->p == s->end || *s->p == '>')
		return false;
	for (; s->p < s->end; s->p++) {
		if (*s->p == '=' && n > 0)
			break;
		if (space(*s->p)) {
			skip_spaces(s);
			if (s->p == s->end)
				return false;
			if (*s->p != '=')
				return true;
			break;
		}
		if (*s->p == '/' || *s->p == '>')
			return true;
		add(a->name, sizeof(a->name), &n, *s->p);
	}
	if (s->p == s->end)
		return false;
	s->p++;
	return get_value(s, a);
}

/** "Extracting a character encoding from a meta element" (content="text/html; charset=X"); empty where there is none. */
static struct slice content_charset(const struct attribute *a)
{
	const char *p = a->value, *q;

	for (;;) {
		p = strstr(p, "charset");
		if (p == NULL)
			return slice_of("", 0);
		p += 7;
		p += strspn(p, "\t\n\f\r ");
		if (*p == '=')
			break;
	}
	p++;
	p += strspn(p, "\t\n\f\r ");
	if (*p == '"' || *p == '\'') {
		q = strchr(p + 1, *p);
		return q ? slice_of(p + 1, (size_t)(q - p - 1)) : slice_of("", 0);
	}
	return slice_of(p, strcspn(p, "\t\n\f\r ;"));
}

/** A meta element from behind its name to its end. */
static enum charset meta(struct scan *s)
{
	bool got_pragma = false, have_charset = false, have_content = false;
	enum { NOT_SAID, NEEDED, NOT_NEEDED } need = NOT_SAID;
	enum charset cs = CHARSET_NONE;
	struct attribute a;

	while (get_attribute(s, &a)) {
		if (strcmp(a.name, "http-equiv") == 0) {
			got_pragma = got_pragma || strcmp(a.value, "content-type") == 0;
		} else if (strcmp(a.name, "content") == 0 && !have_content) {
			struct slice label = content_charset(&a);

			have_content = true;
			if (label.n && cs == CHARSET_NONE && (cs = charset_of_label(label)) != CHARSET_NONE)
				need = NEEDED;
		} else if (strcmp(a.name, "charset") == 0 && !have_charset) {
			have_charset = true;
			cs = charset_of_label(slice_of(a.value, a.value_n));
			need = NOT_NEEDED;
		}
	}
	if (need == NOT_SAID || (need == NEEDED && !got_pragma))
		return CHARSET_NONE;
	/* Whoever could read the declaration byte by byte was not reading UTF-16. */
	return cs == CHARSET_UTF16LE || cs == CHARSET_UTF16BE ? CHARSET_UTF8 : cs;
}

/** "Get an XML encoding" of a declaration at the start of the bytes. */
static enum charset xml_declaration(struct slice head)
{
	const char *end, *p, *q;

	if (!slice_starts(head, "<?xml") || (end = memchr(head.p, '>', head.n)) == NULL)
		return CHARSET_NONE;
	p = find(head.p, end, "encoding");
	if (p == NULL)
		return CHARSET_NONE;
	for (p += 8; p < end && (unsigned char)*p <= ' '; p++)
		;
	if (p == end || *p != '=')
		return CHARSET_NONE;
	for (p++; p < end && (unsigned char)*p <= ' '; p++)
		;
	if (p == end || (*p != '"' && *p != '\'') || (q = memchr(p + 1, *p, (size_t)(end - p - 1))) == NULL)
		return CHARSET_NONE;
	enum charset cs = charset_of_label(slice_of(p + 1, (size_t)(q - p - 1)));

	return cs == CHARSET_UTF16LE || cs == CHARSET_UTF16BE ? CHARSET_UTF8 : cs;
}

/** Skip a tag with its attributes; p is behind "<" or "</". */
static void skip_tag(struct scan *s)
{
	struct attribute a;

	while (s->p < s->end && !space(*s->p) && *s->p != '>')
		s->p++;
	while (get_attribute(s, &a))
		;
}

static bool at(const struct scan *s, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(s->end - s->p) >= n && strncasecmp(s->p, word, n) == 0;
}

/** Skip to the ">" of what begins at p, which stays at it. */
static void skip_past(struct scan *s, const char *end_mark)
{
	const char *q = find(s->p, s->end, end_mark);

	s->p = q ? q + strlen(end_mark) - 1 : s->end;
}

enum charset charset_prescan(struct slice page)
{
	struct scan s = {page.p, page.p + (page.n < 1024 ? page.n : 1024)};
	enum charset cs = xml_declaration(slice_of(s.p, (size_t)(s.end - s.p)));

	if (cs != CHARSET_NONE)
		return cs;
	for (; s.p < s.end; s.p++) {
		if (at(&s, "<!--")) {
			s.p += 2; /* the dashes of the start may be those of the end: <!--> */
			skip_past(&s, "-->");
		} else if (at(&s, "<meta") && s.end - s.p > 5 && (space(s.p[5]) || s.p[5] == '/')) {
			s.p += 5;
			cs = meta(&s);
			if (cs != CHARSET_NONE)
				return cs;
		} else if (s.end - s.p > 2 && s.p[0] == '<' &&
			   (ascii_is_letter(s.p[1]) || (s.p[1] == '/' && ascii_is_letter(s.p[2])))) {
			s.p++;
			skip_tag(&s);
		} else if (at(&s, "<!") || at(&s, "</") || at(&s, "<?")) {
			skip_past(&s, ">");
		}
		if (s.p >= s.end)
			break;
	}
	return CHARSET_NONE;
}
