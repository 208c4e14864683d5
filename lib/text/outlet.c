/* SPDX-License-Identifier: BSD-2-Clause */
/* Who published: the outlet and the author that a header line or a dateline names. */
#include "text/headline.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/metaline.h"
#include "text/words.h"

/** Names that say "this paper" without naming it, and what is no outlet at all. */
static const char *const nobody[] = {"本报", "本網", "本网", "本報",	 "本站", "本台", "本臺",   "本刊",
				     "本社", "时报", "网络", "互联网",	 "原创", "本地", "综合",   "又",
				     "另",   "快",   "专",   "專",	 "记者", "記者", "通讯员", "新闻",
				     "新聞", "资讯", "未知", "转载",	 "不详", "日报", "晚报",   "社",
				     "网",   "报",   "消息", "本报综合", NULL};
static const char *const ours[] = {"本报", "本網", "本网", "本報", "本站", "本台",
				   "本臺", "本刊", "记者", "記者", NULL};

static bool somebody(struct slice s)
{
	return slice_chars(s) >= 2 && !words_are(s, nobody) && !words_start(s, ours);
}

/** Outer brackets and marks off a name. */
static struct slice bare(struct slice s)
{
	static const char *const marks[] = {"《", "》", "“", "”", "\"", "【", "】", "[",  "]", "（",
					    "）", "(",	")", "<", ">",	"：", ":",  "-",  "—", "|",
					    "。", "，", "·", "/", "〔", "〕", "「", "」", NULL};

	return words_trim(s, marks);
}

struct slice line_source(struct slice line)
{
	struct metaline m;

	metaline_read(line, &m);
	struct slice named = bare(m.source), free_name = bare(m.outlet);

	/* Two characters alone are a place or a person. */
	if (!m.day || !somebody(free_name) || (slice_chars(free_name) < 3 && !outlet_ends(free_name)))
		free_name.n = 0;
	/* Where a paper heads the line, 来源 names whom it has the news from. */
	if (named.n && somebody(named) &&
	    !(media_name(free_name) == free_name.n && free_name.n && !media_name(named)))
		return named;
	return free_name;
}

struct slice line_author(struct slice line)
{
	/* an author stands behind a label, which has a colon or is one of these; most lines have neither */
	static const char *const labels[] = {"作者",   "记者",	 "記者",  "供稿", "图/文", "摄影",
					     "撰文",   "撰稿",	 "文/图", "通訊", "通讯",  "author",
					     "Author", "AUTHOR", "by",	  "By",	  "BY",	   "发表于",
					     "發表於", ":",	 "：",	  NULL};
	struct metaline m;

	if (!words_in(line, labels))
		return slice_of("", 0);
	metaline_read(line, &m);
	return bare(m.author);
}

/** Take a day without or with its year, or 27日, off the end. */
static struct slice without_day(struct slice s)
{
	struct written_day d[2];
	size_t n = line_days(s, d, 2);

	if (n && slice_trim(slice_of(s.p + d[n - 1].end, s.n - d[n - 1].end)).n == 0)
		return slice_trim(slice_of(s.p, d[n - 1].start));
	if (words_end(s, (const char *const[]){"日", NULL})) {
		size_t i = s.n - 3;

		while (i > 0 && ascii_is_digit(s.p[i - 1]))
			i--;
		if (i < s.n - 3)
			return slice_trim(slice_of(s.p, i));
	}
	return s;
}

/** The outlet in what stands before 讯 or 电. */
static struct slice dispatch_name(struct slice head, bool wire)
{
	static const char *const by[] = {"据", "據", NULL};
	static const char *const reporter[] = {"记者", "記者", "/", "／", NULL};
	const struct slice none = {"", 0};

	head = bare(head);
	size_t k = words_start(head, by);

	struct slice dated = bare(slice_of(head.p + k, head.n - k));

	head = without_day(dated);
	for (size_t i = 0; i < head.n; i++)
		if (words_start(slice_of(head.p + i, head.n - i), reporter)) {
			head.n = i;
			break;
		}
	head = bare(head);
	if (!somebody(head) || slice_chars(head) > 16)
		return none;
	k = media_name(head);
	if (k)
		return somebody(slice_of(head.p, k)) ? slice_of(head.p, k) : none;
	/* 讯 has no place before its day: what is there is the name, however it ends. */
	return !wire && slice_chars(head) >= 3 && slice_chars(head) <= 8 && slice_chars(head) * 3 == head.n
		       ? head
		       : none;
}

struct slice dateline_source(struct slice para)
{
	static const char *const dispatch[] = {"讯", "訊", "电", "電", "消息", NULL};
	static const char *const behind[] = {" ",  "　", "（", "(",  "【",   "】",   "]",	 ")", "）",
					     "〕", "：", ":",  "】", "记者", "記者", "\xC2\xA0", NULL};
	static const char *const stops[] = {"，", "。", ",", "、", "；", "“", NULL};
	static const char *const wires[] = {"电", "電", "消息", NULL};

	para = slice_trim(para);
	if (slice_starts(para, "【")) { /* 【某新聞台】 */
		size_t end = slice_find(para, "】");
		struct slice name = bare(slice_of(para.p, end));

		if (end < para.n && name.n && outlet_ends(name) && somebody(name) && slice_chars(name) <= 16)
			return name;
	}
	for (size_t i = 0, chars = 0; i < para.n && chars < 36; chars++) {
		uint32_t cp;
		struct slice rest = slice_of(para.p + i, para.n - i);
		size_t k = words_start(rest, dispatch);

		if (words_start(rest, stops))
			break;
		struct slice head = slice_of(para.p, i);
		bool marked = k == rest.n || words_start(slice_of(rest.p + k, rest.n - k), behind);

		if (k && i && marked)
			return dispatch_name(head, words_start(rest, wires) != 0);
		/* 某某都市报讯还有两天: a whole name before 讯 needs no mark behind it */
		if (k == 3 && i && words_start(rest, dispatch) == 3 && slice_chars(head) >= 4 &&
		    media_name(head) == i && !words_start(slice_of(rest.p + k, rest.n - k), dispatch) &&
		    somebody(head))
			return head;
		i += utf8_decode(rest.p, rest.n, &cp);
	}
	return slice_of("", 0);
}
