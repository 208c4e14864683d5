/* SPDX-License-Identifier: BSD-2-Clause */
/* Words around numerals, and words that only look like numerals. */
#include "extract/number_words.h"

#include "extract/scan.h"

struct word_bound {
	const uint32_t *word;
	enum bound bound;
};

/* By first character, longer ones first. */
static const struct word_bound before[] = {
	{U"约占", BOUND_ABOUT},
	{U"约有", BOUND_ABOUT},
	{U"约为", BOUND_ABOUT},
	{U"约合", BOUND_ABOUT},
	{U"约计", BOUND_ABOUT},
	{U"约", BOUND_ABOUT},
	{U"大约有", BOUND_ABOUT},
	{U"大约", BOUND_ABOUT},
	{U"大概", BOUND_ABOUT},
	{U"大于等于", BOUND_GE},
	{U"大于或等于", BOUND_GE},
	{U"大于", BOUND_GT},
	{U"将近", BOUND_ABOUT},
	{U"接近", BOUND_ABOUT},
	{U"近", BOUND_ABOUT},
	{U"差不多", BOUND_ABOUT},
	{U"超过了", BOUND_GT},
	{U"超过", BOUND_GT},
	{U"超出", BOUND_GT},
	{U"超", BOUND_GT},
	{U"逾", BOUND_GT},
	{U"突破了", BOUND_GT},
	{U"突破", BOUND_GT},
	{U"多于", BOUND_GT},
	{U"高于", BOUND_GT},
	{U"至少为", BOUND_GE},
	{U"至多为", BOUND_LE},
	{U"最少为", BOUND_GE},
	{U"最多为", BOUND_LE},
	{U"至少", BOUND_GE},
	{U"至多", BOUND_LE},
	{U"最少", BOUND_GE},
	{U"最多", BOUND_LE},
	{U"不少于", BOUND_GE},
	{U"不低于", BOUND_GE},
	{U"不小于", BOUND_GE},
	{U"不下于", BOUND_GE},
	{U"不超过", BOUND_LE},
	{U"不高于", BOUND_LE},
	{U"不大于", BOUND_LE},
	{U"不多于", BOUND_LE},
	{U"不足", BOUND_LT},
	{U"不到", BOUND_LT},
	{U"不满", BOUND_LT},
	{U"低于", BOUND_LT},
	{U"少于", BOUND_LT},
	{U"小于等于", BOUND_LE},
	{U"小于或等于", BOUND_LE},
	{U"小于 或 等于", BOUND_LE},
	{U"大于 或 等于", BOUND_GE},
	{U"小于", BOUND_LT},
	{U"未满", BOUND_LT},
	{U"未超过", BOUND_LE},
	{U"≥", BOUND_GE},
	{U"≤", BOUND_LE},
	{U">=", BOUND_GE},
	{U"> =", BOUND_GE},
	{U">", BOUND_GT},
	{U"<=", BOUND_LE},
	{U"< =", BOUND_LE},
	{U"<", BOUND_LT},
	{NULL, BOUND_EXACT},
};

static const struct word_bound after[] = {
	{U"以上", BOUND_GE}, {U"以下", BOUND_LE},    {U"以内", BOUND_LE},
	{U"之内", BOUND_LE}, {U"左右", BOUND_ABOUT}, {U"上下", BOUND_ABOUT},
	{U"之上", BOUND_GE}, {U"之下", BOUND_LE},    {NULL, BOUND_EXACT},
};

static uint32_t lookup(const struct chars *c, uint32_t i, const struct word_bound *w, enum bound *bound)
{
	for (; w->word; w++) {
		uint32_t n = c->cp[i] == w->word[0] ? scan_word(c, i, w->word) : 0;

		if (n) {
			*bound = w->bound;
			return n;
		}
	}
	return 0;
}

uint32_t number_before(const struct chars *c, uint32_t i, enum bound *bound)
{
	/* most numbers begin with the numeral */
	if (scan_is_digit(c->cp[i]) || scan_class(c->cp[i]) & (CLASS_DIGIT_MASK | CLASS_SCALE_MASK))
		return 0;
	return lookup(c, i, before, bound);
}

uint32_t number_after(const struct chars *c, uint32_t i, enum bound *bound)
{
	if (!scan_in(c->cp[i], U"以之左上"))
		return 0;
	return lookup(c, i, after, bound);
}

static bool says_more(const struct chars *c, uint32_t i)
{
	uint32_t next = c->cp[i] ? c->cp[i + 1] : 0;

	switch (c->cp[i]) {
	case U'余':
		return !scan_in(next, U"某姓款额罪刑");
	case U'多':
		/* 60多抓: the comparison starts with 多; 多发, 多为, 多因 likewise */
		return !scan_in(next, U"抓破死立侦捕增收缴罚") && !scan_word(c, i, U"多发生") &&
		       !scan_word(c, i, U"多发案");
	case U'几':
		return i > 0 && numeral_scale(c->cp[i - 1]) > 0 && next != U'乎';
	default:
		return false;
	}
}

uint32_t number_is_more(const struct chars *c, uint32_t i)
{
	/* 320 余起 */
	if (c->cp[i] == ' ' && (c->cp[i + 1] == U'余' || (c->cp[i + 1] == U'多' && c->cp[i + 2] != ' ')))
		return says_more(c, i + 1) ? 2 : 0;
	return says_more(c, i);
}

/* What makes a word together with a numeral of one character: characters before it, characters after it. */
struct not_number {
	uint32_t numeral;
	const uint32_t *prev;
	const uint32_t *next;
};

static const struct not_number single[] = {
	{U'一', U"统唯单专同之逐归合其再任某另每这那哪进下万划不",
	 U"些直定般切样致律旦边带线体系向再同并经举贯味如早点心行路网键窗旁侧面方把流站揽览瞬番共"},
	{U'二', U"", U"维手"},
	{U'三', U"再", U"者亚明峡沙轮"},
	{U'四', U"", U"川季面肢溢通"},
	{U'五', U"", U"金台常莲华星官"},
	{U'六', U"", U"安盘"},
	{U'七', U"", U""},
	{U'八', U"", U"卦达"},
	{U'九', U"", U"江龙州寨"},
	{U'十', U"", U"足字堰"},
	{U'两', U"斤", U"会岸侧旁边端抢者级用"},
	{U'零', U"", U"售散星件部距配点敲下容"},
	{U'百', U"", U"姓色货度科"},
	{0, NULL, NULL},
};

bool number_is_word(const struct chars *c, const struct numeral *n)
{
	uint32_t prev = scan_prev(c, n->start), next = c->cp[n->end], first = c->cp[n->start];

	if (!n->chinese)
		return false;
	/* days of the week: 星期三, 周三, 礼拜三 */
	if ((prev == U'期' && scan_before(c, n->start, U"星期")) || (prev == U'拜') ||
	    (prev == U'周' && n->end == n->start + 1))
		return true;
	if (n->end != n->start + 1)
		return false;
	/* the formal 伍 and 陆 are words alone: 队伍, 陆地 */
	if ((first == U'伍' || first == U'陆') && (chars_is_han(prev) || chars_is_han(next)))
		return true;
	/* 一是…二是…, 三等功, 二级, 二者 */
	if (scan_in(next, U"是等者") || (next == U'级' && first != U'零') || scan_word(c, n->end, U"要"))
		return true;
	if (first == U'十' && next == U'分')
		return c->cp[n->end + 1] != U'之';
	if (first == U'一' && scan_word(c, n->start, U"一起来"))
		return true;
	for (const struct not_number *w = single; w->numeral; w++)
		if (w->numeral == first)
			return scan_in(prev, w->prev) || scan_in(next, w->next);
	return false;
}
