/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_ENGLISH_H
#define KPI_EXTRACT_ENGLISH_H

#include "extract/claim.h"
#include "extract/english_lexicon.h"
#include "extract/omit.h"
#include "text/article.h"

/*
 * The extractor for English reports: the same claims as for Chinese ones, read
 * by a grammar of their own. Pure functions; time is linear in the text.
 */

/** Whether the article is in English: its text has many more Latin letters than Chinese characters. */
bool english_is(const struct article *a);

struct reader;

/**
 * Append the claims of an English article to *out in the order of the text.
 * Regions are printed as the article writes them; region_code is UINT32_MAX.
 * *out is zero-initialised or holds earlier claims; it owns its strings.
 * why_not: filled where not NULL. tables: NULL, or reads data tables by what the text
 * says of place, period and basis, which are set in it.
 */
void english_read(const struct lexicon_en *lex, const struct article *a, struct claims *out,
		  struct omissions *why_not, struct reader *tables);

#endif
