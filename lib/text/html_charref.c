/* SPDX-License-Identifier: BSD-2-Clause */
/* Character references, by the HTML standard's "Character reference state" and those behind it. */
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "base/ascii.h"
#include "text/html_private.h"

struct entity {
	char name[33];
	char text[7];
};

static const struct entity entities[] = {
#include "text/entities.inc"
};

static bool is_alnum(char c)
{
	return ascii_is_digit(c) || ascii_is_letter(c);
}

static int hex_digit(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The bytes 0x80 to 0x9F of windows-1252, as the standard maps them; 0 stays. */
static uint32_t map_c1(uint32_t cp)
{
	static const uint16_t c1[32] = {0x20AC, 0,	0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
					0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,	0x017D, 0,
					0,	0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
					0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,	0x017E, 0x0178};

	return cp >= 0x80 && cp < 0xA0 && c1[cp - 0x80] ? c1[cp - 0x80] : cp;
}

/* "&#...": p at the ampersand. */
static size_t numeric(const char *p, size_t n, char out[8], size_t *out_n)
{
	bool hex = n > 2 && (p[2] == 'x' || p[2] == 'X');
	size_t i = hex ? 3 : 2, first = i;
	uint32_t cp = 0;

	for (; i < n; i++) {
		int d = hex_digit(p[i]);

		if (d < 0 || (!hex && d > 9))
			break;
		if (cp <= 0x10FFFF)
			cp = cp * (hex ? 16 : 10) + (uint32_t)d;
	}
	if (i == first)
		return 0;
	if (i < n && p[i] == ';')
		i++;
	*out_n = utf8_encode(cp ? map_c1(cp) : 0xFFFD, out);
	return i;
}

/*
 * The longest name at p, n bytes: the sorted table is narrowed letter by
 * letter, and a name that is complete so far stands first in what is left.
 */
static const struct entity *longest(const char *p, size_t n)
{
	size_t lo = 0, hi = sizeof(entities) / sizeof(*entities);
	const struct entity *found = NULL;

	for (size_t i = 0; i < n && lo < hi; i++) {
		size_t a = lo, b = hi;

		while (a < b) {
			size_t mid = (a + b) / 2;

			if ((unsigned char)entities[mid].name[i] < (unsigned char)p[i])
				a = mid + 1;
			else
				b = mid;
		}
		lo = a;
		b = hi;
		while (a < b) {
			size_t mid = (a + b) / 2;

			if ((unsigned char)entities[mid].name[i] <= (unsigned char)p[i])
				a = mid + 1;
			else
				b = mid;
		}
		hi = a;
		if (lo < hi && entities[lo].name[i + 1] == '\0')
			found = &entities[lo];
	}
	return found;
}

/* The references that nearly all are; whole names, which no longer one begins with. */
static size_t common(const char *p, size_t n, char out[8], size_t *out_n)
{
	static const struct {
		char name[7];
		unsigned char len;
		char text[4];
	} few[] = {{"&nbsp;", 6, "\xC2\xA0"},
		   {"&amp;", 5, "&"},
		   {"&lt;", 4, "<"},
		   {"&gt;", 4, ">"},
		   {"&quot;", 6, "\""}};

	for (size_t i = 0; i < sizeof(few) / sizeof(*few); i++) {
		if (n >= few[i].len && p[1] == few[i].name[1] && memcmp(p, few[i].name, few[i].len) == 0) {
			*out_n = strlen(few[i].text);
			memcpy(out, few[i].text, *out_n);
			return few[i].len;
		}
	}
	return 0;
}

size_t html_charref(const char *p, size_t n, bool in_attr, char out[8], size_t *out_n)
{
	const struct entity *e;
	size_t len;

	if (n < 2)
		return 0;
	if (p[1] == '#')
		return numeric(p, n, out, out_n);
	if (!is_alnum(p[1]))
		return 0;
	if ((len = common(p, n, out, out_n)) != 0)
		return len;
	e = longest(p + 1, n - 1 < sizeof(e->name) - 1 ? n - 1 : sizeof(e->name) - 1);
	if (!e)
		return 0;
	len = strlen(e->name);
	/* In an attribute "&copy=1" is a query's parameter, not a sign. */
	if (in_attr && e->name[len - 1] != ';' && len + 1 < n && (p[len + 1] == '=' || is_alnum(p[len + 1])))
		return 0;
	*out_n = strlen(e->text);
	memcpy(out, e->text, *out_n);
	return len + 1;
}
