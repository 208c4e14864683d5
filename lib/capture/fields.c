/* SPDX-License-Identifier: BSD-2-Clause */
/* Named fields of WARC and HTTP headers. */
#include "capture/fields.h"

#include "base/ascii.h"

/* The next line without its end, taken off *rest. */
static struct slice take_line(struct slice *rest)
{
	const char *end = memchr(rest->p, '\n', rest->n);
	size_t n = end != NULL ? (size_t)(end - rest->p) : rest->n;
	struct slice line = slice_of(rest->p, n);

	*rest = end != NULL ? slice_of(end + 1, rest->n - n - 1) : slice_of(rest->p + n, 0);
	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	return line;
}

size_t fields_end(struct slice text)
{
	const char *p = text.p, *end = text.n > 0 ? p + text.n : p, *line = p;

	while (line < end && (p = memchr(line, '\n', (size_t)(end - line))) != NULL) {
		if (p == line || (p == line + 1 && *line == '\r'))
			return (size_t)(p + 1 - text.p);
		line = p + 1;
	}
	return 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct slice trim(struct slice s)
{
	while (s.n > 0 && (is_blank(*s.p) || *s.p == '\r'))
		s = slice_of(s.p + 1, s.n - 1);
	while (s.n > 0 && (is_blank(s.p[s.n - 1]) || s.p[s.n - 1] == '\r'))
		s.n--;
	return s;
}

bool fields_next(struct slice *rest, struct slice *name, struct buf *value)
{
	buf_clear(value);
	while (rest->n > 0) {
		struct slice line = take_line(rest), text;
		const char *colon = line.n > 0 ? memchr(line.p, ':', line.n) : NULL;

		if (colon == NULL || is_blank(*line.p))
			continue;
		*name = trim(slice_of(line.p, (size_t)(colon - line.p)));
		text = trim(slice_of(colon + 1, line.n - (size_t)(colon + 1 - line.p)));
		buf_put(value, text.p, text.n);
		while (rest->n > 0 && is_blank(*rest->p)) {
			text = trim(take_line(rest));
			if (text.n > 0 && value->n > 0)
				buf_putc(value, ' ');
			buf_put(value, text.p, text.n);
		}
		return true;
	}
	return false;
}

bool fields_named(struct slice name, const char *lower)
{
	size_t i = 0;

	for (; i < name.n && lower[i] != '\0'; i++)
		if (ascii_lower(name.p[i]) != lower[i])
			return false;
	return i == name.n && lower[i] == '\0';
}

bool fields_find(struct slice fields, const char *lower, struct buf *value)
{
	struct slice name;

	while (fields_next(&fields, &name, value))
		if (fields_named(name, lower))
			return true;
	buf_clear(value);
	return false;
}

bool fields_list(struct slice fields, const char *lower, struct buf *value)
{
	struct slice name;
	struct buf all = {0};
	bool found = false;

	while (fields_next(&fields, &name, value)) {
		if (!fields_named(name, lower))
			continue;
		if (found)
			buf_puts(&all, ", ");
		buf_put(&all, value->p, value->n);
		found = true;
	}
	buf_clear(value);
	buf_put(value, all.p, all.n);
	buf_release(&all);
	return found;
}
