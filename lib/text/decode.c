/* SPDX-License-Identifier: BSD-2-Clause */
/* Bytes to UTF-8. */
#include "text/decode.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "text/charset.h"

#define REPLACEMENT "\xEF\xBF\xBD"

static void put_bad(struct buf *out, struct decoded *info)
{
	buf_put(out, REPLACEMENT, 3);
	info->replaced++;
}

/** good: whether all of it is known to be valid. */
static void from_utf8(struct slice in, bool good, struct buf *out, struct decoded *info)
{
	const char *p = in.p, *end = in.p + in.n;

	buf_reserve(out, in.n);
	while (p < end) {
		const char *nul = memchr(p, 0, (size_t)(end - p));
		const char *stop = nul ? nul : end;
		size_t bad;

		while (!good && !utf8_valid(p, (size_t)(stop - p), &bad)) {
			uint32_t cp;

			buf_put(out, p, bad);
			p += bad;
			p += utf8_decode(p, (size_t)(stop - p), &cp);
			put_bad(out, info);
		}
		buf_put(out, p, (size_t)(stop - p));
		p = stop;
		if (nul) {
			put_bad(out, info);
			p++;
		}
	}
}

static void from_utf16(struct slice in, bool big, struct buf *out, struct decoded *info)
{
	const unsigned char *s = (const unsigned char *)in.p;
	size_t i = 0;

	buf_reserve(out, in.n + in.n / 2);
	while (i + 1 < in.n) {
		uint32_t u = big ? (uint32_t)s[i] << 8 | s[i + 1] : (uint32_t)s[i + 1] << 8 | s[i];

		i += 2;
		if (u >= 0xD800 && u <= 0xDBFF && i + 1 < in.n) {
			uint32_t v = big ? (uint32_t)s[i] << 8 | s[i + 1] : (uint32_t)s[i + 1] << 8 | s[i];

			if (v >= 0xDC00 && v <= 0xDFFF) {
				i += 2;
				u = 0x10000 + ((u - 0xD800) << 10) + (v - 0xDC00);
			}
		}
		if (u == 0 || (u >= 0xD800 && u <= 0xDFFF))
			put_bad(out, info);
		else
			buf_putcp(out, u);
	}
	if (i < in.n)
		put_bad(out, info);
}

/** Windows-1252 by the Encoding Standard: the five unassigned bytes are control characters. */
static void from_windows1252(struct slice in, struct buf *out, struct decoded *info)
{
	static const uint16_t high[32] = {0x20AC, 0x81,	  0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
					  0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,	  0x17D,  0x8F,
					  0x90,	  0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
					  0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,	  0x17E,  0x178};

	for (size_t i = 0; i < in.n; i++) {
		unsigned char c = (unsigned char)in.p[i];

		if (c == 0)
			put_bad(out, info);
		else
			buf_putcp(out, c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c);
	}
}

/**
 * Bytes of the bad piece at s (Encoding Standard, gb18030 and Big5 decoders): an
 * ASCII byte behind a lead is text of its own again, so that a lost byte never
 * eats a tag or a digit.
 */
static size_t bad_piece(const unsigned char *s, size_t n, bool gb)
{
	if (n < 2 || s[0] < 0x81 || s[0] > 0xFE)
		return 1;
	if (gb && s[1] >= 0x30 && s[1] <= 0x39) {
		if (n >= 3 && (s[2] < 0x81 || s[2] > 0xFE))
			return 1;
		if (n >= 4)
			return s[3] >= 0x30 && s[3] <= 0x39 ? 4 : 1;
		return n; /* cut inside */
	}
	return s[1] < 0x80 ? 1 : 2;
}

/** Convert bytes without NULs. cd is in its initial state before and after. */
static void convert(iconv_t cd, struct slice in, bool gb, struct buf *out, struct decoded *info)
{
	union { /* iconv takes char ** for historical reasons and does not write through it */
		const char *c;
		char *p;
	} src = {.c = in.p};
	size_t left = in.n;

	for (;;) {
		buf_reserve(out, 2 * left + 16); /* two bytes give at most four: there is always room */
		char *dst = out->p + out->n;
		size_t room = out->cap - out->n - 1;
		int e = iconv(cd, &src.p, &left, &dst, &room) == (size_t)-1 ? errno : 0;

		iconv(cd, NULL, NULL, &dst, &room); /* Big5-HKSCS may hold a character back */
		out->n = (size_t)(dst - out->p);
		*dst = '\0';
		if (e == 0)
			return;
		size_t skip = e == EINVAL ? left : bad_piece((const unsigned char *)src.c, left, gb);

		put_bad(out, info);
		src.c += skip;
		left -= skip;
	}
}

static bool from_iconv(struct slice in, enum charset cs, struct buf *out, struct decoded *info)
{
	bool gb = cs == CHARSET_GB18030;
	iconv_t cd = iconv_open("UTF-8", gb ? "GB18030" : "BIG5-HKSCS");

	if (cd == (iconv_t)-1 && !gb)
		cd = iconv_open("UTF-8", "BIG5");
	if (cd == (iconv_t)-1)
		return false;
	const char *p = in.p, *end = in.p + in.n;

	buf_reserve(out, in.n + in.n / 2);
	while (p < end) {
		const char *nul = memchr(p, 0, (size_t)(end - p));
		const char *stop = nul ? nul : end;

		convert(cd, slice_of(p, (size_t)(stop - p)), gb, out, info);
		p = stop;
		if (nul) {
			put_bad(out, info);
			p++;
		}
	}
	iconv_close(cd);
	return true;
}

static void decode_as(struct slice in, enum charset cs, struct buf *out, struct decoded *info)
{
	info->charset = charset_name(cs == CHARSET_NONE ? CHARSET_UTF8 : cs);
	switch (cs) {
	case CHARSET_UTF16LE:
	case CHARSET_UTF16BE:
		from_utf16(in, cs == CHARSET_UTF16BE, out, info);
		return;
	case CHARSET_WINDOWS1252:
		from_windows1252(in, out, info);
		return;
	case CHARSET_GB18030:
	case CHARSET_BIG5:
		if (from_iconv(in, cs, out, info))
			return;
		info->charset = charset_name(CHARSET_UTF8); /* a system without its converters */
		break;
	case CHARSET_UTF8:
	case CHARSET_NONE:
		break;
	}
	from_utf8(in, false, out, info);
}

/** Whether a declaration may stand against what the bytes, which are not valid UTF-8, look like. */
static bool believable(struct slice in, enum charset cs, enum charset guess)
{
	bool double_byte = guess == CHARSET_GB18030 || guess == CHARSET_BIG5;

	switch (cs) {
	case CHARSET_GB18030:
	case CHARSET_BIG5:
		return !double_byte || guess == cs || !charset_contradicts(in, cs, guess);
	case CHARSET_UTF8:
	case CHARSET_WINDOWS1252: /* often the default of a server, not a statement about the page */
		return !double_byte;
	case CHARSET_UTF16LE:
	case CHARSET_UTF16BE:
		return !double_byte && memchr(in.p, 0, in.n) != NULL;
	case CHARSET_NONE:
		break;
	}
	return false;
}

void decode_bytes(struct slice in, const char *declared, bool html, struct buf *out, struct decoded *info)
{
	enum charset cs;

	*info = (struct decoded){.charset = charset_name(CHARSET_UTF8), .how = CHARSET_BOM};
	if (in.n == 0) {
		info->how = CHARSET_VALID;
		return;
	}
	if (slice_starts(in, "\xEF\xBB\xBF")) {
		from_utf8(slice_of(in.p + 3, in.n - 3), false, out, info);
		return;
	}
	if (slice_starts(in, "\xFF\xFE") || slice_starts(in, "\xFE\xFF")) {
		cs = in.p[0] == '\xFF' ? CHARSET_UTF16LE : CHARSET_UTF16BE;
		decode_as(slice_of(in.p + 2, in.n - 2), cs, out, info);
		return;
	}
	info->how = CHARSET_GUESSED;
	cs = charset_utf16(in);
	if (cs != CHARSET_NONE) {
		decode_as(in, cs, out, info);
		return;
	}
	info->how = CHARSET_VALID;
	const bool good = utf8_valid(in.p, in.n, NULL);

	if (good || charset_mostly_utf8(in)) {
		from_utf8(in, good, out, info);
		return;
	}
	enum charset guess = charset_guess(in);

	info->how = CHARSET_CALLER;
	cs = charset_of_label(slice_str(declared));
	if (!believable(in, cs, guess)) {
		info->how = CHARSET_DECLARED;
		cs = html ? charset_prescan(in) : CHARSET_NONE;
		if (!believable(in, cs, guess)) {
			info->how = CHARSET_GUESSED;
			cs = guess;
		}
	}
	decode_as(in, cs, out, info);
}

const char *charset_how_name(enum charset_how how)
{
	static const char *const names[] = {"bom", "valid", "caller", "declared", "guessed"};

	return names[how];
}

bool decode_is_binary(struct slice in)
{
	size_t n = in.n < 8192 ? in.n : 8192, control = 0;

	if (slice_starts(in, "\xFF\xFE") || slice_starts(in, "\xFE\xFF") || charset_utf16(in) != CHARSET_NONE)
		return false;
	for (size_t i = 0; i < n; i++) {
		const uint64_t ones = UINT64_C(0x0101010101010101);
		unsigned char c;
		uint64_t w;

		/* eight bytes at a time, where none is below 0x20 or is 0x7F */
		for (; n - i >= 8; i += 8) {
			memcpy(&w, in.p + i, 8);
			if ((((w - ones * 0x20) & ~w) |
			     (((w ^ (ones * 0x7F)) - ones) & ~(w ^ (ones * 0x7F)))) &
			    ones << 7)
				break;
		}
		if (i == n)
			break;
		c = (unsigned char)in.p[i];
		control += (c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B) || c == 0x7F;
	}
	return control * 64 > n;
}
