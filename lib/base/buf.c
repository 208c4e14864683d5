/* SPDX-License-Identifier: BSD-2-Clause */
/* Byte strings: views and a growing buffer. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

bool slice_ends(struct slice a, const char *suffix)
{
	size_t n = strlen(suffix);

	return a.n >= n && (n == 0 || memcmp(a.p + a.n - n, suffix, n) == 0);
}

static bool ascii_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/** Bytes of the wide space at p (U+00A0, U+3000, U+FEFF), 0 where there is none. */
static size_t wide_space(const char *p, size_t n)
{
	if (n >= 2 && memcmp(p, "\xC2\xA0", 2) == 0)
		return 2;
	if (n >= 3 && (memcmp(p, "\xE3\x80\x80", 3) == 0 || memcmp(p, "\xEF\xBB\xBF", 3) == 0))
		return 3;
	return 0;
}

struct slice slice_trim(struct slice a)
{
	size_t k;

	while (a.n) {
		if (ascii_space(a.p[0]))
			k = 1;
		else if ((k = wide_space(a.p, a.n)) == 0)
			break;
		a.p += k;
		a.n -= k;
	}
	while (a.n) {
		if (ascii_space(a.p[a.n - 1]))
			k = 1;
		else if (a.n >= 3 && wide_space(a.p + a.n - 3, 3) == 3)
			k = 3;
		else if (a.n >= 2 && wide_space(a.p + a.n - 2, 2) == 2)
			k = 2;
		else
			break;
		a.n -= k;
	}
	return a;
}

void buf_grow(struct buf *b, size_t more)
{
	if (more > SIZE_MAX / 2 - b->n - 1)
		more = SIZE_MAX - b->n - 1; /* no such memory: let the allocator say so */
	size_t need = b->n + more + 1;
	size_t cap = b->cap ? b->cap : 32;

	while (cap < need && cap <= SIZE_MAX / 2)
		cap *= 2;
	if (cap < need)
		cap = need;
	b->p = mem_realloc(b->p, cap);
	if (b->n == 0)
		b->p[0] = '\0';
	b->cap = cap;
}

void buf_puts(struct buf *b, const char *s)
{
	if (s)
		buf_put(b, s, strlen(s));
}

void buf_putcp(struct buf *b, unsigned int cp)
{
	char tmp[4];

	buf_put(b, tmp, utf8_encode(cp, tmp));
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list ap;

	buf_reserve(b, 64);
	va_start(ap, fmt);
	int n = vsnprintf(b->p + b->n, b->cap - b->n, fmt, ap);
	va_end(ap);
	if (n >= 0 && (size_t)n >= b->cap - b->n) {
		buf_reserve(b, (size_t)n);
		va_start(ap, fmt);
		n = vsnprintf(b->p + b->n, b->cap - b->n, fmt, ap);
		va_end(ap);
	}
	if (n > 0)
		b->n += (size_t)n;
	b->p[b->n] = '\0';
}

void buf_clear(struct buf *b)
{
	b->n = 0;
	if (b->p)
		b->p[0] = '\0';
}

void buf_release(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

struct slice buf_slice(const struct buf *b)
{
	return slice_of(b->p ? b->p : "", b->n);
}

char *buf_steal(struct buf *b)
{
	char *p = b->p ? b->p : mem_strdup("");

	*b = (struct buf){0};
	return p;
}
