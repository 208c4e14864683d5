/* SPDX-License-Identifier: BSD-2-Clause */
/* Adding up what the head cells of a path say, from the outermost inwards. */
#include <string.h>

#include "extract/english_lexicon.h"
#include "extract/tables.h"

void said_empty(struct said *s)
{
	*s = (struct said){.kind = LEX_NONE, .en_kind = EN_NONE};
}

void said_words(struct said *o, const char *text, size_t n)
{
	if (o->nwords + n >= SAID_WORDS) {
		o->unknown = true;
		return;
	}
	memcpy(o->words + o->nwords, text, n);
	o->nwords += n;
	o->words[o->nwords] = '\0';
}

void said_counts(struct said *o, const char *text, size_t n)
{
	size_t have = strlen(o->counts);

	if (have + n >= SAID_COUNTS)
		return;
	memcpy(o->counts + have, text, n);
	o->counts[have + n] = '\0';
}

void said_add(struct said *path, const struct said *next)
{
	if (next->nwords) {
		if (path->nwords)
			said_words(path, " ", 1);
		said_words(path, next->words, next->nwords);
	}
	if (next->counts[0])
		said_counts(path, next->counts, strlen(next->counts));
	if (next->kind != LEX_NONE)
		path->kind = next->kind;
	if (next->en_kind != EN_NONE)
		path->en_kind = next->en_kind;
	path->en_aspects |= next->en_aspects;
	path->en_narrowed |= next->en_narrowed;
	path->content |= next->content;
	path->unknown |= next->unknown;
	if (next->dating == DATED_NAMED && path->dating == DATED_NAMED && next->need != PERIOD_NEEDS_YEAR &&
	    !period_eq(next->when.period, path->when.period) &&
	    !period_contains(path->when.period, next->when.period)) {
		path->dating = DATED_TWICE;
	} else if (next->dating != DATED_NOT) {
		path->dating = next->dating;
		path->when = next->when;
		path->need = next->need;
	}
	if (next->year)
		path->year = next->year;
	if (next->where.name)
		path->where = next->where;
	if (next->has_unit) {
		path->has_unit = true;
		path->unit = next->unit;
		path->power = next->power;
	}
	path->percent |= next->percent;
	path->point |= next->point;
	path->change |= next->change;
	path->relative |= next->relative;
	path->absolute |= next->absolute;
	if (next->direction)
		path->direction = next->direction;
	if (next->has_basis) {
		path->has_basis = true;
		path->basis = next->basis;
	}
	path->rank |= next->rank;
	path->share |= next->share;
	path->total |= next->total;
	path->target |= next->target;
	path->part |= next->part;
}

bool said_same(const struct said *a, const struct said *b)
{
	return strcmp(a->words, b->words) == 0;
}
