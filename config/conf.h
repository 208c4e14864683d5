/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CONFIG_CONF_H
#define KPI_CONFIG_CONF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/decimal.h"
#include "base/err.h"

/*
 * Reading configuration files (libconfig's syntax). conf.c is the only file
 * that includes libconfig.h; loaders walk settings with the functions below,
 * and every error names the file and the line of the setting at fault.
 *
 *	struct conf *c;
 *	enum kpi_status s = conf_open("kpid.conf", &c, err);
 *	if (s == KPI_OK)
 *		s = conf_check_keys(conf_root(c), allowed, err);
 *	if (s == KPI_OK)
 *		s = conf_get_int(conf_root(c), "poll", 1, 86400, &poll, err);
 *	conf_close(c);
 *
 * Large tables are lists of groups, ( { … }, { … } ): named members cost a
 * linear search each. Numbers with a fraction are written in quotes ("99.5")
 * and read exactly; a bare 99.5 is an error. @include is not supported.
 */

struct conf; /**< an open file; owns all its settings and strings */
struct conf_node; /**< a setting; borrowed from its struct conf */

enum conf_type { CONF_GROUP, CONF_LIST, CONF_ARRAY, CONF_STRING, CONF_INT, CONF_BOOL, CONF_OTHER };

/** The most bytes of a configuration file. */
enum { CONF_SIZE_MAX = 16 * 1024 * 1024 };

/**
 * Read and parse a file. On success *out is owned by the caller (conf_close);
 * on failure *out is NULL. KPI_EIO where it cannot be read, KPI_ECONFIG with
 * the line where it is no valid UTF-8 or does not parse.
 */
enum kpi_status conf_open(const char *path, struct conf **out, struct err *err);

/** The same from memory. name: the file's name for messages, copied. */
enum kpi_status conf_parse(struct slice text, const char *name, struct conf **out, struct err *err);

void conf_close(struct conf *c); /**< NULL is fine */

/** The group of all top-level settings. */
const struct conf_node *conf_root(const struct conf *c);

enum conf_type conf_type(const struct conf_node *n);
const char *
conf_name(const struct conf_node *n); /**< NULL for the root and for elements of a list or array */
const char *conf_file(const struct conf_node *n);
unsigned int
conf_line(const struct conf_node *n); /**< from 1; right up to line 65,535 (a limit of libconfig) */

/** Members or elements: of a group, list or array; 0 for anything else. */
size_t conf_len(const struct conf_node *n);
/** Member or element i, in the order of the file; NULL beyond the end. */
const struct conf_node *conf_at(const struct conf_node *n, size_t i);
/** The direct member of a group by name (no paths), or NULL. */
const struct conf_node *conf_get(const struct conf_node *group, const char *name);

/** Set *err to "FILE:LINE: …" of this setting and return KPI_ECONFIG. */
enum kpi_status conf_err(const struct conf_node *n, struct err *err, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));

/** KPI_ECONFIG at the first member whose name is not in the NULL-terminated list, and where n is no group. */
enum kpi_status conf_check_keys(const struct conf_node *group, const char *const *allowed, struct err *err);

/** KPI_ECONFIG where n is not of the type. */
enum kpi_status conf_expect(const struct conf_node *n, enum conf_type type, struct err *err);

/*
 * The value of a setting. KPI_ECONFIG where it is of another type or out of
 * bounds; *out is then untouched. Strings live as long as the struct conf.
 */
enum kpi_status conf_str(const struct conf_node *n, const char **out, struct err *err);
enum kpi_status conf_int(const struct conf_node *n, int64_t min, int64_t max, int64_t *out, struct err *err);
enum kpi_status conf_bool(const struct conf_node *n, bool *out, struct err *err);
enum kpi_status conf_dec(const struct conf_node *n, struct dec *out, struct err *err); /**< 95 or "99.5" */

/*
 * The value of a group's member. Where there is no such member *out keeps
 * what it has (the default) and KPI_OK is returned.
 */
enum kpi_status conf_get_str(const struct conf_node *group, const char *name, const char **out,
			     struct err *err);
enum kpi_status conf_get_int(const struct conf_node *group, const char *name, int64_t min, int64_t max,
			     int64_t *out, struct err *err);
enum kpi_status conf_get_bool(const struct conf_node *group, const char *name, bool *out, struct err *err);
enum kpi_status conf_get_dec(const struct conf_node *group, const char *name, struct dec *out,
			     struct err *err);

/** The member, or KPI_ECONFIG "NAME is missing" at the group's line and *out NULL. */
enum kpi_status conf_need(const struct conf_node *group, const char *name, const struct conf_node **out,
			  struct err *err);

#endif
