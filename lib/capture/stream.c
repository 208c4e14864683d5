/* SPDX-License-Identifier: BSD-2-Clause */
/* A file, unpacked where it is packed. */
#include "config.h" /* memmem */

#include "capture/stream.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum {
	CHUNK = 1 << 16,
	RATIO_FROM = 1 << 24, /* below it, a repetitive archive is no bomb */
	TRIES_MAX = 100000 /* places that look like the start of a member, after damage */
};

static const char magic[] = "\x1f\x8b\x08";

void stream_release(struct stream *s)
{
	inflater_free(s->z);
	buf_release(&s->in);
	buf_release(&s->out);
}

/* Move what is left to the front, where that costs less than it gains. */
static void compact(struct buf *b, size_t *used)
{
	if (*used == 0 || *used < b->n / 2)
		return;
	memmove(b->p, b->p + *used, b->n - *used);
	b->n -= *used;
	b->p[b->n] = '\0';
	*used = 0;
}

/* Read more of the file. KPI_ENOTFOUND at its end. */
static enum kpi_status read_more(struct stream *s, struct err *err)
{
	size_t used = s->used;
	ssize_t n;

	compact(&s->in, &s->used);
	s->in_at += used - s->used;
	buf_reserve(&s->in, CHUNK + 1);
	do
		n = read(s->fd, s->in.p + s->in.n, CHUNK);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return err_set(err, KPI_EIO, s->name, 0, "cannot read: %s", strerror(errno));
	s->in.n += (size_t)n;
	s->in.p[s->in.n] = '\0';
	return n > 0 ? KPI_OK : KPI_ENOTFOUND;
}

/* Have n bytes of the file at hand, or all that are left. */
static enum kpi_status need(struct stream *s, size_t n, struct err *err)
{
	enum kpi_status status = KPI_OK;

	while (status == KPI_OK && s->in.n - s->used < n)
		status = read_more(s, err);
	return status == KPI_ENOTFOUND ? KPI_OK : status;
}

static struct slice input(const struct stream *s)
{
	return slice_of(s->in.p + s->used, s->in.n - s->used);
}

static enum kpi_status check_limits(struct stream *s, struct err *err)
{
	uint64_t taken_in = s->in_at + s->used;

	s->over = true;
	if (s->bytes_max > 0 && s->total > s->bytes_max)
		return err_set(err, KPI_EINPUT, s->name, 0, "unpacks to more than %llu bytes",
			       (unsigned long long)s->bytes_max);
	if (s->packed && s->ratio_max > 0 && s->total > RATIO_FROM && s->total / s->ratio_max > taken_in)
		return err_set(err, KPI_EINPUT, s->name, 0, "unpacks to more than %llu times its size",
			       (unsigned long long)s->ratio_max);
	s->over = false;
	return KPI_OK;
}

/* The start of a member; zeros at the end of a file are what some disks and tools fill up with. */
static enum kpi_status begin_member(struct stream *s, struct err *err)
{
	enum kpi_status status;

	for (;;) {
		status = need(s, 3, err);
		if (status != KPI_OK)
			return status;
		if (input(s).n == 0 || *input(s).p != '\0')
			break;
		s->used++;
	}
	if (input(s).n == 0)
		return KPI_ENOTFOUND;
	s->member = s->in_at + s->used;
	if (!slice_starts(input(s), magic))
		return err_set(err, KPI_EINPUT, s->name, 0, "no gzip member at byte %llu",
			       (unsigned long long)s->member);
	s->in_member = s->fresh = true;
	if (s->z == NULL)
		s->z = inflater_new(INFLATE_GZIP);
	else
		inflater_reset(s->z);
	return KPI_OK;
}

static enum kpi_status unpack(struct stream *s, struct err *err)
{
	size_t before = s->out.n;
	enum kpi_status status = KPI_OK;

	while (status == KPI_OK && s->out.n == before) {
		struct slice in;
		size_t had;

		if (!s->in_member)
			status = begin_member(s, err);
		if (status != KPI_OK)
			break;
		if (input(s).n == 0 && (status = need(s, 1, err)) != KPI_OK)
			break;
		in = input(s);
		had = in.n;
		status = inflater_run(s->z, &in, s->room > 0 ? s->room : CHUNK, &s->out);
		s->used += had - in.n;
		if (status == KPI_ENOTFOUND) {
			s->in_member = false;
			status = KPI_OK;
		} else if (status != KPI_OK) {
			s->in_member = false;
			status = err_set(err, KPI_EINPUT, s->name, 0, "damaged gzip member at byte %llu",
					 (unsigned long long)s->member);
		} else if (had == 0 && s->out.n == before) {
			s->in_member = false;
			s->at_end = true;
			status = err_set(err, KPI_EINPUT, s->name, 0,
					 "the file ends within the gzip member at byte %llu",
					 (unsigned long long)s->member);
		}
	}
	s->total += s->out.n - before;
	return status;
}

enum kpi_status stream_more(struct stream *s, struct err *err)
{
	enum kpi_status status = KPI_OK;

	s->fresh = false;
	if (s->at_end || s->over)
		return KPI_ENOTFOUND;
	compact(&s->out, &s->taken);
	if (!s->decided) {
		status = need(s, 3, err);
		if (status != KPI_OK)
			return status;
		s->decided = true;
		s->packed = slice_starts(input(s), magic);
	}
	if (s->packed) {
		status = unpack(s, err);
	} else {
		status = s->in.n > s->used ? KPI_OK : read_more(s, err);
		s->fresh = s->in_at + s->used == 0;
		buf_put(&s->out, s->in.p + s->used, s->in.n - s->used);
		s->total += s->in.n - s->used;
		s->used = s->in.n;
	}
	return status == KPI_OK ? check_limits(s, err) : status;
}

void stream_take(struct stream *s, size_t n)
{
	s->taken += n;
}

uint64_t stream_offset(const struct stream *s)
{
	return s->packed ? s->member : s->in_at + s->used - (s->out.n - s->taken);
}

static void drop_waiting(struct stream *s)
{
	buf_clear(&s->out);
	s->taken = 0;
}

/* Whether the member at hand starts so; its first bytes wait then. */
static bool member_starts(struct stream *s, const char *start)
{
	drop_waiting(s);
	s->in_member = false;
	/* there may be many false starts: no more than has to be seen */
	s->room = strlen(start);
	while (stream_waiting(s).n < s->room && stream_more(s, NULL) == KPI_OK)
		;
	s->room = 0;
	return slice_starts(stream_waiting(s), start);
}

/* Look for the next member from the byte behind the start of this one, where the file can be gone back in. */
static bool resync_members(struct stream *s, const char *start)
{
	uint64_t from = s->member + 1;

	while (s->tries++ < TRIES_MAX) {
		const char *p;

		if (from >= s->in_at && from < s->in_at + s->in.n) {
			s->used = (size_t)(from - s->in_at);
		} else if (from < s->in_at && lseek(s->fd, (off_t)from, SEEK_SET) == (off_t)from) {
			buf_clear(&s->in);
			s->used = 0;
			s->in_at = from;
		}
		s->at_end = false;
		for (;;) {
			if (need(s, 3, NULL) != KPI_OK || input(s).n < 3)
				return false;
			p = memmem(input(s).p, input(s).n, magic, 3);
			if (p != NULL)
				break;
			s->used = s->in.n - 2;
			if (read_more(s, NULL) != KPI_OK)
				return false;
		}
		s->used = (size_t)(p - s->in.p);
		from = s->in_at + s->used + 1;
		if (member_starts(s, start))
			return true;
	}
	return false;
}

static bool resync_lines(struct stream *s, const char *start)
{
	size_t n = strlen(start);

	for (;;) {
		struct slice w = stream_waiting(s);
		const char *p = w.n > n ? memmem(w.p + 1, w.n - 1, start, n) : NULL;

		if (p != NULL && p[-1] == '\n') {
			stream_take(s, (size_t)(p - w.p));
			return true;
		}
		if (p != NULL) {
			stream_take(s, (size_t)(p - w.p));
			continue;
		}
		if (w.n > n)
			stream_take(s, w.n - n);
		if (stream_more(s, NULL) != KPI_OK)
			return false;
	}
}

bool stream_resync(struct stream *s, const char *start)
{
	bool found = !s->over && (s->packed ? resync_members(s, start) : resync_lines(s, start));

	s->at_end = !found;
	return found;
}
