/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_SCHEDULE_H
#define KPI_FETCH_SCHEDULE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * When to ask next. Pure: the time and chance are passed in. Times are seconds
 * since 1970; all of them may be kept over a restart.
 */

/** A part of each day. Minutes of the day; from == to: always. */
struct window {
	int from, to;
	int zone; /**< minutes east of UTC */
};

/** Parse "07:00-21:30 +08:00"; the zone may be left out, for UTC; the empty text is always. It may go over midnight. */
bool window_parse(struct slice text, struct window *out);
/** The first moment from t on that lies in the window. */
int64_t window_next(const struct window *w, int64_t t);

struct schedule {
	int64_t interval;       /**< between two looks that went well */
	int64_t jitter_percent; /**< of it, added by chance */
	int64_t stretch;        /**< the longest that a server can ask for, instead of the interval */
	int64_t retry;          /**< after a first failure; doubled by each further one */
	int64_t retry_max;
	struct window window;
};

enum { SCHEDULE_RETRY_AFTER_MAX = 30 * 86400 }; /**< the longest Retry-After that is obeyed */

/** Due after a look that went well. fresh, ttl: seconds that the answer asks for, -1 where it says nothing. */
int64_t schedule_again(const struct schedule *s, int64_t now, int64_t fresh, int64_t ttl, uint64_t chance);

/**
 * Due after a failure. failures: how many in a row, this one included. At least
 * half of the doubled time, the rest by chance; not before Retry-After, -1
 * where the answer has none.
 */
int64_t schedule_retry(const struct schedule *s, int64_t now, int64_t failures, int64_t retry_after, uint64_t chance);

/**
 * A time that was set at `since`, seen from `now`. Where the clock has gone back
 * behind `since`, the same wait counts from now: no clock makes a source wait for years.
 */
int64_t schedule_seen(int64_t due, int64_t since, int64_t now);

/** The next of a sequence of numbers that serve as chance (splitmix64). *state: any number at first. */
uint64_t schedule_chance(uint64_t *state);

#endif
