/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_CATALOG_CONF_H
#define KPI_CONFIG_CATALOG_CONF_H

#include "base/err.h"
#include "base/mem.h"
#include "extract/lexicon.h"

/** A lexicon read from files; owns its tables. Zero-initialised or from catalog_conf_load; undone by catalog_conf_release. */
struct catalog_conf {
	struct lexicon lex;
	struct arena arena;
};

/**
 * Read the catalogue (indicators.conf) and the units (units.conf) and prepare
 * the lexicon. units: NULL takes the unit words of `known`, which may be NULL
 * otherwise. On failure *out is released and err names file and line: an
 * unknown key, kind, verb, noun, cue or unit, a missing field, an id twice.
 */
enum kpi_status catalog_conf_load(const char *indicators, const char *units, const struct lexicon *known,
				  struct catalog_conf *out, struct err *err);

void catalog_conf_release(struct catalog_conf *c);

#endif
