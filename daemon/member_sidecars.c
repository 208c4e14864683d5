/* SPDX-License-Identifier: BSD-2-Clause */
/* The sidecars in an archive: they may stand behind what they are of, so they are read before it. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "daemon/container_parts.h"

enum { TEXTS_MAX = 1 << 24 /* bytes of all sidecars of an archive */ };

struct member_sidecar {
	char *name; /* of what it is of */
	struct buf text;
	bool used;
};

struct member_sidecars {
	struct member_sidecar *items;
	size_t n, cap, bytes, left;
};

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct member_sidecar *)a)->name, ((const struct member_sidecar *)b)->name);
}

/* Read a sidecar, or go over another member; one that is too long shows so when it is parsed. false: enough. */
static bool read_member(struct container *c, struct archive_reader *a, struct member_sidecars *s,
			bool sidecar, uint64_t *unpacked)
{
	struct buf data = {0};
	bool fine = true;

	if (sidecar) {
		archive_reader_data(a, SIDECAR_SIZE_MAX + 1, &data, NULL);
		fine = count_unpacked(c, unpacked, data.n) && (s->bytes += data.n) <= TEXTS_MAX;
		s->items = mem_grow(s->items, s->n, &s->cap, sizeof(*s->items));
		s->items[s->n++] = (struct member_sidecar){
			.name = mem_strndup(c->name.p, c->name.n - strlen(".meta")), .text = data};
		return fine;
	}
	/* what goes over a member by unpacking it must not do so without bounds */
	for (size_t n = READ_BYTES; fine && n == READ_BYTES && !archive_reader_skips(a);) {
		buf_clear(&data);
		if (archive_reader_data(a, READ_BYTES, &data, NULL) != KPI_OK)
			break;
		n = data.n;
		fine = count_unpacked(c, unpacked, n);
	}
	buf_release(&data);
	return fine;
}

struct member_sidecars *member_sidecars_read(struct container *c, struct level *l)
{
	struct member_sidecars *s = mem_zalloc(sizeof(*s));
	struct archive_reader *a;
	struct archive_member m;
	uint64_t members = c->members, unpacked = c->unpacked;

	if (archive_reader_open(l->fd, l->name, &a, NULL) != KPI_OK)
		return s;
	while (++members <= c->limits.members && archive_reader_next(a, &m, NULL) == KPI_OK) {
		bool named = m.name != NULL && take_name(c, l, &m), sidecar;

		sidecar = named && m.regular && !m.encrypted && slice_ends(buf_slice(&c->name), ".meta");
		if (m.name == NULL || !read_member(c, a, s, sidecar, &unpacked))
			break;
	}
	archive_reader_close(a);
	if (s->n > 0)
		qsort(s->items, s->n, sizeof(*s->items), by_name);
	return s;
}

void member_sidecars_free(struct member_sidecars *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < s->n; i++) {
		free(s->items[i].name);
		buf_release(&s->items[i].text);
	}
	free(s->items);
	free(s);
}

enum kpi_status member_sidecar_of(struct member_sidecars *s, const char *name, struct sidecar *out,
				  struct err *err)
{
	struct member_sidecar key = {.name = mem_strdup(name)}, *found;
	struct buf meta = {0};
	enum kpi_status status;

	*out = (struct sidecar){0};
	found = s->n > 0 ? bsearch(&key, s->items, s->n, sizeof(*s->items), by_name) : NULL;
	free(key.name);
	if (found == NULL)
		return KPI_ENOTFOUND;
	found->used = true;
	buf_printf(&meta, "%s.meta", name);
	status = sidecar_parse(buf_slice(&found->text), meta.p, out, err);
	buf_release(&meta);
	return status;
}

const char *member_sidecar_left(struct member_sidecars *s)
{
	for (; s->left < s->n; s->left++)
		if (!s->items[s->left].used)
			return s->items[s->left++].name;
	return NULL;
}
