/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_LOG_H
#define KPI_BASE_LOG_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Lines on standard error. What concerns an item is a row of key=value fields,
 * one line an item; values with anything but plain characters are quoted.
 * Under systemd's journal a line starts with its priority, <3> to <6>;
 * elsewhere with the program's name.
 */

enum log_level {
	LOG_ERROR = 3,   /**< the program cannot go on, or something could be lost */
	LOG_WARNING = 4, /**< an item was rejected, or has to wait for a reason */
	LOG_NOTICE = 5,  /**< the sum of a pass */
	LOG_INFO = 6     /**< every item */
};

struct log {
	const char *name;     /**< of the program; borrowed */
	enum log_level level; /**< lines beyond it are not written */
	bool journal;
	bool bar; /**< a line that is not ended stands on the terminal: it is cleared first */
};

/**
 * Whether standard error is the journal's, by the value of JOURNAL_STREAM (DEVICE:INODE; NULL: unset). A program started
 * from a service may have it elsewhere.
 */
bool log_is_journal(const char *journal_stream);

/** Write a line as it is. */
void log_line(const struct log *log, enum log_level level, const char *line);
/** Write each line of a text. */
void log_lines(const struct log *log, enum log_level level, struct slice text);
void log_err(const struct log *log, enum log_level level, const struct err *err);

/** Append " key=value" to a row (without the blank at its start). */
void log_field(struct buf *row, const char *key, const char *value);
void log_field_int(struct buf *row, const char *key, long long value);
/** Write the row and clear it. */
void log_row(const struct log *log, enum log_level level, struct buf *row);

#endif
