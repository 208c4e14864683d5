/* SPDX-License-Identifier: BSD-2-Clause */
/* Charsets: names, and telling them apart by counting. */
#include "text/charset.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

const char *charset_name(enum charset cs)
{
	switch (cs) {
	case CHARSET_UTF8:
		return "UTF-8";
	case CHARSET_GB18030:
		return "GB18030";
	case CHARSET_BIG5:
		return "Big5";
	case CHARSET_UTF16LE:
		return "UTF-16LE";
	case CHARSET_UTF16BE:
		return "UTF-16BE";
	case CHARSET_WINDOWS1252:
		return "windows-1252";
	case CHARSET_NONE:
		break;
	}
	return "unknown";
}

static const struct {
	enum charset cs;
	const char *label;
} labels[] = {
	{CHARSET_UTF8, "utf-8"},
	{CHARSET_UTF8, "utf8"},
	{CHARSET_UTF8, "unicode-1-1-utf-8"},
	{CHARSET_UTF8, "unicode11utf8"},
	{CHARSET_UTF8, "unicode20utf8"},
	{CHARSET_UTF8, "x-unicode20utf8"},
	{CHARSET_GB18030, "gb2312"},
	{CHARSET_GB18030, "gbk"},
	{CHARSET_GB18030, "gb18030"},
	{CHARSET_GB18030, "x-gbk"},
	{CHARSET_GB18030, "gb_2312"},
	{CHARSET_GB18030, "gb_2312-80"},
	{CHARSET_GB18030, "chinese"},
	{CHARSET_GB18030, "csgb2312"},
	{CHARSET_GB18030, "csiso58gb231280"},
	{CHARSET_GB18030, "iso-ir-58"},
	{CHARSET_GB18030, "cp936"},
	{CHARSET_GB18030, "windows-936"},
	{CHARSET_BIG5, "big5"},
	{CHARSET_BIG5, "big5-hkscs"},
	{CHARSET_BIG5, "cn-big5"},
	{CHARSET_BIG5, "csbig5"},
	{CHARSET_BIG5, "x-x-big5"},
	{CHARSET_BIG5, "cp950"},
	{CHARSET_BIG5, "windows-950"},
	{CHARSET_UTF16LE, "utf-16"},
	{CHARSET_UTF16LE, "utf-16le"},
	{CHARSET_UTF16LE, "unicode"},
	{CHARSET_UTF16LE, "ucs-2"},
	{CHARSET_UTF16LE, "csunicode"},
	{CHARSET_UTF16LE, "iso-10646-ucs-2"},
	{CHARSET_UTF16LE, "unicodefeff"},
	{CHARSET_UTF16BE, "utf-16be"},
	{CHARSET_UTF16BE, "unicodefffe"},
	{CHARSET_WINDOWS1252, "iso-8859-1"},
	{CHARSET_WINDOWS1252, "windows-1252"},
	{CHARSET_WINDOWS1252, "us-ascii"},
	{CHARSET_WINDOWS1252, "ascii"},
	{CHARSET_WINDOWS1252, "latin1"},
	{CHARSET_WINDOWS1252, "ansi_x3.4-1968"},
	{CHARSET_WINDOWS1252, "cp1252"},
	{CHARSET_WINDOWS1252, "cp819"},
	{CHARSET_WINDOWS1252, "csisolatin1"},
	{CHARSET_WINDOWS1252, "ibm819"},
	{CHARSET_WINDOWS1252, "iso-ir-100"},
	{CHARSET_WINDOWS1252, "iso8859-1"},
	{CHARSET_WINDOWS1252, "iso88591"},
	{CHARSET_WINDOWS1252, "iso_8859-1"},
	{CHARSET_WINDOWS1252, "iso_8859-1:1987"},
	{CHARSET_WINDOWS1252, "l1"},
	{CHARSET_WINDOWS1252, "x-cp1252"},
};

enum charset charset_of_label(struct slice label)
{
	label = slice_trim(label);
	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
		if (strlen(labels[i].label) == label.n && strncasecmp(labels[i].label, label.p, label.n) == 0)
			return labels[i].cs;
	return CHARSET_NONE;
}

enum { SAMPLE = 1000 };

/* The thirty or so most frequent characters and marks, as (lead << 8 | trail), ascending: ， 。 、 的 一 是 在 不 了 有 人 中 大 年 月 日 ... */
static const uint16_t gb_marks[] = {0xA1A1, 0xA1A2, 0xA1A3, 0xA1B0, 0xA1B1, 0xA3AC, 0xA3BA, 0xB0B2, 0xB0B8,
				    0xB2BB, 0xB4F3, 0xB5C4, 0xB9AB, 0xBCFE, 0xBECD, 0xC1CB, 0xC4EA, 0xC8AB,
				    0xC8CB, 0xC8D5, 0xCAC7, 0xCAD0, 0xD2BB, 0xD3D0, 0xD4C2, 0xD4DA, 0xD6D0};
static const uint16_t big5_marks[] = {0xA140, 0xA141, 0xA142, 0xA143, 0xA147, 0xA175, 0xA176, 0xA440, 0xA446,
				      0xA448, 0xA46A, 0xA4A3, 0xA4A4, 0xA4BD, 0xA4E9, 0xA4EB, 0xA5AB, 0xA5F3,
				      0xA5FE, 0xA662, 0xA677, 0xA67E, 0xA6B3, 0xAABA, 0xAC4F, 0xAED7, 0xB44E};

/** Whether a pair is one of n marks in ascending order. */
static bool is_mark(const uint16_t *marks, size_t n, unsigned int pair)
{
	size_t lo = 0;

	while (n > 1) {
		size_t half = n / 2;

		lo += marks[lo + half] <= pair ? half : 0;
		n -= half;
	}
	return marks[lo] == pair;
}

/** Bytes of the sequence at s in GB18030; 0 where there is none. */
static size_t gb_len(const unsigned char *s, size_t n)
{
	if (n < 2 || s[0] < 0x81 || s[0] > 0xFE)
		return 0;
	if (s[1] >= 0x40 && s[1] <= 0xFE && s[1] != 0x7F)
		return 2;
	if (n >= 4 && s[1] >= 0x30 && s[1] <= 0x39 && s[2] >= 0x81 && s[2] <= 0xFE && s[3] >= 0x30 &&
	    s[3] <= 0x39)
		return 4;
	return 0;
}

static size_t big5_len(const unsigned char *s, size_t n)
{
	if (n < 2 || s[0] < 0x81 || s[0] > 0xFE)
		return 0;
	return (s[1] >= 0x40 && s[1] <= 0x7E) || (s[1] >= 0xA1 && s[1] <= 0xFE) ? 2 : 0;
}

struct charset_score charset_score(struct slice in, enum charset cs)
{
	const unsigned char *s = (const unsigned char *)in.p;
	struct charset_score r = {0};
	bool gb = cs == CHARSET_GB18030;

	for (size_t i = 0; i < in.n && r.chars < SAMPLE;) {
		if (s[i] < 0x80) {
			i++;
			continue;
		}
		size_t len = gb ? gb_len(s + i, in.n - i) : big5_len(s + i, in.n - i);

		if (len == 0) {
			r.bad += i + 1 < in.n; /* a lead at the end was cut, not damaged */
			i++;
			continue;
		}
		r.chars++;
		if (gb) /* level 1 of GB 2312, and its punctuation */
			r.common += len == 2 && s[i + 1] >= 0xA1 &&
				    ((s[i] >= 0xB0 && s[i] <= 0xD7) || s[i] == 0xA1 || s[i] == 0xA3);
		else /* level 1 of Big5, and its punctuation */
			r.common += (s[i] >= 0xA4 && s[i] <= 0xC6) || s[i] == 0xA1 || s[i] == 0xA2;
		if (len == 2) {
			unsigned int pair = (unsigned int)s[i] << 8 | s[i + 1];

			r.marks += gb ? is_mark(gb_marks, sizeof(gb_marks) / sizeof(*gb_marks), pair)
				      : is_mark(big5_marks, sizeof(big5_marks) / sizeof(*big5_marks), pair);
		}
		i += len;
	}
	return r;
}

/** One figure for a score, in thousandths of its characters: text is near 1,000 and above, noise far below. */
static long fitness(struct charset_score s)
{
	if (s.chars == 0)
		return s.bad ? -10000 : 0;
	long sum = (long)s.common + 4 * (long)s.marks - 8 * (long)s.bad;

	return sum * 1000 / (long)s.chars;
}

/** Whether bytes beyond ASCII stand alone among ASCII letters, as accents, quotes and pound signs of a Western text do. */
static bool isolated_bytes(struct slice in)
{
	size_t alone = 0, together = 0;

	for (size_t i = 0; i < in.n; i++) {
		if ((unsigned char)in.p[i] < 0x80)
			continue;
		if (i + 1 < in.n && (unsigned char)in.p[i + 1] >= 0x80)
			together++;
		else
			alone++;
	}
	return alone > 4 * together && (alone + together) * 8 < in.n;
}

enum charset charset_guess(struct slice in)
{
	long gb = fitness(charset_score(in, CHARSET_GB18030));
	long big5 = fitness(charset_score(in, CHARSET_BIG5));

	if (gb < 500 && big5 < 500)
		return isolated_bytes(in) ? CHARSET_WINDOWS1252 : CHARSET_NONE;
	return big5 > gb ? CHARSET_BIG5 : CHARSET_GB18030;
}

bool charset_contradicts(struct slice in, enum charset declared, enum charset other)
{
	struct charset_score d = charset_score(in, declared), o = charset_score(in, other);

	/* A few characters prove nothing: a short line of rare names stays what it was declared to be. */
	return o.chars >= 8 && fitness(o) > 900 && fitness(o) > fitness(d) + 400;
}

enum charset charset_utf16(struct slice in)
{
	const unsigned char *s = (const unsigned char *)in.p;
	size_t n = in.n < 8192 ? in.n : 8192, good[2] = {0, 0}, units = n / 2;

	if (units < 2 || memchr(s, 0, n) == NULL)
		return CHARSET_NONE;
	for (size_t i = 0; i + 1 < n; i += 2)
		for (int be = 0; be < 2; be++) {
			unsigned int u =
				be ? (unsigned int)s[i] << 8 | s[i + 1] : (unsigned int)s[i + 1] << 8 | s[i];

			good[be] += u == '\n' || u == '\r' || u == '\t' || (u >= 0x20 && u < 0x7F) ||
				    (u >= 0xA0 && u < 0x180) || (u >= 0x2010 && u < 0x2030) ||
				    (u >= 0x3000 && u < 0x3020) || (u >= 0x4E00 && u < 0xA000) ||
				    (u >= 0xFF00 && u < 0xFF5F);
		}
	size_t best = good[1] > good[0] ? 1 : 0;

	if (good[best] * 100 < units * 95 || good[best] <= good[1 - best])
		return CHARSET_NONE;
	return best ? CHARSET_UTF16BE : CHARSET_UTF16LE;
}

bool charset_mostly_utf8(struct slice in)
{
	size_t long_ones = 0, bad = 0;

	/* Sequences of three bytes do not come about by chance in a double-byte charset; of two they do. */
	for (size_t i = 0; i < in.n;) {
		uint32_t cp;
		size_t len = utf8_decode(in.p + i, in.n - i, &cp);

		if (cp == 0xFFFD && !(len == 3 && memcmp(in.p + i, "\xEF\xBF\xBD", 3) == 0))
			bad++;
		else
			long_ones += len >= 3;
		i += len;
		if (bad >= 256 && long_ones < bad) /* enough seen: it is another charset */
			return false;
	}
	return long_ones > 4 * bad;
}
