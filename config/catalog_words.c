/* SPDX-License-Identifier: BSD-2-Clause */
/* The loader of the catalogue: words and what lists add to them, names, families. */
#include <string.h>

#include "config/catalog_load.h"

struct catalog_place load_place(const struct load *l, const struct conf_node *n)
{
	return (struct catalog_place){l->file, conf_line(n), false};
}

/* That a list is one, with at least `min` items. */
enum kpi_status load_expect_items(const struct conf_node *list, size_t min, struct err *err)
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

/* A word's features add up over all places that list it. */
struct word *load_word(struct load *l, const char *text)
{
	uint32_t s = hash_of(text) & (LOAD_BUCKETS - 1);

	for (; l->buckets[s]; s = (s + 1) & (LOAD_BUCKETS - 1)) {
		if (strcmp(l->words[l->buckets[s] - 1].text, text) == 0)
			return &l->words[l->buckets[s] - 1];
	}
	LOAD_GROW(l, words);
	LOAD_GROW_AT(l, kind_by, nwords);
	LOAD_GROW_AT(l, noun_by, nwords);
	l->kind_by[l->nwords] = l->noun_by[l->nwords] = NULL;
	l->words[l->nwords] = (struct word){arena_strdup(l->arena, text), LEX_NONE, LEX_NONE, LEX_NONE, 0, 0};
	l->buckets[s] = (uint32_t)++l->nwords;
	return &l->words[l->nwords - 1];
}

int load_find(const char *const *names, size_t n, size_t stride, struct slice name)
{
	for (size_t i = 0; i < n; i++) {
		const char *s = *(const char *const *)((const char *)names + i * stride);

		if (slice_eqs(name, s))
			return (int)i;
	}
	return LEX_NONE;
}

struct slice load_piece(struct slice *s, char sep)
{
	const char *p = memchr(s->p, sep, s->n);
	struct slice piece = {s->p, p ? (size_t)(p - s->p) : s->n};

	s->p += piece.n + (p ? 1 : 0);
	s->n -= piece.n + (p ? 1 : 0);
	return slice_trim(piece);
}

enum kpi_status load_families(struct load *l, const struct conf_node *g, family_set *out)
{
	const char *of = "";
	enum kpi_status s = conf_get_str(g, "of", &of, l->err);
	struct slice rest = slice_str(of);

	*out = 0;
	while (s == KPI_OK && rest.n) {
		struct slice name = load_piece(&rest, ' ');
		int f = LOAD_FIND(l, families, name);

		if (name.n == 0)
			continue;
		if (f == LEX_NONE) {
			if (l->nfamilies == LOAD_FAMILIES_MAX)
				return conf_err(g, l->err, "more than %d families", LOAD_FAMILIES_MAX);
			LOAD_GROW(l, families);
			l->families[l->nfamilies] = arena_strndup(l->arena, name.p, name.n);
			f = (int)l->nfamilies++;
		}
		*out |= UINT32_C(1) << f;
	}
	return s;
}

/* Give a word its kind or noun. One that an included file gave gives way; two of one file contradict each other. */
static bool take(int16_t *slot, const char **by, int value, const char *file)
{
	if (value == LEX_NONE)
		return true;
	if (*slot != LEX_NONE && *slot != value && *by == file)
		return false;
	*slot = (int16_t)value;
	*by = file;
	return true;
}

static void note_listing(struct load *l, const struct conf_node *n, const struct word *w,
			 const struct features *f)
{
	uint64_t bits = f->slot == SLOT_CUE ? f->cues : f->verbs;
	int index = f->slot == SLOT_KIND	       ? f->kind
		    : f->slot == SLOT_TOPIC	       ? f->topic
		    : f->slot == SLOT_NOUN	       ? f->noun
		    : bits && f->slot != SLOT_COMPOUND ? __builtin_ctzll(bits)
						       : 0;

	LOAD_GROW(l, listings);
	l->listings[l->nlistings++] =
		(struct catalog_listing){w->text, load_place(l, n), f->slot, index, (uint32_t)(w - l->words)};
}

static enum kpi_status add_word(struct load *l, const struct conf_node *n, const char *text,
				const struct features *f)
{
	struct word *w;
	size_t i;

	if (!*text)
		return conf_err(n, l->err, "an empty word");
	if (l->nwords == LOAD_WORDS_MAX)
		return conf_err(n, l->err, "more than %d words", LOAD_WORDS_MAX);
	w = load_word(l, text);
	i = (size_t)(w - l->words);
	if (!take(&w->kind, &l->kind_by[i], f->kind, l->file) ||
	    !take(&w->noun, &l->noun_by[i], f->noun, l->file))
		return conf_err(n, l->err, "%s is listed under two kinds or nouns", text);
	w->topic = f->topic != LEX_NONE ? (int16_t)f->topic : w->topic;
	w->verbs |= f->verbs;
	w->cues |= f->cues;
	note_listing(l, n, w, f);
	return KPI_OK;
}

enum kpi_status load_words(struct load *l, const struct conf_node *g, const char *key,
			   const struct features *f)
{
	const struct conf_node *list = conf_get(g, key);
	enum kpi_status s = list ? load_expect_items(list, 0, l->err) : KPI_OK;

	for (size_t i = 0; list && s == KPI_OK && i < conf_len(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		const char *text;

		s = conf_str(n, &text, l->err);
		if (s == KPI_OK)
			s = add_word(l, n, text, f);
	}
	return s;
}

enum kpi_status load_name(struct load *l, const struct conf_node *g, const char *const *keys,
			  const char **name)
{
	enum kpi_status s = conf_check_keys(g, keys, l->err);
	const struct conf_node *n;

	if (s == KPI_OK)
		s = conf_need(g, "name", &n, l->err);
	if (s == KPI_OK)
		s = conf_str(n, name, l->err);
	if (s == KPI_OK && (!**name || strpbrk(*name, "|:*!- \t")))
		return conf_err(n, l->err,
				"\"%s\" is no name: it is empty or holds a blank or one of | : * ! -", *name);
	if (s == KPI_OK)
		*name = arena_strdup(l->arena, *name);
	return s;
}
