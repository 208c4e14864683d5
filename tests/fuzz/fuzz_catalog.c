/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Fuzz target: any bytes as a catalogue and its units, parted by a NUL byte. Refused with a place, or a lexicon that
 * reads a text.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "config/catalog_check.h"
#include "extract/extract.h"
#include "tests/fuzz/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void put_file(char *path, const void *data, size_t size)
{
	int fd = mkstemp(path);

	fuzz_require(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	close(fd);
}

static void read_text(const struct catalog_conf *conf)
{
	static const char text[] = "通报\n\n今年以来，全市共发生单车案件31余起，同比下降7.1%；损失3万元。\n";
	struct extractor x;
	struct claims claims = {0};
	struct article a;

	extractor_init(&x, &conf->lex);
	article_from_text(slice_str(text), NULL, &a);
	extract_claims(&x, &a, &claims, NULL);
	for (size_t i = 0; i < claims.n; i++)
		fuzz_require(claims.items[i].end <= a.text.n && claims.items[i].unit != NULL);
	claims_release(&claims);
	article_release(&a);
	extractor_release(&x);
}

static void look_over(const struct catalog_conf *conf)
{
	struct catalog_findings f = {0};

	catalog_check(&conf->lex, &conf->places, &f);
	for (size_t i = 0; i < f.n; i++)
		fuzz_require(f.items[i].at.file != NULL && f.items[i].text[0] != '\0');
	catalog_findings_release(&f);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char indicators[] = "/tmp/fuzz_catalog.XXXXXX", units[] = "/tmp/fuzz_catalog.XXXXXX";
	const uint8_t *nul = size ? memchr(data, 0, size) : NULL;
	size_t n = nul ? (size_t)(nul - data) : size;
	struct lexicon known;
	struct catalog_conf conf;
	struct err err = {0};

	put_file(indicators, data, n);
	put_file(units, nul ? nul + 1 : data, nul ? size - n - 1 : 0);
	lexicon_builtin(&known);
	if (catalog_conf_load(indicators, nul ? units : NULL, &known, &conf, &err) == KPI_OK) {
		read_text(&conf);
		look_over(&conf);
	} else {
		fuzz_require(err.msg[0] != '\0');
	}
	catalog_conf_release(&conf);
	lexicon_release(&known);
	unlink(indicators);
	unlink(units);
	return 0;
}
