/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * kpid: articles from the inbox to the store. The way of an article:
 *
 *	inbox.c      which files, settled or not, with which sidecar (sidecar.c)
 *	take_file.c  a file is read whole; take_bulk.c: a bulk file line by line (bulk.c)
 *	item.c       bytes to article (lib/text) to claims (lib/extract) to rows (lib/store)
 *	batch.c      several items in one transaction; then their files move
 *	folder.c     to archive/YYYY/MM/ or, with a reason, to rejected/
 *
 * What happens in order: arguments, options, lock, database, signals, passes.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "config/kpid_conf.h"
#include "daemon/folder.h"
#include "daemon/inbox.h"
#include "daemon/verify.h"

#ifndef KPI_SYSCONFDIR
#define KPI_SYSCONFDIR "/etc"
#endif

static const char usage[] =
	"Usage: kpid [OPTION]...\n"
	"Read the articles in the inbox, store what they claim, and move them to the archive.\n"
	"\n"
	"  -1, --once           one pass over the inbox, then end\n"
	"  -c, --config FILE    options (default: " KPI_SYSCONFDIR "/kpid/kpid.conf where it exists)\n"
	"  -s, --state FOLDER   the folder that relative names start from, whatever the options say\n"
	"      --verify         check the database, and the archive against its checksums, then end\n"
	"      --check-config   report every problem of the options, then end\n"
	"      --defaults       print a file of options, each at its default, then end\n"
	"  -v, --verbose        a line for every item\n"
	"  -q, --quiet          errors only\n"
	"  -h, --help           this text\n"
	"      --version        the version\n"
	"\n"
	"Messages go to standard error: rejected items and the sum of a pass; under systemd a line for every "
	"item.\n"
	"\n"
	"Exit status: 0 all went well; 1 --verify found something missing or altered; 2 usage or options; 3 "
	"something was rejected or could not be read or "
	"moved;\n"
	"4 the database; 5 another kpid is running.\n";

/** What the command line says. */
struct command {
	const char *config, *state;
	bool once, check_config, verify;
};

/* The exit status after --help and its like. */
static enum kpi_exit answered(void)
{
	if (fflush(stdout) == 0)
		return KPI_EXIT_OK;
	fprintf(stderr, "kpid: standard output: cannot write: %s\n", strerror(errno));
	return KPI_EXIT_PARTIAL;
}

/* Reads the arguments. Returns an exit status, or -1 to go on. */
static int parse(int argc, char **argv, struct command *c, struct log *log)
{
	static const struct option options[] = {
		{"once", no_argument, NULL, '1'},
		{"config", required_argument, NULL, 'c'},
		{"state", required_argument, NULL, 's'},
		{"check-config", no_argument, NULL, 'k'},
		{"defaults", no_argument, NULL, 'd'},
		{"verbose", no_argument, NULL, 'v'},
		{"quiet", no_argument, NULL, 'q'},
		{"help", no_argument, NULL, 'h'},
		{"version", no_argument, NULL, 'V'},
		{"verify", no_argument, NULL, 'y'},
		{NULL, 0, NULL, 0},
	};
	struct buf sample = {0};
	int o;

	while ((o = getopt_long(argc, argv, "1c:s:vqh", options, NULL)) != -1) {
		switch (o) {
		case '1':
			c->once = true;
			break;
		case 'c':
			c->config = optarg;
			break;
		case 's':
			c->state = optarg;
			break;
		case 'k':
			c->check_config = true;
			break;
		case 'y':
			c->verify = true;
			break;
		case 'v':
			log->level = LOG_INFO;
			break;
		case 'q':
			log->level = LOG_ERROR;
			break;
		case 'd':
			kpid_settings_sample(&sample);
			fputs(sample.p, stdout);
			buf_release(&sample);
			return answered();
		case 'h':
			fputs(usage, stdout);
			return answered();
		case 'V':
			puts(PACKAGE_STRING);
			return answered();
		default:
			fputs("Try 'kpid --help'.\n", stderr);
			return KPI_EXIT_USAGE;
		}
	}
	if (c->state != NULL && *c->state == '\0') {
		fputs("kpid: --state is empty\nTry 'kpid --help'.\n", stderr);
		return KPI_EXIT_USAGE;
	}
	if (optind == argc)
		return -1;
	fprintf(stderr, "kpid: unexpected argument: %s\nTry 'kpid --help'.\n", argv[optind]);
	return KPI_EXIT_USAGE;
}

static enum kpi_status load_settings(const struct command *c, const struct log *log, struct kpid_settings *s)
{
	static const char fallback[] = KPI_SYSCONFDIR "/kpid/kpid.conf";
	const char *file = c->config;
	struct buf problems = {0};
	enum kpi_status status = KPI_OK;

	kpid_settings_init(s, NULL);
	if (file == NULL && access(fallback, F_OK) == 0)
		file = fallback;
	if (file != NULL)
		status = kpid_settings_load(s, file, &problems, NULL);
	for (char *line = problems.p; status != KPI_OK && line != NULL && *line != '\0';) {
		char *end = strchr(line, '\n');

		if (end != NULL)
			*end = '\0';
		log_line(log, LOG_ERROR, line);
		line = end != NULL ? end + 1 : NULL;
	}
	buf_release(&problems);
	if (c->state != NULL) {
		free(s->state);
		s->state = strdup(c->state);
	}
	kpid_settings_finish(s);
	return status == KPI_OK ? KPI_OK : KPI_ECONFIG;
}

/* One kpid a database: a lock on a file beside it, held until the process ends. */
static enum kpi_status take_lock(const struct kpid_settings *s, struct err *err)
{
	struct buf path = {0};
	int fd;
	enum kpi_status status = KPI_OK;

	buf_printf(&path, "%s.lock", s->database);
	fd = open(path.p, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (fd < 0)
		status = err_set(err, KPI_EIO, path.p, 0, "cannot open the lock file: %s", strerror(errno));
	else if (flock(fd, LOCK_EX | LOCK_NB) != 0)
		status = err_set(err, errno == EWOULDBLOCK ? KPI_ELOCKED : KPI_EIO, path.p, 0, "%s",
				 errno == EWOULDBLOCK ? "another kpid works on this database"
						      : strerror(errno));
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
	/* a limit on file sizes is an error of write, not the end of the program */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	return signalfd(-1, &set, SFD_CLOEXEC);
}

static void log_run(const struct log *log, const struct store_run *r)
{
	struct buf row = {0};

	log_field_int(&row, "items", r->in);
	log_field_int(&row, "stored", r->stored);
	log_field_int(&row, "duplicate", r->duplicate);
	log_field_int(&row, "no_claims", r->no_claims);
	log_field_int(&row, "rejected", r->rejected);
	if (r->challenge > 0)
		log_field_int(&row, "challenge", r->challenge);
	log_field_int(&row, "deferred", r->deferred);
	log_field_int(&row, "claims", r->claims);
	log_row(log, LOG_NOTICE, &row);
	buf_release(&row);
}

/* The exit status of a pass. */
static enum kpi_exit pass(const struct inbox *in, struct err *err)
{
	struct store_run run;
	bool trouble;
	enum kpi_status status = inbox_pass(in, &run, &trouble, err);

	if (run.in > run.deferred || trouble)
		log_run(in->log, &run);
	if (status != KPI_OK) {
		log_err(in->log, LOG_ERROR, err);
		return err_exit(status);
	}
	return run.rejected + run.challenge > 0 || trouble ? KPI_EXIT_PARTIAL : KPI_EXIT_OK;
}

static enum kpi_exit serve(const struct kpid_settings *s, const struct command *c, struct store *store,
			   int signals, const struct log *log)
{
	struct extractor extractor;
	struct inbox in = {.settings = s,
			   .store = store,
			   .extractor = &extractor,
			   .log = log,
			   .now_ms = now_ms,
			   .stop = told_to_stop,
			   .ctx = &signals};
	struct pollfd p = {.fd = signals, .events = POLLIN};
	struct err err = {0};
	enum kpi_exit code;

	extractor_init(&extractor, NULL);
	code = pass(&in, &err);
	/* rejected items and a database that is busy or full are no reason to end a service */
	while (!c->once && !told_to_stop(&signals) &&
	       (code != KPI_EXIT_STORE || err.status == KPI_EBUSY || err.status == KPI_EFULL)) {
		if (poll(&p, 1, (int)s->poll_seconds * 1000) == 0)
			code = pass(&in, &err);
	}
	extractor_release(&extractor);
	return c->once || code == KPI_EXIT_STORE ? code : KPI_EXIT_OK;
}

static enum kpi_exit run(const struct kpid_settings *s, const struct command *c, const struct log *log)
{
	struct store_options options = {.busy_ms = (int)s->busy_ms, .max_bytes = s->database_max_bytes};
	struct store *store = NULL;
	struct err err = {0};
	enum kpi_exit code;
	int signals = open_signals();
	enum kpi_status status = inbox_prepare(s, &err);

	if (status == KPI_OK)
		status = take_lock(s, &err);
	if (status == KPI_OK)
		status = store_open(s->database, STORE_WRITE, &options, &store, &err);
	if (status != KPI_OK) {
		log_err(log, LOG_ERROR, &err);
		return err_exit(status);
	}
	code = serve(s, c, store, signals, log);
	store_close(store);
	return code;
}

/* Needs no lock: it reads, and sees one moment of the database. */
static enum kpi_exit check_all(const struct kpid_settings *s, const struct log *log)
{
	struct store *store = NULL;
	struct verify_result r = {0};
	struct buf row = {0};
	struct err err = {0};
	enum kpi_status status = store_open(s->database, STORE_READ, NULL, &store, &err);

	if (status == KPI_OK)
		status = verify(s, store, log, &r, &err);
	store_close(store);
	if (status != KPI_OK) {
		log_err(log, LOG_ERROR, &err);
		return err_exit(status);
	}
	log_field_int(&row, "versions", r.versions);
	log_field_int(&row, "missing", r.missing);
	log_field_int(&row, "altered", r.altered);
	log_row(log, LOG_NOTICE, &row);
	buf_release(&row);
	return r.missing + r.altered > 0 ? KPI_EXIT_FINDINGS : KPI_EXIT_OK;
}

int main(int argc, char **argv)
{
	struct log log = {.name = "kpid", .level = LOG_NOTICE, .journal = getenv("JOURNAL_STREAM") != NULL};
	struct command command = {0};
	struct kpid_settings settings;
	int code;

	if (log.journal)
		log.level = LOG_INFO;
	code = parse(argc, argv, &command, &log);
	if (code >= 0)
		return code;
	if (load_settings(&command, &log, &settings) != KPI_OK)
		code = KPI_EXIT_USAGE;
	else if (command.check_config)
		code = KPI_EXIT_OK;
	else if (command.verify)
		code = (int)check_all(&settings, &log);
	else
		code = (int)run(&settings, &command, &log);
	kpid_settings_release(&settings);
	return code;
}
