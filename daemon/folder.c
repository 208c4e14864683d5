/* SPDX-License-Identifier: BSD-2-Clause */
/* Folders and moves between them. */
#include "config.h" /* renameat2 */

#include "daemon/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/utf8.h"

enum {
	DEPTH_MAX = 8,
	PART_MAX =
		240, /* of the 255 bytes that a name may have: room for what is put around it, .NAME.reason.tmp */
	EXTENSION_MAX = 16,
	SYNC_SINGLY_MAX = 4
};

void names_list_add(struct names_list *l, const char *name)
{
	l->items = mem_grow(l->items, l->n, &l->cap, sizeof(*l->items));
	l->items[l->n++] = mem_strdup(name);
}

void names_list_release(struct names_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->items[i]);
	free(l->items);
	*l = (struct names_list){0};
}

static enum kpi_status io_failed(const char *path, const char *what, struct err *err)
{
	int e = errno;

	return err_set(err, e == ENOSPC || e == EDQUOT ? KPI_EFULL : KPI_EIO, path, 0, "%s: %s", what,
		       strerror(e));
}

char *folder_path(const char *root, const char *name)
{
	struct buf b = {0};

	buf_printf(&b, "%s/%s", root, name);
	return buf_steal(&b);
}

char *folder_tail(const char *name, const char *tail)
{
	struct buf b = {0};

	buf_printf(&b, "%s%s", name, tail);
	return buf_steal(&b);
}

enum kpi_status folder_make(const char *path, struct err *err)
{
	char *p = mem_strdup(path), *slash = p;
	enum kpi_status status = KPI_OK;
	struct stat st;

	while (status == KPI_OK && slash != NULL) {
		slash = strchr(slash + 1, '/');
		if (slash != NULL)
			*slash = '\0';
		if (mkdir(p, 0777) != 0 && errno != EEXIST)
			status = io_failed(p, "cannot make the folder", err);
		if (slash != NULL)
			*slash = '/';
	}
	if (status == KPI_OK && (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))) {
		errno = ENOTDIR;
		status = io_failed(path, "cannot make the folder", err);
	}
	free(p);
	return status;
}

static char *parent(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return mem_strdup(".");
	return slash == path ? mem_strdup("/") : mem_strndup(path, (size_t)(slash - path));
}

enum kpi_status folder_make_for(const char *path, struct err *err)
{
	char *p = parent(path);
	enum kpi_status status = folder_make(p, err);

	free(p);
	return status;
}

bool folder_has(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

static enum kpi_status list_below(const char *root, const char *below, int depth, struct names_list *out,
				  struct names_list *closed, struct err *err)
{
	char *path = *below != '\0' ? folder_path(root, below) : mem_strdup(root);
	DIR *d = opendir(path);
	struct dirent *e;
	enum kpi_status status = KPI_OK;

	if (d == NULL && depth == 0)
		status = io_failed(path, "cannot read the folder", err);
	/* a folder that went away meanwhile holds nothing; one that keeps us out must not keep the others waiting */
	else if (d == NULL && errno != ENOENT)
		names_list_add(closed, below);
	while (status == KPI_OK && d != NULL && (errno = 0, e = readdir(d)) != NULL) {
		struct stat st;
		char *name;

		if (e->d_name[0] == '.' || slice_ends(slice_str(e->d_name), ".tmp"))
			continue;
		name = *below != '\0' ? folder_path(below, e->d_name) : mem_strdup(e->d_name);
		/* many file systems tell what it is along with the name */
		if (e->d_type == DT_UNKNOWN && fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0)
			e->d_type = S_ISDIR(st.st_mode) ? DT_DIR : DT_REG;
		if (e->d_type != DT_UNKNOWN) {
			if (e->d_type != DT_DIR)
				names_list_add(out, name);
			else if (depth < DEPTH_MAX)
				status = list_below(root, name, depth + 1, out, closed, err);
			else
				names_list_add(closed, name);
		}
		free(name);
	}
	if (d != NULL)
		closedir(d);
	free(path);
	return status;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

enum kpi_status folder_list(const char *root, struct names_list *out, struct names_list *closed,
			    struct err *err)
{
	enum kpi_status status = list_below(root, "", 0, out, closed, err);

	if (out->n > 0)
		qsort(out->items, out->n, sizeof(*out->items), by_name);
	return status;
}

/* A part of a name, shortened before its extension, never inside a character, to leave room for `spare` more bytes. */
static void put_stem(struct buf *b, const char *part, size_t stem, size_t extension, size_t spare)
{
	size_t most = PART_MAX - extension - spare;

	if (stem > most)
		for (stem = most; stem > 0 && ((unsigned char)part[stem] & 0xc0) == 0x80;)
			stem--;
	buf_put(b, part, stem);
}

char *folder_nth_name(const char *name, unsigned int k)
{
	const char *slash;
	struct buf b = {0};
	char number[16] = "";
	const char *dot;
	size_t n, extension;

	for (; (slash = strchr(name, '/')) != NULL; name = slash + 1) {
		put_stem(&b, name, (size_t)(slash - name), 0, 0);
		buf_putc(&b, '/');
	}
	if (k > 0)
		snprintf(number, sizeof(number), "~%u", k);
	n = strlen(name);
	dot = strrchr(name, '.');
	extension = dot != NULL ? n - (size_t)(dot - name) : 0;
	if (n > PART_MAX && extension > EXTENSION_MAX)
		extension = 0;
	put_stem(&b, name, n - extension, extension < PART_MAX ? extension : 0, strlen(number));
	buf_puts(&b, number);
	buf_puts(&b, name + n - extension);
	return buf_steal(&b);
}

char *folder_free_name(const char *root, const char *name, const struct name_set *taken)
{
	for (unsigned int k = 0;; k++) {
		char *nth = folder_nth_name(name, k), *path = folder_path(root, nth);
		bool is_free = !folder_has(path) && (taken == NULL || !name_set_has(taken, nth));

		free(path);
		if (is_free)
			return nth;
		free(nth);
	}
}

enum kpi_status folder_move(const char *from, const char *to, struct err *err)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return KPI_OK;
	/* not every file system knows the flag; kpid is alone, so asking first is enough there */
	if (errno == EINVAL || errno == ENOSYS) {
		if (folder_has(to))
			errno = EEXIST;
		else if (rename(from, to) == 0)
			return KPI_OK;
	}
	return err_set(err, errno == ENOSPC || errno == EDQUOT ? KPI_EFULL : KPI_EIO, from, 0,
		       "cannot move to %s: %s", to, strerror(errno));
}

/* Whether the bytes are on disk, so that a row may say so. A file that is gone has nothing to wait for. */
static bool on_disk(const char *path)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool done = fd < 0 ? errno == ENOENT : fdatasync(fd) == 0 || errno == EROFS || errno == EINVAL;
	int e = errno;

	if (fd >= 0)
		close(fd);
	errno = e;
	return done;
}

enum kpi_status folder_sync_tree(const char *root, struct err *err)
{
	int fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum kpi_status status = KPI_OK;

	if (fd < 0 || syncfs(fd) != 0)
		status = io_failed(root, "cannot put it on disk", err);
	if (fd >= 0)
		close(fd);
	return status;
}

enum kpi_status folder_sync_files(const char *root, char *const *paths, size_t n, struct err *err)
{
	enum kpi_status status = KPI_OK;

	/* each wait for the disk costs the same, however much there is to write */
	if (n > SYNC_SINGLY_MAX)
		return folder_sync_tree(root, err);
	for (size_t i = 0; i < n && status == KPI_OK; i++)
		if (!on_disk(paths[i]))
			status = io_failed(paths[i], "cannot put it on disk", err);
	return status;
}

enum kpi_status folder_sync_for(const char *path, struct err *err)
{
	char *p = parent(path);
	int fd = open(p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum kpi_status status = KPI_OK;

	if (fd < 0 || fsync(fd) != 0)
		status = io_failed(p, "cannot put the folder on disk", err);
	if (fd >= 0)
		close(fd);
	free(p);
	return status;
}

char *folder_clean_name(const char *name)
{
	struct buf b = {0};
	size_t n = strlen(name), i = 0;

	while (i < n) {
		uint32_t cp;
		size_t len = utf8_decode(name + i, n - i, &cp);
		bool bad = cp < 0x20 || cp == 0x7f ||
			   (cp == 0xfffd && !(len == 3 && (unsigned char)name[i] == 0xef));

		for (size_t k = 0; k < len; k++)
			if (bad)
				buf_printf(&b, "%%%02X", (unsigned int)(unsigned char)name[i + k]);
			else
				buf_putc(&b, name[i + k]);
		i += len;
	}
	return buf_steal(&b);
}
