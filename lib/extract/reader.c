/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading a sentence: quantities, the lists they stand in, and the claims they make. */
#include "extract/reader.h"

#include <string.h>

/* A quantity as it stands in the text. */
struct value {
	size_t first, last;      /* tokens of the value expression */
	struct dec v;
	struct interval range;
	enum bound bound;
	enum measure measure;
	int sign;                /* of a change; 0 for a level */
	bool percent;            /* in percent */
	bool point;
	bool absolute;           /* a change in the unit of the level */
	uint32_t unit_bits;
	const struct unit_word *unit;
	const char *unit_name;   /* fixed by the words (currency), or NULL */
};

static struct token *tok(struct reader *r, size_t i)
{
	return &r->t.items[i];
}

static bool is_cue(struct reader *r, size_t i, enum cue c)
{
	return token_has(tok(r, i), c);
}

static bool is_char(struct reader *r, size_t i, uint32_t cp)
{
	const struct token *k = tok(r, i);

	if (k->kind == TOK_PUNCT)
		return k->cp == cp;
	return k->end - k->start == 1 && r->t.chars.cp[k->start] == cp;
}

void reader_omit(struct reader *r, size_t token, const char *why)
{
	struct omissions *o = r->why_not;

	if (!o)
		return;
	o->items = mem_grow(o->items, o->n, &o->cap, sizeof(*o->items));
	o->items[o->n++] = (struct omission){token_start(&r->t, tok(r, token)), token_end(&r->t, tok(r, token)), why};
}

/* ---- claims ------------------------------------------------------------- */

static const char *currency_of(const struct reader *r, const struct where *w)
{
	static const struct {
		uint32_t code;
		const char *unit;
	} local[] = {{710000, "twd"}, {810000, "hkd"}, {820000, "mop"}};

	for (size_t i = 0; i < 3; i++) {
		if (w->code != UINT32_MAX && gazetteer_inside(r->x->gazetteer, w->code, local[i].code))
			return local[i].unit;
	}
	return "cny";
}

static const char *unit_of(const struct reader *r, int indicator, const struct value *v, const struct where *w)
{
	if (v->measure == MEASURE_RANK)
		return "rank";
	if (v->percent)
		return "percent";
	if (v->point)
		return "point";
	if (v->unit && v->unit->money)
		return v->unit->local ? currency_of(r, w) : r->lex->units[v->unit->first];
	if (indicator != LEX_NONE)
		return r->lex->catalog.items[indicator].unit;
	return v->unit ? r->lex->units[v->unit->first] : "unit";
}

static enum modality modality_of(const struct reader *r)
{
	if (r->target || r->plan || r->goal_follows)
		return MODALITY_TARGET;
	return r->incident ? MODALITY_INCIDENT : MODALITY_ACTUAL;
}

static void push_head(struct reader *r, const struct reading *g, int indicator, const char *label, const char *unit,
		      bool rate)
{
	struct head *h;

	if (r->nheads == HEADS_KEPT) {
		memmove(r->heads, r->heads + 1, (HEADS_KEPT - 1) * sizeof(*r->heads));
		r->nheads--;
	}
	h = &r->heads[r->nheads++];
	r->share = false;
	r->crime_told |= g->phrase.kind == r->k_criminal && r->k_criminal != LEX_NONE;
	*h = (struct head){g->phrase, indicator, label, unit, where_in_force(r), r->sentence, r->group, rate, indicator == LEX_NONE};
}

struct claim *reader_claim(struct reader *r, size_t first, size_t last, int indicator, const char *label)
{
	struct claims *out = r->out;
	struct claim *c;
	struct where w = where_in_force(r);
	struct when when;

	out->items = mem_grow(out->items, out->n, &out->cap, sizeof(*out->items));
	c = &out->items[out->n++];
	*c = (struct claim){.start = token_start(&r->t, tok(r, first)), .end = token_end(&r->t, tok(r, last)),
			    .quote_start = r->quote_start, .quote_end = r->quote_end,
			    .label = label, .region = w.name, .region_code = w.code, .speaker = r->speaker,
			    .modality = modality_of(r), .confidence = 100};
	c->indicator = indicator == LEX_NONE ? NULL : r->lex->catalog.items[indicator].id;
	when = when_in_force(r, &c->inherited);
	if (indicator != LEX_NONE && !r->sent_when.known && strcmp(r->lex->catalog.items[indicator].improvement, "context") == 0)
		when = (struct when){.known = false}; /* population and area are of no period */
	c->period = when.period;
	if (when.known && when.wide && c->modality == MODALITY_ACTUAL)
		r->art_when = when;
	c->period_kind = when.known ? when.kind : PERIOD_UNKNOWN;
	if (date_is_set(when.period.start) && date_is_set(r->a->published) && date_cmp(when.period.start, r->a->published) > 0)
		c->modality = MODALITY_TARGET;
	return c;
}

static struct claim *make_claim(struct reader *r, const struct value *v, int indicator, const char *label,
				unsigned int inherited, const char *rule)
{
	struct where w;
	struct claim *c;

	if (r->ofwhich && indicator != LEX_NONE && indicator == r->whole && v->measure == MEASURE_LEVEL && !r->has_sent_where)
		indicator = LEX_NONE; /* a part of the same thing has no identifier of its own */
	c = reader_claim(r, v->first, v->last, indicator, label);
	w = where_in_force(r);
	c->measure = v->measure;
	c->value = v->v;
	c->range = v->range;
	c->bound = v->bound;
	c->unit = v->unit_name ? v->unit_name : unit_of(r, indicator, v, &w);
	c->rule = rule;
	c->inherited |= inherited;
	if (v->measure == MEASURE_CHANGE)
		c->basis = basis_in_force(r, &c->inherited);
	if (c->inherited & (INHERIT_SUBJECT_PARAGRAPH | INHERIT_SUBJECT_ARTICLE))
		c->confidence -= 15;
	if (c->inherited & INHERIT_PERIOD_ARTICLE)
		c->confidence -= 10;
	if (r->has_from && v->measure != MEASURE_RANK) {
		c->has_from = true;
		c->from = r->from;
	}
	return c;
}

/* ---- values ------------------------------------------------------------- */

static struct dec shifted(struct dec d, int power)
{
	struct dec out = d;

	if (power)
		(void)dec_shift(d, power, &out);
	return out;
}

static void shift_range(struct interval *i, int power)
{
	i->lo = shifted(i->lo, power);
	i->hi = shifted(i->hi, power);
}

/* Give a magnitude its sign: for a fall the interval turns round. */
static void sign_value(struct value *v, int sign)
{
	struct interval i = v->range;

	v->sign = sign;
	if (sign >= 0)
		return;
	v->v = dec_neg(v->v);
	v->range = (struct interval){dec_neg(i.hi), dec_neg(i.lo), i.has_hi, i.has_lo, i.hi_open, i.lo_open};
}

/* 倍: 增长3.5倍 is +350 percent; 是去年的3.5倍 is +250. */
static void multiple_value(struct value *v, bool of)
{
	struct dec hundred = dec_int(100);

	shift_range(&v->range, 2);
	v->v = shifted(v->v, 2);
	if (of) {
		(void)dec_sub(v->v, hundred, &v->v);
		(void)dec_sub(v->range.lo, hundred, &v->range.lo);
		(void)dec_sub(v->range.hi, hundred, &v->range.hi);
	}
	v->percent = true;
}

static struct value value_of(struct reader *r, size_t i)
{
	const struct token *k = tok(r, i);
	const struct number *n = &r->t.numbers[k->ref];
	struct value v = {.first = i, .last = i, .v = n->value, .range = n->range, .bound = n->bound,
			  .measure = MEASURE_LEVEL, .unit = k->unit};
	int power = k->unit ? k->unit->power : 0;

	v.percent = n->kind == NUMBER_PERCENT;
	v.point = n->kind == NUMBER_POINT;
	v.unit_bits = k->unit ? k->unit->means : 0;
	if (n->kind == NUMBER_RANGE) {
		v.percent = n->range_kind == NUMBER_PERCENT;
		v.point = n->range_kind == NUMBER_POINT;
	}
	if (power) {
		v.v = shifted(v.v, power);
		shift_range(&v.range, power);
	}
	v.sign = n->sign; /* the scanner has signed the value already */
	return v;
}

static bool usable(const struct reader *r, const struct token *k)
{
	const struct number *n = &r->t.numbers[k->ref];

	return n->has_value && n->kind != NUMBER_RANGE;
}

/* ---- what stands before a number ---------------------------------------- */

/* Words and signs that may stand between a change word or a head and its number. */
static bool is_transparent(struct reader *r, size_t i)
{
	const struct token *k = tok(r, i);
	uint64_t pass = CUE_BIT(CUE_IS) | CUE_BIT(CUE_SKIP) | CUE_BIT(CUE_EACH) | CUE_BIT(CUE_RESPECTIVELY) | CUE_BIT(CUE_TARGET);

	if (k->kind == TOK_PUNCT)
		return k->cp == ' ' || k->cp == 0x201c || k->cp == 0x201d || k->cp == '"' || k->cp == '(';
	if (k->kind != TOK_WORD || k->word->kind != LEX_NONE || k->word->noun != LEX_NONE)
		return false;
	return (k->word->cues & pass) != 0 && !(k->word->cues & (CUE_BIT(CUE_UP) | CUE_BIT(CUE_DOWN)));
}

/* The change word before token i, not before `seg`; SIZE_MAX where none. */
static size_t change_before(struct reader *r, size_t seg, size_t i)
{
	while (i-- > seg) {
		if (is_cue(r, i, CUE_UP) || is_cue(r, i, CUE_DOWN))
			return i;
		if (!is_transparent(r, i))
			break;
	}
	return SIZE_MAX;
}

static size_t cue_in(struct reader *r, size_t b, size_t e, enum cue c)
{
	for (size_t i = b; i < e; i++) {
		if (is_cue(r, i, c))
			return i;
	}
	return SIZE_MAX;
}

static bool is_last_year(struct reader *r, size_t i)
{
	const struct token *k = tok(r, i);

	if (k->kind == TOK_PERIOD)
		return r->t.periods[k->ref].compares;
	return token_has(k, CUE_YOY_OF);
}

/* Whether later in this clause a change or a "to" follows. */
static bool change_follows(struct reader *r, size_t i)
{
	for (i++; i < r->sent_end && !token_parts_clause(tok(r, i)); i++) {
		if (is_cue(r, i, CUE_UP) || is_cue(r, i, CUE_DOWN) || is_cue(r, i, CUE_TO_UP) || is_cue(r, i, CUE_TO_DOWN) ||
		    is_cue(r, i, CUE_TO))
			return true;
	}
	return false;
}

static bool is_first_char(struct reader *r, size_t i, uint32_t cp)
{
	return r->t.chars.cp[tok(r, i)->start] == cp;
}

/* 由156起降至…, 从去年的23.8万起…, 较去年同期的621起下降…: the earlier level. The token where the base begins, else SIZE_MAX. */
static size_t base_before(struct reader *r, size_t seg, size_t i)
{
	size_t at = SIZE_MAX;

	for (size_t j = i; j-- > seg;) {
		const struct token *k = tok(r, j);

		if (is_cue(r, j, CUE_FROM) || is_cue(r, j, CUE_COMPARE) ||
		    (k->kind == TOK_PERIOD && (is_first_char(r, j, 0x7531) || is_first_char(r, j, 0x4ece)))) { /* 由, 从 */
			at = j;
			break;
		}
		if ((is_cue(r, j, CUE_YOY) || is_cue(r, j, CUE_PREV)) && k->end - k->start > 2) { /* 较去年同期18886起 */
			at = j;
			break;
		}
		if (k->kind == TOK_PERIOD || is_transparent(r, j) || is_cue(r, j, CUE_YOY_OF))
			continue;
		break;
	}
	return at != SIZE_MAX && change_follows(r, i) ? at : SIZE_MAX;
}

/* ---- heads -------------------------------------------------------------- */

/* One thing that a list names. */
struct element {
	struct reading g;
	size_t b, e;
};

static bool is_and(struct reader *r, size_t i)
{
	return is_char(r, i, 0x3001) || is_char(r, i, 0x548c) || is_char(r, i, 0x53ca) || is_char(r, i, 0x4e0e) ||
	       (tok(r, i)->kind == TOK_OTHER && tok(r, i)->end - tok(r, i)->start == 2 &&
		is_char(r, i, 0) == false && r->t.chars.cp[tok(r, i)->start] == 0x4ee5 &&
		r->t.chars.cp[tok(r, i)->start + 1] == 0x53ca);
}

static bool has_content(const struct reading *g)
{
	return g->first <= g->last;
}

/* 刑事、治安警情: the first word borrows the tail of the last (刑事警情). */
static void borrow_tail(struct reader *r, struct element *e, const struct element *last)
{
	const struct chars *c = &r->t.chars;
	const struct token *a, *z;
	uint32_t cps[2 * LEX_WORD_MAX + 1], n = 0, len;
	const struct word *w;

	if (!has_content(&e->g) || !has_content(&last->g))
		return;
	a = tok(r, e->g.last);
	z = tok(r, last->g.kind_at != SIZE_MAX ? last->g.kind_at : last->g.last);
	if (a->end - a->start > LEX_WORD_MAX || z->end - z->start > LEX_WORD_MAX)
		return;
	for (uint32_t skip = 1; skip < z->end - z->start; skip++) {
		struct chars joined = {cps, NULL, 0};

		n = 0;
		for (uint32_t i = a->start; i < a->end; i++)
			cps[n++] = c->cp[i];
		for (uint32_t i = z->start + skip; i < z->end; i++)
			cps[n++] = c->cp[i];
		cps[n] = 0;
		joined.n = n;
		w = lexicon_word(r->lex, &joined, 0, &len);
		if (w && len == n && w->kind != LEX_NONE && w->kind != e->g.phrase.kind) {
			e->g.phrase.kind = w->kind;
			e->g.narrowed = false;
			return;
		}
	}
}

/* Split [b, e) at 、和及与 into elements that say something; the verbs of the last serve those without. Returns how many. */
static int split_heads(struct reader *r, size_t b, size_t e, struct element *out)
{
	int n = 0;
	size_t from = b;

	for (size_t i = b; i <= e; i++) {
		if (i < e && !is_and(r, i) && !token_parts_clause(tok(r, i)))
			continue;
		if (n < LIST_MAX && i > from) {
			phrase_read(r, from, i, &out[n].g);
			out[n].b = from;
			out[n].e = i;
			if (has_content(&out[n].g) || (out[n].g.unknown && (n > 0 || (i < e && is_and(r, i)))))
				n++;
		}
		if (i < e && token_parts_clause(tok(r, i)))
			n = 0; /* only the last list counts */
		from = i + 1;
	}
	for (int k = 0; k + 1 < n; k++) {
		struct reading *g = &out[k].g, *z = &out[n - 1].g;

		borrow_tail(r, &out[k], &out[n - 1]);
		if (g->nverbs == 0 && g->phrase.noun == LEX_NONE && z->nverbs) {
			memcpy(g->verbs, z->verbs, sizeof(g->verbs));
			g->nverbs = z->nverbs;
		}
		if (g->phrase.noun == LEX_NONE && g->nverbs == 0 && z->phrase.noun != LEX_NONE)
			g->phrase.noun = z->phrase.noun;
		if (k + 1 < n && out[k + 1].g.phrase.kind == LEX_NONE && g->phrase.kind != LEX_NONE)
			out[k + 1].g.phrase.inherited = g->phrase.kind;
	}
	return n;
}

/* ---- levels and changes ------------------------------------------------- */

static bool is_rate_id(const struct reader *r, int id)
{
	return id != LEX_NONE && strcmp(r->lex->catalog.items[id].unit, "percent") == 0;
}

static struct reading reading_of_head(const struct head *h)
{
	struct reading g = {.phrase = h->phrase, .first = 1, .last = 0};

	return g;
}

/* A change or a rank of something already named. */
static void claim_of_head(struct reader *r, const struct value *v, const struct head *h, const char *rule)
{
	struct value w = *v;
	struct claim *c;
	unsigned int how = h->sentence == r->sentence ? INHERIT_SUBJECT_SENTENCE : INHERIT_SUBJECT_PARAGRAPH;

	if (w.absolute && h->unit)
		w.unit_name = h->unit;
	c = make_claim(r, &w, h->indicator, h->label, how, rule);
	if (h->where.name && !r->has_sent_where) {
		c->region = h->where.name;
		c->region_code = h->where.code;
	}
}

static int resolve(struct reader *r, struct element *e, const struct value *v, unsigned int *how)
{
	bool change = v->measure != MEASURE_LEVEL;
	bool percent = v->percent && !change;

	return phrase_resolve(r, &e->g, change ? (v->absolute && !(v->unit && v->unit->money) ? v->unit_bits : 0) : v->unit_bits,
			      percent, change, how);
}

static void claim_of_element(struct reader *r, const struct value *v, struct element *e, const char *rule)
{
	unsigned int how = 0;
	int id = resolve(r, e, v, &how);
	const char *label = phrase_label(r, &e->g);
	struct claim *c = make_claim(r, v, id, label, how, rule);

	if (e->g.phrase.kind != LEX_NONE)
		r->narrow_accident = id == LEX_NONE && e->g.narrowed && lexicon_carries(r->lex, e->g.phrase.kind, r->v_die, LEX_NONE);

	push_head(r, &e->g, id, label, v->measure == MEASURE_LEVEL ? c->unit : (id != LEX_NONE ? r->lex->catalog.items[id].unit : NULL),
		  is_rate_id(r, id));
}

/* The last n heads of the text, of this sentence or the one before. */
static struct head *last_heads(struct reader *r, int n)
{
	if (n > r->nheads || r->heads[r->nheads - n].sentence + 1 < r->sentence)
		return NULL;
	return &r->heads[r->nheads - n];
}

static int group_size(const struct reader *r)
{
	int n = 0;

	while (n < r->nheads && r->heads[r->nheads - 1 - n].group == r->group)
		n++;
	return n;
}

/* Nouns that follow the number (37个犯罪团伙, 233人死亡). Adds to *g; whether an unknown word stands there. */
static bool read_right(struct reader *r, size_t i, struct reading *g, size_t *last)
{
	size_t e = i + 1;
	struct reading right;

	while (e < r->sent_end && !token_parts_clause(tok(r, e)) && !is_and(r, e) && tok(r, e)->kind != TOK_NUMBER)
		e++;
	phrase_read(r, i + 1, e, &right);
	if (right.phrase.noun == LEX_NONE && i + 1 < e && tok(r, i + 1)->kind == TOK_WORD)
		right.phrase.noun = tok(r, i + 1)->word->noun; /* 142名民警荣立三等功: the officers are what is counted */
	/* only what is attached: the first word or run behind the number */
	for (size_t j = i + 1; j < e; j++) {
		const struct token *k = tok(r, j);

		if (k->kind == TOK_PUNCT)
			continue;
		if (k->kind == TOK_OTHER)
			return true;
		if (k->kind != TOK_WORD)
			return false;
		if (k->word->cues & (CUE_BIT(CUE_SKIP) | CUE_BIT(CUE_FROM)) && k->word->noun == LEX_NONE && k->word->kind == LEX_NONE)
			continue;
		if (k->word->kind == LEX_NONE && k->word->noun == LEX_NONE && !k->word->verbs)
			return false;
		break;
	}
	if (e < r->sent_end && tok(r, e)->kind == TOK_NUMBER && right.nverbs && right.verb_at != SIZE_MAX &&
	    (right.kind_at != SIZE_MAX || right.noun_at != SIZE_MAX)) {
		size_t noun = right.kind_at != SIZE_MAX ? right.kind_at : right.noun_at;

		/* 向1208名群众返还资金5634万元: the verb has a number of its own */
		if (tok(r, i + 1)->kind == TOK_WORD && tok(r, i + 1)->word->noun != LEX_NONE)
			noun = i + 1;
		phrase_read(r, i + 1, noun + 1, &right);
	}
	if (!has_content(&right) || right.narrowed)
		return right.narrowed;
	if (!has_content(g) && right.kind_at == SIZE_MAX && right.noun_at == SIZE_MAX && right.phrase.noun == LEX_NONE &&
	    !r->ofwhich && right.verbs[0] != r->v_die && right.verbs[0] != r->v_injure && !(right.cues & CUE_BIT(CUE_SKIP)))
		return true; /* 十件破案为民实事 */
	*last = right.last;
	for (size_t j = right.last + 1; j < e && !g->no_carry; j++)
		g->no_carry = tok(r, j)->kind == TOK_OTHER;
	g->phrase.kind = right.phrase.kind != LEX_NONE ? right.phrase.kind : g->phrase.kind;
	g->phrase.noun = right.phrase.noun != LEX_NONE ? right.phrase.noun : g->phrase.noun;
	for (int v = right.nverbs; v-- > 0 && g->nverbs < 5;) {
		memmove(g->verbs + 1, g->verbs, (size_t)g->nverbs * sizeof(*g->verbs));
		g->verbs[0] = right.verbs[v];
		g->nverbs++;
	}
	if (g->first > g->last)
		g->first = right.first;
	g->last = right.last > g->last || g->first == right.first ? right.last : g->last;
	g->unknown = false;
	return false;
}

/* Whether the stretch ends in a noun, a kind or a verb directly before the number, and in which. */
static bool noun_leans(struct reader *r, const struct reading *g, size_t i)
{
	if (!has_content(g))
		return false;
	for (size_t j = g->last + 1; j < i; j++) {
		if (!is_transparent(r, j) && tok(r, j)->kind != TOK_REGION && tok(r, j)->kind != TOK_PERIOD)
			return false;
	}
	return tok(r, g->last)->word->kind != LEX_NONE || tok(r, g->last)->word->noun != LEX_NONE;
}

/* Predicates further on in the clause: 18个集体、142名民警荣立三等功. */
static int resolve_by_predicate(struct reader *r, size_t i, struct element *e, const struct value *v, unsigned int *how)
{
	int id = LEX_NONE;

	for (size_t j = i + 1; j < r->sent_end && id == LEX_NONE; j++) {
		const struct token *k = tok(r, j);

		if (k->kind == TOK_PUNCT && (k->cp == ',' || k->cp == 0xff0c || k->cp == ';' || k->cp == 0x3002))
			break;
		if (k->kind != TOK_WORD || !k->word->verbs)
			continue;
		for (uint64_t verbs = k->word->verbs; verbs && id == LEX_NONE; verbs &= verbs - 1) {
			struct element copy = *e;

			copy.g.verbs[0] = __builtin_ctzll(verbs);
			copy.g.nverbs = 1;
			id = resolve(r, &copy, v, how);
			if (id != LEX_NONE)
				*e = copy;
		}
	}
	return id;
}

/* 立案数持续走低，同比下降5%: the thing was named in a clause of this sentence that gave no figure. */
static bool named_before(struct reader *r, size_t seg, struct element *e)
{
	struct reading g;
	size_t end = seg;

	if (r->after_item + 1 >= seg)
		return false;
	while (end > r->after_item && token_parts_clause(tok(r, end - 1)))
		end--;
	for (size_t b = end; b-- > r->after_item;) {
		if (!token_parts_clause(tok(r, b)) && b > r->after_item)
			continue;
		phrase_read(r, b, end, &g);
		if (g.phrase.kind == LEX_NONE && (g.phrase.noun == LEX_NONE || g.agent_noun) &&
		    !(g.nverbs && (g.verbs[0] == r->v_solve || g.verbs[0] == r->v_occur)))
			return false;
		e->g = g;
		return true;
	}
	return false;
}

static bool is_and_before(struct reader *r, size_t i)
{
	return i > r->sent_begin && is_and(r, i - 1);
}

/* The indicator of calls about a kind of case: its word with 警情 behind it. */
static int id_of_calls(struct reader *r, const struct element *e, const struct value *v)
{
	uint32_t cps[LEX_WORD_MAX + 3], n = 0, len;
	struct chars joined = {cps, NULL, 0};
	struct reading g = e->g;
	unsigned int how = 0;
	const struct token *k;
	const struct word *w;

	if (g.kind_at == SIZE_MAX)
		return LEX_NONE;
	k = tok(r, g.kind_at);
	if (k->end - k->start > LEX_WORD_MAX - 2)
		return LEX_NONE;
	for (uint32_t i = k->start; i < k->end; i++)
		cps[n++] = r->t.chars.cp[i];
	cps[n++] = 0x8b66;
	cps[n++] = 0x60c5;
	cps[n] = 0;
	joined.n = n;
	w = lexicon_word(r->lex, &joined, 0, &len);
	if (!w || len != n || w->kind == LEX_NONE)
		return LEX_NONE;
	g.phrase.kind = w->kind;
	g.nverbs = 0;
	return phrase_resolve(r, &g, v->unit_bits, false, true, &how);
}

static void level(struct reader *r, size_t seg, size_t end, struct value *v)
{
	struct element e = {.b = seg, .e = end};
	unsigned int how = 0;
	bool right_unknown = false;
	const char *label, *rule = "level";
	size_t i = v->last, last = i;
	int id = LEX_NONE;

	phrase_read(r, seg, end, &e.g);
	for (size_t j = r->sent_begin; j < seg && r->n_per_capita != LEX_NONE; j++) {
		if (tok(r, j)->kind == TOK_WORD && tok(r, j)->word->noun == r->n_per_capita)
			e.g.cues |= CUE_BIT(CUE_AVERAGE);
	}
	if (e.g.cues & (CUE_BIT(CUE_SHARE) | CUE_BIT(CUE_AVERAGE)) && v->first > 0) {
		struct claim *c = make_claim(r, v, LEX_NONE, phrase_label(r, &e.g), 0, "share-or-average");

		(void)c;
		r->share = true;
		reader_omit(r, i, "a share or an average, no indicator");
		return;
	}
	if (v->unit && !noun_leans(r, &e.g, v->first))
		right_unknown = read_right(r, i, &e.g, &last);
	if (right_unknown && !noun_leans(r, &e.g, v->first)) {
		id = LEX_NONE;
	} else if (e.g.unknown && !(right_unknown == false && last > i)) {
		id = LEX_NONE;
	} else {
		if (!has_content(&e.g) && (v->percent || !r->quantified) && named_before(r, seg, &e))
			rule = "level-of-clause";
		else if (!has_content(&e.g) && r->nheads && (is_and_before(r, v->first) || e.g.cues & CUE_BIT(CUE_IS) || e.g.place != SIZE_MAX) &&
			 r->heads[r->nheads - 1].sentence + (e.g.place != SIZE_MAX) >= r->sentence) {
			/* 培训31期、2240人次; 首次低于2万起: the thing just named, in another unit or again */
			e.g.phrase = r->heads[r->nheads - 1].phrase;
			e.g.verbs[0] = e.g.phrase.verb;
			e.g.nverbs = e.g.phrase.verb != LEX_NONE;
			id = resolve(r, &e, v, &how);
		}
		if (has_content(&e.g)) /* a number of nothing is no claim of what is in force */
			id = resolve(r, &e, v, &how);
		if (id == LEX_NONE && !e.g.narrowed && !e.g.several)
			id = resolve_by_predicate(r, i, &e, v, &how);
	}
	if (r->ofwhich && r->whole != LEX_NONE && id != LEX_NONE && strncmp(r->lex->catalog.items[r->whole].id, "calls.", 6) == 0 &&
	    strncmp(r->lex->catalog.items[id].id, "calls.", 6) != 0)
		id = id_of_calls(r, &e, v); /* 其中电信网络诈骗162宗 of calls are calls */
	if (r->ofwhich && r->whole == LEX_NONE && r->whole_noun != LEX_NONE && e.g.phrase.noun == r->whole_noun)
		id = LEX_NONE; /* a part of something that has no identifier */
	label = phrase_label(r, &e.g);
	if (!has_content(&e.g) && !e.g.unknown && id == LEX_NONE && !v->unit) {
		reader_omit(r, i, "nothing that it counts");
		return;
	}
	if (id == LEX_NONE)
		reader_omit(r, i, e.g.narrowed ? "a narrower kind than any indicator" : e.g.unknown || right_unknown ? "what is counted is not in the lexicon" : "no indicator for this combination");
	{
		struct claim *c = make_claim(r, v, id, label, how, rule);
		int second;

		r->narrow_accident = id == LEX_NONE && e.g.narrowed && e.g.phrase.kind != LEX_NONE &&
				     lexicon_carries(r->lex, e.g.phrase.kind, r->v_die, LEX_NONE);

		if (has_content(&e.g) || e.g.unknown || id != LEX_NONE)
			push_head(r, &e.g, id, label, c->unit, v->percent);
		if (id != LEX_NONE && e.g.phrase.verb == r->v_find_rectify && r->v_find_rectify != LEX_NONE &&
		    (second = lexicon_second_meaning(r->lex, &e.g.phrase, v->unit_bits, id)) != LEX_NONE)
			make_claim(r, v, second, label, how, "level-of-both");
	}
	r->right_end = last > i ? last + 1 : 0;
}

static void change(struct reader *r, size_t seg, size_t end, struct value *v)
{
	struct element e[LIST_MAX];
	int n = split_heads(r, seg, end, e);
	struct reading whole;
	struct head *h;

	phrase_read(r, seg, end, &whole);
	if (whole.cues & (CUE_BIT(CUE_SHARE) | CUE_BIT(CUE_AVERAGE))) {
		reader_omit(r, v->last, "a change of a share or an average");
		return;
	}
	h = last_heads(r, 1);
	if (h && h->sentence == r->sentence && whole.phrase.kind == LEX_NONE && whole.phrase.noun == LEX_NONE &&
	    whole.nverbs == 1 && whole.verbs[0] == h->phrase.verb && tok(r, v->first)->kind == TOK_WORD &&
	    tok(r, v->first)->word->verbs) {
		claim_of_head(r, v, h, "change-of-same-verb"); /* 抓获逃犯58名，多抓27名 */
		return;
	}
	if (has_content(&whole)) {
		if (n >= 2 && cue_in(r, seg, end, CUE_EACH) != SIZE_MAX) {
			for (int k = 0; k < n; k++)
				claim_of_element(r, v, &e[k], "change-each");
			return;
		}
		e[0].g = whole;
		claim_of_element(r, v, &e[0], "change");
		return;
	}
	if (whole.unknown) {
		reader_omit(r, v->last, "a change of something that is not in the lexicon");
		return;
	}
	if (named_before(r, seg, &e[0])) {
		claim_of_element(r, v, &e[0], "change-of-clause");
		return;
	}
	if (cue_in(r, seg, end, CUE_EACH) != SIZE_MAX && group_size(r) >= 2) {
		int size = group_size(r);
		struct head heads[HEADS_KEPT];

		memcpy(heads, &r->heads[r->nheads - size], (size_t)size * sizeof(*heads));
		for (int k = 0; k < size; k++)
			claim_of_head(r, v, &heads[k], "change-each-of-group");
		return;
	}
	h = last_heads(r, 1);
	if (!h || (r->share && v->point)) {
		reader_omit(r, v->last, "a change of nothing named");
		return;
	}
	claim_of_head(r, v, h, "change-of-head");
	r->group++;
}

/* ---- lists of numbers --------------------------------------------------- */

struct list {
	struct value v[LIST_MAX];
	int n;
	size_t last;
};

/* Whether two values can stand in one list. */
static bool same_sort(const struct value *a, const struct value *b)
{
	if (a->percent != b->percent && !(a->point || b->point))
		return a->percent && b->percent;
	if (a->percent || a->point)
		return b->percent || b->point;
	return (a->unit_bits & b->unit_bits) != 0 || (a->unit_bits == 0 && b->unit_bits == 0) ||
	       (a->measure == MEASURE_CHANGE && b->measure == MEASURE_CHANGE && a->absolute && b->absolute);
}

static void set_change(struct reader *r, struct value *v, size_t at)
{
	const struct number *n = &r->t.numbers[tok(r, v->last)->ref];

	v->measure = MEASURE_CHANGE;
	if (n->kind == NUMBER_MULTIPLE)
		multiple_value(v, false);
	v->absolute = !v->percent && !v->point;
	if (at != SIZE_MAX) {
		v->first = at;
		if (n->sign == 0)
			sign_value(v, is_cue(r, at, CUE_DOWN) ? -1 : 1);
	}
}

/* The numbers that follow with nothing but 、和 and change words between. comma: a comma may part them too. */
static void read_list(struct reader *r, size_t i, const struct value *first, bool comma, struct list *l)
{
	size_t j = i + 1;
	size_t change_at = SIZE_MAX;
	bool parted = false;

	l->v[0] = *first;
	l->n = 1;
	l->last = i;
	for (; j < r->sent_end && l->n < LIST_MAX; j++) {
		const struct token *k = tok(r, j);

		if (k->kind == TOK_NUMBER) {
			struct value v = value_of(r, j);

			if (!parted || !usable(r, k))
				break;
			if (first->measure == MEASURE_CHANGE) {
				set_change(r, &v, change_at);
				if (change_at == SIZE_MAX && v.sign == 0)
					sign_value(&v, l->v[l->n - 1].sign);
			}
			if ((v.point || v.percent) && !first->point && !first->percent && first->measure == MEASURE_CHANGE &&
			    (!tok(r, i)->unit || r->t.chars.cp[tok(r, i)->unit_start] == 0x4e2a)) {
				for (int x = 0; x < l->n; x++) { /* 0.84个和1.55个百分点: the unit is said once */
					l->v[x].point = v.point;
					l->v[x].percent = v.percent;
					l->v[x].absolute = false;
				}
			} else if (!same_sort(&l->v[0], &v)) {
				break;
			}
			l->v[l->n++] = v;
			l->last = j;
			parted = false;
			change_at = SIZE_MAX;
		} else if (is_and(r, j)) {
			parted = true;
		} else if (k->kind == TOK_PUNCT && (k->cp == ',' || k->cp == 0xff0c) && comma) {
			parted = true;
		} else if (is_cue(r, j, CUE_UP) || is_cue(r, j, CUE_DOWN)) {
			if (first->measure != MEASURE_CHANGE)
				break;
			change_at = j;
		} else if (!is_transparent(r, j)) {
			break;
		}
	}
}

/* The places named in [b, e), with 、 between. */
static int places_in(struct reader *r, size_t b, size_t e, size_t *out)
{
	int n = 0;

	for (size_t i = b; i < e; i++) {
		if ((tok(r, i)->kind == TOK_REGION || where_is_form(r, i)) && n < LIST_MAX)
			out[n++] = i;
	}
	return n;
}

/* Numbers over places: 榆阳区、神木市、府谷县分别下降…. */
static bool pair_places(struct reader *r, size_t b, size_t e, struct list *l)
{
	size_t *places = r->places;
	int n = places_in(r, b, e, places);
	struct element x = {.b = b, .e = e};
	struct where old = r->sent_where;
	bool had = r->has_sent_where;
	unsigned int how = 0;
	struct head *h = last_heads(r, 1);
	int id;
	const char *label;

	if (n == 0 && r->after_item < b)
		n = places_in(r, r->after_item, b, places); /* 阜阳、合肥、安庆三市最多，分别为… */
	if (n == 0)
		n = r->nplaces; /* a second list over the places of the first */
	r->nplaces = n;
	if (n != l->n || n < 2)
		return false;
	phrase_read(r, b, e, &x.g);
	if (has_content(&x.g)) {
		id = resolve(r, &x, &l->v[0], &how);
		label = phrase_label(r, &x.g);
	} else if (h) {
		x.g = reading_of_head(h);
		id = h->indicator;
		label = h->label;
	} else {
		return false;
	}
	for (int k = 0; k < n; k++) {
		r->sent_where = where_of_place(r, places[k]);
		r->has_sent_where = true;
		make_claim(r, &l->v[k], id, label, how, "list-of-places");
	}
	r->sent_where = old;
	r->has_sent_where = had;
	return true;
}

static void list(struct reader *r, size_t seg, size_t end, struct list *l)
{
	struct element e[LIST_MAX];
	int n = split_heads(r, seg, end, e);
	struct head *h;

	if (pair_places(r, seg, end, l))
		return;
	if (n == l->n) {
		for (int k = 0; k < n; k++)
			claim_of_element(r, &l->v[k], &e[k], "list");
		return;
	}
	if (n == 0 && r->after_item < seg && (n = split_heads(r, r->after_item, seg - 1, e)) == l->n) {
		for (int k = 0; k < n; k++)
			claim_of_element(r, &l->v[k], &e[k], "list-of-clause");
		return;
	}
	if (n != l->n)
		n = split_heads(r, seg, end, e);
	if (n > 0 && n < l->n && l->v[0].measure == MEASURE_LEVEL) {
		for (int k = 0; k < l->n; k++)
			reader_omit(r, l->v[k].last, "a list that does not pair with what it names");
		return;
	}
	h = n == 0 ? last_heads(r, l->n) : NULL;
	if (h && l->v[0].measure != MEASURE_LEVEL) {
		struct head heads[LIST_MAX];

		memcpy(heads, h, (size_t)l->n * sizeof(*heads));
		for (int k = 0; k < l->n; k++)
			claim_of_head(r, &l->v[k], &heads[k], "list-of-heads");
		return;
	}
	for (int k = 0; k < l->n; k++)
		reader_omit(r, l->v[k].last, "a list that does not pair with what it names");
}

/* ---- ranks -------------------------------------------------------------- */

/* 列全省第4位, 均居全省第二: a place among peers. Returns whether token i is one. */
static bool rank_at(struct reader *r, size_t seg, size_t i, struct value *v)
{
	bool peers = false, verb = false;
	const struct token *k = tok(r, i);
	size_t first = i;

	for (size_t j = i; j-- > seg;) {
		if (is_cue(r, j, CUE_NATION) || is_cue(r, j, CUE_PROVINCE) || is_cue(r, j, CUE_CITY) || is_cue(r, j, CUE_COUNTY) ||
		    is_cue(r, j, CUE_AREA)) {
			peers = true;
			first = j;
			continue;
		}
		if (is_cue(r, j, CUE_RANK)) {
			verb = true;
			first = peers ? first : j;
			continue;
		}
		if (verb && !peers && !token_parts_clause(tok(r, j)))
			continue; /* 在全省14个市州中排第5位 */
		if (!is_transparent(r, j))
			break;
	}
	if (!peers && !verb)
		return false;
	*v = (struct value){.first = first, .last = i, .measure = MEASURE_RANK, .bound = BOUND_EXACT};
	if (k->kind == TOK_NUMBER) {
		const struct number *n = &r->t.numbers[k->ref];

		if (n->kind != NUMBER_ORDINAL || !n->has_value || (!peers && k->unit == NULL))
			return false;
		v->v = n->value;
	} else {
		if (!is_cue(r, i, CUE_TOP) || !peers)
			return false;
		v->v = dec_int(1);
	}
	v->range = interval_point(v->v);
	return true;
}

/* How many heads "三项指标" speaks of; 0 where it says none. */
static int counted_heads(struct reader *r, size_t b, size_t e)
{
	for (size_t i = b; i < e; i++) {
		const struct token *k = tok(r, i);

		if (k->kind == TOK_NUMBER && k->unit && r->t.numbers[k->ref].chinese && usable(r, k)) {
			struct dec v = r->t.numbers[k->ref].value;

			if (v.scale == 0 && v.mant >= 2 && v.mant <= 8)
				return (int)v.mant;
		}
	}
	return 0;
}

/* The rates last named in this sentence: what 均居全省第二 ranks. */
static int rates_at_end(const struct reader *r)
{
	int n = 0;

	while (n < r->nheads && r->heads[r->nheads - 1 - n].is_rate && r->heads[r->nheads - 1 - n].sentence == r->sentence)
		n++;
	return n ? n : 1;
}

static bool unknown_between(struct reader *r, size_t b, size_t e)
{
	for (size_t i = b; i < e; i++) {
		if (tok(r, i)->kind == TOK_OTHER && tok(r, i)->end - tok(r, i)->start > 1)
			return true;
	}
	return false;
}

static void rank(struct reader *r, size_t seg, struct value *v)
{
	struct element e[LIST_MAX];
	int n = split_heads(r, seg, v->first, e);
	int counted = counted_heads(r, seg, v->first);
	struct head *h;

	if (n == 0 || counted) {
		int size = counted ? counted : 1;

		if (!counted && cue_in(r, seg, v->last, CUE_EACH) != SIZE_MAX)
			size = rates_at_end(r);
		h = last_heads(r, size);
		if (!h || (!counted && unknown_between(r, r->after_item, v->first))) {
			reader_omit(r, v->last, "a rank of nothing named");
			return;
		}
		for (int k = 0; k < size; k++)
			claim_of_head(r, v, &r->heads[r->nheads - size + k], "rank-of-head");
		return;
	}
	for (int k = 0; k < n; k++)
		claim_of_element(r, v, &e[k], "rank");
}

/* 分别列全省第3位和第5位 deals the places out; else one rank. Returns the last token. */
static size_t rank_list(struct reader *r, size_t seg, size_t i, struct value *v)
{
	struct value second = *v;
	struct head heads[2], *h;
	size_t j = i + 1;

	while (j < r->sent_end && is_and(r, j))
		j++;
	h = last_heads(r, 2);
	if (j == i + 1 || j >= r->sent_end || tok(r, j)->kind != TOK_NUMBER || !h ||
	    r->t.numbers[tok(r, j)->ref].kind != NUMBER_ORDINAL || cue_in(r, seg, i, CUE_RESPECTIVELY) == SIZE_MAX) {
		rank(r, seg, v);
		return i;
	}
	memcpy(heads, h, sizeof(heads));
	second.first = second.last = j;
	second.v = r->t.numbers[tok(r, j)->ref].value;
	second.range = interval_point(second.v);
	claim_of_head(r, v, &heads[0], "rank-list");
	claim_of_head(r, &second, &heads[1], "rank-list");
	return j;
}

/* ---- words that are values ---------------------------------------------- */

static struct value constant(size_t i, int64_t n, bool percent)
{
	struct value v = {.first = i, .last = i, .v = dec_int(n), .bound = BOUND_EXACT, .percent = percent};

	v.range = interval_point(v.v);
	return v;
}

/* 9个县（市）没有发生命案: said of a number of places. */
static bool counts_places(struct reader *r, size_t i)
{
	while (i-- > r->sent_begin) {
		const struct token *k = tok(r, i);

		if (token_parts_clause(k) && k->cp != '(' && k->cp != ')')
			return false;
		if (k->kind == TOK_NUMBER && k->unit && !is_cue(r, i > 0 ? i - 1 : 0, CUE_STREAK))
			return strcmp(r->lex->units[k->unit->first], "unit") == 0;
	}
	return false;
}

/* 零发案, 未发生: zero of the kind named before it, or behind it. */
static void zero(struct reader *r, size_t seg, size_t i)
{
	struct value v = constant(i, 0, false);
	struct element e = {.b = seg, .e = i};
	unsigned int how = 0;
	struct element list[LIST_MAX];
	size_t last = i;
	int id = LEX_NONE, n;
	bool unknown = false;

	if (tok(r, i)->word->kind == LEX_NONE && (n = split_heads(r, seg, i, list)) >= 2 && list[0].g.phrase.kind != LEX_NONE &&
	    list[n - 1].g.phrase.kind != LEX_NONE && !counts_places(r, i)) {
		for (int k = 0; k < n; k++) {
			list[k].g.nverbs = 1;
			list[k].g.verbs[0] = r->v_occur;
			id = phrase_resolve(r, &list[k].g, 0, false, false, &how);
			make_claim(r, &v, id, phrase_label(r, &list[k].g), how, "zero-each");
		}
		return;
	}
	phrase_read(r, tok(r, i)->word->kind == LEX_NONE ? seg : i, tok(r, i)->word->kind == LEX_NONE ? i : i + 1, &e.g);
	if (e.g.phrase.kind == LEX_NONE) {
		phrase_read(r, i, i, &e.g);
		unknown = read_right(r, i, &e.g, &last);
	}
	if (e.g.phrase.kind == LEX_NONE || unknown) {
		reader_omit(r, i, "nothing known did not happen");
		return;
	}
	if (counts_places(r, i)) {
		reader_omit(r, i, "of a number of places only");
		return;
	}
	e.g.nverbs = 1;
	e.g.verbs[0] = r->v_occur;
	id = phrase_resolve(r, &e.g, 0, false, false, &how);
	if (id != LEX_NONE && is_rate_id(r, id))
		return;
	make_claim(r, &v, id, phrase_label(r, &e.g), how, "zero");
	push_head(r, &e.g, id, phrase_label(r, &e.g), NULL, false);
}

/* 无人员伤亡: no deaths and no injuries of the accidents in force. */
static void nobody(struct reader *r, size_t i, bool deaths, bool injuries)
{
	struct value v = constant(i, 0, false);
	int verbs[2] = {deaths ? r->v_die : LEX_NONE, injuries ? r->v_injure : LEX_NONE};

	for (int k = 0; k < 2; k++) {
		struct reading g = {.phrase = {LEX_NONE, LEX_NONE, LEX_NONE, LEX_NONE}, .first = 1, .last = 0, .nverbs = 1};
		unsigned int how = 0;
		int id;

		if (verbs[k] == LEX_NONE)
			continue;
		g.verbs[0] = verbs[k];
		id = phrase_resolve(r, &g, 0, false, false, &how);
		if (id != LEX_NONE)
			make_claim(r, &v, id, r->lex->catalog.items[id].zh, how, "nobody");
	}
}

/* 全破: a clearance rate of 100 percent. */
static void all_solved(struct reader *r, size_t seg, size_t i)
{
	struct value v = constant(i, 100, true);
	struct element e = {.b = seg, .e = i};
	unsigned int how = 0;
	int id;

	phrase_read(r, seg, i, &e.g);
	if (e.g.unknown && e.g.phrase.kind == LEX_NONE) {
		reader_omit(r, i, "all of something that is not in the lexicon");
		return;
	}
	if (counts_places(r, i)) {
		reader_omit(r, i, "of a number of places only");
		return;
	}
	e.g.nverbs = 0;
	e.g.phrase.noun = r->n_rate;
	id = phrase_resolve(r, &e.g, 0, true, false, &how);
	make_claim(r, &v, id, phrase_label(r, &e.g), how, "all-solved");
}

static void flat(struct reader *r, size_t seg, size_t i, bool about)
{
	struct value v = constant(i, 0, true);
	struct head *h;

	v.measure = MEASURE_CHANGE;
	if (i + 2 < r->sent_end && is_and(r, i + 1) && (is_cue(r, i + 2, CUE_UP) || is_cue(r, i + 2, CUE_DOWN)) &&
	    (h = last_heads(r, 2)) && h->sentence == r->sentence) {
		claim_of_head(r, &v, h, "list-of-heads"); /* 同比持平、减少3人 */
		return;
	}
	if (about) {
		v.bound = BOUND_ABOUT;
		v.range.has_lo = v.range.has_hi = false;
	}
	change(r, seg, i, &v);
}

static void fixed_change(struct reader *r, size_t seg, size_t i, int64_t percent)
{
	struct value v = constant(i, percent, true);

	v.measure = MEASURE_CHANGE;
	change(r, seg, i, &v);
}

/* ---- one number --------------------------------------------------------- */

/* 后三项, 四项指数: it counts things named before. */
static bool is_counter(struct reader *r, size_t i)
{
	const struct token *k = tok(r, i), *next = i + 1 < r->sent_end ? tok(r, i + 1) : NULL;

	if (!k->unit || r->t.chars.cp[k->unit_start] != 0x9879 || dec_cmp(r->t.numbers[k->ref].value, dec_int(9)) > 0)
		return false;
	return !next || next->kind != TOK_WORD || (next->word->noun == LEX_NONE && next->word->kind == LEX_NONE);
}

static bool is_other_unit(const struct reader *r, const struct token *k)
{
	return k->unit && strcmp(r->lex->units[k->unit->first], "other") == 0;
}

/* 是去年同期的1.8倍 */
static bool multiple_of_last_year(struct reader *r, size_t seg, size_t i, struct basis *b)
{
	for (size_t j = i; j-- > seg;) {
		if (is_last_year(r, j)) {
			*b = (struct basis){BASIS_YOY, 0, {0, 0, 0}};
			return true;
		}
		if (tok(r, j)->kind == TOK_PERIOD) {
			const struct period_expr *pe = &r->t.periods[tok(r, j)->ref];
			uint32_t c = r->t.chars.cp[pe->start];

			*b = (struct basis){pe->names_year && c >= '0' && c <= '9' ? BASIS_YEAR : BASIS_YOY, pe->year, {0, 0, 0}};
			return pe->names_year;
		}
		if (!is_transparent(r, j))
			return false;
	}
	return false;
}

static bool goal_follows(struct reader *r, size_t i)
{
	for (i++; i < r->sent_end && !token_parts_clause(tok(r, i)); i++) {
		if (is_cue(r, i, CUE_TARGET) && r->t.chars.cp[tok(r, i)->start + (is_first_char(r, i, 0x7684))] == 0x76ee) /* 目标, 的目标 */
			return true;
	}
	return false;
}

/* 从2015年的14.9万起下降到…, 降幅35.6%: what is changed is measured against that year. */
static void base_year(struct reader *r, size_t b, size_t e)
{
	for (size_t i = b; i < e; i++) {
		const struct token *k = tok(r, i);
		const struct period_expr *pe;
		uint32_t c;

		if (k->kind != TOK_PERIOD)
			continue;
		pe = &r->t.periods[k->ref];
		c = r->t.chars.cp[k->start + (is_first_char(r, i, 0x7531) || is_first_char(r, i, 0x4ece))];
		if (pe->names_year && pe->year && c >= '0' && c <= '9') {
			r->sent_basis = (struct basis){BASIS_YEAR, pe->year, {0, 0, 0}};
			r->has_sent_basis = true;
		}
	}
}

/* 增幅比一季度收窄了7个百分点 */
static bool at_is_second_change(struct reader *r, size_t seg, const struct value *v)
{
	if (v->measure != MEASURE_CHANGE || tok(r, v->first)->kind != TOK_WORD)
		return false;
	for (size_t i = seg; i < v->first; i++) {
		const struct token *k = tok(r, i);

		if ((is_cue(r, i, CUE_UP) || is_cue(r, i, CUE_DOWN)) && r->t.chars.cp[k->end - 1] == 0x5e45) /* …幅 */
			return true;
	}
	return false;
}

/* Handle the number at token i; `seg` is where its stretch begins. Returns the last token consumed; *done: the stretch ends there. */
static size_t number(struct reader *r, size_t seg, size_t *from_end, size_t i, bool *done)
{
	const struct token *k = tok(r, i);
	const struct number *n = &r->t.numbers[k->ref];
	struct value v;
	struct list l;
	size_t at, base, end = i;
	bool resp = cue_in(r, seg, i, CUE_RESPECTIVELY) != SIZE_MAX;
	struct basis basis;

	*done = false;
	r->goal_follows = goal_follows(r, i);
	if (n->kind == NUMBER_ORDINAL) {
		if (rank_at(r, seg, i, &v)) {
			i = rank_list(r, seg, i, &v);
			*done = true;
		} else {
			reader_omit(r, i, "an ordinal that ranks nothing");
		}
		return i;
	}
	if (is_other_unit(r, k)) {
		reader_omit(r, i, "its unit counts no indicator");
		return i;
	}
	if (!usable(r, k)) {
		reader_omit(r, i, "a range or a vague number");
		return i;
	}
	v = value_of(r, i);
	*done = true;
	if (n->kind == NUMBER_MULTIPLE) {
		at = change_before(r, seg, i);
		if (at != SIZE_MAX) {
			set_change(r, &v, at);
		} else if (multiple_of_last_year(r, seg, i, &basis)) {
			v.measure = MEASURE_CHANGE;
			multiple_value(&v, true);
			basis_set(r, basis);
			at = i;
		} else {
			*done = false;
			reader_omit(r, i, "a multiple of nothing known");
			return i;
		}
		end = at;
	} else {
		base = base_before(r, seg, i);
		if (base != SIZE_MAX) {
			r->has_from = true;
			r->from = v.v;
			base_year(r, base, i);
			*from_end = base;
			*done = false;
			return i;
		}
		at = change_before(r, seg, i);
		if (at != SIZE_MAX) {
			set_change(r, &v, at);
			end = tok(r, at)->word->verbs ? at + 1 : at; /* 少死6人 says what fell */
		} else if (n->sign != 0 || v.point) {
			set_change(r, &v, SIZE_MAX);
			v.sign = n->sign < 0 ? -1 : 1;
		}
	}
	if (at_is_second_change(r, seg, &v)) {
		reader_omit(r, i, "a change of a change");
		return i;
	}
	if (v.measure == MEASURE_CHANGE && v.absolute && !v.unit) {
		*done = false;
		reader_omit(r, i, "a change without a unit");
		return i;
	}
	if (n->chinese && v.measure == MEASURE_LEVEL && !v.percent && dec_cmp(v.v, dec_int(1)) == 0 &&
	    !(i > seg && tok(r, i - 1)->kind == TOK_WORD &&
	      tok(r, i - 1)->word->verbs & (UINT64_C(1) << r->v_die | UINT64_C(1) << r->v_injure))) {
		*done = false;
		reader_omit(r, i, "one single thing");
		return i;
	}
	if (i > r->sent_begin && is_cue(r, i - 1, CUE_STREAK)) {
		*done = false;
		reader_omit(r, i, "a streak");
		return i;
	}
	if (v.measure == MEASURE_LEVEL && i + 2 < r->sent_end && is_char(r, i + 1, 0x7684) && tok(r, i + 2)->kind == TOK_WORD &&
	    (tok(r, i + 2)->word->kind != LEX_NONE || tok(r, i + 2)->word->noun != LEX_NONE)) {
		*done = false; /* 损失百万元以上的案件: it describes what follows */
		reader_omit(r, i, "it describes something else");
		return i;
	}
	if (v.measure == MEASURE_LEVEL && i >= seg + 2 && is_cue(r, i - 1, CUE_IS) && tok(r, i - 2)->kind == TOK_PERIOD &&
	    when_is_earlier(r, i - 2)) {
		*done = false; /* 上年为7起 */
		reader_omit(r, i, "the level of an earlier period, in prose");
		return i;
	}
	if (n->chinese && (is_counter(r, i) || (i + 1 < r->sent_end && is_cue(r, i + 1, CUE_FIGURES)))) {
		*done = false;
		reader_omit(r, i, "it counts figures");
		return i;
	}
	if (*from_end != SIZE_MAX)
		end = *from_end;
	if (v.measure == MEASURE_LEVEL && !v.percent && !v.unit) {
		/* a bare number counts only where the noun says what */
		struct element e = {.b = seg, .e = end};
		unsigned int how = 0;

		phrase_read(r, seg, end, &e.g);
		if (!has_content(&e.g) || e.g.unknown || (i + 1 < r->sent_end && tok(r, i + 1)->kind == TOK_OTHER && tok(r, i + 1)->start == k->end) ||
		    (e.g.phrase.noun == LEX_NONE && !n->ends_with_scale) || resolve(r, &e, &v, &how) == LEX_NONE) {
			*done = false;
			reader_omit(r, i, "a number without a unit");
			return i;
		}
	}
	read_list(r, i, &v, resp, &l);
	if (l.n >= 2) {
		list(r, seg, end, &l);
		i = l.last;
	} else if (v.measure == MEASURE_LEVEL) {
		struct element e[LIST_MAX];
		int heads = v.percent ? split_heads(r, seg, end, e) : 0;

		if (heads >= 2 && !resp) {
			for (int h = 0; h < heads; h++)
				claim_of_element(r, &v, &e[h], "shared-value");
		} else {
			level(r, seg, end, &v);
		}
	} else {
		change(r, seg, end, &v);
	}
	r->has_from = false;
	*from_end = SIZE_MAX;
	return i;
}

/* ---- the sentence ------------------------------------------------------- */

/* “3·17”案, “8.03”专案: a day in quotes names a case. */
static bool is_case_name(struct reader *r, size_t i)
{
	const uint32_t *cp = r->t.chars.cp + tok(r, i)->start;
	uint32_t n = r->t.chars.n - tok(r, i)->start, j = 1;

	if (cp[0] != 0x201c && cp[0] != '"' && cp[0] != 0x300c)
		return false;
	while (j < n && j < 4 && cp[j] >= '0' && cp[j] <= '9')
		j++;
	if (j == 1 || j >= n || (cp[j] != 0xb7 && cp[j] != '.' && cp[j] != 0x2022 && cp[j] != 0x30fb && cp[j] != 0xff0e))
		return false;
	return j + 1 < n && cp[j + 1] >= '0' && cp[j + 1] <= '9';
}

static void judge_incident(struct reader *r, size_t b, size_t e)
{
	int incident = 0, statistic = 0;

	for (size_t i = b; i < e; i++) {
		const struct token *k = tok(r, i);

		if (k->kind == TOK_PERIOD) {
			const struct period_expr *pe = &r->t.periods[k->ref];

			bool span = date_is_set(pe->period.start) && date_is_set(pe->period.end) &&
				    date_to_days(pe->period.end) - date_to_days(pe->period.start) > 1;

			if ((pe->day && !span) || pe->kind == PERIOD_MONTH)
				incident++;
			else if (!pe->compares && pe->need == PERIOD_COMPLETE)
				statistic++;
			else if (pe->need == PERIOD_NEEDS_YEAR)
				statistic++;
		} else if (k->kind == TOK_WORD) {
			incident += token_has(k, CUE_INCIDENT) || token_has(k, CUE_CASENAME);
			statistic += token_has(k, CUE_STATISTIC) || token_has(k, CUE_CITY) || token_has(k, CUE_COUNTY) ||
				     token_has(k, CUE_PROVINCE) || token_has(k, CUE_NATION) || token_has(k, CUE_YOY) ||
				     token_has(k, CUE_PREV);
		} else if (k->kind == TOK_NUMBER) {
			const struct number *n = &r->t.numbers[k->ref];

			if (n->chinese && n->has_value && n->value.mant == 1 && k->unit)
				incident++;
		} else if (is_case_name(r, i)) {
			incident += 2;
		}
	}
	if (statistic && (statistic >= incident || statistic >= 2))
		r->incident = false;
	else if (incident >= 2 && !statistic)
		r->incident = true;
}

static void word(struct reader *r, size_t *seg, size_t i)
{
	const struct word *w = tok(r, i)->word;
	uint64_t cues = w->cues;

	if (w->topic != LEX_NONE)
		kinds_push(r, w->topic, 0, 0);
	if (w->kind != LEX_NONE && w->kind != r->k_accident)
		kinds_push(r, w->kind, token_start(&r->t, tok(r, i)), token_end(&r->t, tok(r, i)));
	if (w->verbs)
		r->verbs = w->verbs;
	where_token(r, i);
	if (cues & CUE_BIT(CUE_YOY))
		basis_set(r, (struct basis){BASIS_YOY, 0, {0, 0, 0}});
	if (cues & CUE_BIT(CUE_PREV))
		basis_set(r, (struct basis){BASIS_PREV, 0, {0, 0, 0}});
	if (cues & CUE_BIT(CUE_UNSTATED))
		basis_set(r, (struct basis){BASIS_UNSTATED, 0, {0, 0, 0}});
	if (cues & CUE_BIT(CUE_TARGET))
		r->target = true;
	if (cues & CUE_BIT(CUE_PLAN))
		r->plan = true;
	if (cues & CUE_BIT(CUE_FACT))
		r->target = false;
	if (cues & CUE_BIT(CUE_OFWHICH)) {
		r->ofwhich = true;
		r->whole = r->nheads ? r->heads[r->nheads - 1].indicator : LEX_NONE;
		r->whole_noun = r->nheads ? r->heads[r->nheads - 1].phrase.noun : LEX_NONE;
		*seg = i + 1;
		return;
	}
	if (cues & CUE_BIT(CUE_ZERO))
		zero(r, *seg, i);
	else if (cues & CUE_BIT(CUE_NOBODY))
		nobody(r, i, true, true);
	else if (cues & CUE_BIT(CUE_NOBODY_DEAD))
		nobody(r, i, true, false);
	else if (cues & CUE_BIT(CUE_NOBODY_HURT))
		nobody(r, i, false, true);
	else if (cues & CUE_BIT(CUE_ALL_SOLVED))
		all_solved(r, *seg, i);
	else if (cues & (CUE_BIT(CUE_FLAT) | CUE_BIT(CUE_ABOUT_FLAT)))
		flat(r, *seg, i, cues & CUE_BIT(CUE_ABOUT_FLAT));
	else if (cues & CUE_BIT(CUE_DOUBLE))
		fixed_change(r, *seg, i, 100);
	else if (cues & CUE_BIT(CUE_QUADRUPLE))
		fixed_change(r, *seg, i, 300);
	else if (cues & CUE_BIT(CUE_HALVE))
		fixed_change(r, *seg, i, -50);
	else if (cues & CUE_BIT(CUE_TOP)) {
		struct value v;

		if (!rank_at(r, *seg, i, &v))
			return;
		rank(r, *seg, &v);
	} else {
		return;
	}
	*seg = r->after_item = i + 1;
	r->quantified = true;
}

/* 1.侵财类警情。环比下降9.6%: a label without a figure is what the next change is about. */
static void name_topic(struct reader *r, size_t b, size_t e)
{
	struct reading g;
	unsigned int how = 0;
	int id;

	if (tok(r, e - 1)->end - tok(r, b)->start > 16)
		return;
	while (b < e && (tok(r, b)->kind != TOK_WORD || tok(r, b)->word->kind == LEX_NONE) && !(tok(r, b)->kind == TOK_OTHER && tok(r, b)->end - tok(r, b)->start > 1))
		b++; /* (一), 1. */
	phrase_read(r, b, e, &g);
	if (g.phrase.kind == r->k_any && g.narrowed) {
		r->incident = true; /* 3.假冒名牌卫浴案。 opens a case */
		return;
	}
	if (g.phrase.kind == LEX_NONE || g.narrowed || g.several)
		return;
	id = phrase_resolve(r, &g, 0, false, true, &how);
	push_head(r, &g, id, phrase_label(r, &g), NULL, false);
}

static bool value_follows(struct reader *r, size_t i)
{
	for (i++; i < r->sent_end && tok(r, i)->kind == TOK_PUNCT && tok(r, i)->cp == ' '; i++)
		;
	return i < r->sent_end && tok(r, i)->kind == TOK_NUMBER;
}

void reader_sentence(struct reader *r, size_t b, size_t e)
{
	size_t seg = b, from_end = SIZE_MAX, first = b, last = e;

	while (first < e && tok(r, first)->kind == TOK_PUNCT && tok(r, first)->cp <= ' ')
		first++;
	while (last > first && tok(r, last - 1)->kind == TOK_PUNCT && tok(r, last - 1)->cp <= ' ')
		last--;
	if (first == last)
		return;
	r->sent_begin = b;
	r->sent_end = e;
	r->quote_start = token_start(&r->t, tok(r, first));
	r->quote_end = token_end(&r->t, tok(r, last - 1));
	r->sentence++;
	r->part = 0;
	r->after_item = b;
	r->quantified = false;
	r->right_end = 0;
	r->nplaces = 0;
	r->verbs = 0;
	r->share = r->narrow_accident = false;
	r->target = false;
	r->ofwhich = false;
	r->sent_when.known = false;
	r->has_sent_basis = false;
	r->has_from = false;
	where_sentence(r, b, e);
	judge_incident(r, b, e);
	for (size_t i = b; i < e; i++) {
		const struct token *k = tok(r, i);
		bool done;

		switch (k->kind) {
		case TOK_PERIOD:
			when_token(r, i);
			break;
		case TOK_REGION:
			where_token(r, i);
			break;
		case TOK_WORD:
			word(r, &seg, i);
			break;
		case TOK_NUMBER:
			i = number(r, seg, &from_end, i, &done);
			if (done) {
				seg = r->after_item = r->right_end > i + 1 ? r->right_end : i + 1;
				r->right_end = 0;
				r->quantified = true;
			}
			break;
		default:
			if (k->kind == TOK_OTHER)
				where_token(r, i);
			if (!token_parts_clause(k))
				break;
			if ((k->cp == ':' || k->cp == 0xff1a) && value_follows(r, i))
				break; /* 刑事立案：2841起 */
			seg = i + 1;
			from_end = SIZE_MAX;
			r->has_from = false;
			if (k->cp == ';' || k->cp == 0xff1b) {
				r->ofwhich = false;
				r->verbs = 0;
				r->part++;
				r->group++;
			}
			break;
		}
	}
	if (!r->quantified)
		name_topic(r, b, e);
	r->group++;
}
