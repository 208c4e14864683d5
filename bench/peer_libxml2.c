/* SPDX-License-Identifier: BSD-2-Clause */
/* The same pages with libxml2's HTML parser, events only, for a comparison. usage: peer_libxml2 FILE... */
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <stdlib.h>

static void start(void *ctx, const xmlChar *name, const xmlChar **attributes)
{
	(void)name;
	(void)attributes;
	++*(size_t *)ctx;
}

int main(int argc, char **argv)
{
	htmlSAXHandler events = {.startElement = start};
	size_t elements = 0;

	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		char *bytes = malloc(1 << 24);
		size_t n = f && bytes ? fread(bytes, 1, 1 << 24, f) : 0;
		htmlParserCtxtPtr p = htmlCreatePushParserCtxt(&events, &elements, bytes, (int)n, argv[i],
							       XML_CHAR_ENCODING_UTF8);

		htmlParseChunk(p, NULL, 0, 1);
		htmlFreeParserCtxt(p);
		free(bytes);
		if (f)
			fclose(f);
	}
	printf("%zu\n", elements);
	return 0;
}
