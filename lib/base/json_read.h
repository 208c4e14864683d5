/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_JSON_READ_H
#define KPI_BASE_JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Reading JSON (RFC 8259): a thin cover over jansson, whose header json_read.c
 * alone includes. A value belongs to its document and lives until jread_free.
 */

struct jvalue;

/**
 * Parse a document, of any kind of value. *out is owned by the caller
 * (jread_free), NULL on failure: KPI_EINPUT, "not JSON: … (column n)". A member
 * that stands twice in its object is an error. name, line: where the text stands, for the message.
 */
enum kpi_status jread(struct slice text, const char *name, unsigned int line, struct jvalue **out,
		      struct err *err);
void jread_free(struct jvalue *doc); /**< NULL is fine */

bool jis_object(const struct jvalue *v); /**< false for NULL, as are the others */
bool jis_null(const struct jvalue *v);
const struct jvalue *jget(const struct jvalue *object, const char *key); /**< NULL: no such member, or no object */
size_t jlen(const struct jvalue *array);                                 /**< 0 for anything but an array */
const struct jvalue *jat(const struct jvalue *array, size_t i);          /**< NULL beyond its end */
bool jtext(const struct jvalue *v, const char **out); /**< a string, NUL-terminated; false for anything else */
bool jwhole(const struct jvalue *v, int64_t *out);    /**< an integer; likewise */

#endif
