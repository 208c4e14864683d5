/* SPDX-License-Identifier: BSD-2-Clause */
/* kpi-extract --check-catalog: the findings as lines. */
#include "daemon/check_catalog.h"

#include "config/catalog_check.h"

bool check_catalog_put(struct buf *out, const struct lexicon *lex, const struct catalog_places *places)
{
	struct catalog_findings f = {0};
	bool clean;

	catalog_check(lex, places, &f);
	if (!places)
		catalog_check_english(lexicon_en_builtin(), &lex->catalog, &f);
	for (size_t i = 0; i < f.n; i++) {
		const struct catalog_finding *x = &f.items[i];

		if (x->at.file)
			buf_printf(out, "%s:%u: ", x->at.file, x->at.line);
		else
			buf_puts(out, "built-in catalogue: ");
		buf_printf(out, "%s: %s\n", catalog_fault_name(x->fault), x->text);
	}
	clean = f.n == 0;
	buf_printf(out, "%zu indicators, %zu words, %zu unit words: %zu findings\n", lex->catalog.n,
		   lex->nwords, lex->nunit_words, f.n);
	catalog_findings_release(&f);
	return clean;
}
