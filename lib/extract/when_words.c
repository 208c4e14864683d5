/* SPDX-License-Identifier: BSD-2-Clause */
/* Words of time and those about them: which kind of period they are. */
#include "extract/when_words.h"

bool when_written_year(const struct reader *r, const struct period_expr *pe)
{
	uint32_t c = r->t.chars.cp[pe->start];

	const uint32_t *cp = r->t.chars.cp + pe->start;

	if (c == 0x4e8c || c == 0x4e00) /* 二〇…, 一九… */
		return cp[4] == 0x5e74;
	return c >= '0' && c <= '9' && cp[1] >= '0' && cp[1] <= '9' && cp[2] >= '0' && cp[2] <= '9';
}

/* 较三年前: further back than the year before. */
bool when_years_back(const struct reader *r, const struct period_expr *pe)
{
	return pe->kind == PERIOD_YEAR && pe->year && pe->year + 1 < r->a->published.y &&
	       pe->need == PERIOD_NEEDS_ANTECEDENT && !pe->compares;
}

/* 年终, 岁末: a season of reports. */
bool when_year_end(const struct reader *r, const struct period_expr *pe)
{
	const uint32_t *cp = r->t.chars.cp + pe->start;

	return pe->end - pe->start == 2 &&
	       ((cp[0] == 0x5e74 && cp[1] == 0x7ec8) || (cp[0] == 0x5c81 && cp[1] == 0x672b));
}

/* 全年 in the first weeks of a year, with no year said, is the year before. */
bool when_whole_year_in_january(const struct reader *r, const struct period_expr *pe)
{
	const uint32_t *cp = r->t.chars.cp + pe->start;

	return pe->end - pe->start == 2 && cp[0] == 0x5168 && cp[1] == 0x5e74 && r->a->published.m &&
	       r->a->published.m <= 2 && pe->year == r->a->published.y && date_is_set(r->a->published);
}

/* A month and day without a year lies in the year of publication where it can, else in the one before. */
struct period when_last_possible(const struct reader *r, struct period p)
{
	int years;

	if (!date_is_set(r->a->published) || !date_is_set(p.end))
		return p;
	years = r->a->published.y - p.end.y;
	for (; years >= -1; years--) {
		struct period q = {date_add_months(p.start, 12 * years), date_add_months(p.end, 12 * years)};

		if (years != 0 && date_cmp(q.end, date_add_days(r->a->published, 2)) < 0)
			return q;
		if (years == 0)
			return p;
	}
	return p;
}

/* 2月7日（除夕）至2月13日, 从2008年12月10日开始、到2009年2月28日结束: two days that make a span. */
bool when_joined_days(const struct reader *r, size_t i, const struct period_expr *pe, struct when *out)
{
	size_t j = i + 1, to = SIZE_MAX;

	if ((!pe->day && pe->kind != PERIOD_SINCE && pe->kind != PERIOD_YEAR) ||
	    !date_is_set(pe->period.start))
		return false;
	for (; j < r->sent_end && j < i + (pe->kind == PERIOD_YEAR ? 3 : 12); j++) {
		const struct token *k = &r->t.items[j];
		uint32_t c = r->t.chars.cp[k->start];

		if (k->kind == TOK_PERIOD) {
			const struct period_expr *q = &r->t.periods[k->ref];

			if (c == 0x81f3 || c == 0x5230)
				to = j; /* 至2月13日 is one expression */
			if (to == SIZE_MAX || (!q->day && q->need != PERIOD_NEEDS_START) ||
			    !date_is_set(q->period.end) || date_cmp(q->period.end, pe->period.start) <= 0)
				continue;
			*out = (struct when){{pe->period.start, q->period.end}, PERIOD_EVENT, true, true};
			if (q->need == PERIOD_NEEDS_YEAR && pe->need == PERIOD_NEEDS_YEAR)
				out->period = when_last_possible(r, out->period);
			return true;
		}
		if (k->kind == TOK_NUMBER && k->unit && r->t.chars.cp[k->unit_start] == 0x65f6)
			continue; /* 1月27日零时至2月2日 */
		if (k->kind == TOK_NUMBER ||
		    (k->kind == TOK_PUNCT && (k->cp == ',' || k->cp == 0xff0c || k->cp == 0x3002)))
			return false;
		if (c == 0x81f3 || c == 0x5230) /* 至, 到 */
			to = j;
	}
	return false;
}

/* 6月25日“百日行动”部署开展以来, 自公安部10月起部署会战以来: what began there goes on. */
bool when_goes_on(const struct reader *r, size_t i, const struct period_expr *pe, struct when *out)
{
	const uint32_t *cp = r->t.chars.cp;

	if (!date_is_set(pe->period.start) || pe->need == PERIOD_NEEDS_START ||
	    (!pe->day && pe->kind != PERIOD_MONTH && pe->kind != PERIOD_YEAR))
		return false;
	for (size_t j = i + 1; j < r->sent_end && !token_parts_clause(&r->t.items[j]); j++) {
		const struct token *k = &r->t.items[j];

		if (k->kind == TOK_PERIOD)
			return false;
		if ((k->kind != TOK_WORD && k->kind != TOK_OTHER) || k->end < k->start + 2 ||
		    cp[k->end - 2] != 0x4ee5 || cp[k->end - 1] != 0x6765) /* 以来 */
			continue;
		*out = (struct when){{pe->period.start, {0, 0, 0}}, PERIOD_SINCE, true, true};
		if (date_is_set(r->a->published))
			out->period.end = date_add_days(r->a->published, 1);
		if (pe->need == PERIOD_NEEDS_YEAR)
			out->period.start = when_last_possible(r, pe->period).start;
		return !date_is_set(r->a->published) || date_cmp(out->period.start, r->a->published) <= 0;
	}
	return false;
}

/* 至12月28日，…: from the beginning of the year, or of the event in force. */
bool when_up_to_day(const struct reader *r, size_t i, const struct period_expr *pe, struct when *out)
{
	const struct token *prev = i > r->sent_begin ? &r->t.items[i - 1] : NULL;
	const struct token *next = i + 1 < r->sent_end ? &r->t.items[i + 1] : NULL;
	uint32_t c;

	if (!prev || !next || !pe->day || !date_is_set(pe->period.end) || !token_parts_clause(next))
		return false;
	c = r->t.chars.cp[prev->start];
	if ((c != 0x81f3 && c != 0x5230) || prev->end - prev->start != 1 ||
	    (i >= r->sent_begin + 2 && !token_parts_clause(&r->t.items[i - 2])))
		return false;
	*out = (struct when){{date_of(pe->period.start.y, 1, 1), pe->period.end}, PERIOD_YTD, true, true};
	if (r->para_when.known && (r->para_when.kind == PERIOD_EVENT || r->para_when.kind == PERIOD_SINCE) &&
	    date_is_set(r->para_when.period.start))
		*out = (struct when){{r->para_when.period.start, pe->period.end}, PERIOD_EVENT, true, true};
	return true;
}

/* 今年1至8月 where nothing tells the year of publication: no year named before is this one. */
bool when_unknown_year(const struct reader *r, const struct period_expr *pe)
{
	uint32_t c = r->t.chars.cp[pe->start];

	return !date_is_set(pe->period.start) && !date_is_set(pe->period.end) &&
	       (c == 0x4eca || c == 0x672c) && r->t.chars.cp[pe->start + 1] == 0x5e74; /* 今年, 本年 */
}

/* 五年来: longer than any period in force, whose beginning the words do not give. */
bool when_years_up_to_now(const struct reader *r, size_t i, const struct period_expr *pe)
{
	static const uint32_t counts[] = {0x4e24, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
					  0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341};
	const uint32_t *cp = r->t.chars.cp + pe->start;
	uint32_t n = pe->end - pe->start;

	if ((i > r->sent_begin && !token_parts_clause(&r->t.items[i - 1])) || i + 1 >= r->sent_end ||
	    !token_parts_clause(&r->t.items[i + 1]))
		return false; /* 创五年来新低, 八年来首次 */
	if (n < 3 || n > 4 || cp[1] != 0x5e74 || cp[n - 1] != 0x6765) /* 年来, 年以来 */
		return false;
	for (size_t k = 0; k < sizeof(counts) / sizeof(*counts); k++) {
		if (cp[0] == counts[k])
			return true;
	}
	return cp[0] >= '2' && cp[0] <= '9';
}

/* 11个月来, 半年来, 一年来: the length of the period in force, said again. */
bool when_rolling(const struct reader *r, const struct period_expr *pe)
{
	const uint32_t *cp = r->t.chars.cp;
	bool rolling = cp[pe->end - 1] == 0x6765 && pe->end - pe->start >= 3 &&
		       cp[pe->end - 2] != 0x4ee5; /* …来, not …以来 */

	rolling |= cp[pe->start] == 0x8fc7 && cp[pe->start + 1] == 0x53bb; /* 过去一年 */
	return rolling && !pe->names_year && (r->para_when.known || r->art_when.known) &&
	       (date_is_set(pe->period.start) || cp[pe->start] != 0x8fd1); /* not 近年来 */
}

/* 到去年年底, 截至6月末 written as a point: what counts up to there began with the year. */
bool when_ends_the_year(const struct reader *r, const struct period_expr *pe)
{
	const uint32_t *cp = r->t.chars.cp;
	uint32_t last = cp[pe->end - 1];

	return pe->need != PERIOD_NEEDS_START && pe->kind == PERIOD_MONTH &&
	       (last == 0x5e95 || last == 0x672b) && date_is_set(pe->period.end);
}

/* 2022年终盘点 looks back on the year. */
bool when_looks_back(const struct reader *r, const struct period_expr *pe)
{
	return pe->year && pe->end - pe->start > 2 && r->t.chars.cp[pe->end - 1] == 0x7ec8;
}
