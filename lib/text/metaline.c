/* SPDX-License-Identifier: BSD-2-Clause */
/* Header lines taken apart into days, labelled fields, controls and names. */
#include "text/metaline.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/words.h"

static const char *const source_labels[] = {
	"来源",	    "稿源",	"出处",	    "文章来源", "信息来源", "新闻来源", "稿件来源", "内容来源",
	"本文来源", "消息来源", "來源",	    "稿源",	"出處",	    "文章來源", "新聞來源", "資訊來源",
	"source",   "發布單位", "發佈單位", "发布机构", "发布单位", NULL};
static const char *const author_labels[] = {
	"作者", "记者", "通讯员", "本报记者", "首席记者", "实习记者", "撰文", "文", "記者", "通訊員",
	"撰稿", "供稿", "author", "by",	      "文/图",	  "图/文",    "摄影", "图", NULL};
/* Labels whose value says nothing about the article's day, outlet or author. */
static const char *const other_labels[] = {
	"发布时间", "发布日期", "发表时间",	"发表日期",  "发稿时间", "时间",     "日期",
	"更新时间", "更新日期", "录入时间",	"添加时间",  "上传时间", "创建时间", "刊发时间",
	"成文日期", "生成日期", "发文日期",	"发布于",    "发表于",	 "发布",     "发布者",
	"发布人",   "编辑",	"责编",		"责任编辑",  "校对",	 "审核",     "字号",
	"字体",	    "字体大小", "大小",		"浏览",	     "浏览次数", "浏览量",   "点击",
	"点击数",   "点击量",	"点击率",	"点击次数",  "阅读",	 "阅读次数", "阅读量",
	"阅读数",   "访问",	"访问次数",	"访问量",    "人气",	 "次数",     "文号",
	"发文字号", "索引号",	"栏目",		"分类",	     "主题",	 "主题词",   "主题分类",
	"评论",	    "编号",	"公开方式",	"有效性",    "发文机关", "信息类别", "关键词",
	"关键字",   "标签",	"来自",		"北京时间",  "今天是",	 "分享",     "原标题",
	"訊息來源", "發布時間", "發布日期",	"發佈時間",  "發佈日期", "發布",     "發佈",
	"時間",	    "更新時間", "更新日期",	"點閱",	     "點閱數",	 "點擊",     "瀏覽",
	"瀏覽次數", "瀏覽數",	"責任編輯",	"編輯",	     "字級",	 "字型",     "分類",
	"北京時間", "今天",	"刊登",		"人氣",	     "點閱率",	 "查看",     "信息分类",
	"组配分类", "主题分类", "体裁分类",	"服务对象",  "发文单位", "文件编号", "内容概述",
	"名称",	    "称",	"号",		"文件名称",  "注册时间", "注册日期", "註冊時間",
	"註冊日期", "加入时间", "最后登录",	"信息名称",  "公开日期", "公开时间", "公开范围",
	"公开形式", "公开类别", "信息索引",	"关联文件",  "废止日期", "实施日期", "语种",
	"回复",	    "回復",	"字號",		"published", "posted",	 "updated",  "last updated",
	"date",	    "released", "published on", "posted on", NULL};
static const char *const controls[] = {
	"大",	    "中",	  "小",	      "大字",	    "中字",	    "小字",	"小字号",
	"大字号",   "中字号",	  "默认",     "特大",	    "字号",	    "T",	"T大",
	"A",	    "A+",	  "A-",	      "打印",	    "打印本页",	    "收藏",	"关闭",
	"关闭窗口", "关闭本页",	  "我要评论", "我来说两句", "评论",	    "分享",	"纠错",
	"转发",	    "微信公众号", "原创",     "转载",	    "正文",	    "朗读",	"听新闻",
	"语音播报", "手机看",	  "次",	      "人",	    "赞",	    "点赞",	"在看",
	"喜欢",	    "投稿",	  "微信",     "微博",	    "QQ空间",	    "QQ",	"朋友圈",
	"新浪微博", "腾讯微博",	  "下载",     "返回",	    "返回顶部",	    "返回首页", "回到顶部",
	"更多",	    "下一页",	  "上一页",   "首页",	    "尾页",	    "全文",	"展开",
	"收起",	    "扫一扫",	  "注册",     "登录",	    "登陆",	    "设为首页", "加入收藏",
	"举报",	    "手机版",	  "客户端",   "导航",	    "菜单",	    "搜索",	"要闻",
	"头版",	    "综合",	  "本地",     "社会",	    "法治",	    "新闻",	"时政",
	"民生",	    "留言",	  "列印",     "轉寄",	    "字級",	    "友善列印", "分享到",
	"收藏本文", "我要留言",	  "回首頁",   "上一頁",	    "下一頁",	    "更多",	"登入",
	"註冊",	    "展开全文",	  "阅读全文", "展開全文",   "显示全部楼层", "阅读模式", "只看该作者",
	"只看楼主", "楼主",	  "复制链接", "倒序浏览",   "更新",	    "字號",	"加入收藏",
	"打印本頁", "關閉",	  "讚",	      "留言",	    "上午",	    "下午",	"at",
	"on",	    "am",	  "pm",	      "share",	    "print",	    "email",	"save",
	"home",	    "menu",	  "search",   "gmt",	    "hkt",	    "cst",	"est",
	"bst",	    "edt",	  "et",	      NULL};
static const char *const weekdays[] = {"星期",	   "周一",   "周二",	 "周三",   "周四",    "周五",
				       "周六",	   "周日",   "週",	 "monday", "tuesday", "wednesday",
				       "thursday", "friday", "saturday", "sunday", "mon",     "tue",
				       "wed",	   "thu",    "fri",	 "sat",	   "sun",     NULL};
static const char *const media_ends[] = {"网",	 "報",	   "报",     "網",     "新闻",	 "新聞",       "社",
					 "在线", "在線",   "客户端", "客戶端", "时讯",	 "時訊",       "电讯",
					 "電訊", "通讯",   "通訊",   "资讯",   "資訊",	 "快讯",       "快訊",
					 "警讯", "电视台", "電視台", "电台",   "電台",	 "广播",       "廣播",
					 "之声", "之聲",   "信息港", "播报",   "播報",	 "融媒体中心", "频道",
					 "頻道", "周刊",   "週刊",   "融媒",   "日报社", "新闻社",     NULL};
static const char *const office_ends[] = {
	"发布",	  "發布",    "发佈",   "观察",	  "觀察",     "公安",	   "公安局",  "公安厅", "公安部",
	"警方",	  "警察局",  "警务处", "警務處",  "警政署",   "消防",	   "消防局",  "支队",	"总队",
	"大队",	  "分局",    "政府",   "中心",	  "委员会",   "办公室",	   "云",      "号",	"台",
	"臺",	  "财经",    "財經",   "门户",	  "部",	      "局",	   "厅",      "署",	"法院",
	"检察院", "统计局",  "post",   "news",	  "times",    "chronicle", "tribune", "herald", "gazette",
	"star",	  "courier", "agency", "service", "observer", "echo",	   "mail",    "record", "reuters",
	"xinhua", "daily",   "weekly", "wire",	  "ledger",   "press",	   "journal", NULL};

bool outlet_ends(struct slice s)
{
	return words_end(s, media_ends) || words_end(s, office_ends);
}

size_t media_name(struct slice s)
{
	size_t chars = 0;

	for (size_t i = 0; i < s.n;) {
		uint32_t cp;

		i += utf8_decode(s.p + i, s.n - i, &cp);
		if (++chars >= 2 && words_end(slice_of(s.p, i), media_ends)) {
			/* 时讯 goes on after 时报, 新闻网 after 新闻: take the name as far as it goes */
			size_t more = words_start(slice_of(s.p + i, s.n - i), media_ends);

			return i + more;
		}
	}
	return 0;
}

struct slice outlet_trim(struct slice s)
{
	static const char *const dispatch[] = {"讯", "訊", NULL};
	size_t n = words_end(s, dispatch);

	if (n && words_end(slice_of(s.p, s.n - n), media_ends))
		s.n -= n;
	return s;
}

static bool ascii_letter(char c)
{
	return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/** Bytes of what parts the pieces of a header line at i; a space inside English is part of a name. */
static size_t separator_at(struct slice s, size_t i)
{
	static const char *const marks[] = {"　", "｜",	      "丨",	"（", "）", "【", "】",
					    "《", "》",	      "〔",	"〕", "「", "」", "，",
					    "・", "\xC2\xA0", "&nbsp;", "——", "│",  NULL};
	char c = s.p[i];

	if (c == ' ' && i > 0 && i + 1 < s.n && ascii_letter(s.p[i - 1]) && ascii_letter(s.p[i + 1]))
		return 0;
	if (strchr(" \t|()[],;", c) != NULL && c)
		return 1;
	unsigned char u = (unsigned char)c;

	if (c != '&' && u != 0xC2 && u != 0xE2 && u != 0xE3 && u != 0xEF &&
	    !(u == 0xE4 && i + 1 < s.n && s.p[i + 1] == '\xB8'))
		return 0;
	return words_start(slice_of(s.p + i, s.n - i), marks);
}

static const char *const colons[] = {":", "：", NULL};

/** Bytes of a colon at the head. */
static size_t colon(struct slice s)
{
	return words_start(s, colons);
}

static bool only_digits(struct slice s)
{
	static const char *const fill[] = {"万", "萬",	 "次",	 "人", "条", "点", "时", "分", "秒", "時",
					   "點", "上午", "下午", "版", "页", "共", "第", "号", "號", "+",
					   "-",	 ":",	 ".",	 "/",  "：", "am", "pm", "AM", "PM", NULL};
	bool digit = false;

	while (s.n) {
		size_t k = words_start(s, fill);

		if (k == 0) {
			if (ascii_is_digit(s.p[0])) {
				digit = true;
				k = 1;
			} else if (s.n >= 2 && strchr("aApPbBcCdD", s.p[0]) != NULL) { /* 7.45am, A05 */
				k = 1;
			} else {
				return false;
			}
		}
		s = slice_of(s.p + k, s.n - k);
	}
	return digit;
}

/** The page of a newspaper: 第03版, A05版, 第4版：要闻. */
static bool is_page(struct slice s)
{
	size_t at = slice_find(s, "版");

	return at < s.n && only_digits(slice_of(s.p, at + 3)) && utf8_width(s.p, s.n) <= 20;
}

/** A piece that is no name: it has punctuation of sentences, quotes or figures, or is too long. */
static bool more_than_a_name(struct slice s)
{
	static const char *const marks[] = {"“", "”",  "：", "。", "？", "！", "、", "；",
					    "%", "％", "\"", "!",  "?",	 ":",  NULL};

	for (size_t i = 0; i < s.n; i++)
		if (ascii_is_digit(s.p[i]))
			return true;
	return words_in(s, marks) || utf8_width(s.p, s.n) > 32;
}

enum want { WANT_NOTHING, WANT_SOURCE, WANT_AUTHOR, WANT_ANY };

/** What a label asks for; *n its bytes with the colon. A label without a colon must be the whole piece. */
static enum want label_at(struct slice piece, size_t *n)
{
	static const struct {
		const char *const *words;
		enum want want;
	} kinds[] = {{source_labels, WANT_SOURCE}, {author_labels, WANT_AUTHOR}, {other_labels, WANT_ANY}};
	enum want want = WANT_NOTHING;
	size_t best = 0;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		size_t k = words_start(piece, kinds[i].words);

		if (k <= best)
			continue;
		struct slice rest = slice_trim(slice_of(piece.p + k, piece.n - k));
		size_t c = colon(rest);

		if (c == 0 && (rest.n != 0 || slice_chars(piece) < 2))
			continue;
		best = k;
		*n = (size_t)(rest.p - piece.p) + c;
		want = kinds[i].want;
	}
	return want;
}

static void take(struct metaline *m, enum want want, struct slice value)
{
	value = slice_trim(value);
	if (value.n == 0)
		return;
	if (want == WANT_SOURCE && m->source.n == 0)
		m->source = value;
	else if (want == WANT_AUTHOR && m->author.n == 0)
		m->author = value;
}

static void unknown_piece(struct metaline *m, struct slice piece)
{
	struct slice name = outlet_trim(piece);

	m->unknown++;
	m->unknown_width += utf8_width(piece.p, piece.n);
	if (more_than_a_name(name)) {
		m->sentence = true;
		return;
	}
	/* The first piece is taken unless a later one ends as the names of media do and it does not. */
	if (m->outlet.n == 0 || (!outlet_ends(m->outlet) && outlet_ends(name)))
		m->outlet = name;
}

/** Where a label with a colon begins inside a value; value.n where there is none. */
static size_t next_label(struct slice value)
{
	size_t n;

	if (value.n > 120)
		return value.n;
	for (size_t i = 0; i < value.n;) {
		uint32_t cp;
		struct slice rest = slice_of(value.p + i, value.n - i);

		if (i && label_at(rest, &n) != WANT_NOTHING && n < rest.n &&
		    words_end(slice_of(rest.p, n), colons))
			return i;
		i += utf8_decode(rest.p, rest.n, &cp);
	}
	return value.n;
}

static void read_piece(struct metaline *m, struct slice piece, enum want *pending)
{
	size_t n = 0;

	piece = slice_trim(piece);
	if (piece.n == 0 || slice_eqs(piece, "-") || slice_eqs(piece, "/"))
		return;
	if (slice_chars(piece) == 1 && piece.n == 3 && *pending == WANT_NOTHING)
		return; /* 名　　称：, 文　号： */
	enum want want = label_at(piece, &n);

	if (want != WANT_NOTHING) {
		struct slice value = slice_trim(slice_of(piece.p + n, piece.n - n));
		size_t next = next_label(value);

		if (next < value.n) { /* 来源：某报作者：某人 */
			struct slice rest = slice_of(value.p + next, value.n - next);

			read_piece(m, slice_of(piece.p, (size_t)(value.p - piece.p) + next), pending);
			read_piece(m, rest, pending);
			return;
		}

		m->label = true;
		if (m->unknown == 1 && words_are(piece, (const char *const[]){"发表于", "發表於", NULL})) {
			take(m, WANT_AUTHOR, m->outlet); /* a forum: 某人 发表于 2009-12-22 */
			m->outlet.n = 0;
		}
		*pending = value.n ? WANT_NOTHING : want;
		if (value.n && want != WANT_SOURCE && slice_chars(value) > 20)
			m->sentence = true;
		take(m, want, value);
		return;
	}
	if (words_are(piece, controls) || words_start(piece, weekdays) || only_digits(piece) ||
	    is_page(piece)) {
		if (*pending == WANT_ANY)
			*pending = WANT_NOTHING;
		return;
	}
	if (*pending != WANT_NOTHING) {
		take(m, *pending, piece);
		*pending = WANT_NOTHING;
		return;
	}
	m->controls = false;
	if (slice_starts(piece, "By ") || slice_starts(piece, "by ")) {
		take(m, WANT_AUTHOR, slice_of(piece.p + 3, piece.n - 3));
		m->label = true;
		return;
	}
	if (memchr(piece.p, '.', piece.n) != NULL && slice_chars(piece) == piece.n &&
	    memchr(piece.p, ' ', piece.n) == NULL)
		return; /* the name of a site */
	unknown_piece(m, piece);
}

/** Cut [from, to) of the line at its separators. */
static void read_pieces(struct metaline *m, struct slice line, size_t from, size_t to, enum want *pending)
{
	size_t start = from;

	for (size_t i = from; i < to;) {
		uint32_t cp;
		size_t sep = separator_at(slice_of(line.p, to), i);

		if (sep) {
			read_piece(m, slice_of(line.p + start, i - start), pending);
			i += sep;
			start = i;
		} else {
			i += utf8_decode(line.p + i, to - i, &cp);
		}
	}
	if (start < to)
		read_piece(m, slice_of(line.p + start, to - start), pending);
}

void metaline_read(struct slice line, struct metaline *m)
{
	struct written_day days[4];
	enum want pending = WANT_NOTHING;
	size_t n, at = 0;

	*m = (struct metaline){.controls = true};
	line = slice_trim(line);
	if (line.n > 400) { /* no header line */
		m->controls = false;
		m->sentence = true;
		return;
	}
	n = line_days(line, days, 4);
	for (size_t i = 0; i < n; i++) {
		if (days[i].day.y == 0 && !days[i].labelled)
			continue;
		m->day = m->day || (days[i].day.y != 0 && !days[i].refused);
		m->label = m->label || days[i].refused;
		m->controls = false;
		read_pieces(m, line, at, days[i].start, &pending);
		if (pending == WANT_ANY)
			pending = WANT_NOTHING;
		at = days[i].end;
	}
	read_pieces(m, line, at, line.n, &pending);
}
