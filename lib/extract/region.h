/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_REGION_H
#define KPI_EXTRACT_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "extract/chars.h"

/*
 * The gazetteer: China's divisions by GB/T 2260 down to county level, with
 * Hong Kong, Macau and Taiwan and a few foreign jurisdictions, each with its
 * code, full name, short name and parent. Built into the program from
 * config/regions.conf; invented or newer places are met by form (X市, X县).
 */

/** The level of a jurisdiction. */
enum region_level {
	REGION_NATION,   /**< 全国 */
	REGION_PROVINCE, /**< 省, 自治区, 直辖市, 特别行政区 */
	REGION_CITY,     /**< 地级市, 地区, 自治州, 盟 */
	REGION_COUNTY    /**< 县, 县级市, 区, 旗 */
};

struct region {
	uint32_t code;        /**< GB/T 2260 six digits; 0 is the nation; others ≥ 900000 */
	uint32_t parent;      /**< code of the parent; the nation for provinces */
	enum region_level level;
	const char *name;     /**< own full name: 通化市 */
	const char *shorts;   /**< short names parted by '|': 通化; "" where none is safe */
};

struct gazetteer {
	const struct region *items; /**< sorted by code */
	size_t n;
};

/** The built-in gazetteer. Static. */
const struct gazetteer *gazetteer_builtin(void);

/** Index by code, or -1. */
int gazetteer_find(const struct gazetteer *g, uint32_t code);

/**
 * Append the full name with its parents: 吉林省通化市; 北京市朝阳区; 湖北省襄阳市枣阳市; 全国; 香港.
 */
void gazetteer_full_name(const struct gazetteer *g, size_t index, struct buf *out);

/**
 * The longest place name at character i of the folded text, full or short.
 * Stores up to `max` candidate indices (several counties are called 朝阳区), most
 * important first (higher level, then lower code). Returns how many, 0 for none;
 * *len is the characters of the name, *is_short whether a short name matched.
 */
size_t gazetteer_match(const struct gazetteer *g, const struct chars *c, uint32_t i,
		       uint32_t *out, size_t max, uint32_t *len, bool *is_short);

#endif
