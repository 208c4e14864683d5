/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_BASE_JSON_H
#define KPI_BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/decimal.h"

/*
 * A writer of JSON into a buf: commas, quoting and escaping. Keys are written
 * in the order of the calls; they are the program's own, plain ASCII without
 * quotes or backslashes, and are not escaped. Values that are not valid UTF-8 have each bad
 * sequence (maximal subpart) replaced by U+FFFD, so the output is always valid
 * JSON. Separators are ", " and ": " as in the contract's examples.
 */
struct json {
	struct buf *out;   /**< borrowed */
	bool need_comma;   /**< private */
};

static inline struct json json_to(struct buf *out)
{
	return (struct json){out, false};
}

void json_open(struct json *j, const char *key);           /**< "key": {   — key NULL inside an array or at the top */
void json_close(struct json *j);                           /**< } */
void json_open_array(struct json *j, const char *key);
void json_close_array(struct json *j);
void json_str(struct json *j, const char *key, struct slice v);
void json_valid(struct json *j, const char *key, struct slice v);  /**< as json_str, of text known to be valid UTF-8 */
void json_name(struct json *j, const char *key, const char *v);  /**< a name of the program's own, as plain as a key */
void json_cstr(struct json *j, const char *key, const char *v);  /**< NULL writes null */
void json_int(struct json *j, const char *key, int64_t v);
void json_dec(struct json *j, const char *key, struct dec v);    /**< trailing zeros of the fraction removed */
void json_day(struct json *j, const char *key, struct date d);   /**< "YYYY-MM-DD"; unset writes null */
void json_bool(struct json *j, const char *key, bool v);
void json_nil(struct json *j, const char *key);

#endif
