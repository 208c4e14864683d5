/* SPDX-License-Identifier: BSD-2-Clause */
/* Who says what a sentence tells: "the ministry said", "according to the fire service". */
#include "extract/english_reader.h"

enum { NAME_TOKENS = 12 };

static bool says(const struct en_text *t, uint32_t i)
{
	return t->tok[i].mark == EN_FREE &&
	       en_in(t, i, "said says told announced revealed noted added disclosed stated");
}

/* Whether the name of a speaker cannot reach over token i. */
static bool ends_name(const struct en_reader *r, uint32_t i)
{
	const struct en_text *t = &r->text;

	return t->tok[i].type == EN_PUNCT || t->tok[i].mark == EN_IN_VALUE ||
	       t->tok[i].mark == EN_IN_PERIOD || says(t, i) ||
	       en_in(t, i,
		     "on in at that who which when as while and published released today yesterday monday "
		     "tuesday "
		     "wednesday thursday friday saturday sunday show shows showed");
}

/* The text of tokens [first, last) as a name; NULL for a pronoun or nothing. */
static const char *name_of(struct en_reader *r, uint32_t first, uint32_t last)
{
	const struct en_text *t = &r->text;

	while (first < last && en_in(t, first, "the a an also has have had"))
		first++;
	while (last > first && en_in(t, last - 1, "also has have had"))
		last--;
	if (first >= last || (last == first + 1 && en_in(t, first, "he she it they we who")) ||
	    en_in(t, first, "figures data statistics report latest provisional official new"))
		return NULL;
	return arena_strndup(&r->out->arena, t->article->text.p + t->tok[first].start,
			     t->tok[last - 1].end - t->tok[first].start);
}

static const char *according(struct en_reader *r, uint32_t i)
{
	const struct en_text *t = &r->text;
	uint32_t first = i + 2, last;

	for (last = first; last < r->s->last && last < first + NAME_TOKENS && !ends_name(r, last); last++) {
		/* "according to figures from the service": who has the figures */
		if (en_in(t, last, "from by") && last > first &&
		    en_in(t, last - 1, "figures data statistics report released published"))
			first = last + 1;
	}
	return name_of(r, first, last);
}

void en_find_speaker(struct en_reader *r)
{
	const struct en_text *t = &r->text;

	for (uint32_t i = r->s->first; i < r->s->last; i++) {
		const char *name = NULL;
		uint32_t k = i;

		if (en_is(t, i, "according") && en_is(t, i + 1, "to") && i + 2 < r->s->last) {
			name = according(r, i);
		} else if (says(t, i)) {
			/* "…, said the chief constable" or "the chief constable said" */
			if (i > r->s->first && t->tok[i - 1].type == EN_PUNCT) {
				for (k = i + 1; k < r->s->last && k < i + NAME_TOKENS && !ends_name(r, k);)
					k++;
				name = name_of(r, i + 1, k);
			} else {
				while (k > r->s->first && k + NAME_TOKENS > i && !ends_name(r, k - 1))
					k--;
				name = name_of(r, k, i);
			}
		}
		if (name) {
			r->speaker = name;
			return;
		}
	}
}
