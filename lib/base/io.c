/* SPDX-License-Identifier: BSD-2-Clause */
/* Whole files: read, write, replace. */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/** The status for errno after an output failed. */
static enum kpi_status write_status(int e)
{
	return e == ENOSPC || e == EDQUOT ? KPI_EFULL : KPI_EIO;
}

static int open_retry(const char *path, int flags, mode_t mode)
{
	int fd;

	do
		fd = open(path, flags | O_CLOEXEC, mode);
	while (fd < 0 && errno == EINTR);
	return fd;
}

static enum kpi_status read_fd(int fd, const char *name, size_t limit, struct buf *out, struct err *err)
{
	size_t start = out->n, chunk = 64 * 1024;
	struct stat st;

	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
		if (limit && (uintmax_t)st.st_size > limit)
			return err_set(err, KPI_EINPUT, name, 0, "too large: %jd bytes, the limit is %zu",
				       (intmax_t)st.st_size, limit);
		chunk = (size_t)st.st_size + 1; /* one more sees the end without growing */
	}
	for (;;) {
		buf_reserve(out, chunk);
		ssize_t k = read(fd, out->p + out->n, chunk);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return err_set(err, KPI_EIO, name, 0, "cannot read: %s", strerror(errno));
		out->n += (size_t)k;
		out->p[out->n] = '\0';
		if (k == 0)
			return KPI_OK;
		if (limit && out->n - start > limit)
			return err_set(err, KPI_EINPUT, name, 0,
				       "too large: more than %zu bytes read, the limit is %zu",
				       out->n - start - 1, limit);
		size_t room = out->cap - out->n - 1;

		chunk = room ? room : 64 * 1024;
	}
}

enum kpi_status io_read_file(const char *path, size_t limit, struct buf *out, struct err *err)
{
	bool std = strcmp(path, "-") == 0;
	int fd = std ? STDIN_FILENO : open_retry(path, O_RDONLY, 0);
	size_t start = out->n;

	if (fd < 0)
		return err_set(err, KPI_EIO, path, 0, "cannot open: %s", strerror(errno));
	enum kpi_status rc = read_fd(fd, std ? "standard input" : path, limit, out, err);

	if (!std)
		close(fd);
	if (rc != KPI_OK && out->p) { /* nothing of a file that could not be read whole */
		out->n = start;
		out->p[start] = '\0';
	}
	return rc;
}

enum kpi_status io_write_all(int fd, const char *p, size_t n, const char *name, struct err *err)
{
	while (n) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k < 0)
			return err_set(err, write_status(errno), name, 0, "cannot write: %s",
				       strerror(errno));
		p += k;
		n -= (size_t)k;
	}
	return KPI_OK;
}

/** Length of the folder part of path with its slash, 0 where there is none. */
static size_t folder_len(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

/** Create a new file beside path; its name (a dot name, so that nobody takes it for finished) goes to *name. */
static int create_beside(const char *path, struct buf *name)
{
	size_t dir = folder_len(path);
	int fd = -1;

	for (int i = 0; i < 100; i++) {
		buf_clear(name);
		buf_put(name, path, dir);
		buf_printf(name, ".%.200s.%ld.%d.tmp", path + dir, (long)getpid(), i);
		fd = open_retry(name->p, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
		if (fd >= 0 || errno != EEXIST)
			break;
	}
	return fd;
}

static int sync_folder(const char *path)
{
	size_t dir = folder_len(path);
	struct buf name = {0};

	buf_put(&name, dir ? path : ".", dir ? dir : 1);
	int fd = open_retry(name.p, O_RDONLY | O_DIRECTORY, 0);
	int rc = fd < 0 ? -1 : fsync(fd);

	if (rc != 0 && fd >= 0 && errno == EINVAL) /* a file system without folder sync */
		rc = 0;
	if (fd >= 0)
		close(fd);
	buf_release(&name);
	return rc;
}

/** Everything between the creation of the temporary and the rename. */
static enum kpi_status fill_temporary(int fd, const char *path, const char *p, size_t n, struct err *err)
{
	struct stat old;

	if (stat(path, &old) == 0 && fchmod(fd, old.st_mode & 07777) != 0) {
		int e = errno;

		close(fd);
		return err_set(err, KPI_EIO, path, 0, "cannot keep the mode: %s", strerror(e));
	}
	enum kpi_status rc = io_write_all(fd, p, n, path, err);

	if (rc == KPI_OK && fsync(fd) != 0)
		rc = err_set(err, write_status(errno), path, 0, "cannot sync: %s", strerror(errno));
	if (close(fd) != 0 && rc == KPI_OK) /* network file systems report a full disk here */
		rc = err_set(err, write_status(errno), path, 0, "cannot close: %s", strerror(errno));
	return rc;
}

enum kpi_status io_replace_file(const char *path, const char *p, size_t n, struct err *err)
{
	struct buf tmp = {0};
	int fd = create_beside(path, &tmp);
	enum kpi_status rc;

	if (fd < 0) {
		rc = err_set(err, write_status(errno), path, 0, "cannot create %s: %s", tmp.p,
			     strerror(errno));
		buf_release(&tmp);
		return rc;
	}
	rc = fill_temporary(fd, path, p, n, err);
	if (rc == KPI_OK && rename(tmp.p, path) != 0)
		rc = err_set(err, write_status(errno), path, 0, "cannot rename %s: %s", tmp.p,
			     strerror(errno));
	if (rc != KPI_OK)
		unlink(tmp.p);
	else if (sync_folder(path) != 0)
		rc = err_set(err, write_status(errno), path, 0, "cannot sync its folder: %s",
			     strerror(errno));
	buf_release(&tmp);
	return rc;
}

static bool locked(int fd, int tries)
{
	enum { BETWEEN_MS = 20 };

	for (; flock(fd, LOCK_EX | LOCK_NB) != 0; poll(NULL, 0, BETWEEN_MS)) {
		if (errno != EWOULDBLOCK || --tries <= 0)
			return false;
	}
	return true;
}

enum kpi_status io_lock(const char *path, int tries, const char *taken, int *fd, struct err *err)
{
	enum kpi_status status;

	*fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (*fd < 0)
		return err_set(err, KPI_EIO, path, 0, "cannot open the lock file: %s", strerror(errno));
	if (locked(*fd, tries))
		return KPI_OK;
	status = errno == EWOULDBLOCK ? err_set(err, KPI_ELOCKED, path, 0, "%s", taken)
				      : err_set(err, KPI_EIO, path, 0, "%s", strerror(errno));
	close(*fd);
	*fd = -1;
	return status;
}
