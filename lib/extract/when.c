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

	return (c >= '0' && c <= '9') || c == 0x4e8c || c == 0x4e00; /* 二〇…, 一九… */
}

/* 较2019年, 比上月, 与2015年相比: what the expression is compared with, no period of the figures. */
static bool read_comparison(struct reader *r, size_t i, const struct period_expr *pe)
{
	const struct token *prev = before(r, i);
	struct basis b = {BASIS_YOY, 0, {0, 0, 0}};
	uint32_t c;

	if (!prev || !token_has(prev, CUE_COMPARE))
		return false;
	c = r->t.chars.cp[prev->start];
	/* 与, 和 and 同 compare only with 相比 behind; 较 and 比 do by themselves */
	if ((c == 0x4e0e || c == 0x548c || c == 0x540c) && !clause_has_after(r, i, CUE_COMPARE) &&
	    !clause_has_after(r, i, CUE_FLAT) && !clause_has_after(r, i, CUE_ABOUT_FLAT))
		return false;
	if (pe->names_year && is_written_year(r, pe))
		b = (struct basis){BASIS_YEAR, pe->year, {0, 0, 0}};
	else if (!pe->compares && (pe->kind == PERIOD_MONTH || pe->kind == PERIOD_WEEK || pe->kind == PERIOD_QUARTER) &&
		 (!pe->names_year || pe->need == PERIOD_NEEDS_YEAR))
		b.kind = BASIS_PREV;
	basis_set(r, b);
	return true;
}

static void set_when(struct reader *r, struct period p, enum period_kind kind, bool article)
{
	struct when w = {p, kind, true};

	r->sent_when = r->para_when = w;
	if (article)
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
		set_when(r, pe->period, pe->kind == PERIOD_UNKNOWN ? PERIOD_EVENT : pe->kind,
			 !r->art_when.known || !date_is_set(r->art_when.period.start));
	else if (days == 1 && sweep && whole)
		r->sent_when = (struct when){pe->period, PERIOD_DAY, true};
}

/* 11个月来, 半年来, 一年来: the length of the period in force, said again. */
static bool is_rolling(const struct reader *r, size_t i, const struct period_expr *pe)
{
	const uint32_t *cp = r->t.chars.cp;
	bool rolling = cp[pe->end - 1] == 0x6765 && pe->end - pe->start >= 3 && cp[pe->end - 2] != 0x4ee5; /* …来, not …以来 */

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
	return pe->need != PERIOD_NEEDS_START && pe->kind == PERIOD_MONTH && (last == 0x5e95 || last == 0x672b) &&
	       date_is_set(pe->period.end);
}

/* 上年为7起, 去年上半年是3120起: a level of an earlier period beside this one's. */
static bool is_earlier_level(const struct reader *r, size_t i)
{
	const struct period_expr *pe = &r->t.periods[r->t.items[i].ref];
	struct when now = r->sent_when.known ? r->sent_when : r->para_when.known ? r->para_when : r->art_when;
	const struct token *k = i + 2 < r->sent_end ? &r->t.items[i + 1] : NULL;

	if (!k || !token_has(k, CUE_IS) || k[1].kind != TOK_NUMBER || !r->nheads || !now.known)
		return false;
	return date_is_set(pe->period.start) && date_is_set(now.period.start) && date_cmp(pe->period.start, now.period.start) < 0 &&
	       pe->names_year;
}

/* 由2017年的86.4%提升至…: the period of an earlier level. */
static bool of_base(const struct reader *r, size_t i)
{
	const struct token *prev = before(r, i), *next = i + 1 < r->sent_end ? &r->t.items[i + 1] : NULL;

	const uint32_t *cp = r->t.chars.cp;
	uint32_t own = cp[r->t.items[i].start];

	if (!next)
		return false;
	if (((prev && token_has(prev, CUE_FROM)) || own == 0x7531 || own == 0x4ece) && cp[next->start] == 0x7684)
		return true;
	return is_earlier_level(r, i);
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
		if (pe->compares || !date_is_set(pe->period.start) || !date_is_set(pe->period.end))
			continue;
		days = date_to_days(pe->period.end) - date_to_days(pe->period.start);
		if (days >= 5 && days <= 10 && (pe->day || pe->kind == PERIOD_EVENT || pe->kind == PERIOD_WEEK))
			r->week = (struct when){pe->period, PERIOD_WEEK, true};
		if (!pe->day && pe->need != PERIOD_NEEDS_ANTECEDENT)
			r->art_when = (struct when){pe->period, pe->kind, true};
	}
}

void when_token(struct reader *r, size_t i)
{
	const struct period_expr *pe = &r->t.periods[r->t.items[i].ref];
	struct when w;

	if (read_comparison(r, i, pe) || pe->compares || of_base(r, i))
		return;
	if (r->t.chars.cp[pe->end] == 0x524d) { /* 10月底前 */
		r->target = true;
		return;
	}
	if (pe->day) {
		read_day(r, i, pe);
		return;
	}
	if (pe->need == PERIOD_NEEDS_ANTECEDENT)
		return;
	if (r->incident || r->target)
		return;
	if (pe->kind == PERIOD_WEEK && !pe->names_year && r->week.known) {
		set_when(r, r->week.period, PERIOD_WEEK, true);
		return;
	}
	if (is_rolling(r, i, pe))
		return;
	if (!date_is_set(pe->period.start) && !date_is_set(pe->period.end) && (r->para_when.known || r->art_when.known))
		return; /* 节日期间: the event whose days were given before */
	if (ends_the_year(r, i, pe)) {
		w = (struct when){{date_of(pe->period.end.m == 1 ? pe->period.end.y - 1 : pe->period.end.y, 1, 1), pe->period.end},
				  pe->period.end.m == 1 ? PERIOD_YEAR : PERIOD_YTD, true};
		set_when(r, w.period, w.kind, true);
		return;
	}
	if (pe->need == PERIOD_NEEDS_START) {
		w = r->para_when.known ? r->para_when : r->art_when;
		if (w.known && (w.kind == PERIOD_EVENT || w.kind == PERIOD_SINCE) && date_is_set(w.period.start) &&
		    (!date_is_set(pe->period.end) || date_cmp(w.period.start, pe->period.end) < 0)) {
			w.period.end = pe->period.end;
			set_when(r, w.period, PERIOD_EVENT, false);
			return;
		}
		set_when(r, pe->period, pe->kind, true);
		return;
	}
	if (!date_is_set(pe->period.start) && i > r->sent_begin && !token_parts_clause(&r->t.items[i - 1]))
		return; /* 为近十年最低 */
	if (!date_is_set(pe->period.start) && r->para_when.known && date_is_set(r->para_when.period.start)) {
		/* 近年来 between figures of a period holds for its sentence */
		r->sent_when = (struct when){pe->period, pe->kind, true};
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
