/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_LEXICON_H
#define KPI_EXTRACT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "extract/catalog.h"
#include "extract/chars.h"
#include "extract/pair_bits.h"

/*
 * The lexicon: the words of the reports and what they mean.
 *
 * Meaning is compositional. A word carries features: the *kind* of case,
 * accident or call that it names (刑事案件), *verbs* (破获), *nouns* (犯罪嫌疑人) and
 * *cues* that belong to the language and not to the domain (同比, 其中). A
 * *meaning* says which combination of kind, verb and noun is which indicator.
 *
 * A lexicon is made once, by the loader of config/ or from the tables that are
 * built into the program, and is constant from then on; any number of threads
 * may read it.
 */

enum { LEX_NONE = -1, LEX_KINDS_MAX = 63, LEX_VERBS_MAX = 63, LEX_NOUNS_MAX = 127, LEX_WORD_MAX = 32 };

/** What language shares; the assembler knows these by name (catalogue file: `cues`). */
enum cue {
	CUE_UP,
	CUE_DOWN,
	CUE_DOUBLE,
	CUE_QUADRUPLE,
	CUE_HALVE,
	CUE_FLAT,
	CUE_ABOUT_FLAT,
	CUE_YOY,
	CUE_YOY_OF,
	CUE_PREV,
	CUE_COMPARE,
	CUE_UNSTATED,
	CUE_RESPECTIVELY,
	CUE_EACH,
	CUE_OFWHICH,
	CUE_ZERO,
	CUE_NOBODY,
	CUE_NOBODY_DEAD,
	CUE_NOBODY_HURT,
	CUE_ALL_SOLVED,
	CUE_SHARE,
	CUE_AVERAGE,
	CUE_STREAK,
	CUE_TARGET,
	CUE_PLAN,
	CUE_FACT,
	CUE_FROM,
	CUE_TO_UP,
	CUE_TO_DOWN,
	CUE_TO,
	CUE_RANK,
	CUE_NATION,
	CUE_PROVINCE,
	CUE_CITY,
	CUE_COUNTY,
	CUE_AREA,
	CUE_TOP,
	CUE_IS,
	CUE_SKIP,
	CUE_AGENT,
	CUE_NARROW,
	CUE_INCIDENT,
	CUE_STATISTIC,
	CUE_CASENAME,
	CUE_SPEAKER,
	CUE_MODIFIER,
	CUE_SWEEP,
	CUE_FIGURES,
	CUE_THAT_PLACE,
	CUE_BREAKDOWN, CUE_SAYS,
	CUE_REPORT, /**< on that day figures were given out (获悉, 发布会) */
	CUE_STRIKE, /**< it aims at a kind of crime (打击…犯罪, 针对) */
	CUE_CAMPAIGN, /**< a campaign against one kind of crime (昆仑, 猎狐) */
	CUE_SUBSET, /**< a part of the jurisdiction or of its work, whose figures are not the whole's (主战场) */
	CUE_SINCE, /**< since a beginning whose day is not said (推出以来) */
	CUE_HONG_KONG, /**< words of Hong Kong's own (全港, 扑灭罪行委员会) */
	CUE_MACAU, /**< of Macau's (本澳, 司警) */
	CUE_TAIWAN, /**< of Taiwan's (警政署) */
	CUE_COUNT
};

#define CUE_BIT(c) (UINT64_C(1) << (c))

/** The name of a cue in the catalogue file; NULL out of range. */
const char *cue_name(enum cue c);

/** Features of a word. Plain data. */
struct word {
	const char *text; /**< as written, simplified UTF-8 */
	int16_t kind; /**< names a kind, or LEX_NONE */
	int16_t topic; /**< brings a kind to mind without naming a case of it (禁毒), or LEX_NONE */
	int16_t noun; /**< or LEX_NONE */
	uint64_t verbs; /**< bit i: verb i */
	uint64_t cues; /**< CUE_BIT()s */
};

/** A family of things that a bare word can be inherited from: "case", "accident", …; bit i: family i of the lexicon. */
typedef uint32_t family_set;

struct kind {
	const char *name;
	family_set families; /**< what it is */
	int16_t default_verb; /**< the verb where none is said (刑事案件下降: occur), or LEX_NONE */
};

struct verb {
	const char *name;
	family_set families; /**< kinds that it can be said of */
};

struct noun {
	const char *name;
	family_set families; /**< kinds that it can belong to; 0: it stands for itself */
};

/** A set of kinds or verbs: bit i is item i, bit 63 is "none". */
enum { LEX_SET_NONE_BIT = 63 };
struct noun_set {
	uint64_t bits[2]; /**< bit 127 is "none" */
};

/** One combination that is an indicator. */
struct meaning {
	uint64_t
		kinds; /**< allowed kinds, with the none bit; 0: a kind in the phrase forbids, inherited ones are ignored */
	uint64_t verbs; /**< allowed verbs, with the none bit; UINT64_MAX: any or none */
	struct noun_set nouns;
	int16_t indicator; /**< index in the catalog */
};

/** A unit word. */
struct unit_word {
	const char *text;
	uint32_t means; /**< bit i: unit i of the lexicon's unit names */
	int16_t first; /**< the usual meaning, index of a unit name */
	int8_t power; /**< the number is times 10^power */
	bool money;
	bool local; /**< money in the currency of the article's jurisdiction (元) */
};

struct lexicon {
	struct catalog catalog;
	const uint32_t
		*also; /**< per indicator: units (bits) beside its own that a level may be written in */
	const int16_t *unit_of; /**< per indicator: index of its unit name */
	const struct kind *kinds;
	const struct verb *verbs;
	const struct noun *nouns;
	const char *const *families;
	const char *const *units; /**< canonical unit names */
	const struct meaning *meanings;
	const struct word *words;
	const struct unit_word *unit_words;
	size_t nkinds, nverbs, nnouns, nfamilies, nunits, nmeanings, nwords, nunit_words;
	struct lexicon_index *word_index, *unit_index; /**< private */
	const uint64_t *word_starts; /**< private: the word index's, for lexicon_may_start */
	struct meaning_index *meaning_index; /**< private */
};

/**
 * Finish a lexicon whose tables are filled in: build the indexes. The tables
 * are borrowed and must outlive it. Undone by lexicon_release.
 */
void lexicon_prepare(struct lexicon *lex);

/** Free what lexicon_prepare made (not the tables). */
void lexicon_release(struct lexicon *lex);

/** The longest word at character i; NULL where none. *len: its characters. Constant time in the size of the lexicon. */
const struct word *lexicon_word(const struct lexicon *lex, const struct chars *c, uint32_t i, uint32_t *len);

/** Whether a word may start with the characters a and b; far most pairs start none. */
static inline bool lexicon_may_start(const struct lexicon *lex, uint32_t a, uint32_t b)
{
	return pair_has(lex->word_starts, a, b) || pair_has(lex->word_starts, a, 0);
}

/** The longest unit word at character i; NULL where none. */
const struct unit_word *lexicon_unit(const struct lexicon *lex, const struct chars *c, uint32_t i,
				     uint32_t *len);

/** Index of a kind, verb, noun or unit by name, or LEX_NONE. */
int lexicon_kind(const struct lexicon *lex, const char *name);
int lexicon_verb(const struct lexicon *lex, const char *name);
int lexicon_noun(const struct lexicon *lex, const char *name);
int lexicon_unit_name(const struct lexicon *lex, const char *name);

/** The bit of a verb in word.verbs; 0 for LEX_NONE. */
static inline uint64_t lexicon_verb_bit(int verb)
{
	return verb == LEX_NONE ? 0 : UINT64_C(1) << verb;
}

/** What a phrase says, as the assembler gathered it. */
struct phrase {
	int kind; /**< named in the phrase, or LEX_NONE */
	int inherited; /**< in force from before, or LEX_NONE */
	int verb; /**< or LEX_NONE */
	int noun; /**< or LEX_NONE */
};

/**
 * The indicator of a phrase, or LEX_NONE. unit: bits of what the number's unit
 * can mean (0: a change, or no unit: any indicator will do). percent: the number
 * is a percentage.
 */
int lexicon_meaning(const struct lexicon *lex, const struct phrase *p, uint32_t unit, bool percent);

/** A second indicator of the same phrase (发现并督促整改: found and rectified), other than `first`; or LEX_NONE. */
int lexicon_second_meaning(const struct lexicon *lex, const struct phrase *p, uint32_t unit, int first);

/** Whether a phrase of this verb and noun can be said of this kind at all (deaths of 治安案件 cannot). */
bool lexicon_carries(const struct lexicon *lex, int kind, int verb, int noun);

/** The lexicon built into the program: config/indicators.conf and config/units.conf. Prepared tables; never released. */
void lexicon_builtin(struct lexicon *out);

#endif
