/* SPDX-License-Identifier: BSD-2-Clause */
/* robots.txt by RFC 9309: groups, longest match, percent-encoding. */
#include "fetch/robots.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "fetch/pattern.h"

enum { DELAY_MS_MAX = 24 * 60 * 60 * 1000 };

struct rule {
	size_t at, n; /* its pattern in text */
	bool allow;
	bool to_end; /* it ended with $ */
};

struct robots {
	struct buf text; /* the patterns, normalised */
	struct rule *rules;
	size_t nrules, cap;
	int64_t delay_ms;
};

enum robots_answer robots_answer(int status)
{
	if (status >= 200 && status < 300)
		return ROBOTS_PARSE;
	/* too many requests is no word on what is allowed */
	if (status >= 400 && status < 500 && status != 429)
		return ROBOTS_ALLOW_ALL;
	return ROBOTS_UNREACHABLE;
}

static int hex(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool unreserved(int c)
{
	return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/*
 * RFC 9309, 2.2.2: octets outside of ASCII are compared percent-encoded, and an
 * encoded unreserved character is the character. An asterisk and a dollar sign
 * of a URL are themselves: they meet a rule's %2A and %24, or its wildcard.
 */
static void normalise(struct slice in, bool rule, struct buf *out)
{
	for (size_t i = 0; i < in.n; i++) {
		unsigned char c = (unsigned char)in.p[i];
		int high = c == '%' && i + 2 < in.n ? hex(in.p[i + 1]) : -1;
		int low = high >= 0 ? hex(in.p[i + 2]) : -1;

		if (low >= 0) {
			c = (unsigned char)(high * 16 + low);
			i += 2;
			if (unreserved(c))
				buf_putc(out, (char)c);
			else
				buf_printf(out, "%%%02X", c);
		} else if (c <= ' ' || c >= 0x7f || (!rule && (c == '*' || c == '$'))) {
			buf_printf(out, "%%%02X", c);
		} else {
			buf_putc(out, (char)c);
		}
	}
}

static void add_rule(struct robots *r, struct slice path, bool allow)
{
	struct rule rule = {.at = r->text.n, .allow = allow};

	if (path.n == 0) /* "Disallow:" forbids nothing */
		return;
	if (path.p[path.n - 1] == '$') {
		rule.to_end = true;
		path.n--;
	}
	if (path.n == 0) /* no path is empty */
		return;
	/* some write rules without the slash that every path starts with */
	if (path.p[0] != '/' && path.p[0] != '*')
		buf_putc(&r->text, '/');
	normalise(path, true, &r->text);
	rule.n = r->text.n - rule.at;
	r->rules = mem_grow(r->rules, r->nrules, &r->cap, sizeof(*r->rules));
	r->rules[r->nrules++] = rule;
}

/* Seconds with a fraction, exactly, as milliseconds; -1 for anything else. */
static int64_t delay_of(struct slice v)
{
	int64_t ms = 0;
	size_t i = 0;
	int64_t unit = 100;

	for (; i < v.n && ascii_is_digit(v.p[i]); i++) {
		ms = ms * 10 + (v.p[i] - '0') * 1000;
		if (ms > DELAY_MS_MAX)
			return DELAY_MS_MAX;
	}
	if (i == 0)
		return -1;
	if (i < v.n && v.p[i] == '.')
		for (i++; i < v.n && ascii_is_digit(v.p[i]); i++, unit /= 10)
			ms += (v.p[i] - '0') * unit;
	return i == v.n ? ms : -1;
}

/* Takes a line off the text, without its end: LF, CR or both. */
static struct slice take_line(struct slice *text)
{
	size_t n = 0;
	struct slice line;

	while (n < text->n && text->p[n] != '\n' && text->p[n] != '\r')
		n++;
	line = slice_of(text->p, n);
	n += n < text->n;
	*text = slice_of(text->p + n, text->n - n);
	return line;
}

/* Splits "key: value # comment". */
static bool split(struct slice line, struct slice *key, struct slice *value)
{
	const char *p = line.n > 0 ? memchr(line.p, '#', line.n) : NULL;

	if (p != NULL)
		line.n = (size_t)(p - line.p);
	p = line.n > 0 ? memchr(line.p, ':', line.n) : NULL;
	if (p == NULL)
		return false;
	*key = slice_trim(slice_of(line.p, (size_t)(p - line.p)));
	*value = slice_trim(slice_of(p + 1, line.n - (size_t)(p - line.p) - 1));
	return true;
}

static bool is(struct slice a, const char *word)
{
	return a.n == strlen(word) && strncasecmp(a.p, word, a.n) == 0;
}

/* The product token at the start of a user-agent line: "kpi-fetch/1.0" is "kpi-fetch". */
static struct slice token(struct slice v)
{
	size_t n = 0;

	while (n < v.n &&
	       (ascii_is_letter(v.p[n]) || v.p[n] == '-' || v.p[n] == '_' || ascii_is_digit(v.p[n])))
		n++;
	return slice_of(v.p, n);
}

static bool names_us(struct slice v, const char *const *agents, size_t n)
{
	struct slice t = token(v);

	for (size_t i = 0; i < n; i++)
		if (t.n > 0 && is(t, agents[i]))
			return true;
	return false;
}

/* The rules of the groups for our agents, or with n == 0 of those for everybody. Whether there is such a group. */
static bool read_groups(struct robots *r, struct slice text, const char *const *agents, size_t n)
{
	bool in_agents = false, ours = false, found = false;

	while (text.n > 0) {
		struct slice key, value;

		if (!split(take_line(&text), &key, &value))
			continue;
		if (is(key, "user-agent")) {
			if (!in_agents)
				ours = false; /* a new group */
			in_agents = true;
			if (n > 0 ? names_us(value, agents, n) : slice_eqs(value, "*"))
				ours = found = true;
		} else if (is(key, "allow") || is(key, "disallow")) {
			in_agents = false;
			if (ours)
				add_rule(r, value, is(key, "allow"));
		} else if (is(key, "crawl-delay")) {
			in_agents = false;
			if (ours && delay_of(value) > r->delay_ms)
				r->delay_ms = delay_of(value);
		}
		/* other lines, such as Sitemap, belong to no group and end none */
	}
	return found;
}

struct robots *robots_parse(struct slice text, const char *const *agents, size_t n)
{
	struct robots *r = mem_zalloc(sizeof(*r));

	r->delay_ms = -1;
	if (text.n > ROBOTS_SIZE_MAX) {
		/* a line that is cut could forbid less than was meant, or more */
		for (text.n = ROBOTS_SIZE_MAX; text.n > 0 && text.p[text.n - 1] != '\n'; text.n--)
			;
	}
	if (slice_starts(text, "\xEF\xBB\xBF"))
		text = slice_of(text.p + 3, text.n - 3);
	if (n == 0 || !read_groups(r, text, agents, n))
		read_groups(r, text, NULL, 0);
	return r;
}

struct robots *robots_forbid_all(void)
{
	struct robots *r = mem_zalloc(sizeof(*r));

	r->delay_ms = -1;
	add_rule(r, slice_str("/"), false);
	return r;
}

void robots_free(struct robots *r)
{
	if (r == NULL)
		return;
	buf_release(&r->text);
	free(r->rules);
	free(r);
}

bool robots_allows(const struct robots *r, struct slice target)
{
	struct buf path = {0};
	bool allowed = true;
	size_t longest = 0;

	if (r == NULL || r->nrules == 0 || slice_eqs(target, "/robots.txt"))
		return true;
	normalise(target, false, &path);
	for (size_t i = 0; i < r->nrules; i++) {
		const struct rule *rule = &r->rules[i];
		size_t n = rule->n + rule->to_end;

		if (n < longest || (n == longest && !rule->allow))
			continue;
		if (pattern_fits(slice_of(r->text.p + rule->at, rule->n), buf_slice(&path), rule->to_end)) {
			longest = n;
			allowed = rule->allow;
		}
	}
	buf_release(&path);
	return allowed;
}

int64_t robots_delay_ms(const struct robots *r)
{
	return r != NULL ? r->delay_ms : -1;
}
