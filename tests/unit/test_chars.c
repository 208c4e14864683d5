/* SPDX-License-Identifier: BSD-2-Clause */
/* Folding: one way of writing, a map back to the bytes. */
#include "unit.h"

#include "base/utf8.h"
#include "extract/chars.h"

/* The folded text as UTF-8. */
static char *folded(const char *text)
{
	struct buf out = {0};
	struct chars c;
	struct slice s = slice_str(text);

	chars_fold(s, 0, (uint32_t)s.n, &c);
	for (uint32_t i = 0; i < c.n; i++)
		buf_putcp(&out, c.cp[i]);
	chars_release(&c);
	return buf_steal(&out);
}

static void folds(const char *text, const char *want)
{
	char *got = folded(text);

	ck_assert_str_eq(got, want);
	free(got);
}

START_TEST(full_width_letters_digits_and_signs_become_ascii)
{
	folds("下降１７．９％", "下降17.9%");
	folds("７，８４６起（见表）", "7,846起(见表)");
	folds("Ａ０５：－３＋４～５", "A05:-3+4~5");
}
END_TEST

START_TEST(wide_and_thin_blanks_become_a_blank)
{
	folds("58\xE2\x80\x89"
	      "310\xC2\xA0宗\xE3\x80\x80全年\xE2\x80\xAF。",
	      "58 310 宗 全年 。");
	folds("a\tb\nc", "a\tb\nc");
}
END_TEST

START_TEST(traditional_characters_become_simplified_ones)
{
	folds("臺灣警方去年偵破竊盜案件逾兩萬餘件", "台湾警方去年侦破窃盗案件逾两万余件");
	folds("億個點幾後裏週佈團夥毒駕", "亿个点几后里周布团伙毒驾");
}
END_TEST

START_TEST(of_several_readings_the_commonest_is_taken)
{
	folds("乾 髮 發 復 複 徵 鍾 鐘", "干 发 发 复 复 征 钟 钟");
}
END_TEST

START_TEST(characters_at_home_in_simplified_text_stay)
{
	folds("显著 覆盖 阪 宗 台 了 干", "显著 覆盖 阪 宗 台 了 干");
}
END_TEST

START_TEST(circles_become_the_digit_zero)
{
	folds("二○○七年 二〇〇七年 二◯◯七年", "二〇〇七年 二〇〇七年 二〇〇七年");
}
END_TEST

START_TEST(dashes_stay_apart)
{
	folds("1—9 1–9 1-9 1−9 1〜9", "1—9 1–9 1-9 1−9 1〜9");
	ck_assert(chars_is_dash(0x2014) && chars_is_dash('-') && chars_is_dash('~') && chars_is_dash(0x301C));
	ck_assert(!chars_is_dash('/') && !chars_is_dash(0x4E00) && !chars_is_dash('+'));
}
END_TEST

START_TEST(offsets_lead_back_to_the_bytes)
{
	static const char text[] = "ａ萬é😀9";
	struct chars c;

	chars_fold(slice_str(text), 0, sizeof(text) - 1, &c);
	ck_assert_uint_eq(c.n, 5);
	ck_assert_uint_eq(c.off[0], 0);
	ck_assert_uint_eq(c.off[1], 3);
	ck_assert_uint_eq(c.off[2], 6);
	ck_assert_uint_eq(c.off[3], 8);
	ck_assert_uint_eq(c.off[4], 12);
	ck_assert_uint_eq(c.off[5], sizeof(text) - 1);
	ck_assert_uint_eq(c.cp[3], 0x1F600);
	chars_release(&c);
}
END_TEST

START_TEST(a_range_keeps_the_offsets_of_the_whole_text)
{
	static const char text[] = "全市立案3起。";
	struct chars c;

	chars_fold(slice_str(text), 12, 16, &c);
	ck_assert_uint_eq(c.n, 2);
	ck_assert_uint_eq(c.cp[0], '3');
	ck_assert_uint_eq(c.off[0], 12);
	ck_assert_uint_eq(c.off[2], 16);
	chars_release(&c);
}
END_TEST

START_TEST(zeros_follow_the_last_character)
{
	struct chars c;

	chars_fold(slice_str(""), 0, 0, &c);
	ck_assert_uint_eq(c.n, 0);
	for (int i = 0; i < CHARS_PAD; i++)
		ck_assert_uint_eq(c.cp[i], 0);
	chars_release(&c);
}
END_TEST

START_TEST(folding_twice_changes_nothing_more)
{
	for (uint32_t cp = 0x20; cp < 0x10000; cp++)
		ck_assert_uint_eq(chars_fold_cp(chars_fold_cp(cp)), chars_fold_cp(cp));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		full_width_letters_digits_and_signs_become_ascii,
		wide_and_thin_blanks_become_a_blank,
		traditional_characters_become_simplified_ones,
		of_several_readings_the_commonest_is_taken,
		characters_at_home_in_simplified_text_stay,
		circles_become_the_digit_zero,
		dashes_stay_apart,
		offsets_lead_back_to_the_bytes,
		a_range_keeps_the_offsets_of_the_whole_text,
		zeros_follow_the_last_character,
		folding_twice_changes_nothing_more,
	};

	return unit_main("chars", tests, sizeof(tests) / sizeof(*tests));
}
