/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading a sentence: what comes into force, and the numbers in it. */
#include "extract/quantity.h"

/* “3·17”案, “8.03”专案: a day in quotes names a case. */
bool reader_is_case_name(struct reader *r, size_t i)
{
	const uint32_t *cp = r->t.chars.cp + reader_tok(r, i)->start;
	uint32_t n = r->t.chars.n - reader_tok(r, i)->start, j = 1;

	if (reader_tok(r, i)->kind != TOK_PUNCT)
		return false;
	if (cp[0] != 0x201c && cp[0] != '"' && cp[0] != 0x300c)
		return false;
	while (j < n && j < 5 && cp[j] >= '0' && cp[j] <= '9')
		j++;
	if (j == 1 || j >= n ||
	    (cp[j] != 0xb7 && cp[j] != '.' && cp[j] != 0x2022 && cp[j] != 0x30fb && cp[j] != 0xff0e))
		return false;
	return j + 1 < n && cp[j + 1] >= '0' && cp[j + 1] <= '9';
}

/* 各类刑事案件 */
static bool counts_all_kinds(const struct reader *r, const struct token *k)
{
	const uint32_t *cp = r->t.chars.cp + k->start;

	return k->end - k->start > 2 && cp[0] == 0x5404 && cp[1] == 0x7c7b && k->word->kind != LEX_NONE;
}

/* 姜某等3名, 王某某, 某出租屋: somebody or something whose name is withheld; not 某些 */
static bool names_somebody(const struct reader *r, const struct token *k)
{
	for (uint32_t i = k->start + (k->end - k->start > 1); i < k->end; i++) {
		if (r->t.chars.cp[i] == 0x67d0)
			return true;
	}
	return false;
}

/* 2月2日，记者获悉…; 8日上午，市公安局召开发布会: the day on which the figures were given. */
static bool is_day_of_report(struct reader *r, size_t i, size_t e)
{
	for (size_t j = i + 1; j < e && j < i + 12; j++) {
		const struct token *k = reader_tok(r, j);

		if (k->kind == TOK_NUMBER || k->kind == TOK_PERIOD)
			return false;
		if (token_has(k, CUE_REPORT))
			return true;
	}
	return false;
}

/* 全港, 全區 */
static bool is_whole_area(const struct reader *r, const struct token *k)
{
	return token_has(k, CUE_AREA) && r->t.chars.cp[k->start] == 0x5168;
}

/* Whether the sentence tells one case or counts many. Returns the cues of its words. */
static uint64_t judge_incident(struct reader *r, size_t b, size_t e)
{
	const uint64_t incident_cues = CUE_BIT(CUE_INCIDENT) | CUE_BIT(CUE_CASENAME);
	const uint64_t statistic_cues = CUE_BIT(CUE_STATISTIC) | CUE_BIT(CUE_CITY) | CUE_BIT(CUE_COUNTY) |
					CUE_BIT(CUE_PROVINCE) | CUE_BIT(CUE_NATION) | CUE_BIT(CUE_YOY) |
					CUE_BIT(CUE_PREV) | CUE_BIT(CUE_THAT_PLACE);
	int incident = 0, statistic = 0;
	uint64_t cues = 0;

	for (size_t i = b; i < e; i++) {
		const struct token *k = reader_tok(r, i);

		if (k->kind == TOK_PERIOD) {
			const struct period_expr *pe = &r->t.periods[k->ref];

			bool span = date_is_set(pe->period.start) && date_is_set(pe->period.end) &&
				    date_to_days(pe->period.end) - date_to_days(pe->period.start) > 1;

			if (i > b && token_has(reader_tok(r, i - 1), CUE_COMPARE))
				statistic++; /* 较2月 */
			else if (pe->need == PERIOD_NEEDS_START && (pe->day || pe->kind == PERIOD_MONTH))
				statistic++; /* 截至6月17日, not 目前 */
			else if (pe->kind == PERIOD_MONTH && r->t.chars.cp[pe->end - 1] == 0x4efd)
				statistic++; /* 8月份 */
			else if ((pe->day && !span) || pe->kind == PERIOD_MONTH)
				incident += !is_day_of_report(r, i, e);
			else if (!pe->compares && pe->need == PERIOD_COMPLETE)
				statistic++;
			else if (pe->need == PERIOD_NEEDS_YEAR)
				statistic++;
		} else if (k->kind == TOK_WORD) {
			cues |= k->word->cues;
			incident += (k->word->cues & incident_cues) != 0;
			statistic += (k->word->cues & statistic_cues) || is_whole_area(r, k) ||
				     counts_all_kinds(r, k);
		} else if (k->kind == TOK_NUMBER) {
			const struct number *n = &r->t.numbers[k->ref];

			if (n->kind == NUMBER_ORDINAL && k->unit && r->t.chars.cp[k->unit_start] == 0x6848)
				incident += 2; /* 第三案 */
			if (n->chinese && n->has_value && n->value.mant == 1 && k->unit)
				incident++;
		} else if (k->kind == TOK_PUNCT && reader_is_case_name(r, i)) {
			incident += 2;
		} else if (k->kind == TOK_OTHER && names_somebody(r, k)) {
			incident += 2;
		}
	}
	if (statistic && (statistic >= incident || statistic >= 2))
		r->incident = false;
	else if (incident >= 2 && !statistic)
		r->incident = true;
	return cues;
}

/* 破获58起刑事案件中，盗窃案件48起: 中 behind the whole opens its parts as 其中 does. */
static bool opens_parts(struct reader *r, size_t i)
{
	return i > r->sent_begin + 1 && i + 1 < r->sent_end && reader_char(r, i, 0x4e2d) &&
	       reader_tok(r, i - 2)->kind == TOK_NUMBER && reader_tok(r, i - 1)->kind == TOK_WORD &&
	       reader_tok(r, i - 1)->word->kind != LEX_NONE && token_parts_clause(reader_tok(r, i + 1));
}

/* 百城共破获…, but not 百城禁毒会战, nor 组织巡特警、派出所民警 among others. */
static bool is_subject(struct reader *r, size_t i)
{
	const struct token *next = i + 1 < r->sent_end ? reader_tok(r, i + 1) : NULL;

	if (next && next->kind == TOK_WORD && next->word->topic != LEX_NONE)
		return false;
	return !(next && next->kind == TOK_PUNCT && next->cp == 0x3001) &&
	       !(i > r->sent_begin && reader_char(r, i - 1, 0x3001));
}

static void word(struct reader *r, size_t *seg, size_t i)
{
	const struct word *w = reader_tok(r, i)->word;
	uint64_t cues = w->cues;

	if (w->topic != LEX_NONE)
		kinds_push(r, w->topic, 0, 0);
	if (w->kind != LEX_NONE && w->kind != r->names->k_accident)
		kinds_push(r, w->kind, token_start(&r->t, reader_tok(r, i)),
			   token_end(&r->t, reader_tok(r, i)));
	if (w->verbs)
		r->verbs = w->verbs;
	where_token(r, i);
	if (w->verbs || cues & (CUE_BIT(CUE_STRIKE) | CUE_BIT(CUE_CAMPAIGN)))
		aim_token(r, i);
	if (cues & CUE_BIT(CUE_YOY))
		basis_set(r, (struct basis){BASIS_YOY, 0, {0, 0, 0}});
	if (cues & CUE_BIT(CUE_PREV))
		basis_set(r, (struct basis){BASIS_PREV, 0, {0, 0, 0}});
	if (cues & CUE_BIT(CUE_SINCE) && !r->incident)
		when_since(r);
	r->unstated_said |= (cues & CUE_BIT(CUE_UNSTATED)) != 0;
	if (cues & CUE_BIT(CUE_UNSTATED))
		basis_set(r, (struct basis){BASIS_UNSTATED, 0, {0, 0, 0}});
	if (cues & CUE_BIT(CUE_INCIDENT) && r->t.chars.cp[reader_tok(r, i)->end - 1] == 0x67d0)
		r->incident = true; /* 以张某为首: from here on the figures are one case's */
	r->subset |= cues & CUE_BIT(CUE_SUBSET) && is_subject(r, i);
	if (cues & CUE_BIT(CUE_TARGET))
		r->target = true;
	if (cues & CUE_BIT(CUE_PLAN))
		r->plan = true;
	if (cues & CUE_BIT(CUE_FACT))
		r->target = false;
	if ((cues & CUE_BIT(CUE_OFWHICH)) || opens_parts(r, i)) {
		r->ofwhich = true;
		r->whole = r->nheads ? r->heads[r->nheads - 1].indicator : LEX_NONE;
		r->whole_kind =
			r->nkinds ? r->kinds[r->nkinds - 1] : (struct kind_in_force){.kind = LEX_NONE};
		r->whole_noun = r->nheads ? r->heads[r->nheads - 1].phrase.noun : LEX_NONE;
		*seg = i + 1;
		return;
	}
	if (cues & CUE_BIT(CUE_ZERO))
		fixed_zero(r, *seg, i);
	else if (cues & CUE_BIT(CUE_NOBODY))
		fixed_nobody(r, i, true, true);
	else if (cues & CUE_BIT(CUE_NOBODY_DEAD))
		fixed_nobody(r, i, true, false);
	else if (cues & CUE_BIT(CUE_NOBODY_HURT))
		fixed_nobody(r, i, false, true);
	else if (cues & CUE_BIT(CUE_ALL_SOLVED))
		fixed_all_solved(r, *seg, i);
	else if (cues & (CUE_BIT(CUE_FLAT) | CUE_BIT(CUE_ABOUT_FLAT)))
		fixed_flat(r, *seg, i, cues & CUE_BIT(CUE_ABOUT_FLAT));
	else if (cues & CUE_BIT(CUE_DOUBLE))
		fixed_change(r, *seg, i, 100);
	else if (cues & CUE_BIT(CUE_QUADRUPLE))
		fixed_change(r, *seg, i, 300);
	else if (cues & CUE_BIT(CUE_HALVE))
		fixed_change(r, *seg, i, -50);
	else if (cues & CUE_BIT(CUE_TOP)) {
		struct value v;

		if (!rank_at(r, *seg, i, &v))
			return;
		rank_claims(r, *seg, &v);
	} else {
		return;
	}
	*seg = r->after_item = i + 1;
	r->quantified = true;
}

/* 1.侵财类警情。环比下降9.6%: a label without a figure is what the next change is about. */
static void name_topic(struct reader *r, size_t b, size_t e)
{
	struct reading g;
	unsigned int how = 0;
	int id;

	if (reader_tok(r, e - 1)->end - reader_tok(r, b)->start > 16)
		return;
	while (b < e && (reader_tok(r, b)->kind != TOK_WORD || reader_tok(r, b)->word->kind == LEX_NONE) &&
	       !(reader_tok(r, b)->kind == TOK_OTHER && reader_tok(r, b)->end - reader_tok(r, b)->start > 1))
		b++; /* (一), 1. */
	phrase_read(r, b, e, &g);
	if (g.phrase.kind == r->names->k_any && g.narrowed) {
		r->incident = true; /* 3.假冒名牌卫浴案。 opens a case */
		return;
	}
	if (g.phrase.kind == LEX_NONE || g.narrowed || g.several)
		return;
	id = phrase_resolve(r, &g, 0, false, true, &how);
	make_head(r, &g, id, phrase_label(r, &g), NULL, false);
}

/*
 * 新闻发言人介绍，…; 局长：…: who says what follows, until somebody else does. The
 * office is given, not the name.
 */
static void find_speaker(struct reader *r, size_t b, size_t e)
{
	for (size_t i = b; i < e; i++) {
		const struct token *k = reader_tok(r, i);
		size_t j = i + 1;

		if (!token_has(k, CUE_SPEAKER))
			continue;
		while (j < e && !token_parts_clause(reader_tok(r, j)) && !reader_cue(r, j, CUE_SAYS))
			j++;
		if (j < e &&
		    (reader_cue(r, j, CUE_SAYS) || reader_char(r, j, ':') || reader_char(r, j, 0xff1a))) {
			uint32_t start = token_start(&r->t, k), end = token_end(&r->t, k);

			r->speaker = arena_strndup(&r->out->arena, r->a->text.p + start, end - start);
			return;
		}
	}
}

/* 从起火原因看，…; 按时段划分，… */
static bool is_breakdown(struct reader *r, size_t b, size_t e)
{
	bool from = false, by = false;

	for (size_t i = b; i < e; i++) {
		const struct token *k = reader_tok(r, i);

		if (token_parts_clause(k)) {
			from = by = false;
		} else if (reader_cue(r, i, CUE_FROM) || reader_char(r, i, 0x6309)) { /* 从, 按 */
			from = true;
		} else if (from && reader_cue(r, i, CUE_BREAKDOWN)) {
			by = true;
		} else if (from && by && i + 1 < e && token_parts_clause(reader_tok(r, i + 1)) &&
			   (r->t.chars.cp[k->end - 1] == 0x770b ||
			    r->t.chars.cp[k->end - 1] == 0x5206)) { /* 看, 分 */
			return true;
		}
	}
	return false;
}

/* 破获“10.24”案，…: from here on the figures are one case's; not so in “10.24”等案件12起. */
static bool names_one_case(struct reader *r, size_t i, size_t e)
{
	if (reader_tok(r, i)->kind != TOK_PUNCT || !reader_is_case_name(r, i))
		return false;
	for (size_t j = i; j < e && j < i + 16; j++) {
		const struct token *k = reader_tok(r, j);

		if (j > i + 1 && (token_parts_clause(k) || reader_char(r, j, 0x7b49))) /* 等 */
			return false;
		if (r->t.chars.cp[k->end - 1] == 0x6848 ||
		    (k->kind == TOK_WORD && (k->word->kind == r->names->k_any || token_has(k, CUE_CASENAME))))
			return true; /* 案 */
	}
	return false;
}

static bool value_follows(struct reader *r, size_t i)
{
	for (i++; i < r->sent_end && reader_tok(r, i)->kind == TOK_PUNCT && reader_tok(r, i)->cp == ' '; i++)
		;
	return i < r->sent_end && reader_tok(r, i)->kind == TOK_NUMBER;
}

void reader_sentence(struct reader *r, size_t b, size_t e)
{
	size_t seg = b, from_end = SIZE_MAX, first = b, last = e;
	uint64_t cues;
	bool incident;

	while (first < e && reader_tok(r, first)->kind == TOK_PUNCT && reader_tok(r, first)->cp <= ' ')
		first++;
	while (last > first && reader_tok(r, last - 1)->kind == TOK_PUNCT &&
	       reader_tok(r, last - 1)->cp <= ' ')
		last--;
	if (first == last)
		return;
	r->sent_begin = b;
	r->sent_end = e;
	r->quote_start = token_start(&r->t, reader_tok(r, first));
	r->quote_end = token_end(&r->t, reader_tok(r, last - 1));
	r->sentence++;
	r->part = 0;
	r->after_item = b;
	r->average_end = SIZE_MAX;
	r->quantified = false;
	r->right_end = 0;
	r->nplaces = 0;
	r->verbs = 0;
	/* a headline's parts speak of one thing */
	r->narrow_accident &= r->block == BLOCK_TITLE && b > 0;
	r->share = r->narrow_case = r->subset = false;
	r->aimed = AIM_NONE;
	r->target = false;
	r->ofwhich = false;
	r->sent_when.known = false;
	r->has_sent_basis = false;
	r->has_from = false;
	where_sentence(r, b, e);
	cues = judge_incident(r, b, e);
	incident = r->incident;
	r->breakdown = cues & CUE_BIT(CUE_BREAKDOWN) && is_breakdown(r, b, e);
	if (cues & CUE_BIT(CUE_SPEAKER))
		find_speaker(r, b, e);
	for (size_t i = b; i < e; i++) {
		const struct token *k = reader_tok(r, i);
		bool done;

		switch (k->kind) {
		case TOK_PERIOD:
			when_token(r, i);
			break;
		case TOK_REGION:
			where_token(r, i);
			break;
		case TOK_WORD:
			word(r, &seg, i);
			break;
		case TOK_NUMBER:
			i = quantity_read(r, seg, &from_end, i, &done);
			if (done) {
				seg = r->after_item = r->right_end > i + 1 ? r->right_end : i + 1;
				r->right_end = 0;
				r->quantified = true;
			}
			break;
		default:
			if (k->kind == TOK_OTHER)
				where_token(r, i);
			r->incident |=
				names_one_case(r, i, e) || (k->kind == TOK_OTHER && names_somebody(r, k));
			if (!token_parts_clause(k))
				break;
			if ((k->cp == ':' || k->cp == 0xff1a) && value_follows(r, i))
				break; /* 刑事立案：2841起 */
			seg = i + 1;
			from_end = SIZE_MAX;
			r->has_from = false;
			if (k->cp == ';' || k->cp == 0xff1b) {
				r->ofwhich = r->subset = r->narrow_case = false;
				r->aimed = AIM_NONE;
				r->incident = incident;
				r->verbs = 0;
				r->part++;
				r->group++;
			}
			break;
		}
	}
	r->incident = incident;
	/* …58起，其中盗窃8起。抓获36人: the next sentence goes on with the whole */
	if (r->ofwhich && r->whole_kind.kind != LEX_NONE)
		kinds_push(r, r->whole_kind.kind, r->whole_kind.start, r->whole_kind.end);
	if (!r->quantified)
		name_topic(r, b, e);
	r->group++;
	if (r->why_not)
		reader_omit_rest(r, b, e);
}
