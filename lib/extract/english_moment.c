/* SPDX-License-Identifier: BSD-2-Clause */
/* Days, months and years as English writes them. */
#include "extract/english_moment.h"

bool en_at(const struct en_time_scan *s, uint32_t i, const char *words)
{
	return i < s->end && en_in(s->t, i, words);
}

int en_month_at(const struct en_time_scan *s, uint32_t i)
{
	static const char *const names[] = {"january jan", "february feb", "march mar",
					    "april apr",   "may",	   "june jun",
					    "july jul",	   "august aug",   "september sept sep",
					    "october oct", "november nov", "december dec"};

	if (i >= s->end || !s->t->tok[i].cap)
		return 0;
	for (int m = 0; m < 12; m++) {
		if (en_in(s->t, i, names[m]))
			return m + 1;
	}
	return 0;
}

int en_digits_at(const struct en_time_scan *s, uint32_t i, size_t min, size_t max)
{
	int v = 0;

	if (i >= s->end || s->t->tok[i].type != EN_NUMBER || s->t->tok[i].nlow < min ||
	    s->t->tok[i].nlow > max)
		return -1;
	for (size_t k = 0; k < s->t->tok[i].nlow; k++) {
		char c = en_low(s->t, i).p[k];

		if (c < '0' || c > '9')
			return -1;
		v = v * 10 + (c - '0');
	}
	return v;
}

int en_year_at(const struct en_time_scan *s, uint32_t i)
{
	int y = en_digits_at(s, i, 4, 4);

	/* a figure with a letter or a dash on it is none */
	return y >= 1900 && y <= 2099 ? y : 0;
}

int en_day_at(const struct en_time_scan *s, uint32_t i, uint32_t *next)
{
	int d = en_digits_at(s, i, 1, 2);

	if (d < 1 || d > 31)
		return 0;
	*next = i + 1 + (en_at(s, i + 1, "st nd rd th") && s->t->tok[i + 1].glued);
	return d;
}

bool en_dash_at(const struct en_time_scan *s, uint32_t i)
{
	return i < s->end && (en_punct(s->t, i, '-') || en_punct(s->t, i, '/'));
}

/* 2023/24, 2022-23, 2022-2023: the first year, 0 where none. */
int en_financial_at(const struct en_time_scan *s, uint32_t i, uint32_t *next)
{
	int y = en_year_at(s, i), z;

	if (!y || !en_dash_at(s, i + 1) || !s->t->tok[i + 1].glued)
		return 0;
	z = en_digits_at(s, i + 2, 2, 4);
	if (z != y + 1 && z != (y + 1) % 100)
		return 0;
	*next = i + 3;
	return y;
}

/* [the end of] [mid-] [day] month [day] [year], at i. */
bool en_moment_at(const struct en_time_scan *s, uint32_t i, struct en_moment *out)
{
	uint32_t j = i, next;
	bool ending;
	int d = 0, m;

	if (en_at(s, j, "the"))
		j++;
	if ((ending = en_at(s, j, "end") && en_at(s, j + 1, "of")))
		j += 2;
	else if (en_at(s, j, "mid early late") && (en_dash_at(s, j + 1) || en_month_at(s, j + 1)))
		j += 1 + en_dash_at(s, j + 1);
	d = en_day_at(s, j, &next);
	if (d && (en_month_at(s, next) || (en_at(s, next, "of") && en_month_at(s, next + 1))))
		j = next + en_at(s, next, "of");
	else
		d = 0;
	m = en_month_at(s, j);
	if (!m)
		return false;
	j++;
	if (!d && (d = en_day_at(s, j, &next)) != 0 && !(en_punct(s->t, next, '%')))
		j = next;
	*out = (struct en_moment){0, m, d, j, ending};
	if (j < s->end && en_punct(s->t, j, ',') && en_year_at(s, j + 1) && d)
		j++;
	if (en_at(s, j, "of") && en_year_at(s, j + 1))
		j++;
	if (en_at(s, j, "last") && en_at(s, j + 1, "year") && date_is_set(s->ctx->published)) {
		out->y = s->ctx->published.y - 1;
		out->next = j + 2;
	} else if (en_at(s, j, "this") && en_at(s, j + 1, "year")) {
		out->y = date_is_set(s->ctx->published) ? s->ctx->published.y : s->ctx->year;
		out->next = j + 2;
	} else if (en_year_at(s, j) &&
		   !(en_dash_at(s, j + 1) && s->t->tok[j + 1].glued && en_digits_at(s, j + 2, 2, 4) >= 0)) {
		out->y = en_year_at(s, j);
		out->next = j + 1;
	}
	return true;
}

/* The first day after a moment. */
struct date en_moment_end(struct en_moment m)
{
	struct date d = date_of(m.y, m.m, m.d ? m.d : date_days_in_month(m.y, m.m));

	return date_valid(d) ? date_add_days(d, 1) : (struct date){0};
}

struct date en_moment_start(struct en_moment m)
{
	struct date d = date_of(m.y, m.m, m.d ? m.d : 1);

	return date_valid(d) ? d : (struct date){0};
}

/* Give a moment without a year the latest one that does not pass publication. whole: the month must have ended. */
void en_resolve_year(const struct en_time_scan *s, struct en_moment *m, bool whole)
{
	struct date pub = s->ctx->published;

	if (!m->y && !date_is_set(pub))
		m->y = s->ctx->year;
	if (m->y)
		return;
	m->y = pub.y;
	if (date_cmp(whole ? date_add_days(en_moment_end(*m), -1) : en_moment_start(*m), pub) > 0)
		m->y--;
}
