/* SPDX-License-Identifier: BSD-2-Clause */
/* One article: bytes to claims to rows. */
#include "daemon/item.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "config.h"
#include "text/article.h"
#include "text/decode.h"

const char *item_state_name(enum item_state s)
{
	static const char *const names[] = {"stored", "duplicate", "no_claims", "rejected", "deferred"};

	return names[s];
}

void item_result_release(struct item_result *r)
{
	buf_release(&r->reason);
	free(r->archived);
	*r = (struct item_result){0};
}

static enum kpi_status reject(struct item_result *out, const char *reason)
{
	out->state = ITEM_REJECTED;
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

static enum kpi_status put(struct store *s, const struct item *item, const char *ident, const char *sha,
			   const struct article *a, const struct claims *claims, struct item_result *out,
			   struct err *err)
{
	struct store_item row = {.ident = ident,
				 .capture = sha,
				 .media_type = item->media == MEDIA_HTML ? "text/html" : "text/plain",
				 .bytes = item->raw.n,
				 .raw = item->keep_bytes ? item->raw : slice_of(NULL, 0),
				 .archive_path = item->archive_path,
				 .archive_line = item->archive_line,
				 .captured = item->captured,
				 .extractor = PACKAGE_STRING,
				 .article = a,
				 .claims = claims};
	struct store_put done;
	struct err e = {0};
	enum kpi_status status = store_put_article(s, &row, &done, &e);

	/* the store looks before it writes: what it cannot take as input has changed nothing */
	if (status == KPI_EINPUT)
		return reject(out, e.msg);
	if (status != KPI_OK) {
		if (err != NULL)
			*err = e;
		return status;
	}
	out->state = claims->n > 0 ? ITEM_STORED : ITEM_NO_CLAIMS;
	out->document = done.document;
	out->version = done.version;
	out->claims = claims->n;
	out->replaced = a->decoded.replaced;
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
	enum kpi_status status = store_find_given(s, sha, &given, v, err);

	*known = *same = status == KPI_OK;
	if (status != KPI_ENOTFOUND)
		return status;
	status = store_find_capture(s, sha, v, err);
	*known = status == KPI_OK;
	return status == KPI_ENOTFOUND ? KPI_OK : status;
}

enum kpi_status item_store(struct store *s, const struct extractor *x, const struct item *item,
			   struct item_result *out, struct err *err)
{
	struct article a = {0};
	struct claims claims = {0};
	struct store_version v;
	char sha[SHA256_HEX];
	char *ident;
	bool known, same;
	enum kpi_status status;

	*out = (struct item_result){0};
	if (item->raw.n == 0)
		return reject(out, "empty");
	if (decode_is_binary(item->raw))
		return reject(out, "binary: no text in any charset");
	sha256_hex(item->raw.p, item->raw.n, sha);
	status = look_for(s, item, sha, &v, &known, &same, err);
	if (status != KPI_OK)
		return status;
	if (same) {
		out->state = ITEM_DUPLICATE;
		out->document = v.document;
		out->version = v.id;
		out->archived = mem_strdup(v.archive_path);
		out->archived_line = v.archive_line;
		return KPI_OK;
	}
	/* the same bytes are the same document, whatever they are called now */
	ident = mem_strdup(known ? v.ident : item->given.url != NULL ? item->given.url : item->ident);
	read_article(item, &a);
	extract_claims(x, &a, &claims, NULL);
	status = put(s, item, ident, sha, &a, &claims, out, err);
	claims_release(&claims);
	article_release(&a);
	free(ident);
	return status;
}
