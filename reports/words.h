/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_REPORTS_WORDS_H
#define KPI_REPORTS_WORDS_H

#include <stdbool.h>

#include "base/buf.h"
#include "reports/scorecard.h"

/*
 * How figures, periods and verdicts are written for people, in Chinese or
 * English. Everything is appended to a buf.
 */

enum lang { LANG_ZH, LANG_EN };

struct style {
	enum lang lang;
	bool ascii; /**< no arrows, dashes or signs beyond ASCII (names stay) */
};

/** Word numbers of a fixed list, so that both languages stay complete. */
enum word {
	WORD_INDICATOR, WORD_CLAIMED, WORD_COMPUTED, WORD_TREND, WORD_TARGET, WORD_VERDICT, WORD_SOURCES,
	WORD_MET, WORD_MISSED, WORD_INDETERMINATE, WORD_NO_EVIDENCE, WORD_NO_TARGET,
	WORD_BETTER, WORD_WORSE, WORD_EVEN, WORD_OTHER, WORD_COVERAGE, WORD_POLICY,
	WORDS
};

const char *word(enum word w, enum lang lang);
const char *verdict_word(enum verdict v, enum lang lang);
const char *trend_word(enum trend t, enum lang lang); /**< "" for TREND_UNKNOWN */
const char *indicator_name(const struct indicator *i, enum lang lang);

/** A level: "831", "2400–2499", "≥1000", "~300", "96.1%", "6000–7000万元". */
void put_level(struct buf *b, struct interval i, const char *unit, const struct style *s);

/** A stated or derived level with its marks: "~" for approximate words. */
void put_level_figure(struct buf *b, const struct figure *f, const struct style *s);

/** A claimed change with its arrow: "↓7.02%", "↑3.7点", "↓>50%", "→0%". */
void put_change_figure(struct buf *b, const struct figure *f, const struct style *s);

/** A computed change, signed: "-3.37%", "-11.2..-7.4%". */
void put_computed(struct buf *b, struct interval i, const char *unit, const struct style *s);

/** A claimed change, signed, as written: "-3.37%". */
void put_signed(struct buf *b, const struct value *v, const char *unit, const struct style *s);

/** A part of the year: "至08-29", "1–8月", "上半年"; nothing for the year from January to December. */
void put_period(struct buf *b, struct period p, enum period_kind kind, const struct style *s);

/** What a change is measured against: "较2015年", "环比", "较2012-01-01". */
void put_basis(struct buf *b, struct basis basis, const struct style *s);

/** The test of a target: "≤860", "同比≤-3%", "≥+1点", "不变差". */
void put_target(struct buf *b, const struct target *t, const char *unit, const struct style *s);

/** A finding as a sentence with its arithmetic. */
void put_finding(struct buf *b, const struct finding *f, const struct style *s);

#endif
