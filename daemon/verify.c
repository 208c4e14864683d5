/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether the evidence is still there: the database, and the archive against its checksums. */
#include "config.h"

#include "daemon/verify.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "daemon/bulk.h"
#include "daemon/container.h"
#include "daemon/folder.h"
#include "daemon/inbox.h"
#include "series/derive.h"

struct check {
	const struct kpid_settings *settings;
	const struct log *log;
	struct verify_result *out;
	/* the container in hand: versions come in the order of its parts, so one reading serves them all */
	char *path;
	int fd;
	struct container *container;
	bool held; /* part was read and not yet asked for */
	struct part part;
};

static void close_container(struct check *c)
{
	container_close(c->container);
	if (c->fd >= 0)
		close(c->fd);
	free(c->path);
	c->container = NULL;
	c->held = false;
	c->path = NULL;
	c->fd = -1;
}

static void open_container(struct check *c, const char *path)
{
	const struct container_limits limits = container_limits_of(c->settings);
	char start[CONTAINER_START];
	ssize_t n;

	close_container(c);
	c->path = mem_strdup(path);
	c->fd = open(path, O_RDONLY | O_CLOEXEC);
	n = c->fd >= 0 ? pread(c->fd, start, sizeof(start), 0) : -1;
	if (n >= 0)
		container_open(c->fd, path, container_kind_of(path, slice_of(start, (size_t)n)), &limits,
			       &c->container, NULL);
}

static bool is_part(const struct part *part, const struct store_version *v)
{
	return part->record == v->archive_record && part->offset == v->archive_offset &&
	       part->line == v->archive_line &&
	       strcmp(part->member != NULL ? part->member : "",
		      v->archive_member != NULL ? v->archive_member : "") == 0;
}

/* The SHA-256 of what a part brings. false: nothing. */
static bool sum_of_part(const struct part *part, char sum[SHA256_HEX])
{
	struct bulk_line l = {.line = part->line, .raw = part->raw};
	struct bulk_parsed parsed = {0};
	bool there = part->kind == PART_ITEM;

	if (part->kind == PART_LINE)
		there = bulk_parse(&parsed, "", &l, NULL) == KPI_OK;
	if (there && part->kind == PART_LINE)
		sha256_hex(l.body.p, l.body.n, sum);
	else if (there)
		sha256_hex(part->raw.p, part->raw.n, sum);
	bulk_parsed_release(&parsed);
	return there;
}

static bool is_behind(const struct part *part, const struct store_version *v)
{
	if (part->record != v->archive_record ||
	    strcmp(part->member != NULL ? part->member : "",
		   v->archive_member != NULL ? v->archive_member : "") != 0)
		return false;
	return part->record ? part->offset > v->archive_offset : part->line > v->archive_line;
}

static bool has_part(struct check *c)
{
	if (!c->held && c->container != NULL)
		c->held = container_next(c->container, &c->part, NULL) == KPI_OK;
	return c->held;
}

/*
 * From where the container stands on: several records of one place are tried
 * until one fits. false: no such part. *surely: nor before.
 */
static bool find_part(struct check *c, const struct store_version *v, char sum[SHA256_HEX], bool *surely)
{
	bool there = false, moved = false;

	*surely = false;
	for (; has_part(c); moved = true) {
		if (is_behind(&c->part, v)) {
			*surely = moved;
			break;
		}
		c->held = false;
		if (!is_part(&c->part, v))
			continue;
		there = sum_of_part(&c->part, sum) || there;
		*surely = there;
		if (there && strcmp(sum, v->capture) == 0)
			break;
	}
	return there;
}

/* The SHA-256 of what a version was made from. false: it is not there. */
static bool sum_of_version(struct check *c, const char *path, const struct store_version *v,
			   char sum[SHA256_HEX])
{
	bool there, surely, fresh = c->path == NULL || strcmp(c->path, path) != 0;

	if (fresh)
		open_container(c, path);
	there = find_part(c, v, sum, &surely);
	if (there || surely || fresh)
		return there;
	/* it may stand before what was asked for last */
	open_container(c, path);
	return find_part(c, v, sum, &surely);
}

static bool sum_of_file(const char *path, char sum[SHA256_HEX])
{
	struct buf raw = {0};
	bool there = io_read_file(path, 0, &raw, NULL) == KPI_OK;

	if (there)
		sha256_hex(raw.p, raw.n, sum);
	buf_release(&raw);
	return there;
}

static bool check_version(void *ctx, const struct store_version *v)
{
	struct check *c = ctx;
	char *path = v->archive_path != NULL ? folder_path(c->settings->archive, v->archive_path) : NULL;
	char sum[SHA256_HEX];
	struct buf row = {0};
	bool there, in_container;

	c->out->versions++;
	if (path == NULL)
		return true;
	in_container = v->archive_line > 0 || v->archive_record || v->archive_member != NULL;
	there = in_container ? sum_of_version(c, path, v, sum) : sum_of_file(path, sum);
	if (!there || strcmp(sum, v->capture) != 0) {
		c->out->missing += !there;
		c->out->altered += there;
		log_field(&row, "state", there ? "altered" : "missing");
		log_field(&row, "item", v->archive_path);
		if (v->archive_member != NULL)
			log_field(&row, "member", v->archive_member);
		if (v->archive_record)
			log_field_int(&row, "offset", (long long)v->archive_offset);
		if (v->archive_line > 0)
			log_field_int(&row, "line", v->archive_line);
		log_field_int(&row, "version", v->id);
		log_field(&row, "sha256", v->capture);
		log_row(c->log, LOG_ERROR, &row);
	}
	buf_release(&row);
	free(path);
	return true;
}

enum kpi_status verify(const struct opened *o, const struct log *log, struct verify_result *out,
		       struct err *err)
{
	struct derive d = {
		.store = o->store, .catalog = &o->extractor.lex.catalog, .program = PACKAGE_STRING};
	struct derive_check derived = {0};
	struct check c = {.settings = &o->settings, .log = log, .out = out, .fd = -1};
	enum kpi_status status;

	*out = (struct verify_result){0};
	status = store_check(o->store, err);
	if (status == KPI_OK)
		status = store_versions(o->store, check_version, &c, err);
	close_container(&c);
	if (status == KPI_OK)
		status = derive_check(&d, &derived, err);
	out->behind = derived.behind;
	out->differing = derived.differences;
	return status;
}
