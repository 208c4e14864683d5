/* SPDX-License-Identifier: BSD-2-Clause */
/* Versions of documents: rows to structs, by id, by capture, and their texts. */
#include "store/store.h"

#include <string.h>

#include "base/deflate.h"
#include "store/handle.h"

/* No article may unfold to more than this, whatever a damaged row says. */
enum { TEXT_MAX = 1 << 30 };

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

enum kpi_status sha_pack(const char *hex, char out[32])
{
	int i;

	for (i = 0; i < 32; i++) {
		int hi = hex_digit(hex[2 * i]), lo = hi < 0 ? -1 : hex_digit(hex[2 * i + 1]);

		if (lo < 0)
			return KPI_EINPUT;
		out[i] = (char)(hi << 4 | lo);
	}
	return hex[64] == '\0' ? KPI_OK : KPI_EINPUT;
}

void sha_unpack(struct slice bytes, char out[SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < bytes.n && i < 32; i++) {
		out[2 * i] = digits[(unsigned char)bytes.p[i] >> 4];
		out[2 * i + 1] = digits[(unsigned char)bytes.p[i] & 15];
	}
	out[2 * i] = '\0';
}

static const char *text_or_null(struct db_stmt *st, int col, struct arena *a)
{
	struct slice v = st->ops->column_bytes(st, col);

	return v.p == NULL ? NULL : arena_strndup(a, v.p, v.n);
}

void load_version(struct db_stmt *st, struct arena *a, struct store_version *v)
{
	const struct db_ops *o = st->ops;

	*v = (struct store_version){
		.id = o->column_int(st, 0),
		.document = o->column_int(st, 1),
		.txn = o->column_int(st, 2),
		.ident = text_or_null(st, 3, a),
		.url = text_or_null(st, 4, a),
		.title = text_or_null(st, 5, a),
		.source = text_or_null(st, 6, a),
		.region_hint = text_or_null(st, 7, a),
		.published_how = (enum known_how)o->column_int(st, 9),
		.archive_path = text_or_null(st, 12, a),
		.archive_line = (uint32_t)o->column_int(st, 13),
		.extractor = text_or_null(st, 14, a),
		.claims = (uint32_t)o->column_int(st, 15),
		.replaced = (uint32_t)o->column_int(st, 16),
		.captured = o->column_int(st, 17),
		.archive_member = text_or_null(st, 18, a),
		.archive_record = !o->is_null(st, 19),
		.archive_offset = (uint64_t)o->column_int(st, 19),
	};
	if (!o->is_null(st, 8))
		v->published = date_from_days((int32_t)o->column_int(st, 8));
	sha_unpack(o->column_bytes(st, 10), v->capture);
	sha_unpack(o->column_bytes(st, 11), v->text_sha);
}

enum kpi_status find_version(struct store *s, int64_t id, struct arena *a, struct store_version *v,
			     struct err *err)
{
	struct db_stmt *st;
	bool row;
	enum kpi_status status = store_stmt(s, SQL_VERSION, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, id);
	status = st->ops->step(st, &row, err);
	if (status == KPI_OK && row)
		load_version(st, a, v);
	else if (status == KPI_OK)
		status = err_set(err, KPI_ENOTFOUND, s->db->path, 0, "there is no article version %lld",
				 (long long)id);
	st->ops->reset(st);
	return status;
}

enum kpi_status store_find_given(struct store *s, const char *sha256, const struct store_given *given,
				 struct store_version *v, struct err *err)
{
	const char *words[] = {given->title, given->source, given->region_hint};
	char sha[32];
	struct db_stmt *st;
	bool row;
	int64_t id = 0;
	enum kpi_status status = store_stmt(s, SQL_CAPTURE_GIVEN, &st, err);

	if (status != KPI_OK)
		return status;
	if (sha_pack(sha256, sha) != KPI_OK)
		return err_set(err, KPI_EINPUT, NULL, 0, "not a SHA-256: %s", sha256);
	st->ops->bind_blob(st, 1, slice_of(sha, sizeof(sha)));
	st->ops->bind_int(st, 2, date_is_set(given->published) ? date_to_days(given->published) : INT32_MAX);
	for (int i = 0; i < 3; i++)
		st->ops->bind_text(st, 3 + i, slice_str(words[i] != NULL ? words[i] : ""));
	status = st->ops->step(st, &row, err);
	if (status == KPI_OK && row)
		id = st->ops->column_int(st, 0);
	st->ops->reset(st);
	if (status != KPI_OK || id == 0)
		return status != KPI_OK ? status : KPI_ENOTFOUND;
	arena_clear(&s->found);
	return find_version(s, id, &s->found, v, err);
}

enum kpi_status store_newest(struct store *s, int64_t document, struct store_version *v, struct err *err)
{
	struct db_stmt *st;
	bool row;
	int64_t id = 0;
	enum kpi_status status = store_stmt(s, SQL_VERSION_NEWEST, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, document);
	st->ops->bind_int(st, 2, INT64_MAX);
	st->ops->bind_int(st, 3, INT32_MAX);
	status = st->ops->step(st, &row, err);
	if (status == KPI_OK && row)
		id = st->ops->column_int(st, 0);
	st->ops->reset(st);
	arena_clear(&s->newest);
	return status == KPI_OK ? find_version(s, id, &s->newest, v, err) : status;
}

enum kpi_status store_find_capture(struct store *s, const char *sha256, struct store_version *v,
				   struct err *err)
{
	static const struct store_given nothing = {0};

	return store_find_given(s, sha256, &nothing, v, err);
}

enum kpi_status store_versions(struct store *s, bool (*fn)(void *ctx, const struct store_version *v),
			       void *ctx, struct err *err)
{
	struct db_stmt *st;
	struct arena a = {0};
	struct store_version v;
	bool row, go_on = true;
	enum kpi_status status = store_stmt(s, SQL_VERSIONS, &st, err);

	while (status == KPI_OK && go_on && (status = st->ops->step(st, &row, err)) == KPI_OK && row) {
		arena_clear(&a);
		load_version(st, &a, &v);
		go_on = fn(ctx, &v);
	}
	if (status == KPI_OK)
		st->ops->reset(st);
	arena_release(&a);
	return status;
}

enum kpi_status store_text(struct store *s, int64_t version, struct buf *out, struct err *err)
{
	struct db_stmt *st;
	bool row;
	int64_t bytes;
	enum kpi_status status = store_stmt(s, SQL_BODY_TEXT, &st, err);

	if (status != KPI_OK)
		return status;
	st->ops->bind_int(st, 1, version);
	status = st->ops->step(st, &row, err);
	if (status != KPI_OK)
		return status;
	if (!row)
		return err_set(err, KPI_ENOTFOUND, s->db->path, 0, "there is no article version %lld",
			       (long long)version);
	bytes = st->ops->column_int(st, 0);
	if (bytes < 0 || bytes > TEXT_MAX ||
	    inflate_bytes(st->ops->column_bytes(st, 1), (size_t)bytes, out) != KPI_OK)
		status = err_set(err, KPI_ESTORE, s->db->path, 0,
				 "the text of article version %lld is damaged", (long long)version);
	st->ops->reset(st);
	return status;
}

void store_forget_texts(struct store *s)
{
	for (size_t i = 0; s->texts != NULL && i < TEXT_SLOTS; i++) {
		buf_release(&s->texts[i].text);
		s->texts[i].version = 0;
	}
	s->text_bytes = 0;
}

/* The text of a version, from what is kept or from the database. Valid until the next call. */
static enum kpi_status keep_text(struct store *s, int64_t version, struct slice *text, struct err *err)
{
	struct text_slot *slot;
	enum kpi_status status = KPI_OK;

	if (s->texts == NULL)
		s->texts = mem_zalloc(TEXT_SLOTS * sizeof(*s->texts));
	slot = &s->texts[(uint64_t)version % TEXT_SLOTS];
	if (slot->version != version) {
		if (s->text_bytes > TEXT_BYTES_MAX)
			store_forget_texts(s);
		s->text_bytes -= slot->text.cap;
		slot->version = 0;
		buf_clear(&slot->text);
		status = store_text(s, version, &slot->text, err);
		s->text_bytes += slot->text.cap;
	}
	if (status == KPI_OK)
		slot->version = version;
	*text = buf_slice(&slot->text);
	return status;
}

enum kpi_status store_quote(struct store *s, const struct store_claim *row, struct buf *quote,
			    struct buf *value, struct err *err)
{
	const struct claim *c = &row->claim;
	struct slice text;
	enum kpi_status status = keep_text(s, row->version->id, &text, err);

	if (status != KPI_OK)
		return status;
	if (c->start > c->end || c->end > text.n || c->quote_start > c->quote_end || c->quote_end > text.n)
		return err_set(err, KPI_ESTORE, s->db->path, 0, "claim %lld points outside its article",
			       (long long)row->id);
	buf_clear(quote);
	buf_put(quote, text.p + c->quote_start, c->quote_end - c->quote_start);
	if (value != NULL) {
		buf_clear(value);
		buf_put(value, text.p + c->start, c->end - c->start);
	}
	return KPI_OK;
}
