/* SPDX-License-Identifier: BSD-2-Clause */
/* Moments as HTTP, mail and feeds write them: words and numbers, taken in the order of each form. */
#include "fetch/moment.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/date.h"

enum { DAY = 86400 };

/* What is left to read. */
struct scan {
	const char *p, *end;
};

static void blanks(struct scan *s)
{
	while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == '\r' || *s->p == '\n'))
		s->p++;
}

static bool take(struct scan *s, char c)
{
	if (s->p == s->end || *s->p != c)
		return false;
	s->p++;
	return true;
}

/* A number of `least` to `most` digits; -1 where there is none. *digits: how many. */
static int number(struct scan *s, int least, int most, int *digits)
{
	int v = 0, n = 0;

	while (s->p < s->end && n < most && ascii_is_digit(*s->p)) {
		v = v * 10 + (*s->p++ - '0');
		n++;
	}
	if (digits != NULL)
		*digits = n;
	return n < least ? -1 : v;
}

static struct slice word(struct scan *s)
{
	const char *from = s->p;

	while (s->p < s->end && ascii_is_letter(*s->p))
		s->p++;
	return slice_of(from, (size_t)(s->p - from));
}

static int month_of(struct slice w)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	if (w.n < 3)
		return 0;
	for (int m = 0; m < 12; m++)
		if (strncasecmp(w.p, names + 3 * m, 3) == 0)
			return m + 1;
	return 0;
}

/* HH:MM, with :SS and a fraction if there are any, as seconds of the day; -1 for none. */
static int clock_of(struct scan *s)
{
	int h = number(s, 1, 2, NULL), m, sec = 0;

	if (h < 0 || h > 23 || !take(s, ':'))
		return -1;
	m = number(s, 2, 2, NULL);
	if (m < 0 || m > 59)
		return -1;
	if (take(s, ':')) {
		sec = number(s, 2, 2, NULL);
		if (sec < 0 || sec > 60)
			return -1;
		if (take(s, '.') && number(s, 1, 9, NULL) < 0)
			return -1;
	}
	return h * 3600 + m * 60 + (sec == 60 ? 59 : sec);
}

/* The zone's distance to UTC in seconds. */
static bool zone_of(struct scan *s, int *out)
{
	static const struct {
		const char *name;
		int hours;
	} zones[] = {{"gmt", 0},  {"utc", 0},  {"ut", 0},   {"z", 0},	 {"est", -5}, {"edt", -4},
		     {"cst", -6}, {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}};
	struct slice w;

	blanks(s);
	*out = 0;
	if (s->p < s->end && (*s->p == '+' || *s->p == '-')) {
		int sign = *s->p++ == '-' ? -1 : 1;
		int h = number(s, 2, 2, NULL), m;

		take(s, ':');
		m = number(s, 2, 2, NULL);
		*out = sign * (h * 3600 + m * 60);
		return h >= 0 && h < 24 && m >= 0 && m < 60;
	}
	w = word(s);
	for (size_t i = 0; i < sizeof(zones) / sizeof(*zones); i++)
		if (w.n == strlen(zones[i].name) && strncasecmp(w.p, zones[i].name, w.n) == 0) {
			*out = zones[i].hours * 3600;
			return true;
		}
	return w.n == 0;
}

static bool join(int y, int m, int d, int seconds, int zone, int64_t *out)
{
	struct date day;

	if (y < 1970 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31 || seconds < 0)
		return false;
	day = date_of(y, m, d);
	if (!date_valid(day))
		return false;
	*out = (int64_t)date_to_days(day) * DAY + seconds - zone;
	return true;
}

/* 1994-11-06, with T08:49:37 and a zone if there are any */
static bool iso(struct scan *s, int64_t *out)
{
	int y = number(s, 4, 4, NULL), m, d, seconds = 0, zone = 0;

	if (y < 0 || !take(s, '-'))
		return false;
	m = number(s, 2, 2, NULL);
	if (!take(s, '-'))
		return false;
	d = number(s, 2, 2, NULL);
	if (take(s, 'T') || take(s, 't') || take(s, ' ')) {
		seconds = clock_of(s);
		if (seconds < 0 || !zone_of(s, &zone))
			return false;
	}
	return join(y, m, d, seconds, zone, out);
}

static int full_year(int y, int digits)
{
	if (digits == 2) /* RFC 5322, 4.3 */
		return y < 50 ? 2000 + y : 1900 + y;
	return digits == 4 ? y : -1;
}

/* 06 Nov 1994 08:49:37 GMT, 06-Nov-94 08:49:37 GMT */
static bool day_first(struct scan *s, int64_t *out)
{
	int d = number(s, 1, 2, NULL), m, y, digits, seconds, zone;

	blanks(s);
	take(s, '-');
	m = month_of(word(s));
	blanks(s);
	take(s, '-');
	y = number(s, 2, 4, &digits);
	blanks(s);
	seconds = clock_of(s);
	return d > 0 && y >= 0 && seconds >= 0 && zone_of(s, &zone) &&
	       join(full_year(y, digits), m, d, seconds, zone, out);
}

/* Nov  6 08:49:37 1994 */
static bool month_first(struct scan *s, int m, int64_t *out)
{
	int d, seconds, y;

	blanks(s);
	d = number(s, 1, 2, NULL);
	blanks(s);
	seconds = clock_of(s);
	blanks(s);
	y = number(s, 4, 4, NULL);
	return d > 0 && join(y, m, d, seconds, 0, out);
}

bool moment_parse(struct slice text, int64_t *out)
{
	struct scan s;
	int64_t t = 0;
	bool ok;

	text = slice_trim(text);
	if (text.n == 0)
		return false;
	s = (struct scan){text.p, text.p + text.n};
	if (text.n >= 5 && text.p[4] == '-' && ascii_is_digit(text.p[0])) {
		ok = iso(&s, &t);
	} else if (ascii_is_letter(text.p[0])) {
		word(&s); /* the day of the week says nothing that the date does not */
		take(&s, ',');
		blanks(&s);
		if (s.p < s.end && ascii_is_letter(*s.p))
			ok = month_first(&s, month_of(word(&s)), &t);
		else
			ok = day_first(&s, &t);
	} else {
		ok = day_first(&s, &t);
	}
	blanks(&s);
	if (!ok || s.p != s.end || t < 0)
		return false;
	*out = t;
	return true;
}

void moment_put(struct buf *b, int64_t t)
{
	int64_t days = t / DAY - (t % DAY < 0), rest = t - days * DAY;

	date_put(b, date_from_days((int32_t)days));
	buf_printf(b, "T%02d:%02d:%02dZ", (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}
