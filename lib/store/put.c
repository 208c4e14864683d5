/* SPDX-License-Identifier: BSD-2-Clause */
/* Storing an article: document, capture, text, version, claims. */
#include "store/store.h"

#include "base/deflate.h"
#include "store/codes.h"
#include "store/derived.h"
#include "store/handle.h"

static void bind_opt_text(struct db_stmt *st, int n, const char *v)
{
	if (v != NULL)
		st->ops->bind_text(st, n, slice_str(v));
	else
		st->ops->bind_null(st, n);
}

static void bind_opt_int(struct db_stmt *st, int n, bool has, int64_t v)
{
	if (has)
		st->ops->bind_int(st, n, v);
	else
		st->ops->bind_null(st, n);
}

void store_pack(struct deflater *d, const struct article *a, struct slice raw, struct store_packed *out)
{
	sha256_hex(a->text.p, a->text.n, out->text_sha);
	buf_clear(&out->text);
	buf_clear(&out->raw);
	deflater_run(d, buf_slice(&a->text), &out->text);
	if (raw.p != NULL)
		deflater_run(d, raw, &out->raw);
}

void store_packed_release(struct store_packed *p)
{
	buf_release(&p->text);
	buf_release(&p->raw);
}

static enum kpi_status put_document(struct store *s, const struct store_item *item, struct store_put *out,
				    struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = store_stmt(s, SQL_DOCUMENT_FIND, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_text(st, 1, slice_str(item->ident));
	status = store_number(st, &out->document, err);
	out->new_document = out->document == 0;
	if (status != KPI_OK || !out->new_document)
		return status;
	status = store_stmt(s, SQL_DOCUMENT_PUT, &st, err);
	if (status != KPI_OK)
		return status;
	st->ops->bind_text(st, 1, slice_str(item->ident));
	st->ops->bind_int(st, 2, s->txn);
	return store_number(st, &out->document, err);
}

static enum kpi_status find_capture(struct store *s, struct slice sha, int64_t *id, struct err *err)
{
	struct db_stmt *st;
	enum kpi_status status = store_stmt(s, SQL_CAPTURE_FIND, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_blob(st, 1, sha);
	return store_number(st, id, err);
}

static enum kpi_status put_capture(struct store *s, const struct store_item *item, int64_t *id,
				   struct err *err)
{
	const struct decoded *d = &item->article->decoded;
	char sha[32];
	struct db_stmt *st;
	enum kpi_status status = KPI_OK;

	if (sha_pack(item->capture, sha) != KPI_OK)
		return err_set(err, KPI_EINPUT, item->ident, 0, "not a SHA-256: %s", item->capture);
	if (!item->new_capture)
		status = find_capture(s, slice_of(sha, sizeof(sha)), id, err);
	if (status != KPI_OK || *id != 0)
		return status;
	status = store_stmt(s, SQL_CAPTURE_PUT, &st, err);
	if (status != KPI_OK)
		return status;
	st->ops->bind_blob(st, 1, slice_of(sha, sizeof(sha)));
	st->ops->bind_int(st, 2, (int64_t)item->bytes);
	st->ops->bind_text(st, 3, slice_str(item->media_type));
	st->ops->bind_text(st, 4, slice_str(d->charset != NULL ? d->charset : "UTF-8"));
	st->ops->bind_int(st, 5, d->how);
	st->ops->bind_int(st, 6, (int64_t)d->replaced);
	bind_opt_text(st, 7, item->archive_path);
	bind_opt_int(st, 8, item->archive_line != 0, item->archive_line);
	if (item->raw.p != NULL)
		st->ops->bind_blob(st, 9, buf_slice(&item->packed->raw));
	else
		st->ops->bind_null(st, 9);
	st->ops->bind_int(st, 10, s->txn);
	bind_opt_int(st, 11, item->captured != 0, item->captured);
	bind_opt_text(st, 12, item->archive_member);
	bind_opt_int(st, 13, item->archive_record, (int64_t)item->archive_offset);
	return store_number(st, id, err);
}

/* The text, once: an unchanged text of a new version shares the row of the version before. */
static enum kpi_status put_body(struct store *s, const struct store_item *item, const struct store_put *put,
				int64_t *id, struct err *err)
{
	char sha[32];
	struct db_stmt *st;
	bool row;
	enum kpi_status status;

	if (sha_pack(item->packed->text_sha, sha) != KPI_OK)
		return KPI_ESTORE;
	if (!put->new_document) {
		status = store_stmt(s, SQL_BODY_LAST, &st, err);
		if (status != KPI_OK)
			return status;
		st->ops->bind_int(st, 1, put->document);
		status = st->ops->step(st, &row, err);
		*id = 0;
		if (status == KPI_OK && row &&
		    slice_eq(st->ops->column_bytes(st, 1), slice_of(sha, sizeof(sha))))
			*id = st->ops->column_int(st, 0);
		st->ops->reset(st);
		if (status != KPI_OK || *id != 0)
			return status;
	}
	status = store_stmt(s, SQL_BODY_PUT, &st, err);
	if (status != KPI_OK)
		return status;
	st->ops->bind_blob(st, 1, slice_of(sha, sizeof(sha)));
	st->ops->bind_int(st, 2, (int64_t)item->article->text.n);
	st->ops->bind_blob(st, 3, buf_slice(&item->packed->text));
	return store_number(st, id, err);
}

static enum kpi_status put_version(struct store *s, const struct store_item *item, int64_t capture,
				   int64_t body, struct store_put *out, struct err *err)
{
	const struct article *a = item->article;
	struct db_stmt *st;
	enum kpi_status status;

	if (s->last_claim < 0) {
		status = store_stmt(s, SQL_CLAIM_LAST, &st, err);
		if (status == KPI_OK)
			status = store_number(st, &s->last_claim, err);
		if (status != KPI_OK)
			return status;
	}
	status = store_stmt(s, SQL_VERSION_PUT, &st, err);
	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, out->document);
	st->ops->bind_int(st, 2, capture);
	st->ops->bind_int(st, 3, body);
	st->ops->bind_int(st, 4, s->txn);
	bind_opt_text(st, 5, a->url);
	bind_opt_text(st, 6, a->title);
	bind_opt_text(st, 7, a->source);
	bind_opt_text(st, 8, a->region_hint);
	bind_opt_int(st, 9, date_is_set(a->published), date_to_days(a->published));
	st->ops->bind_int(st, 10, a->published_how);
	st->ops->bind_text(st, 11, slice_str(item->extractor));
	st->ops->bind_int(st, 12, s->last_claim + 1);
	st->ops->bind_int(st, 13, (int64_t)item->claims->n);
	bind_opt_int(st, 14, item->captured != 0, item->captured);
	return store_number(st, &out->version, err);
}

/* The ids of the names that a claim needs. */
struct claim_ids {
	int64_t region, indicator, unit, label, speaker, rule;
};

static enum kpi_status name_ids(struct store *s, const struct claim *c, struct claim_ids *ids,
				struct err *err)
{
	enum kpi_status status = KPI_OK;

	*ids = (struct claim_ids){0};
	if (c->region != NULL)
		status = names_id(s, &s->regions, c->region, c->region_code, true, &ids->region, err);
	if (status == KPI_OK && c->indicator != NULL)
		status = names_id(s, &s->indicators, c->indicator, UINT32_MAX, true, &ids->indicator, err);
	if (status == KPI_OK)
		status = names_id(s, &s->terms, c->unit, UINT32_MAX, true, &ids->unit, err);
	if (status == KPI_OK)
		status = names_id(s, &s->terms, c->label, UINT32_MAX, true, &ids->label, err);
	if (status == KPI_OK && c->speaker != NULL)
		status = names_id(s, &s->terms, c->speaker, UINT32_MAX, true, &ids->speaker, err);
	if (status == KPI_OK)
		status = names_id(s, &s->terms, c->rule != NULL ? c->rule : "", UINT32_MAX, true, &ids->rule,
				  err);
	return status;
}

static bool same(struct dec a, struct dec b)
{
	return a.mant == b.mant && a.scale == b.scale;
}

void bind_range(struct db_stmt *st, int n, const struct interval *r, struct dec value)
{
	bool lo_is = r->has_lo && same(r->lo, value), hi_is = r->has_hi && same(r->hi, value);
	int flags = (r->has_lo ? RANGE_LO : 0) | (r->has_hi ? RANGE_HI : 0) |
		    (r->has_lo && r->lo_open ? RANGE_LO_OPEN : 0) |
		    (r->has_hi && r->hi_open ? RANGE_HI_OPEN : 0) | (lo_is ? RANGE_LO_IS_VALUE : 0) |
		    (hi_is ? RANGE_HI_IS_VALUE : 0);

	st->ops->bind_int(st, n, flags);
	bind_opt_int(st, n + 1, r->has_lo && !lo_is, r->lo.mant);
	bind_opt_int(st, n + 2, r->has_lo && !lo_is, r->lo.scale);
	bind_opt_int(st, n + 3, r->has_hi && !hi_is, r->hi.mant);
	bind_opt_int(st, n + 4, r->has_hi && !hi_is, r->hi.scale);
}

static enum kpi_status put_claim(struct store *s, int64_t version, const struct claim *c, struct err *err)
{
	struct claim_ids ids;
	struct db_stmt *st;
	enum kpi_status status = name_ids(s, c, &ids, err);

	if (status == KPI_OK)
		status = store_stmt(s, SQL_CLAIM_PUT, &st, err);
	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, s->last_claim + 1);
	st->ops->bind_int(st, 2, version);
	st->ops->bind_int(st, 3, store_period_year(c->period));
	bind_opt_int(st, 4, ids.region != 0, ids.region);
	bind_opt_int(st, 5, ids.indicator != 0, ids.indicator);
	st->ops->bind_int(st, 6, c->measure);
	st->ops->bind_int(st, 7, c->modality);
	st->ops->bind_int(st, 8, c->value.mant);
	st->ops->bind_int(st, 9, c->value.scale);
	st->ops->bind_int(st, 10, ids.unit);
	bind_range(st, 11, &c->range, c->value);
	st->ops->bind_int(st, 16, c->bound);
	st->ops->bind_int(st, 17, c->basis.kind);
	bind_opt_int(st, 18, c->basis.kind == BASIS_YEAR || c->basis.kind == BASIS_SINCE,
		     c->basis.kind == BASIS_YEAR ? c->basis.year : date_to_days(c->basis.since));
	bind_opt_int(st, 19, c->has_from, c->from.mant);
	bind_opt_int(st, 20, c->has_from, c->from.scale);
	bind_opt_int(st, 21, date_is_set(c->period.start), date_to_days(c->period.start));
	bind_opt_int(st, 22, date_is_set(c->period.end), date_to_days(c->period.end));
	st->ops->bind_int(st, 23, c->period_kind);
	st->ops->bind_int(st, 24, c->confidence);
	st->ops->bind_int(st, 25, c->start);
	st->ops->bind_int(st, 26, c->end - c->start);
	st->ops->bind_int(st, 27, c->quote_start);
	st->ops->bind_int(st, 28, c->quote_end - c->quote_start);
	st->ops->bind_int(st, 29, ids.label);
	bind_opt_int(st, 30, ids.speaker != 0, ids.speaker);
	st->ops->bind_int(st, 31, ids.rule);
	st->ops->bind_int(st, 32, c->inherited);
	status = st->ops->step(st, NULL, err);
	st->ops->reset(st);
	if (status == KPI_OK)
		s->last_claim++;
	return status;
}

/* A claim that points outside its text could never be shown to anyone: refuse it at the door. */
static enum kpi_status check_claim(const struct store_item *item, const struct claim *c, struct err *err)
{
	size_t n = item->article->text.n;

	if (c->start > c->end || c->end > n || c->quote_start > c->quote_end || c->quote_end > n)
		return err_set(err, KPI_EINPUT, item->ident, 0, "a claim points outside the article");
	if (c->unit == NULL || c->label == NULL)
		return err_set(err, KPI_EINPUT, item->ident, 0, "a claim has no unit or no label");
	return KPI_OK;
}

static enum kpi_status put_packed(struct store *s, const struct store_item *item, struct store_put *out,
				  struct err *err)
{
	int64_t capture = 0, body = 0;
	size_t i;
	enum kpi_status status = KPI_OK;

	for (i = 0; i < item->claims->n && status == KPI_OK; i++)
		status = check_claim(item, &item->claims->items[i], err);
	if (status == KPI_OK)
		status = put_document(s, item, out, err);
	if (status == KPI_OK)
		status = put_capture(s, item, &capture, err);
	if (status == KPI_OK)
		status = put_body(s, item, out, &body, err);
	if (status == KPI_OK)
		status = put_version(s, item, capture, body, out, err);
	for (i = 0; i < item->claims->n && status == KPI_OK; i++)
		status = put_claim(s, out->version, &item->claims->items[i], err);
	return status;
}

enum kpi_status store_put_article(struct store *s, const struct store_item *item, struct store_put *out,
				  struct err *err)
{
	struct store_item whole = *item;
	struct store_packed packed = {0};
	enum kpi_status status;

	*out = (struct store_put){0};
	if (s->txn == 0)
		return err_set(err, KPI_ESTORE, s->db->path, 0, "no transaction is open");
	if (item->packed != NULL)
		return put_packed(s, item, out, err);
	if (s->deflater == NULL)
		s->deflater = deflater_new();
	store_pack(s->deflater, item->article, item->raw, &packed);
	whole.packed = &packed;
	status = put_packed(s, &whole, out, err);
	store_packed_release(&packed);
	return status;
}
