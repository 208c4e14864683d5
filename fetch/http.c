/* SPDX-License-Identifier: BSD-2-Clause */
/* Header fields that say when to ask again. */
#include "fetch/http.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "fetch/moment.h"

enum { SECONDS_MAX = 1000000000 };

/* The next line of the block without its end; false at the end. */
static bool next_line(struct slice *head, struct slice *line)
{
	const char *nl;
	size_t n;

	if (head->n == 0)
		return false;
	nl = memchr(head->p, '\n', head->n);
	n = nl != NULL ? (size_t)(nl - head->p) : head->n;
	*line = slice_of(head->p, n);
	n += nl != NULL;
	*head = slice_of(head->p + n, head->n - n);
	return true;
}

static bool is_field(struct slice line, const char *name, struct slice *value)
{
	size_t n = strlen(name);

	if (line.n <= n || line.p[n] != ':' || strncasecmp(line.p, name, n) != 0)
		return false;
	*value = slice_trim(slice_of(line.p + n + 1, line.n - n - 1));
	return true;
}

struct slice http_field(struct slice head, const char *name)
{
	struct slice line, value;

	while (next_line(&head, &line))
		if (is_field(line, name, &value))
			return value;
	return slice_of(NULL, 0);
}

void http_fields(struct slice head, const char *name, struct buf *out)
{
	struct slice line, value;
	bool more = false;

	while (next_line(&head, &line))
		if (is_field(line, name, &value)) {
			buf_puts(out, more ? ", " : "");
			buf_put(out, value.p, value.n);
			more = true;
		}
}

/* A whole number of seconds, cut to SECONDS_MAX; -1 for anything else. */
static int64_t seconds_of(struct slice v)
{
	int64_t s = 0;

	if (v.n > 1 && v.p[0] == '"' && v.p[v.n - 1] == '"')
		v = slice_of(v.p + 1, v.n - 2);
	if (v.n == 0)
		return -1;
	for (size_t i = 0; i < v.n; i++) {
		if (!ascii_is_digit(v.p[i]))
			return -1;
		s = s * 10 + (v.p[i] - '0');
		if (s > SECONDS_MAX)
			s = SECONDS_MAX;
	}
	return s;
}

int64_t http_retry_after(struct slice head, int64_t now)
{
	struct slice v = http_field(head, "Retry-After");
	int64_t t;

	if (v.n == 0)
		return -1;
	if (!moment_parse(v, &t))
		return seconds_of(v);
	return t > now ? t - now : 0;
}

/* max-age of Cache-Control; 0 where a cache has to ask, -1 where it says nothing. */
static int64_t max_age(struct slice head)
{
	struct buf all = {0};
	struct slice rest;
	int64_t age = -1;

	http_fields(head, "Cache-Control", &all);
	rest = buf_slice(&all);
	while (rest.n > 0 && age != 0) {
		const char *comma = memchr(rest.p, ',', rest.n);
		size_t n = comma != NULL ? (size_t)(comma - rest.p) : rest.n;
		struct slice d = slice_trim(slice_of(rest.p, n));

		n += comma != NULL;
		rest = slice_of(rest.p + n, rest.n - n);
		if ((d.n == 8 &&
		     (strncasecmp(d.p, "no-cache", 8) == 0 || strncasecmp(d.p, "no-store", 8) == 0)))
			age = 0;
		else if (d.n > 8 && strncasecmp(d.p, "max-age=", 8) == 0 && age < 0)
			age = seconds_of(slice_of(d.p + 8, d.n - 8));
	}
	buf_release(&all);
	return age;
}

int64_t http_fresh(struct slice head, int64_t now)
{
	int64_t fresh = max_age(head), age, expires, date;
	struct slice v;

	if (fresh >= 0) {
		age = seconds_of(http_field(head, "Age"));
		return age > fresh ? 0 : fresh - (age > 0 ? age : 0);
	}
	v = http_field(head, "Expires");
	if (v.p == NULL)
		return -1;
	if (!moment_parse(v, &expires)) /* RFC 9111, 5.3: an invalid date, such as 0, is one in the past */
		return 0;
	if (!moment_parse(http_field(head, "Date"), &date))
		date = now;
	return expires > date ? expires - date : 0;
}
