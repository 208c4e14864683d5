/* SPDX-License-Identifier: BSD-2-Clause */
/* Bulk input line by line. */
#include "daemon/bulk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/json_read.h"
#include "base/mem.h"

enum { CHUNK = 65536 };

struct bulk {
	int fd;
	char *name;
	size_t line_max;
	unsigned int line;
	bool at_end;
	struct buf in; /* read and not yet used from `used` on */
	size_t used;
	struct bulk_parsed parsed; /* the line in hand */
};

/* A line being parsed. */
struct parse {
	struct bulk_parsed *p;
	const struct jvalue *object;
	const char *name;
	unsigned int line;
};

struct bulk *bulk_new(int fd, const char *name, size_t line_max)
{
	struct bulk *b = mem_zalloc(sizeof(*b));

	b->fd = fd;
	b->name = mem_strdup(name);
	b->line_max = line_max;
	buf_reserve(&b->in, 1); /* never NULL, to point into */
	return b;
}

void bulk_free(struct bulk *b)
{
	if (b == NULL)
		return;
	bulk_parsed_release(&b->parsed);
	buf_release(&b->in);
	free(b->name);
	free(b);
}

/* Read more; what is used up goes. */
static enum kpi_status fill(struct bulk *b, struct err *err)
{
	ssize_t n;

	if (b->used > 0) {
		memmove(b->in.p, b->in.p + b->used, b->in.n - b->used);
		b->in.n -= b->used;
		b->used = 0;
	}
	buf_reserve(&b->in, CHUNK + 1);
	do
		n = read(b->fd, b->in.p + b->in.n, CHUNK);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return err_set(err, KPI_EIO, b->name, b->line, "cannot read: %s", strerror(errno));
	b->in.n += (size_t)n;
	b->at_end = n == 0;
	return KPI_OK;
}

/* The next line without its end. *too_long: it was dropped. KPI_ENOTFOUND at the end. */
static enum kpi_status take_line(struct bulk *b, struct slice *line, bool *too_long, struct err *err)
{
	size_t from = 0;

	*too_long = false;
	for (;;) {
		size_t n = b->in.n - b->used;
		const char *p = b->in.p + b->used, *end = n > from ? memchr(p + from, '\n', n - from) : NULL;
		enum kpi_status status;

		if (end != NULL || (b->at_end && n > 0)) {
			size_t len = end != NULL ? (size_t)(end - p) : n;

			b->used += len + (end != NULL);
			*too_long = *too_long || len > b->line_max;
			*line = *too_long ? slice_of("", 0) : slice_of(p, len);
			return KPI_OK;
		}
		if (b->at_end)
			return *too_long ? KPI_OK : KPI_ENOTFOUND;
		if (n > b->line_max) {
			*too_long = true;
			*line = slice_of("", 0);
			b->used += n;
			n = 0;
		}
		from = n;
		status = fill(b, err);
		if (status != KPI_OK)
			return status;
	}
}

static enum kpi_status bad(const struct parse *b, struct err *err, const char *what, const char *key)
{
	return err_set(err, KPI_EINPUT, b->name, b->line, "%s%s", key, what);
}

/* A member that is a string, or missing. An empty one counts as missing. */
static enum kpi_status member(const struct parse *b, const char *key, const char **out, struct err *err)
{
	const struct jvalue *v = jget(b->object, key);
	const char *text;

	*out = NULL;
	if (v == NULL || jis_null(v))
		return KPI_OK;
	if (!jtext(v, &text))
		return bad(b, err, " is not a string", key);
	if (*text != '\0')
		*out = text;
	return KPI_OK;
}

static enum kpi_status read_id(const struct parse *b, struct bulk_line *out, struct err *err)
{
	int64_t v;

	if (!jwhole(jget(b->object, "id"), &v))
		return member(b, "id", &out->id, err);
	buf_clear(&b->p->id);
	buf_printf(&b->p->id, "%lld", (long long)v);
	out->id = b->p->id.p;
	return KPI_OK;
}

/** What scripts write into their dumps where they have no day. */
static bool is_missing(const char *day)
{
	return *day == '\0' || strcmp(day, "None") == 0 || strcmp(day, "null") == 0;
}

static enum kpi_status read_published(const struct parse *b, struct bulk_line *out, struct err *err)
{
	const char *day;
	enum kpi_status status = member(b, "published", &day, err);
	size_t n;

	if (status != KPI_OK || day == NULL || is_missing(day))
		return status;
	/* a time of day may follow */
	n = strlen(day);
	if (n > 10 && (day[10] == 'T' || day[10] == ' '))
		n = 10;
	if (date_parse(slice_of(day, n), &out->published) != KPI_OK)
		return bad(b, err, " is no day of the form YYYY-MM-DD", "published");
	return KPI_OK;
}

static enum kpi_status read_members(const struct parse *b, struct bulk_line *out, struct err *err)
{
	const char *body = NULL;
	enum kpi_status status = read_id(b, out, err);

	if (status == KPI_OK)
		status = member(b, "html", &body, err);
	out->html = status == KPI_OK && body != NULL;
	if (status == KPI_OK && body == NULL)
		status = member(b, "text", &body, err);
	if (status == KPI_OK)
		status = member(b, "url", &out->url, err);
	if (status == KPI_OK)
		status = member(b, "title", &out->title, err);
	if (status == KPI_OK)
		status = member(b, "source", &out->source, err);
	if (status == KPI_OK)
		status = member(b, "region", &out->region, err);
	if (status == KPI_OK)
		status = read_published(b, out, err);
	if (status == KPI_OK && body == NULL)
		return bad(b, err, "neither text nor html", "");
	out->body = slice_str(body);
	return status;
}

void bulk_parsed_release(struct bulk_parsed *p)
{
	jread_free(p->object);
	buf_release(&p->id);
	p->object = NULL;
}

enum kpi_status bulk_split(struct bulk *b, struct bulk_line *out, struct err *err)
{
	bool too_long;
	enum kpi_status status;

	do {
		*out = (struct bulk_line){0};
		status = take_line(b, &out->raw, &too_long, err);
		if (status != KPI_OK)
			return status;
		out->line = ++b->line;
		if (b->line == 1 && slice_starts(out->raw, "\xEF\xBB\xBF"))
			out->raw = slice_of(out->raw.p + 3, out->raw.n - 3);
	} while (!too_long && slice_trim(out->raw).n == 0);
	if (too_long)
		return err_set(err, KPI_EINPUT, b->name, b->line, "longer than %zu bytes", b->line_max);
	return KPI_OK;
}

enum kpi_status bulk_parse(struct bulk_parsed *p, const char *name, struct bulk_line *l, struct err *err)
{
	struct parse b = {.p = p, .name = name, .line = l->line};
	enum kpi_status status;

	jread_free(p->object);
	status = jread(l->raw, name, l->line, &p->object, err);
	if (status != KPI_OK)
		return status;
	b.object = p->object;
	if (!jis_object(b.object))
		return bad(&b, err, "not a JSON object", "");
	return read_members(&b, l, err);
}

enum kpi_status bulk_next(struct bulk *b, struct bulk_line *out, struct err *err)
{
	enum kpi_status status = bulk_split(b, out, err);

	return status == KPI_OK ? bulk_parse(&b->parsed, b->name, out, err) : status;
}
