/* SPDX-License-Identifier: BSD-2-Clause */
/* The loader of config/english.conf. */
#include "config/english_conf.h"

#include <stdlib.h>
#include <string.h>

#include "config/conf.h"

/* What a list of words adds to each of them. */
struct features {
	int kind, noun, topic, place, body, money, weight;
	bool generic;
	uint64_t aspects, verbs, cues;
};

#define FEATURES_NONE                                                                                        \
	{                                                                                                    \
		EN_NONE, EN_NONE, EN_NONE, EN_NONE, EN_NONE, EN_NONE, EN_NONE, false, 0, 0, 0                \
	}

static bool set_index(int16_t *slot, int value)
{
	if (value == EN_NONE)
		return true;
	if (*slot != EN_NONE && *slot != value)
		return false;
	*slot = (int16_t)value;
	return true;
}

static enum kpi_status add_word(struct english_conf *c, const struct conf_node *n, const char *text,
				const struct features *f, struct err *err)
{
	struct en_word *w;

	if (!*text || strlen(text) >= EN_PHRASE_BYTES)
		return conf_err(n, err, "a word is empty or longer than %d bytes", EN_PHRASE_BYTES - 1);
	c->words = mem_grow(c->words, c->lex.nwords, &c->cap_words, sizeof(*c->words));
	w = &c->words[c->lex.nwords++];
	*w = (struct en_word){arena_strdup(&c->arena, text),
			      EN_NONE,
			      EN_NONE,
			      EN_NONE,
			      EN_NONE,
			      EN_NONE,
			      EN_NONE,
			      EN_NONE,
			      f->generic,
			      f->aspects,
			      f->verbs,
			      f->cues};
	w->kind = (int16_t)f->kind;
	w->noun = (int16_t)f->noun;
	w->topic = (int16_t)f->topic;
	w->place = (int16_t)f->place;
	w->body = (int16_t)f->body;
	w->money = (int16_t)f->money;
	w->weight = (int16_t)f->weight;
	return KPI_OK;
}

static enum kpi_status add_words(struct english_conf *c, const struct conf_node *g, const char *key,
				 const struct features *f, struct err *err)
{
	const struct conf_node *list = conf_get(g, key);
	enum kpi_status s = KPI_OK;

	for (size_t i = 0; list && s == KPI_OK && i < conf_len(list); i++) {
		const char *text;

		s = conf_str(conf_at(list, i), &text, err);
		if (s == KPI_OK)
			s = add_word(c, conf_at(list, i), text, f, err);
	}
	return s;
}

static enum kpi_status read_name(struct english_conf *c, const struct conf_node *g, const char *const *keys,
				 const char **name, struct err *err)
{
	enum kpi_status s = conf_check_keys(g, keys, err);
	const struct conf_node *n;

	if (s == KPI_OK)
		s = conf_need(g, "name", &n, err);
	if (s == KPI_OK)
		s = conf_str(n, name, err);
	if (s == KPI_OK)
		*name = arena_strdup(&c->arena, *name);
	return s;
}

static enum kpi_status read_aspect(struct english_conf *c, const struct conf_node *g, struct err *err)
{
	static const char *const keys[] = {"name", "unit", "words", "verbs", NULL};
	struct features f = FEATURES_NONE;
	struct en_aspect *a = &c->aspects[c->lex.naspects];
	const char *unit = "case";
	enum kpi_status s;

	if (c->lex.naspects == EN_ASPECTS_MAX)
		return conf_err(g, err, "more than %d aspects", EN_ASPECTS_MAX);
	s = read_name(c, g, keys, &a->name, err);
	if (s == KPI_OK)
		s = conf_get_str(g, "unit", &unit, err);
	a->unit = arena_strdup(&c->arena, unit);
	f.aspects = UINT64_C(1) << c->lex.naspects++;
	if (s == KPI_OK)
		s = add_words(c, g, "words", &f, err);
	f.verbs = f.aspects;
	return s == KPI_OK ? add_words(c, g, "verbs", &f, err) : s;
}

/* An element of "means": aspect=indicator, or of "carries": aspect. */
static enum kpi_status read_aspect_of(struct english_conf *c, const struct conf_node *n, struct en_kind *k,
				      bool means, struct err *err)
{
	const char *text, *sep;
	char name[EN_PHRASE_BYTES];
	enum kpi_status s = conf_str(n, &text, err);
	size_t len;
	int a;

	if (s != KPI_OK)
		return s;
	sep = strchr(text, '=');
	len = sep ? (size_t)(sep - text) : strlen(text);
	if (means != (sep != NULL) || len >= sizeof(name))
		return conf_err(n, err, means ? "%s: aspect=indicator is wanted" : "%s: no aspect", text);
	memcpy(name, text, len);
	name[len] = '\0';
	a = lexicon_en_aspect(&c->lex, name);
	if (a == EN_NONE)
		return conf_err(n, err, "unknown aspect %s", name);
	if (means)
		k->means[a] = arena_strdup(&c->arena, sep + 1);
	else
		k->carries |= UINT64_C(1) << a;
	return KPI_OK;
}

static enum kpi_status read_kind(struct english_conf *c, const struct conf_node *g, struct err *err)
{
	static const char *const keys[] = {"name",    "words", "nouns",	  "topics",
					   "generic", "means", "carries", NULL};
	struct features word = FEATURES_NONE, noun = FEATURES_NONE, topic = FEATURES_NONE,
			generic = FEATURES_NONE;
	struct en_kind *k = &c->kinds[c->lex.nkinds];
	enum kpi_status s;

	if (c->lex.nkinds == EN_KINDS_MAX)
		return conf_err(g, err, "more than %d kinds", EN_KINDS_MAX);
	s = read_name(c, g, keys, &k->name, err);
	word.kind = noun.noun = topic.topic = generic.kind = (int)c->lex.nkinds++;
	generic.generic = true;
	for (int which = 0; which < 2; which++) {
		const struct conf_node *list = conf_get(g, which ? "carries" : "means");

		for (size_t i = 0; s == KPI_OK && list && i < conf_len(list); i++)
			s = read_aspect_of(c, conf_at(list, i), k, which == 0, err);
	}
	if (s == KPI_OK)
		s = add_words(c, g, "words", &word, err);
	if (s == KPI_OK)
		s = add_words(c, g, "nouns", &noun, err);
	if (s == KPI_OK)
		s = add_words(c, g, "topics", &topic, err);
	return s == KPI_OK ? add_words(c, g, "generic", &generic, err) : s;
}

static enum kpi_status read_cue(struct english_conf *c, const struct conf_node *g, struct err *err)
{
	static const char *const keys[] = {"name", "words", NULL};
	struct features f = FEATURES_NONE;
	const char *name;
	enum kpi_status s = read_name(c, g, keys, &name, err);

	for (int i = 0; s == KPI_OK && i < EN_CUE_COUNT; i++) {
		if (strcmp(en_cue_name((enum en_cue)i), name) == 0)
			f.cues = EN_BIT(i);
	}
	if (s == KPI_OK && !f.cues)
		return conf_err(g, err, "unknown cue %s", name);
	return s == KPI_OK ? add_words(c, g, "words", &f, err) : s;
}

static enum kpi_status read_unit(struct english_conf *c, const struct conf_node *g, struct err *err)
{
	static const char *const keys[] = {"name", "power", "words", NULL};
	struct features f = FEATURES_NONE;
	const char *name;
	int64_t power = 0;
	enum kpi_status s = read_name(c, g, keys, &name, err);

	if (s == KPI_OK && strcmp(name, "gram") != 0)
		return conf_err(g, err, "the only unit is gram");
	if (s == KPI_OK)
		s = conf_get_int(g, "power", 0, 9, &power, err);
	f.weight = (int)power;
	return s == KPI_OK ? add_words(c, g, "words", &f, err) : s;
}

static int find_currency(const struct english_conf *c, const char *name)
{
	for (size_t i = 0; i < c->lex.ncurrencies; i++) {
		if (strcmp(c->currencies[i], name) == 0)
			return (int)i;
	}
	return EN_NONE;
}

static enum kpi_status read_currency(struct english_conf *c, const struct conf_node *g, struct err *err)
{
	static const char *const keys[] = {"name", "words", NULL};
	struct features f = FEATURES_NONE;
	const char *name;
	enum kpi_status s = read_name(c, g, keys, &name, err);

	if (s != KPI_OK)
		return s;
	c->currencies =
		mem_grow(c->currencies, c->lex.ncurrencies, &c->cap_currencies, sizeof(*c->currencies));
	f.money = (int)c->lex.ncurrencies;
	c->currencies[c->lex.ncurrencies++] = name;
	return add_words(c, g, "words", &f, err);
}

static enum kpi_status read_place(struct english_conf *c, const struct conf_node *g, struct err *err)
{
	static const char *const keys[] = {"name", "money", "nation", "financial", "words", "bodies", NULL};
	struct features word = FEATURES_NONE, body = FEATURES_NONE;
	struct en_place p = {NULL, EN_NONE, EN_NONE, 4};
	const char *money = NULL, *nation = NULL;
	int64_t month = 4;
	enum kpi_status s = read_name(c, g, keys, &p.name, err);

	if (s == KPI_OK)
		s = conf_get_str(g, "money", &money, err);
	if (s == KPI_OK)
		s = conf_get_str(g, "nation", &nation, err);
	if (s == KPI_OK)
		s = conf_get_int(g, "financial", 1, 12, &month, err);
	if (s != KPI_OK)
		return s;
	if (money && (p.money = (int16_t)find_currency(c, money)) == EN_NONE)
		return conf_err(g, err, "unknown currency %s", money);
	for (size_t i = 0; nation && i < c->lex.nplaces; i++) {
		if (strcmp(c->places[i].name, nation) == 0)
			p.nation = (int16_t)i;
	}
	if (nation && p.nation == EN_NONE)
		return conf_err(g, err, "%s: no place of this name stands before", nation);
	p.financial = (int16_t)month;
	c->places = mem_grow(c->places, c->lex.nplaces, &c->cap_places, sizeof(*c->places));
	word.place = body.body = (int)c->lex.nplaces;
	c->places[c->lex.nplaces++] = p;
	s = add_words(c, g, "words", &word, err);
	return s == KPI_OK ? add_words(c, g, "bodies", &body, err) : s;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(((const struct en_word *)a)->text, ((const struct en_word *)b)->text);
}

/* Entries of one text add their features up. */
static enum kpi_status merge(struct english_conf *c, const struct conf_node *root, struct err *err)
{
	size_t n = 0;

	qsort(c->words, c->lex.nwords, sizeof(*c->words), by_text);
	for (size_t i = 0; i < c->lex.nwords; i++) {
		struct en_word *to = n ? &c->words[n - 1] : NULL;
		const struct en_word *from = &c->words[i];

		if (!to || strcmp(to->text, from->text) != 0) {
			c->words[n++] = *from;
			continue;
		}
		if (!set_index(&to->kind, from->kind) || !set_index(&to->noun, from->noun) ||
		    !set_index(&to->topic, from->topic) || !set_index(&to->place, from->place) ||
		    !set_index(&to->body, from->body) || !set_index(&to->money, from->money) ||
		    !set_index(&to->weight, from->weight))
			return conf_err(root, err, "\"%s\" is listed under two of the same sort", to->text);
		to->generic |= from->generic;
		to->aspects |= from->aspects;
		to->verbs |= from->verbs;
		to->cues |= from->cues;
	}
	c->lex.nwords = n;
	return KPI_OK;
}

static enum kpi_status read_all(struct english_conf *c, const struct conf_node *root, struct err *err)
{
	static const struct {
		const char *name;
		enum kpi_status (*read)(struct english_conf *, const struct conf_node *, struct err *);
	} sections[] = {{"aspects", read_aspect}, {"kinds", read_kind},		 {"cues", read_cue},
			{"units", read_unit},	  {"currencies", read_currency}, {"places", read_place}};
	static const char *const keys[] = {"aspects", "kinds", "cues", "units", "currencies", "places", NULL};
	enum kpi_status s = conf_check_keys(root, keys, err);

	for (size_t i = 0; s == KPI_OK && i < sizeof(sections) / sizeof(*sections); i++) {
		const struct conf_node *list;

		s = conf_need(root, sections[i].name, &list, err);
		if (s == KPI_OK)
			s = conf_expect(list, CONF_LIST, err);
		for (size_t j = 0; s == KPI_OK && j < conf_len(list); j++)
			s = sections[i].read(c, conf_at(list, j), err);
	}
	return s == KPI_OK ? merge(c, root, err) : s;
}

enum kpi_status english_conf_load(const char *path, struct english_conf *out, struct err *err)
{
	struct conf *conf;
	enum kpi_status s = conf_open(path, &conf, err);

	*out = (struct english_conf){0};
	if (s != KPI_OK)
		return s;
	out->aspects = mem_zalloc(EN_ASPECTS_MAX * sizeof(*out->aspects));
	out->kinds = mem_zalloc(EN_KINDS_MAX * sizeof(*out->kinds));
	out->lex.aspects = out->aspects;
	s = read_all(out, conf_root(conf), err);
	conf_close(conf);
	out->lex.words = out->words;
	out->lex.kinds = out->kinds;
	out->lex.places = out->places;
	out->lex.currencies = out->currencies;
	if (s != KPI_OK)
		english_conf_release(out);
	return s;
}

void english_conf_release(struct english_conf *c)
{
	free(c->words);
	free(c->aspects);
	free(c->kinds);
	free(c->places);
	free(c->currencies);
	arena_release(&c->arena);
	*c = (struct english_conf){0};
}
