/* SPDX-License-Identifier: BSD-2-Clause */
/* The folders of kpid: made, writable, and apart from each other. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "daemon/folder.h"
#include "daemon/inbox.h"

/* Whether what is named `inner` lies in the folder `outer` or is it; both as realpath has them. */
static bool lies_in(const char *inner, const char *outer)
{
	size_t n = strlen(outer);

	return strncmp(inner, outer, n) == 0 && (inner[n] == '/' || inner[n] == '\0' || n == 1);
}

/* What kpid writes must not come in again: archived files as new ones, the database as a file to reject. */
static enum kpi_status check_apart(const char *inbox, const char *other, struct err *err)
{
	char *in = realpath(inbox, NULL), *real = realpath(other, NULL);
	enum kpi_status status = KPI_OK;

	if (in == NULL || real == NULL)
		status = err_set(err, KPI_EIO, in == NULL ? inbox : other, 0, "cannot look at it: %s",
				 strerror(errno));
	else if (lies_in(real, in))
		status = err_set(err, KPI_ECONFIG, other, 0,
				 "lies in the inbox %s, so what is put there would be read again", inbox);
	free(in);
	free(real);
	return status;
}

/* The folder that a file is in. A string of the caller's (free). */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return mem_strdup(".");
	return mem_strndup(path, slash == path ? 1 : (size_t)(slash - path));
}

static enum kpi_status check_folders_apart(const struct kpid_settings *s, struct err *err)
{
	char *folder = folder_of(s->database);
	enum kpi_status status = check_apart(s->inbox, s->archive, err);

	if (status == KPI_OK)
		status = check_apart(s->inbox, s->rejected, err);
	if (status == KPI_OK)
		status = check_apart(s->inbox, folder, err);
	free(folder);
	if (status == KPI_OK && *s->metrics != '\0') {
		folder = folder_of(s->metrics);
		status = check_apart(s->inbox, folder, err);
		free(folder);
	}
	return status;
}

enum kpi_status inbox_prepare(const struct kpid_settings *s, struct err *err)
{
	const char *const folders[] = {s->inbox, s->archive, s->rejected};
	struct stat inbox, other;

	for (int i = 0; i < 3; i++) {
		enum kpi_status status = folder_make(folders[i], err);

		if (status != KPI_OK)
			return status;
		if (access(folders[i], R_OK | W_OK | X_OK) != 0)
			return err_set(err, KPI_EIO, folders[i], 0, "cannot be written to: %s",
				       strerror(errno));
		if (stat(folders[i], &other) != 0 || (i == 0 && stat(folders[0], &inbox) != 0))
			return err_set(err, KPI_EIO, folders[i], 0, "cannot look at it: %s", strerror(errno));
		if (i > 0 && other.st_dev != inbox.st_dev)
			return err_set(err, KPI_ECONFIG, folders[i], 0,
				       "not on the file system of the inbox, so files cannot be moved there");
	}
	if (folder_make_for(s->database, err) != KPI_OK)
		return err != NULL ? err->status : KPI_EIO;
	return check_folders_apart(s, err);
}
