/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The page reader alone, without claims.
 * usage: bench_page copy|tokens|article FILE...
 * copy: each file is read and copied once in memory; tokens: HTML tokens; article: the article of the page.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/mem.h"
#include "text/article.h"
#include "text/html.h"

static size_t copy(struct slice s)
{
	char *to = mem_alloc(s.n + 1);
	size_t n;

	memcpy(to, s.p, s.n);
	n = s.n + (unsigned char)to[s.n / 2];
	free(to);
	return n;
}

static size_t tokens(struct slice s)
{
	struct html h;
	struct html_token t;
	size_t n = 0;

	html_init(&h, s);
	for (enum html_kind k; (k = html_next(&h, &t)) != HTML_EOF; n++) {
		if (k == HTML_START)
			html_enter(&h, t.name);
	}
	html_release(&h);
	return n;
}

static size_t article(struct slice s)
{
	struct article a;
	size_t n;

	article_from_html(s, NULL, &a);
	n = a.text.n;
	article_release(&a);
	return n;
}

int main(int argc, char **argv)
{
	size_t (*work)(struct slice) = NULL;
	struct buf bytes = {0};
	struct err err;
	size_t n = 0;

	if (argc > 2)
		work = strcmp(argv[1], "copy") == 0	 ? copy
		       : strcmp(argv[1], "tokens") == 0	 ? tokens
		       : strcmp(argv[1], "article") == 0 ? article
							 : NULL;
	if (!work) {
		fprintf(stderr, "usage: bench_page copy|tokens|article FILE...\n");
		return 2;
	}
	for (int i = 2; i < argc; i++) {
		buf_clear(&bytes);
		if (io_read_file(argv[i], 1 << 28, &bytes, &err) != KPI_OK) {
			fprintf(stderr, "bench_page: %s\n", err.msg);
			return 3;
		}
		n += work(buf_slice(&bytes));
	}
	printf("%zu\n", n);
	buf_release(&bytes);
	return 0;
}
