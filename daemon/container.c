/* SPDX-License-Identifier: BSD-2-Clause */
/* Files that hold several items: which kind, and their parts; containers in containers as a bounded stack. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "daemon/container_parts.h"

enum { RATIO_FROM = 1 << 24, TAR_BLOCK = 512, TAR_SUM = 148, OCTAL_MAX = 8 };

/* Sum of a tar header's bytes, with its own field as blanks: what every tar writes there, whatever its form. */
static bool is_tar(struct slice start)
{
	unsigned long said = 0, sum = 0;

	if (start.n < TAR_BLOCK || *start.p == '\0')
		return false;
	for (size_t i = TAR_SUM; i < TAR_SUM + OCTAL_MAX; i++)
		if (start.p[i] >= '0' && start.p[i] <= '7')
			said = said * 8 + (unsigned long)(start.p[i] - '0');
	for (size_t i = 0; i < TAR_BLOCK; i++)
		sum += i >= TAR_SUM && i < TAR_SUM + OCTAL_MAX ? ' ' : (unsigned char)start.p[i];
	return sum == said;
}

static bool starts_with_any(struct slice start, const struct slice *magic, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (start.n >= magic[i].n && memcmp(start.p, magic[i].p, magic[i].n) == 0)
			return true;
	return false;
}

/* A zip file's first member: office programs and e-books have names of their own there. */
static bool is_document(struct slice start)
{
	static const char *const names[] = {
		"[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "mimetype", NULL};
	struct slice name = start.n > 30 ? slice_of(start.p + 30, start.n - 30) : slice_of("", 0);

	if (!slice_starts(start, "PK\3\4"))
		return false;
	for (int i = 0; names[i] != NULL; i++)
		if (slice_starts(name, names[i]))
			return true;
	return false;
}

const char *container_unread(struct slice start)
{
	static const struct slice archives[] = {{"Rar!\x1a\x07", 6},
						{"7z\xbc\xaf\x27\x1c", 6},
						{"MSCF\0\0\0\0", 8}},
				  documents[] = {{"%PDF-", 5}, {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8}};

	if (starts_with_any(start, archives, 3))
		return "an archive of another kind: only zip and tar are read";
	if (starts_with_any(start, documents, 2) || is_document(start))
		return "a document of another program: save it as text or as a web page";
	return NULL;
}

enum container_kind container_kind_of(const char *name, struct slice start)
{
	static const struct slice magic[] = {{"PK\3\4", 4},
					     {"PK\5\6", 4},
					     {"\x1f\x8b\x08", 3},
					     {"BZh", 3},
					     {"\xfd"
					      "7zXZ\0",
					      6},
					     {"\x28\xb5\x2f\xfd", 4}};

	if (warc_looks_like(start))
		return CONTAINER_WARC;
	if (container_unread(start) != NULL)
		return CONTAINER_NONE;
	/* BZh are letters that a text may start with; its block starts with the digits of pi */
	if (starts_with_any(start, magic, sizeof(magic) / sizeof(*magic)) &&
	    (!slice_starts(start, "BZh") || (start.n > 9 && memcmp(start.p + 4, "1AY&SY", 6) == 0)))
		return CONTAINER_ARCHIVE;
	if (is_tar(start))
		return CONTAINER_ARCHIVE;
	return slice_ends(slice_str(name), ".jsonl") ? CONTAINER_BULK : CONTAINER_NONE;
}

void bad_part(struct part *out, const char *why)
{
	out->kind = PART_BAD;
	out->why = why;
}

bool count_unpacked(struct container *c, uint64_t *sum, size_t n)
{
	*sum += n;
	if (*sum > c->limits.bytes)
		err_set(&c->why, KPI_EINPUT, NULL, 0, "unpacks to more than %llu bytes",
			(unsigned long long)c->limits.bytes);
	else if (*sum > RATIO_FROM && *sum / c->limits.ratio > c->file_bytes)
		err_set(&c->why, KPI_EINPUT, NULL, 0, "unpacks to more than %llu times its size",
			(unsigned long long)c->limits.ratio);
	else
		return true;
	return false;
}

/* ---- levels ---------------------------------------------------------------------- */

static void pop_level(struct container *c)
{
	struct level *l = &c->levels[--c->n];

	bulk_free(l->bulk);
	captures_free(l->captures);
	archive_reader_close(l->archive);
	member_sidecars_free(l->sidecars);
	if (l->own)
		close(l->fd);
	free(l->member);
	free(l->name);
	free(l->folder);
}

static char *folder_of(const char *name)
{
	const char *slash = strrchr(name, '/');

	return mem_strndup(name, slash != NULL ? (size_t)(slash + 1 - name) : 0);
}

static enum kpi_status open_level(struct container *c, struct level *l, struct err *err)
{
	const struct warc_limits limits = {.header_max = c->limits.header_bytes,
					   .block_max = c->limits.item_bytes,
					   .bytes_max = c->limits.bytes,
					   .ratio_max = c->limits.ratio};

	if (lseek(l->fd, 0, SEEK_SET) != 0)
		return err_set(err, KPI_EIO, l->name, 0, "cannot read: %s", strerror(errno));
	if (l->kind == CONTAINER_BULK)
		l->bulk = bulk_new(l->fd, l->name, c->limits.item_bytes);
	else if (l->kind == CONTAINER_WARC)
		l->captures = captures_new(l->fd, l->name, &limits);
	else
		l->sidecars = member_sidecars_read(c, l);
	return l->kind == CONTAINER_ARCHIVE ? archive_reader_open(l->fd, l->name, &l->archive, err) : KPI_OK;
}

enum kpi_status push_level(struct container *c, enum container_kind kind, int fd, bool own, const char *name,
			   const char *member, struct err *err)
{
	struct level *l = &c->levels[c->n++];
	enum kpi_status status;

	*l = (struct level){.kind = kind, .fd = fd, .own = own};
	l->name = mem_strdup(name);
	l->member = mem_strdup(member);
	l->folder = folder_of(c->n > 1 ? c->path.p : name);
	status = open_level(c, l, err);
	if (status != KPI_OK)
		pop_level(c);
	return status;
}

enum kpi_status container_open(int fd, const char *name, enum container_kind kind,
			       const struct container_limits *limits, struct container **out, struct err *err)
{
	struct container *c = mem_zalloc(sizeof(*c));
	struct stat st;
	enum kpi_status status;

	c->limits = *limits;
	if (c->limits.depth > DEPTH_MAX)
		c->limits.depth = DEPTH_MAX;
	c->file_bytes = fstat(fd, &st) == 0 && st.st_size > 0 ? (uint64_t)st.st_size : 1;
	status = push_level(c, kind, fd, false, name, NULL, err);
	if (status != KPI_OK) {
		container_close(c);
		c = NULL;
	}
	*out = c;
	return status;
}

void container_close(struct container *c)
{
	if (c == NULL)
		return;
	while (c->n > 0)
		pop_level(c);
	buf_release(&c->data);
	buf_release(&c->name);
	buf_release(&c->member);
	buf_release(&c->ident);
	buf_release(&c->path);
	sidecar_release(&c->sidecar);
	free(c);
}

/* ---- parts ------------------------------------------------------------------------ */

static enum kpi_status next_of_bulk(struct container *c, struct level *l, struct part *out, struct err *err)
{
	struct bulk_line line;
	enum kpi_status status = bulk_split(l->bulk, &line, &c->why);

	out->kind = PART_LINE;
	out->line = line.line;
	out->raw = line.raw;
	if (status == KPI_EINPUT)
		bad_part(out, c->why.msg);
	else if (status != KPI_OK && status != KPI_ENOTFOUND && err != NULL)
		*err = c->why;
	return status == KPI_EINPUT ? KPI_OK : status;
}

static void take_page(struct part *out, const struct capture *p)
{
	out->raw = p->payload;
	out->given.url = p->url;
	out->given.charset = p->charset;
	out->odd_digest = p->odd_digest;
	out->ident = p->url;
	out->media = p->media == CAPTURE_HTML || (p->media == CAPTURE_UNTOLD && article_is_html(p->payload))
			     ? MEDIA_HTML
			     : MEDIA_TEXT;
}

static enum kpi_status next_of_warc(struct level *l, struct part *out, struct err *err)
{
	struct capture p;
	enum kpi_status status = captures_next(l->captures, &p, err);

	if (status != KPI_OK)
		return status;
	out->record = true;
	out->offset = p.offset;
	out->captured = p.has_date ? p.date_ms / 1000 : 0;
	switch (p.kind) {
	case CAPTURE_PAGE:
		out->kind = PART_ITEM;
		take_page(out, &p);
		break;
	case CAPTURE_REPEATED:
		out->kind = PART_REPEATED;
		out->given.url = p.url;
		break;
	case CAPTURE_BAD:
		bad_part(out, p.why);
		out->given.url = p.url;
		break;
	case CAPTURE_PASSED:
		out->kind = PART_PASSED;
		out->given.url = p.url;
		out->why = p.why;
		break;
	}
	return KPI_OK;
}

enum kpi_status container_next(struct container *c, struct part *out, struct err *err)
{
	while (c->n > 0) {
		struct level *l = &c->levels[c->n - 1];
		bool pushed = false;
		enum kpi_status status;

		*out = (struct part){.member = l->member};
		if (l->kind == CONTAINER_BULK)
			status = next_of_bulk(c, l, out, err);
		else if (l->kind == CONTAINER_WARC)
			status = next_of_warc(l, out, err);
		else
			status = next_of_archive(c, l, out, &pushed, err);
		if (pushed)
			continue;
		if (status != KPI_ENOTFOUND)
			return status;
		pop_level(c);
	}
	return KPI_ENOTFOUND;
}
