/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_ENGLISH_READER_H
#define KPI_EXTRACT_ENGLISH_READER_H

#include "extract/claim.h"
#include "extract/english_number.h"
#include "extract/english_period.h"
#include "extract/english_text.h"
#include "extract/omit.h"

/*
 * The reader of English reports. It goes sentence by sentence: periods and
 * values are read first, then mentions of what is counted; every value gets a
 * role (a level, a change, the earlier figure of one), a subject, a period, a
 * basis and a region, each from its clause, else its sentence, else what is in
 * force. Private to the English reader.
 */

/** A place that the text names. */
struct en_where {
	uint32_t first, last; /**< tokens [first, last) */
	const char *name;     /**< as claims print it; in the arena of the claims, or static */
	int place;            /**< of the lexicon, or EN_NONE */
	bool in;              /**< "in X", "across X": speaks of what happens there */
};

struct en_places {
	struct en_where *items; /**< in the order of the text */
	size_t n, cap;
	const char *home;       /**< the jurisdiction of the article; NULL where unknown */
	int home_place;         /**< of the lexicon, or EN_NONE */
	int nation;             /**< what "nationally" means: a place of the lexicon, or EN_NONE */
};

/** Find the places of an article, mark their tokens, and choose its jurisdiction. */
void en_places_read(const struct lexicon_en *lex, struct en_text *t, struct arena *arena, struct en_places *out);
void en_places_release(struct en_places *p);

/* english_name.c; private to english_place.c */
bool en_follows_in(const struct en_text *t, uint32_t first, uint32_t i); /**< "in X", "across X", "in northeast X" */
bool en_is_area_word(const struct en_text *t, uint32_t i);                /**< a word of names: Province, County, Bay */
bool en_is_name(const struct en_text *t, uint32_t i, uint32_t end);       /**< a capitalised token that a name may have */
bool en_names_a_body(const struct en_text *t, uint32_t i);                /**< makes the name before it that of a force */
/** The end of the name at i, at least one token: West Yorkshire, Isle of Man, Stoke-on-Trent. */
uint32_t en_name_end(const struct en_text *t, uint32_t i, uint32_t end);

/** Words that name what is counted. */
struct en_mention {
	uint32_t first, last;  /**< tokens [first, last) of the words that count */
	uint32_t left;         /**< first token of the phrase with its modifiers */
	int kind;              /**< or EN_NONE */
	uint64_t aspects;      /**< bit i: aspect i; 0: the kind itself */
	uint64_t verbs;        /**< aspects of which the first word is an active verb */
	uint64_t ending;       /**< the same of the last word: "these accidents injured 12 people" */
	bool weak;             /**< a person or thing, or a bare topic: counts with an aspect only */
	bool generic;          /**< "offences", "cases": steps back for a narrower subject */
	bool narrowed;         /**< something narrower than the kind: never its indicator */
	int group;             /**< index of the first mention of a list "A, B and C" */
	int group_size;
	bool each;             /**< "both A and B", "A and B each" */
};

/** What a value says. */
enum en_role { EN_ROLE_NONE, EN_ROLE_LEVEL, EN_ROLE_CHANGE, EN_ROLE_FROM };

struct en_fact {
	struct en_value v;
	enum en_role role;
	int dir;               /**< of a change: -1, 0, +1 */
	uint32_t lead;         /**< first token of the expression, with the word of direction */
	uint32_t tail;         /**< token behind the expression */
	int np;                /**< mention that the number counts ("14 robberies"), or -1 */
	int ahead;             /**< mention behind a noun of change ("a fall of 3% in robberies"), or -1 */
	bool linked;           /**< "to", "at", "was" before it: the figure of something named before */
	bool list;             /**< goes on a list of values */
	bool word;             /**< a change in words: doubled, unchanged */
	bool all;              /**< "all were solved": a rate of 100; with the figure inside, "all 17 murders were" */
	int kind;              /**< what "all 17 murders were solved" names, else EN_NONE */
	bool bracketed;        /**< in parentheses */
	bool beside;           /**< the same change again, in cases: "(260 cases)" */
	bool part;             /**< a part, a share, an average: no figure of the whole */
	int from;              /**< fact with the earlier level, or -1 */
};

/** What is counted, once it is resolved. */
struct en_subject {
	int kind;              /**< or EN_NONE */
	uint64_t aspects;
	bool narrowed;
	bool found;
	int mention;           /**< or -1 */
	unsigned int inherited;
};

/** What a change is measured against, as one expression says it. */
struct en_comparison {
	uint32_t first;
	struct basis basis;
	int period;            /**< index of the period it names, or -1 */
};

enum { EN_FACTS_MAX = 64, EN_MENTIONS_MAX = 96, EN_PERIODS_MAX = 32, EN_COMPARISONS_MAX = 32, EN_CARRIERS = 4 };

struct en_reader {
	const struct lexicon_en *lex;
	const struct article *article;
	struct en_text text;
	struct en_places places;
	struct en_period_context when;
	struct claims *out;
	struct omissions *why_not; /* NULL: nobody asks */

	/* the sentence in hand */
	const struct en_sentence *s;
	struct en_period periods[EN_PERIODS_MAX];
	bool earlier[EN_PERIODS_MAX]; /* the period is what a change is measured against */
	bool spoken[EN_PERIODS_MAX];  /* it is when something was said */
	size_t nperiods;
	struct en_fact facts[EN_FACTS_MAX];
	size_t nfacts;
	struct en_mention mentions[EN_MENTIONS_MAX];
	size_t nmentions;
	struct en_comparison comparisons[EN_COMPARISONS_MAX];
	size_t ncomparisons;

	/* in force */
	struct en_subject subject;    /* of the sentence before in this paragraph */
	struct en_subject last;       /* of the last sentence that had one, in whatever paragraph */
	struct en_subject levels[4];  /* of the counts of the sentence before, in order */
	size_t nlevels;
	struct en_subject latter;     /* of the last mention of the sentence before */
	struct en_subject lead;       /* the first of the article */
	int title_kind;               /* the one kind of the headline whose suspects have an indicator, or EN_NONE */
	int carrier;                  /* last kind of the paragraph that can carry a bare aspect, or EN_NONE */
	int article_carriers[EN_CARRIERS]; /* the same of the article, the latest first */
	uint32_t block;
	struct period period;         /* last stated in the paragraph */
	enum period_kind period_kind;
	bool paragraph_period;        /* ... in this paragraph */
	struct period spans[13];      /* the last stated period of so many months */
	struct period article_period; /* the first stated in the article: of titles and what stands before any */
	enum period_kind article_kind;
	bool has_article_period;
	struct period quiet_period;   /* the first of a sentence without figures, for an article that states no other */
	enum period_kind quiet_kind;
	struct date to_date_end;      /* end of a year to date named somewhere; unset where none */
	struct basis article_basis;   /* BASIS_NONE where none is stated */
	const char *speaker;          /* who spoke last; in the arena of the claims; NULL for none */
	uint32_t raid_end;            /* end of a sentence near the beginning that tells of a single case; 0 for none */
	bool incident;                /* the paragraph tells of a single case */
	struct dec last_level;        /* the last count of the sentence before; 0 where none */
	bool statistics;              /* the article names a period longer than a day */
	int month_first;
};

/* english_mention.c */
void en_read_mentions(struct en_reader *r);
/** The mention that token i is part of, or -1. */
int en_mention_at(const struct en_reader *r, uint32_t i);

/* english_value.c */
/** Find the values of the sentence, without their roles. */
void en_find_values(struct en_reader *r);

/* english_figure.c */
/** The token behind the short remark in brackets that opens at i; i where none does. */
uint32_t en_behind_brackets(const struct en_reader *r, uint32_t i);

/* english_role.c */
void en_read_facts(struct en_reader *r);

/* english_kind.c */
/** Whether a mention says nothing of its own: "cases", "people". */
bool en_is_bare(const struct en_mention *m);
/** Give a subject without a kind of its own the kind that its aspects can belong to. */
void en_complete(struct en_reader *r, struct en_subject *s, const struct en_fact *f);
/** The catalogue id of a subject counted by this kind of number, or NULL; *aspect: the one chosen. */
const char *en_indicator(struct en_reader *r, const struct en_subject *s, const struct en_fact *f, int *aspect);

/* english_subject.c */
/** The subject of a fact. prior: subjects of the facts before it in the sentence. */
struct en_subject en_subject_of(struct en_reader *r, size_t fact, const struct en_subject *prior);

/* english_speaker.c */
/** Note who says what the sentence tells, where it names one; after its periods and facts. */
void en_find_speaker(struct en_reader *r);

/* english_claim.c */
/** Make the claim of a fact; one for each of a list that shares the value. */
void en_put_claims(struct en_reader *r, size_t fact, const struct en_subject *s);

/* english_clause.c */
/**
 * The mention that is the subject of the value at token i: the nearest one to the left with nothing unknown between. -1
 * where something else is spoken of, -2 where the sentence begins without a subject, -3 where it is "such cases"; *bare where that is a word like
 * "cases" or "reports". change: a verb of change opens the value.
 */
int en_subject_left(const struct en_reader *r, uint32_t i, bool change, bool *bare);
/** The mention that the sentence begins with, or -1. */
int en_sentence_subject(const struct en_reader *r);
/** Whether the sentence begins with what was spoken of last: the number, this, the latter. */
bool en_refers_back(const struct en_reader *r);
/* The subject of another fact of the sentence that holds for this one too; NULL where none does. */
/** Of the figure right before, in apposition. */
const struct en_subject *en_beside(const struct en_reader *r, size_t fact, const struct en_subject *prior);
/** Of the fact that the mention m belongs to. */
const struct en_subject *en_given(const struct en_reader *r, size_t fact, const struct en_subject *prior, int m);
/** Of the level that the fact pairs with in two lists. */
const struct en_subject *en_level_paired(const struct en_reader *r, size_t fact, const struct en_subject *prior);
/** Of a list of mentions that ends with m and a list of values, the mention that pairs with the fact; -1 where they do not pair. */
int en_paired(const struct en_reader *r, size_t fact, int m);

/* english_list.c */
/** Whether the sentence says "respectively" behind token i. */
bool en_is_respective(const struct en_reader *r, uint32_t i);
/** The subject of a change out of a list of subjects with as many changes; false where the sentence has no such list. */
bool en_enumerated(const struct en_reader *r, size_t fact, struct en_subject *out);

/* english_when.c */
/** Read the periods of the sentence and decide which are comparisons. */
void en_read_periods(struct en_reader *r);
void en_keep_spans(struct en_reader *r);
/** The period of a fact; *inherited gets an INHERIT_PERIOD_ bit. */
struct period en_period_of(struct en_reader *r, size_t fact, enum period_kind *kind, unsigned int *inherited);
/** Tell which periods of the sentence are when something was said; after the facts. */
void en_read_speech(struct en_reader *r);
/** Whether the period at index k is one that figures are of: no day, no comparison, no time of speaking. */
bool en_states_period(const struct en_reader *r, size_t k);
/** The days of a period, none behind publication; a year to date ends where the article says. */
struct period en_settle(const struct en_reader *r, const struct en_period *p, enum period_kind *kind);

/* english_survey.c */
/** Look the article over once: its main period, the end of its year to date, its basis. */
void en_survey(struct en_reader *r);

/** Whether tokens [a, b) hold such a boundary. */
bool en_boundary_between(const struct en_reader *r, uint32_t a, uint32_t b);

/* english_basis.c */
/** Read the comparisons of the sentence; after the facts. */
void en_read_comparisons(struct en_reader *r);
/** What a change is measured against; *inherited gets an INHERIT_BASIS_ bit. */
struct basis en_basis_of(struct en_reader *r, size_t fact, struct period period, unsigned int *inherited);
/** Note what the sentence in hand says of the article's basis. */
void en_survey_basis(struct en_reader *r);

/* english_when.c */
/* english_omit.c */
/** Why a fact is no claim: its role, or that nothing is its subject. */
enum omit en_why_no_claim(const struct en_reader *r, const struct en_fact *f);
/** Note why the numbers of the sentence are no claims. why: by fact; OMIT_COUNT: it is a claim of an indicator. */
void en_omit_sentence(struct en_reader *r, const enum omit *why, const struct en_subject *subjects);

/** Whether token i lies before a boundary of clauses: ; : but while whereas although. */
bool en_is_boundary(const struct en_text *t, uint32_t i);

#endif
