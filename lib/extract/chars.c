/* SPDX-License-Identifier: BSD-2-Clause */
/* Folding of text to one way of writing, character by character. */
#include "extract/chars.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { HAN_FIRST = 0x3400, HAN_LAST = 0x9FFF };

#define V(from, to) [from - HAN_FIRST] = to,
/* Direct lookup; 0 stands for "itself". */
static const uint16_t simplified[HAN_LAST - HAN_FIRST + 1] = {
#include "extract/chars_variants.inc"
};
#undef V

/*
 * Dashes are kept apart (a minus is not a range), except that the full-width and
 * small hyphen-minus and tilde become the ASCII ones: U+FF0D, U+FE63, U+FF5E.
 * U+2010..U+2015, U+2212 (minus), U+301C (wave dash) and U+223C stay; see chars_is_dash().
 */
static uint32_t fold_other(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return cp - 0xFEE0;
	if (cp >= 0x2000 && cp <= 0x200A)
		return ' ';
	switch (cp) {
	case 0x00A0: /* no-break space */
	case 0x202F: /* narrow no-break space */
	case 0x205F: /* medium mathematical space */
	case 0x3000: /* ideographic space */
		return ' ';
	case 0x25CB: /* white circle */
	case 0x25EF: /* large circle */
		return 0x3007;
	case 0xFE63: /* small hyphen-minus */
		return '-';
	case 0xFE62: /* small plus sign */
		return '+';
	case 0xFE6A: /* small percent sign */
		return '%';
	case 0xFE50: /* small comma */
		return ',';
	case 0xFE52: /* small full stop */
		return '.';
	case 0xFFE5: /* full-width yen sign */
		return 0x00A5;
	case 0xFFE1: /* full-width pound sign */
		return 0x00A3;
	default:
		return cp;
	}
}

uint32_t chars_fold_cp(uint32_t cp)
{
	if (cp < 0x80)
		return cp;
	if (cp >= HAN_FIRST && cp <= HAN_LAST) {
		uint32_t to = simplified[cp - HAN_FIRST];

		return to ? to : cp;
	}
	return fold_other(cp);
}

bool chars_is_dash(uint32_t cp)
{
	return cp == '-' || cp == '~' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212 || cp == 0x301C ||
	       cp == 0x223C || cp == 0x2500;
}

bool chars_is_han(uint32_t cp)
{
	return (cp >= HAN_FIRST && cp <= HAN_LAST) || cp == 0x3007;
}

static uint32_t count_chars(const unsigned char *p, const unsigned char *end)
{
	uint32_t n = 0;

	/* eight bytes at once: a continuation byte has bit 7 set and bit 6 clear */
	for (; end - p >= 8; p += 8) {
		uint64_t w;

		memcpy(&w, p, 8);
		w = (w >> 7) & ~(w >> 6) & 0x0101010101010101ULL;
		n += 8 - (uint32_t)(w * 0x0101010101010101ULL >> 56); /* the sum of the eight bytes */
	}
	for (; p < end; p++)
		n += (*p & 0xC0) != 0x80;
	return n;
}

/* A run of characters of U+4000 to U+9FFF at base + i, into cps and offs; returns how many. Most of a text are such runs. */
static size_t fold_han(const unsigned char *base, size_t i, size_t end, uint32_t *restrict cps,
		       uint32_t *restrict offs)
{
	size_t n = 0;

	for (; end - i >= 3 && utf8_leads_han((char)base[i]); i += 3) {
		const uint32_t cp =
			(base[i] & 0xFU) << 12 | (base[i + 1] & 0x3FU) << 6 | (base[i + 2] & 0x3FU);
		const uint32_t to = simplified[cp - HAN_FIRST];

		offs[n] = (uint32_t)i;
		cps[n++] = to ? to : cp;
	}
	return n;
}

void chars_fold(struct slice text, uint32_t start, uint32_t end, struct chars *out)
{
	const unsigned char *base = (const unsigned char *)(text.p ? text.p : ""); /* of an empty buf */
	const uint32_t room = count_chars(base + start, base + end);
	uint32_t *cps = mem_array(NULL, (size_t)room + CHARS_PAD, sizeof(*cps));
	uint32_t *offs = mem_array(NULL, (size_t)room + 1, sizeof(*offs));
	uint32_t blanks = 0, brackets = 0;
	size_t n = 0;

	for (size_t i = start; i < end;) {
		const size_t han = fold_han(base, i, end, cps + n, offs + n);
		uint32_t cp;

		n += han;
		i += 3 * han;
		if (i >= end || n >= room) /* stray continuation bytes: the text is not valid */
			break;
		offs[n] = (uint32_t)i;
		i += utf8_decode((const char *)base + i, end - i, &cp);
		cps[n++] = cp = chars_fold_cp(cp);
		blanks += cp == ' ';
		brackets += cp == '(';
	}
	memset(cps + n, 0, CHARS_PAD * sizeof(*cps));
	offs[n] = end;
	*out = (struct chars){cps, offs, (uint32_t)n, blanks, brackets};
}

void chars_variants(struct slice text, size_t most, size_t *han, size_t *variants)
{
	*han = *variants = 0;
	for (size_t i = 0; i < text.n && *han < most;) {
		uint32_t cp;

		i += utf8_decode(text.p + i, text.n - i, &cp);
		if (cp < HAN_FIRST || !chars_is_han(cp))
			continue;
		++*han;
		*variants += cp <= HAN_LAST && simplified[cp - HAN_FIRST] != 0;
	}
}

void chars_release(struct chars *c)
{
	free(c->cp);
	free(c->off);
	*c = (struct chars){0};
}
