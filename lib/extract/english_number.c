/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers of English prose. */
#include "extract/english_number.h"

#include <string.h>

static const char *const units_words[] = {"zero",    "one",	"two",	     "three",	 "four",
					  "five",    "six",	"seven",     "eight",	 "nine",
					  "ten",     "eleven",	"twelve",    "thirteen", "fourteen",
					  "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const tens_words[] = {"twenty", "thirty",  "forty",	"fifty",
					 "sixty",  "seventy", "eighty", "ninety"};

static int unit_word(const struct en_text *t, uint32_t i)
{
	for (int k = 0; k < 20; k++) {
		if (en_is(t, i, units_words[k]))
			return k;
	}
	return -1;
}

static int tens_word(const struct en_text *t, uint32_t i)
{
	for (int k = 0; k < 8; k++) {
		if (en_is(t, i, tens_words[k]))
			return 20 + 10 * k;
	}
	return -1;
}

/* 21 and the like: "forty", "forty-two", "forty two", "seven". -1 where none. */
static int below_hundred(const struct en_text *t, uint32_t i, uint32_t end, uint32_t *next)
{
	int tens = i < end ? tens_word(t, i) : -1;

	if (tens >= 0) {
		uint32_t j = i + 1 + (en_punct(t, i + 1, '-') && i + 2 < end);
		int u = j < end ? unit_word(t, j) : -1;

		*next = u > 0 && u < 10 ? j + 1 : i + 1;
		return u > 0 && u < 10 ? tens + u : tens;
	}
	*next = i + 1;
	return i < end ? unit_word(t, i) : -1;
}

static int scale_power(const struct en_text *t, uint32_t i)
{
	if (en_in(t, i, "thousand thousands k"))
		return 3;
	if (en_in(t, i, "million millions m mn mln mil"))
		return 6;
	if (en_in(t, i, "billion billions bn b"))
		return 9;
	if (en_in(t, i, "trillion tn trn"))
		return 12;
	return 0;
}

/* "two hundred and five", "a dozen", "eleven": whole numbers in words below a thousand. */
static bool words_number(const struct en_text *t, uint32_t i, uint32_t end, int64_t *value, uint32_t *next)
{
	bool article = en_in(t, i, "a an");
	uint32_t j = i + 1;
	int n = article ? 1 : below_hundred(t, i, end, &j);

	if (n < 0 || j > end)
		return false;
	if (j < end && en_in(t, j, "dozen")) {
		*value = 12 * n;
		*next = j + 1;
		return true;
	}
	if (j < end && en_in(t, j, "hundred")) {
		uint32_t k = j + 1 + (en_is(t, j + 1, "and") ? 1 : 0), after;
		int rest = below_hundred(t, k, end, &after);

		*value = 100 * n + (rest > 0 ? rest : 0);
		*next = rest > 0 ? after : j + 1;
		return true;
	}
	if (article && !(j < end && en_in(t, j, "thousand million billion")))
		return false;
	*value = n;
	*next = j;
	return true;
}

int en_small_number(const struct en_text *t, uint32_t i, uint32_t *next)
{
	int64_t v;

	if (i < t->n && t->tok[i].type == EN_NUMBER && t->tok[i].nlow <= 2) {
		struct dec d;

		*next = i + 1;
		return dec_parse(en_low(t, i), &d) == KPI_OK ? (int)d.mant : 0;
	}
	if (i < t->n && !en_in(t, i, "a an") && words_number(t, i, (uint32_t)t->n, &v, next) && v < 100)
		return (int)v;
	return 0;
}

/* Digits without their commas. */
static bool digits(const struct en_text *t, uint32_t i, struct dec *out)
{
	struct slice s = en_low(t, i);
	char text[40];
	size_t n = 0;

	for (size_t k = 0; k < s.n; k++) {
		if (s.p[k] == ',')
			continue;
		if (n == sizeof(text))
			return false;
		text[n++] = s.p[k];
	}
	return dec_parse(slice_of(text, n), out) == KPI_OK;
}

/* The numeral at i with its scales: 1.2 million, 26bn, three thousand, forty-two. */
static bool numeral(const struct en_text *t, uint32_t i, uint32_t end, struct dec *value, uint32_t *next)
{
	int64_t words;

	if (i >= end)
		return false;
	if (t->tok[i].type == EN_NUMBER) {
		if (!digits(t, i, value))
			return false;
		*next = i + 1;
	} else if (words_number(t, i, end, &words, next)) {
		*value = dec_int(words);
	} else {
		return false;
	}
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
static bool fraction(const struct en_text *t, uint32_t i, uint32_t end, struct dec *value, uint32_t *next)
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
		top = unit_word(t, i);
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

/* What follows the numeral: per cent, points, times, fold, a weight, a currency. */
static void suffix(const struct en_text *t, uint32_t end, struct en_value *v)
{
	uint32_t j = v->last, len;
	const struct en_word *w;

	j += en_punct(t, j, '-') && t->tok[j].glued && j + 1 < end && t->tok[j + 1].glued;
	if (j >= end)
		return;
	if (en_punct(t, j, '%')) {
		v->kind = EN_PERCENT;
		v->last = j + 1;
		if (en_in(t, j + 1, "points point pts"))
			v->kind = EN_POINT, v->last++;
	} else if (en_in(t, j, "percent pct") || (en_is(t, j, "pc") && j + 1 <= end)) {
		v->kind = EN_PERCENT;
		v->last = j + 1;
	} else if (en_is(t, j, "per") &&
		   (en_is(t, j + 1, "cent") || (en_punct(t, j + 1, '-') && en_is(t, j + 2, "cent")))) {
		v->kind = EN_PERCENT;
		v->last = j + (en_is(t, j + 1, "cent") ? 2 : 3);
	} else if (en_is(t, j, "percentage")) {
		uint32_t k = j + 1 + en_punct(t, j + 1, '-');

		if (!en_in(t, k, "point points"))
			return;
		v->kind = EN_POINT;
		v->last = k + 1;
	} else if (en_in(t, j, "point points pp ppt ppts pts")) {
		v->kind = EN_POINT;
		v->last = j + 1;
	} else if (en_is(t, j, "times") || en_is(t, j, "fold")) {
		v->kind = EN_TIMES;
		v->fold = en_is(t, j, "fold");
		v->last = j + 1;
	} else if ((w = en_phrase(t, j, end, &len)) != NULL && w->weight != EN_NONE &&
		   (w->text[1] || t->tok[j].glued)) {
		v->kind = EN_WEIGHT;
		v->last = j + len;
		if (dec_shift(v->value, w->weight, &v->value) != KPI_OK)
			v->value = dec_int(0);
	} else if (w && w->money != EN_NONE && t->tok[j].type == EN_WORD && v->kind == EN_COUNT) {
		v->kind = EN_MONEY;
		v->money = w->money;
		v->last = j + len;
	}
}

/* The currency before a numeral: £, HK$, S$; returns where the numeral starts. */
static uint32_t currency(const struct lexicon_en *lex, const struct en_text *t, uint32_t i, uint32_t end,
			 struct en_value *v)
{
	char key[16];
	size_t n = 0;
	uint32_t j = i;
	const struct en_word *w;

	if (j + 1 < end && t->tok[j].type == EN_WORD && t->tok[j].nlow <= 4 && t->tok[j + 1].punct == '$' &&
	    t->tok[j + 1].glued) {
		memcpy(key, t->low.p + t->tok[j].low, t->tok[j].nlow);
		n = t->tok[j].nlow;
		j++;
	}
	if (j < end && t->tok[j].punct == '$' && t->tok[j].nlow < 8) {
		memcpy(key + n, t->low.p + t->tok[j].low, t->tok[j].nlow);
		n += t->tok[j].nlow;
		j++;
	} else if (j + 1 < end && en_in(t, j, "rmb rm mop") && t->tok[j + 1].type == EN_NUMBER) {
		n = t->tok[j].nlow;
		memcpy(key, t->low.p + t->tok[j].low, n);
		j++;
	}
	if (!n || j >= end || t->tok[j].type != EN_NUMBER)
		return i;
	w = lexicon_en_find(lex, slice_of(key, n));
	v->kind = EN_MONEY;
	v->money = w && strcmp(w->text, "$") != 0 ? w->money : EN_NONE;
	return j;
}

/* The approximator at i, with its bound; 0 tokens for none. */
static uint32_t approximator(const struct en_text *t, uint32_t i, uint32_t end, enum bound *bound)
{
	static const struct {
		enum en_cue cue;
		enum bound bound;
	} cues[] = {{EN_GE, BOUND_GE},
		    {EN_LE, BOUND_LE},
		    {EN_LT, BOUND_LT},
		    {EN_GT, BOUND_GT},
		    {EN_ABOUT, BOUND_ABOUT}};
	uint32_t best = 0;

	for (size_t k = 0; k < sizeof(cues) / sizeof(*cues); k++) {
		uint32_t len = en_cue_phrase(t, i, end, cues[k].cue);

		if (len > best) {
			best = len;
			*bound = cues[k].bound;
		}
	}
	return best;
}

static void bound_after(const struct en_text *t, uint32_t end, struct en_value *v)
{
	uint32_t len = en_cue_phrase(t, v->last, end, EN_GE_AFTER);

	if (len) {
		v->bound = BOUND_GE;
	} else if (en_punct(t, v->last, '+') && t->tok[v->last].glued) {
		v->bound = BOUND_GE;
		len = 1;
	} else if ((len = en_cue_phrase(t, v->last, end, EN_LE_AFTER)) != 0) {
		v->bound = BOUND_LE;
	} else if (en_is(t, v->last, "or") && en_is(t, v->last + 1, "so") && v->last + 1 < end) {
		v->bound = BOUND_ABOUT;
		len = 2;
	}
	v->last += len;
}

/* Whether the numeral is none of a quantity: an ordinal, a year, a time, an age, a number of a page. */
static bool is_no_quantity(const struct en_text *t, uint32_t i, uint32_t end, const struct en_value *v)
{
	const struct en_token *tok = &t->tok[i];
	uint32_t next = v->last;

	if (tok->type == EN_NUMBER) {
		struct slice s = en_low(t, i);

		if (next < end && t->tok[next].glued && t->tok[next].type == EN_WORD)
			return true; /* 19th, 7.45am, 4x */
		if (next + 1 < end && (en_punct(t, next, ':') || en_punct(t, next, '/')) &&
		    t->tok[next].glued && t->tok[next + 1].type == EN_NUMBER && t->tok[next + 1].glued)
			return true; /* 06:00, 24/7 */
		if (i > 1 && tok->glued &&
		    (en_punct(t, i - 1, ':') || en_punct(t, i - 1, '/') || en_punct(t, i - 1, '.')) &&
		    t->tok[i - 2].type == EN_NUMBER)
			return true;
		if (i > 0 && tok->glued && t->tok[i - 1].type == EN_WORD)
			return true; /* A40 */
		if (i > 1 && tok->glued && en_punct(t, i - 1, '-') && t->tok[i - 1].glued &&
		    t->tok[i - 2].type != EN_PUNCT)
			return true; /* the end of a range or a name */
		if (v->kind == EN_COUNT && s.n == 4 &&
		    (s.p[0] == '1' ? s.p[1] == '9' : s.p[0] == '2' && s.p[1] == '0') &&
		    !(next < end && t->tok[next].word &&
		      (t->tok[next].word->aspects || t->tok[next].word->kind != EN_NONE) &&
		      !(i > 0 && en_in(t, i - 1, "in of the since during from by for and than on to"))))
			return true; /* a year */
		if (i > 0 && v->kind == EN_COUNT && (en_cue(t, i - 1, EN_ORDINAL) || en_punct(t, i - 1, '#')))
			return true;
	} else if (i > 0 && en_is(t, i - 1, "no") && en_is(t, i, "one")) {
		return true;
	}
	/* a 17-year-old, a four-mile chase */
	return v->kind == EN_COUNT && next + 1 < end && en_punct(t, next, '-') && t->tok[next].glued &&
	       t->tok[next + 1].glued;
}

/* "no deaths", "not a single fire": nothing of something countable. */
static bool zero(const struct en_text *t, uint32_t i, uint32_t end, struct en_value *v)
{
	uint32_t j = i + 1;

	if (en_is(t, i, "not") && en_is(t, j, "a") && en_is(t, j + 1, "single"))
		j += 2;
	else if (!en_is(t, i, "no") || en_in(t, j, "one more fewer less change longer further"))
		return false;
	for (uint32_t k = j; k < end && k < j + 4; k++) {
		const struct en_word *w = t->tok[k].phrase;

		if (w && (w->kind != EN_NONE || w->noun != EN_NONE || (w->aspects & ~UINT64_C(1)))) {
			*v = (struct en_value){.first = i,
					       .number = i,
					       .last = j,
					       .kind = EN_COUNT,
					       .money = EN_NONE,
					       .none = true};
			return true;
		}
		if (t->tok[k].type != EN_WORD)
			return false;
	}
	return false;
}

/* One in five, one of every ten: in percent. */
static void ratio(const struct en_text *t, uint32_t end, struct en_value *v)
{
	struct dec of;
	uint32_t next;

	if (v->kind != EN_COUNT || v->last + 1 >= end || !en_is(t, v->last, "in") ||
	    !numeral(t, v->last + 1, end, &of, &next) || dec_cmp(of, v->value) <= 0 ||
	    dec_cmp(of, dec_int(100)) > 0 || !dec_is_int(of) ||
	    en_in(t, next, "months years days weeks hours"))
		return;
	if (t->tok[v->number].type == EN_NUMBER && t->tok[v->last + 1].type != EN_NUMBER)
		return;
	if (dec_shift(v->value, 2, &of) == KPI_OK) {
		struct dec base, percent;

		numeral(t, v->last + 1, end, &base, &next);
		if (dec_div(of, base, 1, DEC_HALF_UP, &percent) == KPI_OK) {
			v->value = dec_short(percent);
			v->kind = EN_PERCENT;
			v->fraction = true;
			v->last = next;
		}
	}
}

bool en_value_scan(const struct lexicon_en *lex, const struct en_text *t, uint32_t i, uint32_t end,
		   struct en_value *out)
{
	struct en_value v = {.first = i, .kind = EN_COUNT, .money = EN_NONE, .bound = BOUND_EXACT};
	uint32_t j, next = i;

	if (zero(t, i, end, out))
		return true;
	j = i + approximator(t, i, end, &v.bound);
	if (j > i && j < end && en_cue(t, j, EN_ABOUT)) /* "more than some 200" */
		j++;
	v.number = j;
	if (j < end && t->tok[j].type == EN_PUNCT && (en_punct(t, j, '-') || en_punct(t, j, '+')) &&
	    j + 1 < end && t->tok[j + 1].type == EN_NUMBER && t->tok[j + 1].glued &&
	    !(t->tok[j].glued && j > 0 && !en_punct(t, j - 1, '('))) {
		v.sign = en_punct(t, j, '-') ? -1 : 1;
		j++;
	}
	j = currency(lex, t, j, end, &v);
	if (v.kind == EN_COUNT && !v.sign && fraction(t, j, end, &v.value, &next)) {
		v.kind = EN_PERCENT;
		v.fraction = true;
		v.last = next;
	} else if (numeral(t, j, end, &v.value, &next)) {
		if (v.kind == EN_COUNT && next + 3 < end && en_is(t, next, "and") &&
		    en_is(t, next + 1, "a") && en_is(t, next + 2, "half") &&
		    dec_add(v.value, (struct dec){5, 1}, &v.value) == KPI_OK)
			next += 3;
		v.last = next;
		suffix(t, end, &v);
		ratio(t, end, &v);
		if (is_no_quantity(t, j, end, &v))
			return false;
	} else {
		return false;
	}
	if (v.sign < 0)
		v.value = dec_neg(v.value);
	bound_after(t, end, &v);
	*out = v;
	return true;
}
