/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether the evidence is still there: the database, and the archive against its checksums. */
#include "daemon/verify.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "daemon/bulk.h"
#include "daemon/folder.h"

struct check {
	const struct kpid_settings *settings;
	const struct log *log;
	struct verify_result *out;
	/* the bulk file in hand: versions come in the order of its lines, so one reading serves them all */
	char *path;
	int fd;
	struct bulk *bulk;
	unsigned int line;
};

static void close_bulk(struct check *c)
{
	bulk_free(c->bulk);
	if (c->fd >= 0)
		close(c->fd);
	free(c->path);
	c->bulk = NULL;
	c->path = NULL;
	c->fd = -1;
	c->line = 0;
}

/* The SHA-256 of what a line of a bulk file brings. false: there is no such line. */
static bool sum_of_line(struct check *c, const char *path, uint32_t line, char sum[SHA256_HEX])
{
	struct bulk_line l;

	if (c->path == NULL || strcmp(c->path, path) != 0 || c->line >= line) {
		close_bulk(c);
		c->fd = open(path, O_RDONLY | O_CLOEXEC);
		c->path = mem_strdup(path);
		c->bulk = bulk_new(c->fd, path, (size_t)c->settings->max_item_bytes);
	}
	while (c->line < line) {
		enum kpi_status status = bulk_next(c->bulk, &l, NULL);

		if (status != KPI_OK && status != KPI_EINPUT)
			return false;
		c->line = l.line;
		if (c->line == line && status == KPI_OK) {
			sha256_hex(l.body.p, l.body.n, sum);
			return true;
		}
	}
	return false;
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
	bool there;

	c->out->versions++;
	if (path == NULL)
		return true;
	there = v->archive_line > 0 ? sum_of_line(c, path, v->archive_line, sum) : sum_of_file(path, sum);
	if (!there || strcmp(sum, v->capture) != 0) {
		c->out->missing += !there;
		c->out->altered += there;
		log_field(&row, "state", there ? "altered" : "missing");
		log_field(&row, "item", v->archive_path);
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

enum kpi_status verify(const struct kpid_settings *settings, struct store *store, const struct log *log,
		       struct verify_result *out, struct err *err)
{
	struct check c = {.settings = settings, .log = log, .out = out, .fd = -1};
	enum kpi_status status;

	*out = (struct verify_result){0};
	status = store_check(store, err);
	if (status == KPI_OK)
		status = store_versions(store, check_version, &c, err);
	close_bulk(&c);
	return status;
}
