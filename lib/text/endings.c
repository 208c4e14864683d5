/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines that end an article: editors, related links, share bars, copyright, comments. */
#include "text/metaline.h"

#include "base/utf8.h"
#include "text/words.h"

/* Words that open what stands under an article. */
static const char *const endings_in_order[] = {"advertisement",
					       "all rights reserved",
					       "comments",
					       "contact us",
					       "copyright",
					       "filed under",
					       "follow us",
					       "leave a comment",
					       "more from",
					       "more on this story",
					       "more stories",
					       "most popular",
					       "most read",
					       "most viewed",
					       "next post",
					       "next:",
					       "previous post",
					       "previous:",
					       "privacy policy",
					       "read also",
					       "read more",
					       "read next",
					       "recommended",
					       "related",
					       "related articles",
					       "related content",
					       "related news",
					       "related stories",
					       "related topics",
					       "share on",
					       "share this",
					       "sign up",
					       "subscribe",
					       "tags",
					       "terms of use",
					       "trending",
					       "you may also like",
					       "©",
					       "上一則",
					       "上一条",
					       "上一篇",
					       "上篇",
					       "下一則",
					       "下一条",
					       "下一篇",
					       "下篇",
					       "为你推荐",
					       "为您推荐",
					       "主办",
					       "主办单位",
					       "举报电话",
					       "今日推荐",
					       "你可能也想看",
					       "你可能還想看",
					       "值班编辑",
					       "免責聲明",
					       "免责声明",
					       "全部评论",
					       "关于我们",
					       "关闭窗口",
					       "分享到",
					       "分享本文",
					       "分享至",
					       "初审",
					       "前一篇",
					       "友情链接",
					       "发表评论",
					       "后一篇",
					       "回應",
					       "声明",
					       "备案号",
					       "复审",
					       "审校",
					       "审核",
					       "审稿",
					       "審核",
					       "广告服务",
					       "延伸閱讀",
					       "延伸阅读",
					       "总监制",
					       "我来说两句",
					       "打印本页",
					       "执行编辑",
					       "扫一扫",
					       "扫描二维码",
					       "扫码",
					       "承办",
					       "承办单位",
					       "排行榜",
					       "推荐新闻",
					       "推荐阅读",
					       "推薦閱讀",
					       "新闻排行",
					       "更多内容",
					       "更多報導",
					       "更多新聞",
					       "更多新闻",
					       "更多精彩",
					       "更多资讯",
					       "最新评论",
					       "本文来源",
					       "本文链接",
					       "本版编辑",
					       "本网原创",
					       "标签",
					       "校对",
					       "核稿",
					       "点击下方",
					       "点击排行",
					       "点击阅读原文",
					       "热点推荐",
					       "热点新闻",
					       "热门排行",
					       "热门推荐",
					       "热门新闻",
					       "热门标签",
					       "热门评论",
					       "熱門排行",
					       "熱門新聞",
					       "版权与免责",
					       "版权声明",
					       "版权归",
					       "版权所有",
					       "版权说明",
					       "版權所有",
					       "版權聲明",
					       "特别声明",
					       "猜你喜欢",
					       "猜你喜歡",
					       "猜您喜欢",
					       "留言板",
					       "监制",
					       "相关信息",
					       "相关内容",
					       "相关报道",
					       "相关推荐",
					       "相关文章",
					       "相关新闻",
					       "相关链接",
					       "相关阅读",
					       "相關報導",
					       "相關報道",
					       "相關文章",
					       "相關新聞",
					       "相關連結",
					       "相關閱讀",
					       "看更多",
					       "精彩推荐",
					       "精彩评论",
					       "網友評論",
					       "編輯",
					       "终审",
					       "编审",
					       "网友留言",
					       "网友评论",
					       "网站地图",
					       "网站标识码",
					       "网络编辑",
					       "联系我们",
					       "评论列表",
					       "責任編輯",
					       "责任编辑",
					       "责编",
					       "转载请注明",
					       "返回顶部",
					       "返回首页",
					       "违法和不良信息",
					       "郑重声明",
					       "长按二维码",
					       "长按识别",
					       "阅读排行"};
static const struct word_set endings = WORD_SET(endings_in_order);
/* Of these only with a colon or a stroke behind: 编辑 begins sentences too. */
static const char *const colon_endings_in_order[] = {
	"editing", "editor", "tags", "作者", "供稿", "值班", "关键字", "关键词", "制图", "图",
	"投稿",	   "推荐",   "摄像", "摄影", "撰稿", "文",   "标签",   "热点",	 "电话", "策划",
	"签发",	   "編輯",   "统筹", "编制", "编辑", "记者", "邮箱",   "附"};
static const struct word_set colon_endings = WORD_SET(colon_endings_in_order);
static const char *const opening[] = {"【", "[", "（", "(", "〔", ">", "»", "》", "◎", "■",
				      "▍",  "|", "※",  "*", "〖", "●", "◆", "▼",  "▶", NULL};

enum { NOTICE_MAX = 300 }; /* bytes: a hundred Han characters */

struct slice line_open(struct slice s)
{
	for (size_t k; !words_han(s) && (k = words_start(s, opening)) != 0;)
		s = slice_trim(slice_of(s.p + k, s.n - k));
	return s;
}

bool ending_begins(struct slice s)
{
	static const char *const colons[] = {":",  "：", "/",  "／", "|", "丨", "︱",
					     "｜", " ",	 "　", "】", "]", NULL};
	struct slice t = line_open(s);
	size_t k = word_set_start(&endings, t);

	/* Of a sentence the first word alone says little unless the line is short or goes on with a mark. */
	return k && (k == t.n || words_start(slice_of(t.p + k, t.n - k), colons) || !line_ends_sentence(t) ||
		     utf8_width(t.p, t.n) <= 50);
}

bool ending_is(struct slice s)
{
	static const char *const marks[] = {":", "：", "/", "／", "|", "丨", "︱", "｜", " ", "　", NULL};
	static const char *const inside[] = {
		"版权所有", "版權所有", "未经授权",   "未经许可",	    "不得转载", "All rights reserved",
		"责任编辑", "ICP备",	"转载请注明", "违法和不良信息举报", NULL};

	if (ending_begins(s))
		return true;
	if (s.n > NOTICE_MAX)
		return false;
	struct slice t = line_open(s);
	size_t k = word_set_start(&colon_endings, t);

	if (k && k < t.n && words_start(slice_of(t.p + k, t.n - k), marks) && !line_ends_sentence(t) &&
	    utf8_width(t.p, t.n) <= 80)
		return true;
	return words_in(t, inside);
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
