/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line is by its form: running text, header line, heading, furniture. */
#include "text/headline.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/metaline.h"
#include "text/words.h"

/* Columns: a Han character is two. */
enum { SHORT_MAX = 100, COMMA_MAX = 64, HEADING_MAX = 60, LINK_MAX = 90 };

static const char *const control_starts_in_order[] = {
	"-->",	"<!--", "上一页",   "下一页",	"关闭",	    "字号", "当前页",	"打印",	    "扫一扫", "收藏",
	"更多", "本页", "查看原文", "点击上方", "点击下方", "纠错", "阅读全文", "阅读原文", "附件"};
static const struct word_set control_starts = WORD_SET(control_starts_in_order);
static const char *const crumb_starts_in_order[] = {
	"home",		"主页",		"你的位置",   "当前位置",     "当前所在位置",
	"您当前的位置", "您所在的位置", "您现在位置", "您现在的位置", "您的位置",
	"您的当前位置", "所在位置",	"现在位置",   "現在位置",     "目前位置",
	"目前所在位置", "网站首页",	"首頁",	      "首页"};
static const struct word_set crumb_starts = WORD_SET(crumb_starts_in_order);
static const char *const bullets[] = {"·",  "•",  "●",	"■",  "◆",  "▪",  "▲", "○", "□",
				      "◇",  "→",  "»",	"►",  "▶",  "・", "‧", "∙", "- ",
				      "* ", "– ", "> ", ">>", "﹒", "⊙",  "☆", "★", NULL};
static const char *const crumb_marks[] = {">", "＞", "»", "›", "→", NULL};

struct slice line_trim(struct slice s)
{
	static const char *const spaces[] = {"&nbsp;", "&emsp;", "&ensp;", NULL};

	s = slice_trim(s);
	return s.n && (s.p[0] == '&' || s.p[s.n - 1] == ';') ? words_trim(s, spaces) : s;
}

/** One closing mark off the end: quotes and brackets. */
static size_t closing_at_end(struct slice s)
{
	static const char *const closing[] = {"”",  "’",  "\"", "'",  ")",  "）", "】",
					      "」", "』", "]",	"》", "〕", NULL};

	return words_end(s, closing);
}

/** Take a bracket of at most 20 characters off the end: （完）, （记者 张三）, (新华). */
static struct slice without_note(struct slice s)
{
	static const char *const ends[] = {"）", ")", "】", "]", NULL};
	static const char *const begins[] = {"（", "(", "【", "[", NULL};

	if (!words_end(s, ends))
		return s;
	for (size_t back = 1; back <= 60 && back < s.n; back++)
		if (words_start(slice_of(s.p + s.n - back, back), begins))
			return slice_trim(slice_of(s.p, s.n - back));
	return s;
}

/** Whether a line surely ends within a word: in a Han character, a letter or a digit. */
static bool ends_in_word(struct slice s)
{
	unsigned char last = s.n ? (unsigned char)s.p[s.n - 1] : 0;

	if (last < 0x80)
		return ascii_is_digit((char)last) || ascii_is_letter((char)last);
	return s.n >= 3 && utf8_leads_han(s.p[s.n - 3]);
}

bool line_ends_sentence(struct slice line)
{
	static const char *const stops[] = {"。", "！", "？", "；", "…", "!", "?", ";", "．", NULL};

	if (ends_in_word(line))
		return false;
	if (slice_ends(line, "。"))
		return true;
	line = without_note(line_trim(line));
	for (size_t k; (k = closing_at_end(line)) != 0;)
		line.n -= k;
	if (words_end(line, stops))
		return true;
	/* A full stop of English; an initial or a domain at the end is rare enough. */
	return line.n > 20 && line.p[line.n - 1] == '.' && line.p[line.n - 2] != '.';
}

static bool sentence_inside(struct slice s)
{
	static const char *const stops[] = {"。", "；", NULL};

	return words_in(s, stops);
}

static bool has_comma(struct slice s)
{
	static const char *const commas[] = {"，", ",", NULL};

	return words_in(s, commas);
}

/** 首页 > 新闻中心 > 正文: steps parted by arrows, all of them short. The line ends no sentence. */
static bool is_crumbs(struct slice s)
{
	size_t steps = 0, width = 0, widest = 0;

	if (utf8_width(s.p, s.n) > 120)
		return false;
	for (size_t i = 0; i < s.n;) {
		uint32_t cp;
		const unsigned char lead = (unsigned char)s.p[i];
		const bool mark = lead == '>' || lead == 0xC2 || lead == 0xE2 || lead == 0xEF;
		size_t k = mark ? words_start(slice_of(s.p + i, s.n - i), crumb_marks) : 0;

		if (k) {
			steps += i > 0;
			width = 0;
			i += k;
			continue;
		}
		i += utf8_decode(s.p + i, s.n - i, &cp);
		width += (size_t)utf8_cp_width(cp);
		if (steps && width > widest)
			widest = width;
	}
	if (word_set_start(&crumb_starts, s))
		return steps >= 1 || slice_chars(s) <= 12;
	return steps >= 2 && widest <= 24;
}

static bool is_control(struct slice s, const struct metaline *m)
{
	if (m->controls && m->source.n == 0 && m->author.n == 0 && !m->sentence && m->unknown == 0)
		return true;
	struct slice t = line_open(s);

	return word_set_start(&control_starts, t) && utf8_width(t.p, t.n) <= 50 && !has_comma(t);
}

static bool is_meta(const struct metaline *m)
{
	if (m->sentence || !(m->day || m->label || m->source.n))
		return false;
	return m->unknown == 0 || (m->unknown <= 3 && m->unknown_width <= (m->day ? 44u : 24u));
}

/** Bytes of a number that heads a heading: 一、 （一） 1. 1、 第一 (not 第一季度). */
static size_t heading_number(struct slice s)
{
	static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "0",
					     "1",  "2",	 "3",  "4",  "5",  "6",	 "7",  "8",  "9",  NULL};
	static const char *const begins[] = {"（", "(", "第", NULL};
	static const char *const ends[] = {"、", "）", ")", ".", "．", "，", ",", "部分", "章", NULL};
	size_t i = words_start(s, begins), k, n = 0;

	while ((k = words_start(slice_of(s.p + i, s.n - i), digits)) != 0 && n++ < 3)
		i += k;
	if (n == 0)
		return 0;
	k = words_start(slice_of(s.p + i, s.n - i), ends);
	/* 1.5万 is a figure */
	if (k == 0 || (s.p[i] == '.' && i + 1 < s.n && ascii_is_digit(s.p[i + 1])))
		return 0;
	return i + k;
}

/** A row of a menu: at least four short words without figures, parted by spaces or strokes. */
static bool is_menu(struct slice s)
{
	static const char *const parts[] = {" ", "　", "|", "｜", "\t", "\xC2\xA0", "/", "·", NULL};
	size_t words = 0, chars = 0, run = 0;

	for (size_t i = 0; i < s.n;) {
		uint32_t cp;
		size_t k = utf8_leads_han(s.p[i]) ? 0 : words_start(slice_of(s.p + i, s.n - i), parts);

		if (k) {
			run = 0;
			i += k;
			continue;
		}
		if ((unsigned char)s.p[i] < 0x80) /* figures and English, whose words are all short */
			return false;
		words += run == 0;
		if (++run > 8)
			return false;
		chars++;
		i += utf8_decode(s.p + i, s.n - i, &cp);
	}
	return words >= 4 && chars <= 6 * words;
}

/** A link in a list: a mark, or a day in brackets or not, before a few words without the marks of sentences, at the end neither. */
static bool is_link(struct slice s)
{
	size_t k = words_han(s) ? 0 : words_start(s, bullets), width = utf8_width(s.p, s.n);
	struct written_day d;

	if (width > LINK_MAX || sentence_inside(s))
		return false;
	bool day = line_days(s, &d, 1) != 0 && d.day.y != 0;

	if (slice_find(s, "://") < s.n)
		return true;
	if (k)
		return day || !has_comma(s) || width <= 40;
	if (s.n > 7 && s.p[0] == '[' && ascii_is_digit(s.p[1]))
		return true;
	return day && (d.start <= 3 || d.end + 3 >= s.n);
}

enum line_form line_form(struct slice line)
{
	struct slice s = line_trim(line);

	if (s.n == 0)
		return LINE_EMPTY;
	/* Sentences are most of a text, and all that they can be besides is a notice of the page. */
	if (line_ends_sentence(s))
		return ending_is(s) ? LINE_ENDING : LINE_PARA;
	size_t width = s.n > 1000 ? s.n : utf8_width(s.p, s.n);

	if (width > 200 && sentence_inside(s))
		return ending_is(s) ? LINE_ENDING : LINE_PARA;
	if (is_crumbs(s))
		return LINE_CRUMBS;
	if (ending_begins(s))
		return LINE_ENDING;
	bool cells = memchr(s.p, '\t', s.n) != NULL && width > 80;
	struct metaline m;

	metaline_read(s, &m);
	bool meta = !cells && is_meta(&m);

	if (meta && m.day) /* a header may name its editor */
		return LINE_META;
	if (ending_is(s))
		return LINE_ENDING;
	if (meta)
		return LINE_META;
	if (!cells && (is_control(s, &m) || is_menu(s)))
		return LINE_CONTROL;
	if (memchr(s.p, '\t', s.n) != NULL)
		return LINE_PARA;
	if (is_link(s))
		return LINE_LINK;
	if (width > SHORT_MAX || (has_comma(s) && width > COMMA_MAX))
		return LINE_PARA;
	if (heading_number(s) && width <= HEADING_MAX && !sentence_inside(s))
		return LINE_HEADING;
	return sentence_inside(s) ? LINE_PARA : LINE_SHORT;
}
