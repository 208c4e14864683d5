/* SPDX-License-Identifier: BSD-2-Clause */
/* Numerals of English prose: digits, words, scales, fractions. */
#include "extract/english_number.h"

#include <string.h>

#include "base/ascii.h"

static int scale_power(const struct en_text *t, uint32_t i)
{
	int64_t scale = en_scale_word(t, i);
	int power = 0;

	if (en_in(t, i, "k m b"))
		return en_is(t, i, "k") ? 3 : en_is(t, i, "m") ? 6 : 9;
	if (en_in(t, i, "hundred hundreds"))
		return 2;
	for (; scale >= 1000; scale /= 10)
		power++;
	return power ? power + 2 : 0;
}

int en_small_number(const struct en_text *t, uint32_t i, uint32_t *next)
{
	int64_t v;

	if (i < t->n && t->tok[i].type == EN_NUMBER && t->tok[i].nlow <= 2) {
		struct dec d;

		*next = i + 1;
		return dec_parse(en_low(t, i), &d) == KPI_OK ? (int)d.mant : 0;
	}
	if (i < t->n && !en_in(t, i, "a an") && en_cardinal(t, i, (uint32_t)t->n, &v, next) && v < 100)
		return (int)v;
	return 0;
}

/* Digits without the commas or blanks between them. */
static bool digits(const struct en_text *t, uint32_t i, struct dec *out)
{
	struct slice s = en_low(t, i);
	char text[40];
	size_t n = 0;

	for (size_t k = 0; k < s.n; k++) {
		if (s.p[k] != '.' && !ascii_is_digit(s.p[k]))
			continue;
		if (n == sizeof(text))
			return false;
		text[n++] = s.p[k];
	}
	return dec_parse(slice_of(text, n), out) == KPI_OK;
}

/* The numeral at i with its scales: 1.2 million, 26bn, three thousand, forty-two. */
bool en_numeral(const struct en_text *t, uint32_t i, uint32_t end, struct dec *value, uint32_t *next)
{
	int64_t words;

	if (i >= end)
		return false;
	if (en_cardinal(t, i, end, &words, next) && (t->tok[i].type == EN_WORD || *next > i + 1)) {
		*value = dec_int(words);
		return true;
	}
	if (t->tok[i].type != EN_NUMBER || !digits(t, i, value))
		return false;
	*next = i + 1;
	while (*next < end) {
		uint32_t j = *next + (en_punct(t, *next, '-') && t->tok[*next].glued ? 1 : 0);
		int power = j < end ? scale_power(t, j) : 0;

		/* a lone letter is a scale only where it is written onto the figure */
		if (!power || (t->tok[j].nlow == 1 && !t->tok[j].glued) ||
		    dec_shift(*value, power, value) != KPI_OK)
			break;
		*next = j + 1;
	}
	return true;
}

/* A fraction in words: "a third", "two-thirds", "one eighth", "a half", "half". In percent. */
bool en_fraction(const struct en_text *t, uint32_t i, uint32_t end, struct dec *value, uint32_t *next)
{
	static const struct {
		const char *words;
		int parts;
	} names[] = {{"half halves", 2},    {"third thirds", 3}, {"quarter quarters", 4},
		     {"fifth fifths", 5},   {"sixth sixths", 6}, {"seventh sevenths", 7},
		     {"eighth eighths", 8}, {"ninth ninths", 9}, {"tenth tenths", 10}};
	uint32_t j = i + 1;
	int top = 1;

	if (en_is(t, i, "half") && !(i > 0 && en_in(t, i - 1, "first second last the and")) &&
	    !en_in(t, i + 1, "as a an year hour hourly yearly term")) {
		*value = dec_int(50);
		*next = i + 1;
		return true;
	}
	if (!en_in(t, i, "a an")) {
		top = en_unit_word(t, i);
		if (top < 1 || top > 9)
			return false;
	}
	j += en_punct(t, j, '-');
	for (size_t k = 0; j < end && k < sizeof(names) / sizeof(*names); k++) {
		if (!en_in(t, j, names[k].words))
			continue;
		/* "a third year", "a fifth man" count in order */
		if (j + 1 < end && t->tok[j + 1].type == EN_WORD &&
		    !(t->tok[j + 1].word &&
		      (t->tok[j + 1].word->cues &
		       (EN_BIT(EN_FUNCTION) | EN_BIT(EN_MORE) | EN_BIT(EN_FEWER) | EN_BIT(EN_NOUN)))))
			return false;
		if (j + 1 < end &&
		    en_in(t, j + 1,
			  "year month quarter week time day consecutive straight successive period"))
			return false;
		*next = j + 1;
		return dec_div(dec_int(100 * top), dec_int(names[k].parts),
			       100 * top % names[k].parts ? 1 : 0, DEC_HALF_UP, value) == KPI_OK;
	}
	return false;
}
