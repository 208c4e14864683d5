/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading JSON: the only file that knows jansson.h. */
#include "base/json_read.h"

#include <jansson.h>

/* A jvalue is a json_t under another name, so that no header shows jansson. */
static const json_t *in(const struct jvalue *v)
{
	return (const json_t *)(const void *)v;
}

static const struct jvalue *out_of(const json_t *v)
{
	return (const struct jvalue *)(const void *)v;
}

enum kpi_status jread(struct slice text, const char *name, unsigned int line, struct jvalue **out,
		      struct err *err)
{
	json_error_t e;
	json_t *doc = json_loadb(text.p != NULL ? text.p : "", text.n, JSON_REJECT_DUPLICATES, &e);

	*out = (struct jvalue *)(void *)doc;
	if (doc == NULL)
		return err_set(err, KPI_EINPUT, name, line, "not JSON: %s (column %d)", e.text, e.column);
	return KPI_OK;
}

void jread_free(struct jvalue *doc)
{
	json_decref((json_t *)(void *)doc);
}

bool jis_object(const struct jvalue *v)
{
	return json_is_object(in(v));
}

bool jis_null(const struct jvalue *v)
{
	return json_is_null(in(v));
}

const struct jvalue *jget(const struct jvalue *object, const char *key)
{
	return out_of(json_object_get(in(object), key));
}

size_t jlen(const struct jvalue *array)
{
	return json_array_size(in(array));
}

const struct jvalue *jat(const struct jvalue *array, size_t i)
{
	return out_of(json_array_get(in(array), i));
}

bool jtext(const struct jvalue *v, const char **out)
{
	if (!json_is_string(in(v)))
		return false;
	*out = json_string_value(in(v));
	return true;
}

bool jwhole(const struct jvalue *v, int64_t *out)
{
	if (!json_is_integer(in(v)))
		return false;
	*out = json_integer_value(in(v));
	return true;
}
