/* SPDX-License-Identifier: BSD-2-Clause */
/* The lexicon: looking words up in folded text, and phrases up among the meanings. */
#include "extract/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { NOUN_BITS = 128 };

/*
 * A hash table keyed by the first two characters (or the only one). A slot
 * leads to the run of entries with that key, longest first, so that the first
 * that fits is the longest. Kept small: it is asked at every word of a text.
 */
struct index_entry {
	uint32_t third; /* its third character, 0 for none: most of a run part there */
	uint32_t chars; /* in the pool: all of its characters */
	uint32_t item;
	uint16_t len;
	bool last; /* of its key's run */
};

struct index_slot {
	uint32_t key; /* the low halves of the two: entries are compared whole */
	uint32_t first; /* its first entry plus one; 0: empty */
};

struct lexicon_index {
	struct index_entry *entries;
	uint32_t *pool;
	struct index_slot *slots;
	uint32_t mask;
	uint64_t starts[PAIR_WORDS]; /* the keys: pair_bits.h */
};

/* The meanings that take a noun, in their order. */
struct meaning_of_noun {
	const struct meaning *meaning;
	bool percent; /* its indicator is a percentage */
};

struct meaning_index {
	struct meaning_of_noun *items;
	uint32_t first[NOUN_BITS + 1]; /* of each noun; the last bit is "none" */
};

static const char *const cue_names[CUE_COUNT] = {
	"up",	     "down",	 "double",  "quadruple",   "halve",	     "flat",	     "about_flat",
	"yoy",	     "yoy_of",	 "prev",    "compare",	   "unstated_basis", "respectively", "each",
	"ofwhich",   "zero",	 "nobody",  "nobody_dead", "nobody_hurt",    "all_solved",   "share",
	"average",   "streak",	 "target",  "plan",	   "fact",	     "from",	     "to_up",
	"to_down",   "to",	 "rank",    "nation",	   "province",	     "city",	     "county",
	"area",	     "top",	 "is",	    "skip",	   "agent",	     "narrow",	     "incident",
	"statistic", "casename", "speaker", "modifier",	   "sweep",	     "figures",	     "that_place",
	"breakdown", "says",	 "report",  "strike",	   "campaign",	     "subset",	     "since",
	"hong_kong", "macau",	 "taiwan",
};

const char *cue_name(enum cue c)
{
	return c < CUE_COUNT ? cue_names[c] : NULL;
}

static uint32_t key_of(uint32_t a, uint32_t b)
{
	return a << 16 | (b & 0xFFFF);
}

static uint32_t slot_of(uint32_t key, uint32_t mask)
{
	return key * UINT32_C(0x9E3779B1) >> 12 & mask;
}

/* An entry on its way into the index. */
struct index_word {
	uint32_t key;
	struct index_entry entry;
};

/* Longer words first, so that the run of a key is tried in falling length. */
static int word_cmp(const void *pa, const void *pb)
{
	const struct index_word *a = pa, *b = pb;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->entry.len != b->entry.len)
		return a->entry.len > b->entry.len ? -1 : 1;
	return a->entry.item < b->entry.item ? -1 : a->entry.item > b->entry.item;
}

static uint32_t to_chars(const char *s, uint32_t *out)
{
	size_t n = strlen(s), i = 0;
	uint32_t len = 0;

	while (i < n && len < LEX_WORD_MAX) {
		uint32_t cp;

		i += utf8_decode(s + i, n - i, &cp);
		out[len++] = chars_fold_cp(cp);
	}
	return len;
}

/* Fill entries and slots from the sorted words. */
static void index_fill(struct lexicon_index *x, const struct index_word *words, size_t n)
{
	size_t keys = 0, cap = 16;

	for (size_t i = 0; i < n; i++)
		keys += i == 0 || words[i].key != words[i - 1].key;
	while (cap < 2 * keys)
		cap *= 2;
	x->mask = (uint32_t)cap - 1;
	x->slots = mem_zalloc(cap * sizeof(*x->slots));
	x->entries = mem_array(NULL, n + 1, sizeof(*x->entries));
	for (size_t i = 0; i < n; i++) {
		uint32_t s = slot_of(words[i].key, x->mask);

		x->entries[i] = words[i].entry;
		x->entries[i].last = i + 1 == n || words[i + 1].key != words[i].key;
		if (i > 0 && words[i].key == words[i - 1].key)
			continue;
		while (x->slots[s].first)
			s = (s + 1) & x->mask;
		x->slots[s] = (struct index_slot){words[i].key, (uint32_t)i + 1};
	}
}

static struct lexicon_index *index_new(const void *items, size_t n, size_t size)
{
	struct lexicon_index *x = mem_zalloc(sizeof(*x));
	struct index_word *words = mem_array(NULL, n + 1, sizeof(*words));
	size_t nwords = 0, pooled = 0, cap = 0;

	for (size_t i = 0; i < n; i++) {
		const char *text = *(const char *const *)((const char *)items + i * size);
		uint32_t chars[LEX_WORD_MAX], len = to_chars(text, chars), second = len > 1 ? chars[1] : 0;

		if (len == 0)
			continue;
		pair_set(x->starts, chars[0], second);
		words[nwords++] = (struct index_word){
			key_of(chars[0], second),
			{len > 2 ? chars[2] : 0, (uint32_t)pooled, (uint32_t)i, (uint16_t)len, false}};
		for (uint32_t k = 0; k < len; k++) {
			x->pool = mem_grow(x->pool, pooled, &cap, sizeof(*x->pool));
			x->pool[pooled++] = chars[k];
		}
	}
	qsort(words, nwords, sizeof(*words), word_cmp);
	index_fill(x, words, nwords);
	free(words);
	return x;
}

static void index_free(struct lexicon_index *x)
{
	if (!x)
		return;
	free(x->entries);
	free(x->pool);
	free(x->slots);
	free(x);
}

static bool entry_fits(const struct lexicon_index *x, const struct index_entry *e, const struct chars *c,
		       uint32_t i)
{
	const uint32_t *chars = x->pool + e->chars;

	if (e->len > c->n - i)
		return false;
	for (uint32_t k = 0; k < e->len; k++)
		if (chars[k] != c->cp[i + k])
			return false;
	return true;
}

/* The first entry of a key's run that fits at character i. */
static const struct index_entry *index_run(const struct lexicon_index *x, uint32_t key, const struct chars *c,
					   uint32_t i)
{
	uint32_t s = slot_of(key, x->mask);

	while (x->slots[s].first && x->slots[s].key != key)
		s = (s + 1) & x->mask;
	if (x->slots[s].first == 0)
		return NULL;
	const uint32_t third = c->n - i > 2 ? c->cp[i + 2] : 0;

	for (const struct index_entry *e = &x->entries[x->slots[s].first - 1];; e++) {
		if ((e->third == third || e->third == 0) && entry_fits(x, e, c, i))
			return e;
		if (e->last)
			return NULL;
	}
}

/* The characters are followed by zeros, and no word has one inside. */
static const struct index_entry *index_find(const struct lexicon_index *x, const struct chars *c, uint32_t i)
{
	const struct index_entry *e = NULL;
	uint32_t a = c->cp[i], b = c->cp[i + 1];

	if (b && pair_has(x->starts, a, b))
		e = index_run(x, key_of(a, b), c, i);
	if (!e && pair_has(x->starts, a, 0))
		e = index_run(x, key_of(a, 0), c, i);
	return e;
}

static bool in_set(uint64_t set, int item)
{
	return set >> (item == LEX_NONE ? LEX_SET_NONE_BIT : item) & 1;
}

static int noun_bit(int noun)
{
	return noun == LEX_NONE ? NOUN_BITS - 1 : noun;
}

static bool in_nouns(const struct noun_set *s, int bit)
{
	return s->bits[bit >> 6] >> (bit & 63) & 1;
}

static struct meaning_index *meaning_index_new(const struct lexicon *lex)
{
	struct meaning_index *x = mem_zalloc(sizeof(*x));
	size_t cap = 0;
	uint32_t n = 0;

	for (int bit = 0; bit < NOUN_BITS; bit++) {
		x->first[bit] = n;
		for (size_t i = 0; i < lex->nmeanings; i++) {
			const struct meaning *m = &lex->meanings[i];

			if (!in_nouns(&m->nouns, bit))
				continue;
			x->items = mem_grow(x->items, n, &cap, sizeof(*x->items));
			x->items[n++] = (struct meaning_of_noun){
				m, strcmp(lex->catalog.items[m->indicator].unit, "percent") == 0};
		}
	}
	x->first[NOUN_BITS] = n;
	return x;
}

void lexicon_prepare(struct lexicon *lex)
{
	lex->word_index = index_new(lex->words, lex->nwords, sizeof(*lex->words));
	lex->unit_index = index_new(lex->unit_words, lex->nunit_words, sizeof(*lex->unit_words));
	lex->word_starts = lex->word_index->starts;
	lex->meaning_index = meaning_index_new(lex);
}

void lexicon_release(struct lexicon *lex)
{
	index_free(lex->word_index);
	index_free(lex->unit_index);
	if (lex->meaning_index)
		free(lex->meaning_index->items);
	free(lex->meaning_index);
	lex->word_index = lex->unit_index = NULL;
	lex->word_starts = NULL;
	lex->meaning_index = NULL;
}

const struct word *lexicon_word(const struct lexicon *lex, const struct chars *c, uint32_t i, uint32_t *len)
{
	const struct index_entry *e = index_find(lex->word_index, c, i);

	if (!e)
		return NULL;
	*len = e->len;
	return &lex->words[e->item];
}

const struct unit_word *lexicon_unit(const struct lexicon *lex, const struct chars *c, uint32_t i,
				     uint32_t *len)
{
	const struct index_entry *e;

	if (i >= c->n)
		return NULL;
	e = index_find(lex->unit_index, c, i);
	if (!e)
		return NULL;
	*len = e->len;
	return &lex->unit_words[e->item];
}

int lexicon_kind(const struct lexicon *lex, const char *name)
{
	for (size_t i = 0; i < lex->nkinds; i++) {
		if (strcmp(lex->kinds[i].name, name) == 0)
			return (int)i;
	}
	return LEX_NONE;
}

int lexicon_verb(const struct lexicon *lex, const char *name)
{
	for (size_t i = 0; i < lex->nverbs; i++) {
		if (strcmp(lex->verbs[i].name, name) == 0)
			return (int)i;
	}
	return LEX_NONE;
}

int lexicon_noun(const struct lexicon *lex, const char *name)
{
	for (size_t i = 0; i < lex->nnouns; i++) {
		if (strcmp(lex->nouns[i].name, name) == 0)
			return (int)i;
	}
	return LEX_NONE;
}

int lexicon_unit_name(const struct lexicon *lex, const char *name)
{
	for (size_t i = 0; i < lex->nunits; i++) {
		if (strcmp(lex->units[i], name) == 0)
			return (int)i;
	}
	return LEX_NONE;
}

static bool unit_fits(const struct lexicon *lex, int indicator, bool wants_percent, uint32_t unit,
		      bool percent)
{
	if (percent)
		return wants_percent;
	if (unit == 0)
		return true;
	if (wants_percent)
		return false;
	return (unit & (UINT32_C(1) << lex->unit_of[indicator] | lex->also[indicator])) != 0;
}

static int find_meaning(const struct lexicon *lex, const struct phrase *p, uint32_t unit, bool percent,
			bool of_kind, int not )
{
	const struct meaning_index *x = lex->meaning_index;
	const int noun = noun_bit(p->noun);

	for (uint32_t i = x->first[noun]; i < x->first[noun + 1]; i++) {
		const struct meaning *m = x->items[i].meaning;

		if (m->indicator == not || (m->kinds != 0) != of_kind)
			continue;
		if (m->verbs != UINT64_MAX && !in_set(m->verbs, p->verb))
			continue;
		if (m->kinds == 0) {
			if (p->kind != LEX_NONE)
				continue;
		} else if (!in_set(m->kinds, p->kind != LEX_NONE ? p->kind : p->inherited)) {
			continue;
		}
		if (unit_fits(lex, m->indicator, x->items[i].percent, unit, percent))
			return m->indicator;
	}
	return LEX_NONE;
}

int lexicon_meaning(const struct lexicon *lex, const struct phrase *p, uint32_t unit, bool percent)
{
	int id = find_meaning(lex, p, unit, percent, true, LEX_NONE);

	return id != LEX_NONE ? id : find_meaning(lex, p, unit, percent, false, LEX_NONE);
}

int lexicon_second_meaning(const struct lexicon *lex, const struct phrase *p, uint32_t unit, int first)
{
	int id = find_meaning(lex, p, unit, false, true, first);

	return id != LEX_NONE ? id : find_meaning(lex, p, unit, false, false, first);
}

bool lexicon_carries(const struct lexicon *lex, int kind, int verb, int noun)
{
	family_set f = lex->kinds[kind].families;

	if (noun != LEX_NONE)
		return lex->nouns[noun].families & f;
	if (verb != LEX_NONE)
		return lex->verbs[verb].families & f;
	return true;
}
