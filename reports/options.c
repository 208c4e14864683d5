/* SPDX-License-Identifier: BSD-2-Clause */
/* The command line of kpi-report. */
#include "config.h"

#include "reports/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage_text[] =
	"usage: kpi-report --year YEAR [--region NAME] [options]\n"
	"\n"
	"A year beside the year before and against its targets, by what articles claim.\n"
	"\n"
	"What\n"
	"  -y, --year YEAR        the year to report\n"
	"  -r, --region NAME      full name or its unique end (通化市); \"all\": every region\n"
	"  -t, --targets FILE     target file (default: " KPI_TARGETS_FILE "\n"
	"                         where installed, else the same set as built in)\n"
	"      --all-periods      months, quarters and events too, not only the year or its longest part so "
	"far\n"
	"      --as-of DAY        only what was published by DAY (YYYY-MM-DD)\n"
	"      --known-at TXN     only what the database knew at this transaction number\n"
	"      --policy POLICY    which of rival values comes first: latest (default) or first\n"
	"\n"
	"From\n"
	"  -d, --db FILE          the database\n"
	"  -c, --config FILE      kpid's options, which name the database (default: " KPI_SYSCONFDIR
	"/kpid/kpid.conf\n"
	"                         where it exists)\n"
	"  -s, --state FOLDER     the folder that relative names in the options start from\n"
	"      --catalog FILE     the catalogue of indicators (default: the options', else the built-in "
	"one)\n"
	"\n"
	"How\n"
	"  -f, --format FORMAT    table (default), csv or json\n"
	"  -e, --evidence         each figure with its quote, article, day and place\n"
	"  -o, --output FILE      replace FILE by the report as a whole: others see the old or the new one\n"
	"      --if-changed       leave FILE alone where the report is the same\n"
	"      --check            exit with 1 where a target is missed or figures are inconsistent\n"
	"  -l, --lang LANG        zh (default) or en\n"
	"      --ascii            no arrows and dashes beyond ASCII\n"
	"      --excel            CSV for spreadsheets: byte order mark, CRLF, formulas defused\n"
	"      --color WHEN       auto (default), always or never; NO_COLOR is heeded\n"
	"      --width COLUMNS    of the table (default: the terminal's, 80 elsewhere)\n"
	"  -h, --help\n"
	"  -V, --version\n"
	"\n"
	"Exit status: 0 fine, 1 findings (with --check), 2 usage or configuration, 3 input or output,\n"
	"4 the database, 5 another run is writing the file of --output.\n"
	"\n"
	"  kpi-report --year 2018 --region 通化市 --evidence\n"
	"  kpi-report --year 2018 --region all --format csv --output 2018.csv --if-changed\n";

static enum kpi_status usage_err(struct err *e, const char *option, const char *value, const char *wanted)
{
	return err_set(e, KPI_EUSAGE, NULL, 0, "--%s %s: must be %s", option, value, wanted);
}

static bool parse_int(const char *s, long long min, long long max, long long *out)
{
	char *end;

	errno = 0;
	*out = strtoll(s, &end, 10);
	return errno == 0 && end != s && *end == '\0' && *out >= min && *out <= max;
}

/** The place of a word in a list, or -1. */
static int pick(const char *value, const char *const *words)
{
	for (int i = 0; words[i]; i++)
		if (strcmp(value, words[i]) == 0)
			return i;
	return -1;
}

enum { WIDTH_ELSEWHERE = 80 };

enum long_only {
	OPT_ALL_PERIODS = 256,
	OPT_AS_OF,
	OPT_KNOWN_AT,
	OPT_POLICY,
	OPT_CHECK,
	OPT_IF_CHANGED,
	OPT_CATALOG,
	OPT_ASCII,
	OPT_EXCEL,
	OPT_COLOR,
	OPT_WIDTH
};

static const struct option long_options[] = {
	{"year", required_argument, NULL, 'y'},
	{"region", required_argument, NULL, 'r'},
	{"targets", required_argument, NULL, 't'},
	{"all-periods", no_argument, NULL, OPT_ALL_PERIODS},
	{"as-of", required_argument, NULL, OPT_AS_OF},
	{"known-at", required_argument, NULL, OPT_KNOWN_AT},
	{"policy", required_argument, NULL, OPT_POLICY},
	{"db", required_argument, NULL, 'd'},
	{"config", required_argument, NULL, 'c'},
	{"state", required_argument, NULL, 's'},
	{"catalog", required_argument, NULL, OPT_CATALOG},
	{"format", required_argument, NULL, 'f'},
	{"evidence", no_argument, NULL, 'e'},
	{"check", no_argument, NULL, OPT_CHECK},
	{"output", required_argument, NULL, 'o'},
	{"if-changed", no_argument, NULL, OPT_IF_CHANGED},
	{"lang", required_argument, NULL, 'l'},
	{"ascii", no_argument, NULL, OPT_ASCII},
	{"excel", no_argument, NULL, OPT_EXCEL},
	{"color", required_argument, NULL, OPT_COLOR},
	{"width", required_argument, NULL, OPT_WIDTH},
	{"help", no_argument, NULL, 'h'},
	{"version", no_argument, NULL, 'V'},
	{NULL, 0, NULL, 0},
};

/** Options with a number or a day. */
static enum kpi_status set_number(struct report_options *o, int c, const char *value, struct err *e)
{
	long long n;

	switch (c) {
	case 'y':
		if (!parse_int(value, 1900, 9998, &n))
			return usage_err(e, "year", value, "a year from 1900 to 9998");
		o->card.year = (int)n;
		return KPI_OK;
	case OPT_WIDTH:
		if (!parse_int(value, 60, 1000, &n))
			return usage_err(e, "width", value, "from 60 to 1000");
		o->render.width = (size_t)n;
		o->width_given = true;
		return KPI_OK;
	case OPT_KNOWN_AT:
		if (!parse_int(value, 1, INT64_MAX, &n))
			return usage_err(e, "known-at", value, "a transaction number");
		o->load.known_at = n;
		return KPI_OK;
	default:
		if (date_parse(slice_str(value), &o->load.as_of) != KPI_OK)
			return usage_err(e, "as-of", value, "a day as YYYY-MM-DD");
		o->render.as_of = o->load.as_of;
		return KPI_OK;
	}
}

/** Options with one of a few words. */
static enum kpi_status set_word(struct report_options *o, int c, const char *value, struct err *e)
{
	static const char *const formats[] = {"table", "csv", "json", NULL};
	static const char *const langs[] = {"zh", "en", NULL};
	static const char *const policies[] = {"latest", "first", NULL};
	static const char *const colors[] = {"never", "always", "auto", NULL};
	int i;

	switch (c) {
	case 'f':
		i = pick(value, formats);
		if (i < 0)
			return usage_err(e, "format", value, "table, csv or json");
		o->format = (enum format)i;
		return KPI_OK;
	case 'l':
		i = pick(value, langs);
		if (i < 0)
			return usage_err(e, "lang", value, "zh or en");
		o->render.style.lang = (enum lang)i;
		return KPI_OK;
	case OPT_POLICY:
		i = pick(value, policies);
		if (i < 0)
			return usage_err(e, "policy", value, "latest or first");
		o->card.policy = (enum series_policy)i;
		return KPI_OK;
	default:
		i = pick(value, colors);
		if (i < 0)
			return usage_err(e, "color", value, "auto, always or never");
		o->color_given = i != 2;
		o->render.color = i == 1 || (i == 2 && o->render.color);
		return KPI_OK;
	}
}

static enum kpi_status set_option(struct report_options *o, int c, const char *value, struct err *e)
{
	switch (c) {
	case 'r':
		o->region = value;
		return KPI_OK;
	case 't':
		o->targets = value;
		return KPI_OK;
	case 'd':
		o->db = value;
		return KPI_OK;
	case 'c':
		o->config = value;
		return KPI_OK;
	case 's':
		o->state = value;
		return KPI_OK;
	case OPT_CATALOG:
		o->catalog = value;
		return KPI_OK;
	case 'e':
		o->render.evidence = o->load.quotes = true;
		return KPI_OK;
	case OPT_ALL_PERIODS:
		o->card.all_periods = true;
		return KPI_OK;
	case OPT_CHECK:
		o->check = true;
		return KPI_OK;
	case 'o':
		o->output = value;
		return KPI_OK;
	case OPT_IF_CHANGED:
		o->if_changed = true;
		return KPI_OK;
	case OPT_ASCII:
		o->render.style.ascii = true;
		return KPI_OK;
	case OPT_EXCEL:
		o->render.excel = true;
		return KPI_OK;
	case 'f':
	case 'l':
	case OPT_POLICY:
	case OPT_COLOR:
		return set_word(o, c, value, e);
	default:
		return set_number(o, c, value, e);
	}
}

static bool empty(const char *value)
{
	return value && !*value;
}

enum kpi_status report_options_parse(int argc, char **argv, struct report_options *o, bool *answered,
				     struct err *e)
{
	int c;
	enum kpi_status s;

	*answered = false;
	while ((c = getopt_long(argc, argv, "y:r:t:d:c:s:f:eo:l:hV", long_options, NULL)) != -1) {
		if (c == 'h') {
			fputs(usage_text, stdout);
			*answered = true;
			return KPI_OK;
		}
		if (c == 'V') {
			puts("kpi-report (" PACKAGE_NAME ") " PACKAGE_VERSION);
			*answered = true;
			return KPI_OK;
		}
		if (c == '?')
			return err_set(e, KPI_EUSAGE, NULL, 0, "see kpi-report --help");
		s = set_option(o, c, optarg, e);
		if (s != KPI_OK)
			return s;
	}
	if (optind < argc)
		return err_set(e, KPI_EUSAGE, NULL, 0, "unexpected argument %s", argv[optind]);
	if (empty(o->db) || empty(o->state) || empty(o->region) || empty(o->output))
		return err_set(e, KPI_EUSAGE, NULL, 0, "--%s is empty",
			       empty(o->db)	  ? "db"
			       : empty(o->state)  ? "state"
			       : empty(o->region) ? "region"
						  : "output");
	if (o->if_changed && o->output == NULL)
		return err_set(e, KPI_EUSAGE, NULL, 0, "--if-changed goes with --output");
	if (!o->card.year)
		return err_set(e, KPI_EUSAGE, NULL, 0, "--year is required; see kpi-report --help");
	/* what the terminal is like says nothing of a file */
	if (o->output != NULL && !o->color_given)
		o->render.color = false;
	if (o->output != NULL && !o->width_given)
		o->render.width = WIDTH_ELSEWHERE;
	/* A row of CSV carries its quote. */
	o->load.quotes = o->load.quotes || o->format == FORMAT_CSV;
	return KPI_OK;
}
