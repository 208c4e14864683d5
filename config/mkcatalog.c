/* SPDX-License-Identifier: BSD-2-Clause */
/* Build-time program: writes the catalogue files as C tables, so that the programs need no configuration. */
#include <inttypes.h>
#include <stdio.h>

#include "config/c_literal.h"
#include "config/catalog_conf.h"

static void put_names(const char *type, const char *const *names, size_t n)
{
	printf("static const char *const %s[] = {\n", type);
	for (size_t i = 0; i < n; i++) {
		putchar('\t');
		put_str(names[i]);
		puts(",");
	}
	puts("};\n");
}

static void put_grammar(const struct lexicon *l)
{
	puts("static const struct kind kinds[] = {");
	for (size_t i = 0; i < l->nkinds; i++)
		printf("\t{\"%s\", %uu, %d},\n", l->kinds[i].name, l->kinds[i].families,
		       l->kinds[i].default_verb);
	puts("};\n\nstatic const struct verb verbs[] = {");
	for (size_t i = 0; i < l->nverbs; i++)
		printf("\t{\"%s\", %uu},\n", l->verbs[i].name, l->verbs[i].families);
	puts("};\n\nstatic const struct noun nouns[] = {");
	for (size_t i = 0; i < l->nnouns; i++)
		printf("\t{\"%s\", %uu},\n", l->nouns[i].name, l->nouns[i].families);
	puts("};\n\nstatic const struct meaning meanings[] = {");
	for (size_t i = 0; i < l->nmeanings; i++) {
		const struct meaning *m = &l->meanings[i];

		printf("\t{UINT64_C(0x%" PRIx64 "), UINT64_C(0x%" PRIx64 "), {{UINT64_C(0x%" PRIx64
		       "), UINT64_C(0x%" PRIx64 ")}}, %d},\n",
		       m->kinds, m->verbs, m->nouns.bits[0], m->nouns.bits[1], m->indicator);
	}
	puts("};\n");
}

static void put_words(const struct lexicon *l)
{
	puts("static const struct word words[] = {");
	for (size_t i = 0; i < l->nwords; i++) {
		const struct word *w = &l->words[i];

		fputs("\t{", stdout);
		put_str(w->text);
		printf(", %d, %d, %d, UINT64_C(0x%" PRIx64 "), UINT64_C(0x%" PRIx64 ")},\n", w->kind,
		       w->topic, w->noun, w->verbs, w->cues);
	}
	puts("};\n\nstatic const struct unit_word unit_words[] = {");
	for (size_t i = 0; i < l->nunit_words; i++) {
		const struct unit_word *u = &l->unit_words[i];

		fputs("\t{", stdout);
		put_str(u->text);
		printf(", %uu, %d, %d, %s, %s},\n", u->means, u->first, u->power, u->money ? "true" : "false",
		       u->local ? "true" : "false");
	}
	puts("};\n");
}

static void put_catalog(const struct lexicon *l)
{
	static const char *const good[] = {"GOOD_NONE", "GOOD_UP", "GOOD_DOWN"};

	puts("static const struct indicator indicators[] = {");
	for (size_t i = 0; i < l->catalog.n; i++) {
		const struct indicator *it = &l->catalog.items[i];

		printf("\t{\"%s\", \"%s\", \"%s\", %s, ", it->id, it->improvement, it->unit, good[it->good]);
		put_str(it->zh);
		fputs(", ", stdout);
		put_str(it->en);
		puts("},");
	}
	puts("};\n\nstatic const uint32_t also[] = {");
	for (size_t i = 0; i < l->catalog.n; i++)
		printf("\t%uu,\n", l->also[i]);
	puts("};\n\nstatic const int16_t unit_of[] = {");
	for (size_t i = 0; i < l->catalog.n; i++)
		printf("\t%d,\n", l->unit_of[i]);
	puts("};\n");
}

int main(int argc, char **argv)
{
	struct catalog_conf c;
	struct err err;
	char line[800];

	if (argc != 3) {
		fprintf(stderr, "usage: mkcatalog INDICATORS.conf UNITS.conf\n");
		return 2;
	}
	if (catalog_conf_load(argv[1], argv[2], NULL, &c, &err) != KPI_OK) {
		fprintf(stderr, "mkcatalog: %s\n", err_format(&err, line, sizeof(line)));
		return 2;
	}
	puts("/* Made from config/indicators.conf and config/units.conf by mkcatalog. */");
	puts("#include \"extract/lexicon.h\"\n");
	put_names("families", c.lex.families, c.lex.nfamilies);
	put_names("units", c.lex.units, c.lex.nunits);
	put_grammar(&c.lex);
	put_words(&c.lex);
	put_catalog(&c.lex);
	puts("static const struct catalog catalog = {indicators, sizeof(indicators) / "
	     "sizeof(*indicators)};\n");
	puts("const struct catalog *catalog_builtin(void)\n{\n\treturn &catalog;\n}\n");
	puts("void lexicon_builtin(struct lexicon *out)\n{\n\t*out = (struct lexicon){.catalog = catalog, "
	     ".also = also, .unit_of = unit_of,\n"
	     "\t\t.kinds = kinds, .verbs = verbs, .nouns = nouns, .families = families, .units = units,\n"
	     "\t\t.meanings = meanings, .words = words, .unit_words = unit_words,");
	printf("\t\t.nkinds = %zu, .nverbs = %zu, .nnouns = %zu, .nfamilies = %zu, .nunits = %zu, .nmeanings "
	       "= %zu,\n",
	       c.lex.nkinds, c.lex.nverbs, c.lex.nnouns, c.lex.nfamilies, c.lex.nunits, c.lex.nmeanings);
	printf("\t\t.nwords = %zu, .nunit_words = %zu};\n\tlexicon_prepare(out);\n}\n", c.lex.nwords,
	       c.lex.nunit_words);
	catalog_conf_release(&c);
	return ferror(stdout) ? 4 : 0;
}
