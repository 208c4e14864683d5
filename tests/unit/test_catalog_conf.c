/* SPDX-License-Identifier: BSD-2-Clause */
/* The loader of catalogue and units: what it makes, and the place of every error. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "config/catalog_conf.h"

#define VERBS "verbs = (\n\t{ name = \"occur\"; of = \"case\"; words = [ \"发生\" ]; }\n);\n"
#define KINDS                                                                                                \
	"kinds = (\n\t{ name = \"bike\"; of = \"case\"; default = \"occur\"; words = [ \"单车案件\" ]; " \
	"}\n);\n"
#define NOUNS "nouns = (\n\t{ name = \"bell\"; words = [ \"车铃\" ]; }\n);\n"
#define ITEM(ID)                                                                                             \
	"\t{ id = \"" ID                                                                                     \
	"\"; improvement = \"x\"; unit = \"case\"; good = \"down\"; zh = \"单车\"; en = \"Bikes\";\n"      \
	"\t  means = [ \"bike : occur|- : \" ]; }"
#define UNITS "units = ( { words = [ \"起\", \"宗\" ]; means = [ \"case\" ]; } );\n"

struct files {
	char indicators[64], units[64];
};

static void write_file(char *path, const char *text)
{
	strcpy(path, "/tmp/test_catalog_conf.XXXXXX");
	int fd = mkstemp(path);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
}

static enum kpi_status load(const char *indicators, const char *units, struct files *f,
			    struct catalog_conf *out, struct err *err)
{
	enum kpi_status s;

	write_file(f->indicators, indicators);
	write_file(f->units, units);
	s = catalog_conf_load(f->indicators, f->units, NULL, out, err);
	unlink(f->indicators);
	unlink(f->units);
	return s;
}

/* Refused at this line of the catalogue (of the units where units_line), with these words. */
static void refused(const char *indicators, const char *units, bool in_units, unsigned int line,
		    const char *says)
{
	struct files f;
	struct catalog_conf conf;
	struct err err = {0};

	ck_assert_msg(load(indicators, units, &f, &conf, &err) == KPI_ECONFIG, "accepted: %s%s", indicators,
		      units);
	ck_assert_msg(strstr(err.msg, says) != NULL, "\"%s\" does not say \"%s\"", err.msg, says);
	ck_assert_str_eq(err.file, in_units ? f.units : f.indicators);
	ck_assert_msg(err.line == line, "%s: line %u, not %u", err.msg, err.line, line);
	ck_assert_uint_eq(conf.lex.nwords, 0);
}

START_TEST(a_catalogue_becomes_a_lexicon_that_finds_its_words)
{
	struct files f;
	struct catalog_conf conf;
	struct err err = {0};
	struct chars c;
	const struct word *w;
	uint32_t len = 0;
	struct phrase p;

	ck_assert_msg(load(VERBS KINDS NOUNS "catalog = (\n" ITEM("bikes.stolen") "\n);\n", UNITS, &f, &conf,
			   &err) == KPI_OK,
		      "%s", err.msg);
	ck_assert_uint_eq(conf.lex.catalog.n, 1);
	ck_assert_str_eq(conf.lex.catalog.items[0].id, "bikes.stolen");
	ck_assert_int_eq(conf.lex.catalog.items[0].good, GOOD_DOWN);
	chars_fold(slice_str("單車案件起"), 0, (uint32_t)strlen("單車案件起"), &c);
	w = lexicon_word(&conf.lex, &c, 0, &len);
	ck_assert_ptr_nonnull(w);
	ck_assert_uint_eq(len, 4);
	ck_assert_int_eq(w->kind, lexicon_kind(&conf.lex, "bike"));
	ck_assert_ptr_null(lexicon_word(&conf.lex, &c, 1, &len));
	ck_assert_ptr_nonnull(lexicon_unit(&conf.lex, &c, 4, &len));
	p = (struct phrase){w->kind, LEX_NONE, lexicon_verb(&conf.lex, "occur"), LEX_NONE};
	ck_assert_int_eq(lexicon_meaning(&conf.lex, &p, 0, false), 0);
	p.noun = lexicon_noun(&conf.lex, "bell");
	ck_assert_int_eq(lexicon_meaning(&conf.lex, &p, 0, false), LEX_NONE);
	chars_release(&c);
	catalog_conf_release(&conf);
}
END_TEST

START_TEST(unknown_names_are_refused_at_their_line)
{
	refused("verbs = (\n\t{ name = \"a\";\n\t  wrods = [ ]; }\n);\n", UNITS, false, 3, "wrods");
	refused("vrebs = ();\n", UNITS, false, 1, "vrebs");
	refused("kinds = (\n\t{ name = \"a\";\n\t  default = \"fly\"; }\n);\n", UNITS, false, 3,
		"unknown verb fly");
	refused("compounds = (\n\t{ words = [ \"甲\" ]; kind = \"fly\"; }\n);\n", UNITS, false, 2,
		"unknown kind fly");
	refused("compounds = (\n\n\t{ words = [ \"甲\" ]; verb = \"fly\"; }\n);\n", UNITS, false, 3,
		"unknown verb fly");
	refused("compounds = (\n\t{ words = [ \"甲\" ]; noun = \"fly\"; }\n);\n", UNITS, false, 2,
		"unknown noun fly");
	refused("cues = (\n\t{ name = \"upwards\"; words = [ \"升\" ]; }\n);\n", UNITS, false, 2,
		"unknown cue upwards");
	refused(VERBS KINDS
		"catalog = (\n\t{ id = \"a\"; improvement = \"x\"; unit = \"case\"; good = \"up\"; zh = "
		"\"甲\"; en = \"A\";\n\t  means = [ \"bike : fly : \" ]; }\n);\n",
		UNITS, false, 9, "unknown verb fly");
	refused(VERBS KINDS
		"catalog = (\n\t{ id = \"a\"; improvement = \"x\"; unit = \"case\"; good = \"up\"; zh = "
		"\"甲\"; en = \"A\";\n\t  means = [ \"car : occur : \" ]; }\n);\n",
		UNITS, false, 9, "unknown kind car");
	refused(VERBS KINDS
		"catalog = (\n\t{ id = \"a\"; improvement = \"x\"; unit = \"case\"; good = \"up\"; zh = "
		"\"甲\"; en = \"A\";\n\t  means = [ \"bike : occur : wheel\" ]; }\n);\n",
		UNITS, false, 9, "unknown noun wheel");
	refused("catalog = (\n\t{ id = \"a\"; improvement = \"x\"; unit = \"case\";\n\t  good = \"better\"; "
		"zh = "
		"\"甲\"; en = \"A\"; means = [ \" : : \" ]; }\n);\n",
		UNITS, false, 3, "not \"better\"");
}
END_TEST

START_TEST(missing_fields_are_refused_at_the_line_of_their_group)
{
	static const char *const fields[] = {"id", "improvement", "unit", "good", "zh", "en", "means"};
	static const char *const texts[] = {
		" id = \"a\";",	 " improvement = \"x\";", " unit = \"case\";",	    " good = \"up\";",
		" zh = \"甲\";", " en = \"A\";",	  " means = [ \" : : \" ];"};

	for (size_t i = 0; i < 7; i++) {
		struct buf text = {0}, says = {0};

		buf_puts(&text, "catalog = (\n\n\t{");
		for (size_t k = 0; k < 7; k++)
			buf_puts(&text, k == i ? "" : texts[k]);
		buf_puts(&text, " }\n);\n");
		buf_printf(&says, "%s is missing", fields[i]);
		refused(text.p, UNITS, false, 3, says.p);
		buf_release(&text);
		buf_release(&says);
	}
	refused("verbs = (\n\t{ words = [ \"甲\" ]; }\n);\n", UNITS, false, 2, "name is missing");
	refused(VERBS, "units = (\n\t{ words = [ \"起\" ]; }\n);\n", true, 2, "means is missing");
	refused(VERBS, "units = (\n\t{ means = [ \"case\" ]; }\n);\n", true, 2, "words is missing");
}
END_TEST

START_TEST(an_id_that_stands_twice_is_refused)
{
	refused(VERBS KINDS "catalog = (\n" ITEM("a.b") ",\n" ITEM("a.b") "\n);\n", UNITS, false, 10,
		"a.b stands twice");
}
END_TEST

START_TEST(a_word_of_two_kinds_or_nouns_and_an_empty_word_are_refused)
{
	refused(VERBS "kinds = (\n\t{ name = \"a\"; words = [ \"甲\" ]; },\n\t{ name = \"b\"; words = [ "
		      "\"乙\",\n\t  "
		      "\"甲\" ]; }\n);\n",
		UNITS, false, 7, "甲 is listed under two kinds");
	refused("nouns = (\n\t{ name = \"a\"; words = [ \"甲\" ]; },\n\t{ name = \"b\"; words = [ \"甲\" ]; "
		"}\n);\n",
		UNITS, false, 3, "甲 is listed under two");
	refused("verbs = (\n\t{ name = \"a\";\n\t  words = [ \"\" ]; }\n);\n", UNITS, false, 3, "empty word");
	refused(VERBS, "units = (\n\t{ words = [ \"\" ];\n\t  means = [ \"case\" ]; }\n);\n", true, 2,
		"empty word");
}
END_TEST

START_TEST(lists_that_are_none_or_empty_are_refused)
{
	refused("verbs = (\n\t{ name = \"a\";\n\t  words = \"甲\"; }\n);\n", UNITS, false, 3,
		"words must be a list");
	refused("verbs = \"a\";\n", UNITS, false, 1, "verbs must be");
	refused("verbs = (\n\t\"a\" );\n", UNITS, false, 2, "must be a group");
	refused("verbs = (\n\t{ name = \"a\"; words = [ 3 ]; }\n);\n", UNITS, false, 2, "");
	refused(VERBS, "units = (\n\t{ words = [ \"起\" ];\n\t  means = [ ]; }\n);\n", true, 3,
		"means is empty");
	refused(VERBS, "units = (\n\t{ words = [ \"起\" ];\n\t  means = \"case\"; }\n);\n", true, 3,
		"means must be a list");
	refused(VERBS, "units = (\n\t{ words = [ \"起\" ]; means = [ \"case\" ];\n\t  power = 40; }\n);\n",
		true, 3, "power must be from -9 to 9");
	refused("verbs = (\n\t{ name = \"a\" \n", UNITS, false, 3, "");
}
END_TEST

START_TEST(more_words_than_the_lexicon_holds_are_refused)
{
	struct buf text = {0};

	buf_puts(&text, "verbs = (\n\t{ name = \"a\"; words = [\n");
	for (int i = 0; i < 20000; i++)
		buf_printf(&text, "%s\"w%d\"", i ? ",\n" : "", i);
	buf_puts(&text, " ]; }\n);\n");
	refused(text.p, UNITS, false, 2 + 16384 + 1, "more than 16384 words");
	buf_release(&text);
}
END_TEST

START_TEST(a_file_that_cannot_be_read_is_named)
{
	struct catalog_conf conf;
	struct err err = {0};

	ck_assert_int_ne(catalog_conf_load("/nonexistent/x.conf", NULL, NULL, &conf, &err), KPI_OK);
	ck_assert_str_eq(err.file, "/nonexistent/x.conf");
}
END_TEST

START_TEST(without_a_file_the_units_known_are_taken)
{
	struct lexicon known;
	struct catalog_conf conf;
	struct err err = {0};
	struct files f;
	struct chars c;
	const struct unit_word *u;
	uint32_t len = 0;

	lexicon_builtin(&known);
	write_file(f.indicators, VERBS KINDS);
	ck_assert_msg(catalog_conf_load(f.indicators, NULL, &known, &conf, &err) == KPI_OK, "%s", err.msg);
	unlink(f.indicators);
	chars_fold(slice_str("公斤"), 0, 6, &c);
	u = lexicon_unit(&conf.lex, &c, 0, &len);
	ck_assert_ptr_nonnull(u);
	ck_assert_int_eq(u->power, 3);
	ck_assert_str_eq(conf.lex.units[u->first], "gram");
	chars_release(&c);
	catalog_conf_release(&conf);
	lexicon_release(&known);
}
END_TEST

/* Load `text` beside an included file `base`; the units are those known. */
static void load_over(const char *base, const char *text, const struct lexicon *known,
		      struct catalog_conf *out)
{
	struct files f;
	struct buf own = {0};
	struct err err = {0};

	write_file(f.units, base);
	buf_printf(&own, "include = [ \"%s\" ];\n%s", f.units, text);
	write_file(f.indicators, own.p);
	ck_assert_msg(catalog_conf_load(f.indicators, NULL, known, out, &err) == KPI_OK, "%s", err.msg);
	unlink(f.indicators);
	unlink(f.units);
	buf_release(&own);
}

START_TEST(a_file_goes_on_with_what_it_includes_and_counts_where_they_contradict)
{
	static const char base[] = VERBS KINDS NOUNS "catalog = (\n" ITEM("bikes.stolen") "\n);\n";
	static const char own[] =
		"kinds = ( { name = \"bike\"; words = [ \"脚踏车案件\" ]; },\n"
		"{ name = \"boat\"; of = \"case\"; words = [ \"车铃\" ]; } );\n"
		"nouns = ( { name = \"horn\"; words = [ \"车铃\" ]; } );\n"
		"catalog = ( { id = \"bikes.all\"; improvement = \"x\"; unit = \"case\"; good = \"up\"; zh = "
		"\"甲\"; en = \"A\"; means = [ \"bike : occur : \" ]; },\n"
		"{ id = \"bikes.stolen\"; means = [ \"boat : !occur : \" ]; good = \"none\"; } );\n";
	struct lexicon known;
	struct catalog_conf conf;
	struct phrase p;
	const struct word *w = NULL;

	lexicon_builtin(&known);
	load_over(base, own, &known, &conf);
	ck_assert_uint_eq(conf.lex.nkinds, 2);
	ck_assert_uint_eq(conf.lex.catalog.n, 2);
	p = (struct phrase){lexicon_kind(&conf.lex, "bike"), LEX_NONE, lexicon_verb(&conf.lex, "occur"),
			    LEX_NONE};
	ck_assert_str_eq(conf.lex.catalog.items[lexicon_meaning(&conf.lex, &p, 0, false)].id, "bikes.all");
	p.verb = LEX_NONE;
	ck_assert_str_eq(conf.lex.catalog.items[lexicon_meaning(&conf.lex, &p, 0, false)].id, "bikes.stolen");
	p.kind = lexicon_kind(&conf.lex, "boat");
	ck_assert_int_ne(lexicon_meaning(&conf.lex, &p, 0, false), LEX_NONE);
	p.verb = lexicon_verb(&conf.lex, "occur");
	ck_assert_int_eq(lexicon_meaning(&conf.lex, &p, 0, false), LEX_NONE);
	ck_assert_str_eq(conf.lex.catalog.items[0].zh, "单车");
	ck_assert_int_eq(conf.lex.catalog.items[0].good, GOOD_NONE);
	for (size_t i = 0; i < conf.lex.nwords; i++) {
		if (strcmp(conf.lex.words[i].text, "车铃") == 0)
			w = &conf.lex.words[i];
	}
	ck_assert_ptr_nonnull(w);
	ck_assert_int_eq(w->noun, lexicon_noun(&conf.lex, "horn"));
	catalog_conf_release(&conf);
	lexicon_release(&known);
}
END_TEST

START_TEST(names_that_stand_twice_or_cannot_be_written_in_a_meaning_are_refused)
{
	refused(VERBS "kinds = (\n\t{ name = \"a\"; },\n\t{ name = \"a\"; }\n);\n", UNITS, false, 6,
		"the kind a stands in line 5 already");
	refused("nouns = (\n\t{ name = \"a\"; },\n\t{ name = \"a\"; }\n);\n", UNITS, false, 3, "the noun a");
	refused("verbs = (\n\t{ name = \"a\"; },\n\t{ name = \"a\"; }\n);\n", UNITS, false, 3, "the verb a");
	refused("verbs = (\n\t{ name = \"a|b\"; }\n);\n", UNITS, false, 2, "is no name");
	refused("verbs = (\n\t{ name = \"\"; }\n);\n", UNITS, false, 2, "is no name");
	refused(VERBS KINDS
		"catalog = (\n\t{ id = \"a\"; improvement = \"x\"; unit = \"case\"; good = \"up\"; zh = "
		"\"甲\"; en = \"A\";\n\t  means = [ \"bike : occur\" ]; }\n);\n",
		UNITS, false, 9, "is not KIND : VERB : NOUN");
	refused("include = [\n \"builtin\" ];\n", UNITS, false, 2, "no built-in catalogue");
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_catalogue_becomes_a_lexicon_that_finds_its_words,
				      unknown_names_are_refused_at_their_line,
				      missing_fields_are_refused_at_the_line_of_their_group,
				      an_id_that_stands_twice_is_refused,
				      a_word_of_two_kinds_or_nouns_and_an_empty_word_are_refused,
				      lists_that_are_none_or_empty_are_refused,
				      more_words_than_the_lexicon_holds_are_refused,
				      a_file_that_cannot_be_read_is_named,
				      without_a_file_the_units_known_are_taken,
				      a_file_goes_on_with_what_it_includes_and_counts_where_they_contradict,
				      names_that_stand_twice_or_cannot_be_written_in_a_meaning_are_refused};

	return unit_main("catalogue", tests, sizeof(tests) / sizeof(*tests));
}
