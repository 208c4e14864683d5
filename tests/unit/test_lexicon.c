/* SPDX-License-Identifier: BSD-2-Clause */
/* The built-in lexicon: words, meanings, units. */
#include "unit.h"

#include "extract/lexicon.h"

static struct lexicon lex(void)
{
	struct lexicon l;

	lexicon_builtin(&l);
	return l;
}

/* The indicator of a kind, a verb and a noun by name (NULL: none), with a unit (NULL: none). */
static const char *meaning(const struct lexicon *l, const char *kind, const char *verb, const char *noun,
			   const char *unit)
{
	struct phrase p = {kind ? lexicon_kind(l, kind) : LEX_NONE, LEX_NONE,
			   verb ? lexicon_verb(l, verb) : LEX_NONE, noun ? lexicon_noun(l, noun) : LEX_NONE};
	int id;

	ck_assert(!kind || p.kind != LEX_NONE);
	ck_assert(!verb || p.verb != LEX_NONE);
	ck_assert(!noun || p.noun != LEX_NONE);
	id = lexicon_meaning(l, &p, unit ? UINT32_C(1) << lexicon_unit_name(l, unit) : 0, false);
	return id == LEX_NONE ? "" : l->catalog.items[id].id;
}

START_TEST(kinds_verbs_and_nouns_combine_to_indicators)
{
	struct lexicon l = lex();

	ck_assert_str_eq(meaning(&l, "criminal", "occur", NULL, "case"), "crime.criminal.filed");
	ck_assert_str_eq(meaning(&l, "criminal", "solve", NULL, "case"), "crime.criminal.solved");
	ck_assert_str_eq(meaning(&l, "fire", "die", NULL, "person"), "fire.deaths");
	ck_assert_str_eq(meaning(&l, "traffic", "die", NULL, "person"), "traffic.deaths");
	ck_assert_str_eq(meaning(&l, "traffic", NULL, "loss", "cny"), "traffic.property_loss");
	lexicon_release(&l);
}
END_TEST

START_TEST(a_unit_that_does_not_fit_or_a_kind_without_an_indicator_means_nothing)
{
	struct lexicon l = lex();

	ck_assert_str_eq(meaning(&l, "fire", "die", NULL, "cny"), "");
	ck_assert_str_eq(meaning(&l, "fire_part", "occur", NULL, "case"), "");
	ck_assert_str_eq(meaning(&l, "anycase", "occur", NULL, "case"), "");
	lexicon_release(&l);
}
END_TEST

START_TEST(an_inherited_kind_counts_where_none_is_named)
{
	struct lexicon l = lex();
	struct phrase p = {LEX_NONE, lexicon_kind(&l, "fire"), lexicon_verb(&l, "die"), LEX_NONE};
	int id = lexicon_meaning(&l, &p, 0, false);

	ck_assert_int_ne(id, LEX_NONE);
	ck_assert_str_eq(l.catalog.items[id].id, "fire.deaths");
	p.kind = lexicon_kind(&l, "traffic");
	id = lexicon_meaning(&l, &p, 0, false);
	ck_assert_str_eq(l.catalog.items[id].id, "traffic.deaths");
	ck_assert(lexicon_carries(&l, lexicon_kind(&l, "fire"), lexicon_verb(&l, "die"), LEX_NONE));
	ck_assert(!lexicon_carries(&l, lexicon_kind(&l, "order"), lexicon_verb(&l, "die"), LEX_NONE));
	lexicon_release(&l);
}
END_TEST

START_TEST(every_word_and_unit_is_found_as_itself)
{
	struct lexicon l = lex();

	for (size_t i = 0; i < l.nwords; i++) {
		const char *s = l.words[i].text;
		struct chars c;
		uint32_t len = 0;
		const struct word *w;

		chars_fold(slice_str(s), 0, (uint32_t)strlen(s), &c);
		w = lexicon_word(&l, &c, 0, &len);
		ck_assert_msg(w && len == c.n, "%s", s);
		chars_release(&c);
	}
	for (size_t i = 0; i < l.nunit_words; i++) {
		const char *s = l.unit_words[i].text;
		struct chars c;
		uint32_t len = 0;

		chars_fold(slice_str(s), 0, (uint32_t)strlen(s), &c);
		ck_assert_msg(lexicon_unit(&l, &c, 0, &len) && len == c.n, "%s", s);
		ck_assert(!lexicon_unit(&l, &c, c.n, &len));
		chars_release(&c);
	}
	lexicon_release(&l);
}
END_TEST

START_TEST(names_that_are_not_there_are_none)
{
	struct lexicon l = lex();

	ck_assert_int_eq(lexicon_kind(&l, "no such"), LEX_NONE);
	ck_assert_int_eq(lexicon_verb(&l, "no such"), LEX_NONE);
	ck_assert_int_eq(lexicon_noun(&l, "no such"), LEX_NONE);
	ck_assert_int_eq(lexicon_unit_name(&l, "no such"), LEX_NONE);
	ck_assert_int_eq(catalog_find(&l.catalog, slice_str("no.such")), -1);
	ck_assert_str_eq(l.catalog.items[catalog_find(&l.catalog, slice_str("fire.deaths"))].unit, "person");
	for (int i = 0; i < CUE_COUNT; i++)
		ck_assert_ptr_nonnull(cue_name((enum cue)i));
	ck_assert_ptr_null(cue_name(CUE_COUNT));
	lexicon_release(&l);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {kinds_verbs_and_nouns_combine_to_indicators,
				      a_unit_that_does_not_fit_or_a_kind_without_an_indicator_means_nothing,
				      an_inherited_kind_counts_where_none_is_named,
				      every_word_and_unit_is_found_as_itself,
				      names_that_are_not_there_are_none};

	return unit_main("lexicon", tests, sizeof(tests) / sizeof(*tests));
}
