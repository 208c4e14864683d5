/* SPDX-License-Identifier: BSD-2-Clause */
/* Errors with their place in the input, and the exit codes that follow. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/** Take an unfinished UTF-8 character off the end of a string that was cut. */
static void cut_at_character(char *s)
{
	size_t n = strlen(s), i = n;

	while (i > 0 && n - i < 3 && ((unsigned char)s[i - 1] & 0xC0) == 0x80)
		i--;
	if (i == 0)
		return;
	unsigned char lead = (unsigned char)s[i - 1];
	size_t want = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;

	if (n - i + 1 < want)
		s[i - 1] = '\0';
}

enum kpi_status err_set(struct err *err, enum kpi_status status, const char *file, unsigned int line,
			const char *fmt, ...)
{
	if (err == NULL)
		return status;
	va_list ap;

	err->status = status;
	err->line = line;
	if (snprintf(err->file, sizeof(err->file), "%s", file ? file : "") >= (int)sizeof(err->file))
		cut_at_character(err->file);
	va_start(ap, fmt);
	if (vsnprintf(err->msg, sizeof(err->msg), fmt, ap) >= (int)sizeof(err->msg))
		cut_at_character(err->msg);
	va_end(ap);
	return status;
}

const char *err_format(const struct err *err, char *out, unsigned int size)
{
	int n;

	if (err->file[0] && err->line)
		n = snprintf(out, size, "%s:%u: %s", err->file, err->line, err->msg);
	else if (err->file[0])
		n = snprintf(out, size, "%s: %s", err->file, err->msg);
	else if (err->line)
		n = snprintf(out, size, "line %u: %s", err->line, err->msg);
	else
		n = snprintf(out, size, "%s", err->msg);
	if (n >= 0 && (unsigned int)n >= size)
		cut_at_character(out);
	return out;
}

enum kpi_exit err_exit(enum kpi_status status)
{
	switch (status) {
	case KPI_OK:
		return KPI_EXIT_OK;
	case KPI_EUSAGE:
	case KPI_ECONFIG:
	case KPI_ENOTFOUND:
		return KPI_EXIT_USAGE;
	case KPI_EINPUT:
	case KPI_EIO:
	case KPI_ERANGE:
		return KPI_EXIT_PARTIAL;
	case KPI_ESTORE:
	case KPI_EBUSY:
	case KPI_EFULL:
	case KPI_ESCHEMA:
		return KPI_EXIT_STORE;
	case KPI_ELOCKED:
		return KPI_EXIT_LOCKED;
	}
	return KPI_EXIT_STORE;
}
