/* SPDX-License-Identifier: BSD-2-Clause */
/* An ordinary file: one article. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/mem.h"
#include "daemon/pass.h"
#include "text/article.h"
#include "text/decode.h"

/* Read the whole file, whose size was checked. KPI_EIO where it cannot be read. */
static enum kpi_status read_all(const struct taken *t, struct buf *out, struct err *err)
{
	size_t size = (size_t)t->st.st_size;

	buf_reserve(out, size + 1);
	while (out->n < size) {
		ssize_t n = read(t->fd, out->p + out->n, size - out->n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(err, KPI_EIO, t->name, 0, "cannot read: %s", strerror(errno));
		if (n == 0)
			break;
		out->n += (size_t)n;
	}
	out->p[out->n] = '\0';
	return KPI_OK;
}

static bool has_extension(const char *name, const char *const *extensions)
{
	const char *base = strrchr(name, '/'), *dot = strrchr(base != NULL ? base + 1 : name, '.');

	for (; dot != NULL && *extensions != NULL; extensions++)
		if (strcasecmp(dot, *extensions) == 0)
			return true;
	return false;
}

/* What kind of article a file is, by its name, else by its content. false: none that we read. */
static bool media_of(const char *name, struct slice raw, enum item_media *media)
{
	static const char *const html[] = {".html", ".htm", ".xhtml", ".shtml", NULL}, *const text[] = {
											       ".txt", NULL};

	*media = has_extension(name, html) || (!has_extension(name, text) && article_is_html(raw))
			 ? MEDIA_HTML
			 : MEDIA_TEXT;
	return *media == MEDIA_HTML || has_extension(name, text);
}

/* Where a file goes whose bytes are stored: to the place that its row names, where a crash kept it from moving there. */
static char *place_of_duplicate(struct pass *p, const struct taken *t, const struct item_result *r)
{
	if (r->archived != NULL && r->archived_line == 0 && !names_list_has(&p->batch.taken, r->archived)) {
		char *path = folder_path(p->in->settings->archive, r->archived);
		bool there = folder_has(path);

		free(path);
		if (!there)
			return mem_strdup(r->archived);
	}
	return pass_place(p, t);
}

static enum kpi_status store_raw(struct pass *p, const struct taken *t, struct slice raw,
				 enum item_media media, struct err *err)
{
	char *place = pass_place(p, t);
	struct item item = {.ident = t->clean,
			    .raw = raw,
			    .media = media,
			    .given = sidecar_hints(&t->sidecar, t->clean),
			    .archive_path = place,
			    .captured = t->st.st_mtim.tv_sec,
			    .keep_bytes = p->in->settings->keep_bytes};
	struct item_result r = {0};
	struct buf row = {0};
	struct err move_err = {0};
	enum kpi_status status = batch_begin(&p->batch, err);

	if (status == KPI_OK)
		status = item_store(p->in->store, p->in->extractor, &item, &r, err);
	if (status == KPI_OK && r.state == ITEM_REJECTED)
		pass_reject(p, t, r.reason.p);
	else if (status == KPI_OK) {
		if (r.state == ITEM_DUPLICATE) {
			free(place);
			place = place_of_duplicate(p, t, &r);
		}
		pass_row(&row, r.state, t->name, 0);
		pass_row_result(&row, &r);
		batch_count(&p->batch, r.state, r.claims, &row);
		if (pass_archive(p, t, place, &move_err) != KPI_OK) {
			p->batch.trouble = true;
			log_err(p->in->log, LOG_ERROR, &move_err);
		}
	}
	free(place);
	buf_release(&row);
	item_result_release(&r);
	return status;
}

enum kpi_status take_file(struct pass *p, const struct taken *t, struct err *err)
{
	int64_t max = p->in->settings->max_item_bytes;
	struct buf raw = {0};
	struct err read_err = {0};
	enum item_media media;
	enum kpi_status status = KPI_OK;
	char line[1024];

	if (t->st.st_size > max) {
		struct buf why = {0};

		buf_printf(&why, "too large: %lld bytes, at most %lld", (long long)t->st.st_size,
			   (long long)max);
		pass_reject(p, t, why.p);
		buf_release(&why);
		return KPI_OK;
	}
	if (read_all(t, &raw, &read_err) != KPI_OK)
		pass_defer(p, t->name, err_format(&read_err, line, sizeof(line)), true);
	else if (pass_changed(t))
		pass_defer(p, t->name, "just changed", false);
	else if (raw.n > 0 && !media_of(t->name, buf_slice(&raw), &media))
		pass_reject(p, t,
			    decode_is_binary(buf_slice(&raw))
				    ? "binary: no text in any charset"
				    : "unknown kind of file: neither .txt nor HTML");
	else
		status = store_raw(p, t, buf_slice(&raw), raw.n > 0 ? media : MEDIA_TEXT, err);
	buf_release(&raw);
	return status;
}
