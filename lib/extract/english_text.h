/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_ENGLISH_TEXT_H
#define KPI_EXTRACT_ENGLISH_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "extract/english_lexicon.h"
#include "text/article.h"

/* An English article as tokens and sentences, with the lexicon's phrases looked up. Private to the English reader. */

/** A sentence longer than this is cut, so that looking back and ahead inside it costs no more. */
enum { EN_SENTENCE_MAX = 300 };

enum en_type { EN_WORD, EN_NUMBER, EN_PUNCT };

/** What a token has been read as part of; later layers leave it alone. */
enum en_mark { EN_FREE, EN_IN_PERIOD, EN_IN_VALUE, EN_IN_PLACE, EN_IN_MENTION };

struct en_token {
	uint32_t start, end;  /**< bytes of the article's text */
	uint32_t low;         /**< its lower-case form in en_text.low, without possessive 's and the dot of an abbreviation */
	uint16_t nlow;
	uint8_t type;         /**< enum en_type */
	uint8_t mark;         /**< enum en_mark */
	int32_t owner;        /**< index of the period, value, place or mention that the mark speaks of */
	char punct;           /**< the mark in ASCII: dashes '-', quotes '"'; '$' for any currency sign; 0 for words */
	bool cap;             /**< starts with a capital letter */
	bool glued;           /**< no blank before it */
	bool possessive;
	int8_t small;         /**< zero to nineteen and the tens, as a word; -1 for none */
	int8_t power;         /**< of ten: thousand 3, lakh 5, million 6 …; 0 for none */
	uint8_t nphrase;      /**< tokens of the longest phrase that names something and starts here; 0 for none */
	const struct en_word *phrase;
	const struct en_word *hits[4]; /**< all phrases of the lexicon that start here, the longest last; kept to the last four */
	uint8_t hit_len[4];
	uint8_t nhits;
	const struct en_word *word; /**< entry of the token alone, or NULL */
};

struct en_sentence {
	uint32_t first, last;   /**< tokens [first, last) */
	uint32_t start, end;    /**< bytes */
	uint32_t block;
	enum block_kind kind;
	bool title_case;        /**< nearly every word has a capital, so that capitals say nothing */
};

struct en_text {
	const struct article *article;
	struct en_token *tok;
	size_t n, cap_tok;
	struct en_sentence *sent;
	size_t nsent, cap_sent;
	struct buf low;
};

/** Cut the title, headings and paragraphs of an article into tokens and sentences. Released with en_text_release. */
void en_text_read(const struct lexicon_en *lex, const struct article *a, struct en_text *t);
/** Tokens of bytes [start, end) alone, without sentences: of a line around the article, of a cell. */
void en_piece_read(const struct lexicon_en *lex, const struct article *a, uint32_t start, uint32_t end,
		   struct en_text *t);
/** A page's headline that stands outside its text, as a text of its own. */
struct en_headline {
	struct article article; /**< borrows the title */
	struct block block;
	struct en_text text;
};

/** Read it; false where there is none. Released with en_text_release(&h->text). */
bool en_headline_read(const struct lexicon_en *lex, const struct article *a, struct en_headline *h);
void en_text_release(struct en_text *t);

/* english_token.c; private to english_text.c */
/** Whether the article writes its thousands with a comma; otherwise they may stand apart (28 310). */
bool en_writes_commas(const struct article *a);
/** Append the tokens of bytes [start, end) of the article. */
void en_tokens_read(struct en_text *t, uint32_t start, uint32_t end, bool apart);

/** english_words.c: what number word token i is. */
void en_read_number_word(struct en_text *t, uint32_t i);

/** The lower-case form of a token. */
struct slice en_low(const struct en_text *t, uint32_t i);

/** Whether token i is this word; false behind the end. Inline, so that the word's length is known. */
static inline bool en_is(const struct en_text *t, uint32_t i, const char *word)
{
	const size_t n = strlen(word);

	return i < t->n && t->tok[i].nlow == n && memcmp(t->low.p + t->tok[i].low, word, n) == 0;
}

/** Whether token i is one of the words, parted by blanks. */
bool en_in(const struct en_text *t, uint32_t i, const char *words);

/** Whether token i is this punctuation. */
bool en_punct(const struct en_text *t, uint32_t i, char c);

/** Whether token i is a word in -ly. */
bool en_adverb(const struct en_text *t, uint32_t i);

/** Whether the single word at i has a cue. */
static inline bool en_cue(const struct en_text *t, uint32_t i, enum en_cue c)
{
	return i < t->n && t->tok[i].word && (t->tok[i].word->cues & EN_BIT(c));
}

/** Tokens of the longest phrase with this cue that starts at i; 0 for none. */
uint32_t en_cue_phrase(const struct en_text *t, uint32_t i, uint32_t end, enum en_cue c);

/** The longest phrase at i that names something (more than a cue), at most to token end; NULL for none. *len: its tokens. */
const struct en_word *en_phrase(const struct en_text *t, uint32_t i, uint32_t end,
				uint32_t *len);

#endif
