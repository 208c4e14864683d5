/* SPDX-License-Identifier: BSD-2-Clause */
/* Inputs that nobody writes: they are read to their end, within a bound of memory. */
#include "unit.h"

#include <sys/resource.h>

#include "extract/extract.h"

/* A sanitizer is slow and keeps what was freed: a tenth is read there, and memory is not looked at. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { SCALE = 10, MEASURED = 0 };
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
enum { SCALE = 10, MEASURED = 0 };
#else
enum { SCALE = 1, MEASURED = 1 };
#endif
#else
enum { SCALE = 1, MEASURED = 1 };
#endif

enum { MB = 1024 * 1024 };

struct got {
	size_t claims, text;
	bool full;
};

static struct got read_all(const struct buf *text, bool html)
{
	struct article_hints hints = {.published = {2018, 8, 29}};
	struct extractor x;
	struct article a;
	struct claims claims = {0};
	struct got got;

	extractor_init(&x, NULL);
	if (html)
		article_from_html(buf_slice(text), &hints, &a);
	else
		article_from_text(buf_slice(text), &hints, &a);
	extract_claims(&x, &a, &claims, NULL);
	got = (struct got){claims.n, a.text.n, claims.full};
	for (size_t i = 0; i < claims.n; i++) {
		ck_assert_uint_le(claims.items[i].end, a.text.n);
		ck_assert(i == 0 || claims.items[i - 1].start <= claims.items[i].start);
	}
	claims_release(&claims);
	article_release(&a);
	extractor_release(&x);
	return got;
}

/* The most memory that this process had, not more than `times` the input and a base for the program itself. */
static void memory_is_within(const struct buf *input, unsigned int times)
{
	const char *fork = getenv("CK_FORK");
	struct rusage use;

	if (!MEASURED || (fork && strcmp(fork, "no") == 0))
		return; /* one process for all tests: the most memory of the others */
	getrusage(RUSAGE_SELF, &use);
	ck_assert_msg((size_t)use.ru_maxrss * 1024 <= times * input->n + 48 * (size_t)MB,
		      "%ld kB for an input of %zu kB", use.ru_maxrss, input->n / 1024);
}

static struct buf repeated(const char *head, const char *unit, size_t bytes)
{
	struct buf b = {0};

	buf_puts(&b, head);
	buf_reserve(&b, bytes);
	while (b.n < bytes)
		buf_puts(&b, unit);
	return b;
}

#define PAGE "<html><body><h1>公安工作通报</h1>"

START_TEST(tags_nested_to_any_depth_are_read)
{
	static const char *const units[] = {"<div>",	       "<b><i>",    "<ul><li>",
					    "<table><tr><td>", "<p><span>", "<svg>"};

	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++) {
		struct buf page = repeated(PAGE, units[i], 2 * MB / SCALE);
		struct got got;

		buf_puts(&page, "<p>今年以来，全市共立刑事案件2400起，同比下降7.1%。</p>");
		got = read_all(&page, true);
		ck_assert_msg(got.text > 0, "%s", units[i]);
		memory_is_within(&page, 8);
		buf_release(&page);
	}
}
END_TEST

START_TEST(a_line_of_fifty_megabytes_is_read)
{
	struct buf text = repeated("公安工作通报\n\n", "全市公安机关扎实做好各项工作，群众心里感到踏实。",
				   50 * MB / SCALE);
	struct got got;

	buf_puts(&text, "今年以来，全市共立刑事案件2400起。");
	got = read_all(&text, false);
	ck_assert_uint_eq(got.claims, 1);
	memory_is_within(&text, 3);
	buf_release(&text);
}
END_TEST

START_TEST(a_line_without_an_end_of_a_sentence_is_read)
{
	struct buf text = repeated("公安工作通报\n\n", "踏实", 8 * MB / SCALE);

	ck_assert_uint_eq(read_all(&text, false).claims, 0);
	memory_is_within(&text, 3);
	buf_release(&text);
}
END_TEST

START_TEST(of_a_million_numbers_as_many_are_read_as_an_article_may_have)
{
	struct buf text = {0};
	struct got got;

	buf_puts(&text, "公安工作通报\n\n今年以来，全市");
	for (int i = 0; i < 1000000 / SCALE; i++)
		buf_printf(&text, "立案%d起，", i);
	got = read_all(&text, false);
	if (SCALE == 1) {
		ck_assert(got.full);
		ck_assert_uint_ge(got.claims, CLAIMS_MAX);
		ck_assert_uint_lt(got.claims, CLAIMS_MAX + 20000);
	} else {
		ck_assert(!got.full);
		ck_assert_uint_eq(got.claims, 1000000 / SCALE);
	}
	memory_is_within(&text, 4);
	buf_release(&text);
}
END_TEST

START_TEST(digits_without_an_end_are_read)
{
	struct buf text = repeated("公安工作通报\n\n", "1", 8 * MB / SCALE);

	read_all(&text, false);
	memory_is_within(&text, 3);
	buf_release(&text);
}
END_TEST

START_TEST(a_table_of_a_hundred_thousand_cells_is_read)
{
	struct buf page = {0};
	const size_t rows = 50000 / SCALE;

	buf_puts(&page, PAGE "<p>2018年8月29日，市公安局通报今年以来的治安情况，有关数据如下，供参考。</p>"
			     "<table><tr><th>指标</th><th>2018年</th><th>2017年</th></tr>");
	for (size_t i = 0; i < rows; i++)
		buf_printf(&page, "<tr><td>火灾（起）</td><td>%zu</td><td>%zu</td></tr>", i, i + 7);
	buf_puts(&page, "</table></body></html>");
	ck_assert_uint_eq(read_all(&page, true).claims, 2 * rows);
	memory_is_within(&page, 20);
	buf_release(&page);
}
END_TEST

START_TEST(a_row_of_a_hundred_thousand_cells_is_read)
{
	struct buf page = repeated(
		PAGE "<p>今年以来的治安情况，有关数据如下，供参考。</p><table><tr><th>指标</th></tr><tr>",
		"<td>7</td>", MB / SCALE);

	ck_assert_uint_gt(read_all(&page, true).text, 0);
	memory_is_within(&page, 12);
	buf_release(&page);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {tags_nested_to_any_depth_are_read,
				      a_line_of_fifty_megabytes_is_read,
				      a_line_without_an_end_of_a_sentence_is_read,
				      of_a_million_numbers_as_many_are_read_as_an_article_may_have,
				      digits_without_an_end_are_read,
				      a_table_of_a_hundred_thousand_cells_is_read,
				      a_row_of_a_hundred_thousand_cells_is_read};

	return unit_main("bounds", tests, sizeof(tests) / sizeof(*tests));
}
