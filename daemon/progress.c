/* SPDX-License-Identifier: BSD-2-Clause */
/* How far a pass is, in words. */
#include "daemon/progress.h"

#include <inttypes.h>

enum { PARTS = 10000 };

/* What is done, in parts of ten thousand: whole files, and of the file in hand its bytes. */
static int64_t parts_done(const struct inbox_progress *p)
{
	int64_t in_file = 0;

	if (p->files == 0)
		return 0;
	if (p->of_file > 0)
		in_file = (p->in_file < p->of_file ? p->in_file : p->of_file) * PARTS / p->of_file;
	return ((int64_t)p->done * PARTS + in_file) / (int64_t)p->files;
}

void progress_put(struct buf *out, const struct inbox_progress *p, int64_t elapsed_ms)
{
	int64_t parts = parts_done(p), left;

	buf_printf(out, "%zu/%zu files  %" PRId64 " %%  %" PRId64 " articles", p->done, p->files, parts / 100,
		   p->items);
	if (elapsed_ms >= 1000)
		buf_printf(out, "  %" PRId64 "/s", p->items * 1000 / elapsed_ms);
	if (elapsed_ms < 1000 || parts < 10)
		return;
	left = elapsed_ms * (PARTS - parts) / parts / 1000;
	if (left >= 3600)
		buf_printf(out, "  %" PRId64 ":%02d:%02d left", left / 3600, (int)(left / 60 % 60),
			   (int)(left % 60));
	else
		buf_printf(out, "  %d:%02d left", (int)(left / 60), (int)(left % 60));
}
