/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_TOKEN_H
#define KPI_EXTRACT_TOKEN_H

#include <stdbool.h>
#include <stdint.h>

#include "extract/chars.h"
#include "extract/lexicon.h"
#include "extract/number.h"
#include "extract/period.h"
#include "extract/region.h"

/*
 * Tokens: the folded text of one block cut into words of the lexicon, numbers
 * with their units, periods, places, punctuation and what is left. One pass,
 * longest match, left to right; every character belongs to one token.
 */

enum token_kind {
	TOK_WORD, /**< a word of the lexicon */
	TOK_NUMBER, /**< a number, its unit and what follows the unit (以上, 左右) */
	TOK_PERIOD, /**< an expression of time */
	TOK_REGION, /**< a name of the gazetteer */
	TOK_PUNCT, /**< one character of punctuation or white space */
	TOK_OTHER /**< a run of anything else */
};

enum { TOK_REGIONS_MAX = 8 };

struct token {
	uint8_t kind; /**< enum token_kind */
	bool parts, ends; /**< it parts clauses, it ends a sentence */
	uint32_t start, end; /**< characters */
	uint32_t cp; /**< TOK_PUNCT: the folded character */
	const struct word *word; /**< TOK_WORD */
	const struct unit_word *unit; /**< TOK_NUMBER: or NULL */
	uint32_t unit_start; /**< TOK_NUMBER: where the unit word begins */
	uint32_t ref; /**< TOK_NUMBER, TOK_PERIOD, TOK_REGION: index into numbers, periods, places */
};

/** A place as met in the text. */
struct place {
	uint32_t candidates[TOK_REGIONS_MAX]; /**< gazetteer indices, most important first */
	uint32_t n;
	bool is_short;
};

/** The tokens of one block. Reusable: tokens_read empties it first. Owns its arrays. */
struct tokens {
	struct chars chars;
	struct token *items;
	size_t n, cap;
	struct number *numbers;
	size_t nnumbers, cnumbers;
	struct period_expr *periods;
	size_t nperiods, cperiods;
	struct place *places;
	size_t nplaces, cplaces;
};

/** Take out readings in brackets, 事(shì)故, and blanks that part no words; the map back to the bytes stays right. token_clean.c */
void tokens_clean(struct chars *c);

/**
 * Cut bytes [start, end) of text into tokens. ctx: what period expressions lean
 * on; the year in hand follows the years named. *t is zeroed before its first use.
 */
void tokens_read(const struct lexicon *lex, const struct gazetteer *g, struct slice text, uint32_t start,
		 uint32_t end, struct period_context *ctx, struct tokens *t);

void tokens_release(struct tokens *t); /**< a zeroed struct is fine */

/** Byte offsets of a token in the text. */
uint32_t token_start(const struct tokens *t, const struct token *k);
uint32_t token_end(const struct tokens *t, const struct token *k);

/** Whether a token is a word with this cue. */
static inline bool token_has(const struct token *k, enum cue c)
{
	return k->kind == TOK_WORD && (k->word->cues & CUE_BIT(c));
}

/** Whether it parts clauses: a comma, semicolon, colon, bracket, dash or sentence end; 、 does not. */
static inline bool token_parts_clause(const struct token *k)
{
	return k->parts;
}

/** Whether it ends a sentence: 。！？ and a line break. */
static inline bool token_ends_sentence(const struct token *k)
{
	return k->ends;
}

#endif
