/* SPDX-License-Identifier: BSD-2-Clause */
/* What a value counts: the words beside it, the subject of its clause, or what the sentence before spoke of. */
#include "extract/english_reader.h"

#include <string.h>

static struct en_subject of_mention(const struct en_reader *r, int m)
{
	const struct en_mention *x = &r->mentions[m];

	return (struct en_subject){x->kind, x->aspects, x->narrowed, true, m, 0};
}

/*
 * The mention that is the subject of the value at token i: the nearest one to
 * the left with nothing unknown between. -1 where something else is spoken of,
 * -2 where the sentence begins without a subject; *bare where that is a word
 * like "cases" or "reports".
 */
/* The active verb right before a number or its phrase: "seized 514 firearms", "arrested almost 1,900 scammers". */
static uint64_t verb_before(const struct en_reader *r, uint32_t i)
{
	const struct en_text *t = &r->text;

	while (i > r->s->first &&
	       (en_in(t, i - 1, "a an the another further up some also") || en_adverb(t, i - 1)))
		i--;
	/* "the deaths of 871 people and injuries to 991 others" */
	if (i > r->s->first + 1 && en_in(t, i - 1, "of to") && en_mention_at(r, i - 2) >= 0) {
		const struct en_mention *m = &r->mentions[en_mention_at(r, i - 2)];
		uint64_t people = UINT64_C(1) << lexicon_en_aspect(r->lex, "deaths") |
				  UINT64_C(1) << lexicon_en_aspect(r->lex, "injuries");

		return m->last == i - 1 ? m->aspects & people : 0;
	}
	if (i > r->s->first && en_mention_at(r, i - 1) >= 0) {
		const struct en_mention *m = &r->mentions[en_mention_at(r, i - 1)];

		if (m->last != i)
			return 0;
		return m->kind == EN_NONE ? m->verbs | m->ending : m->ending;
	}
	return 0;
}

/* The last active verb before token i that can be said of the kind: "cracked 12 X cases, …, and 37 Y cases". */
static uint64_t verb_earlier(const struct en_reader *r, uint32_t i, int kind)
{
	for (size_t k = r->nmentions; k-- > 0;) {
		uint64_t verbs = r->mentions[k].first < i ? r->mentions[k].verbs : 0;

		for (size_t a = 0; verbs && kind != EN_NONE && a < r->lex->naspects; a++) {
			if ((verbs & UINT64_C(1) << a) && r->lex->kinds[kind].means[a])
				return verbs;
		}
	}
	return 0;
}

/* Whether a subject makes sense for the unit of a number. */
static bool suits(const struct en_reader *r, const struct en_subject *s, const struct en_fact *f)
{
	uint64_t percent = 0, money = 0;

	for (size_t a = 0; a < r->lex->naspects; a++) {
		if (strcmp(r->lex->aspects[a].unit, "percent") == 0)
			percent |= UINT64_C(1) << a;
		if (strcmp(r->lex->aspects[a].unit, "money") == 0)
			money |= UINT64_C(1) << a;
	}
	if (f->role == EN_ROLE_CHANGE && f->v.kind == EN_POINT)
		return s->aspects & percent;
	if (f->role == EN_ROLE_CHANGE)
		return true;
	switch (f->v.kind) {
	case EN_PERCENT:
		return f->all || (s->aspects & percent);
	case EN_MONEY:
		return s->aspects & money;
	case EN_COUNT:
		return !(s->aspects & percent) || (s->aspects & ~percent & ~UINT64_C(1));
	default:
		return true;
	}
}

static struct en_subject nothing(void)
{
	return (struct en_subject){EN_NONE, 0, false, false, -1, 0};
}

/* "50,819 cases were reported in 2022": cases of what the article is about, of which nothing more is said. */
static bool are_plain_cases(const struct en_reader *r, const struct en_fact *f)
{
	const struct en_text *t = &r->text;
	const struct en_mention *m = &r->mentions[f->np];

	if (!en_is_bare(m) || m->kind != EN_NONE ||
	    (f->v.first > r->s->first && en_in(t, f->v.first - 1, "the these those such all")))
		return false;
	for (uint32_t i = m->last; i < r->s->last && i < m->last + 16; i++) {
		if (en_in(t, i, "involving involved that which of related linked where using with by"))
			return false;
	}
	return true;
}

/* "fraud, deception and related offences" */
static bool is_of_one_kind(const struct en_reader *r, int m)
{
	const struct en_mention *x = &r->mentions[m];

	for (int k = x->group; k < x->group + x->group_size; k++) {
		if (r->mentions[k].kind != x->kind || r->mentions[k].aspects != x->aspects)
			return false;
	}
	return true;
}

/* A sentence that begins with "Offences" and a verb. */
static bool is_mere_generic(const struct en_reader *r, int m)
{
	const struct en_mention *x = &r->mentions[m];

	return x->generic && x->first == r->s->first && x->last == x->first + 1 &&
	       en_in(&r->text, x->first, "offences offenses incidents") &&
	       en_in(&r->text, x->last, "were was rose fell have had");
}

/* The subject named to the left, or the one in force. */
static struct en_subject from_left(struct en_reader *r, size_t fact, const struct en_subject *prior)
{
	const struct en_fact *f = &r->facts[fact];
	bool bare = f->np >= 0 && are_plain_cases(r, f);
	const struct en_subject *same = en_beside(r, fact, prior);
	int m = same ? -1
		     : en_subject_left(r, f->lead,
				       en_cue_phrase(&r->text, f->lead, f->tail, EN_UP) ||
					       en_cue_phrase(&r->text, f->lead, f->tail, EN_DOWN),
				       &bare);
	const struct en_subject *level = en_level_paired(r, fact, prior);
	struct en_subject s = nothing();

	if (level)
		return *level;
	if (same)
		return *same;
	if (m == -1 && f->np >= 0 && en_is_bare(&r->mentions[f->np]) && f->v.first > r->s->first &&
	    en_is(&r->text, f->v.first - 1, "with"))
		m = en_sentence_subject(r);
	/* "Offences were up": of the kind that the sentence before told of */
	if (m >= 0 && is_mere_generic(r, m) && r->last.found && r->subject.found)
		return r->subject;
	if (m >= 0) {
		const struct en_subject *g = en_given(r, fact, prior, m);
		int p = en_paired(r, fact, m);

		if (g)
			return *g;
		if (p < 0) {
			s = of_mention(r, m);
			if (!r->mentions[m].each && !is_of_one_kind(r, m))
				s.narrowed = true; /* the sum of a list */
			return s;
		}
		return of_mention(r, p);
	}
	/* "the number of such cases": of the kind that the sentence before told of, filed and not solved */
	if (m == -3 && r->last.found) {
		s = r->last;
		s.aspects = 0;
		s.inherited |= INHERIT_SUBJECT_PARAGRAPH;
		return s;
	}
	/* doubled subject: the sentence says nothing of its own, and goes on from the one before */
	if (m == -2) {
		for (size_t k = fact; k-- > 0;) {
			if (prior[k].found) {
				s = prior[k];
				return s;
			}
		}
		bool back = en_refers_back(r);

		if (back && en_in(&r->text, r->s->first + 1, "latter") && r->latter.found)
			return r->latter;
		if (r->subject.found || (bare && r->lead.found) || (back && r->last.found)) {
			s = r->subject.found ? r->subject : back ? r->last : r->lead;
			s.mention = -1;
			s.inherited |= INHERIT_SUBJECT_PARAGRAPH;
		}
	}
	return s;
}

/* "566,000 criminal cases and 2 million cases of minor offences were solved": the verb behind a list is of all of it. */
static uint64_t passive_behind(const struct en_reader *r, size_t fact)
{
	const struct en_text *t = &r->text;
	const struct en_fact *next = fact + 1 < r->nfacts ? &r->facts[fact + 1] : NULL;
	uint32_t i = r->mentions[r->facts[fact].np].last;
	const struct en_mention *m;

	while (next && (en_punct(t, i, ',') || en_is(t, i, "and")))
		i++;
	if (!next || i != next->v.first || next->role != EN_ROLE_LEVEL || next->np < 0)
		return 0;
	m = &r->mentions[next->np];
	/* the participle that the mention took behind "were" */
	return m->last > m->first + 1 && en_in(t, m->last - 2, "were was been") ? m->ending : 0;
}

/* "transferred 1,615 people to the Public Prosecutions Office" */
static bool to_prosecutors(const struct en_reader *r, uint32_t i)
{
	if (!en_is(&r->text, i, "to"))
		return false;
	for (uint32_t k = i + 1; k < r->s->last && k < i + 5; k++) {
		if (en_in(&r->text, k, "prosecutions prosecution prosecutors procuratorate procuratorates"))
			return true;
	}
	return false;
}

/* The subject of a figure that counts a phrase of its own: "14 robberies", "131 people were injured". */
static struct en_subject from_phrase(struct en_reader *r, size_t fact, const struct en_subject *prior)
{
	const struct en_fact *f = &r->facts[fact];
	const struct en_mention *m = &r->mentions[f->np];
	struct en_subject s = of_mention(r, f->np);
	uint64_t verbs = verb_before(r, f->lead);

	bool linked = f->linked || f->role == EN_ROLE_CHANGE ||
		      (f->v.first > r->s->first && en_is(&r->text, f->v.first - 1, "with"));

	/* "Drivers: 593 deaths": the label narrows */
	if (r->nmentions && r->mentions[0].last < f->v.first &&
	    en_punct(&r->text, r->mentions[0].last, ':') && f->np > 0 && r->mentions[0].kind != EN_NONE &&
	    !r->lex->kinds[r->mentions[0].kind].means[0] && r->mentions[0].kind != m->kind)
		s.narrowed = true;
	/* "rose to 1,321 cases", "was 67,940 offences": the figure of the clause's subject */
	if ((m->generic || m->kind == EN_NONE) && !(m->aspects & ~UINT64_C(1)) && !m->narrowed && !verbs &&
	    (linked || m->kind == EN_NONE)) {
		struct en_subject left = from_left(r, fact, prior);

		if (left.found && suits(r, &left, f)) {
			left.inherited |= INHERIT_SUBJECT_SENTENCE;
			return left;
		}
		if (m->kind == EN_NONE)
			return nothing();
		/* "228,000 thefts, …, an increase of 12,000 offences" */
		for (size_t k = fact; f->role == EN_ROLE_CHANGE && k-- > 0;) {
			if (prior[k].found)
				return prior[k];
		}
	}
	s.aspects |= verbs;
	if (!verbs && !(m->aspects & ~UINT64_C(1)))
		s.aspects |= passive_behind(r, fact);
	if (m->weak && to_prosecutors(r, m->last))
		s.aspects = UINT64_C(1) << lexicon_en_aspect(r->lex, "charged");
	if (!verbs && !(m->aspects & ~UINT64_C(1)) &&
	    (m->weak || (m->kind != EN_NONE && !r->lex->kinds[m->kind].means[0])))
		s.aspects |= verb_earlier(r, f->lead, m->kind);
	if (m->weak && !(s.aspects & ~UINT64_C(1))) {
		/* "downloaded by 1.2 million users", "rose to 12 people" */
		s = f->linked || en_in(&r->text, f->v.first - (f->v.first > r->s->first), "by")
			    ? from_left(r, fact, prior)
			    : nothing();
		return s.aspects & ~UINT64_C(1) ? s : nothing();
	}
	return s;
}

/* "The detection rate was 32% for crime, for robbery 45%": the second is a rate too. */
static void go_on_with_rate(const struct en_reader *r, size_t fact, const struct en_subject *prior,
			    struct en_subject *s)
{
	uint64_t rate = UINT64_C(1) << lexicon_en_aspect(r->lex, "rate");

	if (s->mention < 0 || s->aspects || r->mentions[s->mention].left == r->s->first ||
	    !en_in(&r->text, r->mentions[s->mention].left - 1, "for of in"))
		return;
	for (size_t k = fact; k-- > 0;) {
		if (prior[k].found) {
			s->aspects = prior[k].aspects & rate;
			return;
		}
	}
}

/* "solved 45 per cent of crimes", "45 per cent of crimes were solved": a clearance rate. */
static void share_solved(const struct en_reader *r, const struct en_fact *f, uint64_t verbs,
			 struct en_subject *s)
{
	uint64_t solved = UINT64_C(1) << lexicon_en_aspect(r->lex, "solved");
	uint32_t i = f->v.last + 1;
	int m = -1;

	if (!en_is(&r->text, f->v.last, "of"))
		return;
	while (m < 0 && i < r->s->last && i < f->v.last + 5)
		m = en_mention_at(r, i++);
	if (m < 0 || r->mentions[m].weak || r->mentions[m].kind == EN_NONE ||
	    !((verbs | r->mentions[m].aspects) & solved))
		return;
	*s = of_mention(r, m);
	s->aspects = UINT64_C(1) << lexicon_en_aspect(r->lex, "rate");
}

/* "losses of 2.5 billion yuan were retrieved" are none. */
static void got_back(const struct en_reader *r, const struct en_fact *f, struct en_subject *s)
{
	uint64_t loss = UINT64_C(1) << lexicon_en_aspect(r->lex, "loss"),
		 got = UINT64_C(1) << lexicon_en_aspect(r->lex, "recovered") |
		       UINT64_C(1) << lexicon_en_aspect(r->lex, "saved");
	uint32_t i = en_behind_brackets(r, f->tail);

	while (en_in(&r->text, i, "were was have has been") || en_adverb(&r->text, i))
		i++;
	if ((s->aspects & loss) && en_mention_at(r, i) >= 0 &&
	    (r->mentions[en_mention_at(r, i)].aspects & got))
		s->aspects = (s->aspects & ~loss) | (r->mentions[en_mention_at(r, i)].aspects & got);
}

/* "X saw a fall of 5 per cent in crimes": what is seen to change stands before. */
static bool sees(const struct en_reader *r, const struct en_fact *f)
{
	return f->lead > r->s->first &&
	       en_in(&r->text, f->lead - 1, "saw seen see recorded showed registered");
}

struct en_subject en_subject_of(struct en_reader *r, size_t fact, const struct en_subject *prior)
{
	const struct en_fact *f = &r->facts[fact];
	struct en_subject s = nothing();
	uint64_t verbs;

	if (f->role == EN_ROLE_NONE || f->role == EN_ROLE_FROM)
		return s;
	if (f->all && f->kind != EN_NONE) {
		s = (struct en_subject){f->kind, 0, false, true, -1, 0};
		s.aspects = f->v.kind == EN_PERCENT ? UINT64_C(1) << lexicon_en_aspect(r->lex, "rate") : 0;
		return s;
	}
	/* "three cases involved toy guns and two of them were detected": a part of what was not counted */
	if (f->part && fact && !prior[fact - 1].found && en_is(&r->text, f->v.last, "of"))
		return s;
	if (en_enumerated(r, fact, &s)) {
		if (s.kind != EN_NONE || s.aspects)
			en_complete(r, &s, f);
		return s;
	}
	/* "by 4.3 per cent to 21,366 cases and 13.6 per cent to 77,802 cases respectively" */
	if (f->role == EN_ROLE_LEVEL && f->linked && fact && prior[fact - 1].found &&
	    en_enumerated(r, fact - 1, &s))
		return prior[fact - 1];
	s = nothing();
	verbs = verb_before(r, f->lead);
	if (f->beside && fact && prior[fact - 1].found) {
		return prior[fact - 1];
	} else if (f->ahead >= 0 && r->mentions[f->ahead].generic && sees(r, f) &&
		   (s = from_left(r, fact, prior)).found && s.narrowed) {
		; /* "such offences saw a drop in numbers of crime" */
	} else if (f->ahead >= 0 && !en_is_bare(&r->mentions[f->ahead])) {
		s = of_mention(r, f->ahead);
		if (r->mentions[f->ahead].group_size > 1 && en_paired(r, fact, f->ahead) < 0 &&
		    !r->mentions[f->ahead].each)
			s.narrowed = r->mentions[f->ahead].group_size > 1;
	} else if (f->np >= 0 && !f->all && (f->role == EN_ROLE_LEVEL || f->v.kind == EN_COUNT) && !f->list) {
		s = from_phrase(r, fact, prior);
	} else if (f->np >= 0 && f->list && !en_is_bare(&r->mentions[f->np])) {
		s = from_phrase(r, fact, prior);
	} else if (verbs && f->v.kind != EN_PERCENT && f->role == EN_ROLE_LEVEL) {
		s = (struct en_subject){EN_NONE, verbs, false, true, -1, 0};
	} else {
		s = from_left(r, fact, prior);
		if (s.found && f->v.kind == EN_PERCENT && f->role == EN_ROLE_LEVEL)
			go_on_with_rate(r, fact, prior, &s);
	}
	if (f->v.kind == EN_PERCENT && f->role == EN_ROLE_LEVEL && !f->all)
		share_solved(r, f, verbs, &s);
	if (!s.found)
		return s;
	if (f->v.kind == EN_MONEY)
		got_back(r, f, &s);
	if (f->all) {
		int rate = lexicon_en_aspect(r->lex, "rate");

		s.aspects = UINT64_C(1) << rate;
	}
	en_complete(r, &s, f);
	if (!suits(r, &s, f))
		return nothing();
	return s;
}
