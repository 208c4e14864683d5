/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_DAEMON_FOLDER_H
#define KPI_DAEMON_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "daemon/name_set.h"

/*
 * Folders and moves between them. A move never replaces a file. Names are
 * relative to a root folder, with / between their parts.
 */

/** A growing list of strings, owned. Zero-initialise it. */
struct names_list {
	char **items;
	size_t n, cap;
};

void names_list_add(struct names_list *l, const char *name); /**< copies */
void names_list_release(struct names_list *l);

/** "ROOT/NAME" as a string of the caller's (free). */
char *folder_path(const char *root, const char *name);

/** name and tail in one string of the caller's (free). */
char *folder_tail(const char *name, const char *tail);

/** Make a folder and the folders above it. */
enum kpi_status folder_make(const char *path, struct err *err);
/** Make the folder that a file's path is in. */
enum kpi_status folder_make_for(const char *path, struct err *err);

/** Whether something of this name is there (a dangling link counts). */
bool folder_has(const char *path);

/**
 * The names of everything below root that is no folder, sorted by byte, without
 * names that start with a dot or end with .tmp, at most eight folders deep.
 * closed: the folders that were not looked into, because they are deeper or may not be read.
 */
enum kpi_status folder_list(const char *root, struct names_list *out, struct names_list *closed,
			    struct err *err);

/**
 * name for k = 0, then name~1, name~2, … with the number before the extension. Parts too long to
 * have .reason or .meta behind them are shortened. A string of the caller's (free).
 */
char *folder_nth_name(const char *name, unsigned int k);

/**
 * The first of these that neither exists below root nor is in `taken`. A string of the caller's (free).
 */
char *folder_free_name(const char *root, const char *name, const struct name_set *taken);

/** Rename a file to a name that does not exist yet. KPI_EIO, and nothing changed, where it does. */
enum kpi_status folder_move(const char *from, const char *to, struct err *err);

/** Put what was written to some files on disk, before it is said to be there: one by one, or all of the file system's. */
enum kpi_status folder_sync_files(const char *root, char *const *paths, size_t n, struct err *err);

/** Put everything of the file system that a folder is on, names included, on disk. */
enum kpi_status folder_sync_tree(const char *root, struct err *err);

/** Put a folder's entries on disk, of the folder that a file's path is in. Failure is KPI_EIO or KPI_EFULL. */
enum kpi_status folder_sync_for(const char *path, struct err *err);

/** A file name with bytes that are no UTF-8 and control characters written as %XX. A string of the caller's (free). */
char *folder_clean_name(const char *name);

#endif
