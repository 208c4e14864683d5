/* SPDX-License-Identifier: BSD-2-Clause */
/* Files of several articles, for kpi-extract. */
#include "daemon/inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "daemon/bulk.h"
#include "daemon/container.h"

static const char *either(const char *a, const char *b)
{
	return a != NULL ? a : b;
}

/* What is known of an article, with the caller's word where that says nothing. */
static struct article_hints joined(const struct inputs *in, const struct article_hints *own)
{
	const struct article_hints *all = &in->hints;

	return (struct article_hints){.path = own->path,
				      .url = own->url,
				      .title = either(own->title, all->title),
				      .source = either(own->source, all->source),
				      .region = either(own->region, all->region),
				      .charset = own->charset,
				      .published =
					      date_is_set(own->published) ? own->published : all->published};
}

static void give_line(const struct inputs *in, const struct bulk_line *l)
{
	const struct article_hints own = {.url = l->url,
					  .title = l->title,
					  .source = l->source,
					  .region = l->region,
					  .charset = "UTF-8",
					  .published = l->published},
				   hints = joined(in, &own);

	in->article(in->ctx, l->body, l->html, &hints, either(l->id, ""));
}

void inputs_bulk(const struct inputs *in, const char *path)
{
	int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct bulk *b;
	struct bulk_line line;
	struct err err = {0};
	enum kpi_status s;

	if (fd < 0) {
		err_set(&err, KPI_EIO, path, 0, "cannot open: %s", strerror(errno));
		in->bad(in->ctx, &err);
		return;
	}
	b = bulk_new(fd, strcmp(path, "-") == 0 ? "standard input" : path, in->item_bytes);
	while ((s = bulk_next(b, &line, &err)) != KPI_ENOTFOUND) {
		if (s == KPI_OK)
			give_line(in, &line);
		else
			in->bad(in->ctx, &err);
		if (s != KPI_OK && s != KPI_EINPUT)
			break;
	}
	bulk_free(b);
	if (fd != STDIN_FILENO)
		close(fd);
}

/* "FILE!/MEMBER" for messages. */
static void put_place(struct buf *out, const char *path, const struct part *part)
{
	buf_clear(out);
	buf_puts(out, path);
	if (part->member != NULL)
		buf_printf(out, "!/%s", part->member);
}

static void give_part(const struct inputs *in, const char *path, const struct part *part)
{
	struct buf place = {0};
	struct bulk_parsed parsed = {0};
	struct bulk_line l = {.line = part->line, .raw = part->raw};
	struct article_hints hints = joined(in, &part->given);
	struct err err = {0};

	put_place(&place, path, part);
	if (part->kind == PART_ITEM)
		in->article(in->ctx, part->raw, part->media == MEDIA_HTML, &hints,
			    either(part->given.url, part->ident));
	else if (part->kind == PART_LINE && bulk_parse(&parsed, place.p, &l, &err) == KPI_OK)
		give_line(in, &l);
	else if (part->kind == PART_BAD)
		err_set(&err, KPI_EINPUT, place.p, part->line, "%s", part->why);
	if (err.status != KPI_OK)
		in->bad(in->ctx, &err);
	bulk_parsed_release(&parsed);
	buf_release(&place);
}

static void read_container(const struct inputs *in, int fd, const char *path, enum container_kind kind)
{
	/* a person who asks for a file wants all of it; what no honest archive does is refused still */
	const struct container_limits limits = {.item_bytes = in->item_bytes,
						.members = UINT64_MAX,
						.bytes = INT64_MAX,
						.ratio = 1000,
						.depth = 3};
	struct container *c;
	struct part part;
	struct err err = {0};
	enum kpi_status status = container_open(fd, path, kind, &limits, &c, &err);

	while (status == KPI_OK && (status = container_next(c, &part, &err)) == KPI_OK)
		give_part(in, path, &part);
	if (status != KPI_OK && status != KPI_ENOTFOUND)
		in->bad(in->ctx, &err);
	container_close(c);
}

bool inputs_container(const struct inputs *in, const char *path)
{
	int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	char start[CONTAINER_START];
	/* a pipe cannot be looked into without taking its bytes: it holds an article */
	ssize_t n = fd >= 0 ? pread(fd, start, sizeof(start), 0) : -1;
	enum container_kind kind = n > 0 ? container_kind_of("", slice_of(start, (size_t)n)) : CONTAINER_NONE;

	if (kind != CONTAINER_NONE)
		read_container(in, fd, path, kind);
	if (fd >= 0 && fd != STDIN_FILENO)
		close(fd);
	return kind != CONTAINER_NONE;
}
