/* SPDX-License-Identifier: BSD-2-Clause */
/* Standard output, or a file replaced as a whole. */
#include "reports/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

static enum kpi_status failed(const char *name, const char *what, struct err *err)
{
	return err_set(err, KPI_EIO, name, 0, "cannot %s: %s", what, strerror(errno));
}

/* FOLDER/.NAME and a tail, beside a file. A string of the caller's (free). */
static char *beside(const char *path, const char *tail)
{
	const char *slash = strrchr(path, '/');
	size_t folder = slash != NULL ? (size_t)(slash - path) + 1 : 0;
	struct buf b = {0};

	buf_printf(&b, "%.*s.%s%s", (int)folder, path, path + folder, tail);
	return buf_steal(&b);
}

static enum kpi_status take_lock(struct output *o, struct err *err)
{
	char *name = beside(o->path, ".lock");
	enum kpi_status status = KPI_OK;

	o->lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (o->lock < 0)
		status = failed(name, "open the lock file", err);
	else if (flock(o->lock, LOCK_EX | LOCK_NB) != 0)
		status = errno == EWOULDBLOCK
				 ? err_set(err, KPI_ELOCKED, o->path, 0, "another run is writing this file")
				 : failed(name, "lock", err);
	free(name);
	return status;
}

enum kpi_status output_open(struct output *o, const char *path, struct err *err)
{
	struct stat st;
	enum kpi_status status;

	*o = (struct output){.fd = -1, .name = path, .path = path, .lock = -1};
	if (path == NULL) {
		o->fd = STDOUT_FILENO;
		o->name = "standard output";
		return KPI_OK;
	}
	if (lstat(path, &st) == 0 && !S_ISREG(st.st_mode))
		return err_set(err, KPI_EIO, path, 0, "not a regular file, so it cannot be replaced");
	status = take_lock(o, err);
	if (status != KPI_OK)
		return status;
	o->tmp = beside(path, ".tmp");
	/* of a run that was killed: the lock says that nobody writes it now */
	unlink(o->tmp);
	o->fd = open(o->tmp, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (o->fd < 0)
		return failed(o->tmp, "create", err);
	if (lstat(path, &st) == 0 && fchmod(o->fd, st.st_mode & 07777) != 0)
		return failed(path, "keep the mode", err);
	return KPI_OK;
}

enum kpi_status output_put(struct output *o, struct buf *b, struct err *err)
{
	enum kpi_status status = io_write_all(o->fd, b->p, b->n, o->name, err);

	buf_clear(b);
	if (status == KPI_EFULL && err != NULL)
		err->status = KPI_EIO;
	return status == KPI_EFULL ? KPI_EIO : status;
}

/* Whether the new file's bytes are those of the old one. */
static bool unchanged(const struct output *o)
{
	char a[65536], b[65536];
	int old = open(o->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	off_t at = 0;
	ssize_t n = -1;
	bool same = old >= 0;

	while (same && (n = pread(o->fd, a, sizeof(a), at)) > 0) {
		same = pread(old, b, sizeof(b), at) == n && memcmp(a, b, (size_t)n) == 0;
		at += n;
	}
	/* and nothing after them */
	same = same && n == 0 && pread(old, b, 1, at) == 0;
	if (old >= 0)
		close(old);
	return same;
}

static enum kpi_status sync_folder(const struct output *o, struct err *err)
{
	const char *slash = strrchr(o->path, '/');
	struct buf folder = {0};
	int fd, rc;

	buf_put(&folder, slash != NULL ? o->path : ".", slash != NULL ? (size_t)(slash - o->path) + 1 : 1);
	fd = open(folder.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	buf_release(&folder);
	rc = fd < 0 ? -1 : fsync(fd);
	if (rc != 0 && fd >= 0 && errno == EINVAL) /* a file system without it */
		rc = 0;
	if (fd >= 0)
		close(fd);
	return rc == 0 ? KPI_OK : failed(o->path, "put its folder on disk", err);
}

enum kpi_status output_finish(struct output *o, bool if_changed, struct err *err)
{
	if (o->path == NULL || (if_changed && unchanged(o)))
		return KPI_OK;
	if (fsync(o->fd) != 0)
		return failed(o->tmp, "put it on disk", err);
	if (rename(o->tmp, o->path) != 0)
		return failed(o->path, "replace", err);
	free(o->tmp);
	o->tmp = NULL;
	return sync_folder(o, err);
}

void output_close(struct output *o)
{
	if (o->path == NULL)
		return;
	if (o->fd >= 0)
		close(o->fd);
	if (o->tmp != NULL)
		unlink(o->tmp);
	free(o->tmp);
	if (o->lock >= 0)
		close(o->lock);
	*o = (struct output){.fd = -1, .lock = -1};
}
