/* SPDX-License-Identifier: BSD-2-Clause */
/* How it stands, gathered from the lock, the folders and the database. */
#include "daemon/status.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"
#include "base/json.h"
#include "base/mem.h"
#include "daemon/folder.h"
#include "daemon/rejects.h"
#include "store/store.h"

enum { REFUSED_MAX = 10, SOURCES_MAX = 20, REASON_MAX = 65536 };

/* Something in rejected/ with its reason. */
struct refused {
	char *name, *reason;
	int64_t at;
};

struct outlet {
	char *name;
	int64_t articles, claims;
	struct date published;
};

struct standing {
	bool running;
	int64_t waiting, waiting_bytes,
		oldest; /* of the inbox; oldest: when that file last changed, 0: none */
	int64_t closed; /* folders of it that cannot be read */
	bool database;
	int64_t database_bytes, runs;
	struct store_counts counts;
	struct store_run sums;
	struct refused refused[REFUSED_MAX];
	size_t nrefused;
	struct outlet *outlets;
	size_t noutlets, cap;
};

static void release(struct standing *st)
{
	for (size_t i = 0; i < st->nrefused; i++) {
		free(st->refused[i].name);
		free(st->refused[i].reason);
	}
	for (size_t i = 0; i < st->noutlets; i++)
		free(st->outlets[i].name);
	free(st->outlets);
}

static bool is_locked(const struct kpid_settings *s)
{
	struct buf path = {0};
	bool locked = false;
	int fd;

	buf_printf(&path, "%s.lock", s->database);
	fd = open(path.p, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	buf_release(&path);
	if (fd < 0)
		return false;
	locked = flock(fd, LOCK_SH | LOCK_NB) != 0;
	close(fd);
	return locked;
}

static enum kpi_status look_at_inbox(struct standing *st, const char *inbox, struct err *err)
{
	struct names_list files = {0}, closed = {0};
	enum kpi_status status = folder_has(inbox) ? folder_list(inbox, &files, &closed, err) : KPI_OK;

	for (size_t i = 0; i < files.n; i++) {
		char *path = folder_path(inbox, files.items[i]);
		struct stat f;

		if (lstat(path, &f) == 0) {
			st->waiting++;
			st->waiting_bytes += f.st_size;
			if (st->oldest == 0 || f.st_mtim.tv_sec < st->oldest)
				st->oldest = f.st_mtim.tv_sec;
		}
		free(path);
	}
	st->closed = (int64_t)closed.n;
	names_list_release(&files);
	names_list_release(&closed);
	return status;
}

/* Keep the newest, in order of time. Takes name and reason over. */
static void keep_refused(struct standing *st, struct refused r)
{
	size_t at = st->nrefused;

	while (at > 0 && st->refused[at - 1].at < r.at)
		at--;
	if (at == REFUSED_MAX) {
		free(r.name);
		return;
	}
	if (st->nrefused == REFUSED_MAX)
		free(st->refused[--st->nrefused].name);
	memmove(st->refused + at + 1, st->refused + at, (st->nrefused - at) * sizeof(r));
	st->refused[at] = r;
	st->nrefused++;
}

/* A reason, or the list of what was rejected of a container: a .jsonl file that is not itself what was rejected. */
static bool is_report(const char *path)
{
	char *reason;
	bool itself;

	if (slice_ends(slice_str(path), ".reason"))
		return true;
	if (!slice_ends(slice_str(path), ".jsonl"))
		return false;
	reason = folder_tail(path, ".reason");
	itself = folder_has(reason);
	free(reason);
	return !itself;
}

static enum kpi_status look_at_refused(struct standing *st, const char *root, struct err *err)
{
	struct names_list files = {0}, closed = {0};
	enum kpi_status status = folder_has(root) ? folder_list(root, &files, &closed, err) : KPI_OK;

	for (size_t i = 0; i < files.n; i++) {
		char *path = folder_path(root, files.items[i]);
		struct stat f;

		if (is_report(path) && lstat(path, &f) == 0 && S_ISREG(f.st_mode))
			keep_refused(st, (struct refused){.name = mem_strdup(files.items[i]),
							  .at = f.st_mtim.tv_sec});
		free(path);
	}
	for (size_t i = 0; i < st->nrefused; i++) {
		struct refused *r = &st->refused[i];
		char *path = folder_path(root, r->name);
		struct buf text = {0};

		if (slice_ends(slice_str(path), ".reason")) {
			if (io_read_file(path, REASON_MAX, &text, NULL) == KPI_OK && text.n > 0)
				r->reason = mem_strndup(text.p, strcspn(text.p, "\n"));
			r->name[strlen(r->name) - strlen(".reason")] = '\0';
		} else if (rejects_last(path, &text)) {
			r->reason = buf_steal(&text);
		}
		buf_release(&text);
		free(path);
	}
	names_list_release(&files);
	names_list_release(&closed);
	return status;
}

static bool keep_outlet(void *ctx, const struct store_source *s)
{
	struct standing *st = ctx;

	st->outlets = mem_grow(st->outlets, st->noutlets, &st->cap, sizeof(*st->outlets));
	st->outlets[st->noutlets++] =
		(struct outlet){mem_strdup(s->source), s->versions, s->claims, s->published};
	return true;
}

static int by_articles(const void *a, const void *b)
{
	const struct outlet *x = a, *y = b;

	if (x->articles != y->articles)
		return x->articles > y->articles ? -1 : 1;
	return strcmp(x->name, y->name);
}

static enum kpi_status look_at_database(struct standing *st, const struct kpid_settings *s, struct err *err)
{
	struct store *store = NULL;
	struct stat f;
	enum kpi_status status;

	if (stat(s->database, &f) != 0)
		return KPI_OK;
	st->database = true;
	st->database_bytes = f.st_size;
	status = store_open(s->database, STORE_READ, NULL, &store, err);
	if (status == KPI_OK)
		status = store_counts(store, &st->counts, err);
	if (status == KPI_OK)
		status = store_run_sums(store, &st->sums, &st->runs, err);
	if (status == KPI_OK)
		status = store_sources(store, 0, keep_outlet, st, err);
	store_close(store);
	if (st->noutlets > 1)
		qsort(st->outlets, st->noutlets, sizeof(*st->outlets), by_articles);
	return status;
}

static void put_moment(struct buf *out, int64_t at)
{
	int64_t day = at / 86400, second = at % 86400;

	date_put(out, date_from_days((int32_t)day));
	buf_printf(out, "T%02d:%02d:%02dZ", (int)(second / 3600), (int)(second / 60 % 60),
		   (int)(second % 60));
}

static void put_age(struct buf *out, int64_t now, int64_t at)
{
	int64_t age = now > at ? now - at : 0;

	if (age >= 2 * 86400)
		buf_printf(out, "%" PRId64 " days ago", age / 86400);
	else if (age >= 7200)
		buf_printf(out, "%" PRId64 " hours ago", age / 3600);
	else if (age >= 120)
		buf_printf(out, "%" PRId64 " minutes ago", age / 60);
	else
		buf_printf(out, "%" PRId64 " seconds ago", age);
}

static void put_for_people(struct buf *out, const struct standing *st, const struct kpid_settings *s,
			   int64_t now)
{
	buf_printf(out, "%s: %s\n", s->state, st->running ? "a kpid is running" : "no kpid is running");
	buf_printf(out, "inbox: %" PRId64 " files wait, %" PRId64 " bytes", st->waiting, st->waiting_bytes);
	if (st->oldest != 0) {
		buf_puts(out, ", the oldest changed ");
		put_age(out, now, st->oldest);
	}
	if (st->closed > 0)
		buf_printf(out, "; %" PRId64 " folders cannot be read", st->closed);
	if (!st->database) {
		buf_puts(out, "\ndatabase: none yet\n");
		return;
	}
	buf_printf(out,
		   "\ndatabase: %" PRId64 " articles, %" PRId64 " versions, %" PRId64 " claims, %" PRId64
		   " bytes\n",
		   st->counts.documents, st->counts.versions, st->counts.claims, st->database_bytes);
	buf_printf(out,
		   "passes: %" PRId64 "; %" PRId64 " stored, %" PRId64 " without claims, %" PRId64
		   " duplicates, %" PRId64 " rejected, %" PRId64 " challenges",
		   st->runs, st->sums.stored, st->sums.no_claims, st->sums.duplicate, st->sums.rejected,
		   st->sums.challenge);
	if (st->runs > 0) {
		buf_puts(out, "; the last ended ");
		put_age(out, now, st->sums.finished);
	}
	buf_putc(out, '\n');
	if (st->noutlets > 0)
		buf_puts(out, "\narticles    claims  last day    source\n");
	for (size_t i = 0; i < st->noutlets && i < SOURCES_MAX; i++) {
		const struct outlet *o = &st->outlets[i];

		buf_printf(out, "%8" PRId64 "  %8" PRId64 "  ", o->articles, o->claims);
		if (date_is_set(o->published))
			date_put(out, o->published);
		else
			buf_puts(out, "-         ");
		buf_printf(out, "  %s\n", *o->name != '\0' ? o->name : "(unknown)");
	}
	if (st->noutlets > SOURCES_MAX)
		buf_printf(out, "and %zu more\n", st->noutlets - SOURCES_MAX);
	if (st->nrefused > 0)
		buf_puts(out, "\nrefused last:\n");
	for (size_t i = 0; i < st->nrefused; i++) {
		put_moment(out, st->refused[i].at);
		buf_printf(out, "  %s: %s\n", st->refused[i].name,
			   st->refused[i].reason != NULL ? st->refused[i].reason : "?");
	}
}

static void put_moment_json(struct json *j, const char *key, int64_t at)
{
	struct buf b = {0};

	if (at == 0) {
		json_nil(j, key);
		return;
	}
	put_moment(&b, at);
	json_cstr(j, key, b.p);
	buf_release(&b);
}

static void put_lists_json(struct json *j, const struct standing *st)
{
	json_open_array(j, "sources");
	for (size_t i = 0; i < st->noutlets; i++) {
		const struct outlet *o = &st->outlets[i];

		json_open(j, NULL);
		json_cstr(j, "source", *o->name != '\0' ? o->name : NULL);
		json_int(j, "articles", o->articles);
		json_int(j, "claims", o->claims);
		json_day(j, "last_day", o->published);
		json_close(j);
	}
	json_close_array(j);
	json_open_array(j, "refused");
	for (size_t i = 0; i < st->nrefused; i++) {
		json_open(j, NULL);
		put_moment_json(j, "at", st->refused[i].at);
		json_cstr(j, "item", st->refused[i].name);
		json_cstr(j, "reason", st->refused[i].reason);
		json_close(j);
	}
	json_close_array(j);
}

static void put_json(struct buf *out, const struct standing *st, const struct kpid_settings *s, int64_t now)
{
	struct json j = json_to(out);

	json_open(&j, NULL);
	json_cstr(&j, "state", s->state);
	put_moment_json(&j, "at", now);
	json_bool(&j, "running", st->running);
	json_open(&j, "inbox");
	json_int(&j, "files", st->waiting);
	json_int(&j, "bytes", st->waiting_bytes);
	put_moment_json(&j, "oldest", st->oldest);
	json_int(&j, "closed_folders", st->closed);
	json_close(&j);
	json_open(&j, "database");
	json_int(&j, "bytes", st->database_bytes);
	json_int(&j, "articles", st->counts.documents);
	json_int(&j, "versions", st->counts.versions);
	json_int(&j, "claims", st->counts.claims);
	json_close(&j);
	json_open(&j, "passes");
	json_int(&j, "passes", st->runs);
	put_moment_json(&j, "last", st->sums.finished);
	json_int(&j, "stored", st->sums.stored);
	json_int(&j, "no_claims", st->sums.no_claims);
	json_int(&j, "duplicate", st->sums.duplicate);
	json_int(&j, "rejected", st->sums.rejected);
	json_int(&j, "challenge", st->sums.challenge);
	json_close(&j);
	put_lists_json(&j, st);
	json_close(&j);
	buf_putc(out, '\n');
}

enum kpi_status status_put(struct buf *out, const struct kpid_settings *s, int64_t now, bool json,
			   struct err *err)
{
	struct standing st = {.running = is_locked(s)};
	enum kpi_status status = look_at_inbox(&st, s->inbox, err);

	if (status == KPI_OK)
		status = look_at_refused(&st, s->rejected, err);
	if (status == KPI_OK)
		status = look_at_database(&st, s, err);
	if (status == KPI_OK && json)
		put_json(out, &st, s, now);
	else if (status == KPI_OK)
		put_for_people(out, &st, s, now);
	release(&st);
	return status;
}
