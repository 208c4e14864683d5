/* SPDX-License-Identifier: BSD-2-Clause */
/* Looking words up in the English lexicon. */
#include "extract/english_lexicon.h"

#include <string.h>

const char *en_cue_name(enum en_cue c)
{
	static const char *const names[EN_CUE_COUNT] = {
		"up",	     "down",	     "noun",	"more",	   "fewer",  "flat",	 "double", "triple",
		"quadruple", "halve",	     "about",	"gt",	   "ge",     "le",	 "lt",	   "ge_after",
		"le_after",  "compare",	     "yoy",	"prev",	   "target", "incident", "share",  "average",
		"partition", "respectively", "each",	"neutral", "verb",   "function", "agent",  "narrow",
		"nation",    "duration",     "ordinal", "title",   "rank"};

	return (unsigned int)c < EN_CUE_COUNT ? names[c] : NULL;
}

/* Order of an entry and a text; 0 where the entry is the text, or with `prefix` starts with it. */
static int order(const char *entry, struct slice text, bool prefix)
{
	int c = strncmp(entry, text.p, text.n);

	if (c == 0 && !prefix && entry[text.n])
		return 1;
	return c;
}

static const struct en_word *search(const struct lexicon_en *lex, struct slice text, bool prefix)
{
	size_t lo = 0, hi = lex->nwords;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int c = order(lex->words[mid].text, text, prefix);

		if (c == 0)
			return &lex->words[mid];
		if (c < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return NULL;
}

const struct en_word *lexicon_en_find(const struct lexicon_en *lex, struct slice text)
{
	return search(lex, text, false);
}

bool lexicon_en_starts(const struct lexicon_en *lex, struct slice text)
{
	return search(lex, text, true) != NULL;
}

int lexicon_en_kind(const struct lexicon_en *lex, const char *name)
{
	for (size_t i = 0; i < lex->nkinds; i++) {
		if (strcmp(lex->kinds[i].name, name) == 0)
			return (int)i;
	}
	return EN_NONE;
}

int lexicon_en_aspect(const struct lexicon_en *lex, const char *name)
{
	for (size_t i = 0; i < lex->naspects; i++) {
		if (strcmp(lex->aspects[i].name, name) == 0)
			return (int)i;
	}
	return EN_NONE;
}
