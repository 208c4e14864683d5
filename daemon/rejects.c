/* SPDX-License-Identifier: BSD-2-Clause */
/* What could not be used of a container, with its reasons. */
#include "config.h" /* memrchr */

#include "daemon/rejects.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "base/json.h"
#include "base/json_read.h"
#include "daemon/folder.h"

enum {
	FLUSH = 1 << 20,
	TAIL = 1 << 16, /* more than a line of it */
	RAW_MAX = 4096 /* of a bad line; the whole of it is in the archive */
};

static enum kpi_status open_tmp(struct rejects *r, struct err *err)
{
	char *whole = folder_nth_name(r->name, 0);
	const char *base = strrchr(whole, '/');
	struct buf name = {0};
	enum kpi_status status;

	base = base != NULL ? base + 1 : whole;
	buf_printf(&name, "%s/%.*s.%s.tmp", r->root, (int)(base - whole), whole, base);
	free(whole);
	r->tmp = buf_steal(&name);
	r->fd = -1;
	status = folder_make_for(r->tmp, err);
	if (status != KPI_OK)
		return status;
	r->fd = open(r->tmp, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (r->fd < 0)
		return err_set(err, KPI_EIO, r->tmp, 0, "cannot write: %s", strerror(errno));
	return KPI_OK;
}

static enum kpi_status flush(struct rejects *r, size_t at_least, struct err *err)
{
	enum kpi_status status = KPI_OK;

	if (r->tmp != NULL && r->buf.n >= at_least) {
		status = io_write_all(r->fd, r->buf.p, r->buf.n, r->tmp, err);
		buf_clear(&r->buf);
	}
	return status;
}

enum kpi_status rejects_note(struct rejects *r, const struct part *part, const char *reason, struct err *err)
{
	struct json j;
	enum kpi_status status = r->tmp == NULL ? open_tmp(r, err) : KPI_OK;

	if (status != KPI_OK)
		return status;
	j = json_to(&r->buf);
	json_open(&j, NULL);
	if (part->member != NULL)
		json_cstr(&j, "member", part->member);
	if (part->record)
		json_int(&j, "offset", (int64_t)part->offset);
	if (part->line > 0)
		json_int(&j, "line", part->line);
	if (part->given.url != NULL)
		json_cstr(&j, "url", part->given.url);
	json_cstr(&j, "reason", reason);
	if (part->line > 0)
		json_str(&j, "raw", slice_of(part->raw.p, part->raw.n < RAW_MAX ? part->raw.n : RAW_MAX));
	json_close(&j);
	buf_putc(&r->buf, '\n');
	return flush(r, FLUSH, err);
}

static bool same_content(const char *a, const char *b)
{
	struct buf x = {0}, y = {0};
	bool same = io_read_file(a, 0, &x, NULL) == KPI_OK && io_read_file(b, 0, &y, NULL) == KPI_OK &&
		    slice_eq(buf_slice(&x), buf_slice(&y));

	buf_release(&x);
	buf_release(&y);
	return same;
}

enum kpi_status rejects_finish(struct rejects *r, struct err *err)
{
	enum kpi_status status = flush(r, 1, err);

	if (status != KPI_OK || r->tmp == NULL)
		return status;
	if (fsync(r->fd) != 0)
		return err_set(err, errno == ENOSPC ? KPI_EFULL : KPI_EIO, r->tmp, 0, "cannot write: %s",
			       strerror(errno));
	for (unsigned int k = 0;; k++) {
		char *name = folder_nth_name(r->name, k), *to = folder_path(r->root, name);
		bool there = folder_has(to), same = there && same_content(to, r->tmp);

		if (same)
			unlink(r->tmp);
		else if (!there)
			status = folder_move(r->tmp, to, err);
		if (!there && status == KPI_OK)
			status = folder_sync_for(to, err);
		free(name);
		free(to);
		if (same || !there)
			return status;
	}
}

/* The last line of an open file. */
static void read_last_line(int fd, struct buf *out)
{
	off_t size = lseek(fd, 0, SEEK_END), from = size > TAIL ? size - TAIL : 0;
	const char *start;
	ssize_t n;

	buf_reserve(out, TAIL + 1);
	n = pread(fd, out->p, TAIL, from);
	out->n = n > 0 ? (size_t)n : 0;
	while (out->n > 0 && out->p[out->n - 1] == '\n')
		out->n--;
	out->p[out->n] = '\0';
	start = memrchr(out->p, '\n', out->n);
	if (start != NULL) {
		out->n -= (size_t)(start + 1 - out->p);
		memmove(out->p, start + 1, out->n + 1);
	}
}

bool rejects_last(const char *path, struct buf *out)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct buf line = {0};
	struct jvalue *doc = NULL;
	const char *reason, *member;
	int64_t number;
	bool is;

	if (fd < 0)
		return false;
	read_last_line(fd, &line);
	close(fd);
	is = jread(buf_slice(&line), path, 0, &doc, NULL) == KPI_OK && jtext(jget(doc, "reason"), &reason);
	if (is && jtext(jget(doc, "member"), &member))
		buf_printf(out, "%s: ", member);
	if (is && jwhole(jget(doc, "offset"), &number))
		buf_printf(out, "record at byte %lld: ", (long long)number);
	if (is && jwhole(jget(doc, "line"), &number))
		buf_printf(out, "line %lld: ", (long long)number);
	if (is)
		buf_puts(out, reason);
	jread_free(doc);
	buf_release(&line);
	return is;
}

void rejects_release(struct rejects *r)
{
	if (r->tmp != NULL) {
		if (r->fd >= 0)
			close(r->fd);
		unlink(r->tmp);
	}
	free(r->tmp);
	buf_release(&r->buf);
}
