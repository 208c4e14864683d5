/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_ENGLISH_NUMBER_H
#define KPI_EXTRACT_ENGLISH_NUMBER_H

#include "base/decimal.h"
#include "extract/english_text.h"
#include "extract/number.h"
#include "extract/omit.h"

/* Numbers of English prose: digits, words, scales, fractions, percentages, money, weights, approximators. */

enum en_number {
	EN_COUNT,    /**< 1,204; eight; no (cases) */
	EN_PERCENT,  /**< 12.3 per cent; a third; one in five */
	EN_POINT,    /**< 1.8 percentage points, two points */
	EN_MONEY,    /**< S$456.4 million */
	EN_WEIGHT,   /**< 4.2kg: in grams */
	EN_TIMES     /**< 2.5 times; 1.4-fold */
};

struct en_value {
	uint32_t first, last;   /**< tokens [first, last), approximators included */
	uint32_t number;        /**< the token where the numeral starts, sign and currency included */
	enum en_number kind;
	struct dec value;       /**< signed where a sign is written */
	int sign;               /**< -1, +1 where a sign is written, else 0 */
	enum bound bound;
	int money;              /**< index of a currency; EN_NONE: a bare "$" */
	bool fold;              /**< written 1.4-fold */
	bool fraction;          /**< a third, half, one in five */
	bool none;              /**< "no" */
	enum omit refused;      /**< where it was read as a number, but is none of a quantity */
};

/** Read the value that starts at token i of a sentence that ends at `end`; no value starts inside a period. */
bool en_value_scan(const struct lexicon_en *lex, const struct en_text *t, uint32_t i, uint32_t end,
		   struct en_value *out);

/* Parts of it. The bound before token i and its tokens, 0 for none; the currency sign at i, returns where the numeral starts. */
uint32_t en_approximator(const struct en_text *t, uint32_t i, uint32_t end, enum bound *bound);
uint32_t en_currency(const struct lexicon_en *lex, const struct en_text *t, uint32_t i, uint32_t end,
		     struct en_value *v);
/** What follows the numeral, which ends at v->last: per cent, points, times, a weight, a currency; and a bound. */
void en_suffix(const struct en_text *t, uint32_t end, struct en_value *v);
void en_bound_after(const struct en_text *t, uint32_t end, struct en_value *v);

/* english_words.c; false where none stands at token i. *next: the token behind. */
int en_unit_word(const struct en_text *t, uint32_t i); /**< zero .. nineteen; -1 for none */
/** A whole number with words: two hundred and five, 3 million 200 thousand, a dozen. */
bool en_cardinal(const struct en_text *t, uint32_t i, uint32_t end, int64_t *value, uint32_t *next);
/** A fraction in words: three fifths, a twenty-first, half. */
bool en_word_fraction(const struct en_text *t, uint32_t i, uint32_t end, struct dec *out, uint32_t *next);
int64_t en_scale_word(const struct en_text *t, uint32_t i); /**< dozen 12, thousand, million, lakh …; 1 for none */

/* english_numeral.c */
/** The numeral at token i with its scales: 1.2 million, three thousand, forty-two; false where none. *next: behind it. */
bool en_numeral(const struct en_text *t, uint32_t i, uint32_t end, struct dec *value, uint32_t *next);
/** A fraction in words, in percent: a third, two-thirds, half. */
bool en_fraction(const struct en_text *t, uint32_t i, uint32_t end, struct dec *value, uint32_t *next);
/** A small whole number in words or digits at token i (the N of "first N months"); 0 where none. *next: behind it. */
int en_small_number(const struct en_text *t, uint32_t i, uint32_t *next);

#endif
