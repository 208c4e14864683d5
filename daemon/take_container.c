/* SPDX-License-Identifier: BSD-2-Clause */
/* A file of several items. What cannot be used of it goes to rejected/ with its reasons, the file to the archive. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/sha256.h"
#include "daemon/bulk.h"
#include "daemon/container.h"
#include "daemon/pass.h"
#include "daemon/rejects.h"

struct container_pass {
	struct pass *p;
	const struct taken *t;
	char *place; /* in the archive */
	char *rejects_name;
	struct rejects rejects;
	size_t parts, passed;
	struct part_job *held; /* a bad part that came first: if it is all there is, the file is bad */
	bool failed; /* what failed is the file, not the store: the rest of the inbox can go on */
	struct err why;
};

/* A part on its way. */
struct part_job {
	struct pass_job pass; /* first */
	struct container_pass *b;
	struct part part; /* of raw and strings */
	struct buf raw;
	struct arena strings;
	struct bulk_parsed parsed;
	struct err why; /* where the part is bad */
	char by_content[SHA256_HEX + 8];
	struct item item; /* .archive_path is the pass's to set */
	struct item_read read;
};

static const char *either(const char *a, const char *b)
{
	return a != NULL ? a : b;
}

/* The place that a row of an earlier, killed pass names for this part's file is this file's place. */
static void adopt_place(struct container_pass *b, const struct item_result *r, const struct part *part)
{
	char *path;
	bool same_part = r->archived_line == part->line && r->archived_record == part->record &&
			 r->archived_offset == part->offset &&
			 strcmp(either(r->archived_member, ""), either(part->member, "")) == 0;

	if (r->archived == NULL || !same_part || strcmp(r->archived, b->place) == 0)
		return;
	path = folder_path(b->p->in->settings->archive, r->archived);
	if (!folder_has(path) && !name_set_has(&b->p->batch.taken, r->archived)) {
		free(b->place);
		b->place = mem_strdup(r->archived);
	}
	free(path);
}

/* A line of a bulk file. */
static bool parse_line(struct part_job *j)
{
	const struct taken *t = j->b->t;
	struct bulk_line l = {.line = j->part.line, .raw = j->part.raw};

	if (bulk_parse(&j->parsed, t->name, &l, &j->why) != KPI_OK)
		return false;
	j->item.ident = l.id;
	j->item.raw = l.body;
	j->item.media = l.html ? MEDIA_HTML : MEDIA_TEXT;
	j->item.given = (struct article_hints){.path = either(l.id, t->clean),
					       .url = l.url,
					       .title = l.title,
					       .source = l.source,
					       .region = l.region,
					       .published = l.published};
	return true;
}

/* The sidecar of the file speaks where the part is silent. */
static void make_item(struct part_job *j)
{
	const struct taken *t = j->b->t;
	const struct sidecar *all = &t->sidecar;
	struct item *item = &j->item;
	char sha[SHA256_HEX];

	item->given.source = either(item->given.source, all->source);
	item->given.region = either(item->given.region, all->region);
	if (j->part.kind != PART_LINE)
		item->given.charset = either(item->given.charset, all->charset);
	if (!date_is_set(item->given.published))
		item->given.published = all->published;
	item->archive_member = j->part.member;
	item->archive_record = j->part.record;
	item->archive_offset = j->part.offset;
	item->archive_line = j->part.line;
	item->captured = j->part.captured != 0 ? j->part.captured : t->st.st_mtim.tv_sec;
	item->seen = j->part.record && j->part.captured != 0;
	item->keep_bytes = j->b->p->in->settings->keep_bytes;
	/* without a name its content is its identity: a line's number says nothing when the file is made anew */
	if (item->ident == NULL) {
		sha256_hex(item->raw.p, item->raw.n, sha);
		snprintf(j->by_content, sizeof(j->by_content), "sha256:%s", sha);
		item->ident = j->by_content;
	}
}

static void work(struct job *job, struct deflater *d)
{
	struct part_job *j = (struct part_job *)(void *)job;

	if (j->part.kind == PART_LINE && !parse_line(j)) {
		j->part.kind = PART_BAD;
		j->part.why = j->why.msg;
	}
	if (j->part.kind != PART_LINE && j->part.kind != PART_ITEM)
		return;
	if (j->part.kind == PART_ITEM) {
		j->item.ident = j->part.ident;
		j->item.raw = j->part.raw;
		j->item.media = j->part.media;
		j->item.given = j->part.given;
	}
	make_item(j);
	item_read(j->b->p->in->extractor, d, &j->item, &j->read);
}

/* Start the log's row of a part. */
static void begin_row(struct buf *row, enum item_state state, const struct container_pass *b,
		      const struct part *part)
{
	pass_row(row, state, b->t->name, 0);
	if (part->member != NULL)
		log_field(row, "member", part->member);
	if (part->record)
		log_field_int(row, "offset", (long long)part->offset);
	if (part->line > 0)
		log_field_int(row, "line", part->line);
	if (part->record && part->given.url != NULL)
		log_field(row, "url", part->given.url);
	if (part->odd_digest)
		log_field(row, "digest", "odd");
}

static enum kpi_status put_part(struct container_pass *b, struct part_job *j, struct item_result *r,
				struct err *err)
{
	if (j->part.kind == PART_BAD) {
		r->state = ITEM_REJECTED;
		buf_puts(&r->reason, j->part.why);
		return KPI_OK;
	}
	if (j->part.kind == PART_REPEATED) {
		r->state = ITEM_DUPLICATE;
		return KPI_OK;
	}
	j->item.archive_path = b->place;
	return item_put(b->p->in->store, &j->item, &j->read, r, err);
}

static enum kpi_status store_part(struct container_pass *b, struct part_job *j, struct err *err)
{
	struct pass *p = b->p;
	struct item_result r = {0};
	struct buf row = {0};
	enum kpi_status status = batch_begin(&p->batch, err);

	if (status == KPI_OK)
		status = put_part(b, j, &r, err);
	if (status == KPI_OK && item_refused(r.state))
		b->failed = rejects_note(&b->rejects, &j->part, r.reason.p, &b->why) != KPI_OK;
	if (status == KPI_OK && !b->failed) {
		if (r.state == ITEM_DUPLICATE)
			adopt_place(b, &r, &j->part);
		begin_row(&row, r.state, b, &j->part);
		if (j->part.kind != PART_REPEATED)
			pass_row_result(&row, &r);
		batch_count(&p->batch, r.state, r.claims, &row);
	}
	buf_release(&row);
	item_result_release(&r);
	return status;
}

static void free_job(struct part_job *j)
{
	if (j == NULL)
		return;
	bulk_parsed_release(&j->parsed);
	item_read_release(&j->read);
	buf_release(&j->raw);
	arena_release(&j->strings);
	free(j);
}

static enum kpi_status store(struct pass *p, struct pass_job *job, struct err *err)
{
	struct part_job *j = (struct part_job *)job;
	enum kpi_status status = KPI_OK;

	if (p->status == KPI_OK && !p->stopped && !j->b->failed)
		status = store_part(j->b, j, err);
	free_job(j);
	return status;
}

/* A copy of a part, which outlives the reader's next step. */
static struct part_job *make_job(struct container_pass *b, const struct part *part)
{
	struct part_job *j = mem_zalloc(sizeof(*j));
	struct arena *a = &j->strings;
	struct article_hints *given = &j->part.given;

	j->pass.job.work = work;
	j->pass.job.cost = part->raw.n;
	j->pass.store = store;
	j->b = b;
	j->part = *part;
	buf_put(&j->raw, part->raw.p, part->raw.n);
	j->part.raw = buf_slice(&j->raw);
	j->part.member = arena_strdup(a, part->member);
	j->part.ident = arena_strdup(a, part->ident);
	j->part.why = arena_strdup(a, part->why);
	given->path = arena_strdup(a, given->path);
	given->url = arena_strdup(a, given->url);
	given->title = arena_strdup(a, given->title);
	given->source = arena_strdup(a, given->source);
	given->region = arena_strdup(a, given->region);
	given->charset = arena_strdup(a, given->charset);
	return j;
}

static void pass_over(struct container_pass *b, const struct part *part)
{
	struct buf row = {0};

	b->passed++;
	if (b->p->in->log->level < LOG_INFO)
		return;
	log_field(&row, "passed", b->t->name);
	log_field_int(&row, "offset", (long long)part->offset);
	if (part->given.url != NULL)
		log_field(&row, "url", part->given.url);
	log_field(&row, "reason", part->why);
	log_row(b->p->in->log, LOG_INFO, &row);
	buf_release(&row);
}

static enum kpi_status give_held(struct container_pass *b, struct err *err)
{
	struct part_job *j = b->held;

	b->held = NULL;
	return j != NULL ? pass_give(b->p, &j->pass, err) : KPI_OK;
}

static enum kpi_status take_part(struct container_pass *b, const struct part *part, bool may_hold,
				 struct err *err)
{
	enum kpi_status status;

	b->parts++;
	if (b->p->in->progress != NULL)
		b->p->in->progress->in_file = lseek(b->t->fd, 0, SEEK_CUR);
	if (part->kind == PART_BAD && may_hold && b->parts == 1) {
		b->held = make_job(b, part);
		return KPI_OK;
	}
	status = give_held(b, err);
	if (status != KPI_OK)
		return status;
	if (part->kind == PART_PASSED) {
		pass_over(b, part);
		return KPI_OK;
	}
	return pass_give(b->p, &make_job(b, part)->pass, err);
}

/* Every part is given to the crew. KPI_ENOTFOUND at the end, KPI_OK where the pass was told to stop or the file failed. */
static enum kpi_status take_parts(struct container_pass *b, struct container *in, bool may_hold,
				  struct err *err)
{
	while (!b->failed && !pass_stops(b->p)) {
		struct part part;
		enum kpi_status status = container_next(in, &part, &b->why);

		if (status == KPI_ENOTFOUND)
			return status;
		b->failed = status != KPI_OK;
		if (!b->failed)
			status = take_part(b, &part, may_hold, err);
		if (!b->failed && status != KPI_OK)
			return status;
	}
	return KPI_OK;
}

/* All parts are read: the bad ones to rejected/, the file to the archive. */
static void put_away(struct container_pass *b)
{
	struct err err = {0};
	struct buf row = {0};
	char line[1024];
	enum kpi_status status;

	if (pass_changed(b->t)) {
		pass_wait(b->p, b->t->name, "just changed");
		return;
	}
	status = rejects_finish(&b->rejects, &err);
	if (status == KPI_OK)
		status = pass_archive(b->p, b->t, b->place, &err);
	if (status != KPI_OK) {
		pass_defer(b->p, b->t->name, err_format(&err, line, sizeof(line)), true);
		return;
	}
	log_field(&row, "container", b->t->name);
	log_field_int(&row, "parts", (long long)b->parts);
	log_field_int(&row, "passed", (long long)b->passed);
	log_row(b->p->in->log, LOG_INFO, &row);
	buf_release(&row);
}

/* The file was read to its end, or not. */
static void end(struct container_pass *b, bool at_end)
{
	char line[1024];

	if (b->failed)
		pass_defer(b->p, b->t->name, err_format(&b->why, line, sizeof(line)), true);
	else if (at_end && b->parts == 0)
		pass_reject(b->p, b->t, "empty");
	else if (at_end && b->held != NULL)
		pass_reject(b->p, b->t, b->held->part.why);
	else if (at_end && !b->p->stopped)
		put_away(b);
}

enum kpi_status take_container(struct pass *p, const struct taken *t, enum container_kind kind,
			       struct err *err)
{
	struct container_pass b = {.p = p, .t = t};
	const struct container_limits limits = container_limits_of(p->in->settings);
	struct container *in;
	struct err why = {0};
	enum kpi_status read, status;

	status = container_open(t->fd, t->clean, kind, &limits, &in, &why);
	if (status == KPI_EINPUT)
		pass_reject(p, t, why.msg);
	else if (status != KPI_OK)
		pass_defer(p, t->name, why.msg, true);
	if (status != KPI_OK)
		return KPI_OK;
	if (p->in->progress != NULL) {
		p->in->progress->in_file = 0;
		p->in->progress->of_file = t->st.st_size;
	}
	b.rejects_name = folder_tail(t->clean, kind == CONTAINER_BULK ? "" : ".jsonl");
	b.rejects = (struct rejects){.root = p->in->settings->rejected, .name = b.rejects_name};
	b.place = pass_place(p, t);
	read = take_parts(&b, in, kind != CONTAINER_BULK, err);
	status = pass_drain(p, err);
	if (status == KPI_OK && read != KPI_ENOTFOUND)
		status = read;
	if (status == KPI_OK)
		end(&b, read == KPI_ENOTFOUND);
	free_job(b.held);
	rejects_release(&b.rejects);
	free(b.rejects_name);
	free(b.place);
	container_close(in);
	return status;
}
