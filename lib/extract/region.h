/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_REGION_H
#define KPI_EXTRACT_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "extract/chars.h"

/*
 * The gazetteer: China's divisions by GB/T 2260 down to county level, with
 * Hong Kong, Macau and Taiwan and a few foreign jurisdictions, each with its
 * code, full name, short names and parent, and the divisions abolished or renamed
 * since 2002. Built into the program from config/regions.conf; invented or newer
 * places are met by form (X市, X县) elsewhere. Names are in simplified characters.
 */

/** The level of a jurisdiction. */
enum region_level {
	REGION_NATION, /**< 全国 */
	REGION_PROVINCE, /**< 省, 自治区, 直辖市, 特别行政区 */
	REGION_CITY, /**< 地级市, 地区, 自治州, 盟 */
	REGION_COUNTY /**< 县, 县级市, 区, 旗 */
};

struct region {
	/** GB/T 2260, six digits; 0 the nation; 900000..999999 foreign; 1NNNNNN a former name of NNNNNN. */
	uint32_t code;
	uint32_t parent; /**< code of the parent; the nation for provinces */
	uint32_t now; /**< former: code of what took its place; 0 where unknown, or it stands */
	enum region_level level;
	bool former; /**< abolished or renamed: 襄樊市, 铜山县 */
	const char *name; /**< own full name: 沈阳市 */
	const char *trad; /**< the same in traditional characters: 瀋陽市 */
	const char *shorts; /**< short names parted by '|': 通化; "" where none is safe */
	const char *weak; /**< short names that common words look like: 朝阳 of 北京市朝阳区; "" without */
};

struct region_index; /**< private: the names, sorted for the matcher (region_index.h) */

struct gazetteer {
	const struct region *items; /**< sorted by code; the nation is items[0] */
	size_t n;
	const struct region_index *index;
};

/** The built-in gazetteer. Static. */
const struct gazetteer *gazetteer_builtin(void);

/** Index by code, or -1. */
int gazetteer_find(const struct gazetteer *g, uint32_t code);

/**
 * Append the full name with its parents, in simplified characters: 吉林省通化市;
 * 北京市朝阳区; 湖北省襄阳市枣阳市; 湖北省仙桃市; 全国; 香港, 澳门, 台湾 by their short
 * names; 香港中西区; a city or county of Taiwan stands alone: 新北市.
 */
void gazetteer_full_name(const struct gazetteer *g, size_t index, struct buf *out);

/** The same in traditional characters: 遼寧省瀋陽市; 全國; 香港特別行政區 and 澳門特別行政區 in full; 台灣; 新北市. */
void gazetteer_full_name_trad(const struct gazetteer *g, size_t index, struct buf *out);

/**
 * The longest place name at character i of the folded text, full or short.
 * Stores up to `max` candidate indices (several counties are called 朝阳区), most
 * important first (standing before former, higher level, then lower code). Returns
 * how many, 0 for none; *len is the characters of the name, *is_short whether a
 * short name matched. 全国 is never matched. A weak short name is matched right
 * after the name of a region around it (北京朝阳, 佛山南海), in a list after one of
 * the same parent (禅城、南海), and before a police body (南海警方).
 *
 * Not matched: a name that common words cut (the 安定 of 治安定期), a short name
 * before a word that makes it a street, a station or a person's origin (南京路,
 * 湖南籍), and generic names (城区) without their parent's (阳泉市城区). Read a text
 * from left to right and go on behind each match: 上海南站 holds no 海南.
 */
size_t gazetteer_match(const struct gazetteer *g, const struct chars *c, uint32_t i, uint32_t *out,
		       size_t max, uint32_t *len, bool *is_short);

/** Code of the province or city that `code` lies in, or `code` itself where it has that level; 0 where there is none. */
uint32_t gazetteer_ancestor(const struct gazetteer *g, uint32_t code, enum region_level level);

/** Whether `code` is `outer` or lies inside it. Everything lies in the nation (0). */
bool gazetteer_inside(const struct gazetteer *g, uint32_t code, uint32_t outer);

/**
 * Which of n candidates (as gazetteer_match stored them) is meant where `context`
 * is the code of the jurisdiction in hand (0: none): the context itself, else one
 * inside the context, one that the context lies in, one of the same city, one of
 * the same province, else the most important. Returns an index, or -1 where two
 * are equally good (or n is 0).
 */
int gazetteer_pick(const struct gazetteer *g, const uint32_t *cands, size_t n, uint32_t context);

/**
 * The region that a person names: 吉林省通化市, 通化市, 通化, 吉林通化, in simplified
 * or traditional characters. KPI_ENOTFOUND where there is none, KPI_EUSAGE with the
 * candidates in the message where several are meant.
 */
enum kpi_status gazetteer_parse(const struct gazetteer *g, struct slice name, size_t *index, struct err *err);

#endif
