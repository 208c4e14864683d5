/* SPDX-License-Identifier: BSD-2-Clause */
/* What a line is by its form: running text, header line, heading, furniture. */
#include "text/headline.h"

#include <string.h>

#include "base/utf8.h"
#include "text/metaline.h"
#include "text/words.h"

/* Columns: a Han character is two. */
enum { SHORT_MAX = 100, COMMA_MAX = 64, HEADING_MAX = 60, LINK_MAX = 90 };

/* Words that open what stands under an article. */
static const char *const endings[] = {"责任编辑",
				      "责编",
				      "本版编辑",
				      "值班编辑",
				      "执行编辑",
				      "网络编辑",
				      "编审",
				      "审核",
				      "审稿",
				      "初审",
				      "复审",
				      "终审",
				      "校对",
				      "总监制",
				      "监制",
				      "相关阅读",
				      "相关新闻",
				      "相关链接",
				      "相关报道",
				      "相关文章",
				      "相关推荐",
				      "相关内容",
				      "相关信息",
				      "延伸阅读",
				      "推荐阅读",
				      "推荐新闻",
				      "热点推荐",
				      "热门推荐",
				      "热门新闻",
				      "热点新闻",
				      "今日推荐",
				      "精彩推荐",
				      "为您推荐",
				      "为你推荐",
				      "猜你喜欢",
				      "猜您喜欢",
				      "更多新闻",
				      "更多精彩",
				      "更多内容",
				      "更多资讯",
				      "上一篇",
				      "下一篇",
				      "上一条",
				      "下一条",
				      "上篇",
				      "下篇",
				      "前一篇",
				      "后一篇",
				      "版权所有",
				      "版权声明",
				      "版权说明",
				      "版权归",
				      "本网原创",
				      "免责声明",
				      "特别声明",
				      "郑重声明",
				      "声明",
				      "友情链接",
				      "分享到",
				      "分享至",
				      "分享本文",
				      "扫一扫",
				      "扫描二维码",
				      "扫码",
				      "长按二维码",
				      "长按识别",
				      "点击下方",
				      "点击阅读原文",
				      "主办单位",
				      "主办",
				      "承办单位",
				      "承办",
				      "网站地图",
				      "网站标识码",
				      "备案号",
				      "网友评论",
				      "最新评论",
				      "热门评论",
				      "精彩评论",
				      "全部评论",
				      "发表评论",
				      "网友留言",
				      "评论列表",
				      "我来说两句",
				      "新闻排行",
				      "热门排行",
				      "排行榜",
				      "点击排行",
				      "阅读排行",
				      "版权与免责",
				      "打印本页",
				      "关闭窗口",
				      "返回首页",
				      "返回顶部",
				      "联系我们",
				      "关于我们",
				      "广告服务",
				      "举报电话",
				      "违法和不良信息",
				      "热门标签",
				      "标签",
				      "本文来源",
				      "本文链接",
				      "转载请注明",
				      "責任編輯",
				      "編輯",
				      "审校",
				      "核稿",
				      "審核",
				      "相關新聞",
				      "相關閱讀",
				      "相關報導",
				      "相關報道",
				      "相關連結",
				      "相關文章",
				      "延伸閱讀",
				      "推薦閱讀",
				      "熱門新聞",
				      "看更多",
				      "更多新聞",
				      "更多報導",
				      "上一則",
				      "下一則",
				      "上一篇",
				      "版權所有",
				      "版權聲明",
				      "免責聲明",
				      "分享到",
				      "網友評論",
				      "回應",
				      "留言板",
				      "猜你喜歡",
				      "你可能還想看",
				      "你可能也想看",
				      "熱門排行",
				      "copyright",
				      "©",
				      "all rights reserved",
				      "related articles",
				      "related stories",
				      "related news",
				      "related content",
				      "related topics",
				      "related",
				      "read more",
				      "read next",
				      "read also",
				      "more on this story",
				      "more stories",
				      "more from",
				      "most read",
				      "most popular",
				      "most viewed",
				      "trending",
				      "recommended",
				      "you may also like",
				      "share this",
				      "share on",
				      "follow us",
				      "sign up",
				      "subscribe",
				      "advertisement",
				      "tags",
				      "filed under",
				      "comments",
				      "leave a comment",
				      "previous post",
				      "next post",
				      "previous:",
				      "next:",
				      "privacy policy",
				      "terms of use",
				      "contact us",
				      NULL};
/* Of these only with a colon or a stroke behind: 编辑 begins sentences too. */
static const char *const colon_endings[] = {
	"编辑", "记者",	  "編輯", "撰稿", "文",	    "图",   "供稿",   "作者",	 "推荐", "热点",
	"标签", "关键词", "附",	  "摄影", "摄像",   "制图", "编制",   "策划",	 "统筹", "值班",
	"签发", "投稿",	  "邮箱", "电话", "关键字", "tags", "editor", "editing", NULL};
static const char *const control_starts[] = {
	"扫一扫", "点击下方", "点击上方", "附件", "下一页", "上一页",	"更多",	    "打印",	"关闭", "-->",
	"<!--",	  "收藏",     "纠错",	  "本页", "当前页", "阅读全文", "查看原文", "阅读原文", "字号", NULL};
static const char *const crumb_starts[] = {"当前位置",	   "您当前的位置", "您的位置",	   "您现在的位置",
					   "您所在的位置", "你的位置",	   "当前所在位置", "您的当前位置",
					   "所在位置",	   "现在位置",	   "您现在位置",   "目前位置",
					   "目前所在位置", "現在位置",	   "首页",	   "首頁",
					   "主页",	   "网站首页",	   "home",	   NULL};
static const char *const bullets[] = {"·",  "•",  "●",	"■",  "◆",  "▪",  "▲", "○", "□",
				      "◇",  "→",  "»",	"►",  "▶",  "・", "‧", "∙", "- ",
				      "* ", "– ", "> ", ">>", "﹒", "⊙",  "☆", "★", NULL};
static const char *const opening[] = {"【", "[", "（", "(", "〔", ">", "»", "》", "◎", "■",
				      "▍",  "|", "※",  "*", "〖", "●", "◆", "▼",  "▶", NULL};
static const char *const crumb_marks[] = {">", "＞", "»", "›", "→", NULL};

struct slice line_trim(struct slice s)
{
	static const char *const spaces[] = {"&nbsp;", "&emsp;", "&ensp;", NULL};
	size_t k;

	s = slice_trim(s);
	while ((k = words_start(s, spaces)) != 0)
		s = slice_trim(slice_of(s.p + k, s.n - k));
	while ((k = words_end(s, spaces)) != 0)
		s = slice_trim(slice_of(s.p, s.n - k));
	return s;
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

bool line_ends_sentence(struct slice line)
{
	static const char *const stops[] = {"。", "！", "？", "；", "…", "!", "?", ";", "．", NULL};

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

static struct slice strip_opening(struct slice s)
{
	for (size_t k; (k = words_start(s, opening)) != 0;)
		s = slice_trim(slice_of(s.p + k, s.n - k));
	return s;
}

/** 首页 > 新闻中心 > 正文: steps parted by arrows, all of them short. */
static bool is_crumbs(struct slice s)
{
	size_t steps = 0, width = 0, widest = 0;

	if (line_ends_sentence(s) || utf8_width(s.p, s.n) > 120)
		return false;
	for (size_t i = 0; i < s.n;) {
		uint32_t cp;
		size_t k = words_start(slice_of(s.p + i, s.n - i), crumb_marks);

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
	if (words_start(s, crumb_starts))
		return steps >= 1 || slice_chars(s) <= 12;
	return steps >= 2 && widest <= 24;
}

/** A line that begins with a word of the endings; editors and sources with a colon count too. */
static bool begins_ending(struct slice s)
{
	static const char *const colons[] = {":",  "：", "/",  "／", "|", "丨", "︱",
					     "｜", " ",	 "　", "】", "]", NULL};
	struct slice t = strip_opening(s);
	size_t k = words_start(t, endings);

	/* Of a sentence the first word alone says little unless the line is short or goes on with a mark. */
	return k && (k == t.n || words_start(slice_of(t.p + k, t.n - k), colons) || !line_ends_sentence(t) ||
		     utf8_width(t.p, t.n) <= 50);
}

static bool is_ending(struct slice s)
{
	static const char *const marks[] = {":", "：", "/", "／", "|", "丨", "︱", "｜", " ", "　", NULL};
	static const char *const inside[] = {
		"版权所有", "版權所有", "未经授权",   "未经许可",	    "不得转载", "All rights reserved",
		"责任编辑", "ICP备",	"转载请注明", "违法和不良信息举报", NULL};

	if (begins_ending(s))
		return true;
	if (s.n > 600)
		return false;
	struct slice t = strip_opening(s);
	size_t k = words_start(t, colon_endings);

	if (k && k < t.n && words_start(slice_of(t.p + k, t.n - k), marks) && !line_ends_sentence(t) &&
	    utf8_width(t.p, t.n) <= 80)
		return true;
	return utf8_width(t.p, t.n) <= 200 && words_in(t, inside);
}

enum line_ending line_ending(struct slice line)
{
	static const char *const final[] = {
		"评论", "評論", "留言",	    "版权", "版權",	"Copyright", "copyright",	"©", "免责",
		"免責", "ICP",	"友情链接", "回應", "Comments", "comments",  "rights reserved", NULL};
	static const char *const hard[] = {"编辑", "責編",   "責任編輯", "編輯",   "责编",   "审核", "校对",
					   "审校", "监制",   "初审",	 "终审",   "来源",   "记者", "作者",
					   "主办", "上一篇", "下一篇",	 "上一条", "下一条", NULL};

	if (words_in(line, final))
		return ENDING_FINAL;
	return words_in(line, hard) ? ENDING_HARD : ENDING_SOFT;
}

static bool is_control(struct slice s, const struct metaline *m)
{
	if (m->controls && m->source.n == 0 && m->author.n == 0 && !m->sentence && m->unknown == 0)
		return true;
	struct slice t = strip_opening(s);

	return words_start(t, control_starts) && utf8_width(t.p, t.n) <= 50 && !has_comma(t);
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
	if (k == 0 || (s.p[i] == '.' && i + 1 < s.n && s.p[i + 1] >= '0' && s.p[i + 1] <= '9'))
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
		size_t k = words_start(slice_of(s.p + i, s.n - i), parts);

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

/** A link in a list: a mark, or a day in brackets or not, before a few words without the marks of sentences. */
static bool is_link(struct slice s)
{
	size_t k = words_start(s, bullets), width = utf8_width(s.p, s.n);
	struct written_day d;

	if (width > LINK_MAX || line_ends_sentence(s) || sentence_inside(s))
		return false;
	bool day = line_days(s, &d, 1) != 0 && d.day.y != 0;

	if (slice_find(s, "://") < s.n)
		return true;
	if (k)
		return day || !has_comma(s) || width <= 40;
	if (s.n > 7 && s.p[0] == '[' && s.p[1] >= '0' && s.p[1] <= '9')
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
		return is_ending(s) ? LINE_ENDING : LINE_PARA;
	size_t width = s.n > 1000 ? s.n : utf8_width(s.p, s.n);

	if (width > 200 && sentence_inside(s))
		return is_ending(s) ? LINE_ENDING : LINE_PARA;
	if (is_crumbs(s))
		return LINE_CRUMBS;
	if (begins_ending(s))
		return LINE_ENDING;
	bool cells = memchr(s.p, '\t', s.n) != NULL && width > 80;
	struct metaline m;

	metaline_read(s, &m);
	bool meta = !cells && is_meta(&m);

	if (meta && m.day) /* a header may name its editor */
		return LINE_META;
	if (is_ending(s))
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
