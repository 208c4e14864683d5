/* SPDX-License-Identifier: BSD-2-Clause */
/* Header lines taken apart into days, labelled fields, controls and names. */
#include "text/metaline.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/words.h"

static const char *const source_labels_in_order[] = {
	"source",   "來源",	"信息来源", "内容来源", "出处",	    "出處",	"发布单位",
	"发布机构", "文章來源", "文章来源", "新聞來源", "新闻来源", "本文来源", "来源",
	"消息来源", "發佈單位", "發布單位", "稿件来源", "稿源",	    "資訊來源"};
static const struct word_set source_labels = WORD_SET(source_labels_in_order);
static const char *const author_labels_in_order[] = {
	"author", "by", "作者",	 "供稿",     "图",   "图/文", "实习记者", "摄影",   "撰文",
	"撰稿",	  "文", "文/图", "本报记者", "記者", "记者",  "通訊員",	  "通讯员", "首席记者"};
static const struct word_set author_labels = WORD_SET(author_labels_in_order);
/* Labels whose value says nothing about the article's day, outlet or author. */
static const char *const other_labels_in_order[] = {
	"date",	    "last updated", "posted",	"posted on", "published", "published on", "released",
	"updated",  "上传时间",	    "主题",	"主题分类",  "主题词",	  "人气",	  "人氣",
	"今天",	    "今天是",	    "体裁分类", "信息分类",  "信息名称",  "信息类别",	  "信息索引",
	"公开形式", "公开方式",	    "公开日期", "公开时间",  "公开类别",  "公开范围",	  "关联文件",
	"关键字",   "关键词",	    "内容概述", "分享",	     "分类",	  "分類",	  "刊发时间",
	"刊登",	    "创建时间",	    "加入时间", "北京时间",  "北京時間",  "原标题",	  "发布",
	"发布于",   "发布人",	    "发布日期", "发布时间",  "发布者",	  "发文单位",	  "发文字号",
	"发文日期", "发文机关",	    "发稿时间", "发表于",    "发表日期",  "发表时间",	  "号",
	"名称",	    "回复",	    "回復",	"大小",	     "字体",	  "字体大小",	  "字号",
	"字型",	    "字級",	    "字號",	"实施日期",  "审核",	  "废止日期",	  "录入时间",
	"成文日期", "文件名称",	    "文件编号", "文号",	     "日期",	  "时间",	  "時間",
	"更新日期", "更新时间",	    "更新時間", "最后登录",  "有效性",	  "服务对象",	  "来自",
	"查看",	    "标签",	    "栏目",	"校对",	     "次数",	  "注册日期",	  "注册时间",
	"浏览",	    "浏览次数",	    "浏览量",	"添加时间",  "瀏覽",	  "瀏覽數",	  "瀏覽次數",
	"点击",	    "点击数",	    "点击次数", "点击率",    "点击量",	  "生成日期",	  "發佈",
	"發佈日期", "發佈時間",	    "發布",	"發布日期",  "發布時間",  "称",		  "索引号",
	"編輯",	    "组配分类",	    "编号",	"编辑",	     "訊息來源",  "註冊日期",	  "註冊時間",
	"访问",	    "访问次数",	    "访问量",	"评论",	     "语种",	  "責任編輯",	  "责任编辑",
	"责编",	    "阅读",	    "阅读数",	"阅读次数",  "阅读量",	  "點擊",	  "點閱",
	"點閱數",   "點閱率"};
static const struct word_set other_labels = WORD_SET(other_labels_in_order);
static const char *const controls_in_order[] = {
	"A",	      "A+",	      "A-",	  "am",		"at",	    "bst",	  "cst",
	"edt",	      "email",	      "est",	  "et",		"gmt",	    "hkt",	  "home",
	"menu",	      "on",	      "pm",	  "print",	"QQ",	    "QQ空间",	  "save",
	"search",     "share",	      "T",	  "T大",	"上一頁",   "上一页",	  "上午",
	"下一頁",     "下一页",	      "下午",	  "下载",	"中",	    "中字",	  "中字号",
	"举报",	      "人",	      "倒序浏览", "全文",	"关闭",	    "关闭本页",	  "关闭窗口",
	"分享",	      "分享到",	      "列印",	  "加入收藏",	"原创",	    "友善列印",	  "只看楼主",
	"只看该作者", "听新闻",	      "喜欢",	  "回到顶部",	"回首頁",   "在看",	  "复制链接",
	"大",	      "大字",	      "大字号",	  "头版",	"字号",	    "字級",	  "字號",
	"客户端",     "导航",	      "小",	  "小字",	"小字号",   "尾页",	  "展开",
	"展开全文",   "展開全文",     "微信",	  "微信公众号", "微博",	    "我来说两句", "我要留言",
	"我要评论",   "手机版",	      "手机看",	  "打印",	"打印本頁", "打印本页",	  "扫一扫",
	"投稿",	      "搜索",	      "收藏",	  "收藏本文",	"收起",	    "新浪微博",	  "新闻",
	"时政",	      "显示全部楼层", "更多",	  "更新",	"朋友圈",   "朗读",	  "本地",
	"楼主",	      "次",	      "正文",	  "民生",	"法治",	    "注册",	  "点赞",
	"特大",	      "留言",	      "登入",	  "登录",	"登陆",	    "社会",	  "纠错",
	"综合",	      "腾讯微博",     "菜单",	  "要闻",	"註冊",	    "讚",	  "设为首页",
	"评论",	      "语音播报",     "赞",	  "轉寄",	"转发",	    "转载",	  "返回",
	"返回顶部",   "返回首页",     "關閉",	  "阅读全文",	"阅读模式", "首页",	  "默认"};
static const struct word_set controls = WORD_SET(controls_in_order);
static const char *const weekdays_in_order[] = {"fri",	"friday",    "mon",  "monday",	 "sat",	 "saturday",
						"sun",	"sunday",    "thu",  "thursday", "tue",	 "tuesday",
						"wed",	"wednesday", "周一", "周三",	 "周二", "周五",
						"周六", "周四",	     "周日", "星期",	 "週"};
static const struct word_set weekdays = WORD_SET(weekdays_in_order);
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
	unsigned char u = (unsigned char)c;

	if (u < 0x80 && c && strchr(" \t|()[],;", c) != NULL)
		return 1;
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
	static const char *const fill_in_order[] = {"+",    "-",  ".",	"/",  ":",  "am", "pm", "万", "上午",
						    "下午", "人", "共", "分", "号", "时", "時", "条", "次",
						    "点",   "版", "秒", "第", "萬", "號", "页", "點", "："};
	static const struct word_set fill = WORD_SET(fill_in_order);
	bool digit = false;

	while (s.n) {
		size_t k = word_set_start(&fill, s);

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
		const struct word_set *words;
		enum want want;
	} kinds[] = {{&source_labels, WANT_SOURCE}, {&author_labels, WANT_AUTHOR}, {&other_labels, WANT_ANY}};
	enum want want = WANT_NOTHING;
	size_t best = 0;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		size_t k = word_set_start(kinds[i].words, piece);

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
	if (word_set_has(&controls, piece) || word_set_start(&weekdays, piece) || only_digits(piece) ||
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
