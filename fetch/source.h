/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_SOURCE_H
#define KPI_FETCH_SOURCE_H

#include "base/err.h"
#include "config/fetch_conf.h"
#include "fetch/address.h"
#include "fetch/schedule.h"
#include "fetch/url.h"

/** A source of the configuration, checked and made ready for use. */
struct source {
	const struct fetch_source *conf; /**< borrowed */
	struct url url;                  /**< empty for a list */
	struct network *allow;
	size_t nallow;
	struct schedule schedule;
	char *user_agent; /**< "AGENT kpi-fetch/VERSION (+CONTACT)" */
	char *token;      /**< the product of AGENT alone, for robots.txt; NULL without one */
	char *login;      /**< NULL without one; never printed */
};

/** version: "0.1.0". Strings of *out are owned; source_release. Errors name file and line of the source. */
enum kpi_status source_make(const struct fetch_source *conf, const char *version, struct source *out, struct err *err);
void source_free(struct source *s); /**< what it owns; a zeroed struct is fine */

/** The URL of document n of a listing by its option page; false where it has none. */
bool source_document(const struct source *s, int64_t n, struct buf *out);

#endif
