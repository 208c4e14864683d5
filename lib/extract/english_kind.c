/* SPDX-License-Identifier: BSD-2-Clause */
/* The kind that a bare aspect belongs to, and the indicator that kind and aspect make. */
#include "extract/english_reader.h"

#include <string.h>

bool en_is_bare(const struct en_mention *m)
{
	return (m->kind == EN_NONE || m->weak) && !(m->aspects & ~UINT64_C(1)) && !m->narrowed;
}

static bool carries(const struct en_reader *r, int kind, uint64_t aspects)
{
	return kind != EN_NONE && (r->lex->kinds[kind].carries & aspects);
}

/* The kind that a bare aspect belongs to: of the sentence, the paragraph, the article. */
static int carrier_of(const struct en_reader *r, uint32_t i, uint64_t aspects, unsigned int *inherited,
		      bool *narrowed)
{
	uint64_t lethal = 0;
	static const char *const far[] = {"deaths", "injuries", "loss", "saved", "recovered", "part"};

	for (size_t k = r->nmentions; k-- > 0;) {
		const struct en_mention *m = &r->mentions[k];

		if (m->first < i && !en_is_bare(m) && carries(r, m->kind, aspects)) {
			*inherited |= INHERIT_SUBJECT_SENTENCE;
			*narrowed |= m->narrowed;
			return m->kind;
		}
	}
	if (carries(r, r->carrier, aspects)) {
		*inherited |= INHERIT_SUBJECT_PARAGRAPH;
		return r->carrier;
	}
	for (size_t k = 0; k < sizeof(far) / sizeof(*far); k++) {
		int a = lexicon_en_aspect(r->lex, far[k]);

		lethal |= a >= 0 ? UINT64_C(1) << a : 0;
	}
	for (size_t k = 0; (aspects & lethal) && k < EN_CARRIERS; k++) {
		if (!carries(r, r->article_carriers[k], aspects))
			continue;
		*inherited |= INHERIT_SUBJECT_ARTICLE;
		return r->article_carriers[k];
	}
	return EN_NONE;
}

/* "lost £3m to scams", "killed 12 people in fires": the kind is said behind the figure. EN_NONE where not. */
static int carrier_behind(const struct en_reader *r, const struct en_fact *f, uint64_t aspects)
{
	uint32_t i = f->np >= 0 && r->mentions[f->np].last > f->tail ? r->mentions[f->np].last : f->tail;

	if (!en_in(&r->text, i, "to in from through by for over on via"))
		return EN_NONE;
	for (uint32_t k = i + 1; k < r->s->last && k < i + 5; k++) {
		int m = en_mention_at(r, k);

		if (m >= 0)
			return carries(r, r->mentions[m].kind, aspects) ? r->mentions[m].kind : EN_NONE;
	}
	return EN_NONE;
}

/* "The overall detection rate" is that of all crime. */
static bool is_overall(const struct en_reader *r, const struct en_mention *m)
{
	for (uint32_t i = m->left; i < m->first; i++) {
		if (en_in(&r->text, i, "overall total general force"))
			return true;
	}
	for (uint32_t i = m->first; i < m->last; i++) {
		if (en_in(&r->text, i, "crime crimes criminal"))
			return true;
	}
	return false;
}

/* Give a subject without a kind of its own the kind that its aspects can belong to. */
void en_complete(struct en_reader *r, struct en_subject *s, const struct en_fact *f)
{
	uint64_t strong = s->aspects & ~UINT64_C(1);
	bool weak = s->mention >= 0 && r->mentions[s->mention].weak;
	int rate = lexicon_en_aspect(r->lex, "rate"), safe = lexicon_en_aspect(r->lex, "safe");
	int satisfied = lexicon_en_aspect(r->lex, "satisfied"),
	    arrests = lexicon_en_aspect(r->lex, "arrests");
	int charged = lexicon_en_aspect(r->lex, "charged");
	uint64_t people = UINT64_C(1) << arrests | UINT64_C(1) << charged;
	bool narrowed = false;
	int kind;

	if (!strong || s->narrowed || (s->kind != EN_NONE && !weak))
		return;
	if (strong & (UINT64_C(1) << safe | UINT64_C(1) << satisfied)) {
		s->kind = lexicon_en_kind(r->lex, "perception");
		return;
	}
	if (s->kind != EN_NONE && s->kind != lexicon_en_kind(r->lex, "person"))
		return; /* drink drivers caught */
	if (s->mention >= 0 && (strong & UINT64_C(1) << rate) && is_overall(r, &r->mentions[s->mention])) {
		s->kind = lexicon_en_kind(r->lex, "crime");
		return;
	}
	kind = carrier_behind(r, f, strong);
	if (kind == EN_NONE)
		kind = carrier_of(r, f->lead, strong, &s->inherited, &narrowed);
	if (strong & people) {
		/* arrests are of all crime, except beside a kind that has its own */
		bool own = kind != EN_NONE &&
			   ((strong & UINT64_C(1) << arrests && r->lex->kinds[kind].means[arrests]) ||
			    (strong & UINT64_C(1) << charged && r->lex->kinds[kind].means[charged]));

		s->kind = own && (s->inherited & (INHERIT_SUBJECT_SENTENCE | INHERIT_SUBJECT_PARAGRAPH))
				  ? kind
			  : (kind == EN_NONE || kind == lexicon_en_kind(r->lex, "fraud")) &&
					  r->title_kind != EN_NONE && (strong & UINT64_C(1) << arrests)
				  ? r->title_kind
				  : lexicon_en_kind(r->lex, "person");
	} else if (strong & UINT64_C(1) << rate) {
		if (kind == EN_NONE && r->last.found && r->lead.found && r->lead.kind == r->last.kind &&
		    carries(r, r->last.kind, strong))
			kind = r->last.kind;
		s->kind = kind != EN_NONE ? kind : lexicon_en_kind(r->lex, "crime");
	} else {
		s->kind = kind;
		s->narrowed |= narrowed;
		if (kind == EN_NONE && (strong & UINT64_C(1) << lexicon_en_aspect(r->lex, "recovered")))
			s->kind = lexicon_en_kind(r->lex, "loss_recovered");
	}
}

/* Whether an indicator's unit goes with a number. */
static bool unit_fits(const char *unit, const struct en_fact *f)
{
	bool percent = strcmp(unit, "percent") == 0, money = strcmp(unit, "cny") == 0,
	     gram = strcmp(unit, "gram") == 0;

	if (f->role == EN_ROLE_CHANGE && f->v.kind == EN_POINT)
		return percent;
	if (f->role == EN_ROLE_CHANGE && f->v.kind == EN_PERCENT)
		return true;
	switch (f->v.kind) {
	case EN_PERCENT:
		return percent;
	case EN_MONEY:
		return money;
	case EN_WEIGHT:
		return gram;
	default:
		return !percent && !money && !gram;
	}
}

/* "Of the 54 homicides, 51 were cleared" is a figure of its own, and so is a rate. */
static bool cleared(const struct en_reader *r, int aspect)
{
	return strcmp(r->lex->aspects[aspect].name, "solved") == 0 ||
	       strcmp(r->lex->aspects[aspect].name, "rate") == 0;
}

const char *en_indicator(struct en_reader *r, const struct en_subject *s, const struct en_fact *f,
			 int *aspect)
{
	const struct catalog *c = catalog_builtin();
	const struct en_kind *k = s->kind != EN_NONE ? &r->lex->kinds[s->kind] : NULL;
	uint64_t strong = s->aspects & ~UINT64_C(1);

	*aspect = 0;
	for (int a = 0; a < (int)r->lex->naspects; a++) {
		int at;

		if (strong ? !(strong & UINT64_C(1) << a) : a != 0)
			continue;
		if (!*aspect)
			*aspect = a;
		if (!k || !k->means[a])
			continue;
		at = catalog_find(c, slice_str(k->means[a]));
		if (at >= 0 && unit_fits(c->items[at].unit, f)) {
			*aspect = a;
			return s->narrowed || (f->part && !cleared(r, a)) ? NULL : c->items[at].id;
		}
	}
	return NULL;
}
