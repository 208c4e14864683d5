/* SPDX-License-Identifier: BSD-2-Clause */
/* Options, lock and database, opened together or not at all. */
#include "daemon/opened.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "daemon/inbox.h"

/* Who asks for the status holds the lock for a moment too. */
static bool locked_soon(int fd)
{
	enum { TRIES = 5, BETWEEN_MS = 20 };

	for (int i = 0; i < TRIES; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return true;
		if (errno != EWOULDBLOCK)
			return false;
		if (i + 1 < TRIES)
			poll(NULL, 0, BETWEEN_MS);
		errno = EWOULDBLOCK;
	}
	return false;
}

/* One kpid a database: a lock on a file beside it, held until it is closed. */
static enum kpi_status take_lock(const struct kpid_settings *s, int *lock, struct err *err)
{
	struct buf path = {0};
	int fd;
	enum kpi_status status = KPI_OK;

	buf_printf(&path, "%s.lock", s->database);
	fd = open(path.p, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (fd < 0)
		status = err_set(err, KPI_EIO, path.p, 0, "cannot open the lock file: %s", strerror(errno));
	else if (!locked_soon(fd))
		status = err_set(err, errno == EWOULDBLOCK ? KPI_ELOCKED : KPI_EIO, path.p, 0, "%s",
				 errno == EWOULDBLOCK ? "another kpid works on this database"
						      : strerror(errno));
	if (status != KPI_OK && fd >= 0)
		close(fd);
	*lock = status == KPI_OK ? fd : -1;
	buf_release(&path);
	return status;
}

/* lock: one that is held already, or -1 to take it. */
static enum kpi_status open_all(const struct kpid_settings *s, int *lock, struct store **store,
				struct err *err)
{
	struct store_options options = {.busy_ms = (int)s->busy_ms, .max_bytes = s->database_max_bytes};
	bool held = *lock >= 0;
	enum kpi_status status = inbox_prepare(s, err);

	if (status == KPI_OK && !held)
		status = take_lock(s, lock, err);
	if (status == KPI_OK)
		status = store_open(s->database, STORE_WRITE, &options, store, err);
	if (status != KPI_OK && !held && *lock >= 0) {
		close(*lock);
		*lock = -1;
	}
	return status;
}

enum kpi_status opened_first(struct opened *o, struct kpid_settings *settings, struct err *err)
{
	enum kpi_status status;

	*o = (struct opened){.settings = *settings, .lock = -1};
	*settings = (struct kpid_settings){0};
	status = open_all(&o->settings, &o->lock, &o->store, err);
	if (status != KPI_OK)
		opened_close(o);
	return status;
}

enum kpi_status opened_again(struct opened *o,
			     enum kpi_status (*load)(void *ctx, struct kpid_settings *s,
						     struct buf *problems),
			     void *ctx, struct err *err)
{
	struct opened next = {.lock = -1};
	struct buf problems = {0};
	enum kpi_status status = load(ctx, &next.settings, &problems);
	bool same_database = false;

	if (status != KPI_OK) {
		/* one line: the first problem is enough to look for the others */
		err_set(err, KPI_ECONFIG, NULL, 0, "%.*s",
			(int)strcspn(problems.p != NULL ? problems.p : "", "\n"), problems.p);
	} else {
		same_database = strcmp(next.settings.database, o->settings.database) == 0;
		next.lock = same_database ? o->lock : -1;
		status = open_all(&next.settings, &next.lock, &next.store, err);
	}
	buf_release(&problems);
	if (status != KPI_OK) {
		kpid_settings_release(&next.settings);
		return status;
	}
	if (same_database)
		o->lock = -1;
	opened_close(o);
	*o = next;
	return KPI_OK;
}

void opened_close(struct opened *o)
{
	store_close(o->store);
	if (o->lock >= 0)
		close(o->lock);
	kpid_settings_release(&o->settings);
	*o = (struct opened){.lock = -1};
}
