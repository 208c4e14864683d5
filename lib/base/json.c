/* SPDX-License-Identifier: BSD-2-Clause */
/* A writer of JSON (RFC 8259) into a buffer. */
#include "base/json.h"

#include <string.h>

#include "base/utf8.h"

enum { NAME_MAX_BYTES = 64 };

/** Whether byte c stands in a JSON string as it is. */
static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c != '"' && c != '\\';
}

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
	for (; i < n && is_plain((unsigned char)p[i]); i++)
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

static void put_string(struct buf *b, struct slice v, bool valid)
{
	const char *p = v.p;
	size_t n = v.n;

	buf_putc(b, '"');
	while (n) {
		bool ascii;
		size_t run = plain_run(p, n, &ascii);

		if (ascii || valid)
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

/** The comma and the key before a value, and room for `more` bytes of it; afterwards the next value needs a comma. */
static void lead_room(struct json *j, const char *key, size_t more)
{
	const size_t n = key ? strlen(key) : 0;

	buf_reserve(j->out, n + 6 + more);

	char *p = j->out->p + j->out->n;

	if (j->need_comma) {
		*p++ = ',';
		*p++ = ' ';
	}
	j->need_comma = true;
	if (key) {
		*p++ = '"';
		memcpy(p, key, n);
		p += n;
		memcpy(p, "\": ", 3);
		p += 3;
	}
	*p = '\0';
	j->out->n = (size_t)(p - j->out->p);
}

static void lead(struct json *j, const char *key)
{
	lead_room(j, key, 0);
}

/** Bytes that have room already. */
static void put_ready(struct buf *b, const char *p, size_t n)
{
	memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
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
	put_string(j->out, v, false);
}

void json_valid(struct json *j, const char *key, struct slice v)
{
	lead(j, key);
	put_string(j->out, v, true);
}

void json_name(struct json *j, const char *key, const char *v)
{
	const size_t n = strlen(v);

	lead_room(j, key, n + 2);

	char *p = j->out->p + j->out->n;

	p[0] = '"';
	memcpy(p + 1, v, n);
	p[n + 1] = '"';
	p[n + 2] = '\0';
	j->out->n += n + 2;
}

void json_cstr(struct json *j, const char *key, const char *v)
{
	size_t n = 0;

	if (!v) {
		json_nil(j, key);
		return;
	}
	/* most are short names in ASCII */
	while (n < NAME_MAX_BYTES && v[n] >= 0x20 && v[n] < 0x7F && is_plain((unsigned char)v[n]))
		n++;
	if (v[n]) {
		json_str(j, key, slice_str(v));
		return;
	}
	lead_room(j, key, n + 2);
	j->out->p[j->out->n++] = '"';
	put_ready(j->out, v, n);
	buf_putc(j->out, '"');
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
	char day[] = "\"0000-00-00\"";

	if (!date_is_set(d)) {
		json_nil(j, key);
		return;
	}
	for (int i = 4, y = d.y; i >= 1; i--, y /= 10)
		day[i] = (char)('0' + y % 10);
	day[6] = (char)('0' + d.m / 10);
	day[7] = (char)('0' + d.m % 10);
	day[9] = (char)('0' + d.d / 10);
	day[10] = (char)('0' + d.d % 10);
	lead_room(j, key, sizeof(day));
	put_ready(j->out, day, sizeof(day) - 1);
}

void json_bool(struct json *j, const char *key, bool v)
{
	lead_room(j, key, sizeof("false"));
	put_ready(j->out, v ? "true" : "false", v ? 4 : 5);
}

void json_nil(struct json *j, const char *key)
{
	lead_room(j, key, sizeof("null"));
	put_ready(j->out, "null", 4);
}
