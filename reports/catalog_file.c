/* SPDX-License-Identifier: BSD-2-Clause */
/* The catalogue of a report where it is not the built-in one. */
#include "reports/catalog_file.h"

#include <stdlib.h>

#include "config/catalog_conf.h"

struct catalog_file {
	struct catalog_conf conf;
};

enum kpi_status catalog_file_load(const char *path, struct catalog_file **out, struct err *err)
{
	struct catalog_file *c = mem_zalloc(sizeof(*c));
	struct lexicon known;
	enum kpi_status s;

	lexicon_builtin(&known);
	s = catalog_conf_load(path, NULL, &known, &c->conf, err);
	lexicon_release(&known);
	*out = s == KPI_OK ? c : NULL;
	if (s != KPI_OK)
		free(c);
	return s;
}

const struct catalog *catalog_file_get(const struct catalog_file *c)
{
	return &c->conf.lex.catalog;
}

void catalog_file_free(struct catalog_file *c)
{
	if (!c)
		return;
	catalog_conf_release(&c->conf);
	free(c);
}
