/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_CATALOG_CHECK_H
#define KPI_CONFIG_CATALOG_CHECK_H

#include "base/mem.h"
#include "config/catalog_conf.h"
#include "extract/english_lexicon.h"

/*
 * Looking over a lexicon that loads, for what is most likely a slip:
 *
 *	unreachable  no text can ever trigger the entry: another one is read in its
 *	             place, a part of it has no words, or an earlier meaning takes all
 *	ambiguous    two entries of equal rank say different things of the same words;
 *	             the first counts
 *	duplicate    the same is said twice
 *
 * Words are tried by cutting them into tokens, as a text is cut.
 */

enum catalog_fault { FAULT_UNREACHABLE, FAULT_AMBIGUOUS, FAULT_DUPLICATE };

struct catalog_finding {
	struct catalog_place at; /**< of the entry that is at fault, the later one of two */
	enum catalog_fault fault;
	const char *text; /**< one line, lower case, no full stop */
};

/** Owned by the caller, zero-initialised, released with catalog_findings_release. */
struct catalog_findings {
	struct catalog_finding *items;
	size_t n, cap;
	struct arena arena; /**< owns the texts */
};

/**
 * Check a lexicon, in the order of its files. places: where its entries stand;
 * of a catalogue that includes the built-in one only what stands in files is
 * reported. NULL: it is the built-in one itself, and everything is reported.
 */
void catalog_check(const struct lexicon *lex, const struct catalog_places *places,
		   struct catalog_findings *out);

/** Check English words against the catalogue that they mean: ids that it lacks, aspects and kinds without words. */
void catalog_check_english(const struct lexicon_en *en, const struct catalog *catalog,
			   struct catalog_findings *out);

void catalog_findings_release(struct catalog_findings *f);

/** "unreachable", "ambiguous", "duplicate" */
const char *catalog_fault_name(enum catalog_fault f);

#endif
