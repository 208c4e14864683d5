/* SPDX-License-Identifier: BSD-2-Clause */
/* Days written in lines. */
#include "text/headline.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/words.h"

/** A number at a place of a line: ASCII, full-width or Han digits. */
struct number {
	int value;
	int digits; /* of a plain number; 0 of one with 十 */
	bool han;
	size_t end;
};

/** The digit at p and its bytes: 0-9, full-width, 〇零○一..九. -1 where there is none. */
static int digit_at(struct slice s, size_t i, size_t *len, bool *han)
{
	static const char *const digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

	*han = false;
	*len = 1;
	if (i >= s.n)
		return -1;
	if (ascii_is_digit(s.p[i]))
		return s.p[i] - '0';
	*len = 3;
	if (s.n - i < 3 || (unsigned char)s.p[i] < 0xE2)
		return -1;
	const unsigned char *u = (const unsigned char *)s.p + i;

	if (u[0] == 0xEF && u[1] == 0xBC && u[2] >= 0x90 && u[2] <= 0x99)
		return u[2] - 0x90;
	*han = true;
	for (int d = 0; d < 10; d++)
		if (memcmp(u, digits[d], 3) == 0)
			return d;
	if (memcmp(u, "零", 3) == 0 || memcmp(u, "○", 3) == 0 || memcmp(u, "Ｏ", 3) == 0)
		return 0;
	return -1;
}

/** 十, 廿 or 卅 at i: the tens it stands for, 0 where there is none. */
static int tens_at(struct slice s, size_t i)
{
	if (s.n - i < 3 || i >= s.n)
		return 0;
	if (memcmp(s.p + i, "十", 3) == 0)
		return 1;
	if (memcmp(s.p + i, "廿", 3) == 0)
		return 2;
	return memcmp(s.p + i, "卅", 3) == 0 ? 3 : 0;
}

/** A number of at most four digits, or a Han number below 100; false where there is none. */
static bool number_at(struct slice s, size_t i, struct number *r)
{
	size_t len;
	bool han;
	int d;

	*r = (struct number){.end = i};
	while (r->digits < 5 && (d = digit_at(s, r->end, &len, &han)) >= 0) {
		/* 二0一七 has an ASCII nought among Han digits */
		if (r->digits && han != r->han && !(r->han && d == 0))
			break;
		r->han = r->han || han;
		r->value = r->value * 10 + d;
		r->digits++;
		r->end += len;
	}
	int tens = r->digits <= 1 && (r->han || r->digits == 0) ? tens_at(s, r->end) : 0;

	if (tens) {
		r->value = (r->digits ? r->value : 1) * tens * 10;
		r->han = true;
		r->digits = 0;
		r->end += 3;
		d = digit_at(s, r->end, &len, &han);
		if (d > 0 && han) {
			r->value += d;
			r->end += len;
		}
		return true;
	}
	return r->digits > 0 && r->digits < 5;
}

static size_t skip_blank(struct slice s, size_t i)
{
	while (i < s.n) {
		if (s.p[i] == ' ')
			i++;
		else if (s.n - i >= 2 && memcmp(s.p + i, "\xC2\xA0", 2) == 0)
			i += 2;
		else
			break;
	}
	return i;
}

/** One of several words at i; its bytes, or 0. */
static size_t word_at(struct slice s, size_t i, const char *const *words)
{
	for (; *words; words++)
		if (i <= s.n && slice_starts(slice_of(s.p + i, s.n - i), *words))
			return strlen(*words);
	return 0;
}

static const char *const year_words[] = {"年", NULL};
static const char *const month_words[] = {"月", NULL};
static const char *const day_words[] = {"日", "号", "號", NULL};
static const char *const separators[] = {"-", "/", ".", "－", "／", "．", "—", NULL};

/** Number, then a word, white space allowed between; the place behind in *end. */
static bool number_word(struct slice s, size_t i, const char *const *words, struct number *r, size_t *end)
{
	if (!number_at(s, skip_blank(s, i), r))
		return false;
	size_t at = skip_blank(s, r->end), w = word_at(s, at, words);

	*end = at + w;
	return w != 0;
}

/** The civil year of a written one: 民國 (when said or of three digits before 年) counts from 1912. 0 for none. */
static int civil_year(const struct number *y, bool republic)
{
	if (republic)
		return y->value >= 1 && y->value <= 199 ? y->value + 1911 : 0;
	if (y->digits == 4)
		return y->value >= 1900 && y->value <= 2199 ? y->value : 0;
	return y->digits == 3 && !y->han && y->value >= 80 && y->value <= 199 ? y->value + 1911 : 0;
}

/** Y年M月D日, M月D日. */
static size_t day_in_words(struct slice s, size_t i, bool republic, struct date *d)
{
	struct number y, m, day;
	size_t end, e2;

	if (number_word(s, i, year_words, &y, &end)) {
		int year = civil_year(&y, republic);

		if (year && number_word(s, end, month_words, &m, &end) &&
		    number_word(s, end, day_words, &day, &end)) {
			*d = date_of(year, m.value > 12 ? 13 : m.value, day.value > 31 ? 32 : day.value);
			return date_valid(*d) ? end : 0;
		}
		return 0;
	}
	if (!number_word(s, i, month_words, &m, &end) || !number_word(s, end, day_words, &day, &e2))
		return 0;
	if (m.value > 12 || day.value > 31 || !date_valid(date_of(2000, m.value, day.value)))
		return 0;
	*d = date_of(0, m.value, day.value);
	return e2;
}

/** What may follow a day's last digit: no digit, unless a time of day follows without a space. */
static bool day_ends(struct slice s, size_t end, int digits)
{
	size_t len;
	bool han;

	if (digit_at(s, end, &len, &han) < 0 || han)
		return true;
	return digits == 2 && s.n - end >= 5 && ascii_is_digit(s.p[end]) && ascii_is_digit(s.p[end + 1]) &&
	       s.p[end + 2] == ':';
}

/** Y-M-D, D/M/Y with any of the separators; *three: the year had three digits. */
static size_t day_in_digits(struct slice s, size_t i, struct date *d, bool *three)
{
	struct number n[3];
	size_t at = i, sep_n = 0;
	const char *sep = NULL;

	*three = false;
	for (int k = 0; k < 3; k++) {
		if (!number_at(s, at, &n[k]) || n[k].han)
			return 0;
		if (k == 2 && n[0].digits >= 3 && n[2].digits == 4 &&
		    ascii_is_digit(s.p[at])) { /* 2018-03-0912:40 */
			n[2].value = (s.p[at] - '0') * 10 + s.p[at + 1] - '0';
			n[2].digits = 2;
			n[2].end = at + 2;
		}
		at = n[k].end;
		if (k == 2)
			break;
		size_t w = word_at(s, at, separators);

		if (w == 0 || (k && (w != sep_n || memcmp(sep, s.p + at, w) != 0)))
			return 0;
		sep = s.p + at;
		sep_n = w;
		at += w;
	}
	if (n[1].digits > 2 || !day_ends(s, at, n[2].digits))
		return 0;
	if (n[0].digits >= 3) {
		*three = n[0].digits == 3;
		*d = date_of(civil_year(&n[0], *three), n[1].value, n[2].value > 31 ? 32 : n[2].value);
	} else if (n[2].digits == 4 && *sep == '/') {
		/* 05/06/2023 is two days at once, and so none */
		int a = n[0].value, b = n[1].value;

		if (a <= 12 && b <= 12 && a != b)
			return 0;
		*d = a > 12 ? date_of(n[2].value, b, a) : date_of(n[2].value, a, b);
	} else {
		return 0;
	}
	return date_valid(*d) && d->y >= 1900 ? at : 0;
}

static const char *const month_names[] = {"january",   "february", "march",    "april",
					  "may",       "june",	   "july",     "august",
					  "september", "october",  "november", "december"};

/** An English month at i, full or shortened to three or four letters; its bytes, or 0. */
static size_t month_at(struct slice s, size_t i, int *month)
{
	size_t n = 0;

	while (i + n < s.n && ((s.p[i + n] | 32) >= 'a' && (s.p[i + n] | 32) <= 'z'))
		n++;
	if (n < 3 || n > 9)
		return 0;
	for (int m = 0; m < 12; m++)
		if ((n == strlen(month_names[m]) || n == 3 || (n == 4 && m == 8)) &&
		    strncasecmp(s.p + i, month_names[m], n) == 0) {
			*month = m + 1;
			return n + (i + n < s.n && s.p[i + n] == '.');
		}
	return 0;
}

static size_t skip_comma(struct slice s, size_t i)
{
	i = skip_blank(s, i);
	if (i < s.n && s.p[i] == ',')
		i++;
	return skip_blank(s, i);
}

/** A day of the month with its ordinal ending (12, 12th); the place behind, or 0. */
static size_t ordinal(struct slice s, size_t i, int *value)
{
	static const char *const endings[] = {"st", "nd", "rd", "th", NULL};
	struct number d;

	if (!number_at(s, i, &d) || d.han || d.digits > 2)
		return 0;
	*value = d.value;
	return d.end + word_at(s, d.end, endings);
}

/** 12 March 2018, 12th March, 2018, March 12, 2018, Mar. 12, 2018. */
static size_t day_in_english(struct slice s, size_t i, struct date *out)
{
	int m = 0, d = 0;
	size_t at = ordinal(s, i, &d), w;
	struct number y;

	if (at) {
		at = skip_blank(s, at);
		if ((w = month_at(s, at, &m)) == 0)
			return 0;
		at = skip_comma(s, at + w);
	} else {
		if ((w = month_at(s, i, &m)) == 0 || (at = ordinal(s, skip_blank(s, i + w), &d)) == 0)
			return 0;
		at = skip_comma(s, at);
	}
	if (!number_at(s, at, &y) || y.han || y.digits != 4 || y.value < 1900 || y.value > 2199)
		return 0;
	*out = date_of(y.value, m, d);
	return date_valid(*out) ? y.end : 0;
}

static const char *const labels[] = {
	"发布时间",	"发布日期",  "发布于", "发表时间", "发表于",   "发表日期", "发稿时间",	"发布",
	"时间",		"日期",	     "时间为", "發布時間", "發佈時間", "發布日期", "發佈日期",	"發布於",
	"發佈於",	"發表於",    "發布",   "發佈",	   "時間",     "刊登",	   "published", "posted",
	"published on", "posted on", "date",   "updated",  "released", NULL};
static const char *const refusals[] = {"今天是",   "今天",	 "现在是",   "打印时间", "打印日期",
				       "当前时间", "系统时间",	 "列印時間", "列印日期", "現在時間",
				       "今日",	   "服务器时间", "有效期至", "注册时间", "注册日期",
				       "註冊時間", "註冊日期",	 "加入时间", "最后登录", NULL};

/** Whether the text before a day ends with one of the words, a colon between allowed. */
static bool behind(struct slice before, const char *const *words)
{
	before = slice_trim(before);
	if (before.n >= 3 && memcmp(before.p + before.n - 3, "：", 3) == 0)
		before.n -= 3;
	else if (before.n && before.p[before.n - 1] == ':')
		before.n--;
	before = slice_trim(before);
	return words_end(before, words) != 0;
}

static bool boundary_before(struct slice s, size_t i)
{
	if (i == 0)
		return true;
	unsigned char c = (unsigned char)s.p[i - 1];

	if (ascii_is_digit(s.p[i - 1]) ||
	    (i > 1 && (c == '.' || c == '-' || c == '/') && ascii_is_digit(s.p[i - 2])))
		return false;
	size_t len;
	bool han;

	if (i >= 3 && digit_at(s, i - 3, &len, &han) >= 0 && len == 3)
		return false;
	/* 3月2日 of 99年3月2日 is a part of it */
	return !(i >= 4 && memcmp(s.p + i - 3, "年", 3) == 0 && ascii_is_digit(s.p[i - 4]));
}

/** A day at i in any form; the place behind, 0 for none. */
static size_t day_at(struct slice s, size_t i, struct date *d, bool *three)
{
	static const char *const republic[] = {"中華民國", "中华民国", "民國", "民国", NULL};
	size_t w = word_at(s, i, republic), end;

	*three = false;
	if (w)
		return day_in_words(s, skip_blank(s, i + w), true, d);
	if ((end = day_in_words(s, i, false, d)) != 0 || (end = day_in_digits(s, i, d, three)) != 0)
		return end;
	return day_in_english(s, i, d);
}

/** Whether a character may begin a day at all; most of a text is dismissed here. */
static bool may_begin(struct slice s, size_t i)
{
	const unsigned char *u = (const unsigned char *)s.p + i;

	if (u[0] < 0x80)
		return ascii_is_digit(s.p[i]) ||
		       ((u[0] | 32) >= 'a' && (u[0] | 32) <= 's' && (i == 0 || s.p[i - 1] < 'A'));
	if (u[0] < 0xE2 || u[0] > 0xEF || s.n - i < 3)
		return false;
	switch ((uint32_t)u[0] << 16 | (uint32_t)u[1] << 8 | u[2]) {
	case 0xE38087: /* 〇 */
	case 0xE2978B: /* ○ */
	case 0xE99BB6: /* 零 */
	case 0xE4B880: /* 一 */
	case 0xE4BA8C: /* 二 */
	case 0xE4B889: /* 三 */
	case 0xE59B9B: /* 四 */
	case 0xE4BA94: /* 五 */
	case 0xE585AD: /* 六 */
	case 0xE4B883: /* 七 */
	case 0xE585AB: /* 八 */
	case 0xE4B99D: /* 九 */
	case 0xE58D81: /* 十 */
	case 0xE6B091: /* 民 */
	case 0xE4B8AD: /* 中 */
		return true;
	default:
		return u[0] == 0xEF && u[1] == 0xBC && u[2] >= 0x90 && u[2] <= 0x99;
	}
}

size_t line_days(struct slice line, struct written_day *out, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < line.n && n < max;) {
		uint32_t cp;
		struct date d;
		bool three;
		size_t end = 0;

		if (may_begin(line, i) && boundary_before(line, i))
			end = day_at(line, i, &d, &three);
		if (end == 0) {
			i += utf8_decode(line.p + i, line.n - i, &cp);
			continue;
		}
		struct slice before = slice_of(line.p, i);
		struct written_day w = {.day = d, .start = (uint32_t)i, .end = (uint32_t)end};

		w.labelled = behind(before, labels);
		w.refused = behind(before, refusals) || (d.y != 0 && d.y < 1980);
		/* 113-03-12 is a day of the Republic behind a label or alone; else it may be anything */
		if (!three || w.labelled ||
		    (slice_trim(before).n == 0 && slice_trim(slice_of(line.p + end, line.n - end)).n == 0))
			out[n++] = w;
		i = end;
	}
	return n;
}
