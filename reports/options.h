/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_REPORTS_OPTIONS_H
#define KPI_REPORTS_OPTIONS_H

#include <stdbool.h>

#include "base/err.h"
#include "reports/load.h"
#include "reports/render.h"

/* The command line of kpi-report. */

enum format { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };

/** Strings are borrowed from the command line. */
struct report_options {
	struct scorecard_options card;
	struct load_options load;
	struct render_options render;
	enum format format;
	const char *region;  /**< NULL: the only one; "all" */
	const char *targets; /**< a file */
	const char *db;      /**< NULL: by the configuration */
	const char *config;  /**< NULL: kpid's own, where it exists */
	const char *state;   /**< NULL: as the options say */
	const char *catalog; /**< NULL: as the options say */
	const char *output;  /**< the file to replace; NULL: standard output */
	bool if_changed;     /**< only where its bytes would differ */
	bool color_given, width_given; /**< and not left to the terminal */
	bool check;          /**< findings change the exit status */
};

/**
 * Parse the command line over *o, which holds the defaults (width, colour,
 * target file). *answered: --help or --version was printed, nothing else is to
 * be done. KPI_EUSAGE for a mistake.
 */
enum kpi_status report_options_parse(int argc, char **argv, struct report_options *o, bool *answered,
				     struct err *err);

#endif
