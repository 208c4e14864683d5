/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers of English prose. */
#include "extract/english_number.h"

#include <string.h>

/* What follows the numeral: per cent, points, times, fold, a weight, a currency. */
void en_suffix(const struct en_text *t, uint32_t end, struct en_value *v)
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
uint32_t en_currency(const struct lexicon_en *lex, const struct en_text *t, uint32_t i, uint32_t end,
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
uint32_t en_approximator(const struct en_text *t, uint32_t i, uint32_t end, enum bound *bound)
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

void en_bound_after(const struct en_text *t, uint32_t end, struct en_value *v)
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

/* Why the numeral is none of a quantity: an ordinal, a year, a time, an age, a number of a page; else OMIT_COUNT. */
static enum omit no_quantity(const struct en_text *t, uint32_t i, uint32_t end, const struct en_value *v)
{
	const struct en_token *tok = &t->tok[i];
	uint32_t next = v->last;

	if (tok->type == EN_NUMBER) {
		struct slice s = en_low(t, i);

		if (next < end && t->tok[next].glued && t->tok[next].type == EN_WORD)
			return OMIT_CODE; /* 19th, 7.45am, 4x */
		if (next + 1 < end && (en_punct(t, next, ':') || en_punct(t, next, '/')) &&
		    t->tok[next].glued && t->tok[next + 1].type == EN_NUMBER && t->tok[next + 1].glued)
			return OMIT_PERIOD; /* 06:00, 24/7 */
		if (i > 1 && tok->glued &&
		    (en_punct(t, i - 1, ':') || en_punct(t, i - 1, '/') || en_punct(t, i - 1, '.')) &&
		    t->tok[i - 2].type == EN_NUMBER)
			return OMIT_CODE;
		if (i > 0 && tok->glued && t->tok[i - 1].type == EN_WORD)
			return OMIT_CODE; /* A40 */
		if (i > 1 && tok->glued && en_punct(t, i - 1, '-') && t->tok[i - 1].glued &&
		    t->tok[i - 2].type != EN_PUNCT)
			return OMIT_RANGE; /* the end of a range or a name */
		if (v->kind == EN_COUNT && s.n == 4 &&
		    (s.p[0] == '1' ? s.p[1] == '9' : s.p[0] == '2' && s.p[1] == '0') &&
		    !(next < end && t->tok[next].word &&
		      (t->tok[next].word->aspects || t->tok[next].word->kind != EN_NONE) &&
		      !(i > 0 && en_in(t, i - 1, "in of the since during from by for and than on to"))))
			return OMIT_PERIOD; /* a year */
		if (i > 0 && v->kind == EN_COUNT && (en_cue(t, i - 1, EN_ORDINAL) || en_punct(t, i - 1, '#')))
			return OMIT_ORDINAL;
	} else if (i > 0 && en_is(t, i - 1, "no") && en_is(t, i, "one")) {
		return OMIT_WORD;
	}
	/* a 17-year-old, a four-mile chase */
	if (v->kind == EN_COUNT && next + 1 < end && en_punct(t, next, '-') && t->tok[next].glued &&
	    t->tok[next + 1].glued)
		return OMIT_AGE;
	return OMIT_COUNT;
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
	    !en_numeral(t, v->last + 1, end, &of, &next) || dec_cmp(of, v->value) <= 0 ||
	    dec_cmp(of, dec_int(100)) > 0 || !dec_is_int(of) ||
	    en_in(t, next, "months years days weeks hours"))
		return;
	if (t->tok[v->number].type == EN_NUMBER && t->tok[v->last + 1].type != EN_NUMBER)
		return;
	if (dec_shift(v->value, 2, &of) == KPI_OK) {
		struct dec base, percent;

		en_numeral(t, v->last + 1, end, &base, &next);
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
	j = i + en_approximator(t, i, end, &v.bound);
	if (j > i && j < end && en_cue(t, j, EN_ABOUT)) /* "more than some 200" */
		j++;
	v.number = j;
	if (j < end && t->tok[j].type == EN_PUNCT && (en_punct(t, j, '-') || en_punct(t, j, '+')) &&
	    j + 1 < end && t->tok[j + 1].type == EN_NUMBER && t->tok[j + 1].glued &&
	    !(t->tok[j].glued && j > 0 && !en_punct(t, j - 1, '('))) {
		v.sign = en_punct(t, j, '-') ? -1 : 1;
		j++;
	}
	j = en_currency(lex, t, j, end, &v);
	if (v.kind == EN_COUNT && !v.sign && en_fraction(t, j, end, &v.value, &next)) {
		v.kind = EN_PERCENT;
		v.fraction = true;
		v.last = next;
	} else if (en_numeral(t, j, end, &v.value, &next)) {
		if (v.kind == EN_COUNT && next + 3 < end && en_is(t, next, "and") &&
		    en_is(t, next + 1, "a") && en_is(t, next + 2, "half") &&
		    dec_add(v.value, (struct dec){5, 1}, &v.value) == KPI_OK)
			next += 3;
		v.last = next;
		en_suffix(t, end, &v);
		ratio(t, end, &v);
		out->refused = no_quantity(t, j, end, &v);
		if (out->refused != OMIT_COUNT)
			return false;
	} else {
		return false;
	}
	if (v.sign < 0)
		v.value = dec_neg(v.value);
	en_bound_after(t, end, &v);
	*out = v;
	return true;
}
