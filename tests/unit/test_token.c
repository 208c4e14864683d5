/* SPDX-License-Identifier: BSD-2-Clause */
/* Tokens: words, numbers with units, periods, places and what is left. Figures are invented. */
#include "unit.h"

#include "extract/token.h"

static const char *const kinds[] = {"word", "number", "period", "region", "punct", "other"};

/* The tokens of a text as "kind:text" parted by blanks. */
static void cuts(const char *text, const char *want)
{
	struct lexicon lex;
	struct tokens t = {0};
	struct period_context ctx = {date_of(2018, 8, 29), 0, 1};
	struct buf out = {0};

	lexicon_builtin(&lex);
	tokens_read(&lex, gazetteer_builtin(), slice_str(text), 0, (uint32_t)strlen(text), &ctx, &t);
	for (size_t i = 0; i < t.n; i++) {
		const struct token *k = &t.items[i];

		ck_assert_uint_eq(k->start, i ? t.items[i - 1].end : 0); /* every character in one token */
		buf_printf(&out, "%s%s:%.*s", i ? " " : "", kinds[k->kind],
			   (int)(token_end(&t, k) - token_start(&t, k)), text + token_start(&t, k));
	}
	if (t.n)
		ck_assert_uint_eq(token_end(&t, &t.items[t.n - 1]), strlen(text));
	ck_assert_str_eq(out.p ? out.p : "", want);
	buf_release(&out);
	tokens_release(&t);
	lexicon_release(&lex);
}

START_TEST(a_sentence_is_cut_into_periods_words_numbers_and_marks)
{
	cuts("", "");
	cuts("上半年，立刑事案件312起。",
	     "period:上半年 punct:， word:立 word:刑事案件 number:312起 punct:。");
	cuts("火灾死亡2人，", "word:火灾 word:死亡 number:2人 punct:，");
}
END_TEST

START_TEST(the_longest_word_wins)
{
	cuts("命案积案", "word:命案积案");
	cuts("命案", "word:命案");
}
END_TEST

START_TEST(a_number_takes_its_unit_and_the_bound_behind_it)
{
	cuts("300起以上", "number:300起以上");
	cuts("约2.4万元", "number:约2.4万元");
	cuts("下降7.02%", "word:下降 number:7.02%");
}
END_TEST

START_TEST(places_are_tokens_and_unknown_characters_runs)
{
	cuts("通化市火灾", "region:通化市 word:火灾");
	cuts("鑫淼", "other:鑫淼");
}
END_TEST

START_TEST(traditional_and_full_width_characters_are_cut_alike)
{
	cuts("刑事案件３１２起", "word:刑事案件 number:３１２起");
	cuts("火災", "word:火災");
}
END_TEST

START_TEST(a_range_of_a_text_keeps_the_offsets_of_the_text)
{
	static const char text[] = "前言。火灾3起。";
	struct lexicon lex;
	struct tokens t = {0};
	struct period_context ctx = {date_of(2018, 8, 29), 0, 1};

	lexicon_builtin(&lex);
	tokens_read(&lex, gazetteer_builtin(), slice_str(text), 9, (uint32_t)strlen(text), &ctx, &t);
	ck_assert_uint_eq(t.n, 3);
	ck_assert_uint_eq(token_start(&t, &t.items[0]), 9);
	ck_assert_uint_eq(token_end(&t, &t.items[1]), 19);
	ck_assert(token_ends_sentence(&t.items[2]) && token_parts_clause(&t.items[2]));
	ck_assert(!token_ends_sentence(&t.items[0]));
	/* read again: what was there is gone */
	tokens_read(&lex, gazetteer_builtin(), slice_str(text), 0, 6, &ctx, &t);
	ck_assert_uint_eq(token_start(&t, &t.items[0]), 0);
	ck_assert_uint_eq(t.nnumbers, 0);
	tokens_release(&t);
	lexicon_release(&lex);
}
END_TEST

START_TEST(marks_part_clauses_or_sentences_or_neither)
{
	static const struct {
		const char *mark;
		bool clause, sentence;
	} marks[] = {{"，", true, false},  {"；", true, false}, {"：", true, false}, {"（", true, false},
		     {"、", false, false}, {"。", true, true},	{"！", true, true},  {"？", true, true}};
	struct lexicon lex;
	struct period_context ctx = {date_of(2018, 8, 29), 0, 1};

	lexicon_builtin(&lex);
	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		struct tokens t = {0};

		tokens_read(&lex, gazetteer_builtin(), slice_str(marks[i].mark), 0, 3, &ctx, &t);
		ck_assert_uint_eq(t.n, 1);
		ck_assert_msg(token_parts_clause(&t.items[0]) == marks[i].clause &&
				      token_ends_sentence(&t.items[0]) == marks[i].sentence,
			      "%s", marks[i].mark);
		tokens_release(&t);
	}
	lexicon_release(&lex);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {a_sentence_is_cut_into_periods_words_numbers_and_marks,
				      the_longest_word_wins,
				      a_number_takes_its_unit_and_the_bound_behind_it,
				      places_are_tokens_and_unknown_characters_runs,
				      traditional_and_full_width_characters_are_cut_alike,
				      a_range_of_a_text_keeps_the_offsets_of_the_text,
				      marks_part_clauses_or_sentences_or_neither};

	return unit_main("token", tests, sizeof(tests) / sizeof(*tests));
}
