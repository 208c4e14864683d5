/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_CATALOG_CONF_H
#define KPI_CONFIG_CATALOG_CONF_H

#include "base/err.h"
#include "base/mem.h"
#include "extract/lexicon.h"

/** Where an entry stands. file NULL: in the built-in catalogue; line 0: not known. */
struct catalog_place {
	const char *file;
	unsigned int line;
	bool uncounted; /**< of a name: no meaning need be of it */
};

/** Which list a word stands in. */
enum catalog_slot { SLOT_KIND, SLOT_TOPIC, SLOT_NOUN, SLOT_VERB, SLOT_CUE, SLOT_COMPOUND };

/** One mention of a word in a file. */
struct catalog_listing {
	const char *text;
	struct catalog_place at;
	enum catalog_slot slot;
	int index; /**< of the kind, noun, verb or cue; of a compound 0 */
	uint32_t word; /**< index in lexicon.words */
};

/** Where things stand, by their index in the lexicon; and every mention of a word in a file. */
struct catalog_places {
	const struct catalog_place *kinds, *verbs, *nouns, *items, *meanings, *unit_words;
	const struct catalog_listing *listings;
	size_t nlistings;
};

/** A lexicon read from files; owns its tables. Zero-initialised or from catalog_conf_load; undone by catalog_conf_release. */
struct catalog_conf {
	struct lexicon lex;
	struct catalog_places places;
	struct arena arena;
};

/**
 * Read the catalogue (indicators.conf(5)) and the units (units.conf) and prepare
 * the lexicon. known: the lexicon that an `include` of "builtin" stands for,
 * whose strings must outlive *out; NULL: there is none. units: NULL takes the
 * unit words of `known`, which must not be NULL then. On failure *out is
 * released and err names file and line: an unknown key, kind, verb, noun, cue or
 * unit, a missing field, a name or an id twice in one file.
 */
enum kpi_status catalog_conf_load(const char *indicators, const char *units, const struct lexicon *known,
				  struct catalog_conf *out, struct err *err);

void catalog_conf_release(struct catalog_conf *c);

#endif
