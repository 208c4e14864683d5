/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_EXTRACT_H
#define KPI_EXTRACT_EXTRACT_H

#include "base/mem.h"
#include "extract/claim.h"
#include "extract/lexicon.h"
#include "extract/lexicon_names.h"
#include "extract/omit.h"
#include "extract/region.h"
#include "text/article.h"

/*
 * The extractor: an article in, its claims out. A pure function of the article
 * and the extractor's tables: no I/O, no clock, no locale. Time is linear in
 * the text.
 */

/** What the extractor reads with; constant, may be shared by threads. */
struct extractor {
	struct lexicon lex;
	struct lexicon_names names; /**< of lex */
	const struct gazetteer *gazetteer;
	bool borrowed;      /**< lex is the caller's */
};

/** An extractor over a lexicon, which is borrowed and must outlive it; NULL: the built-in one. */
void extractor_init(struct extractor *x, const struct lexicon *lex);
void extractor_release(struct extractor *x); /**< only for one from extractor_init */

/**
 * Read all claims of an article, in the order of the text. *out is
 * zero-initialised or was released; it owns its strings from then on.
 * why_not: filled where not NULL, by place; every number of the text is in it, in a
 * claim, or both.
 */
void extract_claims(const struct extractor *x, const struct article *a, struct claims *out,
		    struct omissions *why_not);

#endif
