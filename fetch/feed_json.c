/* SPDX-License-Identifier: BSD-2-Clause */
/* JSON Feed 1.1 (jsonfeed.org): which pages it lists. */
#include "fetch/feed.h"

#include <string.h>

#include "base/json_read.h"
#include "fetch/moment.h"

/* A member that is a string; the empty slice for anything else. */
static struct slice text_of(const struct jvalue *object, const char *key)
{
	const char *text = NULL;

	return jtext(jget(object, key), &text) ? slice_str(text) : slice_of(NULL, 0);
}

static void add_item(struct links *out, const char *url, const struct jvalue *item)
{
	struct slice href = text_of(item, "url"), title = text_of(item, "title");
	int64_t published = 0, modified = 0;

	if (href.n == 0)
		href = text_of(item, "external_url");
	/* an id is often the address */
	if (href.n == 0 &&
	    (slice_starts(text_of(item, "id"), "http://") || slice_starts(text_of(item, "id"), "https://")))
		href = text_of(item, "id");
	moment_parse(text_of(item, "date_published"), &published);
	moment_parse(text_of(item, "date_modified"), &modified);
	links_add(out, url, href, title, published > modified ? published : modified);
}

enum kpi_status feed_read_json(struct slice bytes, const char *url, struct links *out, struct err *err)
{
	struct jvalue *doc;
	const struct jvalue *items;
	enum kpi_status status = jread(bytes, url, 0, &doc, err);

	out->ttl = -1;
	if (status != KPI_OK)
		return status;
	items = jget(doc, "items");
	if (items == NULL)
		status = err_set(err, KPI_EINPUT, url, 0, "not a JSON feed: it has no items");
	for (size_t i = 0; i < jlen(items); i++)
		add_item(out, url, jat(items, i));
	links_next(out, url, text_of(doc, "next_url"));
	jread_free(doc);
	return status;
}
