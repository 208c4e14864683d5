/* SPDX-License-Identifier: BSD-2-Clause */
/* Lines on standard error. */
#include "base/log.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

bool log_is_journal(const char *journal_stream)
{
	struct stat st;
	char *end;
	unsigned long long device, inode;

	if (journal_stream == NULL || fstat(STDERR_FILENO, &st) != 0)
		return false;
	device = strtoull(journal_stream, &end, 10);
	if (end == journal_stream || *end != ':')
		return false;
	inode = strtoull(end + 1, NULL, 10);
	return device == (unsigned long long)st.st_dev && inode == (unsigned long long)st.st_ino;
}

void log_line(const struct log *log, enum log_level level, const char *line)
{
	struct buf b = {0};

	if (level > log->level)
		return;
	if (log->journal)
		buf_printf(&b, "<%d>%s\n", (int)level, line);
	else
		buf_printf(&b, "%s%s: %s\n", log->bar ? "\r\x1b[K" : "", log->name, line);
	/* one write a line; where standard error is gone there is nobody left to tell */
	(void)io_write_all(STDERR_FILENO, b.p, b.n, "standard error", NULL);
	buf_release(&b);
}

void log_lines(const struct log *log, enum log_level level, struct slice text)
{
	struct buf line = {0};

	while (text.n > 0) {
		const char *end = memchr(text.p, '\n', text.n);
		const size_t n = end != NULL ? (size_t)(end - text.p) : text.n, taken = n + (end != NULL);

		buf_clear(&line);
		buf_put(&line, text.p, n);
		log_line(log, level, line.p);
		text = slice_of(text.p + taken, text.n - taken);
	}
	buf_release(&line);
}

void log_err(const struct log *log, enum log_level level, const struct err *err)
{
	char line[1024];

	log_line(log, level, err_format(err, line, sizeof(line)));
}

static bool plain(const char *v)
{
	if (*v == '\0')
		return false;
	for (; *v != '\0'; v++)
		if ((unsigned char)*v <= ' ' || *v == '"' || *v == '=' || *v == '\\' || *v == 0x7f)
			return false;
	return true;
}

void log_field(struct buf *row, const char *key, const char *value)
{
	buf_printf(row, "%s%s=", row->n > 0 ? " " : "", key);
	if (plain(value)) {
		buf_puts(row, value);
		return;
	}
	buf_putc(row, '"');
	for (; *value != '\0'; value++) {
		if (*value == '"' || *value == '\\')
			buf_putc(row, '\\');
		if ((unsigned char)*value < ' ' || *value == 0x7f)
			buf_printf(row, "\\x%02x", (unsigned int)(unsigned char)*value);
		else
			buf_putc(row, *value);
	}
	buf_putc(row, '"');
}

void log_field_int(struct buf *row, const char *key, long long value)
{
	buf_printf(row, "%s%s=%lld", row->n > 0 ? " " : "", key, value);
}

void log_row(const struct log *log, enum log_level level, struct buf *row)
{
	log_line(log, level, row->n > 0 ? row->p : "");
	buf_clear(row);
}
