/* SPDX-License-Identifier: BSD-2-Clause */
/* Why numbers of an English sentence became no claim. */
#include "extract/english_reader.h"

enum omit en_why_no_claim(const struct en_reader *r, const struct en_fact *f)
{
	if (f->role == EN_ROLE_FROM)
		return OMIT_BASE;
	if (f->part)
		return OMIT_SHARE;
	if (f->role == EN_ROLE_NONE)
		return f->v.kind == EN_TIMES   ? OMIT_MULTIPLE
		       : f->v.fraction	       ? OMIT_SHARE
		       : f->v.kind == EN_POINT ? OMIT_CHANGE_OF_NOTHING
					       : OMIT_RANGE;
	if (f->role == EN_ROLE_CHANGE)
		return OMIT_CHANGE_OF_NOTHING;
	return f->np >= 0 && r->mentions[f->np].kind != EN_NONE ? OMIT_UNIT : OMIT_NOTHING;
}

/* A number that is part of no fact: what it was read as. */
static enum omit why_no_fact(struct en_reader *r, uint32_t i)
{
	struct en_value v = {.refused = OMIT_COUNT};
	uint32_t end = i;

	switch (r->text.tok[i].mark) {
	case EN_IN_PERIOD:
		return OMIT_PERIOD;
	case EN_IN_PLACE:
		return OMIT_PLACE;
	case EN_IN_MENTION:
		return OMIT_WORD;
	default:
		break;
	}
	while (end < r->s->last && end < i + 24 && r->text.tok[end].mark != EN_IN_PERIOD)
		end++;
	if (en_value_scan(r->lex, &r->text, i, end, &v))
		return r->nfacts == EN_FACTS_MAX ? OMIT_LIMIT : OMIT_WORD;
	return v.refused != OMIT_COUNT ? v.refused : OMIT_CODE;
}

static void name_words(const struct en_reader *r, const struct en_subject *s, struct omission *o)
{
	uint64_t strong = s->aspects & ~UINT64_C(1);

	o->words[0] = s->kind != EN_NONE ? r->lex->kinds[s->kind].name : NULL;
	o->words[1] = r->lex->aspects[strong ? __builtin_ctzll(strong) : 0].name;
}

void en_omit_sentence(struct en_reader *r, const enum omit *why, const struct en_subject *subjects)
{
	const struct en_text *t = &r->text;

	for (size_t k = 0; k < r->nfacts; k++) {
		const struct en_fact *f = &r->facts[k];

		struct omission *o;

		if (why[k] == OMIT_COUNT)
			continue;
		o = omit_note(r->why_not, t->tok[f->lead].start, t->tok[f->tail - 1].end, why[k]);
		if (why[k] == OMIT_NO_INDICATOR || why[k] == OMIT_NARROWER)
			name_words(r, &subjects[k], o);
	}
	for (uint32_t i = r->s->first; i < r->s->last; i++) {
		if (t->tok[i].type == EN_NUMBER && t->tok[i].mark != EN_IN_VALUE)
			omit_note(r->why_not, t->tok[i].start, t->tok[i].end, why_no_fact(r, i));
	}
}
