/* SPDX-License-Identifier: BSD-2-Clause */
/* Mentions: the words of a sentence that name what is counted. */
#include "extract/english_reader.h"

#include <string.h>

int en_mention_at(const struct en_reader *r, uint32_t i)
{
	return i < r->text.n && r->text.tok[i].mark == EN_IN_MENTION ? r->text.tok[i].owner : -1;
}

/* The entry of an atom: a phrase at i that names a kind, a topic or an aspect. */
static const struct en_word *atom(const struct en_reader *r, uint32_t i)
{
	const struct en_token *tok = i < r->s->last ? &r->text.tok[i] : NULL;
	const struct en_word *w = tok ? tok->phrase : NULL;

	if (!w || tok->mark != EN_FREE)
		return NULL;
	return w->kind != EN_NONE || w->noun != EN_NONE || w->topic != EN_NONE || w->aspects ? w : NULL;
}

static int kind_of(const struct en_word *w)
{
	return w->kind != EN_NONE ? w->kind : w->noun != EN_NONE ? w->noun : w->topic;
}

/* Skip what may stand between the words of one mention: determiners, neutral words, places, possessives. */
static uint32_t skip_neutral(const struct en_reader *r, uint32_t i)
{
	const struct en_text *t = &r->text;

	while (i < r->s->last && !atom(r, i)) {
		if (!(t->tok[i].mark == EN_IN_PLACE || en_cue(t, i, EN_NEUTRAL) || en_adverb(t, i) ||
		      t->tok[i].possessive ||
		      en_in(t, i, "the a an all any its their this these that those our his her both")))
			break;
		i++;
	}
	return i;
}

static uint32_t skip_auxiliary(const struct en_text *t, uint32_t i)
{
	while (en_in(t, i,
		     "was were been be being have has had are is also then later since who that so far") ||
	       en_adverb(t, i))
		i++;
	return i;
}

static void take(struct en_mention *m, const struct en_word *w, uint32_t last)
{
	int k = kind_of(w);

	if (k != EN_NONE && (m->kind == EN_NONE || m->weak || m->generic)) {
		if (!(w->generic && m->kind != EN_NONE)) {
			m->weak = w->kind == EN_NONE;
			m->generic = w->generic;
			m->kind = k;
		}
	}
	m->aspects |= w->aspects;
	m->ending = w->verbs;
	m->last = last;
}

/* Whether two words make one mention: they do not name two kinds. */
static bool fits(const struct en_mention *m, const struct en_word *w)
{
	if (w->kind == EN_NONE && w->noun == EN_NONE)
		return w->aspects || m->kind == EN_NONE || m->weak;
	return m->kind == EN_NONE || m->weak || m->generic || w->generic;
}

/* A second part behind a preposition: losses to scams, detection rate for crime, killed on the roads. */
static bool behind_preposition(const struct en_reader *r, const struct en_mention *m, uint32_t *next)
{
	static const char *const preps =
		"of for from in on to with by over involving under related via through";
	const struct en_word *w;
	uint32_t j = m->last;

	if (!en_in(&r->text, j, preps))
		return false;
	if (en_is(&r->text, j, "related") && en_is(&r->text, j + 1, "to"))
		j++;
	*next = skip_neutral(r, j + 1);
	w = atom(r, *next);
	if (!w || kind_of(w) == EN_NONE || (w->kind == EN_NONE && w->aspects && w->topic == EN_NONE))
		return false;
	/* "people killed in crashes", "cases of crime", "rate for homicide"; not "burglaries in road ..." */
	return m->kind == EN_NONE || m->weak || (m->generic && w->kind != EN_NONE);
}

/* Grow a mention over the words that belong to it. */
static void grow(const struct en_reader *r, struct en_mention *m)
{
	for (;;) {
		uint32_t next = m->last;
		const struct en_word *w;

		if (en_punct(&r->text, next, '-') && r->text.tok[next].glued)
			next++;
		w = atom(r, next);
		if (!w && (m->kind != EN_NONE || (m->aspects & 1))) {
			/* "people were injured", "crimes recorded", "homicides were solved" */
			next = skip_auxiliary(&r->text, m->last);
			w = atom(r, next);
			if (!w || !w->aspects || kind_of(w) != EN_NONE || (w->aspects & 1))
				w = NULL;
		}
		/* "victims lost £3m": the verb takes the figure */
		if (w && m->kind != EN_NONE && m->weak && w->verbs && next == m->last &&
		    next + r->text.tok[next].nphrase < r->s->last &&
		    r->text.tok[next + r->text.tok[next].nphrase].mark == EN_IN_VALUE)
			return;
		if (w && fits(m, w)) {
			take(m, w, next + r->text.tok[next].nphrase);
			continue;
		}
		/* "accidents resulting in injuries or deaths", which many countries count */
		if (m->kind != EN_NONE && en_in(&r->text, m->last, "resulting resulted") &&
		    en_is(&r->text, m->last + 1, "in") &&
		    en_in(&r->text, m->last + 2, "injuries injury casualties deaths")) {
			uint32_t k = m->last + 3;

			if (en_in(&r->text, k, "or and") &&
			    en_in(&r->text, k + 1, "deaths death fatalities injuries"))
				k += 2;
			if (k > m->last + 3 || en_in(&r->text, k - 1, "injury casualties"))
				m->last = k;
			return;
		}
		/* "theft and related offences" */
		if (m->kind != EN_NONE && en_is(&r->text, m->last, "and") &&
		    en_is(&r->text, m->last + 1, "related") &&
		    en_in(&r->text, m->last + 2, "offences offenses crimes crime cases incidents")) {
			m->last += 3;
			return;
		}
		if (behind_preposition(r, m, &next)) {
			w = atom(r, next);
			take(m, w, next + r->text.tok[next].nphrase);
			continue;
		}
		return;
	}
}

enum step { STEP_STOP, STEP_ON, STEP_NARROW };

/* One word to the left of a mention: is it a modifier, and does it narrow? */
static enum step modifier(const struct en_reader *r, uint32_t i)
{
	const struct en_text *t = &r->text;
	const struct en_token *tok = &t->tok[i];
	uint64_t cues = tok->word ? tok->word->cues : 0;
	uint64_t stops = EN_BIT(EN_FUNCTION) | EN_BIT(EN_VERB) | EN_BIT(EN_AGENT) | EN_BIT(EN_UP) |
			 EN_BIT(EN_DOWN) | EN_BIT(EN_MORE) | EN_BIT(EN_FEWER) | EN_BIT(EN_COMPARE) |
			 EN_BIT(EN_TARGET) | EN_BIT(EN_HALVE) | EN_BIT(EN_DOUBLE) | EN_BIT(EN_FLAT);

	if (tok->type != EN_WORD)
		return en_punct(t, i, '-') && tok->glued && i + 1 < t->n && t->tok[i + 1].glued ? STEP_ON
												: STEP_STOP;
	if (tok->mark == EN_IN_PLACE)
		return STEP_ON;
	if (tok->mark != EN_FREE)
		return STEP_STOP;
	if (cues & EN_BIT(EN_NARROW))
		return STEP_NARROW;
	if (tok->possessive || (i > r->s->first && en_is(t, i - 1, "to")))
		return STEP_STOP; /* to answer 999 calls */
	if (cues & EN_BIT(EN_NEUTRAL) || en_adverb(t, i))
		return STEP_ON;
	if (cues & stops || (tok->word && (tok->word->aspects || tok->word->kind != EN_NONE)))
		return STEP_STOP;
	if (tok->cap && i > r->s->first && !r->s->title_case)
		return STEP_ON; /* a name */
	/* "the force logged burglaries": a verb behind an agent */
	if (i > r->s->first && tok->nlow > 3 && en_low(t, i).p[tok->nlow - 1] == 'd' &&
	    en_cue(t, i - 1, EN_AGENT))
		return STEP_STOP;
	return STEP_NARROW;
}

static void look_left(const struct en_reader *r, struct en_mention *m)
{
	m->left = m->first;
	for (uint32_t i = m->first; i > r->s->first && i + 6 > m->first; i--)
		m->narrowed |= en_is(&r->text, i - 1, "aged") ||
			       (en_in(&r->text, i - 1, "most many several such certain") && i + 3 > m->first);
	for (uint32_t i = m->first; i > r->s->first + 1 && i + 5 > m->first; i--)
		m->narrowed |= r->text.tok[i - 1].mark == EN_IN_VALUE && en_is(&r->text, i - 2, "top");
	while (m->left > r->s->first) {
		enum step s = modifier(r, m->left - 1);

		/* "unclassified types of offences" */
		if (s == STEP_STOP && m->left > r->s->first + 1 && en_is(&r->text, m->left - 1, "of") &&
		    en_in(&r->text, m->left - 2, "types kinds categories sorts forms type kind")) {
			m->left -= 2;
			m->narrowed |= m->left > r->s->first + 1 &&
				       r->text.tok[m->left - 1].mark == EN_IN_VALUE &&
				       en_is(&r->text, m->left - 2, "top");
			continue;
		}

		if (s == STEP_STOP)
			return;
		if (s == STEP_NARROW)
			m->narrowed = true;
		m->left--;
	}
}

/* "crimes of dishonesty", "fires in homes", "burglaries at shops": narrower than the kind. */
static void look_right(const struct en_reader *r, struct en_mention *m)
{
	const struct en_text *t = &r->text;
	uint32_t i = m->last, j;

	if (m->kind != EN_NONE && !m->weak && !m->aspects && en_in(t, i, "rate rates ratio")) {
		m->narrowed = true; /* the murder rate */
		return;
	}
	/* arrested over suspected breaches of a law */
	if (i < r->s->last && en_in(t, i, "over for") && m->aspects > 1 && m->weak) {
		j = skip_neutral(r, i + 1);
		m->narrowed |= j < r->s->last && t->tok[j].type == EN_WORD && t->tok[j].mark == EN_FREE &&
			       !t->tok[j].cap && !t->tok[j].word && !t->tok[j].phrase;
	}
	if (i >= r->s->last || !en_in(t, i,
				      "of involving against among about at in on from with by where linked "
				      "caused targeting resulted resulting"))
		return;
	if (en_is(t, i, "in") && en_is(t, i + 1, "which"))
		m->narrowed = true;
	/* "accidents that resulted in deaths"; "these accidents resulted in 12 deaths" tells of all of them */
	if (en_in(t, i, "resulted resulting") && en_is(t, i + 1, "in") &&
	    (en_in(t, i + 2, "casualties injury") ||
	     (en_is(t, i + 2, "injuries") && en_in(t, i + 3, "or and"))))
		return; /* what many countries count */
	if (en_in(t, i, "resulted resulting") && en_is(t, i + 1, "in")) {
		m->narrowed |=
			!(en_is(t, i, "resulted") && i + 2 < r->s->last && t->tok[i + 2].mark == EN_IN_VALUE);
		return;
	}
	j = skip_neutral(r, i + 1);
	if (j >= r->s->last || j > i + 6)
		return;
	if (en_is(t, i, "against") && i + 1 < r->s->last && !en_in(t, i + 1, "the last a") &&
	    t->tok[i + 1].mark == EN_FREE && t->tok[i + 1].type == EN_WORD) {
		m->narrowed = true; /* offences against Government */
		return;
	}
	if (en_in(t, i, "with without") && (atom(r, j) && atom(r, j)->aspects > 1)) {
		m->narrowed = true; /* violent crime with injury */
		return;
	}
	/* "cases of IPR infringement" */
	if (t->tok[j].cap && t->tok[j].type == EN_WORD && t->tok[j].mark == EN_FREE && !t->tok[j].word &&
	    en_is(t, i, "of") && j + 1 < r->s->last && t->tok[j + 1].type == EN_WORD && !t->tok[j + 1].word &&
	    !t->tok[j + 1].phrase && !t->tok[j + 1].cap)
		m->narrowed = true;
	if (t->tok[j].type != EN_WORD || t->tok[j].mark != EN_FREE || t->tok[j].cap)
		return;
	if (en_cue(t, j, EN_NARROW)) {
		m->narrowed = true;
		return;
	}
	if (en_is(t, i, "by") || en_cue(t, j, EN_YOY) || en_cue_phrase(t, j, r->s->last, EN_YOY) ||
	    en_in(t, j,
		  "contrast comparison addition particular general turn line force region country county "
		  "city state area "
		  "territory island nation same financial fiscal calendar reporting 12 twelve past year "
		  "quarter month week campaign operation crackdown drive period"))
		return;
	if (!t->tok[j].word && !t->tok[j].phrase)
		m->narrowed = true;
}

/* Lists "A, B and C" of mentions share their values. */
static void find_groups(struct en_reader *r)
{
	const struct en_text *t = &r->text;

	for (size_t k = 0; k < r->nmentions; k++) {
		struct en_mention *m = &r->mentions[k];
		uint32_t j;

		m->group = (int)k;
		m->group_size = 1;
		if (m->left > r->s->first && en_in(t, m->left - 1, "both"))
			m->each = true;
		if (k == 0 || (r->mentions[k - 1].left > r->s->first &&
			       t->tok[r->mentions[k - 1].left - 1].mark == EN_IN_VALUE))
			continue;
		j = r->mentions[k - 1].last;
		while (j < m->left &&
		       (en_punct(t, j, ',') || en_in(t, j, "and or plus well the") ||
			(en_is(t, j, "as") && (en_is(t, j + 1, "well") || en_is(t, j - 1, "well")))))
			j++;
		if (j == m->left && j > r->mentions[k - 1].last && m->kind != EN_NONE &&
		    r->mentions[k - 1].kind != EN_NONE)
			m->group = r->mentions[k - 1].group;
	}
	for (size_t k = r->nmentions; k-- > 0;) {
		struct en_mention *head = &r->mentions[r->mentions[k].group];
		int size = (int)k - r->mentions[k].group + 1;

		if (head->group_size < size)
			head->group_size = size;
		r->mentions[k].group_size = head->group_size;
	}
	for (size_t k = 0; k < r->nmentions; k++)
		r->mentions[k].each = r->mentions[r->mentions[k].group].each;
}

void en_read_mentions(struct en_reader *r)
{
	struct en_text *t = &r->text;

	r->nmentions = 0;
	for (uint32_t i = r->s->first; i < r->s->last && r->nmentions < EN_MENTIONS_MAX;) {
		const struct en_word *w = atom(r, i);
		struct en_mention m;

		if (!w) {
			i++;
			continue;
		}
		m = (struct en_mention){.first = i,
					.last = i + t->tok[i].nphrase,
					.kind = kind_of(w),
					.aspects = w->aspects,
					.verbs = w->verbs,
					.ending = w->verbs,
					.weak = w->kind == EN_NONE,
					.generic = w->generic || (kind_of(w) == EN_NONE && w->aspects == 1)};
		grow(r, &m);
		/* a bare topic names nothing: the road, a fire engine */
		if (w->kind == EN_NONE && w->noun == EN_NONE && w->topic != EN_NONE && !m.aspects && m.weak) {
			i = m.last;
			continue;
		}
		look_left(r, &m);
		if (r->nmentions && r->mentions[r->nmentions - 1].last == m.first && m.kind != EN_NONE &&
		    !m.weak && r->mentions[r->nmentions - 1].kind != EN_NONE &&
		    r->mentions[r->nmentions - 1].kind != m.kind && !r->mentions[r->nmentions - 1].aspects)
			m.narrowed = true; /* drink-driving accidents */
		if (m.kind == EN_NONE && !(m.aspects & ~UINT64_C(1)) && m.left < m.first &&
		    en_is(t, m.first - 1, "such"))
			m.narrowed = false;
		/* "relevant cases": of the kind spoken of */
		if ((en_is_bare(&m) || m.kind == EN_NONE) && m.left < m.first && r->carrier != EN_NONE &&
		    en_in(t, m.left, "relevant related") && !(t->tok[m.left + 1].punct == '-')) {
			m.kind = r->carrier;
			m.weak = m.narrowed = false;
		}
		look_right(r, &m);
		for (uint32_t k = m.first; k < m.last; k++) {
			if (t->tok[k].mark == EN_FREE) {
				t->tok[k].mark = EN_IN_MENTION;
				t->tok[k].owner = (int32_t)r->nmentions;
			}
		}
		r->mentions[r->nmentions++] = m;
		i = m.last;
	}
	find_groups(r);
}
