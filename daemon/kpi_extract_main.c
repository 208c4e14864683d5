/* SPDX-License-Identifier: BSD-2-Clause */
/* kpi-extract: articles in, claims out as JSON Lines. The shell around lib/extract. */
#include "config.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "config/catalog_conf.h"
#include "daemon/check_catalog.h"
#include "daemon/explain.h"
#include "daemon/inputs.h"
#include "extract/extract.h"
#include "extract/quantities.h"

enum { INPUT_MAX = 64 * 1024 * 1024, FLUSH_AT = 1 << 16 };

enum mode { MODE_CLAIMS, MODE_TEXT, MODE_META, MODE_QUANTITIES, MODE_EXPLAIN };

struct run {
	struct extractor x;
	enum mode mode;
	struct article_hints hints;
	struct buf out;
	struct err err;
	bool colour;
	bool failed; /* some input could not be used */
};

static const char usage[] =
	"usage: kpi-extract [OPTION]... [FILE]...\n"
	"Print the claims of articles as JSON Lines. FILE - or none: standard input.\n"
	"A FILE may also be a web archive (WARC), or a zip or tar archive.\n"
	"\n"
	"What the caller knows (else it is found in the text, the file's name, or marked unknown):\n"
	"      --published DATE   day of publication, YYYY-MM-DD\n"
	"      --region NAME      jurisdiction, full or short name\n"
	"      --source NAME      outlet\n"
	"\n"
	"What to print instead of claims:\n"
	"      --text             the article text that the offsets refer to\n"
	"      --meta             title, published, source, charset, and how each was decided\n"
	"      --quantities       every number and every period that the grammars see\n"
	"      --explain          the text with its claims marked, the rule of each, and why numbers became "
	"none\n"
	"\n"
	"      --jsonl FILE       bulk input: one "
	"{\"id\",\"text\"|\"html\",\"published\",\"url\",\"title\",\"source\"} a line\n"
	"      --catalog FILE     catalogue to use instead of the built-in one, which it may include\n"
	"      --units FILE       units to use with it (default: the built-in ones)\n"
	"      --check-catalog    read no article: look for entries that are unreachable, ambiguous or "
	"twice there\n"
	"  -h, --help\n"
	"  -V, --version\n"
	"\n"
	"Exit status: 0 fine, 1 findings of --check-catalog, 2 usage or configuration,\n"
	"3 some input could not be used.\n";

static void complain(const struct err *err)
{
	char line[900];

	fprintf(stderr, "kpi-extract: %s\n", err_format(err, line, sizeof(line)));
}

static void flush(struct run *r)
{
	if (r->out.n &&
	    io_write_all(STDOUT_FILENO, r->out.p, r->out.n, "standard output", &r->err) != KPI_OK) {
		if (errno != EPIPE)
			complain(&r->err);
		exit(KPI_EXIT_PARTIAL);
	}
	buf_clear(&r->out);
}

static void put_known(struct json *j, const char *key, const char *value, enum known_how how)
{
	char name[64];

	json_cstr(j, key, value);
	snprintf(name, sizeof(name), "%s_how", key);
	json_cstr(j, name, known_how_name(how));
}

static void put_meta(struct run *r, const struct article *a, const char *doc)
{
	struct json j = json_to(&r->out);
	struct buf day = {0};

	if (date_is_set(a->published))
		date_put(&day, a->published);
	json_open(&j, NULL);
	json_cstr(&j, "doc", doc);
	put_known(&j, "title", a->title, a->title_how);
	put_known(&j, "published", day.p, a->published_how);
	put_known(&j, "source", a->source, a->source_how);
	json_cstr(&j, "author", a->author);
	json_cstr(&j, "url", a->url);
	json_cstr(&j, "next", a->next_url);
	json_cstr(&j, "charset", a->decoded.charset);
	json_cstr(&j, "charset_how", charset_how_name(a->decoded.how));
	json_int(&j, "replaced", (int64_t)a->decoded.replaced);
	json_close(&j);
	buf_putc(&r->out, '\n');
	buf_release(&day);
}

/* What was read is printed all the same. */
static void check_full(struct run *r, const struct claims *claims, const char *doc)
{
	if (!claims->full)
		return;
	err_set(&r->err, KPI_EINPUT, doc, 0, "more than %d figures: the rest is not read", CLAIMS_MAX);
	complain(&r->err);
	r->failed = true;
}

static void put_claims(struct run *r, const struct article *a, const char *doc)
{
	struct claims claims = {0};

	extract_claims(&r->x, a, &claims, NULL);
	for (size_t i = 0; i < claims.n; i++) {
		claim_put_json(&r->out, &claims.items[i], a, doc);
		buf_putc(&r->out, '\n');
		if (r->out.n > FLUSH_AT)
			flush(r);
	}
	check_full(r, &claims, doc);
	claims_release(&claims);
}

static void put_explain(struct run *r, const struct article *a, const char *doc)
{
	struct claims claims = {0};
	struct omissions why_not = {0};

	extract_claims(&r->x, a, &claims, &why_not);
	explain_put(&r->out, a, doc, &claims, &why_not, r->colour);
	check_full(r, &claims, doc);
	claims_release(&claims);
	omissions_release(&why_not);
}

static void one_article(struct run *r, struct slice raw, bool html, const struct article_hints *hints,
			const char *doc)
{
	struct article a;

	if (html)
		article_from_html(raw, hints, &a);
	else
		article_from_text(raw, hints, &a);
	switch (r->mode) {
	case MODE_CLAIMS:
		put_claims(r, &a, doc);
		break;
	case MODE_TEXT:
		buf_put(&r->out, a.text.p, a.text.n);
		break;
	case MODE_META:
		put_meta(r, &a, doc);
		break;
	case MODE_QUANTITIES:
		quantities_put(&a, doc, &r->out);
		break;
	case MODE_EXPLAIN:
		put_explain(r, &a, doc);
		break;
	}
	article_release(&a);
	if (r->out.n > FLUSH_AT)
		flush(r);
}

static void one_file(struct run *r, const char *path)
{
	struct article_hints hints = r->hints;
	struct buf raw = {0};
	struct slice s;

	if (io_read_file(path, INPUT_MAX, &raw, &r->err) != KPI_OK) {
		complain(&r->err);
		r->failed = true;
		buf_release(&raw);
		return;
	}
	s = buf_slice(&raw);
	if (decode_is_binary(s)) {
		err_set(&r->err, KPI_EINPUT, path, 0, "not a text: it holds binary data");
		complain(&r->err);
		r->failed = true;
	} else {
		hints.path = strcmp(path, "-") == 0 ? NULL : path;
		one_article(r, s, article_is_html(s), &hints, path);
	}
	buf_release(&raw);
}

static void give_article(void *ctx, struct slice raw, bool html, const struct article_hints *hints,
			 const char *doc)
{
	one_article(ctx, raw, html, hints, doc);
}

static void tell_bad(void *ctx, const struct err *err)
{
	struct run *r = ctx;

	complain(err);
	r->failed = true;
}

enum {
	OPT_PUBLISHED = 256,
	OPT_REGION,
	OPT_SOURCE,
	OPT_TEXT,
	OPT_META,
	OPT_QUANTITIES,
	OPT_EXPLAIN,
	OPT_JSONL,
	OPT_CATALOG,
	OPT_UNITS,
	OPT_CHECK
};

static const struct option options[] = {
	{"published", required_argument, NULL, OPT_PUBLISHED},
	{"region", required_argument, NULL, OPT_REGION},
	{"source", required_argument, NULL, OPT_SOURCE},
	{"text", no_argument, NULL, OPT_TEXT},
	{"meta", no_argument, NULL, OPT_META},
	{"quantities", no_argument, NULL, OPT_QUANTITIES},
	{"explain", no_argument, NULL, OPT_EXPLAIN},
	{"jsonl", required_argument, NULL, OPT_JSONL},
	{"catalog", required_argument, NULL, OPT_CATALOG},
	{"units", required_argument, NULL, OPT_UNITS},
	{"check-catalog", no_argument, NULL, OPT_CHECK},
	{"help", no_argument, NULL, 'h'},
	{"version", no_argument, NULL, 'V'},
	{NULL, 0, NULL, 0},
};

struct args {
	const char *jsonl, *catalog, *units;
	bool check;
};

/* The exit status after --help and --version. */
static enum kpi_exit answered(void)
{
	if (fflush(stdout) == 0)
		return KPI_EXIT_OK;
	fprintf(stderr, "kpi-extract: standard output: cannot write: %s\n", strerror(errno));
	return KPI_EXIT_PARTIAL;
}

static void read_args(struct run *r, struct args *a, int argc, char **argv)
{
	int c;

	while ((c = getopt_long(argc, argv, "hV", options, NULL)) != -1) {
		switch (c) {
		case OPT_PUBLISHED:
			if (date_parse(slice_str(optarg), &r->hints.published) != KPI_OK) {
				fprintf(stderr,
					"kpi-extract: --published wants a day as YYYY-MM-DD, not '%s'\n",
					optarg);
				exit(KPI_EXIT_USAGE);
			}
			break;
		case OPT_REGION:
			r->hints.region = optarg;
			break;
		case OPT_SOURCE:
			r->hints.source = optarg;
			break;
		case OPT_TEXT:
		case OPT_META:
		case OPT_QUANTITIES:
		case OPT_EXPLAIN:
			r->mode = MODE_TEXT + (c - OPT_TEXT);
			break;
		case OPT_JSONL:
			a->jsonl = optarg;
			break;
		case OPT_CATALOG:
			a->catalog = optarg;
			break;
		case OPT_UNITS:
			a->units = optarg;
			break;
		case OPT_CHECK:
			a->check = true;
			break;
		case 'h':
			fputs(usage, stdout);
			exit(answered());
		case 'V':
			puts("kpi-extract " PACKAGE_VERSION);
			exit(answered());
		default:
			fputs("try 'kpi-extract --help'\n", stderr);
			exit(KPI_EXIT_USAGE);
		}
	}
}

int main(int argc, char **argv)
{
	struct run r = {.mode = MODE_CLAIMS};
	struct args a = {NULL, NULL, NULL, false};
	struct inputs in = {.ctx = &r, .item_bytes = INPUT_MAX, .article = give_article, .bad = tell_bad};
	struct catalog_conf conf = {0};
	bool clean = true;

	read_args(&r, &a, argc, argv);
	in.hints = r.hints;
	r.colour = isatty(STDOUT_FILENO) && !getenv("NO_COLOR");
	if (a.units && !a.catalog) {
		fputs("kpi-extract: --units goes with --catalog\n", stderr);
		return KPI_EXIT_USAGE;
	}
	if (a.check && (a.jsonl || optind < argc)) {
		fputs("kpi-extract: --check-catalog reads no articles\n", stderr);
		return KPI_EXIT_USAGE;
	}
	extractor_init(&r.x, NULL);
	if (a.catalog) {
		if (catalog_conf_load(a.catalog, a.units, &r.x.lex, &conf, &r.err) != KPI_OK) {
			complain(&r.err);
			extractor_release(&r.x);
			return KPI_EXIT_USAGE;
		}
		extractor_release(&r.x);
		extractor_init(&r.x, &conf.lex);
	}
	if (a.check)
		clean = check_catalog_put(&r.out, &r.x.lex, a.catalog ? &conf.places : NULL);
	else if (a.jsonl)
		inputs_bulk(&in, a.jsonl);
	else if (optind == argc && !inputs_container(&in, "-"))
		one_file(&r, "-");
	for (int i = optind; i < argc; i++)
		if (!inputs_container(&in, argv[i]))
			one_file(&r, argv[i]);
	flush(&r);
	buf_release(&r.out);
	extractor_release(&r.x);
	catalog_conf_release(&conf);
	if (r.failed)
		return KPI_EXIT_PARTIAL;
	return clean ? KPI_EXIT_OK : KPI_EXIT_FINDINGS;
}
