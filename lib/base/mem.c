/* SPDX-License-Identifier: BSD-2-Clause */
/* Allocation that does not return NULL, and the arena. */
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_chunk {
	struct arena_chunk *next;
	size_t size; /* bytes of data */
	size_t used;
	_Alignas(16) char data[];
};

enum { CHUNK_FIRST = 8 * 1024, CHUNK_MAX = 256 * 1024 };

static void *out_of_memory(size_t size)
{
	fprintf(stderr, "kpid: out of memory (%zu bytes wanted)\n", size);
	abort();
}

void *mem_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	return p ? p : out_of_memory(size);
}

void *mem_zalloc(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	return p ? p : out_of_memory(size);
}

void *mem_realloc(void *p, size_t size)
{
	p = realloc(p, size ? size : 1);
	return p ? p : out_of_memory(size);
}

void *mem_array(void *p, size_t count, size_t size)
{
	size_t total;

	if (__builtin_mul_overflow(count, size, &total))
		return out_of_memory(SIZE_MAX);
	return mem_realloc(p, total);
}

char *mem_strdup(const char *s)
{
	return s ? mem_strndup(s, strlen(s)) : NULL;
}

char *mem_strndup(const char *s, size_t n)
{
	char *p = mem_alloc(n + 1);

	if (n)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

void *mem_grow(void *p, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return p;
	*cap = *cap ? *cap * 2 : 8;
	return mem_array(p, *cap, size);
}

static struct arena_chunk *chunk_new(const struct arena *a, size_t size)
{
	size_t want = a->head ? a->head->size * 2 : CHUNK_FIRST;

	if (want > CHUNK_MAX)
		want = CHUNK_MAX;
	if (want < size)
		want = size;
	if (want > SIZE_MAX - sizeof(struct arena_chunk))
		return out_of_memory(want);
	struct arena_chunk *c = mem_alloc(sizeof(*c) + want);

	c->size = want;
	c->used = 0;
	return c;
}

void *arena_alloc(struct arena *a, size_t size)
{
	if (size > SIZE_MAX - 16)
		return out_of_memory(size);
	struct arena_chunk *c = a->head;

	size = (size + 15) & ~(size_t)15;
	if (c == NULL || c->size - c->used < size) {
		c = chunk_new(a, size);
		c->next = a->head;
		a->head = c;
	}
	void *p = c->data + c->used;

	c->used += size;
	return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	if (n)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	int n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		return arena_strndup(a, "", 0);
	char *p = arena_alloc(a, (size_t)n + 1);

	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

void arena_clear(struct arena *a)
{
	struct arena_chunk *c = a->head;

	if (c == NULL)
		return;
	/* The newest chunk stays, unless one giant article would pin its size for good. */
	if (c->size > CHUNK_MAX) {
		arena_release(a);
		return;
	}
	struct arena rest = {c->next};

	arena_release(&rest);
	c->next = NULL;
	c->used = 0;
}

void arena_release(struct arena *a)
{
	struct arena_chunk *c = a->head;

	while (c) {
		struct arena_chunk *next = c->next;

		free(c);
		c = next;
	}
	a->head = NULL;
}
