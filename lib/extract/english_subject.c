/* SPDX-License-Identifier: BSD-2-Clause */
/* What a value counts: the words beside it, the subject of its clause, or what the sentence before spoke of. */
#include "extract/english_reader.h"

#include <string.h>

enum { LOOK_BACK_MAX = 60 };

static struct en_subject of_mention(const struct en_reader *r, int m)
{
	const struct en_mention *x = &r->mentions[m];

	return (struct en_subject){x->kind, x->aspects, x->narrowed, true, m, 0};
}

/* The comma that opens a remark which the comma at i closes: ", by contrast,", ", which had risen,"; else i. */
static uint32_t remark(const struct en_reader *r, uint32_t i)
{
	const struct en_text *t = &r->text;

	for (uint32_t k = i; k > r->s->first && k + 20 > i; k--) {
		if (!en_punct(t, k - 1, ','))
			continue;
		if (en_in(t, k,
			  "which who by however including excluding such after where meanwhile as despite "
			  "although while with when "
			  "whose traditionally often long already like"))
			return k - 1;
		return i;
	}
	return i;
}

/*
 * The mention that is the subject of the value at token i: the nearest one to
 * the left with nothing unknown between. -1 where something else is spoken of,
 * -2 where the sentence begins without a subject; *bare where that is a word
 * like "cases" or "reports".
 */
static int subject_left(const struct en_reader *r, uint32_t i, bool change, bool *bare)
{
	const struct en_text *t = &r->text;
	uint32_t stop = i > r->s->first + LOOK_BACK_MAX ? i - LOOK_BACK_MAX : r->s->first;
	bool verb = change;

	while (i > stop) {
		const struct en_token *tok = &t->tok[--i];
		uint64_t known = EN_BIT(EN_FUNCTION) | EN_BIT(EN_VERB) | EN_BIT(EN_NEUTRAL) | EN_BIT(EN_UP) |
				 EN_BIT(EN_DOWN) | EN_BIT(EN_COMPARE) | EN_BIT(EN_TARGET) | EN_BIT(EN_MORE) |
				 EN_BIT(EN_FEWER) | EN_BIT(EN_FLAT) | EN_BIT(EN_EACH) | EN_BIT(EN_DURATION) |
				 EN_BIT(EN_ABOUT) | EN_BIT(EN_GT) | EN_BIT(EN_YOY) | EN_BIT(EN_HALVE) |
				 EN_BIT(EN_DOUBLE) | EN_BIT(EN_RANK);

		if (tok->mark == EN_IN_MENTION) {
			const struct en_mention *m = &r->mentions[tok->owner];

			if (!en_is_bare(m))
				return tok->owner;
			i = m->left;
			*bare = true;
			continue;
		}
		if (tok->mark != EN_FREE)
			continue;
		if (tok->punct == ',') {
			uint32_t k = remark(r, i);

			i = k < i && verb ? k : i;
			continue;
		}
		if (tok->type != EN_WORD)
			continue;
		if (tok->word && (tok->word->cues & (EN_BIT(EN_VERB) | EN_BIT(EN_UP) | EN_BIT(EN_DOWN))))
			verb = true;
		if ((tok->word && (tok->word->cues & known)) || en_adverb(t, i) ||
		    en_in(t, i, "however contrast meanwhile though yet"))
			continue;
		if (tok->word && (tok->word->cues & EN_BIT(EN_AGENT)) && !tok->possessive)
			continue;
		if (tok->cap && i > r->s->first && !r->s->title_case)
			continue; /* a name */
		return -1;
	}
	return i == r->s->first ? -2 : -1;
}

/* The active verb right before a number or its phrase: "seized 514 firearms", "arrested almost 1,900 scammers". */
static uint64_t verb_before(const struct en_reader *r, uint32_t i)
{
	const struct en_text *t = &r->text;

	while (i > r->s->first &&
	       (en_in(t, i - 1, "a an the another further up some also") || en_adverb(t, i - 1)))
		i--;
	if (i > r->s->first && en_mention_at(r, i - 1) >= 0) {
		const struct en_mention *m = &r->mentions[en_mention_at(r, i - 1)];

		return m->kind == EN_NONE && m->last == i ? m->verbs : 0;
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

/* Of a list of mentions and a list of values, the mention that pairs with the fact; -1 where they do not pair. */
static int paired(const struct en_reader *r, size_t fact, int m)
{
	const struct en_mention *x = &r->mentions[m];
	size_t first = fact, last = fact;
	int size, n;

	if (x->group_size < 2)
		return m;
	while (first > 0 && r->facts[first].list)
		first--;
	while (last + 1 < r->nfacts && r->facts[last + 1].list)
		last++;
	size = (int)(last - first) + 1;
	n = x->group_size;
	if (size != n || m != x->group + n - 1)
		return -1;
	return x->group + (int)(fact - first);
}

static struct en_subject nothing(void)
{
	return (struct en_subject){EN_NONE, 0, false, false, -1, 0};
}

/* The subject that another fact of the sentence was given, where a mention belongs to that fact. */
static const struct en_subject *given(const struct en_reader *r, size_t fact, const struct en_subject *prior,
				      int m)
{
	for (size_t k = fact; k-- > 0;) {
		if (prior[k].found &&
		    (r->facts[k].np == m || r->facts[k].ahead == m || prior[k].mention == m))
			return &prior[k];
	}
	return NULL;
}

/* The subject of a sentence that begins with it: "Deception remained the main concern, with 38,904 cases". -1 where none. */
static int sentence_subject(const struct en_reader *r)
{
	for (uint32_t i = r->s->first; i < r->s->last; i++) {
		int m = en_mention_at(r, i);

		if (m >= 0)
			return r->mentions[m].left == i && !en_is_bare(&r->mentions[m]) ? m : -1;
		if (!en_in(&r->text, i, "the a an"))
			return -1;
	}
	return -1;
}

/* The figure right before, in apposition: "38,904 cases, a rise of 4%", "29 more (19 per cent)". NULL where none. */
static const struct en_subject *beside(const struct en_reader *r, size_t fact, const struct en_subject *prior)
{
	const struct en_text *t = &r->text;
	const struct en_fact *f = &r->facts[fact], *before = fact ? &r->facts[fact - 1] : NULL;
	uint32_t i;

	if (!before || !prior[fact - 1].found || f->role != EN_ROLE_CHANGE || f->list)
		return NULL;
	i = before->tail;
	if (before->np >= 0 && r->mentions[before->np].last > i)
		i = r->mentions[before->np].last;
	if (i >= f->lead || f->lead - i > 6)
		return NULL;
	for (; i < f->lead; i++) {
		if (!en_punct(t, i, ',') && !en_punct(t, i, '(') && !en_in(t, i, "or a an") &&
		    t->tok[i].mark != EN_IN_PERIOD)
			return NULL;
	}
	return &prior[fact - 1];
}

/* The subject named to the left, or the one in force. */
static struct en_subject from_left(struct en_reader *r, size_t fact, const struct en_subject *prior)
{
	const struct en_fact *f = &r->facts[fact];
	bool bare = false;
	const struct en_subject *same = beside(r, fact, prior);
	int m = same ? -1
		     : subject_left(r, f->lead,
				    en_cue(&r->text, f->lead, EN_UP) || en_cue(&r->text, f->lead, EN_DOWN),
				    &bare);
	struct en_subject s = nothing();

	if (same)
		return *same;
	if (m == -1 && f->np >= 0 && en_is_bare(&r->mentions[f->np]) && f->v.first > r->s->first &&
	    en_is(&r->text, f->v.first - 1, "with"))
		m = sentence_subject(r);
	if (m >= 0) {
		const struct en_subject *g = given(r, fact, prior, m);
		int p = paired(r, fact, m);

		if (g)
			return *g;
		if (p < 0) {
			s = of_mention(r, m);
			if (!r->mentions[m].each)
				s.narrowed = true; /* the sum of a list */
			return s;
		}
		return of_mention(r, p);
	}
	/* doubled subject: the sentence says nothing of its own, and goes on from the one before */
	if (m == -2) {
		for (size_t k = fact; k-- > 0;) {
			if (prior[k].found) {
				s = prior[k];
				return s;
			}
		}
		if (r->subject.found || (bare && r->lead.found)) {
			s = r->subject.found ? r->subject : r->lead;
			s.mention = -1;
			s.inherited |= INHERIT_SUBJECT_PARAGRAPH;
		}
	}
	return s;
}

/* The subject of a figure that counts a phrase of its own: "14 robberies", "131 people were injured". */
static struct en_subject from_phrase(struct en_reader *r, size_t fact, const struct en_subject *prior)
{
	const struct en_fact *f = &r->facts[fact];
	const struct en_mention *m = &r->mentions[f->np];
	struct en_subject s = of_mention(r, f->np);
	uint64_t verbs = verb_before(r, f->lead);

	bool linked = f->linked || (f->v.first > r->s->first && en_is(&r->text, f->v.first - 1, "with"));

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
	}
	s.aspects |= verbs;
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

struct en_subject en_subject_of(struct en_reader *r, size_t fact, const struct en_subject *prior)
{
	const struct en_fact *f = &r->facts[fact];
	struct en_subject s = nothing();
	uint64_t verbs;

	if (f->role == EN_ROLE_NONE || f->role == EN_ROLE_FROM)
		return s;
	verbs = verb_before(r, f->lead);
	if (f->ahead >= 0 && !en_is_bare(&r->mentions[f->ahead])) {
		s = of_mention(r, f->ahead);
		if (r->mentions[f->ahead].group_size > 1 && paired(r, fact, f->ahead) < 0 &&
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
	if (f->all) {
		int rate = lexicon_en_aspect(r->lex, "rate");

		s.aspects = UINT64_C(1) << rate;
	}
	en_complete(r, &s, f);
	if (!suits(r, &s, f))
		return nothing();
	return s;
}
