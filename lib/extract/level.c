/* SPDX-License-Identifier: BSD-2-Clause */
/* Levels: what a number counts. */
#include "extract/quantity.h"

#include <string.h>

/* Predicates further on in the clause: 18个集体、142名民警荣立三等功. */
static int resolve_by_predicate(struct reader *r, size_t i, struct element *e, const struct value *v,
				unsigned int *how)
{
	int id = LEX_NONE;

	if (phrase_prevents(r, &e->g))
		return LEX_NONE;
	for (size_t j = i + 1; j < r->sent_end && id == LEX_NONE; j++) {
		const struct token *k = reader_tok(r, j);

		if (k->kind == TOK_PUNCT &&
		    (k->cp == ',' || k->cp == 0xff0c || k->cp == ';' || k->cp == 0x3002))
			break;
		if (k->kind == TOK_NUMBER && k->unit && r->t.chars.cp[k->unit_start] == 0x5c81)
			break; /* 多名十至二十岁青少年被捕: a part of the people */
		if (j == i + 1 && k->kind == TOK_PUNCT && (k->cp == 0x201c || k->cp == '"'))
			break; /* 5次“凌晨行动”: what is counted is a name */
		if (k->kind != TOK_WORD || !k->word->verbs)
			continue;
		for (uint64_t verbs = k->word->verbs; verbs && id == LEX_NONE; verbs &= verbs - 1) {
			struct element copy = *e;

			copy.g.verbs[0] = __builtin_ctzll(verbs);
			copy.g.nverbs = 1;
			id = make_resolve(r, &copy, v, how);
			if (id != LEX_NONE)
				*e = copy;
		}
	}
	return id;
}

/* The indicator of calls about a kind of case: its word with 警情 behind it. */
static int id_of_calls(struct reader *r, const struct element *e, const struct value *v)
{
	uint32_t cps[LEX_WORD_MAX + 3], n = 0, len;
	struct chars joined = {.cp = cps};
	struct reading g = e->g;
	unsigned int how = 0;
	const struct token *k;
	const struct word *w;

	if (g.kind_at == SIZE_MAX)
		return LEX_NONE;
	k = reader_tok(r, g.kind_at);
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

/* 98宗在港岛区发生: the place of this one number, named behind it. */
static bool place_behind(struct reader *r, size_t i)
{
	return i + 2 < r->sent_end && reader_tok(r, i)->kind == TOK_NUMBER && reader_tok(r, i)->unit &&
	       (reader_char(r, i + 1, 0x5728) || reader_char(r, i + 1, 0x65bc)) && /* 在, 於 */
	       (reader_tok(r, i + 2)->kind == TOK_REGION || where_is_form(r, i + 2));
}

/* The last thing quantified, in this sentence or the one before, that the number's unit can count. */
static struct head *head_of_unit(struct reader *r, const struct value *v)
{
	for (int k = r->nheads - 1; k >= 0; k--) {
		struct head *h = &r->heads[k];

		if (h->sentence + 1 < r->sentence)
			return NULL;
		if (h->indicator != LEX_NONE && v->unit_bits >> r->lex->unit_of[h->indicator] & 1)
			return h;
	}
	return NULL;
}

static void level_of_seg(struct reader *r, size_t seg, size_t end, struct value *v);

void level_claims(struct reader *r, size_t seg, size_t end, struct value *v)
{
	struct where old = r->sent_where;
	bool had = r->has_sent_where, local = place_behind(r, v->last);
	struct head *h = local ? head_of_unit(r, v) : NULL;
	struct reading g;

	if (local) {
		r->sent_where = where_of_place(r, v->last + 2);
		r->has_sent_where = true;
	}
	phrase_read(r, seg, end, &g);
	if (h && !heads_content(&g) && !g.unknown)
		make_of_head(r, v, h, "level-of-place");
	else
		level_of_seg(r, seg, end, v);
	if (local) {
		r->sent_where = old;
		r->has_sent_where = had;
	}
}

/* 行劫（46宗，跌21%）、纵火（109宗）: the bracket gives the figures of what stands before it. */
static bool opens_bracket(struct reader *r, size_t seg)
{
	return seg > r->sent_begin && reader_tok(r, seg - 1)->kind == TOK_PUNCT &&
	       reader_char(r, seg - 1, '(');
}

/* 死亡人数以高雄市161人最多: what is counted was said before 以. */
static bool led_by_place(struct reader *r, size_t i)
{
	return i >= r->sent_begin + 2 && reader_tok(r, i - 1)->kind == TOK_REGION &&
	       reader_char(r, i - 2, 0x4ee5);
}

/* 当中诈骗案占31620宗, as Hong Kong writes: a count, and no share. */
static bool counts_share(struct reader *r, const struct value *v)
{
	return r->beyond && !v->percent && v->unit && !v->unit->money && v->first > r->sent_begin &&
	       reader_cue(r, v->first - 1, CUE_SHARE);
}

/* A1类(当场或24小时内死亡)道路交通事故: the part is named before the brackets that say what it is. */
static bool glossed_part(struct reader *r, size_t seg)
{
	size_t i = seg;

	if (seg <= r->sent_begin || !reader_char(r, seg - 1, ')'))
		return false;
	while (i > r->sent_begin && !(reader_tok(r, i - 1)->kind == TOK_PUNCT && reader_char(r, i - 1, '(')))
		i--;
	return i >= r->sent_begin + 2 && reader_tok(r, i - 2)->kind == TOK_WORD &&
	       reader_tok(r, i - 2)->word->kind == r->names->k_accident_part &&
	       r->names->k_accident_part != LEX_NONE;
}

/* 诈骗损失58亿元，当中电话骗案6004宗，损失52亿元: the part has a kind of its own */
static bool kind_since_whole(const struct reader *r)
{
	return r->nkinds && r->kinds[r->nkinds - 1].kind != r->whole_kind.kind;
}

/* 抓获六千多逃犯: a noun with nothing between */
static bool counts_next(struct reader *r, size_t i)
{
	return i + 1 < r->sent_end && reader_tok(r, i + 1)->kind == TOK_WORD &&
	       reader_tok(r, i + 1)->word->noun != LEX_NONE &&
	       reader_tok(r, i + 1)->start == reader_tok(r, i)->end;
}

/* 云南、广西共缴获…: what several places did together is no one place's. */
static bool of_several_places(struct reader *r, size_t b, size_t e)
{
	int n = 0;

	for (size_t i = b; i < e; i++) {
		n += reader_tok(r, i)->kind == TOK_REGION &&
		     (i == b || heads_and(r, i - 1) || token_parts_clause(reader_tok(r, i - 1))) &&
		     i + 1 < e && (heads_and(r, i + 1) || n > 0);
	}
	return n >= 2;
}

static void level_of_seg(struct reader *r, size_t seg, size_t end, struct value *v)
{
	struct element e = {.b = seg, .e = end};
	unsigned int how = 0;
	bool right_unknown = false, part = false;
	const char *label, *rule = "level";
	size_t i = v->last, last = i;
	int id = LEX_NONE;

	phrase_read(r, seg, end, &e.g);
	e.g.narrowed |= glossed_part(r, seg);
	for (size_t j = r->sent_begin; j < seg && r->names->n_per_capita != LEX_NONE; j++) {
		if (reader_tok(r, j)->kind == TOK_WORD &&
		    reader_tok(r, j)->word->noun == r->names->n_per_capita)
			e.g.cues |= CUE_BIT(CUE_AVERAGE);
	}
	if (counts_share(r, v))
		e.g.cues &= ~CUE_BIT(CUE_SHARE);
	/* 日均投入警力18万人次、警车6万辆次: a list goes on with averages */
	if ((e.g.cues & (CUE_BIT(CUE_SHARE) | CUE_BIT(CUE_AVERAGE)) ||
	     (seg == r->average_end && seg < end && heads_and(r, seg))) &&
	    v->first > 0) {
		reader_omit(r, i, OMIT_SHARE);
		make_claim(r, v, LEX_NONE, phrase_label(r, &e.g), 0, "share-or-average");
		r->share = true;
		r->average_end = e.g.cues & CUE_BIT(CUE_SHARE) ? SIZE_MAX : i + 1;
		return;
	}
	if ((v->unit || counts_next(r, i)) && !heads_lean(r, &e.g, v->first) && !led_by_place(r, v->first))
		right_unknown = heads_right(r, i, &e.g, &last);
	if (right_unknown && !heads_lean(r, &e.g, v->first)) {
		id = LEX_NONE;
	} else if (e.g.unknown && !(right_unknown == false && last > i)) {
		id = LEX_NONE;
	} else {
		if (!heads_content(&e.g) &&
		    (v->percent || !r->quantified || r->has_from || e.g.cues & CUE_BIT(CUE_IS) ||
		     opens_bracket(r, seg)) &&
		    heads_named_before(r, seg, &e))
			rule = "level-of-clause";
		else if (!heads_content(&e.g) && !e.g.unknown && r->heading_kind != LEX_NONE) {
			/* 二、盗窃 / 全年共2266宗: the heading names what the first figure below it counts */
			e.g.phrase.kind = r->heading_kind;
			id = make_resolve(r, &e, v, &how);
			how |= INHERIT_SUBJECT_PARAGRAPH;
		} else if (!heads_content(&e.g) && r->nheads &&
			   (heads_and_before(r, v->first) ||
			    (e.g.cues & CUE_BIT(CUE_IS) && !look_unknown(r, r->after_item, v->first)) ||
			    e.g.place != SIZE_MAX) &&
			   r->heads[r->nheads - 1].sentence + (e.g.place != SIZE_MAX) >= r->sentence) {
			/* 培训31期、2240人次; 首次低于2万起: the thing just named, in another unit or again */
			e.g.phrase = r->heads[r->nheads - 1].phrase;
			e.g.verbs[0] = e.g.phrase.verb;
			e.g.nverbs = e.g.phrase.verb != LEX_NONE;
			id = make_resolve(r, &e, v, &how);
			for (uint64_t b = id == LEX_NONE ? r->verbs : 0; b && id == LEX_NONE; b &= b - 1) {
				/* 查获毒品案1873件、1920人: the verb in another sense */
				e.g.verbs[0] = __builtin_ctzll(b);
				e.g.nverbs = 1;
				id = make_resolve(r, &e, v, &how);
			}
		}
		if (heads_content(&e.g)) /* a number of nothing is no claim of what is in force */
			id = make_resolve(r, &e, v, &how);
		if (id == LEX_NONE && !e.g.narrowed && !e.g.several)
			id = resolve_by_predicate(r, i, &e, v, &how);
	}
	if (seg == end && seg > 0 && reader_tok(r, seg - 1)->kind == TOK_NUMBER && r->nheads && v->unit &&
	    r->heads[r->nheads - 1].phrase.kind != LEX_NONE &&
	    !(r->lex->kinds[r->heads[r->nheads - 1].phrase.kind].families & ~r->names->f_gang))
		id = LEX_NONE; /* 摧毁犯罪团伙54个257人: the members, counted with their gangs */
	if (r->ofwhich && r->whole != LEX_NONE && id != LEX_NONE &&
	    strncmp(r->lex->catalog.items[r->whole].id, "calls.", 6) == 0 &&
	    strncmp(r->lex->catalog.items[id].id, "calls.", 6) != 0)
		id = id_of_calls(r, &e, v); /* 其中电信网络诈骗162宗 of calls are calls */
	if (r->ofwhich && r->whole == LEX_NONE && r->whole_noun != LEX_NONE &&
	    e.g.phrase.noun == r->whole_noun && !kind_since_whole(r)) {
		part = id != LEX_NONE;
		id = LEX_NONE; /* a part of something that has no identifier */
	}
	if (id != LEX_NONE && of_several_places(r, seg, end))
		id = LEX_NONE;
	label = phrase_label(r, &e.g);
	if (!heads_content(&e.g) && !e.g.unknown && id == LEX_NONE && !v->unit) {
		reader_omit(r, i, OMIT_NOTHING);
		return;
	}
	if (id == LEX_NONE)
		make_omit(r, &e, v,
			  part		  ? OMIT_PART
			  : right_unknown ? OMIT_NOT_IN_LEXICON
					  : OMIT_NO_INDICATOR);
	{
		struct claim *c = make_claim(r, v, id, label, how, rule);
		int second;

		if (e.g.phrase.kind != LEX_NONE)
			r->narrow_accident =
				id == LEX_NONE &&
				((r->traditional && e.g.phrase.kind == r->names->k_accident_part) ||
				 lexicon_carries(r->lex, e.g.phrase.kind, r->names->v_die, LEX_NONE));

		/* 由91.5亿元降至81.2亿元 of something unknown: a change behind it is not of what was counted before */
		if (heads_content(&e.g) || e.g.unknown || id != LEX_NONE || r->has_from ||
		    (v->unit && v->unit->money))
			make_head(r, &e.g, id, label, c->unit, v->percent);
		if (id != LEX_NONE && e.g.phrase.verb == r->names->v_find_rectify &&
		    r->names->v_find_rectify != LEX_NONE &&
		    (second = lexicon_second_meaning(r->lex, &e.g.phrase, v->unit_bits, id)) != LEX_NONE)
			make_claim(r, v, second, label, how, "level-of-both");
	}
	r->right_end = last > i ? last + 1 : 0;
}
