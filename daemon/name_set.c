/* SPDX-License-Identifier: BSD-2-Clause */
/* A set of strings by open addressing. */
#include "daemon/name_set.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* FNV-1a; names come from our own folders, at most a batch of them */
static size_t slot_of(const struct name_set *s, const char *name)
{
	uint64_t h = 14695981039346656037u;
	size_t i;

	for (const char *p = name; *p != '\0'; p++)
		h = (h ^ (unsigned char)*p) * 1099511628211u;
	for (i = (size_t)(h ^ h >> 32) & (s->cap - 1); s->slots[i] != NULL && strcmp(s->slots[i], name) != 0;)
		i = (i + 1) & (s->cap - 1);
	return i;
}

static void grow(struct name_set *s)
{
	struct name_set more = {.cap = s->cap > 0 ? 2 * s->cap : 64, .n = s->n};

	more.slots = mem_zalloc(more.cap * sizeof(*more.slots));
	for (size_t i = 0; i < s->cap; i++)
		if (s->slots[i] != NULL)
			more.slots[slot_of(&more, s->slots[i])] = s->slots[i];
	free(s->slots);
	*s = more;
}

bool name_set_add(struct name_set *s, const char *name)
{
	size_t i;

	if (2 * s->n >= s->cap)
		grow(s);
	i = slot_of(s, name);
	if (s->slots[i] != NULL)
		return false;
	s->slots[i] = mem_strdup(name);
	s->n++;
	return true;
}

bool name_set_has(const struct name_set *s, const char *name)
{
	return s->n > 0 && s->slots[slot_of(s, name)] != NULL;
}

void name_set_release(struct name_set *s)
{
	for (size_t i = 0; i < s->cap; i++)
		free(s->slots[i]);
	free(s->slots);
	*s = (struct name_set){0};
}
