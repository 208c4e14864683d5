/* SPDX-License-Identifier: BSD-2-Clause */
/* Sidecars: what somebody else knows of an article. */
#include "daemon/sidecar.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "config/conf.h"
#include "config/suggest.h"
#include "text/charset.h"

static const char *const keys[] = {"url", "published", "title", "source", "region", "charset"};

enum { KEYS = sizeof(keys) / sizeof(*keys) };

static char **text_of(struct sidecar *s, const char *key)
{
	if (strcmp(key, "url") == 0)
		return &s->url;
	if (strcmp(key, "title") == 0)
		return &s->title;
	if (strcmp(key, "source") == 0)
		return &s->source;
	if (strcmp(key, "region") == 0)
		return &s->region;
	return strcmp(key, "charset") == 0 ? &s->charset : NULL;
}

enum kpi_status sidecar_day(struct slice text, struct date *out)
{
	struct slice day = slice_trim(text);

	if (day.n > 10 && (day.p[10] == 'T' || day.p[10] == ' '))
		day.n = 10;
	return date_parse(day, out);
}

static enum kpi_status unknown(const char *key, const char *name, unsigned int line, struct err *err)
{
	for (int i = 0; i < KEYS; i++)
		if (suggest_distance(key, keys[i]) <= strlen(keys[i]) / 3)
			return err_set(err, KPI_EINPUT, name, line, "unknown key %s; did you mean %s?", key,
				       keys[i]);
	return err_set(err, KPI_EINPUT, name, line, "unknown key %s", key);
}

static enum kpi_status set(struct sidecar *s, const char *key, struct slice value, const char *name,
			   unsigned int line, struct err *err)
{
	char **text = text_of(s, key);
	bool day = strcmp(key, "published") == 0;

	if (text == NULL && !day)
		return unknown(key, name, line, err);
	if ((text != NULL && *text != NULL) || (day && date_is_set(s->published)))
		return err_set(err, KPI_EINPUT, name, line, "%s is given twice", key);
	value = slice_trim(value);
	if (value.n == 0)
		return err_set(err, KPI_EINPUT, name, line, "%s is empty", key);
	if (text == &s->charset && charset_of_label(value) == CHARSET_NONE)
		return err_set(err, KPI_EINPUT, name, line, "unknown charset %.*s",
			       value.n > 40 ? 40 : (int)value.n, value.p);
	if (text != NULL) {
		*text = mem_strndup(value.p, value.n);
		return KPI_OK;
	}
	if (sidecar_day(value, &s->published) != KPI_OK) {
		s->published = (struct date){0};
		return err_set(err, KPI_EINPUT, name, line, "not a day of the form YYYY-MM-DD: %.*s",
			       value.n > 40 ? 40 : (int)value.n, value.p);
	}
	return KPI_OK;
}

static enum kpi_status parse_conf(struct slice text, const char *name, struct sidecar *out, struct err *err)
{
	struct conf *c;
	enum kpi_status status = conf_parse(text, name, &c, err);

	if (status != KPI_OK)
		return KPI_EINPUT;
	for (size_t i = 0; i < conf_len(conf_root(c)) && status == KPI_OK; i++) {
		const struct conf_node *n = conf_at(conf_root(c), i);
		const char *v;

		status = conf_str(n, &v, err);
		if (status == KPI_OK)
			status = set(out, conf_name(n), slice_str(v), name, conf_line(n), err);
	}
	conf_close(c);
	return status == KPI_OK ? KPI_OK : KPI_EINPUT;
}

static bool next_line(struct slice *rest, struct slice *line)
{
	const char *end;

	if (rest->n == 0)
		return false;
	end = memchr(rest->p, '\n', rest->n);
	line->p = rest->p;
	line->n = end != NULL ? (size_t)(end - rest->p) : rest->n;
	rest->p += line->n + (end != NULL);
	rest->n -= line->n + (end != NULL);
	*line = slice_trim(*line);
	return true;
}

static enum kpi_status parse_lines(struct slice text, const char *name, struct sidecar *out, struct err *err)
{
	struct slice line;
	unsigned int n = 0;
	enum kpi_status status = KPI_OK;

	while (status == KPI_OK && next_line(&text, &line)) {
		const char *colon = line.n > 0 ? memchr(line.p, ':', line.n) : NULL;
		struct slice key;
		char word[32];

		n++;
		if (line.n == 0 || *line.p == '#')
			continue;
		if (colon == NULL)
			return err_set(err, KPI_EINPUT, name, n, "not of the form key: value");
		key = slice_trim(slice_of(line.p, (size_t)(colon - line.p)));
		if (key.n == 0 || key.n >= sizeof(word))
			return err_set(err, KPI_EINPUT, name, n, "not of the form key: value");
		memcpy(word, key.p, key.n);
		word[key.n] = '\0';
		status = set(out, word, slice_of(colon + 1, line.n - (size_t)(colon + 1 - line.p)), name, n,
			     err);
	}
	return status;
}

/* Whether the first line that says something is a setting of libconfig's: an = right after the key, or a ; at the end. */
static bool is_conf(struct slice text)
{
	struct slice line;

	while (next_line(&text, &line)) {
		size_t i = 0;

		if (line.n == 0 || *line.p == '#')
			continue;
		if (slice_starts(line, "//") || slice_starts(line, "/*"))
			return true;
		while (i < line.n && line.p[i] != '=' && line.p[i] != ':')
			i++;
		if (i == line.n)
			return false;
		if (line.p[i] == '=')
			return true;
		line = slice_trim(slice_of(line.p + i + 1, line.n - i - 1));
		return line.n > 1 && line.p[0] == '"' && line.p[line.n - 1] == ';';
	}
	return false;
}

enum kpi_status sidecar_parse(struct slice text, const char *name, struct sidecar *out, struct err *err)
{
	enum kpi_status status = KPI_OK;
	size_t bad = 0;

	*out = (struct sidecar){0};
	if (slice_starts(text, "\xEF\xBB\xBF"))
		text = slice_of(text.p + 3, text.n - 3);
	if (text.n > SIDECAR_SIZE_MAX)
		return err_set(err, KPI_EINPUT, name, 0, "a sidecar has at most %d bytes", SIDECAR_SIZE_MAX);
	if (text.n > 0 && (!utf8_valid(text.p, text.n, &bad) || memchr(text.p, '\0', text.n) != NULL)) {
		unsigned int line = 1;

		for (size_t i = 0; i < bad; i++)
			line += text.p[i] == '\n';
		return err_set(err, KPI_EINPUT, name, line, "not UTF-8 text");
	}
	status = is_conf(text) ? parse_conf(text, name, out, err) : parse_lines(text, name, out, err);
	if (status != KPI_OK)
		sidecar_release(out);
	return status;
}

struct article_hints sidecar_hints(const struct sidecar *s, const char *path)
{
	return (struct article_hints){.path = path,
				      .url = s->url,
				      .title = s->title,
				      .source = s->source,
				      .region = s->region,
				      .charset = s->charset,
				      .published = s->published};
}

void sidecar_release(struct sidecar *s)
{
	free(s->url);
	free(s->title);
	free(s->source);
	free(s->region);
	free(s->charset);
	*s = (struct sidecar){0};
}
