/* SPDX-License-Identifier: BSD-2-Clause */
/* Build-time program: writes the English lexicon as C tables, so that the programs need no configuration. */
#include <inttypes.h>
#include <stdio.h>

#include "config/c_literal.h"
#include "config/english_conf.h"

static void put_words(const struct lexicon_en *l)
{
	puts("static const struct en_word words[] = {");
	for (size_t i = 0; i < l->nwords; i++) {
		const struct en_word *w = &l->words[i];

		fputs("\t{", stdout);
		put_str(w->text);
		printf(", %d, %d, %d, %d, %d, %d, %d, %s, UINT64_C(0x%" PRIx64 "), UINT64_C(0x%" PRIx64
		       "), UINT64_C(0x%" PRIx64 ")},\n",
		       w->kind, w->noun, w->topic, w->place, w->body, w->money, w->weight,
		       w->generic ? "true" : "false", w->aspects, w->verbs, w->cues);
	}
	puts("};\n");
}

static void put_kinds(const struct lexicon_en *l)
{
	puts("static const struct en_kind kinds[] = {");
	for (size_t i = 0; i < l->nkinds; i++) {
		fputs("\t{", stdout);
		put_str(l->kinds[i].name);
		printf(", UINT64_C(0x%" PRIx64 "), {", l->kinds[i].carries);
		for (size_t j = 0; j < l->naspects; j++) {
			put_str(l->kinds[i].means[j]);
			fputs(", ", stdout);
		}
		puts("}},");
	}
	puts("};\n");
}

static void put_rest(const struct lexicon_en *l)
{
	puts("static const struct en_aspect aspects[] = {");
	for (size_t i = 0; i < l->naspects; i++)
		printf("\t{\"%s\", \"%s\"},\n", l->aspects[i].name, l->aspects[i].unit);
	puts("};\n\nstatic const struct en_place places[] = {");
	for (size_t i = 0; i < l->nplaces; i++) {
		fputs("\t{", stdout);
		put_str(l->places[i].name);
		printf(", %d, %d, %d},\n", l->places[i].money, l->places[i].nation, l->places[i].financial);
	}
	puts("};\n\nstatic const char *const currencies[] = {");
	for (size_t i = 0; i < l->ncurrencies; i++)
		printf("\t\"%s\",\n", l->currencies[i]);
	puts("};\n");
}

int main(int argc, char **argv)
{
	struct english_conf c;
	struct err err;
	char line[800];

	if (argc != 2) {
		fputs("usage: mkenglish ENGLISH.conf\n", stderr);
		return 2;
	}
	if (english_conf_load(argv[1], &c, &err) != KPI_OK) {
		fprintf(stderr, "mkenglish: %s\n", err_format(&err, line, sizeof(line)));
		return 2;
	}
	puts("/* Made from config/english.conf by mkenglish. */");
	puts("#include \"extract/english_lexicon.h\"\n");
	put_words(&c.lex);
	put_kinds(&c.lex);
	put_rest(&c.lex);
	printf("const struct lexicon_en *lexicon_en_builtin(void)\n{\n"
	       "\tstatic const struct lexicon_en lex = {words, aspects, kinds, places, currencies,\n"
	       "\t\t%zu, %zu, %zu, %zu, %zu};\n\n\treturn &lex;\n}\n",
	       c.lex.nwords, c.lex.naspects, c.lex.nkinds, c.lex.nplaces, c.lex.ncurrencies);
	english_conf_release(&c);
	return ferror(stdout) ? 4 : 0;
}
