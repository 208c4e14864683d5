/* SPDX-License-Identifier: BSD-2-Clause */
/* One article: bytes to claims to rows. */
#include "daemon/item.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "config.h"
#include "text/article.h"
#include "text/challenge.h"
#include "text/decode.h"

const char *item_state_name(enum item_state s)
{
	static const char *const names[] = {"stored",	"duplicate", "no_claims",
					    "rejected", "challenge", "deferred"};

	return names[s];
}

bool item_refused(enum item_state s)
{
	return s == ITEM_REJECTED || s == ITEM_CHALLENGE;
}

void item_result_release(struct item_result *r)
{
	buf_release(&r->reason);
	free(r->archived);
	free(r->archived_member);
	*r = (struct item_result){0};
}

static enum kpi_status refuse(struct item_result *out, enum item_state state, const char *reason)
{
	out->state = state;
	buf_puts(&out->reason, reason);
	return KPI_OK;
}

static void replace(char **field, const char *given, enum known_how *how)
{
	if (given == NULL)
		return;
	free(*field);
	*field = mem_strdup(given);
	if (how != NULL)
		*how = KNOWN_CALLER;
}

/* What the caller says stands word for word, so that asking for it again finds it. */
static void insist(struct article *a, const struct article_hints *given)
{
	enum known_how *no_how = NULL;

	replace(&a->title, given->title, &a->title_how);
	replace(&a->source, given->source, &a->source_how);
	replace(&a->region_hint, given->region, no_how);
	replace(&a->url, given->url, no_how);
	if (date_is_set(given->published)) {
		a->published = given->published;
		a->published_how = KNOWN_CALLER;
	}
}

static void read_article(const struct item *item, struct article *a)
{
	if (item->media == MEDIA_HTML)
		article_from_html(item->raw, &item->given, a);
	else
		article_from_text(item->raw, &item->given, a);
	insist(a, &item->given);
}

static void refuse_reading(struct item_read *out, enum item_state state, const char *reason)
{
	out->state = state;
	buf_puts(&out->reason, reason);
}

/* Only a page that claims nothing is looked at: what claims something is one that somebody wrote. */
static void look_for_challenge(const struct item *item, struct item_read *out)
{
	struct slice text = slice_trim(buf_slice(&out->article.text));
	const char *kind;

	if (item->media != MEDIA_HTML || out->claims.n > 0)
		return;
	kind = challenge_of(item->raw, text);
	if (kind == NULL)
		return;
	out->state = ITEM_CHALLENGE;
	buf_printf(&out->reason, "a page sent instead of the one asked for: %s", kind);
}

void item_read(const struct extractor *x, struct deflater *d, const struct item *item, struct item_read *out)
{
	if (item->raw.n == 0) {
		refuse_reading(out, ITEM_REJECTED, "empty");
		return;
	}
	if (decode_is_binary(item->raw)) {
		refuse_reading(out, ITEM_REJECTED, "binary: no text in any charset");
		return;
	}
	out->state = ITEM_STORED;
	sha256_hex(item->raw.p, item->raw.n, out->sha);
	read_article(item, &out->article);
	extract_claims(x, &out->article, &out->claims, NULL);
	if (out->claims.full) {
		refuse_reading(out, ITEM_REJECTED, "more figures than are read of one article");
		return;
	}
	look_for_challenge(item, out);
	if (out->state == ITEM_STORED)
		store_pack(d, &out->article, item->keep_bytes ? item->raw : slice_of(NULL, 0), &out->packed);
}

void item_read_release(struct item_read *r)
{
	claims_release(&r->claims);
	article_release(&r->article);
	store_packed_release(&r->packed);
	buf_release(&r->reason);
	*r = (struct item_read){0};
}

static enum kpi_status put(struct store *s, const struct item *item, const char *ident, bool known,
			   const struct item_read *read, struct item_result *out, struct err *err)
{
	struct store_item row = {.ident = ident,
				 .capture = read->sha,
				 .new_capture = !known,
				 .media_type = item->media == MEDIA_HTML ? "text/html" : "text/plain",
				 .bytes = item->raw.n,
				 .raw = item->keep_bytes ? item->raw : slice_of(NULL, 0),
				 .archive_path = item->archive_path,
				 .archive_member = item->archive_member,
				 .archive_record = item->archive_record,
				 .archive_offset = item->archive_offset,
				 .archive_line = item->archive_line,
				 .captured = item->captured,
				 .extractor = PACKAGE_STRING,
				 .article = &read->article,
				 .claims = &read->claims,
				 .packed = &read->packed};
	struct store_put done;
	struct err e = {0};
	enum kpi_status status = store_put_article(s, &row, &done, &e);

	/* the store looks before it writes: what it cannot take as input has changed nothing */
	if (status == KPI_EINPUT)
		return refuse(out, ITEM_REJECTED, e.msg);
	if (status != KPI_OK) {
		if (err != NULL)
			*err = e;
		return status;
	}
	out->state = read->claims.n > 0 ? ITEM_STORED : ITEM_NO_CLAIMS;
	out->document = done.document;
	out->version = done.version;
	out->claims = read->claims.n;
	out->replaced = read->article.decoded.replaced;
	return KPI_OK;
}

/* Whether the bytes are stored and nothing new is said about them. *known: the bytes are stored at all, v is set. */
static enum kpi_status look_for(struct store *s, const struct item *item, const char *sha,
				struct store_version *v, bool *known, bool *same, struct err *err)
{
	struct store_given given = {.published = item->given.published,
				    .title = item->given.title,
				    .source = item->given.source,
				    .region_hint = item->given.region};
	enum kpi_status status = store_find_capture(s, sha, v, err);

	*known = *same = status == KPI_OK;
	if (status != KPI_OK)
		return status == KPI_ENOTFOUND ? KPI_OK : status;
	/* where it finds none, *v stays what it is */
	status = store_find_given(s, sha, &given, v, err);
	*same = status == KPI_OK;
	return status == KPI_ENOTFOUND ? KPI_OK : status;
}

/*
 * Whether a page shows again what it showed before: its newest version is of
 * other bytes, seen before these. That holds once, so reading the same archive
 * again finds a duplicate.
 */
static enum kpi_status look_whether_again(struct store *s, const struct item *item,
					  const struct store_version *v, bool *again, struct err *err)
{
	struct store_version newest;
	enum kpi_status status;

	*again = false;
	if (!item->seen || item->given.url == NULL || strcmp(item->given.url, v->ident) != 0)
		return KPI_OK;
	status = store_newest(s, v->document, &newest, err);
	*again = status == KPI_OK && strcmp(newest.capture, v->capture) != 0 &&
		 newest.captured < item->captured;
	return status;
}

enum kpi_status item_put(struct store *s, const struct item *item, const struct item_read *read,
			 struct item_result *out, struct err *err)
{
	struct store_version v;
	char *ident;
	bool known, same, again = false;
	enum kpi_status status;

	*out = (struct item_result){0};
	if (item_refused(read->state))
		return refuse(out, read->state, read->reason.p);
	status = look_for(s, item, read->sha, &v, &known, &same, err);
	if (status == KPI_OK && same)
		status = look_whether_again(s, item, &v, &again, err);
	if (status != KPI_OK)
		return status;
	if (same && !again) {
		out->state = ITEM_DUPLICATE;
		out->document = v.document;
		out->version = v.id;
		out->archived = mem_strdup(v.archive_path);
		out->archived_member = mem_strdup(v.archive_member);
		out->archived_record = v.archive_record;
		out->archived_offset = v.archive_offset;
		out->archived_line = v.archive_line;
		return KPI_OK;
	}
	/* the same bytes are the same document, whatever they are called now */
	ident = mem_strdup(known ? v.ident : item->given.url != NULL ? item->given.url : item->ident);
	status = put(s, item, ident, known, read, out, err);
	free(ident);
	return status;
}
