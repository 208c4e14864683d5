/* SPDX-License-Identifier: BSD-2-Clause */
/* Archives, by libarchive: the only file that knows its headers. */
#include "daemon/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

enum { BLOCK = 1 << 16 };

struct archive_reader {
	struct archive *a;
	const char *name;
};

/* What is built without a library would start a program to unpack: such forms are not read. */
static void choose_forms(struct archive *a)
{
	archive_read_support_format_zip(a);
	archive_read_support_format_tar(a);
	archive_read_support_format_raw(a);
	archive_read_support_filter_none(a);
	if (archive_zlib_version() != NULL)
		archive_read_support_filter_gzip(a);
	if (archive_bzlib_version() != NULL)
		archive_read_support_filter_bzip2(a);
	if (archive_liblzma_version() != NULL)
		archive_read_support_filter_xz(a);
	if (archive_libzstd_version() != NULL)
		archive_read_support_filter_zstd(a);
}

static enum kpi_status failed(const struct archive_reader *r, const char *what, struct err *err)
{
	const char *why = archive_error_string(r->a);

	return err_set(err, KPI_EINPUT, r->name, 0, "%s: %s", what, why != NULL ? why : "unknown error");
}

enum kpi_status archive_reader_open(int fd, const char *name, struct archive_reader **out, struct err *err)
{
	struct archive_reader *r = mem_zalloc(sizeof(*r));
	enum kpi_status status = KPI_OK;

	r->name = name;
	r->a = archive_read_new();
	if (r->a == NULL)
		abort();
	choose_forms(r->a);
	if (lseek(fd, 0, SEEK_SET) != 0)
		status = err_set(err, KPI_EIO, name, 0, "cannot read: %s", strerror(errno));
	else if (archive_read_open_fd(r->a, fd, BLOCK) < ARCHIVE_WARN)
		status = failed(r, "no archive that can be read", err);
	if (status != KPI_OK) {
		archive_reader_close(r);
		r = NULL;
	}
	*out = r;
	return status;
}

void archive_reader_close(struct archive_reader *r)
{
	if (r == NULL)
		return;
	archive_read_free(r->a);
	free(r);
}

/* The locale is C, so only names in UTF-8 and plain bytes come through. */
static const char *name_of(struct archive_entry *e)
{
	const char *name = archive_entry_pathname_utf8(e);

	if (name == NULL)
		name = archive_entry_pathname(e);
	return name != NULL ? name : "";
}

enum kpi_status archive_reader_next(struct archive_reader *r, struct archive_member *out, struct err *err)
{
	struct archive_entry *e;
	int code;

	*out = (struct archive_member){0};
	do
		code = archive_read_next_header(r->a, &e);
	while (code == ARCHIVE_RETRY);
	if (code == ARCHIVE_EOF)
		return KPI_ENOTFOUND;
	if (code < ARCHIVE_WARN)
		return failed(r, "damaged archive", err);
	out->folder = archive_entry_filetype(e) == AE_IFDIR;
	out->regular = archive_entry_filetype(e) == AE_IFREG && archive_entry_hardlink(e) == NULL;
	out->encrypted = archive_entry_is_encrypted(e) > 0;
	out->changed = archive_entry_mtime_is_set(e) ? archive_entry_mtime(e) : 0;
	if ((archive_format(r->a) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_RAW)
		out->regular = true;
	else
		out->name = name_of(e);
	return KPI_OK;
}

enum kpi_status archive_reader_data(struct archive_reader *r, size_t n, struct buf *out, struct err *err)
{
	size_t want = out->n + n;

	buf_reserve(out, n + 1);
	while (out->n < want) {
		la_ssize_t got = archive_read_data(r->a, out->p + out->n, want - out->n);

		if (got == ARCHIVE_RETRY)
			continue;
		if (got == 0)
			break;
		if (got < 0)
			return failed(r, "damaged", err);
		out->n += (size_t)got;
	}
	out->p[out->n] = '\0';
	return KPI_OK;
}

bool archive_reader_skips(const struct archive_reader *r)
{
	return (archive_format(r->a) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
}

uint64_t archive_reader_used(const struct archive_reader *r)
{
	la_int64_t n = archive_filter_bytes(r->a, -1);

	return n > 0 ? (uint64_t)n : 0;
}
