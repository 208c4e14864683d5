/* SPDX-License-Identifier: BSD-2-Clause */
/* The members of an archive as parts of a container. */
#define _GNU_SOURCE /* memfd_create, O_TMPFILE */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/io.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "daemon/container_parts.h"
#include "daemon/folder.h"
#include "text/decode.h"

/* The file's name without the ending of its compression: what a single compressed file is called. */
static void put_single_name(const struct level *l, struct buf *out)
{
	static const char *const endings[] = {".gz", ".bz2", ".xz", ".zst"};
	const char *slash = strrchr(l->name, '/'), *name = slash != NULL ? slash + 1 : l->name;
	size_t n = strlen(name);

	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++) {
		size_t k = strlen(endings[i]);

		if (n > k && strcasecmp(name + n - k, endings[i]) == 0)
			n -= k;
	}
	buf_put(out, name, n);
}

/* Whether the inbox would pass over it: a part of the name starts with a dot, or it is a file half written. */
static bool is_hidden(const char *name)
{
	return *name == '.' || strstr(name, "/.") != NULL || slice_ends(slice_str(name), ".tmp");
}

bool take_name(struct container *c, const struct level *l, const struct archive_member *m)
{
	struct buf text = {0};
	struct decoded how;
	const char *p;
	char *clean;

	buf_clear(&c->name);
	if (m->name == NULL)
		put_single_name(l, &text);
	else if (utf8_valid(m->name, strlen(m->name), NULL))
		buf_puts(&text, m->name);
	else
		decode_bytes(slice_str(m->name), NULL, false, &text, &how);
	for (p = text.n > 0 ? text.p : ""; *p == '/' || strncmp(p, "./", 2) == 0;)
		p += *p == '/' ? 1 : 2;
	clean = folder_clean_name(p);
	buf_puts(&c->name, clean);
	free(clean);
	buf_release(&text);
	/* a zip file of web archives (WACZ) has indexes and summaries of the same pages beside them */
	if (slice_ends(slice_str(l->name), ".wacz") && !slice_starts(buf_slice(&c->name), "archive/"))
		return false;
	return c->name.n > 0 && !is_hidden(c->name.p);
}

/* All the names of a member: where it is, what it is called, and where it would be if it were unpacked. */
static void put_names(struct container *c, const struct level *l, struct part *out)
{
	buf_clear(&c->member);
	buf_clear(&c->ident);
	buf_clear(&c->path);
	if (l->member != NULL)
		buf_printf(&c->member, "%s!/", l->member);
	buf_puts(&c->member, c->name.p);
	buf_printf(&c->ident, "%s/%s", l->name, c->name.p);
	buf_printf(&c->path, "%s%s", l->folder, c->name.p);
	out->member = c->member.p;
	out->ident = c->ident.p;
}

/* A file without a name, to copy a container in a container into: each reader wants a file of its own to seek in. */
static int open_scratch(const char *folder)
{
	int fd = -1;

	if (folder != NULL)
		fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	return fd >= 0 ? fd : memfd_create("container", MFD_CLOEXEC);
}

/* Copy the member, of which c->data is the start. KPI_EINPUT: damaged, or more than allowed; c->why. */
static enum kpi_status copy_member(struct container *c, struct level *l, int fd, struct err *err)
{
	enum kpi_status status = KPI_OK;
	size_t n = c->data.n;

	for (bool first = true; status == KPI_OK && (first || n == READ_BYTES); first = false) {
		status = io_write_all(fd, c->data.p, c->data.n, l->name, err);
		buf_clear(&c->data);
		if (status == KPI_OK && n == READ_BYTES)
			status = archive_reader_data(l->archive, READ_BYTES, &c->data, &c->why);
		else
			break;
		n = c->data.n;
		if (status == KPI_OK && !count_unpacked(c, &c->unpacked, n))
			status = KPI_EINPUT;
	}
	return status;
}

static enum kpi_status push_member(struct container *c, struct level *l, enum container_kind kind,
				   struct part *out, bool *pushed, struct err *err)
{
	int fd;
	enum kpi_status status;

	if (c->n > c->limits.depth) {
		err_set(&c->why, KPI_EINPUT, NULL, 0, "a container more than %u deep in containers",
			c->limits.depth);
		bad_part(out, c->why.msg);
		return KPI_OK;
	}
	fd = open_scratch(c->limits.scratch);
	if (fd < 0)
		return err_set(err, KPI_EIO, l->name, 0, "no file for a container in it: %s",
			       strerror(errno));
	status = copy_member(c, l, fd, err);
	if (status == KPI_OK)
		status = push_level(c, kind, fd, true, c->ident.p, c->member.p, &c->why);
	else
		close(fd);
	*pushed = status == KPI_OK;
	if (status != KPI_EINPUT)
		return status;
	bad_part(out, c->why.msg);
	return KPI_OK;
}

/* An article of its own, of which c->data is the start. */
static enum kpi_status take_article(struct container *c, struct level *l, struct part *out)
{
	size_t max = c->limits.item_bytes;

	if (c->data.n == READ_BYTES && c->data.n <= max) {
		size_t before = c->data.n;

		if (archive_reader_data(l->archive, max + 1 - before, &c->data, &c->why) != KPI_OK ||
		    !count_unpacked(c, &c->unpacked, c->data.n - before)) {
			bad_part(out, c->why.msg);
			return KPI_OK;
		}
	}
	if (c->data.n > max) {
		err_set(&c->why, KPI_EINPUT, NULL, 0, "too large: more than %zu bytes", max);
		bad_part(out, c->why.msg);
		return KPI_OK;
	}
	out->kind = PART_ITEM;
	out->raw = buf_slice(&c->data);
	out->why = container_unread(out->raw);
	if (out->why == NULL)
		out->why = media_unknown(c->name.p, out->raw, &out->media);
	if (out->why != NULL)
		bad_part(out, out->why);
	return KPI_OK;
}

static enum kpi_status take_member(struct container *c, struct level *l, const struct archive_member *m,
				   struct part *out, bool *pushed, struct err *err)
{
	enum container_kind kind;
	enum kpi_status status;

	put_names(c, l, out);
	out->captured = m->changed;
	status = member_sidecar_of(l->sidecars, c->name.p, &c->sidecar, &c->why);
	out->given = sidecar_hints(&c->sidecar, c->path.p);
	buf_clear(&c->data);
	if (!m->regular)
		bad_part(out, "not a regular file");
	else if (m->encrypted)
		bad_part(out, "encrypted");
	else if (status == KPI_EINPUT)
		bad_part(out, err_format(&c->why, c->sidecar_why, sizeof(c->sidecar_why)));
	else if (archive_reader_data(l->archive, READ_BYTES, &c->data, &c->why) != KPI_OK ||
		 !count_unpacked(c, &c->unpacked, c->data.n))
		bad_part(out, c->why.msg);
	if (out->kind == PART_BAD)
		return KPI_OK;
	kind = container_kind_of(c->name.p, buf_slice(&c->data));
	return kind != CONTAINER_NONE ? push_member(c, l, kind, out, pushed, err) : take_article(c, l, out);
}

/* The end of an archive, and sidecars of what is not in it. */
static enum kpi_status end_of_archive(struct container *c, struct level *l, struct part *out)
{
	const char *left = member_sidecar_left(l->sidecars);

	if (left == NULL)
		return KPI_ENOTFOUND;
	buf_clear(&c->name);
	buf_printf(&c->name, "%s.meta", left);
	put_names(c, l, out);
	bad_part(out, "its file is not in the archive");
	return KPI_OK;
}

/* Whether there is to be no more of the archive, nor of those that it is in. */
static bool is_over(struct container *c)
{
	uint64_t sum = c->unpacked;

	return !count_unpacked(c, &sum, 0) || c->members > c->limits.members;
}

enum kpi_status next_of_archive(struct container *c, struct level *l, struct part *out, bool *pushed,
				struct err *err)
{
	struct archive_member m;
	enum kpi_status status;

	sidecar_release(&c->sidecar);
	for (;;) {
		if (is_over(c) || l->archive == NULL)
			return is_over(c) ? KPI_ENOTFOUND : end_of_archive(c, l, out);
		status = archive_reader_next(l->archive, &m, &c->why);
		if (status != KPI_OK)
			break;
		if (m.folder)
			continue;
		if (++c->members > c->limits.members) {
			err_set(&c->why, KPI_EINPUT, NULL, 0, "more than %llu members: the rest is not read",
				(unsigned long long)c->limits.members);
			bad_part(out, c->why.msg);
			return KPI_OK;
		}
		if (take_name(c, l, &m) && !slice_ends(buf_slice(&c->name), ".meta"))
			return take_member(c, l, &m, out, pushed, err);
	}
	/* it is over, whole or damaged */
	archive_reader_close(l->archive);
	l->archive = NULL;
	if (status == KPI_ENOTFOUND)
		return end_of_archive(c, l, out);
	bad_part(out, c->why.msg);
	return KPI_OK;
}
