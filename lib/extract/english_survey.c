/* SPDX-License-Identifier: BSD-2-Clause */
/* A look over the article as a whole: its day, its main period, its basis. */
#include <string.h>

#include "extract/english_moment.h"
#include "extract/english_reader.h"

static void survey_sentence(struct en_reader *r)
{
	enum period_kind kind;

	for (size_t k = 0; k < r->nperiods; k++) {
		const struct en_period *p = &r->periods[k];

		if (!en_states_period(r, k) || (p->since && !p->campaign))
			continue;
		r->statistics = true;
		if (p->kind == PERIOD_YTD && !p->to_date && date_is_set(r->when.published) &&
		    p->year == r->when.published.y)
			r->to_date_end = p->period.end;
		if (!r->nfacts && !r->has_article_period && !date_is_set(r->quiet_period.start) &&
		    (p->financial || p->rolling || p->kind == PERIOD_YEAR || p->kind == PERIOD_MONTHS ||
		     p->kind == PERIOD_HALF || p->kind == PERIOD_QUARTER || p->kind == PERIOD_EVENT))
			r->quiet_period = en_settle(r, p, &r->quiet_kind);
		if (!r->has_article_period && r->nfacts) {
			/* that of the first figure, where the sentence names several */
			for (size_t f = 0; f < r->nfacts && !r->has_article_period; f++) {
				unsigned int inherited = 0;
				struct period own = en_period_of(r, f, &kind, &inherited);

				if (!date_is_set(own.start) || inherited)
					continue;
				r->article_period = own;
				r->article_kind = kind;
				r->has_article_period = true;
			}
		}
	}
}

/* Whether tokens [first, last) are a day and little else: "12 April 2012", "Ends/Friday, August 11, 2023", "Posted Jan. 5, 2024". */
static bool is_dateline(const struct en_reader *r, const struct en_text *t, uint32_t first, uint32_t last,
			struct date *day)
{
	struct en_time_scan scan = {t, &r->when, last};
	bool found = false;

	if (last - first > 12)
		return false;
	for (uint32_t i = first; i < last; i++) {
		struct en_moment m;

		if (!found && en_moment_at(&scan, i, &m) && m.y && m.d &&
		    date_valid(date_of(m.y, m.m, m.d))) {
			*day = date_of(m.y, m.m, m.d);
			found = true;
			i = m.next - 1;
		} else if (t->tok[i].type == EN_WORD &&
			   !en_in(t, i,
				  "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu "
				  "fri sat sun ends published posted updated on at am pm a.m p.m date issued "
				  "last by hkt gmt bst est released time")) {
			return false;
		}
	}
	return found;
}

/* "BEIJING, March 14, 2024 (Wire) --": the day in front of the news. */
static bool begins_with_day(const struct en_reader *r, const struct en_sentence *s, struct date *day)
{
	const struct en_text *t = &r->text;
	struct en_time_scan scan = {t, &r->when, s->last};

	for (uint32_t i = s->first + 1; s->kind == BLOCK_PARA && i < s->last && i < s->first + 6; i++) {
		struct en_moment m;

		if (!en_punct(t, i - 1, ',') || !en_moment_at(&scan, i, &m) || !m.y || !m.d)
			continue;
		*day = date_of(m.y, m.m, m.d);
		return date_valid(*day) && (en_punct(t, m.next, '(') || en_punct(t, m.next, '-'));
	}
	return false;
}

/* Where nothing tells when the article was published: a line that says a day, or the day of its dateline. */
static void find_day(struct en_reader *r)
{
	const struct article *a = r->article;
	struct date day;

	for (size_t i = 0; i < r->text.nsent && !date_is_set(r->when.published); i++) {
		const struct en_sentence *s = &r->text.sent[i];

		if (is_dateline(r, &r->text, s->first, s->last, &day) || begins_with_day(r, s, &day))
			r->when.published = day;
	}
	for (size_t b = 0; b < a->nblocks && !date_is_set(r->when.published); b++) {
		struct en_text line;

		if (a->blocks[b].kind != BLOCK_META && a->blocks[b].kind != BLOCK_FURNITURE)
			continue;
		en_piece_read(r->lex, a, a->blocks[b].start, a->blocks[b].end, &line);
		if (is_dateline(r, &line, 0, (uint32_t)line.n, &day))
			r->when.published = day;
		en_text_release(&line);
	}
}

/* The period that a headline outside the text names. */
static void survey_headline(struct en_reader *r)
{
	struct en_headline h;
	struct en_period p;

	if (!en_headline_read(r->lex, r->article, &h))
		return;
	for (uint32_t i = 0; i < h.text.n && !r->has_article_period; i++) {
		if (!en_period_scan(&h.text, i, (uint32_t)h.text.n, &r->when, &p) || p.compares || p.since ||
		    p.day || p.kind == PERIOD_UNKNOWN || !date_is_set(p.period.start))
			continue;
		r->article_period = en_settle(r, &p, &r->article_kind);
		r->has_article_period = true;
	}
	en_text_release(&h.text);
}

/* "The figures compare April to March 2018/19 with April to March 2017/18." */
static bool compares(const struct en_reader *r)
{
	for (uint32_t i = r->s->first; i < r->s->last; i++) {
		if (en_in(&r->text, i, "compare compares compared comparing"))
			return true;
	}
	return false;
}

/* One sentence: in the first pass its periods, in the second, where the article's period is known, its basis. */
static void survey(struct en_reader *r, const struct en_sentence *s, int pass)
{
	r->s = s;
	en_read_periods(r);
	en_read_facts(r);
	en_read_comparisons(r);
	if (pass == 0) {
		survey_sentence(r);
		en_keep_spans(r);
	} else if (r->nfacts || compares(r)) {
		en_survey_basis(r);
	}
	for (uint32_t k = s->first; k < s->last; k++) {
		if (r->text.tok[k].mark != EN_IN_PLACE)
			r->text.tok[k].mark = EN_FREE;
	}
}

void en_survey(struct en_reader *r)
{
	struct en_text *t = &r->text;

	r->article_basis.kind = BASIS_NONE;
	find_day(r);
	for (uint32_t i = 0; i < t->n && !r->when.year && !date_is_set(r->when.published); i++) {
		struct slice s = en_low(t, i);

		if (t->tok[i].type == EN_NUMBER && s.n == 4 && s.p[0] == '2' && s.p[1] == '0')
			r->when.year = 2000 + (s.p[2] - '0') * 10 + (s.p[3] - '0');
	}
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < t->nsent; i++)
			survey(r, &t->sent[i], pass);
		if (!r->has_article_period)
			survey_headline(r);
		if (!r->has_article_period && date_is_set(r->quiet_period.start)) {
			r->article_period = r->quiet_period;
			r->article_kind = r->quiet_kind;
			r->has_article_period = true;
		}
	}
	memset(r->spans, 0, sizeof(r->spans));
	/* a year to date that was read before its end was found */
	if (r->has_article_period && r->article_kind == PERIOD_YTD && date_is_set(r->to_date_end) &&
	    r->article_period.start.y == r->when.published.y)
		r->article_period.end = r->to_date_end;
}
