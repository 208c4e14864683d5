/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_CATALOG_CHECK_PRIVATE_H
#define KPI_CONFIG_CATALOG_CHECK_PRIVATE_H

/* Private to the check of the catalogue. */

#include "config/catalog_check.h"

struct check {
	const struct lexicon *lex;
	const struct catalog_places *places; /* NULL: the built-in catalogue */
	struct catalog_findings *out;
	uint64_t kinds, verbs; /* those that some word brings */
	struct noun_set nouns;
};

/* Where entry i of a table stands; line 0 and no file in the built-in catalogue. */
#define CHECK_AT(c, table, i) ((c)->places ? (c)->places->table[i] : (struct catalog_place){NULL, 0, true})

/* Whether an entry is one to report. */
static inline bool check_reports(const struct check *c, struct catalog_place at)
{
	return !c->places || at.file;
}

/* "FILE:LINE" for a text, in the arena of the findings. */
const char *check_place(const struct check *c, struct catalog_place at);

void check_add(const struct check *c, struct catalog_place at, enum catalog_fault fault, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* catalog_check_words.c */
void check_words(const struct check *c);
void check_listings(const struct check *c);
void check_unit_words(const struct check *c);

/* catalog_check_meanings.c */
void check_meanings(const struct check *c);

#endif
