/* SPDX-License-Identifier: BSD-2-Clause */
/* Days in URLs and paths. */
#include "text/headline.h"

#include <string.h>

#include "base/ascii.h"

/** Digits from i on, at most 8; their value in *v. */
static int digits_run(struct slice s, size_t i, int *v)
{
	int n = 0;

	for (*v = 0; i < s.n && ascii_is_digit(s.p[i]) && n < 9; i++, n++)
		*v = *v * 10 + (s.p[i] - '0');
	return n;
}

static bool plausible(struct date d)
{
	return date_valid(d) && d.y >= 1980 && d.y <= 2099;
}

/** A day that begins with the digits at i: 20180309, 2018/0309, 2018-03/09, 2018/3/9. */
static struct date address_day_at(struct slice s, size_t i)
{
	int v, n = digits_run(s, i, &v), m, d;
	const struct date none = {0};

	if (n == 8) {
		struct date r = date_of(v / 10000, v / 100 % 100, v % 100);

		return plausible(r) ? r : none;
	}
	if (n != 4 && n != 6)
		return none;
	size_t at = i + (size_t)n;

	if (at >= s.n || strchr("/-_", s.p[at]) == NULL)
		return none;
	int y = n == 6 ? v / 100 : v, k = digits_run(s, at + 1, &m);

	if (n == 6) { /* 201803/09 */
		d = m;
		m = v % 100;
		if (k < 1 || k > 2)
			return none;
	} else if (k == 4) { /* 2018/0309 */
		d = m % 100;
		m /= 100;
	} else {
		at += 1 + (size_t)k;
		if (k < 1 || k > 2 || at >= s.n || strchr("/-_", s.p[at]) == NULL)
			return none;
		int dn = digits_run(s, at + 1, &d);

		if (dn < 1 || dn > 2)
			return none;
	}
	struct date r = date_of(y, m, d);

	return plausible(r) ? r : none;
}

struct date address_day(struct slice address)
{
	struct date found = {0};

	/* The last day wins: folders come before the article's own name. */
	for (size_t i = 0; i < address.n; i++) {
		if (!ascii_is_digit(address.p[i]) || (i && ascii_is_digit(address.p[i - 1])))
			continue;
		struct date d = address_day_at(address, i);

		if (date_is_set(d))
			found = d;
	}
	return found;
}

int address_year(struct slice address)
{
	int year = 0;

	for (size_t i = 0; i < address.n; i++) {
		int v, n;

		if (!ascii_is_digit(address.p[i]) || (i && ascii_is_digit(address.p[i - 1])))
			continue;
		n = digits_run(address, i, &v);
		if (n == 8)
			v /= 100;
		if ((n == 8 || n == 6) && v % 100 >= 1 && v % 100 <= 12)
			v /= 100;
		else if (n != 4)
			continue;
		if (v >= 1980 && v <= 2099)
			year = v;
	}
	return year;
}
