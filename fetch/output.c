/* SPDX-License-Identifier: BSD-2-Clause */
/* Web archives for kpid's inbox. */
#include "fetch/output.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/mem.h"
#include "capture/warc_write.h"
#include "fetch/moment.h"

enum { HOST_MAX = 100 };

static const char stem[] = "kpi-fetch-";

/* An archive that is being written. */
struct archive {
	char *host;
	char *name; /* in the folder, without .tmp */
	int fd;
	struct warc_writer *writer;
};

struct output {
	struct output_options opt;
	char *folder, *software;
	struct archive *v;
	size_t n, cap;
	unsigned int serial;
};

static struct buf path_of(const struct output *o, const char *name, const char *end)
{
	struct buf b = {0};

	buf_printf(&b, "%s/%s%s", o->folder, name, end);
	return b;
}

static enum kpi_status io_problem(struct err *err, const char *path, const char *what)
{
	return err_set(err, errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? KPI_EFULL : KPI_EIO, path,
		       0, "%s: %s", what, strerror(errno));
}

/* Files that an earlier run left behind. */
static enum kpi_status clean(const struct output *o, struct err *err)
{
	DIR *d = opendir(o->folder);
	struct dirent *e;

	if (d == NULL)
		return io_problem(err, o->folder, "cannot open the inbox");
	while ((e = readdir(d)) != NULL) {
		struct slice name = slice_str(e->d_name);

		if (slice_starts(name, stem) &&
		    (slice_ends(name, ".warc.tmp") || slice_ends(name, ".warc.gz.tmp"))) {
			struct buf path = path_of(o, e->d_name, "");

			unlink(path.p);
			buf_release(&path);
		}
	}
	closedir(d);
	return KPI_OK;
}

enum kpi_status output_new(const struct output_options *options, struct output **out, struct err *err)
{
	struct output *o = mem_zalloc(sizeof(*o));
	enum kpi_status status;

	o->opt = *options;
	o->folder = mem_strdup(options->folder);
	o->software = mem_strdup(options->software);
	status = clean(o, err);
	*out = o;
	if (status != KPI_OK) {
		output_free(o);
		*out = NULL;
	}
	return status;
}

static void archive_release(struct archive *a)
{
	warc_writer_free(a->writer);
	if (a->fd >= 0)
		close(a->fd);
	free(a->host);
	free(a->name);
}

void output_free(struct output *o)
{
	if (o == NULL)
		return;
	for (size_t i = 0; i < o->n; i++) {
		struct buf path = path_of(o, o->v[i].name, ".tmp");

		unlink(path.p);
		buf_release(&path);
		archive_release(&o->v[i]);
	}
	free(o->v);
	free(o->folder);
	free(o->software);
	free(o);
}

uint64_t output_waiting(const struct output *o)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < o->n; i++)
		sum += warc_writer_size(o->v[i].writer);
	return sum;
}

/* "kpi-fetch-20180829T080000Z-1f2e3d4c-00001-news.example.warc.gz" */
static char *name_of(struct output *o, const struct output_page *p)
{
	struct buf when = {0}, b = {0};

	moment_put(&when, p->when_ms / 1000);
	buf_puts(&b, stem);
	for (size_t i = 0; i < when.n; i++)
		if (when.p[i] != '-' && when.p[i] != ':')
			buf_putc(&b, when.p[i]);
	buf_printf(&b, "-%02x%02x%02x%02x-%05u-", o->opt.seed[0], o->opt.seed[1], o->opt.seed[2],
		   o->opt.seed[3], ++o->serial);
	for (size_t i = 0; i < HOST_MAX && p->host[i] != '\0'; i++)
		buf_putc(&b, ascii_is_letter(p->host[i]) || ascii_is_digit(p->host[i]) || p->host[i] == '.' ||
					     p->host[i] == '-'
				     ? p->host[i]
				     : '_');
	buf_puts(&b, o->opt.compress ? ".warc.gz" : ".warc");
	buf_release(&when);
	return buf_steal(&b);
}

static enum kpi_status put_info(const struct output *o, const struct archive *a, const struct output_page *p,
				struct err *err)
{
	struct warc_put info = {.type = WARC_WARCINFO, .date_ms = p->when_ms, .filename = a->name};
	struct buf fields = {0};
	enum kpi_status status;

	warc_field_put(&fields, "software", o->software);
	warc_field_put(&fields, "format", "WARC file version 1.1");
	warc_field_put(&fields, "conformsTo",
		       "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
	warc_field_put(&fields, "robots", "RFC 9309");
	if (p->user_agent != NULL)
		warc_field_put(&fields, "http-header-user-agent", p->user_agent);
	info.body = buf_slice(&fields);
	status = warc_write(a->writer, &info, NULL, err);
	buf_release(&fields);
	return status;
}

static enum kpi_status open_archive(struct output *o, const struct output_page *p, struct archive **out,
				    struct err *err)
{
	struct archive a = {.host = mem_strdup(p->host), .name = name_of(o, p)};
	struct buf path = path_of(o, a.name, ".tmp");
	unsigned char seed[16];
	enum kpi_status status = KPI_OK;

	/* ids follow from the seed: each file needs another one */
	memcpy(seed, o->opt.seed, sizeof(seed));
	for (int i = 0; i < 4; i++)
		seed[12 + i] ^= (unsigned char)(o->serial >> (8 * i));
	/* the group's kpid reads it and moves it away */
	a.fd = open(path.p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (a.fd < 0) {
		status = io_problem(err, path.p, "cannot create");
		archive_release(&a);
		buf_release(&path);
		return status;
	}
	a.writer = warc_writer_new(a.fd, path.p, o->opt.compress, seed);
	o->v = mem_grow(o->v, o->n, &o->cap, sizeof(*o->v));
	o->v[o->n++] = a;
	*out = &o->v[o->n - 1];
	buf_release(&path);
	return put_info(o, *out, p, err);
}

static enum kpi_status finish_one(struct output *o, struct archive *a, struct err *err)
{
	struct buf from = path_of(o, a->name, ".tmp"), to = path_of(o, a->name, "");
	enum kpi_status status = KPI_OK;

	if (fsync(a->fd) != 0)
		status = io_problem(err, from.p, "cannot sync");
	else if (rename(from.p, to.p) != 0)
		status = io_problem(err, from.p, "cannot rename");
	buf_release(&from);
	buf_release(&to);
	return status;
}

static enum kpi_status sync_folder(const struct output *o, struct err *err)
{
	int fd = open(o->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum kpi_status status = KPI_OK;

	if (fd < 0 || (fsync(fd) != 0 && errno != EINVAL)) /* a file system without folder sync */
		status = io_problem(err, o->folder, "cannot sync");
	if (fd >= 0)
		close(fd);
	return status;
}

enum kpi_status output_finish(struct output *o, struct err *err)
{
	enum kpi_status status = KPI_OK;
	bool any = o->n > 0;

	while (o->n > 0 && status == KPI_OK) {
		status = finish_one(o, &o->v[o->n - 1], err);
		if (status == KPI_OK)
			archive_release(&o->v[--o->n]);
	}
	return status == KPI_OK && any ? sync_folder(o, err) : status;
}

/* The open archive of a host, or a new one. */
static enum kpi_status archive_for(struct output *o, const struct output_page *p, struct archive **out,
				   struct err *err)
{
	for (size_t i = 0; i < o->n; i++) {
		struct archive *a = &o->v[i];
		enum kpi_status status;

		if (strcmp(a->host, p->host) != 0)
			continue;
		if (warc_writer_size(a->writer) < o->opt.bytes_max) {
			*out = a;
			return KPI_OK;
		}
		status = finish_one(o, a, err);
		if (status != KPI_OK)
			return status;
		archive_release(a);
		o->v[i] = o->v[--o->n];
		break;
	}
	return open_archive(o, p, out, err);
}

static bool is_field(struct slice line, const char *name)
{
	size_t n = strlen(name);

	return line.n > n && line.p[n] == ':' && strncasecmp(line.p, name, n) == 0;
}

void output_head(struct slice head, size_t body_bytes, struct buf *out)
{
	bool first = true;

	while (head.n > 0) {
		const char *nl = memchr(head.p, '\n', head.n);
		size_t n = nl != NULL ? (size_t)(nl - head.p) + 1 : head.n;
		struct slice line = slice_of(head.p, n);

		head = slice_of(head.p + n, head.n - n);
		while (line.n > 0 && (line.p[line.n - 1] == '\n' || line.p[line.n - 1] == '\r'))
			line.n--;
		if (line.n == 0)
			continue;
		if (first && !slice_starts(line, "HTTP/1")) {
			/* of HTTP/2, which archives have no form for: "HTTP/2 200 " */
			const char *blank = memchr(line.p, ' ', line.n);
			struct slice rest = blank != NULL ? slice_of(blank, line.n - (size_t)(blank - line.p))
							  : slice_of("", 0);

			buf_printf(out, "HTTP/1.1%.*s", (int)rest.n, rest.p);
		} else {
			/* what the body is no longer, as other archives name it */
			if (is_field(line, "Content-Length") || is_field(line, "Content-Encoding") ||
			    is_field(line, "Transfer-Encoding"))
				buf_puts(out, "X-Archive-Orig-");
			buf_put(out, line.p, line.n);
		}
		buf_puts(out, "\r\n");
		first = false;
	}
	buf_printf(out, "Content-Length: %zu\r\n\r\n", body_bytes);
}

static void put_fields(const struct output_page *p, struct buf *out)
{
	struct buf v = {0};

	if (p->via != NULL)
		warc_field_put(out, "via", p->via);
	buf_printf(&v, "%" PRId64, p->milliseconds);
	warc_field_put(out, "fetchTimeMs", v.p);
	if (p->hops > 0) {
		buf_clear(&v);
		buf_printf(&v, "%d", p->hops);
		warc_field_put(out, "redirects", v.p);
	}
	warc_field_put(out, "source", p->source);
	if (p->title != NULL)
		warc_field_put(out, "title", p->title);
	if (p->changed > 0) {
		buf_clear(&v);
		moment_put(&v, p->changed);
		warc_field_put(out, "changed", v.p);
	}
	buf_release(&v);
}

enum kpi_status output_put(struct output *o, const struct output_page *p, struct err *err)
{
	struct warc_put r = {.type = WARC_RESPONSE,
			     .date_ms = p->when_ms,
			     .target_uri = p->url,
			     .ip_address = p->peer != NULL && *p->peer != '\0' ? p->peer : NULL,
			     .body = p->body};
	char id[WARC_ID_SIZE];
	struct archive *a = NULL;
	struct buf head = {0}, fields = {0}, digest = {0};
	enum kpi_status status = archive_for(o, p, &a, err);

	if (p->sha256 != NULL) {
		buf_printf(&digest, "sha256:%s", p->sha256);
		r.payload_digest = digest.p;
	}
	output_head(p->head, p->body.n, &head);
	r.head = buf_slice(&head);
	if (status == KPI_OK)
		status = warc_write(a->writer, &r, id, err);
	r = (struct warc_put){.date_ms = p->when_ms, .target_uri = p->url, .concurrent_to = id};
	if (status == KPI_OK && p->request.n > 0) {
		r.type = WARC_REQUEST;
		r.head = p->request;
		status = warc_write(a->writer, &r, NULL, err);
	}
	if (status == KPI_OK) {
		put_fields(p, &fields);
		r.type = WARC_METADATA;
		r.head = slice_of(NULL, 0);
		r.body = buf_slice(&fields);
		status = warc_write(a->writer, &r, NULL, err);
	}
	buf_release(&digest);
	buf_release(&head);
	buf_release(&fields);
	return status;
}
