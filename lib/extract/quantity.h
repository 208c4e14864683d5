/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_EXTRACT_QUANTITY_H
#define KPI_EXTRACT_QUANTITY_H

/*
 * Private to lib/extract: quantities in a sentence, and what they become. All
 * functions work on the reader's sentence in hand; b, e, i, seg are indices of
 * its tokens; `seg` is where the stretch of a number begins: behind the last
 * thing quantified or the last mark that parts clauses.
 */

#include "extract/reader.h"

/** A quantity as it stands in the text. */
struct value {
	size_t first, last; /* tokens of the value expression */
	struct dec v;
	struct interval range;
	enum bound bound;
	enum measure measure;
	int sign; /* of a change; 0 for a level */
	bool percent; /* in percent */
	bool point;
	bool of; /* 是去年同期的3.5倍: a multiple of, not by */
	bool absolute; /* a change in the unit of the level */
	uint32_t unit_bits;
	const struct unit_word *unit;
	const char *unit_name; /* fixed by the words (currency), or NULL */
};

/** One thing that a list names. */
struct element {
	struct reading g;
	size_t b, e;
};

/** Numbers with nothing but 、, 和 and change words between. */
struct value_list {
	struct value v[LIST_MAX];
	int n;
	size_t last;
};

static inline struct token *reader_tok(struct reader *r, size_t i)
{
	return &r->t.items[i];
}

static inline bool reader_cue(struct reader *r, size_t i, enum cue c)
{
	return token_has(reader_tok(r, i), c);
}

static inline bool reader_char(struct reader *r, size_t i, uint32_t cp)
{
	const struct token *k = reader_tok(r, i);

	if (k->kind == TOK_PUNCT)
		return k->cp == cp;
	return k->end - k->start == 1 && r->t.chars.cp[k->start] == cp;
}

/* make.c: making claims: units, currency, modality, and the heads that later figures refer to. */
void make_head(struct reader *r, const struct reading *g, int indicator, const char *label, const char *unit,
	       bool rate);
struct claim *make_claim(struct reader *r, const struct value *v, int indicator, const char *label,
			 unsigned int inherited, const char *rule);
bool make_is_rate(const struct reader *r, int id);
/** A change or a rank of something already named. */
void make_of_head(struct reader *r, const struct value *v, const struct head *h, const char *rule);
/** Note why a value has no indicator: for what the words are, else `otherwise`. */
void make_omit(struct reader *r, const struct element *e, const struct value *v, enum omit otherwise);
int make_resolve(struct reader *r, struct element *e, const struct value *v, unsigned int *how);
void make_of_element(struct reader *r, const struct value *v, struct element *e, const char *rule);

/* value.c: quantities as values: scales, signs, multiples, intervals. */
/** Give a magnitude its sign: for a fall the interval turns round. */
void value_sign(struct value *v, int sign);
/** 倍: 增长3.5倍 is +350 percent; 是去年的3.5倍 is +250. */
void value_multiple(struct value *v, bool of);
struct value value_at(struct reader *r, size_t i);
bool value_usable(const struct reader *r, const struct token *k);
void value_set_change(struct reader *r, struct value *v, size_t at);
struct value value_constant(size_t i, int64_t n, bool percent);

/* look.c: looking about a number: change words, bases, goals, what may stand between. */
/** Words and signs that may stand between a change word or a head and its number. */
bool look_through(struct reader *r, size_t i);
/** The change word before token i, not before `seg`; SIZE_MAX where none. */
size_t look_change(struct reader *r, size_t seg, size_t i);
size_t look_cue(struct reader *r, size_t b, size_t e, enum cue c);
bool look_last_year(struct reader *r, size_t i);
bool look_first_char(struct reader *r, size_t i, uint32_t cp);
/** 由156起降至…, 从去年的23.8万起…, 较去年同期的621起下降…: the earlier level. The token where the base begins, else SIZE_MAX. */
size_t look_base(struct reader *r, size_t seg, size_t i);
bool look_unknown(struct reader *r, size_t b, size_t e);
/** 从2015年的14.9万起下降到…, 降幅35.6%: what is changed is measured against that year. */
void look_base_year(struct reader *r, size_t b, size_t e);
bool look_goal(struct reader *r, size_t i);

/* heads.c: what a list or a stretch of words names, left and right of its numbers. */
bool heads_and(struct reader *r, size_t i);
bool heads_content(const struct reading *g);
/** Split [b, e) at 、和及与 into elements that say something; the verbs of the last serve those without. Returns how many. */
int heads_split(struct reader *r, size_t b, size_t e, struct element *out);
struct reading heads_reading(const struct head *h);
/** The last n heads of the text, of this sentence or the one before. */
struct head *heads_last(struct reader *r, int n);
int heads_group(const struct reader *r);
/** Nouns that follow the number (37个犯罪团伙, 233人死亡). Adds to *g; whether an unknown word stands there. */
bool heads_right(struct reader *r, size_t i, struct reading *g, size_t *last);
/** Whether the stretch ends in a noun, a kind or a verb directly before the number, and in which. */
bool heads_lean(struct reader *r, const struct reading *g, size_t i);
/** 立案数持续走低，同比下降5%: the thing was named in a clause of this sentence that gave no figure. */
bool heads_named_before(struct reader *r, size_t seg, struct element *e);
bool heads_and_before(struct reader *r, size_t i);

/* level.c: levels: what a number counts. */
void level_claims(struct reader *r, size_t seg, size_t end, struct value *v);

/* change.c: changes: what rose or fell. */
void change_claims(struct reader *r, size_t seg, size_t end, struct value *v);

/* list.c: lists of numbers and what they are dealt out to. */
/** The numbers that follow with nothing but 、和 and change words between. comma: a comma may part them too. */
void list_read(struct reader *r, size_t i, const struct value *first, bool comma, struct value_list *l);
void list_claims(struct reader *r, size_t seg, size_t end, struct value_list *l);

/** 三市破案数均超过2000起: one value for each of several places. Whether it was one. */
bool list_over_places(struct reader *r, size_t seg, size_t end, struct value_list *l);

/* rank.c: ranks among peers. */
/** 列全省第4位, 均居全省第二: a place among peers. Returns whether token i is one. */
bool rank_at(struct reader *r, size_t seg, size_t i, struct value *v);
void rank_claims(struct reader *r, size_t seg, struct value *v);
/** 分别列全省第3位和第5位 deals the places out; else one rank. Returns the last token. */
size_t rank_read(struct reader *r, size_t seg, size_t i, struct value *v);

/* fixed.c: words that are values: none, all, as before, half. */
/** 零发案, 未发生: zero of the kind named before it, or behind it. */
void fixed_zero(struct reader *r, size_t seg, size_t i);
/** 无人员伤亡: no deaths and no injuries of the accidents in force. */
void fixed_nobody(struct reader *r, size_t i, bool deaths, bool injuries);
/** 全破: a clearance rate of 100 percent. */
void fixed_all_solved(struct reader *r, size_t seg, size_t i);
void fixed_flat(struct reader *r, size_t seg, size_t i, bool about);
void fixed_change(struct reader *r, size_t seg, size_t i, int64_t percent);

/* quantity.c: one number: what it is in its clause. */
/** Handle the number at token i; `seg` is where its stretch begins. Returns the last token consumed; *done: the stretch ends there. */
size_t quantity_read(struct reader *r, size_t seg, size_t *from_end, size_t i, bool *done);

/* aim.c */
void aim_token(struct reader *r, size_t i); /**< whether the word at token i aims the sentence at one sort of crime */
bool aim_narrows(const struct reader *r, int indicator); /**< whether an indicator of crime at large is not meant */

#endif
