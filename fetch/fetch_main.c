/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * kpi-fetch: pages from the network to kpid's inbox. What happens in order:
 * arguments, options, sources, lock, state, archives, and then the work (crawl.h).
 */
#include "config.h"

#include <errno.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "config/fetch_conf.h"
#include "fetch/crawl.h"

#ifndef KPI_SYSCONFDIR
#define KPI_SYSCONFDIR "/etc"
#endif

static const char usage[] =
	"Usage: kpi-fetch [OPTION]...\n"
	"Fetch the pages of sources that are due, and put them into kpid's inbox as web archives.\n"
	"\n"
	"  -1, --once             what is due now, then end\n"
	"  -c, --config FILE      options (default: " KPI_SYSCONFDIR
	"/kpid/kpi-fetch.conf where it exists); may be repeated\n"
	"  -s, --state FOLDER     the folder that relative names start from, whatever the options say\n"
	"  -n, --dry-run SOURCE   ask the source what it lists, print the pages that would be fetched, keep "
	"nothing\n"
	"      --check-config     report every problem of the options, then end\n"
	"      --defaults         print a file of options, each at its default, then end\n"
	"  -v, --verbose          a line for every page\n"
	"  -q, --quiet            errors only\n"
	"  -h, --help             this text\n"
	"      --version          the version\n"
	"\n"
	"Exit status: 0 all went well; 2 usage or options; 3 something could not be fetched;\n"
	"4 the state or the inbox cannot be written; 5 another kpi-fetch is running.\n";

/** What the command line says. */
struct command {
	const char **config; /* owned */
	size_t nconfig, cap;
	const char *state, *dry_run;
	bool once, check_config;
};

/* The exit status after --help and its like. */
static enum kpi_exit answered(void)
{
	if (fflush(stdout) == 0)
		return KPI_EXIT_OK;
	fprintf(stderr, "kpi-fetch: standard output: cannot write: %s\n", strerror(errno));
	return KPI_EXIT_PARTIAL;
}

static enum kpi_exit print_defaults(void)
{
	struct buf sample = {0};

	fetch_settings_sample(&sample);
	fputs(sample.p, stdout);
	buf_release(&sample);
	return answered();
}

/* Reads the arguments. Returns an exit status, or -1 to go on. */
static int parse(int argc, char **argv, struct command *c, struct log *log)
{
	static const struct option options[] = {
		{"once", no_argument, NULL, '1'},
		{"config", required_argument, NULL, 'c'},
		{"state", required_argument, NULL, 's'},
		{"dry-run", required_argument, NULL, 'n'},
		{"check-config", no_argument, NULL, 'k'},
		{"defaults", no_argument, NULL, 'd'},
		{"verbose", no_argument, NULL, 'v'},
		{"quiet", no_argument, NULL, 'q'},
		{"help", no_argument, NULL, 'h'},
		{"version", no_argument, NULL, 'V'},
		{NULL, 0, NULL, 0},
	};
	int o;

	while ((o = getopt_long(argc, argv, "1c:s:n:vqh", options, NULL)) != -1) {
		switch (o) {
		case '1':
			c->once = true;
			break;
		case 'c':
			c->config = mem_grow(c->config, c->nconfig, &c->cap, sizeof(*c->config));
			c->config[c->nconfig++] = optarg;
			break;
		case 's':
			c->state = optarg;
			break;
		case 'n':
			c->dry_run = optarg;
			break;
		case 'k':
			c->check_config = true;
			break;
		case 'v':
			log->level = LOG_INFO;
			break;
		case 'q':
			log->level = LOG_ERROR;
			break;
		case 'd':
			return (int)print_defaults();
		case 'h':
			fputs(usage, stdout);
			return (int)answered();
		case 'V':
			puts("kpi-fetch " PACKAGE_VERSION);
			return (int)answered();
		default:
			fputs("Try 'kpi-fetch --help'.\n", stderr);
			return KPI_EXIT_USAGE;
		}
	}
	if (c->state != NULL && *c->state == '\0') {
		fputs("kpi-fetch: --state is empty\nTry 'kpi-fetch --help'.\n", stderr);
		return KPI_EXIT_USAGE;
	}
	if (optind == argc)
		return -1;
	fprintf(stderr, "kpi-fetch: unexpected argument: %s\nTry 'kpi-fetch --help'.\n", argv[optind]);
	return KPI_EXIT_USAGE;
}

static bool load(const struct command *c, const struct log *log, struct fetch_settings *s)
{
	static const char fallback[] = KPI_SYSCONFDIR "/kpid/kpi-fetch.conf";
	struct buf problems = {0};
	bool ok = true;

	fetch_settings_init(s);
	if (c->nconfig == 0 && access(fallback, F_OK) == 0)
		ok = fetch_settings_load(s, fallback, &problems) == KPI_OK;
	for (size_t i = 0; i < c->nconfig; i++)
		if (fetch_settings_load(s, c->config[i], &problems) != KPI_OK)
			ok = false;
	log_lines(log, LOG_ERROR, buf_slice(&problems));
	buf_release(&problems);
	if (c->state != NULL) {
		free(s->state);
		s->state = mem_strdup(c->state);
	}
	fetch_settings_finish(s);
	return ok;
}

/* All sources made ready, every problem told; NULL where there is one. */
static struct source *make_sources(const struct fetch_settings *s, const struct log *log)
{
	struct source *v = mem_zalloc((s->nsources + 1) * sizeof(*v));
	bool ok = true;

	for (size_t i = 0; i < s->nsources; i++) {
		struct err e = {0};

		if (source_make(&s->sources[i], PACKAGE_VERSION, &v[i], &e) == KPI_OK)
			continue;
		log_err(log, LOG_ERROR, &e);
		ok = false;
	}
	for (size_t i = 0; !ok && i < s->nsources; i++)
		source_free(&v[i]);
	if (!ok) {
		free(v);
		v = NULL;
	}
	return v;
}

/* One kpi-fetch a state: a lock on a file beside it, held until the process ends. */
static enum kpi_status take_lock(const struct fetch_settings *s, struct err *err)
{
	struct buf path = {0};
	int fd;
	enum kpi_status status;

	buf_printf(&path, "%s.lock", s->database);
	status = io_lock(path.p, 1, "another kpi-fetch works with this state", &fd, err);
	buf_release(&path);
	return status;
}

static int64_t now_ms(void *ctx)
{
	struct timespec t;

	(void)ctx;
	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* TERM and INT are blocked and wait to be read here. */
static bool told_to_stop(void *ctx)
{
	struct pollfd p = {.fd = *(int *)ctx, .events = POLLIN};

	return poll(&p, 1, 0) > 0;
}

static int open_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	return signalfd(-1, &set, SFD_CLOEXEC);
}

static void log_counts(const struct log *log, const struct crawl_counts *n)
{
	struct buf row = {0};

	log_field_int(&row, "taken", n->taken);
	log_field_int(&row, "new", n->fresh);
	log_field_int(&row, "unchanged", n->unchanged);
	log_field_int(&row, "gone", n->gone);
	log_field_int(&row, "failed", n->failed);
	log_field_int(&row, "busy", n->busy);
	log_field_int(&row, "challenge", n->challenged);
	log_field_int(&row, "forbidden", n->forbidden);
	log_field_int(&row, "refused", n->refused);
	log_field_int(&row, "pages", n->pages);
	log_field_int(&row, "listed", n->listed);
	log_field_int(&row, "requests", n->requests);
	log_field_int(&row, "redirects", n->redirects);
	log_field_int(&row, "robots", n->robots);
	log_row(log, LOG_NOTICE, &row);
	buf_release(&row);
}

static void print_found(void *ctx, const struct source *s, const char *url, const char *title)
{
	(void)ctx, (void)s;
	printf("%s%s%s\n", url, title != NULL ? "\t" : "", title != NULL ? title : "");
}

static enum kpi_status open_all(struct crawl_options *o, struct err *err)
{
	struct output_options out = {.folder = o->conf->inbox,
				     .software = "kpi-fetch/" PACKAGE_VERSION,
				     .bytes_max = (uint64_t)o->conf->warc_bytes,
				     .compress = o->conf->compress};
	enum kpi_status status = KPI_OK;

	if (getrandom(out.seed, sizeof(out.seed), 0) != (ssize_t)sizeof(out.seed) ||
	    getrandom(&o->chance, sizeof(o->chance), 0) != (ssize_t)sizeof(o->chance))
		status = err_set(err, KPI_EIO, NULL, 0, "no random numbers");
	if (status == KPI_OK && o->only == NULL)
		status = take_lock(o->conf, err);
	if (status == KPI_OK)
		status = state_open(o->only == NULL ? o->conf->database : NULL, &o->state, err);
	if (status == KPI_OK && o->only == NULL)
		status = output_new(&out, &o->output, err);
	if (status != KPI_OK)
		return status;
	o->net = transfers_new((size_t)o->conf->connections);
	return o->net != NULL ? KPI_OK : err_set(err, KPI_EIO, NULL, 0, "libcurl cannot be set up");
}

static enum kpi_exit run(const struct fetch_settings *s, struct source *sources, const struct source *only,
			 bool once, const struct log *log)
{
	int signals = open_signals();
	struct crawl_options o = {.conf = s,
				  .sources = sources,
				  .only = only,
				  .found = only != NULL ? print_found : NULL,
				  .log = log,
				  .software = "kpi-fetch",
				  .once = once || only != NULL,
				  .now_ms = now_ms,
				  .stop = told_to_stop,
				  .stop_fd = signals,
				  .ctx = &signals};
	struct crawl_counts counts = {0};
	struct err err = {0};
	enum kpi_status status = open_all(&o, &err);

	if (status == KPI_OK) {
		status = crawl_run(&o, &counts, &err);
		if (counts.taken > 0 || counts.requests > 0 || log->level >= LOG_INFO)
			log_counts(log, &counts);
	}
	transfers_free(o.net);
	output_free(o.output);
	state_close(o.state);
	if (status != KPI_OK) {
		log_err(log, LOG_ERROR, &err);
		return status == KPI_ELOCKED ? KPI_EXIT_LOCKED : KPI_EXIT_STORE;
	}
	if (only != NULL && answered() != KPI_EXIT_OK)
		return KPI_EXIT_PARTIAL;
	return once && counts.failed + counts.busy + counts.challenged + counts.refused + counts.forbidden > 0
		       ? KPI_EXIT_PARTIAL
		       : KPI_EXIT_OK;
}

static const struct source *find(const struct fetch_settings *s, const struct source *v, const char *name)
{
	for (size_t i = 0; i < s->nsources; i++)
		if (strcmp(s->sources[i].name, name) == 0)
			return &v[i];
	return NULL;
}

int main(int argc, char **argv)
{
	struct log log = {
		.name = "kpi-fetch", .level = LOG_NOTICE, .journal = getenv("JOURNAL_STREAM") != NULL};
	struct command command = {0};
	struct fetch_settings settings = {0};
	struct source *sources = NULL;
	const struct source *only = NULL;
	int code;

	if (log.journal)
		log.level = LOG_INFO;
	code = parse(argc, argv, &command, &log);
	if (code < 0) {
		bool ok = load(&command, &log, &settings);

		sources = make_sources(&settings, &log);
		code = KPI_EXIT_USAGE;
		if (ok && sources != NULL && command.dry_run != NULL &&
		    (only = find(&settings, sources, command.dry_run)) == NULL)
			fprintf(stderr, "kpi-fetch: no source is called %s\n", command.dry_run);
		else if (ok && sources != NULL && command.check_config)
			code = KPI_EXIT_OK;
		else if (ok && sources != NULL)
			code = (int)run(&settings, sources, only, command.once, &log);
		for (size_t i = 0; sources != NULL && i < settings.nsources; i++)
			source_free(&sources[i]);
		free(sources);
		fetch_settings_release(&settings);
	}
	free(command.config);
	return code;
}
