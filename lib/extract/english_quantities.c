/* SPDX-License-Identifier: BSD-2-Clause */
/* All numbers and periods of an English text, for tests of these two grammars alone. */
#include "extract/english_quantities.h"

#include "base/json.h"
#include "extract/english_number.h"
#include "extract/english_period.h"

bool en_quantities_are(const struct article *a)
{
	bool letter = false;

	for (size_t i = 0; i < a->text.n; i++) {
		unsigned char c = (unsigned char)a->text.p[i];

		letter |= (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
		if (c >= 0xE3 && c <= 0xEF) /* Han, kana, full-width forms: U+3000 to U+FFFF */
			return false;
	}
	return letter;
}

struct scan {
	const struct article *a;
	const struct lexicon_en *lex;
	struct en_text t;
	const char *doc;
	struct buf *out;
	uint32_t n;
};

/* ½ and the like; false where the token is none. */
static bool sign_fraction(const struct scan *s, uint32_t i, struct dec *v)
{
	static const struct {
		const char *sign;
		int64_t top, parts;
	} signs[] = {{"½", 1, 2}, {"⅓", 1, 3}, {"⅔", 2, 3}, {"¼", 1, 4}, {"¾", 3, 4},
		     {"⅕", 1, 5}, {"⅖", 2, 5}, {"⅗", 3, 5}, {"⅘", 4, 5}, {"⅙", 1, 6},
		     {"⅚", 5, 6}, {"⅛", 1, 8}, {"⅜", 3, 8}, {"⅝", 5, 8}, {"⅞", 7, 8}};
	const struct en_token *k = &s->t.tok[i];
	struct slice text = slice_of(s->a->text.p + k->start, k->end - k->start);

	for (size_t f = 0; f < sizeof(signs) / sizeof(*signs); f++) {
		if (slice_eqs(text, signs[f].sign))
			return dec_div(dec_int(signs[f].top), dec_int(signs[f].parts), 14, DEC_HALF_UP, v) ==
			       KPI_OK;
	}
	return false;
}

/* "point zero three", "point seventy-one" behind a whole number. */
static void add_decimals(const struct scan *s, uint32_t *next, struct dec *v)
{
	int scale = 0;
	uint32_t j = *next + 1;

	if (!en_is(&s->t, *next, "point"))
		return;
	for (int64_t d; j < s->n && scale < 12;) {
		uint32_t behind;
		int unit = en_unit_word(&s->t, j);
		struct dec part;

		if (unit >= 0 && unit < 10) {
			d = unit;
			behind = j + 1;
			scale += 1;
		} else if (en_cardinal(&s->t, j, s->n, &d, &behind) && d < 100) {
			scale += 2;
		} else {
			break;
		}
		if (dec_shift(dec_int(d), -scale, &part) != KPI_OK || dec_add(*v, part, v) != KPI_OK)
			return;
		*next = j = behind;
	}
}

/* 1.3e6, 12e-1, 1.3x10^6: a power of ten written onto the figure. */
static void add_exponent(const struct scan *s, uint32_t *next, struct dec *v)
{
	const struct en_text *t = &s->t;
	uint32_t j = *next;
	int sign = 1, e = 0;

	if (j + 1 >= s->n || !t->tok[j].glued)
		return;
	if (en_in(t, j, "x") && en_is(t, j + 1, "10") && en_punct(t, j + 2, '^'))
		j += 3;
	else if (en_is(t, j, "e"))
		j++;
	else
		return;
	if (en_punct(t, j, '-') || en_punct(t, j, '+'))
		sign = en_punct(t, j++, '-') ? -1 : 1;
	if (j >= s->n || t->tok[j].type != EN_NUMBER || !t->tok[j].glued || t->tok[j].nlow > 2)
		return;
	for (size_t k = 0; k < t->tok[j].nlow; k++)
		e = e * 10 + (en_low(t, j).p[k] - '0');
	if (dec_shift(*v, sign * e, v) == KPI_OK)
		*next = j + 1;
}

/* 10 k, 10G, 2.5 M: a lone letter of a thousand, a million, a thousand million. */
static void add_letter(const struct scan *s, uint32_t *next, struct dec *v)
{
	const struct en_token *k = *next < s->n ? &s->t.tok[*next] : NULL;
	const char *letter = k ? s->a->text.p + k->start : "";
	int power;

	if (!k || k->end - k->start != 1)
		return;
	power = *letter == 'k' ? 3 : *letter == 'M' ? 6 : *letter == 'G' ? 9 : 0;
	if (power && dec_shift(*v, power, v) == KPI_OK)
		++*next;
}

static bool divided(const struct dec *a, const struct dec *b, struct dec *out)
{
	return b->mant > 0 && dec_div(*a, *b, 12, DEC_HALF_UP, out) == KPI_OK;
}

/* "one over three", "two out of five hundred", "1 in twenty-one": a smaller number of a greater one. */
static void add_divisor(const struct scan *s, uint32_t first, uint32_t *next, struct dec *v)
{
	const struct en_text *t = &s->t;
	bool over = en_is(t, *next, "over"), out_of = en_is(t, *next, "out") && en_is(t, *next + 1, "of");
	bool in = en_is(t, *next, "in");
	uint32_t behind;
	struct dec of, q;

	if (!(over || out_of || in) || t->tok[first].punct == '$' ||
	    !en_numeral(t, *next + 1 + out_of, s->n, &of, &behind))
		return;
	/* "$2000 over 3 years", "12 in six boxes", "five out of three pieces" */
	if (over ? behind < s->n && t->tok[behind].type == EN_WORD
		 : dec_cmp(*v, of) >= 0 || (in && t->tok[*next + 1].type == EN_NUMBER) ||
			    (in && behind < s->n && t->tok[behind].type == EN_WORD))
		return;
	if (divided(v, &of, &q)) {
		*v = q;
		*next = behind;
	}
}

/* "3 million and a half" is 3,500,000, "five and a half million" 5,500,000, "one billion and a half million" 1,000,500,000. */
static void add_fraction(const struct scan *s, uint32_t *next, struct dec *v)
{
	const struct en_text *t = &s->t;
	int64_t scale = en_scale_word(t, *next - 1), after;
	uint32_t behind, j = *next + 1;
	struct dec f, part;

	if (!en_is(t, *next, "and") || !en_word_fraction(t, j, s->n, &f, &behind))
		return;
	after = en_scale_word(t, behind);
	if (after > 1 && scale > 1) { /* the fraction is of the second scale */
		scale = after;
		behind++;
	} else if (after > 1) {
		if (dec_add(*v, f, v) == KPI_OK && dec_mul(*v, dec_int(after), v) == KPI_OK)
			*next = behind + 1;
		return;
	}
	if (scale < 1000)
		scale = 1;
	if (dec_mul(dec_short(f), dec_int(scale), &part) == KPI_OK && dec_add(*v, part, v) == KPI_OK)
		*next = behind;
}

/* "1 4/5", "3/4" */
static bool written_fraction(const struct scan *s, uint32_t i, struct dec *v, uint32_t *next)
{
	const struct en_text *t = &s->t;
	struct dec whole = dec_int(0), a, b;
	uint32_t j = i, behind;

	if (i + 3 < s->n && t->tok[i].type == EN_NUMBER && t->tok[i + 1].type == EN_NUMBER &&
	    !t->tok[i + 1].glued && en_punct(t, i + 2, '/') && en_numeral(t, i, i + 1, &whole, &behind))
		j = i + 1;
	if (j + 2 >= s->n || !en_punct(t, j + 1, '/') || t->tok[j + 2].type != EN_NUMBER ||
	    !t->tok[j + 2].glued || en_punct(t, j + 3, '/') || !en_numeral(t, j, j + 1, &a, &behind) ||
	    !en_numeral(t, j + 2, j + 3, &b, &behind) || !divided(&a, &b, v) ||
	    dec_add(*v, whole, v) != KPI_OK)
		return false;
	*next = j + 3;
	return true;
}

/* "half million", "quarter million", "two thirds of a million", "half a dozen" */
static bool scaled_fraction(const struct scan *s, uint32_t i, struct dec *v, uint32_t *next)
{
	const struct en_text *t = &s->t;
	uint32_t j;

	if (en_is(t, i, "quarter") && en_scale_word(t, i + 1) > 1) {
		*v = (struct dec){25, 2};
		j = i + 1;
	} else if (!en_word_fraction(t, i, s->n, v, &j)) {
		return false;
	}
	*next = j;
	j += en_is(t, j, "of");
	j += en_in(t, j, "a an");
	if (j < s->n && en_scale_word(t, j) > 1 &&
	    dec_mul(dec_short(*v), dec_int(en_scale_word(t, j)), v) == KPI_OK)
		*next = j + 1;
	return true;
}

static bool number_at(const struct scan *s, uint32_t i, struct dec *v, uint32_t *next)
{
	const struct en_text *t = &s->t;

	if (sign_fraction(s, i, v)) {
		*next = i + 1;
		return true;
	}
	if (written_fraction(s, i, v, next) || scaled_fraction(s, i, v, next))
		return true;
	if (!en_numeral(t, i, s->n, v, next))
		return false;
	add_letter(s, next, v);
	add_exponent(s, next, v);
	add_decimals(s, next, v);
	add_fraction(s, next, v);
	add_divisor(s, i, next, v);
	return true;
}

/* to: the other end of a range, else NULL. */
static void put_number(const struct scan *s, const struct en_value *v, const struct en_value *to)
{
	static const char *const kinds[] = {"number", "percent", "point", "money", "number", "multiple"};
	static const char *const units[] = {NULL, "percent", "point", NULL, "gram", "multiple"};
	struct json j = json_to(s->out);
	uint32_t start = s->t.tok[v->first].start, end = s->t.tok[(to ? to : v)->last - 1].end;
	bool lo = v->bound == BOUND_EXACT || v->bound == BOUND_GT || v->bound == BOUND_GE;
	bool hi = v->bound == BOUND_EXACT || v->bound == BOUND_LT || v->bound == BOUND_LE;
	const char *unit = units[v->kind];

	if (v->kind == EN_MONEY)
		unit = v->money != EN_NONE ? s->lex->currencies[v->money] : "usd";
	json_open(&j, NULL);
	json_cstr(&j, "doc", s->doc);
	json_int(&j, "start", start);
	json_int(&j, "end", end);
	json_str(&j, "text", slice_of(s->a->text.p + start, end - start));
	json_cstr(&j, "kind", to ? "range" : kinds[v->kind]);
	if (to)
		json_nil(&j, "value");
	else
		json_dec(&j, "value", v->value);
	if (lo)
		json_dec(&j, "low", v->value);
	else
		json_nil(&j, "low");
	if (hi)
		json_dec(&j, "high", (to ? to : v)->value);
	else
		json_nil(&j, "high");
	json_cstr(&j, "bound", bound_name(v->bound));
	json_cstr(&j, "unit", unit);
	json_close(&j);
	buf_putc(s->out, '\n');
}

static void put_period(const struct scan *s, const struct en_period *p)
{
	struct json j = json_to(s->out);
	uint32_t start = s->t.tok[p->first].start, end = s->t.tok[p->last - 1].end;

	json_open(&j, NULL);
	json_cstr(&j, "doc", s->doc);
	json_int(&j, "start", start);
	json_int(&j, "end", end);
	json_str(&j, "text", slice_of(s->a->text.p + start, end - start));
	json_cstr(&j, "kind", "period");
	json_day(&j, "from_date", p->period.start);
	json_day(&j, "to_date", period_last(p->period));
	json_cstr(&j, "period_kind", period_kind_name(p->kind));
	json_close(&j);
	buf_putc(s->out, '\n');
}

/* A quantity at token i with its sign, bound and unit. */
static bool quantity_at(const struct scan *s, uint32_t i, struct en_value *v)
{
	const struct en_text *t = &s->t;
	uint32_t j;

	*v = (struct en_value){.first = i, .kind = EN_COUNT, .money = EN_NONE, .bound = BOUND_EXACT};
	j = i + en_approximator(t, i, s->n, &v->bound);
	if (en_in(t, j, "minus negative")) {
		v->sign = -1;
		j++;
	} else if ((en_punct(t, j, '-') || en_punct(t, j, '+')) && j + 1 < s->n &&
		   (j == 0 || !t->tok[j].glued || t->tok[j - 1].type == EN_PUNCT)) {
		v->sign = en_punct(t, j, '-') ? -1 : 1;
		j++;
	}
	j = en_currency(s->lex, t, j, s->n, v);
	v->number = j;
	if (j >= s->n || !number_at(s, j, &v->value, &v->last))
		return false;
	/* "this one", "the one", "one last": a pronoun; an ordinal, a unit of measure written onto the figure */
	if (en_is(t, j, "one") && v->last == j + 1 && j > 0 &&
	    en_in(t, j - 1, "the this that which no any every"))
		return false;
	if (t->tok[j].type == EN_NUMBER && v->last < s->n && t->tok[v->last].glued &&
	    t->tok[v->last].type == EN_WORD && en_in(t, v->last, "st nd rd th"))
		return false;
	if (v->sign < 0)
		v->value = dec_neg(v->value);
	v->value = dec_short(v->value);
	en_suffix(t, s->n, v);
	if (en_in(t, v->last, "percents percentage") && v->kind == EN_COUNT) {
		v->kind = EN_PERCENT;
		v->last++;
	}
	if (v->bound == BOUND_EXACT)
		en_bound_after(t, s->n, v);
	return true;
}

void en_quantities_put(const struct article *a, const char *doc, struct buf *out)
{
	struct scan s = {.a = a, .lex = lexicon_en_builtin(), .doc = doc, .out = out};
	const struct en_period_context ctx = {.published = a->published, .financial = 4};

	en_piece_read(s.lex, a, 0, (uint32_t)a->text.n, &s.t);
	s.n = (uint32_t)s.t.n;
	for (uint32_t i = 0; i < s.n;) {
		struct en_period p;
		struct en_value v, to;

		if (en_period_scan(&s.t, i, s.n, &ctx, &p) && !p.span &&
		    (p.kind != PERIOD_UNKNOWN || p.compares)) {
			put_period(&s, &p);
			i = p.last;
		} else if (quantity_at(&s, i, &v)) {
			bool range = en_punct(&s.t, v.last, '-') && s.t.tok[v.last].glued &&
				     v.last + 1 < s.n && s.t.tok[v.last + 1].glued &&
				     v.bound == BOUND_EXACT && quantity_at(&s, v.last + 1, &to) &&
				     to.kind == v.kind && dec_cmp(v.value, to.value) < 0 &&
				     !en_punct(&s.t, to.last, '-');

			put_number(&s, &v, range ? &to : NULL);
			i = range ? to.last : v.last;
		} else {
			i++;
		}
	}
	en_text_release(&s.t);
}
