/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KPI_FETCH_XML_H
#define KPI_FETCH_XML_H

#include "base/buf.h"
#include "base/err.h"

/*
 * Reading XML that strangers wrote: elements as they come, without a tree.
 * xml.c is the only file that includes expat.h. A document that declares an
 * entity is refused, nothing outside of it is ever read, depth is bounded.
 * Names keep their prefix ("dc:date"): feeds forget to declare theirs.
 */

enum { XML_DEPTH_MAX = 256, XML_LEAF_MAX = 65536 };

struct xml_handler {
	/** An element begins. attrs: name, value, …, NULL. */
	void (*start)(void *ctx, const char *name, const char *const *attrs);
	/** It ends. text: the characters since the tag before this one, at most XML_LEAF_MAX bytes: all of an element without children. */
	void (*end)(void *ctx, const char *name, struct slice text);
	void *ctx;
};

/**
 * Read bytes in any charset (lib/text decides which). name: for messages.
 * KPI_EINPUT with the line where it is not well-formed, declares entities or is
 * too deep; what was handed out until then holds.
 */
enum kpi_status xml_read(struct slice bytes, const char *name, const struct xml_handler *h, struct err *err);

/** The value of an attribute, NULL where there is none. */
const char *xml_attr(const char *const *attrs, const char *name);

#endif
