/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a web archive; it ends, places only grow, and what is allowed is not exceeded. */

#define _GNU_SOURCE /* memfd_create */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/io.h"
#include "capture/capture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { BLOCK_MAX = 4096 };

static const struct warc_limits limits = {
	.header_max = 1024, .block_max = BLOCK_MAX, .bytes_max = 1 << 20, .ratio_max = 100};

static void read_records(int fd, size_t size)
{
	struct warc_reader *r = warc_reader_new(fd, "fuzz.warc", &limits);
	struct warc_record rec;
	struct slice block;
	struct err err;
	enum kpi_status s;
	uint64_t last = 0;

	while ((s = warc_next(r, &rec, &err)) != KPI_ENOTFOUND) {
		if ((s != KPI_OK && s != KPI_EINPUT) || rec.offset < last || rec.offset > size)
			abort();
		last = rec.offset;
		if (s == KPI_OK && rec.offset % 3 > 0) {
			s = warc_block(r, &block, &err);
			if (s == KPI_OK && (block.n != rec.length || block.n > BLOCK_MAX))
				abort();
		}
	}
	warc_reader_free(r);
}

static void read_captures(int fd)
{
	struct captures *c = captures_new(fd, "fuzz.warc", &limits);
	struct capture p;
	unsigned char sum = 0;

	while (captures_next(c, &p, NULL) == KPI_OK) {
		if (p.payload.n > BLOCK_MAX)
			abort();
		for (size_t i = 0; i < p.payload.n; i++)
			sum ^= (unsigned char)p.payload.p[i];
		if ((p.kind == CAPTURE_BAD || p.kind == CAPTURE_PASSED) && (p.why == NULL || *p.why == '\0'))
			abort();
	}
	(void)sum;
	captures_free(c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("warc", MFD_CLOEXEC);

	if (fd < 0 || io_write_all(fd, (const char *)data, size, "warc", NULL) || lseek(fd, 0, SEEK_SET) != 0)
		abort();
	read_records(fd, size);
	if (lseek(fd, 0, SEEK_SET) != 0)
		abort();
	read_captures(fd);
	close(fd);
	return 0;
}
