/* SPDX-License-Identifier: BSD-2-Clause */
/* The loader of the catalogue: files, what they include, and the lexicon that they make. */
#include "config/catalog_conf.h"

#include <stdlib.h>
#include <string.h>

#include "config/catalog_load.h"

typedef enum kpi_status (*reader)(struct load *, const struct conf_node *);

static enum kpi_status read_list(struct load *l, const struct conf_node *root, const char *key, reader read)
{
	const struct conf_node *list = conf_get(root, key);
	enum kpi_status s = KPI_OK;

	if (list && (s = conf_expect(list, CONF_LIST, l->err)) != KPI_OK)
		return s;
	for (size_t i = 0; list && i < conf_len(list) && s == KPI_OK; i++)
		s = read(l, conf_at(list, i));
	return s;
}

static void close_file(struct load *l)
{
	l->first_meaning[++l->nread] = l->nmeanings;
}

/* The tables of the built-in catalogue as if they had been read first; their strings are borrowed. */
static void take_known(struct load *l, const struct lexicon *k)
{
	for (size_t i = 0; i < k->nfamilies; i++) {
		LOAD_GROW(l, families);
		l->families[l->nfamilies++] = k->families[i];
	}
	for (size_t i = 0; i < k->nunits; i++)
		load_unit_name(l, k->units[i]);
	for (; l->nkinds < k->nkinds; l->nkinds++) {
		LOAD_GROW(l, kinds);
		LOAD_GROW_AT(l, kinds_at, nkinds);
		l->kinds[l->nkinds] = k->kinds[l->nkinds];
		l->kinds_at[l->nkinds] = (struct catalog_place){NULL, 0, false};
	}
	for (; l->nverbs < k->nverbs; l->nverbs++) {
		LOAD_GROW(l, verbs);
		LOAD_GROW_AT(l, verbs_at, nverbs);
		l->verbs[l->nverbs] = k->verbs[l->nverbs];
		l->verbs_at[l->nverbs] = (struct catalog_place){NULL, 0, false};
	}
	for (; l->nnouns < k->nnouns; l->nnouns++) {
		LOAD_GROW(l, nouns);
		LOAD_GROW_AT(l, nouns_at, nnouns);
		l->nouns[l->nnouns] = k->nouns[l->nnouns];
		l->nouns_at[l->nnouns] = (struct catalog_place){NULL, 0, false};
	}
	for (size_t i = 0; i < k->nwords; i++)
		*load_word(l, k->words[i].text) = k->words[i];
	for (; l->nmeanings < k->nmeanings; l->nmeanings++) {
		LOAD_GROW(l, meanings);
		LOAD_GROW_AT(l, meanings_at, nmeanings);
		l->meanings[l->nmeanings] = k->meanings[l->nmeanings];
		l->meanings_at[l->nmeanings] = (struct catalog_place){NULL, 0, false};
	}
	for (; l->nitems < k->catalog.n; l->nitems++) {
		LOAD_GROW(l, items);
		LOAD_GROW_AT(l, also, nitems);
		LOAD_GROW_AT(l, unit_of, nitems);
		LOAD_GROW_AT(l, items_at, nitems);
		l->items[l->nitems] = k->catalog.items[l->nitems];
		l->also[l->nitems] = k->also[l->nitems];
		l->unit_of[l->nitems] = k->unit_of[l->nitems];
		l->items_at[l->nitems] = (struct catalog_place){NULL, 0, false};
	}
	close_file(l);
}

static enum kpi_status read_catalog(struct load *l, const char *path, const struct conf_node *from);

/* A name in the folder of the file that includes it. */
static const char *beside(struct load *l, const char *name)
{
	const char *slash = strrchr(l->file, '/');

	if (name[0] == '/' || !slash)
		return arena_strdup(l->arena, name);
	return arena_printf(l->arena, "%.*s%s", (int)(slash + 1 - l->file), l->file, name);
}

static enum kpi_status read_includes(struct load *l, const struct conf_node *root)
{
	const struct conf_node *list = conf_get(root, "include");
	enum kpi_status s = list ? load_expect_items(list, 0, l->err) : KPI_OK;

	for (size_t i = 0; list && s == KPI_OK && i < conf_len(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		const char *name, *file = l->file;

		s = conf_str(n, &name, l->err);
		if (s != KPI_OK)
			return s;
		if (strcmp(name, "builtin") != 0) {
			s = read_catalog(l, beside(l, name), n);
			l->file = file;
		} else if (!l->known) {
			s = conf_err(n, l->err, "there is no built-in catalogue here");
		} else if (l->nread > 0) {
			s = conf_err(n, l->err, "\"builtin\" comes first, and once");
		} else {
			take_known(l, l->known);
		}
	}
	return s;
}

/* from: the setting that includes the file, or NULL. */
static enum kpi_status read_catalog(struct load *l, const char *path, const struct conf_node *from)
{
	static const char *const keys[] = {"include",	"verbs", "kinds",   "nouns",
					   "compounds", "cues",	 "catalog", NULL};
	static const reader readers[] = {NULL,		load_verb, load_kind,	  load_noun,
					 load_compound, load_cue,  load_indicator};
	struct conf *c = NULL;
	enum kpi_status s = KPI_OK;

	for (size_t i = 0; i < l->nfiles && from; i++) {
		if (strcmp(l->files[i], path) == 0)
			return conf_err(from, l->err, "%s is included already", path);
	}
	if (l->nfiles == LOAD_FILES_MAX)
		return conf_err(from, l->err, "more than %d files", LOAD_FILES_MAX);
	l->file = l->files[l->nfiles++] = arena_strdup(l->arena, path);
	s = conf_open(path, &c, l->err);
	if (s == KPI_OK)
		s = conf_check_keys(conf_root(c), keys, l->err);
	if (s == KPI_OK)
		s = read_includes(l, conf_root(c));
	for (size_t i = 1; s == KPI_OK && keys[i]; i++)
		s = read_list(l, conf_root(c), keys[i], readers[i]);
	conf_close(c);
	close_file(l);
	return s;
}

static enum kpi_status read_units(struct load *l, const char *path)
{
	static const char *const keys[] = {"units", NULL};
	struct conf *c = NULL;
	enum kpi_status s = conf_open(path, &c, l->err);

	l->file = arena_strdup(l->arena, path);
	if (s == KPI_OK)
		s = conf_check_keys(conf_root(c), keys, l->err);
	if (s == KPI_OK)
		s = read_list(l, conf_root(c), keys[0], load_unit_word);
	conf_close(c);
	return s;
}

static void *to_arena(struct arena *a, void *p, size_t count, size_t size)
{
	void *q = arena_alloc(a, count * size + 1);

	if (count)
		memcpy(q, p, count * size);
	free(p);
	return q;
}

#define KEEP(l, what, n) to_arena((l)->arena, (void *)(l)->what, (l)->n, sizeof(*(l)->what))

/* The first meaning that fits counts: those of a file before those of the files that it includes. */
static void order_meanings(struct load *l)
{
	struct meaning *m = mem_array(NULL, l->nmeanings + 1, sizeof(*m));
	struct catalog_place *at = mem_array(NULL, l->nmeanings + 1, sizeof(*at));
	size_t n = 0;

	for (size_t f = l->nread; f-- > 0;) {
		for (size_t i = l->first_meaning[f]; i < l->first_meaning[f + 1]; i++, n++) {
			m[n] = l->meanings[i];
			at[n] = l->meanings_at[i];
		}
	}
	free(l->meanings);
	free(l->meanings_at);
	l->meanings = m;
	l->meanings_at = at;
}

static void finish(struct load *l, struct lexicon *lex, struct catalog_places *places)
{
	order_meanings(l);
	lex->nkinds = l->nkinds;
	lex->nverbs = l->nverbs;
	lex->nnouns = l->nnouns;
	lex->nwords = l->nwords;
	lex->nmeanings = l->nmeanings;
	lex->nunit_words = l->nunit_words;
	lex->nfamilies = l->nfamilies;
	lex->nunits = l->nunits;
	lex->catalog.n = l->nitems;
	lex->kinds = KEEP(l, kinds, nkinds);
	lex->verbs = KEEP(l, verbs, nverbs);
	lex->nouns = KEEP(l, nouns, nnouns);
	lex->words = KEEP(l, words, nwords);
	lex->meanings = KEEP(l, meanings, nmeanings);
	lex->unit_words = KEEP(l, unit_words, nunit_words);
	lex->families = KEEP(l, families, nfamilies);
	lex->units = KEEP(l, units, nunits);
	lex->catalog.items = KEEP(l, items, nitems);
	lex->also = KEEP(l, also, nitems);
	lex->unit_of = KEEP(l, unit_of, nitems);
	places->kinds = KEEP(l, kinds_at, nkinds);
	places->verbs = KEEP(l, verbs_at, nverbs);
	places->nouns = KEEP(l, nouns_at, nnouns);
	places->items = KEEP(l, items_at, nitems);
	places->meanings = KEEP(l, meanings_at, nmeanings);
	places->unit_words = KEEP(l, unit_words_at, nunit_words);
	places->nlistings = l->nlistings;
	places->listings = KEEP(l, listings, nlistings);
	free(l->kind_by);
	free(l->noun_by);
	free(l->buckets);
}

enum kpi_status catalog_conf_load(const char *indicators, const char *units, const struct lexicon *known,
				  struct catalog_conf *out, struct err *err)
{
	struct load l = {.arena = &out->arena, .err = err, .known = known};
	enum kpi_status s;

	*out = (struct catalog_conf){0};
	l.buckets = mem_zalloc(LOAD_BUCKETS * sizeof(*l.buckets));
	s = read_catalog(&l, indicators, NULL);
	if (s == KPI_OK && units)
		s = read_units(&l, units);
	else if (s == KPI_OK)
		s = load_known_unit_words(&l, known);
	finish(&l, &out->lex, &out->places);
	if (s != KPI_OK) {
		arena_release(&out->arena);
		*out = (struct catalog_conf){0};
		return s;
	}
	lexicon_prepare(&out->lex);
	return KPI_OK;
}

void catalog_conf_release(struct catalog_conf *c)
{
	lexicon_release(&c->lex);
	arena_release(&c->arena);
	*c = (struct catalog_conf){0};
}
