/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a URL, absolute and relative; as a moment; as a network. */

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/address.h"
#include "fetch/moment.h"
#include "fetch/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct url *u)
{
	struct url again = {0};

	/* a form that stays, without a way to hide a host */
	if (url_parse(slice_str(u->text), NULL, &again, NULL) != KPI_OK || strcmp(again.text, u->text) != 0 ||
	    strcmp(again.host, u->host) != 0 || strpbrk(u->host, "@/\\?# ") != NULL || u->target[0] != '/')
		abort();
	url_release(&again);
	url_release(u);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice in = {(const char *)data, size};
	struct network net;
	struct url u = {0};
	int64_t t;

	if (url_parse(in, NULL, &u, NULL) == KPI_OK)
		check(&u);
	if (url_parse(in, "https://news.example:8443/a/b?c", &u, NULL) == KPI_OK)
		check(&u);
	if (moment_parse(in, &t) && t < 0)
		abort();
	if (network_parse(in, &net) && net.bits > 128)
		abort();
	return 0;
}
