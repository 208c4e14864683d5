/* SPDX-License-Identifier: BSD-2-Clause */
/* Periods and bases in force. */
#include "extract/when_words.h"

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

/* 与疫情前的2019年比较: a few words stand between 与 and its year. */
static const struct token *compares_before(const struct reader *r, size_t i)
{
	for (size_t j = i, n = 0; j-- > r->sent_begin && n < 4; n++) {
		const struct token *k = &r->t.items[j];

		if (token_has(k, CUE_COMPARE))
			return clause_has_after(r, i, CUE_COMPARE) ? k : NULL;
		if (k->kind != TOK_OTHER && k->kind != TOK_WORD)
			return NULL;
	}
	return NULL;
}

/* 较上季（4月至6月）: the days of what is compared with. */
static bool explains_basis(const struct reader *r, size_t i)
{
	const struct token *t = r->t.items;

	if (i < r->sent_begin + 2 || t[i - 1].kind != TOK_PUNCT || t[i - 1].cp != '(')
		return false;
	if (token_has(&t[i - 2], CUE_PREV) || token_has(&t[i - 2], CUE_YOY) ||
	    token_has(&t[i - 2], CUE_YOY_OF))
		return true;
	return t[i - 2].kind == TOK_PERIOD && i > r->sent_begin + 2 && token_has(&t[i - 3], CUE_COMPARE);
}

/* 较2019年, 比上月, 与2015年相比: what the expression is compared with, no period of the figures. */
static bool read_comparison(struct reader *r, size_t i, const struct period_expr *pe)
{
	const struct token *prev = before(r, i);
	struct basis b = {BASIS_YOY, 0, {0, 0, 0}};
	uint32_t c, c0 = r->t.chars.cp[pe->start];

	if (!prev || !token_has(prev, CUE_COMPARE))
		prev = compares_before(r, i);
	if (!prev || (c0 == U'今' && prev->end - prev->start == 2))
		return false; /* 比较今年11月与去年同期 */
	c = r->t.chars.cp[prev->start];
	/* 与, 和 and 同 compare only with 相比 behind; 较 and 比 do by themselves */
	if ((c == 0x4e0e || c == 0x548c || c == 0x540c) && !clause_has_after(r, i, CUE_COMPARE) &&
	    !clause_has_after(r, i, CUE_FLAT) && !clause_has_after(r, i, CUE_ABOUT_FLAT) &&
	    !(i + 1 < r->sent_end && token_has(&r->t.items[i + 1], CUE_YOY)))
		return false; /* 与去年同比 */
	if ((pe->names_year && when_written_year(r, pe)) || when_years_back(r, pe))
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
		set_when(r, pe->need == PERIOD_NEEDS_YEAR ? when_last_possible(r, pe->period) : pe->period,
			 pe->kind == PERIOD_UNKNOWN ? PERIOD_EVENT : pe->kind,
			 !r->art_when.known || !date_is_set(r->art_when.period.start));
	else if (days == 1 && sweep && whole)
		r->sent_when = (struct when){pe->period, PERIOD_DAY, true, false};
}

/* A period that is said and not known: what was in force before it is not meant. */
static void set_unknown(struct reader *r, const struct period_expr *pe)
{
	struct when w = {pe->period, pe->kind, true, false};

	r->sent_when = r->para_when = w;
	if (r->t.chars.cp[pe->start + 1] == 0x5e74 && !date_is_set(pe->period.end))
		r->art_when = w;
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

void when_title(struct reader *r)
{
	for (size_t i = 0; i < r->t.n; i++) {
		const struct token *k = &r->t.items[i];
		const struct period_expr *pe;
		int32_t days;

		if (k->kind != TOK_PERIOD)
			continue;
		pe = &r->t.periods[k->ref];
		if (when_year_end(r, pe) || pe->compares || !date_is_set(pe->period.start) ||
		    !date_is_set(pe->period.end))
			continue;
		days = date_to_days(pe->period.end) - date_to_days(pe->period.start);
		if (days >= 5 && days <= 10 &&
		    (pe->day || pe->kind == PERIOD_EVENT || pe->kind == PERIOD_WEEK))
			r->week = (struct when){pe->period, PERIOD_WEEK, true, true};
		if (!pe->day && pe->need != PERIOD_NEEDS_ANTECEDENT && !r->art_when.known &&
		    !(date_is_set(r->a->published) && date_cmp(pe->period.start, r->a->published) > 0))
			r->art_when = when_looks_back(r, pe)
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

/* “百日行动”开展以来，截至7月底，…: up to a day, from a beginning that nothing has said. */
static bool is_end_of_unknown(const struct reader *r, size_t i)
{
	const uint32_t *cp = r->t.chars.cp;
	struct when w = r->para_when.known ? r->para_when : r->art_when;

	if (w.known && (w.kind == PERIOD_EVENT || w.kind == PERIOD_SINCE) && date_is_set(w.period.start))
		return false;
	for (size_t j = i; j-- > r->sent_begin;) {
		const struct token *k = &r->t.items[j];

		if (k->kind == TOK_PERIOD)
			return false;
		if (k->end >= k->start + 2 && cp[k->end - 2] == 0x4ee5 && cp[k->end - 1] == 0x6765) /* 以来 */
			return true;
	}
	return false;
}

/* A period of figures, stated: in force from here on. */
static void set_stated(struct reader *r, size_t i, const struct period_expr *pe)
{
	struct when w;

	if (when_ends_the_year(r, pe)) {
		w = (struct when){
			{date_of(pe->period.end.m == 1 ? pe->period.end.y - 1 : pe->period.end.y, 1, 1),
			 pe->period.end},
			pe->period.end.m == 1 ? PERIOD_YEAR : PERIOD_YTD,
			true,
			true};
		set_when(r, w.period, w.kind, true);
		return;
	}
	if (when_whole_year_in_january(r, pe)) {
		set_when(r, period_year(r->a->published.y - 1), PERIOD_YEAR, true);
		return;
	}
	if (pe->need == PERIOD_NEEDS_START) {
		if (is_end_of_unknown(r, i)) {
			set_when(r, (struct period){{0, 0, 0}, pe->period.end}, PERIOD_EVENT, true);
			return;
		}
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

void when_since(struct reader *r)
{
	struct period p = {{0, 0, 0}, {0, 0, 0}};

	if (date_is_set(r->a->published))
		p.end = date_add_days(r->a->published, 1);
	r->sent_when = (struct when){p, PERIOD_SINCE, true, false};
}

/* 自推出以来至9月底: its end. */
static bool ends_since(struct reader *r, const struct period_expr *pe)
{
	uint32_t c = pe->start ? r->t.chars.cp[pe->start - 1] : 0;

	if (!r->sent_when.known || r->sent_when.kind != PERIOD_SINCE ||
	    date_is_set(r->sent_when.period.start) || !date_is_set(pe->period.end) ||
	    (pe->need != PERIOD_NEEDS_START && c != U'至' && c != U'到'))
		return false;
	r->sent_when.period.end = pe->period.end;
	return true;
}

void when_token(struct reader *r, size_t i)
{
	const struct period_expr *pe = &r->t.periods[r->t.items[i].ref];
	struct when w;

	if (of_record(r, pe) || said_shorter(r, i, pe) || explains_basis(r, i) || ends_since(r, pe))
		return;
	if (read_comparison(r, i, pe) || pe->compares || of_base(r, i))
		return;
	if (r->t.chars.cp[pe->end] == 0x524d && r->t.chars.cp[pe->end + 1] != 0x591c &&
	    r->t.chars.cp[pe->end + 1] != 0x5915) { /* 10月底前, not 元宵节前夜, 春节前夕 */
		r->target = true;
		return;
	}
	if (when_year_end(r, pe) || (i > r->sent_begin && r->t.chars.cp[r->t.items[i - 1].start] == 0x4e3a &&
				     r->t.items[i - 1].end - r->t.items[i - 1].start == 1))
		return; /* 年终答卷; 为今年以来最低 */
	if (when_joined_days(r, i, pe, &w) || when_up_to_day(r, i, pe, &w) || when_goes_on(r, i, pe, &w)) {
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
	if (pe->kind == PERIOD_MONTH && r->t.chars.cp[pe->end - 1] == 0x521d)
		return; /* 去年6月初，…成立: when something began */
	if (r->target && !r->incident && date_is_set(pe->period.start) && date_is_set(pe->period.end))
		r->sent_when = (struct when){pe->period, pe->kind, true, false}; /* 计划到2020年, … */
	if (r->incident || r->target)
		return;
	if (pe->kind == PERIOD_WEEK && !pe->names_year && r->week.known) {
		set_when(r, r->week.period, PERIOD_WEEK, true);
		return;
	}
	if (when_unknown_year(r, pe) || when_years_up_to_now(r, i, pe)) {
		set_unknown(r, pe);
		return;
	}
	if (when_rolling(r, pe))
		return;
	if (!date_is_set(pe->period.start) && !date_is_set(pe->period.end) &&
	    (r->para_when.known || r->art_when.known))
		return; /* 节日期间: the event whose days were given before */
	set_stated(r, i, pe);
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
