/* SPDX-License-Identifier: BSD-2-Clause */
/* Periods and bases in force. */
#include "extract/reader.h"

static const struct token *before(const struct reader *r, size_t i)
{
	while (i-- > r->sent_begin) {
		const struct token *k = &r->t.items[i];

		if (k->kind != TOK_PUNCT || k->cp != ' ')
			return k;
	}
	return NULL;
}

/* Whether one of the next tokens of the clause has the cue. */
static bool clause_has_after(const struct reader *r, size_t i, enum cue c)
{
	for (i++; i < r->sent_end && !token_parts_clause(&r->t.items[i]); i++) {
		if (token_has(&r->t.items[i], c))
			return true;
	}
	return false;
}

static bool is_written_year(const struct reader *r, const struct period_expr *pe)
{
	uint32_t c = r->t.chars.cp[pe->start];

	const uint32_t *cp = r->t.chars.cp + pe->start;

	if (c == 0x4e8c || c == 0x4e00) /* 二〇…, 一九… */
		return cp[4] == 0x5e74;
	return c >= '0' && c <= '9' && cp[1] >= '0' && cp[1] <= '9' && cp[2] >= '0' && cp[2] <= '9';
}

/* 较三年前: further back than the year before. */
static bool is_years_back(const struct reader *r, const struct period_expr *pe)
{
	return pe->kind == PERIOD_YEAR && pe->year && pe->year + 1 < r->a->published.y &&
	       pe->need == PERIOD_NEEDS_ANTECEDENT && !pe->compares;
}

/* 较2019年, 比上月, 与2015年相比: what the expression is compared with, no period of the figures. */
static bool read_comparison(struct reader *r, size_t i, const struct period_expr *pe)
{
	const struct token *prev = before(r, i);
	struct basis b = {BASIS_YOY, 0, {0, 0, 0}};
	uint32_t c, c0 = r->t.chars.cp[pe->start];

	if (!prev || !token_has(prev, CUE_COMPARE))
		return false;
	c = r->t.chars.cp[prev->start];
	/* 与, 和 and 同 compare only with 相比 behind; 较 and 比 do by themselves */
	if ((c == 0x4e0e || c == 0x548c || c == 0x540c) && !clause_has_after(r, i, CUE_COMPARE) &&
	    !clause_has_after(r, i, CUE_FLAT) && !clause_has_after(r, i, CUE_ABOUT_FLAT) &&
	    !(i + 1 < r->sent_end && token_has(&r->t.items[i + 1], CUE_YOY)))
		return false; /* 与去年同比 */
	if ((pe->names_year && is_written_year(r, pe)) || is_years_back(r, pe))
		b = (struct basis){BASIS_YEAR, pe->year, {0, 0, 0}};
	else if ((pe->kind == PERIOD_MONTH || pe->kind == PERIOD_WEEK || pe->kind == PERIOD_QUARTER) &&
		 ((c0 >= '0' && c0 <= '9') || (!pe->compares && !pe->names_year)))
		b.kind = BASIS_PREV;
	basis_set(r, b);
	return true;
}

static void set_when(struct reader *r, struct period p, enum period_kind kind, bool article)
{
	struct when w = {p, kind, true, article};
	bool old = date_is_set(p.start) && date_is_set(r->a->published) && p.start.y + 2 < r->a->published.y;
	bool part;

	/* 今年1月至7月, …, 6月、7月…: a month of the sentence's own period is a part of it */
	part = kind == PERIOD_MONTH && r->sent_when.known && r->para_when.known &&
	       date_is_set(r->para_when.period.start) && date_is_set(r->para_when.period.end) &&
	       date_cmp(r->para_when.period.start, p.start) <= 0 &&
	       date_cmp(p.end, r->para_when.period.end) <= 0;
	r->sent_when = w;
	if (part)
		return;
	if (old && (r->para_when.known || r->art_when.known))
		return; /* a year long past is of its sentence */
	r->para_when = w;
	if (article && !r->art_when.known)
		r->art_when = w;
}

/* 年终, 岁末: a season of reports. */
static bool is_year_end(const struct reader *r, const struct period_expr *pe)
{
	const uint32_t *cp = r->t.chars.cp + pe->start;

	return pe->end - pe->start == 2 &&
	       ((cp[0] == 0x5e74 && cp[1] == 0x7ec8) || (cp[0] == 0x5c81 && cp[1] == 0x672b));
}

/* 全年 in the first weeks of a year, with no year said, is the year before. */
static bool whole_year_in_january(const struct reader *r, const struct period_expr *pe)
{
	const uint32_t *cp = r->t.chars.cp + pe->start;

	return pe->end - pe->start == 2 && cp[0] == 0x5168 && cp[1] == 0x5e74 && r->a->published.m &&
	       r->a->published.m <= 2 && pe->year == r->a->published.y && date_is_set(r->a->published);
}

/* A month and day without a year lies in the year of publication where it can, else in the one before. */
static struct period last_possible(const struct reader *r, struct period p)
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
static bool joined_days(const struct reader *r, size_t i, const struct period_expr *pe, struct when *out)
{
	size_t j = i + 1, to = SIZE_MAX;

	if ((!pe->day && pe->kind != PERIOD_SINCE) || !date_is_set(pe->period.start))
		return false;
	for (; j < r->sent_end && j < i + 12; j++) {
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
				out->period = last_possible(r, out->period);
			return true;
		}
		if (k->kind == TOK_NUMBER ||
		    (k->kind == TOK_PUNCT && (k->cp == ',' || k->cp == 0xff0c || k->cp == 0x3002)))
			return false;
		if (c == 0x81f3 || c == 0x5230) /* 至, 到 */
			to = j;
	}
	return false;
}

/* 6月25日“百日行动”部署开展以来, 自公安部10月起部署会战以来: what began there goes on. */
static bool goes_on(const struct reader *r, size_t i, const struct period_expr *pe, struct when *out)
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
			out->period.start = last_possible(r, pe->period).start;
		return !date_is_set(r->a->published) || date_cmp(out->period.start, r->a->published) <= 0;
	}
	return false;
}

/* 至12月28日，…: from the beginning of the year, or of the event in force. */
static bool up_to_day(const struct reader *r, size_t i, const struct period_expr *pe, struct when *out)
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

/* Days are of cases, meetings and datelines, unless a sweep of the whole jurisdiction is told. */
static void read_day(struct reader *r, size_t i, const struct period_expr *pe)
{
	int32_t days = date_is_set(pe->period.start) && date_is_set(pe->period.end)
			       ? date_to_days(pe->period.end) - date_to_days(pe->period.start)
			       : 0;
	bool whole = false, sweep = false;

	for (size_t j = r->sent_begin; j < r->sent_end; j++) {
		const struct token *k = &r->t.items[j];

		whole |= token_has(k, CUE_CITY) || token_has(k, CUE_COUNTY) || token_has(k, CUE_PROVINCE) ||
			 token_has(k, CUE_NATION) || token_has(k, CUE_AREA);
		sweep |= token_has(k, CUE_SWEEP);
	}
	(void)i;
	if (days > 1 && !r->incident)
		set_when(r, pe->need == PERIOD_NEEDS_YEAR ? last_possible(r, pe->period) : pe->period,
			 pe->kind == PERIOD_UNKNOWN ? PERIOD_EVENT : pe->kind,
			 !r->art_when.known || !date_is_set(r->art_when.period.start));
	else if (days == 1 && sweep && whole)
		r->sent_when = (struct when){pe->period, PERIOD_DAY, true, false};
}

/* 今年1至8月 where nothing tells the year of publication: no year named before is this one. */
static bool is_of_unknown_year(const struct reader *r, const struct period_expr *pe)
{
	uint32_t c = r->t.chars.cp[pe->start];

	return !date_is_set(pe->period.start) && !date_is_set(pe->period.end) &&
	       (c == 0x4eca || c == 0x672c) && r->t.chars.cp[pe->start + 1] == 0x5e74; /* 今年, 本年 */
}

/* 五年来: longer than any period in force, whose beginning the words do not give. */
static bool is_years_up_to_now(const struct reader *r, size_t i, const struct period_expr *pe)
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

/* A period that is said and not known: what was in force before it is not meant. */
static void set_unknown(struct reader *r, const struct period_expr *pe)
{
	struct when w = {pe->period, pe->kind, true, false};

	r->sent_when = r->para_when = w;
	if (r->t.chars.cp[pe->start + 1] == 0x5e74 && !date_is_set(pe->period.end))
		r->art_when = w;
}

/* 11个月来, 半年来, 一年来: the length of the period in force, said again. */
static bool is_rolling(const struct reader *r, size_t i, const struct period_expr *pe)
{
	const uint32_t *cp = r->t.chars.cp;
	bool rolling = cp[pe->end - 1] == 0x6765 && pe->end - pe->start >= 3 &&
		       cp[pe->end - 2] != 0x4ee5; /* …来, not …以来 */

	(void)i;
	rolling |= cp[pe->start] == 0x8fc7 && cp[pe->start + 1] == 0x53bb; /* 过去一年 */
	return rolling && !pe->names_year && (r->para_when.known || r->art_when.known) &&
	       (date_is_set(pe->period.start) || cp[pe->start] != 0x8fd1); /* not 近年来 */
}

/* 到去年年底, 截至6月末 written as a point: what counts up to there began with the year. */
static bool ends_the_year(const struct reader *r, size_t i, const struct period_expr *pe)
{
	const uint32_t *cp = r->t.chars.cp;
	uint32_t last = cp[pe->end - 1];

	(void)i;
	return pe->need != PERIOD_NEEDS_START && pe->kind == PERIOD_MONTH &&
	       (last == 0x5e95 || last == 0x672b) && date_is_set(pe->period.end);
}

/* 上年为7起, 去年上半年是3120起: a level of an earlier period beside this one's. */
bool when_is_earlier(const struct reader *r, size_t i)
{
	const struct period_expr *pe = &r->t.periods[r->t.items[i].ref];
	struct when now = r->sent_when.known ? r->sent_when : r->para_when.known ? r->para_when : r->art_when;
	const struct token *k = i + 2 < r->sent_end ? &r->t.items[i + 1] : NULL;

	if (!k || !token_has(k, CUE_IS) || k[1].kind != TOK_NUMBER || !r->nheads || !now.known)
		return false;
	return date_is_set(pe->period.start) && date_is_set(now.period.start) &&
	       date_cmp(pe->period.start, now.period.start) < 0 && pe->names_year;
}

/* 由2017年的86.4%提升至…: the period of an earlier level. */
static bool of_base(const struct reader *r, size_t i)
{
	const struct token *after = i + 2 < r->sent_end ? &r->t.items[i + 2] : NULL;
	const struct token *prev = before(r, i), *next = i + 1 < r->sent_end ? &r->t.items[i + 1] : NULL;

	const uint32_t *cp = r->t.chars.cp;
	uint32_t own = cp[r->t.items[i].start];

	if (!next)
		return false;
	if (((prev && token_has(prev, CUE_FROM)) || own == 0x7531 || own == 0x4ece) &&
	    cp[next->start] == 0x7684)
		return true;
	if (after && cp[next->start] == 0x7684 && after->kind == TOK_NUMBER &&
	    r->t.numbers[after->ref].kind == NUMBER_MULTIPLE)
		return true; /* 是2023年的1.9倍 */
	return when_is_earlier(r, i);
}

/* 2022年终盘点 looks back on the year. */
static bool year_end(const struct reader *r, const struct period_expr *pe)
{
	return pe->year && pe->end - pe->start > 2 && r->t.chars.cp[pe->end - 1] == 0x7ec8;
}

void when_title(struct reader *r)
{
	for (size_t i = 0; i < r->t.n; i++) {
		const struct token *k = &r->t.items[i];
		const struct period_expr *pe;
		int32_t days;

		if (k->kind != TOK_PERIOD)
			continue;
		pe = &r->t.periods[k->ref];
		if (is_year_end(r, pe) || pe->compares || !date_is_set(pe->period.start) ||
		    !date_is_set(pe->period.end))
			continue;
		days = date_to_days(pe->period.end) - date_to_days(pe->period.start);
		if (days >= 5 && days <= 10 &&
		    (pe->day || pe->kind == PERIOD_EVENT || pe->kind == PERIOD_WEEK))
			r->week = (struct when){pe->period, PERIOD_WEEK, true, true};
		if (!pe->day && pe->need != PERIOD_NEEDS_ANTECEDENT && !r->art_when.known &&
		    !(date_is_set(r->a->published) && date_cmp(pe->period.start, r->a->published) > 0))
			r->art_when = year_end(r, pe)
					      ? (struct when){period_year(pe->year), PERIOD_YEAR, true, true}
					      : (struct when){pe->period, pe->kind, true, true};
	}
}

/* 自1969年有纪录以来最低: how long the record is */
static bool of_record(const struct reader *r, const struct period_expr *pe)
{
	const uint32_t *cp = r->t.chars.cp + pe->end;

	return pe->end + 3 < r->t.chars.n && cp[0] == 0x6709 &&
	       (cp[1] == 0x7eaa || cp[1] == 0x8bb0 || cp[1] == 0x7edf); /* 有纪录, 有记录, 有统计 */
}

/* 去年1至10月…，去年则是200人: the months of the year that the sentence named. */
static bool said_shorter(const struct reader *r, size_t i, const struct period_expr *pe)
{
	const struct period *p = &r->sent_when.period;

	return pe->kind == PERIOD_YEAR && r->sent_when.known && i + 1 < r->sent_end &&
	       token_has(&r->t.items[i + 1], CUE_IS) && date_is_set(p->start) && date_is_set(p->end) &&
	       date_is_set(pe->period.start) && date_cmp(pe->period.start, p->start) <= 0 &&
	       date_cmp(p->end, pe->period.end) < 0;
}

void when_token(struct reader *r, size_t i)
{
	const struct period_expr *pe = &r->t.periods[r->t.items[i].ref];
	struct when w;

	if (of_record(r, pe) || said_shorter(r, i, pe))
		return;
	if (read_comparison(r, i, pe) || pe->compares || of_base(r, i))
		return;
	if (r->t.chars.cp[pe->end] == 0x524d && r->t.chars.cp[pe->end + 1] != 0x591c &&
	    r->t.chars.cp[pe->end + 1] != 0x5915) { /* 10月底前, not 元宵节前夜, 春节前夕 */
		r->target = true;
		return;
	}
	if (is_year_end(r, pe) || (i > r->sent_begin && r->t.chars.cp[r->t.items[i - 1].start] == 0x4e3a &&
				   r->t.items[i - 1].end - r->t.items[i - 1].start == 1))
		return; /* 年终答卷; 为今年以来最低 */
	if (joined_days(r, i, pe, &w) || up_to_day(r, i, pe, &w) || goes_on(r, i, pe, &w)) {
		if (!r->incident)
			set_when(r, w.period, w.kind, true);
		return;
	}
	if (pe->day) {
		read_day(r, i, pe);
		return;
	}
	if (pe->need == PERIOD_NEEDS_ANTECEDENT)
		return;
	if (r->target && !r->incident && date_is_set(pe->period.start) && date_is_set(pe->period.end))
		r->sent_when = (struct when){pe->period, pe->kind, true, false}; /* 计划到2020年, … */
	if (r->incident || r->target)
		return;
	if (pe->kind == PERIOD_WEEK && !pe->names_year && r->week.known) {
		set_when(r, r->week.period, PERIOD_WEEK, true);
		return;
	}
	if (is_of_unknown_year(r, pe) || is_years_up_to_now(r, i, pe)) {
		set_unknown(r, pe);
		return;
	}
	if (is_rolling(r, i, pe))
		return;
	if (!date_is_set(pe->period.start) && !date_is_set(pe->period.end) &&
	    (r->para_when.known || r->art_when.known))
		return; /* 节日期间: the event whose days were given before */
	if (ends_the_year(r, i, pe)) {
		w = (struct when){
			{date_of(pe->period.end.m == 1 ? pe->period.end.y - 1 : pe->period.end.y, 1, 1),
			 pe->period.end},
			pe->period.end.m == 1 ? PERIOD_YEAR : PERIOD_YTD,
			true,
			true};
		set_when(r, w.period, w.kind, true);
		return;
	}
	if (whole_year_in_january(r, pe)) {
		set_when(r, period_year(r->a->published.y - 1), PERIOD_YEAR, true);
		return;
	}
	if (pe->need == PERIOD_NEEDS_START) {
		w = r->para_when.known ? r->para_when : r->art_when;
		if (w.known && (w.kind == PERIOD_EVENT || w.kind == PERIOD_SINCE) &&
		    date_is_set(w.period.start) &&
		    (!date_is_set(pe->period.end) || date_cmp(w.period.start, pe->period.end) < 0)) {
			w.period.end = pe->period.end;
			set_when(r, w.period, PERIOD_EVENT, true);
			return;
		}
		set_when(r, pe->period, pe->kind, true);
		return;
	}
	if (!date_is_set(pe->period.start) && i > r->sent_begin && !token_parts_clause(&r->t.items[i - 1]))
		return; /* 为近十年最低 */
	if (!date_is_set(pe->period.start) && r->para_when.known && date_is_set(r->para_when.period.start)) {
		/* 近年来 between figures of a period holds for its sentence */
		r->sent_when = (struct when){pe->period, pe->kind, true, false};
		return;
	}
	/* 近年来 has no start: it holds for its paragraph only; so does a month of a report on more */
	set_when(r, pe->period, pe->kind,
		 date_is_set(pe->period.start) && date_is_set(pe->period.end) &&
			 (pe->kind != PERIOD_MONTH || !r->art_when.known));
}

struct when when_in_force(const struct reader *r, unsigned int *inherited)
{
	if (r->sent_when.known)
		return r->sent_when;
	if (r->para_when.known) {
		*inherited |= INHERIT_PERIOD_PARAGRAPH;
		return r->para_when;
	}
	*inherited |= INHERIT_PERIOD_ARTICLE;
	return r->art_when;
}

void basis_set(struct reader *r, struct basis b)
{
	r->sent_basis = r->para_basis = b;
	r->has_sent_basis = r->has_para_basis = true;
	r->art_basis = b;
	r->has_art_basis = true;
}

struct basis basis_in_force(const struct reader *r, unsigned int *inherited)
{
	if (r->has_sent_basis)
		return r->sent_basis;
	if (r->has_para_basis) {
		*inherited |= INHERIT_BASIS_PARAGRAPH;
		return r->para_basis;
	}
	if (r->has_art_basis) {
		*inherited |= INHERIT_BASIS_ARTICLE;
		return r->art_basis;
	}
	return (struct basis){BASIS_UNSTATED, 0, {0, 0, 0}};
}
