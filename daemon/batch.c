/* SPDX-License-Identifier: BSD-2-Clause */
/* Group commit: transaction first, files after it. */
#include "daemon/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum kpi_status batch_begin(struct batch *b, struct err *err)
{
	enum kpi_status status;

	if (b->open)
		return KPI_OK;
	status = store_begin(b->store, b->now_ms(b->ctx) / 1000, err);
	if (status != KPI_OK)
		return status;
	b->open = true;
	b->opened_ms = b->now_ms(b->ctx);
	return KPI_OK;
}

static void count(struct store_run *run, enum item_state state, size_t claims)
{
	run->in++;
	run->claims += (int64_t)claims;
	switch (state) {
	case ITEM_STORED:
		run->stored++;
		break;
	case ITEM_DUPLICATE:
		run->duplicate++;
		break;
	case ITEM_NO_CLAIMS:
		run->no_claims++;
		break;
	case ITEM_REJECTED:
		run->rejected++;
		break;
	case ITEM_CHALLENGE:
		run->challenge++;
		break;
	case ITEM_DEFERRED:
		run->deferred++;
		break;
	}
}

void batch_count(struct batch *b, enum item_state state, size_t claims, struct buf *row)
{
	enum log_level level = item_refused(state) ? LOG_WARNING : LOG_INFO;

	count(&b->pending, state, claims);
	b->items++;
	if (level <= b->log->level) {
		b->lines = mem_grow(b->lines, b->nlines, &b->lines_cap, sizeof(*b->lines));
		b->lines[b->nlines++] = (struct batch_line){level, mem_strndup(row->p, row->n)};
	}
	buf_clear(row);
}

void batch_settle(struct batch *b, enum item_state state, enum log_level level, struct buf *row)
{
	count(b->run, state, 0);
	log_row(b->log, level, row);
}

void batch_move(struct batch *b, const char *from, const char *to)
{
	b->from = mem_grow(b->from, b->nmoves, &b->from_cap, sizeof(*b->from));
	b->to = mem_grow(b->to, b->nmoves, &b->to_cap, sizeof(*b->to));
	b->from[b->nmoves] = mem_strdup(from);
	b->to[b->nmoves++] = mem_strdup(to);
}

bool batch_full(const struct batch *b)
{
	return b->open && (b->items >= b->max_items || b->now_ms(b->ctx) - b->opened_ms >= b->max_ms);
}

static bool same_folder(const char *a, const char *b)
{
	const char *sa = strrchr(a, '/'), *sb = strrchr(b, '/');

	return sa != NULL && sb != NULL && sa - a == sb - b && strncmp(a, b, (size_t)(sa - a)) == 0;
}

void batch_moved(struct batch *b, const char *to)
{
	if (b->moved_to != NULL && same_folder(b->moved_to, to))
		return;
	b->moved_apart = b->moved_apart || b->moved_to != NULL;
	free(b->moved_to);
	b->moved_to = mem_strdup(to);
}

/*
 * Failing to move loses nothing: the file is met again in the inbox. It is said, and the program's status shows it.
 * For the same reason the moves need not be on disk here.
 */
static void move_all(struct batch *b)
{
	for (size_t i = 0; i < b->nmoves; i++) {
		struct err err = {0};

		if (folder_move(b->from[i], b->to[i], &err) != KPI_OK) {
			b->trouble = true;
			log_err(b->log, LOG_ERROR, &err);
			continue;
		}
		batch_moved(b, b->to[i]);
	}
}

void batch_sync(struct batch *b)
{
	struct err err = {0};
	enum kpi_status status = KPI_OK;

	if (b->moved_apart)
		status = folder_sync_tree(b->inbox, &err);
	else if (b->moved_to != NULL)
		status = folder_sync_for(b->moved_to, &err);
	if (status != KPI_OK) {
		b->trouble = true;
		log_err(b->log, LOG_ERROR, &err);
	}
	free(b->moved_to);
	b->moved_to = NULL;
	b->moved_apart = false;
}

static void forget(struct batch *b)
{
	for (size_t i = 0; i < b->nmoves; i++) {
		free(b->from[i]);
		free(b->to[i]);
	}
	for (size_t i = 0; i < b->nlines; i++)
		free(b->lines[i].text);
	b->nmoves = b->nlines = 0;
	b->items = 0;
	b->pending = (struct store_run){0};
	name_set_release(&b->taken);
}

static void settle(struct batch *b)
{
	struct store_run *run = b->run;
	const struct store_run *p = &b->pending;

	run->in += p->in;
	run->stored += p->stored;
	run->duplicate += p->duplicate;
	run->no_claims += p->no_claims;
	run->rejected += p->rejected;
	run->challenge += p->challenge;
	run->deferred += p->deferred;
	run->claims += p->claims;
	for (size_t i = 0; i < b->nlines; i++)
		log_line(b->log, b->lines[i].level, b->lines[i].text);
}

enum kpi_status batch_finish(struct batch *b, struct err *err)
{
	enum kpi_status status = KPI_OK;

	/* a row must not outlive the bytes that it cites */
	if (b->open)
		status = folder_sync_files(b->inbox, b->from, b->nmoves, err);
	if (status == KPI_OK && b->open)
		status = store_commit(b->store, err);
	if (status != KPI_OK) {
		batch_abandon(b);
		return status;
	}
	b->open = false;
	move_all(b);
	b->finished++;
	settle(b);
	forget(b);
	return KPI_OK;
}

void batch_abandon(struct batch *b)
{
	store_rollback(b->store);
	b->open = false;
	b->run->in += b->pending.in;
	b->run->deferred += b->pending.in;
	b->trouble = b->trouble || b->pending.in > 0;
	forget(b);
}

void batch_release(struct batch *b)
{
	forget(b);
	free(b->from);
	free(b->to);
	free(b->lines);
	free(b->moved_to);
	b->moved_to = NULL;
	b->from = b->to = NULL;
	b->lines = NULL;
	b->from_cap = b->to_cap = b->lines_cap = 0;
}
