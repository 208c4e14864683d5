/* SPDX-License-Identifier: BSD-2-Clause */
/* The loop of kpid: signals, changes in the inbox, passes, reloads. */
#include "config.h"

#include "daemon/service.h"

#include <errno.h>
#include <inttypes.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/io.h"
#include "daemon/folder.h"
#include "daemon/inbox.h"
#include "daemon/opened.h"
#include "daemon/progress.h"
#include "daemon/tally.h"
#include "daemon/watch.h"
#include "series/derive.h"

enum {
	BAR_AFTER_MS = 500, /* a pass that is over sooner shows none */
	BAR_EVERY_MS = 200,
	STATUS_EVERY_MS = 5000,
	AGAIN_MS = 250, /* a file that is still written is asked for again */
	TRIM_AFTER = 100 /* items */
};

struct service {
	const struct service_host *host;
	struct opened now; /* options, lock, database */
	struct watch *watch;
	int signals;
	bool stop, reload, short_told;
	struct inbox_progress progress;
	struct store_run sums; /* of all passes since the start */
	struct tally tally;
	int64_t began, shown, told, beaten; /* milliseconds: the pass, the bar, the status, the watchdog */
	int64_t next_scan, scan_not_before;
};

static int64_t steady_ms(const struct service *sv)
{
	return sv->host->steady_us() / 1000;
}

static int64_t now_ms(void *ctx)
{
	return ((const struct service *)ctx)->host->wall_ms();
}

static void read_signals(struct service *sv)
{
	struct signalfd_siginfo info;

	while (read(sv->signals, &info, sizeof(info)) == (ssize_t)sizeof(info)) {
		/* the terminal of a single pass went away */
		if (info.ssi_signo == SIGHUP && !sv->host->once)
			sv->reload = true;
		else
			sv->stop = true;
	}
}

static int open_signals(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGHUP);
	sigprocmask(SIG_BLOCK, &set, NULL);
	/* a limit on file sizes is an error of write, not the end of the program */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	/* somebody opens a file for writing while it is asked whether somebody has */
	signal(SIGIO, SIG_IGN);
	return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void show_bar(struct service *sv, int64_t now)
{
	struct buf b = {0};

	buf_puts(&b, "\r");
	progress_put(&b, &sv->progress, now - sv->began);
	buf_puts(&b, "\x1b[K");
	(void)io_write_all(STDERR_FILENO, b.p, b.n, "standard error", NULL);
	buf_release(&b);
	sv->host->log->bar = true;
	sv->shown = now;
}

static void hide_bar(struct service *sv)
{
	static const char clear[] = "\r\x1b[K";

	if (sv->host->log->bar)
		(void)io_write_all(STDERR_FILENO, clear, sizeof(clear) - 1, "standard error", NULL);
	sv->host->log->bar = false;
}

static void tell_status(struct service *sv, int64_t now)
{
	const struct store_run *s = &sv->sums;
	struct buf b = {0};

	buf_printf(&b,
		   "STATUS=%" PRId64 " stored, %" PRId64 " without claims, %" PRId64 " duplicates, %" PRId64
		   " rejected, %" PRId64 " challenges; %" PRId64 " claims",
		   s->stored, s->no_claims, s->duplicate, s->rejected, s->challenge, s->claims);
	if (sv->began != 0) {
		buf_puts(&b, "; in hand: ");
		progress_put(&b, &sv->progress, now - sv->began);
	}
	notify_send(&sv->host->notify, b.p);
	buf_release(&b);
	sv->told = now;
}

static int64_t beat_every(const struct service *sv)
{
	return sv->host->watchdog_us / 2000;
}

static void beat(struct service *sv, int64_t now)
{
	if (sv->host->watchdog_us == 0 || (sv->beaten != 0 && now - sv->beaten < beat_every(sv)))
		return;
	notify_send(&sv->host->notify, "WATCHDOG=1");
	sv->beaten = now;
}

/* Asked between items: also the moment for all that has to happen in time. */
static bool told_to_stop(void *ctx)
{
	struct service *sv = ctx;
	int64_t now = steady_ms(sv);

	read_signals(sv);
	beat(sv, now);
	if (sv->host->bar && now - sv->began >= BAR_AFTER_MS && now - sv->shown >= BAR_EVERY_MS)
		show_bar(sv, now);
	if (now - sv->told >= STATUS_EVERY_MS)
		tell_status(sv, now);
	return sv->stop;
}

static bool told_to_leave(void *ctx)
{
	return ((const struct service *)ctx)->reload;
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

static void add_up(struct store_run *sums, const struct store_run *r)
{
	sums->stored += r->stored;
	sums->duplicate += r->duplicate;
	sums->no_claims += r->no_claims;
	sums->rejected += r->rejected;
	sums->challenge += r->challenge;
	sums->claims += r->claims;
}

/* For those who watch. What goes wrong here is said, and ends nothing. */
static void tell_watchers(struct service *sv, const struct store_run *run, bool all, bool well)
{
	struct err err = {0};
	enum kpi_status status = tally_pass(&sv->tally, sv->now.store, run, all, well, sv->host->wall_ms(),
					    sv->host->log, &err);

	if (status == KPI_OK)
		status = tally_write(&sv->tally, sv->now.settings.metrics, steady_ms(sv), &err);
	if (status != KPI_OK)
		log_err(sv->host->log, LOG_WARNING, &err);
}

static bool told_to_end(void *ctx)
{
	struct service *sv = ctx;

	read_signals(sv);
	beat(sv, steady_ms(sv));
	return sv->stop;
}

/* What follows from the evidence. The evidence is safe: what goes wrong here is said, and tried again after the next pass. */
static void derive_all(struct service *sv)
{
	struct derive d = {.store = sv->now.store,
			   .catalog = &sv->now.extractor.lex.catalog,
			   .program = PACKAGE_STRING,
			   .stop = told_to_end,
			   .ctx = sv};
	struct derive_result done;
	struct err err = {0};

	if (!sv->stop && derive_refresh(&d, &done, &err) != KPI_OK)
		log_err(sv->host->log, LOG_WARNING, &err);
}

/* A pass over these files, or over all. Returns the exit status that it would give. */
static enum kpi_exit pass(struct service *sv, const struct names_list *only, struct err *err)
{
	const struct kpid_settings *s = &sv->now.settings;
	struct names_list waiting = {0};
	struct inbox in = {.settings = s,
			   .store = sv->now.store,
			   .extractor = &sv->now.extractor,
			   .log = sv->host->log,
			   .now_ms = now_ms,
			   .stop = told_to_stop,
			   .leave = told_to_leave,
			   .ctx = sv,
			   .only = only,
			   .waiting = sv->watch != NULL ? &waiting : NULL,
			   .progress = &sv->progress};
	struct store_run run;
	bool trouble;
	enum kpi_status status;

	sv->progress = (struct inbox_progress){0};
	sv->began = steady_ms(sv);
	*err = (struct err){0};
	status = inbox_pass(&in, &run, &trouble, err);
	hide_bar(sv);
	if (run.in > run.deferred || trouble)
		log_run(in.log, &run);
	add_up(&sv->sums, &run);
	for (size_t i = 0; i < waiting.n; i++)
		watch_again(sv->watch, waiting.items[i],
			    steady_ms(sv) + (s->settle_ms > AGAIN_MS ? s->settle_ms : AGAIN_MS));
	names_list_release(&waiting);
	if (status != KPI_OK)
		log_err(in.log, LOG_ERROR, err);
	tell_watchers(sv, &run, only == NULL, status == KPI_OK && !trouble);
	if (status == KPI_OK)
		derive_all(sv);
	/* what a long pass needed is not held while nothing comes */
	if (run.in > TRIM_AFTER)
		malloc_trim(0);
	sv->scan_not_before = 2 * steady_ms(sv) - sv->began;
	sv->began = 0;
	tell_status(sv, steady_ms(sv));
	if (status != KPI_OK)
		return err_exit(status);
	return run.rejected + run.challenge > 0 || trouble ? KPI_EXIT_PARTIAL : KPI_EXIT_OK;
}

/* Said once: what comes in is taken all the same, only later. */
static void tell_short_watch(struct service *sv)
{
	bool is_short = watch_is_short(sv->watch);
	char line[160];

	if (is_short && !sv->short_told) {
		snprintf(line, sizeof(line),
			 "the system does not watch every folder of the inbox; it is looked through every "
			 "%lld seconds",
			 (long long)sv->now.settings.poll_seconds);
		log_line(sv->host->log, LOG_NOTICE, line);
	}
	sv->short_told = is_short;
}

static enum kpi_exit scan(struct service *sv, struct err *err)
{
	enum kpi_exit code;

	if (sv->watch != NULL) {
		watch_follow(sv->watch);
		tell_short_watch(sv);
		watch_forget(sv->watch);
		watch_wants_scan(sv->watch);
	}
	code = pass(sv, NULL, err);
	sv->next_scan = steady_ms(sv) + sv->now.settings.poll_seconds * 1000;
	return code;
}

/* SIGHUP. All of it works, or all stays as it was. */
static void reload(struct service *sv)
{
	const struct service_host *h = sv->host;
	struct err err = {0};
	char line[1024];
	struct buf said = {0};

	sv->reload = false;
	notify_reloading(&h->notify, h->steady_us());
	if (opened_again(&sv->now, h->load, h->ctx, &err) == KPI_OK) {
		log_line(h->log, LOG_NOTICE, "the options are read again");
		watch_free(sv->watch);
		sv->watch = watch_new(sv->now.settings.inbox);
		if (tally_init(&sv->tally, sv->now.store, &err) != KPI_OK)
			log_err(h->log, LOG_WARNING, &err);
	} else {
		buf_printf(&said, "%s; the options stay as they were", err_format(&err, line, sizeof(line)));
		log_line(h->log, LOG_ERROR, said.p);
	}
	buf_release(&said);
	notify_send(&h->notify, "READY=1");
	sv->next_scan = 0;
}

/* How long to sleep. */
static int sleep_ms(struct service *sv, int64_t now)
{
	int64_t until = sv->next_scan, due = watch_due(sv->watch);

	if (due == 0)
		due = sv->scan_not_before;
	until = due < until ? due : until;
	if (sv->host->watchdog_us > 0 && sv->beaten + beat_every(sv) < until)
		until = sv->beaten + beat_every(sv);
	if (until <= now)
		return 0;
	return until - now > INT32_MAX ? INT32_MAX : (int)(until - now);
}

/* What has to be done now, if anything. */
static enum kpi_exit turn(struct service *sv, enum kpi_exit before, struct err *err)
{
	struct names_list names = {0};
	int64_t now = steady_ms(sv);
	enum kpi_exit code = before;

	watch_read(sv->watch, now, sv->now.settings.settle_ms);
	if (now >= sv->next_scan || (watch_due(sv->watch) == 0 && now >= sv->scan_not_before))
		return scan(sv, err);
	/* a database that is busy or full is left alone until the next scan */
	if (before == KPI_EXIT_STORE)
		return before;
	if (watch_due(sv->watch) != 0)
		watch_take(sv->watch, now, &names);
	if (names.n > 0)
		code = pass(sv, &names, err);
	names_list_release(&names);
	return code;
}

static enum kpi_exit serve(struct service *sv)
{
	struct err err = {0};
	enum kpi_exit code;

	sv->watch = watch_new(sv->now.settings.inbox);
	code = scan(sv, &err);
	/* rejected items and a database that is busy or full are no reason to end a service */
	while (!sv->stop && (code != KPI_EXIT_STORE || err.status == KPI_EBUSY || err.status == KPI_EFULL)) {
		int64_t now = steady_ms(sv);
		struct pollfd p[] = {{.fd = sv->signals, .events = POLLIN},
				     {.fd = watch_fd(sv->watch), .events = POLLIN}};

		if (!sv->reload)
			poll(p, 2, sleep_ms(sv, now));
		read_signals(sv);
		beat(sv, steady_ms(sv));
		if (sv->reload && !sv->stop)
			reload(sv);
		if (!sv->stop)
			code = turn(sv, code, &err);
	}
	watch_free(sv->watch);
	return code == KPI_EXIT_STORE ? code : KPI_EXIT_OK;
}

enum kpi_exit service_run(const struct service_host *host, struct kpid_settings *settings)
{
	struct service sv = {.host = host, .signals = open_signals()};
	struct err err = {0};
	enum kpi_exit code;
	enum kpi_status status = opened_first(&sv.now, settings, &err);

	if (status != KPI_OK) {
		log_err(host->log, LOG_ERROR, &err);
		return err_exit(status);
	}
	if (tally_init(&sv.tally, sv.now.store, &err) != KPI_OK)
		log_err(host->log, LOG_WARNING, &err);
	notify_send(&host->notify, "READY=1");
	code = host->once ? scan(&sv, &err) : serve(&sv);
	notify_send(&host->notify, "STOPPING=1");
	tally_release(&sv.tally);
	opened_close(&sv.now);
	return code;
}
