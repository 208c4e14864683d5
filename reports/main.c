/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * kpi-report: a year beside the year before and against its targets.
 *
 *	store ── load.c ──> facts ── scorecard.c ──> scorecard ──> render_table.c, render_csv.c, render_json.c
 *	         (SQL ends here)     (lib/series)                 (words.c, figures.c, grid.c)
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "config/kpid_conf.h"
#include "config/targets_conf.h"
#include "reports/catalog_file.h"
#include "reports/load.h"
#include "reports/options.h"
#include "reports/output.h"
#include "reports/render.h"

/** What a run has opened. */
struct run {
	struct report_options o;
	struct kpid_settings settings; /**< where the database's name or the catalogue's comes from them */
	struct catalog_file *conf;
	const struct catalog *catalog;
	struct store *store;
	struct region_names regions;
	struct target_set set;
	struct buf out;
	struct output to;
	struct json_report json;
	size_t missed, inconsistent, shown;
};

static int fail(const struct err *e)
{
	char line[1024];

	fprintf(stderr, "kpi-report: %s\n", err_format(e, line, sizeof(line)));
	return (int)err_exit(e->status);
}

static size_t terminal_width(void)
{
	struct winsize w;

	return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 80 ? w.ws_col
												   : 80;
}

/** Where kpid keeps its database, by the same options. */
static enum kpi_status read_settings(const struct report_options *o, struct kpid_settings *settings,
				     struct err *e)
{
	const char *config = o->config;
	struct buf problems = {0};
	enum kpi_status s = KPI_OK;

	kpid_settings_init(settings, NULL);
	if (!config && access(KPI_SYSCONFDIR "/kpid/kpid.conf", F_OK) == 0)
		config = KPI_SYSCONFDIR "/kpid/kpid.conf";
	if (config)
		s = kpid_settings_load(settings, config, &problems, e);
	buf_release(&problems);
	if (s == KPI_OK && o->state) {
		free(settings->state);
		settings->state = mem_strdup(o->state);
	}
	if (s == KPI_OK)
		kpid_settings_finish(settings);
	return s;
}

static enum kpi_status open_store(struct run *r, struct err *e)
{
	enum kpi_status s =
		store_open(r->o.db ? r->o.db : r->settings.database, STORE_READ, NULL, &r->store, e);

	/* A database that cannot be read is the database's matter, not that of some input. */
	if (s == KPI_EIO)
		s = e->status = KPI_ESTORE;
	return s;
}

/** The catalogue that the articles were read with. */
static enum kpi_status load_catalog(struct run *r, struct err *e)
{
	const char *file = r->o.catalog ? r->o.catalog : r->settings.catalog;
	enum kpi_status s;

	r->catalog = catalog_builtin();
	if (!file || !*file)
		return KPI_OK;
	s = catalog_file_load(file, &r->conf, e);
	if (s == KPI_OK)
		r->catalog = catalog_file_get(r->conf);
	return s;
}

/** Whether it has all that the targets of the built-in catalogue may name. */
static bool extends_builtin(const struct catalog *c)
{
	const struct catalog *known = catalog_builtin();

	for (size_t i = 0; i < known->n; i++)
		if (catalog_find(c, slice_str(known->items[i].id)) < 0)
			return false;
	return true;
}

static enum kpi_status load_targets(struct run *r, struct err *e)
{
	struct buf problems = {0};
	enum kpi_status s;

	/* targets of another catalogue are its own matter */
	if (!r->o.targets && !extends_builtin(r->catalog)) {
		r->set.name = r->set.en = "none";
		r->set.zh = "无";
		r->set.version = "0";
		r->set.source = "";
		return KPI_OK;
	}
	/* The file that is installed may have been edited; without one the sample serves. */
	if (!r->o.targets && access(KPI_TARGETS_FILE, F_OK) == 0)
		r->o.targets = KPI_TARGETS_FILE;
	if (r->o.targets)
		s = targets_load(r->o.targets, r->catalog, &r->set, &problems, e);
	else
		s = targets_parse(slice_str(targets_sample), "built-in targets", r->catalog, &r->set,
				  &problems, e);
	/* The first problem is told as the error; the rest before it. */
	if (s != KPI_OK && problems.n) {
		char *rest = strchr(problems.p, '\n');

		if (rest && rest[1])
			fputs(rest + 1, stderr);
	}
	buf_release(&problems);
	return s;
}

static void list_regions(const struct run *r, struct buf *b)
{
	size_t most = 20;

	for (size_t i = 0; i < r->regions.n && i < most; i++)
		buf_printf(b, "\n  %s", r->regions.items[i].name);
	if (r->regions.n > most)
		buf_printf(b, "\n  … and %zu more", r->regions.n - most);
}

/** Tell what there is, as far as a message holds, and fail. */
static enum kpi_status region_err(const struct run *r, struct err *e, const char *why)
{
	struct buf b = {0};

	buf_puts(&b, why);
	list_regions(r, &b);
	fprintf(stderr, "kpi-report: %s\n", b.p);
	buf_release(&b);
	return err_set(e, KPI_ENOTFOUND, NULL, 0, "give one with --region, or --region all");
}

/** First and number of the regions to show. */
static enum kpi_status choose_regions(struct run *r, size_t *first, size_t *n, struct err *e)
{
	int i;

	*first = 0;
	*n = r->regions.n;
	if (r->regions.n == 0)
		return err_set(e, KPI_ENOTFOUND, NULL, 0, "the database holds no claims of any region yet");
	if (r->o.region && strcmp(r->o.region, "all") == 0)
		return KPI_OK;
	if (!r->o.region)
		return *n == 1 ? KPI_OK : region_err(r, e, "the database holds several regions:");
	i = region_choose(&r->regions, r->o.region);
	if (i == -1)
		return region_err(r, e, "no claims of that region; there are:");
	if (i == -2)
		return region_err(r, e, "several regions end so; there are:");
	*first = (size_t)i;
	*n = 1;
	return KPI_OK;
}

static void render(struct run *r, const struct scorecard *card)
{
	switch (r->o.format) {
	case FORMAT_TABLE:
		if (r->shown)
			buf_putc(&r->out, '\n');
		render_table(card, &r->o.render, &r->out);
		break;
	case FORMAT_CSV:
		render_csv(card, &r->o.render, &r->out);
		break;
	case FORMAT_JSON:
		render_json_region(&r->json, card, &r->o.render);
		break;
	}
	r->shown++;
	r->missed += card->missed;
	r->inconsistent += card->inconsistent;
}

/** alone: the one region that was asked for, shown even where only other periods are known. */
static enum kpi_status report_region(struct run *r, const struct region_name *region, bool alone,
				     struct err *e)
{
	struct facts facts = {0};
	struct scorecard card = {0};
	int year = r->o.card.year;
	enum kpi_status s = facts_load(r->store, region->name, year - 1, year + 1, &r->o.load, &facts, e);

	if (s == KPI_OK) {
		scorecard_build(facts.items, facts.n, region->name, region->code, r->catalog, &r->set,
				&r->o.card, &card);
		if (card.observed || (alone && card.hidden))
			render(r, &card);
		scorecard_release(&card);
		if (r->out.n > 1 << 20)
			s = output_put(&r->to, &r->out, e);
	}
	facts_release(&facts);
	return s;
}

/** Nothing in the year: say which years there are. */
static enum kpi_status no_year(struct run *r, const struct region_name *region, struct err *e)
{
	int years[64];
	size_t n;
	struct buf b = {0};
	enum kpi_status s = years_load(r->store, region->name, &r->o.load, years, 64, &n, e);

	if (s != KPI_OK)
		return s;
	for (size_t i = 0; i < n; i++)
		buf_printf(&b, "%s%d", i ? ", " : "", years[i]);
	s = err_set(e, KPI_ENOTFOUND, NULL, 0, "nothing is claimed of %s for %d; years with claims: %s",
		    region->name, r->o.card.year, n ? b.p : "none");
	buf_release(&b);
	return s;
}

static enum kpi_status report(struct run *r, struct err *e)
{
	size_t first, n;
	enum kpi_status s = choose_regions(r, &first, &n, e);

	if (s != KPI_OK)
		return s;
	r->json.out = &r->out;
	if (r->o.format == FORMAT_CSV)
		render_csv_header(&r->o.render, &r->out);
	if (r->o.format == FORMAT_JSON)
		render_json_begin(&r->json, &r->o.card, &r->set, &r->o.render);
	for (size_t i = first; s == KPI_OK && i < first + n; i++)
		s = report_region(r, &r->regions.items[i], n == 1, e);
	if (s == KPI_OK && r->shown == 0)
		return n == 1 ? no_year(r, &r->regions.items[first], e)
			      : err_set(e, KPI_ENOTFOUND, NULL, 0, "nothing is claimed for %d",
					r->o.card.year);
	if (r->o.format == FORMAT_JSON)
		render_json_end(&r->json);
	return s == KPI_OK ? output_put(&r->to, &r->out, e) : s;
}

int main(int argc, char **argv)
{
	struct run r = {0};
	struct err e = {0};
	const char *no_color = getenv("NO_COLOR");
	bool answered, terminal = isatty(STDOUT_FILENO);
	int status;

	r.o.render.width = terminal_width();
	r.o.render.color = terminal && !(no_color && *no_color);

	enum kpi_status s = report_options_parse(argc, argv, &r.o, &answered, &e);

	if (s == KPI_OK && answered && fflush(stdout) == 0)
		return KPI_EXIT_OK;
	if (s == KPI_OK && answered)
		s = err_set(&e, KPI_EIO, "standard output", 0, "cannot write: %s", strerror(errno));
	if (s == KPI_OK && (!r.o.db || r.o.config))
		s = read_settings(&r.o, &r.settings, &e);
	if (s == KPI_OK)
		s = load_catalog(&r, &e);
	if (s == KPI_OK)
		s = load_targets(&r, &e);
	if (s == KPI_OK)
		s = open_store(&r, &e);
	if (s == KPI_OK)
		s = regions_load(r.store, &r.regions, &e);
	if (s == KPI_OK)
		s = output_open(&r.to, r.o.output, &e);
	if (s == KPI_OK)
		s = report(&r, &e);
	if (s == KPI_OK)
		s = output_finish(&r.to, r.o.if_changed, &e);
	status = s != KPI_OK				     ? fail(&e)
		 : r.o.check && (r.missed || r.inconsistent) ? KPI_EXIT_FINDINGS
							     : KPI_EXIT_OK;
	output_close(&r.to);
	store_close(r.store);
	region_names_release(&r.regions);
	target_set_release(&r.set);
	catalog_file_free(r.conf);
	kpid_settings_release(&r.settings);
	buf_release(&r.out);
	return status;
}
