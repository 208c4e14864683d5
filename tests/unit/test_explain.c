/* SPDX-License-Identifier: BSD-2-Clause */
/* Why numbers became no claim: every number of an article is in a claim, or a reason is given for it. */
#include "unit.h"

#include <dirent.h>
#include <stdio.h>

#include "base/io.h"
#include "extract/extract.h"

struct reading_of {
	struct article a;
	struct claims claims;
	struct omissions why;
};

static void read_it(struct slice text, bool html, struct reading_of *out)
{
	struct article_hints hints = {.published = {2018, 8, 29}};
	struct extractor x;

	*out = (struct reading_of){0};
	extractor_init(&x, NULL);
	if (html)
		article_from_html(text, &hints, &out->a);
	else
		article_from_text(text, &hints, &out->a);
	extract_claims(&x, &out->a, &out->claims, &out->why);
	extractor_release(&x);
}

static void release(struct reading_of *r)
{
	omissions_release(&r->why);
	claims_release(&r->claims);
	article_release(&r->a);
}

/* The reason given for the first place where `number` stands; "" where there is none. */
static const char *reason(const struct reading_of *r, const char *number)
{
	const char *p = strstr(r->a.text.p, number);
	size_t at = p ? (size_t)(p - r->a.text.p) : 0;

	for (size_t i = 0; p && i < r->why.n; i++) {
		if (r->why.items[i].start <= at && at < r->why.items[i].end)
			return omit_word(r->why.items[i].why);
	}
	return "";
}

static bool claimed(const struct reading_of *r, size_t at)
{
	for (size_t i = 0; i < r->claims.n; i++) {
		if (r->claims.items[i].start <= at && at < r->claims.items[i].end)
			return true;
	}
	return false;
}

static bool reasoned(const struct reading_of *r, size_t at)
{
	for (size_t i = 0; i < r->why.n; i++) {
		if (r->why.items[i].start <= at && at < r->why.items[i].end)
			return true;
	}
	return false;
}

/* Every digit of the text is in a claim or has a reason. */
static void all_told(const struct reading_of *r, const char *name, size_t *digits)
{
	const struct buf *t = &r->a.text;

	for (size_t i = 0; i < t->n; i++) {
		if (t->p[i] < '0' || t->p[i] > '9')
			continue;
		(*digits)++;
		ck_assert_msg(claimed(r, i) || reasoned(r, i), "%s, byte %zu: no claim and no reason: …%.60s",
			      name, i, t->p + i);
	}
	for (size_t i = 0; i < r->why.n; i++) {
		ck_assert_uint_lt(r->why.items[i].start, r->why.items[i].end);
		ck_assert_uint_le(r->why.items[i].end, t->n);
		ck_assert(i == 0 || r->why.items[i - 1].start <= r->why.items[i].start);
	}
	for (size_t i = 0; i < r->claims.n; i++)
		ck_assert_msg(r->claims.items[i].indicator || reasoned(r, r->claims.items[i].end - 1),
			      "%s: a claim without an indicator and without a reason: %.40s", name,
			      t->p + r->claims.items[i].start);
}

/* All articles of a folder under $srcdir (or of a folder with an absolute name). Returns how many digits they have. */
static size_t folder_is_told(const char *folder)
{
	const char *root = getenv("srcdir");
	size_t digits = 0;
	char path[600];
	struct dirent *e;
	DIR *d;

	snprintf(path, sizeof(path), "%s%s%s",
		 folder[0] == '/' ? ""
		 : root		  ? root
				  : ".",
		 folder[0] == '/' ? "" : "/", folder);
	d = opendir(path);
	ck_assert_msg(d != NULL, "%s", path);
	while ((e = readdir(d))) {
		size_t n = strlen(e->d_name), len = strlen(path);
		struct reading_of r;
		struct buf text = {0};
		struct err err = {0};

		if (n < 6 ||
		    (strcmp(e->d_name + n - 4, ".txt") != 0 && strcmp(e->d_name + n - 5, ".html") != 0))
			continue;
		snprintf(path + len, sizeof(path) - len, "/%s", e->d_name);
		ck_assert_int_eq(io_read_file(path, 1 << 24, &text, &err), KPI_OK);
		read_it(buf_slice(&text), article_is_html(buf_slice(&text)), &r);
		all_told(&r, e->d_name, &digits);
		release(&r);
		buf_release(&text);
		path[len] = '\0';
	}
	closedir(d);
	return digits;
}

START_TEST(each_number_of_an_article_is_claimed_or_has_a_reason)
{
	static const char *const folders[] = {"tests/corpus", "tests/corpus-en", "docs/samples",
					      "docs/examples/courts"};

	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		ck_assert_uint_gt(folder_is_told(folders[i]), 50);
	if (getenv("KPID_EXPLAIN_FOLDER"))
		ck_assert_uint_gt(folder_is_told(getenv("KPID_EXPLAIN_FOLDER")), 50);
}
END_TEST

/* Of each text: the number, and the reason for it. */
struct reason_case {
	const char *text, *number, *why;
};

static void reasons_are(const char *head, const struct reason_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct reading_of r;
		struct buf text = {0};

		buf_printf(&text, "%s\n\n%s\n", head, cases[i].text);
		read_it(buf_slice(&text), text.p[0] == '<', &r);
		ck_assert_msg(strcmp(reason(&r, cases[i].number), cases[i].why) == 0,
			      "%s in \"%s\": %s, not %s", cases[i].number, cases[i].text,
			      reason(&r, cases[i].number), cases[i].why);
		release(&r);
		buf_release(&text);
	}
}

START_TEST(reasons_of_chinese_sentences)
{
	static const struct reason_case cases[] = {
		{"2018年，全市共立刑事案件2400起。", "2018", "period"},
		{"今年以来，全市立刑事案件2400起。", "2400", ""},
		{"活动在中山路38号举行。", "38", "other-unit"},
		{"今年以来，全市新购灯笼2400个。", "2400", "not-in-lexicon"},
		{"今年以来，全市立刑事案件2400公斤。", "2400", "unit"},
		{"今年以来，全市火灾由156起降至108起。", "156", "base"},
		{"破获“6·10”案。", "6", "case-name"},
		{"会议指出，要抓好第3方面工作。", "第3", "ordinal"},
		{"全市今年以来抓获嫌疑人30到50名。", "30到50", "range"},
		{"今年以来，日均立刑事案件24起。", "24", "share"},
	};

	reasons_are("公安工作通报", cases, sizeof(cases) / sizeof(*cases));
}
END_TEST

START_TEST(a_reason_names_the_words_that_were_read)
{
	struct reading_of r;

	read_it(slice_str("公安工作通报\n\n今年以来，全市立盗窃案件2400公斤。抓获网上逃犯的毒品3吨。\n"),
		false, &r);
	for (size_t i = 0; i < r.why.n; i++) {
		if (r.why.items[i].why == OMIT_UNIT) {
			ck_assert_pstr_eq(r.why.items[i].meant, "crime.theft.filed");
			ck_assert_pstr_eq(r.why.items[i].words[0], "theft");
			ck_assert_pstr_eq(r.why.items[i].words[1], "occur");
			ck_assert_ptr_null(r.why.items[i].words[2]);
			release(&r);
			return;
		}
	}
	ck_abort_msg("no unit was to blame");
}
END_TEST

START_TEST(reasons_of_english_sentences)
{
	static const struct reason_case cases[] = {
		{"In 2017, the police of the town recorded 412 burglaries.", "2017", "period"},
		{"In 2017, the police of the town recorded 412 burglaries.", "412", ""},
		{"A 17-year-old was seen with officers on route A40 near the police station.", "17", "age"},
		{"A 17-year-old was seen with officers on route A40 near the police station.", "40", "code"},
		{"Burglaries recorded by the police fell from 512 in 2016 to 412 in 2017.", "512", "base"},
		{"The police force of the town has bought 34 lanterns for its stations.", "34", "no-subject"},
	};

	reasons_are("Police report of the year", cases, sizeof(cases) / sizeof(*cases));
}
END_TEST

START_TEST(reasons_of_tables)
{
	static const char page[] =
		"<html><body><h1>公安工作通报</"
		"h1><p>2018年8月29日，市公安局通报今年以来的治安情况，有关数据如下，供参考。</p>"
		"<table><tr><th>序号</th><th>指标</th><th>2018年</th><th>同比</th></tr>"
		"<tr><td>1</td><td>刑事案件立案（起）</td><td>2400</td><td>7.1%</td></tr>"
		"<tr><td>2</td><td>第17区灯笼</td><td>35</td><td>38号</td></tr>"
		"<tr><td>3</td><td>治安案件受理（起）</td><td>3100</td><td>5.2%</td></tr></table></body></"
		"html>";
	struct reading_of r;

	read_it(slice_str(page), true, &r);
	ck_assert_str_eq(reason(&r, "2400"), "");
	ck_assert_str_eq(reason(&r, "17"), "table-label");
	ck_assert_str_ne(reason(&r, "35"), "");
	ck_assert_str_ne(reason(&r, "38"), "");
	ck_assert_str_eq(reason(&r, "2\t第17区"), "table-label");
	ck_assert_str_eq(reason(&r, "2018年\t"), "table-head");
	release(&r);
}
END_TEST

START_TEST(each_reason_has_a_word_of_its_own_and_a_sentence)
{
	for (int i = 0; i < OMIT_COUNT; i++) {
		ck_assert_msg(omit_word((enum omit)i) && omit_sentence((enum omit)i), "reason %d", i);
		ck_assert(strspn(omit_word((enum omit)i), "abcdefghijklmnopqrstuvwxyz0-") ==
			  strlen(omit_word((enum omit)i)));
		for (int j = 0; j < i; j++)
			ck_assert_str_ne(omit_word((enum omit)i), omit_word((enum omit)j));
	}
}
END_TEST

START_TEST(asking_for_reasons_changes_no_claim)
{
	static const char text[] =
		"通报\n\n今年以来，全市共立刑事案件2400起，同比下降7.1%；新购灯笼12个，其中红灯笼3个。\n";
	struct extractor x;
	struct article a;
	struct claims with = {0}, without = {0};
	struct omissions why = {0};

	extractor_init(&x, NULL);
	article_from_text(slice_str(text), NULL, &a);
	extract_claims(&x, &a, &with, &why);
	extract_claims(&x, &a, &without, NULL);
	ck_assert_uint_eq(with.n, without.n);
	for (size_t i = 0; i < with.n; i++) {
		ck_assert_uint_eq(with.items[i].start, without.items[i].start);
		ck_assert_pstr_eq(with.items[i].indicator, without.items[i].indicator);
	}
	ck_assert_uint_gt(why.n, 0);
	omissions_release(&why);
	claims_release(&with);
	claims_release(&without);
	article_release(&a);
	extractor_release(&x);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {each_number_of_an_article_is_claimed_or_has_a_reason,
				      reasons_of_chinese_sentences,
				      a_reason_names_the_words_that_were_read,
				      reasons_of_english_sentences,
				      reasons_of_tables,
				      each_reason_has_a_word_of_its_own_and_a_sentence,
				      asking_for_reasons_changes_no_claim};

	return unit_main("explain", tests, sizeof(tests) / sizeof(*tests));
}
