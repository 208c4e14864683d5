/* SPDX-License-Identifier: BSD-2-Clause */
/* Whole numbers and fractions in English words: two hundred and five, 3 million 200 thousand, three twenty-fifths. */
#include "extract/english_number.h"

#include <string.h>

void en_read_number_word(struct en_text *t, uint32_t i)
{
	static const char *const small[] = {"zero nought naught nil",
					    "one",
					    "two",
					    "three",
					    "four",
					    "five",
					    "six",
					    "seven",
					    "eight",
					    "nine",
					    "ten",
					    "eleven",
					    "twelve",
					    "thirteen",
					    "fourteen",
					    "fifteen",
					    "sixteen",
					    "seventeen",
					    "eighteen",
					    "nineteen",
					    "twenty",
					    "thirty",
					    "forty",
					    "fifty",
					    "sixty",
					    "seventy",
					    "eighty",
					    "ninety"};
	static const struct {
		const char *words;
		int8_t power;
	} scales[] = {{"thousand thousands", 3},
		      {"million millions mn mln mil", 6},
		      {"billion billions bn bln", 9},
		      {"trillion trillions tn trn tln", 12},
		      {"lakh lakhs", 5},
		      {"crore crores", 7}};
	struct en_token *tok = &t->tok[i];

	for (size_t k = 0; k < sizeof(small) / sizeof(*small); k++) {
		if (en_in(t, i, small[k]))
			tok->small = (int8_t)(k < 20 ? k : 20 + 10 * (k - 20));
	}
	for (size_t k = 0; k < sizeof(scales) / sizeof(*scales); k++) {
		if (en_in(t, i, scales[k].words))
			tok->power = scales[k].power;
	}
}

int en_unit_word(const struct en_text *t, uint32_t i)
{
	return i < t->n && t->tok[i].small < 20 ? t->tok[i].small : -1;
}

static int tens_word(const struct en_text *t, uint32_t i)
{
	return i < t->n && t->tok[i].small >= 20 ? t->tok[i].small : -1;
}

/* Thousand and above, as a power of ten; 0 for none. */
static int scale_word(const struct en_text *t, uint32_t i)
{
	return i < t->n ? t->tok[i].power : 0;
}

static int64_t power10(int n)
{
	int64_t v = 1;

	while (n-- > 0)
		v *= 10;
	return v;
}

/* A whole number in digits at i, at most 10^9; -1 for none. */
static int64_t small_digits(const struct en_text *t, uint32_t i)
{
	int64_t v = 0;

	if (i >= t->n || t->tok[i].type != EN_NUMBER || t->tok[i].nlow > 9)
		return -1;
	for (size_t k = 0; k < t->tok[i].nlow; k++) {
		char c = en_low(t, i).p[k];

		if (c < '0' || c > '9')
			return -1;
		v = v * 10 + (c - '0');
	}
	return v;
}

static uint32_t skip_hyphen(const struct en_text *t, uint32_t i, uint32_t end)
{
	return i + (i + 1 < end && en_punct(t, i, '-'));
}

/* The parts that an ordinal names: third 3, twentieth 20, hundredth 100; 0 for none. */
static int64_t parts(const struct en_text *t, uint32_t i)
{
	static const struct {
		const char *words;
		int64_t parts;
	} names[] = {{"half halves", 2},
		     {"third thirds", 3},
		     {"quarter quarters fourth fourths", 4},
		     {"fifth fifths", 5},
		     {"sixth sixths", 6},
		     {"seventh sevenths", 7},
		     {"eighth eighths", 8},
		     {"ninth ninths", 9},
		     {"tenth tenths", 10},
		     {"eleventh elevenths", 11},
		     {"twelfth twelfths", 12},
		     {"fifteenth fifteenths", 15},
		     {"sixteenth sixteenths", 16},
		     {"twentieth twentieths", 20},
		     {"thirtieth thirtieths", 30},
		     {"hundredth hundredths", 100},
		     {"thousandth thousandths", 1000},
		     {"millionth millionths", 1000000},
		     {"billionth billionths", 1000000000},
		     {"trillionth trillionths", 1000000000000}};

	for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++) {
		if (en_in(t, i, names[k].words))
			return names[k].parts;
	}
	return t->n > i && (en_is(t, i, "first") || en_is(t, i, "firsts")) ? 1 : 0;
}

/* State of a number that is read word by word. */
struct words {
	const struct en_text *t;
	uint32_t end;
	int64_t total, group; /* of scales read; of the group in hand, -1 for none */
	int scale; /* power of the last scale */
	bool hundred, tens; /* the group's last word */
};

/* Take a number below a hundred, or the group's first figure. */
static bool take_small(struct words *w, uint32_t *i)
{
	int64_t v = en_unit_word(w->t, *i);
	bool unit = v >= 0;

	if (v < 0)
		v = tens_word(w->t, *i);
	if (v < 0) {
		v = small_digits(w->t, *i);
		if (v < 0 ||
		    (w->group >= 0 ? !w->hundred || v >= 100 || v == 0 : w->total && v >= power10(w->scale)))
			return false;
	}
	if (w->group >= 0 && !(w->hundred && v > 0) && !(w->tens && unit && v > 0 && v < 10))
		return false;
	w->group = (w->group < 0 ? 0 : w->group) + v;
	w->tens = !unit && v >= 20 && v % 10 == 0 && v < 100;
	w->hundred = false;
	(*i)++;
	return true;
}

static bool take_scale(struct words *w, uint32_t *i)
{
	int power = scale_word(w->t, *i);

	if (en_in(w->t, *i, "hundred hundreds") && w->group > 0 && w->group < 1000 && !w->hundred) {
		w->group *= 100;
		w->hundred = true;
		w->tens = false;
		(*i)++;
		return true;
	}
	if (!power || w->group > 1000000)
		return false;
	if (w->group > 0 && (!w->total || power < w->scale)) {
		w->total += w->group * power10(power);
	} else if (w->group < 0 && w->total > 0 && w->total < power10(9)) { /* three lakh crore */
		w->total *= power10(power);
	} else {
		return false;
	}
	w->group = -1;
	w->scale = power;
	w->hundred = w->tens = false;
	(*i)++;
	return true;
}

/* Whether "and" at i goes on: "two hundred and five", "2 thousand and two hundred"; not "300 and 2 hundred". */
static bool goes_on(const struct words *w, uint32_t i)
{
	const struct en_text *t = w->t;
	uint32_t next = skip_hyphen(t, i + 1, w->end);

	if (!en_is(t, i, "and") || next >= w->end || !(w->hundred || (w->group < 0 && w->total)))
		return false;
	if (en_unit_word(t, next) < 1 && tens_word(t, next) < 0 && !(w->hundred && small_digits(t, next) > 0))
		return false;
	/* "two million and three fifths": a fraction follows */
	if (!w->hundred && (parts(t, next + 1) || (en_punct(t, next + 1, '-') && parts(t, next + 2))))
		return false;
	return !w->hundred || !en_in(t, next + 1, "hundred hundreds");
}

bool en_cardinal(const struct en_text *t, uint32_t i, uint32_t end, int64_t *value, uint32_t *next)
{
	struct words w = {.t = t, .end = end, .group = -1};
	uint32_t j = i, start;

	if (i >= end)
		return false;
	if (en_in(t, i, "a an") && i + 1 < end &&
	    (en_in(t, i + 1, "hundred dozen") || scale_word(t, i + 1))) {
		w.group = 1;
		j++;
	}
	start = j;
	while (j < end) {
		uint32_t k = j > start && (w.tens || t->tok[j].glued) ? skip_hyphen(t, j, end) : j;

		k += goes_on(&w, k);
		if (!take_small(&w, &k) && !take_scale(&w, &k))
			break;
		j = k;
	}
	if (j == start && !(j > i && en_is(t, j, "dozen")))
		return false;
	*value = w.total + (w.group > 0 ? w.group : 0);
	if (en_in(t, j, "dozen dozens doz dozs dzs") && j < end) {
		*value *= 12;
		j++;
	}
	*next = j;
	return true;
}

/* ---- fractions ------------------------------------------------------------ */

static bool divide(int64_t a, int64_t b, struct dec *out)
{
	for (int scale = b > 1000000 ? 17 : 14; b > 0 && scale > 0; scale -= 4) {
		if (dec_div(dec_int(a), dec_int(b), scale, DEC_HALF_UP, out) == KPI_OK)
			return true;
	}
	return false;
}

/* "three fifths", "a twenty-first", "one hundred thirty-fifths": a tens word before the ordinal belongs to it. */
bool en_word_fraction(const struct en_text *t, uint32_t i, uint32_t end, struct dec *out, uint32_t *next)
{
	int64_t top = 1, ones, scaled;
	uint32_t j = i + 1, tens;

	if (!en_in(t, i, "a an") && !(parts(t, i) == 2 && en_in(t, i, "half")) &&
	    !en_cardinal(t, i, end, &top, &j))
		return false;
	if (en_is(t, i, "half"))
		j = i;
	else if (en_in(t, i, "a an") && en_cardinal(t, i, end, &scaled, &tens) &&
		 parts(t, skip_hyphen(t, tens, end)))
		top = scaled, j = tens; /* a hundred thousandths */
	j = skip_hyphen(t, j, end);
	if (j >= end)
		return false;
	if (en_in(t, i, "a an") && tens_word(t, j) > 0) {
		uint32_t k = skip_hyphen(t, j + 1, end);

		ones = parts(t, k);
		*next = k + 1;
		return k < end && ones > 0 && ones < 10 && divide(top, tens_word(t, j) + ones, out);
	}
	ones = parts(t, j);
	/* "one twenty-fifth", "one hundred thirty-fifths", "twenty twenty fifths" */
	if (!ones && tens_word(t, j) > 0 && (ones = parts(t, skip_hyphen(t, j + 1, end))) > 0 && ones < 10) {
		*next = skip_hyphen(t, j + 1, end) + 1;
		return divide(top, tens_word(t, j) + ones, out);
	}
	if (ones < 2 && !(ones == 1 && top > 20 && top % 10 == 0))
		return false;
	*next = j + 1;
	tens = skip_hyphen(t, j, end) > i ? j - 1 : i;
	tens -= tens > i && en_punct(t, tens, '-');
	if (ones < 10 && top > 100 && top % 100 > 0 && top % 10 == 0 && tens > i + 1 &&
	    tens_word(t, tens) > 0 && !en_is(t, tens - 1, "and"))
		return divide(top - top % 100, top % 100 + ones, out);
	if (ones == 1)
		return false;
	return divide(top, ones, out);
}

int64_t en_scale_word(const struct en_text *t, uint32_t i)
{
	int power = scale_word(t, i);

	return power ? power10(power) : en_in(t, i, "dozen dozens") ? 12 : 1;
}
