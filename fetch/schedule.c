/* SPDX-License-Identifier: BSD-2-Clause */
/* When to ask next. */
#include "fetch/schedule.h"

#include "base/ascii.h"

enum { DAY_MINUTES = 24 * 60, DAY = 86400 };

/* HH:MM off the text, in minutes; -1 where there is none. */
static int take_clock(struct slice *t, int max_hour)
{
	int h, m;

	if (t->n < 5 || !ascii_is_digit(t->p[0]) || !ascii_is_digit(t->p[1]) || t->p[2] != ':' ||
	    !ascii_is_digit(t->p[3]) || !ascii_is_digit(t->p[4]))
		return -1;
	h = (t->p[0] - '0') * 10 + t->p[1] - '0';
	m = (t->p[3] - '0') * 10 + t->p[4] - '0';
	*t = slice_of(t->p + 5, t->n - 5);
	return h > max_hour || m > 59 || (h == 24 && m > 0) ? -1 : h * 60 + m;
}

bool window_parse(struct slice text, struct window *out)
{
	struct window w = {0};

	text = slice_trim(text);
	if (text.n == 0) {
		*out = w;
		return true;
	}
	w.from = take_clock(&text, 23);
	if (w.from < 0 || text.n == 0 || text.p[0] != '-')
		return false;
	text = slice_of(text.p + 1, text.n - 1);
	w.to = take_clock(&text, 24);
	if (w.to < 0 || w.to == w.from)
		return false;
	w.to %= DAY_MINUTES;
	text = slice_trim(text);
	if (text.n > 0) {
		bool west = text.p[0] == '-';

		if (!west && text.p[0] != '+')
			return false;
		text = slice_of(text.p + 1, text.n - 1);
		w.zone = take_clock(&text, 14);
		if (w.zone < 0 || text.n > 0)
			return false;
		if (west)
			w.zone = -w.zone;
	}
	*out = w;
	return true;
}

int64_t window_next(const struct window *w, int64_t t)
{
	int64_t local = t + (int64_t)w->zone * 60, second = ((local % DAY) + DAY) % DAY;
	int64_t from = (int64_t)w->from * 60, to = (int64_t)w->to * 60;
	bool within = from < to ? second >= from && second < to : second >= from || second < to;

	if (from == to || within)
		return t;
	return t + (from > second ? from - second : from - second + DAY);
}

int64_t schedule_again(const struct schedule *s, int64_t now, int64_t fresh, int64_t ttl, uint64_t chance)
{
	int64_t asked = fresh > ttl ? fresh : ttl;
	int64_t wait = s->interval, jitter;

	if (asked > s->stretch)
		asked = s->stretch;
	if (asked > wait)
		wait = asked;
	jitter = wait / 100 * s->jitter_percent + wait % 100 * s->jitter_percent / 100;
	return window_next(&s->window, now + wait + (int64_t)(chance % ((uint64_t)jitter + 1)));
}

int64_t schedule_retry(const struct schedule *s, int64_t now, int64_t failures, int64_t retry_after,
		       uint64_t chance)
{
	int64_t wait = s->retry;

	for (int64_t i = 1; i < failures && wait < s->retry_max; i++)
		wait *= 2;
	if (wait > s->retry_max)
		wait = s->retry_max;
	wait = wait - wait / 2 + (int64_t)(chance % ((uint64_t)(wait / 2) + 1));
	if (retry_after > SCHEDULE_RETRY_AFTER_MAX)
		retry_after = SCHEDULE_RETRY_AFTER_MAX;
	if (wait < retry_after)
		wait = retry_after;
	return window_next(&s->window, now + wait);
}

int64_t schedule_seen(int64_t due, int64_t since, int64_t now)
{
	return now < since ? now + (due - since) : due;
}

uint64_t schedule_chance(uint64_t *state)
{
	uint64_t z = (*state += 0x9e3779b97f4a7c15U);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
	return z ^ (z >> 31);
}
