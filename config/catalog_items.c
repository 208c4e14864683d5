/* SPDX-License-Identifier: BSD-2-Clause */
/* The loader of the catalogue: indicators and the combinations of words that mean them. */
#include <string.h>

#include "config/catalog_load.h"

enum part { PART_KIND, PART_VERB, PART_NOUN };

/* One of the three parts of a meaning: names parted by '|' into bits; an empty name, "none" and "-" are the none bit. */
static enum kpi_status read_set(struct load *l, const struct conf_node *n, struct slice part, enum part which,
				struct noun_set *out)
{
	static const char *const what[] = {"kind", "verb", "noun"};

	*out = (struct noun_set){{0, 0}};
	do {
		struct slice name = load_piece(&part, '|');
		int bit = which == PART_NOUN ? 127 : LEX_SET_NONE_BIT;

		if (name.n && !slice_eqs(name, "none") && !slice_eqs(name, "-")) {
			bit = which == PART_KIND   ? LOAD_FIND(l, kinds, name)
			      : which == PART_VERB ? LOAD_FIND(l, verbs, name)
						   : LOAD_FIND(l, nouns, name);
			if (bit == LEX_NONE)
				return conf_err(n, l->err, "unknown %s %.*s", what[which], (int)name.n,
						name.p);
		}
		out->bits[bit >> 6] |= UINT64_C(1) << (bit & 63);
	} while (part.n);
	return KPI_OK;
}

/* `*` and `!NAME|NAME`: any but these, or none. */
static enum kpi_status read_bits(struct load *l, const struct conf_node *n, struct slice part,
				 enum part which, uint64_t *out)
{
	struct noun_set set = {{0, 0}};
	enum kpi_status s;
	bool but = part.n && part.p[0] == '!';

	*out = UINT64_MAX;
	if (slice_eqs(part, "*"))
		return KPI_OK;
	s = read_set(l, n, but ? (struct slice){part.p + 1, part.n - 1} : part, which, &set);
	*out = but ? ~set.bits[0] : set.bits[0];
	return s;
}

static enum kpi_status read_parts(struct load *l, const struct conf_node *n, const char *text,
				  struct meaning *m)
{
	struct slice rest = slice_str(text);
	struct slice kind = load_piece(&rest, ':'), verb = load_piece(&rest, ':'), noun = slice_trim(rest);
	enum kpi_status s = KPI_OK;

	m->kinds = 0;
	if (kind.n)
		s = read_bits(l, n, kind, PART_KIND, &m->kinds);
	if (s == KPI_OK)
		s = read_bits(l, n, verb, PART_VERB, &m->verbs);
	if (s == KPI_OK)
		s = read_set(l, n, noun, PART_NOUN, &m->nouns);
	/* a trailing '|' allows that there is no noun */
	if (noun.n && noun.p[noun.n - 1] == '|')
		m->nouns.bits[1] |= UINT64_C(1) << 63;
	return s;
}

static enum kpi_status read_meaning(struct load *l, const struct conf_node *n, int indicator)
{
	const char *text;
	enum kpi_status s = conf_str(n, &text, l->err);
	struct meaning m = {0, 0, {{0, 0}}, (int16_t)indicator};
	int colons = 0;

	if (s != KPI_OK)
		return s;
	for (const char *p = text; *p; p++)
		colons += *p == ':';
	if (colons != 2)
		return conf_err(n, l->err, "\"%s\" is not KIND : VERB : NOUN", text);
	s = read_parts(l, n, text, &m);
	if (s != KPI_OK)
		return s;
	LOAD_GROW(l, meanings);
	LOAD_GROW_AT(l, meanings_at, nmeanings);
	l->meanings_at[l->nmeanings] = load_place(l, n);
	l->meanings[l->nmeanings++] = m;
	return KPI_OK;
}

/* A string of the group; it may be left out only where *out has one already. */
static enum kpi_status need_str(struct load *l, const struct conf_node *g, const char *key, const char **out)
{
	const struct conf_node *n = NULL;
	enum kpi_status s;

	if (*out && !conf_get(g, key))
		return KPI_OK;
	s = conf_need(g, key, &n, l->err);
	if (s == KPI_OK)
		s = conf_str(n, out, l->err);
	if (s == KPI_OK)
		*out = arena_strdup(l->arena, *out);
	return s;
}

static enum kpi_status read_good(struct load *l, const struct conf_node *g, bool known, enum good *out)
{
	static const char *const names[] = {"none", "up", "down"}; /* as enum good */
	const char *good = known ? names[*out] : NULL;
	enum kpi_status s = need_str(l, g, "good", &good);

	if (s != KPI_OK)
		return s;
	for (int i = 0; i < 3; i++) {
		if (strcmp(good, names[i]) == 0) {
			*out = (enum good)i;
			return KPI_OK;
		}
	}
	return conf_err(conf_get(g, "good"), l->err, "good is \"up\", \"down\" or \"none\", not \"%s\"",
			good);
}

/* The indicator of this id: that of an included file, which is gone on with, or a new one. */
static enum kpi_status find_item(struct load *l, const struct conf_node *g, const char *id, size_t *at)
{
	for (*at = 0; *at < l->nitems; (*at)++) {
		if (strcmp(l->items[*at].id, id) != 0)
			continue;
		if (l->items_at[*at].file == l->file)
			return conf_err(g, l->err, "%s stands twice", id);
		return KPI_OK;
	}
	LOAD_GROW(l, items);
	LOAD_GROW_AT(l, also, nitems);
	LOAD_GROW_AT(l, unit_of, nitems);
	LOAD_GROW_AT(l, items_at, nitems);
	l->also[*at] = 0;
	l->unit_of[*at] = LEX_NONE;
	l->items[*at] = (struct indicator){.id = id};
	return KPI_OK;
}

enum kpi_status load_indicator(struct load *l, const struct conf_node *g)
{
	static const char *const keys[] = {"id", "improvement", "unit", "good", "zh",
					   "en", "means",	"also", NULL};
	struct indicator it = {0};
	const struct conf_node *means = NULL;
	uint32_t also = 0;
	enum kpi_status s = conf_check_keys(g, keys, l->err);
	size_t at = 0;
	int u;

	if (s != KPI_OK || (s = need_str(l, g, "id", &it.id)) != KPI_OK ||
	    (s = find_item(l, g, it.id, &at)) != KPI_OK)
		return s;
	it = l->items[at];
	if ((s = need_str(l, g, "improvement", &it.improvement)) != KPI_OK ||
	    (s = need_str(l, g, "unit", &it.unit)) != KPI_OK ||
	    (s = read_good(l, g, at < l->nitems, &it.good)) != KPI_OK ||
	    (s = need_str(l, g, "zh", &it.zh)) != KPI_OK || (s = need_str(l, g, "en", &it.en)) != KPI_OK ||
	    (s = conf_need(g, "means", &means, l->err)) != KPI_OK ||
	    (s = load_expect_items(means, 1, l->err)) != KPI_OK ||
	    (s = load_units_list(l, conf_get(g, "also"), &also, NULL)) != KPI_OK)
		return s;
	u = load_unit_name(l, it.unit);
	if (u == LEX_NONE)
		return conf_err(g, l->err, "more than %d units", LOAD_UNITS_MAX);
	l->items[at] = it;
	l->items_at[at] = load_place(l, g);
	l->also[at] |= also;
	l->unit_of[at] = (int16_t)u;
	if (at == l->nitems)
		l->nitems++;
	for (size_t i = 0; i < conf_len(means) && s == KPI_OK; i++)
		s = read_meaning(l, conf_at(means, i), (int)at);
	return s;
}
