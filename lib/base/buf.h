/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_BUF_H
#define KPI_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/** A view of bytes that somebody else owns; not NUL-terminated. */
struct slice {
	const char *p;
	size_t n;
};

static inline struct slice slice_of(const char *p, size_t n)
{
	return (struct slice){p, n};
}

/** Of a C string; NULL gives the empty slice. Inline, as the next ones are, so that a literal's length is known to the compiler. */
static inline struct slice slice_str(const char *s)
{
	return (struct slice){s != NULL ? s : "", s != NULL ? strlen(s) : 0};
}

static inline bool slice_eq(struct slice a, struct slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool slice_eqs(struct slice a, const char *s)
{
	return slice_eq(a, slice_str(s));
}

static inline bool slice_starts(struct slice a, const char *prefix)
{
	size_t n = strlen(prefix);

	return a.n >= n && (n == 0 || memcmp(a.p, prefix, n) == 0);
}

bool slice_ends(struct slice a, const char *suffix);
struct slice slice_trim(struct slice a);                  /**< ASCII white space, U+3000, U+00A0 and U+FEFF off both ends */

/**
 * A growing byte string. Zero-initialise it. Owned by whoever declares it and
 * released with buf_release. `p` is NUL-terminated as soon as anything was put
 * in (the NUL is not counted in n); NULL before.
 */
struct buf {
	char *p;
	size_t n;
	size_t cap;
};

void buf_grow(struct buf *b, size_t more);                /**< what buf_reserve does where there is no room */

static inline void buf_reserve(struct buf *b, size_t more) /**< room for `more` bytes and the NUL, without reallocation */
{
	if (more >= b->cap - b->n)
		buf_grow(b, more);
}

static inline void buf_put(struct buf *b, const char *p, size_t n)
{
	buf_reserve(b, n);
	if (n)
		memcpy(b->p + b->n, p, n);
	b->n += n;
	b->p[b->n] = '\0';
}

static inline void buf_putc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

void buf_puts(struct buf *b, const char *s);              /**< NULL puts nothing */
void buf_putcp(struct buf *b, unsigned int cp);           /**< a code point as UTF-8; U+FFFD for an invalid one */
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_clear(struct buf *b);                            /**< empty, memory kept */
void buf_release(struct buf *b);                          /**< freed and zeroed; a zeroed buf is fine */
struct slice buf_slice(const struct buf *b);              /**< view, valid until the next change */
char *buf_steal(struct buf *b);                           /**< the NUL-terminated string, now the caller's (free); never NULL */

#endif
