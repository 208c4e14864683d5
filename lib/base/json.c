/* SPDX-License-Identifier: BSD-2-Clause */
/* A writer of JSON (RFC 8259) into a buffer. */
#include "base/json.h"

#include <string.h>

#include "base/utf8.h"

/** Bytes at p that a JSON string takes as they are, without a look at UTF-8; *ascii: whether it needs none. */
static size_t plain_run(const char *p, size_t n, bool *ascii)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
	uint64_t seen = 0;
	size_t i = 0;

	/* eight bytes at a time while none is a control, a quote or a backslash */
	for (; i + 8 <= n; i += 8) {
		uint64_t w, q, b;

		memcpy(&w, p + i, 8);
		q = w ^ (ones * '"');
		b = w ^ (ones * '\\');
		if ((((w - ones * 0x20) & ~w) | ((q - ones) & ~q) | ((b - ones) & ~b)) & high)
			break;
		seen |= w;
	}
	for (; i < n && (unsigned char)p[i] >= 0x20 && p[i] != '"' && p[i] != '\\'; i++)
		seen |= (unsigned char)p[i];
	*ascii = (seen & high) == 0;
	return i;
}

static void put_valid(struct buf *b, const char *p, size_t n)
{
	size_t bad;

	while (!utf8_valid(p, n, &bad)) {
		uint32_t cp;

		buf_put(b, p, bad);
		buf_puts(b, "\xEF\xBF\xBD");
		size_t skip = bad + utf8_decode(p + bad, n - bad, &cp);

		p += skip;
		n -= skip;
	}
	buf_put(b, p, n);
}

static void put_escape(struct buf *b, unsigned char c)
{
	switch (c) {
	case '"':
		buf_puts(b, "\\\"");
		break;
	case '\\':
		buf_puts(b, "\\\\");
		break;
	case '\b':
		buf_puts(b, "\\b");
		break;
	case '\f':
		buf_puts(b, "\\f");
		break;
	case '\n':
		buf_puts(b, "\\n");
		break;
	case '\r':
		buf_puts(b, "\\r");
		break;
	case '\t':
		buf_puts(b, "\\t");
		break;
	default:
		buf_printf(b, "\\u%04x", c);
		break;
	}
}

static void put_string(struct buf *b, struct slice v)
{
	const char *p = v.p;
	size_t n = v.n;

	buf_putc(b, '"');
	while (n) {
		bool ascii;
		size_t run = plain_run(p, n, &ascii);

		if (ascii)
			buf_put(b, p, run);
		else
			put_valid(b, p, run);
		p += run;
		n -= run;
		if (n) {
			put_escape(b, (unsigned char)*p);
			p++;
			n--;
		}
	}
	buf_putc(b, '"');
}

/** The comma and the key before a value; afterwards the next value needs a comma. */
static void lead(struct json *j, const char *key)
{
	if (j->need_comma)
		buf_put(j->out, ", ", 2);
	j->need_comma = true;
	if (key) {
		buf_putc(j->out, '"');
		buf_puts(j->out, key);
		buf_put(j->out, "\": ", 3);
	}
}

void json_open(struct json *j, const char *key)
{
	lead(j, key);
	buf_putc(j->out, '{');
	j->need_comma = false;
}

void json_close(struct json *j)
{
	buf_putc(j->out, '}');
	j->need_comma = true;
}

void json_open_array(struct json *j, const char *key)
{
	lead(j, key);
	buf_putc(j->out, '[');
	j->need_comma = false;
}

void json_close_array(struct json *j)
{
	buf_putc(j->out, ']');
	j->need_comma = true;
}

void json_str(struct json *j, const char *key, struct slice v)
{
	lead(j, key);
	put_string(j->out, v);
}

void json_cstr(struct json *j, const char *key, const char *v)
{
	if (v)
		json_str(j, key, slice_str(v));
	else
		json_nil(j, key);
}

void json_int(struct json *j, const char *key, int64_t v)
{
	lead(j, key);
	dec_put(j->out, dec_int(v));
}

void json_dec(struct json *j, const char *key, struct dec v)
{
	lead(j, key);
	dec_put_short(j->out, v);
}

void json_day(struct json *j, const char *key, struct date d)
{
	char day[] = "0000-00-00";

	if (!date_is_set(d)) {
		json_nil(j, key);
		return;
	}
	for (int i = 3, y = d.y; i >= 0; i--, y /= 10)
		day[i] = (char)('0' + y % 10);
	day[5] = (char)('0' + d.m / 10);
	day[6] = (char)('0' + d.m % 10);
	day[8] = (char)('0' + d.d / 10);
	day[9] = (char)('0' + d.d % 10);
	json_str(j, key, slice_of(day, 10));
}

void json_bool(struct json *j, const char *key, bool v)
{
	lead(j, key);
	buf_puts(j->out, v ? "true" : "false");
}

void json_nil(struct json *j, const char *key)
{
	lead(j, key);
	buf_puts(j->out, "null");
}
