/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What storing, deriving and reading cost:
 *	bench_store DB ARTICLES [PER_TRANSACTION [REGIONS YEARS]]
 * stores invented articles of 9 KB with 17 claims each, brings the derived
 * tables up, makes them anew, then reads a year and the year before it, of one
 * region and of all.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "series/derive.h"
#include "store/store.h"

enum { CLAIMS = 17, INDICATORS = 100, TEXT = 9000 };

struct shape {
	uint32_t regions, years;
};

static uint32_t seed = 1;

static uint32_t draw(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static int64_t now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void die(const struct err *e)
{
	char line[1024];

	fprintf(stderr, "%s\n", err_format(e, line, sizeof(line)));
	exit(1);
}

/* Chinese-looking text: words drawn from a thousand, so that it compresses about as news does. */
static void make_text(struct buf *b)
{
	buf_clear(b);
	while (b->n < TEXT) {
		uint32_t word = draw(1000);

		buf_putcp(b, 0x4e00 + word * 7);
		buf_putcp(b, 0x5e00 + word * 3);
		if (draw(12) == 0)
			buf_puts(b, "，");
	}
}

/* An article speaks of one jurisdiction and one year; every ninth of the largest jurisdiction. */
static void make_claim(struct claim *c, uint32_t i, uint32_t region, uint32_t year, char names[3][64])
{
	snprintf(names[0], 64, "示例省第%u市", region);
	snprintf(names[1], 64, "group%u.indicator%u", draw(10), draw(INDICATORS / 10));
	snprintf(names[2], 64, "案件%u", draw(500));
	*c = (struct claim){.start = i * 100,
			    .end = i * 100 + 9,
			    .quote_start = i * 100,
			    .quote_end = i * 100 + 90,
			    .indicator = names[1],
			    .label = names[2],
			    .unit = draw(2) ? "case" : "percent",
			    .measure = draw(2) ? MEASURE_LEVEL : MEASURE_CHANGE,
			    .value = dec_int(draw(100000)),
			    .region = names[0],
			    .region_code = region,
			    .period_kind = PERIOD_YEAR,
			    .rule = "bench",
			    .basis = {.kind = BASIS_YOY},
			    .confidence = 90};
	c->range = interval_point(c->value);
	c->period = period_year((int)year);
}

static void put_article(struct store *s, uint32_t n, const struct shape *shape)
{
	static struct buf text;
	struct claim items[CLAIMS];
	char names[CLAIMS][3][64], ident[64], sha[SHA256_HEX], title[] = "示例市公安局通报",
							       source[] = "示例日报";
	struct article a = {.title = title, .source = source, .published = {2018, 1, 1}};
	struct claims claims = {.items = items, .n = CLAIMS};
	struct store_item item = {.ident = ident,
				  .capture = sha,
				  .media_type = "text/plain",
				  .bytes = TEXT,
				  .archive_path = ident,
				  .extractor = "bench",
				  .article = &a,
				  .claims = &claims};
	struct store_put out;
	struct err e;
	uint32_t region = draw(9) == 0 ? 0 : draw(shape->regions),
		 year = 2025 - shape->years + draw(shape->years);

	make_text(&text);
	a.text = text;
	for (uint32_t i = 0; i < CLAIMS; i++)
		make_claim(&items[i], i, region, year, names[i]);
	snprintf(ident, sizeof(ident), "https://news.example/2018/%u.html", n);
	sha256_hex(ident, strlen(ident), sha);
	if (store_put_article(s, &item, &out, &e) != KPI_OK)
		die(&e);
}

static void query(const char *path, const char *what, struct store_query q)
{
	struct store *s;
	struct store_claims *c;
	struct store_claim row;
	struct err e;
	int64_t t = now_us(), n = 0;
	enum kpi_status st;

	if (store_open(path, STORE_READ, NULL, &s, &e) != KPI_OK ||
	    store_claims_open(s, &q, &c, &e) != KPI_OK)
		die(&e);
	while ((st = store_claims_next(c, &row, &e)) == KPI_OK)
		n++;
	if (st != KPI_ENOTFOUND)
		die(&e);
	t = now_us() - t;
	printf("%s: %lld claims in %.1f ms\n", what, (long long)n, (double)t / 1000);
	store_claims_close(c);
	store_close(s);
}

static void derive(struct store *s, const char *what,
		   enum kpi_status (*fn)(const struct derive *d, struct derive_result *out, struct err *err),
		   int64_t claims)
{
	struct derive d = {.store = s, .catalog = catalog_builtin(), .program = "bench"};
	struct derive_result r;
	struct err e;
	int64_t t = now_us();

	if (fn(&d, &r, &e) != KPI_OK)
		die(&e);
	t = now_us() - t;
	printf("%s: %lld cells, %lld values of %lld claims in %.1f ms: %.2f us a claim\n", what,
	       (long long)r.cells, (long long)r.values, (long long)claims, (double)t / 1000,
	       claims > 0 ? (double)t / (double)claims : 0);
}

int main(int argc, char **argv)
{
	uint32_t articles = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1000;
	uint32_t per = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 100;
	struct shape shape = {argc > 5 ? (uint32_t)strtoul(argv[4], NULL, 10) : 3000,
			      argc > 5 ? (uint32_t)strtoul(argv[5], NULL, 10) : 25};
	struct store_counts before;
	struct store *s;
	struct stat st;
	struct err e;
	int64_t t;

	if (argc < 2 || store_open(argv[1], STORE_WRITE, NULL, &s, &e) != KPI_OK ||
	    store_counts(s, &before, &e) != KPI_OK) {
		fprintf(stderr, "usage: bench_store DB [ARTICLES [PER_TRANSACTION [REGIONS YEARS]]]\n");
		return 2;
	}
	seed += (uint32_t)before.documents;
	t = now_us();
	for (uint32_t i = 0; i < articles; i++) {
		if (i % per == 0 && store_begin(s, 0, &e) != KPI_OK)
			die(&e);
		put_article(s, (uint32_t)before.documents + i, &shape);
		if ((i % per == per - 1 || i + 1 == articles) && store_commit(s, &e) != KPI_OK)
			die(&e);
	}
	t = now_us() - t;
	derive(s, "refreshed", derive_refresh, (int64_t)articles * CLAIMS);
	derive(s, "made anew", derive_rebuild, ((int64_t)before.documents + articles) * CLAIMS);
	store_close(s);
	if (articles > 0 && stat(argv[1], &st) == 0)
		printf("%u articles, %u claims: %.0f articles/s, %.0f claims/s; %.0f bytes of file a claim\n",
		       articles, articles * CLAIMS, articles * 1e6 / (double)t,
		       articles * CLAIMS * 1e6 / (double)t,
		       (double)st.st_size / (((double)before.documents + articles) * CLAIMS));
	for (int warm = 0; warm < 2; warm++) {
		query(argv[1], "one region, a year and the one before",
		      (struct store_query){.region = "示例省第77市", .year_from = 2017, .year_to = 2018});
		query(argv[1], "the largest region",
		      (struct store_query){.region = "示例省第0市", .year_from = 2017, .year_to = 2018});
		query(argv[1], "all regions", (struct store_query){.year_from = 2017, .year_to = 2018});
	}
	return 0;
}
