/* SPDX-License-Identifier: BSD-2-Clause */
/* Fuzz target: any bytes as a configuration file, walked to the last setting. */

#include <stdint.h>

#include "config/conf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void walk(const struct conf_node *n, int depth)
{
	const char *s;
	int64_t i;
	bool b;
	struct dec d;
	struct err err;

	(void)conf_str(n, &s, &err);
	(void)conf_int(n, -5, 5, &i, &err);
	(void)conf_bool(n, &b, &err);
	(void)conf_dec(n, &d, &err);
	for (size_t k = 0; depth < 20 && k < conf_len(n); k++)
		walk(conf_at(n, k), depth + 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const allowed[] = {"inbox", "database", "indicators", NULL};
	struct conf *c;
	struct err err;

	if (conf_parse((struct slice){(const char *)data, size}, "fuzz.conf", &c, &err) == KPI_OK) {
		(void)conf_check_keys(conf_root(c), allowed, &err);
		walk(conf_root(c), 0);
	}
	conf_close(c);
	return 0;
}
