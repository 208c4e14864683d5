/* SPDX-License-Identifier: BSD-2-Clause */
/* The loader of the catalogue: names of units, and the words that stand for them. */
#include <string.h>

#include "config/catalog_load.h"

int load_unit_name(struct load *l, const char *name)
{
	int u = LOAD_FIND(l, units, slice_str(name));

	if (u != LEX_NONE || l->nunits == LOAD_UNITS_MAX)
		return u;
	LOAD_GROW(l, units);
	l->units[l->nunits] = arena_strdup(l->arena, name);
	return (int)l->nunits++;
}

enum kpi_status load_units_list(struct load *l, const struct conf_node *list, uint32_t *bits, int *first)
{
	enum kpi_status s = list ? load_expect_items(list, first ? 1 : 0, l->err) : KPI_OK;

	*bits = 0;
	if (s != KPI_OK)
		return s;
	for (size_t i = 0; list && i < conf_len(list); i++) {
		const char *name;
		int u;

		s = conf_str(conf_at(list, i), &name, l->err);
		if (s != KPI_OK)
			return s;
		u = load_unit_name(l, name);
		if (u == LEX_NONE)
			return conf_err(conf_at(list, i), l->err, "more than %d units", LOAD_UNITS_MAX);
		*bits |= UINT32_C(1) << u;
		if (i == 0 && first)
			*first = u;
	}
	return KPI_OK;
}

static void push(struct load *l, struct unit_word u, struct catalog_place at)
{
	LOAD_GROW(l, unit_words);
	LOAD_GROW_AT(l, unit_words_at, nunit_words);
	l->unit_words_at[l->nunit_words] = at;
	l->unit_words[l->nunit_words++] = u;
}

enum kpi_status load_unit_word(struct load *l, const struct conf_node *g)
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
	    (s = load_expect_items(words, 1, l->err)) != KPI_OK ||
	    (s = load_units_list(l, means, &u.means, &first)) != KPI_OK ||
	    (s = conf_get_int(g, "power", -9, 9, &power, l->err)) != KPI_OK ||
	    (s = conf_get_str(g, "currency", &currency, l->err)) != KPI_OK)
		return s;
	u.first = (int16_t)first;
	u.power = (int8_t)power;
	u.money = currency != NULL;
	u.local = currency && strcmp(currency, "local") == 0;
	if (u.money && load_unit_name(l, "cny") != LEX_NONE)
		u.means |= UINT32_C(1) << load_unit_name(l, "cny");
	for (size_t i = 0; i < conf_len(words); i++) {
		s = conf_str(conf_at(words, i), &u.text, l->err);
		if (s != KPI_OK)
			return s;
		if (!*u.text)
			return conf_err(conf_at(words, i), l->err, "an empty word");
		u.text = arena_strdup(l->arena, u.text);
		push(l, u, load_place(l, conf_at(words, i)));
	}
	return KPI_OK;
}

/* The unit words of another lexicon; its unit names are found again or added. */
enum kpi_status load_known_unit_words(struct load *l, const struct lexicon *known)
{
	for (size_t i = 0; i < known->nunit_words; i++) {
		struct unit_word u = known->unit_words[i];
		uint32_t bits = u.means;

		u.means = 0;
		u.first = (int16_t)load_unit_name(l, known->units[u.first]);
		for (; bits; bits &= bits - 1) {
			int unit = load_unit_name(l, known->units[__builtin_ctz(bits)]);

			if (unit == LEX_NONE)
				return err_set(l->err, KPI_ECONFIG, NULL, 0, "more than %d units",
					       LOAD_UNITS_MAX);
			u.means |= UINT32_C(1) << unit;
		}
		push(l, u, (struct catalog_place){NULL, 0, false});
	}
	return KPI_OK;
}
