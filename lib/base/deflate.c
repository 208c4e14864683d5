/* SPDX-License-Identifier: BSD-2-Clause */
/* zlib streams and gzip members: the only file that knows zlib.h. */
#include "base/deflate.h"

#define ZLIB_CONST
#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>

#include "base/mem.h"

enum {
	LEVEL = 3, /* of Chinese news of a few KB, level 6 saves less than 1 % more and takes half as long again */
	LEVEL_GZIP = 6, /* of pages, written once and kept for good */
	WINDOW_GZIP = 15 + 16,
	MEMORY = 8
};

struct deflater {
	z_stream z;
};

struct deflater *deflater_new(void)
{
	struct deflater *d = mem_zalloc(sizeof(*d));

	/* the level is valid, so only memory can be missing */
	if (deflateInit(&d->z, LEVEL) != Z_OK)
		abort();
	return d;
}

struct deflater *deflater_new_gzip(void)
{
	struct deflater *d = mem_zalloc(sizeof(*d));

	if (deflateInit2(&d->z, LEVEL_GZIP, Z_DEFLATED, WINDOW_GZIP, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	return d;
}

void deflater_free(struct deflater *d)
{
	if (d == NULL)
		return;
	deflateEnd(&d->z);
	free(d);
}

void deflater_run(struct deflater *d, struct slice in, struct buf *out)
{
	deflater_run_parts(d, &in, 1, out);
}

void deflater_run_parts(struct deflater *d, const struct slice *parts, size_t n, struct buf *out)
{
	size_t all = 0;
	uLong bound;

	for (size_t i = 0; i < n; i++)
		all += parts[i].n;
	bound = deflateBound(&d->z, all);
	/* zlib counts in 32 bits; what comes here is capped far below */
	if (all > UINT32_MAX || bound > UINT32_MAX)
		abort();
	buf_reserve(out, bound + 1);
	d->z.next_out = (Bytef *)out->p + out->n;
	d->z.avail_out = (uInt)bound;
	for (size_t i = 0; i < n; i++) {
		d->z.next_in = (const Bytef *)parts[i].p;
		d->z.avail_in = (uInt)parts[i].n;
		/* room for all of it was made above */
		if (parts[i].n > 0 && (deflate(&d->z, Z_NO_FLUSH) != Z_OK || d->z.avail_in > 0))
			abort();
	}
	if (deflate(&d->z, Z_FINISH) != Z_STREAM_END)
		abort();
	out->n += bound - d->z.avail_out;
	out->p[out->n] = '\0';
	deflateReset(&d->z);
}

enum kpi_status inflate_bytes(struct slice in, size_t size, struct buf *out)
{
	uLongf n = size;
	uLong used = in.n;

	/* one byte more tells a longer stream from a right one */
	buf_reserve(out, size + 2);
	n++;
	if (uncompress2((Bytef *)out->p + out->n, &n, (const Bytef *)in.p, &used) != Z_OK || n != size ||
	    used != in.n)
		return KPI_EINPUT;
	out->n += n;
	out->p[out->n] = '\0';
	return KPI_OK;
}

struct inflater {
	z_stream z;
};

struct inflater *inflater_new(enum inflate_form form)
{
	struct inflater *i = mem_zalloc(sizeof(*i));
	int window = form == INFLATE_GZIP ? WINDOW_GZIP : form == INFLATE_ZLIB ? MAX_WBITS : -MAX_WBITS;

	if (inflateInit2(&i->z, window) != Z_OK)
		abort();
	return i;
}

void inflater_reset(struct inflater *i)
{
	inflateReset(&i->z);
}

void inflater_free(struct inflater *i)
{
	if (i == NULL)
		return;
	inflateEnd(&i->z);
	free(i);
}

enum kpi_status inflater_run(struct inflater *i, struct slice *in, size_t room, struct buf *out)
{
	uInt give = in->n > UINT32_MAX ? UINT32_MAX : (uInt)in->n;
	uInt take = room > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uInt)room;
	int code;

	buf_reserve(out, (size_t)take + 1);
	i->z.next_in = (const Bytef *)in->p;
	i->z.avail_in = give;
	i->z.next_out = (Bytef *)out->p + out->n;
	i->z.avail_out = take;
	code = inflate(&i->z, Z_NO_FLUSH);
	out->n += take - i->z.avail_out;
	out->p[out->n] = '\0';
	in->p += give - i->z.avail_in;
	in->n -= give - i->z.avail_in;
	if (code == Z_STREAM_END)
		return KPI_ENOTFOUND;
	/* Z_BUF_ERROR: nothing to do, for want of input or of room */
	return code == Z_OK || code == Z_BUF_ERROR ? KPI_OK : KPI_EINPUT;
}
