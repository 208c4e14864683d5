/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_ERR_H
#define KPI_BASE_ERR_H

/*
 * Errors: a kind to branch on, and a message with its place in the *input*
 * (a configuration file, an article, a line of a bulk file) for people.
 *
 * A function that can fail returns `enum kpi_status` and takes a `struct err *`
 * last; a NULL pointer is allowed and means that nobody will read the message.
 */

/** What kind of thing went wrong. 0 is success; every failure is negative. */
enum kpi_status {
	KPI_OK = 0,
	KPI_EUSAGE = -1,    /**< bad command line */
	KPI_ECONFIG = -2,   /**< bad configuration file */
	KPI_EINPUT = -3,    /**< an article or sidecar that cannot be used as it is */
	KPI_EIO = -4,       /**< reading or writing a file failed */
	KPI_ESTORE = -5,    /**< the database refused: corrupt, misused, constraint */
	KPI_EBUSY = -6,     /**< the database is locked by another process; try again */
	KPI_EFULL = -7,     /**< no space left; try again when there is */
	KPI_ESCHEMA = -8,   /**< schema newer than the program, or altered */
	KPI_ELOCKED = -9,   /**< another kpid holds the lock */
	KPI_ERANGE = -10,   /**< a number that does not fit its type */
	KPI_ENOTFOUND = -11 /**< what was asked for does not exist */
};

/** Exit codes of every program; fixed from the first release. */
enum kpi_exit {
	KPI_EXIT_OK = 0,
	KPI_EXIT_FINDINGS = 1, /**< a target missed, an inconsistency or a slip, only where a check is asked for */
	KPI_EXIT_USAGE = 2,    /**< usage or configuration */
	KPI_EXIT_PARTIAL = 3,  /**< some of the input could not be used */
	KPI_EXIT_STORE = 4,    /**< the database */
	KPI_EXIT_LOCKED = 5    /**< another process holds the lock */
};

/** An error as reported to a caller. Plain data, no ownership. */
struct err {
	enum kpi_status status;
	char file[256];    /**< the input's name, "" where there is none */
	unsigned int line; /**< the input's line from 1, 0 where there is none */
	char msg[512];     /**< lower case, no full stop */
};

/**
 * Fill *err (where not NULL) and return `status`, so that
 * `return err_set(err, KPI_EIO, path, 0, "...")` reads in one line.
 * file: the input's name or NULL; line: from 1, or 0; fmt: printf format.
 * A message too long is cut at a character boundary.
 */
enum kpi_status err_set(struct err *err, enum kpi_status status, const char *file,
			unsigned int line, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));

/**
 * Write "FILE:LINE: MSG" (the parts that are known) into out, always
 * NUL-terminated. size: bytes of out, at least 1. Returns out.
 */
const char *err_format(const struct err *err, char *out, unsigned int size);

/** The exit code of a program that stops for this status. */
enum kpi_exit err_exit(enum kpi_status status);

#endif
