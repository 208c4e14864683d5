/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_ENGLISH_LEXICON_H
#define KPI_EXTRACT_ENGLISH_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * The words of English reports and what they mean: config/english.conf as
 * constant tables. A word or a phrase carries features: the *kind* of crime,
 * accident or call that it names (burglaries), *aspects* of a kind that can be
 * counted (killed, solved), and *cues* of the language (fell, compared with).
 * A kind says which of its aspects is which indicator.
 */

enum { EN_NONE = -1, EN_ASPECTS_MAX = 48, EN_KINDS_MAX = 80, EN_PHRASE_WORDS = 8, EN_PHRASE_BYTES = 96 };

/** Cues by the names that config/english.conf uses. */
enum en_cue {
	EN_UP, EN_DOWN, EN_NOUN, EN_MORE, EN_FEWER, EN_FLAT, EN_DOUBLE, EN_TRIPLE, EN_QUADRUPLE, EN_HALVE,
	EN_ABOUT, EN_GT, EN_GE, EN_LE, EN_LT, EN_GE_AFTER, EN_LE_AFTER,
	EN_COMPARE, EN_YOY, EN_PREV, EN_TARGET, EN_INCIDENT, EN_SHARE, EN_AVERAGE, EN_PARTITION,
	EN_RESPECTIVELY, EN_EACH, EN_NEUTRAL, EN_VERB, EN_FUNCTION, EN_AGENT, EN_NARROW, EN_NATION,
	EN_DURATION, EN_ORDINAL, EN_TITLE, EN_RANK,
	EN_CUE_COUNT
};

#define EN_BIT(c) (UINT64_C(1) << (c))

/** The name of a cue in the configuration; NULL out of range. */
const char *en_cue_name(enum en_cue c);

/** Features of a word or phrase. Indexes are EN_NONE where it has none. */
struct en_word {
	const char *text;   /**< lower case, words parted by one blank */
	int16_t kind;       /**< the kind that it names */
	int16_t noun;       /**< the kind of this person or thing, which counts only with an aspect (drink drivers, cars) */
	int16_t topic;      /**< the kind of an aspect beside it (road deaths) */
	int16_t place;
	int16_t body;       /**< the place of a police force that it names */
	int16_t money;      /**< index of a currency */
	int16_t weight;     /**< power of ten of grams, or EN_NONE */
	bool generic;       /**< "offences": steps back beside a narrower kind */
	uint64_t aspects;   /**< bit i: aspect i */
	uint64_t verbs;     /**< those aspects of which the word is an active verb form */
	uint64_t cues;      /**< EN_BIT()s */
};

/** An aspect: what is counted of a kind. Aspect 0 is the kind itself (cases filed). */
struct en_aspect {
	const char *name;
	const char *unit;   /**< of a claim without an indicator; "money" stands for the currency */
};

/** A kind of crime, accident, call or thing. */
struct en_kind {
	const char *name;
	uint64_t carries;   /**< aspects that a later bare word may add to it */
	const char *means[EN_ASPECTS_MAX]; /**< catalogue id by aspect, NULL where the catalogue lacks it */
};

struct en_place {
	const char *name;   /**< as claims print it */
	int16_t money;      /**< currency of a bare "$", or EN_NONE */
	int16_t nation;     /**< place that "nationally" means, or EN_NONE */
	int16_t financial;  /**< first month of the financial year */
};

struct lexicon_en {
	const struct en_word *words; /**< sorted by text (strcmp) */
	const struct en_aspect *aspects;
	const struct en_kind *kinds;
	const struct en_place *places;
	const char *const *currencies; /**< unit names: "hkd" */
	size_t nwords, naspects, nkinds, nplaces, ncurrencies;
};

/** The lexicon that is built into the program. Static. */
const struct lexicon_en *lexicon_en_builtin(void);

/** The entry of exactly this text, or NULL. */
const struct en_word *lexicon_en_find(const struct lexicon_en *lex, struct slice text);

/**
 * Whether any entry starts with `text` (whole entries too). Used to stop the
 * search for longer phrases early.
 */
bool lexicon_en_starts(const struct lexicon_en *lex, struct slice text);

/** Index of a kind or an aspect by name, or EN_NONE. */
int lexicon_en_kind(const struct lexicon_en *lex, const char *name);
int lexicon_en_aspect(const struct lexicon_en *lex, const char *name);

#endif
