/* SPDX-License-Identifier: BSD-2-Clause */
/* What each value of a sentence says: a level, a change, an earlier level, or nothing that is counted. */
#include "extract/english_role.h"

#include <string.h>

/* Whether only a comma or "and" lies between two values. */
static bool joined(const struct en_reader *r, const struct en_fact *a, const struct en_fact *b)
{
	const struct en_text *t = &r->text;
	uint32_t i = a->v.last;

	if (i >= b->v.first || b->v.first - i > 7)
		return false;
	for (; i < b->v.first; i++) {
		if (!en_punct(t, i, ',') && !en_in(t, i, "and by") &&
		    !(a->role == EN_ROLE_CHANGE && (t->tok[i].mark == EN_IN_PERIOD ||
						    en_in(t, i, "from on in since over compared with to"))))
			return false;
	}
	i = b->v.first;
	if (!en_punct(t, i - 1, ',') && !en_in(t, i - 1, "and by"))
		return false;
	return true;
}

static bool follows_mention(const struct en_reader *r, const struct en_fact *f)
{
	uint32_t i = f->v.first;

	return i > r->s->first && r->text.tok[i - 1].mark == EN_IN_MENTION;
}

static void set_role(struct en_reader *r, size_t k, int *dir)
{
	struct en_fact *f = &r->facts[k], *prev = k ? &r->facts[k - 1] : NULL;
	const struct en_text *t = &r->text;
	uint32_t i = f->v.first;
	int opinion_at = -1;

	f->bracketed = i > r->s->first && en_punct(t, i - 1, '(');
	f->list = prev && joined(r, prev, f) && prev->v.kind == f->v.kind && !prev->word;
	f->np = en_counted(r, f, f->v.last);
	if (f->role != EN_ROLE_NONE)
		return;
	if (i > r->s->first + 1 && en_is(t, i - 1, "but") && en_is(t, i - 2, "all"))
		return; /* all but two */
	f->part = en_is_part(r, f) || en_is_share(r, f);
	if (en_is_earlier(r, f) || en_is_other_year(r, f, prev)) {
		f->role = EN_ROLE_FROM;
		return;
	}
	if (f->v.sign) {
		en_as_change(f, f->v.sign, f->lead, f->tail);
	} else if (en_of_earlier(r, f) || en_before_noun(r, f) || en_comparative(r, f) ||
		   en_after_direction(r, f)) {
		;
	} else if (en_object_between(r, f)) {
		;
	} else if (f->list && prev->role == EN_ROLE_CHANGE && !f->linked && f->np < 0) {
		en_as_change(f, prev->dir, f->lead, f->tail);
	} else if (i > r->s->first && en_is(t, i - 1, "by") && *dir &&
		   (f->v.kind == EN_PERCENT || f->v.kind == EN_POINT || f->np < 0)) {
		en_as_change(f, *dir, i - 1, f->tail);
	} else if (prev && prev->role == EN_ROLE_CHANGE && prev->v.kind == EN_PERCENT &&
		   f->v.kind == EN_PERCENT && *dir && follows_mention(r, f)) {
		/* "violent crime fell 19%, robberies 24% and burglaries 40%" */
		en_as_change(f, *dir, f->lead, f->tail);
	} else if (prev && *dir && f->v.kind == EN_PERCENT && !f->v.fraction && i > r->s->first &&
		   en_is(t, i - 1, "or")) {
		en_as_change(f, *dir, f->lead, f->tail); /* "by 120, or 11.2 per cent" */
	} else if (f->bracketed && prev && prev->role == EN_ROLE_CHANGE && f->v.kind == EN_PERCENT &&
		   prev->v.kind != EN_PERCENT) {
		en_as_change(f, prev->dir, f->lead, f->tail);
	} else if (f->v.kind == EN_POINT || f->v.kind == EN_TIMES) {
		f->role = EN_ROLE_NONE;
	} else if (f->v.kind == EN_PERCENT && (opinion_at = en_opinion(r, f)) >= 0) {
		f->np = opinion_at;
		f->role = EN_ROLE_LEVEL;
		f->part = false;
	} else if (f->v.kind == EN_PERCENT && f->v.fraction && f->v.bound != BOUND_GE) {
		f->role = EN_ROLE_NONE; /* a third of something */
	} else {
		f->role = EN_ROLE_LEVEL;
	}
	if (f->v.fraction && f->role == EN_ROLE_LEVEL && prev == NULL && f->np >= 0 && opinion_at < 0)
		f->part = true;
}

/* Pair an earlier figure with the figure it belongs to. */
static void pair_earlier(struct en_reader *r)
{
	const struct en_text *t = &r->text;

	for (size_t k = 0; k < r->nfacts; k++) {
		struct en_fact *f = &r->facts[k], *next = k + 1 < r->nfacts ? &r->facts[k + 1] : NULL;
		bool to_next = false;

		/* "(27,140 to 28,008)": nothing before the first figure but the bracket */
		if (f->role == EN_ROLE_LEVEL && f->bracketed && next && en_is(t, f->v.last, "to") &&
		    next->v.first == f->v.last + 1 && next->role == EN_ROLE_LEVEL)
			f->role = EN_ROLE_FROM;
		if (f->role != EN_ROLE_FROM)
			continue;
		/* "from A [cases] [in 2022] to B" */
		for (uint32_t i = f->v.last; next && i < next->v.first; i++)
			to_next |= en_is(t, i, "to") && i + 1 == next->v.first;
		if (to_next && next->role == EN_ROLE_LEVEL && next->v.kind == f->v.kind) {
			next->from = (int)k;
			next->linked = true;
		}
		for (size_t j = k; j-- > 0;) {
			struct en_fact *p = &r->facts[j];

			if (p->role == EN_ROLE_LEVEL && to_next)
				break;
			if ((p->role == EN_ROLE_LEVEL && p->v.kind == f->v.kind) ||
			    p->role == EN_ROLE_CHANGE) {
				if (p->from < 0)
					p->from = (int)k;
				break;
			}
		}
	}
}

void en_read_facts(struct en_reader *r)
{
	int dir = 0;

	en_find_values(r);
	en_read_mentions(r);
	for (size_t k = 0; k < r->nfacts; k++) {
		set_role(r, k, &dir);
		if (r->facts[k].role == EN_ROLE_CHANGE && r->facts[k].dir)
			dir = r->facts[k].dir;
	}
	pair_earlier(r);
}
