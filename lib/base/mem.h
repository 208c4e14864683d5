/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_MEM_H
#define KPI_BASE_MEM_H

#include <stddef.h>

/*
 * Allocation. Caps on input come before allocation, so running out of memory
 * is not an event that callers handle: these functions print one line to
 * standard error and abort().
 */

void *mem_alloc(size_t size);                              /**< malloc; never NULL, size 0 allowed */
void *mem_zalloc(size_t size);                             /**< zeroed */
void *mem_realloc(void *p, size_t size);                   /**< realloc */
void *mem_array(void *p, size_t count, size_t size);       /**< realloc of count*size, overflow checked */
char *mem_strdup(const char *s);                           /**< NULL gives NULL */
char *mem_strndup(const char *s, size_t n);                /**< n bytes plus a NUL */

/**
 * Make room for one more element in a growing array: when count == *cap the
 * array doubles (from 8). Returns the array. p: the array or NULL; size: bytes of an element.
 */
void *mem_grow(void *p, size_t count, size_t *cap, size_t size);

/**
 * An arena: many small allocations freed at once. Zero-initialise it
 * (`struct arena a = {0}`). What it hands out lives until arena_clear or
 * arena_release. Not thread-safe; one arena per article.
 */
struct arena {
	struct arena_chunk *head; /**< private */
};

void *arena_alloc(struct arena *a, size_t size);                   /**< 16-byte aligned, not zeroed */
char *arena_strndup(struct arena *a, const char *s, size_t n);     /**< copy plus NUL */
char *arena_strdup(struct arena *a, const char *s);                /**< NULL gives NULL */
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void arena_clear(struct arena *a);   /**< forget all, keep one chunk for reuse */
void arena_release(struct arena *a); /**< free all; the arena is as zeroed */

#endif
