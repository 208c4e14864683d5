/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_TARGETS_CONF_H
#define KPI_CONFIG_TARGETS_CONF_H

#include "base/buf.h"
#include "base/err.h"
#include "extract/catalog.h"
#include "series/target.h"

/*
 * Target files: a set of targets in libconfig's syntax.
 *
 *	set = {
 *		name = "eight-improvements"; zh = "…"; en = "…"; version = "1";
 *		source = "who set them";
 *	};
 *	improvements = (
 *		{ key = "2-crime"; zh = "…"; en = "…";
 *		  indicators = [ "crime.*" ];
 *		  targets = (
 *			{ indicator = "crime.criminal.filed"; metric = "change"; direction = "down";
 *			  comparison = "<="; value = "-5"; tolerance = "0.5"; region = "示例省云岭市"; source = "…"; }
 *		  ); }
 *	);
 *
 * indicators: catalog ids, or a prefix ending in ".*"; left out, those whose
 * improvement in the catalog is the key. metric: "level", "change" (percent,
 * against the year before), "points" (percentage points, likewise), "no worse"
 * (than the year before; no comparison and no value). direction ("up" or
 * "down": which way is better) is required and must not contradict the catalog
 * or the comparison. Numbers with a fraction stand in quotes.
 */

/**
 * Read a target file. On success *out is the caller's (target_set_release); on
 * failure it is empty. Every problem is appended to *problems (may be NULL) as a
 * line "FILE:LINE: what"; *err is the first of them.
 */
enum kpi_status targets_load(const char *path, const struct catalog *catalog, struct target_set *out,
			     struct buf *problems, struct err *err);

/** The same from memory; name: the file's name for messages. */
enum kpi_status targets_parse(struct slice text, const char *name, const struct catalog *catalog,
			      struct target_set *out, struct buf *problems, struct err *err);

/** The text of the sample target set, config/targets/eight-improvements.conf, built into the program. */
extern const char targets_sample[];

#endif
