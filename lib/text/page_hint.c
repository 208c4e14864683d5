/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What class and id words say of an element. The words are those of the
 * content systems that Chinese news and government sites run on (TRS, Founder
 * e-paper, Discuz, WordPress, WeChat, the large portals) and of common English usage.
 */
#include <string.h>

#include "text/page.h"

#include "base/ascii.h"

struct word {
	char name[20];
	uint8_t hints; /* enum hint */
	uint8_t field; /* enum field_kind */
};

/* Whole classes or ids. Sorted. */
static const struct word whole[] = {
	{"arccontent", HINT_CONTENT, 0},
	{"art_content", HINT_CONTENT, 0},
	{"artcontent", HINT_CONTENT, 0},
	{"artibody", HINT_CONTENT, 0},
	{"article-body", HINT_CONTENT, 0},
	{"article-content", HINT_CONTENT, 0},
	{"article-main", HINT_CONTENT, 0},
	{"article_body", HINT_CONTENT, 0},
	{"article_content", HINT_CONTENT, 0},
	{"article_txt", HINT_CONTENT, 0},
	{"articlebody", HINT_CONTENT, 0},
	{"articlecontent", HINT_CONTENT, 0},
	{"bbs-content", HINT_CONTENT | HINT_POST, 0},
	{"cnt-main-article-qq", HINT_CONTENT, 0},
	{"content-article", HINT_CONTENT, 0},
	{"content-text", HINT_CONTENT, 0},
	{"content_area", HINT_CONTENT, 0},
	{"contenttext", HINT_CONTENT, 0},
	{"d_post_content", HINT_CONTENT | HINT_POST, 0},
	{"detail-body", HINT_CONTENT, 0},
	{"detail-content", HINT_CONTENT, 0},
	{"endtext", HINT_CONTENT, 0},
	{"entry-content", HINT_CONTENT, 0},
	{"founder-content", HINT_CONTENT, 0},
	{"js_content", HINT_CONTENT, 0},
	{"js_name", 0, FIELD_SOURCE},
	{"left_zw", HINT_CONTENT, 0},
	{"main-aticle", HINT_CONTENT, 0},
	{"main-txt", HINT_CONTENT, 0},
	{"main_content", HINT_CONTENT, 0},
	{"mp-editor", HINT_CONTENT, 0},
	{"news-content", HINT_CONTENT, 0},
	{"news_content", HINT_CONTENT, 0},
	{"news_txt", HINT_CONTENT, 0},
	{"newscontent", HINT_CONTENT, 0},
	{"newstext", HINT_CONTENT, 0},
	{"ozoom", HINT_CONTENT, 0},
	{"p-detail", HINT_CONTENT, 0},
	{"p_content", HINT_CONTENT, 0},
	{"pages_content", HINT_CONTENT, 0},
	{"post-body", HINT_CONTENT, 0},
	{"post-content", HINT_CONTENT, 0},
	{"post_body", HINT_CONTENT, 0},
	{"post_content", HINT_CONTENT, 0},
	{"post_text", HINT_CONTENT, 0},
	{"postmessage", HINT_CONTENT | HINT_POST, 0},
	{"rich_media_content", HINT_CONTENT, 0},
	{"rm_txt_con", HINT_CONTENT, 0},
	{"rwb_zw", HINT_CONTENT, 0},
	{"t_f", HINT_CONTENT | HINT_POST, 0},
	{"text-content", HINT_CONTENT, 0},
	{"text_con", HINT_CONTENT, 0},
	{"tpc_content", HINT_CONTENT | HINT_POST, 0},
	{"trs_editor", HINT_CONTENT, 0},
	{"trs_ueditor", HINT_CONTENT, 0},
	{"ucap-content", HINT_CONTENT, 0},
	{"zoom", HINT_CONTENT, 0},
	{"zoomcon", HINT_CONTENT, 0},
};

/* Parts of a class or id between '-', '_', digits and capitals. Sorted. */
static const struct word parts[] = {
	{"ad", HINT_BAD, 0},	      {"ads", HINT_BAD, 0},	   {"advert", HINT_BAD, 0},
	{"au", 0, FIELD_AUTHOR},      {"authi", 0, FIELD_AUTHOR},  {"author", 0, FIELD_AUTHOR},
	{"bdshare", HINT_BAD, 0},     {"breadcrumb", HINT_BAD, 0}, {"bshare", HINT_BAD, 0},
	{"cmt", HINT_BAD, 0},	      {"comment", HINT_BAD, 0},	   {"comments", HINT_BAD, 0},
	{"copyright", HINT_BAD, 0},   {"crumb", HINT_BAD, 0},	   {"crumbs", HINT_BAD, 0},
	{"data", HINT_DATA, 0},	      {"date", 0, FIELD_DAY},	   {"discuss", HINT_BAD, 0},
	{"foot", HINT_BAD, 0},	      {"footer", HINT_BAD, 0},	   {"friendlink", HINT_BAD, 0},
	{"from", 0, FIELD_SOURCE},    {"ft", HINT_BAD, 0},	   {"grid", HINT_DATA, 0},
	{"laiyuan", 0, FIELD_SOURCE}, {"liuyan", HINT_BAD, 0},	   {"ly", 0, FIELD_SOURCE},
	{"menu", HINT_BAD, 0},	      {"mso", HINT_DATA, 0},	   {"nav", HINT_BAD, 0},
	{"navbar", HINT_BAD, 0},      {"navigation", HINT_BAD, 0}, {"nickname", 0, FIELD_SOURCE},
	{"origin", 0, FIELD_SOURCE},  {"pager", HINT_BAD, 0},	   {"pagination", HINT_BAD, 0},
	{"pinglun", HINT_BAD, 0},     {"pubtime", 0, FIELD_DAY},   {"qrcode", HINT_BAD, 0},
	{"rank", HINT_BAD, 0},	      {"ranking", HINT_BAD, 0},	   {"rec", HINT_BAD, 0},
	{"recommend", HINT_BAD, 0},   {"relate", HINT_BAD, 0},	   {"related", HINT_BAD, 0},
	{"relation", HINT_BAD, 0},    {"relative", HINT_BAD, 0},   {"reply", HINT_BAD, 0},
	{"share", HINT_BAD, 0},	      {"sidebar", HINT_BAD, 0},	   {"source", 0, FIELD_SOURCE},
	{"src", 0, FIELD_SOURCE},     {"tab", HINT_DATA, 0},	   {"table", HINT_DATA, 0},
	{"tb", HINT_DATA, 0},	      {"time", 0, FIELD_DAY},	   {"tjtable", HINT_DATA, 0},
	{"tm", 0, FIELD_DAY},	      {"tuijian", HINT_BAD, 0},	   {"xgwz", HINT_BAD, 0},
	{"xgxx", HINT_BAD, 0},	      {"xgyd", HINT_BAD, 0},	   {"zan", HINT_BAD, 0},
};

/* By halves; most steps are decided by the first byte. */
static const struct word *find(const char *name, const struct word *list, size_t n)
{
	size_t a = 0;

	while (a < n) {
		const struct word *w = &list[(a + n) / 2];
		int d = (unsigned char)name[0] - (unsigned char)w->name[0];

		if (!d)
			d = strcmp(name, w->name);
		if (!d)
			return w;
		if (d < 0)
			n = (a + n) / 2;
		else
			a = (a + n) / 2 + 1;
	}
	return NULL;
}

static void look_up(const char *name, const struct word *list, size_t n, unsigned int *hints,
		    enum field_kind *field)
{
	const struct word *w = find(name, list, n);

	if (!w)
		return;
	*hints |= w->hints;
	if (w->field && *field == FIELD_NONE)
		*field = (enum field_kind)w->field;
}

/* A word's parts: letters, cut at anything else and before a capital behind a small letter. */
static void hint_parts(struct slice word, unsigned int *hints, enum field_kind *field)
{
	char part[20];
	size_t n = 0;

	for (size_t i = 0; i <= word.n; i++) {
		char c = i < word.n ? word.p[i] : '-';
		bool cut = !ascii_is_letter(c) || (ascii_is_upper(c) && i && !ascii_is_upper(word.p[i - 1]));

		if (cut && n) {
			part[n < sizeof(part) ? n : sizeof(part) - 1] = '\0';
			if (n < sizeof(part))
				look_up(part, parts, sizeof(parts) / sizeof(*parts), hints, field);
			n = 0;
		}
		if (ascii_is_letter(c)) {
			if (n < sizeof(part))
				part[n] = (char)(c | 0x20);
			n++;
		}
	}
}

/* postmessage_384705 and post-2801 are numbered: the number is no part of the name. */
static void hint_whole(struct slice word, unsigned int *hints, enum field_kind *field)
{
	char name[20];
	size_t n = word.n;

	while (n && ascii_is_digit(word.p[n - 1]))
		n--;
	if (n < word.n && n && word.p[n - 1] == '_')
		n--;
	if (n == 0 || n >= sizeof(name))
		return;
	for (size_t i = 0; i < n; i++)
		name[i] = ascii_lower(word.p[i]);
	name[n] = '\0';
	look_up(name, whole, sizeof(whole) / sizeof(*whole), hints, field);
}

unsigned int page_hints(struct slice words, enum field_kind *field)
{
	unsigned int hints = 0;
	size_t i = 0;

	while (i < words.n) {
		size_t start = i;

		while (i < words.n && (unsigned char)words.p[i] > ' ')
			i++;
		if (i > start && i - start < 64) {
			hint_whole(slice_of(words.p + start, i - start), &hints, field);
			hint_parts(slice_of(words.p + start, i - start), &hints, field);
		}
		i++;
	}
	return hints;
}
