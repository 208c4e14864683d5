/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a container; it ends, every part is within bounds, and what is bad has a reason. */

#define _GNU_SOURCE /* memfd_create */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/io.h"
#include "base/utf8.h"
#include "daemon/container.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ITEM_BYTES = 4096, MEMBERS = 50 };

static void check_part(const struct part *p)
{
	unsigned char sum = 0;

	for (size_t i = 0; i < p->raw.n; i++)
		sum ^= (unsigned char)p->raw.p[i];
	(void)sum;
	if (p->raw.n > ITEM_BYTES || (p->member != NULL && !utf8_valid(p->member, strlen(p->member), NULL)))
		abort();
	if (p->kind == PART_ITEM && (p->ident == NULL || p->why != NULL))
		abort();
	if ((p->kind == PART_BAD || p->kind == PART_PASSED) && (p->why == NULL || *p->why == '\0'))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct container_limits limits = {.item_bytes = ITEM_BYTES,
						       .header_bytes = 1024,
						       .members = MEMBERS,
						       .bytes = 1 << 20,
						       .ratio = 100,
						       .depth = 2};
	int fd = memfd_create("container", MFD_CLOEXEC);
	enum container_kind kind = container_kind_of("in", slice_of((const char *)data, size));
	struct container *c = NULL;
	struct part part;

	if (fd < 0 || io_write_all(fd, (const char *)data, size, "in", NULL))
		abort();
	if (kind != CONTAINER_NONE && container_open(fd, "in", kind, &limits, &c, NULL) == KPI_OK)
		while (container_next(c, &part, NULL) == KPI_OK)
			check_part(&part);
	container_close(c);
	close(fd);
	return 0;
}
