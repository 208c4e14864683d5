/* SPDX-License-Identifier: BSD-2-Clause */
/* Heads of HTTP responses and media types. */
#include "capture/http.h"

#include "base/ascii.h"
#include "capture/fields.h"

/* The status of a line like "HTTP/1.1 200 OK"; 0: it is none. */
static int status_of(struct slice text)
{
	size_t i = 5;
	int status = 0;

	if (!slice_starts(text, "HTTP/"))
		return 0;
	while (i < text.n && (ascii_is_digit(text.p[i]) || text.p[i] == '.'))
		i++;
	if (i == text.n || text.p[i] != ' ')
		return 0;
	while (i < text.n && text.p[i] == ' ')
		i++;
	for (int k = 0; k < 3; k++, i++) {
		if (i == text.n || !ascii_is_digit(text.p[i]))
			return 0;
		status = status * 10 + (text.p[i] - '0');
	}
	return i < text.n && ascii_is_digit(text.p[i]) ? 0 : status;
}

bool http_head_read(struct slice message, struct http_head *out)
{
	for (;;) {
		size_t end = fields_end(message), size = end > 0 ? end : message.n;
		const char *line;

		*out = (struct http_head){.status = status_of(message)};
		if (out->status == 0)
			return false;
		line = memchr(message.p, '\n', size);
		if (line != NULL)
			out->fields = slice_of(line + 1, size - (size_t)(line + 1 - message.p));
		out->body = slice_of(message.p + size, message.n - size);
		/* 101 goes over to another protocol: nothing of HTTP follows */
		if (out->status >= 200 || out->status == 101 || status_of(out->body) == 0)
			return true;
		message = out->body;
	}
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

/* A parameter's value, with or without quotes. */
static void put_parameter(struct slice value, struct buf *out)
{
	value = slice_trim(value);
	if (value.n > 0 && (*value.p == '"' || *value.p == '\'')) {
		const char *end = memchr(value.p + 1, *value.p, value.n - 1);

		value = slice_of(value.p + 1, end != NULL ? (size_t)(end - value.p) - 1 : value.n - 1);
	}
	for (size_t i = 0; i < value.n && !is_space(value.p[i]); i++)
		buf_putc(out, value.p[i]);
}

void http_media_type(struct slice value, struct buf *type, struct buf *charset)
{
	const char *semicolon = value.n > 0 ? memchr(value.p, ';', value.n) : NULL;
	struct slice part =
		slice_trim(slice_of(value.p, semicolon != NULL ? (size_t)(semicolon - value.p) : value.n));

	buf_clear(type);
	buf_clear(charset);
	for (size_t i = 0; i < part.n && !is_space(part.p[i]) && part.p[i] != ','; i++)
		buf_putc(type, ascii_lower(part.p[i]));
	while (semicolon != NULL && charset->n == 0) {
		struct slice rest = slice_of(semicolon + 1, value.n - (size_t)(semicolon + 1 - value.p));
		const char *equals;

		semicolon = memchr(rest.p, ';', rest.n);
		part = slice_of(rest.p, semicolon != NULL ? (size_t)(semicolon - rest.p) : rest.n);
		equals = memchr(part.p, '=', part.n);
		if (equals != NULL &&
		    fields_named(slice_trim(slice_of(part.p, (size_t)(equals - part.p))), "charset"))
			put_parameter(slice_of(equals + 1, part.n - (size_t)(equals + 1 - part.p)), charset);
	}
}
