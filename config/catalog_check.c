/* SPDX-License-Identifier: BSD-2-Clause */
/* The check of the catalogue: findings, names without words, the English words. */
#include "config/catalog_check.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config/catalog_check_private.h"

const char *catalog_fault_name(enum catalog_fault f)
{
	static const char *const names[] = {"unreachable", "ambiguous", "duplicate"};

	return names[f];
}

const char *check_place(const struct check *c, struct catalog_place at)
{
	if (!at.file)
		return "the built-in catalogue";
	return arena_printf(&c->out->arena, "%s:%u", at.file, at.line);
}

static void add(struct catalog_findings *out, struct catalog_place at, enum catalog_fault fault,
		const char *text)
{
	out->items = mem_grow(out->items, out->n, &out->cap, sizeof(*out->items));
	out->items[out->n++] = (struct catalog_finding){at, fault, arena_strdup(&out->arena, text)};
}

void check_add(const struct check *c, struct catalog_place at, enum catalog_fault fault, const char *fmt, ...)
{
	char text[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	add(c->out, at, fault, text);
}

static void set_noun(struct noun_set *s, int noun)
{
	s->bits[noun >> 6] |= UINT64_C(1) << (noun & 63);
}

/* Which kinds, verbs and nouns some word brings. A kind's default verb comes with its words. */
static void find_live(struct check *c)
{
	const struct lexicon *l = c->lex;

	for (size_t i = 0; i < l->nwords; i++) {
		const struct word *w = &l->words[i];

		if (w->kind != LEX_NONE)
			c->kinds |= UINT64_C(1) << w->kind;
		if (w->topic != LEX_NONE)
			c->kinds |= UINT64_C(1) << w->topic;
		if (w->noun != LEX_NONE)
			set_noun(&c->nouns, w->noun);
		c->verbs |= w->verbs;
	}
	for (size_t i = 0; i < l->nkinds; i++) {
		if (c->kinds >> i & 1 && l->kinds[i].default_verb != LEX_NONE)
			c->verbs |= UINT64_C(1) << l->kinds[i].default_verb;
	}
}

static void check_family(const struct check *c, struct catalog_place at, const char *what, const char *name,
			 family_set of)
{
	family_set all = 0;

	for (size_t i = 0; i < c->lex->nkinds; i++)
		all |= c->lex->kinds[i].families;
	for (of &= ~all; of && check_reports(c, at); of &= of - 1)
		check_add(c, at, FAULT_UNREACHABLE, "%s %s is of \"%s\", and no kind is", what, name,
			  c->lex->families[__builtin_ctz(of)]);
}

static void check_names(const struct check *c)
{
	const struct lexicon *l = c->lex;

	for (size_t i = 0; i < l->nverbs; i++) {
		if (!(c->verbs >> i & 1) && check_reports(c, CHECK_AT(c, verbs, i)))
			check_add(c, CHECK_AT(c, verbs, i), FAULT_UNREACHABLE, "verb %s has no words",
				  l->verbs[i].name);
		check_family(c, CHECK_AT(c, verbs, i), "verb", l->verbs[i].name, l->verbs[i].families);
	}
	for (size_t i = 0; i < l->nkinds; i++) {
		if (!(c->kinds >> i & 1) && check_reports(c, CHECK_AT(c, kinds, i)))
			check_add(c, CHECK_AT(c, kinds, i), FAULT_UNREACHABLE, "kind %s has no words",
				  l->kinds[i].name);
	}
	for (size_t i = 0; i < l->nnouns; i++) {
		if (!(c->nouns.bits[i >> 6] >> (i & 63) & 1) && check_reports(c, CHECK_AT(c, nouns, i)))
			check_add(c, CHECK_AT(c, nouns, i), FAULT_UNREACHABLE, "noun %s has no words",
				  l->nouns[i].name);
		check_family(c, CHECK_AT(c, nouns, i), "noun", l->nouns[i].name, l->nouns[i].families);
	}
}

/* A set that names its members: * and ! leave the bits set of names that there are not. */
static uint64_t named(uint64_t set, size_t n)
{
	return n < LEX_SET_NONE_BIT && set >> n << n & ~(UINT64_C(1) << LEX_SET_NONE_BIT) ? 0 : set;
}

static void check_use(const struct check *c, struct catalog_place at, const char *what, const char *name,
		      bool used)
{
	if (!used && !at.uncounted && check_reports(c, at))
		check_add(c, at, FAULT_UNREACHABLE,
			  "%s %s is in no meaning: its words are never used, unless counted = false says so",
			  what, name);
}

/* Names that no meaning is of, unless they are there to keep figures from others. */
static void check_uses(const struct check *c)
{
	const struct lexicon *l = c->lex;
	uint64_t kinds = 0, verbs = 0;
	struct noun_set nouns = {{0, 0}};

	for (size_t i = 0; i < l->nmeanings; i++) {
		kinds |= named(l->meanings[i].kinds, l->nkinds);
		verbs |= named(l->meanings[i].verbs, l->nverbs);
		nouns.bits[0] |= l->meanings[i].nouns.bits[0];
		nouns.bits[1] |= l->meanings[i].nouns.bits[1];
	}
	for (size_t i = 0; i < l->nkinds; i++)
		check_use(c, CHECK_AT(c, kinds, i), "kind", l->kinds[i].name, kinds >> i & 1);
	for (size_t i = 0; i < l->nverbs; i++)
		check_use(c, CHECK_AT(c, verbs, i), "verb", l->verbs[i].name, verbs >> i & 1);
	for (size_t i = 0; i < l->nnouns; i++)
		check_use(c, CHECK_AT(c, nouns, i), "noun", l->nouns[i].name,
			  nouns.bits[i >> 6] >> (i & 63) & 1);
}

/* By file as they were read, and by line; of one line in the order in which they were found. */
static int by_place(const void *pa, const void *pb)
{
	const struct catalog_finding *a = pa, *b = pb;
	int d = a->at.file && b->at.file ? strcmp(a->at.file, b->at.file)
					 : (a->at.file != NULL) - (b->at.file != NULL);

	if (d)
		return d;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	return strcmp(a->text, b->text);
}

void catalog_check(const struct lexicon *lex, const struct catalog_places *places,
		   struct catalog_findings *out)
{
	struct check c = {lex, places, out, 0, 0, {{0, 0}}};

	find_live(&c);
	check_names(&c);
	check_uses(&c);
	check_listings(&c);
	check_words(&c);
	check_unit_words(&c);
	check_meanings(&c);
	if (out->n)
		qsort(out->items, out->n, sizeof(*out->items), by_place);
}

void catalog_check_english(const struct lexicon_en *en, const struct catalog *catalog,
			   struct catalog_findings *out)
{
	struct check c = {NULL, NULL, out, 0, 0, {{0, 0}}};
	const struct catalog_place at = {NULL, 0, false};
	uint64_t aspects = 0;
	bool named[EN_KINDS_MAX] = {false};
	/* the grammar gives these to aspects that need no kind: feeling safe, losses recovered */
	static const char *const by_aspect[] = {"perception", "loss_recovered"};

	for (size_t i = 0; i < sizeof(by_aspect) / sizeof(*by_aspect); i++) {
		int kind = lexicon_en_kind(en, by_aspect[i]);

		if (kind != EN_NONE)
			named[kind] = true;
	}
	for (size_t i = 0; i < en->nwords; i++) {
		const struct en_word *w = &en->words[i];

		aspects |= w->aspects;
		if (w->kind != EN_NONE)
			named[w->kind] = true;
		if (w->noun != EN_NONE)
			named[w->noun] = true;
		if (w->topic != EN_NONE)
			named[w->topic] = true;
	}
	for (size_t k = 0; k < en->nkinds; k++) {
		if (!named[k])
			check_add(&c, at, FAULT_UNREACHABLE, "english kind %s has no words",
				  en->kinds[k].name);
		for (size_t a = 0; a < en->naspects; a++) {
			const char *id = en->kinds[k].means[a];

			if (id && catalog_find(catalog, slice_str(id)) < 0)
				check_add(&c, at, FAULT_UNREACHABLE,
					  "english kind %s means %s, which no indicator is",
					  en->kinds[k].name, id);
		}
	}
	for (size_t a = 0; a < en->naspects; a++) {
		if (!(aspects >> a & 1))
			check_add(&c, at, FAULT_UNREACHABLE, "english aspect %s has no words",
				  en->aspects[a].name);
	}
}

void catalog_findings_release(struct catalog_findings *f)
{
	free(f->items);
	arena_release(&f->arena);
	*f = (struct catalog_findings){0};
}
