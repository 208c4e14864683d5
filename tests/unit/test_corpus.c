/* SPDX-License-Identifier: BSD-2-Clause */
/* The extractor against the annotated articles of tests/corpus and tests/corpus-en: F1 of each tier stays above its floor. */
#include "unit.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>

#include "base/io.h"
#include "extract/extract.h"

/* What of a claim has to agree; each tier includes those before. */
enum tier {
	TIER_NUMBER, /* span, value within 0.5 %, unit */
	TIER_CLAIM, /* indicator, measure, basis of a change */
	TIER_PLACED, /* period, last component of the region */
	TIER_STRICT, /* bound */
	TIERS
};

static const char *const tier_names[] = {"number", "claim", "placed", "strict"};

enum { WORST = 5, ARTICLES_MAX = 256, ARTICLE_CLAIMS_MAX = 256 };

struct side { /* the claims of one article that count: with an identifier, a fact */
	json_t *items[ARTICLE_CLAIMS_MAX];
	size_t n;
};

struct tally {
	unsigned int tp, fp, fn;
};

struct result {
	char name[64];
	struct tally of[TIERS];
};

static const char *text_of(const json_t *claim, const char *key)
{
	const char *s = json_string_value(json_object_get(claim, key));

	return s ? s : "";
}

static double value_of(const json_t *claim, const char *key)
{
	return json_number_value(json_object_get(claim, key));
}

static bool same_text(const json_t *a, const json_t *b, const char *key)
{
	return strcmp(text_of(a, key), text_of(b, key)) == 0;
}

static const char *day_of(const json_t *claim, const char *key)
{
	return text_of(json_object_get(claim, "period"), key);
}

/* A change against the year before is the same whether written yoy or year:Y. */
static const char *basis_of(const json_t *claim)
{
	const char *basis = text_of(claim, "basis"), *start = day_of(claim, "start");

	if (strncmp(basis, "year:", 5) == 0 && *start && atoi(basis + 5) == atoi(start) - 1)
		return "yoy";
	return basis;
}

/* The short name of a special administrative region, any other name as it is. */
static const char *short_name(const char *name)
{
	static const char *const sars[] = {"香港特别行政区", "澳门特别行政区", "香港", "澳门", NULL};

	for (int i = 0; sars[i]; i++)
		if (strcmp(name, sars[i]) == 0)
			return i % 2 ? "澳门" : "香港";
	return name;
}

/* The last component of a region's name in simplified characters: 吉林省通化市 -> 通化市. */
static const char *region_tail(const char *name)
{
	static const char *const ends[] = {"自治区", "自治州", "自治县", "自治旗", "地区", "省", "市",
					   "区",     "县",     "州",	 "盟",	   "旗",   NULL};
	const char *tail = short_name(name);

	for (const char *p = tail; *p;) {
		size_t n = 0;

		for (int i = 0; ends[i] && !n; i++)
			n = strncmp(p, ends[i], strlen(ends[i])) == 0 ? strlen(ends[i]) : 0;
		/* a component is a name and its end: two characters of three bytes at least */
		if (n && p > tail && p[n]) {
			p += n;
			tail = p;
		} else {
			p += n ? n : 1;
		}
	}
	return tail;
}

/* A page's annotation has no offsets: there the words of the value are the same. */
static bool overlap(const json_t *p, const json_t *g)
{
	if (!json_is_integer(json_object_get(g, "start")))
		return strstr(text_of(p, "text"), text_of(g, "text")) ||
		       strstr(text_of(g, "text"), text_of(p, "text"));
	return value_of(p, "start") < value_of(g, "end") && value_of(g, "start") < value_of(p, "end");
}

static bool agree(const json_t *p, const json_t *g, enum tier tier)
{
	double x = value_of(p, "value"), y = value_of(g, "value");
	double gap = x > y ? x - y : y - x, size = y < 0 ? -y : y;

	if (gap > 0.005 * size + 1e-9 || !same_text(p, g, "unit"))
		return false;
	if (tier == TIER_NUMBER)
		return true;
	if (!same_text(p, g, "indicator") || !same_text(p, g, "measure") ||
	    (strcmp(text_of(g, "measure"), "change") == 0 && strcmp(basis_of(p), basis_of(g)) != 0))
		return false;
	if (tier == TIER_CLAIM)
		return true;
	if (strcmp(day_of(p, "start"), day_of(g, "start")) != 0 ||
	    strcmp(day_of(p, "end"), day_of(g, "end")) != 0 ||
	    strcmp(region_tail(text_of(p, "region")), region_tail(text_of(g, "region"))) != 0)
		return false;
	return tier == TIER_PLACED || same_text(p, g, "bound");
}

struct pairing {
	const struct side *read, *want;
	enum tier tier;
	int owner[ARTICLE_CLAIMS_MAX]; /* of each wanted claim: the read one, or -1 */
	bool seen[ARTICLE_CLAIMS_MAX];
};

/* An augmenting path: find a wanted claim for read claim i. */
static bool place(struct pairing *m, size_t i)
{
	for (size_t j = 0; j < m->want->n; j++) {
		const json_t *p = m->read->items[i], *g = m->want->items[j];

		if (m->seen[j] || !overlap(p, g) || !agree(p, g, m->tier))
			continue;
		m->seen[j] = true;
		if (m->owner[j] < 0 || place(m, (size_t)m->owner[j])) {
			m->owner[j] = (int)i;
			return true;
		}
	}
	return false;
}

/* Whether a claim says again what one that was found says. */
static bool repeats(const struct pairing *m, const json_t *claim)
{
	for (size_t j = 0; j < m->want->n; j++)
		if (m->owner[j] >= 0 && agree(claim, m->want->items[j], m->tier))
			return true;
	return false;
}

static struct tally compare(const struct side *read, const struct side *want, enum tier tier)
{
	struct pairing m = {.read = read, .want = want, .tier = tier};
	bool used[ARTICLE_CLAIMS_MAX] = {false};
	struct tally t = {0, 0, 0};

	for (size_t j = 0; j < want->n; j++)
		m.owner[j] = -1;
	for (size_t i = 0; i < read->n; i++) {
		memset(m.seen, 0, sizeof(m.seen));
		t.tp += place(&m, i);
	}
	for (size_t j = 0; j < want->n; j++) {
		if (m.owner[j] >= 0)
			used[m.owner[j]] = true;
		else
			t.fn += !repeats(&m, want->items[j]);
	}
	for (size_t i = 0; i < read->n; i++)
		t.fp += !used[i] && !repeats(&m, read->items[i]);
	return t;
}

static double f1(const struct tally *t)
{
	return t->tp + t->fp + t->fn ? 2.0 * t->tp / (2.0 * t->tp + t->fp + t->fn) : 1.0;
}

static void side_add(struct side *s, const char *line, size_t n)
{
	json_error_t why;
	json_t *claim = json_loadb(line, n, 0, &why);

	ck_assert_msg(claim != NULL, "%.*s: %s", (int)n, line, why.text);
	if (!*text_of(claim, "indicator") || strcmp(text_of(claim, "modality"), "actual") != 0) {
		json_decref(claim);
		return;
	}
	ck_assert_uint_lt(s->n, ARTICLE_CLAIMS_MAX);
	s->items[s->n++] = claim;
}

static void side_release(struct side *s)
{
	for (size_t i = 0; i < s->n; i++)
		json_decref(s->items[i]);
}

static bool has_file(const char *folder, const char *name, const char *ending)
{
	struct buf path = {0};
	FILE *f;

	buf_printf(&path, "%s/%s%s", folder, name, ending);
	f = fopen(path.p, "rb");
	buf_release(&path);
	if (f)
		fclose(f);
	return f != NULL;
}

static void read_file(const char *folder, const char *name, const char *ending, struct buf *out)
{
	struct buf path = {0};
	struct err err = {0};

	buf_printf(&path, "%s/%s%s", folder, name, ending);
	ck_assert_msg(io_read_file(path.p, 0, out, &err) == KPI_OK, "%s: %s", path.p, err.msg);
	buf_release(&path);
}

static void read_wanted(const char *folder, const char *name, struct side *out)
{
	struct buf lines = {0};

	read_file(folder, name, ".claims.jsonl", &lines);
	for (size_t at = 0; at < lines.n;) {
		const char *end = memchr(lines.p + at, '\n', lines.n - at);
		size_t n = end ? (size_t)(end - lines.p) - at : lines.n - at;

		if (n)
			side_add(out, lines.p + at, n);
		at += n + 1;
	}
	buf_release(&lines);
}

static void read_claims(const struct extractor *x, const char *folder, const char *name, struct side *out)
{
	struct article_hints hints = {.path = NULL};
	struct buf raw = {0}, line = {0};
	struct claims claims = {0};
	struct article a;

	bool page = has_file(folder, name, ".html");

	read_file(folder, name, page ? ".html" : ".txt", &raw);
	if (page)
		article_from_html(buf_slice(&raw), &hints, &a);
	else
		article_from_text(buf_slice(&raw), &hints, &a);
	extract_claims(x, &a, &claims, NULL);
	for (size_t i = 0; i < claims.n; i++) {
		buf_clear(&line);
		claim_put_json(&line, &claims.items[i], &a, name);
		side_add(out, line.p, line.n);
	}
	claims_release(&claims);
	article_release(&a);
	buf_release(&line);
	buf_release(&raw);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct result *)a)->name, ((const struct result *)b)->name);
}

static int by_placed_errors(const void *a, const void *b)
{
	const struct tally *x = &((const struct result *)a)->of[TIER_PLACED];
	const struct tally *y = &((const struct result *)b)->of[TIER_PLACED];

	return (int)(y->fp + y->fn) - (int)(x->fp + x->fn);
}

/* The names of the articles of a folder, without their ending. */
static size_t list(const char *folder, struct result *out)
{
	static const char ending[] = ".claims.jsonl";
	DIR *dir = opendir(folder);
	size_t n = 0;

	ck_assert_msg(dir != NULL, "cannot open %s", folder);
	for (struct dirent *d; (d = readdir(dir)) != NULL;) {
		size_t len = strlen(d->d_name);

		if (len < sizeof(ending) || strcmp(d->d_name + len - (sizeof(ending) - 1), ending) != 0)
			continue;
		ck_assert_uint_lt(n, ARTICLES_MAX);
		snprintf(out[n++].name, sizeof(out->name), "%.*s", (int)(len - (sizeof(ending) - 1)),
			 d->d_name);
	}
	closedir(dir);
	qsort(out, n, sizeof(*out), by_name);
	return n;
}

static void report_worst(struct result *results, size_t n, struct buf *out)
{
	qsort(results, n, sizeof(*results), by_placed_errors);
	for (size_t i = 0; i < n && i < WORST; i++) {
		const struct tally *placed = &results[i].of[TIER_PLACED], *claim = &results[i].of[TIER_CLAIM];

		buf_printf(out, "\n  %s: placed %u wrong, %u missed; claim %u wrong, %u missed",
			   results[i].name, placed->fp, placed->fn, claim->fp, claim->fn);
	}
}

static void check_corpus(const char *name, const double floors[TIERS])
{
	struct result *results = mem_zalloc(ARTICLES_MAX * sizeof(*results));
	const char *srcdir = getenv("srcdir");
	struct tally sum[TIERS] = {{0, 0, 0}};
	struct buf folder = {0}, report = {0};
	struct extractor x;
	bool low = false;
	size_t n;

	buf_printf(&folder, "%s/tests/%s", srcdir ? srcdir : ".", name);
	n = list(folder.p, results);
	ck_assert_msg(n > 0, "no articles in %s", folder.p);
	extractor_init(&x, NULL);
	for (size_t i = 0; i < n; i++) {
		struct side want = {.n = 0}, read = {.n = 0};

		read_wanted(folder.p, results[i].name, &want);
		read_claims(&x, folder.p, results[i].name, &read);
		for (int t = 0; t < TIERS; t++) {
			struct tally *r = &results[i].of[t];

			*r = compare(&read, &want, (enum tier)t);
			sum[t].tp += r->tp;
			sum[t].fp += r->fp;
			sum[t].fn += r->fn;
		}
		side_release(&want);
		side_release(&read);
	}
	extractor_release(&x);
	for (int t = 0; t < TIERS; t++) {
		buf_printf(&report, "\n  %s: F1 %.3f, floor %.3f", tier_names[t], f1(&sum[t]), floors[t]);
		low |= f1(&sum[t]) < floors[t];
	}
	printf("%s%s\n", name, report.p);
	report_worst(results, n, &report);
	ck_assert_msg(!low, "%s fell below a floor%s", name, report.p);
	buf_release(&report);
	buf_release(&folder);
	free(results);
}

START_TEST(chinese_articles_are_read_as_annotated)
{
	static const double floors[TIERS] = {0.965, 0.950, 0.885, 0.880};

	check_corpus("corpus", floors);
}
END_TEST

START_TEST(english_articles_are_read_as_annotated)
{
	static const double floors[TIERS] = {0.985, 0.985, 0.985, 0.985};

	check_corpus("corpus-en", floors);
}
END_TEST

START_TEST(articles_in_traditional_characters_are_read_as_annotated)
{
	static const double floors[TIERS] = {0.96, 0.96, 0.96, 0.95};

	check_corpus("corpus-hant", floors);
}
END_TEST

START_TEST(pages_are_read_as_annotated)
{
	static const double floors[TIERS] = {0.98, 0.98, 0.98, 0.98};

	check_corpus("corpus-html", floors);
}
END_TEST

START_TEST(the_comparison_tells_a_claim_that_is_wrong_missed_or_moved)
{
	static const char *const line =
		"{\"start\":%d,\"end\":%d,\"indicator\":\"fire.deaths\",\"measure\":\"level\",\"value\":%d,"
		"\"unit\":\"person\",\"bound\":\"=\",\"basis\":\"none\",\"modality\":\"actual\",\"region\":"
		"\"%s\","
		"\"period\":{\"start\":\"2018-01-01\",\"end\":\"2018-06-30\"}}";
	struct side want = {.n = 0}, read = {.n = 0};
	char text[512];
	struct tally t;

	snprintf(text, sizeof(text), line, 10, 14, 1000, "吉林省通化市");
	side_add(&want, text, strlen(text));
	snprintf(text, sizeof(text), line, 20, 24, 7, "吉林省");
	side_add(&want, text, strlen(text));
	snprintf(text, sizeof(text), line, 9, 13, 1004, "通化市");
	side_add(&read, text, strlen(text));
	snprintf(text, sizeof(text), line, 20, 24, 8, "吉林省");
	side_add(&read, text, strlen(text));
	t = compare(&read, &want, TIER_STRICT);
	ck_assert(t.tp == 1 && t.fp == 1 && t.fn == 1);
	ck_assert_str_eq(region_tail("湖北省襄阳市枣阳市"), "枣阳市");
	ck_assert_str_eq(region_tail("吉林省"), "吉林省");
	ck_assert_str_eq(region_tail("香港特别行政区"), "香港");
	side_release(&want);
	side_release(&read);
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		chinese_articles_are_read_as_annotated, english_articles_are_read_as_annotated,
		articles_in_traditional_characters_are_read_as_annotated, pages_are_read_as_annotated,
		the_comparison_tells_a_claim_that_is_wrong_missed_or_moved};

	return unit_main("corpus", tests, sizeof(tests) / sizeof(*tests));
}
