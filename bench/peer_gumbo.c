/* SPDX-License-Identifier: BSD-2-Clause */
/* The same pages with gumbo, for a comparison. usage: peer_gumbo FILE... */
#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
	size_t children = 0;

	for (int i = 1; i < argc; i++) {
		FILE *f = fopen(argv[i], "rb");
		char *bytes = malloc(1 << 24);
		size_t n = f && bytes ? fread(bytes, 1, 1 << 24, f) : 0;
		GumboOutput *out = gumbo_parse_with_options(&kGumboDefaultOptions, bytes, n);

		children += out->root->v.element.children.length;
		gumbo_destroy_output(&kGumboDefaultOptions, out);
		free(bytes);
		if (f)
			fclose(f);
	}
	printf("%zu\n", children);
	return 0;
}
