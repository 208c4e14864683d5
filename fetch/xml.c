/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading XML that strangers wrote: the only file that knows expat.h. */
#include "fetch/xml.h"

#include <expat.h>
#include <limits.h>
#include <string.h>

#include "text/decode.h"

struct reader {
	XML_Parser parser;
	const struct xml_handler *h;
	struct buf text;
	int depth;
	const char *refused;
};

static void stop(struct reader *r, const char *why)
{
	r->refused = why;
	XML_StopParser(r->parser, XML_FALSE);
}

static void on_start(void *ctx, const char *name, const char **attrs)
{
	struct reader *r = ctx;

	buf_clear(&r->text);
	if (++r->depth > XML_DEPTH_MAX)
		stop(r, "elements too deep");
	else
		r->h->start(r->h->ctx, name, (const char *const *)attrs);
}

static void on_end(void *ctx, const char *name)
{
	struct reader *r = ctx;

	r->depth--;
	if (r->refused == NULL)
		r->h->end(r->h->ctx, name, buf_slice(&r->text));
	buf_clear(&r->text);
}

static void on_text(void *ctx, const char *p, int n)
{
	struct reader *r = ctx;

	if (r->text.n + (size_t)n <= XML_LEAF_MAX)
		buf_put(&r->text, p, (size_t)n);
}

/* No feed needs one, and a few of them can grow to gigabytes. */
static void on_entity(void *ctx, const char *name, int is_parameter, const char *value, int n,
		      const char *base, const char *system_id, const char *public_id, const char *notation)
{
	(void)name, (void)is_parameter, (void)value, (void)n, (void)base;
	(void)system_id, (void)public_id, (void)notation;
	stop(ctx, "it declares entities");
}

/*
 * Called for the DTD that XML_UseForeignDTD makes up, and for one that a
 * document names: read as an empty one. expat believes in it, and takes an
 * entity that nobody declared for one of it, only where a parser was made for it.
 */
static int on_external(XML_Parser parser, const char *context, const char *base, const char *system_id,
		       const char *public_id)
{
	XML_Parser empty = XML_ExternalEntityParserCreate(parser, context, NULL);
	int rc;

	(void)base, (void)system_id, (void)public_id;
	if (empty == NULL)
		return XML_STATUS_ERROR;
	rc = XML_Parse(empty, " ", 1, 1);
	XML_ParserFree(empty);
	return rc;
}

enum kpi_status xml_read(struct slice bytes, const char *name, const struct xml_handler *h, struct err *err)
{
	struct reader r = {.h = h};
	struct buf text = {0};
	struct decoded how;
	enum kpi_status status = KPI_OK;
	struct slice in;

	decode_bytes(bytes, NULL, true, &text, &how);
	in = slice_trim(buf_slice(&text));
	r.parser = XML_ParserCreate("UTF-8");
	if (r.parser == NULL || in.n > INT_MAX) {
		XML_ParserFree(r.parser);
		buf_release(&text);
		return err_set(err, KPI_EINPUT, name, 0, "too large");
	}
	XML_SetUserData(r.parser, &r);
	XML_SetElementHandler(r.parser, on_start, on_end);
	XML_SetCharacterDataHandler(r.parser, on_text);
	XML_SetEntityDeclHandler(r.parser, on_entity);
	/* with a DTD that might declare it, an entity nobody declared (&nbsp;) is skipped and not an error */
	XML_SetParamEntityParsing(r.parser, XML_PARAM_ENTITY_PARSING_ALWAYS);
	XML_SetExternalEntityRefHandler(r.parser, on_external);
	XML_UseForeignDTD(r.parser, XML_TRUE);
	if (XML_Parse(r.parser, in.p != NULL ? in.p : "", (int)in.n, 1) != XML_STATUS_OK) {
		unsigned long line = XML_GetCurrentLineNumber(r.parser);

		status = err_set(err, KPI_EINPUT, name, line < UINT_MAX ? (unsigned int)line : 0, "%s",
				 r.refused != NULL ? r.refused : XML_ErrorString(XML_GetErrorCode(r.parser)));
	}
	XML_ParserFree(r.parser);
	buf_release(&r.text);
	buf_release(&text);
	return status;
}

const char *xml_attr(const char *const *attrs, const char *name)
{
	for (; *attrs != NULL; attrs += 2)
		if (strcmp(attrs[0], name) == 0)
			return attrs[1];
	return NULL;
}
