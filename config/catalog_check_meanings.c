/* SPDX-License-Identifier: BSD-2-Clause */
/* The check of the catalogue: meanings that nothing reaches, that others take the place of, that contradict. */
#include <stdlib.h>
#include <string.h>

#include "config/catalog_check_private.h"

enum { NOUN_BITS = 128, SET_BITS = 64 };

/* A meaning as a box of combinations, of what the words can bring. */
struct box {
	uint64_t kinds, verbs;
	struct noun_set nouns;
	bool of_kind; /* tried before those that ask for no kind */
	uint32_t units; /* of levels that it takes; 0: percentages */
};

static bool is_percent(const struct lexicon *l, int indicator)
{
	return strcmp(l->catalog.items[indicator].unit, "percent") == 0;
}

static struct box box_of(const struct check *c, const struct meaning *m)
{
	const uint64_t none = UINT64_C(1) << LEX_SET_NONE_BIT;
	struct box b = {m->kinds ? m->kinds & (c->kinds | none) : c->kinds | none,
			m->verbs & (c->verbs | none),
			{{m->nouns.bits[0] & c->nouns.bits[0], m->nouns.bits[1] & (c->nouns.bits[1] | none)}},
			m->kinds != 0,
			0};

	if (!is_percent(c->lex, m->indicator))
		b.units = UINT32_C(1) << c->lex->unit_of[m->indicator] | c->lex->also[m->indicator];
	return b;
}

static bool nouns_meet(const struct noun_set *a, const struct noun_set *b)
{
	return (a->bits[0] & b->bits[0]) || (a->bits[1] & b->bits[1]);
}

static bool has_noun(const struct box *b, int noun)
{
	return b->nouns.bits[noun >> 6] >> (noun & 63) & 1;
}

static bool boxes_meet(const struct box *a, const struct box *b)
{
	return (a->kinds & b->kinds) && (a->verbs & b->verbs) && nouns_meet(&a->nouns, &b->nouns) &&
	       ((a->units & b->units) || (!a->units && !b->units));
}

/* Whether whatever fits b by its number fits a too. */
static bool covers_units(const struct box *a, const struct box *b)
{
	return b->units ? (a->units & b->units) == b->units : !a->units;
}

static bool is_tried_before(const struct box *boxes, size_t a, size_t b)
{
	return boxes[a].of_kind != boxes[b].of_kind ? boxes[a].of_kind : a < b;
}

/* Whether those that are tried before meaning i take all that it could. */
static bool is_taken(const struct box *boxes, size_t n, size_t i)
{
	for (int kind = 0; kind < SET_BITS; kind++) {
		if (!(boxes[i].kinds >> kind & 1))
			continue;
		for (int noun = 0; noun < NOUN_BITS; noun++) {
			uint64_t left = boxes[i].verbs;

			if (!has_noun(&boxes[i], noun))
				continue;
			for (size_t j = 0; j < n && left; j++) {
				if (j != i && is_tried_before(boxes, j, i) && boxes[j].kinds >> kind & 1 &&
				    has_noun(&boxes[j], noun) && covers_units(&boxes[j], &boxes[i]))
					left &= ~boxes[j].verbs;
			}
			if (left)
				return false;
		}
	}
	return true;
}

static const char *empty_part(const struct box *b)
{
	if (!b->kinds)
		return "kind";
	if (!b->verbs)
		return "verb";
	return b->nouns.bits[0] || b->nouns.bits[1] ? NULL : "noun";
}

/* One combination that two meanings share, in words: fraud : solve : - */
static const char *shared(const struct check *c, const struct box *a, const struct box *b)
{
	const struct lexicon *l = c->lex;
	int kind = __builtin_ctzll(a->kinds & b->kinds), verb = __builtin_ctzll(a->verbs & b->verbs),
	    noun = 0;

	while (noun < NOUN_BITS && !(has_noun(a, noun) && has_noun(b, noun)))
		noun++;
	return arena_printf(&c->out->arena, "%s : %s : %s",
			    (size_t)kind < l->nkinds ? l->kinds[kind].name : "none",
			    (size_t)verb < l->nverbs ? l->verbs[verb].name : "-",
			    (size_t)noun < l->nnouns ? l->nouns[noun].name : "-");
}

/* 发现并督促整改 is both found and rectified: what only this verb shares is meant to be two indicators. */
static bool is_double(const struct lexicon *l, const struct box *a, const struct box *b)
{
	int both = lexicon_verb(l, "find_rectify");

	return both != LEX_NONE && (a->verbs & b->verbs) == UINT64_C(1) << both;
}

/* A later meaning that is wider in a part, and narrower in none, is what the narrower one falls back on. */
static bool is_wider(const struct meaning *first, const struct meaning *second)
{
	int wider = 0, narrower = 0;

	wider += second->kinds == UINT64_MAX && first->kinds != UINT64_MAX;
	narrower += first->kinds == UINT64_MAX && second->kinds != UINT64_MAX;
	wider += second->verbs == UINT64_MAX && first->verbs != UINT64_MAX;
	narrower += first->verbs == UINT64_MAX && second->verbs != UINT64_MAX;
	return wider && !narrower;
}

static void compare(const struct check *c, const struct box *boxes, size_t i, size_t j)
{
	const struct meaning *first = &c->lex->meanings[i], *second = &c->lex->meanings[j];
	struct catalog_place at = CHECK_AT(c, meanings, j), before = CHECK_AT(c, meanings, i);

	/* a file's own meanings come before those that it includes on purpose */
	if (boxes[i].of_kind != boxes[j].of_kind || at.file != before.file ||
	    first->indicator == second->indicator || !boxes_meet(&boxes[i], &boxes[j]) ||
	    is_double(c->lex, &boxes[i], &boxes[j]) || is_wider(first, second))
		return;
	check_add(c, at, FAULT_AMBIGUOUS, "%s is %s by %s, and %s here", shared(c, &boxes[i], &boxes[j]),
		  c->lex->catalog.items[first->indicator].id, check_place(c, before),
		  c->lex->catalog.items[second->indicator].id);
}

static void check_items(const struct check *c, const bool *reached)
{
	uint32_t said = 0;

	for (size_t i = 0; i < c->lex->nunit_words; i++)
		said |= c->lex->unit_words[i].means;
	for (size_t i = 0; i < c->lex->catalog.n; i++) {
		const struct indicator *it = &c->lex->catalog.items[i];

		if (!check_reports(c, CHECK_AT(c, items, i)))
			continue;
		if (!reached[i])
			check_add(c, CHECK_AT(c, items, i), FAULT_UNREACHABLE,
				  "no combination of words reaches %s", it->id);
		if (strcmp(it->unit, "percent") != 0 && strcmp(it->unit, "per_100k") != 0 &&
		    !(said & (UINT32_C(1) << c->lex->unit_of[i] | c->lex->also[i])))
			check_add(c, CHECK_AT(c, items, i), FAULT_UNREACHABLE,
				  "no unit word means %s, the unit of %s", it->unit, it->id);
	}
}

void check_meanings(const struct check *c)
{
	const struct lexicon *l = c->lex;
	struct box *boxes = mem_array(NULL, l->nmeanings + 1, sizeof(*boxes));
	bool *reached = mem_zalloc(l->catalog.n + 1);

	for (size_t i = 0; i < l->nmeanings; i++)
		boxes[i] = box_of(c, &l->meanings[i]);
	for (size_t i = 0; i < l->nmeanings; i++) {
		struct catalog_place at = CHECK_AT(c, meanings, i);
		const char *id = l->catalog.items[l->meanings[i].indicator].id, *part = empty_part(&boxes[i]);
		bool taken = !part && is_taken(boxes, l->nmeanings, i);

		if (!part && !taken)
			reached[l->meanings[i].indicator] = true;
		if (!check_reports(c, at))
			continue;
		if (part)
			check_add(c, at, FAULT_UNREACHABLE, "a meaning of %s: no word brings its %s", id,
				  part);
		else if (taken)
			check_add(c, at, FAULT_UNREACHABLE,
				  "a meaning of %s: those that are tried before it take all of it", id);
		for (size_t j = 0; j < i && !part; j++)
			compare(c, boxes, j, i);
	}
	check_items(c, reached);
	free(reached);
	free(boxes);
}
