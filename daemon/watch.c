/* SPDX-License-Identifier: BSD-2-Clause */
/* Changes in the inbox by inotify. */
#include "daemon/watch.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

enum {
	DEPTH_MAX = 8, /* as folder_list goes */
	TOGETHER_MS = 20, /* files that come at once are taken together */
	NAMES_MAX = 1 << 16, /* beyond it a scan is as good */
	/* folders that are made are told as created */
	EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_ONLYDIR | IN_DONT_FOLLOW
};

struct watched {
	int wd;
	char *path; /* below the root; "" is the root */
};

struct pending {
	char *name;
	int64_t due;
};

struct watch {
	int fd;
	char *root;
	struct watched *dirs; /* by wd, which the system counts up */
	size_t ndirs, dirs_cap;
	struct pending *names;
	size_t nnames, names_cap;
	bool scan, is_short;
};

struct watch *watch_new(const char *root)
{
	struct watch *w = mem_zalloc(sizeof(*w));

	w->root = mem_strdup(root);
	w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	return w;
}

void watch_forget(struct watch *w)
{
	for (size_t i = 0; i < w->nnames; i++)
		free(w->names[i].name);
	w->nnames = 0;
}

void watch_free(struct watch *w)
{
	if (w == NULL)
		return;
	watch_forget(w);
	for (size_t i = 0; i < w->ndirs; i++)
		free(w->dirs[i].path);
	free(w->dirs);
	free(w->names);
	free(w->root);
	if (w->fd >= 0)
		close(w->fd);
	free(w);
}

int watch_fd(const struct watch *w)
{
	return w->fd;
}

/* The place of a wd in the list, or where it would stand. */
static size_t place_of(const struct watch *w, int wd)
{
	size_t lo = 0, hi = w->ndirs;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (w->dirs[mid].wd < wd)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void remember(struct watch *w, int wd, const char *path)
{
	size_t at = place_of(w, wd);

	/* watched before: perhaps under another name, since folders move */
	if (at < w->ndirs && w->dirs[at].wd == wd) {
		free(w->dirs[at].path);
	} else {
		w->dirs = mem_grow(w->dirs, w->ndirs, &w->dirs_cap, sizeof(*w->dirs));
		memmove(w->dirs + at + 1, w->dirs + at, (w->ndirs - at) * sizeof(*w->dirs));
		w->ndirs++;
	}
	w->dirs[at] = (struct watched){wd, mem_strdup(path)};
}

static void forget_folder(struct watch *w, int wd)
{
	size_t at = place_of(w, wd);

	if (at >= w->ndirs || w->dirs[at].wd != wd)
		return;
	free(w->dirs[at].path);
	w->ndirs--;
	memmove(w->dirs + at, w->dirs + at + 1, (w->ndirs - at) * sizeof(*w->dirs));
}

static void follow_below(struct watch *w, const char *below, int depth)
{
	char *path = *below != '\0' ? folder_path(w->root, below) : mem_strdup(w->root);
	int wd = inotify_add_watch(w->fd, path, EVENTS);
	DIR *d = wd >= 0 ? opendir(path) : NULL;
	struct dirent *e;

	/* too many, or not ours to read: the scan finds what is in it */
	if (wd >= 0)
		remember(w, wd, below);
	else
		w->is_short = true;
	while (d != NULL && depth < DEPTH_MAX && (e = readdir(d)) != NULL) {
		struct stat st;
		bool folder = e->d_type == DT_DIR;

		if (e->d_name[0] == '.' || slice_ends(slice_str(e->d_name), ".tmp"))
			continue;
		if (e->d_type == DT_UNKNOWN)
			folder = fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
				 S_ISDIR(st.st_mode);
		if (folder) {
			char *name = *below != '\0' ? folder_path(below, e->d_name) : mem_strdup(e->d_name);

			follow_below(w, name, depth + 1);
			free(name);
		}
	}
	if (d != NULL)
		closedir(d);
	free(path);
}

bool watch_is_short(const struct watch *w)
{
	return w->fd < 0 || w->is_short;
}

void watch_follow(struct watch *w)
{
	w->is_short = false;
	if (w->fd >= 0)
		follow_below(w, "", 0);
}

void watch_again(struct watch *w, const char *name, int64_t when)
{
	if (w->nnames >= NAMES_MAX) {
		w->scan = true;
		return;
	}
	w->names = mem_grow(w->names, w->nnames, &w->names_cap, sizeof(*w->names));
	w->names[w->nnames++] = (struct pending){mem_strdup(name), when};
}

/* A file of a folder. The sidecar of one asks for the file. */
static void note(struct watch *w, const char *folder, const char *base, int64_t when)
{
	struct slice s = slice_str(base);
	char *name, *whole;

	if (base[0] == '.' || slice_ends(s, ".tmp"))
		return;
	name = slice_ends(s, ".meta") ? mem_strndup(base, s.n - strlen(".meta")) : mem_strdup(base);
	whole = *folder != '\0' ? folder_path(folder, name) : mem_strdup(name);
	watch_again(w, whole, when);
	free(name);
	free(whole);
}

static void take_event(struct watch *w, const struct inotify_event *e, int64_t now, int64_t settle)
{
	size_t at;

	if (e->mask & IN_IGNORED)
		forget_folder(w, e->wd);
	if (e->mask & (IN_Q_OVERFLOW | IN_ISDIR | IN_UNMOUNT)) {
		w->scan = true;
		return;
	}
	at = place_of(w, e->wd);
	/* a file that was created will be closed; a link is the scan's */
	if ((e->mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) == 0 || e->len == 0 || at >= w->ndirs ||
	    w->dirs[at].wd != e->wd)
		return;
	note(w, w->dirs[at].path, e->name, now + TOGETHER_MS + (e->mask & IN_MOVED_TO ? 0 : settle));
}

void watch_read(struct watch *w, int64_t now, int64_t settle)
{
	_Alignas(struct inotify_event) char buf[16384];
	ssize_t n;

	while (w->fd >= 0 && (n = read(w->fd, buf, sizeof(buf))) > 0) {
		for (const char *p = buf; p < buf + n;) {
			const struct inotify_event *e = (const struct inotify_event *)(const void *)p;

			take_event(w, e, now, settle);
			p += sizeof(*e) + e->len;
		}
	}
}

int64_t watch_due(const struct watch *w)
{
	int64_t due = INT64_MAX;

	if (w->scan)
		return 0;
	for (size_t i = 0; i < w->nnames; i++)
		due = w->names[i].due < due ? w->names[i].due : due;
	return due;
}

bool watch_wants_scan(struct watch *w)
{
	bool scan = w->scan;

	w->scan = false;
	return scan;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void watch_take(struct watch *w, int64_t now, struct names_list *out)
{
	size_t kept = 0, n = 0;

	for (size_t i = 0; i < w->nnames; i++) {
		if (w->names[i].due > now) {
			w->names[kept++] = w->names[i];
			continue;
		}
		names_list_add(out, w->names[i].name);
		free(w->names[i].name);
	}
	w->nnames = kept;
	if (out->n > 1)
		qsort(out->items, out->n, sizeof(*out->items), by_name);
	for (size_t i = 0; i < out->n; i++) {
		if (n > 0 && strcmp(out->items[n - 1], out->items[i]) == 0)
			free(out->items[i]);
		else
			out->items[n++] = out->items[i];
	}
	out->n = n;
}
