/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines that end an article: editors, related links, share bars, copyright, comments. */
#include "text/metaline.h"

#include "base/utf8.h"
#include "text/words.h"

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
static const char *const opening[] = {"【", "[", "（", "(", "〔", ">", "»", "》", "◎", "■",
				      "▍",  "|", "※",  "*", "〖", "●", "◆", "▼",  "▶", NULL};

struct slice line_open(struct slice s)
{
	for (size_t k; (k = words_start(s, opening)) != 0;)
		s = slice_trim(slice_of(s.p + k, s.n - k));
	return s;
}

bool ending_begins(struct slice s)
{
	static const char *const colons[] = {":",  "：", "/",  "／", "|", "丨", "︱",
					     "｜", " ",	 "　", "】", "]", NULL};
	struct slice t = line_open(s);
	size_t k = words_start(t, endings);

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
	if (s.n > 600)
		return false;
	struct slice t = line_open(s);
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
