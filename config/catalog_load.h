/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_CATALOG_LOAD_H
#define KPI_CONFIG_CATALOG_LOAD_H

/*
 * Private to the loader of the catalogue: the tables while files are read.
 * Files that are included are read before the entries of the file that
 * includes them; `file` is the one in hand.
 */

#include "config/catalog_conf.h"
#include "config/conf.h"

enum {
	LOAD_BUCKETS = 1 << 15,
	LOAD_WORDS_MAX = LOAD_BUCKETS / 2, /* half full at most: a search always ends */
	LOAD_FAMILIES_MAX = 32,
	LOAD_UNITS_MAX = 32,
	LOAD_FILES_MAX = 16
};

struct load {
	struct arena *arena;
	struct err *err;
	const struct lexicon *known; /* what "builtin" stands for, or NULL */
	const char *file; /* interned: one file, one pointer */
	struct kind *kinds;
	struct verb *verbs;
	struct noun *nouns;
	struct word *words;
	struct meaning *meanings;
	struct indicator *items;
	uint32_t *also;
	int16_t *unit_of;
	struct unit_word *unit_words;
	const char **families, **units;
	const char **kind_by, **noun_by; /* by word: the file that gave it its kind, its noun */
	struct catalog_listing *listings;
	struct catalog_place *kinds_at, *verbs_at, *nouns_at, *items_at, *meanings_at, *unit_words_at;
	size_t nkinds, nverbs, nnouns, nwords, nmeanings, nitems, nunit_words, nfamilies, nunits, nlistings;
	size_t ckinds, cverbs, cnouns, cwords, cmeanings, citems, cunit_words, cfamilies, cunits, calso,
		cunit_of, ckind_by, cnoun_by, clistings, ckinds_at, cverbs_at, cnouns_at, citems_at,
		cmeanings_at, cunit_words_at;
	const char *files[LOAD_FILES_MAX]; /* read, or being read */
	size_t first_meaning[LOAD_FILES_MAX + 2]; /* of the files that were read to their end, in that order */
	size_t nfiles, nread;
	uint32_t *buckets; /* hash of words by text; index plus one */
};

#define LOAD_GROW(l, what)                                                                                   \
	((l)->what = mem_grow((l)->what, (l)->n##what, &(l)->c##what, sizeof(*(l)->what)))
/* A table that runs along with another one. */
#define LOAD_GROW_AT(l, what, n)                                                                             \
	((l)->what = mem_grow((l)->what, (l)->n, &(l)->c##what, sizeof(*(l)->what)))

/* What a list of words adds to each of them. */
struct features {
	enum catalog_slot slot;
	int kind, topic, noun;
	uint64_t verbs, cues;
};

/* Where a setting stands. */
struct catalog_place load_place(const struct load *l, const struct conf_node *n);

/* catalog_words.c: words, names and families. */
struct word *load_word(struct load *l, const char *text); /* the entry, made when it is new */
int load_find(const char *const *names, size_t n, size_t stride, struct slice name);
#define LOAD_FIND(l, what, name)                                                                             \
	load_find((const char *const *)(const void *)(l)->what, (l)->n##what, sizeof(*(l)->what), name)
struct slice load_piece(struct slice *s, char sep); /* split at a separator; the next piece, trimmed */
enum kpi_status load_expect_items(const struct conf_node *list, size_t min, struct err *err);
enum kpi_status load_families(struct load *l, const struct conf_node *g, family_set *out);
enum kpi_status load_words(struct load *l, const struct conf_node *g, const char *key,
			   const struct features *f);
enum kpi_status load_name(struct load *l, const struct conf_node *g, const char *const *keys,
			  const char **name);

/* catalog_groups.c: one group of a list each. */
enum kpi_status load_verb(struct load *l, const struct conf_node *g);
enum kpi_status load_kind(struct load *l, const struct conf_node *g);
enum kpi_status load_noun(struct load *l, const struct conf_node *g);
enum kpi_status load_compound(struct load *l, const struct conf_node *g);
enum kpi_status load_cue(struct load *l, const struct conf_node *g);

/* catalog_items.c: indicators and their meanings. */
enum kpi_status load_indicator(struct load *l, const struct conf_node *g);

/* catalog_units.c: names of units and unit words. */
int load_unit_name(struct load *l, const char *name); /* LEX_NONE: too many */
enum kpi_status load_units_list(struct load *l, const struct conf_node *list, uint32_t *bits, int *first);
enum kpi_status load_unit_word(struct load *l, const struct conf_node *g);
enum kpi_status load_known_unit_words(struct load *l, const struct lexicon *known);

#endif
