/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_CAPTURE_FIELDS_H
#define KPI_CAPTURE_FIELDS_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Named fields, "Name: value" a line, as WARC and HTTP headers have them: names
 * in letters of either case, lines that end in CR LF or LF, values that go on in
 * lines that start with white space. Lines without a colon are passed over.
 */

/**
 * Where the empty line behind the fields ends, counted from the start of `text`;
 * 0: there is none.
 */
size_t fields_end(struct slice text);

/** The next field, taken off *rest. value: replaced by its value on one line, trimmed. false: there is none. */
bool fields_next(struct slice *rest, struct slice *name, struct buf *value);

/** Whether a name, of a field or a value of one, is this one, in letters of either case; lower: in lower case. */
bool fields_named(struct slice name, const char *lower);

/** The value of the first field of a name, replacing *value. false, and *value empty: there is none. */
bool fields_find(struct slice fields, const char *lower, struct buf *value);
/** The values of all fields of a name, parted by ", ", replacing *value. false, and *value empty: there is none. */
bool fields_list(struct slice fields, const char *lower, struct buf *value);

#endif
