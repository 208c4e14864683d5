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
	uint64_t key;
	uint32_t rest; /* in the pool: its characters behind the key */
	uint32_t len; /* of the whole word */
	uint32_t item;
};

struct index_slot {
	uint64_t key;
	uint32_t first, n; /* its entries; none: empty */
};

struct lexicon_index {
	struct index_entry *entries; /* sorted by key, then falling length */
	size_t n;
	uint32_t *pool;
	struct index_slot *slots;
	uint32_t mask;
	uint64_t starts[LEX_START_BITS / 64]; /* bit lexicon_start_bit(a, b) set where there is such a key */
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
	"breakdown", "says",	 "report",  "subset",	   "hong_kong",	     "macau",	     "taiwan",
};

const char *cue_name(enum cue c)
{
	return c < CUE_COUNT ? cue_names[c] : NULL;
}

static uint64_t key_of(uint32_t a, uint32_t b)
{
	return (uint64_t)a << 32 | b;
}

static uint32_t slot_of(uint64_t key, uint32_t mask)
{
	key *= UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)(key >> 40) & mask;
}

/* Longer words first, so that the run of a key is tried in falling length. */
static int entry_cmp(const void *pa, const void *pb)
{
	const struct index_entry *a = pa, *b = pb;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->len != b->len)
		return a->len > b->len ? -1 : 1;
	return a->item < b->item ? -1 : a->item > b->item;
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

/* Fill the slots from the sorted entries. */
static void index_slots(struct lexicon_index *x)
{
	uint32_t cap = 16;

	while (cap < 2 * x->n)
		cap *= 2;
	x->mask = cap - 1;
	x->slots = mem_zalloc(cap * sizeof(*x->slots));
	for (size_t i = 0, n; i < x->n; i += n) {
		const uint64_t key = x->entries[i].key;
		uint32_t s = slot_of(key, x->mask);

		for (n = 1; i + n < x->n && x->entries[i + n].key == key; n++)
			;
		while (x->slots[s].n)
			s = (s + 1) & x->mask;
		x->slots[s] = (struct index_slot){key, (uint32_t)i, (uint32_t)n};
	}
}

static struct lexicon_index *index_new(const void *items, size_t n, size_t size)
{
	struct lexicon_index *x = mem_zalloc(sizeof(*x));
	size_t pooled = 0, cap = 0;

	x->entries = mem_array(NULL, n ? n : 1, sizeof(*x->entries));
	for (size_t i = 0; i < n; i++) {
		const char *text = *(const char *const *)((const char *)items + i * size);
		uint32_t chars[LEX_WORD_MAX], len = to_chars(text, chars), second = len > 1 ? chars[1] : 0,
					      bit;

		if (len == 0)
			continue;
		bit = lexicon_start_bit(chars[0], second);
		x->starts[bit / 64] |= UINT64_C(1) << bit % 64;
		x->entries[x->n++] =
			(struct index_entry){key_of(chars[0], second), (uint32_t)pooled, len, (uint32_t)i};
		for (uint32_t k = 2; k < len; k++) {
			x->pool = mem_grow(x->pool, pooled, &cap, sizeof(*x->pool));
			x->pool[pooled++] = chars[k];
		}
	}
	qsort(x->entries, x->n, sizeof(*x->entries), entry_cmp);
	index_slots(x);
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

/* The first entry of a key's run that fits at character i. */
static const struct index_entry *index_run(const struct lexicon_index *x, uint64_t key, const struct chars *c,
					   uint32_t i)
{
	uint32_t s = slot_of(key, x->mask);

	while (x->slots[s].n && x->slots[s].key != key)
		s = (s + 1) & x->mask;
	for (uint32_t k = 0; k < x->slots[s].n; k++) {
		const struct index_entry *e = &x->entries[x->slots[s].first + k];
		uint32_t at = 2; /* the key is the first two, or the only one */

		if (e->len > c->n - i)
			continue;
		while (at < e->len && x->pool[e->rest + at - 2] == c->cp[i + at])
			at++;
		if (at >= e->len)
			return e;
	}
	return NULL;
}

static bool has_key(const struct lexicon_index *x, uint32_t a, uint32_t b)
{
	uint32_t bit = lexicon_start_bit(a, b);

	return x->starts[bit / 64] >> bit % 64 & 1;
}

/* The characters are followed by zeros, and no word has one inside. */
static const struct index_entry *index_find(const struct lexicon_index *x, const struct chars *c, uint32_t i)
{
	const struct index_entry *e = NULL;
	uint32_t a = c->cp[i], b = c->cp[i + 1];

	if (b && has_key(x, a, b))
		e = index_run(x, key_of(a, b), c, i);
	if (!e && has_key(x, a, 0))
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
