/* SPDX-License-Identifier: BSD-2-Clause */
/* The words to the left of a value that say what it counts, and lists of values that pair with lists of subjects. */
#include "extract/english_reader.h"

enum { LOOK_BACK_MAX = 60 };

static bool is_direction(const struct en_text *t, uint32_t i)
{
	return en_cue(t, i, EN_UP) || en_cue(t, i, EN_DOWN);
}

/* The comma that opens a remark which the comma at i closes: ", by contrast,", ", which had risen,"; else i. */
static uint32_t remark(const struct en_reader *r, uint32_t i)
{
	const struct en_text *t = &r->text;

	for (uint32_t k = i; k > r->s->first && k + 20 > i; k--) {
		if (!en_punct(t, k - 1, ','))
			continue;
		if (en_in(t, k, "while although") && en_in(t, k + 1, "for in among"))
			break; /* ", while for violent crime, the rise" names what follows */
		if (en_in(t, k,
			  "which who once by however including excluding such after where meanwhile as "
			  "despite "
			  "although while with when "
			  "whose traditionally often long already like"))
			return k - 1;
		break;
	}
	/* "serious crimes, such as murder, rape and drug trafficking, fell" */
	for (uint32_t k = i; k > r->s->first && k + 30 > i; k--) {
		if (en_is(t, k - 1, "such") && en_is(t, k, "as") && k > r->s->first + 1 &&
		    en_punct(t, k - 2, ','))
			return k - 2;
		if (t->tok[k - 1].mark == EN_IN_VALUE || en_cue(t, k - 1, EN_VERB) ||
		    en_punct(t, k - 1, ';') || (is_direction(t, k - 1) && t->tok[k - 1].mark == EN_FREE))
			break;
	}
	return i;
}

int en_subject_left(const struct en_reader *r, uint32_t i, bool change, bool *bare)
{
	const struct en_text *t = &r->text;
	uint32_t stop = i > r->s->first + LOOK_BACK_MAX ? i - LOOK_BACK_MAX : r->s->first;
	uint64_t handled = UINT64_C(1) << lexicon_en_aspect(r->lex, "handled");
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

			/* "the median loss per scam case" */
			if (m->left > r->s->first && en_in(t, m->left - 1, "per")) {
				i = m->left - 1;
				continue;
			}
			/* "cases reported to and investigated by police" */
			if (m->kind == EN_NONE && en_is(t, m->last, "by") && m->aspects == handled) {
				i = m->left;
				continue;
			}
			if (!en_is_bare(m))
				return tok->owner;
			if (m->left < m->first && en_is(t, m->first - 1, "such"))
				return -3;
			i = m->left;
			*bare = true;
			continue;
		}
		if (tok->mark != EN_FREE)
			continue;
		if (tok->punct == '-' && !tok->glued) {
			/* "cases - mainly burglary and robbery - which was a drop" */
			for (uint32_t k = i; k > r->s->first && k + 12 > i &&
					     t->tok[k - 1].mark != EN_IN_VALUE && t->tok[k - 1].punct != ';';
			     k--) {
				if (t->tok[k - 1].punct == '-' && !t->tok[k - 1].glued) {
					i = k - 1;
					break;
				}
			}
			continue;
		}
		if (tok->punct == ',') {
			uint32_t k = remark(r, i);

			i = k < i && verb ? k : i;
			continue;
		}
		if (tok->type != EN_WORD)
			continue;
		if (en_in(t, i, "figure number") && i > r->s->first && en_in(t, i - 1, "this that"))
			return -2;
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

/* Of a list of mentions and a list of values, the mention that pairs with the fact; -1 where they do not pair. */
int en_paired(const struct en_reader *r, size_t fact, int m)
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

/* The subject that another fact of the sentence was given, where a mention belongs to that fact. */
const struct en_subject *en_given(const struct en_reader *r, size_t fact, const struct en_subject *prior,
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
int en_sentence_subject(const struct en_reader *r)
{
	const struct en_text *t = &r->text;

	for (uint32_t i = r->s->first; i < r->s->last && i < r->s->first + 8; i++) {
		int m = en_mention_at(r, i);

		if (m >= 0)
			return !en_is_bare(&r->mentions[m]) ? m : -1;
		/* "The number of filed criminal cases …" */
		if (t->tok[i].type != EN_WORD || t->tok[i].mark == EN_IN_VALUE ||
		    !(en_in(t, i, "the a an number of filed total annual") || en_cue(t, i, EN_NEUTRAL)))
			return -1;
	}
	return -1;
}

/* The figure right before, in apposition: "38,904 cases, a rise of 4%", "29 more (19 per cent)". NULL where none. */
const struct en_subject *en_beside(const struct en_reader *r, size_t fact, const struct en_subject *prior)
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

/* "The number is a 49 per cent increase", "The tally was up", "This is a fall of": what was spoken of last. */
bool en_refers_back(const struct en_reader *r)
{
	const struct en_text *t = &r->text;
	uint32_t i = r->s->first + en_in(t, r->s->first, "while although but and");

	for (uint32_t k = i; k + 1 < r->s->last && k < i + 14; k++) {
		if (en_is(t, k, "this") && en_is(t, k + 1, "figure"))
			return true;
	}
	return (en_is(t, i, "the") && en_in(t, i + 1, "number figure tally total count toll latter")) ||
	       en_in(t, i, "this that it");
}

/*
 * "8,743 fatalities and 38,608 injuries, a drop of 10.4 per cent and 12.5 per cent respectively": changes in a list pair
 * with as many levels before it. The subject of the level that the fact pairs with; NULL where none does.
 */
const struct en_subject *en_level_paired(const struct en_reader *r, size_t fact,
					 const struct en_subject *prior)
{
	size_t first = fact, last = fact, n, levels = 0, k;

	while (first > 0 && r->facts[first].list)
		first--;
	while (last + 1 < r->nfacts && r->facts[last + 1].list)
		last++;
	n = last - first + 1;
	if (n < 2 || r->facts[fact].role != EN_ROLE_CHANGE || !en_is_respective(r, r->facts[last].v.last))
		return NULL;
	for (k = first; k-- > 0;) {
		if (r->facts[k].role == EN_ROLE_FROM)
			continue;
		if (r->facts[k].role != EN_ROLE_LEVEL || !prior[k].found)
			break;
		if (++levels == n - (fact - first))
			return &prior[k];
	}
	/* "The figures marked an increase of 52.7 and 123.3 per cent, respectively": of the sentence before */
	if (levels == 0 && first == 0 && n == r->nlevels && en_is(&r->text, r->s->first, "the") &&
	    en_in(&r->text, r->s->first + 1, "figures numbers totals"))
		return &r->levels[fact - first];
	return NULL;
}
