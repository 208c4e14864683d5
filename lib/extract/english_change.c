/* SPDX-License-Identifier: BSD-2-Clause */
/* Words of change around a figure: fell by, 12 fewer, a fall of, twice as many. */
#include "extract/english_role.h"

#include <string.h>

/* The direction that the word or phrase at i has, else 0. */
int en_direction(const struct en_reader *r, uint32_t i, uint32_t *len)
{
	uint32_t up, down;

	if (i >= r->s->last || r->text.tok[i].mark == EN_IN_PLACE ||
	    (en_is(&r->text, i, "up") && i > r->s->first && en_in(&r->text, i - 1, "made make makes making")))
		return 0;
	up = en_cue_phrase(&r->text, i, r->s->last, EN_UP);
	down = en_cue_phrase(&r->text, i, r->s->last, EN_DOWN);
	*len = up > down ? up : down;
	return up > down ? 1 : down > up ? -1 : 0;
}

/* The word before i that says something, skipping adverbs, articles and "a further". *link: the preposition skipped. */
static uint32_t before(const struct en_reader *r, uint32_t i, const char **link, bool *comma)
{
	const struct en_text *t = &r->text;

	*link = "";
	*comma = false;
	while (i > r->s->first) {
		uint32_t k = i - 1;

		if (t->tok[k].mark != EN_FREE && t->tok[k].mark != EN_IN_PERIOD)
			return i;
		if (!**link && en_is(t, k, "by"))
			*link = "by";
		else if (!**link && en_is(t, k, "to"))
			*link = "to";
		else if (!**link && en_is(t, k, "from"))
			*link = "from";
		else if (!**link && en_is(t, k, "at"))
			*link = "at";
		else if (!**link && en_is(t, k, "of"))
			*link = "of";
		else if (!**link && en_in(t, k, "was is were"))
			*link = "was";
		else if (en_punct(t, k, ',') && strcmp(*link, "by") == 0 && !*comma)
			*comma = true;
		else if (!(en_adverb(t, k) ||
			   en_in(t, k, "a an another further the just only still some also") ||
			   t->tok[k].mark == EN_IN_PERIOD))
			return i;
		i = k;
	}
	return i;
}

/* The direction phrase that ends before token i, else 0. *first: where it starts. */
int en_direction_before(const struct en_reader *r, uint32_t i, uint32_t *first, bool *noun)
{
	for (uint32_t back = 3; back >= 1; back--) {
		uint32_t len;
		int d;

		if (i < r->s->first + back)
			continue;
		d = en_direction(r, i - back, &len);
		if (d && len == back) {
			*first = i - back;
			*noun = en_cue(&r->text, i - back, EN_NOUN);
			return d;
		}
	}
	return 0;
}

void en_as_change(struct en_fact *f, int dir, uint32_t lead, uint32_t tail)
{
	f->role = EN_ROLE_CHANGE;
	f->dir = dir;
	if (lead < f->lead)
		f->lead = lead;
	if (tail > f->tail)
		f->tail = tail;
}

/* The mention whose phrase begins at token i, or -1. */
static int mention_from(const struct en_reader *r, uint32_t i)
{
	for (uint32_t k = i; k < r->s->last && k < i + 4; k++) {
		int m = en_mention_at(r, k);

		if (m >= 0)
			return r->mentions[m].left <= i ? m : -1;
	}
	return -1;
}

/* "nine fewer", "21% higher", "2.5 per cent below", "five more murders", "5% down on". */
bool en_comparative(struct en_reader *r, struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.last, len;
	int d;

	if (f->v.fraction && en_is(t, i, "as"))
		return false;
	while (i < r->s->last && en_adverb(t, i))
		i++;
	for (int pass = 0; pass < 2; pass++) {
		if (i < r->s->last && t->tok[i].mark == EN_FREE) {
			if (en_cue(t, i, EN_MORE) && !(en_is(t, i, "more") && en_is(t, i + 1, "or"))) {
				en_as_change(f, 1, f->lead, i + 1);
				f->ahead = mention_from(r, i + 1);
				return true;
			}
			if (en_cue(t, i, EN_FEWER)) {
				en_as_change(f, -1, f->lead, i + 1);
				f->ahead = mention_from(r, i + 1);
				return true;
			}
		}
		/* "12 offences more", "30 cases fewer than" */
		if (f->np < 0 || f->v.kind != EN_COUNT)
			break;
		i = r->mentions[f->np].last;
	}
	i = f->v.last;
	if (f->v.kind == EN_COUNT && !f->bracketed)
		return false;
	d = en_direction(r, i, &len);
	if (d && !en_cue(t, i, EN_NOUN) && f->v.kind != EN_TIMES && !en_in(t, i + len, "from to")) {
		en_as_change(f, d, f->lead, i + len);
		return true;
	}
	return false;
}

/* "a four-fold increase in hacking": what changes is a word that the lexicon lacks. */
static bool is_unknown(const struct en_reader *r, uint32_t i)
{
	const struct en_text *t = &r->text;

	while (i < r->s->last &&
	       (en_in(t, i, "the a its their instant") || en_adverb(t, i) || en_cue(t, i, EN_NEUTRAL)))
		i++;
	return i < r->s->last && t->tok[i].type == EN_WORD && t->tok[i].mark == EN_FREE && !t->tok[i].word &&
	       !t->tok[i].phrase && !t->tok[i].cap;
}

/* "a 3.1 per cent increase", "a 24% year-on-year decline", "1.4-fold rise", "5 per cent reduction in recorded crime". */
bool en_before_noun(struct en_reader *r, struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.last, len = 0, lead = f->v.first;
	int d = 0;

	if (f->v.kind == EN_COUNT && !(en_punct(t, i, '-') && t->tok[i].glued)) {
		/* "a 412 drop"; a count before its cases is none */
		d = i < r->s->last && en_cue(t, i, EN_NOUN) ? en_direction(r, i, &len) : 0;
		if (!d)
			return false;
	}
	for (int steps = 0; !d && steps < 6 && i < r->s->last; steps++) {
		uint32_t skip = en_cue_phrase(t, i, r->s->last, EN_YOY);

		if (en_cue(t, i, EN_NOUN) && (d = en_direction(r, i, &len)) != 0)
			break;
		if (skip)
			i += skip;
		else if (en_punct(t, i, '-') || en_adverb(t, i) || en_cue(t, i, EN_NEUTRAL) ||
			 en_in(t, i, "annual yearly overall month quarter on year over sharp further"))
			i++;
		else
			return false;
	}
	if (!d)
		return false;
	if (lead > r->s->first && en_in(t, lead - 1, "a an"))
		lead--;
	en_as_change(f, d, lead, i + len);
	i += len;
	if (en_in(t, i, "in of for")) {
		int m = en_counted(r, f, i + 1);

		if (m >= 0)
			f->ahead = m;
		else
			f->part |= is_unknown(r, i + 1);
	}
	return true;
}

bool en_after_direction(struct en_reader *r, struct en_fact *f)
{
	const struct en_text *t = &r->text;
	const char *link;
	bool comma, noun = false;
	uint32_t first = 0, i = before(r, f->v.first, &link, &comma);
	int d = en_direction_before(r, i, &first, &noun);

	f->linked = strcmp(link, "to") == 0 || strcmp(link, "at") == 0 || strcmp(link, "was") == 0;
	if (!d && strcmp(link, "of") == 0 && i > r->s->first + 1) {
		/* "a fall in burglaries of 5 per cent" */
		for (uint32_t k = i; k > r->s->first && k + 8 > i; k--) {
			uint32_t len;

			if (en_cue(t, k - 1, EN_NOUN) && en_in(t, k, "in") &&
			    (d = en_direction(r, k - 1, &len)) != 0) {
				first = k - 1;
				noun = true;
				break;
			}
		}
	}
	if (!d || strcmp(link, "to") == 0 || strcmp(link, "from") == 0 || strcmp(link, "at") == 0)
		return false;
	if (!noun && (strcmp(link, "of") == 0 || strcmp(link, "was") == 0))
		return false;
	/* "dropped below 100,000" tells where it came to */
	if (!noun && en_in(t, f->v.first, "below above under") && f->v.kind != EN_POINT) {
		f->linked = true;
		return false;
	}
	if (first > r->s->first && noun && en_in(t, first - 1, "a an"))
		first--;
	en_as_change(f, d, first, f->v.last);
	if (noun && en_in(t, f->v.last, "in for")) {
		int m = en_counted(r, f, f->v.last + 1);

		if (m >= 0)
			f->ahead = m;
		else
			f->part |= is_unknown(r, f->v.last + 1);
	}
	return true;
}

/* Times and fractions of an earlier level: "twice", "two and a half times the number", "less than half the level of". */
bool en_of_earlier(struct en_reader *r, struct en_fact *f)
{
	const struct en_text *t = &r->text;
	uint32_t i = f->v.last;
	bool of = en_in(t, i, "the that what") || (en_is(t, i, "as") && en_in(t, i + 1, "many much high"));
	struct dec v;

	if (f->v.kind == EN_TIMES && (of || en_cue(t, i, EN_MORE)) && !f->v.fold) {
		if (en_is(t, i, "the") && !en_in(t, i + 1, "number level figure total rate amount"))
			return false;
		if (dec_sub(f->v.value, dec_int(1), &v) != KPI_OK || dec_shift(v, 2, &v) != KPI_OK)
			return false;
		f->v.value = v;
		f->v.kind = EN_PERCENT;
		en_as_change(f, 1, f->lead, i + (en_is(t, i, "as") ? 2 : 0));
		return true;
	}
	if (f->v.kind == EN_PERCENT && f->v.fraction && of) {
		if (en_is(t, i, "the") && !en_in(t, i + 1, "number level figure total rate amount"))
			return false;
		if (dec_sub(dec_int(100), f->v.value, &v) != KPI_OK)
			return false;
		f->v.value = v;
		/* less than half the level is a fall of more than half */
		f->v.bound = f->v.bound == BOUND_LT   ? BOUND_GT
			     : f->v.bound == BOUND_GT ? BOUND_LT
						      : f->v.bound;
		en_as_change(f, -1, f->lead, f->tail);
		return true;
	}
	return false;
}

/* "cut burglary by 10 per cent", "reduced robberies by a third": the object stands between. */
bool en_object_between(const struct en_reader *r, struct en_fact *f)
{
	uint32_t i = f->v.first, first;
	bool noun;
	int m, d;

	if (i < r->s->first + 2 || !en_is(&r->text, i - 1, "by") || (m = en_mention_at(r, i - 2)) < 0)
		return false;
	d = en_direction_before(r, r->mentions[m].left, &first, &noun);
	if (!d)
		return false;
	en_as_change(f, d, first, f->tail);
	f->ahead = m;
	return true;
}
