/* SPDX-License-Identifier: BSD-2-Clause */
/* Names to ids and back, asked of the database once each. */
#include "store/names.h"

#include <stdlib.h>
#include <string.h>

#include "store/handle.h"

struct name_slot {
	const char *text; /* NULL: free */
	int64_t id;
};

struct name_entry {
	const char *text; /* NULL: not yet read */
	uint32_t code;
};

static size_t hash(const char *text)
{
	size_t h = 14695981039346656037ULL;

	while (*text != '\0')
		h = (h ^ (unsigned char)*text++) * 1099511628211ULL;
	return h;
}

static struct name_slot *slot_of(struct name_slot *slots, size_t n, const char *text)
{
	size_t i = hash(text) & (n - 1);

	while (slots[i].text != NULL && strcmp(slots[i].text, text) != 0)
		i = (i + 1) & (n - 1);
	return &slots[i];
}

static void grow(struct names *t)
{
	size_t i, n = t->nslots == 0 ? 256 : t->nslots * 2;
	struct name_slot *slots = mem_zalloc(n * sizeof(*slots));

	for (i = 0; i < t->nslots; i++)
		if (t->slots[i].text != NULL)
			*slot_of(slots, n, t->slots[i].text) = t->slots[i];
	free(t->slots);
	t->slots = slots;
	t->nslots = n;
}

static void remember_id(struct names *t, const char *text, int64_t id)
{
	struct name_slot *slot;

	if ((t->used + 1) * 2 > t->nslots)
		grow(t);
	slot = slot_of(t->slots, t->nslots, text);
	*slot = (struct name_slot){arena_strdup(&t->arena, text), id};
	t->used++;
}

static enum kpi_status look_up(struct store *s, enum sql id, const char *text, int64_t *out, struct err *err)
{
	struct db_stmt *st;
	bool row;
	enum kpi_status status = store_stmt(s, id, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_text(st, 1, slice_str(text));
	status = st->ops->step(st, &row, err);
	if (status == KPI_OK)
		*out = row ? st->ops->column_int(st, 0) : 0;
	st->ops->reset(st);
	return status;
}

static enum kpi_status create_name(struct store *s, struct names *t, const char *text, uint32_t code,
				   int64_t *out, struct err *err)
{
	struct db_stmt *st;
	bool row;
	enum kpi_status status = store_stmt(s, t->put, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_text(st, 1, slice_str(text));
	if (t->with_code && code != UINT32_MAX)
		st->ops->bind_int(st, 2, code);
	else if (t->with_code)
		st->ops->bind_null(st, 2);
	status = st->ops->step(st, &row, err);
	if (status == KPI_OK && row)
		*out = st->ops->column_int(st, 0);
	st->ops->reset(st);
	return status;
}

enum kpi_status names_id(struct store *s, struct names *t, const char *text, uint32_t code, bool create,
			 int64_t *id, struct err *err)
{
	struct name_slot *slot = t->nslots > 0 ? slot_of(t->slots, t->nslots, text) : NULL;
	enum kpi_status status;

	if (slot != NULL && slot->text != NULL) {
		*id = slot->id;
		return KPI_OK;
	}
	status = look_up(s, t->find, text, id, err);
	if (status == KPI_OK && *id == 0 && create)
		status = create_name(s, t, text, code, id, err);
	if (status == KPI_OK && *id != 0)
		remember_id(t, text, *id);
	return status;
}

static enum kpi_status read_name(struct store *s, struct names *t, int64_t id, struct name_entry *e,
				 struct err *err)
{
	struct db_stmt *st;
	bool row;
	enum kpi_status status = store_stmt(s, t->name, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, id);
	status = st->ops->step(st, &row, err);
	if (status == KPI_OK && row) {
		struct slice text = st->ops->column_bytes(st, 0);

		e->text = arena_strndup(&t->arena, text.p, text.n);
		e->code = st->ops->is_null(st, 1) ? UINT32_MAX : (uint32_t)st->ops->column_int(st, 1);
	} else if (status == KPI_OK) {
		status = err_set(err, KPI_ESTORE, s->db->path, 0, "a name is missing (number %lld)",
				 (long long)id);
	}
	st->ops->reset(st);
	return status;
}

enum kpi_status names_text(struct store *s, struct names *t, int64_t id, const char **text, uint32_t *code,
			   struct err *err)
{
	/* ids are given one by one from 1; anything far beyond is damage, not a reason for a huge table */
	if (id <= 0 || id > INT32_MAX)
		return err_set(err, KPI_ESTORE, s->db->path, 0, "a name's number is out of range (%lld)",
			       (long long)id);
	if ((size_t)id >= t->nby_id) {
		size_t n = (size_t)id * 2 + 64;

		t->by_id = mem_array(t->by_id, n, sizeof(*t->by_id));
		memset(&t->by_id[t->nby_id], 0, (n - t->nby_id) * sizeof(*t->by_id));
		t->nby_id = n;
	}
	if (t->by_id[id].text == NULL) {
		enum kpi_status status = read_name(s, t, id, &t->by_id[id], err);

		if (status != KPI_OK)
			return status;
	}
	*text = t->by_id[id].text;
	if (code != NULL)
		*code = t->by_id[id].code;
	return KPI_OK;
}

void names_forget(struct names *t)
{
	free(t->slots);
	free(t->by_id);
	t->slots = NULL;
	t->by_id = NULL;
	t->nslots = t->used = t->nby_id = 0;
}

void names_release(struct names *t)
{
	names_forget(t);
	arena_release(&t->arena);
}
