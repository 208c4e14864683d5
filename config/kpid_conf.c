/* SPDX-License-Identifier: BSD-2-Clause */
/* The option table of kpid, and what follows from it. */
#include "config/kpid_conf.h"

#include <inttypes.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "config/conf.h"
#include "config/suggest.h"

enum option_type { OPTION_PATH, OPTION_PATH_OR_NONE, OPTION_INT, OPTION_BOOL };

struct option_row {
	const char *key;
	enum option_type type;
	size_t offset; /* into struct kpid_settings */
	const char *path; /* default of OPTION_PATH and OPTION_PATH_OR_NONE */
	int64_t value; /* default of the others */
	int64_t min, max;
	const char *help; /* lines parted by \n */
};

#define AT(field) offsetof(struct kpid_settings, field)

static const struct option_row table[] = {
	{"state", OPTION_PATH, AT(state), "/var/lib/kpid", 0, 0, 0,
	 "Where everything is kept. Relative names below start here."},
	{"inbox", OPTION_PATH, AT(inbox), "inbox", 0, 0, 0,
	 "What is put here is read, in folders too: .txt, .html, .htm, .jsonl, web archives\n"
	 "(WARC, .gz or not), and zip and tar archives and .gz, .bz2, .xz and .zst of all these."},
	{"archive", OPTION_PATH, AT(archive), "archive", 0, 0, 0,
	 "Where files go that were read, under YYYY/MM. On the file system of the inbox.\n"
	 "These are the evidence: keep them."},
	{"rejected", OPTION_PATH, AT(rejected), "rejected", 0, 0, 0,
	 "Where files go that could not be used, each with its reason beside it."},
	{"database", OPTION_PATH, AT(database), "kpid.db", 0, 0, 0,
	 "The database. Not on a network file system."},
	{"catalog", OPTION_PATH_OR_NONE, AT(catalog), "", 0, 0, 0,
	 "The catalogue of indicators, as indicators.conf(5) has it. Empty: the built-in one."},
	{"units", OPTION_PATH_OR_NONE, AT(units), "", 0, 0, 0,
	 "Units to read with that catalogue. Empty: the built-in ones."},
	{"max_item_bytes", OPTION_INT, AT(max_item_bytes), NULL, 16777216, 1024, 1073741824,
	 "A file, a line of a bulk file, a record of a web archive or a member of an archive\n"
	 "beyond this size is rejected unread."},
	{"container_header_bytes", OPTION_INT, AT(container_header_bytes), NULL, 65536, 1024, 16777216,
	 "The longest header of a record of a web archive."},
	{"container_members", OPTION_INT, AT(container_members), NULL, 100000, 1, 100000000,
	 "The most members of an archive, those of archives in it included. What follows is not read."},
	{"container_bytes", OPTION_INT, AT(container_bytes), NULL, 17179869184, 1048576, INT64_MAX,
	 "The most bytes that an archive or a web archive may unpack to. What follows is not read."},
	{"container_ratio", OPTION_INT, AT(container_ratio), NULL, 200, 1, 1000000,
	 "The most bytes that it may unpack to for each of its own, beyond the first 16 MiB."},
	{"container_depth", OPTION_INT, AT(container_depth), NULL, 3, 0, 8,
	 "How deep archives, web archives and bulk files may lie in archives."},
	{"settle_ms", OPTION_INT, AT(settle_ms), NULL, 1000, 0, 3600000,
	 "A file that changed within this many milliseconds waits for the next look."},
	{"poll_seconds", OPTION_INT, AT(poll_seconds), NULL, 10, 1, 86400,
	 "Seconds between two looks at the inbox, when kpid runs without --once."},
	{"threads", OPTION_INT, AT(threads), NULL, 0, 0, 32,
	 "Threads that read articles beside the one that writes. 0: one for each processor."},
	{"batch_items", OPTION_INT, AT(batch_items), NULL, 1000, 1, 100000,
	 "The most articles of one transaction."},
	{"batch_ms", OPTION_INT, AT(batch_ms), NULL, 200, 0, 60000,
	 "How long, in milliseconds, a transaction may stay open for more articles."},
	{"busy_ms", OPTION_INT, AT(busy_ms), NULL, 5000, 0, 3600000,
	 "How long, in milliseconds, to wait where another process writes to the database."},
	{"database_max_bytes", OPTION_INT, AT(database_max_bytes), NULL, 0, 0, INT64_MAX,
	 "The database stops growing here, as on a full disk. 0: no limit."},
	{"metrics", OPTION_PATH_OR_NONE, AT(metrics), "", 0, 0, 0,
	 "A file for counters as OpenMetrics text, written anew after passes. Empty: none."},
	{"keep_bytes", OPTION_BOOL, AT(keep_bytes), NULL, 0, 0, 1,
	 "Keep the bytes of each article, compressed, in the database too."},
};

enum { OPTIONS = sizeof(table) / sizeof(*table) };

static bool is_path(const struct option_row *o)
{
	return o->type == OPTION_PATH || o->type == OPTION_PATH_OR_NONE;
}

static char **path_at(struct kpid_settings *s, const struct option_row *o)
{
	return (char **)(void *)((char *)s + o->offset);
}

static int64_t *int_at(struct kpid_settings *s, const struct option_row *o)
{
	return (int64_t *)(void *)((char *)s + o->offset);
}

static bool *bool_at(struct kpid_settings *s, const struct option_row *o)
{
	return (bool *)(void *)((char *)s + o->offset);
}

void kpid_settings_init(struct kpid_settings *s, const char *state)
{
	*s = (struct kpid_settings){0};
	for (int i = 0; i < OPTIONS; i++) {
		switch (table[i].type) {
		case OPTION_PATH:
		case OPTION_PATH_OR_NONE:
			*path_at(s, &table[i]) = mem_strdup(table[i].path);
			break;
		case OPTION_INT:
			*int_at(s, &table[i]) = table[i].value;
			break;
		case OPTION_BOOL:
			*bool_at(s, &table[i]) = table[i].value != 0;
			break;
		}
	}
	if (state != NULL) {
		free(s->state);
		s->state = mem_strdup(state);
	}
}

void kpid_settings_release(struct kpid_settings *s)
{
	for (int i = 0; i < OPTIONS; i++)
		if (is_path(&table[i]))
			free(*path_at(s, &table[i]));
	*s = (struct kpid_settings){0};
}

static const struct option_row *find(const char *key)
{
	for (int i = 0; i < OPTIONS; i++)
		if (strcmp(table[i].key, key) == 0)
			return &table[i];
	return NULL;
}

static const char *nearest(const char *key)
{
	const char *best = NULL;
	size_t least = strlen(key) / 3 + 2;

	for (int i = 0; i < OPTIONS; i++) {
		size_t d = suggest_distance(key, table[i].key);

		if (d < least) {
			least = d;
			best = table[i].key;
		}
	}
	return best;
}

static enum kpi_status read_path(struct kpid_settings *s, const struct option_row *o,
				 const struct conf_node *n, struct err *err)
{
	const char *v;
	enum kpi_status status = conf_str(n, &v, err);

	if (status != KPI_OK)
		return status;
	if (*v == '\0' && o->type == OPTION_PATH)
		return conf_err(n, err, "%s is empty", o->key);
	free(*path_at(s, o));
	*path_at(s, o) = mem_strdup(v);
	return KPI_OK;
}

static enum kpi_status read_option(struct kpid_settings *s, const struct conf_node *n, struct err *err)
{
	const char *key = conf_name(n);
	const struct option_row *o = find(key);
	const char *near;

	if (o == NULL) {
		near = nearest(key);
		if (near != NULL)
			return conf_err(n, err, "unknown option %s; did you mean %s?", key, near);
		return conf_err(n, err, "unknown option %s", key);
	}
	switch (o->type) {
	case OPTION_INT:
		return conf_int(n, o->min, o->max, int_at(s, o), err);
	case OPTION_BOOL:
		return conf_bool(n, bool_at(s, o), err);
	case OPTION_PATH:
	case OPTION_PATH_OR_NONE:
		break;
	}
	return read_path(s, o, n, err);
}

static enum kpi_status read_all(struct kpid_settings *s, struct conf *c, struct buf *problems,
				struct err *err)
{
	const struct conf_node *root = conf_root(c);
	enum kpi_status first = KPI_OK;

	for (size_t i = 0; i < conf_len(root); i++) {
		struct err e = {0};
		char line[1024];
		enum kpi_status status = read_option(s, conf_at(root, i), &e);

		if (status == KPI_OK)
			continue;
		if (first == KPI_OK && err != NULL)
			*err = e;
		first = first == KPI_OK ? status : first;
		buf_printf(problems, "%s\n", err_format(&e, line, sizeof(line)));
	}
	conf_close(c);
	return first;
}

static enum kpi_status whole_file_failed(enum kpi_status status, const struct err *e, struct buf *problems,
					 struct err *err)
{
	char line[1024];

	buf_printf(problems, "%s\n", err_format(e, line, sizeof(line)));
	if (err != NULL)
		*err = *e;
	return status;
}

enum kpi_status kpid_settings_load(struct kpid_settings *s, const char *path, struct buf *problems,
				   struct err *err)
{
	struct conf *c;
	struct err e = {0};
	enum kpi_status status = conf_open(path, &c, &e);

	return status == KPI_OK ? read_all(s, c, problems, err)
				: whole_file_failed(status, &e, problems, err);
}

enum kpi_status kpid_settings_parse(struct kpid_settings *s, struct slice text, const char *name,
				    struct buf *problems, struct err *err)
{
	struct conf *c;
	struct err e = {0};
	enum kpi_status status = conf_parse(text, name, &c, &e);

	return status == KPI_OK ? read_all(s, c, problems, err)
				: whole_file_failed(status, &e, problems, err);
}

void kpid_settings_finish(struct kpid_settings *s)
{
	for (int i = 0; i < OPTIONS; i++) {
		char **p = is_path(&table[i]) ? path_at(s, &table[i]) : NULL;
		struct buf full = {0};

		if (p == NULL || p == &s->state || **p == '/' || **p == '\0')
			continue;
		buf_printf(&full, "%s/%s", s->state, *p);
		free(*p);
		*p = buf_steal(&full);
	}
}

void kpid_settings_sample(struct buf *out)
{
	buf_puts(out, "# kpid's options, each at its default. A line that is left out keeps its default.\n");
	for (int i = 0; i < OPTIONS; i++) {
		const struct option_row *o = &table[i];
		const char *p = o->help;

		buf_puts(out, "\n");
		while (p != NULL) {
			const char *end = strchr(p, '\n');

			buf_puts(out, "# ");
			buf_put(out, p, end != NULL ? (size_t)(end - p) : strlen(p));
			buf_puts(out, "\n");
			p = end != NULL ? end + 1 : NULL;
		}
		if (is_path(o))
			buf_printf(out, "%s = \"%s\";\n", o->key, o->path);
		else if (o->type == OPTION_BOOL)
			buf_printf(out, "%s = %s;\n", o->key, o->value != 0 ? "true" : "false");
		else
			buf_printf(out, "# between %" PRId64 " and %" PRId64 "\n%s = %" PRId64 "%s;\n",
				   o->min, o->max, o->key, o->value, o->value > INT32_MAX ? "L" : "");
	}
}
