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
 * service.c runs the passes: what came in (watch.c), signals, reloads (opened.c).
 * What happens in order: arguments, options, folders, lock, database, passes.
 */
#include "config.h"

#include <errno.h>
#include <getopt.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "config/kpid_conf.h"
#include "daemon/opened.h"
#include "daemon/service.h"
#include "daemon/status.h"
#include "daemon/verify.h"
#include "series/derive.h"

#ifndef KPI_SYSCONFDIR
#define KPI_SYSCONFDIR "/etc"
#endif

enum { HEAP_STEP = 1 << 20 };

static const char usage[] =
	"Usage: kpid [OPTION]...\n"
	"Read the articles in the inbox, store what they claim, and move them to the archive.\n"
	"\n"
	"  -1, --once           one pass over the inbox, then end\n"
	"  -c, --config FILE    options (default: " KPI_SYSCONFDIR "/kpid/kpid.conf where it exists);\n"
	"                       given again, a later file's options stand\n"
	"  -s, --state FOLDER   the folder that relative names start from, whatever the options say\n"
	"      --status         tell what waits, what is stored, what was refused, then end\n"
	"      --json           the status as JSON\n"
	"      --verify         check the database, and the archive against its checksums, then end\n"
	"      --rebuild        make anew what the database derives from its evidence, then end\n"
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
	"Exit status: 0 all went well; 1 --verify found something missing, altered or "
	"wrongly derived; 2 usage or options; 3 "
	"something was rejected or could not be read or "
	"moved;\n"
	"4 the database; 5 another kpid is running.\n";

/** What the command line says. */
struct command {
	const char **configs; /* owned; the names are argv's */
	size_t nconfigs, configs_cap;
	const char *state;
	bool once, check_config, verify, rebuild, status, json;
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
		{"once", no_argument, NULL, '1'},	 {"config", required_argument, NULL, 'c'},
		{"state", required_argument, NULL, 's'}, {"check-config", no_argument, NULL, 'k'},
		{"defaults", no_argument, NULL, 'd'},	 {"verbose", no_argument, NULL, 'v'},
		{"quiet", no_argument, NULL, 'q'},	 {"help", no_argument, NULL, 'h'},
		{"version", no_argument, NULL, 'V'},	 {"verify", no_argument, NULL, 'y'},
		{"rebuild", no_argument, NULL, 'r'},	 {"status", no_argument, NULL, 't'},
		{"json", no_argument, NULL, 'j'},	 {NULL, 0, NULL, 0},
	};
	struct buf sample = {0};
	int o;

	while ((o = getopt_long(argc, argv, "1c:s:vqh", options, NULL)) != -1) {
		switch (o) {
		case '1':
			c->once = true;
			break;
		case 'c':
			c->configs = mem_grow(c->configs, c->nconfigs, &c->configs_cap, sizeof(*c->configs));
			c->configs[c->nconfigs++] = optarg;
			break;
		case 's':
			c->state = optarg;
			break;
		case 'k':
			c->check_config = true;
			break;
		case 't':
			c->status = true;
			break;
		case 'j':
			c->json = true;
			break;
		case 'y':
			c->verify = true;
			break;
		case 'r':
			c->rebuild = true;
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
	if (c->json && !c->status) {
		fputs("kpid: --json goes with --status\nTry 'kpid --help'.\n", stderr);
		return KPI_EXIT_USAGE;
	}
	if (c->once + c->check_config + c->verify + c->rebuild + c->status > 1) {
		fputs("kpid: --once, --check-config, --rebuild, --status and --verify are different things "
		      "to do; give "
		      "one of "
		      "them\n"
		      "Try 'kpid --help'.\n",
		      stderr);
		return KPI_EXIT_USAGE;
	}
	if (optind == argc)
		return -1;
	fprintf(stderr, "kpid: unexpected argument: %s\nTry 'kpid --help'.\n", argv[optind]);
	return KPI_EXIT_USAGE;
}

/* Read the options: of each file, in order, what it says. */
static enum kpi_status load(void *ctx, struct kpid_settings *s, struct buf *problems)
{
	static const char fallback[] = KPI_SYSCONFDIR "/kpid/kpid.conf";
	const struct command *c = ctx;
	enum kpi_status status = KPI_OK;

	kpid_settings_init(s, NULL);
	for (size_t i = 0; i < c->nconfigs; i++)
		if (kpid_settings_load(s, c->configs[i], problems, NULL) != KPI_OK)
			status = KPI_ECONFIG;
	if (c->nconfigs == 0 && access(fallback, F_OK) == 0)
		status = kpid_settings_load(s, fallback, problems, NULL);
	if (c->state != NULL) {
		free(s->state);
		s->state = strdup(c->state);
	}
	kpid_settings_finish(s);
	return status == KPI_OK ? KPI_OK : KPI_ECONFIG;
}

static enum kpi_status load_settings(struct command *c, const struct log *log, struct kpid_settings *s)
{
	struct buf problems = {0};
	enum kpi_status status = load(c, s, &problems);

	if (status != KPI_OK)
		log_lines(log, LOG_ERROR, buf_slice(&problems));
	buf_release(&problems);
	return status;
}

static int64_t wall_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int64_t steady_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static enum kpi_exit run(struct kpid_settings *s, struct command *c, struct log *log)
{
	struct service_host host = {
		.once = c->once,
		.bar = !log->journal && log->level > LOG_ERROR && isatty(STDERR_FILENO) == 1,
		.log = log,
		.notify = notify_open(getenv("NOTIFY_SOCKET")),
		.watchdog_us = notify_watchdog(getenv("WATCHDOG_USEC"), getenv("WATCHDOG_PID")),
		.wall_ms = wall_ms,
		.steady_us = steady_us,
		.load = load,
		.ctx = c};
	enum kpi_exit code = service_run(&host, s);

	notify_close(&host.notify);
	return code;
}

/* Needs no lock: it reads, and sees one moment of the database. */
static enum kpi_exit check_all(struct kpid_settings *s, const struct log *log)
{
	struct opened o;
	struct verify_result r = {0};
	struct buf row = {0};
	struct err err = {0};
	enum kpi_status status = opened_reading(&o, s, &err);

	if (status == KPI_OK) {
		status = verify(&o, log, &r, &err);
		opened_close(&o);
	}
	if (status != KPI_OK) {
		log_err(log, LOG_ERROR, &err);
		return err_exit(status);
	}
	log_field_int(&row, "versions", r.versions);
	log_field_int(&row, "missing", r.missing);
	log_field_int(&row, "altered", r.altered);
	if (r.behind)
		log_field(&row, "derived", "behind");
	else
		log_field_int(&row, "differing", r.differing);
	log_row(log, LOG_NOTICE, &row);
	buf_release(&row);
	return r.missing + r.altered + r.differing > 0 ? KPI_EXIT_FINDINGS : KPI_EXIT_OK;
}

static enum kpi_exit rebuild(struct kpid_settings *s, const struct log *log)
{
	struct opened o;
	struct derive_result done = {0};
	struct buf row = {0};
	struct err err = {0};
	enum kpi_status status = opened_first(&o, s, &err);

	if (status == KPI_OK) {
		struct derive d = {
			.store = o.store, .catalog = &o.extractor.lex.catalog, .program = PACKAGE_STRING};

		status = derive_rebuild(&d, &done, &err);
		opened_close(&o);
	}
	if (status != KPI_OK) {
		log_err(log, LOG_ERROR, &err);
		return err_exit(status);
	}
	log_field_int(&row, "cells", done.cells);
	log_field_int(&row, "values", done.values);
	log_row(log, LOG_NOTICE, &row);
	buf_release(&row);
	return KPI_EXIT_OK;
}

static enum kpi_exit tell_status(const struct kpid_settings *s, bool json, const struct log *log)
{
	struct buf out = {0};
	struct err err = {0};
	enum kpi_status status = status_put(&out, s, wall_ms() / 1000, json, &err);

	if (status != KPI_OK)
		log_err(log, LOG_ERROR, &err);
	else
		fwrite(out.p, 1, out.n, stdout);
	buf_release(&out);
	return status != KPI_OK ? err_exit(status) : answered();
}

/* The options are fine where the catalogue that they name is. */
static enum kpi_exit check_catalog(const struct kpid_settings *s, const struct log *log)
{
	struct err err = {0};
	enum kpi_status status = opened_try_catalog(s, &err);

	if (status == KPI_OK)
		return KPI_EXIT_OK;
	log_err(log, LOG_ERROR, &err);
	return KPI_EXIT_USAGE;
}

int main(int argc, char **argv)
{
	struct log log = {
		.name = "kpid", .level = LOG_NOTICE, .journal = log_is_journal(getenv("JOURNAL_STREAM"))};
	struct command command = {0};
	struct kpid_settings settings;
	int code;

	/* what threads allocate the writer frees: without these the heap's end would go up and down with each article */
	mallopt(M_TOP_PAD, HEAP_STEP);
	mallopt(M_TRIM_THRESHOLD, 4 * HEAP_STEP);
	if (log.journal)
		log.level = LOG_INFO;
	code = parse(argc, argv, &command, &log);
	if (code >= 0) {
		free(command.configs);
		return code;
	}
	if (load_settings(&command, &log, &settings) != KPI_OK)
		code = KPI_EXIT_USAGE;
	else if (command.check_config)
		code = check_catalog(&settings, &log);
	else if (command.status)
		code = (int)tell_status(&settings, command.json, &log);
	else if (command.rebuild)
		code = (int)rebuild(&settings, &log);
	else if (command.verify)
		code = (int)check_all(&settings, &log);
	else
		code = (int)run(&settings, &command, &log);
	kpid_settings_release(&settings);
	free(command.configs);
	return code;
}
