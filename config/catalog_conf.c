/* SPDX-License-Identifier: BSD-2-Clause */
/* The loader of the catalogue: config/indicators.conf and config/units.conf into a lexicon. */
#include "config/catalog_conf.h"

#include <stdlib.h>
#include <string.h>

#include "config/conf.h"

/* Growing tables while the files are read. */
struct load {
	struct arena *arena;
	struct err *err;
	struct kind *kinds;
	struct verb *verbs;
	struct noun *nouns;
	struct word *words;
	struct meaning *meanings;
	struct indicator *items;
	uint32_t *also;
	int16_t *unit_of;
	struct unit_word *unit_words;
	const char **families, **units;
	size_t nkinds, nverbs, nnouns, nwords, nmeanings, nitems, nunit_words, nfamilies, nunits;
	size_t ckinds, cverbs, cnouns, cwords, cmeanings, citems, cunit_words, cfamilies, cunits, calso,
		cunit_of;
	uint32_t *buckets; /* hash of words by text; index plus one */
	uint32_t nbuckets;
};

#define GROW(l, what) ((l)->what = mem_grow((l)->what, (l)->n##what, &(l)->c##what, sizeof(*(l)->what)))

enum { BUCKETS = 1 << 15, WORDS_MAX = BUCKETS / 2 }; /* half full at most: a search always ends */

/* That a list is one, with at least `min` items. */
static enum kpi_status expect_items(const struct conf_node *list, size_t min, struct err *err)
{
	if (conf_type(list) != CONF_LIST && conf_type(list) != CONF_ARRAY)
		return conf_err(list, err, "%s must be a list", conf_name(list));
	if (conf_len(list) < min)
		return conf_err(list, err, "%s is empty", conf_name(list));
	return KPI_OK;
}

static uint32_t hash_of(const char *s)
{
	uint32_t h = 2166136261u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
}

/* The entry of a word, made when it is new: a word's features add up over all places that list it. */
static struct word *word_entry(struct load *l, const char *text)
{
	uint32_t s = hash_of(text) & (l->nbuckets - 1);

	for (; l->buckets[s]; s = (s + 1) & (l->nbuckets - 1)) {
		if (strcmp(l->words[l->buckets[s] - 1].text, text) == 0)
			return &l->words[l->buckets[s] - 1];
	}
	GROW(l, words);
	l->words[l->nwords] = (struct word){arena_strdup(l->arena, text), LEX_NONE, LEX_NONE, LEX_NONE, 0, 0};
	l->buckets[s] = (uint32_t)++l->nwords;
	return &l->words[l->nwords - 1];
}

static int find_name(const char *const *names, size_t n, size_t stride, struct slice name)
{
	for (size_t i = 0; i < n; i++) {
		const char *s = *(const char *const *)((const char *)names + i * stride);

		if (slice_eqs(name, s))
			return (int)i;
	}
	return LEX_NONE;
}

#define FIND(l, what, name)                                                                                  \
	find_name((const char *const *)(const void *)(l)->what, (l)->n##what, sizeof(*(l)->what), name)

/* Split s at a separator; the next piece, trimmed. */
static struct slice next_piece(struct slice *s, char sep)
{
	const char *p = memchr(s->p, sep, s->n);
	struct slice piece = {s->p, p ? (size_t)(p - s->p) : s->n};

	s->p += piece.n + (p ? 1 : 0);
	s->n -= piece.n + (p ? 1 : 0);
	return slice_trim(piece);
}

static enum kpi_status read_families(struct load *l, const struct conf_node *g, family_set *out)
{
	const char *of = "";
	enum kpi_status s = conf_get_str(g, "of", &of, l->err);
	struct slice rest = slice_str(of);

	*out = 0;
	while (s == KPI_OK && rest.n) {
		struct slice name = next_piece(&rest, ' ');
		int f = FIND(l, families, name);

		if (name.n == 0)
			continue;
		if (f == LEX_NONE) {
			if (l->nfamilies == 32)
				return conf_err(g, l->err, "more than 32 families");
			GROW(l, families);
			l->families[l->nfamilies] = arena_strndup(l->arena, name.p, name.n);
			f = (int)l->nfamilies++;
		}
		*out |= UINT32_C(1) << f;
	}
	return s;
}

/* What a list of words adds to each of them. */
struct features {
	int kind, topic, noun;
	uint64_t verbs, cues;
};

static enum kpi_status add_words(struct load *l, const struct conf_node *g, const char *key,
				 const struct features *f)
{
	const struct conf_node *list = conf_get(g, key);
	enum kpi_status s = list ? expect_items(list, 0, l->err) : KPI_OK;

	if (s != KPI_OK)
		return s;
	for (size_t i = 0; list && i < conf_len(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		const char *text;
		struct word *w;

		s = conf_str(n, &text, l->err);

		if (s != KPI_OK)
			return s;
		if (!*text)
			return conf_err(n, l->err, "an empty word");
		if (l->nwords == WORDS_MAX)
			return conf_err(n, l->err, "more than %d words", WORDS_MAX);
		w = word_entry(l, text);
		if ((f->kind != LEX_NONE && w->kind != LEX_NONE && w->kind != f->kind) ||
		    (f->noun != LEX_NONE && w->noun != LEX_NONE && w->noun != f->noun))
			return conf_err(n, l->err, "%s is listed under two kinds or nouns", text);
		w->kind = f->kind != LEX_NONE ? (int16_t)f->kind : w->kind;
		w->topic = f->topic != LEX_NONE ? (int16_t)f->topic : w->topic;
		w->noun = f->noun != LEX_NONE ? (int16_t)f->noun : w->noun;
		w->verbs |= f->verbs;
		w->cues |= f->cues;
	}
	return KPI_OK;
}

static enum kpi_status read_name(struct load *l, const struct conf_node *g, const char *const *keys,
				 const char **name)
{
	enum kpi_status s = conf_check_keys(g, keys, l->err);
	const struct conf_node *n;

	if (s == KPI_OK)
		s = conf_need(g, "name", &n, l->err);
	if (s == KPI_OK)
		s = conf_str(n, name, l->err);
	if (s == KPI_OK)
		*name = arena_strdup(l->arena, *name);
	return s;
}

static enum kpi_status read_verb(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"name", "of", "words", NULL};
	struct features f = {LEX_NONE, LEX_NONE, LEX_NONE, 0, 0};
	struct verb v = {0};
	enum kpi_status s = read_name(l, g, keys, &v.name);

	if (s == KPI_OK)
		s = read_families(l, g, &v.families);
	if (s != KPI_OK)
		return s;
	if (l->nverbs == LEX_VERBS_MAX)
		return conf_err(g, l->err, "more than %d verbs", LEX_VERBS_MAX);
	GROW(l, verbs);
	f.verbs = UINT64_C(1) << l->nverbs;
	l->verbs[l->nverbs++] = v;
	return add_words(l, g, "words", &f);
}

static enum kpi_status read_kind(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"name", "of", "default", "words", "topics", NULL};
	struct features f = {(int)l->nkinds, LEX_NONE, LEX_NONE, 0, 0};
	struct features topic = {LEX_NONE, (int)l->nkinds, LEX_NONE, 0, 0};
	struct kind k = {NULL, 0, LEX_NONE};
	const char *verb = NULL;
	enum kpi_status s = read_name(l, g, keys, &k.name);

	if (s == KPI_OK)
		s = read_families(l, g, &k.families);
	if (s == KPI_OK)
		s = conf_get_str(g, "default", &verb, l->err);
	if (s != KPI_OK)
		return s;
	if (verb) {
		k.default_verb = (int16_t)FIND(l, verbs, slice_str(verb));
		if (k.default_verb == LEX_NONE)
			return conf_err(conf_get(g, "default"), l->err, "unknown verb %s", verb);
	}
	if (l->nkinds == LEX_KINDS_MAX)
		return conf_err(g, l->err, "more than %d kinds", LEX_KINDS_MAX);
	GROW(l, kinds);
	l->kinds[l->nkinds++] = k;
	s = add_words(l, g, "words", &f);
	return s == KPI_OK ? add_words(l, g, "topics", &topic) : s;
}

static enum kpi_status read_noun(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"name", "of", "words", NULL};
	struct features f = {LEX_NONE, LEX_NONE, (int)l->nnouns, 0, 0};
	struct noun n = {0};
	enum kpi_status s = read_name(l, g, keys, &n.name);

	if (s == KPI_OK)
		s = read_families(l, g, &n.families);
	if (s != KPI_OK)
		return s;
	if (l->nnouns == LEX_NOUNS_MAX)
		return conf_err(g, l->err, "more than %d nouns", LEX_NOUNS_MAX);
	GROW(l, nouns);
	l->nouns[l->nnouns++] = n;
	return add_words(l, g, "words", &f);
}

static enum kpi_status read_cue(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"name", "words", NULL};
	struct features f = {LEX_NONE, LEX_NONE, LEX_NONE, 0, 0};
	const char *name;
	enum kpi_status s = read_name(l, g, keys, &name);

	if (s != KPI_OK)
		return s;
	for (int i = 0; i < CUE_COUNT; i++) {
		if (strcmp(cue_name((enum cue)i), name) == 0)
			f.cues = CUE_BIT(i);
	}
	if (!f.cues)
		return conf_err(g, l->err, "unknown cue %s", name);
	return add_words(l, g, "words", &f);
}

static enum kpi_status read_compound(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"words", "kind", "verb", "noun", NULL};
	const char *kind = NULL, *verb = NULL, *noun = NULL;
	struct features f = {LEX_NONE, LEX_NONE, LEX_NONE, 0, 0};
	enum kpi_status s = conf_check_keys(g, keys, l->err);

	if (s == KPI_OK)
		s = conf_get_str(g, "kind", &kind, l->err);
	if (s == KPI_OK)
		s = conf_get_str(g, "verb", &verb, l->err);
	if (s == KPI_OK)
		s = conf_get_str(g, "noun", &noun, l->err);
	if (s != KPI_OK)
		return s;
	if (kind && (f.kind = FIND(l, kinds, slice_str(kind))) == LEX_NONE)
		return conf_err(g, l->err, "unknown kind %s", kind);
	if (noun && (f.noun = FIND(l, nouns, slice_str(noun))) == LEX_NONE)
		return conf_err(g, l->err, "unknown noun %s", noun);
	if (verb) {
		int v = FIND(l, verbs, slice_str(verb));

		if (v == LEX_NONE)
			return conf_err(g, l->err, "unknown verb %s", verb);
		f.verbs = UINT64_C(1) << v;
	}
	return add_words(l, g, "words", &f);
}

/* One of the three parts of a meaning: names parted by '|' into bits; an empty name, "none" and "-" are the none bit. */
static enum kpi_status read_set(struct load *l, const struct conf_node *n, struct slice part, char which,
				struct noun_set *out)
{
	*out = (struct noun_set){{0, 0}};
	do {
		struct slice name = next_piece(&part, '|');
		int bit = which == 'n' ? 127 : LEX_SET_NONE_BIT;

		if (name.n && !slice_eqs(name, "none") && !slice_eqs(name, "-")) {
			bit = which == 'k'   ? FIND(l, kinds, name)
			      : which == 'v' ? FIND(l, verbs, name)
					     : FIND(l, nouns, name);
			if (bit == LEX_NONE)
				return conf_err(n, l->err, "unknown %s %.*s",
						which == 'k'   ? "kind"
						: which == 'v' ? "verb"
							       : "noun",
						(int)name.n, name.p);
		}
		out->bits[bit >> 6] |= UINT64_C(1) << (bit & 63);
	} while (part.n);
	return KPI_OK;
}

static enum kpi_status read_meaning(struct load *l, const struct conf_node *n, int indicator)
{
	const char *text;
	enum kpi_status s = conf_str(n, &text, l->err);
	struct slice rest = slice_str(s == KPI_OK ? text : "");
	struct slice kind = next_piece(&rest, ':'), verb = next_piece(&rest, ':'), noun = slice_trim(rest);
	struct meaning m = {0, 0, {{0, 0}}, (int16_t)indicator};
	struct noun_set set;

	if (s == KPI_OK && slice_eqs(kind, "*")) {
		m.kinds = UINT64_MAX;
	} else if (s == KPI_OK && kind.n) {
		s = read_set(l, n, kind, 'k', &set);
		m.kinds = s == KPI_OK ? set.bits[0] : 0;
	}
	if (s == KPI_OK && slice_eqs(verb, "*")) {
		m.verbs = UINT64_MAX;
	} else if (s == KPI_OK) {
		s = read_set(l, n, verb, 'v', &set);
		m.verbs = s == KPI_OK ? set.bits[0] : 0;
	}
	if (s == KPI_OK) {
		/* a trailing '|' allows that there is no noun */
		s = read_set(l, n, noun, 'n', &m.nouns);
		if (s == KPI_OK && noun.n && noun.p[noun.n - 1] == '|')
			m.nouns.bits[1] |= UINT64_C(1) << 63;
	}
	if (s != KPI_OK)
		return s;
	GROW(l, meanings);
	l->meanings[l->nmeanings++] = m;
	return KPI_OK;
}

static int unit_name(struct load *l, const char *name)
{
	int u = FIND(l, units, slice_str(name));

	if (u != LEX_NONE || l->nunits == 32)
		return u;
	GROW(l, units);
	l->units[l->nunits] = arena_strdup(l->arena, name);
	return (int)l->nunits++;
}

static enum kpi_status read_units_list(struct load *l, const struct conf_node *list, uint32_t *bits,
				       int *first)
{
	enum kpi_status s = list ? expect_items(list, first ? 1 : 0, l->err) : KPI_OK;

	*bits = 0;
	if (s != KPI_OK)
		return s;
	for (size_t i = 0; list && i < conf_len(list); i++) {
		const char *name;
		int u;

		s = conf_str(conf_at(list, i), &name, l->err);

		if (s != KPI_OK)
			return s;
		u = unit_name(l, name);
		if (u == LEX_NONE)
			return conf_err(conf_at(list, i), l->err, "more than 32 units");
		*bits |= UINT32_C(1) << u;
		if (i == 0 && first)
			*first = u;
	}
	return KPI_OK;
}

static enum kpi_status need_str(struct load *l, const struct conf_node *g, const char *key, const char **out)
{
	const struct conf_node *n;
	enum kpi_status s = conf_need(g, key, &n, l->err);

	if (s == KPI_OK)
		s = conf_str(n, out, l->err);
	if (s == KPI_OK)
		*out = arena_strdup(l->arena, *out);
	return s;
}

static enum kpi_status read_indicator(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"id", "improvement", "unit", "good", "zh",
					   "en", "means",	"also", NULL};
	struct indicator it = {0};
	const char *good = NULL;
	const struct conf_node *means = NULL;
	uint32_t also = 0;
	enum kpi_status s = conf_check_keys(g, keys, l->err);
	int u;

	if (s != KPI_OK || (s = need_str(l, g, "id", &it.id)) != KPI_OK ||
	    (s = need_str(l, g, "improvement", &it.improvement)) != KPI_OK ||
	    (s = need_str(l, g, "unit", &it.unit)) != KPI_OK ||
	    (s = need_str(l, g, "good", &good)) != KPI_OK || (s = need_str(l, g, "zh", &it.zh)) != KPI_OK ||
	    (s = need_str(l, g, "en", &it.en)) != KPI_OK ||
	    (s = conf_need(g, "means", &means, l->err)) != KPI_OK ||
	    (s = expect_items(means, 1, l->err)) != KPI_OK ||
	    (s = read_units_list(l, conf_get(g, "also"), &also, NULL)) != KPI_OK)
		return s;
	if (strcmp(good, "up") == 0)
		it.good = GOOD_UP;
	else if (strcmp(good, "down") == 0)
		it.good = GOOD_DOWN;
	else if (strcmp(good, "none") != 0)
		return conf_err(conf_get(g, "good"), l->err,
				"good is \"up\", \"down\" or \"none\", not \"%s\"", good);
	u = unit_name(l, it.unit);
	if (u == LEX_NONE)
		return conf_err(g, l->err, "more than 32 units");
	for (size_t i = 0; i < l->nitems; i++) {
		if (strcmp(l->items[i].id, it.id) == 0)
			return conf_err(g, l->err, "%s stands twice", it.id);
	}
	GROW(l, items);
	l->also = mem_grow(l->also, l->nitems, &l->calso, sizeof(*l->also));
	l->unit_of = mem_grow(l->unit_of, l->nitems, &l->cunit_of, sizeof(*l->unit_of));
	l->also[l->nitems] = also;
	l->unit_of[l->nitems] = (int16_t)u;
	l->items[l->nitems++] = it;
	for (size_t i = 0; i < conf_len(means) && s == KPI_OK; i++)
		s = read_meaning(l, conf_at(means, i), (int)l->nitems - 1);
	return s;
}

static enum kpi_status read_unit_word(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"words", "means", "power", "currency", NULL};
	const struct conf_node *words = NULL, *means = NULL;
	struct unit_word u = {NULL, 0, LEX_NONE, 0, false, false};
	const char *currency = NULL;
	int64_t power = 0;
	int first = LEX_NONE;
	enum kpi_status s = conf_check_keys(g, keys, l->err);

	if (s != KPI_OK || (s = conf_need(g, "words", &words, l->err)) != KPI_OK ||
	    (s = conf_need(g, "means", &means, l->err)) != KPI_OK ||
	    (s = expect_items(words, 1, l->err)) != KPI_OK ||
	    (s = read_units_list(l, means, &u.means, &first)) != KPI_OK ||
	    (s = conf_get_int(g, "power", -9, 9, &power, l->err)) != KPI_OK ||
	    (s = conf_get_str(g, "currency", &currency, l->err)) != KPI_OK)
		return s;
	u.first = (int16_t)first;
	u.power = (int8_t)power;
	u.money = currency != NULL;
	u.local = currency && strcmp(currency, "local") == 0;
	if (u.money && unit_name(l, "cny") != LEX_NONE)
		u.means |= UINT32_C(1) << unit_name(l, "cny");
	for (size_t i = 0; i < conf_len(words); i++) {
		s = conf_str(conf_at(words, i), &u.text, l->err);
		if (s != KPI_OK)
			return s;
		if (!*u.text)
			return conf_err(conf_at(words, i), l->err, "an empty word");
		u.text = arena_strdup(l->arena, u.text);
		GROW(l, unit_words);
		l->unit_words[l->nunit_words++] = u;
	}
	return KPI_OK;
}

/* The unit words of another lexicon; its unit names are found again or added. */
static enum kpi_status copy_unit_words(struct load *l, const struct lexicon *known)
{
	for (size_t i = 0; i < known->nunit_words; i++) {
		struct unit_word u = known->unit_words[i];
		uint32_t bits = u.means;

		u.means = 0;
		u.first = (int16_t)unit_name(l, known->units[u.first]);
		for (; bits; bits &= bits - 1) {
			int unit = unit_name(l, known->units[__builtin_ctz(bits)]);

			if (unit == LEX_NONE)
				return err_set(l->err, KPI_ECONFIG, NULL, 0, "more than 32 units");
			u.means |= UINT32_C(1) << unit;
		}
		u.text = arena_strdup(l->arena, u.text);
		GROW(l, unit_words);
		l->unit_words[l->nunit_words++] = u;
	}
	return KPI_OK;
}

typedef enum kpi_status (*reader)(struct load *, const struct conf_node *);

static enum kpi_status read_list(struct load *l, const struct conf_node *root, const char *key, reader read)
{
	const struct conf_node *list = conf_get(root, key);
	enum kpi_status s = KPI_OK;

	if (list && (s = conf_expect(list, CONF_LIST, l->err)) != KPI_OK)
		return s;
	for (size_t i = 0; list && i < conf_len(list) && s == KPI_OK; i++)
		s = read(l, conf_at(list, i));
	return s;
}

static enum kpi_status read_file(struct load *l, const char *path, const char *const *keys,
				 reader const *readers)
{
	struct conf *c = NULL;
	enum kpi_status s = conf_open(path, &c, l->err);

	if (s == KPI_OK)
		s = conf_check_keys(conf_root(c), keys, l->err);
	for (size_t i = 0; s == KPI_OK && keys[i]; i++)
		s = read_list(l, conf_root(c), keys[i], readers[i]);
	conf_close(c);
	return s;
}

static void *to_arena(struct arena *a, void *p, size_t count, size_t size)
{
	void *q = arena_alloc(a, count * size + 1);

	if (count)
		memcpy(q, p, count * size);
	free(p);
	return q;
}

#define KEEP(l, what, n) to_arena((l)->arena, (void *)(l)->what, (l)->n, sizeof(*(l)->what))

static void finish(struct load *l, struct lexicon *lex)
{
	lex->nkinds = l->nkinds;
	lex->nverbs = l->nverbs;
	lex->nnouns = l->nnouns;
	lex->nwords = l->nwords;
	lex->nmeanings = l->nmeanings;
	lex->nunit_words = l->nunit_words;
	lex->nfamilies = l->nfamilies;
	lex->nunits = l->nunits;
	lex->catalog.n = l->nitems;
	lex->kinds = KEEP(l, kinds, nkinds);
	lex->verbs = KEEP(l, verbs, nverbs);
	lex->nouns = KEEP(l, nouns, nnouns);
	lex->words = KEEP(l, words, nwords);
	lex->meanings = KEEP(l, meanings, nmeanings);
	lex->unit_words = KEEP(l, unit_words, nunit_words);
	lex->families = KEEP(l, families, nfamilies);
	lex->units = KEEP(l, units, nunits);
	lex->catalog.items = KEEP(l, items, nitems);
	lex->also = KEEP(l, also, nitems);
	lex->unit_of = KEEP(l, unit_of, nitems);
	free(l->buckets);
}

enum kpi_status catalog_conf_load(const char *indicators, const char *units, const struct lexicon *known,
				  struct catalog_conf *out, struct err *err)
{
	static const char *const keys[] = {"verbs", "kinds", "nouns", "compounds", "cues", "catalog", NULL};
	static const reader readers[] = {read_verb,	read_kind, read_noun,
					 read_compound, read_cue,  read_indicator};
	static const char *const unit_keys[] = {"units", NULL};
	static const reader unit_readers[] = {read_unit_word};
	struct load l = {0};
	enum kpi_status s;

	*out = (struct catalog_conf){0};
	l.arena = &out->arena;
	l.err = err;
	l.nbuckets = BUCKETS;
	l.buckets = mem_zalloc(l.nbuckets * sizeof(*l.buckets));
	s = read_file(&l, indicators, keys, readers);
	if (s == KPI_OK && units)
		s = read_file(&l, units, unit_keys, unit_readers);
	else if (s == KPI_OK)
		s = copy_unit_words(&l, known);
	finish(&l, &out->lex);
	if (s != KPI_OK) {
		arena_release(&out->arena);
		*out = (struct catalog_conf){0};
		return s;
	}
	lexicon_prepare(&out->lex);
	return KPI_OK;
}

void catalog_conf_release(struct catalog_conf *c)
{
	lexicon_release(&c->lex);
	arena_release(&c->arena);
	*c = (struct catalog_conf){0};
}
