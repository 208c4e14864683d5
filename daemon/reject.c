/* SPDX-License-Identifier: BSD-2-Clause */
/* What cannot be used goes to rejected/, with its reason and its sidecar beside it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/io.h"
#include "daemon/pass.h"

/* Under a name of its own until it is whole, which a pass after a crash writes over. */
static enum kpi_status write_reason(const char *path, const char *reason, struct err *err)
{
	const char *slash = strrchr(path, '/');
	struct buf tmp = {0}, text = {0};
	enum kpi_status status = KPI_OK;
	int fd;

	buf_printf(&tmp, "%.*s/.%s.tmp", (int)(slash - path), path, slash + 1);
	buf_printf(&text, "%s\n", reason);
	fd = open(tmp.p, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (fd < 0)
		status = err_set(err, errno == ENOSPC ? KPI_EFULL : KPI_EIO, tmp.p, 0, "cannot write: %s",
				 strerror(errno));
	else
		status = io_write_all(fd, text.p, text.n, tmp.p, err);
	if (status == KPI_OK && rename(tmp.p, path) != 0)
		status = err_set(err, KPI_EIO, path, 0, "cannot write: %s", strerror(errno));
	if (status != KPI_OK && fd >= 0)
		unlink(tmp.p);
	if (fd >= 0)
		close(fd);
	buf_release(&tmp);
	buf_release(&text);
	return status;
}

/*
 * The reason, a second name for the sidecar, the file, and only then the first
 * name of the sidecar: killed in between, the file is either still here with
 * its sidecar or gone with it, and pass_rejected_with_its_file tells the name that is left.
 * The disk is waited for at the end of the pass: a saved page may bring a folder of fifty pictures to refuse.
 */
static enum kpi_status move_to_rejected(struct pass *p, const struct taken *t, const char *reason,
					struct err *err)
{
	const char *root = p->in->settings->rejected;
	char *place = folder_free_name(root, t->clean, NULL), *to = folder_path(root, place);
	char *why = folder_tail(to, ".reason"), *meta = folder_tail(to, ".meta");
	bool linked = false;
	enum kpi_status status = folder_make_for(to, err);

	if (status == KPI_OK)
		status = write_reason(why, reason, err);
	if (status == KPI_OK && t->meta != NULL) {
		/* of an earlier try, or of a file that somebody took away */
		unlink(meta);
		linked = link(t->meta, meta) == 0;
	}
	if (status == KPI_OK)
		status = folder_move(t->path, to, err);
	if (status == KPI_OK && linked)
		unlink(t->meta);
	else if (status == KPI_OK && t->meta != NULL)
		status = folder_move(t->meta, meta, err);
	if (status == KPI_OK)
		batch_moved(&p->batch, to);
	free(place);
	free(to);
	free(why);
	free(meta);
	return status;
}

void pass_reject(struct pass *p, const struct taken *t, const char *reason)
{
	pass_refuse(p, t, ITEM_REJECTED, reason);
}

void pass_refuse(struct pass *p, const struct taken *t, enum item_state state, const char *reason)
{
	struct buf row = {0};
	struct err err = {0};

	if (move_to_rejected(p, t, reason, &err) != KPI_OK) {
		char line[1024];

		pass_defer(p, t->name, err_format(&err, line, sizeof(line)), true);
		return;
	}
	pass_row(&row, state, t->name, 0);
	log_field(&row, "reason", reason);
	batch_settle(&p->batch, state, LOG_WARNING, &row);
	buf_release(&row);
}

bool pass_rejected_with_its_file(struct pass *p, const char *path, const char *name)
{
	const char *root = p->in->settings->rejected;
	struct stat here, there;
	bool found = false, exists = true;

	if (lstat(path, &here) != 0 || here.st_nlink < 2)
		return false;
	for (unsigned int k = 0; exists && !found; k++) {
		char *nth = folder_nth_name(name, k), *file = folder_path(root, nth),
		     *meta = folder_tail(file, ".meta");

		exists = folder_has(file);
		found = lstat(meta, &there) == 0 && there.st_ino == here.st_ino &&
			there.st_dev == here.st_dev;
		free(nth);
		free(file);
		free(meta);
	}
	return found;
}
