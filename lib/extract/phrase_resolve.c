/* SPDX-License-Identifier: BSD-2-Clause */
/* Which indicator a reading is of: the kind that it inherits, the verb, and what the indicator asks beside them. */
#include "extract/reader.h"

static bool has_losses(const struct reader *r, int kind, int noun)
{
	struct phrase p = {kind, LEX_NONE, LEX_NONE, noun};

	return lexicon_meaning(r->lex, &p, 0, false) != LEX_NONE;
}

/* The kind in force that a bare verb or noun can belong to, the last named first. */
static int inherited_kind(const struct reader *r, int verb, int noun, unsigned int *inherited)
{
	/* a bare 破案 in a sentence of its own is of all crime, where the paragraph began with all crime */
	if (verb == r->names->v_solve && noun == LEX_NONE && r->nkinds > 1 &&
	    r->kinds[0].kind == r->names->k_criminal && r->kinds[r->nkinds - 1].sentence != r->sentence &&
	    r->names->k_criminal != LEX_NONE) {
		if (inherited)
			*inherited |= INHERIT_SUBJECT_PARAGRAPH;
		return r->names->k_criminal;
	}
	for (int i = r->nkinds - 1; i >= 0; i--) {
		const struct kind_in_force *k = &r->kinds[i];

		if (!lexicon_carries(r->lex, k->kind, verb, noun))
			continue;
		/* a gang's suspects are named in one breath with it */
		if (r->lex->kinds[k->kind].families &&
		    !(r->lex->kinds[k->kind].families & ~r->names->f_gang) &&
		    (k->part != r->part || k->sentence != r->sentence))
			continue;
		/* a loss is of the kind that has losses; 刑案 has none */
		if (noun != LEX_NONE && verb == LEX_NONE &&
		    (noun == r->names->n_loss || noun == r->names->n_fraud_loss) &&
		    !has_losses(r, k->kind, noun))
			continue;
		if (inherited)
			*inherited |= k->sentence == r->sentence ? INHERIT_SUBJECT_SENTENCE
								 : INHERIT_SUBJECT_PARAGRAPH;
		return k->kind;
	}
	if (r->article_accident != LEX_NONE && lexicon_carries(r->lex, r->article_accident, verb, noun)) {
		if (inherited)
			*inherited |= INHERIT_SUBJECT_ARTICLE;
		return r->article_accident;
	}
	if (r->article_case != LEX_NONE && r->nkinds == 0 &&
	    lexicon_carries(r->lex, r->article_case, verb, noun)) {
		if (inherited)
			*inherited |= INHERIT_SUBJECT_ARTICLE;
		return r->article_case;
	}
	if (r->nkinds == 0 && verb == r->names->v_solve && noun == LEX_NONE && r->crime_told) {
		if (inherited)
			*inherited |= INHERIT_SUBJECT_ARTICLE;
		return r->names->k_criminal;
	}
	return LEX_NONE;
}

static bool has_unit(uint32_t units, int unit)
{
	return unit != LEX_NONE && units >> unit & 1;
}

/* 110, 999, 报案, 报警: the sentence speaks of calls for the police. */
static bool names_emergency(const struct reader *r)
{
	for (size_t i = r->sent_begin; i < r->sent_end; i++) {
		const uint32_t *cp = r->t.chars.cp + r->t.items[i].start;

		if ((cp[0] == '1' && cp[1] == '1' && cp[2] == '0') ||
		    (cp[0] == '9' && cp[1] == '9' && cp[2] == '9') ||
		    (cp[0] == 0x62a5 && (cp[1] == 0x6848 || cp[1] == 0x8b66)))
			return true;
	}
	return false;
}

/* What an indicator asks of the words beside kind, verb and noun. */
static bool fits_subject(const struct reader *r, const struct phrase *p, uint32_t unit, int id)
{
	int own = r->lex->unit_of[id];

	/* 火灾1306次: 次 counts cases only where their kind is named with it */
	if (p->kind == LEX_NONE && own == r->names->u_case && r->names->u_session != LEX_NONE &&
	    unit >> r->names->u_session & 1 && !(unit >> own & 1))
		return false;
	/* 处理6万宗来电: the calls of a hotline of theirs are no calls to the police */
	if (r->beyond && p->kind == r->names->k_call && p->kind != LEX_NONE && !names_emergency(r))
		return false;
	/* 接获13万宗查询: what a centre of Hong Kong receives is not all calls */
	if (r->beyond && p->kind == LEX_NONE && p->inherited == LEX_NONE && p->verb == r->names->v_receive &&
	    (!has_unit(unit, r->names->u_call) || has_unit(unit, r->names->u_case)))
		return false;
	/* the losses of all fraud are no telecom fraud's, unless the article is about that */
	if (r->beyond && !r->telecom_named && p->noun != LEX_NONE && p->kind == LEX_NONE &&
	    (p->noun == r->names->n_fraud_loss ||
	     (p->noun == r->names->n_loss && p->inherited == r->names->k_telecom_fraud)))
		return false;
	/* what is stopped of fraud at large is telecom fraud's in an article about fraud */
	return p->verb != r->names->v_save || r->names->v_save == LEX_NONE || r->names->k_fraud == LEX_NONE ||
	       (p->kind != LEX_NONE ? p->kind : p->inherited) != r->names->k_fraud ||
	       (r->article_case == r->names->k_fraud && !r->crime_headline);
}

static int try_verb(const struct reader *r, struct phrase *p, int verb, uint32_t unit, bool percent,
		    unsigned int *inherited)
{
	unsigned int how = 0;
	int id;

	p->verb = verb;
	p->inherited = LEX_NONE;
	if (r->narrow_case && p->kind == LEX_NONE && verb != LEX_NONE && verb != r->names->v_recover &&
	    r->lex->verbs[verb].families & r->names->f_suspects &&
	    (p->noun == LEX_NONE || r->lex->nouns[p->noun].families))
		return LEX_NONE;
	if (p->kind == LEX_NONE)
		p->inherited = inherited_kind(r, verb, p->noun, &how);
	/* the general accident is whichever kind is in force */
	if (p->kind == r->names->k_accident && r->names->k_accident != LEX_NONE) {
		struct phrase q = *p;

		q.kind = LEX_NONE;
		q.inherited = inherited_kind(r, r->names->v_die, LEX_NONE, &how);
		id = lexicon_meaning(r->lex, &q, unit, percent);
	} else {
		id = lexicon_meaning(r->lex, p, unit, percent);
	}
	if (id == LEX_NONE && p->kind == LEX_NONE && p->inherited != LEX_NONE &&
	    how & INHERIT_SUBJECT_PARAGRAPH && r->nkinds > 1 &&
	    (p->noun == r->names->n_suspect ||
	     (p->noun == LEX_NONE && verb != LEX_NONE && verb != r->names->v_solve &&
	      r->lex->verbs[verb].families & r->names->f_suspects))) {
		/* suspects take the kind of case of their own sentence; of one before, only where it has suspects of its own */
		p->inherited = LEX_NONE;
		id = lexicon_meaning(r->lex, p, unit, percent);
	}
	if (id != LEX_NONE && !fits_subject(r, p, unit, id))
		id = LEX_NONE;
	if (id != LEX_NONE && inherited)
		*inherited |= how;
	return id;
}

static bool stops_fraud(const struct reader *r, const struct reading *g)
{
	int kind = g->phrase.kind != LEX_NONE ? g->phrase.kind : g->phrase.inherited;

	if (kind == LEX_NONE || (kind != r->names->k_fraud && kind != r->names->k_telecom_fraud))
		return false;
	for (int i = 0; i < g->nverbs; i++)
		if (g->verbs[i] == r->names->v_save && r->names->v_save != LEX_NONE)
			return true;
	return false;
}

bool phrase_prevents(const struct reader *r, const struct reading *g)
{
	for (int i = 0; i < g->nverbs; i++) {
		if (g->verbs[i] == r->names->v_prevent)
			return true;
	}
	return false;
}

int phrase_resolve(const struct reader *r, struct reading *g, uint32_t unit, bool percent, bool change,
		   unsigned int *inherited)
{
	struct phrase *p = &g->phrase;
	int id = LEX_NONE;

	if (g->narrowed || g->several)
		return LEX_NONE;
	/* 查获各级毒品3120件、3277人 of Taiwan: cases and people, not weights */
	if (r->beyond && p->noun == r->names->n_drug && p->noun != LEX_NONE && p->kind == LEX_NONE &&
	    (has_unit(unit, r->names->u_case) || has_unit(unit, r->names->u_person))) {
		p->kind = r->names->k_drug;
		p->noun = LEX_NONE;
	}
	if (r->narrow_accident && p->kind == LEX_NONE && g->nverbs &&
	    (g->verbs[0] == r->names->v_die || g->verbs[0] == r->names->v_injure))
		return LEX_NONE;
	if (r->narrow_accident && p->kind == LEX_NONE && p->noun != LEX_NONE && p->noun == r->names->n_loss)
		return LEX_NONE;
	if (phrase_prevents(r, g))
		return LEX_NONE;
	for (int i = 0; i < g->nverbs && id == LEX_NONE; i++) {
		/* 逮捕 of Hong Kong and Taiwan is no formal arrest by leave of a procuratorate */
		if (r->beyond && g->verbs[i] == r->names->v_arrest)
			g->verbs[i] = r->names->v_catch;
		id = try_verb(r, p, g->verbs[i], unit, percent, inherited);
		/* 拦阻诈欺件数: frauds that were stopped are none that happened */
		if (id != LEX_NONE && g->verbs[i] != r->names->v_save &&
		    r->lex->unit_of[id] == r->names->u_case && stops_fraud(r, g))
			id = LEX_NONE;
	}
	if (id != LEX_NONE || g->nverbs)
		return id;
	for (uint64_t v = !change && !g->no_carry && (p->kind != LEX_NONE || p->noun != LEX_NONE) ? r->verbs
												  : 0;
	     v && id == LEX_NONE; v &= v - 1)
		id = try_verb(r, p, __builtin_ctzll(v), unit, percent, inherited);
	if (id == LEX_NONE && !change && r->names->v_other != LEX_NONE && r->verbs >> r->names->v_other & 1)
		return LEX_NONE; /* 销毁枪支20支、雷管8枚: what was done with them is no indicator's */
	if (id == LEX_NONE)
		id = try_verb(r, p, LEX_NONE, unit, percent, inherited);
	if (id == LEX_NONE && p->kind != LEX_NONE && p->noun == LEX_NONE)
		id = try_verb(r, p, r->lex->kinds[p->kind].default_verb, unit, percent, inherited);
	return id;
}
