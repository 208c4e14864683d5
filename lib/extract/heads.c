/* SPDX-License-Identifier: BSD-2-Clause */
/* What a list or a stretch of words names, left and right of its numbers. */
#include "extract/quantity.h"

#include <string.h>

bool heads_and(struct reader *r, size_t i)
{
	return reader_char(r, i, 0x3001) || reader_char(r, i, 0x548c) || reader_char(r, i, 0x53ca) ||
	       reader_char(r, i, 0x4e0e) ||
	       (reader_tok(r, i)->kind == TOK_OTHER && reader_tok(r, i)->end - reader_tok(r, i)->start == 2 &&
		reader_char(r, i, 0) == false && r->t.chars.cp[reader_tok(r, i)->start] == 0x4ee5 &&
		r->t.chars.cp[reader_tok(r, i)->start + 1] == 0x53ca);
}

bool heads_content(const struct reading *g)
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

	if (!heads_content(&e->g) || !heads_content(&last->g))
		return;
	a = reader_tok(r, e->g.last);
	z = reader_tok(r, last->g.kind_at != SIZE_MAX ? last->g.kind_at : last->g.last);
	if (a->end - a->start > LEX_WORD_MAX || z->end - z->start > LEX_WORD_MAX)
		return;
	for (uint32_t skip = 1; skip < z->end - z->start; skip++) {
		struct chars joined = {.cp = cps};

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
int heads_split(struct reader *r, size_t b, size_t e, struct element *out)
{
	int n = 0;
	size_t from = b;

	for (size_t i = b; i <= e; i++) {
		if (i < e && !heads_and(r, i) && !token_parts_clause(reader_tok(r, i)))
			continue;
		if (n < LIST_MAX && i > from) {
			phrase_read(r, from, i, &out[n].g);
			out[n].b = from;
			out[n].e = i;
			if (heads_content(&out[n].g) ||
			    (out[n].g.unknown && (n > 0 || (i < e && heads_and(r, i)))))
				n++;
		}
		if (i < e && token_parts_clause(reader_tok(r, i)))
			n = 0; /* only the last list counts */
		from = i + 1;
	}
	for (int k = 0; k + 1 < n; k++) {
		struct reading *g = &out[k].g, *z = &out[n - 1].g;

		borrow_tail(r, &out[k], &out[n - 1]);
		/* 火灾事故、交通事故死亡人数: of both, or of the last alone? */
		g->narrowed |= g->nverbs == 0 && g->phrase.noun == LEX_NONE && z->nverbs &&
			       (z->verbs[0] == r->names->v_die || z->verbs[0] == r->names->v_injure) &&
			       z->phrase.kind != LEX_NONE && g->phrase.kind != LEX_NONE &&
			       g->phrase.kind != z->phrase.kind;
		if (g->nverbs == 0 && g->phrase.noun == LEX_NONE && z->nverbs &&
		    z->verbs[0] != r->names->v_die && z->verbs[0] != r->names->v_injure) {
			memcpy(g->verbs, z->verbs, sizeof(g->verbs));
			g->nverbs = z->nverbs;
		}
		/* 录入率、核查率 of a kind; but 电诈警情、损失数: calls are counted by themselves */
		if (g->phrase.noun == LEX_NONE && g->nverbs == 0 && z->phrase.noun != LEX_NONE &&
		    (z->phrase.kind != LEX_NONE || g->phrase.kind == LEX_NONE ||
		     !lexicon_carries(r->lex, g->phrase.kind, r->names->v_receive, LEX_NONE)))
			g->phrase.noun = z->phrase.noun;
		if (k + 1 < n && out[k + 1].g.phrase.kind == LEX_NONE && g->phrase.kind != LEX_NONE)
			out[k + 1].g.phrase.inherited = g->phrase.kind;
	}
	return n;
}

struct reading heads_reading(const struct head *h)
{
	struct reading g = {.phrase = h->phrase, .first = 1, .last = 0};

	return g;
}

/* The last n heads of the text, of this sentence or the one before. */
struct head *heads_last(struct reader *r, int n)
{
	if (n > r->nheads || r->heads[r->nheads - n].sentence + 1 < r->sentence)
		return NULL;
	return &r->heads[r->nheads - n];
}

int heads_group(const struct reader *r)
{
	int n = 0;

	while (n < r->nheads && r->heads[r->nheads - 1 - n].group == r->group)
		n++;
	return n;
}

/* Nouns that follow the number (37个犯罪团伙, 233人死亡). Adds to *g; whether an unknown word stands there. */
bool heads_right(struct reader *r, size_t i, struct reading *g, size_t *last)
{
	size_t e = i + 1;
	struct reading right;

	while (e < r->sent_end && !token_parts_clause(reader_tok(r, e)) && !heads_and(r, e) &&
	       reader_tok(r, e)->kind != TOK_NUMBER)
		e++;
	phrase_read(r, i + 1, e, &right);
	if (right.phrase.noun == LEX_NONE && i + 1 < e && reader_tok(r, i + 1)->kind == TOK_WORD)
		right.phrase.noun =
			reader_tok(r, i + 1)
				->word->noun; /* 142名民警荣立三等功: the officers are what is counted */
	/* only what is attached: the first word or run behind the number */
	for (size_t j = i + 1; j < e; j++) {
		const struct token *k = reader_tok(r, j);

		if (k->kind == TOK_PUNCT)
			continue;
		if (k->kind == TOK_OTHER || k->kind == TOK_PERIOD) /* 5次“凌晨行动” */
			return true;
		if (k->kind != TOK_WORD)
			return false;
		if (k->word->cues & (CUE_BIT(CUE_SKIP) | CUE_BIT(CUE_FROM)) && k->word->noun == LEX_NONE &&
		    k->word->kind == LEX_NONE)
			continue;
		if (k->word->cues & CUE_BIT(CUE_SUBSET))
			return true; /* 云南等7个省份 */
		if (k->word->kind == LEX_NONE && k->word->noun == LEX_NONE && !k->word->verbs)
			return false;
		break;
	}
	if (e < r->sent_end && reader_tok(r, e)->kind == TOK_NUMBER && right.nverbs &&
	    right.verb_at != SIZE_MAX && (right.kind_at != SIZE_MAX || right.noun_at != SIZE_MAX)) {
		size_t noun = right.kind_at != SIZE_MAX ? right.kind_at : right.noun_at;

		/* 向1208名群众返还资金5634万元: the verb has a number of its own */
		if (reader_tok(r, i + 1)->kind == TOK_WORD && reader_tok(r, i + 1)->word->noun != LEX_NONE)
			noun = i + 1;
		phrase_read(r, i + 1, noun + 1, &right);
	}
	if (!heads_content(&right) || right.narrowed)
		return right.narrowed;
	if (!heads_content(g) && right.kind_at == SIZE_MAX && right.noun_at == SIZE_MAX &&
	    right.phrase.noun == LEX_NONE && !r->ofwhich && right.verbs[0] != r->names->v_die &&
	    right.verbs[0] != r->names->v_injure && !(right.cues & CUE_BIT(CUE_SKIP)) &&
	    !(i > r->sent_begin && (look_first_char(r, i - 1, 0x5c06) ||
				    look_first_char(r, i - 1, 0x628a)))) /* 将4911人移送检察院 */
		return true; /* 十件破案为民实事 */
	*last = right.last;
	for (size_t j = right.last + 1; j < e && !g->no_carry; j++)
		g->no_carry = reader_tok(r, j)->kind == TOK_OTHER;
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
bool heads_lean(struct reader *r, const struct reading *g, size_t i)
{
	if (!heads_content(g))
		return false;
	for (size_t j = g->last + 1; j < i; j++) {
		if (!look_through(r, j) && reader_tok(r, j)->kind != TOK_REGION &&
		    reader_tok(r, j)->kind != TOK_PERIOD)
			return false;
	}
	return reader_tok(r, g->last)->word->kind != LEX_NONE ||
	       reader_tok(r, g->last)->word->noun != LEX_NONE;
}

/* 立案数持续走低，同比下降5%: the thing was named in a clause of this sentence that gave no figure. */
bool heads_named_before(struct reader *r, size_t seg, struct element *e)
{
	struct reading g;
	size_t end = seg;

	if (r->after_item + 1 >= seg)
		return false;
	while (end > r->after_item && token_parts_clause(reader_tok(r, end - 1)))
		end--;
	for (size_t b = end; b-- > r->after_item;) {
		if (!token_parts_clause(reader_tok(r, b)) && b > r->after_item)
			continue;
		phrase_read(r, b, end, &g);
		if (!heads_content(&g) && !g.unknown)
			continue; /* 前年同期243人，: a figure of the same */
		if (g.phrase.kind == LEX_NONE && (g.phrase.noun == LEX_NONE || g.agent_noun) &&
		    !(g.nverbs && (g.verbs[0] == r->names->v_solve || g.verbs[0] == r->names->v_occur)))
			return false;
		e->g = g;
		return true;
	}
	return false;
}

bool heads_and_before(struct reader *r, size_t i)
{
	return i > r->sent_begin && heads_and(r, i - 1);
}
