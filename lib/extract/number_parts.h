/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_NUMBER_PARTS_H
#define KPI_EXTRACT_NUMBER_PARTS_H

#include "extract/number.h"
#include "extract/numeral.h"

/* A numeral with its kind: 12.4%, 三成七, 百分之三, 四分之一, 一半, 1.6倍, 3.7个百分点. Private to the number grammar. */
struct part {
	uint32_t start, end;  /* 余 or 多 before the kind included */
	uint32_t digits_end;
	struct dec value, second;
	int step;             /* power of ten of the last digit written, in the value's unit */
	enum number_kind kind;
	enum bound bound;     /* GT for 过半 */
	int factor;           /* 成 and 折: the value was shifted by this power of ten */
	int scale;            /* power of the scale at the end: 万 4, 亿 8, 万亿 12 */
	bool has_value, is_pair, more, chinese, scaled, fraction;
	bool kind_before;     /* 百分之: the kind stands before the numeral */
};

enum part_mode {
	PART_PLAIN,
	PART_BARE,  /**< after an approximator: 百, 万 and 半 need no digit */
	PART_UPPER  /**< the upper end of a range */
};

bool part_parse(const struct chars *c, uint32_t i, enum part_mode mode, struct part *p);

/** 分之 at i, blanks within allowed: the position behind it, 0 for none. */
uint32_t number_parts_of_at(const struct chars *c, uint32_t i);
/** X分之Y, X and 分之 standing there; false where that is no fraction. */
bool part_of(const struct chars *c, const struct numeral *under, struct part *p);
/** 1/3 behind its first numeral; whole: where the whole number of a mixed one stands before. */
bool part_slash(const struct chars *c, const struct numeral *over, bool whole, struct part *p);
/** 3又4分之1 behind its first numeral: a whole number and a fraction. */
bool part_mixed(const struct chars *c, const struct numeral *n, struct part *p);

/** Give both ends of a range one kind and one scale: 3至5万, 3到5成, 百分之三至五. False where they do not go together. */
bool part_align(struct part *lower, struct part *upper);

/** Whether a number with a unit of at most two characters ends before i (100元-200元), so that a dash there is no sign. */
bool number_ends_before(const struct chars *c, uint32_t i);

#endif
