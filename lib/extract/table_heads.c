/* SPDX-License-Identifier: BSD-2-Clause */
/* The heads of a table once they are read: words lent to the columns of changes, periods offered to them. */
#include <string.h>

#include "extract/table_walk.h"

/* A column of changes without words of its own is of the levels to its left: 立案 同比 破案 同比. */
static void lend_words(struct column *col, const struct said *level, bool mixed)
{
	if (col->said.nwords || !level->nwords)
		return;
	col->unclear = mixed;
	memcpy(col->said.words, level->words, level->nwords + 1);
	col->said.nwords = level->nwords;
	col->said.kind = level->kind;
	col->said.en_kind = level->en_kind;
	col->said.en_aspects = level->en_aspects;
	col->said.en_narrowed = level->en_narrowed;
	col->said.content = level->content;
	col->said.unknown = level->unknown;
	if (!col->said.has_unit && level->has_unit) {
		col->said.has_unit = true;
		col->said.unit = level->unit;
		col->said.power = level->power;
	}
}

static void find_current(struct walk *w)
{
	struct offer all = {0};
	struct said none;
	struct when when;

	said_empty(&none);
	w->current = (struct when){.known = false};
	w->newest = 0;
	for (uint32_t c = 0; c < w->ncols; c++) {
		const struct said *s = &w->cols[c].said;

		if (!w->cols[c].label && s->dating == DATED_NAMED && s->when.period.start.y > w->newest)
			w->newest = s->when.period.start.y;
	}
	for (uint32_t c = 0; c < w->ncols; c++) {
		const struct said *s = &w->cols[c].said;

		if (w->cols[c].label || s->dating != DATED_NAMED || s->change)
			continue;
		if (said_when(&none, s, &w->context, &w->current, w->newest, &when))
			offer_add(&all, s, &when);
	}
	w->current = all.latest;
}

void walk_heads_done(struct walk *w)
{
	struct offer offer = {0};
	struct said none, level;
	bool closed = false, mixed = false, any = false;

	find_current(w);
	said_empty(&none);
	said_empty(&level);
	for (uint32_t c = 0; c < w->ncols; c++) {
		struct column *col = &w->cols[c];
		struct when when = {.known = false};

		if (col->label) {
			any = false;
			continue;
		}
		if (!said_when(&none, &col->said, &w->context, &w->current, w->newest, &when))
			when.known = false;
		col->offer = offer;
		offer_add(&offer, &col->said, &when);
		if (col->said.change || col->said.rank || col->said.share) {
			if (any)
				lend_words(col, &level, mixed);
			closed |= col->said.change;
			continue;
		}
		mixed = any && !closed && (mixed || !said_same(&level, &col->said));
		closed = false;
		any = true;
		level = col->said;
	}
}
