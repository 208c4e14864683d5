/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_READER_H
#define KPI_EXTRACT_READER_H

/*
 * Private to lib/extract: the state of reading one article. A reader goes over
 * the blocks of the article once, left to right, and keeps what is in force:
 * kinds, verb, period, region, basis, modality, and the heads (the things last
 * quantified) that a change without a subject refers to.
 */

#include "extract/extract.h"
#include "extract/token.h"

enum { BLOCKS_KEPT = 48, BYTES_KEPT = 64 * 1024, KINDS_IN_FORCE = 8, HEADS_KEPT = 24, LIST_MAX = 16 };

/** A jurisdiction in force. */
struct where {
	const char *name; /**< full name, in the arena; NULL: unknown */
	uint32_t code; /**< gazetteer code, UINT32_MAX: not in it */
	int level; /**< enum region_level, or -1 */
};

/** A period in force. */
struct when {
	struct period period;
	enum period_kind kind;
	bool known;
	bool wide; /**< may become the article's, once something is claimed of it */
};

/** A kind that is in force, with the words that brought it. */
struct kind_in_force {
	int kind;
	uint32_t start, end; /**< bytes of the text, for labels; 0,0 for a topic */
	unsigned int sentence, part; /**< where it was named; parts of a sentence end at semicolons */
};

/** What a stretch of tokens says of what is counted. */
struct reading {
	struct phrase phrase;
	int verbs[6]; /**< nearest to the number first */
	int nverbs;
	uint64_t cues;
	size_t first, last; /**< first and last content token; first > last: none */
	bool narrowed; /**< an unknown or narrowing word is part of the noun phrase */
	bool unknown; /**< what is counted is an unknown word */
	bool joined; /**< two kinds stand in it without a sign between them: 刑事治安警情 */
	bool several; /**< two different kinds or nouns in a list */
	bool agent_noun; /**< the noun is a word that may be the actor (民警) and a verb follows it */
	size_t kind_at, noun_at, verb_at; /**< token indices, SIZE_MAX: none */
	size_t place; /**< REGION token of the stretch, SIZE_MAX: none */
	bool no_carry; /**< its own predicate is unknown: the verb in force is not its */
};

/** Something quantified, for later changes and ranks. */
struct head {
	struct phrase phrase;
	int indicator;
	const char *label;
	const char *unit; /**< of its level */
	struct where where;
	unsigned int sentence;
	unsigned int group; /**< heads of one group came without a change between them */
	bool is_rate;
	bool null_phrase; /**< nothing known was counted */
};

/** What a clause without a figure aims at. */
enum aim { AIM_NONE, AIM_KIND /**< a kind of the lexicon */, AIM_UNLISTED /**< a sort that it lacks */ };

struct reader {
	const struct extractor *x;
	const struct lexicon *lex;
	const struct lexicon_names *names; /* of lex */
	const struct article *a;
	struct claims *out;
	struct omissions *why_not;
	struct tokens t; /**< of the block in hand; a view of `kept` or `scratch` */
	struct tokens *kept; /**< of the first blocks, which are looked at more than once */
	size_t nkept;
	struct tokens scratch;
	struct period_context pctx, table_pctx; /**< the latter within a table */

	struct kind_in_force kinds[KINDS_IN_FORCE];
	int nkinds;
	int article_accident; /**< the one accident kind that the article is about, or LEX_NONE */
	int article_case; /**< the kind of case that its headline names, or LEX_NONE */
	int heading_kind; /**< the one kind that the heading above names, until a figure is read; or LEX_NONE */
	bool crime_headline; /**< its headline names crime at large */
	bool telecom_named; /**< the article names telecom fraud */
	uint64_t verbs; /**< in force in this sentence */
	bool unstated_said; /**< a comparison without a code was named (较行动前) */
	bool breakdown; /**< the sentence parts a whole: 从起火原因看 */
	bool narrow_case; /**< the cases last counted in this sentence are of a kind without an identifier: so are their suspects */
	bool narrow_accident; /**< the accidents last counted in this sentence are of a narrower kind: so are their deaths */
	bool share; /**< the last figure was a share */
	enum aim aimed; /**< a clause of this part of the sentence aims at one sort of crime: 打击…犯罪 */
	bool subset; /**< this part of the sentence speaks of a part of the whole (百城, 主战场; 撇除诈骗案) */
	bool crime_told; /**< the article gave a figure of all crime */
	struct head heads[HEADS_KEPT];
	int nheads;
	unsigned int sentence, group, part;
	size_t average_end; /**< token behind the last average, which a list may go on with; SIZE_MAX: none */
	size_t after_item; /**< token behind the last thing quantified in this sentence */
	bool quantified; /**< the sentence quantified something */
	size_t right_end; /**< token behind a noun that stood to the right of its number */
	size_t places[LIST_MAX]; /**< REGION tokens of the last list of places in this sentence */
	int nplaces;

	bool beyond; /**< its home lies beyond the mainland: Hong Kong, Macau, Taiwan */
	bool traditional; /**< the article is in traditional characters: so are the names of its places */
	struct where home; /**< the body whose article this is */
	struct where para_where, sent_where;
	bool has_para_where, has_sent_where;
	struct where last_where; /**< the place last named (该市) */
	struct when art_when, para_when, sent_when;
	struct basis art_basis, para_basis, sent_basis;
	bool has_art_basis, has_para_basis, has_sent_basis;
	bool incident, target, plan, section_plan, ofwhich;
	bool goal_follows; /**< 下降10%的目标: the goal is named behind the number in hand */
	int whole; /**< indicator of the whole that 其中 opened, or LEX_NONE */
	int whole_noun; /**< and its noun */
	struct kind_in_force
		whole_kind; /**< the kind in force where 其中 opened a part; kind LEX_NONE: none */
	struct when week; /**< days that a headline or header line gives (本周) */
	const char *speaker;
	struct en_table *english; /**< of an English article: reads the heads of its tables; else NULL */

	bool has_from; /**< an earlier level was read (由156起, 较去年同期的621起) */
	struct dec from;
	size_t sent_begin, sent_end; /**< tokens of the sentence */
	uint32_t quote_start, quote_end; /**< its bytes */
	enum block_kind block;
};

/* extract.c */
/** Make the tokens of a block the ones in hand; of a block longer than PART_BYTES those of its first part. */
void reader_block(struct reader *r, size_t block);
/** Whether the article has as many claims as are read; notes it where it has. */
bool reader_is_full(struct claims *out);

/**
 * A page's headline stands outside its text: make its tokens and *head, an article of
 * the headline alone, the ones in hand; the caller puts r->a back. False where the
 * headline is a block of the text, or there is none.
 */
bool reader_headline(struct reader *r, struct article *head);

/* where_home.c */
void where_article(struct reader *r); /**< find the home jurisdiction */

/* where.c */
void where_paragraph(struct reader *r); /**< forget the paragraph's */
void where_sentence(struct reader *r, size_t b, size_t e); /**< the sentence's own place */
void where_token(struct reader *r, size_t i); /**< a place or 全市 at token i */
struct where where_of_place(struct reader *r, size_t i); /**< the jurisdiction that a REGION token names */
bool where_is_form(const struct reader *r,
		   size_t i); /**< a place of the form X县, X镇 that the gazetteer lacks */
struct where where_in_force(const struct reader *r);

/* when.c */
void when_token(struct reader *r, size_t i);
void when_since(struct reader *r); /**< 推出以来: the beginning is not said */
bool when_is_earlier(const struct reader *r,
		     size_t i); /**< 去年上半年是3120起: the period at token i is that of an earlier level */
void when_title(struct reader *r); /**< what a headline or header line says of the article's period */
struct when when_in_force(const struct reader *r, unsigned int *inherited);
struct basis basis_in_force(const struct reader *r, unsigned int *inherited);
void basis_set(struct reader *r, struct basis b);

/* phrase.c */
void phrase_read(const struct reader *r, size_t b, size_t e, struct reading *out);
/** Resolve a reading to an indicator; fills in the phrase (inherited kind, verb chosen). unit, percent as lexicon_meaning. */
int phrase_resolve(const struct reader *r, struct reading *g, uint32_t unit, bool percent, bool change,
		   unsigned int *inherited);
bool phrase_prevents(const struct reader *r, const struct reading *g); /**< 成功防止67起案件发生: it did not happen */
const char *phrase_label(struct reader *r, const struct reading *g);
void kinds_push(struct reader *r, int kind, uint32_t start, uint32_t end);

/* values.c */
void reader_sentence(struct reader *r, size_t b, size_t e);
/** “3·17”案, “8.03”专案: whether token i is a quotation mark that opens the name of a case. */
bool reader_is_case_name(struct reader *r, size_t i);

/* omit_rest.c */
/** Note why the digits of the sentence's other tokens count nothing. */
void reader_omit_rest(struct reader *r, size_t b, size_t e);
/** Note the digits of blocks that are not read, and put all reasons in order. why_not: NULL does nothing. */
void reader_omit_blocks(const struct article *a, struct omissions *why_not);

/* claim making */
struct claim *reader_claim(struct reader *r, size_t first, size_t last, int indicator, const char *label);
/** What a bare 元 is in a jurisdiction: "cny", "hkd", … */
const char *make_currency(const struct reader *r, const struct where *w);
void reader_omit(struct reader *r, size_t token, enum omit why);

#endif
