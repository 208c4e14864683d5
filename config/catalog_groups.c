/* SPDX-License-Identifier: BSD-2-Clause */
/* The loader of the catalogue: verbs, kinds, nouns, cues and compounds. */
#include <string.h>

#include "config/catalog_load.h"

static const struct features no_features = {SLOT_COMPOUND, LEX_NONE, LEX_NONE, LEX_NONE, 0, 0};

/* A name that stands already: an included file's is gone on with, one of the same file is a slip. */
static enum kpi_status check_again(struct load *l, const struct conf_node *g, const char *what,
				   const char *name, struct catalog_place at)
{
	if (at.file != l->file)
		return KPI_OK;
	return conf_err(conf_get(g, "name"), l->err, "the %s %s stands in line %u already", what, name,
			at.line);
}

/* Where a name stands, and whether a meaning has to be of it. Of one that is gone on with that was told before. */
static enum kpi_status name_place(struct load *l, const struct conf_node *g, bool again,
				  struct catalog_place *at)
{
	bool counted = !again;
	enum kpi_status s = conf_get_bool(g, "counted", &counted, l->err);

	*at = load_place(l, g);
	at->uncounted = !counted;
	return s;
}

enum kpi_status load_verb(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"name", "of", "counted", "words", NULL};
	struct features f = no_features;
	struct verb v = {0};
	enum kpi_status s = load_name(l, g, keys, &v.name);
	bool again;
	int i;

	if (s == KPI_OK)
		s = load_families(l, g, &v.families);
	if (s != KPI_OK)
		return s;
	i = LOAD_FIND(l, verbs, slice_str(v.name));
	again = i != LEX_NONE;
	if (again) {
		s = check_again(l, g, "verb", v.name, l->verbs_at[i]);
		l->verbs[i].families |= v.families;
	} else {
		if (l->nverbs == LEX_VERBS_MAX)
			return conf_err(g, l->err, "more than %d verbs", LEX_VERBS_MAX);
		LOAD_GROW(l, verbs);
		LOAD_GROW_AT(l, verbs_at, nverbs);
		i = (int)l->nverbs++;
		l->verbs[i] = v;
	}
	if (s != KPI_OK)
		return s;
	s = name_place(l, g, again, &l->verbs_at[i]);
	if (s != KPI_OK)
		return s;
	f.slot = SLOT_VERB;
	f.verbs = UINT64_C(1) << i;
	return load_words(l, g, "words", &f);
}

static enum kpi_status default_verb(struct load *l, const struct conf_node *g, int16_t *out)
{
	const char *verb = NULL;
	enum kpi_status s = conf_get_str(g, "default", &verb, l->err);

	if (s != KPI_OK || !verb)
		return s;
	*out = (int16_t)LOAD_FIND(l, verbs, slice_str(verb));
	if (*out == LEX_NONE)
		return conf_err(conf_get(g, "default"), l->err, "unknown verb %s", verb);
	return KPI_OK;
}

enum kpi_status load_kind(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"name", "of", "default", "counted", "words", "topics", NULL};
	struct features f = no_features, topic = no_features;
	struct kind k = {NULL, 0, LEX_NONE};
	enum kpi_status s = load_name(l, g, keys, &k.name);
	bool again;
	int i;

	if (s == KPI_OK)
		s = load_families(l, g, &k.families);
	if (s == KPI_OK)
		s = default_verb(l, g, &k.default_verb);
	if (s != KPI_OK)
		return s;
	i = LOAD_FIND(l, kinds, slice_str(k.name));
	again = i != LEX_NONE;
	if (again) {
		s = check_again(l, g, "kind", k.name, l->kinds_at[i]);
		l->kinds[i].families |= k.families;
		if (k.default_verb != LEX_NONE)
			l->kinds[i].default_verb = k.default_verb;
	} else {
		if (l->nkinds == LEX_KINDS_MAX)
			return conf_err(g, l->err, "more than %d kinds", LEX_KINDS_MAX);
		LOAD_GROW(l, kinds);
		LOAD_GROW_AT(l, kinds_at, nkinds);
		i = (int)l->nkinds++;
		l->kinds[i] = k;
	}
	if (s != KPI_OK)
		return s;
	s = name_place(l, g, again, &l->kinds_at[i]);
	if (s != KPI_OK)
		return s;
	f.slot = SLOT_KIND;
	topic.slot = SLOT_TOPIC;
	f.kind = topic.topic = i;
	s = load_words(l, g, "words", &f);
	return s == KPI_OK ? load_words(l, g, "topics", &topic) : s;
}

enum kpi_status load_noun(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"name", "of", "counted", "words", NULL};
	struct features f = no_features;
	struct noun n = {0};
	enum kpi_status s = load_name(l, g, keys, &n.name);
	bool again;
	int i;

	if (s == KPI_OK)
		s = load_families(l, g, &n.families);
	if (s != KPI_OK)
		return s;
	i = LOAD_FIND(l, nouns, slice_str(n.name));
	again = i != LEX_NONE;
	if (again) {
		s = check_again(l, g, "noun", n.name, l->nouns_at[i]);
		l->nouns[i].families |= n.families;
	} else {
		if (l->nnouns == LEX_NOUNS_MAX)
			return conf_err(g, l->err, "more than %d nouns", LEX_NOUNS_MAX);
		LOAD_GROW(l, nouns);
		LOAD_GROW_AT(l, nouns_at, nnouns);
		i = (int)l->nnouns++;
		l->nouns[i] = n;
	}
	if (s != KPI_OK)
		return s;
	s = name_place(l, g, again, &l->nouns_at[i]);
	if (s != KPI_OK)
		return s;
	f.slot = SLOT_NOUN;
	f.noun = i;
	return load_words(l, g, "words", &f);
}

enum kpi_status load_cue(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"name", "words", NULL};
	struct features f = no_features;
	const char *name;
	enum kpi_status s = load_name(l, g, keys, &name);

	if (s != KPI_OK)
		return s;
	f.slot = SLOT_CUE;
	for (int i = 0; i < CUE_COUNT; i++) {
		if (strcmp(cue_name((enum cue)i), name) == 0)
			f.cues = CUE_BIT(i);
	}
	if (!f.cues)
		return conf_err(g, l->err, "unknown cue %s", name);
	return load_words(l, g, "words", &f);
}

enum kpi_status load_compound(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"words", "kind", "verb", "noun", NULL};
	const char *kind = NULL, *verb = NULL, *noun = NULL;
	struct features f = no_features;
	enum kpi_status s = conf_check_keys(g, keys, l->err);

	if (s == KPI_OK)
		s = conf_get_str(g, "kind", &kind, l->err);
	if (s == KPI_OK)
		s = conf_get_str(g, "verb", &verb, l->err);
	if (s == KPI_OK)
		s = conf_get_str(g, "noun", &noun, l->err);
	if (s != KPI_OK)
		return s;
	if (kind && (f.kind = LOAD_FIND(l, kinds, slice_str(kind))) == LEX_NONE)
		return conf_err(g, l->err, "unknown kind %s", kind);
	if (noun && (f.noun = LOAD_FIND(l, nouns, slice_str(noun))) == LEX_NONE)
		return conf_err(g, l->err, "unknown noun %s", noun);
	if (verb) {
		int v = LOAD_FIND(l, verbs, slice_str(verb));

		if (v == LEX_NONE)
			return conf_err(g, l->err, "unknown verb %s", verb);
		f.verbs = UINT64_C(1) << v;
	}
	return load_words(l, g, "words", &f);
}
