/* SPDX-License-Identifier: BSD-2-Clause */
/* What a clause without a figure aims at: 打击污染环境犯罪，… makes the general words after it narrower. */
#include "extract/quantity.h"

#include <string.h>
#include <uchar.h>

/* Words that narrow no crime, in a run that the lexicon does not know; pairs of characters. */
static bool says_nothing(const uint32_t *two)
{
	static const char16_t pairs[] =
		u"违法犯罪活动突出各类严重刑事治安行为领域专项行动打击依法严厉重点问题社会"
		u"影响危害群众反映强烈侵害人民利益身边民生多发性发高发其他其它等各易发常见"
		u"现行方面工作整治季节夏季冬季春季秋季传统新型性的";

	for (size_t i = 0; pairs[i] && pairs[i + 1]; i += 2) {
		if (pairs[i] == two[0] && pairs[i + 1] == two[1])
			return true;
	}
	return false;
}

/* Whether a run of other text names something: two characters together that are not words of any crime. */
static bool names_something(const struct reader *r, const struct token *k)
{
	const uint32_t *cp = r->t.chars.cp;
	uint32_t named = 0;

	for (uint32_t i = k->start; i < k->end;) {
		if (i + 1 < k->end && says_nothing(cp + i)) {
			i += 2;
			named = 0;
		} else {
			i++;
			if (++named >= 2)
				return true;
		}
	}
	return false;
}

static bool ends_in_crime(const struct reader *r, const struct token *k)
{
	static const char16_t marks[] = u"犯罪违法领域案件专项";
	const uint32_t *cp = r->t.chars.cp;

	for (uint32_t i = k->start; i + 1 < k->end; i++) {
		for (size_t m = 0; marks[m]; m += 2) {
			if (cp[i] == marks[m] && cp[i + 1] == marks[m + 1])
				return true;
		}
	}
	return false;
}

static bool is_general(const struct reader *r, int kind)
{
	return kind == r->names->k_criminal || kind == r->names->k_any ||
	       (!lexicon_carries(r->lex, kind, r->names->v_solve, LEX_NONE) &&
		!lexicon_carries(r->lex, kind, r->names->v_receive, LEX_NONE));
}

/* 严厉打击危害食品安全犯罪: from token i up to the end of its clause, or e, one sort of crime and no figure. */
static enum aim one_sort(struct reader *r, size_t i, size_t e)
{
	bool crime = false, named = false, seen = false;
	int kind = LEX_NONE, kinds = 0;

	for (; i < e && !token_parts_clause(reader_tok(r, i)); i++) {
		const struct token *k = reader_tok(r, i);

		if (k->kind == TOK_NUMBER && k->unit && strcmp(r->lex->units[k->unit->first], "other") != 0)
			return AIM_NONE;
		if (k->kind == TOK_OTHER) {
			seen |= names_something(r, k);
		} else if (k->kind == TOK_WORD) {
			if (k->word->kind != LEX_NONE && !is_general(r, k->word->kind) &&
			    k->word->kind != kind) {
				kind = k->word->kind;
				kinds++;
			}
			seen |= k->word->noun != LEX_NONE && k->word->noun != r->names->n_masses &&
				k->word->noun != r->names->n_safety && k->word->noun != r->names->n_suspect;
		}
		if (ends_in_crime(r, k)) { /* what follows is whose: 打击…犯罪领导小组 */
			crime = true;
			named = seen;
		}
	}
	if (!crime || kinds > 1 || (!named && kinds == 0))
		return AIM_NONE;
	return named ? AIM_UNLISTED : AIM_KIND;
}

/* 对侵财类犯罪重拳打击: what is aimed at stands before the word. */
static enum aim aimed_before(struct reader *r, size_t i)
{
	size_t b = i;

	while (b > r->sent_begin && !token_parts_clause(reader_tok(r, b - 1)) && !reader_char(r, b, 0x5bf9))
		b--;
	return reader_char(r, b, 0x5bf9) ? one_sort(r, b + 1, i) : AIM_NONE; /* 对 */
}

/* “昆仑”专项行动: one campaign; 昆仑、猎狐等专项行动 are many. */
static bool campaigns_alone(struct reader *r, size_t i)
{
	size_t b = i;
	int n = 0;

	while (b > r->sent_begin && !token_parts_clause(reader_tok(r, b - 1)))
		b--;
	for (; b < r->sent_end && !token_parts_clause(reader_tok(r, b)); b++)
		n += reader_cue(r, b, CUE_CAMPAIGN) +
		     (reader_char(r, b, 0x3001) || reader_char(r, b, 0x7b49));
	return n == 1;
}

/* 破获数起非法采矿案，抓获…: cases of one sort, whose number is not said; 破获1月27日发生的抢劫案: one case. */
static void solves_one_sort(struct reader *r, size_t i)
{
	bool named = false, day = false;

	for (i++; i < r->sent_end && !token_parts_clause(reader_tok(r, i)); i++) {
		const struct token *k = reader_tok(r, i);

		if (k->kind == TOK_NUMBER && dec_cmp(r->t.numbers[k->ref].value, dec_int(1)) != 0)
			return; /* but 一批, 一起 */
		day |= k->kind == TOK_PERIOD && r->t.periods[k->ref].day;
		named |= k->kind == TOK_OTHER && names_something(r, k);
		if (r->t.chars.cp[k->end - 1] == 0x6848 || /* 案 */
		    (k->kind == TOK_WORD && k->word->kind == r->names->k_any)) {
			r->narrow_case |= named;
			r->incident |= day;
			return;
		}
	}
}

void aim_token(struct reader *r, size_t i)
{
	if (reader_tok(r, i)->word->verbs & lexicon_verb_bit(r->names->v_solve))
		solves_one_sort(r, i);
	if (r->aimed)
		return;
	if (reader_cue(r, i, CUE_STRIKE))
		r->aimed = one_sort(r, i + 1, r->sent_end);
	if (r->aimed == AIM_NONE && reader_cue(r, i, CUE_STRIKE))
		r->aimed = aimed_before(r, i);
	if (r->aimed == AIM_NONE && reader_cue(r, i, CUE_CAMPAIGN))
		r->aimed = campaigns_alone(r, i) ? AIM_KIND : AIM_NONE;
}

bool aim_narrows(const struct reader *r, int indicator)
{
	/* the gangs of a kind that the lexicon knows count as gangs */
	static const char *const general[] = {"crime.criminal.", "crime.suspects.", "crime.group."};
	const char *id;

	if (!r->aimed || indicator == LEX_NONE)
		return false;
	id = r->lex->catalog.items[indicator].id;
	for (size_t i = 0; i < sizeof(general) / sizeof(*general) - (r->aimed == AIM_KIND); i++) {
		if (strncmp(id, general[i], strlen(general[i])) == 0)
			return true;
	}
	return false;
}
