/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a bulk file; every line ends in an item or an error, numbers of lines only grow. */

#define _GNU_SOURCE /* memfd_create */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/io.h"
#include "base/utf8.h"
#include "daemon/bulk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("bulk", MFD_CLOEXEC);
	struct bulk_line line;
	struct err err;
	enum kpi_status s;
	unsigned int last = 0;

	if (fd < 0 || io_write_all(fd, (const char *)data, size, "bulk", &err) || lseek(fd, 0, SEEK_SET) != 0)
		abort();
	struct bulk *b = bulk_new(fd, "fuzz.jsonl", 4096);
	while ((s = bulk_next(b, &line, &err)) != KPI_ENOTFOUND) {
		if (s != KPI_OK && s != KPI_EINPUT)
			abort();
		if (line.line <= last || (s == KPI_EINPUT && err.line != line.line))
			abort();
		if (s == KPI_OK && !utf8_valid(line.body.p, line.body.n, NULL))
			abort();
		last = line.line;
	}
	bulk_free(b);
	close(fd);
	return 0;
}
