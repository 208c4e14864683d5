/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_ENGLISH_CONF_H
#define KPI_CONFIG_ENGLISH_CONF_H

#include "base/err.h"
#include "base/mem.h"
#include "extract/english_lexicon.h"

/** The English lexicon as read from its file. Owned by the caller, released with english_conf_release. */
struct english_conf {
	struct lexicon_en lex;
	struct arena arena; /**< owns the strings */
	struct en_word *words;
	struct en_aspect *aspects;
	struct en_kind *kinds;
	struct en_place *places;
	const char **currencies;
	size_t cap_words, cap_places, cap_currencies;
};

/** Read config/english.conf. Every mistake is reported with its file and line (KPI_ECONFIG, KPI_EIO); *out is then empty. */
enum kpi_status english_conf_load(const char *path, struct english_conf *out, struct err *err);

void english_conf_release(struct english_conf *c); /**< a zeroed one is fine */

#endif
