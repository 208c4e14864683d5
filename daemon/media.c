/* SPDX-License-Identifier: BSD-2-Clause */
/* Which files are articles. */
#include "daemon/media.h"

#include <strings.h>

#include "text/article.h"
#include "text/decode.h"

static bool has_extension(const char *name, const char *const *extensions)
{
	const char *base = strrchr(name, '/'), *dot = strrchr(base != NULL ? base + 1 : name, '.');

	for (; dot != NULL && *extensions != NULL; extensions++)
		if (strcasecmp(dot, *extensions) == 0)
			return true;
	return false;
}

const char *media_unknown(const char *name, struct slice raw, enum item_media *media)
{
	static const char *const html[] = {".html", ".htm", ".xhtml", ".shtml", NULL}, *const text[] = {
											       ".txt", NULL};

	*media = MEDIA_TEXT;
	if (raw.n == 0)
		return NULL;
	if (has_extension(name, html) || (!has_extension(name, text) && article_is_html(raw)))
		*media = MEDIA_HTML;
	else if (!has_extension(name, text))
		return decode_is_binary(raw) ? "binary: no text in any charset"
					     : "unknown kind of file: neither .txt nor HTML";
	return NULL;
}
